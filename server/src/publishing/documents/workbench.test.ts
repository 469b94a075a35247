import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { listOwnWork } from './workbench.repo.ts';

let world: DocumentsWorld;
beforeAll(async () => void (world = await createDocumentsWorld()));
afterAll(() => world.close());

async function draft(n: string): Promise<string> {
  const outcome = await world.importText(world.editor, notice(n));
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}
const versionOf = async (id: string) => (await world.documents.get(world.editor, id)).draft?.version ?? 0;
const submit = async (id: string) => world.documents.submit(world.editor, id, await versionOf(id));
const kindOf = async (id: string) =>
  (await listOwnWork(world.db, world.editor)).editions.find((edition) => edition.documentId === id)?.kind;

describe('my own work', () => {
  it('knows a returned text by its last review, whatever happened before', async () => {
    const { reviews, reviewers } = world;
    const [first] = reviewers;
    if (!first) throw new Error('no reviewer');
    const id = await draft('4001');
    expect(await kindOf(id)).toBe('draft');
    const { reviewId } = await submit(id);
    expect(await kindOf(id)).toBeUndefined();
    await reviews.decide(first, reviewId, { version: 1, decision: 'return', reason: '请补充附件' });
    expect(await kindOf(id)).toBe('returned');
    await submit(id);
    expect(await kindOf(id)).toBeUndefined();
    // Taken back by its author: nobody returned it.
    await world.documents.recall(world.editor, id, '还要补充');
    expect(await kindOf(id)).toBe('draft');
  });

  it('does not take the review of an earlier text for that of the next', async () => {
    const { documents, reviews, editor, reviewers, publisher } = world;
    const id = await draft('4002');
    const sent = await submit(id);
    await reviews.decide(reviewers[0]!, sent.reviewId, { version: 1, decision: 'return', reason: '请核对日期' });
    const { reviewId } = await submit(id);
    for (const reviewer of reviewers) {
      const { version } = await reviews.get(reviewer, reviewId);
      await reviews.decide(reviewer, reviewId, { version, decision: 'approve', reason: '' });
    }
    expect((await listOwnWork(world.db, publisher)).editions.find((e) => e.documentId === id)?.kind).toBe('approved');
    await documents.publishApproved(publisher, id, await versionOf(id));
    await documents.startDraft(editor, id);
    expect(await kindOf(id)).toBe('draft');
  });
});
