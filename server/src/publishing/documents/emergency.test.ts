import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { findAfterwards } from '../../foundation/review/index.ts';
import { listLiveEditions, listShownAsPage } from './published.repo.ts';

let world: DocumentsWorld;
beforeAll(async () => {
  world = await createDocumentsWorld();
});
afterAll(() => world.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
async function draft(number: string, text = notice(number)): Promise<string> {
  const outcome = await world.importText(world.editor, text, { fileName: `${number}.txt` });
  if (outcome.state !== 'saved') throw new Error('not saved');
  return outcome.documentId;
}
const urgently = (number = 'duty') =>
  world.officer(number, ['documents.document.read', 'documents.document.publish_urgently'], world.unit.id);
const isPublic = async (id: string) => (await listShownAsPage(world.db, world.tenant.id, [id])).length > 0;
const versionOf = async (id: string) => (await world.documents.get(world.editor, id)).draft?.version ?? 0;

const markOf = async (id: string) => {
  const edition = (await listLiveEditions(world.db, world.tenant.id, [id])).get(id);
  return edition ? findAfterwards(world.db, world.tenant.id, edition) : 'no edition';
};

describe('publication in an emergency', () => {
  it('needs a permission of its own and a reason', async () => {
    const id = await draft('9001');
    const input = { version: await versionOf(id), reason: '台风红色预警' };
    expect(await codeOf(world.documents.publishUrgently(world.publisher, id, input))).toBe('access.denied');
    expect(await codeOf(world.documents.publishUrgently(urgently(), id, { ...input, reason: ' ' }))).toBe(
      'documents.reason_missing',
    );
    expect(await codeOf(world.documents.publishUrgently(urgently(), id, { ...input, version: 99 }))).toBe(
      'documents.edition_conflict',
    );
    expect(await isPublic(id)).toBe(false);
  });

  it('is public at once and reviewed afterwards, not by those who wrote it or let it out', async () => {
    const id = await draft('9002');
    const input = { version: await versionOf(id), reason: '台风红色预警' };
    const { reviewId } = await world.documents.publishUrgently(urgently(), id, input);
    expect(await isPublic(id)).toBe(true);
    expect(await markOf(id)).toBe('open');
    const self = world.officer('duty', ['documents.document.read', 'review.step.first']);
    expect((await world.reviews.get(self, reviewId)).mayDecide).toBe(false);
    for (const reviewer of world.reviewers) {
      const { version } = await world.reviews.get(reviewer, reviewId);
      await world.reviews.decide(reviewer, reviewId, { version, decision: 'approve', reason: '' });
    }
    expect(await isPublic(id)).toBe(true);
    expect(await markOf(id)).toBe('passed');
    expect(await world.actionsOf(id)).toContain('documents.document.published_urgently');
  });

  it('is taken back when the review afterwards refuses it; what the reviewer wrote stays inside', async () => {
    const id = await draft('9003');
    const { reviewId } = await world.documents.submit(world.editor, id, await versionOf(id));
    const sent = await world.documents.publishUrgently(urgently(), id, {
      version: await versionOf(id),
      reason: '停水',
    });
    // The review that was under way gives way to the one afterwards.
    expect((await world.reviews.get(world.editor, reviewId)).state).toBe('cancelled');
    const [first] = world.reviewers;
    if (!first) throw new Error('no reviewer');
    const { version } = await world.reviews.get(first, sent.reviewId);
    await world.reviews.decide(first, sent.reviewId, { version, decision: 'return', reason: '王某的电话有误' });
    expect(await isPublic(id)).toBe(false);
    const { withdrawn } = await world.documents.get(world.editor, id);
    expect(withdrawn?.reason).toBe('应急发布后经审核撤下');
  });

  it('lets nothing past the gate', async () => {
    const id = await draft('9004', `机密★5年\n${notice('9004')}`);
    const input = { version: await versionOf(id), reason: '抢险' };
    expect(await codeOf(world.documents.publishUrgently(urgently(), id, input))).not.toBe('done');
    expect(await isPublic(id)).toBe(false);
  });
});
