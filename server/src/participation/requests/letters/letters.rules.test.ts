import { describe, expect, it } from 'vitest';
import { ANSWER_CODES } from '../outcomes.rules.ts';
import { compose, faultsOfTemplate, type ComposedLetter, type LetterInput } from './compose.rules.ts';
import { LETTER_KINDS, TEMPLATES } from './letters.data.ts';
import { sampleItem, sampleOf } from './letters.samples.ts';
import { dateInLetter, fill, type Values } from './template.rules.ts';

const textOf = (code: string) => {
  const found = TEMPLATES.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return { ...found, version: 0 };
};
const letterOf = (input: LetterInput): ComposedLetter => {
  const made = compose(input, textOf);
  if (!made.ok) throw new Error(`empty: ${made.empty.join()}`);
  return made.letter;
};
const words = (letter: ComposedLetter) =>
  letter.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.rows.flat().join('|'))).join('\n');
const reply = (...items: ReturnType<typeof sampleItem>[]) => letterOf(sampleOf('reply', items));

describe('the texts the project brings', () => {
  it.each(TEMPLATES.map(({ code }) => code))('%s has no fault', (code) => {
    expect(faultsOfTemplate(code, textOf(code))).toEqual([]);
  });
  it('has a text for every answer, and no answer without one', () => {
    const answers = TEMPLATES.flatMap(({ code }) => (code.startsWith('answer.') ? [code.slice(7)] : []));
    expect(answers.toSorted()).toEqual([...ANSWER_CODES].toSorted());
  });
  it.each(LETTER_KINDS)('%s composes without a hole', (kind) => {
    const letter = letterOf(sampleOf(kind));
    expect(words(letter)).not.toMatch(/[{}［］]|undefined|。。|；。|，。/);
    expect(letter.blocks.length).toBeGreaterThan(0);
    expect(letter.texts[kind]).toBe(0);
  });
  it.each(ANSWER_CODES)('the answer %s says its clause, and all that the decision must say', (answer) => {
    const item = sampleItem(answer, answer === 'partly' ? ['third_party'] : undefined);
    const told = words(reply(item));
    for (const text of Object.values(item.particulars)) expect(told).toContain(text?.replace(/。$/, ''));
    expect(told).not.toMatch(/[{}［］]|。。/);
    const clause = /第[一二三四五六七八九十]+条(第[一二三]款)?(第（.）项)?/;
    if (!['withdrawn', 'ended_otherwise', 'confirm_again', 'fee_unpaid'].includes(answer)) expect(told).toMatch(clause);
  });
});

describe('the remedy of a letter', () => {
  const FIRST = '应当自收到本答复之日起60日内先向安澜市人民政府申请行政复议';
  const EITHER = '或者自收到本答复之日起6个月内向安澜市中级人民法院提起行政诉讼';
  it('is reconsideration first for what articles 14 to 16 withhold, and only for that', () => {
    for (const answer of ANSWER_CODES) {
      const told = words(reply(sampleItem(answer, answer === 'partly' ? ['registry_query'] : undefined)));
      const isFirst = [
        ...['state_secret', 'forbidden_by_law', 'endangers_safety', 'third_party', 'internal_affairs'],
        ...['deliberation', 'enforcement_file'],
      ].includes(answer);
      expect([answer, told.includes(FIRST), told.includes(EITHER)]).toEqual([answer, isFirst, !isFirst]);
    }
  });
  it('is both where only a part was withheld under them', () => {
    for (const items of [
      [sampleItem('state_secret'), sampleItem('not_found')],
      [sampleItem('partly', ['third_party'])],
    ]) {
      const told = words(reply(...items));
      expect(told).toContain('应当自收到本答复之日起60日内先向');
      expect(told).toContain(EITHER);
    }
  });
  it('stands in letters that decide, never in those that only lead there', () => {
    const with_ = LETTER_KINDS.filter((kind) => /如不服/.test(words(letterOf(sampleOf(kind)))));
    expect(with_).toEqual(['third_party_told', 'reply', 'rectified', 'rectify_transferred', 'rectify_refused']);
    expect(words(letterOf(sampleOf('fee')))).toContain('不单独申请行政复议或者提起行政诉讼');
  });
});

