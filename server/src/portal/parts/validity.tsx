import type { VNode } from 'preact';
import { dateWords } from '../../kernel/time/index.ts';
import { chinese, link, type PageFrame } from '../frame.ts';
import { portalText } from '../texts.ts';

/** The states of a document's validity; '' when it was never stated. */
export type ValidityCode = 'in_force' | 'amended' | 'partly_invalid' | 'expired' | 'repealed' | 'not_yet_in_force';

export interface ValidityView {
  code: ValidityCode | '';
  /** Since when the state holds, YYYY-MM-DD. */
  since?: string;
  /** The document that changed, ended or replaced this one. */
  by?: { path: string; title: string };
}

// A shape beside the word, so that the state is seen without colour too.
const SHAPES: Record<ValidityCode | '', string> = {
  in_force: '●',
  amended: '◐',
  partly_invalid: '◐',
  expired: '■',
  repealed: '■',
  not_yet_in_force: '○',
  '': '—',
};

export function validityWord(frame: PageFrame, code: ValidityCode | ''): string {
  const text = portalText(frame.locale).validity;
  return code === '' ? text.unknown : text[code];
}

/** Validity as shape and word, and since when where that is known. */
export function ValidityBadge({ frame, validity }: { frame: PageFrame; validity: ValidityView }): VNode {
  const { code, since } = validity;
  return (
    <span class={`validity is-${code || 'unknown'}`}>
      <span class="shape" aria-hidden="true">
        {SHAPES[code]}
      </span>
      {validityWord(frame, code)}
      {code !== '' && since && (
        <span class="since">
          {' · '}
          {portalText(frame.locale).validity.since(dateWords(frame.locale, since))}
        </span>
      )}
    </span>
  );
}

/** What a reader must know before reading on, when a document does not simply apply; nothing when it is in force. */
export function ValidityNotice({ frame, validity }: { frame: PageFrame; validity: ValidityView }): VNode | null {
  const { code, by } = validity;
  const text = portalText(frame.locale).validity;
  if (code === '' || (code === 'in_force' && !by)) return null;
  const label = code === 'in_force' || code === 'not_yet_in_force' ? text.by.other : text.by[code];
  return (
    <div class="notice">
      {code !== 'in_force' && <p>{text.notice[code]}</p>}
      {by && (
        <p>
          {label}
          {frame.locale === 'en' ? ': ' : '：'}
          <a href={link(frame, by.path)} {...chinese(frame.locale)}>
            {by.title}
          </a>
        </p>
      )}
    </div>
  );
}
