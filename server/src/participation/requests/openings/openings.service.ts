import { isUniqueViolation, type Database, type Queryable } from '../../../kernel/db/index.ts';
import { chinaDate } from '../../../kernel/time/index.ts';
import { requirePermission, type Actor } from '../../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../../foundation/organisations/index.ts';
import type { DocumentsService } from '../../../publishing/documents/index.ts';
import { OUTCOMES } from '../outcomes.rules.ts';
import { writeNumber } from '../request-clock.rules.ts';
import { PERMISSIONS } from '../request-flow.rules.ts';
import type { RequestVault } from '../request-vault.ts';
import { requestErrors } from '../requests.errors.ts';
import { findRequest, listPeople, type RequestRow } from '../requests.repo.ts';
import type { RequestSettings } from '../requests.settings.ts';
import { openingErrors } from './openings.errors.ts';
import {
  findNewestText,
  findOpening,
  insertOpening,
  isAnswerHidden,
  listAnswered,
  listCasesOf,
  listPublicAnswers,
  type OpeningKind,
} from './openings.repo.ts';
import { findPersonal, groupSimilar, type PersonalWord } from './openings.rules.ts';
import type { AnswerInput, OpeningDesk } from './openings.schema.ts';

export interface OpeningsDeps {
  db: Database;
  vault: RequestVault;
  organisations: OrganisationsService;
  documents: Pick<DocumentsService, 'create' | 'get' | 'saveDraft' | 'onStep'>;
  settings: RequestSettings;
  now: () => Date;
}
export type OpeningsService = ReturnType<typeof createOpeningsService>;

const MOST = 2000;
const DISCLOSED = ['granted', 'partly'];
const KINDS: Record<PersonalWord['kind'], [zh: string, en: string]> = {
  name: ['姓名', 'name'],
  document: ['证件号码', 'document number'],
  phone: ['电话', 'phone'],
  email: ['电子邮箱', 'e-mail'],
  address: ['地址', 'address'],
  code: ['查询码', 'code'],
};

/**
 * What requests make public: information that several asked for becomes a draft for proactive disclosure (条例 article 44), and answers become
 * summaries in the public list. Both are documents like all others: reviewed, checked and published by the gate. Until then, and at every step
 * on the way, a text that names an applicant of its requests is refused.
 */
