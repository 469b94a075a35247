import type { PersonalWord } from '../openings/openings.rules.ts';

export const DESTROYED = '〔已销毁〕';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text in which every word of a person is covered, also where it is spaced or hyphenated; words of one character stand for nobody. */
export function coverPersonal(text: string, words: readonly PersonalWord[]): string {
  const patterns = words
    .map(({ word }) => [...word.replace(/[\s-]/g, '')])
    .filter((letters) => letters.length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .map((letters) => letters.map(escaped).join('[\\s-]*'));
  return patterns.length === 0 ? text : text.replace(new RegExp(patterns.join('|'), 'giu'), DESTROYED);
}
