import { dateWords } from '../../kernel/time/index.ts';
import { closingsOf } from './closings.ts';
import { pieceKey, withYears, type Edition } from './catalogue.rules.ts';
import { dayOfYear, endOfTerm } from './dates.rules.ts';
import { issuerOf } from './issuers.ts';
import { editionText, layOut, plainText, type Block } from './layout.rules.ts';
import type { Dice } from './random.rules.ts';

/** Writes one edition out as an official document: title, number, recipients, text, signature, date, attached text. */
export function composeEdition(edition: Edition, register: readonly Edition[], dice: Dice): Block[] {
  const text = filledText(edition, register);
  const blocks: Block[] = [{ kind: 'title', text: edition.title }];
  if (edition.number) blocks.push({ kind: 'number', text: edition.number });
  if (edition.name) return [...blocks, ...withCover(edition, text, dice)];
  const recipients = recipientsOf(edition);
  if (recipients) blocks.push({ kind: 'recipients', text: recipients });
  if (edition.kind === 'interpretation') return [...blocks, ...explanation(edition, text, dice)];
  const [main, ...attached] = splitAttachments(text);
  blocks.push(...layOut(withTerm(edition, withClosings(edition, main ?? '', register)), 'items'));
  for (const [i, part] of attached.entries()) {
    const no = attached.length > 1 ? `${i + 1}.` : '';
    blocks.push({ kind: 'paragraph', text: `${i === 0 ? '附件：' : '　　　'}${no}${part.split('\n')[0] ?? ''}` });
  }
  blocks.push(...signature(edition));
  for (const [i, part] of attached.entries()) {
    blocks.push({ kind: 'paragraph', text: attached.length > 1 ? `附件${i + 1}` : '附件' });
    blocks.push(...layOut(`=== ${part}`, 'items'));
  }
  return blocks;
}

/** Words of the text itself, without title, number, signature: what the length limits are about. */
export const bodyLength = (blocks: readonly Block[]) =>
  plainText(blocks.filter((block) => !['title', 'number', 'recipients', 'right'].includes(block.kind))).replace(
    /\s/g,
    '',
  ).length;

function splitAttachments(text: string): string[] {
  return text.split(/\n?=== /);
}

function filledText(edition: Edition, register: readonly Edition[]): string {
  const { subject, piece, index, madeOn, issuer } = edition;
  let text = withYears(editionText(piece.text, index), madeOn).replaceAll('{电话}', issuer.phone);
  if (text.includes('{废止目录}')) text = text.replace('{废止目录}', repealedRows(edition, register));
  if (text.includes('{有效目录}')) text = text.replace('{有效目录}', validRows(edition, register));
  const open = /\{[^}]*\}/.exec(text);
  if (open) throw new Error(`${subject.id}/${pieceKey(piece)}: ${open[0]} is not filled`);
  return text;
}

/** Rules of the government and its office that had ended by the day of a clean-up and stood in no earlier one, with the reason. */
function repealedRows(decision: Edition, register: readonly Edition[]): string {
  const earlier = register.filter(({ kind, madeOn }) => kind === 'decision' && madeOn < decision.madeOn).at(-1);
  const rows = register.flatMap((edition) => {
    const { piece, kind, issuer, effectiveOn, term, key, name, number } = edition;
    if (piece.endedBy === decision.piece.key) return [[name, number, '废止']];
    if (piece.endedBy || kind !== 'normative' || !['government', 'office'].includes(issuer.code)) return [];
    const successor = register.find((later) => later.previous?.key === key);
    const lastDay = endOfTerm(effectiveOn, term ?? 5);
    const replaced = successor !== undefined && successor.effectiveOn <= lastDay;
    const endedOn = replaced ? successor.effectiveOn : lastDay;
    if (endedOn > decision.madeOn || endedOn <= (earlier?.madeOn ?? '')) return [];
    return [[name, number, replaced ? '被新文件代替' : '有效期届满，失效']];
  });
  return ['| 序号 | 文件名称 | 发文字号 | 处理 |', ...rows.map((row, i) => `| ${i + 1} | ${row.join(' | ')} |`)].join(
    '\n',
  );
}

function validRows(decision: Edition, register: readonly Edition[]): string {
  const rows = register.filter(
    ({ kind, issuer, effectiveOn, term, piece, key }) =>
      kind === 'normative' &&
      ['government', 'office'].includes(issuer.code) &&
      effectiveOn <= decision.madeOn &&
      endOfTerm(effectiveOn, term ?? 5) > decision.madeOn &&
      !piece.endedBy &&
      !register.some((later) => later.previous?.key === key && later.effectiveOn <= decision.madeOn),
  );
  const lines = rows.map(
    (e, i) => `| ${i + 1} | ${e.name} | ${e.number} | ${dateWords('zh', endOfTerm(e.effectiveOn, e.term ?? 5))} |`,
  );
  return ['| 序号 | 文件名称 | 发文字号 | 有效期至 |', ...lines].join('\n');
}

function recipientsOf({ kind, piece, issuer }: Edition): string {
  if (piece.to !== undefined) return piece.to;
  const toEverybody = ['announcement', 'interpretation', 'statistics', 'budget', 'annual_report'].includes(kind);
  return toEverybody ? '' : issuer.recipients;
}

function signature({ issuer, piece, madeOn, kind }: Edition): Block[] {
  if (kind === 'annual_report' || kind === 'budget') return [{ kind: 'right', text: dateWords('zh', madeOn) }];
  const names = [issuer.name, ...(piece.with ?? []).map((code) => issuerOf(code).name)];
  return [...names, dateWords('zh', madeOn)].map((text) => ({ kind: 'right' as const, text }));
}

