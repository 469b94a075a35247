import type { Actor } from '../foundation/audit/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { createCalendarService } from '../foundation/calendar/index.ts';
import type { ReviewService } from '../foundation/review/index.ts';
import { candidateOf, published, type DocumentsService } from '../publishing/documents/index.ts';
import { createErrorReportsService } from '../publishing/error-reports/index.ts';
import { createInterpretationService } from '../publishing/interpretation/index.ts';
import { createNormativeService } from '../publishing/normative/index.ts';
import { createReadingPointsService } from '../publishing/reading-points/index.ts';
import { demoDay, type DemoText } from './demo/index.ts';
import type { Installation } from './installation.ts';

const REVIEWERS = ['demo.office.reviewer', 'demo.office.second', 'demo.legal', 'demo.secrecy', 'demo.office.final'];
const HOUR = 3_600_000;
/** For everybody, for good. */
const TERMS: Parameters<DocumentsService['setTerms']>[3] = {
  audienceKind: 'everyone',
  audience: '',
  visibleUntil: null,
  embargoUntil: null,
  changeNote: '',
  correction: '',
};

/** The words of a block with the number that stands before them. */
const whole = ({ text, marker = '' }: { text: string; marker?: string }) =>
  marker === '' || text.startsWith(marker) ? text : marker + text;

/** Puts an ordinary day on the desks: a scheduled and an embargoed text, a correction, rules changed by others, reading points, an error report. */
export async function loadDemoDay(
  installation: Installation,
  documents: DocumentsService,
  reviews: ReviewService,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const { db, documentImport, files, identity, keys, organisations, tenant, config, now } = installation;
  const system = systemActor(tenant.id, 'demo');
  const points = createReadingPointsService({ db, organisations, now });
  // What the demo puts here last: where it stands, the day was loaded before.
  if ((await points.list(system)).length > 0) return;

  const calendar = createCalendarService({ db, now });
  const quiet = { ...documents, onStep: () => undefined };
  const interpretation = createInterpretationService({ db, documents: quiet, organisations, calendar, now });
  const normative = createNormativeService({ db, documents: quiet, calendar, now });

  const person = async (name: string): Promise<Actor> => {
    const actor = await identity.actorForName(tenant.id, name, 'demo');
    if (!actor) throw new Error(`no account ${name}`);
    return actor;
  };
  async function take(
    by: Actor,
    { title, text, unit, topic, publishedOn }: DemoText,
    publish: boolean,
  ): Promise<string | null> {
    const fileName = `${title}.txt`;
    const sha256 = await files.put(new TextEncoder().encode(text));
    const result = await documentImport.read({ sha256 }, fileName, { keep: true, locale: 'zh', check: publish });
    result.reading.disclosure ||= 'proactive';
    const candidate = candidateOf(fileName, result);
    const item = {
      ...candidate,
      fields: { ...candidate.fields, title, topic, ...(publishedOn && { publishedOn }) },
      organisationId: units.get(unit) ?? '',
    };
    const [outcome] = await documentImport.save(by, [item], { publish });
    return outcome?.state === 'saved' ? outcome.documentId : null;
  }
  const versionOf = async (by: Actor, id: string) => (await documents.get(by, id)).draft?.version ?? 0;
  /** Sent in by its author and approved by everybody whose turn it is. */
  async function approve(author: Actor, id: string): Promise<void> {
    const { reviewId } = await documents.submit(author, id, await versionOf(author, id));
    const people = await Promise.all(REVIEWERS.map(person));
    for (let step = 0; step < REVIEWERS.length; step++)
      for (const reviewer of people) {
        const review = await reviews.get(reviewer, reviewId).catch(() => null);
        if (review?.state !== 'waiting' || !review.mayDecide) continue;
        await reviews.decide(reviewer, reviewId, { version: review.version, decision: 'approve', reason: '' });
      }
  }
  const chief = await person('demo.office.final');
  const today = new Date(now().getTime() + 8 * HOUR).toISOString().slice(0, 10);
  /** The demo's own calendar may be ahead of the clock; nothing is signed in the future. */
  const signed = (on: string) => (on > today ? today : on);
  /** So many days from today, at an hour in China. */
  const inDays = (days: number, hour: number) =>
    new Date(Date.parse(`${today}T00:00:00+08:00`) + (days * 24 + hour) * HOUR).toISOString();

  for (const rule of demoDay.rules) {
    const id = await take(system, rule, true);
    if (!id) continue;
    const { signedOn, effectiveOn, expiresOn, changes } = rule;
    const registration = { registrationNumber: '', isTrial: false, version: 0, effectiveOn, expiresOn };
    await normative.register(system, id, { kind: 'normative', signedOn: signed(signedOn), ...registration });
    await normative.issueNumber(system, id);
    const target = changes && (await findPublished(changes.title));
    if (!target) continue;
    const effect = { targetId: target, sinceOn: null, basis: rule.title };
    await normative.declare(system, id, { kind: changes.kind, ...effect });
  }

  const office = await person(demoDay.scheduled.author);
  const scheduled = await take(office, demoDay.scheduled, false);
  if (scheduled) {
    const { signedOn, effectiveOn, expiresOn } = demoDay.scheduled;
    const registration = { registrationNumber: '', isTrial: false, version: 0, effectiveOn, expiresOn };
    await normative.register(office, scheduled, { kind: 'normative', signedOn: signed(signedOn), ...registration });
    await interpretation.exempt(office, scheduled, '条文简短，随文答复咨询。');
    await approve(office, scheduled);
    const publishAt = inDays(2, 9);
    await documents.schedule(chief, scheduled, { version: await versionOf(chief, scheduled), publishAt });
  }

  const finance = await person(demoDay.embargoed.author);
  const embargoed = await take(finance, demoDay.embargoed, false);
  if (embargoed) {
    const terms = { ...TERMS, embargoUntil: inDays(7, 10) };
    await documents.setTerms(finance, embargoed, await versionOf(finance, embargoed), terms);
    await approve(finance, embargoed);
  }

  const corrected = await take(system, demoDay.corrected, true);
  if (corrected) {
    const { wrong, right, note } = demoDay.corrected;
    await documents.startDraft(office, corrected);
    const { draft } = await documents.get(office, corrected);
    if (draft) {
      const { title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients } = draft;
      const { madeOn, publishedOn, validity, version } = draft;
      const fields = {
        ...{ title, documentNumber, issuingBody, indexNumber, topic, subjectWords, mainRecipients },
        ...{ madeOn, publishedOn, validity },
      };
      const blocks = draft.body.flatMap((block) =>
        'text' in block ? [{ kind: 'paragraph' as const, text: whole(block).replace(wrong, right) }] : [],
      );
      const saved = await documents.saveDraft(office, corrected, { version, fields, blocks });
      const terms = { ...TERMS, correction: 'error' as const, changeNote: note };
      await documents.setTerms(office, corrected, saved.version, terms);
      await approve(office, corrected);
      await documents.publishApproved(chief, corrected, await versionOf(chief, corrected));
    }
    const reports = createErrorReportsService({ db, keys, calendar, now, answerDays: config.errorReportDays });
    await reports.report(tenant.id, corrected, { message: demoDay.errorReport, contact: '' });
  }

  for (const { unit, ...point } of demoDay.readingPoints)
    await points.create(system, { ...point, organisationId: units.get(unit) ?? '' });

  async function findPublished(title: string): Promise<string | undefined> {
    const all = await published.listPublished(db, tenant.id, {}, { limit: 1000, offset: 0 });
    return all.find((document) => document.title === title)?.id;
  }
}
