import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainAll } from '../../kernel/jobs/index.ts';
import { createSurfaces, type Surfaces } from '../../foundation/gate/index.ts';
import { readEvidence } from '../../foundation/evidence/index.ts';
import { createDocumentsWorld, type DocumentsWorld } from '../../publishing/documents/documents.testing.ts';
import { createEvidenceSurfaces } from './index.ts';

let world: DocumentsWorld;
let surfaces: Surfaces;
beforeAll(async () => {
  world = await createDocumentsWorld();
  surfaces = createSurfaces(world.db, createEvidenceSurfaces(world.db));
});
afterAll(() => world.close());

const settle = () => drainAll(world.db, surfaces);
const standing = (withRetracted = false) =>
  readEvidence(world.db, world.tenant.id, { types: ['document.published'], withRetracted });

describe('what is published', () => {
  it('is evidence with its facts, in one place, once', async () => {
    const text =
      '安澜市财政局关于印发《专项资金管理办法》的通知\n安财发〔2026〕3号\n各有关单位：\n一、总体要求\n略。\n二、资金来源\n略。\n安澜市财政局\n2026年3月2日';
    const outcome = await world.importText(world.system, text, { publish: true });
    expect(outcome).toMatchObject({ state: 'saved', published: true });
    await settle();
    const [one] = await standing();
    expect(one).toMatchObject({ subjectType: 'document', recordedBy: 'gate' });
    expect(one?.title).toContain('专项资金管理办法');
    expect(one?.facts).toMatchObject({ genre: '办法', disclosed: 'document' });
    expect(one?.facts['parts']).toEqual(expect.arrayContaining(['总体要求', '资金来源']));
    // Said again it is the same; a new version takes the place of the old one.
    await surfaces.announceUnsettled();
    await settle();
    expect(await standing(true)).toHaveLength(1);
  });

  it('no longer counts when it is withdrawn, and its words are closed when that was for privacy', async () => {
    const [one] = await standing();
    const { documents, publisher, tenant, db } = world;
    await documents.withdraw(publisher, one?.subjectId ?? '', {
      ...{ reason: '含有身份证号', kind: 'privacy' },
    });
    await settle();
    expect(await standing()).toEqual([]);
    const [gone] = await readEvidence(db, tenant.id, { types: ['document.published'], withRetracted: true });
    expect(gone).toMatchObject({ title: '', facts: {} });
    expect(gone?.retractedAt).not.toBeNull();
  });

  it('still counts when it ran out by its own term: it was published all the same', async () => {
    const text =
      '安澜市财政局关于征求意见的公告\n安财告〔2026〕4号\n各有关单位：\n公示期为五个工作日。\n安澜市财政局\n2026年3月2日';
    const outcome = await world.importText(world.system, text, { publish: true });
    if (outcome.state !== 'saved') throw new Error('not saved');
    await settle();
    const own = async () => (await standing(true)).filter(({ subjectId }) => subjectId === outcome.documentId);
    const before = await own();
    expect(before).toHaveLength(1);
    const publication = world.db
      .updateTable('publications')
      .where('tenantId', '=', world.tenant.id)
      .where('subjectId', '=', outcome.documentId);
    const over = { visibleUntil: new Date('2026-03-10T16:00:00Z') };
    await publication.set(over).execute();
    await surfaces.announceUnsettled();
    await settle();
    expect(await own()).toEqual(before);
    // The end is recorded, as a version of its own; no reader sees it any more, and every surface agrees.
    await publication.set({ state: 'withdrawn', endKind: 'expired', version: 99, withdrawnAt: new Date() }).execute();
    await surfaces.announceUnsettled();
    await settle();
    expect(await own()).toEqual(before);
    expect(await surfaces.announceUnsettled()).toBe(0);
  });
});
