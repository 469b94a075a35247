import type { Locale } from '../../kernel/errors/index.ts';
import type { FileReport } from '../../publishing/documents/index.ts';

type Body = NonNullable<FileReport['candidate']>['result']['reading']['body'];

export interface SectionNode {
  path: string;
  anchor: string;
  text: string;
  sections: SectionNode[];
}

/** One file of an import as the stable line of `yg import --json`: fields are '' when uncertain, dates YYYY-MM-DD. */
export function importLine(
  { file, candidate, outcome }: FileReport,
  locale: Locale,
  owed: 'due' | 'old' | null = null,
): Record<string, unknown> {
  const warnings: unknown[] = [...(candidate?.result.reading.warnings ?? [])];
  if (outcome.state === 'saved') {
    warnings.length = 0;
    warnings.push(...outcome.warnings, ...outcome.held.map(({ code, words }) => ({ code: `held_${code}`, words })));
  }
  // Bulk publication does not wait for interpretations, but says so.
  if (owed) warnings.push({ code: `interpretation_${owed}` });
  if (outcome.state === 'duplicate') {
    warnings.push({ code: 'already_there', words: outcome.title, documentId: outcome.documentId, by: outcome.by });
  }
  const fields = candidate?.fields;
  return {
    file,
    ok: outcome.state !== 'failed',
    error: outcome.state === 'failed' ? { code: outcome.code, message: outcome.message } : null,
    state: outcome.state,
    documentId: outcome.state === 'failed' ? '' : outcome.documentId,
    published: outcome.state === 'saved' && outcome.published,
    title: fields?.title ?? '',
    documentNumber: fields?.documentNumber ?? '',
    issuingBody: fields?.issuingBody ?? '',
    indexNumber: fields?.indexNumber ?? '',
    topic: fields?.topic ?? '',
    subjectWords: fields?.subjectWords ?? '',
    mainRecipients: fields?.mainRecipients ?? '',
    madeOn: fields?.madeOn ?? '',
    publishedOn: fields?.publishedOn ?? '',
    validity: fields?.validity ?? '',
    sections: candidate ? sectionsOf(candidate.result.reading.body) : [],
    tasks: candidate?.result.reading.tasks ?? [],
    warnings,
    ...(locale === 'en' ? { locale } : {}),
  };
}

/** The numbered structure as a tree, from the flat body: a place belongs under the nearest place whose path its own continues. */
export function sectionsOf(body: Body): SectionNode[] {
  const top: SectionNode[] = [];
  const open: SectionNode[] = [];
  for (const block of body) {
    if ((block.kind !== 'heading' && block.kind !== 'paragraph') || !block.marker || block.path === '') continue;
    const node: SectionNode = {
      path: block.path,
      anchor: block.anchor,
      text: `${block.marker}${block.text}`.slice(0, 200),
      sections: [],
    };
    while (open.length > 0 && !block.path.startsWith(`${open.at(-1)?.path}/`)) open.pop();
    (open.at(-1)?.sections ?? top).push(node);
    open.push(node);
  }
  return top;
}
