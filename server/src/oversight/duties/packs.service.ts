import { Value } from 'typebox/value';
import type { Database } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { dutyErrors } from './duties.errors.ts';
import { listUnits } from './duties.repo.ts';
import { RulePack, type NewObligation, type PackObligation } from './duties.schema.ts';
import { listObligations, updateObligation } from './obligations.repo.ts';
import { saysTheSame, WRITE, type ObligationsService } from './obligations.service.ts';

export interface PackInstall {
  /** Code of a rule → code of what the tenant chose. */
  choices?: Readonly<Record<string, string>>;
  /** The first day on which the rules hold here; absent: that of the pack. */
  validFrom?: string;
  /** Names as the source writes them → units, for those that are called otherwise here. */
  units?: Readonly<Record<string, string>>;
}

export interface InstalledPack {
  created: number;
  changed: number;
  unchanged: number;
  /** Rules whose units were not found; they are there and make no duty until somebody names one. */
  withoutUnits: string[];
}

/** Throws with all faults when a data file is not a pack, or a code stands twice. */
export function readPack(data: unknown): RulePack {
  if (!Value.Check(RulePack, data)) {
    const faults = Value.Errors(RulePack, data).map(({ instancePath, message }) => `${instancePath} ${message}`);
    throw new Error(`not a rule pack: ${faults.slice(0, 20).join('; ')}`);
  }
  const codes = data.obligations.map(({ code }) => code);
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at);
  if (twice.length > 0) throw new Error(`rule pack ${data.code}: codes stand twice: ${twice.join(', ')}`);
  return data;
}

export type PacksService = ReturnType<typeof createPacksService>;

/** Rule packs of the release, installed per tenant. */
export function createPacksService(deps: {
  db: Database;
  obligations: ObligationsService;
  packs: readonly RulePack[];
}) {
  const { db, obligations, packs } = deps;

  return {
    /** The packs of the release, each with the version that the tenant has. */
    async list(actor: Actor) {
      requirePermission(actor, 'duties.obligation.read');
      const all = await listObligations(db, actor.tenantId);
      return packs.map((pack) => {
        const own = all.filter((one) => one.pack === pack.code);
        const installed =
          own
            .map(({ packVersion }) => packVersion)
            .sort()
            .at(-1) ?? null;
        return { ...pack, installed, installedCount: own.length };
      });
    },

    /**
     * Makes the obligations of a pack; what is there already is changed when the pack says something else. Ended ones stay ended.
     * Throws pack_not_found, choice_unknown.
     */
    async install(actor: Actor, code: string, choice: PackInstall = {}): Promise<InstalledPack> {
      const pack = packs.find((one) => one.code === code);
      if (!pack) throw dutyErrors.pack_not_found({ code });
      return write(db, actor, { permission: WRITE }, async (w) => {
        const units = await listUnits(w.tx, actor.tenantId);
        const find = (name: string) => {
          const wanted = choice.units?.[name] ?? name;
          return units.filter((unit) => [unit.id, unit.name, unit.shortName].includes(wanted)).map(({ id }) => id);
        };
        const codes = pack.obligations.map((rule) => rule.code);
        const present = new Map((await listObligations(w.tx, actor.tenantId, { codes })).map((one) => [one.code, one]));
        const result: InstalledPack = { created: 0, changed: 0, unchanged: 0, withoutUnits: [] };
        for (const rule of pack.obligations) {
          const body = bodyOf(rule, choice, find);
          const validFrom = choice.validFrom ?? pack.validFrom ?? '2026-01-01';
          const made: NewObligation = { ...body, validUntil: body.validUntil ?? pack.validUntil, validFrom };
          if (made.responsible.kind === 'named' && made.responsible.unitIds.length === 0)
            result.withoutUnits.push(rule.code);
          const before = present.get(rule.code);
          const last = before?.versions.at(-1);
          if (!before || !last) {
            await obligations.createIn(w, actor, [{ ...made, pack: pack.code, packVersion: pack.version }]);
            result.created++;
          } else if (before.endedOn !== null || saysTheSame(last, made) || validFrom <= last.validFrom) {
            result.unchanged++;
          } else {
            const { code: _code, validFrom: from, ...fields } = made;
            const change = {
              ...fields,
              validFrom: from,
              version: before.version,
              reason: `${pack.title.zh} ${pack.version}`,
            };
            await obligations.changeIn(w, actor, before.id, change);
            await updateObligation(w.tx, actor.tenantId, before.id, before.version + 1, { packVersion: pack.version });
            result.changed++;
          }
        }
        const after = { version: pack.version, ...choice, ...result };
        w.record({ action: 'duties.pack.installed', subjectType: 'rule_pack', subjectId: pack.code, after });
        return result;
      });
    },
  };
}

function bodyOf(
  rule: PackObligation,
  { choices = {} }: PackInstall,
  find: (name: string) => string[],
): Omit<NewObligation, 'validFrom'> {
  const { choices: offered = [], responsible, note: _note, test: _test, covers: _covers, ...body } = rule;
  const wanted = choices[rule.code];
  const chosen = wanted === undefined ? offered[0] : offered.find(({ code }) => code === wanted);
  if (wanted !== undefined && !chosen) throw dutyErrors.choice_unknown({ rule: rule.code, choice: wanted });
  const names = responsible.kind === 'names' ? responsible.names : [];
  const unitIds = [...new Set(names.flatMap(find))];
  const missing = names.some((name) => find(name).length === 0);
  const unrecognised = [...(body.unrecognised ?? []), ...(missing ? ['responsible'] : [])];
  return {
    ...body,
    ...(chosen?.schedule ? { schedule: chosen.schedule } : {}),
    ...(chosen?.threshold === undefined ? {} : { threshold: chosen.threshold }),
    responsible: responsible.kind === 'names' ? { kind: 'named', unitIds } : responsible,
    ...(unrecognised.length > 0 ? { unrecognised } : {}),
  };
}
