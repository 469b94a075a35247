import { base } from './base.css.ts';
import { columnStyles } from './columns.css.ts';
import { documentStyles } from './document.css.ts';
import { gazetteStyles } from './gazette.css.ts';
import { layout } from './layout.css.ts';
import { ledgerStyles } from './ledgers.css.ts';
import { lists } from './lists.css.ts';
import { palettes } from './palettes.css.ts';
import { planStyles } from './plans.css.ts';
import { print } from './print.css.ts';
import { requestStyles } from './requests.css.ts';

/** The one style sheet of the public site; lines are joined because nobody reads it as it is served. */
export const portalStyles = [
  base,
  palettes,
  layout,
  documentStyles,
  lists,
  columnStyles,
  gazetteStyles,
  requestStyles,
  planStyles,
  ledgerStyles,
  print,
]
  .join('')
  .replace(/\n\s*/g, ' ')
  .trim();
