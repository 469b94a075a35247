import type { Locale } from '../../kernel/errors/index.ts';

/** Kinds of things to mend, and what the officer does about each. Pure. */

export const FINDING_KINDS = [
  ...['site_down', 'host_away', 'home_idle', 'column_stale', 'column_empty', 'message_late', 'error_open'],
  ...['link_inside', 'link_outside', 'tag_missing', 'footer_missing', 'ipv6_missing', 'media_idle'],
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A fact of a finding: words and numbers, never anything personal. */
export type FindingFacts = Record<string, string | number | boolean | null | string[]>;

/** What a check saw. */
export interface Seen {
  kind: FindingKind;
  /** Names the thing within its target. */
  key: string;
  organisationId: string;
  title: string;
  address: string;
  facts: FindingFacts;
}

interface Words {
  zh: string;
  en: string;
  next: { zh: string; en: string };
}

export const KIND_WORDS: Record<FindingKind, Words> = {
  site_down: {
    ...{ zh: '网站打不开', en: 'The site does not open' },
    next: {
      zh: '联系机房和运维单位查明原因，恢复后补看当天的访问记录',
      en: 'Ask those who run the server for the cause; look at the visits of the day when it is back',
    },
  },
  host_away: {
    ...{ zh: '检查时主机连不上', en: 'The host could not be reached' },
    next: {
      zh: '核对域名解析、证书和防火墙，恢复后再检查一遍',
      en: 'Compare name, certificate and firewall; check again when it is back',
    },
  },
  home_idle: {
    ...{ zh: '首页长期不更新', en: 'Nothing new on the home page' },
    next: {
      zh: '发布带日期的新信息，并确认首页能看到',
      en: 'Publish something new with its date and see that the home page shows it',
    },
  },
  column_stale: {
    ...{ zh: '栏目应更新未更新', en: 'A column is not updated in time' },
    next: {
      zh: '发布应公开的信息；确无信息的，合并或关停栏目',
      en: 'Publish what is due; where there is nothing to publish, merge or close the column',
    },
  },
  column_empty: {
    ...{ zh: '空白栏目', en: 'An empty column' },
    next: { zh: '补充内容，或关停栏目', en: 'Fill the column or close it' },
  },
  message_late: {
    ...{ zh: '留言超期未回应', en: 'A message without an answer' },
    next: { zh: '立即答复，并说明延误原因', en: 'Answer now and say why it took so long' },
  },
  error_open: {
    ...{ zh: '网民找错超期未办结', en: 'An error report past its day' },
    next: { zh: '改正页面或说明理由，答复网民', en: 'Mend the page or give the reason, and answer' },
  },
  link_inside: {
    ...{ zh: '站内死链', en: 'A dead link inside' },
    next: { zh: '改正链接，或把旧地址指向新地址', en: 'Mend the link, or lead the old address to the new one' },
  },
  link_outside: {
    ...{ zh: '站外死链', en: 'A dead link to elsewhere' },
    next: { zh: '打开核实，改正或去掉链接', en: 'Open it, then mend or remove the link' },
  },
  tag_missing: {
    ...{ zh: '缺少页面标签', en: 'A page tag is missing' },
    next: { zh: '在页面模板或栏目设置中补上', en: 'Add it in the template or in the settings of the column' },
  },
  footer_missing: {
    ...{ zh: '首页底部缺少要素', en: 'The foot lacks an element' },
    next: { zh: '在站点设置中补上', en: 'Add it in the settings of the site' },
  },
  ipv6_missing: {
    ...{ zh: '不支持 IPv6', en: 'No IPv6' },
    next: {
      zh: '请运维单位开通 IPv6 并添加 AAAA 记录',
      en: 'Ask those who run the server for IPv6 and an AAAA record',
    },
  },
  media_idle: {
    ...{ zh: '政务新媒体长期不更新', en: 'A media account without anything new' },
    next: { zh: '更新内容；不再需要的，按程序关停并公告', en: 'Publish something, or close the account with a notice' },
  },
};

export const kindName = (kind: FindingKind, locale: Locale): string => KIND_WORDS[kind][locale];
export const nextStep = (kind: FindingKind, locale: Locale): string => KIND_WORDS[kind].next[locale];

/** Which open findings a check closes: of the kinds it looked at, those it did not see again, unless it could not look there. */
export function toClose<T extends { kind: string; key: string }>(
  open: readonly T[],
  checked: readonly FindingKind[],
  seen: readonly Pick<Seen, 'kind' | 'key'>[],
  couldNotLook: (finding: T) => boolean = () => false,
): T[] {
  const names = new Set(seen.map(({ kind, key }) => `${kind} ${key}`));
  return open.filter(
    (finding) =>
      (checked as readonly string[]).includes(finding.kind) &&
      !names.has(`${finding.kind} ${finding.key}`) &&
      !couldNotLook(finding),
  );
}
