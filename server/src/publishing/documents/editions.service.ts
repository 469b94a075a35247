import { newId, type Queryable } from '../../kernel/db/index.ts';
import type { Actor, Write } from '../../foundation/audit/index.ts';
import { gateErrors } from '../../foundation/gate/index.ts';
import { assess, holding } from '../../foundation/gate/checks/index.ts';
import { listFiles, listHeldFiles } from './document-files.repo.ts';
import { documentErrors } from './documents.errors.ts';
import {
  deleteClaims,
  findEdition,
  insertClaims,
  listClaims,
  listTasks,
  type EditionHead,
  type EditionRow,
  type KeyClaim,
  type NewEdition,
} from './documents.repo.ts';
import { claimedNumber, linkedFiles, openWarnings, publicationFor } from './documents.rules.ts';
import type { DocumentFields, Edition } from './documents.schema.ts';
import type { PublicationTerms } from './edition-terms.schema.ts';
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

/** Renews the document's claims on number and text; another document's claim stands and is not taken over. */
export async function claim(
  w: Write,
  actor: Actor,
  documentId: string,
  fields: DocumentFields,
  textKey: string,
): Promise<void> {
  const claims: KeyClaim[] = [{ kind: 'text', key: textKey, documentId }];
  if (fields.documentNumber) claims.push({ kind: 'number', key: claimedNumber(fields.documentNumber), documentId });
  await deleteClaims(w.tx, actor.tenantId, documentId);
  const others = await listClaims(w.tx, actor.tenantId, claims);
  const same = others.find((other) => other.kind === 'text');
  if (same)
    throw documentErrors.already_there({ title: same.title, by: actor.locale === 'zh' ? '正文相同' : 'same text' });
  await insertClaims(w.tx, actor.tenantId, claims);
}

/** What the gate is asked to open for an edition: its address, its original, its images and attachments; with `tasks`, as it will be with those. */
export async function publicationOf(source: Queryable, tenantId: string, editionId: string, tasks?: readonly Task[]) {
  const edition = await findEdition(source, tenantId, editionId);
  if (!edition) throw documentErrors.not_found();
  const images = edition.body.flatMap((block) => (block.kind === 'image' ? [block.file] : []));
  // A link alone opens nothing: only what the document itself holds goes out with it.
  const linked = linkedFiles(edition.body).map(({ sha256 }) => sha256);
  const stored = [
    ...(await listFiles(source, tenantId, images)),
    ...(await listHeldFiles(source, tenantId, edition.documentId, linked)),
  ];
  const words = tasks ?? (await listTasks(source, tenantId, edition.id));
  return publicationFor({ ...edition, editionId: edition.id }, stored, words);
}

/** Throws gate.held when the gate would not let the edition out as it stands. */
export async function requireReleasable(w: Write, actor: Actor, editionId: string): Promise<void> {
  const release = await publicationOf(w.tx, actor.tenantId, editionId);
  const held = holding((await assess(w.tx, actor.tenantId, 'document', [release])).get(release.subjectId) ?? []);
  if (held.length > 0) throw gateErrors.held({ reasons: held.map(({ excerpt, kind }) => excerpt || kind) });
}

/** An edition as officers see it, with its tasks and the file it was made from. */
export async function presentEdition(db: Queryable, actor: Actor, row: EditionRow): Promise<Edition> {
  const { id, number, state, version, body, warnings, changedAt } = row;
  const [file] = row.originalFile ? await listFiles(db, actor.tenantId, [row.originalFile]) : [];
  const url = row.originalFile
    ? `/api/v1/console/files/${row.originalFile}?name=${encodeURIComponent(row.originalName)}`
    : '';
  return {
    id,
    number,
    state,
    version,
    body,
    warnings: openWarnings(warnings, row),
    ...fieldsOnly(row),
    tasks: await listTasks(db, actor.tenantId, id),
    original: file
      ? {
          name: row.originalName,
          mediaType: row.originalMediaType,
          size: file.size,
          url,
        }
      : null,
    changedAt: changedAt.toISOString(),
    publishAt: row.publishAt?.toISOString() ?? null,
    terms: termsOf(row),
  };
}

/** For whom, from when and to when, as officers set it. */
export function termsOf(row: EditionHead): PublicationTerms {
  const { audienceKind, audience, visibleUntil, embargoUntil, changeNote, correction } = row;
  return {
    audienceKind,
    audience,
    visibleUntil,
    embargoUntil: embargoUntil?.toISOString() ?? null,
    changeNote,
    correction,
  };
}
