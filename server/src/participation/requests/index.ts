export { computeDeadline } from './deadlines.rules.ts';
export { registerDeadlinePortal } from './deadlines.portal.tsx';
