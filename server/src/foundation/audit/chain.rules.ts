import { createHash } from 'node:crypto';
import type { Locale } from '../../kernel/errors/index.ts';

/** One row of the chain together with what the store says about its entry today. */
export interface SealedRow {
  seq: number;
  entryId: string;
  hash: Buffer;
  /** Microseconds since 1970, as stored. */
  sealedAtMicros: number;
  /** SHA-256 over every column of the entry; null when the entry is gone. */
  digest: Buffer | null;
}

export const FIRST_LINK: Buffer = Buffer.alloc(32);

/** The hash of one link: SHA-256 over previous hash, number (8 bytes), time of sealing (8 bytes, µs) and the entry's digest. */
export function linkHash(previous: Buffer, seq: number, sealedAtMicros: number, digest: Buffer): Buffer {
  const numbers = Buffer.alloc(16);
  numbers.writeBigInt64BE(BigInt(seq), 0);
  numbers.writeBigInt64BE(BigInt(sealedAtMicros), 8);
  return createHash('sha256').update(previous).update(numbers).update(digest).digest();
}

export interface Head {
  seq: number;
  hash: string;
  at: string;
  signature: string;
}

/** What a head's signature stands for; the tenant is in it, so that heads cannot be swapped between files. */
export const headText = (tenantId: string, head: Omit<Head, 'signature'>): string =>
  ['yangguang audit head', tenantId, head.seq, head.hash, head.at].join('\n');

export const FINDING_TEXTS = {
  entry_changed: {
    zh: '第 {seq} 号审计记录（{entryId}）与封印不符：记录或封印被改动。',
    en: 'Audit entry no. {seq} ({entryId}) does not match its seal: the entry or the seal was changed.',
  },
  entry_deleted: {
    zh: '第 {seq} 号审计记录（{entryId}）已被删除，只剩封印。',
    en: 'Audit entry no. {seq} ({entryId}) was deleted; only its seal is left.',
  },
  waiting_entry_deleted: {
    zh: '审计记录（{entryId}）在封印之前被删除。',
    en: 'Audit entry {entryId} was deleted before it was sealed.',
  },
  chain_gap: {
    zh: '封印链缺少第 {seq} 至 {toSeq} 号：封印被删除。',
    en: 'The chain lacks no. {seq} to {toSeq}: seals were deleted.',
  },
  chain_changed: {
    zh: '第 {seq} 至 {toSeq} 号连续不符：封印被改动、调换或重新编号，或其中的记录被改动。',
    en: 'No. {seq} to {toSeq} do not match in a row: seals were changed, swapped or renumbered, or the entries were changed.',
  },
  entry_unsealed: {
    zh: '审计记录（{entryId}）没有封印，也不在待封印队列中：封印被删除，或记录是绕过系统写入的。',
    en: 'Audit entry {entryId} has no seal and is not waiting for one: its seal was deleted, or it was written past the system.',
  },
  seal_overdue: {
    zh: '{count} 条记录超过一分钟仍未封印（最早为 {entryId}）：封印任务可能没有运行。',
    en: '{count} entries wait for their seal for more than a minute (first: {entryId}): the sealer may not be running.',
  },
  head_mismatch: {
    zh: '已导出的链头第 {seq} 号与数据库不符：封印链被重写。',
    en: 'The exported head no. {seq} does not match the database: the chain was rewritten.',
  },
  head_missing: {
    zh: '已导出的链头第 {seq} 号不在数据库中：封印链的末尾被截断，或数据库恢复到了更早的备份。',
    en: 'The exported head no. {seq} is not in the database: the end of the chain was cut off, or an older backup was restored.',
  },
  head_signature: {
    zh: '链头文件第 {line} 行的签名无效：文件被改动，或主密钥不是原来的。',
    en: 'The signature on line {line} of the head file is not valid: the file was changed, or the master key is another one.',
  },
  head_unreadable: {
    zh: '链头文件第 {line} 行无法读取：文件被改动或损坏。',
    en: 'Line {line} of the head file cannot be read: the file was changed or damaged.',
  },
  head_order: {
    zh: '链头文件第 {line} 行的编号没有递增：文件中的行被调换或重复。',
    en: 'The number on line {line} of the head file does not rise: lines were swapped or repeated.',
  },
  heads_absent: {
    zh: '没有链头文件：文件被删除，或封印任务从未在这台机器上运行。',
    en: 'There is no head file: it was deleted, or the sealer never ran on this machine.',
  },
} as const;

