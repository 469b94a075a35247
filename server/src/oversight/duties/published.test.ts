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
});
