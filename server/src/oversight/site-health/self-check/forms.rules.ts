import type { PrintBlock, PrintDocument, PrintTableCell } from '../../../kernel/print/index.ts';
import type { Sheet, SheetCell } from '../../../kernel/sheets/index.ts';
import type { Line, Outcome, SelfCheckTable } from './score.rules.ts';

/** The self-check as a printed document and as sheets, in Chinese: it is the form. Pure. */

export interface FormHead {
  targetName: string;
  origin: string;
  unit: string;
  month: string;
  /** Null: not settled yet. */
  settledOn: string | null;
  producedAt: string;
}

export const OUTCOMES: Record<Outcome, string> = {
  vetoed: '不合格（单项否决，不再评分）',
  incomplete: '尚有项目没有结果',
  failed: '不合格',
  passed: '合格',
  passed_with_bonus: '合格（进入加分）',
};
const VERDICTS: Record<Line['verdict'], string> = {
  ...{ met: '符合', unmet: '不符合', unknown: '待判定', not_applicable: '不适用' },
};
const PARTS: readonly [Line['part'], string][] = [
  ['veto', '一、单项否决指标'],
  ['deduction', '二、扣分指标'],
  ['bonus', '三、加分指标'],
  ['media', '四、政务新媒体'],
];
const GROUPS: Record<string, string> = {
  ...{ publishing: '发布解读', services: '办事服务', interaction: '互动交流', design: '功能设计' },
};
const MEDIA = { vetoed: '有账号不合格', incomplete: '待判定', passed: '未发现不合格' };

const result = ({ part, verdict, points }: Line): string =>
  part === 'deduction' && verdict === 'unmet'
    ? `扣 ${points} 分`
    : part === 'bonus' && verdict === 'met'
      ? `加 ${points} 分`
      : VERDICTS[verdict];
const ground = (line: Line): string =>
  [line.seenZh, line.evidence && `${line.evidence}（${line.judgedBy}，${line.judgedOn}）`].filter(Boolean).join('；');

/** The lines of the result in words. */
function summary(head: FormHead, table: SelfCheckTable): [string, string][] {
  const score =
    table.score === null ? '—' : `${table.score} 分${table.bonus > 0 ? `（含加分 ${table.bonus} 分）` : ''}`;
  return [
    ['网站', `${head.targetName}（${head.origin}）`],
    ['责任单位', head.unit],
    ['自查月份', head.month],
    ['检查日期', table.filledOn],
    ['结果', OUTCOMES[table.outcome]],
    ['得分', score],
    ['政务新媒体', MEDIA[table.media]],
    ['状态', head.settledOn ? `${head.settledOn} 定稿` : '未定稿'],
  ];
}

export function sheetsOf(head: FormHead, table: SelfCheckTable): Sheet[] {
  const plain = (value: string | number): SheetCell => ({ value });
  const bold = (value: string): SheetCell => ({ value, header: true });
  const lines = PARTS.flatMap(([part, title]) => [
    [{ ...bold(title), colSpan: 6 }, null, null, null, null, null],
    ...table.lines
      .filter((line) => line.part === part)
      .map((line) => [
        ...[plain(GROUPS[line.group] ?? ''), plain(line.zh), plain(line.ruleZh), plain(result(line))],
        ...[plain(line.count), plain(ground(line))],
      ]),
  ]);
  const groups = table.groups.map(({ group, cap, deducted }) => [
    ...[plain(GROUPS[group] ?? group), plain(cap), plain(deducted), plain(Math.round((cap - deducted) * 100) / 100)],
  ]);
  const found = table.lines.flatMap((line) =>
    line.found.map(({ title, address, unit, since }) => [
      ...[plain(line.zh), plain(title), plain(address), plain(unit), plain(since)],
    ]),
  );
  return [
    {
      name: '自查结果',
      widths: [16, 60],
      rows: summary(head, table).map(([name, value]) => [bold(name), plain(value)]),
    },
    {
      name: '指标表',
      ...{ widths: [12, 26, 46, 12, 8, 50], frozenRows: 1 },
      rows: [['指标类别', '指标', '判定办法', '结果', '数量', '检查情况'].map(bold), ...lines],
    },
    { name: '分项得分', widths: [16, 10, 10, 10], rows: [['类别', '满分', '扣分', '得分'].map(bold), ...groups] },
    {
      name: '问题清单',
      ...{ widths: [24, 40, 60, 20, 14], frozenRows: 1 },
      rows: [['指标', '问题', '网址', '责任单位', '发现日期'].map(bold), ...found],
    },
  ];
}

export function printOf(head: FormHead, table: SelfCheckTable): PrintDocument {
  const cell = (text: string | number): PrintTableCell => ({ text: String(text) });
  const bold = (text: string): PrintTableCell => ({ text, header: true });
  const parts = PARTS.flatMap(([part, title]): PrintBlock[] => {
    const lines = table.lines.filter((line) => line.part === part);
    return [
      { kind: 'heading', level: 1, text: title },
      {
        ...{ kind: 'table', headRows: 1 },
        rows: [
          ['指标', '判定办法', '结果', '检查情况'].map(bold),
          ...lines.map((line) => [cell(line.zh), cell(line.ruleZh), cell(result(line)), cell(ground(line))]),
        ],
      },
    ];
  });
  const scores: PrintBlock[] = [
    { kind: 'heading', level: 1, text: '五、分项得分' },
    {
      ...{ kind: 'table', headRows: 1 },
      rows: [
        ['类别', '满分', '扣分', '得分'].map(bold),
        ...table.groups.map(({ group, cap, deducted }) =>
          [GROUPS[group] ?? group, cap, deducted, Math.round((cap - deducted) * 100) / 100].map(cell),
        ),
      ],
    },
  ];
  const found = table.lines.filter((line) => line.found.length > 0);
  const list: PrintBlock[] =
    found.length === 0
      ? []
      : [
          { kind: 'heading', level: 1, text: '六、问题清单' },
          {
            ...{ kind: 'table', headRows: 1 },
            rows: [
              ['指标', '问题', '责任单位', '发现日期'].map(bold),
              ...found.flatMap((line) =>
                line.found.map(({ title, address, unit, since }) => [
                  cell(line.zh),
                  cell(address && address !== title ? `${title}　${address}` : title),
                  ...[cell(unit), cell(since)],
                ]),
              ),
            ],
          },
        ];
  return {
    title: `${head.targetName}${Number(head.month.slice(0, 4))}年${Number(head.month.slice(5))}月自查表`,
    blocks: [
      { kind: 'table', rows: summary(head, table).map(([name, value]) => [bold(name), cell(value)]) },
      ...parts,
      ...scores,
      ...list,
    ],
    ...{ producedAt: head.producedAt, author: head.unit, subject: '政府网站月度自查' },
  };
}
