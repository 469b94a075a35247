export { registerOaiApi } from './oai.api.ts';
export { createOaiService, type OaiPlace } from './oai.service.ts';
export { createOaiSurface } from './surfaces.service.ts';