export function createOpeningsService(deps: OpeningsDeps) {
  const { db, vault, organisations, documents, settings, now } = deps;
  const titleOf = (code: string) => OUTCOMES.find((one) => one.code === code) ?? { zh: '', en: '' };

  async function wordsOf(at: Queryable, tenantId: string, requestIds: readonly string[]): Promise<PersonalWord[]> {
    const all = await Promise.all(
      requestIds.map(async (id): Promise<PersonalWord[]> => {
        const [row, rows] = await Promise.all([findRequest(at, tenantId, id, 'system'), listPeople(at, tenantId, id)]);
        if (!row) return [];
        const { applicant, agent } = await vault.openPeople(rows);
        const people = [applicant, agent].filter((person) => person !== null);
        if (people.length === 0) return [];
        return [
          ...people.flatMap((person): PersonalWord[] => [
            ...[person.name, person.representative, person.contactName].map((word) => ({
              kind: 'name' as const,
              word,
            })),
            { kind: 'document', word: person.documentNumber },
            { kind: 'phone', word: person.phone },
            { kind: 'email', word: person.email },
            { kind: 'address', word: person.address },
          ]),
          { kind: 'code', word: row.code },
        ];
      }),
    );
    return all.flat();
  }

  async function requireNobody(at: Queryable, tenantId: string, requestIds: readonly string[], text: string) {
    const found = findPersonal(text, await wordsOf(at, tenantId, requestIds));
    if (found.length === 0) return;
    const [zh, en] = [0, 1].map((at) => found.map((kind) => KINDS[kind][at as 0 | 1]).join(at ? ', ' : '、'));
    throw openingErrors.personal({ zh: zh ?? '', en: en ?? '' });
  }

  async function requireAnswered(actor: Actor, ids: readonly string[], outcomes: readonly string[] | null) {
    const rows = await Promise.all(ids.map((id) => findRequest(db, actor.tenantId, id)));
    return rows.map((row): RequestRow => {
      if (!row || !actor.can(PERMISSIONS.read, row.organisationId)) throw requestErrors.not_found();
      if (row.repliedOn === null || (outcomes && !outcomes.includes(row.outcome))) throw openingErrors.not_answered();
      return row;
    });
  }

  /** One draft for these requests; pressed again it gives the one that is there. */
  async function draft(
    actor: Actor,
    kind: OpeningKind,
    rows: readonly RequestRow[],
    text: { title: string; paragraphs: readonly string[] },
  ): Promise<{ documentId: string; isNew: boolean }> {
    const [first] = rows;
    if (!first) throw requestErrors.not_found();
    const ids = rows.map(({ id }) => id);
    requirePermission(actor, PERMISSIONS.work, first.organisationId);
    const known = await findOpening(db, actor.tenantId, first.id, kind);
    if (known) return { documentId: known, isNew: false };
    await requireNobody(db, actor.tenantId, ids, [text.title, ...text.paragraphs].join('\n'));
    const { organisationId } = first;
    try {
      const { id } = await documents.create(actor, { organisationId, title: text.title }, async (w, documentId) => {
        const own = { documentId, organisationId, kind, outcome: kind === 'answer' ? first.outcome : '' };
        const rest = {
          repliedOn: kind === 'answer' ? first.repliedOn : null,
          createdAt: now(),
          createdByName: actor.name,
        };
        await insertOpening(w.tx, actor.tenantId, { ...own, ...rest }, ids);
        const after = { kind, requests: ids };
        w.record({ action: 'requests.opening.drafted', subjectType: 'document', subjectId: documentId, after });
      });
      const { draft: empty } = await documents.get(actor, id);
      if (empty) {
        const { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients } = empty;
        const { madeOn, publishedOn, validity, version } = empty;
        const named = { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients };
        await documents.saveDraft(actor, id, {
          version,
          fields: { ...named, madeOn, publishedOn, validity },
          blocks: text.paragraphs.map((words) => ({ kind: 'paragraph' as const, text: words })),
        });
      }
      return { documentId: id, isNew: true };
    } catch (error) {
      const other = isUniqueViolation(error) ? await findOpening(db, actor.tenantId, first.id, kind) : null;
      if (!other) throw error;
      return { documentId: other, isNew: false };
    }
  }

  // Whatever was written into the draft later: it is looked at before it goes anywhere.
  documents.onStep({
    async before(_step, w, actor, { id }) {
      const cases = await listCasesOf(w.tx, actor.tenantId, id);
      if (cases.length === 0) return;
      if (await isAnswerHidden(w.tx, actor.tenantId, id)) throw openingErrors.hidden();
      await requireNobody(w.tx, actor.tenantId, cases, await findNewestText(w.tx, actor.tenantId, id));
    },
  });

  return {
    /** What may be made public of what was answered in the last two years: groups that several asked for, and all answers. */
    async desk(actor: Actor): Promise<OpeningDesk> {
      requirePermission(actor, PERMISSIONS.read);
      const since = chinaDate(new Date(now().getTime() - 730 * 86_400_000));
      const rows = await listAnswered(db, actor.tenantId, actor.scopeOf(PERMISSIONS.read), since, MOST);
      const units = new Map((await organisations.listUnits(actor.tenantId)).map(({ id, name }) => [id, name]));
      const opened = await Promise.all(
        rows.map(async (row) => ({ ...row, title: await vault.open(row.contentSealed) })),
      );
      const numberOf = (id: string) => {
        const row = rows.find((one) => one.id === id);
        return writeNumber(row?.registrationYear ?? null, row?.registrationNumber ?? null);
      };
      const byUnit = Map.groupBy(
        opened.filter(({ outcome }) => DISCLOSED.includes(outcome)),
        ({ organisationId }) => organisationId,
      );
      const groups = [...byUnit].flatMap(([unit, all]) =>
        groupSimilar(
          all.map((row) => ({ ...row, applicant: row.documentIndex || row.id })),
          settings.openingApplicants,
        ).map(({ title, requests, applicants, suggested }) => ({
          ...{ title, organisationName: units.get(unit) ?? '', applicants, suggested },
          documentId:
            all.find(({ id, openedId }) => openedId !== null && requests.some((one) => one.id === id))?.openedId ??
            null,
          requests: requests.map(({ id, repliedOn }) => ({ id, repliedOn, number: numberOf(id) })),
        })),
      );
      const answered = opened.slice(0, 200).map((row) => ({
        ...{ id: row.id, number: numberOf(row.id), title: row.title, repliedOn: row.repliedOn, outcome: row.outcome },
        outcomeTitle: { zh: titleOf(row.outcome).zh, en: titleOf(row.outcome).en },
        ...{ organisationName: units.get(row.organisationId) ?? '', answerId: row.answerId },
      }));
      return { groups, answered };
    },

    /** A draft for proactive disclosure of what these requests were given. Throws not_answered, one_authority, personal, access.denied. */
    async open(actor: Actor, requestIds: readonly string[]) {
      await vault.ready();
      const rows = await requireAnswered(actor, requestIds, DISCLOSED);
      if (new Set(rows.map(({ organisationId }) => organisationId)).size > 1) throw openingErrors.one_authority();
      const asked = await vault.open(rows[0]?.contentSealed ?? '');
      // The applicant's own words are a proposal only: where they name him, the officer writes the title.
      const isClean = findPersonal(asked, await wordsOf(db, actor.tenantId, requestIds)).length === 0;
      return draft(actor, 'opened', rows, {
        title: isClean ? asked : '依申请公开信息转主动公开',
        paragraphs: [
          `依据《中华人民共和国政府信息公开条例》第四十四条，现将申请人申请较多的${isClean ? `“${asked}”` : '下列信息'}主动公开。`,
          '（请在此处放入信息正文，或添加附件。）',
        ],
      });
    },

    /** A summary of one answer for the public list, in the officer's words. Throws not_answered, personal, access.denied. */
    async summarise(actor: Actor, { requestId, title, asked, answer }: AnswerInput) {
      await vault.ready();
      const rows = await requireAnswered(actor, [requestId], null);
      const [row] = rows;
      return draft(actor, 'answer', rows, {
        title: `${title}（依申请公开答复摘编）`,
        paragraphs: [
          `申请内容：${asked}`,
          `答复结果：${titleOf(row?.outcome ?? '').zh}`,
          `答复内容：${answer}`,
          `答复日期：${row?.repliedOn ?? ''}`,
        ],
      });
    },

    /** The public list, the newest first. */
    listPublic: (tenantId: string, page: { limit: number; offset: number }) => listPublicAnswers(db, tenantId, page),
  };
}