describe('a reply', () => {
  it('is called by its answer; by 部分公开 when mixed with a disclosure; otherwise simply a reply', () => {
    const title = (...answers: string[]) => reply(...answers.map((answer) => sampleItem(answer))).title;
    expect(title('provided', 'already_public')).toBe('政府信息公开告知书');
    expect(title('third_party')).toBe('政府信息不予公开告知书');
    expect(title('not_found')).toBe('政府信息不存在告知书');
    expect(title('provided', 'third_party')).toBe('政府信息部分公开告知书');
    expect(title('not_found', 'third_party')).toBe('政府信息公开申请答复书');
  });
  it('numbers several items and names a right agency only when it is known', () => {
    const several = words(reply(sampleItem('provided'), sampleItem('not_ours')));
    expect(several).toMatch(/^一、关于/m);
    expect(several).toMatch(/^二、关于/m);
    expect(several).toContain('负责公开该信息的行政机关及其联系方式为：安澜市生态环境局');
    const item = sampleItem('not_ours');
    const unknown = { ...item, particulars: { reason: '该信息由其他机关制作' } };
    expect(words(reply(unknown))).not.toContain('负责公开该信息的行政机关');
    expect(words(reply(unknown))).not.toMatch(/^一、/m);
  });
  it('names everything that nobody gave', () => {
    const { 法院: _court, 登记编号: _number, ...values } = sampleOf('reply').values;
    const made = compose({ ...sampleOf('reply'), values: { ...values, 复议机关: '  ' } }, textOf);
    expect(made).toEqual({ ok: false, empty: ['登记编号', '复议机关', '法院'] });
    expect(compose({ ...sampleOf('reply'), items: [] }, textOf)).toMatchObject({ empty: ['答复事项'] });
    const { fee: _fee, ...without } = sampleOf('fee');
    expect(compose(without, textOf)).toEqual({ ok: false, empty: ['收费标准', '收费金额', '收费明细'] });
  });
});

it('shows the fee line by line', () => {
  expect(letterOf(sampleOf('fee')).blocks).toContainEqual({
    kind: 'table',
    rows: [
      ['计费范围', '数量（件）', '单价（元/件）', '金额（元）'],
      ['第1至10件', '10', '0', '0'],
      ['第11至30件', '20', '100', '2000'],
      ['第31至40件', '10', '200', '2000'],
      ['第41至45件', '5', '300', '1500'],
      ['合计', '45', '', '5500'],
    ],
  });
});

describe('a text that a lawyer writes', () => {
  const faults = (body: string, title = '告知书', code = 'extension') =>
    faultsOfTemplate(code, { title, body }).map((fault) =>
      'name' in fault ? `${fault.kind} ${fault.name}` : fault.kind,
    );
  const GOOD = '因{延长理由}，延长至{答复期限}。';
  it.each([
    [GOOD, []],
    [`${GOOD}{申请人姓名}`, ['placeholder_unknown 申请人姓名']],
    [`${GOOD}{检索情况}`, ['placeholder_foreign 检索情况']],
    [`${GOOD}{救济}`, ['placeholder_foreign 救济', 'block_not_alone 救济']],
    [`${GOOD}{`, ['brackets_unbalanced']],
    [`${GOOD}［［联系电话：{联系电话}`, ['brackets_unbalanced']],
    ['因{延长理由}延长。', ['required_missing 答复期限']],
    // What may be left out does not count as said.
    ['因{延长理由}延长［［至{答复期限}］］。', ['required_missing 答复期限']],
    [' \n', ['empty', 'required_missing 延长理由', 'required_missing 答复期限']],
    ['{__proto__}{constructor}', expect.arrayContaining(['placeholder_unknown __proto__'])],
  ])('%j → %j', (body, expected) => expect(faults(body)).toEqual(expected));

  it('never runs what a value holds', () => {
    const values: Values = { 理由: '{法院}［［{机关}］］$&' };
    expect(fill('理由：{理由}。', values)).toEqual({ text: '理由：{法院}［［{机关}］］$&。', empty: [] });
  });
  it('does not end a sentence twice', () => {
    expect(fill('理由：{理由}。特此告知。', { 理由: '经检索没有。' }).text).toBe('理由：经检索没有。特此告知。');
  });
});

it('writes dates as official letters do', () => {
  expect(dateInLetter('2026-01-05')).toBe('2026年1月5日');
  expect(() => dateInLetter('5.1.2026')).toThrow(RangeError);
});
