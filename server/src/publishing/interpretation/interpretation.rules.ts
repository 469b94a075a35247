import { isLink } from '../../kernel/text/index.ts';
import type { WorkdayCalendar } from '../../foundation/calendar/index.ts';
import { due, formatReading, readClock, type ClockEvent, type ClockRule } from '../../foundation/clocks/index.ts';
import type { Duty, Form, InterpretationFields, Settings } from './interpretation.schema.ts';

/** Which documents need an interpretation, and until when: pure decisions. */

/** What holds until a place sets its own. */
export const DEFAULT_SETTINGS: Settings = {
  limitDays: 3,
  limitSource: '国办发〔2016〕80号；解读材料于文件公开后3个工作日内发布',
  neededGenres: ['规定', '办法', '细则', '意见', '方案', '规划', '决定', '措施', '政策'],
  neededSource: '国办发〔2016〕80号；涉及面广、社会关注度高的政策文件与解读同步组织、同步审签、同步部署',
  leaderYearly: null,
  leaderSource: '',
  stockDays: 365,
  version: 0,
};

const GENRES = [
  ...['命令', '令', '决定', '决议', '规定', '办法', '细则', '规则', '准则', '意见', '方案', '规划', '计划', '措施'],
  ...[
    '政策',
    '要点',
    '预案',
    '标准',
    '条例',
    '通知',
    '通告',
    '公告',
    '公报',
    '通报',
    '批复',
    '函',
    '报告',
    '议案',
    '纪要',
  ],
] as const;

/**
 * The genre (文种) of a document from its title: 关于印发《…管理办法》的通知 is judged as the 办法 that it puts in force. '' when the title
 * names none.
 */
export function genreOf(title: string): string {
  const plain = stripBrackets(title);
  const carried =
    /(?:印发|发布|公布|转发)[^《]*《([^》]+)》/.exec(title)?.[1] ??
    /(?:印发|发布|公布|转发)(.+?)的(?:通知|公告|令)$/.exec(plain)?.[1];
  return (carried && endOf(stripBrackets(carried))) || endOf(plain);
}

