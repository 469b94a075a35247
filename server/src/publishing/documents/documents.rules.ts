import { hash } from 'node:crypto';
import { foldWidth } from '../../kernel/text/index.ts';
import type { DocumentFields, EditorBlock } from './documents.schema.ts';
import { endOfPeriod } from './edition-terms.rules.ts';
import { normaliseDocumentNumber } from './reading/index.ts';
import type { BodyBlock, DocumentReading, ReadingWarning, Task, Validity } from './reading.schema.ts';
import type { Extraction, RawBlock } from '../../kernel/extract/index.ts';

/** Pure decisions about documents: what counts as the same, what an edited text keeps, what text is searched. */

/** All words of a document in reading order, one block a line, for search and comparison. */
export function plainTextOf(title: string, body: readonly BodyBlock[]): string {
  const lines = body.map((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return `${block.marker ?? ''}${block.text}`;
      case 'table':
        return [block.caption, ...block.rows.map((row) => row.map((cell) => cell.text).join(' '))]
          .filter(Boolean)
          .join('\n');
      case 'image':
        return block.alt;
    }
  });
  return [title, ...lines].filter((line) => line.trim() !== '').join('\n');
}

/** Where the public finds a stored file, while something public shows or offers it. */
export const filePath = ({ sha256, name }: { sha256: string; name: string }): string =>
  `/files/${sha256}/${encodeURIComponent(name)}`;

