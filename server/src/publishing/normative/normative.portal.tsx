import type { Database } from '../../kernel/db/index.ts';
import { chinaDate, dateWords } from '../../kernel/time/index.ts';
import type { PageFrame, PublicSite } from '../../portal/index.ts';
import { published } from '../documents/index.ts';
import { listItems, listPublicCleanups } from './cleanups.repo.ts';
import { normativeErrors } from './normative.errors.ts';
import { cleanupPath, LIST_PATH, PAGE_SIZE, renderCleanup, renderNormativeList } from './normative.pages.tsx';
import { countPublic, listEffects, listKnown, listNormative, listPublic } from './normative.repo.ts';
import { VALIDITIES, type Kind } from './normative.schema.ts';
import type { NormativeService } from './normative.service.ts';
import { normativeTexts } from './normative.texts.ts';
import { validityOn } from './validity.rules.ts';

const KINDS: readonly Kind[] = ['rule', 'normative'];

/** Public pages: the list with validity, and the results of each clean-up. */
export function registerNormativePortal({ site, db }: { site: PublicSite; db: Database }): void {
  site.page(
    LIST_PATH,
    async ({ frame, tenantId, on, query }) => {
      const validity = VALIDITIES.find((known) => known === query.get('validity'));
      const kind = KINDS.find((known) => known === query.get('kind'));
      const filter = { validity, kind, on };
      const { total, validities, kinds } = await countPublic(db, tenantId, filter);
      const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE));
      const asked = Number(query.get('page') ?? '1');
      const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, lastPage) : 1;
      const [items, cleanups] = await Promise.all([
        listPublic(db, tenantId, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
        listPublicCleanups(db, tenantId),
      ]);
      const body = renderNormativeList({
        ...{ frame, query: { validity: validity ?? '', kind: kind ?? '', page }, total, lastPage },
        ...{ items, validities, kinds, cleanups },
      });
      return { body, tags: [`tenant:${tenantId}`] };
    },
    { params: ['validity', 'kind', 'page'] },
  );

  site.page(`${LIST_PATH}/cleanups/:id`, async ({ frame, tenantId, params }) => {
    const cleanup = (await listPublicCleanups(db, tenantId)).find(({ id }) => id === params['id']);
    if (!cleanup) throw normativeErrors.cleanup_unknown();
    const items = await listItems(db, tenantId, cleanup.id);
    const shown = new Set<string>();
    const ids = items.map(({ documentId }) => documentId);
    for (let at = 0; at < ids.length; at += 500)
      for (const { id } of await published.listShownAsPage(db, tenantId, ids.slice(at, at + 500))) shown.add(id);
    const body = renderCleanup({
      ...{ frame, cleanup },
      items: items.map((item) => ({ ...item, isPublic: shown.has(item.documentId) })),
    });
    return { body, tags: [`tenant:${tenantId}`, `normative_cleanup:${cleanup.id}`] };
  });
}

/** What the page of a document shows of its validity, registration, relations and citations; only what is public is named. */
export function createNormativeBeside({
  db,
  normative,
  now,
}: {
  db: Database;
  normative: NormativeService;
  now: () => Date;
}) {
  return async (tenantId: string, documentId: string, locale: PageFrame['locale']) => {
    const today = chinaDate(now());
    const words = normativeTexts(locale);
    const [row, effects, citations] = [
      (await listNormative(db, tenantId, [documentId])).get(documentId),
      (await listEffects(db, tenantId, [documentId])).filter(({ state }) => state === 'in_effect'),
      await normative.citations.beside(tenantId, documentId),
    ];
    const { citing, cited, linkBody } = citations;
    const others = effects
      .flatMap(({ targetId, byId }) => [targetId, byId ?? ''])
      .filter((id) => id && id !== documentId);
    const known = await listKnown(db, tenantId, [...others, documentId]);
    const public_ = (id: string | null) => {
      const document = id ? known.get(id) : undefined;
      return document?.isPublic ? { path: `/documents/${document.id}`, title: document.title } : null;
    };
    const own = effects.filter(({ targetId }) => targetId === documentId);
    const facts: { label: string; value: string; isChinese: boolean; href?: string }[] = [];
    const day = (on: string) => dateWords(locale, on);
    if (row) {
      facts.push({ label: words.kindLabel, value: words.kinds[row.kind], isChinese: false, href: LIST_PATH });
      if (row.registrationNumber) facts.push({ label: words.number, value: row.registrationNumber, isChinese: true });
      if (row.signedOn) facts.push({ label: words.signedOn, value: day(row.signedOn), isChinese: false });
      if (row.effectiveOn) facts.push({ label: words.effectiveOn, value: day(row.effectiveOn), isChinese: false });
    }
    const isKnown = row !== undefined || own.length > 0;
    const term = { effectiveOn: null, expiresOn: null, ...row, stated: known.get(documentId)?.validity ?? null };
    const state = isKnown ? validityOn(term, own, today) : null;
    if (state?.expiresOn) {
      const value = day(state.expiresOn);
      const trial = row?.isTrial ? (locale === 'en' ? ` (${words.trial})` : `（${words.trial}）`) : '';
      facts.push({ label: words.expiresOn, value: value + trial, isChinese: false });
    }
    for (const { kind, targetId, byId, cleanupId } of effects) {
      const isOwn = targetId === documentId;
      const other = public_(isOwn ? byId : targetId);
      const label = isOwn ? words.done[kind] : words.does[kind];
      if (other && label) facts.push({ label, value: other.title, isChinese: true, href: other.path });
      else if (isOwn && cleanupId)
        facts.push({ label: words.byCleanup, value: words.cleanups, isChinese: false, href: cleanupPath(cleanupId) });
    }
    const by = public_(state?.byId ?? null);
    return {
      facts,
      linkBody,
      ...(citing.length > 0 ? { related: citing.map(({ id, title }) => ({ path: `/documents/${id}`, title })) } : {}),
      ...(state
        ? { validity: { code: state.code, ...(state.since ? { since: state.since } : {}), ...(by ? { by } : {}) } }
        : {}),
      // A cited, changed or changing document that goes, comes or is renamed ends the life of this page.
      tags: [...new Set([...others, ...cited, ...citing.map(({ id }) => id)])].map((id) => `document:${id}`),
    };
  };
}
