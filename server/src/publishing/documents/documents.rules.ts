import { createHash } from 'node:crypto';
import { foldWidth } from '../../kernel/text/index.ts';
import type { AvailableAction, DocumentFields, EditorBlock, EditionState } from './documents.schema.ts';
import type { BodyBlock, DocumentReading, ReadingWarning, Task, Validity } from './reading.schema.ts';
import type { Extraction, RawBlock } from '../../kernel/extract/index.ts';

/** Pure decisions about documents: what counts as the same, what may be done in which state, what text is searched. */

/** All words of a document in reading order, one block a line, for search and comparison. */
export function plainTextOf(title: string, body: readonly BodyBlock[]): string {
  const lines = body.map((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return `${block.marker ?? ''}${block.text}`;
      case 'table':
        return [block.caption, ...block.rows.map((row) => row.map((cell) => cell.text).join(' '))]
          .filter(Boolean)
          .join('\n');
      case 'image':
        return block.alt;
    }
  });
  return [title, ...lines].filter((line) => line.trim() !== '').join('\n');
}

/** The same text gives the same key, whatever its spaces, line breaks, widths and punctuation. */
export function textKey(plainText: string): string {
  const bare = foldWidth(plainText).replace(/[\s\p{P}\p{Z}]/gu, '');
  return createHash('sha256').update(bare).digest('hex');
}

/** A document number without spaces and in one kind of brackets: `国办发[2019] 6号` and `国办发〔2019〕6号` are the same. */
export function numberKey(documentNumber: string): string {
  return foldWidth(documentNumber)
    .replace(/\s/g, '')
    .replace(/[[【(〔]/g, '〔')
    .replace(/[\]】)〕]/g, '〕');
}

/**
 * Whether two documents with one number are the same document. They are not when both have a date and the dates differ (the text of a
 * regulation before and after it was amended carries one number), or when the titles are clearly different (one order that amended
 * several rules).
 */
export function sameDocument(
  one: { title: string; madeOn: string | null },
  other: { title: string; madeOn: string | null },
): boolean {
  if (one.madeOn && other.madeOn && one.madeOn !== other.madeOn) return false;
  return titlesAgree(one.title, other.title);
}

/** The shared pairs of characters, over the smaller set of pairs: 0.6 or more. */
function titlesAgree(one: string, other: string): boolean {
  const pairs = (title: string) => {
    const bare = foldWidth(title).replace(/[\s\p{P}]/gu, '');
    return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
  };
  const a = pairs(one);
  const b = pairs(other);
  if (a.size === 0 || b.size === 0) return true;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / Math.min(a.size, b.size) >= 0.6;
}

/** The fields of a reading as an officer's form starts with them. */
export function fieldsOf(reading: DocumentReading): DocumentFields {
  const value = (name: keyof DocumentReading['fields']) => reading.fields[name].value;
  return {
    title: value('title'),
    documentNumber: value('documentNumber'),
    issuingBody: value('issuingBody'),
    indexNumber: value('indexNumber'),
    topic: value('topic'),
    subjectWords: value('subjectWords'),
    mainRecipients: value('mainRecipients'),
    madeOn: value('madeOn') || null,
    publishedOn: value('publishedOn') || null,
    validity: value('validity') as Validity | '',
  };
}

/** The editor's blocks as if a file had been read, so that editing and importing share one reader. Images stand for themselves by hash. */
export function extractionOf(blocks: readonly EditorBlock[]): { extraction: Extraction; imageHashes: string[] } {
  const imageHashes: string[] = [];
  const raw = blocks.map((block): RawBlock => {
    if (block.kind !== 'image') return block;
    imageHashes.push(block.file);
    return { kind: 'image', image: imageHashes.length - 1, alt: block.alt };
  });
  return { extraction: { format: 'txt', labels: [], blocks: raw, images: [], findings: [] }, imageHashes };
}

/** Puts stored hashes in the place of the reader's image numbers (`#0`). */
export function withImages(
  body: readonly BodyBlock[],
  images: readonly { sha256: string; width?: number; height?: number }[],
): BodyBlock[] {
  return body.flatMap((block): BodyBlock[] => {
    if (block.kind !== 'image') return [block];
    const image = images[Number(block.file.slice(1))];
    if (!image) return [];
    const { sha256, width, height } = image;
    return [{ ...block, file: sha256, ...(width && height ? { width, height } : {}) }];
  });
}

