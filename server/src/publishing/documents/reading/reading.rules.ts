import type { Extraction } from '../../../kernel/extract/index.ts';
import type { BodyBlock, DocumentReading, ReadingWarning } from '../reading.schema.ts';
import { liftLabels } from './labels.rules.ts';
import { layOut } from './layout.rules.ts';
import { toEntries } from './lines.rules.ts';
import { bestLabels, readFields } from './metadata.rules.ts';
import { buildStructure } from './structure.rules.ts';
import { readTasks } from './tasks.rules.ts';

/** Reads an official document: fields, numbered body and tasks. Pure rules; the same input gives the same reading. */
export function readDocument(extraction: Extraction, options: { fileName?: string } = {}): DocumentReading {
  const lifted = liftLabels(toEntries(extraction));
  const labels = [...extraction.labels, ...lifted.labels];
  const layout = layOut(lifted.entries, bestLabels(labels).title?.value ?? '');
  const { fields, warnings } = readFields(labels, layout, {
    titleHint: extraction.titleHint,
    fileName: options.fileName,
  });
  const { body, warnings: gaps } = buildStructure(layout, extraction);
  const { tasks, warnings: doubts } = readTasks(body, { madeOn: fields.madeOn.value, title: fields.title.value });
  return { fields, body, tasks, warnings: [...warnings, ...gaps, ...doubts] };
}

/** The body alone, for a text whose fields are known already (an edited draft); nothing is taken out of it. */
export function readStructure(
  extraction: Extraction,
  options: { title?: string } = {},
): { body: BodyBlock[]; warnings: ReadingWarning[] } {
  return buildStructure(layOut(toEntries(extraction), options.title ?? ''), extraction);
}
