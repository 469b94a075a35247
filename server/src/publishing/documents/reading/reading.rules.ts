import type { Extraction } from '../../../kernel/extract/index.ts';
import { findMarkings } from '../../../kernel/text/index.ts';
import { readDisclosure } from '../disclosure.rules.ts';
import type { BodyBlock, DocumentReading, ReadingWarning } from '../reading.schema.ts';
import { doubtFields } from './doubts-fields.rules.ts';
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
  const layout = layOut(lifted.entries, bestLabels(labels).title?.value ?? '', extraction.titleHint ?? '');
  const { fields, warnings } = readFields(labels, layout, {
    titleHint: extraction.titleHint,
    fileName: options.fileName,
  });
  const unsure = doubtFields({ fields, layout, titleHint: extraction.titleHint ?? '' }, warnings);
  const { body, warnings: gaps } = buildStructure(layout, extraction);
  const { tasks, warnings: doubts } = readTasks(body, { madeOn: fields.madeOn.value, title: fields.title.value });
  const places = placesOf(labels, extraction, body);
  const markings = readMarkings(places);
  const against = markings.flatMap(({ code, words = '' }) =>
    code === 'withheld_marking' || code === 'secrecy_marking' ? [words] : [],
  );
  const disclosure = readDisclosure(places, against);
  return { fields, body, tasks, warnings: [...markings, ...warnings, ...unsure, ...gaps, ...doubts], disclosure };
}

/**
 * Secrecy and "not public" markings wherever they stand: a label (which is taken out of the text, so that this is all that is left of it),
 * the file's own title, a line, a cell.
 */
function readMarkings(places: readonly string[]): ReadingWarning[] {
  const seen = new Map(places.flatMap(findMarkings).map(({ code, words }) => [`${code} ${words}`, { code, words }]));
  return [...seen.values()];
}

function placesOf(labels: Extraction['labels'], extraction: Extraction, body: readonly BodyBlock[]): string[] {
  return [
    ...labels.map(({ label, value }) => `${label}：${value}`),
    extraction.titleHint ?? '',
    ...body.flatMap((block) => {
      if (block.kind === 'image') return [];
      if (block.kind === 'table') return block.rows.map((row) => row.map((cell) => cell.text).join('\t'));
      return [block.text];
    }),
  ];
}

/** The body alone, for a text whose fields are known already (an edited draft); nothing is taken out of it. */
export function readStructure(
  extraction: Extraction,
  options: { title?: string } = {},
): { body: BodyBlock[]; warnings: ReadingWarning[] } {
  return buildStructure(layOut(toEntries(extraction), options.title ?? ''), extraction);
}
