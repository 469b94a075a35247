import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, listShippedYears } from '../../foundation/calendar/index.ts';
import { anchorOf, citedKeys, findCitations, linkCitations } from './citations.rules.ts';
import {
  DEFAULT_SETTINGS,
  endOfYears,
  findCleanupFault,
  findFault,
  numberOf,
  publicationDuty,
  serialOf,
  titleKeysOf,
} from './normative.rules.ts';
import { expiryOn, nextChange, validityOn, type Effect } from './validity.rules.ts';

const effect = (kind: Effect['kind'], sinceOn: string | null, more: Partial<Effect> = {}): Effect => ({
  ...{ id: `${kind}-${sinceOn}`, kind, sinceOn, byId: 'b', cleanupId: null, expiresOn: null },
  ...more,
});
const TERM = { effectiveOn: '2026-05-01', expiresOn: '2031-04-30' };

describe('validity on a day', () => {
  it.each([
    ['before it holds', '2026-04-30', [], 'not_yet_in_force'],
    ['on its first day', '2026-05-01', [], 'in_force'],
    ['on its last day', '2031-04-30', [], 'in_force'],
    ['the day after', '2031-05-01', [], 'expired'],
    ['the day before a repeal', '2027-05-31', [effect('repeals', '2027-06-01')], 'in_force'],
    ['from the day of a repeal', '2027-06-01', [effect('repeals', '2027-06-01')], 'repealed'],
    ['replaced counts as repealed', '2028-01-01', [effect('replaces', '2027-06-01')], 'repealed'],
    ['amended', '2028-01-01', [effect('amends', '2027-06-01')], 'amended'],
    [
      'the last change counts',
      '2028-01-01',
      [effect('amends', '2027-06-01'), effect('partly', '2027-07-01')],
      'partly_invalid',
    ],
    [
      'a repeal is final',
      '2028-01-01',
      [effect('repeals', '2027-01-01'), effect('continues', '2027-06-01')],
      'repealed',
    ],
    ['declared expired', '2028-01-01', [effect('expires', '2027-06-01')], 'expired'],
    ['only declared changes nothing', '2028-01-01', [effect('repeals', null)], 'in_force'],
    ['extended in time', '2032-01-01', [effect('continues', '2031-04-01', { expiresOn: '2036-04-30' })], 'in_force'],
    ['extended too late', '2032-01-01', [effect('continues', '2031-06-01', { expiresOn: '2036-04-30' })], 'expired'],
  ] as const)('%s', (_name, on, effects, code) => {
    expect(validityOn(TERM, effects, on).code).toBe(code);
  });

  it('leaves what stock states of itself, until something is decided here', () => {
    const term = { effectiveOn: null, expiresOn: null, stated: 'repealed' as const };
    expect(validityOn(term, [], '2028-01-01')).toMatchObject({ code: 'repealed', since: null });
    expect(validityOn(term, [effect('continues', '2027-01-01')], '2028-01-01').code).toBe('in_force');
    expect(validityOn({ ...term, stated: '' }, [], '2028-01-01').code).toBe('in_force');
  });

  it('says since when and by what', () => {
    const by = effect('replaces', '2027-06-01', { byId: 'new' });
    expect(validityOn(TERM, [by], '2028-01-01')).toMatchObject({ since: '2027-06-01', byId: 'new' });
    expect(validityOn(TERM, [], '2031-06-01')).toMatchObject({ since: '2031-05-01', byId: null });
    expect(validityOn({ effectiveOn: null, expiresOn: null }, [], '2028-01-01')).toMatchObject({
      code: 'in_force',
      since: null,
    });
  });

  it('does not depend on the order in which decisions were recorded, and changes only on the days it names', () => {
    const day = fc
      .integer({ min: 0, max: 3000 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    const kinds = fc.constantFrom('amends', 'partly', 'replaces', 'repeals', 'expires', 'continues') as fc.Arbitrary<
      Effect['kind']
    >;
    const effects = fc.array(fc.record({ kind: kinds, sinceOn: day, expiresOn: fc.option(day) }), { maxLength: 6 });
    fc.assert(
      fc.property(effects, day, (given, on) => {
        const list = given.map((one, at) => effect(one.kind, one.sinceOn, { id: `e${at}`, expiresOn: one.expiresOn }));
        const state = validityOn(TERM, list, on);
        expect(validityOn(TERM, [...list].reverse(), on)).toEqual(state);
        const next = nextChange(TERM, list, on);
        const before = next ? new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10) : '2040-01-01';
        if (before >= on) expect(validityOn(TERM, list, before).code).toBe(state.code);
      }),
    );
  });
});

describe('terms', () => {
  it('warns in the last six months', () => {
    expect(expiryOn('2031-04-30', '2030-10-29', 6)).toBe('running');
    expect(expiryOn('2031-04-30', '2030-10-30', 6)).toBe('warn');
    expect(expiryOn('2031-04-30', '2031-04-30', 6)).toBe('warn');
    expect(expiryOn('2031-04-30', '2031-05-01', 6)).toBe('over');
    expect(expiryOn(null, '2031-05-01', 6)).toBe('none');
    expect(endOfYears('2026-05-01', 5)).toBe('2031-04-30');
  });

  it('finds days in the wrong order', () => {
    const fields = {
      kind: 'normative',
      registrationNumber: '',
      signedOn: '2026-03-20',
      effectiveOn: '2026-05-01',
      expiresOn: '2031-04-30',
      isTrial: false,
    } as const;
    expect(findFault(fields, '2026-11-20')).toBeNull();
    expect(findFault({ ...fields, signedOn: '2026-11-21' }, '2026-11-20')).toBe('signed_in_future');
    expect(findFault({ ...fields, effectiveOn: '2026-03-19' }, '2026-11-20')).toBe('effective_before_signed');
    expect(findFault({ ...fields, expiresOn: '2026-05-01' }, '2026-11-20')).toBe('term_backwards');
  });
});

describe('the limit of publication', () => {
  const calendar = calendarOf(listShippedYears());
  const on = (signedOn: string | null, publishedOn: string | null, today: string) =>
    publicationDuty(DEFAULT_SETTINGS, { signedOn, publishedOn }, today, calendar, 'zh');

  // Vectors of working days in the rule table, §9.
  it.each([
    ['2026-04-30', '2026-05-08'],
    ['2016-04-26', '2016-04-29'],
    ['2016-09-14', '2016-09-20'],
    ['2015-09-02', '2015-09-08'],
  ])('signed on %s it is due on %s', (signedOn, dueOn) => {
    expect(on(signedOn, null, signedOn).dueOn).toBe(dueOn);
  });

  it('explains itself and says whether it was kept', () => {
    expect(on('2026-04-30', null, '2026-05-08').state).toBe('running');
    expect(on('2026-04-30', null, '2026-05-09').state).toBe('overdue');
    expect(on('2026-04-30', '2026-05-08', '2026-06-01').state).toBe('kept');
    expect(on('2026-04-30', '2026-05-11', '2026-06-01').state).toBe('late');
    expect(on(null, null, '2026-05-09').state).toBe('waiting');
    expect(on('2026-04-30', null, '2026-05-08').days.length).toBeGreaterThan(3);
  });
});

describe('numbers', () => {
  it('are made of year and serial, and read again', () => {
    expect(numberOf('ALGF—{year}—{serial}', 2026, 7)).toBe('ALGF—2026—7');
    expect(serialOf('ALGF—{year}—{serial}', 2026, 'ALGF—2026—7')).toBe(7);
    expect(serialOf('ALGF—{year}—{serial}', 2026, 'ALGF—2025—7')).toBeNull();
    expect(serialOf('安规〔{year}〕{serial}号', 2026, '安规〔2026〕12号')).toBe(12);
  });
});

describe('clean-ups', () => {
  const item = { documentId: 'd', result: 'continue', note: '', expiresOn: null } as const;
  it('need a result for everything, a note for what is to be amended, and new terms that lie ahead', () => {
    expect(findCleanupFault([item], '2026-12-31')).toBeNull();
    expect(findCleanupFault([{ ...item, result: '' }], '2026-12-31')?.code).toBe('undecided');
    expect(findCleanupFault([{ ...item, result: 'amend' }], '2026-12-31')?.code).toBe('note_missing');
    expect(findCleanupFault([{ ...item, expiresOn: '2026-12-31' }], '2026-12-31')?.code).toBe('term_backwards');
    expect(findCleanupFault([{ ...item, result: 'repeal', expiresOn: '2030-01-01' }], '2026-12-31')?.code).toBe(
      'term_backwards',
    );
  });
});

describe('citations', () => {
  it.each([
    ['第十九条', 'art-19'],
    ['第十二条之一', 'art-12-1'],
    ['第二条第一款', 'art-2'],
    ['第二条第二款第（三）项', 'art-2-p2-b3'],
    ['第二十条第(八)项', 'art-20-b8'],
  ])('%s is at %s', (place, anchor) => {
    expect(anchorOf(place)).toBe(anchor);
  });

  it('finds titles with number and place, and this document itself', () => {
    const text =
      '根据《中华人民共和国政府信息公开条例》第十九条第二款和《安澜市办法（试行）》（安政发〔2026〕3号），按本办法第五条办理。';
    expect(findCitations(text)).toMatchObject([
      { titleKey: '中华人民共和国政府信息公开条例', anchor: 'art-19-p2', documentNumber: '' },
      { titleKey: '安澜市办法（试行）', anchor: '', documentNumber: '安政发〔2026〕3号' },
      { titleKey: null, anchor: 'art-5' },
    ]);
    const [first] = findCitations(text);
    expect(text.slice(first?.start, first?.end)).toBe('《中华人民共和国政府信息公开条例》第十九条第二款');
  });

  it('knows a document by its title and by what it puts in force', () => {
    expect(titleKeysOf('安澜市人民政府关于印发《安澜市公开办法》的通知')).toEqual([
      '安澜市人民政府关于印发安澜市公开办法的通知',
      '安澜市公开办法',
    ]);
    expect(citedKeys([{ kind: 'paragraph', text: '依照《安澜市公开办法》执行。' }])).toEqual(['安澜市公开办法']);
  });

  it('links what is known, leaves the rest and the links that are there', () => {
    const blocks = [
      { kind: 'paragraph', anchor: 'art-1', text: '依照《甲市公开办法》第三条和《乙市公开办法》，本办法第九条除外。' },
      { kind: 'paragraph', anchor: 'art-9', text: '《甲市公开办法》', links: [{ start: 0, end: 8, href: '/x' }] },
    ];
    const linked = linkCitations(blocks, ({ titleKey, anchor }) =>
      titleKey === '甲市公开办法' ? `/documents/a#${anchor}` : null,
    );
    expect(linked[0]).toMatchObject({ links: [{ start: 2, href: '/documents/a#art-3' }, { href: '#art-9' }] });
    expect(linked[1]).toBe(blocks[1]);
  });

  it('reads hostile text in time', () => {
    const started = performance.now();
    findCitations('《'.repeat(50_000));
    findCitations(`《${'甲'.repeat(100_000)}`);
    findCitations('《甲乙丙丁》第'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
