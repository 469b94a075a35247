import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../kernel/extract/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from '../documents/documents.testing.ts';
import type { EntryInput } from './catalog.schema.ts';
import { createCatalogService, type CatalogService } from './catalog.service.ts';

let world: DocumentsWorld;
let catalog: CatalogService;
let office: ReturnType<DocumentsWorld['officer']>;
let filer: typeof office;

beforeAll(async () => {
  world = await createDocumentsWorld();
  catalog = createCatalogService(world);
  office = world.officer('office', ['documents.document.read', 'catalog.entry.write', 'catalog.filing.write']);
  filer = world.officer('filer', ['documents.document.read', 'catalog.filing.write'], world.unit.id);
});
afterAll(() => world.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const input = (more: Partial<EntryInput> = {}): EntryInput => ({
  ...{
    version: 0,
    field: '财政预决算',
    number: 1,
    level1: '部门预算',
    level2: '收支总体情况',
    content: '部门收支总表',
  },
  ...{
    basis: '《预算法》第十四条',
    timeLimit: '批复后20日内',
    publisher: '测试市财政局',
    organisationId: world.unit.id,
  },
  ...{ channels: ['政府网站'], toSociety: true, toGroup: '', proactive: true, onRequest: false, atCounty: true },
  ...{ atTownship: false, evidence: '', status: 'open' as const },
  ...more,
});
async function published(n: number, title?: string): Promise<string> {
  const text = title ? notice(n).replace(/^.*\n/, `${title}\n`) : notice(n);
  const outcome = await world.importText(world.system, text, { publish: true, fileName: `${n}.txt` });
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
}
const actionsOf = async (subjectId: string) =>
  (
    await world.db
      .selectFrom('auditEntries')
      .select('action')
      .where('subjectId', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action);
const HEADINGS = ['序号', '一级事项', '二级事项', '公开内容', '公开依据', '公开时限', '公开主体', '公开渠道和载体'];
const workbook = (rows: (string | number)[][], name = '就业') =>
  writeWorkbook([{ name, rows: [HEADINGS, ...rows].map((row) => row.map((value) => ({ value }))) }]);

describe('an entry', () => {
  it('is made, changed, closed and reopened; each step is audited and its limit is read', async () => {
    const made = await catalog.save(office, null, input());
    expect(made).toMatchObject({
      ...{ version: 1, documents: 0, lastPublishedOn: null, isLimitUnread: false },
      terms: [{ kind: 'within', amount: 20, unit: 'natural_day' }],
    });
    const vague = await catalog.save(office, made.id, input({ version: 1, timeLimit: '及时公开' }));
    expect(vague).toMatchObject({ terms: [], isLimitUnread: true });
    await catalog.save(office, made.id, input({ version: 2, status: 'closed' }));
    expect((await catalog.listStanding(world.tenant.id)).map(({ id }) => id)).not.toContain(made.id);
    await catalog.save(office, made.id, input({ version: 3 }));
    expect(await codeOf(catalog.save(office, made.id, input({ version: 1 })))).toBe('catalog.conflict');
    expect(await actionsOf(made.id)).toEqual([
      ...['catalog.entry.created', 'catalog.entry.changed', 'catalog.entry.closed', 'catalog.entry.reopened'],
    ]);
    const [standing] = (await catalog.listStanding(world.tenant.id)).filter(({ id }) => id === made.id);
    expect(standing).toMatchObject({ organisationId: world.unit.id, rules: [{ amount: 20, unit: 'natural_day' }] });
  });

  it('is refused to those who may not, and without audience, method or unit', async () => {
    expect(await codeOf(catalog.save(filer, null, input()))).toBe('access.denied');
    const own = world.officer('own', ['documents.document.read', 'catalog.entry.write'], world.unit.id);
    expect(await codeOf(catalog.save(own, null, input({ organisationId: null })))).toBe('catalog.whole_place');
    expect(await codeOf(catalog.save(own, null, input({ organisationId: world.other.id })))).toBe('access.denied');
    expect(await codeOf(catalog.save(office, null, input({ toSociety: false })))).toBe('catalog.audience_missing');
    expect(await codeOf(catalog.save(office, null, input({ proactive: false })))).toBe('catalog.method_missing');
    const nowhere = '00000000-0000-7000-8000-000000000009';
    expect(await codeOf(catalog.save(office, null, input({ organisationId: nowhere })))).toBe('catalog.unit_unknown');
    expect(await codeOf(catalog.save(office, nowhere, input()))).toBe('catalog.not_found');
  });
});

describe('a catalog in Excel', () => {
  const rows = [
    [
      1,
      '就业信息服务',
      '招聘信息',
      '岗位名称、待遇',
      '《就业促进法》',
      '20个工作日内',
      '测试市财政局',
      '■政府网站 □政府公报',
    ],
    [2, '就业信息服务', '培训信息', '项目、地点', '《就业促进法》', '及时公开', '县级人社部门', '政府网站、两微一端'],
  ];

  it('is looked at first, then taken whole; the same file again changes nothing', async () => {
    const file = { bytes: workbook(rows), name: '目录.xlsx' };
    const look = await catalog.importFile(office, file, { dryRun: true });
    expect(look).toMatchObject({ written: false, added: 2, changed: 0, faults: [], fields: ['就业'] });
    expect(look.warnings.map(({ text }) => text).join()).toMatch(/不能计时.*不是本平台的单位名称/);
    expect(await catalog.list(office, { field: '就业' })).toEqual([]);

    expect(await catalog.importFile(office, file)).toMatchObject({ written: true, added: 2 });
    const [first, second] = await catalog.list(office, { field: '就业' });
    expect(first).toMatchObject({ organisationId: world.unit.id, channels: ['政府网站'], level2: '招聘信息' });
    expect(second).toMatchObject({ organisationId: null, isLimitUnread: true, channels: ['政府网站', '两微一端'] });
    expect(await catalog.importFile(office, file)).toMatchObject({ added: 0, changed: 0, same: 2, absent: 0 });

    const next = workbook([[...(rows[0] ?? []).slice(0, 3), '岗位名称、待遇、联系方式', ...(rows[0] ?? []).slice(4)]]);
    const second2 = await catalog.importFile(office, { bytes: next, name: '目录.xlsx' });
    expect(second2).toMatchObject({ written: true, added: 0, changed: 1, same: 0, absent: 1 });
    expect((await catalog.list(office, { field: '就业' })).map(({ content }) => content)).toEqual([
      ...['岗位名称、待遇、联系方式', '项目、地点'],
    ]);
  });

  it('comes out as it went in', async () => {
    const bytes = await catalog.exportFile(world.tenant.id, { field: '就业' });
    const { blocks } = await extractFile(bytes, 'x.xlsx');
    const text = JSON.stringify(blocks);
    for (const word of ['就业领域政务公开标准目录', '公开内容（要素）', '岗位名称、待遇、联系方式', '■两微一端'])
      expect(text).toContain(word);
    expect(await catalog.importFile(office, { bytes, name: 'x.xlsx' })).toMatchObject({
      added: 0,
      changed: 0,
      same: 2,
    });
  });

  it('writes nothing when a row is wrong, a file is no table, or somebody may not', async () => {
    const wrong = workbook(
      [...rows.map((row) => ['', ...row.slice(1)]), [3, '', '', '要素', '', '', '', '']],
      '养老服务',
    );
    const report = await catalog.importFile(office, { bytes: wrong, name: 'x.xlsx' });
    expect(report).toMatchObject({ written: false, faults: [{ where: '养老服务 4' }, { where: '养老服务 4' }] });
    expect(await catalog.list(office, { field: '养老服务' })).toEqual([]);
    const text = { bytes: Buffer.from('PK\u0003\u0004 not a workbook'), name: 'x.xlsx' };
    expect(await codeOf(catalog.importFile(office, text))).toBe('catalog.file_unreadable');
    const empty = await catalog.importFile(office, {
      bytes: writeWorkbook([{ name: 'a', rows: [[{ value: '无' }]] }]),
      name: 'x.xlsx',
    });
    expect(empty).toMatchObject({ written: false, added: 0 });
    expect(empty.faults).toHaveLength(1);
    expect(await codeOf(catalog.importFile(filer, text))).toBe('access.denied');
  });
});

describe('filing', () => {
  it('puts documents under entries: count, newest day and list follow what is public', async () => {
    const entry = await catalog.save(office, null, input({ number: 7, level2: '绩效目标' }));
    const id = await published(31);
    await catalog.file(filer, { documentIds: [id], add: [entry.id], remove: [] });
    const [now] = (await catalog.listStanding(world.tenant.id)).filter((one) => one.id === entry.id);
    expect(now).toMatchObject({ documents: 1 });
    expect(now?.lastPublishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await catalog.listDocuments(world.tenant.id, entry.id)).map((item) => item.id)).toEqual([id]);
    expect((await catalog.filingOf(filer, id)).filed.map((one) => one.id)).toEqual([entry.id]);
    await world.documents.withdraw(world.publisher, id, { reason: '有误' });
    expect(await catalog.listDocuments(world.tenant.id, entry.id)).toEqual([]);
    const [after] = (await catalog.listStanding(world.tenant.id)).filter((one) => one.id === entry.id);
    expect(after).toMatchObject({ documents: 0, lastPublishedOn: null });
    expect(await actionsOf(id)).toContain('catalog.filing.changed');
  });

  it('suggests entries for what is filed nowhere, and is refused for other units and closed entries', async () => {
    const entry = await catalog.save(office, null, input({ number: 9, level1: '财政补贴', level2: '高龄津贴发放' }));
    const id = await published(32, '测试市财政局关于公布高龄津贴发放标准的通知');
    const unfiled = await catalog.listUnfiled(filer);
    expect(unfiled.items.find(({ documentId }) => documentId === id)?.suggested[0]?.id).toBe(entry.id);
    expect(unfiled.total).toBeGreaterThan(unfiled.filed);
    const elsewhere = world.officer('elsewhere', ['documents.document.read', 'catalog.filing.write'], world.other.id);
    const change = { documentIds: [id], add: [entry.id], remove: [] };
    expect(await codeOf(catalog.file(elsewhere, change))).toBe('catalog.document_unknown');
    expect(await codeOf(catalog.file(world.officer('r', ['documents.document.read']), change))).toBe('access.denied');
    await catalog.save(office, entry.id, input({ version: 1, number: 9, status: 'closed' }));
    expect(await codeOf(catalog.file(filer, change))).toBe('catalog.entry_closed');
    expect(await codeOf(catalog.file(filer, { ...change, add: [id] }))).toBe('catalog.not_found');
  });
});
