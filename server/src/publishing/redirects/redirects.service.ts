import type { Database } from '../../kernel/db/index.ts';
import { defineErrors } from '../../kernel/errors/index.ts';
import { write, type Actor } from '../../foundation/audit/index.ts';
import { findRedirect, listPublicNumbers, listRedirects, upsertRedirects, type RedirectRow } from './redirects.repo.ts';
import {
  askedPath,
  endOf,
  findLineFault,
  keyOf,
  readCsv,
  readOld,
  type LineFault,
  type RedirectLine,
} from './redirects.rules.ts';

const WRITE = 'redirects.redirect.write';

export const redirectErrors = defineErrors('redirects', {
  empty: {
    status: 422,
    zh: '文件中没有内容。请每行写两列：旧地址,新地址或发文字号。',
    en: 'The file holds nothing. Write two columns a line: old address, new address or document number.',
  },
});

export interface RedirectReport {
  added: number;
  /** Lines that were left out, each with its reason. */
  left: { line: number; from: string; to: string; fault: LineFault }[];
}
export type RedirectsService = ReturnType<typeof createRedirectsService>;

/** Old addresses lead to their new ones for ever. */
export function createRedirectsService({ db }: { db: Database }) {
  return {
    /** Where an asked address leads; null for every other. `url` as the reader's browser sent it. */
    async find(tenantId: string, host: string, url: string): Promise<string | null> {
      const path = askedPath(url);
      return path === '' || path.length > 1000
        ? null
        : findRedirect(db, tenantId, host.toLowerCase().replace(/:\d+$/, ''), path);
    },

    /** Where the old addresses of a host lead, by path and query. */
    async list(tenantId: string, host: string): Promise<Map<string, string>> {
      const rows = await listRedirects(db, tenantId);
      return new Map(rows.flatMap((row) => (row.host === host ? [[row.path, row.target]] : [])));
    },

    /**
     * Takes over a CSV: old address, new address (a path, or an address on one of `ownHosts`) or the number of a public document. Good lines
     * go in in one transaction, the others are reported. A line that would lead in a circle, with the others or with what is there, is left out;
     * one that leads to another old address is led to that one's end.
     */
    async importCsv(actor: Actor, text: string, ownHosts: readonly string[]): Promise<RedirectReport> {
      const lines = linesOf(text);
      if (lines.length === 0) throw redirectErrors.empty();
      const left: RedirectReport['left'] = [];
      const leave = (line: RedirectLine, fault: LineFault) => void left.push({ ...line, fault });
      const numbers = await listPublicNumbers(
        db,
        actor.tenantId,
        lines.filter(isNumber).flatMap(({ to }) => spellings(to)),
      );

      const wanted = new Map<string, { line: RedirectLine; row: RedirectRow }>();
      for (const line of lines) {
        const fault = findLineFault(line);
        const old = readOld(line.from);
        const target = isNumber(line) ? targetOfNumber(line.to, numbers) : targetOf(line.to, ownHosts);
        if (fault || !old) leave(line, fault ?? 'old_wrong');
        else if (target === null) leave(line, isNumber(line) ? 'unmatched' : 'new_wrong');
        else if (old.path === target) leave(line, 'itself');
        else if (wanted.has(keyOf(old))) leave(line, 'twice');
        else wanted.set(keyOf(old), { line, row: { ...old, target } });
      }

      const added = await write(db, actor, { permission: WRITE }, async ({ tx, record }) => {
        const there = new Map((await listRedirects(tx, actor.tenantId)).map((row) => [keyOf(row), row.target]));
        const leadsTo = (key: string) => wanted.get(key)?.row.target ?? there.get(key);
        const rows: RedirectRow[] = [];
        const circles = [...wanted].filter(([key]) => endOf(key, leadsTo) === null);
        for (const [key, { line }] of circles) {
          leave(line, 'loop');
          wanted.delete(key);
        }
        for (const [key, { row }] of wanted) rows.push({ ...row, target: endOf(key, leadsTo) ?? row.target });
        await upsertRedirects(tx, actor.tenantId, rows);
        record({
          ...{ action: 'redirects.redirect.imported', subjectType: 'tenant', subjectId: actor.tenantId },
          after: { added: rows.length, left: left.length },
        });
        return rows.length;
      });
      return { added, left: left.sort((a, b) => a.line - b.line) };
    },
  };
}

/** A first line that names the columns is left out: nothing that can be an address stands in it. */
function linesOf(text: string): RedirectLine[] {
  const lines = readCsv(text).flatMap((fields, index): RedirectLine[] =>
    fields.length === 0 ? [] : [{ line: index + 1, from: (fields[0] ?? '').trim(), to: (fields[1] ?? '').trim() }],
  );
  const [first] = lines;
  return first && first.line === 1 && !/[/.]/.test(first.from) ? lines.slice(1) : lines;
}

const isNumber = ({ to }: RedirectLine): boolean => to !== '' && !/^(\/|https?:)/i.test(to);

/** A number with each of the brackets that are in use: 〔2026〕, [2026], (2026), （2026）, ［2026］. */
function spellings(number: string): string[] {
  const plain = number.replace(/\s+/g, '');
  return ['〔〕', '[]', '()', '（）', '［］'].map((pair) =>
    plain.replace(/[〔[(（［]/, pair[0] ?? '').replace(/[〕\])）］]/, pair[1] ?? ''),
  );
}

function targetOfNumber(number: string, known: ReadonlyMap<string, string>): string | null {
  const id = spellings(number).flatMap((spelling) => known.get(spelling) ?? [])[0];
  return id === undefined ? null : `/documents/${id}`;
}

/** A path of our own; an address on another host would make this site a signpost for anybody. */
function targetOf(text: string, ownHosts: readonly string[]): string | null {
  if (!URL.canParse(text, 'http://any.invalid')) return null;
  const url = new URL(text, 'http://any.invalid');
  const isOwn = text.startsWith('/') ? url.host === 'any.invalid' : ownHosts.includes(url.hostname.toLowerCase());
  return isOwn ? url.pathname + url.search + url.hash : null;
}
