import { newId, type Database } from '../kernel/db/index.ts';
import { systemActor, type Actor } from '../foundation/audit/index.ts';
import { createOrganisationsService, createSitesService } from '../foundation/organisations/index.ts';
import { createColumnsService, createPlacementsService } from '../publishing/columns/index.ts';

/** A tenant with a site, two units and the services on them, for tests of columns and of what stands in them. */
export async function makeColumnsWorld(db: Database, now: () => Date = () => new Date()) {
  const organisations = createOrganisationsService({ db });
  const tenant = await organisations.ensureTenant({ code: 'anlan', name: '安澜市' });
  const admin = systemActor(tenant.id, 'test');
  const sites = createSitesService({ db, forgetCaches: () => organisations.forgetCaches() });
  const [site] = await sites.listOpen(tenant.id);
  const unit = async (code: string, name: string) =>
    (await organisations.create(admin, { code, name })).organisation.id;
  const finance = await unit('finance', '财政局');
  const education = await unit('education', '教育局');
  const columns = createColumnsService({ db, sites, organisations, now });
  const placements = createPlacementsService({ db });

  /** A document that is public since the day; null: a draft. */
  const publish = async (title: string, publishedOn: string | null, organisationId = finance) => {
    const [id, editionId] = [newId(), newId()];
    const own = { tenantId: tenant.id };
    await db
      .insertInto('documents')
      .values({ ...own, id, organisationId, createdBy: 'x', source: 'import' })
      .execute();
    const edition = { ...own, id: editionId, documentId: id, number: 1, title, body: '[]', publishedOn };
    const plainText = `${title}\n各有关单位：\n${title}的正文`;
    await db
      .insertInto('documentEditions')
      .values({ ...edition, plainText, state: publishedOn ? 'live' : 'draft' })
      .execute();
    if (publishedOn) await show(id, editionId, organisationId);
    return { id, editionId };
  };
  const show = (subjectId: string, editionId: string, organisationId = finance) =>
    db
      .insertInto('publications')
      .values({
        ...{ tenantId: tenant.id, subjectType: 'document', subjectId, version: 1, state: 'published' },
        ...{ editionId, organisationId, visibleFrom: new Date(Date.now() - 1000) },
      })
      .execute();
  const setState = (subjectId: string, state: 'published' | 'withdrawn') =>
    db
      .updateTable('publications')
      .set({ state, withdrawnAt: new Date() })
      .where('tenantId', '=', tenant.id)
      .where('subjectId', '=', subjectId)
      .execute();
  /** The same tenant with these permissions only, for these units or all. */
  const only = (permissions: string[], scope: 'all' | string[] = 'all'): Actor => ({
    ...admin,
    can: (permission, id) =>
      permissions.includes(permission) && (scope === 'all' || id === undefined || scope.includes(id)),
    scopeOf: (permission) => (permissions.includes(permission) ? scope : []),
  });
  const auditOf = async (subjectId: string) => {
    const rows = await db
      .selectFrom('auditEntries')
      .select('action')
      .where('subjectId', '=', subjectId)
      .orderBy('id')
      .execute();
    return rows.map(({ action }) => action);
  };
  return {
    organisations,
    sites,
    siteId: site?.id ?? '',
    tenantId: tenant.id,
    admin,
    finance,
    education,
    columns,
    placements,
    publish,
    show,
    setState,
    only,
    auditOf,
  };
}
