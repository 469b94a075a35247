import { Readable } from 'node:stream';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../kernel/db/index.ts';
import { docxFiles, p, pdf, zip } from '../../../kernel/extract/testing/office-files.ts';
import { createVirusScanner } from '../../../kernel/scan/index.ts';
import { startFakeClamd } from '../../../kernel/scan/clamd.testing.ts';
import { createFileChecks } from '../../../foundation/gate/checks/index.ts';
import { createRequestsServices } from '../requests.services.ts';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';

let world: RequestsWorld;
let clamd: Awaited<ReturnType<typeof startFakeClamd>>;
const checks = createFileChecks({ threads: 1, timeoutMs: 20_000 });
let count = 0;
const key = () => `FAULT-${String((count += 1)).padStart(12, '0')}`;
beforeAll(async () => {
  clamd = await startFakeClamd();
  world = await createRequestsWorld({ scanner: createVirusScanner(clamd.address, { timeoutMs: 2000 }), checks });
});
beforeEach(() => {
  world.clock.at = new Date('2026-03-02T02:00:00Z');
  clamd.state.mode = 'works';
});
afterAll(async () => {
  await world.close();
  await checks.close();
  await clamd.close();
});
const attachment = (name: string, bytes: Uint8Array) =>
  world.intake.storeFile({ kind: 'attachment', name, body: Readable.from([bytes]) });
const letter = (text: string) => zip(docxFiles({ body: p(text) }));
const casesOf = async (submissionKey: string) => {
  const { code } = await world.submit(submissionKey);
  const rows = await world.db.selectFrom('requests').select('id').where('code', '=', code).execute();
  return rows.map(({ id }) => id);
};

