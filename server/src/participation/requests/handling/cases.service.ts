import { writeWorkbook } from '../../../kernel/sheets/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../../../foundation/audit/index.ts';
import type { WorkdayCalendar } from '../../../foundation/calendar/index.ts';
import { formatReading, readClock, recalculate, type ClockEvent } from '../../../foundation/clocks/index.ts';
import { listDisplayNames, listNamesByLogin } from '../../../foundation/identity/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { WorkflowService } from '../../../foundation/workflow/index.ts';
import { findWaitingHiding } from '../hiding/hiding.repo.ts';
import { countFrequency } from '../frequency/frequency.repo.ts';
import { isUnusual, reasonsOf } from '../frequency/frequency.rules.ts';
import { maskName } from '../intake/intake.rules.ts';
import {
  describeDecisionFaults,
  findDecisionFaults,
  type DecisionFault,
  type ItemDecision,
} from '../outcomes.rules.ts';
import { daysToRead, readNumber, REPLY, replyClock, writeNumber } from '../request-clock.rules.ts';
import { requestClocks } from '../request-clocks.rules.ts';
import { PERMISSIONS, requestFlow } from '../request-flow.rules.ts';
import { listClockEvents, listPeople, type PersonRow, type RequestRow } from '../requests.repo.ts';
import { requestErrors } from '../requests.errors.ts';
import type { RequestSettings } from '../requests.settings.ts';
import type { DeskDeps, RequestDesk } from './desk.ts';
import {
  countRequests,
  findByNumber,
  listFilesOf,
  listItems,
  listOpenClocks,
  listRelated,
  listRequests,
  listSameApplicant,
  updateDueDays,
  type ListedRow,
  type ListFilter,
} from './handling.repo.ts';
import type { RequestList, RequestListItem, RequestView } from './handling.schema.ts';
import { listSheet } from './list-sheet.rules.ts';
import { yearSpan } from './load.rules.ts';
import { nextStep } from './next-step.rules.ts';
import { conditionsOf, isWaiting } from './steps.rules.ts';

export interface CasesDeps extends DeskDeps {
  desk: RequestDesk;
  workflows: WorkflowService;
  organisations: OrganisationsService;
  settings: RequestSettings;
}
export type CasesService = ReturnType<typeof createCasesService>;

const PAGE = 50;
/** More rows than this nobody reads, and each is decrypted. */
const MOST_EXPORTED = 5000;
const NO_COUNTS = { unconfirmed: 0, overdue: 0, near: 0, normal: 0, paused: 0 };
export interface ListAsked {
  view: ListFilter['view'];
  page: number;
  unit?: string;
  /** An account, or `none` for what nobody has on his desk. */
  officer?: string;
  /** Of closed cases: the year in which they were closed. */
  year?: number;
  /** A registration number or a code. */
  find?: string;
}
const OWN_TODOS = 50;
const UNDELIVERED = {
  zh: '文书没有送达（邮件退回或者未被接收），换一种方式送达',
  en: 'A letter did not arrive; choose another way',
};
const TO_DELIVER = {
  zh: '有文书等待邮寄或领取：打印、送出后登记送达凭证',
  en: 'A letter waits to be posted or fetched: print it, hand it over, record the proof',
};
const titleOf = (state: string) => requestFlow.states[state as keyof typeof requestFlow.states].title;

