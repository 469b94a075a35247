import { describe, expect, test } from 'vitest';
import { readActors, readSubject } from './tasks-subjects.rules.ts';
import { useOfLabel } from './tasks-units.rules.ts';

/** Bodies that clauses begin with: who does something there, and who is only spoken of. */
describe('units that are the subject of a clause', () => {
  test.each([
    ['强化保障投入。镇财政所按照不低于30万元的标准安排经费，9月30日前拨付到位。', ['镇财政所']],
    ['督查室每半月开展一次现场督查。', ['督查室']],
    ['各单位于每月5日前将台账报县政务公开办，县政务公开办每月10日前汇总通报。', ['县政务公开办']],
    ['市教育局会同市公安局等部门组成联合督查组。', ['市教育局', '市公安局']],
    ['财务科每月公示收费清单；护理部每季度开展一次调查。', ['财务科', '护理部']],
    ['县林业局每日巡查。县公安局对违规用火行为出警。', ['县林业局', '县公安局']],
  ])('%s', (text, names) => {
    expect(readActors(text)?.units).toMatchObject({ lead: [], responsible: names });
  });
  test.each([
    '报市政府办公室，抄送市财政局。',
    '相关部门向县信访局报告进展，经县委政法委同意后销号。',
    '各部门要按时报送，接受市审计局监督。',
    '市图书馆分馆6月底前建成开放。',
    '事发单位应在1小时内向县应急管理局报告。',
    '衡量医院工作要看每年的服务。',
    '转制企业要建立健全制度。',
    '市政府研究部署每年的工作。',
    '省政府办公厅将对各地、各部门落实情况进行督查。',
  ])('%s names nobody', (text) => {
    expect(readActors(text)).toBeNull();
  });
  test('names before a colon, also behind a first sentence that is a title', () => {
    const units = { responsible: ['县投资促进中心', '县工业园区管委会'] };
    expect(readSubject('关于招商。县投资促进中心、县工业园区管委会：每季度外出招商。', false)?.units).toMatchObject(
      units,
    );
  });
  test.each(['责任科室（单位）', '经办科室', '保障单位', '责任人单位', '实施主体'])(
    '%s is a label of units',
    (label) => {
      expect(useOfLabel(label)).toBe('responsible');
    },
  );
});
