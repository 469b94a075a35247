import type { Inspection, TraceCode } from '../../../kernel/extract/inspect/index.ts';
import type { CheckFinding } from './checks.schema.ts';
import { EXPRESSIONS_VERSION, findExpressions, type Expression } from './expressions.rules.ts';
import { findLinks, findWrittenAddresses } from './links.rules.ts';
import { findSecrecyMarkings } from './markings.rules.ts';
import { plainDigits } from './numbers.rules.ts';
import {
  findBankCards,
  findCredentials,
  findEmails,
  findHomeAddresses,
  findLandlines,
  findPassports,
  findPhones,
  findPlates,
  findPrivateAccounts,
  findResidentIds,
  type Line,
} from './personal.rules.ts';
import { findSensitivePeople } from './people.rules.ts';
import { amountsOf, findPersonalLists, rowsOfText } from './tables.rules.ts';
import { findTraces, findUncheckable, TRACE_CODES } from './traces.rules.ts';

/** Every check there is, by name, and how their findings are put together. Pure. */

/** Goes up when a check changes what it finds: what was checked before is then checked again. */
export const CHECKS_VERSION = `4+${EXPRESSIONS_VERSION}`;

export interface CheckOptions {
  /** Checks that are not run; for tests, which show that each one is needed. */
  off?: readonly DetectorName[];
  /** The tenant's own list of expressions in place of the one that comes with the program. */
  expressions?: readonly Expression[];
}

type Detector = (inspection: Inspection, lines: readonly Line[], options: CheckOptions) => CheckFinding[];

const onLines =
  (find: (line: Line) => CheckFinding[]): Detector =>
  (_inspection, lines) =>
    lines.flatMap(find);

const DETECTORS = {
  secrecy_marking: onLines(findSecrecyMarkings),
  resident_id: onLines(findResidentIds),
  phone: onLines(findPhones),
  landline: onLines(findLandlines),
  bank_card: onLines(findBankCards),
  passport: onLines(findPassports),
  email: onLines(findEmails),
  home_address: onLines(findHomeAddresses),
  licence_plate: onLines(findPlates),
  credential: onLines(findCredentials),
  private_account: onLines(findPrivateAccounts),
  sensitive_person: onLines(findSensitivePeople),
  personal_list: ({ parts }) =>
    parts.flatMap(({ rows, text, where }) => findPersonalLists({ rows: rows ?? rowsOfText(text), where })),
  written_address: onLines(findWrittenAddresses),
  link: (inspection) => findLinks(inspection),
  wrong_expression: (_inspection, lines, { expressions }) =>
    lines.flatMap((line) => findExpressions(line, expressions)),
  ...(Object.fromEntries(
    TRACE_CODES.map((code) => [`trace.${code}`, (inspection: Inspection) => findTraces(code, inspection)]),
  ) as unknown as Record<`trace.${TraceCode}`, Detector>),
  not_checkable: (inspection) => findUncheckable(inspection),
} satisfies Record<string, Detector>;
export type DetectorName = keyof typeof DETECTORS;
export const DETECTOR_NAMES = Object.keys(DETECTORS) as DetectorName[];

/** A file with thousands of findings is held by the first ones; the rest would only fill the list. */
const MAX_FINDINGS = 500;
const ORDER = { high: 0, medium: 1, low: 2 };

/** What speaks against publishing what was inspected, the gravest first, each thing once. */
export function check(inspection: Inspection, options: CheckOptions = {}): CheckFinding[] {
  const lines: Line[] = inspection.parts.map(({ text, where, layer, rows }) => ({
    text: plainDigits(text),
    where,
    ...(rows ? { amounts: amountsOf(rows) } : {}),
    hidden: layer !== 'visible' && layer !== 'name',
  }));
  const found = new Map<string, CheckFinding>();
  for (const name of DETECTOR_NAMES) {
    if (options.off?.includes(name)) continue;
    const detector: Detector = DETECTORS[name];
    for (const finding of detector(inspection, lines, options)) {
      const key = `${finding.kind}\0${finding.where}\0${finding.excerpt}`;
      const known = found.get(key);
      if (!known || ORDER[finding.severity] < ORDER[known.severity]) found.set(key, finding);
    }
  }
  return [...found.values()].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]).slice(0, MAX_FINDINGS);
}

/** Anything of severity `high` holds. */
export const isHeld = (findings: readonly CheckFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'high');

/** A text without a file, as an inspection. */
export function inspectionOfText(text: string): Inspection {
  return { parts: [{ where: '', layer: 'visible', text }], traces: [], links: [], unchecked: [] };
}