/** The stored file to which a link in a text leads: an attachment; null for every other link. */
export function linkedFile(href: string): { sha256: string; name: string } | null {
  const [, sha256, rest = ''] = /^\/files\/([0-9a-f]{64})\/([^/?#]{1,900})$/.exec(href) ?? [];
  if (sha256 === undefined) return null;
  try {
    return { sha256, name: decodeURIComponent(rest) };
  } catch {
    return null;
  }
}

/** The attachments of a text, each file once. */
export function linkedFiles(blocks: readonly (BodyBlock | EditorBlock)[]): { sha256: string; name: string }[] {
  const found = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? (block.links ?? []).flatMap(({ href }) => linkedFile(href) ?? []) : [],
  );
  return [...new Map(found.map((file) => [file.sha256, file])).values()];
}

/** The same text gives the same key, whatever its spaces, line breaks, widths and punctuation. */
export function textKey(plainText: string): string {
  const bare = foldWidth(plainText).replace(/[\s\p{P}\p{Z}]/gu, '');
  return hash('sha256', bare);
}

/**
 * A document number as documents claim it, without spaces and in one kind of brackets: `国办发[2019] 6号` and `国办发〔2019〕6号` are the same.
 * Stricter than the key under which readers find a number (`numberKey` of kernel/index): a claim keeps others out.
 */
export function claimedNumber(documentNumber: string): string {
  return foldWidth(documentNumber)
    .replace(/\s/g, '')
    .replace(/[[【(〔]/g, '〔')
    .replace(/[\]】)〕]/g, '〕');
}

/**
 * Whether two documents with one number are the same document. They are not when both have a date and the dates differ (the text of a
 * regulation before and after it was amended carries one number), or when the titles are clearly different (one order that amended
 * several rules).
 */
export function sameDocument(
  one: { title: string; madeOn: string | null },
  other: { title: string; madeOn: string | null },
): boolean {
  if (one.madeOn && other.madeOn && one.madeOn !== other.madeOn) return false;
  return titlesAgree(one.title, other.title);
}

/** The shared pairs of characters, over the smaller set of pairs: 0.6 or more. */
function titlesAgree(one: string, other: string): boolean {
  const pairs = (title: string) => {
    const bare = foldWidth(title).replace(/[\s\p{P}]/gu, '');
    return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
  };
  const a = pairs(one);
  const b = pairs(other);
  if (a.size === 0 || b.size === 0) return true;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / Math.min(a.size, b.size) >= 0.6;
}

/** The fields of a reading as an officer's form starts with them. */
export function fieldsOf(reading: DocumentReading): DocumentFields {
  // One line each, as the form takes them; only the recipients may go on over several.
  const value = (name: keyof DocumentReading['fields']) =>
    reading.fields[name].value.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return {
    title: value('title'),
    documentNumber: value('documentNumber'),
    issuingBody: value('issuingBody'),
    indexNumber: value('indexNumber'),
    topic: value('topic'),
    subjectWords: value('subjectWords'),
    mainRecipients: reading.fields.mainRecipients.value,
    madeOn: value('madeOn') || null,
    publishedOn: value('publishedOn') || null,
    validity: value('validity') as Validity | '',
  };
}

/** Fields as an officer typed them, with the document number written as reading writes it: 昆政办发[2016]99号 becomes 昆政办发〔2016〕99号. */
export function typedFields<Fields extends Partial<DocumentFields>>(fields: Fields): Fields {
  if (fields.documentNumber === undefined) return fields;
  return { ...fields, documentNumber: normaliseDocumentNumber(fields.documentNumber) };
}

/** What a document says of itself now, by which a warning may have been answered. */
export interface Answered {
  title: string;
  documentNumber: string;
  issuingBody: string;
  madeOn: string | null;
  disclosure: string;
  withheldClause: string;
}

/**
 * The warnings that still ask for something: one about a field that was empty, or about an attribute that nobody had decided, is answered
 * when it is filled in. They stay stored as the reading gave them, because a field may be emptied again.
 */
export function openWarnings(warnings: readonly ReadingWarning[], now: Answered): ReadingWarning[] {
  return warnings.filter(({ code, field }) => {
    if (code === 'field_missing') return !now[field as keyof Answered];
    if (code === 'disclosure_missing') return now.disclosure === '';
    if (code === 'disclosure_clause_missing') return now.disclosure === 'withheld' && now.withheldClause === '';
    return true;
  });
}

/** The editor's blocks as if a file had been read, so that editing and importing share one reader. Images stand for themselves by hash. */
export function extractionOf(blocks: readonly EditorBlock[]): {
  extraction: Extraction;
  images: { sha256: string; width?: number; height?: number }[];
} {
  const images: { sha256: string; width?: number; height?: number }[] = [];
  const raw = blocks.map((block): RawBlock => {
    if (block.kind !== 'image') return block;
    const { file, width, height } = block;
    images.push({ sha256: file, ...(width && height ? { width, height } : {}) });
    return { kind: 'image', image: images.length - 1, alt: block.alt };
  });
  return { extraction: { format: 'txt', labels: [], blocks: raw, images: [], findings: [] }, images };
}

/** Puts stored hashes in the place of the reader's image numbers (`#0`). */
export function withImages(
  body: readonly BodyBlock[],
  images: readonly { sha256: string; width?: number; height?: number }[],
): BodyBlock[] {
  return body.flatMap((block): BodyBlock[] => {
    if (block.kind !== 'image') return [block];
    const image = images[Number(block.file.slice(1))];
    if (!image) return [];
    const { sha256, width, height } = image;
    return [{ ...block, file: sha256, ...(width && height ? { width, height } : {}) }];
  });
}

/**
 * The tasks of an edited text: as read again, but what an officer had corrected stays wherever the task's words did not change. A task
 * that he added himself stays as long as its words are still in the text.
 */
export function keepCorrections(read: readonly Task[], stored: readonly Task[], plainText: string): Task[] {
  const key = ({ path, text }: Task) => `${path}\n${text}`;
  const left = new Map<string, Task[]>();
  for (const task of stored) left.set(key(task), [...(left.get(key(task)) ?? []), task]);
  const kept = read.map((task) => {
    const before = left.get(key(task))?.shift();
    return before ? { ...before, anchor: task.anchor } : task;
  });
  const known = new Set(read.map((task) => task.text));
  const unmatched = new Set([...left.values()].flat());
  const own = stored.filter((task) => unmatched.has(task) && !known.has(task.text) && plainText.includes(task.text));
  return [...kept, ...own];
}

/** Whether a corrected list says in other words the same tasks: only units and terms may differ. */
export function sameTaskTexts(corrected: readonly Task[], stored: readonly Task[]): boolean {
  const key = (task: Task) => `${task.path}\n${task.anchor}\n${task.text}`;
  const allowed = new Set(stored.map(key));
  return corrected.every((task) => allowed.has(key(task)));
}

/** Markings that stood in labels of the file and not in its text; the gate holds what carries one. */
export function markingsOf(warnings: readonly ReadingWarning[]): string[] {
  return warnings
    .filter(({ code }) => code === 'secrecy_marking' || code === 'withheld_marking')
    .map(({ words }) => words ?? '');
}

interface PublishedEdition {
  documentId: string;
  editionId: string;
  organisationId: string;
  title: string;
  plainText: string;
  warnings: readonly ReadingWarning[];
  body: readonly BodyBlock[];
  originalFile: string | null;
  originalName: string;
  originalMediaType: string;
  visibleUntil?: string | null;
}

/** What the gate is asked to open for an edition: its address, its original and, of the files that its document holds, what its text shows and offers. */
export function publicationFor(
  edition: PublishedEdition,
  stored: readonly { sha256: string; mediaType: string }[],
  tasks: readonly Task[],
) {
  const { documentId, editionId, organisationId, originalFile } = edition;
  const shown = new Set(edition.body.flatMap((block) => (block.kind === 'image' ? [block.file] : [])));
  const offered = new Map(linkedFiles(edition.body).map(({ sha256, name }) => [sha256, name]));
  const files = stored
    .filter(({ sha256 }) => shown.has(sha256) || offered.has(sha256))
    .map(({ sha256, mediaType }) => ({
      sha256,
      mediaType,
      name: offered.get(sha256) ?? `${sha256.slice(0, 12)}.${mediaType.split('/')[1] ?? 'bin'}`,
    }));
  if (originalFile && !offered.has(originalFile))
    files.push({ sha256: originalFile, mediaType: edition.originalMediaType, name: edition.originalName });
  const visibleUntil = edition.visibleUntil ? endOfPeriod(edition.visibleUntil) : null;
  return {
    subjectId: documentId,
    editionId,
    organisationId,
    files,
    visibleUntil,
    subject: gateSubject(edition, tasks),
  };
}

/** Everything of an edition that the public would read, for the gate: the text, and the tasks as officers left them. */
export function gateSubject(
  edition: Pick<PublishedEdition, 'title' | 'plainText' | 'warnings'>,
  tasks: readonly Task[],
): { title: string; text: string; markings: string[] } {
  const lines = tasks.map((task) => [task.text, ...task.lead, ...task.responsible, task.unitWords ?? ''].join(' '));
  const text = [edition.plainText, ...lines].join('\n');
  return { title: edition.title, text, markings: markingsOf(edition.warnings) };
}
