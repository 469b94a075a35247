import { isUniqueViolation, newId, type Database, type Queryable } from '../../kernel/db/index.ts';
import { recordDenial, requirePermission, traceErrors, write, type Actor } from '../audit/index.ts';
import { listHolders } from '../identity/index.ts';
import {
  findChainForUpdate,
  findSettings,
  hasUnit,
  listChains,
  listUnits,
  retireChain,
  saveSettings,
  upsertChain,
} from './chains.repo.ts';
import { CHAIN_FAULTS, chooseChain, findChainFault, findGaps, unitsOfChain, type UnitNode } from './chains.rules.ts';
import { DEFAULT_SETTINGS } from './review-limits.rules.ts';
import { reviewErrors } from './review.errors.ts';
import { DEFAULT_STEPS } from './review.rules.ts';
import type {
  ChainGap,
  ChainWithGaps,
  EffectiveChain,
  ReviewChain,
  ReviewChainInput,
  ReviewSettings,
  ReviewStep,
} from './review.schema.ts';

const CHAIN_WRITE = 'review.chain.write';
const READ = 'documents.document.read';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type ChosenChain = Pick<ReviewChain, 'name' | 'steps' | 'distinctReviewers' | 'resubmit' | 'kind'>;

/** Chains and limits as data: which one a text takes, and who may set them. */
export function createChainsService({ db }: { db: Database }) {
  async function gapsOf(
    tenantId: string,
    steps: readonly ReviewStep[],
    units: readonly UnitNode[],
  ): Promise<ChainGap[]> {
    const permissions = [...new Set(steps.map((step) => step.permission))];
    const needs = units.flatMap(({ id }) => permissions.map((permission) => ({ permission, organisationId: id })));
    return findGaps(steps, units, await listHolders(db, tenantId, needs));
  }

  async function listWithGaps(tenantId: string): Promise<ChainWithGaps[]> {
    const [chains, units] = await Promise.all([listChains(db, tenantId), listUnits(db, tenantId)]);
    return Promise.all(
      chains.map(async (chain) => ({
        ...chain,
        gaps: await gapsOf(tenantId, chain.steps, unitsOfChain(chain, chains, units)),
      })),
    );
  }

  /** A chain for the whole tenant needs the permission for the whole tenant. */
  function requireFor(actor: Actor, organisationId: string | null): void {
    const may = organisationId
      ? actor.can(CHAIN_WRITE, organisationId)
      : actor.can(CHAIN_WRITE) && actor.scopeOf(CHAIN_WRITE) === 'all';
    if (!may) throw traceErrors.denied({ permission: CHAIN_WRITE });
  }

  return {
    /** The chain that a text of this unit and kind takes now. */
    async chainFor(source: Queryable, tenantId: string, organisationId: string, kind: string): Promise<ChosenChain> {
      const units = await listUnits(source, tenantId);
      const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
      const chain = chooseChain(await listChains(source, tenantId), parents, organisationId, kind);
      return chain ?? { name: '', steps: [...DEFAULT_STEPS], distinctReviewers: true, resubmit: 'start', kind: '' };
    },

    /** All chains, each with the steps that nobody could decide somewhere. */
    async listChains(actor: Actor): Promise<ChainWithGaps[]> {
      requirePermission(actor, READ);
      return listWithGaps(actor.tenantId);
    },

    /** What a text of a unit and kind would pass now, and whose chain that is. Throws review.unit_unknown. */
    async getEffectiveChain(actor: Actor, organisationId: string, kind: string): Promise<EffectiveChain> {
      requirePermission(actor, READ, organisationId);
      const [chains, units] = await Promise.all([listChains(db, actor.tenantId), listUnits(db, actor.tenantId)]);
      const unit = units.find(({ id }) => id === organisationId);
      if (!unit) throw reviewErrors.unit_unknown();
      const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
      const chain = chooseChain(chains, parents, organisationId, kind);
      const owner = chain?.organisationId ?? null;
      const steps = chain?.steps ?? [...DEFAULT_STEPS];
      return {
        ...{ id: chain?.id ?? null, name: chain?.name ?? '', kind: chain?.kind ?? '', steps },
        fromUnit: units.find(({ id }) => id === owner)?.name ?? '',
        from: !chain ? 'default' : owner === null ? 'tenant' : owner === organisationId ? 'unit' : 'above',
        gaps: await gapsOf(actor.tenantId, steps, [unit]),
      };
    },

    /**
     * Makes or changes a chain; reviews under way keep theirs. One that moves from a unit to another needs the permission for both. Answers
     * with the steps that nobody could decide. Throws review.chain_invalid, review.chain_not_found, review.unit_unknown, review.conflict.
     */
    async saveChain(
      actor: Actor,
      id: string | null,
      input: ReviewChainInput,
    ): Promise<{ id: string; gaps: ChainGap[] }> {
      const fault = findChainFault(input.steps);
      if (fault) throw reviewErrors.chain_invalid({ reason: CHAIN_FAULTS[fault] });
      if (id !== null && !UUID.test(id)) throw reviewErrors.chain_not_found();
      const chainId = id ?? newId();
      try {
        await write(db, actor, { permission: CHAIN_WRITE }, async ({ tx, record }) => {
          requireFor(actor, input.organisationId);
          const before = id === null ? null : await findChainForUpdate(tx, actor.tenantId, id);
          if (id !== null && !before) throw reviewErrors.chain_not_found();
          if (before) requireFor(actor, before.organisationId);
          if (input.organisationId !== null && !(await hasUnit(tx, actor.tenantId, input.organisationId)))
            throw reviewErrors.unit_unknown();
          if ((before?.version ?? 0) !== input.version) throw reviewErrors.conflict();
          await upsertChain(tx, actor.tenantId, chainId, input);
          record({
            action: 'review.chain.saved',
            subjectType: 'review_chain',
            subjectId: chainId,
            before,
            after: input,
          });
        });
      } catch (error) {
        await recordDenial(db, actor, error);
        throw isUniqueViolation(error, 'review_chains_active')
          ? reviewErrors.chain_exists({}, { cause: error })
          : error;
      }
      const saved = (await listWithGaps(actor.tenantId)).find((chain) => chain.id === chainId);
      return { id: chainId, gaps: saved?.gaps ?? [] };
    },

    /** Takes a chain out of use; texts of its unit then take the one above. Reviews under way finish as they began. */
    async retireChain(actor: Actor, id: string, version: number): Promise<void> {
      if (!UUID.test(id)) throw reviewErrors.chain_not_found();
      try {
        await write(db, actor, { permission: CHAIN_WRITE }, async ({ tx, record }) => {
          const before = await findChainForUpdate(tx, actor.tenantId, id);
          if (!before) throw reviewErrors.chain_not_found();
          requireFor(actor, before.organisationId);
          if (before.version !== version) throw reviewErrors.conflict();
          await retireChain(tx, actor.tenantId, id);
          record({ action: 'review.chain.retired', subjectType: 'review_chain', subjectId: id, before });
        });
      } catch (error) {
        await recordDenial(db, actor, error);
        throw error;
      }
    },

    settingsFor: async (source: Queryable, tenantId: string): Promise<ReviewSettings> =>
      (await findSettings(source, tenantId)) ?? DEFAULT_SETTINGS,

    async getSettings(actor: Actor): Promise<ReviewSettings> {
      requirePermission(actor, READ);
      return (await findSettings(db, actor.tenantId)) ?? DEFAULT_SETTINGS;
    },

    /** Sets the rules of this place, each with its source. Throws review.conflict. */
    async setSettings(actor: Actor, settings: ReviewSettings): Promise<ReviewSettings> {
      try {
        await write(db, actor, { permission: CHAIN_WRITE }, async ({ tx, record }) => {
          requireFor(actor, null);
          const before = await findSettings(tx, actor.tenantId);
          if (!(await saveSettings(tx, actor.tenantId, settings))) throw reviewErrors.conflict();
          record({
            ...{ action: 'review.settings.saved', subjectType: 'tenant', subjectId: actor.tenantId },
            ...{ before: before ?? undefined, after: settings },
          });
        });
      } catch (error) {
        await recordDenial(db, actor, error);
        throw error;
      }
      return (await findSettings(db, actor.tenantId)) ?? DEFAULT_SETTINGS;
    },
  };
}