/**
 * The tasks of an edited text: as read again, but what an officer had corrected stays wherever the task's words did not change. A task
 * that he added himself stays as long as its words are still in the text.
 */
export function keepCorrections(read: readonly Task[], stored: readonly Task[], plainText: string): Task[] {
  const left = [...stored];
  const kept = read.map((task) => {
    const at = left.findIndex((other) => other.text === task.text && other.path === task.path);
    const [before] = at < 0 ? [] : left.splice(at, 1);
    return before ? { ...before, anchor: task.anchor } : task;
  });
  const known = new Set(read.map((task) => task.text));
  return [...kept, ...left.filter((task) => !known.has(task.text) && plainText.includes(task.text))];
}

/** Whether a corrected list says in other words the same tasks: only units and terms may differ. */
export function sameTaskTexts(corrected: readonly Task[], stored: readonly Task[]): boolean {
  const key = (task: Task) => `${task.path}\n${task.anchor}\n${task.text}`;
  const allowed = new Set(stored.map(key));
  return corrected.every((task) => allowed.has(key(task)));
}

/** Markings that stood in labels of the file and not in its text; the gate holds what carries one. */
export function markingsOf(warnings: readonly ReadingWarning[]): string[] {
  return warnings
    .filter(({ code }) => code === 'secrecy_marking' || code === 'withheld_marking')
    .map(({ words }) => words ?? '');
}

export interface Situation {
  live: EditionState | null;
  draft: EditionState | null;
  /** Whether the actor holds the permission for the document's unit. */
  can: (permission: string) => boolean;
}

type ActionName = AvailableAction['name'];

/** Which permission and which state each action needs: one row an action. Read by the service before it acts and by the console's buttons. */
const ACTIONS: Record<ActionName, { permission: string; when: (s: Situation) => boolean; zh: string; en: string }> = {
  edit: {
    permission: 'documents.document.write',
    when: (s) => s.draft === 'draft',
    zh: '只有草稿可以修改；审核中的稿件需先退回',
    en: 'Only a draft can be edited; a text in review has to be returned first',
  },
  submit: {
    permission: 'documents.document.submit',
    when: (s) => s.draft === 'draft',
    zh: '只有草稿可以提交审核',
    en: 'Only a draft can be sent for review',
  },
  publish: {
    permission: 'documents.document.publish',
    when: (s) => s.draft === 'approved',
    zh: '审核全部通过后才能发布',
    en: 'It can be published when all reviews have passed',
  },
  withdraw: {
    permission: 'documents.document.withdraw',
    when: (s) => s.live === 'live',
    zh: '没有公开的内容，无需撤下',
    en: 'Nothing of it is public, so there is nothing to withdraw',
  },
  start_draft: {
    permission: 'documents.document.write',
    when: (s) => s.draft === null,
    zh: '已有一份未发布的稿件，请在其上修改',
    en: 'There is an unpublished draft already; edit that one',
  },
  discard_draft: {
    permission: 'documents.document.write',
    when: (s) => s.draft === 'draft',
    zh: '只有草稿可以删除',
    en: 'Only a draft can be discarded',
  },
  correct_tasks: {
    permission: 'documents.task.correct',
    // What reviewers look at stays as they saw it; a published text without a draft may have its units and dates corrected.
    when: (s) => s.draft === 'draft' || (s.draft === null && s.live === 'live'),
    zh: '审核中或待发布的稿件不能改动任务',
    en: 'The tasks of a text in review or ready to publish cannot be changed',
  },
};

/** What can be done now, and why not. */
export function availableActions(situation: Situation, locale: 'zh' | 'en'): AvailableAction[] {
  return (Object.keys(ACTIONS) as ActionName[]).map((name) => ({ name, ...judge(name, situation, locale) }));
}

/** One action of the table above. */
export function judge(
  name: ActionName,
  situation: Situation,
  locale: 'zh' | 'en',
): { allowed: boolean; reason: string } {
  const rule = ACTIONS[name];
  if (!situation.can(rule.permission)) {
    return { allowed: false, reason: locale === 'zh' ? '您没有这项权限' : 'You do not have the permission for this' };
  }
  return rule.when(situation) ? { allowed: true, reason: '' } : { allowed: false, reason: rule[locale] };
}
