import { createHash } from 'node:crypto';
import { Value } from 'typebox/value';
import { chinaDate } from '../../kernel/time/index.ts';
import type { Database, Queryable } from '../../kernel/db/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { dates } from '../../foundation/calendar/index.ts';
import { dutyErrors } from './duties.errors.ts';
import { listUnits } from './duties.repo.ts';
import { RulePack, type ObligationVersion } from './duties.schema.ts';
import { scheduleWords } from './explain.rules.ts';
import { listObligations, updateObligation } from './obligations.repo.ts';
import { canonical, READ, WRITE, type ObligationsService } from './obligations.service.ts';
import { firstDayOf, stepsOf, type Chosen, type Step } from './packs/install.rules.ts';
import { listInstallations, lockInstallation, saveInstallation, type Installation } from './packs/packs.repo.ts';

/** What is given anew; what is absent stays as it was chosen before. */
export interface PackInstall {
  choices?: Readonly<Record<string, string>>;
  /** The first day on which rules without a year of their own hold here; absent: today. */
  validFrom?: string;
  /** The year for which a yearly notice holds here; absent: its own. */
  year?: number;
  units?: Readonly<Record<string, string>>;
}

export interface InstalledPack {
  created: number;
  changed: number;
  unchanged: number;
  /** Changed here since, or ended: the pack left them as they are. */
  kept: number;
  ended: number;
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

const printOf = (body: object): string => createHash('sha256').update(canonical(body)).digest('hex').slice(0, 32);

/** A rule in words, as it stands or as it would be. */
const wordsOf = (body: Pick<ObligationVersion, 'action' | 'schedule' | 'threshold'>) => ({
  action: body.action,
  schedule: scheduleWords(body.schedule),
  threshold: body.threshold,
});

export type PacksService = ReturnType<typeof createPacksService>;

/** Rule packs of the release, installed per tenant. */
export function createPacksService(deps: {
  db: Database;
  obligations: ObligationsService;
  packs: readonly (RulePack & { kind?: string; english?: Readonly<Record<string, string>> })[];
  now: () => Date;
}) {
  const { db, obligations, packs, now } = deps;

  function get(code: string) {
    const pack = packs.find((one) => one.code === code);
    if (!pack) throw dutyErrors.pack_not_found({ code });
    return pack;
  }

  /** What was chosen before, with what is given now. */
  function chosenOf(before: Installation | null, given: PackInstall): Chosen {
    return {
      choices: { ...before?.choices, ...given.choices },
      units: { ...before?.units, ...given.units },
      year: given.year ?? before?.year ?? null,
      validFrom: given.validFrom ?? before?.validFrom ?? chinaDate(now()),
    };
  }

  /** Throws choice_unknown. */
  async function plan(at: Queryable, tenantId: string, pack: RulePack, before: Installation | null, chosen: Chosen) {
    const units = await listUnits(at, tenantId);
    const codes = new Set(pack.obligations.map(({ code }) => code));
    const present = (await listObligations(at, tenantId)).filter(
      (one) => one.pack === pack.code || codes.has(one.code),
    );
    const steps = stepsOf(pack, chosen, units, present, before, printOf);
    if ('unknownChoice' in steps) {
      const rule = steps.unknownChoice;
      throw dutyErrors.choice_unknown({ rule, choice: chosen.choices[rule] ?? '' });
    }
    return steps;
  }

  return {
    /** The packs of the release, each as the tenant has it. */
    async list(actor: Actor) {
      requirePermission(actor, READ);
      const all = await listObligations(db, actor.tenantId);
      const installations = new Map((await listInstallations(db, actor.tenantId)).map((one) => [one.pack, one]));
      return packs.map((pack) => {
        const installation = installations.get(pack.code) ?? null;
        const isThere = installation !== null && installation.endedOn === null;
        const { choices = {}, year = null, validFrom = null, endedOn = null } = installation ?? {};
        return {
          ...{ ...pack, kind: pack.kind ?? 'rules', english: pack.english ?? {} },
          installed: isThere ? installation.packVersion : null,
          installedCount: all.filter((one) => one.pack === pack.code && one.endedOn === null).length,
          chosen: { choices, year, validFrom: isThere ? validFrom : null },
          uninstalledOn: isThere ? null : endedOn,
        };
      });
    },

    /** What an installation with these choices would do; nothing is written. Throws pack_not_found, choice_unknown. */
    async preview(actor: Actor, code: string, given: PackInstall = {}) {
      requirePermission(actor, READ);
      const pack = get(code);
      const before = (await listInstallations(db, actor.tenantId)).find((one) => one.pack === code) ?? null;
      const chosen = chosenOf(before, given);
      const steps = await plan(db, actor.tenantId, pack, before, chosen);
      return {
        validFrom: firstDayOf(pack, chosen),
        steps: steps.map(({ code: rule, kind, made, before: old, missing }) => {
          const last = old?.versions.at(-1);
          return {
            ...{ code: rule, kind, missing, english: pack.english?.[rule] ?? '' },
            before: last ? wordsOf(last) : null,
            after: made ? wordsOf(made) : null,
          };
        }),
      };
    },

    /**
     * Makes the obligations of a pack, changes what a newer version or another choice says differently, and ends what it no longer has. What was
     * changed here stays as it is. Throws pack_not_found, choice_unknown, code_taken.
     */
    async install(actor: Actor, code: string, given: PackInstall = {}): Promise<InstalledPack> {
      const pack = get(code);
      return write(db, actor, { permission: WRITE }, async (w) => {
        const before = await lockInstallation(w.tx, actor.tenantId, code);
        const chosen = chosenOf(before, given);
        const steps = await plan(w.tx, actor.tenantId, pack, before, chosen);
        const taken = steps.find(({ kind }) => kind === 'taken');
        if (taken) throw dutyErrors.code_taken({ code: taken.code });
        const validFrom = firstDayOf(pack, chosen);
        const reason = `${pack.title.zh} ${pack.version}`;
        const made: Record<string, string> = {};
        for (const step of steps) {
          await take(step);
          if (step.made) made[step.code] = step.kind === 'kept' ? (before?.made[step.code] ?? '') : printOf(step.made);
        }

        async function take({ code: rule, kind, made: body, before: old }: Step): Promise<void> {
          if (kind === 'new' && body)
            await obligations.createIn(w, actor, [{ ...body, validFrom, pack: code, packVersion: pack.version }]);
          if (!old) return;
          const last = old.versions.at(-1)?.validFrom ?? validFrom;
          if ((kind === 'changed' || kind === 'again') && body) {
            if (kind === 'again')
              await updateObligation(w.tx, actor.tenantId, old.id, old.version, {
                ...{ endedOn: null, endReason: '', isDeleted: false },
              });
            const version = kind === 'again' ? old.version + 1 : old.version;
            const { code: _code, ...fields } = body;
            // What ended before keeps the old rule: a change holds from today on, and never from before the rule itself.
            const from = [validFrom, chinaDate(now()), dates.addDays(last, 1)].sort().at(-1) ?? validFrom;
            await obligations.changeIn(w, actor, old.id, { ...fields, validFrom: from, version, reason });
            await updateObligation(w.tx, actor.tenantId, old.id, version + 1, { packVersion: pack.version });
          }
          if (kind === 'same')
            await updateObligation(w.tx, actor.tenantId, old.id, old.version, { packVersion: pack.version });
          if (kind === 'ended') {
            const end = { version: old.version, on: chinaDate(now()), reason, isDeleted: false };
            await obligations.endIn(w, actor, old.id, end);
          }
          void rule;
        }

        const count = (...kinds: Step['kind'][]) => steps.filter(({ kind }) => kinds.includes(kind)).length;
        const result: InstalledPack = {
          ...{ created: count('new', 'again'), changed: count('changed'), unchanged: count('same') },
          ...{ kept: count('kept'), ended: count('ended') },
          withoutUnits: steps
            .filter(({ made: body }) => body?.responsible.kind === 'named' && body.responsible.unitIds.length === 0)
            .map((step) => step.code),
        };
        const row = { pack: code, packVersion: pack.version, ...chosen, validFrom, made, endedOn: null, endReason: '' };
        await saveInstallation(
          w.tx,
          actor.tenantId,
          { ...row, choices: { ...chosen.choices }, units: { ...chosen.units } },
          actor.name,
        );
        const after = { version: pack.version, ...chosen, ...result };
        w.record({ action: 'duties.pack.installed', subjectType: 'rule_pack', subjectId: code, after });
        return result;
      });
    },

    /** Ends every obligation of a pack today; what was due and what was met stays to be seen. Throws pack_not_found, pack_not_installed, reason_needed. */
    async uninstall(actor: Actor, code: string, reason: string): Promise<{ ended: number }> {
      get(code);
      if (reason.trim() === '') throw dutyErrors.reason_needed();
      return write(db, actor, { permission: WRITE }, async (w) => {
        const before = await lockInstallation(w.tx, actor.tenantId, code);
        if (!before || before.endedOn !== null) throw dutyErrors.pack_not_installed();
        const on = chinaDate(now());
        const own = (await listObligations(w.tx, actor.tenantId)).filter(
          (one) => one.pack === code && one.endedOn === null,
        );
        for (const { id, version } of own)
          await obligations.endIn(w, actor, id, { version, on, reason, isDeleted: false });
        const { version: _version, ...row } = before;
        await saveInstallation(w.tx, actor.tenantId, { ...row, endedOn: on, endReason: reason }, actor.name);
        w.record({
          ...{ action: 'duties.pack.uninstalled', subjectType: 'rule_pack', subjectId: code },
          after: { endedOn: on, reason, ended: own.length },
        });
        return { ended: own.length };
      });
    },
  };
}
