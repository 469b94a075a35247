import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  codeFrom,
  documentKey,
  findFaults,
  isResidentId,
  maskName,
  readCode,
  receiptDate,
  tailOf,
} from './intake.rules.ts';
import { emptyForm, readForm } from './form.rules.ts';
import { CHANNELS, type RequestForm } from './intake.schema.ts';

describe('codes', () => {
  it('are 80 bits in groups of four, and read again however they were typed', () => {
    const codes = Array.from({ length: 200 }, () => codeFrom(randomBytes(16)));
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    }
    expect(new Set(codes).size).toBe(200);
    expect(readCode('OOOO-IIII-LLLL-uuuu')).toBe('0000-1111-1111-VVVV');
    for (const none of ['', 'ABCD', 'ABCD-EFGH-JKMN-PQRST', '＜script＞']) expect(readCode(none)).toBe('');
  });
});

describe('the day of receipt (article 31)', () => {
  it.each([
    ['counter', null, '2026-09-30'],
    ['post_signed', null, '2026-09-30'],
    ['post_plain', null, null],
    ['post_plain', '2026-10-08', '2026-10-08'],
    ['fax', '2026-10-09', '2026-10-09'],
    ['email', null, null],
    ['web', null, null],
    ['web', '2026-10-08', '2026-10-08'],
  ] as const)('%s, confirmed %s: %s', (channel, confirmed, day) => {
    expect(receiptDate(channel, '2026-09-30', confirmed)).toBe(day);
  });
  it('has a rule for every channel', () => expect(CHANNELS.length).toBe(6));
});

describe('resident identity numbers (GB 11643)', () => {
  it.each([
    ['11010519491231002X', true],
    ['110105194912310021', false],
    ['11010519490231002X', false],
    ['1101051949123100', false],
    ['', false],
  ])('%s: %s', (number, right) => expect(isResidentId(number)).toBe(right));
});

const good = (): RequestForm =>
  readForm({
    ...{ organisation: 'u', kind: 'natural', name: '申请人甲', documentType: 'resident_id' },
    ...{ documentNumber: '11010519491231002x', phone: '0990-12345', title: '决算', form: 'electronic', way: 'pickup' },
  });
const codes = (form: RequestForm, isAuthorised = false) => findFaults(form, isAuthorised).map(({ code }) => code);

describe('what a form must hold (article 29)', () => {
  it('is complete with the three groups, and nothing asks for a purpose', () => {
    expect(codes(good())).toEqual([]);
    expect(JSON.stringify(emptyForm(''))).not.toMatch(/purpose|use|用途/);
  });
  it('says everything that is missing at once', () => {
    expect(codes(emptyForm(''))).toEqual([
      ...[
        'organisation_missing',
        'name_missing',
        'document_missing',
        'contact_missing',
        'item_missing',
        'email_needed',
      ],
    ]);
  });
  it.each([
    [{ number: '安财〔2026〕1号', title: '' }, []],
    [{ description: '去年修路的那份批复', title: '' }, []],
    [{ phone: '12' }, ['phone_wrong']],
    [{ phone: '', email: 'nobody' }, ['email_wrong']],
    [{ way: 'email' }, ['email_needed']],
    [{ way: 'post' }, ['address_needed']],
    [{ way: 'email', form: 'paper', email: 'a@b.cn' }, ['paper_by_email']],
    [{ documentNumber: '110105194912310021' }, ['resident_id_wrong']],
    [{ documentType: 'other', documentNumber: '12' }, ['document_short']],
    [{ kind: 'business', name: '' }, ['organisation_name_missing']],
  ])('%o: %o', (change, faults) => {
    const fields = {
      ...{ organisation: 'u', kind: 'natural', name: '申请人甲', documentType: 'resident_id', title: '决算' },
      ...{ documentNumber: '11010519491231002X', phone: '0990-12345', form: 'electronic', way: 'pickup' },
    };
    expect(codes(readForm({ ...fields, ...change }))).toEqual(faults);
  });
  it('takes what browsers send as well as it can', () => {
    const form = readForm({ name: ' 甲\u0000\t乙 ', kind: 'robot', description: '一\r\n二\u0007', way: '<b>' });
    expect(form.applicant).toMatchObject({ name: '甲 乙', kind: 'natural' });
    expect(form.items[0]?.description).toBe('一\n二');
    expect(form.delivery).toEqual({ form: 'electronic', way: 'email' });
  });
});

it.each([
  ['139-8765 4321', '4321'],
  ['１１０１０５１９４９１２３１００２ｘ', '002X'],
  ['12', '12'],
])('the tail of %s is %s', (number, tail) => expect(tailOf(number)).toBe(tail));

it('knows one paper however its number was typed', () => {
  expect(documentKey('resident_id', '110105 19491231 002x')).toBe(documentKey('resident_id', '11010519491231002X'));
  expect(documentKey('other', '军字第1号')).not.toBe(documentKey('other', '军字第2号'));
});

it.each([
  ['natural', '欧阳测试', '欧某'],
  ['natural', '', ''],
  ['business', '安澜水务有限公司', '安澜水务有限公司'],
] as const)('%s %s is shown as %s', (kind, name, shown) => expect(maskName(kind, name)).toBe(shown));
