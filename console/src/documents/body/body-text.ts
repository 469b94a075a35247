import type { BodyBlock } from '../../api/types.ts';

/** Text of a document's blocks as it is shown, and places in it. */

/** A stretch of one block's shown text, in UTF-16 units. */
export interface Place {
  block: number;
  start: number;
  end: number;
}

/** A number that is a word of its own (第四条, 第二章) stands apart from the text; 一、 and （二） do not. */
const standsApart = (marker: string) => /^第.+[条章节编款]$/.test(marker);

/** The number of a block and its text, whether or not `text` repeats the number; `offset` leads from the shown text into `text`. */
export function markedText(block: { marker?: string; text: string }): { shown: string; offset: number } {
  const { marker, text } = block;
  if (!marker || text.startsWith(marker)) return { shown: text, offset: 0 };
  const lead = standsApart(marker) ? `${marker}\u3000` : marker;
  return { shown: lead + text, offset: lead.length };
}

/** The text of any block: a table's cells by tab and line, an image's description. */
export function shownText(block: BodyBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return markedText(block).shown;
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n');
    case 'image':
      return block.alt;
  }
}

const isText = (block: BodyBlock) => block.kind === 'heading' || block.kind === 'paragraph';
const isSpace = (char: string) => /[\s\u3000]/.test(char);

/** A run of blocks as one string without white space, with the way back to where each character stands. */
class Strip {
  readonly text: string;
  readonly #places: { block: number; at: number }[] = [];

  constructor(blocks: readonly BodyBlock[], from: number, to: number) {
    let text = '';
    for (let block = from; block < Math.min(to, blocks.length); block += 1) {
      const source = blocks[block];
      if (!source || !isText(source)) continue;
      const shown = shownText(source);
      for (let at = 0; at < shown.length; at += 1) {
        const char = shown[at] ?? '';
        if (isSpace(char)) continue;
        text += char;
        this.#places.push({ block, at });
      }
    }
    this.text = text;
  }

  /** The stretches of blocks that the characters `from`–`to` (exclusive) stand on. */
  places(from: number, to: number): Place[] {
    const places: Place[] = [];
    for (let i = from; i < to; i += 1) {
      const here = this.#places[i];
      if (!here) break;
      const last = places.at(-1);
      if (last?.block === here.block) last.end = here.at + 1;
      else places.push({ block: here.block, start: here.at, end: here.at + 1 });
    }
    return places;
  }
}

const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');

/** The first place of some words in the text, white space aside; null when they stand elsewhere, such as in a metadata table. */
export function findWords(blocks: readonly BodyBlock[], words: string): Place[] | null {
  const wanted = bare(words);
  if (wanted === '') return null;
  const strip = new Strip(blocks, 0, blocks.length);
  const at = strip.text.indexOf(wanted);
  return at < 0 ? null : strip.places(at, at + wanted.length);
}

// A task is one item; the longest of the collected notices runs over 14 blocks.
const LONGEST_TASK = 60;

/** Where a task's text stands, and a function that finds words of the task in it. */
export interface TaskPlaces {
  text: Place[];
  /** `start` counts in the task's text; absent: the first occurrence. */
  words(words: string, start?: number): Place[];
}

/** Finds a task in the text from its anchor on; the text is empty when the document was changed since. */
export function placesOfTask(blocks: readonly BodyBlock[], task: { anchor: string; text: string }): TaskPlaces {
  const first = blocks.findIndex((block) => block.anchor === task.anchor && block.anchor !== '');
  const strip = new Strip(blocks, Math.max(0, first), first < 0 ? blocks.length : first + LONGEST_TASK);
  const wanted = bare(task.text);
  const head = strip.text.indexOf(wanted);
  if (wanted !== '' && head >= 0) {
    return {
      text: strip.places(head, head + wanted.length),
      words(words, start) {
        const sought = bare(words);
        if (sought === '') return [];
        const known = start !== undefined && start >= 0 && start <= task.text.length;
        const inside = known ? bare(task.text.slice(0, start)).length : wanted.indexOf(sought);
        // The words that name the units are not part of the task's text: they follow it.
        const at = inside >= 0 ? head + inside : strip.text.indexOf(sought, head);
        return at < 0 ? [] : strip.places(at, at + sought.length);
      },
    };
  }
  // The task's text joins blocks without their numbers: its words are looked for one by one after the anchor.
  return {
    text: [],
    words(words) {
      const at = strip.text.indexOf(bare(words));
      return words.trim() === '' || at < 0 ? [] : strip.places(at, at + bare(words).length);
    },
  };
}
