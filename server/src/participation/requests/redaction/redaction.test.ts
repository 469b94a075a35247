import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrinter } from '../../../kernel/print/index.ts';
import { createRedactor, findWords } from '../../../kernel/redact/index.ts';
import type { Actor } from '../../../foundation/audit/index.ts';
import { createFileChecks } from '../../../foundation/gate/checks/index.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { annexOf, labelOf } from './redaction.rules.ts';
import { createRedactionService, type RedactionService } from './redaction.service.ts';
import type { MarkInput } from './redaction.schema.ts';

const NAME = '欧阳测试';
const ID = '11010519491231002X';
const PHONE = '13987654321';
let world: RequestsWorld;
let redactions: RedactionService;
const redactor = createRedactor();
const printer = createPrinter();
const checks = createFileChecks({ threads: 1 });
let document: Uint8Array;
let requestId: string;

beforeAll(async () => {
  world = await createRequestsWorld();
  const { db, keys, files, calendar, workflows } = world;
  redactions = createRedactionService({
    ...{ db, keys, files, calendar, workflows, checks, redactor, printer },
    now: () => world.clock.at,
  });
  const text = `申请人${NAME}，身份证号${ID}，联系电话${PHONE}。决算支出120万元。`;
  const blocks = [{ kind: 'paragraph' as const, text }];
  document = (await printer.print('pdf', { title: '情况说明', blocks, producedAt: '2026-01-01T00:00:00Z' })).bytes;
  requestId = (await world.submit('REDACT-1-000000000')).id;
  for (const [step, input] of [
    ['confirm_receipt', { on: '2026-03-02' }],
    ['register', {}],
    ['accept', { unitId: world.budget.id }],
  ] as const) {
    const { version } = await world.cases.get(world.officer, requestId);
    await world.steps.step(world.officer, requestId, { version, step, ...input });
  }
}, 120_000);
afterAll(async () => {
  await Promise.all([redactor.close(), printer.close(), checks.close()]);
  await world.close();
});

const begin = async (actor: Actor = world.officer, bytes: Uint8Array = document, name = '情况说明.pdf') =>
  (await redactions.create(actor, requestId, { name, bytes })).id;
const versionOf = async (id: string) => (await redactions.get(world.officer, id)).version;
async function marksFor(id: string, ...words: string[]): Promise<MarkInput[]> {
  const found = await Promise.all(words.map((one) => redactions.find(world.officer, id, one)));
  return found.flat().map(({ page, rects }) => ({ page, rects, ground: 'third_party', note: '' }));
}
async function mark(id: string, words: string[], actor: Actor = world.officer) {
  await redactions.setMarks(actor, id, { version: await versionOf(id), marks: await marksFor(id, ...words) });
}
const make = async (id: string) => {
  await redactions.make(world.officer, id, await versionOf(id));
  await redactions.making.run();
};
const step = async (id: string, name: 'submit' | 'return' | 'confirm' | 'drop', actor: Actor, words = '') =>
  redactions.step(actor, id, { version: await versionOf(id), step: name, words });

