import type { PrintBlock, PrintDocument, PrintNote, PrintTableCell } from './print.schema.ts';

/** Counts what could not be shown as it was. */
export interface Notes {
  add(code: PrintNote['code'], detail: string): void;
  list(): PrintNote[];
}

export function createNotes(): Notes {
  const seen = new Map<string, PrintNote>();
  return {
    add(code, detail) {
      const key = `${code} ${detail}`;
      const note = seen.get(key);
      if (note) note.count += 1;
      else seen.set(key, { code, detail, count: 1 });
    },
    list: () => [...seen.values()].sort((a, b) => (a.code + a.detail < b.code + b.detail ? -1 : 1)),
  };
}

export const codePointName = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

// Neither XML nor a reader can carry these: C0 and C1 without tab and line feed, halves of surrogate pairs, noncharacters.
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that every format can carry: line ends as \n, tabs as spaces; what cannot be carried becomes U+FFFD and is noted. */
export function cleanText(text: string, notes: Notes): string {
  return text
    .replace(/\r\n?|\v|\f|\u2028|\u2029/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(UNPRINTABLE, (char) => {
      notes.add('character_replaced', codePointName(char));
      return '\ufffd';
    });
}

export const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

/** The document with every text cleaned; lengths of leads follow their text. */
export function cleanDocument(document: PrintDocument, notes: Notes): PrintDocument {
  const clean = (text: string) => cleanText(text, notes);
  const line = (text: string) => oneLine(clean(text));
  const optional = (
    key: 'redHead' | 'letterHead' | 'documentNumber' | 'recipients' | 'address' | 'author' | 'subject' | 'keywords',
  ) => (document[key] === undefined ? {} : { [key]: line(document[key]) });
  const cell = (one: PrintTableCell): PrintTableCell => ({ ...one, text: clean(one.text) });
  const block = (one: PrintBlock): PrintBlock => {
    switch (one.kind) {
      case 'heading':
        return { ...one, text: line(one.text) };
      case 'paragraph': {
        if (!one.lead) return { ...one, text: clean(one.text) };
        const lead = clean(one.text.slice(0, one.lead));
        return { ...one, text: lead + clean(one.text.slice(one.lead)), lead: lead.length };
      }
      case 'table':
        return {
          ...one,
          rows: one.rows.map((row) => row.map(cell)),
          ...(one.caption ? { caption: line(one.caption) } : {}),
        };
      case 'image':
        return { ...one, alt: line(one.alt) };
      case 'attachment':
        return { ...one, label: line(one.label), title: line(one.title) };
      case 'signature':
        return { ...one, bodies: one.bodies.map(line), date: line(one.date) };
    }
  };
  return {
    ...document,
    title: line(document.title),
    ...optional('redHead'),
    ...optional('letterHead'),
    ...optional('documentNumber'),
    ...optional('recipients'),
    ...optional('address'),
    ...optional('author'),
    ...optional('subject'),
    ...optional('keywords'),
    blocks: document.blocks.map(block),
    ...(document.metadata
      ? { metadata: document.metadata.map(({ label, value }) => ({ label: line(label), value: line(value) })) }
      : {}),
  };
}

/** UTF-16 units of all texts. */
export function lengthOf(document: PrintDocument): number {
  let length = document.title.length + (document.recipients?.length ?? 0);
  for (const { label, value } of document.metadata ?? []) length += label.length + value.length;
  for (const block of document.blocks) {
    if (block.kind === 'table') for (const row of block.rows) for (const cell of row) length += cell.text.length + 4;
    else if (block.kind === 'signature') length += block.bodies.join('').length;
    else if (block.kind === 'attachment') length += block.title.length;
    else if (block.kind === 'image') length += block.alt.length;
    else length += block.text.length;
  }
  return length;
}
