import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWER_CODES,
  findAnswer,
  describeDecisionFaults,
  findDecisionFaults,
  OUTCOMES,
  outcomeOf,
  particularsOf,
  remedyOf,
  type ItemDecision,
  type Particular,
} from './outcomes.rules.ts';

/** Row of the form, its name, whether reconsideration comes first, and the clauses: written from 国办公开办函〔2021〕30 号 and the regulation. */
const FORM: [string, string, boolean, string[]][] = [
  ['（一）', '予以公开', false, ['第三十六条第（一）项', '第三十六条第（二）项']],
  ['（二）', '部分公开', false, ['第三十七条']],
  ['（三）1', '属于国家秘密', true, ['第十四条']],
  ['（三）2', '其他法律行政法规禁止公开', true, ['第十四条']],
  ['（三）3', '危及“三安全一稳定”', true, ['第十四条']],
  ['（三）4', '保护第三方合法权益', true, ['第十五条']],
  ['（三）5', '属于三类内部事务信息', true, ['第十六条第一款']],
  ['（三）6', '属于四类过程性信息', true, ['第十六条第二款']],
  ['（三）7', '属于行政执法案卷', true, ['第十六条第二款']],
  ['（三）8', '属于行政查询事项', false, ['第三十六条第（七）项']],
  ['（四）1', '本机关不掌握相关政府信息', false, ['第三十六条第（四）项', '第三十六条第（五）项']],
  ['（四）2', '没有现成信息需要另行制作', false, ['第三十八条']],
  ['（四）3', '补正后申请内容仍不明确', false, ['第三十条']],
  ['（五）1', '信访举报投诉类申请', false, ['第三十九条第一款']],
  ['（五）2', '重复申请', false, ['第三十六条第（六）项']],
  ['（五）3', '要求提供公开出版物', false, ['第三十九条第二款']],
  ['（五）4', '无正当理由大量反复申请', false, ['第三十五条']],
  ['（五）5', '要求行政机关确认或重新出具已获取信息', false, ['']],
  ['（六）1', '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', false, ['第三十条']],
  ['（六）2', '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', false, ['第四十二条']],
  ['（六）3', '其他', false, ['', '']],
];

const item = (answer: string, grounds?: string[]): ItemDecision => ({
  asked: '2025年度供水水质检测报告',
  answer,
  ...(grounds ? { grounds } : {}),
  particulars: Object.fromEntries(particularsOf({ answer, ...(grounds ? { grounds } : {}) }).map((p) => [p, '有'])),
});

describe('outcomes', () => {
  it('are the 21 leaf rows of table 3, in their order', () => {
    const told = OUTCOMES.map(({ row, zh, reconsiderationFirst, answers }) => [
      ...[row, zh, reconsiderationFirst],
      answers.map(({ clause }) => clause),
    ]);
    expect(told).toEqual(FORM);
    expect(new Set(OUTCOMES.map(({ code }) => code)).size).toBe(21);
  });

  it('have one answer for each code, and every answer of article 36 has its place', () => {
    expect(new Set(ANSWER_CODES).size).toBe(ANSWER_CODES.length);
    const clauses = ANSWER_CODES.map((code) => findAnswer(code)?.answer.clause);
    for (const no of ['一', '二', '四', '五', '六', '七']) expect(clauses).toContain(`第三十六条第（${no}）项`);
    // Article 36 (3) is every answer of the group withheld, under articles 14–16.
    expect(OUTCOMES.filter(({ reconsiderationFirst }) => reconsiderationFirst)).toHaveLength(7);
    expect(findAnswer('refused')).toBeNull();
  });

  it.each([
    ['already_public', ['way', 'address']],
    ['provided', ['way']],
    ['third_party', ['reason', 'harm', 'publicInterest']],
    ['not_found', ['search']],
    ['not_ours', ['reason']],
    ['repeated', ['earlier']],
    ['registry_query', ['law', 'channel']],
    ['excessive', ['explained', 'reason']],
    ['fee_unpaid', ['notice']],
  ] as [string, Particular[]][])('%s has to say %j', (answer, needs) => {
    expect(particularsOf({ answer })).toEqual(needs);
  });
  it('lets a right agency be named that nobody has to know', () => {
    expect(findAnswer('not_ours')?.answer.may).toEqual(['agency']);
  });
});