describe('a redaction', () => {
  it('goes from marking over a second reader to a file that keeps nothing', async () => {
    const id = await begin();
    const suggested = await redactions.suggest(world.officer, id);
    expect(suggested.map(({ kind, text }) => [kind, text])).toEqual([
      ['resident_id', ID],
      ['phone', PHONE],
    ]);
    await mark(id, [NAME, ID, PHONE]);
    await make(id);
    const made = await redactions.get(world.officer, id);
    expect(made.result).toMatchObject({ held: false, pages: 1, findings: [], remains: [] });
    expect(made.annex).toMatchObject([{ page: 1, count: 3, ground: 'third_party', clause: '第十五条' }]);
    expect(await world.codeOf(redactions.take(world.officer, id))).toBe('redaction.no_result');
    await step(id, 'submit', world.officer);
    expect(await world.codeOf(step(id, 'confirm', world.officer))).toBe('workflow.refused');
    await step(id, 'confirm', world.colleague);
    const { bytes, name } = await redactions.take(world.officer, id);
    expect(name).toBe('情况说明（区分处理）.pdf');
    const read = await redactor.read(Uint8Array.from(bytes));
    for (const secret of [NAME, ID, PHONE]) expect(findWords(read, secret)).toEqual([]);
    expect(findWords(read, '决算支出120万元')).toHaveLength(1);

    const trail = (await world.trailOf(requestId))
      .map(({ action }) => action)
      .filter((one) => one.includes('redaction'));
    expect(trail).toEqual([
      ...['requests.redaction.begun', 'requests.redaction.opened', 'requests.redaction.marked'],
      ...[
        'requests.redaction.asked_for',
        'requests.redaction.made',
        'requests.redaction.stepped',
        'requests.redaction.stepped',
        'requests.redaction.taken',
      ],
    ]);
  }, 60_000);

  it('is held by what the checks find in the new file until another person lets it pass', async () => {
    const id = await begin();
    await mark(id, [NAME, ID]);
    await make(id);
    const { result } = await redactions.get(world.officer, id);
    expect(result).toMatchObject({ held: true, findings: [{ kind: 'phone', excerpt: PHONE, ruling: null }] });
    await step(id, 'submit', world.officer);
    expect(await world.codeOf(step(id, 'confirm', world.colleague))).toBe('workflow.refused');
    const key = result?.findings[0]?.key ?? '';
    const rule = async (actor: Actor, reason: string) =>
      redactions.rule(actor, id, { version: await versionOf(id), key, reason });
    expect(await world.codeOf(rule(world.officer, '这是机关的值班电话'))).toBe('redaction.own_marks');
    expect(await world.codeOf(rule(world.colleague, '可以'))).toBe('redaction.reason_missing');
    await rule(world.colleague, '这是机关的值班电话');
    await step(id, 'confirm', world.colleague);
    expect((await redactions.get(world.officer, id)).state).toBe('confirmed');
  }, 60_000);

  it('tells where covered words remain, and comes back with a reason', async () => {
    const id = await begin();
    const marks = (await marksFor(id, NAME)).slice(0, 1);
    await redactions.setMarks(world.officer, id, { version: await versionOf(id), marks });
    expect(await world.codeOf(step(id, 'submit', world.officer))).toBe('workflow.refused');
    await make(id);
    await step(id, 'submit', world.officer);
    expect(await world.codeOf(step(id, 'return', world.colleague))).toBe('redaction.reason_missing');
    await step(id, 'return', world.colleague, '身份证号还没有遮盖');
    const back = await redactions.get(world.officer, id);
    expect(back).toMatchObject({ state: 'marking', mayMark: true });
    expect(back.history.at(-1)).toMatchObject({ byName: 'colleague', note: '身份证号还没有遮盖' });
    await mark(id, [NAME, ID, PHONE], world.colleague);
    // The result was made of other marks: it counts no more.
    expect((await redactions.get(world.officer, id)).result).toBeNull();
    await make(id);
    await step(id, 'submit', world.officer);
    // Both have marked now.
    for (const actor of [world.officer, world.colleague])
      expect(await world.codeOf(step(id, 'confirm', actor))).toBe('workflow.refused');
    await step(id, 'confirm', world.reviewer);
  }, 60_000);

  it('lets the slower of two officers look again, and keeps what the faster did', async () => {
    const id = await begin();
    const version = await versionOf(id);
    const [mine, theirs] = [await marksFor(id, NAME), await marksFor(id, NAME, ID)];
    await redactions.setMarks(world.colleague, id, { version, marks: theirs });
    expect(await world.codeOf(redactions.setMarks(world.officer, id, { version, marks: mine }))).toBe(
      'redaction.conflict',
    );
    expect(await world.codeOf(redactions.make(world.officer, id, version))).toBe('redaction.conflict');
    expect((await redactions.get(world.officer, id)).marks).toHaveLength(theirs.length);
  });

  it('is nobody’s business but the case’s', async () => {
    const id = await begin();
    expect(await world.codeOf(redactions.get(world.waterOfficer, id))).toBe('requests.not_found');
    expect(await world.codeOf(redactions.get(world.editor, id))).toBe('requests.not_found');
    expect(await world.codeOf(redactions.picture(world.waterOfficer, id, 1, 'source', 300))).toBe('requests.not_found');
    expect(await world.codeOf(begin(world.reviewer))).toBe('access.denied');
    const marks = { version: await versionOf(id), marks: [] };
    expect(await world.codeOf(redactions.setMarks(world.lawyer, id, marks))).toBe('access.denied');
    expect(await world.codeOf(redactions.picture(world.officer, id, 1, 'result', 300))).toBe('redaction.no_result');
  });

  it('refuses what is no document, marks without a ground, and keeps nothing of it', async () => {
    const before = (await redactions.list(world.officer, requestId)).length;
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]);
    expect(await world.codeOf(begin(world.officer, png, '照片.png'))).toBe('redaction.file_type');
    expect(await world.codeOf(begin(world.officer, Buffer.from('%PDF-1.7 nothing'), 'x.pdf'))).toBe('redact.not_pdf');
    expect((await redactions.list(world.officer, requestId)).length).toBe(before);
    const id = await begin(world.officer, Buffer.from(`第一行\n${NAME}在第二行`), '记录.txt');
    const found = await marksFor(id, NAME);
    expect(found).toHaveLength(1);
    for (const change of [{ ground: 'granted' }, { ground: '' }, { page: 2 }]) {
      const marks = found.map((one) => ({ ...one, ...change }));
      const work = redactions.setMarks(world.officer, id, { version: await versionOf(id), marks });
      expect(await world.codeOf(work)).toBe('redaction.unknown_ground');
    }
  });

  it('leaves no words of the document in the database', async () => {
    const { rows } = await sql<{ row: string }>`
      select r::text as row from request_redactions r
      union all select a::text from audit_entries a where action like 'requests.redaction%'`.execute(world.db);
    const all = rows.map(({ row }) => row).join('\n');
    expect(all.length).toBeGreaterThan(1000);
    for (const secret of [NAME, ID, PHONE, PLANTED.documentNumber, '情况说明']) expect(all).not.toContain(secret);
  });
});

describe('grounds', () => {
  it('are written on the bar by the number of the article', () => {
    expect(['state_secret', 'third_party', 'enforcement_file', 'registry_query', 'granted'].map(labelOf)).toEqual([
      ...['[14]', '[15]', '[16]', '[36]', ''],
    ]);
  });
  it('are summed up by page for the annex', () => {
    const mark = (page: number, ground: string): MarkInput => ({ page, ground, note: '', rects: [] });
    const annex = annexOf([
      mark(2, 'third_party'),
      mark(1, 'deliberation'),
      mark(2, 'third_party'),
      mark(2, 'state_secret'),
    ]);
    expect(annex.map(({ page, ground, count, clause }) => [page, ground, count, clause])).toEqual([
      [1, 'deliberation', 1, '第十六条第二款'],
      [2, 'state_secret', 1, '第十四条'],
      [2, 'third_party', 2, '第十五条'],
    ]);
  });
});
