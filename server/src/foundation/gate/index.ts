export {
  createReadingSurface,
  createSurfacesConsumer,
  gateErrors,
  publish,
  withdraw,
  type Surface,
} from './gate.service.ts';
export {
  findReadableFile,
  findTombstone,
  listReceipts,
  listStatesAfter,
  readable,
  type PublicationState,
} from './gate.repo.ts';
export { holdReasons } from './gate.rules.ts';
