import type { Queryable } from '../../../kernel/db/index.ts';
import { defineErrors } from '../../../kernel/errors/index.ts';
import type { Write } from '../../audit/index.ts';
import { CHECKS_VERSION, isHeld } from './checks.rules.ts';
import {
  insertRuling,
  listChecks,
  listNotOf,
  listRulings,
  saveChecks,
  saveContents,
  type CheckedContent,
  type Ruling,
} from './checks.repo.ts';
import type { CheckFinding, ReleaseFindings } from './checks.schema.ts';
import type { FileChecks } from './file-checks.ts';
import { checkSubject, hashOfSubject, keyOfFinding, type GateSubject } from './subject.rules.ts';

/** Texts longer than this are checked in a thread before the write; shorter ones take a millisecond and may be checked inside it. */
const INLINE_TEXT = 32_000;

export const checkErrors = defineErrors('checks', {
  not_checked: {
    status: 409,
    zh: '内容还没有经过发布审查，请再试一次。',
    en: 'The content has not been checked yet; please try again.',
  },
  finding_unknown: {
    status: 404,
    zh: '没有这条审查发现，可能内容已经改过，请刷新。',
    en: 'There is no such finding; the content may have changed. Reload.',
  },
  own_finding: {
    status: 403,
    zh: '不能由作者自己放行，请由另一个人判断。',
    en: 'An author cannot let a finding in his own text pass; somebody else must judge it.',
  },
  reason_missing: {
    status: 422,
    zh: '请写明放行的理由（至少 4 个字）。',
    en: 'Please give the reason for letting it pass (at least 4 characters).',
  },
  cannot_pass: {
    status: 422,
    zh: '这一条不能放行，只能改正。',
    en: 'This cannot be let pass; it must be mended.',
  },
});

/** What is to be published: the words of a subject and its files. */
export interface Release {
  subjectId: string;
  subject: GateSubject;
  files: readonly { sha256: string; name: string }[];
  /** What it shows and does not give an address of its own, e.g. the pictures of a composed page; checked like its files. */
  besides?: readonly { sha256: string; name: string }[];
}

const contentsOf = ({ files, besides = [] }: Release) => [...files, ...besides];

/** A finding with its place among text and files, and who let it pass. */
export interface AssessedFinding extends CheckFinding {
  key: string;
  /** Null: in the text. */
  file: { sha256: string; name: string } | null;
  ruling: { reason: string; by: string; at: Date } | null;
}

/**
 * Sees to it that texts and files were checked by this version of the checks; done before the write, because files take their time. What was
 * checked before is not checked again.
 */
export async function prepareRelease(
  db: Queryable,
  tenantId: string,
  checks: FileChecks,
  release: Release,
  /** Gives the bytes of what does not lie in the store of files. */
  open: (sha256: string) => Promise<Uint8Array | null> = () => Promise.resolve(null),
): Promise<void> {
  const { subject } = release;
  const files = contentsOf(release);
  const textHash = hashOfSubject(subject);
  const known = await listChecks(db, tenantId, [textHash, ...files.map(({ sha256 }) => sha256)], CHECKS_VERSION);
  const found: CheckedContent[] = [];
  if (!known.has(textHash)) found.push({ hash: textHash, findings: await checks.checkText(subject) });
  for (const { sha256, name } of files)
    if (!known.has(sha256)) {
      const bytes = await open(sha256);
      found.push({ hash: sha256, findings: await checks.check(bytes ? { bytes } : { sha256 }, name) });
    }
  await keepChecks(db, tenantId, found);
}

/** Stores what a thread found; a later write asks for it by hash. */
export async function keepChecks(db: Queryable, tenantId: string, found: readonly CheckedContent[]): Promise<void> {
  await saveChecks(
    db,
    tenantId,
    found.map((content) => ({ ...content, held: isHeld(content.findings) })),
    CHECKS_VERSION,
  );
}