/** Cases as officers read them: lists by light, one case with everything about it, its clock day by day. */
export function createCasesService({ db, vault, calendar, desk, workflows, organisations, settings }: CasesDeps) {
  const rule = requestClocks.get(REPLY);

  /** The last day on which a clock that ends then is near its end. */
  const nearUntil = async (tenantId: string) =>
    (await calendar.forTenant(tenantId)).addWorkdays(desk.today(), rule.light.nearAt).on;

  async function namesOf(tenantId: string): Promise<ReadonlyMap<string, string>> {
    return new Map((await organisations.listUnits(tenantId)).map(({ id, name }) => [id, name]));
  }

  function lightOf(row: RequestRow, near: string): RequestListItem['light'] {
    if (row.clockState === 'paused') return 'paused';
    if (row.clockState !== 'running' || row.dueOn === null) return 'none';
    return row.dueOn < desk.today() ? 'overdue' : row.dueOn <= near ? 'near' : 'normal';
  }

  /** How much time is left, in words, from the stored copy; the case page computes it from the events. */
  async function present(
    actor: Actor,
    row: ListedRow,
    near: string,
    units: ReadonlyMap<string, string>,
    people: ReadonlyMap<string, string>,
    days: WorkdayCalendar,
  ): Promise<RequestListItem> {
    const [title, identity] = await Promise.all([
      vault.open(row.contentSealed),
      row.identitySealed ? vault.openIdentity(row.identitySealed) : null,
    ]);
    return {
      ...{ id: row.id, number: writeNumber(row.registrationYear, row.registrationNumber), title },
      version: row.version,
      applicant: identity ? maskName(identity.kind, identity.name) : '',
      ...{ applicantKind: row.applicantKind, channel: row.channel, state: row.state, stateTitle: titleOf(row.state) },
      nextStep: nextStep(row, desk.today()),
      organisationName: units.get(row.organisationId) ?? '',
      leadUnitName: row.leadUnitId ? (units.get(row.leadUnitId) ?? '') : '',
      officerName: row.officerId ? (people.get(row.officerId) ?? '') : '',
      ...{ arrivedOn: chinaDate(row.arrivedAt), dueOn: row.dueOn, dueProvisional: row.dueProvisional },
      ...{ applicantDueOn: row.applicantDueOn, light: lightOf(row, near), clock: clockWords(actor, row, days) },
    };
  }

  function clockWords(actor: Actor, row: RequestRow, days: WorkdayCalendar): string {
    if (row.clockState !== 'running' || row.dueOn === null) return '';
    const start: ClockEvent = { id: 'start', kind: 'start', on: row.receivedOn ?? row.dueOn };
    const { clock } = replyClock([start], days);
    const reading = readClock(
      rule,
      { ...clock, dueOn: row.dueOn, provisional: row.dueProvisional, pauses: [] },
      desk.today(),
      days,
    );
    return formatReading(reading, actor.locale);
  }

  const filterOf = async (actor: Actor, view: ListFilter['view'], page: number): Promise<ListFilter> => ({
    ...{ view, actorId: actor.id, today: desk.today(), nearUntil: await nearUntil(actor.tenantId) },
    ...{ limit: PAGE, offset: (page - 1) * PAGE },
  });

  /** What is asked for, narrowed to what may be seen: the units and the filter of the database. */
  async function narrow(actor: Actor, { view, page, unit, officer, year }: ListAsked) {
    const all = actor.scopeOf(PERMISSIONS.read);
    const scope = unit ? [unit].filter((one) => all === 'all' || all.includes(one)) : all;
    const closed = year === undefined || view !== 'closed' ? undefined : yearSpan(year);
    return { scope, filter: { ...(await filterOf(actor, view, page)), officer, closed } };
  }

  async function agentName(people: readonly PersonRow[]): Promise<string> {
    const agent = people.find(({ role, identitySealed }) => role === 'agent' && identitySealed !== '');
    return agent ? maskName('natural', (await vault.openIdentity(agent.identitySealed)).name) : '';
  }

  async function presentAll(actor: Actor, rows: readonly ListedRow[], near: string): Promise<RequestListItem[]> {
    const [days, units, people] = await Promise.all([
      calendar.forTenant(actor.tenantId),
      namesOf(actor.tenantId),
      listDisplayNames(
        db,
        actor.tenantId,
        rows.flatMap(({ officerId }) => officerId ?? []),
      ),
    ]);
    return Promise.all(rows.map((row) => present(actor, row, near, units, people, days)));
  }

  return {
    /** One page of the cases of the officer's units, with how many there are of each light. */
    async list(actor: Actor, asked: ListAsked): Promise<RequestList> {
      requirePermission(actor, PERMISSIONS.read);
      const { find = '' } = asked;
      const { scope, filter } = await narrow(actor, asked);
      if (find.trim() !== '') {
        const wanted = readNumber(find);
        const rows = wanted ? await findByNumber(db, actor.tenantId, scope, wanted, PAGE) : [];
        return { items: await presentAll(actor, rows, filter.nearUntil), total: rows.length, counts: NO_COUNTS };
      }
      const [rows, { total, ...counts }] = await Promise.all([
        listRequests(db, actor.tenantId, scope, filter),
        countRequests(db, actor.tenantId, scope, filter),
      ]);
      return { items: await presentAll(actor, rows, filter.nearUntil), total, counts };
    },

    /**
     * The list as it is asked for as a workbook, applicants masked as in the list; that it was taken is recorded. Throws
     * requests.export_too_long, and then nothing is given.
     */
    async exportList(actor: Actor, asked: Omit<ListAsked, 'page'>): Promise<{ bytes: Uint8Array; fileName: string }> {
      requirePermission(actor, PERMISSIONS.read);
      const { find = '' } = asked;
      const { scope, filter } = await narrow(actor, { ...asked, page: 1 });
      const wanted = readNumber(find);
      const rows =
        find.trim() === ''
          ? await listRequests(db, actor.tenantId, scope, { ...filter, limit: MOST_EXPORTED + 1 })
          : wanted
            ? await findByNumber(db, actor.tenantId, scope, wanted, PAGE)
            : [];
      if (rows.length > MOST_EXPORTED) throw requestErrors.export_too_long({ most: MOST_EXPORTED });
      const items = await presentAll(actor, rows, filter.nearUntil);
      const exported = items.map((item, at) => ({
        ...item,
        ...{ receivedOn: rows[at]?.receivedOn ?? null, repliedOn: rows[at]?.repliedOn ?? null },
      }));
      await write(db, actor, { permission: PERMISSIONS.read }, async (w) => {
        const { view, unit = null, officer = null, year = null } = asked;
        w.record({
          ...{ action: 'requests.list.exported', subjectType: 'request_list', subjectId: view },
          after: { unit, officer, year, found: find.trim() !== '', cases: rows.length },
        });
      });
      return {
        bytes: writeWorkbook([listSheet(exported, actor.locale)]),
        fileName: `${actor.locale === 'en' ? 'requests' : '依申请公开'}-${desk.today()}.xlsx`,
      };
    },

    /** Everything about one case but who asks. Throws requests.not_found also for a case of others. */
    async get(actor: Actor, id: string): Promise<RequestView> {
      const found = await desk.getRow(actor, id);
      const { row, units } = found;
      const { tenantId } = actor;
      const [asking, facts, items, files, related, same, events, flow, days, names, near, hiding, often] =
        await Promise.all([
          listPeople(db, tenantId, id),
          desk.factsOf(db, actor, row),
          listItems(db, tenantId, id),
          listFilesOf(db, tenantId, id),
          listRelated(db, tenantId, row),
          listSameApplicant(db, tenantId, row),
          listClockEvents(db, tenantId, id),
          workflows.get(db, tenantId, row.workflowId),
          calendar.forTenant(tenantId),
          namesOf(tenantId),
          nearUntil(tenantId),
          findWaitingHiding(db, tenantId, id),
          countFrequency(db, tenantId, id),
        ]);
      const lead = units.find(({ role }) => role === 'lead')?.organisationId ?? null;
      const [listed] = await presentAll(
        actor,
        [
          {
            ...row,
            identitySealed: asking.find(({ role }) => role === 'applicant')?.identitySealed ?? null,
            leadUnitId: lead,
          },
        ],
        near,
      );
      const { clock } = replyClock(events, days);
      const reading = readClock(rule, clock, desk.today(), days);
      const mine = (permission: string) => actor.can(permission, desk.unitFor(actor, permission, found));
      const unit = desk.unitFor(actor, PERMISSIONS.work, found);
      const options = await workflows.options(db, actor, flow, conditionsOf(facts, null), unit);
      const steps = await workflows.history(db, tenantId, flow.id);
      const people = await listDisplayNames(db, tenantId, [
        ...steps.map(({ actorId }) => actorId),
        ...facts.records.map(({ recordedBy }) => recordedBy),
        ...(hiding ? [hiding.proposedBy] : []),
      ]);
      const logins = await listNamesByLogin(db, tenantId, [
        ...items.map(({ decidedByName }) => decidedByName),
        ...facts.consultations.flatMap(({ askedByName, answeredByName }) => [askedByName, answeredByName]),
      ]);
      const named = (login: string) => logins.get(login) ?? login;
      const faults = findDecisionFaults(facts.items);
      const undecided = describeDecisionFaults(facts.items, faults);
      const isOf = (at: number) => (fault: DecisionFault) => 'item' in fault && fault.item === at;
      const opened = await Promise.all(
        items.map(async (item, at) => {
          const reasons = item.reasonsSealed
            ? await vault.openJson<Pick<ItemDecision, 'grounds' | 'particulars' | 'redactions'>>(item.reasonsSealed)
            : null;
          return {
            ...{
              id: item.id,
              position: item.position,
              ...(await vault.openItem(item.titleSealed)),
              answer: item.outcome,
            },
            ...{
              grounds: [...(reasons?.grounds ?? [])],
              redactions: [...(reasons?.redactions ?? [])],
              particulars: (reasons?.particulars ?? {}) as Record<string, string>,
            },
            decidedByName: named(item.decidedByName),
            missing: item.outcome ? describeDecisionFaults(facts.items, faults.filter(isOf(at))) : null,
          };
        }),
      );
      return {
        ...(listed as RequestListItem),
        clock: formatReading(reading, actor.locale),
        ...{ officerId: row.officerId, code: row.code, organisationId: row.organisationId, isOral: row.isOral },
        ...{
          wantsHelp: row.wantsHelp,
          delivery: { form: row.deliveryForm, way: row.deliveryWay },
          outcome: row.outcome,
        },
        ...{ arrivedAt: row.arrivedAt.toISOString(), receivedOn: row.receivedOn, repliedOn: row.repliedOn },
        units: units.map(({ organisationId, role }) => ({
          id: organisationId,
          role,
          name: names.get(organisationId) ?? '',
        })),
        items: opened,
        consultations: await Promise.all(
          facts.consultations.map(async (one) => {
            const asked = await vault.openJson<{ name: string; contact: string; words: string }>(one.askedSealed);
            return {
              ...{
                id: one.id,
                kind: one.kind,
                ...asked,
                askedOn: one.askedOn,
                receivedOn: one.receivedOn,
                dueOn: one.dueOn,
              },
              name: asked.name || (one.organisationId ? (names.get(one.organisationId) ?? '') : ''),
              ...{ answeredOn: one.answeredOn, answer: one.answer, answerWords: await vault.open(one.answerSealed) },
              ...{ askedByName: named(one.askedByName), answeredByName: named(one.answeredByName) },
              isLate:
                one.answer === '' && one.dueOn !== null && desk.today() > one.dueOn && !isWaiting(one, desk.today()),
            };
          }),
        ),
        records: await Promise.all(
          facts.records.map(async (one) => ({
            ...{ id: one.id, kind: one.kind, on: one.occurredOn, words: await vault.open(one.wordsSealed) },
            ...{ byName: people.get(one.recordedBy) ?? one.recordedByName, data: one.data },
          })),
        ),
        files: await Promise.all(
          files.map(async ({ nameSealed, sha256: _stored, ...file }) => ({
            ...file,
            name: await vault.open(nameSealed),
          })),
        ),
        related: related.map((one) => ({
          id: one.id,
          relation: one.relation,
          number: writeNumber(one.registrationYear, one.registrationNumber) || one.code,
        })),
        same: await Promise.all(
          same.map(async (one) => ({
            ...{ id: one.id, number: writeNumber(one.registrationYear, one.registrationNumber) || one.code },
            ...{ title: await vault.open(one.contentSealed), stateTitle: titleOf(one.state) },
            ...{ state: one.state, version: one.version },
          })),
        ),
        steps: options.map(({ name, title, allowed, refusals }) => ({
          name,
          title,
          allowed,
          refusals: refusals.map((one) => (one.name === 'items_decided' ? (undecided ?? one.text) : one.text)),
        })),
        history: steps.map((one) => ({
          title: requestFlow.transitions.find(({ name }) => name === one.transition)?.title ?? {
            zh: '收到',
            en: 'Received',
          },
          to: titleOf(one.toState),
          ...{ byName: people.get(one.actorId) ?? one.actorName, at: one.occurredAt.toISOString() },
        })),
        days: daysToRead(clock).map(({ date, kind, n, note }) => ({ date, kind, n, note })),
        ...{ mayReveal: mine(PERMISSIONS.reveal), mayWork: mine(PERMISSIONS.work) },
        mayRegister: mine(PERMISSIONS.register),
        agent: await agentName(asking),
        frequency: often && {
          ...{ ...often, most: settings.manyInMonth, isUnusual: isUnusual(often, settings.manyInMonth) },
          reasons: reasonsOf(facts.records),
        },
        hiding: hiding && {
          ...{ id: hiding.id, version: hiding.version, isMine: hiding.proposedBy === actor.id },
          byName: people.get(hiding.proposedBy) ?? hiding.proposedByName,
          at: hiding.proposedAt.toISOString(),
        },
        ...{
          mayHide: mine(PERMISSIONS.hide),
          mayDecideHiding: actor.can(PERMISSIONS.decideHiding, row.organisationId),
        },
      };
    },

    /** Open cases of the officer's units that are late, near their end or wait to be confirmed, and those with letters to bring, for the work bench. */
    async listTodos(actor: Actor) {
      if (!actor.can(PERMISSIONS.work)) return [];
      const scope = actor.scopeOf(PERMISSIONS.work);
      // What has to be mended first comes first; a case stands once, with everything that waits in it.
      const views = ['undelivered', 'overdue', 'near', 'unconfirmed', 'to_deliver'] as const;
      const lists = await Promise.all(
        views.map(async (view) =>
          listRequests(db, actor.tenantId, scope, { ...(await filterOf(actor, view, 1)), limit: OWN_TODOS }),
        ),
      );
      const [failed = [], , , , waiting = []] = lists.map((rows) => rows.map(({ id }) => id));
      const rows = [...new Map(lists.flat().map((row) => [row.id, row])).values()];
      const items = await presentAll(actor, rows, await nearUntil(actor.tenantId));
      return items.map(({ id, title, organisationName, clock, arrivedOn, stateTitle }, at) => {
        const letter = failed.includes(id) ? UNDELIVERED : waiting.includes(id) ? TO_DELIVER : null;
        const words = letter ? [letter[actor.locale], clock] : [clock || stateTitle[actor.locale]];
        return {
          kind: 'request' as const,
          ...{ id, version: rows[at]?.version ?? 1, title, organisationName, fromName: '' },
          step: words.filter(Boolean).join(' · '),
          since: new Date(`${arrivedOn}T00:00:00+08:00`).toISOString(),
        };
      });
    },

    /** Computes the clocks of all open cases again, after a change of the calendar; returns how many days moved. */
    async recalculateClocks(tenantId: string): Promise<number> {
      const days = await calendar.forTenant(tenantId);
      const clocks = (await listOpenClocks(db, tenantId)).map((one) => ({
        ...{ id: one.id, dueOn: one.dueOn, provisional: one.dueProvisional, rule, events: one.events as ClockEvent[] },
      }));
      const moved = [...recalculate(clocks, days)].flatMap(({ clock, due, changed }) =>
        changed
          ? [
              {
                ...{ id: clock.id, dueOn: due.dueOn, dueProvisional: due.provisional },
                ...{ before: clock.dueOn, wasProvisional: clock.provisional },
              },
            ]
          : [],
      );
      if (moved.length === 0) return 0;
      return write(
        db,
        systemActor(tenantId, 'job:request-clocks'),
        { permission: 'requests.clock.write' },
        async (w) => {
          // A case that somebody worked on meanwhile has its day from that work, by the calendar of that moment.
          const written = await updateDueDays(w.tx, tenantId, moved);
          for (const { id, dueOn, before } of moved.filter((one) => written.has(one.id)))
            w.record({
              action: 'requests.request.due_moved',
              subjectType: 'request',
              subjectId: id,
              before: { dueOn: before },
              after: { dueOn },
            });
          if (written.size === 0)
            w.record({ action: 'requests.clocks.unchanged', subjectType: 'tenant', subjectId: tenantId });
          return written.size;
        },
      );
    },
  };
}
