import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../kernel/errors/index.ts';
import { openKeyRing } from '../../kernel/keys/index.ts';
import { createCalendarService } from '../../foundation/calendar/index.ts';
import { readEvidence } from '../../foundation/evidence/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../documents/documents.testing.ts';
import { createErrorReportsService, type ErrorReportsService } from './error-reports.service.ts';

let world: DocumentsWorld;
let reports: ErrorReportsService;
let count = 990;
const folder = mkdtempSync(join(tmpdir(), 'yangguang-reports-'));
beforeAll(async () => {
  world = await createDocumentsWorld();
  const now = () => world.clock.at;
  const keys = await openKeyRing(world.db, join(folder, 'master.key'));
  const calendar = createCalendarService({ db: world.db, now });
  reports = createErrorReportsService({ db: world.db, keys, calendar, now, answerDays: 3 });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  world.clock.at = new Date('2026-11-20T03:00:00Z');
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const INPUT = { message: '第三条日期写错，联系人张某', contact: '13800000000' };
async function published(): Promise<string> {
  const outcome = await world.importText(world.system, notice((count += 1)), { publish: true });
  return outcome.state === 'saved' ? outcome.documentId : '';
}
const send = (id: string, input = INPUT) => reports.report(world.tenant.id, id, input);

describe('an error report', () => {
  it('is a to-do of the unit, due after three working days, with the number that the reader was told', async () => {
    const { number, dueOn } = await send(await published());
    // Friday 20 November 2026 + 3 working days.
    expect(dueOn).toBe('2026-11-25');
    expect(number).toMatch(/^JC-[0-9A-F]{8}$/);
    const [listed] = await reports.list(world.editor, { isOpen: true });
    expect(listed).toMatchObject({ number, ...INPUT, state: 'open', dueOn, isLate: false });
    expect(await reports.listTodos(world.editor)).toContainEqual(
      expect.objectContaining({ kind: 'error_report', id: listed?.id, step: '应于 2026-11-25 前答复' }),
    );
    world.clock.at = new Date('2026-11-26T03:00:00Z');
    expect((await reports.list(world.editor, { isOpen: true }))[0]?.isLate).toBe(true);
  });

  it('proves that it was answered: told with the day of receipt, the answer about the report, without words of readers', async () => {
    const { number } = await send(await published());
    const listed = (await reports.list(world.editor, { isOpen: true })).find((one) => one.number === number);
    if (!listed) throw new Error('not listed');
    world.clock.at = new Date('2026-11-23T16:30:00Z'); // already the 24th in China
    await reports.answer(world.editor, listed.id, { version: listed.version, state: 'mended', answer: '已改正' });
    const types = ['error_reports.report.received', 'error_reports.report.answered'];
    const told = (await readEvidence(world.db, world.tenant.id, { types })).filter(({ key }) =>
      key.includes(listed.id),
    );
    expect(
      told.map(({ type, occurredOn, aboutType, aboutId, title }) => [type, occurredOn, aboutType, aboutId, title]),
    ).toEqual([
      [types[0], '2026-11-20', '', '', `纠错 ${number}`],
      [types[1], '2026-11-24', 'error_report', listed.id, `答复纠错 ${number}`],
    ]);
  });

  it('is kept encrypted: neither its words nor its sender stand in the database or the audit', async () => {
    await send(await published());
    const kept = JSON.stringify([
      await world.db.selectFrom('errorReports').selectAll().execute(),
      await world.db.selectFrom('auditEntries').select(['before', 'after']).execute(),
    ]);
    for (const secret of ['13800000000', '张某', '第三条日期']) expect(kept).not.toContain(secret);
  });

  it('is about something public, and says what is wrong', async () => {
    expect(await codeOf(send(await published(), { message: ' \n', contact: '' }))).toBe(
      'error_reports.message_missing',
    );
    const draft = await world.importText(world.editor, notice((count += 1)));
    expect(await codeOf(send(draft.state === 'saved' ? draft.documentId : ''))).toBe('error_reports.document_gone');
    const gone = await published();
    await world.documents.withdraw(world.publisher, gone, { reason: '有误' });
    expect(await codeOf(send(gone))).toBe('error_reports.document_gone');
  });

  it('is answered once, by whoever may write for the unit', async () => {
    await send(await published());
    const [open] = await reports.list(world.editor, { isOpen: true });
    const id = open?.id ?? '';
    const answer = { version: open?.version ?? 0, state: 'mended' as const, answer: '已更正日期' };
    expect(await codeOf(reports.answer(world.publisher, id, answer))).toBe('access.denied');
    const stranger = world.officer('stranger', ['documents.document.read', 'documents.document.write'], world.other.id);
    expect(await codeOf(reports.answer(stranger, id, answer))).toBe('error_reports.not_found');
    expect((await reports.list(stranger, { isOpen: true })).map((report) => report.id)).not.toContain(id);
    expect(await codeOf(reports.answer(world.editor, id, { ...answer, answer: ' ' }))).toBe(
      'error_reports.answer_missing',
    );
    expect(await codeOf(reports.answer(world.editor, id, answer))).toBe('done');
    expect(await codeOf(reports.answer(world.editor, id, answer))).toBe('error_reports.conflict');
    const all = await reports.list(world.editor, { isOpen: false });
    expect(all.find((report) => report.id === id)).toMatchObject({ state: 'mended', answeredByName: 'editor' });
    expect(await world.actionsOf(id)).toEqual(['error_reports.report.received', 'error_reports.report.answered']);
  });
});
