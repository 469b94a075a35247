export { registerSubscriptionsPortal } from './subscriptions.portal.tsx';
export { createSubscriptionsService, type SubscriptionsService } from './subscriptions.service.ts';
export { createAlertPlanner } from './planner.service.ts';
export { createAlertSender } from './sender.service.ts';
