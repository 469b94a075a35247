import type { Extraction } from '../../../kernel/extract/index.ts';
import type { DocumentReading, Task } from '../reading.schema.ts';
import { readDocument } from './reading.rules.ts';

/** Helpers of the tests of reading: a document from lines, and short views of what was read. */

/** A text file with one paragraph per line; a line of cells between bars is a table row. */
export function textOf(lines: string, more: Partial<Extraction> = {}): Extraction {
  const blocks: Extraction['blocks'] = [];
  for (const line of lines.replace(/^\n/, '').split('\n')) {
    if (/^\s*\|.*\|\s*$/.test(line)) {
      const cells = line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((text) => ({ text: text.trim().replaceAll('⏎', '\n') }));
      const last = blocks.at(-1);
      if (last?.kind === 'table') last.rows.push(cells);
      else blocks.push({ kind: 'table', rows: [cells] });
    } else if (line.trim() !== '') {
      blocks.push({ kind: 'paragraph', text: line });
    }
  }
  return { format: 'docx', labels: [], blocks, images: [], findings: [], ...more };
}

export const readText = (lines: string, more: Partial<Extraction> = {}): DocumentReading =>
  readDocument(textOf(lines, more));

/** A plan of a city with the given items, made on 15 March 2021. */
export const readPlan = (items: string, title = '安澜市2021年政务公开工作要点'): DocumentReading =>
  readText(
    `安澜市人民政府办公室关于印发${title}的通知\n安政办发〔2021〕8号\n各区县人民政府，市政府各部门：\n现将《${title}》印发给你们，请认真贯彻执行。\n安澜市人民政府办公室\n2021年3月15日\n${title}\n${items}`,
  );

const list = (terms: readonly { value: string }[]) => terms.map((term) => term.value).join('; ');

/** 一/（一）: 甲、乙 + 丙 | 2021-06-30 | quarterly | 3 working_days | >= 2 times */
export function brief(task: Task): string {
  const units = `${task.lead.join('、')} + ${task.responsible.join('、')}`.trim();
  const parts = [
    units,
    task.dates.map((date) => date.on).join('; '),
    list(task.frequencies),
    list(task.limits),
    list(task.thresholds),
  ];
  return `${task.path}: ${parts.join(' | ')}`.replace(/(?: \| )+$/, '').trimEnd();
}

/** Milliseconds of processor time that something takes: a busy machine does not make it longer. */
export function processorTime(run: () => void): number {
  const begun = process.cpuUsage();
  run();
  return process.cpuUsage(begun).user / 1000;
}
