export { registerOaiApi } from './oai.api.ts';
export { createOaiService, type OaiPlace } from './oai.service.ts';
