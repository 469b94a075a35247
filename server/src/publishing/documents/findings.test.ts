import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentId } from '../../foundation/gate/checks/files.testing.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { createFindingsService, type FindingsService } from './findings.service.ts';

let world: DocumentsWorld;
let findings: FindingsService;
const ID = residentId();

beforeAll(async () => {
  world = await createDocumentsWorld();
  findings = createFindingsService({ db: world.db, checks: world.checks });
});
afterAll(() => world.close());

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
const judge = () => world.officer('judge', ['documents.document.read', 'gate.finding.overrule']);
const leaky = (n: string) => notice(n, `一、对困难居民（身份证号${ID}）发放补助。（市财政局负责）`);

async function draftOf(text: string): Promise<string> {
  const outcome = await world.importText(world.editor, text);
  if (outcome.state !== 'saved') throw new Error(outcome.state);
  return outcome.documentId;
}

describe('findings in a draft', () => {
  it('are shown, hold the draft, and let it go when somebody else rules on each', async () => {
    const id = await draftOf(leaky('2001'));
    const found = await findings.get(world.editor, id);
    expect(found).toMatchObject({ held: true, mayOverrule: false });
    const grave = found.findings.filter(({ severity }) => severity === 'high');
    // The number stands in the text and in the file beside it.
    expect(grave.map(({ kind, file }) => [kind, file])).toEqual([
      ['resident_id', ''],
      ['resident_id', '文件.txt'],
    ]);
    expect(await codeOf(world.documents.submit(world.editor, id, found.version))).toBe('gate.held');
    for (const { key } of grave)
      await findings.overrule(judge(), id, { version: found.version, key, reason: '当事人书面同意公开' });
    expect(await findings.get(judge(), id)).toMatchObject({ held: false });
    expect(await codeOf(world.documents.submit(world.editor, id, found.version))).toBe('done');
    expect(await world.actionsOf(id)).toContain('gate.finding.overruled');
  });

  it('are let pass neither by the author, nor without permission, nor without a reason, nor under another name', async () => {
    const id = await draftOf(leaky('2002'));
    const { findings: found, version } = await findings.get(judge(), id);
    const key = found[0]?.key ?? '';
    const ask = (actor: ReturnType<typeof judge>, more = {}) =>
      codeOf(findings.overrule(actor, id, { version, key, reason: '当事人书面同意公开', ...more }));
    const author = world.officer('editor', ['documents.document.read', 'gate.finding.overrule']);
    expect(await ask(author)).toBe('checks.own_finding');
    expect(await ask(world.reviewers[0] as typeof author)).toBe('access.denied');
    expect(await ask(judge(), { reason: ' ' })).toBe('checks.reason_missing');
    expect(await ask(judge(), { key: 'f'.repeat(32) })).toBe('checks.finding_unknown');
    expect((await findings.get(judge(), id)).held).toBe(true);
  });

  it('never write personal data into the audit', async () => {
    const rows = await world.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('action', '=', 'gate.finding.overruled')
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(ID);
  });
});

describe('bulk publication', () => {
  it('keeps what is held as a draft and says why', async () => {
    const bulk = world.officer('bulk', ['documents.document.bulk_publish', 'documents.document.read'], world.unit.id);
    const outcome = await world.importText(bulk, leaky('2003'), { publish: true });
    expect(outcome).toMatchObject({ published: false, held: [{ code: 'resident_id', words: ID }] });
  });
});

describe('what is public already', () => {
  it('is looked at again when the checks have changed, and listed until it is mended', async () => {
    const { db, tenant, unit } = world;
    const bulk = world.officer('bulk', ['documents.document.bulk_publish', 'documents.document.read'], unit.id);
    const outcome = await world.importText(bulk, notice('2004'), { publish: true });
    if (outcome.state !== 'saved') throw new Error(outcome.state);
    expect(await findings.recheck(tenant.id)).toBe(0);
    // As if it had gone out before the checks could see such a thing.
    await db
      .updateTable('gateContents')
      .set({ checksVersion: '0' })
      .where('subjectId', '=', outcome.documentId)
      .execute();
    await db.updateTable('gateChecks').set({ checksVersion: '0' }).execute();
    await db
      .updateTable('documentEditions')
      .set({ plainText: leaky('2004') })
      .where('documentId', '=', outcome.documentId)
      .execute();
    expect(await findings.recheck(tenant.id)).toBe(1);
    expect(await findings.listHeld(judge())).toMatchObject([
      { id: outcome.documentId, findings: [{ kind: 'resident_id' }] },
    ]);
    expect(await codeOf(findings.listHeld(world.editor))).toBe('access.denied');
    expect(await findings.recheck(tenant.id)).toBe(0);
  });
});
