import { DEMO_TODAY, type DemoKind, type DemoValidity } from './demo.schema.ts';
import { dayOfYear, effectiveAfter, endOfTerm, nearestOfficeDay, officeDaysAfter } from './dates.rules.ts';
import { issuerOf, type Issuer } from './issuers.ts';
import { editionText } from './layout.rules.ts';
import { diceFor, type Dice } from './random.rules.ts';
import type { Piece, Subject } from './subject.schema.ts';

/** The city's register: which editions there are, when they were made, their numbers, and what became of them. */
export interface Edition {
  key: string;
  subject: Subject;
  piece: Piece;
  /** From 1. */
  index: number;
  issuer: Issuer;
  kind: DemoKind;
  madeOn: string;
  publishedOn: string;
  /** First day of a rule; the day it was made for everything else. */
  effectiveOn: string;
  /** Years a rule applies. */
  term: number | null;
  /** Name of the attached text (办法, 方案), '' when the document is its own text. */
  name: string;
  title: string;
  number: string;
  indexNumber: string;
  validity: DemoValidity;
  previous?: Edition;
  replacedBy?: string;
  refersTo?: Edition;
}

const ATTACHED: readonly DemoKind[] = ['normative', 'plan', 'work_plan'];
/** Titles that name the city or the office themselves. */
const SELF_TITLED: readonly DemoKind[] = ['statistics', 'budget', 'annual_report'];
const WITHOUT_NUMBER: readonly DemoKind[] = ['interpretation', 'statistics', 'budget', 'annual_report'];

/** `{年}`, `{上年}`, `{下年}` of the edition's year. */
export function withYears(text: string, madeOn: string): string {
  const year = Number(madeOn.slice(0, 4));
  return text
    .replaceAll('{年}', String(year))
    .replaceAll('{上年}', String(year - 1))
    .replaceAll('{下年}', String(year + 1));
}

/** Everything the city published, in the order in which it was made. Years outside are left out only afterwards, so that numbers do not depend on them. */
export function registerOf(subjects: readonly Subject[], seed: number): Edition[] {
  const editions: Edition[] = [];
  for (const subject of subjects) {
    const own: Edition[] = [];
    const ordered = [...subject.pieces].sort((a, b) => Number(Boolean(a.of)) - Number(Boolean(b.of)));
    for (const piece of ordered) own.push(...editionsOf(subject, piece, own, seed));
    editions.push(...own);
  }
  editions.sort((a, b) => (a.madeOn === b.madeOn ? (a.key < b.key ? -1 : 1) : a.madeOn < b.madeOn ? -1 : 1));
  giveNumbers(editions, seed);
  for (const edition of editions) settle(edition);
  for (const edition of editions) applyChanges(edition);
  return editions;
}

export const pieceKey = (piece: Piece) => piece.key ?? piece.kind;

function editionsOf(subject: Subject, piece: Piece, earlier: readonly Edition[], seed: number): Edition[] {
  const targets = piece.of ? earlier.filter((edition) => pieceKey(edition.piece) === piece.of) : [];
  const made = piece.on ?? [targets.at(-1)?.publishedOn ?? ''];
  const issuer = issuerOf(piece.by ?? subject.owner);
  const result: Edition[] = [];
  for (const [i, on] of made.entries()) {
    const dice = diceFor(seed, `${subject.id}/${pieceKey(piece)}/${i + 1}`);
    const madeOn = nearestOfficeDay(on.length === 7 ? `${on}-${twoDigits(dice.between(3, 24))}` : on, DEMO_TODAY);
    const refersTo = targets.filter((target) => target.madeOn <= madeOn).at(-1);
    if (piece.of && !refersTo) throw new Error(`${subject.id}: nothing to refer to for ${pieceKey(piece)}`);
    const publishedOn = officeDaysAfter(madeOn, publishingDelay(piece.kind, dice), DEMO_TODAY);
    const previous = result.at(-1);
    const name = ATTACHED.includes(piece.kind) ? nameOf(piece, i + 1, madeOn, previous) : '';
    const edition: Edition = {
      key: `${subject.id}/${pieceKey(piece)}/${madeOn.slice(0, 4)}`,
      subject,
      piece,
      index: i + 1,
      issuer,
      kind: piece.kind,
      madeOn,
      publishedOn,
      effectiveOn: piece.effective?.[i] || (piece.kind === 'normative' ? effectiveAfter(publishedOn) : madeOn),
      term: termOf(piece, name),
      name,
      title: titleOf(piece, issuer, i + 1, madeOn, name, refersTo),
      number: '',
      indexNumber: '',
      validity: null,
      previous,
      refersTo,
    };
    result.push(edition);
  }
  return result;
}

const twoDigits = (n: number) => String(n).padStart(2, '0');

