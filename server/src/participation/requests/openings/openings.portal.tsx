import type { Locale } from '../../../kernel/errors/index.ts';
import { pageWriter, renderPage, type PageFrame, type PublicSite } from '../../../portal/index.ts';
import { intakeTexts } from '../intake/intake.texts.ts';
import { OUTCOMES } from '../outcomes.rules.ts';
import type { PublicAnswer } from './openings.repo.ts';
import type { OpeningsService } from './openings.service.ts';

const PAGE = 30;
const WORDS = {
  zh: {
    title: '依申请公开答复摘编',
    lead: '已经答复的申请，整理后公开；多人申请的信息，转为主动公开。申请人的信息不公开。',
    none: '还没有公开的答复。',
    opened: '转为主动公开',
    replied: (on: string) => `${on}答复`,
    newer: '较新的',
    older: '较早的',
    ask: '没有您要的，可以申请公开。',
  },
  en: {
    title: 'Answers to requests',
    lead: 'Answers that were given, in summary; what several people asked for is published in full. Who asked is not shown.',
    none: 'No answer is public yet.',
    opened: 'now public for all',
    replied: (on: string) => `answered on ${on}`,
    newer: 'Newer',
    older: 'Older',
    ask: 'Not what you want? Ask for it.',
  },
} satisfies Record<Locale, object>;

/** The public list of answers; every entry is a published document and has its page. */
export function registerOpeningsPortal(site: PublicSite, openings: Pick<OpeningsService, 'listPublic'>): void {
  site.page(
    '/requests/answers',
    async ({ frame, tenantId, query }) => {
      const page = Math.min(1000, Math.max(1, Math.trunc(Number(query.get('page')) || 1)));
      const rows = await openings.listPublic(tenantId, { limit: PAGE + 1, offset: (page - 1) * PAGE });
      return { body: renderAnswersPage({ frame, rows, page }), tags: [`tenant:${tenantId}`] };
    },
    { params: ['page'] },
  );
}

function renderAnswersPage(view: { frame: PageFrame; rows: readonly PublicAnswer[]; page: number }): string {
  const { frame, rows, page } = view;
  const { link, date, chinese } = pageWriter(frame);
  const words = WORDS[frame.locale];
  const outcomeOf = (code: string) => OUTCOMES.find((one) => one.code === code)?.[frame.locale] ?? '';
  const to = (at: number) => link('/requests/answers', at > 1 ? { page: String(at) } : {});
  return renderPage({
    frame,
    title: words.title,
    description: words.lead,
    breadcrumb: [{ label: intakeTexts(frame.locale).guide.title, path: '/requests' }, { label: words.title }],
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        {rows.length === 0 && <p>{words.none}</p>}
        <ul class="results">
          {rows.slice(0, PAGE).map((row) => (
            <li>
              <h2 {...chinese}>
                <a href={link(`/documents/${row.id}`)}>{row.title}</a>
              </h2>
              <p class="help">
                <span {...chinese}>{row.organisationName}</span>
                {' · '}
                {row.kind === 'opened' ? words.opened : outcomeOf(row.outcome)}
                {row.repliedOn && ` · ${words.replied(date(row.repliedOn))}`}
              </p>
              <p {...chinese}>{row.excerpt}</p>
            </li>
          ))}
        </ul>
        <p class="buttons">
          {page > 1 && <a href={to(page - 1)}>{words.newer}</a>}
          {rows.length > PAGE && <a href={to(page + 1)}>{words.older}</a>}
        </p>
        <p>
          <a href={link('/requests')}>{words.ask}</a>
        </p>
      </div>
    ),
  });
}
