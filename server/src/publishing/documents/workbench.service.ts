import type { Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { ReviewListItem, ReviewService } from '../../foundation/review/index.ts';
import type { Static } from 'typebox';
import type { DisclosureService } from './disclosure.service.ts';
import type { WorkbenchTodo } from './documents.schema.ts';
import { countPublished } from './published.repo.ts';
import { listOwnWork } from './workbench.repo.ts';

export interface WorkbenchDeps {
  db: Database;
  reviews: ReviewService;
  disclosure: Pick<DisclosureService, 'listDue'>;
  /** What other modules have to do for the officer. */
  more?: readonly ((actor: Actor) => Promise<Workbench['todos']>)[];
}
export type WorkbenchService = ReturnType<typeof createWorkbenchService>;

export interface Workbench {
  todos: Static<typeof WorkbenchTodo>[];
  counts: { drafts: number; waiting: number; returned: number; approved: number };
  waitingForOthers: { reviewId: string; title: string; step: string; waitingFor: string[]; since: string }[];
  demoOffer: boolean;
}

/** The open step, for whom it would be decided, and how its limit stands. */
function stepWords({ step, mode, mayDecideFor, clock }: ReviewListItem, locale: 'zh' | 'en'): string {
  const zh = locale === 'zh';
  const words = [
    mode === 'afterwards' ? (zh ? '应急发布补审' : 'Review afterwards') : '',
    zh ? step.nameZh : step.nameEn,
    mayDecideFor && (zh ? `代${mayDecideFor}` : `for ${mayDecideFor}`),
    clock?.words ?? '',
  ];
  return words.filter(Boolean).join(' · ');
}

/** What an officer must do now, longest waiting first, and what lies with others. */
export function createWorkbenchService({ db, reviews, disclosure, more = [] }: WorkbenchDeps) {
  return {
    async get(actor: Actor): Promise<Workbench> {
      const { tenantId, locale } = actor;
      const name = (step: { nameZh: string; nameEn: string }) => (locale === 'zh' ? step.nameZh : step.nameEn);
      const [mine, submitted, late, work, withheld, others] = await Promise.all([
        reviews.listWaitingFor(actor),
        reviews.listSubmittedBy(actor),
        reviews.listEscalated(actor),
        listOwnWork(db, actor),
        disclosure.listDue(actor),
        Promise.all(more.map((list) => list(actor))),
      ]);
      const todos: Workbench['todos'] = [
        ...mine.map((review) => ({
          kind: 'review' as const,
          id: review.id,
          version: review.version,
          title: review.title,
          organisationName: review.organisationName,
          step: stepWords(review, locale),
          since: review.waitingSince,
          fromName: review.submittedByName,
        })),
        // Late with others: whoever oversees the unit is told, unless it waits for himself.
        ...late
          .filter(({ id }) => !mine.some((own) => own.id === id))
          .map((review) => ({
            kind: 'late_review' as const,
            ...{ id: review.id, version: 0, title: review.title, organisationName: review.organisationName },
            step: stepWords(review, locale),
            since: review.waitingSince,
            fromName: review.submittedByName,
          })),
        ...work.editions.map((edition) => ({
          kind: edition.kind,
          id: edition.documentId,
          version: edition.version,
          title: edition.title,
          organisationName: edition.organisationName,
          step: '',
          since: edition.changedAt.toISOString(),
          fromName: '',
        })),
        ...others.flat(),
        ...withheld.map(({ documentId, title, organisationName, reviewDueOn }) => ({
          kind: 'withheld_review' as const,
          ...{ id: documentId, version: 0, title, organisationName, fromName: '' },
          step: locale === 'zh' ? `应于 ${reviewDueOn} 前评审` : `to be reviewed by ${reviewDueOn}`,
          since: `${reviewDueOn}T00:00:00.000Z`,
        })),
        ...work.imports.map(({ id, createdAt, total }) => ({
          kind: 'import' as const,
          id,
          version: 0,
          title: locale === 'zh' ? `导入的 ${total} 份文件待处理` : `${total} imported files to look at`,
          organisationName: '',
          step: '',
          since: createdAt.toISOString(),
          fromName: '',
        })),
      ];
      const count = (kind: string) => todos.filter((todo) => todo.kind === kind).length;
      return {
        todos: todos.sort((a, b) => (a.since < b.since ? -1 : 1)),
        counts: {
          drafts: count('draft'),
          waiting: submitted.length,
          returned: count('returned'),
          approved: count('approved'),
        },
        waitingForOthers: submitted.map((review) => ({
          reviewId: review.id,
          title: review.title,
          step: name(review.step),
          waitingFor: review.waitingFor,
          since: review.waitingSince,
        })),
        demoOffer: actor.can('demo.content.load') && (await countPublished(db, tenantId, {})) === 0,
      };
    },
  };
}
