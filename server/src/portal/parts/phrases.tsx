import type { VNode } from 'preact';

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** A Chinese title that breaks its lines between words only: 深圳湾口岸 and 要点 stay together where browsers would split them. */
export function Phrases({ text }: { text: string }): VNode {
  return (
    <span class="phrases">
      {phrases(text).map((phrase, at) => (
        <>
          {at > 0 && <wbr />}
          {phrase}
        </>
      ))}
    </span>
  );
}

/** Pieces of a title between which a line may break. Marks of punctuation stay where they are: the browser knows their rules. */
export function phrases(text: string): string[] {
  const pieces: string[] = [];
  let wasWord = false;
  for (const { segment, isWordLike = false } of words.segment(text)) {
    const last = pieces.length - 1;
    if (wasWord && isWordLike && mayStartLine(segment)) pieces.push(segment);
    else pieces[Math.max(0, last)] = (pieces[last] ?? '') + segment;
    wasWord = isWordLike;
  }
  return pieces;
}

/** A single character mostly belongs to the word before it (湾, 局, 的, 年), unless it joins two. */
const mayStartLine = (word: string) => word.length > 1 || /^[和与及并对在]$/.test(word);
