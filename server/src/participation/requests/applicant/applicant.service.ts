import { AppError } from '../../../kernel/errors/index.ts';
import { newId, type Database } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { systemActor, write, type Write } from '../../../foundation/audit/index.ts';
import type { CalendarService } from '../../../foundation/calendar/index.ts';
import type { ClockDue } from '../../../foundation/clocks/index.ts';
import type { ComplaintsService, PageComplaint } from '../complaints/complaints.service.ts';
import type { RequestDesk } from '../handling/desk.ts';
import { listRecords } from '../handling/handling.repo.ts';
import type { StepsService } from '../handling/steps.service.ts';
import type { StoredFile } from '../intake/intake.schema.ts';
import type { RequestStatus, StatusService } from '../intake/status.service.ts';
import { daysToRead, replyClock } from '../request-clock.rules.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { findRequest, insertFiles, listClockEvents, type RequestRow } from '../requests.repo.ts';
import type { RequestSettings } from '../requests.settings.ts';
import type { LettersService } from '../letters/letters.service.ts';
import type { ShownLetter } from '../letters/status-letters.tsx';
import { applicantErrors } from './applicant.errors.ts';
import { findRating, insertRating } from './applicant.repo.ts';
import { choicesOf, type ApplicantChoices } from './applicant.rules.ts';

export const APPLICANT_ACTIONS = ['correct', 'withdraw', 'pay', 'more_time', 'complain', 'rate', 'suggest'] as const;
export type ApplicantAction = (typeof APPLICANT_ACTIONS)[number];

/** What the page of a request shows to its applicant. */
export interface ApplicantView extends RequestStatus {
  /** Opens this case again without code and last four, for an hour and a half; lies in forms only. */
  pass: string;
  choices: ApplicantChoices;
  days: ClockDue['days'];
  /** What the authority asked to be mended, or to be paid, in its words. */
  asked: { kind: 'correction' | 'fee'; words: string; document: string } | null;
  complaints: PageComplaint[];
  score: number | null;
  letters: ShownLetter[];
}

export interface ApplicantDeps {
  db: Database;
  vault: RequestVault;
  calendar: CalendarService;
  desk: RequestDesk;
  steps: StepsService;
  statuses: StatusService;
  complaints: Pick<ComplaintsService, 'listOfCase' | 'enterFromPage'>;
  letters: LettersService;
  settings: RequestSettings;
  now: () => Date;
}
export type ApplicantService = ReturnType<typeof createApplicantService>;

const PASS_MS = 90 * 60_000;
const TRIES = 4;

