import type { Database } from '../../kernel/db/index.ts';
import { write, type Actor } from '../../foundation/audit/index.ts';
import {
  assess,
  overrule,
  prepareRelease,
  presentFindings,
  type FileChecks,
  type ReleaseFindings,
} from '../../foundation/gate/checks/index.ts';
import { listDisplayNames } from '../../foundation/identity/index.ts';
import { findPicture } from '../../foundation/pictures/index.ts';
import { pageErrors } from './pages.errors.ts';
import { findPage, listEditions, TYPE } from './pages.repo.ts';
import { openOf, releaseOf } from './pages.rules.ts';

const READ = 'documents.document.read';
const OVERRULE = 'gate.finding.overrule';

export type PageFindings = ReturnType<typeof createPageFindings>;

/** What the gate's checks found in composed pages, as it is done with documents. */
export function createPageFindings({ db, checks }: { db: Database; checks: FileChecks }) {
  async function look(actor: Actor, id: string) {
    const page = await findPage(db, actor.tenantId, id);
    if (!page || !actor.can(READ, page.organisationId)) throw pageErrors.not_found();
    const editions = await listEditions(db, actor.tenantId, [id]);
    const edition = openOf(editions) ?? editions.find(({ state }) => state === 'live') ?? null;
    if (!edition) return null;
    const release = releaseOf(page, edition);
    await prepareRelease(
      ...([db, actor.tenantId, checks, release] as const),
      async (sha256) => (await findPicture(db, actor.tenantId, sha256))?.bytes ?? null,
    );
    return { page, edition, release };
  }

  async function get(actor: Actor, id: string): Promise<ReleaseFindings> {
    const looked = await look(actor, id);
    if (!looked) return { version: 0, held: false, mayOverrule: false, findings: [] };
    const { page, edition, release } = looked;
    const found = (await assess(db, actor.tenantId, TYPE, [release])).get(id) ?? [];
    const namesOf = (ids: readonly string[]) => listDisplayNames(db, actor.tenantId, ids);
    const mayOverrule = actor.can(OVERRULE, page.organisationId) && !edition.authorIds.includes(actor.id);
    return { version: edition.version, mayOverrule, ...(await presentFindings(found, namesOf)) };
  }

  return {
    /** The findings in a page's draft, or in what is live. */
    get,

    /** Lets one finding pass, by somebody who is no author of the page and says why. */
    async overrule(
      actor: Actor,
      id: string,
      { key, reason }: { key: string; reason: string },
    ): Promise<ReleaseFindings> {
      const looked = await look(actor, id);
      if (!looked) throw pageErrors.not_found();
      const { page, edition, release } = looked;
      const { organisationId } = page;
      await write(db, actor, { permission: OVERRULE, organisationId }, (w) =>
        overrule(w, actor.tenantId, TYPE, { release, key, reason, by: actor.id, authorIds: edition.authorIds }),
      );
      return get(actor, id);
    },
  };
}
