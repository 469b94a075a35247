import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import { writeNumber } from '../request-clock.rules.ts';
import type { RequestState } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { findByCode, listPeople, type RequestRow } from '../requests.repo.ts';
import { countLookUp, forgetLookUp } from './status.repo.ts';
import type { RequestSettings } from '../requests.settings.ts';
import { readCode } from './intake.rules.ts';

/** What an applicant is told without an account: where his case stands, and no word that could name anybody. */
export interface RequestStatus {
  /** Of the case, for what is done next; never shown. */
  id: string;
  code: string;
  number: string;
  organisationName: string;
  organisationPhone: string;
  state: RequestState;
  submittedOn: string;
  receivedOn: string | null;
  isPaused: boolean;
  dueOn: string | null;
  isProvisional: boolean;
  applicantDueOn: string | null;
  repliedOn: string | null;
}
export type StatusService = ReturnType<typeof createStatusService>;

const HOUR_MS = 3_600_000;

/** Answers for code + last four characters. A wrong pair, a code that does not exist and a code that was tried too often get one and the same answer: null. */
export function createStatusService(deps: {
  db: Database;
  vault: RequestVault;
  organisations: OrganisationsService;
  settings: RequestSettings;
  now: () => Date;
}) {
  const { db, vault, organisations, settings, now } = deps;

  async function present(tenantId: string, row: RequestRow): Promise<RequestStatus> {
    const unit = await organisations.findUnit(tenantId, row.organisationId);
    return {
      ...{ id: row.id, code: row.code, state: row.state },
      number: writeNumber(row.registrationYear, row.registrationNumber),
      ...{ organisationName: unit?.name ?? '', organisationPhone: unit?.phone ?? '' },
      ...{ submittedOn: chinaDate(row.arrivedAt), receivedOn: row.receivedOn, dueOn: row.dueOn },
      ...{ isPaused: row.clockState === 'paused', isProvisional: row.dueProvisional },
      ...{ applicantDueOn: row.applicantDueOn, repliedOn: row.repliedOn },
    };
  }

  return {
    async find(tenantId: string, typedCode: string, tail: string): Promise<RequestStatus | null> {
      const code = readCode(typedCode);
      const codeIndex = vault.lookUpIndex(code);
      // Counted before it is looked at: of a thousand that ask in one moment not one more than ten is answered.
      const tries = await countLookUp(db, tenantId, codeIndex, {
        at: now(),
        hourAgo: new Date(now().getTime() - HOUR_MS),
      });
      // The same work for every pair, so that neither the answer nor its time tells which codes exist.
      const row = await findByCode(db, tenantId, code || 'none');
      const people = await listPeople(db, tenantId, row?.id ?? '00000000-0000-0000-0000-000000000000');
      const given = vault.tailIndex(code, tail);
      // Whose request it is and who asks in his name: as many comparisons whoever is there.
      const tails = [0, 1].flatMap((at) => [people[at]?.phoneTailIndex ?? '', people[at]?.documentTailIndex ?? '']);
      const isRight = tails.filter((known) => equal(known, given)).length > 0;
      if (!row || !isRight || tries > settings.wrongPairsPerHour) return null;
      await forgetLookUp(db, tenantId, codeIndex);
      return present(tenantId, row);
    },

    present,
  };
}

/** Compared in one time whatever the texts are; an empty one equals nothing. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a.padEnd(64).slice(0, 64)), Buffer.from(b.padEnd(64).slice(0, 64))];
  return timingSafeEqual(left, right) && a !== '';
}