/** What whoever asked may do without an account, after code and last four characters; every act of his counts once, however often it is sent. */
export function createApplicantService(deps: ApplicantDeps) {
  const { db, vault, calendar, desk, steps, statuses, complaints, letters, settings, now } = deps;
  const permission = PERMISSIONS.work;

  async function view(tenantId: string, row: RequestRow): Promise<ApplicantView> {
    const [status, events, records, said, score, days] = await Promise.all([
      statuses.present(tenantId, row),
      listClockEvents(db, tenantId, row.id),
      listRecords(db, tenantId, row.id),
      complaints.listOfCase(tenantId, row.id),
      findRating(db, tenantId, row.id),
      calendar.forTenant(tenantId),
    ]);
    const { clock } = replyClock(events, days);
    const kind = row.state === 'correction_asked' ? 'correction' : row.state === 'fee_asked' ? 'fee' : null;
    const record = kind && records.findLast((one) => one.kind === (kind === 'fee' ? 'fee_notice' : 'correction'));
    const until = now().getTime() + PASS_MS;
    return {
      ...status,
      pass: await vault.sealJson({ use: 'status', id: row.id, until }),
      days: daysToRead(clock),
      choices: choicesOf({
        ...{ state: row.state, today: desk.today(), dueOn: row.dueOn, isPaused: row.clockState === 'paused' },
        ...{ receivedOn: row.receivedOn, repliedOn: row.repliedOn, rated: score !== null },
        confirmBy: days.addWorkdays(chinaDate(row.arrivedAt), settings.confirmWithinDays).on,
        outcome: row.outcome,
        suggested: records.some((one) => one.kind === 'from_applicant' && one.data['what'] === 'suggest'),
        complained: said.map(({ cause }) => cause),
      }),
      asked: record
        ? { kind, words: await vault.open(record.wordsSealed), document: String(record.data['document'] ?? '') }
        : null,
      complaints: said,
      score,
      letters: await letters.listShown(tenantId, row.id),
    };
  }

  /** The case of a pass; throws requests_applicant.pass_over for one that is old, changed or none. */
  async function rowOf(tenantId: string, pass: string): Promise<RequestRow> {
    const known = await vault
      .openJson<{ use: string; id: string; until: number }>(pass)
      .catch(() => ({ use: '', id: '', until: 0 }));
    if (known.use !== 'status' || known.until < now().getTime()) throw applicantErrors.pass_over();
    const row = await findRequest(db, tenantId, known.id, 'system');
    if (!row) throw applicantErrors.pass_over();
    return row;
  }

  /** Again with what is there now when somebody was faster: an applicant has no version to compare. */
  async function insist(tenantId: string, id: string, work: (row: RequestRow) => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const row = await findRequest(db, tenantId, id, 'system');
      if (!row) throw applicantErrors.pass_over();
      try {
        return await work(row);
      } catch (error) {
        const isLost = error instanceof AppError && error.code === 'requests.conflict';
        if (!isLost || attempt === TRIES) throw error;
      }
    }
  }

  return {
    /** The case for code and last four; null for every wrong pair. */
    async open(tenantId: string, code: string, tail: string): Promise<ApplicantView | null> {
      const status = await statuses.find(tenantId, code, tail);
      const row = status && (await findRequest(db, tenantId, status.id, 'system'));
      return row ? view(tenantId, row) : null;
    },

    /** A letter on the page of this case, as PDF; the first opening is its delivery. Throws request_letters.unknown, pass_over. */
    openLetter: async (tenantId: string, pass: string, asked: { letter: string; file: string }) =>
      letters.openShown(tenantId, (await rowOf(tenantId, pass)).id, asked),

    view: async (tenantId: string, pass: string): Promise<ApplicantView> => view(tenantId, await rowOf(tenantId, pass)),

    /**
     * Does what the applicant asks for, once: sent again it changes nothing and says so (`again`). Throws requests_applicant.not_now where the
     * case has gone on, words_missing and score_missing.
     */
    async act(
      tenantId: string,
      pass: string,
      input: { action: ApplicantAction; key: string; words: string; score: number; files: readonly StoredFile[] },
    ): Promise<{ view: ApplicantView; again: boolean }> {
      await vault.ready();
      const { id } = await rowOf(tenantId, pass);
      const actor = systemActor(tenantId, 'applicant');
      const words = input.words.trim();
      const { action } = input;
      if (words === '' && (action === 'correct' || action === 'more_time')) throw applicantErrors.words_missing();
      if (action === 'rate' && !(input.score >= 1 && input.score <= 5)) throw applicantErrors.score_missing();
      const key = vault.submissionIndex(`applicant ${input.key}`);
      const wasDone = async () =>
        (await listRecords(db, tenantId, id)).some(
          ({ kind, data }) => kind === 'from_applicant' && data['key'] === key,
        );
      if (await wasDone()) return { view: await view(tenantId, await rowOf(tenantId, pass)), again: true };
      const stored = await Promise.all(
        input.files.map(async ({ name, ...kept }) => ({ id: newId(), ...kept, nameSealed: await vault.seal(name) })),
      );
      const bring = async (w: Write, what: string, said: string) => {
        if (stored.length > 0) await insertFiles(w.tx, tenantId, id, stored);
        const data = { what, key, files: stored.length };
        await desk.note(w, actor, id, { kind: 'from_applicant', on: desk.today(), words: said, data });
      };
      let again = false;
      await insist(tenantId, id, async (row) => {
        again = await wasDone();
        if (again) return;
        const { choices, dueOn, complaints: said } = await view(tenantId, row);
        const { version } = row;
        if (action === 'correct' || action === 'withdraw') {
          if (!choices[action]) throw applicantErrors.not_now();
          const step = action === 'correct' ? 'receive_correction' : 'withdraw';
          const said = { version, step, words, agreed: true, on: desk.today() };
          await steps.step(actor, id, said, (w) => bring(w, action, ''));
        } else if (action === 'pay' || action === 'more_time' || action === 'suggest') {
          const may = { pay: choices.pay, more_time: choices.moreTime, suggest: choices.suggest };
          if (!may[action]) throw applicantErrors.not_now();
          await desk.work(actor, id, { permission, version, action: 'requests.applicant.wrote' }, async (w) => {
            await bring(w, action, words);
            return { result: undefined, after: { what: action, files: stored.length } };
          });
        } else if (action === 'complain') {
          const cause = choices.complain;
          again = cause === null && said.length > 0;
          if (again) return;
          if (!cause) throw applicantErrors.not_now();
          const { organisationId } = row;
          again = !(await complaints.enterFromPage(actor, { organisationId, requestId: id, cause, dueOn, words }));
        } else {
          again = (await findRating(db, tenantId, id)) !== null;
          if (again) return;
          if (!choices.rate) throw applicantErrors.not_now();
          const wordsSealed = await vault.seal(words);
          const { score } = input;
          await write(db, actor, { permission, organisationId: row.organisationId }, async (w) => {
            again = !(await insertRating(w.tx, tenantId, { requestId: id, score, wordsSealed, givenAt: now() }));
            const record = { action: 'requests.answer.rated', subjectType: 'request', subjectId: id };
            w.record({ ...record, after: { score, again } });
          });
        }
      });
      return { view: await view(tenantId, await rowOf(tenantId, pass)), again };
    },
  };
}
