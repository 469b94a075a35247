import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../kernel/errors/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { createPreviewsService, networkOf, type PreviewsService } from './previews.service.ts';

let world: DocumentsWorld;
let previews: PreviewsService;
let count = 950;
beforeAll(async () => {
  world = await createDocumentsWorld();
  previews = createPreviewsService({ db: world.db, files: world.files, now: () => world.clock.at });
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock.at = new Date('2026-11-20T03:00:00Z');
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const draft = async () => {
  const outcome = await world.importText(world.editor, notice((count += 1)));
  return outcome.state === 'saved' ? outcome.documentId : '';
};
const from = { address: '203.0.113.77', program: 'browser' };
const look = (token: string, tenantId = world.tenant.id) => previews.view(tenantId, token, from);
const tokenOf = ({ path }: { path: string }) => path.replace('/preview/', '');
const link = async (id: string, hours = 24) =>
  tokenOf(await previews.create(world.editor, id, { note: '市司法局', hours }));

describe('a preview', () => {
  it('shows the draft as it stands to whoever has its token, and records every look', async () => {
    const id = await draft();
    const token = await link(id);
    expect(token).toMatch(/^[\w-]{43}$/);
    const { edition } = await look(token);
    await look(token);
    expect(edition.documentId).toBe(id);
    const [listed] = await previews.list(world.editor, id);
    expect(listed).toMatchObject({ note: '市司法局', views: 2, state: 'open' });
    const views = await world.db.selectFrom('previewViews').select(['network', 'program']).execute();
    expect(views[0]).toEqual({ network: '203.0.*.*', program: 'browser' });
    const actions = await world.actionsOf(id);
    expect(actions.filter((action) => action === 'documents.preview.viewed')).toHaveLength(2);
  });

  it('is kept as a hash: nothing in the database or the audit opens it', async () => {
    const id = await draft();
    const token = await link(id);
    const kept = JSON.stringify([
      await world.db.selectFrom('previewLinks').selectAll().execute(),
      await world.db.selectFrom('auditEntries').select(['before', 'after']).where('subjectId', '=', id).execute(),
    ]);
    expect(kept).not.toContain(token);
    const { tokenHash } = await world.db
      .selectFrom('previewLinks')
      .select('tokenHash')
      .where('documentId', '=', id)
      .executeTakeFirstOrThrow();
    expect(await codeOf(look(tokenHash))).toBe('previews.not_found');
  });

  it('ends when it is taken back, when its time is over, when the text is public or thrown away', async () => {
    const id = await draft();
    const [one, two, three] = [await link(id), await link(id, 2), await link(id, 48)];
    const listed = await previews.list(world.editor, id);
    await previews.revoke(world.editor, id, listed.at(-1)?.id ?? '');
    expect(await codeOf(look(one))).toBe('previews.revoked');
    world.clock.at = new Date('2026-11-20T05:00:00Z');
    expect(await codeOf(look(two))).toBe('previews.expired');
    expect(await codeOf(look(three))).toBe('done');
    await world.documents.publishApproved(world.publisher, id, await world.approve(id));
    expect(await codeOf(look(three))).toBe('previews.over');
    await world.documents.startDraft(world.editor, id);
    expect(await codeOf(look(three))).toBe('previews.over');
    const next = await link(id);
    const { draft: second } = await world.documents.get(world.editor, id);
    await world.documents.discardDraft(world.editor, id, second?.version ?? 0);
    expect(await codeOf(look(next))).toBe('previews.over');
  });

  it('tells nothing to guesses: every one gets the same answer, whatever it is close to', async () => {
    const id = await draft();
    const token = await link(id);
    const other = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    for (const guess of ['', id, other, token.slice(0, 42), `${token}A`, token.toLowerCase(), '../x', 'x'.repeat(43)])
      if (guess !== token) expect(await codeOf(look(guess)), guess).toBe('previews.not_found');
    expect(await codeOf(look(token, world.unit.id))).toBe('previews.not_found');
    expect(await codeOf(previews.openImage(world.tenant.id, token, 'a'.repeat(64)))).toBe('files.not_found');
  });

  it('is made by those who may write the text, for an hour to thirty days, and not without end', async () => {
    const id = await draft();
    const note = '市司法局';
    expect(await codeOf(previews.create(world.publisher, id, { note, hours: 24 }))).toBe('access.denied');
    const stranger = world.officer('stranger', ['documents.document.read', 'documents.document.write'], world.other.id);
    expect(await codeOf(previews.create(stranger, id, { note, hours: 24 }))).toBe('documents.not_found');
    expect(await codeOf(previews.list(stranger, id))).toBe('documents.not_found');
    for (const hours of [0, 721])
      expect(await codeOf(previews.create(world.editor, id, { note, hours }))).toBe('previews.too_long');
    for (let i = 0; i < 20; i += 1) await link(id);
    expect(await codeOf(previews.create(world.editor, id, { note, hours: 24 }))).toBe('previews.too_many');
    const elsewhere = await draft();
    const [first] = await previews.list(world.editor, id);
    expect(await codeOf(previews.revoke(world.editor, elsewhere, first?.id ?? ''))).toBe('previews.not_found');
  });

  it('goes with a document of which nothing is left', async () => {
    const id = await draft();
    const token = await link(id);
    await look(token);
    await world.documents.discardDraft(world.editor, id, 1);
    expect(await codeOf(look(token))).toBe('previews.not_found');
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.*.*'],
    ['::ffff:10.1.2.3', '10.1.*.*'],
    ['2001:db8:1:2::5', '2001:db8::*'],
    ['', ''],
  ])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});
