import { newId } from '../../../kernel/db/index.ts';
import type { FileStore } from '../../../kernel/files/index.ts';
import type { VirusScanner } from '../../../kernel/scan/index.ts';
import { requirePermission, write, type Actor, type Write } from '../../../foundation/audit/index.ts';
import { describeDecisionFaults, findAnswer, findDecisionFaults, type ItemDecision } from '../outcomes.rules.ts';
import { createEnclosures } from '../redaction/enclosures.service.ts';
import { redactionErrors } from '../redaction/redaction.errors.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import { requestErrors } from '../requests.errors.ts';
import { listPeople } from '../requests.repo.ts';
import { ASKED, findExcessFault } from '../frequency/frequency.rules.ts';
import { dateInLetter } from '../letters/template.rules.ts';
import type { CaseLetters } from './case-letters.service.ts';
import { retentionErrors } from '../retention/retention.errors.ts';
import { lacksConsultation, NOT_CONSULTED } from './consultation.rules.ts';
import type { DeskDeps, RequestDesk } from './desk.ts';
import {
  decideItem,
  listConsultations,
  listFilesOf,
  listItems,
  replaceItems,
  updateConsultation,
  updateFileGuard,
} from './handling.repo.ts';
import type {
  ConsultationAnswer,
  DecisionInput,
  ItemsInput,
  NewConsultation,
  OwnLetterInput,
  ProposalInput,
  RecordInput,
  Revealed,
  RevealInput,
} from './handling.schema.ts';
import type { StepsService } from './steps.service.ts';

export interface WorkDeps extends DeskDeps {
  desk: RequestDesk;
  steps: StepsService;
  caseLetters: CaseLetters;
  files: FileStore;
  scanner: VirusScanner;
}
export type WorkService = ReturnType<typeof createWorkService>;

/** States in which items and their decisions may still change. */
const OPEN_WORK = ['received', 'registered', 'handling', 'consulting', 'correction_asked', 'fee_asked'];

