import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../kernel/extract/index.ts';
import { writeWorkbook } from '../../kernel/sheets/index.ts';
import { codeOf, createPlansWorld, type PlansWorld } from './work-plans.testing.ts';

let world: PlansWorld;
beforeAll(async () => {
  world = await createPlansWorld();
});
afterAll(() => world.close());
const HEAD = ['序号', '任务', '牵头单位', '责任单位', '时间要求', '完成时限', '公开'];
const fileOf = (...rows: string[][]) => ({
  name: '要点.xlsx',
  bytes: writeWorkbook([{ name: '要点', rows: [HEAD, ...rows].map((row) => row.map((value) => ({ value }))) }]),
});
const take = async (id: string, file: ReturnType<typeof fileOf>, dryRun = false) =>
  world.sheets.importFile(world.office, id, file, {
    dryRun,
    version: (await world.plans.get(world.office, id)).version,
  });

describe('a plan in Excel', () => {
  it('is looked at, then taken whole; what is known is changed, unknown units are told', async () => {
    const { plans, office, head } = world;
    const { id } = await plans.create(office, head);
    const file = fileOf(
      ['1', '公布清单', '测试市财政局', '测试市教育局、没有的局', '一次', '2026年6月30日', '是'],
      ['2', '通报', '测试市教育局', '', '每季度一次', '', '否'],
      ['3', '=HYPERLINK("http://x","y")', '测试市财政局', '', '收到后3个工作日内', '', ''],
    );
    const looked = await take(id, file, true);
    expect(looked).toMatchObject({ written: false, added: 3, changed: 0, faults: [] });
    expect(looked.warnings).toHaveLength(1);
    expect((await plans.get(office, id)).items).toEqual([]);
    expect(await take(id, file)).toMatchObject({ written: true, added: 3 });
    const { items } = await plans.get(office, id);
    expect(items.map(({ title, schedule, visibility, unsure }) => [title, schedule?.kind, visibility, unsure])).toEqual(
      [
        ['公布清单', 'once', 'public', ['units']],
        ['通报', 'every', 'internal', []],
        ['=HYPERLINK("http://x","y")', 'after', 'public', []],
      ],
    );
    expect(await take(id, file)).toMatchObject({ written: true, added: 0, changed: 3 });
    expect((await world.trailOf(id)).filter((action) => action === 'work_plans.file.imported')).toHaveLength(2);
    // Out and in again it is the same, and what looks like a formula is a text.
    const { bytes } = await world.sheets.exportFile(office, id);
    const { blocks } = await extractFile(Uint8Array.from(bytes), 'x.xlsx');
    expect(JSON.stringify(blocks)).toContain('=HYPERLINK');
    expect(await take(id, { bytes, name: 'x.xlsx' })).toMatchObject({ added: 0, changed: 3, faults: [] });
    expect((await plans.get(office, id)).items.map(({ schedule }) => schedule)).toEqual(
      items.map(({ schedule }) => schedule),
    );
  });

  it('is refused whole with the rows that are wrong, and writes nothing', async () => {
    const { plans, office, head } = world;
    const { id } = await plans.create(office, head);
    const good = ['1', '好', '测试市财政局', '', '一次', '', ''];
    const wrong = await take(
      id,
      fileOf(
        good,
        ['2', '', 'x', '', '', '', ''],
        ['3', '期', '', '', '', '6月底前', ''],
        ['4', '频', '', '', '不时', '', ''],
      ),
    );
    expect(wrong.written).toBe(false);
    expect(wrong.faults.map(({ where }) => where)).toEqual(['要点 3', '要点 4', '要点 5']);
    const twice = await take(id, fileOf(good, good));
    expect(twice).toMatchObject({ written: false, faults: [{ text: '同样的任务出现了两次' }] });
    expect((await plans.get(office, id)).items).toEqual([]);
    const bad = { name: 'x.xlsx', bytes: Uint8Array.from(Buffer.from('PK\u0003\u0004 nothing')) };
    expect(await codeOf(take(id, bad))).toBe('work_plans.file_unreadable');
    expect(
      (await take(id, { name: 'x.xlsx', bytes: writeWorkbook([{ name: 'x', rows: [[{ value: '别的' }]] }]) })).faults,
    ).toHaveLength(1);
    const stale = world.sheets.importFile(office, id, fileOf(good), { dryRun: false, version: 99 });
    expect(await codeOf(stale)).toBe('work_plans.conflict');
    const other = world.sheets.importFile(world.unitOfficer, id, fileOf(good), { dryRun: false, version: 1 });
    expect(await codeOf(other)).toBe('access.denied');
    const inForce = await world.inForce();
    expect(await codeOf(take(inForce.id, fileOf(good)))).toBe('work_plans.not_draft');
  });
});
