export { openSearchIndex, type SearchIndexOptions } from './index.service.ts';
export { highlight, type HighlightSegment } from './highlight.rules.ts';
export { numberKey } from './number.rules.ts';
export type {
  EmptyReason,
  FacetCount,
  IndexChange,
  IndexItem,
  IndexQuery,
  IndexResult,
  SearchIndex,
} from './index.port.ts';
