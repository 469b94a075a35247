import type { Actor } from '../../foundation/audit/index.ts';
import type { createCleanupsService } from './cleanups.service.ts';
import type { NormativeService } from './normative.service.ts';

const WRITE = 'documents.document.write';
const DRAW_UP = 'normative.cleanup.write';
/** More than anybody does in a day; the screen of the module has all of them. */
const MOST = 50;

/** What of rules and normative documents waits for an officer: to be published after signing, terms that end, clean-ups to draw up or to confirm. */
export function createNormativeWork(
  normative: Pick<NormativeService, 'listTodos'>,
  cleanups: Pick<ReturnType<typeof createCleanupsService>, 'listWaiting'>,
) {
  return async (actor: Actor) => {
    const zh = actor.locale === 'zh';
    const due = actor.can(WRITE) || actor.can(DRAW_UP) ? (await normative.listTodos(actor)).slice(0, MOST) : [];
    const open = await cleanups.listWaiting(actor);
    return [
      ...due.map(({ kind, documentId, title, organisationName, words, sinceOn }) => ({
        kind: kind === 'publish' ? ('normative_publish' as const) : ('normative_evaluate' as const),
        ...{ id: documentId, version: 0, title, organisationName, step: words, fromName: '' },
        since: `${sinceOn}T00:00:00+08:00`,
      })),
      ...open.map(({ id, version, title, state, since }) => ({
        kind: 'cleanup' as const,
        ...{ id, version, title, organisationName: '', fromName: '', since },
        step:
          state === 'drafting'
            ? zh
              ? '每件都要定结果'
              : 'each needs a result'
            : zh
              ? '请审定公布'
              : 'to be confirmed',
      })),
    ];
  };
}
