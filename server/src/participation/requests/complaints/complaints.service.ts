import type { Database } from '../../../kernel/db/index.ts';
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
  listComplaints,
  updateComplaint,
  type ComplaintFields,
  type ComplaintRow,
} from './complaints.repo.ts';
import { findComplaintFault } from './complaints.rules.ts';
import type { ComplaintInput, ComplaintLine, ComplaintView } from './complaints.schema.ts';

const READ = 'requests.request.read';
const WRITE = 'requests.request.oversee';

export type ComplaintsService = ReturnType<typeof createOpennessComplaintsService>;
export interface ComplaintsDeps {
  db: Database;
  vault: RequestVault;
  organisations: OrganisationsService;
  now: () => Date;
}

/** Complaints about how authorities keep the Regulation (articles 47 and 51): the register, what was found, and what came of it. */
export function createOpennessComplaintsService({ db, vault, organisations, now }: ComplaintsDeps) {
  /** Throws what the rules find, and request_unknown. */
  async function fieldsOf(
    tenantId: string,
    organisationId: string,
    { version: _version, ...input }: ComplaintInput,
  ): Promise<ComplaintFields> {
    const fault = findComplaintFault(input, chinaDate(now()));
    if (fault) throw complaintErrors[fault]();
    if (input.requestId && !(await isRequestOf(db, tenantId, organisationId, input.requestId)))
      throw complaintErrors.request_unknown();
    const { name, contact, words, result, ...clear } = input;
    const [personSealed, wordsSealed, resultSealed] = await Promise.all([
      vault.sealJson({ name: name.trim(), contact: contact.trim() }),
      vault.seal(words.trim()),
      vault.seal(result.trim()),
    ]);
    return { ...clear, personSealed, wordsSealed, resultSealed };
  }

  const inClear = ({ personSealed: _who, wordsSealed: _words, resultSealed: _result, ...clear }: ComplaintFields) =>
    clear;

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
      const person = await vault.openJson<{ name: string; contact: string }>(row.personSealed);
      const [words, result] = await Promise.all([vault.open(row.wordsSealed), vault.open(row.resultSealed)]);
      return { ...lineOf(row, await namesOf(actor.tenantId)), ...person, words, result };
    },

    /** Throws words_missing, days_wrong, finding_incomplete, measure_missing, measure_idle, request_unknown. */
    async create(actor: Actor, organisationId: string, input: ComplaintInput): Promise<{ id: string }> {
      await vault.ready();
      return write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const fields = await fieldsOf(actor.tenantId, organisationId, input);
        const id = await insertComplaint(tx, actor.tenantId, organisationId, fields, actor.id);
        record({
          ...{ action: 'requests.openness_complaint.entered', subjectType: 'openness_complaint', subjectId: id },
          after: { organisationId, ...inClear(fields) },
        });
        return { id };
      });
    },

    /** Throws unknown, conflict and what create throws. */
    async change(actor: Actor, id: string, input: ComplaintInput): Promise<{ id: string }> {
      await vault.ready();
      const before = await requireRow(actor, id);
      const { organisationId } = before;
      return write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        const fields = await fieldsOf(actor.tenantId, organisationId, input);
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