describe('files of applicants', () => {
  const sendWith = async (file: Awaited<ReturnType<typeof attachment>>) => {
    const { id } = await world.intake.submit(world.tenant.id, {
      ...{ form: world.form(), submissionKey: key(), locale: 'zh', files: [file] },
    });
    const [kept] = (await world.cases.get(world.officer, id)).files;
    return { id, file: kept as NonNullable<typeof kept> };
  };

  it('that unpack to far more than they are, are refused before anything is kept', async () => {
    const bomb = zip({
      ...docxFiles({ body: p('你好') }),
      'word/document.xml': new Uint8Array(90 * 1024 * 1024).fill(32),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await world.codeOf(attachment('bomb.docx', bomb))).toBe('requests.file_unsafe');
    expect((await attachment('letter.docx', letter('授权委托书'))).guard).toBe('clean');
  });

  it('that are scans are taken, and marked for whoever has to read them', async () => {
    // One page that is a picture from edge to edge.
    const picture =
      '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 4 >>';
    const scan = pdf([[]], {
      ...{ resources: '/XObject << /Scan 9 0 R >>', content: 'q 595 0 0 842 0 0 cm /Scan Do Q\n' },
      extraObjects: [`${picture}\nstream\nabcd\nendstream`],
    });
    const { file } = await sendWith(await attachment('scan.pdf', scan));
    expect(file).toMatchObject({ guard: 'clean', isScan: true });
    expect((await sendWith(await attachment('letter.docx', letter('说明')))).file.isScan).toBe(false);
  });

  it('in which a virus is found are kept, shown as such, and opened by nobody', async () => {
    const { id, file } = await sendWith(
      await attachment('v.docx', Buffer.concat([letter('EICAR'), Buffer.from('EICAR')])),
    );
    expect(file.guard).toBe('infected');
    expect(await world.codeOf(world.work.openFile(world.officer, id, file.id))).toBe('requests.file_infected');
    const trail = await world.trailOf(id);
    expect(trail.at(-1)).toMatchObject({ action: 'requests.file.held', after: { guard: 'infected' } });
  });

  it('are held while the scanner fails, and opened once it has looked', async () => {
    clamd.state.mode = 'cut';
    const bytes = letter('材料');
    const { id, file } = await sendWith(await attachment('a.docx', bytes));
    expect(file.guard).toBe('unchecked');
    expect(await world.codeOf(world.work.openFile(world.officer, id, file.id))).toBe('requests.file_held');
    // Who may not see who asks is told so, and nothing of the file.
    expect(await world.codeOf(world.work.openFile(world.reviewer, id, file.id))).toBe('access.denied');
    clamd.state.mode = 'works';
    expect((await world.work.openFile(world.officer, id, file.id)).bytes.equals(Buffer.from(bytes))).toBe(true);
    expect((await world.cases.get(world.officer, id)).files[0]?.guard).toBe('clean');
  });
});

describe('a connection that is lost at the commit', () => {
  /** A way to the database on which the statement that writes a case is lost: before it arrives, with its answer, or with everything after it. */
  async function breakable() {
    const target = new URL(world.test.url);
    let lose: 'never' | 'before' | 'after' | 'for_good' = 'never';
    let isGone = false;
    const proxy = createServer((client) => {
      const server = connect(Number(target.port), target.hostname);
      let isLost = false;
      client.on('data', (bytes) => {
        if (isGone && lose === 'for_good') return void client.destroy();
        if (lose !== 'never' && bytes.includes('insert into requests (')) {
          isGone = isLost = true;
          if (lose === 'before') return void (server.destroy(), client.destroy());
        }
        server.write(bytes);
      });
      server.on('data', (bytes) => void (isLost ? client.destroy() : client.write(bytes)));
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const)
        one.on('error', () => undefined).on('close', () => other.destroy());
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String((proxy.address() as AddressInfo).port);
    const open = await openDatabase(url.href, { maxConnections: 2 });
    const { keys, files, calendar, workflows, organisations, letters } = world;
    const services = createRequestsServices({
      ...{ db: open.db, keys, files, calendar, workflows, organisations, letters, now: () => world.clock.at },
    });
    return {
      intake: services.intake,
      set: (when: typeof lose) => void (lose = when),
      close: async () => {
        await open.close();
        proxy.close();
      },
    };
  }

  it.each(['before', 'after', 'for_good'] as const)(
    '(%s) is told unless the case is found, and the same form sent again is one case',
    async (when) => {
      const way = await breakable();
      const submissionKey = key();
      const send = () =>
        way.intake.submit(world.tenant.id, { form: world.form(), submissionKey, locale: 'zh', files: [] });
      way.set(when);
      const sent = await send().catch(() => null);
      way.set('never');
      const receipt = await send();
      expect(sent).toEqual(when === 'after' ? receipt : null);
      expect(await casesOf(submissionKey)).toEqual([receipt.id]);
      const received = (await world.trailOf(receipt.id)).filter(({ action }) => action === 'requests.request.received');
      expect(received).toHaveLength(1);
      await way.close();
    },
  );
});

it('a day in a year whose holidays nobody has published is provisional, and says so', async () => {
  world.clock.at = new Date('2041-03-01T02:00:00Z');
  const receipt = await world.submit(key());
  expect(receipt.isProvisional).toBe(true);
  const { id } = await world.intake.takeIn(world.officer, {
    ...{ ...world.form(), submissionKey: key(), channel: 'counter', isOral: false, arrivedOn: '2041-03-01' },
    confirmedOn: null,
  });
  const view = await world.cases.get(world.officer, id);
  expect(view).toMatchObject({ dueProvisional: true });
  expect(view.clock).toContain('暂定');
});

it('wrong pairs are counted for all processes together, whatever asks in one moment', async () => {
  const { code } = await world.submit(key());
  const { keys, files, calendar, workflows, organisations, letters, db } = world;
  const deps = { db, keys, files, calendar, workflows, organisations, letters, now: () => world.clock.at };
  const other = createRequestsServices(deps);
  const guesses = Array.from({ length: 40 }, (_, n) =>
    (n % 2 ? other : world).statuses.find(world.tenant.id, code, '0000'),
  );
  await Promise.all(guesses);
  expect(await other.statuses.find(world.tenant.id, code, '4321')).toBeNull();
  expect(await world.statuses.find(world.tenant.id, code, '4321')).toBeNull();
  // Right ones are not counted against anybody.
  const { code: second } = await world.submit(key());
  for (let n = 0; n < 15; n += 1) expect(await other.statuses.find(world.tenant.id, second, '4321')).not.toBeNull();
});
