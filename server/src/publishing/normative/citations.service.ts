import { forgetPages, inTransaction, type Database } from '../../kernel/db/index.ts';
import type { Write } from '../../foundation/audit/index.ts';
import { citedKeys, linkCitations } from './citations.rules.ts';
import {
  findLiveText,
  listByTitle,
  listCitedKeys,
  listCiting,
  listCitingTitles,
  listUnread,
  saveRead,
  type CitedDocument,
} from './citations.repo.ts';
import { titleKeysOf } from './normative.rules.ts';

type Body = { kind: string; text?: string; anchor?: string }[];
const MOST_CITING = 20;
const BATCH = 100;

/** Citations between public texts: read when a text becomes public, resolved when a page is shown. */
export function createCitations({ db }: { db: Database }) {
  return {
    /** Reads the live text of a document within the caller's write; pages that cite it by its title learn of it. */
    async read(w: Write, tenantId: string, documentId: string): Promise<void> {
      const text = await findLiveText(w.tx, tenantId, documentId);
      if (!text) return;
      const titles = titleKeysOf(text.title);
      const read = { titles, cited: citedKeys(JSON.parse(text.body) as Body) };
      await saveRead(w.tx, { tenantId, documentId, editionId: text.editionId }, read);
      const citing = await listCitingTitles(w.tx, tenantId, titles);
      await forgetPages(w.tx, [...citing.map((id) => `document:${id}`)]);
    },

    /**
     * Reads live texts that came by another way (imports of old stock), a few at a time. Derived data, so no audit row. Returns how many.
     */
    async readUnread(limit: number): Promise<number> {
      let done = 0;
      while (done < limit) {
        const texts = await listUnread(db, Math.min(BATCH, limit - done));
        for (const { body, title, ...key } of texts) {
          const titles = titleKeysOf(title);
          const read = { titles, cited: citedKeys(JSON.parse(body) as Body) };
          await inTransaction(db, async (tx) => {
            await saveRead(tx, key, read);
            const citing = await listCitingTitles(tx, key.tenantId, titles);
            await forgetPages(tx, [`document:${key.documentId}`, ...citing.map((id) => `document:${id}`)]);
          });
          // Others are served in between.
          await new Promise((resolve) => setImmediate(resolve));
        }
        done += texts.length;
        if (texts.length < BATCH) break;
      }
      return done;
    },

    /** What the page of a document shows of citations, both ways; only what is public. */
    async beside(tenantId: string, documentId: string) {
      const [keys, citing] = [
        await listCitedKeys(db, tenantId, documentId),
        await listCiting(db, tenantId, documentId, MOST_CITING),
      ];
      const byKey = Map.groupBy(await listByTitle(db, tenantId, keys), ({ titleKey }) => titleKey);
      return {
        citing,
        cited: [...byKey.values()].flatMap(([first]) => (first ? [first.id] : [])),
        linkBody: <B extends Body[number]>(body: readonly B[]): B[] =>
          linkCitations(body, ({ titleKey, documentNumber, anchor }) => {
            const found = choose(byKey.get(titleKey ?? '') ?? [], documentNumber);
            if (!found || found.id === documentId) return null;
            return `/documents/${found.id}${anchor ? `#${anchor}` : ''}`;
          }),
      };
    },
  };
}

/** Of several documents of one title the one with the number that is cited; else the newest. */
function choose(found: readonly CitedDocument[], documentNumber: string): CitedDocument | undefined {
  return found.find((one) => documentNumber !== '' && one.documentNumber === documentNumber) ?? found[0];
}
