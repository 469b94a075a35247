import { Withdrawn, type PublicSite } from '../../portal/index.ts';
import { planErrors } from './plans.errors.ts';
import { LIST_PATH, renderPlan, renderPlanItem, renderPlanList } from './plans.pages.tsx';
import type { ShownPlan } from './publication.repo.ts';
import type { PublicationService } from './publication.service.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Public pages of plans: the list, one plan, one item with what each unit reported. */
export function registerPlansPortal(site: PublicSite, publication: PublicationService): void {
  const get = async (tenantId: string, id = ''): Promise<ShownPlan> => {
    if (!ID.test(id)) throw planErrors.not_found();
    const found = await publication.find(tenantId, id);
    if ('content' in found) return found;
    throw new Withdrawn(found);
  };
  site.page(LIST_PATH, async ({ frame, tenantId }) => ({
    body: renderPlanList(frame, await publication.list(tenantId)),
    tags: [`tenant:${tenantId}`],
  }));
  site.page(`${LIST_PATH}/:id`, async ({ frame, tenantId, params }) => {
    const plan = await get(tenantId, params['id']);
    return { body: renderPlan(frame, plan), tags: [`tenant:${tenantId}`, `work_plan:${plan.planId}`] };
  });
  site.page(`${LIST_PATH}/:id/items/:itemId`, async ({ frame, tenantId, params }) => {
    const plan = await get(tenantId, params['id']);
    const item = plan.content.items.find(({ id }) => id === params['itemId']);
    if (!item) throw planErrors.item_unknown();
    return { body: renderPlanItem(frame, plan, item), tags: [`tenant:${tenantId}`, `work_plan:${plan.planId}`] };
  });
}