describe('a decision', () => {
  it('is complete when every item says what its answer needs', () => {
    for (const code of ANSWER_CODES) {
      const grounds = code === 'partly' ? ['third_party'] : undefined;
      expect(findDecisionFaults([item(code, grounds)]), code).toEqual([]);
    }
  });

  it('names every fault with its item', () => {
    expect(findDecisionFaults([])).toEqual([{ kind: 'nothing_decided' }]);
    const blank = { ...item('not_found'), asked: ' ', particulars: { search: ' ' } };
    expect(findDecisionFaults([item('provided'), blank, item('perhaps')])).toEqual([
      { item: 1, kind: 'asked_missing' },
      { item: 1, kind: 'particular_missing', particular: 'search' },
      { item: 2, kind: 'answer_unknown', answer: 'perhaps' },
    ]);
  });

  it('asks a partial disclosure for the grounds of what it withholds, and for what these need', () => {
    expect(findDecisionFaults([item('partly')])).toEqual([{ item: 0, kind: 'ground_missing' }]);
    expect(
      findDecisionFaults([{ ...item('partly', ['third_party']), particulars: { way: '邮寄', reason: '有' } }]),
    ).toEqual([
      { item: 0, kind: 'particular_missing', particular: 'withoutFile' },
      { item: 0, kind: 'particular_missing', particular: 'harm' },
      { item: 0, kind: 'particular_missing', particular: 'publicInterest' },
    ]);
    const withFile = { ...item('partly', ['internal_affairs']), redactions: ['of a file'] };
    expect(particularsOf(withFile)).not.toContain('withoutFile');
    expect(findDecisionFaults([withFile])).toEqual([]);
    expect(findDecisionFaults([item('partly', ['repeated'])])).toContainEqual({
      ...{ item: 0, kind: 'ground_wrong', answer: 'repeated' },
    });
    expect(findDecisionFaults([item('provided', ['third_party'])])).toContainEqual({
      ...{ item: 0, kind: 'ground_wrong', answer: 'third_party' },
    });
  });
});

describe('what a decision lacks, in words', () => {
  it('names each item that is not complete, and what it needs', () => {
    expect(describeDecisionFaults([item('provided')])).toBeNull();
    expect(describeDecisionFaults([])?.zh).toBe('没有申请事项');
    const half = { ...item('partly'), particulars: { way: '邮寄' } };
    expect(describeDecisionFaults([item('provided'), half, item('')])).toEqual({
      zh: '第 2 项“区分处理后公开可以公开的内容”还缺：不公开部分的理由、理由、不附遮盖后文件的原因；第 3 项没有作出决定',
      en: 'item 2 (Disclosed in part) still needs: the ground of what is withheld; the reason; why no redacted file is enclosed; item 3 is not decided',
    });
  });
});

describe('the row that counts a request', () => {
  it.each([
    [['provided'], 'granted'],
    [['provided', 'already_public'], 'granted'],
    [['not_found', 'not_ours'], 'not_held'],
    [['provided', 'state_secret'], 'partly'],
    [['already_public', 'not_found'], 'partly'],
    [['partly', 'not_found'], 'partly'],
    [['partly'], 'partly'],
    // Nothing was disclosed: the first in the order of the form.
    [['not_found', 'state_secret'], 'state_secret'],
    [['petition', 'needs_making'], 'needs_making'],
  ])('%j → %s', (answers, code) => {
    expect(outcomeOf(answers.map((answer) => ({ answer }))).code).toBe(code);
  });

  it('does not depend on the order of items, and is a row of one of them or 部分公开', () => {
    const answers = fc.array(fc.constantFrom(...ANSWER_CODES), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(answers, (codes) => {
        const { code } = outcomeOf(codes.map((answer) => ({ answer })));
        expect(outcomeOf([...codes].reverse().map((answer) => ({ answer }))).code).toBe(code);
        const rows = codes.map((answer) => findAnswer(answer)?.outcome.code);
        const discloses = codes.some((answer) => findAnswer(answer)?.answer.discloses);
        if (new Set(rows).size > 1 && discloses) expect(code).toBe('partly');
        else expect(rows).toContain(code);
      }),
    );
  });

  it('refuses what is no decision', () => {
    expect(() => outcomeOf([])).toThrow(RangeError);
    expect(() => outcomeOf([{ answer: 'perhaps' }])).toThrow(RangeError);
  });
});

describe('the remedy', () => {
  it.each([
    ['either', [item('provided')]],
    ['either', [item('registry_query'), item('not_found')]],
    ['reconsideration_first', [item('state_secret')]],
    ['reconsideration_first', [item('third_party'), item('deliberation')]],
    ['split', [item('state_secret'), item('not_found')]],
    ['split', [item('partly', ['third_party'])]],
    ['either', [item('partly', ['registry_query'])]],
  ])('is %s', (remedy, items) => {
    expect(remedyOf(items)).toBe(remedy);
  });
});
