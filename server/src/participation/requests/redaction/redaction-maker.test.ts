import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrinter } from '../../../kernel/print/index.ts';
import { createRedactor, type Redactor } from '../../../kernel/redact/index.ts';
import { createFileChecks } from '../../../foundation/gate/checks/index.ts';
import { createRequestVault } from '../request-vault.ts';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';
import { createRedactionFiles } from './redaction-files.ts';
import { claimJob, findJob } from './redaction-jobs.repo.ts';
import { createRedactionMaker } from './redaction-maker.ts';
import { createRedactionService, type RedactionService } from './redaction.service.ts';

/** Making the file after the answer: killed in the middle, asked for twice, changed meanwhile, and files made to hurt. */

/** One with the title, and one for each annex. */
const PAGES = 4;
const redactor = createRedactor();
const printer = createPrinter();
const checks = createFileChecks({ threads: 1 });
let world: RequestsWorld;
let redactions: RedactionService;
let document: Uint8Array;
let requestId = '';

const serviceOn = (engine: Redactor) => {
  const { db, keys, files, calendar, workflows, clock } = world;
  const now = () => clock.at;
  return createRedactionService({ db, keys, files, calendar, workflows, checks, redactor: engine, printer, now });
};
const makerOn = (engine: Redactor, lostAfterSeconds = 0) => {
  const { db, keys, files, clock } = world;
  const vault = createRequestVault(keys);
  const own = createRedactionFiles({ files, vault, redactor: engine, printer });
  return createRedactionMaker({
    ...{ db, vault, checks, lostAfterSeconds },
    redactor: engine,
    files: own,
    now: () => clock.at,
  });
};

