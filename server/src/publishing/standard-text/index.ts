export { createStandardTextBeside, registerStandardTextApi, standardTextPath } from './standard-text.api.ts';
export { createStandardTextService, type StandardTextService } from './standard-text.service.ts';
export { picturesOf, printDocumentOf, type PublishedDocument } from './standard-text.rules.ts';
export { createStandardTextSurface } from './surfaces.service.ts';
