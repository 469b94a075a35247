import { newId, type Database } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import { isRequestOf } from '../disputes/disputes.repo.ts';
import { writeNumber } from '../request-clock.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { complaintErrors } from './complaints.errors.ts';
import {
  findComplaint,
  insertComplaint,
  insertPageComplaint,
  listComplaints,
  listComplaintsOfCase,
  updateComplaint,
  type ComplaintFields,
  type ComplaintRow,
  type PageFields,
} from './complaints.repo.ts';
import { findComplaintFault, findPageFault } from './complaints.rules.ts';
import type { ComplaintCause, ComplaintInput, ComplaintLine, ComplaintView } from './complaints.schema.ts';

const READ = 'requests.request.read';
const WRITE = 'requests.request.oversee';

export type ComplaintsService = ReturnType<typeof createComplaintsService>;
/** What an applicant reads of his complaint on the status page; `answer` is empty until the office says something. */
export interface PageComplaint {
  cause: ComplaintCause;
  madeOn: string;
  answer: string;
}
export interface ComplaintsDeps {
  db: Database;
  vault: RequestVault;
  organisations: OrganisationsService;
  now: () => Date;
}

/** Complaints about how authorities keep the Regulation (articles 47 and 51): the register, what was found, and what came of it. */
export function createComplaintsService({ db, vault, organisations, now }: ComplaintsDeps) {
  /** Throws what the rules find, and request_unknown. */
  async function fieldsOf(
    tenantId: string,
    organisationId: string,
    before: ComplaintRow | null,
    { version: _version, ...input }: ComplaintInput,
  ): Promise<ComplaintFields> {
    const asItCame = before && { ...before, words: await vault.open(before.wordsSealed) };
    const fault = findPageFault(asItCame, input) ?? findComplaintFault(input, chinaDate(now()));
    if (fault) throw complaintErrors[fault]();
    // A case may have gone to another authority since; the complaint stays with the one it is about.
    const isNewCase = input.requestId !== null && input.requestId !== before?.requestId;
    if (isNewCase && !(await isRequestOf(db, tenantId, organisationId, input.requestId ?? '')))
      throw complaintErrors.request_unknown();
    const { name, contact, words, result, ...clear } = input;
    const [personSealed, wordsSealed, resultSealed] = await Promise.all([
      input.channel === 'status_page' ? '' : vault.sealJson({ name: name.trim(), contact: contact.trim() }),
      vault.seal(words.trim()),
      vault.seal(result.trim()),
    ]);
    return { ...clear, personSealed, wordsSealed, resultSealed };
  }

  const inClear = <T extends ComplaintFields>(fields: T) => {
    const { personSealed: _who, wordsSealed: _words, resultSealed: _result, ...clear } = fields;
    return clear;
  };

  function lineOf(row: ComplaintRow, names: ReadonlyMap<string, string>): ComplaintLine {
    const { registrationYear, registrationNumber, ...rest } = row;
    const { id, organisationId, version, ...fields } = rest;
    return {
      ...{ id, organisationId, organisationName: names.get(organisationId) ?? '', version },
      requestNumber: fields.requestId ? writeNumber(registrationYear, registrationNumber) : '',
      ...inClear(fields),
    };
  }
  const namesOf = async (tenantId: string): Promise<ReadonlyMap<string, string>> =>
    new Map((await organisations.listUnits(tenantId)).map(({ id, name }) => [id, name]));

  async function requireRow(actor: Actor, id: string): Promise<ComplaintRow> {
    const row = await findComplaint(db, actor.tenantId, id);
    if (!row || !actor.can(READ, row.organisationId)) throw complaintErrors.unknown();
    return row;
  }

  return {
    /** The register of the units that somebody reads; who complains is not in it. */
    async list(actor: Actor): Promise<ComplaintLine[]> {
      requirePermission(actor, READ);
      const [rows, names] = await Promise.all([
        listComplaints(db, actor.tenantId, actor.scopeOf(READ)),
        namesOf(actor.tenantId),
      ]);
      return rows.map((row) => lineOf(row, names));
    },

    /** One complaint with who complains; the reading is recorded. Throws unknown. */
    async open(actor: Actor, id: string): Promise<ComplaintView> {
      await vault.ready();
      const row = await requireRow(actor, id);
      await write(db, actor, { permission: WRITE, organisationId: row.organisationId }, async ({ record }) => {
        record({ action: 'requests.openness_complaint.opened', subjectType: 'openness_complaint', subjectId: id });
      });
      const person = row.personSealed
        ? await vault.openJson<{ name: string; contact: string }>(row.personSealed)
        : { name: '', contact: '' };
      const [words, result] = await Promise.all([vault.open(row.wordsSealed), vault.open(row.resultSealed)]);
      return { ...lineOf(row, await namesOf(actor.tenantId)), ...person, words, result };
    },

    /** Throws words_missing, days_wrong, finding_incomplete, measure_missing, measure_idle, page_only, request_unknown. */
    async create(actor: Actor, organisationId: string, input: ComplaintInput): Promise<{ id: string }> {
      await vault.ready();
      return write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const fields = await fieldsOf(actor.tenantId, organisationId, null, input);
        const id = await insertComplaint(tx, actor.tenantId, organisationId, fields, actor.id);
        record({
          ...{ action: 'requests.openness_complaint.entered', subjectType: 'openness_complaint', subjectId: id },
          after: { organisationId, ...inClear(fields) },
        });
        return { id };
      });
    },

    /** What the applicant of this request sent from the status page, with what he may read of it. */
    async listOfCase(tenantId: string, requestId: string): Promise<PageComplaint[]> {
      const rows = await listComplaintsOfCase(db, tenantId, requestId);
      return Promise.all(
        rows.map(async ({ cause, receivedOn, resultSealed }) => ({
          ...{ cause, madeOn: receivedOn, answer: await vault.open(resultSealed) },
        })),
      );
    },

    /** Enters what the applicant says on the status page (article 47), once for each cause; false when it was entered before. */
    async enterFromPage(
      actor: Actor,
      said: { organisationId: string; requestId: string; cause: ComplaintCause; dueOn: string | null; words: string },
    ): Promise<boolean> {
      await vault.ready();
      const { organisationId, requestId, cause, dueOn, words } = said;
      const id = newId();
      const fields: PageFields = {
        ...{ requestId, basis: 'request', kind: 'complaint', channel: 'status_page', cause, replyDueOn: dueOn },
        ...{ receivedOn: chinaDate(now()), dueOn: null, finding: '', measure: '', endedOn: null },
        ...{ personSealed: '', wordsSealed: await vault.seal(words.trim()), resultSealed: '' },
      };
      return write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const entry = { id, organisationId, ...fields, createdAt: now(), createdBy: actor.id };
        const isNew = await insertPageComplaint(tx, actor.tenantId, entry);
        record(
          isNew
            ? {
                ...{ action: 'requests.openness_complaint.entered', subjectType: 'openness_complaint', subjectId: id },
                after: { organisationId, ...inClear(fields) },
              }
            : {
                ...{ action: 'requests.openness_complaint.sent_again', subjectType: 'request', subjectId: requestId },
                after: { cause },
              },
        );
        return isNew;
      });
    },

    /** Throws unknown, conflict, page_kept and what create throws. */
    async change(actor: Actor, id: string, input: ComplaintInput): Promise<{ id: string }> {
      await vault.ready();
      const before = await requireRow(actor, id);
      const { organisationId } = before;
      return write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const fields = await fieldsOf(actor.tenantId, organisationId, before, input);
        if (!(await updateComplaint(tx, actor.tenantId, id, fields, input.version))) throw complaintErrors.conflict();
        const { basis, kind, dueOn, finding, measure, endedOn } = before;
        record({
          ...{ action: 'requests.openness_complaint.changed', subjectType: 'openness_complaint', subjectId: id },
          before: { basis, kind, dueOn, finding, measure, endedOn },
          after: inClear(fields),
        });
        return { id };
      });
    },
  };
}
