import type { Tx } from '../../../kernel/db/index.ts';
import type { PrintFormat, Printed } from '../../../kernel/print/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import type { Actor, Write } from '../../../foundation/audit/index.ts';
import type { Fee } from '../fees.rules.ts';
import { findAuthority } from '../letters/letters.repo.ts';
import type { LetterOrder, LettersService } from '../letters/letters.service.ts';
import type { LetterView } from '../letters/letters.schema.ts';
import { dateInLetter, type Values } from '../letters/template.rules.ts';
import type { ItemDecision } from '../outcomes.rules.ts';
import { writeNumber } from '../request-clock.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import { listPeople, type RequestRow } from '../requests.repo.ts';
import { letterOfStep } from './step-letters.rules.ts';

export interface CaseLettersDeps {
  letters: LettersService;
  vault: RequestVault;
  /** Where an applicant follows his case; '' leaves it out. */
  statusUrl?: string;
}
export type CaseLetters = ReturnType<typeof createCaseLetters>;

/** What a step says of the letter it causes; the rest stands in the case. */
export interface Told {
  kind: string;
  values: Values;
  items?: readonly ItemDecision[];
  fee?: Fee;
  isHeld?: boolean;
  /** Somebody else than the applicant. */
  consulted?: { name: string; contact: string };
  /** What makes the letter the one of this moment of the case; the same again gives the same letter. */
  cause: string;
}

/** Ends a step that was only to show its letter: the transaction is rolled back and nothing of it remains. */
export class LetterShown extends Error {
  readonly order: LetterOrder | null;
  constructor(order: LetterOrder | null) {
    super('a step that was only to show its letter');
    this.order = order;
  }
}

const MAIL = /^[^\s,;<>"()@]+@[^\s,;<>"()@]+$/;

/** Letters as steps of a case cause them: what the case knows is filled in here, so that a step gives only what is new. */
export function createCaseLetters({ letters, vault, statusUrl = '' }: CaseLettersDeps) {
  async function orderOf(
    tx: Tx,
    actor: Actor,
    row: RequestRow,
    asked: readonly string[],
    told: Told,
  ): Promise<LetterOrder> {
    const { tenantId } = actor;
    const [unit, people] = await Promise.all([
      findAuthority(tx, tenantId, row.organisationId),
      listPeople(tx, tenantId, row.id),
    ]);
    const { applicant, agent } = await vault.openPeople(people);
    if (!unit || !applicant) throw requestErrors.not_found();
    const isNatural = row.applicantKind === 'natural';
    const values: Values = {
      称谓: isNatural ? '你' : '你单位',
      登记编号: writeNumber(row.registrationYear, row.registrationNumber),
      收到日期: dateInLetter(row.receivedOn ?? chinaDate(row.arrivedAt)),
      申请内容: asked.length > 1 ? asked.map((one, at) => `（${at + 1}）${one}`).join('；') : (asked[0] ?? ''),
      查询码: row.code,
      查询地址: statusUrl,
      联系地址: unit.address,
      联系电话: unit.phone,
      ...told.values,
    };
    const { consulted } = told;
    return {
      ...{ kind: told.kind, organisationId: row.organisationId, authority: unit.name, requestId: row.id, values },
      ...(told.items ? { items: told.items } : {}),
      ...(told.fee ? { fee: told.fee } : {}),
      ...(told.isHeld ? { isHeld: true } : {}),
      recipient: consulted?.name ?? (agent ? `${applicant.name}（委托代理人：${agent.name}）` : applicant.name),
      datedOn: '',
      to: consulted
        ? {
            recipient: 'consulted',
            way: MAIL.test(consulted.contact.trim()) ? 'email' : 'post',
            address: MAIL.test(consulted.contact.trim()) ? consulted.contact.trim() : '',
          }
        : { recipient: 'applicant', way: row.deliveryWay, address: agent?.email || applicant.email },
    };
  }

  return {
    /**
     * Issues the letter inside the step's write. A letter that no law asks for waits for the unit's settings: without them the step goes on
     * without it, and null comes back. With `isShown` the step ends here with LetterShown.
     */
    async tell(
      { w, actor, row, today }: { w: Write; actor: Actor; row: RequestRow; today: string },
      asked: readonly string[],
      told: Told,
      isShown: boolean,
    ): Promise<LetterView | null> {
      const order = { ...(await orderOf(w.tx, actor, row, asked, told)), datedOn: today };
      if (isShown) throw new LetterShown(order);
      const work = letters.issue(w, actor, { ...order, cause: told.cause });
      if (letterOfStep(told.kind)?.isNeeded !== false) return work;
      return work.catch((error: { code?: string }) => {
        if (/prefix_missing|values_missing$/.test(error.code ?? '')) return null;
        throw error;
      });
    },
    draft: (actor: Actor, order: LetterOrder, format: PrintFormat): Promise<Printed> =>
      letters.draft(actor, order, format),
  };
}