beforeAll(async () => {
  world = await createRequestsWorld();
  redactions = serviceOn(redactor);
  const blocks = Array.from({ length: PAGES - 1 }, (_, at) => ({
    ...{ kind: 'attachment' as const, label: `附件${at + 1}`, title: `金额${at + 1}万元` },
  }));
  document = (await printer.print('pdf', { title: '明细', blocks, producedAt: '2026-01-01T00:00:00Z' })).bytes;
  requestId = (await world.submit('MAKER-1-0000000000')).id;
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

const view = (id: string) => redactions.get(world.officer, id);
const versionOf = async (id: string) => (await view(id)).version;
const MARK = { page: 1, rects: [{ x: 90, y: 120, width: 200, height: 20 }], ground: 'third_party', note: '' };
async function marked(change: Partial<typeof MARK> = {}): Promise<string> {
  const { id } = await redactions.create(world.officer, requestId, { name: '明细.pdf', bytes: document });
  await redactions.setMarks(world.officer, id, { version: await versionOf(id), marks: [{ ...MARK, ...change }] });
  return id;
}
const ask = async (id: string) => redactions.make(world.officer, id, await versionOf(id));
const actions = async (id: string) =>
  (await world.trailOf(requestId))
    .filter(({ after }) => (after as { redaction?: string }).redaction === id)
    .map(({ action }) => action.replace('requests.redaction.', ''));

describe('a redacted file that is asked for', () => {
  it('is made after the answer, tells how far it is, and is made once', async () => {
    const id = await marked();
    await ask(id);
    expect(await view(id)).toMatchObject({ making: { done: 0, byName: 'officer' }, result: null, fault: '' });
    expect(await world.codeOf(ask(id))).toBe('redaction.being_made');
    expect(await redactions.making.next()).toBeInstanceOf(Date);
    const seen: number[] = [];
    const listening: Redactor = {
      ...redactor,
      rebuild: (bytes, marks, options, onProgress) =>
        redactor.rebuild(bytes, marks, options, (told) => {
          seen.push(told.done);
          onProgress?.(told);
        }),
    };
    const [one, two] = await Promise.all([makerOn(listening, 60).run(), makerOn(listening, 60).run()]);
    expect(one + two).toBe(1);
    expect(seen).toEqual(Array.from({ length: PAGES * 2 }, (_, at) => at + 1));
    expect(await view(id)).toMatchObject({ making: null, result: { pages: PAGES } });
    expect(await actions(id)).toEqual(['begun', 'marked', 'asked_for', 'made']);
    expect(await redactions.making.run()).toBe(0);
    expect(await redactions.making.next()).toBeNull();
  }, 60_000);

  it('is begun anew when its maker is not seen any more, and what a dead maker brings late is not taken', async () => {
    const id = await marked();
    await ask(id);
    const late = Promise.withResolvers<void>();
    const slow: Redactor = {
      ...redactor,
      rebuild: async (...all) => {
        const made = await redactor.rebuild(...all);
        await late.promise;
        return made;
      },
    };
    const first = makerOn(slow).run();
    await expect.poll(async () => (await findJob(world.db, world.tenant.id, id))?.attempts).toBe(1);
    // Its heart may beat in between: the claim that begins anew is asked for until it succeeds.
    await expect.poll(() => makerOn(redactor).run(), { timeout: 30_000 }).toBe(1);
    const { version, result } = await view(id);
    expect(result).not.toBeNull();
    late.resolve();
    await first;
    expect((await view(id)).version).toBe(version);
    expect((await actions(id)).filter((one) => one === 'made')).toHaveLength(1);
  }, 60_000);

  it('counts no more when the marks were changed meanwhile', async () => {
    const id = await marked();
    await ask(id);
    const changing: Redactor = {
      ...redactor,
      rebuild: async (...all) => {
        const made = await redactor.rebuild(...all);
        await redactions.setMarks(world.officer, id, { version: await versionOf(id), marks: [{ ...MARK, page: 2 }] });
        return made;
      },
    };
    expect(await makerOn(changing).run()).toBe(1);
    expect(await view(id)).toMatchObject({ making: null, result: null });
    expect(await actions(id)).toEqual(['begun', 'marked', 'asked_for', 'marked']);
  }, 60_000);

  it('that cannot be made leaves its reason in the reader’s language, and can be asked for again', async () => {
    const id = await marked({ rects: [{ x: 5000, y: 120, width: 200, height: 20 }] });
    await ask(id);
    expect(await redactions.making.run()).toBe(1);
    expect((await view(id)).fault).toContain('第 1 页有一处标记在页面之外');
    expect((await redactions.get({ ...world.officer, locale: 'en' }, id)).fault).toContain('outside of the page');
    expect(await actions(id)).toEqual(['begun', 'marked', 'asked_for', 'not_made']);
    await redactions.setMarks(world.officer, id, { version: await versionOf(id), marks: [MARK] });
    expect((await view(id)).fault).toBe('');
    await ask(id);
    await redactions.making.run();
    expect((await view(id)).result).not.toBeNull();
  }, 60_000);

  it('takes neither time nor memory without end, and is given up after it ended the program several times', async () => {
    const id = await marked();
    const hurried = createRedactor({ pageMs: 1 });
    await ask(id);
    await makerOn(hurried).run();
    expect((await view(id)).fault).toContain('占用过多内存或时间');
    await hurried.close();
    const small = createRedactor({ limits: { maxOutputBytes: 1000 } });
    await ask(id);
    await makerOn(small).run();
    expect((await view(id)).fault).toContain('文件过大');
    await small.close();
    await ask(id);
    // A program that is killed says nothing: only its claims remain.
    for (let kill = 0; kill < 3; kill += 1) expect(await claimJob(world.db, world.tenant.id, -1)).not.toBeNull();
    await makerOn(redactor, -1).run();
    expect((await view(id)).fault).toContain('几次使程序中断');
  }, 60_000);

  it('is not given up because the program was stopped', async () => {
    const id = await marked();
    const stopping = createRedactor();
    await ask(id);
    const run = makerOn({
      ...stopping,
      rebuild: (...all) => {
        const made = stopping.rebuild(...all);
        void stopping.close();
        return made;
      },
    }).run();
    await expect(run).rejects.toMatchObject({ code: 'worker_closed' });
    expect(await findJob(world.db, world.tenant.id, id)).toMatchObject({ attempts: 0, fault: null });
    expect(await redactions.making.run()).toBe(1);
    expect((await view(id)).result).not.toBeNull();
  }, 60_000);

  it('is asked for only by who works on the case', async () => {
    const id = await marked();
    const version = await versionOf(id);
    expect(await world.codeOf(redactions.make(world.lawyer, id, version))).toBe('access.denied');
    expect(await world.codeOf(redactions.make(world.officer, id, version - 1))).toBe('redaction.conflict');
    expect((await view(id)).making).toBeNull();
  });
});