/** What was found in releases, by subject. Throws checks.not_checked when a file, or a long text, was not checked yet. */
export async function assess(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  releases: readonly Release[],
): Promise<Map<string, AssessedFinding[]>> {
  const hashes = releases.map(({ subject }) => hashOfSubject(subject));
  const wanted = [...hashes, ...releases.flatMap(contentsOf).map(({ sha256 }) => sha256)];
  const known = await listChecks(db, tenantId, wanted, CHECKS_VERSION);
  const fresh: CheckedContent[] = [];
  const assessed = releases.map((release, i) => {
    const { subject } = release;
    const files = contentsOf(release);
    const hash = hashes[i] ?? '';
    let inText = known.get(hash);
    if (!inText) {
      if (subject.text.length > INLINE_TEXT) throw checkErrors.not_checked();
      inText = checkSubject(subject);
      fresh.push({ hash, findings: inText });
    }
    return [
      ...inText.map((finding) => ({ ...finding, key: keyOfFinding(hash, true, finding), file: null })),
      ...files.flatMap((file) => {
        const inFile = known.get(file.sha256);
        if (!inFile) throw checkErrors.not_checked();
        return inFile.map((finding) => ({ ...finding, key: keyOfFinding(file.sha256, false, finding), file }));
      }),
    ];
  });
  await keepChecks(db, tenantId, fresh);
  const doubtful = releases.filter((_, i) => assessed[i]?.some(({ severity }) => severity === 'high'));
  const rulings = await listRulings(
    db,
    tenantId,
    subjectType,
    doubtful.map(({ subjectId }) => subjectId),
  );
  return new Map(releases.map(({ subjectId }, i) => [subjectId, withRulings(assessed[i] ?? [], subjectId, rulings)]));
}

function withRulings(
  findings: readonly Omit<AssessedFinding, 'ruling'>[],
  subjectId: string,
  rulings: readonly Ruling[],
): AssessedFinding[] {
  return findings.map((finding) => {
    const ruling = rulings.find((one) => one.subjectId === subjectId && one.findingKey === finding.key);
    return { ...finding, ruling: ruling ? { reason: ruling.reason, by: ruling.ruledBy, at: ruling.ruledAt } : null };
  });
}

/** The findings for which a release is held: grave, and let pass by nobody. */
export function holding(findings: readonly AssessedFinding[]): AssessedFinding[] {
  return findings.filter(({ severity, ruling }) => severity === 'high' && ruling === null);
}

/** Findings as officers see them; `namesOf` gives the names of those who let some pass. */
export async function presentFindings(
  found: readonly AssessedFinding[],
  namesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Pick<ReleaseFindings, 'held' | 'findings'>> {
  const names = await namesOf(found.flatMap(({ ruling }) => (ruling ? [ruling.by] : [])));
  return {
    held: holding(found).length > 0,
    findings: found.map(({ ruling, file, ...finding }) => ({
      ...finding,
      file: file?.name ?? '',
      ruling: ruling
        ? { reason: ruling.reason, by: names.get(ruling.by) ?? ruling.by, at: ruling.at.toISOString() }
        : null,
    })),
  };
}

/** Public subjects that today's checks have not seen; keepContents says that they have. */
export const listUnchecked = (db: Queryable, tenantId: string, subjectType: string, limit: number) =>
  listNotOf(db, tenantId, subjectType, CHECKS_VERSION, limit);

/** Remembers what went out, so that it can be found when the checks learn something new. */
export async function keepContents(
  db: Queryable,
  tenantId: string,
  subjectType: string,
  releases: readonly Release[],
): Promise<void> {
  const subjects = releases.map((release) => ({
    subjectId: release.subjectId,
    title: release.subject.title,
    hashes: [hashOfSubject(release.subject), ...contentsOf(release).map(({ sha256 }) => sha256)],
  }));
  await saveContents(db, tenantId, subjectType, subjects, CHECKS_VERSION);
}

/** Lets one finding pass. The caller holds the permission; here it is seen that the one who rules is none of the authors, and says why. */
export async function overrule(
  w: Write,
  tenantId: string,
  subjectType: string,
  input: { release: Release; key: string; reason: string; by: string; authorIds: readonly string[] },
): Promise<void> {
  const { release, key, by } = input;
  const reason = input.reason.trim();
  if ([...reason].length < 4) throw checkErrors.reason_missing();
  if (input.authorIds.includes(by)) throw checkErrors.own_finding();
  const found = (await assess(w.tx, tenantId, subjectType, [release])).get(release.subjectId) ?? [];
  const finding = found.find((one) => one.key === key);
  if (!finding) throw checkErrors.finding_unknown();
  if (finding.kind === 'title_missing' || finding.kind === 'text_missing') throw checkErrors.cannot_pass();
  const { subjectId } = release;
  await insertRuling(w.tx, { tenantId, subjectType, subjectId, findingKey: key, reason, ruledBy: by });
  // The words themselves may be somebody's number; audit rows hold no personal data in the clear.
  w.record({
    action: 'gate.finding.overruled',
    subjectType,
    subjectId,
    after: { kind: finding.kind, where: finding.where, file: finding.file?.name ?? '', key, reason },
  });
}
