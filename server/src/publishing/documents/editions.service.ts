import { newId } from '../../kernel/db/index.ts';
import type { Actor, Write } from '../../foundation/audit/index.ts';
import { gateErrors, holdReasons } from '../../foundation/gate/index.ts';
import { documentErrors } from './documents.errors.ts';
import {
  deleteClaims,
  insertClaims,
  listClaims,
  listFiles,
  listTasks,
  type EditionRow,
  type KeyClaim,
  type NewEdition,
} from './documents.repo.ts';
import { extractionOf, markingsOf, numberKey, textKey, withImages } from './documents.rules.ts';
import type { DocumentFields, DraftInput } from './documents.schema.ts';
import { readDocument } from './reading/index.ts';
import type { Task } from './reading.schema.ts';

/** The parts that making, changing and publishing an edition share; each runs inside the caller's write. */

export const EMPTY_FIELDS: DocumentFields = {
  title: '',
  documentNumber: '',
  issuingBody: '',
  indexNumber: '',
  topic: '',
  subjectWords: '',
  mainRecipients: '',
  madeOn: null,
  publishedOn: null,
  validity: '',
};

export function newEdition(actor: Actor, organisationId: string, fields: DocumentFields): NewEdition {
  return {
    documentId: newId(),
    editionId: newId(),
    organisationId,
    number: 1,
    state: 'draft',
    source: 'written',
    createdBy: actor.id,
    authorIds: [actor.id],
    ...fields,
    body: [],
    plainText: fields.title,
    warnings: [],
    tasks: [],
    originalFile: null,
    originalName: '',
    originalMediaType: '',
  };
}

export function fieldsOnly(row: DocumentFields): DocumentFields {
  const {
    title,
    documentNumber,
    issuingBody,
    indexNumber,
    topic,
    subjectWords,
    mainRecipients,
    madeOn,
    publishedOn,
    validity,
  } = row;
  return {
    title,
    documentNumber,
    issuingBody,
    indexNumber,
    topic,
    subjectWords,
    mainRecipients,
    madeOn,
    publishedOn,
    validity,
  };
}

export const withDueDate = (task: Task): Task => ({
  ...task,
  dueOn: task.dates.map((date) => date.on).sort()[0] ?? null,
});

export async function readBlocks(
  w: Write,
  actor: Actor,
  blocks: NonNullable<DraftInput['blocks']>,
  fields: DocumentFields,
) {
  const { extraction, imageHashes } = extractionOf(blocks);
  const known = new Set((await listFiles(w.tx, actor.tenantId, imageHashes)).map((file) => file.sha256));
  // The form's title and date stand for the labels of a file, so that years and annexes are read as the officer means them.
  const labels = [
    { label: '标题', value: fields.title, origin: 'table' as const },
    ...(fields.madeOn ? [{ label: '成文日期', value: fields.madeOn, origin: 'table' as const }] : []),
  ];
  const { body, tasks, warnings } = readDocument({ ...extraction, labels });
  const images = imageHashes.map((sha256, i) => ({ sha256: known.has(sha256) ? sha256 : '', ...sizeOf(blocks, i) }));
  return { body: withImages(body, images), tasks, warnings: warnings.filter((warning) => warning.field === undefined) };
}

function sizeOf(blocks: NonNullable<DraftInput['blocks']>, index: number) {
  const image = blocks.filter((block) => block.kind === 'image')[index];
  return image?.width && image.height ? { width: image.width, height: image.height } : {};
}

/** Renews the document's claims on number and text; another document's claim stands and is not taken over. */
export async function claim(
  w: Write,
  actor: Actor,
  documentId: string,
  fields: DocumentFields,
  plainText: string,
): Promise<void> {
  const claims: KeyClaim[] = [{ kind: 'text', key: textKey(plainText), documentId }];
  if (fields.documentNumber) claims.push({ kind: 'number', key: numberKey(fields.documentNumber), documentId });
  await deleteClaims(w.tx, actor.tenantId, documentId);
  const others = await listClaims(w.tx, actor.tenantId, claims);
  const same = others.find((other) => other.kind === 'text');
  if (same)
    throw documentErrors.already_there({ title: same.title, by: actor.locale === 'zh' ? '正文相同' : 'same text' });
  await insertClaims(w.tx, actor.tenantId, claims);
}

/** What the gate is asked to open for an edition: its address, its original and its images. */
export async function publicationOf(w: Write, actor: Actor, edition: EditionRow) {
  const images = edition.body.flatMap((block) => (block.kind === 'image' ? [block.file] : []));
  const stored = await listFiles(w.tx, actor.tenantId, images);
  const files = stored.map(({ sha256, mediaType }) => ({
    sha256,
    mediaType,
    name: `${sha256.slice(0, 12)}.${mediaType.split('/')[1] ?? 'bin'}`,
  }));
  if (edition.originalFile)
    files.push({ sha256: edition.originalFile, mediaType: edition.originalMediaType, name: edition.originalName });
  const tasks = await listTasks(w.tx, actor.tenantId, edition.id);
  return {
    subjectId: edition.documentId,
    editionId: edition.id,
    organisationId: edition.organisationId,
    files,
    subject: gateSubject(edition, tasks),
  };
}

/** Everything of an edition that the public would read, for the gate: the text, and the tasks as officers left them. */
function gateSubject(edition: EditionRow, tasks: readonly Task[]) {
  const lines = tasks.map((task) => [task.text, ...task.lead, ...task.responsible, task.unitWords ?? ''].join(' '));
  const text = [edition.plainText, ...lines].join('\n');
  return { title: edition.title, text, markings: markingsOf(edition.warnings) };
}

/** Throws gate.held when the gate would not let the edition out as it stands. */
export function requireReleasable(edition: EditionRow, tasks: readonly Task[]): void {
  const reasons = holdReasons(gateSubject(edition, tasks));
  if (reasons.length > 0) throw gateErrors.held({ reasons: reasons.map((reason) => reason.words || reason.code) });
}
