import { pageWriter, renderPage, safeHref, type PageFrame, type PublicSite } from '../../portal/index.ts';
import type { MediaRow } from './registers.repo.ts';
import type { MediaKind } from './registers.schema.ts';
import type { RegistersService } from './registers.service.ts';

const KINDS: Record<MediaKind, [string, string]> = {
  website: ['网站', 'Web site'],
  wechat: ['微信公众号', 'WeChat'],
  weibo: ['微博', 'Weibo'],
  app: ['移动客户端', 'App'],
  mini_program: ['小程序', 'Mini program'],
  video: ['短视频号', 'Video'],
  other: ['其他', 'Other'],
};

/** The register as the public reads it: so that nobody takes a stranger's account for the city's. */
export function registerRegistersPortal(site: PublicSite, registers: RegistersService): void {
  site.page('/media-accounts', async ({ frame, tenantId }) => ({
    body: renderRegister(frame, await registers.listPublic(tenantId)),
    tags: [`tenant:${tenantId}`],
  }));
}

function renderRegister(frame: PageFrame, rows: readonly MediaRow[]): string {
  const { text, date, chinese, link } = pageWriter(frame);
  const zh = frame.locale === 'zh';
  const title = text.footer.mediaAccounts;
  const open = rows.filter(({ closedOn }) => closedOn === null);
  const closed = rows.filter(({ closedOn }) => closedOn !== null);
  const entry = (row: MediaRow) => {
    const href = row.address ? safeHref(row.address) : null;
    return (
      <li>
        <p class="item-title" {...chinese}>
          {href ? <a href={href}>{row.name}</a> : row.name}
        </p>
        <p class="item-meta">
          <span>{KINDS[row.kind][zh ? 0 : 1]}</span>
          {row.account && <span {...chinese}>{row.account}</span>}
          <a href={link(`/units/${row.organisationId}`)} {...chinese}>
            {row.organisationName}
          </a>
          {row.siteCode && <span>{`${text.footer.idCode} ${row.siteCode}`}</span>}
          <span>
            {zh ? '开设于' : 'Opened '}
            <time dateTime={row.openedOn}>{date(row.openedOn)}</time>
          </span>
          {row.closedOn && (
            <span>
              {zh ? '关停于' : 'Closed '}
              <time dateTime={row.closedOn}>{date(row.closedOn)}</time>
            </span>
          )}
        </p>
        {row.closingReason && (
          <p class="help" {...chinese}>
            {row.closingReason}
          </p>
        )}
      </li>
    );
  };
  return renderPage({
    frame,
    title,
    breadcrumb: [{ label: title }],
    column: { name: '网站和新媒体账号', type: '政务新媒体' },
    children: (
      <div class="narrow">
        <h1>{title}</h1>
        <p class="unit-lead">
          {zh
            ? '以下是本级政府和部门登记的网站和新媒体账号，其他账号不代表政府。'
            : 'The sites and accounts that the government and its departments have registered; no other speaks for it.'}
        </p>
        {open.length === 0 && <p class="help">{zh ? '还没有登记。' : 'Nothing has been registered yet.'}</p>}
        <ul class="account-list">{open.map(entry)}</ul>
        {closed.length > 0 && (
          <section class="block" aria-labelledby="closed">
            <h2 id="closed">{zh ? '已关停' : 'Closed'}</h2>
            <ul class="account-list">{closed.map(entry)}</ul>
          </section>
        )}
      </div>
    ),
  });
}
