import type { Sheet } from '../../../kernel/sheets/index.ts';
import type { Channel } from '../intake/intake.schema.ts';
import { CHANNEL_TITLES } from '../intake/intake.texts.ts';
import type { RequestListItem } from './handling.schema.ts';

type Listed = RequestListItem & { receivedOn: string | null; repliedOn: string | null };

const LIGHTS = {
  none: { zh: '未起算', en: 'Not started' },
  normal: { zh: '正常', en: 'In time' },
  near: { zh: '临期', en: 'Near its end' },
  overdue: { zh: '超期', en: 'Overdue' },
  paused: { zh: '暂停', en: 'Paused' },
} as const;
const COLUMNS: readonly {
  title: { zh: string; en: string };
  width: number;
  of: (row: Listed, at: 'zh' | 'en') => string;
}[] = [
  { title: { zh: '登记号', en: 'Number' }, width: 16, of: (row) => row.number },
  { title: { zh: '申请内容', en: 'Asked for' }, width: 44, of: (row) => row.title },
  { title: { zh: '申请人', en: 'Applicant' }, width: 14, of: (row) => row.applicant },
  { title: { zh: '渠道', en: 'Channel' }, width: 14, of: ({ channel }, at) => CHANNEL_TITLES[channel as Channel][at] },
  { title: { zh: '状态', en: 'State' }, width: 16, of: (row, at) => row.stateTitle[at] },
  { title: { zh: '下一步', en: 'Next step' }, width: 16, of: (row, at) => row.nextStep?.[at] ?? '' },
  { title: { zh: '受理机关', en: 'Authority' }, width: 24, of: (row) => row.organisationName },
  { title: { zh: '承办单位', en: 'Unit in charge' }, width: 24, of: (row) => row.leadUnitName },
  { title: { zh: '承办人', en: 'Officer' }, width: 12, of: (row) => row.officerName },
  { title: { zh: '来件日', en: 'Arrived' }, width: 12, of: (row) => row.arrivedOn },
  { title: { zh: '收到日', en: 'Received' }, width: 12, of: (row) => row.receivedOn ?? '' },
  { title: { zh: '答复期限', en: 'Due' }, width: 12, of: (row) => row.dueOn ?? '' },
  { title: { zh: '答复日', en: 'Answered' }, width: 12, of: (row) => row.repliedOn ?? '' },
  {
    title: { zh: '期限状态', en: 'Clock' },
    width: 26,
    of: ({ clock, light, repliedOn }, at) => clock || (repliedOn ? '' : LIGHTS[light][at]),
  },
];

/** The list of cases as one sheet in the reader's language, a row a case, applicants masked as on the screen. */
export function listSheet(rows: readonly Listed[], locale: 'zh' | 'en'): Sheet {
  return {
    name: locale === 'en' ? 'Requests' : '依申请公开',
    widths: COLUMNS.map(({ width }) => width),
    frozenRows: 1,
    rows: [
      COLUMNS.map(({ title }) => ({ value: title[locale], header: true })),
      ...rows.map((row) => COLUMNS.map(({ of }) => ({ value: of(row, locale) }))),
    ],
  };
}
