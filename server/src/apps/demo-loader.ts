import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../kernel/http/index.ts';
import { requirePermission, systemActor, write, type Actor } from '../foundation/audit/index.ts';
import type { ReviewService } from '../foundation/review/index.ts';
import { candidateOf, published, type DocumentsService } from '../publishing/documents/index.ts';
import {
  demoAccounts,
  demoChains,
  demoDocuments,
  demoDrafts,
  demoOrganisations,
  type DemoOrganisation,
} from './demo/index.ts';
import { appErrors } from './apps.errors.ts';
import { loadDemoDay } from './demo-day.ts';
import { loadDemoLedgers } from './demo-ledgers.ts';
import { loadDemoNormative } from './demo-normative.ts';
import { loadDemoPortal } from './demo-portal.ts';
import { loadDemoPublishing } from './demo-publishing.ts';
import { loadDemoRequests } from './demo-requests.ts';
import { loadDemoWorkPlans } from './demo-work-plans.ts';
import { loadDemoSiteHealth } from './demo-site-health.ts';
import type { Installation } from './installation.ts';

/** Fills an empty installation with the fictional city of Anlan, through the same doors as real content. Loading again adds nothing twice. */

export interface DemoProgress {
  state: 'none' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
}
export interface DemoReport {
  documents: number;
  held: string[];
  /** Accounts made now, with their one-time passwords. */
  accounts: { name: string; displayName: string; password: string; oneTimeUntil: string }[];
}
export type DemoLoader = ReturnType<typeof createDemoLoader>;

const BATCH = 25;
const KINDS: Record<DemoOrganisation['kind'], 'government' | 'department' | 'district'> = {
  government: 'government',
  office: 'department',
  department: 'department',
  county: 'district',
};

