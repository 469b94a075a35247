/** Names and limits shared by the two sides of the engine. */

/** Raised whenever the tables, the tokens or the folding of text change: an index of another version is moved aside and rebuilt. */
export const SCHEMA_VERSION = 3;
/** Marks the file as ours in its header ("YGsx"). */
export const APPLICATION_ID = 0x59477378;

/** Matches counted exactly; above that `total` and facets are lower bounds. */
export const EXACT_LIMIT = 20_000;
/** Characters of a body that are indexed; longer ones are cut, which is far beyond any real document. */
export const BODY_LIMIT = 2_000_000;
export const TITLE_LIMIT = 1_000;
