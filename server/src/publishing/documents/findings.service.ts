import type { Database } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import {
  assess,
  holding,
  keepContents,
  listHeldInPublic,
  listUnchecked,
  overrule,
  prepareRelease,
  presentFindings,
  type AssessedFinding,
  type FileChecks,
  type ReleaseFindings,
} from '../../foundation/gate/checks/index.ts';
import { listDisplayNames } from '../../foundation/identity/index.ts';
import { documentErrors } from './documents.errors.ts';
import { findOpenEditions, findUnitOf } from './documents.repo.ts';
import { publicationOf } from './editions.service.ts';
import type { HeldInPublic } from './findings.schema.ts';

const DOCUMENT = 'document';
const OVERRULE = 'gate.finding.overrule';
const BATCH = 50;
/** Held documents shown at once; the list gets shorter as they are mended. */
const MAX_HELD = 200;

export interface FindingsDeps {
  db: Database;
  checks: FileChecks;
}
export type FindingsService = ReturnType<typeof createFindingsService>;

/** What the gate's checks found in documents: shown to officers, let pass by another person, looked for again in what is public already. */
export function createFindingsService({ db, checks }: FindingsDeps) {
  /** The draft, else what is live: the one that officers work on. */
  async function editionOf(actor: Actor, id: string) {
    const organisationId = await findUnitOf(db, actor.tenantId, id);
    if (!organisationId || !actor.can('documents.document.read', organisationId)) throw documentErrors.not_found();
    const { draft, live } = await findOpenEditions(db, actor.tenantId, id);
    const edition = draft ?? live;
    return { organisationId, edition };
  }

  async function present(
    actor: Actor,
    id: string,
    organisationId: string,
    edition: { id: string; version: number; authorIds: readonly string[] },
  ): Promise<ReleaseFindings> {
    const release = await publicationOf(db, actor.tenantId, edition.id);
    await prepareRelease(db, actor.tenantId, checks, release);
    const found = (await assess(db, actor.tenantId, DOCUMENT, [release])).get(id) ?? [];
    const namesOf = (ids: readonly string[]) => listDisplayNames(db, actor.tenantId, ids);
    const mayOverrule = actor.can(OVERRULE, organisationId) && !edition.authorIds.includes(actor.id);
    return { version: edition.version, mayOverrule, ...(await presentFindings(found, namesOf)) };
  }

  return {
    /** The findings in a document's draft, or in what is live; they are looked for now if nobody did before. */
    async get(actor: Actor, id: string): Promise<ReleaseFindings> {
      const { organisationId, edition } = await editionOf(actor, id);
      if (!edition) return { version: 0, held: false, mayOverrule: false, findings: [] };
      return present(actor, id, organisationId, edition);
    },

    /** Lets one finding pass, by somebody who is no author of the text and says why. Throws documents.edition_changed when it is another text now. */
    async overrule(
      actor: Actor,
      id: string,
      input: { version: number; key: string; reason: string },
    ): Promise<ReleaseFindings> {
      const { organisationId, edition } = await editionOf(actor, id);
      if (!edition) throw documentErrors.not_found();
      const release = await publicationOf(db, actor.tenantId, edition.id);
      await prepareRelease(db, actor.tenantId, checks, release);
      await write(db, actor, { permission: OVERRULE, organisationId }, async (w) => {
        const { key, reason } = input;
        await overrule(w, actor.tenantId, DOCUMENT, {
          release,
          key,
          reason,
          by: actor.id,
          authorIds: edition.authorIds,
        });
      });
      return present(actor, id, organisationId, edition);
    },

    /** Public documents in which something grave was found that nobody let pass, in the officer's units. */
    async listHeld(actor: Actor): Promise<HeldInPublic[]> {
      requirePermission(actor, OVERRULE);
      const { tenantId } = actor;
      const rows = await listHeldInPublic(db, tenantId, DOCUMENT, actor.scopeOf(OVERRULE), MAX_HELD);
      const list: HeldInPublic[] = [];
      for (const id of new Set(rows.map(({ subjectId }) => subjectId))) {
        const { live } = await findOpenEditions(db, tenantId, id);
        if (!live) continue;
        const release = await publicationOf(db, tenantId, live.id);
        const found = await assess(db, tenantId, DOCUMENT, [release]).catch(() => new Map<string, AssessedFinding[]>());
        const held = holding(found.get(id) ?? []);
        if (held.length > 0)
          list.push({
            id,
            title: release.subject.title,
            organisationId: release.organisationId,
            findings: held.map(({ kind, where, excerpt, file }) => ({ kind, where, excerpt, file: file?.name ?? '' })),
          });
      }
      return list;
    },

    /** Looks again at what is public and was not seen by this version of the checks; returns how many documents it looked at. */
    async recheck(tenantId: string, limit = Number.POSITIVE_INFINITY): Promise<number> {
      let done = 0;
      while (done < limit) {
        const due = await listUnchecked(db, tenantId, DOCUMENT, BATCH);
        if (due.length === 0) return done;
        for (const { editionId } of due) {
          const release = await publicationOf(db, tenantId, editionId);
          await prepareRelease(db, tenantId, checks, release);
          await keepContents(db, tenantId, DOCUMENT, [release]);
          done++;
        }
      }
      return done;
    },
  };
}