export function createDemoLoader(installation: Installation, documents: DocumentsService, reviews: ReviewService) {
  const { db, organisations, identity, documentImport, files, tenant } = installation;
  const actor = systemActor(tenant.id, 'demo');
  let progress: DemoProgress = { state: 'none', done: 0, total: 0 };

  async function loadUnits(): Promise<Map<string, string>> {
    await organisations.renameTenant(actor, tenant.id, {
      name: '安澜市人民政府',
      nameEn: 'Anlan Municipal People’s Government',
      site: {
        name: '安澜市人民政府门户网站',
        nameEn: 'Anlan City Government',
        organiser: '安澜市人民政府办公室',
        siteCode: '9901000001',
      },
    });
    const ids = new Map<string, string>();
    for (const unit of demoOrganisations()) {
      const known = await organisations.findByCode(tenant.id, unit.code);
      const saved =
        known ??
        (
          await organisations.create(actor, {
            code: unit.code,
            name: unit.name,
            shortName: unit.shortName,
            nameEn: unit.nameEn,
            kind: KINDS[unit.kind],
            ...{
              creditCode: unit.unifiedCreditCode,
              address: unit.address,
              phone: unit.phone,
              officeHours: unit.officeHours,
            },
            duties: unit.duty,
            parentId: unit.parentCode === null ? null : (ids.get(unit.parentCode) ?? null),
            sortOrder: ids.size,
          })
        ).organisation;
      ids.set(unit.code, saved.id);
    }
    return ids;
  }

  /** The demo city is for an empty installation: nobody may mix it into, or rename, one that is in use. */
  async function requireEmptyOrDemo(): Promise<void> {
    const [root] = demoOrganisations();
    const isDemo = root && (await organisations.findByCode(tenant.id, root.code))?.name === root.name;
    if (isDemo) return;
    const units = await organisations.listUnits(tenant.id);
    const documentsThere = await published.countPublished(db, tenant.id, {});
    if (units.length > 0 || documentsThere > 0) throw appErrors.demo_not_empty();
  }

  async function recordStart(by: Actor): Promise<void> {
    await write(db, by, { permission: 'demo.content.load' }, async ({ record }) => {
      record({ action: 'demo.content.loaded', subjectType: 'tenant', subjectId: tenant.id });
    });
  }

  async function loadDocuments(units: ReadonlyMap<string, string>): Promise<{ documents: number; held: string[] }> {
    // Oldest first, so that the newest is also the last to have become visible.
    const all = [...demoDocuments()].sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
    progress = { state: 'running', done: 0, total: all.length };
    let saved = 0;
    const held: string[] = [];
    for (let i = 0; i < all.length; i += BATCH) {
      const items = await Promise.all(
        all.slice(i, i + BATCH).map(async (document) => {
          const sha256 = await files.put(document.bytes);
          const result = await documentImport.read({ sha256 }, document.fileName, {
            keep: true,
            locale: 'zh',
            check: true,
          });
          const read = candidateOf(document.fileName, result);
          // What the catalogue of the city knows of its documents stands above what was read from the file.
          const { topic, subjectWords, madeOn, publishedOn, indexNumber } = document;
          const fields = {
            ...read.fields,
            topic,
            subjectWords,
            madeOn,
            publishedOn,
            indexNumber,
            validity: document.validity ?? '',
          } as const;
          return { ...read, fields, organisationId: units.get(document.organisationCode) ?? '' };
        }),
      );
      for (const [at, outcome] of (await documentImport.save(actor, items, { publish: true })).entries()) {
        if (outcome.state !== 'saved') continue;
        saved += 1;
        if (outcome.held.length > 0) held.push(items[at]?.fields.title ?? '');
      }
      progress = { ...progress, done: Math.min(all.length, i + BATCH) };
    }
    return { documents: saved, held };
  }

  async function loadAccounts(): Promise<DemoReport['accounts']> {
    const made: DemoReport['accounts'] = [];
    for (const { name, displayName, organisationCode, roles } of demoAccounts()) {
      if (await identity.actorForName(tenant.id, name, 'demo')) continue;
      const { oneTimePassword, oneTimeUntil } = await identity.addAccount(actor, {
        name,
        displayName,
        roles,
        unitCode: organisationCode,
      });
      made.push({ name, displayName, password: oneTimePassword, oneTimeUntil });
    }
    return made;
  }

  async function loadChains(): Promise<void> {
    const known = await reviews.listChains(actor);
    for (const chain of demoChains()) {
      if (known.some(({ kind, organisationId }) => kind === chain.kind && organisationId === null)) continue;
      await reviews.saveChain(actor, null, { ...chain, organisationId: null, distinctReviewers: true, version: 0 });
    }
  }

  /** Drafts at different places of their way, so that the work bench shows what it is for. */
  async function loadDrafts(units: ReadonlyMap<string, string>): Promise<void> {
    for (const draft of demoDrafts()) {
      const author = await identity.actorForName(tenant.id, draft.author, 'demo');
      const organisationId = units.get(draft.organisationCode);
      if (!author || !organisationId) continue;
      const sha256 = await files.put(draft.bytes);
      const result = await documentImport.read({ sha256 }, draft.fileName, { keep: true, locale: 'zh' });
      // Their texts say nothing of it; the officers of the city of Anlan have decided that these are to be public.
      result.reading.disclosure ||= 'proactive';
      const candidate = candidateOf(draft.fileName, result);
      const item = { ...candidate, fields: { ...candidate.fields, topic: draft.topic }, organisationId };
      const [outcome] = await documentImport.save(author, [item], { publish: false });
      if (outcome?.state !== 'saved' || draft.state === 'draft') continue;
      const { reviewId } = await documents.submit(author, outcome.documentId, 1);
      await advance(reviewId, draft.state, draft.comment ?? '');
    }
  }

  async function advance(
    reviewId: string,
    to: 'first_review' | 'secrecy_review' | 'returned',
    comment: string,
  ): Promise<void> {
    for (let step = 0; step < 4; step++) {
      for (const { name } of demoAccounts()) {
        const reviewer = await identity.actorForName(tenant.id, name, 'demo');
        if (!reviewer) continue;
        const review = await reviews.get(reviewer, reviewId).catch(() => null);
        if (!review?.mayDecide) continue;
        const waiting = review.steps.find((entry) => entry.state === 'waiting')?.key;
        if (to === 'first_review' || (to === 'secrecy_review' && waiting === 'secrecy')) return;
        if (to === 'returned') {
          await reviews.decide(reviewer, reviewId, { version: review.version, decision: 'return', reason: comment });
          return;
        }
        await reviews.decide(reviewer, reviewId, { version: review.version, decision: 'approve', reason: '' });
        break;
      }
    }
  }

  return {
    progress: () => progress,

    /** Loads everything; throws what any of the doors throws, and what went in before stays. */
    async load(startedBy: Actor = actor): Promise<DemoReport> {
      await requireEmptyOrDemo();
      progress = { state: 'running', done: 0, total: 0 };
      try {
        const units = await loadUnits();
        await recordStart(startedBy);
        const accounts = await loadAccounts();
        await loadChains();
        const loaded = await loadDocuments(units);
        await loadDrafts(units);
        await loadDemoPortal(installation, units);
        await loadDemoPublishing(installation, documents, units);
        await loadDemoNormative(installation, documents, units);
        await loadDemoWorkPlans(installation, documents, units);
        await loadDemoLedgers(installation, units);
        await loadDemoDay(installation, documents, reviews, units);
        await loadDemoSiteHealth(installation, units);
        const [officer, lawyer, chief] = await Promise.all(
          ['demo.requests', 'demo.legal', 'demo.requests.chief'].map((name) =>
            identity.actorForName(tenant.id, name, 'demo'),
          ),
        );
        if (officer && lawyer && chief) await loadDemoRequests(installation, units, { officer, lawyer, chief });
        progress = { ...progress, state: 'done' };
        return { ...loaded, accounts };
      } catch (error) {
        progress = { ...progress, state: 'failed' };
        throw error;
      }
    },
  };
}

/** The offer in the console: `POST` starts it in the background, `GET` says how far it is. */
export function registerDemoApi(
  app: HttpServer,
  demo: DemoLoader,
  actorOf: (request: HttpRequest) => Promise<Actor>,
): void {
  const shape = Type.Object({ state: Type.String(), done: Type.Integer(), total: Type.Integer() });
  const schema = { tags: ['demo'], security: [{ session: [] }], response: { 200: shape, 202: shape } };
  app.post(
    '/api/v1/demo',
    { schema: { ...schema, operationId: 'loadDemo', summary: 'Load the demo city' } },
    async (request, reply) => {
      const actor = await actorOf(request);
      requirePermission(actor, 'demo.content.load');
      if (demo.progress().state !== 'running')
        void demo.load(actor).catch((error: unknown) => app.log.error({ err: error }, 'demo'));
      return reply.code(202).send(demo.progress());
    },
  );
  app.get(
    '/api/v1/demo',
    { schema: { ...schema, operationId: 'getDemo', summary: 'How far the demo city is loaded' } },
    async (request) => {
      requirePermission(await actorOf(request), 'demo.content.load');
      return demo.progress();
    },
  );
}
