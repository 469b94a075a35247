import { foldWidth } from '../../kernel/text/index.ts';
import type { Entry, EntryFields } from './catalog.schema.ts';

/** 26 fields of the grassroots pilot. The number is certain, the names are from memory ([忆] in the rule table), so any other is taken as well. */
export const FIELDS = [
  ...['国土空间规划', '重大建设项目', '公共资源交易', '财政预决算', '安全生产', '税收管理', '征地补偿'],
  ...['国有土地上房屋征收与补偿', '保障性住房', '农村危房改造', '生态环境', '公共文化服务', '公共法律服务', '扶贫'],
  ...['救灾', '食品药品监管', '城市综合执法', '就业', '社会保险', '社会救助', '养老服务', '户籍管理', '涉农补贴'],
  ...['义务教育', '医疗卫生', '市政服务'],
] as const;

/** 公开渠道和载体: the 13 that the standard offers. */
export const CHANNELS = [
  ...['政府网站', '政府公报', '两微一端', '发布会/听证会', '广播电视', '纸质媒体', '公开查阅点', '政务服务中心'],
  ...['便民服务站', '入户/现场', '社区/企事业单位/村公示栏（电子屏）', '精准推送', '其他'],
] as const;

/** 国办发〔2019〕54号 leaves it at the limit of the Regulation where an entry names none. */
export const USUAL_LIMIT = '信息形成或者变更之日起20个工作日内';

export const catalogPath = (id: string): string => `/standard-catalog/${id}`;

/** Two rows are the same entry when field, item and publisher are, and they are the same one of several. */
export function keysOf(rows: readonly Pick<EntryFields, 'field' | 'level1' | 'level2' | 'publisher'>[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = [row.field, row.level1, row.level2, row.publisher].map(squeezed).join('|');
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return `${key}|${nth}`;
  });
}
const squeezed = (text: string) => foldWidth(text).replace(/\s+/g, '');

const COMPARED = [
  ...(['number', 'content', 'basis', 'timeLimit', 'toSociety', 'toGroup', 'proactive', 'onRequest'] as const),
  ...(['atCounty', 'atTownship', 'evidence'] as const),
];

/** Whether a row of a file changes the entry that it stands for. */
export const isChanged = (entry: Entry, row: EntryFields, organisationId: string | null): boolean =>
  COMPARED.some((name) => entry[name] !== row[name]) ||
  entry.channels.join('|') !== row.channels.join('|') ||
  (organisationId !== null && entry.organisationId !== organisationId);

interface Described {
  title: string;
  topic: string;
  subjectWords: string;
  organisationId: string;
}
type Suggestible = Pick<Entry, 'id' | 'field' | 'level1' | 'level2' | 'content' | 'organisationId'>;

/** Words that stand in every second title or entry and tell nothing. */
const EMPTY = new Set([
  '关于',
  '公开',
  '信息',
  '通知',
  '公告',
  '工作',
  '情况',
  '管理',
  '有关',
  '印发',
  '政府',
  '其他',
  '相关',
  '结果',
  '政策',
  '办法',
]);
const pairs = (text: string): Set<string> => {
  const found = new Set<string>();
  for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 2 <= run.length; i++) {
      const pair = run.slice(i, i + 2);
      if (!EMPTY.has(pair)) found.add(pair);
    }
  return found;
};

/** Entries under which a document may belong, best first: shared words with item and content, its own unit before others. */
export function suggestEntries<E extends Suggestible>(document: Described, entries: readonly E[], limit: number): E[] {
  const asked = pairs(`${document.title} ${document.topic} ${document.subjectWords}`);
  if (asked.size === 0) return [];
  const scored = entries.flatMap((entry) => {
    const shared = (text: string) => [...pairs(text)].filter((pair) => asked.has(pair)).length;
    const words = 3 * shared(`${entry.level1} ${entry.level2}`) + 2 * shared(entry.field) + shared(entry.content);
    if (words < 3) return [];
    const isOwn = entry.organisationId !== null && entry.organisationId === document.organisationId;
    // A long content shares some words with everything; its length is held against it.
    return [{ entry, score: (words / Math.log2(8 + entry.content.length / 20)) * (isOwn ? 1.5 : 1) }];
  });
  return scored
    .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => entry);
}
