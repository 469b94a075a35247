import { createPrinter } from '../kernel/print/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { createCalendarService } from '../foundation/calendar/index.ts';
import { createCatalogService } from '../publishing/catalog/index.ts';
import { published, type DocumentsService } from '../publishing/documents/index.ts';
import { createGazetteService } from '../publishing/gazette/index.ts';
import { createInterpretationService } from '../publishing/interpretation/index.ts';
import { demoEntries, demoInterpretation } from './demo/index.ts';
import type { Installation } from './installation.ts';

/** Interpretations tied to their documents, a standard catalog with documents filed under it, and two issues of the gazette. */
export async function loadDemoPublishing(
  installation: Installation,
  documents: DocumentsService,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const { db, tenant, organisations, config, now } = installation;
  const author = systemActor(tenant.id, 'demo');
  const all = await published.listPublished(db, tenant.id, {}, { limit: 2000, offset: 0 });

  // A silent service of documents: the listener of the server is the one that counts.
  const quiet = { ...documents, onStep: () => undefined };
  const calendar = createCalendarService({ db, now });
  const interpretation = createInterpretationService({ db, documents: quiet, organisations, calendar, now });
  const known = new Set((await interpretation.list(author)).map(({ documentId }) => documentId));
  let made = 0;
  for (const text of all) {
    const { words, qa, phone } = demoInterpretation;
    const named = /《([^》]+)》/.exec(text.title)?.[1];
    if (!words.test(text.title) || !named || known.has(text.id)) continue;
    const target = all.find(({ id, title }) => id !== text.id && title.includes(named) && !words.test(title));
    if (!target) continue;
    const isLeader = made++ % 3 === 0;
    const unit = text.organisation;
    await interpretation.create(author, {
      ...{ explains: [target.id], documentId: text.id, form: qa.test(text.title) ? 'qa' : 'text', phone },
      ...{
        interpreter: isLeader ? 'leader' : 'drafting_unit',
        interpreterRole: isLeader ? `${unit.name}主要负责人` : '',
      },
      ...{ interpreterUnitId: unit.id, expertId: null, audience: '', mediaLink: '', heldOn: null },
    });
  }

  const catalog = createCatalogService({ db, organisations });
  if (!(await catalog.isAnyOpen(tenant.id)))
    for (const { owner, channels, ...entry } of demoEntries) {
      const organisationId = units.get(owner) ?? null;
      const unit = organisationId && (await organisations.findUnit(tenant.id, organisationId));
      await catalog.save(author, null, {
        ...{ ...entry, version: 0, organisationId, publisher: unit ? unit.name : '', channels: [...channels] },
        ...{ toSociety: true, toGroup: '', proactive: true, onRequest: false, atCounty: true, atTownship: false },
        ...{ evidence: '', status: 'open' },
      });
    }
  for (const { documentId, suggested } of (await catalog.listUnfiled(author)).items) {
    const [best] = suggested;
    if (best) await catalog.file(author, { documentIds: [documentId], add: [best.id], remove: [] });
  }

  const printer = createPrinter();
  try {
    const gazette = createGazetteService({ ...installation, printer, origin: config.publicUrl });
    const office = units.get('office');
    if (!office || (await gazette.list(author)).length > 0) return;
    // Nobody publishes what he edited, the demo's author neither.
    const chief = systemActor(tenant.id, 'demo:publisher');
    const year = Number((all[0]?.publishedOn ?? '2026').slice(0, 4));
    const printable = all.filter(({ documentNumber }) => documentNumber !== '');
    for (const number of [1, 2]) {
      const items = printable.slice((number - 1) * 8, number * 8).map(({ id, organisation }) => ({
        documentId: id,
        section: organisation.id === office ? '市政府文件' : '部门文件',
      }));
      if (items.length === 0) return;
      const head = { version: 0, organisationId: office, year, number, serial: number + 60, note: '' };
      const issue = await gazette.save(author, null, { ...head, items });
      await gazette.publish(chief, issue.id, issue.version);
    }
  } finally {
    await printer.close();
  }
}
