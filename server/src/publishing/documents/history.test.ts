import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFields, EditorBlock } from './documents.schema.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { countPublicEditions, findPublicEdition, listPublicEditions } from './history.repo.ts';
import { fieldsOnly } from './editions.service.ts';
import { findGone } from './published.service.ts';

let world: DocumentsWorld;
let count = 800;
beforeAll(async () => {
  world = await createDocumentsWorld();
});
afterAll(() => world.close());

const NO_TERMS = {
  ...{ audienceKind: 'everyone' as const, audience: '', visibleUntil: null },
  ...{ embargoUntil: null, changeNote: '', correction: '' as const },
};

async function published(): Promise<string> {
  const outcome = await world.importText(world.editor, notice((count += 1)));
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  const version = await world.approve(outcome.documentId);
  await world.documents.publishApproved(world.publisher, outcome.documentId, version);
  return outcome.documentId;
}

/** A new edition with this text, and what readers are told of it. */
async function revise(id: string, text: string, terms: object = {}): Promise<void> {
  const { documents, editor, publisher } = world;
  await documents.startDraft(editor, id);
  const { draft } = await documents.get(editor, id);
  const blocks: EditorBlock[] = [{ kind: 'paragraph', text }];
  const fields: DocumentFields = fieldsOnly(draft!);
  const saved = await documents.saveDraft(editor, id, { version: draft!.version, fields, blocks });
  await documents.setTerms(editor, id, saved.version, { ...NO_TERMS, ...terms });
  await documents.publishApproved(publisher, id, await world.approve(id));
}
const history = (id: string) => listPublicEditions(world.db, world.tenant.id, id, { limit: 50, offset: 0 });
const edition = (id: string, number: number) => findPublicEdition(world.db, world.tenant.id, id, number);
const told = async (id: string) =>
  (await history(id)).map(({ number, isShown, isCurrent, changeNote }) =>
    [number, isShown ? 'shown' : 'hidden', isCurrent ? 'present' : 'past', changeNote].join(' ').trim(),
  );

describe('looking back', () => {
  it('shows every edition that was public, the newest first, and each against the one before', async () => {
    const id = await published();
    await revise(id, `甲补贴标准为600元（${id}）。`, { changeNote: '提高补贴标准' });
    expect(await told(id)).toEqual(['2 shown present 提高补贴标准', '1 shown past']);
    const [second, first] = await history(id);
    expect(first?.publicUntil).toEqual(world.clock.at);
    expect(second).toMatchObject({ publicUntil: null, publishedOn: '2026-11-20' });
    expect(await edition(id, 2)).toMatchObject({ edition: { number: 2 }, before: { number: 1 } });
    expect((await edition(id, 1))?.before).toBeNull();
    expect(await edition(id, 3)).toBeNull();
    expect(await edition(id, 0)).toBeNull();
  });

  it('never shows a draft, nor anything of what is not public', async () => {
    const outcome = await world.importText(world.editor, notice((count += 1)));
    const draftOnly = outcome.state === 'saved' ? outcome.documentId : '';
    expect([await told(draftOnly), await edition(draftOnly, 1)]).toEqual([[], null]);
    const id = await published();
    await world.documents.startDraft(world.editor, id);
    expect(await told(id)).toEqual(['1 shown present']);
    expect(await edition(id, 2)).toBeNull();
    await world.documents.withdraw(world.publisher, id, { reason: '有误' });
    expect([await told(id), await edition(id, 1), await countPublicEditions(world.db, world.tenant.id, id)]).toEqual([
      [],
      null,
      0,
    ]);
  });

  it.each(['privacy', 'secrecy'] as const)(
    'stops at a correction for %s: not the text, not the words, not the difference',
    async (kind) => {
      const id = await published();
      await revise(id, `乙张贴名单含身份证号（${id}）。`, { changeNote: '补充名单' });
      await revise(id, `乙张贴名单（${id}）。`, { changeNote: '删去不应公开的内容', correction: kind });
      expect(await told(id)).toEqual(['3 shown present 删去不应公开的内容', '2 hidden past', '1 hidden past']);
      expect(await edition(id, 1)).toBeNull();
      expect(await edition(id, 2)).toBeNull();
      expect((await edition(id, 3))?.before).toBeNull();
      const { rows } = await world.db
        .selectFrom('documentEditions')
        .select('id')
        .where('documentId', '=', id)
        .execute()
        .then((rows) => ({ rows }));
      expect(rows).toHaveLength(3); // nothing is lost to officers
    },
  );

  it('stops at a correction of an error no more than at any other change', async () => {
    const id = await published();
    await revise(id, `丙标准应为六百元（${id}）。`, { changeNote: '金额误写，更正', correction: 'error' });
    expect(await told(id)).toEqual(['2 shown present 金额误写，更正', '1 shown past']);
  });

  it('does not bring back what was withdrawn when the document is published anew', async () => {
    const id = await published();
    await revise(id, `丁第二版（${id}）。`);
    await world.documents.withdraw(world.publisher, id, { reason: '需要修改' });
    await revise(id, `丁第三版（${id}）。`);
    expect(await told(id)).toEqual(['3 shown present', '2 hidden past', '1 hidden past']);
    expect((await edition(id, 3))?.before).toBeNull();
  });
});

describe('a withdrawal', () => {
  const gone = (id: string) => findGone(world.db, world.tenant.id, id);

  it('leads to what took its place, and tells the title only where it may', async () => {
    const [old, fresh] = [await published(), await published()];
    await world.documents.withdraw(world.publisher, old, {
      reason: '已有新规定',
      replacementId: fresh,
      showTitle: true,
    });
    expect(await gone(old)).toMatchObject({
      title: expect.stringContaining('通知'),
      replacement: { path: `/documents/${fresh}` },
    });
    await world.documents.withdraw(world.publisher, fresh, { reason: '含个人信息', kind: 'privacy', showTitle: true });
    expect(await gone(fresh)).toMatchObject({ kind: 'privacy', title: '', replacement: null });
    expect((await gone(old))?.replacement).toBeNull();
  });

  it('is not led to itself, to what is not public or to nothing at all, and nothing is taken back then', async () => {
    const id = await published();
    const draft = await world.importText(world.editor, notice((count += 1)));
    for (const replacementId of [id, draft.state === 'saved' ? draft.documentId : '', world.unit.id])
      await expect(
        world.documents.withdraw(world.publisher, id, { reason: '有误', replacementId }),
      ).rejects.toMatchObject({ code: 'documents.replacement_unknown' });
    expect(await told(id)).toEqual(['1 shown present']);
  });
});
