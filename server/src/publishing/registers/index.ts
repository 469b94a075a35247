export { registerRegistersApi } from './registers.api.ts';
export { registerRegistersPortal } from './registers.portal.tsx';
export { createRegistersService, type RegistersService } from './registers.service.ts';
export { REGISTER_EVIDENCE } from './evidence.rules.ts';
