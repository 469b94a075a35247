import type { PageRequest, PublicSite, DocumentItem } from '../../portal/index.ts';
import { organisationErrors } from './organisations.errors.ts';
import { renderUnitListPage, renderUnitPage, type UnitItem, type UnitNode } from './organisations.pages.tsx';
import type { Unit } from './organisations.schema.ts';
import type { OrganisationsService } from './organisations.service.ts';

type Place = Pick<PageRequest, 'tenantId' | 'on'>;

/** What units published, told by the module above that knows it. */
export interface PublishedByUnits {
  counts(place: Place): Promise<ReadonlyMap<string, number>>;
  latest(place: Place, unitId: string, limit: number): Promise<DocumentItem[]>;
}

const LATEST = 8;
const GROUPS = [
  { kinds: ['government'], zh: '人民政府', en: 'Governments' },
  { kinds: ['department'], zh: '工作部门', en: 'Departments' },
  { kinds: ['district'], zh: '县区', en: 'Counties and districts' },
  { kinds: ['institution', 'enterprise'], zh: '事业单位和公共企业', en: 'Institutions and public enterprises' },
] as const;

/** Public pages of units: the list with a finder, and a page for each. */
export function registerOrganisationsPortal(
  site: PublicSite,
  organisations: OrganisationsService,
  published: PublishedByUnits,
): void {
  site.page(
    '/units',
    async ({ frame, tenantId, on, query }) => {
      const wanted = (query.get('q') ?? '').trim().slice(0, 60);
      const [units, counts] = await Promise.all([
        organisations.listUnits(tenantId),
        published.counts({ tenantId, on }),
      ]);
      const found =
        wanted === ''
          ? units
          : units.filter((unit) =>
              `${unit.name} ${unit.shortName} ${unit.nameEn}`.toLowerCase().includes(wanted.toLowerCase()),
            );
      const item = (unit: Unit): UnitItem => ({
        id: unit.id,
        name: unit.name,
        address: unit.address,
        phone: unit.phone,
        depth: 0,
        documents: counts.get(unit.id) ?? 0,
      });
      const groups =
        wanted === ''
          ? GROUPS.map((group) => ({
              name: frame.locale === 'zh' ? group.zh : group.en,
              units: found.filter((unit) => (group.kinds as readonly string[]).includes(unit.kind)).map(item),
            }))
          : [{ name: '', units: found.map(item) }];
      const body = renderUnitListPage({ frame, query: wanted, total: { value: found.length, kind: 'exact' }, groups });
      return { body, tags: [`tenant:${tenantId}`] };
    },
    { params: ['q'] },
  );

  site.page('/units/:id', async ({ frame, tenantId, on, params }) => {
    const unit = await organisations.findUnit(tenantId, params['id'] ?? '');
    if (!unit) throw organisationErrors.not_found();
    const [units, counts, latest] = await Promise.all([
      organisations.listUnits(tenantId),
      published.counts({ tenantId, on }),
      published.latest({ tenantId, on }, unit.id, LATEST),
    ]);
    const body = renderUnitPage({
      frame,
      id: unit.id,
      name: unit.name,
      ...(unit.nameEn ? { otherName: unit.nameEn } : {}),
      ancestors: ancestorsOf(unit, units),
      children: childrenOf(unit.id, units),
      ...filled({
        address: unit.address,
        phone: unit.phone,
        hours: unit.officeHours,
        creditCode: unit.creditCode,
        duties: unit.duties,
      }),
      latest,
      documents: { value: counts.get(unit.id) ?? 0, kind: 'exact' },
    });
    return { body, tags: [`tenant:${tenantId}`, `organisation:${unit.id}`] };
  });
}

const filled = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;

function ancestorsOf(unit: Unit, units: readonly Unit[]): { id: string; name: string }[] {
  const chain: { id: string; name: string }[] = [];
  for (let id = unit.parentId; id !== null;) {
    const parent = units.find((other) => other.id === id);
    if (!parent) break;
    chain.unshift({ id: parent.id, name: parent.name });
    id = parent.parentId;
  }
  return chain;
}

const childrenOf = (id: string, units: readonly Unit[]): UnitNode[] =>
  units
    .filter((unit) => unit.parentId === id)
    .map((unit) => ({ id: unit.id, name: unit.name, children: childrenOf(unit.id, units) }));