/** Fills short notices and announcements up with the sections with which such an office ends its letters. */
function withClosings({ kind, subject, issuer, key }: Edition, text: string, register: readonly Edition[]): string {
  if (kind !== 'notice' && kind !== 'announcement') return text;
  const wanted = text.length < 470 ? 2 : text.length < 720 ? 1 : 0;
  const choices = closingsOf(issuer.code, kind, subject.id);
  // The office's letters take turns, so that neighbours in its list end differently.
  const turn = register.filter((e) => e.kind === kind && e.issuer.code === issuer.code).findIndex((e) => e.key === key);
  const chosen = Array.from(
    { length: Math.min(wanted, choices.length) },
    (_, i) => choices[(turn + i) % choices.length],
  );
  return editionText([text, ...chosen].join('\n'), 1);
}

function withTerm({ term, kind, piece }: Edition, text: string): string {
  return kind === 'notice' && term && typeof piece.lasts === 'number' && !text.includes('有效期')
    ? `${text}\n本通知有效期${term}年，国家和省另有规定的，从其规定。`
    : text;
}

const COVERS: Record<string, readonly ((name: string, self: string, meeting: number) => string)[]> = {
  government: [
    (name, _, meeting) => `《${name}》已经市政府第${meeting}次常务会议审议通过，现印发给你们，请认真贯彻执行。`,
    (name) => `现将《${name}》印发给你们，请结合实际，认真组织实施。`,
  ],
  office: [
    (name) => `《${name}》已经市政府同意，现印发给你们，请结合实际认真贯彻落实。`,
    (name) => `经市政府同意，现将《${name}》印发给你们，请遵照执行。`,
    (name, _, meeting) => `《${name}》已经市政府第${meeting}次常务会议研究同意，现印发给你们，请抓好落实。`,
  ],
  department: [
    (name) => `现将《${name}》印发给你们，请遵照执行。`,
    (name, self) => `《${name}》已经${self}集体研究通过，现印发给你们，请认真贯彻执行。执行中的问题，请及时反馈。`,
    (name, self) => `${self}制定了《${name}》，经合法性审核并报市政府备案，现予印发，请结合实际抓好落实。`,
  ],
};

function withCover(edition: Edition, text: string, dice: Dice): Block[] {
  const { name, issuer, piece, madeOn, kind } = edition;
  const meeting = (Number(madeOn.slice(0, 4)) - 2022) * 24 + Math.ceil(dayOfYear(madeOn) / 15.5);
  const covers = COVERS[issuer.code] ?? COVERS.department ?? [];
  const blocks: Block[] = [];
  const recipients = recipientsOf(edition);
  if (recipients) blocks.push({ kind: 'recipients', text: recipients });
  blocks.push({ kind: 'paragraph', text: dice.pick(covers)(name, piece.with ? '有关部门' : issuer.self, meeting) });
  blocks.push(...signature(edition));
  if (['government', 'office'].includes(issuer.code)) blocks.push({ kind: 'paragraph', text: '（此件公开发布）' });
  blocks.push({ kind: 'center', text: name });
  const rule = kind === 'normative';
  blocks.push(...layOut(rule ? withLastArticles(edition, text, dice) : text, rule ? 'articles' : 'items'));
  return blocks;
}

/** Who explains the rule, from when and how long it applies, and what it replaces: the last articles of every rule. */
function withLastArticles(edition: Edition, text: string, dice: Dice): string {
  const { name, effectiveOn, term, previous, subject, issuer } = edition;
  const kind = /(办法|规定|细则|规范|规则)/.exec(name.replace(/（.*）$/, '').slice(-4))?.[1] ?? '办法';
  const lines = [text];
  if (text.includes('\n# ') && !text.includes('# 附则')) lines.push('# 附则');
  if (!text.includes('负责解释') && dice.next() < 0.55) {
    lines.push(
      `本${kind}由${issuerOf(subject.owner).name}负责解释${issuer.code === subject.owner ? '' : '，并可以依据本' + kind + '制定配套措施'}。`,
    );
  }
  const ended = previous && endOfTerm(previous.effectiveOn, previous.term ?? 5) < effectiveOn;
  const repeal = previous && !ended ? `《${previous.name}》（${previous.number}）同时废止。` : '';
  lines.push(
    `本${kind}自${dateWords('zh', effectiveOn)}起施行，有效期${term === 2 ? '2' : String(term ?? 5)}年。${repeal}`,
  );
  return lines.join('\n');
}

function explanation(edition: Edition, text: string, dice: Dice): Block[] {
  const { refersTo, issuer, piece } = edition;
  if (!refersTo) return [];
  const whole = `《${refersTo.name || refersTo.title}》（${refersTo.number}）`;
  const starts = refersTo.kind === 'normative' ? `，自${dateWords('zh', refersTo.effectiveOn)}起施行` : '';
  const opening = /问答/.test(piece.title)
    ? dice.pick([
        `${whole}公布后，群众通过12345热线、网站留言提出了一些问题。现就大家比较关心的问题集中答复如下：`,
        `为便于群众了解${whole}，我们整理了咨询较多的问题，现逐一答复如下：`,
      ])
    : dice.pick([
        `${dateWords('zh', refersTo.madeOn)}，${refersTo.issuer.name}印发了${whole}${starts}。现将有关内容解读如下：`,
        `${whole}已经公布${starts}。为便于各单位和社会公众准确理解，现解读如下：`,
        `近日，${refersTo.issuer.name}印发${whole}${starts}，现就主要内容作如下说明：`,
      ]);
  return [
    { kind: 'paragraph', text: opening },
    ...layOut(text, 'items'),
    { kind: 'paragraph', text: `解读单位：${issuer.name}` },
    { kind: 'paragraph', text: `咨询电话：${issuer.phone}（工作日9:00—12:00，13:30—17:00）` },
  ];
}
