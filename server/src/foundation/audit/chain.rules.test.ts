import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createChainCheck,
  createHeadCheck,
  FINDING_TEXTS,
  findingText,
  FIRST_LINK,
  linkHash,
  type Finding,
  type SealedRow,
} from './chain.rules.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest();

function chainOf(length: number): SealedRow[] {
  let previous: Buffer = FIRST_LINK;
  return Array.from({ length }, (_, index) => {
    const digest = digestOf(`entry ${index}`);
    const seq = index + 1;
    const hash = linkHash(previous, seq, 1_000_000 + index, digest);
    previous = hash;
    return { seq, entryId: `e${seq}`, hash, sealedAtMicros: 1_000_000 + index, digest };
  });
}

function check(rows: SealedRow[]): Finding[] {
  const findings: Finding[] = [];
  const chain = createChainCheck((finding) => findings.push(finding));
  for (const row of rows) chain.accept(row);
  chain.finish();
  return findings;
}

const with_ = (rows: SealedRow[], seq: number, change: Partial<SealedRow>) =>
  rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));

describe('the chain', () => {
  it('has a known first link', () => {
    const link = linkHash(FIRST_LINK, 1, 1_700_000_000_000_000, digestOf('x'));
    const bytes = Buffer.concat([FIRST_LINK, Buffer.alloc(16), digestOf('x')]);
    bytes.writeBigInt64BE(1n, 32);
    bytes.writeBigInt64BE(1_700_000_000_000_000n, 40);
    expect(link.toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  const rows = chainOf(6);
  const cases: [string, SealedRow[], Finding[]][] = [
    ['an untouched chain', rows, []],
    ['an empty chain', [], []],
    [
      'a changed entry',
      with_(rows, 3, { digest: digestOf('other') }),
      [{ kind: 'entry_changed', seq: 3, entryId: 'e3' }],
    ],
    [
      'a changed last entry',
      with_(rows, 6, { digest: digestOf('other') }),
      [{ kind: 'entry_changed', seq: 6, entryId: 'e6' }],
    ],
    [
      'a changed time of sealing',
      with_(rows, 4, { sealedAtMicros: 5 }),
      [{ kind: 'entry_changed', seq: 4, entryId: 'e4' }],
    ],
    ['a deleted entry', with_(rows, 2, { digest: null }), [{ kind: 'entry_deleted', seq: 2, entryId: 'e2' }]],
    ['a deleted seal', rows.filter((row) => row.seq !== 3), [{ kind: 'chain_gap', seq: 3, toSeq: 3 }]],
    ['a deleted beginning', rows.slice(2), [{ kind: 'chain_gap', seq: 1, toSeq: 2 }]],
    [
      'a changed seal',
      with_(rows, 3, { hash: digestOf('x') }),
      [{ kind: 'chain_changed', seq: 3, toSeq: 4, entryId: 'e3' }],
    ],
    [
      'two swapped entries',
      with_(with_(rows, 3, { digest: rows[3]?.digest, entryId: 'e4' }), 4, {
        digest: rows[2]?.digest,
        entryId: 'e3',
      }),
      [{ kind: 'chain_changed', seq: 3, toSeq: 4, entryId: 'e4' }],
    ],
    [
      'a removed entry with the rest renumbered',
      rows.filter((row) => row.seq !== 3).map((row) => (row.seq > 3 ? { ...row, seq: row.seq - 1 } : row)),
      [{ kind: 'chain_changed', seq: 3, toSeq: 5, entryId: 'e4' }],
    ],
    [
      'a row before the first',
      [{ ...(rows[0] as SealedRow), seq: 0, entryId: 'e0' }, ...rows],
      [{ kind: 'chain_changed', seq: 0, toSeq: 0, entryId: 'e0' }],
    ],
    [
      'two faults apart',
      with_(with_(rows, 2, { digest: digestOf('a') }), 5, { digest: null }),
      [
        { kind: 'entry_changed', seq: 2, entryId: 'e2' },
        { kind: 'entry_deleted', seq: 5, entryId: 'e5' },
      ],
    ],
  ];
  it.each(cases)('%s', (_, given, expected) => expect(check(given)).toEqual(expected));

  it('finds any single change of any row', () => {
    const long = chainOf(40);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 }), (seq, what) => {
        const changed =
          what === 0
            ? long.filter((row) => row.seq !== seq)
            : with_(long, seq, [{ digest: digestOf('y') }, { hash: digestOf('z') }, { digest: null }][what - 1] ?? {});
        // The last seal leaves no gap behind when it goes: that is what the exported heads are for.
        expect(check(changed).length > 0).toBe(!(what === 0 && seq === 40));
      }),
    );
  });
});

describe('exported heads', () => {
  const walk = (
    heads: {
      line: number;
      head: { seq: number; hash: string; at: string; signature: string } | null;
      signed: boolean;
    }[],
  ) => {
    const findings: Finding[] = [];
    const headCheck = createHeadCheck((finding) => findings.push(finding));
    const lines = [...heads];
    for (const row of chainOf(4)) {
      while (headCheck.wanted() === null && lines.length > 0) headCheck.take(lines.shift() ?? null);
      headCheck.pass(row);
    }
    return findings;
  };
  const head = (line: number, seq: number, hash = chainOf(4)[seq - 1]?.hash.toString('hex') ?? '') => ({
    line,
    head: { seq, hash, at: '', signature: '' },
    signed: true,
  });

  it('agree with an untouched chain', () => expect(walk([head(1, 2), head(2, 4)])).toEqual([]));
  it('disagree with a rewritten one', () =>
    expect(walk([head(1, 2, 'ff')])).toEqual([{ kind: 'head_mismatch', seq: 2 }]));
  it('must be signed, readable and in order', () =>
    expect(
      walk([{ ...head(1, 1), signed: false }, { line: 2, head: null, signed: false }, head(3, 3), head(4, 2)]),
    ).toEqual([
      { kind: 'head_signature', line: 1, seq: 1 },
      { kind: 'head_unreadable', line: 2 },
      { kind: 'head_order', line: 4, seq: 2 },
    ]));
});

it('every finding reads as a sentence without holes in both languages', () => {
  const all = { seq: 1, toSeq: 2, entryId: 'e', count: 3, line: 4 };
  for (const kind of Object.keys(FINDING_TEXTS) as (keyof typeof FINDING_TEXTS)[])
    for (const locale of ['zh', 'en'] as const) expect(findingText({ kind, ...all }, locale)).not.toMatch(/[{}]/);
  expect(findingText({ kind: 'chain_gap', seq: 3, toSeq: 5 }, 'zh')).toBe('封印链缺少第 3 至 5 号：封印被删除。');
});
