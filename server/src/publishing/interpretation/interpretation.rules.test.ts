import { describe, expect, it } from 'vitest';
import { calendarOf, listShippedYears } from '../../foundation/calendar/index.ts';
import {
  DEFAULT_SETTINGS,
  dutyOf,
  findFault,
  findHold,
  genreOf,
  isNeeded,
  judgeStock,
} from './interpretation.rules.ts';
import type { InterpretationFields } from './interpretation.schema.ts';

const calendar = calendarOf(listShippedYears());
const fields: InterpretationFields = {
  ...{ form: 'text', interpreter: 'drafting_unit', interpreterRole: '', expertId: null, phone: '0900-12345678' },
  ...{ interpreterUnitId: '00000000-0000-7000-8000-000000000001', audience: '', mediaLink: '', heldOn: null },
};

describe('the genre of a document', () => {
  it.each([
    ['安澜市城市集中供热管理办法', '办法'],
    ['安澜市城市集中供热管理办法（2026年修订）', '办法'],
    ['关于印发《安澜市最低生活保障审核确认实施细则》的通知', '细则'],
    ['关于印发2016年全省政务公开工作要点的通知', '要点'],
    ['国务院办公厅关于转发国家发展改革委等部门《关于推动城市停车设施发展的意见》的通知', '意见'],
    ['安澜市老年助餐服务三年行动方案（2024—2026年）', '方案'],
    ['关于做好2026年度供热期准备工作的通知', '通知'],
    ['安澜市人民政府令', '令'],
    ['关于停止执行《安澜市生活垃圾分类管理办法》部分条款的通知', '通知'],
    ['2026年上半年经济运行情况', ''],
  ])('%s → %s', (title, genre) => expect(genreOf(title)).toBe(genre));

  it('decides whether an interpretation is needed', () => {
    expect(isNeeded(DEFAULT_SETTINGS, '关于印发《安澜市医疗救助办法》的通知')).toBe(true);
    expect(isNeeded(DEFAULT_SETTINGS, '关于2027年元旦放假的通知')).toBe(false);
    expect(isNeeded(DEFAULT_SETTINGS, '《安澜市医疗救助办法》政策解读')).toBe(false);
    expect(isNeeded({ ...DEFAULT_SETTINGS, neededGenres: ['通知'] }, '关于2027年元旦放假的通知')).toBe(true);
  });
});

describe('the clock of an interpretation', () => {
  const duty = (more: object, today = '2026-11-25', settings = DEFAULT_SETTINGS) =>
    dutyOf(
      settings,
      { needed: true, exempt: false, publishedOn: '2026-11-20', explainedOn: null, ...more },
      today,
      calendar,
      'zh',
    );

  it('counts working days after the document, weekends left out, each day explained', () => {
    // Friday 20 November + 3 working days = Wednesday 25 November
    const open = duty({});
    expect(open).toMatchObject({ state: 'running', dueOn: '2026-11-25', provisional: false });
    expect(open.days.some(({ date }) => date === '2026-11-21')).toBe(true);
    expect(duty({}, '2026-11-26').state).toBe('overdue');
    // the vector of rules.md §9 over the May holiday: 2026-04-30 + 3 = 2026-05-08
    expect(duty({ publishedOn: '2026-04-30' }, '2026-05-06').dueOn).toBe('2026-05-08');
  });

  it('is kept or late by the day of the first interpretation, also one that came before the document', () => {
    expect(duty({ explainedOn: '2026-11-25' }).state).toBe('kept');
    expect(duty({ explainedOn: '2026-11-26' }, '2026-11-30').state).toBe('late');
    expect(duty({ explainedOn: '2026-11-18' }).state).toBe('kept');
  });

  it('asks for the same day where both go out together', () => {
    const together = { ...DEFAULT_SETTINGS, limitDays: 0 };
    expect(duty({}, '2026-11-20', together)).toMatchObject({ state: 'running', dueOn: '2026-11-20' });
    expect(duty({}, '2026-11-21', together).state).toBe('overdue');
    expect(duty({ explainedOn: '2026-11-21' }, '2026-11-22', together).state).toBe('late');
  });

  it('does not run for what needs none, is exempt or not public yet', () => {
    expect(duty({ needed: false }).state).toBe('not_needed');
    expect(duty({ exempt: true }).state).toBe('exempt');
    expect(duty({ publishedOn: null }).state).toBe('waiting');
  });
});

describe('what is asked of an interpretation', () => {
  it.each([
    [{}, null],
    [{ phone: ' ' }, 'phone_missing'],
    [{ form: 'video' as const }, 'media_missing'],
    [{ form: 'video' as const, mediaLink: 'javascript:alert(1)' }, 'media_wrong'],
    [{ form: 'audio' as const, mediaLink: 'https://media.example.cn/1.mp3' }, null],
    [{ interpreter: 'leader' as const }, 'role_missing'],
    [{ interpreter: 'leader' as const, interpreterRole: '市财政局局长' }, null],
    [{ interpreter: 'expert' as const }, 'expert_missing'],
  ])('%o → %s', (more, fault) => expect(findFault({ ...fields, ...more })).toBe(fault));

  it('is asked at each gate of the document', () => {
    const at = (step: 'submit' | 'sign_off' | 'publish', states: string[], more = {}) =>
      findHold(step, { ...DEFAULT_SETTINGS, ...more }, { needed: true, exempt: false, states });
    expect(at('submit', [])).toBe('missing');
    expect(at('submit', ['draft'])).toBeNull();
    expect(at('sign_off', ['draft'])).toBe('not_sent');
    expect(at('sign_off', ['draft', 'in_review'])).toBeNull();
    expect(at('publish', ['in_review'])).toBeNull();
    expect(at('publish', ['in_review'], { limitDays: 0 })).toBe('not_approved');
    expect(at('publish', ['approved'], { limitDays: 0 })).toBeNull();
    const free = { needed: true, exempt: true, states: [] };
    expect(findHold('publish', { ...DEFAULT_SETTINGS, limitDays: 0 }, free)).toBeNull();
  });
});

describe('old stock that is published in bulk', () => {
  it.each([
    ['关于印发《停车管理办法》的通知', '2026-11-21', 'due'],
    ['关于印发《停车管理办法》的通知', '2025-11-22', 'due'],
    ['关于印发《停车管理办法》的通知', '2025-11-21', 'old'],
    ['关于印发《停车管理办法》的通知', null, 'due'],
    ['关于召开会议的通知', '2026-11-21', null],
  ])('%s of %s: %s', (title, publishedOn, expected) =>
    expect(judgeStock(DEFAULT_SETTINGS, { title, publishedOn }, '2026-11-22')).toBe(expected),
  );
  it('begins where the place says', () =>
    expect(
      judgeStock(
        { ...DEFAULT_SETTINGS, stockDays: 30 },
        { title: '停车管理办法', publishedOn: '2026-10-22' },
        '2026-11-22',
      ),
    ).toBe('old'));
});