/** Work on a case that leaves it in its state: items, decisions, searches, proposals, opinions, and the look at who asks. */
export function createWorkService({ db, vault, now, desk, steps, files, scanner, caseLetters }: WorkDeps) {
  const { work: permission } = PERMISSIONS;
  const kept = { result: undefined };
  const enclosures = createEnclosures({ files, vault });

  /** The SHA-256 of the files of a decision, whose every ground is one of the decision's own. */
  async function requireEnclosures(
    { tx }: Write,
    actor: Actor,
    id: string,
    { answer, grounds = [], redactions = [] }: ItemDecision,
  ): Promise<string[]> {
    if (redactions.length > 0 && answer !== 'partly') throw requestErrors.file_not_for_answer();
    const enclosed = await enclosures.get(tx, actor.tenantId, id, redactions);
    const unlisted = enclosed.flatMap(({ annex }) => annex).find(({ ground }) => !grounds.includes(ground));
    if (unlisted) throw redactionErrors.ground_unlisted(unlisted.title);
    return enclosed.map(({ digest }) => digest);
  }

  return {
    /** Writes down what is asked, thing by thing (一事一申请); a decision stays with an item whose words stay. */
    setItems: (actor: Actor, id: string, { version, items }: ItemsInput): Promise<void> =>
      desk.work(actor, id, { permission, version, action: 'requests.items.set' }, async (w, row) => {
        if (!OPEN_WORK.includes(row.state)) throw requestErrors.items_fixed();
        const asked = items.filter((item) => (item.title + item.number + item.description).trim() !== '');
        if (asked.length === 0) throw requestErrors.step_data({ zh: '至少一个事项', en: 'at least one thing' });
        const before = new Map((await listItems(w.tx, actor.tenantId, id)).map((item) => [item.id, item]));
        const sealed = await Promise.all(
          asked.map(async ({ id: known, ...item }) => {
            const old = known ? before.get(known) : undefined;
            const said = old && (await vault.openItem(old.titleSealed));
            const isSame =
              said?.title === item.title && said.number === item.number && said.description === item.description;
            // What was decided stands only for the words it was decided on.
            return old && isSame ? old : { id: old?.id ?? newId(), titleSealed: await vault.sealItem(item) };
          }),
        );
        await replaceItems(w.tx, actor.tenantId, id, sealed);
        const contentSealed = await steps.summaryOf(sealed[0]?.titleSealed ?? '');
        return { ...kept, change: { contentSealed }, after: { items: sealed.length } };
      }),

    /**
     * Decides one item with a code of the table of outcomes and what that answer has to say, and the redacted files that go out with it. Throws
     * decision_lacks with everything that is missing, unless it is said to be unfinished; file_not_for_answer, redaction.not_confirmed and
     * redaction.ground_unlisted.
     */
    decide: (
      actor: Actor,
      id: string,
      itemId: string,
      { version, answer, grounds, particulars, redactions = [], isUnfinished = false, ...said }: DecisionInput,
    ): Promise<void> =>
      desk.work(actor, id, { permission, version, action: 'requests.item.decided' }, async (w, row) => {
        if (!['handling', 'consulting'].includes(row.state)) throw requestErrors.items_fixed();
        if (answer !== '' && !findAnswer(answer)) throw requestErrors.step_data({ zh: '处理决定', en: 'the decision' });
        const { items, records, consultations } = await desk.factsOf(w.tx, actor, row);
        const excess = answer === 'excessive' ? findExcessFault(records, desk.today()) : null;
        if (excess?.kind === 'reasons_first') throw requestErrors.reasons_first();
        if (excess) throw requestErrors.reasons_awaited({ day: excess.until });
        const at = (await listItems(w.tx, actor.tenantId, id)).findIndex((item) => item.id === itemId);
        const asked = items[at]?.asked;
        if (asked === undefined) throw requestErrors.unknown_target();
        const decision: ItemDecision = { asked, answer, grounds, particulars, redactions };
        if (answer !== '' && !isUnfinished) {
          const faults = findDecisionFaults([decision]).map((fault) => ({ ...fault, item: at }));
          const lacks = describeDecisionFaults(items.with(at, decision), faults);
          if (lacks) throw requestErrors.decision_lacks(lacks);
        }
        const { notConsulted = '' } = said;
        const isAlone = lacksConsultation(decision, consultations, records);
        if (isAlone && !notConsulted.trim()) throw requestErrors.not_consulted();
        if (isAlone) await desk.note(w, actor, id, { kind: NOT_CONSULTED, on: desk.today(), words: notConsulted });
        const files = await requireEnclosures(w, actor, id, decision);
        const reasons = { grounds, particulars, ...(redactions.length > 0 ? { redactions } : {}) };
        await decideItem(w.tx, actor.tenantId, id, itemId, {
          ...{ outcome: answer, reasonsSealed: answer ? await vault.sealJson(reasons) : '' },
          ...{ decidedByName: actor.name, decidedAt: now() },
        });
        return { ...kept, after: { item: itemId, answer, isUnfinished, ...(files.length > 0 ? { files } : {}) } };
      }),

    /** Keeps a search (where, with which words, what was found), a note, the public-interest test, or what an applicant explained (article 35). */
    addRecord: (actor: Actor, id: string, input: RecordInput): Promise<void> =>
      desk.work(actor, id, { permission, version: input.version, action: 'requests.record.added' }, async (w) => {
        const { kind, place = '', terms = '', found = '', by = '', on = desk.today() } = input;
        if (on > desk.today()) throw requestErrors.day_ahead();
        const isSearch = kind === 'search';
        if (isSearch ? !(place.trim() && found.trim()) : !input.words.trim())
          throw requestErrors.step_data(
            isSearch
              ? { zh: '检索范围和结果', en: 'where you searched and what was found' }
              : { zh: '内容', en: 'the words' },
          );
        const words = isSearch
          ? [...[by && `检索人：${by}`, `范围：${place}`, terms && `关键词：${terms}`, `结果：${found}`], input.words]
              .filter(Boolean)
              .join('\n')
          : input.words;
        await desk.note(w, actor, id, { kind, on, words });
        return { ...kept, after: { kind } };
      }),

    /** Proposes an extension or a delay; somebody else approves it by the step. */
    propose: (actor: Actor, id: string, { version, what, amount, until, words }: ProposalInput): Promise<void> =>
      desk.work(actor, id, { permission, version, action: 'requests.proposal.made' }, async (w, row) => {
        if (!words.trim()) throw requestErrors.step_data({ zh: '理由', en: 'the reason' });
        if (what === 'extension' ? amount === undefined : until === undefined)
          throw requestErrors.step_data(
            what === 'extension'
              ? { zh: '延长的工作日数', en: 'how many working days' }
              : { zh: '延迟到哪一天', en: 'until which day' },
          );
        if (what === 'delay' && row.dueOn !== null && until !== undefined && until <= row.dueOn)
          throw requestErrors.on_before({ day: row.dueOn });
        const data: Record<string, string | number> =
          what === 'extension' ? { what, amount: amount ?? 0 } : { what, until: until ?? '' };
        await desk.note(w, actor, id, { kind: 'proposal', on: desk.today(), words, data });
        return { ...kept, after: { what } };
      }),

    /**
     * Issues a letter that belongs to no step: asks for reasons (article 35), or tells a third party that its refusal was not followed, with the
     * reason (article 32). Throws step_data, unknown_target and what issuing throws.
     */
    issueLetter: (
      actor: Actor,
      id: string,
      { version, kind, dueOn, words = '', ...input }: OwnLetterInput,
    ): Promise<void> =>
      desk.work(actor, id, { permission, version, action: 'requests.letter.asked_for' }, async (w, row) => {
        const today = desk.today();
        const facts = await desk.factsOf(w.tx, actor, row);
        const asked = facts.items.map((item) => item.asked);
        const one = { w, actor, row, today };
        const cause = `${kind}:${row.version}`;
        if (kind === 'explain') {
          if (!dueOn) throw requestErrors.step_data({ zh: '说明理由的期限', en: 'until when reasons are to be given' });
          if (dueOn <= today) throw requestErrors.on_before({ day: today });
          const told = { kind, values: { 期限: dateInLetter(dueOn) }, cause };
          const document = (await caseLetters.tell(one, asked, told, false))?.number ?? '';
          await desk.note(w, actor, id, { kind: ASKED, on: today, data: { document, dueOn } });
          return { ...kept, after: { kind, dueOn } };
        }
        const known = facts.consultations.find(
          (other) => other.id === input.consultationId && other.kind === 'third_party',
        );
        if (!known) throw requestErrors.unknown_target();
        if (!words.trim())
          throw requestErrors.step_data({ zh: '决定公开的理由', en: 'why it is disclosed all the same' });
        const party = await vault.openJson<{ name: string; contact: string; words: string }>(known.askedSealed);
        const values = { 拟公开内容: party.words || asked.join('；'), 理由: words };
        await caseLetters.tell(one, asked, { kind, values, consulted: party, cause }, false);
        return { ...kept, after: { kind, consultation: known.id } };
      }),

    /** Asks a unit within for its opinion, with a last day; the clock goes on. Others are asked by the step `consult`. */
    askUnit: (actor: Actor, id: string, version: number, asked: NewConsultation): Promise<void> =>
      desk.work(actor, id, { permission, version, action: 'requests.opinion.asked' }, async (w, row) => {
        if (!asked.organisationId || !asked.dueOn || !asked.words.trim())
          throw requestErrors.step_data({ zh: '征求意见的单位、事项和期限', en: 'which unit, what, and by when' });
        await steps.ask({ w, actor, row, today: desk.today() }, { ...asked, kind: 'unit' });
        return { ...kept, after: { unit: asked.organisationId, dueOn: asked.dueOn } };
      }),

    /** Notes when the letter was received, or what was answered and when. */
    answerConsultation: (actor: Actor, id: string, consultationId: string, input: ConsultationAnswer): Promise<void> =>
      desk.work(
        actor,
        id,
        { permission, version: input.version, action: 'requests.consultation.answered' },
        async (w, row) => {
          const one = (await listConsultations(w.tx, actor.tenantId, id)).find((known) => known.id === consultationId);
          if (!one) throw requestErrors.unknown_target();
          if (one.answer !== '') throw requestErrors.consultation_done();
          const { receivedOn = one.receivedOn, answer, answeredOn = answer ? desk.today() : null } = input;
          for (const day of [receivedOn, answeredOn]) {
            if (day && day > desk.today()) throw requestErrors.day_ahead();
            if (day && day < one.askedOn) throw requestErrors.on_before({ day: one.askedOn });
          }
          const change = {
            receivedOn,
            dueOn: await steps.limitOf(w.tx, actor.tenantId, one.kind, receivedOn, one.dueOn),
            ...(answer
              ? { answer, answeredOn, answeredByName: actor.name, answerSealed: await vault.seal(input.words ?? '') }
              : {}),
          };
          await updateConsultation(w.tx, actor.tenantId, row.id, consultationId, change);
          return { ...kept, after: { consultation: consultationId, answer: answer ?? '', receivedOn } };
        },
      ),

    /** Shows who asks, for a reason that is kept: the audit holds the reason, and its words as ciphertext. */
    async reveal(actor: Actor, id: string, { reason, words }: RevealInput): Promise<Revealed> {
      await vault.ready();
      const found = await desk.getRow(actor, id);
      if (reason === 'other' && !words.trim()) throw requestErrors.reason_missing();
      const { applicant, agent } = await vault.openPeople(await listPeople(db, actor.tenantId, id));
      if (!applicant) throw retentionErrors.identity_destroyed();
      const organisationId = desk.unitFor(actor, PERMISSIONS.reveal, found);
      const sealed = await vault.seal(words.trim());
      await write(db, actor, { permission: PERMISSIONS.reveal, organisationId }, async (w) => {
        w.record({
          action: 'requests.identity.revealed',
          subjectType: 'request',
          subjectId: id,
          after: { reason, words: sealed },
        });
      });
      return { ...applicant, agent };
    },

    /** A file that the applicant sent; each opening is kept in the audit. Throws requests.file_infected, or file_held while no scanner answers. */
    async openFile(
      actor: Actor,
      id: string,
      fileId: string,
    ): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
      const found = await desk.getRow(actor, id);
      const file = (await listFilesOf(db, actor.tenantId, id)).find((known) => known.id === fileId);
      if (!file) throw requestErrors.not_found();
      const organisationId = desk.unitFor(actor, PERMISSIONS.reveal, found);
      requirePermission(actor, PERMISSIONS.reveal, organisationId);
      const bytes = await vault.openFile(await files.read(file.sha256));
      // What could not be looked at when it came is looked at now.
      const guard = file.guard === 'unchecked' ? await scanner.scan(bytes) : file.guard;
      await write(db, actor, { permission: PERMISSIONS.reveal, organisationId }, async (w) => {
        if (guard !== file.guard) await updateFileGuard(w.tx, actor.tenantId, id, fileId, guard);
        const action = guard === 'clean' ? 'requests.file.opened' : 'requests.file.held';
        w.record({ action, subjectType: 'request', subjectId: id, after: { file: fileId, guard } });
      });
      if (guard === 'infected') throw requestErrors.file_infected();
      if (guard === 'unchecked') throw requestErrors.file_held();
      return { name: await vault.open(file.nameSealed), mediaType: file.mediaType, bytes };
    },
  };
}