/** （试行）, （2026年修订） and the like say nothing of the genre. */
const stripBrackets = (title: string) => title.replace(/[（(〔][^（）()〔〕]*[）)〕]/g, '').trim();
const endOf = (title: string) => GENRES.find((genre) => title.replace(/[》”"]+$/, '').endsWith(genre)) ?? '';

/** Whether a document of this title goes for review only with an interpretation or a reason why it needs none. */
export const isNeeded = (settings: Settings, title: string): boolean =>
  settings.neededGenres.includes(genreOf(title)) && !/政策(解读|问答)|一图读懂|解读[》”]?$/.test(title);

/** From which day on a document that was public elsewhere before is owed an interpretation here; before it, it is old stock. */
export function stockBegins({ stockDays }: Settings, today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - stockDays * 86_400_000).toISOString().slice(0, 10);
}

/** What to say when old stock is published in bulk: `due` is on the work bench as a to-do, `old` goes without; null needs none. */
export function judgeStock(
  settings: Settings,
  { title, publishedOn }: { title: string; publishedOn: string | null },
  today: string,
): 'due' | 'old' | null {
  if (!isNeeded(settings, title)) return null;
  return (publishedOn ?? today) >= stockBegins(settings, today) ? 'due' : 'old';
}

export type InterpretationFault = 'media_missing' | 'media_wrong' | 'phone_missing' | 'role_missing' | 'expert_missing';

const RECORDED: readonly Form[] = ['audio', 'video'];

/** What an interpretation still lacks; 解释部门 and 咨询电话 are asked for by local duties (S1-064), a recording by its form. */
export function findFault(fields: InterpretationFields): InterpretationFault | null {
  if (fields.mediaLink !== '' && !isLink(fields.mediaLink)) return 'media_wrong';
  if (RECORDED.includes(fields.form) && fields.mediaLink === '') return 'media_missing';
  if (fields.phone.trim() === '') return 'phone_missing';
  if (fields.interpreter === 'leader' && fields.interpreterRole.trim() === '') return 'role_missing';
  if (fields.interpreter === 'expert' && fields.expertId === null) return 'expert_missing';
  return null;
}

/** The deadline of the interpretation as a clock rule; null where it goes out together with the document. */
export function limitRule({ limitDays, limitSource }: Settings): ClockRule | null {
  if (limitDays === 0) return null;
  return {
    code: 'interpretation.limit',
    title: { zh: '政策解读', en: 'Interpretation' },
    amount: limitDays,
    unit: 'working_day',
    source: limitSource,
    pauses: [],
    restarts: [],
    extension: null,
    light: { nearAt: 1 },
  };
}

export interface DutyInput {
  needed: boolean;
  exempt: boolean;
  /** The day on which the document was published here; null while it is not public. */
  publishedOn: string | null;
  /** The day on which the first interpretation was published; null while there is none. */
  explainedOn: string | null;
}

/** How a document stands with its interpretation on a day; each day explained. */
export function dutyOf(
  settings: Settings,
  { needed, exempt, publishedOn, explainedOn }: DutyInput,
  today: string,
  calendar: WorkdayCalendar,
  locale: 'zh' | 'en',
): Duty {
  const plain = (state: Duty['state'], zh: string, en: string): Duty => ({
    ...{ state, dueOn: null, provisional: false, words: locale === 'zh' ? zh : en, days: [] },
  });
  const isExplained = explainedOn !== null;
  if (!needed && !isExplained) return plain('not_needed', '这类文件不要求解读', 'This kind of document needs none');
  if (exempt && !isExplained) return plain('exempt', '已说明不需要解读的理由', 'A reason why it needs none is stated');
  if (publishedOn === null)
    return plain('waiting', '文件公开后开始计时', 'The clock starts when the document is published');
  const rule = limitRule(settings);
  // Together with it: the day of the document is the last day.
  if (!rule) {
    const state = explainedOn === null ? (today > publishedOn ? 'overdue' : 'running') : late(explainedOn, publishedOn);
    const words = locale === 'zh' ? '应与文件同步发布' : 'Due together with the document';
    return { state, dueOn: publishedOn, provisional: false, words, days: [] };
  }
  const events: ClockEvent[] = [{ id: 'published', kind: 'start', on: publishedOn }];
  // An interpretation that came first is in time; a clock cannot stop before it starts.
  if (explainedOn !== null)
    events.push({ id: 'explained', kind: 'stop', on: explainedOn < publishedOn ? publishedOn : explainedOn });
  const clock = due(rule, events, calendar);
  const reading = readClock(rule, clock, today, calendar);
  const state =
    explainedOn !== null
      ? clock.kept === false
        ? 'late'
        : 'kept'
      : reading.state === 'overdue'
        ? 'overdue'
        : 'running';
  return {
    state,
    dueOn: clock.dueOn,
    provisional: reading.provisional,
    words: formatReading(reading, locale),
    days: clock.days.map(({ date, note }) => ({ date, note: note[locale] })),
  };
}

const late = (explainedOn: string, limit: string) => (explainedOn > limit ? ('late' as const) : ('kept' as const));

/** Why a document may not go on without its interpretation, at each gate of its way; null when it may. */
export function findHold(
  at: 'submit' | 'sign_off' | 'publish',
  settings: Settings,
  { needed, exempt, states }: { needed: boolean; exempt: boolean; states: readonly string[] },
): 'missing' | 'not_sent' | 'not_approved' | null {
  if (!needed || exempt) return null;
  if (states.length === 0) return 'missing';
  // 同步审签: it is at least under review when its document is signed off.
  if (at === 'sign_off' && states.every((state) => state === 'draft')) return 'not_sent';
  if (at === 'publish' && settings.limitDays === 0 && !states.some((state) => state === 'approved' || state === 'live'))
    return 'not_approved';
  return null;
}