function publishingDelay(kind: DemoKind, dice: Dice): number {
  if (kind === 'announcement' || kind === 'interpretation') return dice.between(0, 1);
  return dice.between(0, kind === 'normative' ? 4 : 6);
}

function nameOf(piece: Piece, index: number, madeOn: string, previous: Edition | undefined): string {
  const name = withYears(editionText(piece.title, index), madeOn);
  const again = previous && piece.kind === 'normative' && previous.name.replace(/（\d{4}年修订）$/, '') === name;
  return again ? `${name}（${madeOn.slice(0, 4)}年修订）` : name;
}

function termOf(piece: Piece, name: string): number | null {
  if (typeof piece.lasts === 'number') return piece.lasts;
  if (piece.kind !== 'normative') return null;
  return /试行|暂行/.test(name) ? 2 : 5;
}

function titleOf(
  piece: Piece,
  issuer: Issuer,
  index: number,
  madeOn: string,
  name: string,
  refersTo: Edition | undefined,
): string {
  const joint = piece.with ? `等${piece.with.length + 1}部门` : '';
  if (piece.kind === 'interpretation' && refersTo) {
    return `《${refersTo.name || refersTo.title}》${piece.title}`;
  }
  if (SELF_TITLED.includes(piece.kind)) return withYears(editionText(piece.title, index), madeOn);
  if (name === '') return `${issuer.name}${joint}${withYears(editionText(piece.title, index), madeOn)}`;
  const quoted = piece.kind === 'work_plan' ? name : `《${name}》`;
  return `${issuer.name}${joint}关于印发${quoted}的通知`;
}

function lettersOf(edition: Edition): { letters: string; yearly: number } {
  const { letters, yearly, code } = edition.issuer;
  const central = code === 'government' || code === 'office';
  switch (edition.kind) {
    case 'normative':
    case 'amendment':
      return { letters: `${letters}规`, yearly: central ? 16 : 9 };
    case 'reply':
      return { letters: `${letters}函`, yearly: central ? 120 : 70 };
    case 'announcement':
      return { letters: `${letters}通`, yearly: 34 };
    default:
      return { letters: central ? `${letters}发` : letters, yearly };
  }
}

/** Numbers follow the calendar within letters and year; the gaps are what a city does not publish. */
function giveNumbers(editions: readonly Edition[], seed: number): void {
  const last = new Map<string, number>();
  for (const edition of editions) {
    const dice = diceFor(seed, `${edition.key}/number`);
    const month = `${edition.issuer.creditCode}/${edition.publishedOn.slice(0, 4)}${edition.publishedOn.slice(5, 7)}`;
    const serial = (last.get(month) ?? 0) + dice.between(1, 9);
    last.set(month, serial);
    edition.indexNumber = `${month}-${String(serial).padStart(5, '0')}`;
    if (WITHOUT_NUMBER.includes(edition.kind)) continue;
    const { letters, yearly } = lettersOf(edition);
    const series = `${letters}〔${edition.madeOn.slice(0, 4)}〕`;
    const expected = Math.round((dayOfYear(edition.madeOn) / 365) * yearly * (0.85 + dice.next() * 0.15));
    const number = Math.max((last.get(series) ?? 0) + 1, expected);
    last.set(series, number);
    edition.number = `${series}${number}号`;
  }
}

/** State by its own terms: begun, run out, or followed by another edition. */
function settle(edition: Edition): void {
  const { piece, kind } = edition;
  if (WITHOUT_NUMBER.includes(kind)) return;
  const notice = edition.title.endsWith('通告');
  if (kind === 'announcement' && !notice && !piece.lasts && !piece.until) return;
  edition.validity = edition.effectiveOn > DEMO_TODAY ? 'not_yet_in_force' : 'in_force';
  const ends =
    piece.lasts === 'year'
      ? `${edition.madeOn.slice(0, 4)}-12-31`
      : (piece.until ?? (edition.term ? endOfTerm(edition.effectiveOn, edition.term) : '9999-12-31'));
  if (ends <= DEMO_TODAY) edition.validity = 'expired';
}

/** State by what came after: a later edition, an amendment, a clean-up. */
function applyChanges(edition: Edition): void {
  const { previous, refersTo, kind } = edition;
  if (previous?.validity === 'in_force' && edition.effectiveOn <= DEMO_TODAY && kind !== 'reply') {
    previous.validity = kind === 'normative' ? 'repealed' : 'expired';
  }
  if (previous && previous.validity !== null && kind !== 'reply') previous.replacedBy = edition.key;
  if (kind === 'amendment' && refersTo?.validity === 'in_force') {
    refersTo.validity = edition.piece.partly ? 'partly_invalid' : 'amended';
  }
  if (edition.piece.endedBy && edition.validity === 'in_force') edition.validity = 'repealed';
}
