/** The search engine: a derived index of what is published. */
export { openSearchIndex } from './index.service.ts';
export { highlight, type HighlightSegment } from './highlight.rules.ts';
export { numberKey } from './number.rules.ts';
export type { IndexChange, IndexItem, IndexQuery, IndexResult, SearchIndex } from './index.port.ts';
