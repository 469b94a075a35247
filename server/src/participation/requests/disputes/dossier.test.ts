import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile } from '../../../kernel/extract/index.ts';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import type { StepInput } from '../handling/handling.schema.ts';
import { maskOthers } from './dossier.rules.ts';

let world: RequestsWorld;
let id = '';
const step = async (name: string, input: Partial<StepInput> = {}) => {
  const { version } = await world.cases.get(world.officer, id);
  return world.steps.step(world.officer, id, { version, step: name, ...input });
};
beforeAll(async () => {
  world = await createRequestsWorld();
  ({ id } = await world.submit('DOSSIER-1-000000000'));
  await step('confirm_receipt', { on: '2026-03-02' });
  await step('register');
  await step('accept', { unitId: world.budget.id });
  const other = {
    organisationId: null,
    name: '司马测试',
    contact: '13800001111',
    dueOn: null,
    receivedOn: '2026-03-02',
  };
  await step('consult', {
    consultation: { ...other, kind: 'third_party', words: '司马测试（13800001111）的合同，是否同意公开' },
  });
});
afterAll(() => world.close());

async function textsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [path, file] of Object.entries(unzipSync(bytes))) {
    const { blocks } = await extractFile(Uint8Array.from(file), 'a.pdf', { maxBytes: 1 << 24 });
    texts[path] = JSON.stringify(blocks).replace(/\\n|\s/g, '');
  }
  return texts;
}

describe('the hand-over file of a dispute', () => {
  it('holds the whole record with an index, and of others no more than it needs', async () => {
    const { bytes, fileName } = await world.dossiers.make(world.officer, id, '行政复议答辩');
    expect(fileName).toMatch(/^复议诉讼证据材料〔2026〕\d+号\.zip$/);
    const texts = await textsOf(bytes);
    expect(Object.keys(texts)).toEqual([
      ...['00-目录.pdf', '01-申请.pdf', '02-文书/01-登记回执.pdf', '02-文书/02-征求第三方意见书.pdf'],
      ...['03-检索和办理记录.pdf', '04-征求意见.pdf', '05-期限说明.pdf', '06-送达情况.pdf', '07-办理经过.pdf'],
    ]);
    // Cells are broken over lines, so that only short ones are read back whole.
    for (const wanted of ['01-申请.pdf', '登记回执']) expect(texts['00-目录.pdf']).toContain(wanted);
    expect(texts['01-申请.pdf']).toContain(PLANTED.name);
    expect(texts['05-期限说明.pdf']).toContain('2026-03-02');
    expect(texts['04-征求意见.pdf']).toMatch(/司某|某某/);
    expect(JSON.stringify(texts)).not.toContain('13800001111');
    expect(texts['04-征求意见.pdf']).not.toContain('司马测试');
  });
  it('is for those who may see who asked, with a reason, and its making is recorded', async () => {
    expect(await world.codeOf(world.dossiers.make(world.lawyer, id, '答辩'))).toBe('access.denied');
    expect(await world.codeOf(world.dossiers.make(world.waterOfficer, id, '答辩'))).toBe('requests.not_found');
    expect(await world.codeOf(world.dossiers.make(world.officer, id, ' '))).toBe('requests.reason_missing');
    const made = (await world.trailOf(id)).filter(({ action }) => action === 'requests.dossier.made');
    expect(made).toHaveLength(1);
    expect(JSON.stringify(made)).not.toContain('答辩');
  });
  it('masks people and numbers, and leaves organisations and days alone', () => {
    expect(maskOthers('张三电话13900002222，2026年3月2日', ['张三'])).toBe('张某电话139****22，2026年3月2日');
    expect(maskOthers('安澜市建设工程公司', ['安澜市建设工程公司'])).toBe('安澜市建设工程公司');
  });
});
