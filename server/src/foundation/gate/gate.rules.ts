import { findMarkings } from '../../kernel/text/index.ts';

/** What the gate holds back by itself, before any person looks. Pure. */

export interface GateSubject {
  title: string;
  /** All text that would become public, in order. */
  text: string;
  /** Markings that stood beside the text and are no longer in it (公开属性：依申请公开, from a table, a page head, a file's properties). */
  markings?: readonly string[];
}

export interface HoldReason {
  code: 'title_missing' | 'text_missing' | 'secrecy_marking' | 'withheld_marking';
  /** The words that gave the reason. */
  words: string;
}

/** Why a subject may not be published as it stands; empty when nothing speaks against it. */
export function holdReasons(subject: GateSubject): HoldReason[] {
  const reasons: HoldReason[] = [];
  if (subject.title.trim() === '') reasons.push({ code: 'title_missing', words: '' });
  if (subject.text.trim() === '') reasons.push({ code: 'text_missing', words: '' });
  const { title, text, markings = [] } = subject;
  for (const found of [title, text, ...markings].flatMap(findMarkings))
    if (!reasons.some(({ code, words }) => code === found.code && words === found.words)) reasons.push(found);
  return reasons;
}
