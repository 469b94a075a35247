import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVirusScanner } from './clamd.ts';
import { startFakeClamd } from './clamd.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-clamd-'));
let clamd: Awaited<ReturnType<typeof startFakeClamd>>;
beforeAll(async () => {
  clamd = await startFakeClamd();
});
beforeEach(() => {
  clamd.state.mode = 'works';
});
afterAll(async () => {
  await clamd.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a scanner', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'clean'],
    ['a letter', Buffer.from('你好'), 'clean'],
    ['more than a chunk', Buffer.alloc(300_000, 7), 'clean'],
    ['a virus', Buffer.from('x EICAR x'), 'infected'],
    ['a virus across chunks', Buffer.concat([Buffer.alloc(65_534, 7), Buffer.from('EICAR')]), 'infected'],
  ])('sends %s whole and understands the answer', async (_what, bytes, verdict) => {
    expect(await createVirusScanner(clamd.address).scan(bytes)).toBe(verdict);
    expect(clamd.state.seen.at(-1)?.equals(bytes)).toBe(true);
  });

  it('is reached by a socket in the file system as well', async () => {
    const other = await startFakeClamd({ path: join(folder, 'clamd.ctl') });
    expect(await createVirusScanner(other.address).scan(Buffer.from('EICAR'))).toBe('infected');
    await other.close();
  });

  it.each(['silent', 'error', 'cut'] as const)('that fails (%s) has found nothing clean', async (mode) => {
    clamd.state.mode = mode;
    expect(await createVirusScanner(clamd.address, { timeoutMs: 300 }).scan(Buffer.from('a'))).toBe('unchecked');
  });

  it('that is not there has found nothing clean', async () => {
    expect(await createVirusScanner(`unix:${join(folder, 'nobody.ctl')}`).scan(Buffer.from('a'))).toBe('unchecked');
    expect(await createVirusScanner('tcp://127.0.0.1:1').scan(Buffer.from('a'))).toBe('unchecked');
  });

  it('that nobody set up is not asked', async () => {
    expect(await createVirusScanner('').scan(Buffer.from('EICAR'))).toBe('clean');
  });
});
