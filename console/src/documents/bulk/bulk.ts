import { answer, http } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import type { EditionState, WorkbenchTodo } from '../../api/types.ts';

/** The same thing done to several documents or reviews: each one through the call that serves a single one. */

export const BULK_ACTIONS = ['submit', 'approve', 'publish', 'discard'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

export interface BulkItem {
  key: string;
  /** Of the review for `approve`, of the document for the others. */
  id: string;
  /** That was seen in the list; a change in the meantime is refused by the server and told. */
  version: number;
  title: string;
  /** Where to look at it. */
  to: string;
  may: readonly BulkAction[];
}

export type BulkOutcome =
  | { state: 'done' }
  | { state: 'refused'; error: unknown }
  /** The answer got lost: it may have been done. */
  | { state: 'unknown' }
  | { state: 'untouched' };

type Can = (permission: string) => boolean;

const PERMISSIONS: Record<Exclude<BulkAction, 'approve'>, string> = {
  submit: 'documents.document.submit',
  publish: 'documents.document.publish',
  discard: 'documents.document.write',
};

const permitted = (actions: readonly Exclude<BulkAction, 'approve'>[], can: Can): BulkAction[] =>
  actions.filter((action) => can(PERMISSIONS[action]));

/** What a document in this state allows to be done in bulk. */
export function actionsOfState(state: EditionState, can: Can): BulkAction[] {
  if (state === 'draft') return permitted(['submit', 'discard'], can);
  return state === 'approved' ? permitted(['publish'], can) : [];
}

/** What an entry of the work bench allows to be done in bulk. */
export function actionsOfTodo({ kind }: Pick<WorkbenchTodo, 'kind'>, can: Can): BulkAction[] {
  if (kind === 'review') return ['approve'];
  if (kind === 'approved') return actionsOfState('approved', can);
  return kind === 'draft' || kind === 'returned' ? actionsOfState('draft', can) : [];
}

/** Does one thing to one item. */
export async function act(action: BulkAction, { id, version }: Pick<BulkItem, 'id' | 'version'>): Promise<void> {
  const path = { path: { id } };
  const body = { version };
  if (action === 'submit') await answer(http.POST('/api/v1/console/documents/{id}/submit', { params: path, body }));
  if (action === 'publish') await answer(http.POST('/api/v1/console/documents/{id}/publish', { params: path, body }));
  if (action === 'discard')
    await answer(http.DELETE('/api/v1/console/documents/{id}/draft', { params: { ...path, query: body } }));
  if (action === 'approve') {
    const decision = { ...body, decision: 'approve' as const, reason: '' };
    await answer(http.POST('/api/v1/reviews/{id}/decision', { params: path, body: decision }));
  }
}

/**
 * One item after the other. A refusal concerns its item only; when the answer of the server is lost, or the person stops it or does not sign
 * in again, the rest stays untouched and says so.
 */
export async function runBulk(
  items: readonly BulkItem[],
  doOne: (item: BulkItem) => Promise<void>,
  { onOutcome, isStopped }: { onOutcome: (key: string, outcome: BulkOutcome) => void; isStopped: () => boolean },
): Promise<void> {
  let ended = false;
  for (const item of items) {
    if (ended || isStopped()) {
      onOutcome(item.key, { state: 'untouched' });
      continue;
    }
    try {
      await doOne(item);
      onOutcome(item.key, { state: 'done' });
    } catch (error) {
      const isLost = error instanceof ApiError && (error.code === 'network' || error.status >= 500);
      onOutcome(item.key, isLost ? { state: 'unknown' } : { state: 'refused', error });
      ended = isLost || !(error instanceof ApiError) || error.code === 'gave_up';
    }
  }
}
