/** What is compared of a request that was answered with disclosure. */
export interface AnsweredRequest {
  id: string;
  /** What was asked for, in the applicant's words. */
  title: string;
  /** Keyed hash of the document: tells applicants apart without naming them. */
  applicant: string;
  repliedOn: string;
  /** The applicant said that everybody should know it (article 44, second paragraph). */
  suggested: boolean;
}
export interface SimilarGroup {
  title: string;
  requests: AnsweredRequest[];
  applicants: number;
  suggested: boolean;
}

const LIKENESS = 0.6;

/** The letters that carry meaning, in one width and case. */
const keyOf = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|关于|的|申请|公开|信息/gu, '');

function pairsOf(key: string): Set<string> {
  const letters = [...key];
  return new Set(letters.length < 2 ? [key] : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

/** Dice's coefficient over pairs of letters: 1 for the same words, 0 for none in common. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(keyOf(a)), pairsOf(keyOf(b))];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

/**
 * Requests for the same thing, the most asked for first: groups of at least `applicants` different ones, or of fewer where one of them
 * suggested it (条例 article 44: 多个申请人就相同政府信息向同一行政机关提出公开申请；申请人可以建议).
 */
export function groupSimilar(answered: readonly AnsweredRequest[], applicants: number): SimilarGroup[] {
  const groups: AnsweredRequest[][] = [];
  for (const one of answered) {
    if (keyOf(one.title) === '') continue;
    const group = groups.find(([first]) => first !== undefined && likeness(first.title, one.title) >= LIKENESS);
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups
    .map((requests) => ({
      title: requests[0]?.title ?? '',
      requests,
      applicants: new Set(requests.map(({ applicant }) => applicant)).size,
      suggested: requests.some(({ suggested }) => suggested),
    }))
    .filter((group) => group.applicants >= applicants || group.suggested)
    .toSorted((a, b) => b.applicants - a.applicants);
}

export interface PersonalWord {
  kind: 'name' | 'document' | 'phone' | 'email' | 'address' | 'code';
  word: string;
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-()·.,，。、]/g, '');

/** What of an applicant stands in a text, however it is spaced or how wide its letters are; words of one character are not looked for. */
export function findPersonal(text: string, words: readonly PersonalWord[]): PersonalWord['kind'][] {
  const all = bare(text);
  const found = words.filter(({ word }) => [...bare(word)].length >= 2 && all.includes(bare(word)));
  return [...new Set(found.map(({ kind }) => kind))];
}
