import type { Database } from '../../kernel/db/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { findSummary, listAmendments } from './amendments.repo.ts';
import { listAsks } from './asks.repo.ts';
import type { CardsService } from './cards.service.ts';
import { PERMISSIONS } from './plan-flow.rules.ts';
import { addDays, PLAN_SETTINGS } from './plan.rules.ts';
import { listPlans } from './plans.repo.ts';

/** More than anybody does in a day; the screens of the module have all of them. */
const MOST = 50;

/** What of work plans waits for an officer on his work bench: reports that are due, plans to agree to, requests, amendments, a summary that falls due. */
export function createPlanTodos(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit'>;
  cards: Pick<CardsService, 'list'>;
  now: () => Date;
}) {
  const { db, organisations, cards, now } = deps;
  return async (actor: Actor) => {
    const { tenantId } = actor;
    const zh = actor.locale === 'zh';
    const today = chinaDate(now());
    const reports = actor.can(PERMISSIONS.report)
      ? (await cards.list(actor)).filter(({ missing }) => missing.length > 0).slice(0, MOST)
      : [];
    const since = `${today}T00:00:00+08:00`;
    const todos = reports.map((card) => ({
      ...{ kind: 'work_plan_report' as const, id: card.partId, version: 0, title: card.title },
      ...{ organisationName: card.organisationName, fromName: '', since },
      step: zh ? `第${card.missing.join('、')}季度进展待填报` : `report on quarter ${card.missing.join(', ')}`,
    }));
    if (!actor.can(PERMISSIONS.write) && !actor.can(PERMISSIONS.approve)) return todos;
    const plans = await listPlans(db, tenantId, ['in_review', 'in_force']);
    const [asks, amendments] = await Promise.all([
      listAsks(
        db,
        tenantId,
        plans.map(({ id }) => id),
      ),
      listAmendments(db, tenantId),
    ]);
    const waiting = await Promise.all(
      plans.map(async (plan) => {
        const writes = actor.can(PERMISSIONS.write, plan.organisationId);
        const agrees = actor.can(PERMISSIONS.approve, plan.organisationId);
        const open = asks.filter((ask) => ask.planId === plan.id && ask.state === 'open' && ask.askedBy !== actor.id);
        const proposed = amendments.filter((one) => one.planId === plan.id && one.proposedBy !== actor.id);
        const due = plan.summaryDueOn;
        const isSummaryDue =
          writes &&
          plan.state === 'in_force' &&
          due !== null &&
          addDays(today, PLAN_SETTINGS.summaryRemindDays) >= due &&
          (await findSummary(db, tenantId, plan.id))?.sentOn == null;
        const steps = [
          ...(plan.state === 'in_review' && agrees && !plan.authorIds.includes(actor.id)
            ? [zh ? '待审定' : 'to be agreed to']
            : []),
          ...(writes && open.length > 0
            ? [zh ? `${open.length} 条申请待答复` : `${open.length} requests to answer`]
            : []),
          ...(agrees && proposed.length > 0
            ? [zh ? `${proposed.length} 项调整待审定` : `${proposed.length} amendments to decide`]
            : []),
          ...(isSummaryDue ? [zh ? `年度总结 ${due} 前报送` : `yearly summary due on ${due}`] : []),
        ];
        if (steps.length === 0) return null;
        const unit = await organisations.findUnit(tenantId, plan.organisationId);
        return {
          ...{ kind: 'work_plan' as const, id: plan.id, version: plan.version, title: plan.title, fromName: '', since },
          ...{ organisationName: unit?.name ?? '', step: steps.join(zh ? '；' : '; ') },
        };
      }),
    );
    return [...todos, ...waiting.filter((one) => one !== null)];
  };
}
