import { serveTasks } from '../../../kernel/workers/index.ts';
import { decodeText } from '../../../kernel/text/index.ts';
import { readPage } from './page.rules.ts';

/** Reads pages of strangers in a thread: what one of them does to the parser does not hold up the portal. */
serveTasks(({ bytes, base, today }: { bytes: Uint8Array; base: string; today: string }) =>
  readPage(decodeText(bytes).text, base, today),
);