export type FindingKind = keyof typeof FINDING_TEXTS;

export interface Finding {
  kind: FindingKind;
  seq?: number;
  toSeq?: number;
  entryId?: string;
  count?: number;
  /** Line of the head file, from 1. */
  line?: number;
}

/** A finding in the reader's language. */
export function findingText(finding: Finding, locale: Locale): string {
  const values: Record<string, unknown> = { ...finding };
  return FINDING_TEXTS[finding.kind][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Walks the chain in order. Memory does not grow with its length: only the last link is remembered. */
export interface ChainCheck {
  accept(row: SealedRow): void;
  finish(): void;
}

/**
 * Each link is checked against the *stored* hash before it, so one changed entry is one finding and not a broken rest of the
 * chain. Two or more mismatches in a row mean that seals themselves were touched.
 */
export function createChainCheck(found: (finding: Finding) => void): ChainCheck {
  let expected = 1;
  let previous: Buffer | null = FIRST_LINK;
  let run: { from: SealedRow; to: SealedRow } | null = null;

  const closeRun = () => {
    if (!run) return;
    const { from, to } = run;
    if (from === to) found({ kind: 'entry_changed', seq: from.seq, entryId: from.entryId });
    else found({ kind: 'chain_changed', seq: from.seq, toSeq: to.seq, entryId: from.entryId });
    run = null;
  };
  return {
    accept(row) {
      if (row.seq < expected) {
        // Rows come in order, so this is a number below one: no link of ours.
        return found({ kind: 'chain_changed', seq: row.seq, toSeq: row.seq, entryId: row.entryId });
      }
      if (row.seq > expected) {
        closeRun();
        found({ kind: 'chain_gap', seq: expected, toSeq: row.seq - 1 });
        previous = null; // the hash that this link was built on is gone with the missing one
      }
      if (row.digest === null) {
        closeRun();
        found({ kind: 'entry_deleted', seq: row.seq, entryId: row.entryId });
      } else if (previous) {
        if (linkHash(previous, row.seq, row.sealedAtMicros, row.digest).equals(row.hash)) closeRun();
        else run = { from: run?.from ?? row, to: row };
      }
      previous = row.hash;
      expected = row.seq + 1;
    },
    finish: closeRun,
  };
}

export interface HeadLine {
  line: number;
  /** Null when the line is no head at all. */
  head: Head | null;
  signed: boolean;
}

/** Compares exported heads with the chain while both are walked in order. */
export interface HeadCheck {
  /** The number up to which a head is wanted next; null when there are no more. */
  wanted(): number | null;
  take(line: HeadLine | null): void;
  pass(row: Pick<SealedRow, 'seq' | 'hash'>): void;
}

export function createHeadCheck(found: (finding: Finding) => void): HeadCheck {
  let current: Head | null = null;
  let lastSeq = 0;
  return {
    wanted: () => current?.seq ?? null,
    take(line) {
      current = null;
      if (!line) return;
      if (!line.head) return found({ kind: 'head_unreadable', line: line.line });
      if (!line.signed) return found({ kind: 'head_signature', line: line.line, seq: line.head.seq });
      if (line.head.seq <= lastSeq) return found({ kind: 'head_order', line: line.line, seq: line.head.seq });
      lastSeq = line.head.seq;
      current = line.head;
    },
    pass(row) {
      if (current?.seq !== row.seq) return;
      if (row.hash.toString('hex') !== current.hash) found({ kind: 'head_mismatch', seq: row.seq });
      current = null;
    },
  };
}
