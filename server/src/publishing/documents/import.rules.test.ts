import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpeg } from '../../foundation/gate/checks/files.testing.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { equalBefore, recogniseUnit } from './import.rules.ts';
import { importFiles, type FileReport } from './import.run.ts';
import { FIELD_NAMES, type DocumentReading, type FieldName } from './reading.schema.ts';

const UNITS = [
  { id: 'finance', name: '市财政局' },
  { id: 'education', name: '市教育局' },
];

describe('the unit that an issuing body names', () => {
  it.each([
    ['市财政局', 'finance'],
    ['市教育局 市财政局', 'education'],
    ['省发展改革委、市财政局', 'finance'],
    ['市财政', null],
    ['财政部', null],
    ['', null],
  ])('%s → %s', (body, id) => expect(recogniseUnit(body, UNITS)).toBe(id));
});

describe('equal files of one upload', () => {
  const fieldsOf = (given: Partial<Record<FieldName, string>>) =>
    Object.fromEntries(
      FIELD_NAMES.map((name) => [name, { value: given[name] ?? '', confidence: 'likely' }]),
    ) as DocumentReading['fields'];
  const item = (position: number, textKey: string, given: Partial<Record<FieldName, string>> = {}) => ({
    position,
    textKey,
    fields: fieldsOf(given),
  });

  it('are those with the same text, or the same number of what is the same document; the first one stays', () => {
    const number = { documentNumber: '测财〔2026〕1号', title: '关于供热的通知' };
    const items = [
      item(0, 'a', number),
      item(1, 'b'),
      item(2, 'a'),
      item(4, 'c', { ...number, documentNumber: '测财[2026] 1号' }),
      item(5, 'd', { ...number, title: '全然不同的另一件事情' }),
      item(6, ''),
      item(7, ''),
      item(9, 'b'),
    ];
    expect(equalBefore(items)).toEqual([
      { position: 2, duplicateOf: 0 },
      { position: 4, duplicateOf: 0 },
      { position: 9, duplicateOf: 1 },
    ]);
  });
});

describe('a run over files', () => {
  let world: DocumentsWorld;
  let folder: string;
  beforeAll(async () => {
    world = await createDocumentsWorld();
    folder = mkdtempSync(join(tmpdir(), 'yangguang-run-'));
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([true, false])(
    'says which documents went to a unit that their issuing body does not name (dry run: %s)',
    async (dryRun) => {
      const { documentImport, organisations, tenant, system, unit, other } = world;
      const known = join(folder, `known-${dryRun}.txt`);
      const strange = join(folder, `strange-${dryRun}.txt`);
      writeFileSync(known, notice(dryRun ? 5001 : 5002));
      writeFileSync(strange, notice(dryRun ? 5003 : 5004).replaceAll('测试市财政局', '外省某市人民政府'));
      const among = await organisations.listAliases(tenant.id);
      const common = { actor: system, publish: false, dryRun, locale: 'zh' as const };
      const reports: FileReport[] = [];
      for await (const report of importFiles(documentImport, [known, strange], {
        ...common,
        unit: { among, otherwise: other.id },
      }))
        reports.push(report);
      const warned = reports.map(({ outcome }) =>
        outcome.state === 'saved' ? outcome.warnings.filter(({ code }) => code === 'unit_unrecognised') : null,
      );
      expect(warned).toEqual([[], [{ code: 'unit_unrecognised', field: 'issuingBody', words: '外省某市人民政府' }]]);
      const went = await world.db
        .selectFrom('documents')
        .select('organisationId')
        .where('organisationId', 'in', [unit.id, other.id])
        .orderBy('id')
        .execute();
      expect(went.map(({ organisationId }) => organisationId)).toEqual(dryRun ? [] : [unit.id, other.id]);
    },
  );

  it('keeps pictures without what a camera wrote into them, and the file as it came', async () => {
    const { documentImport } = world;
    const photo = Buffer.from(jpeg('gps'));
    expect(photo.includes('Exif')).toBe(true);
    const path = join(folder, 'photo.html');
    const data = `<p><img src="data:image/jpeg;base64,${photo.toString('base64')}" alt="会场"></p>`;
    writeFileSync(path, `<html><body>${notice(5020).replaceAll('\n', '<br>')}${data}</body></html>`);
    const result = await documentImport.read({ path }, 'photo.html', { keep: true, locale: 'zh', check: true });
    const [image] = result.images;
    const kept = await world.files.read(image?.sha256 ?? '');
    expect([kept.includes('Exif'), kept.length < photo.length]).toEqual([false, true]);
    const found = (hash?: string) => result.checks?.find((one) => one.hash === hash)?.findings.map(({ kind }) => kind);
    expect(found(image?.sha256)).toEqual([]);
    // The original still carries the place, so the gate holds it.
    expect(found(result.original.sha256)).toContain('image_gps');
  });

  it('does not doubt a unit that was named', async () => {
    const { documentImport, system, unit } = world;
    const strange = join(folder, 'named.txt');
    writeFileSync(strange, notice(5010).replaceAll('测试市财政局', '外省某市人民政府'));
    const options = { actor: system, publish: false, dryRun: false, locale: 'zh' as const, unit: { id: unit.id } };
    for await (const { outcome } of importFiles(documentImport, [strange], options)) {
      expect(outcome.state === 'saved' && outcome.warnings.map(({ code }) => code)).not.toContain('unit_unrecognised');
    }
  });
});
