import { AppError } from '../kernel/errors/index.ts';
import { writeWorkbook } from '../kernel/sheets/index.ts';
import { chinaDate } from '../kernel/time/index.ts';
import { systemActor } from '../foundation/audit/index.ts';
import { createWorkflowService } from '../foundation/workflow/index.ts';
import { createLedgersServices, findKind } from '../oversight/ledgers/index.ts';
import { demoDay } from './demo/index.ts';
import type { Installation } from './installation.ts';

type Ground = Pick<Installation, 'db' | 'files' | 'checks' | 'organisations' | 'tenant' | 'now'>;
type DemoEntry = (typeof demoDay.ledgers)[number];
const DAY_MS = 86_400_000;

/** Ledgers of the demo city, filed by one and confirmed by another through the module's own door. What is there already stays as people left it. */
export async function loadDemoLedgers(ground: Ground, units: ReadonlyMap<string, string>): Promise<void> {
  const { tenant, now } = ground;
  const { entries, attachments } = createLedgersServices({ ...ground, workflows: createWorkflowService({ now }) });
  const author = systemActor(tenant.id, 'demo');
  const chief = systemActor(tenant.id, 'demo:publisher');
  const day = (from: number) => chinaDate(new Date(now().getTime() + from * DAY_MS));
  const known = new Map<string, string>();
  const sheet = Buffer.from(
    writeWorkbook([{ name: '材料', rows: [[{ value: '演示材料' }], [{ value: '内容均为虚构。' }]] }]),
  );

  const file = async (key: string, one: Omit<DemoEntry, 'ago' | 'reports' | 'units' | 'about' | 'dueIn'>) => {
    const organisationId = units.get(one.unit);
    if (!organisationId) return null;
    const { kind, title, fields } = one;
    const made = await entries.create(author, { kind, title, fields, organisationId, submissionKey: key });
    // Brought on before: it stays where people have brought it.
    if (made.version > 1) return made.id;
    let entry = made;
    const step = async (actor: typeof author, name: 'submit' | 'confirm' | 'return', note = '') =>
      (entry = await entries.step(actor, entry.id, { name, version: entry.version, note }));
    if (one.attach)
      entry = await attachments.add(author, entry.id, {
        ...{ version: entry.version, name: '佐证材料.xlsx', bytes: sheet, isPublic: false },
      });
    if (one.until !== 'draft') await step(author, 'submit');
    if (one.until === 'confirmed') await step(chief, 'confirm');
    if (one.until === 'returned') await step(chief, 'return', '请补充制度正文和文号。');
    return made.id;
  };

  for (const [at, one] of demoDay.ledgers.entries()) {
    const kind = findKind(one.kind);
    const when = kind?.fields.find(({ name }) => name === kind.occurred);
    const about = kind?.fields.find(({ type }) => type === 'entry');
    if (!kind || !when) continue;
    const fields = {
      ...one.fields,
      [when.name]:
        when.type === 'moment' ? new Date(now().getTime() - one.ago * 3_600_000).toISOString() : day(-one.ago),
      ...(kind.progress ? { year: Number(day(-one.ago).slice(0, 4)), [kind.progress.due]: day(one.dueIn ?? 0) } : {}),
      ...(about && one.about ? { [about.name]: known.get(one.about) ?? '' } : {}),
    };
    const counts = Object.entries(one.units ?? {}).flatMap(([code, people]) => {
      const organisationId = units.get(code);
      return organisationId ? [{ organisationId, people }] : [];
    });
    const withCounts = counts.length > 0 ? { ...fields, units: counts } : fields;
    const id = await file(`demo-ledger-${at + 1}`, { ...one, fields: withCounts as DemoEntry['fields'] });
    if (!id) continue;
    known.set(one.title, id);
    for (const { back, percent, paid, text } of one.reports ?? []) {
      const { quarter, reportedOn } = quarterBefore(day(0), back);
      await file(`demo-ledger-${at + 1}-${back}`, {
        ...{ kind: 'progress', unit: one.unit, title: `${one.title}：${quarter}进展`, until: 'confirmed' },
        fields: { item: id, reportedOn, quarter, percent, text, ...(paid === undefined ? {} : { paid }) },
      }).catch((error: unknown) => {
        // Somebody took the item back since: nothing more is reported on it.
        if (!(error instanceof AppError)) throw error;
      });
    }
  }
}

/** The quarter so many before that of a day, and a day on which it would have been reported. */
function quarterBefore(today: string, back: number): { quarter: string; reportedOn: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const at = year * 4 + Math.floor((month - 1) / 3) - back;
  const next = at + 1;
  const after = `${Math.floor(next / 4)}-${String((next % 4) * 3 + 1).padStart(2, '0')}-10`;
  return { quarter: `${Math.floor(at / 4)}-Q${(at % 4) + 1}`, reportedOn: after < today ? after : today };
}
