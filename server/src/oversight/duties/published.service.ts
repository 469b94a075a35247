import type { Database } from '../../kernel/db/index.ts';
import { keepInLine, readEvidence } from '../../foundation/evidence/index.ts';
import type { Surface, SurfaceAnswer } from '../../foundation/gate/index.ts';
import { listClosed, listExpired, listPublishedDocuments, listPublishedOthers } from './published.repo.ts';
import { evidenceOf, evidenceTypesOf, PUBLISHED_SUBJECTS, versionOfKey } from './published.rules.ts';

/** Everything published becomes evidence here, and stops being evidence when it is withdrawn: a surface of the gate that no reader sees. */
export function createEvidenceSurfaces(db: Database): Surface[] {
  return PUBLISHED_SUBJECTS.map((subjectType): Surface => ({
    name: 'evidence',
    subjectType,

    async settle(states) {
      for (const [tenantId, own] of Map.groupBy(states, (state) => state.tenantId)) {
        // What ran out by its own term was published all the same: its evidence stays, while a withdrawal takes it back.
        const expired = new Set(
          await listExpired(
            db,
            tenantId,
            subjectType,
            own.map(({ subjectId }) => subjectId),
          ),
        );
        const ids = own.map(({ subjectId }) => subjectId).filter((id) => !expired.has(id));
        const things =
          subjectType === 'document'
            ? await listPublishedDocuments(db, tenantId, ids)
            : await listPublishedOthers(db, tenantId, subjectType, ids);
        const ended = own.filter(({ state }) => state === 'withdrawn').map(({ subjectId }) => subjectId);
        const closed = ended.length > 0 ? await listClosed(db, tenantId, subjectType, ended) : [];
        await keepInLine(
          db,
          tenantId,
          { subjectType, subjectIds: ids, types: evidenceTypesOf(subjectType), by: 'gate' },
          things.flatMap((thing) => evidenceOf(subjectType, thing)),
          [...closed, ...things.filter(({ isCorrected }) => isCorrected).map(({ id }) => id)],
        );
      }
    },

    async ask(tenantId, ids) {
      const types = [`${subjectType}.published`];
      const standing = await readEvidence(db, tenantId, { types, subject: { subjectType, subjectIds: ids } });
      const expired = new Set(await listExpired(db, tenantId, subjectType, ids));
      const live = standing.filter(({ subjectId }) => !expired.has(subjectId));
      return new Map(
        live.map(({ subjectId, key }): [string, SurfaceAnswer] => [
          subjectId,
          { kind: 'shows', version: versionOfKey(key) },
        ]),
      );
    },
  }));
}
