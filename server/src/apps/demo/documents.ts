import { registerOf, type Edition } from './catalogue.rules.ts';
import { composeEdition } from './compose.rules.ts';
import type { DemoDocument, DemoFile, DemoFormat } from './demo.schema.ts';
import { encodeGbk } from './gbk.rules.ts';
import type { Block } from './layout.rules.ts';
import { subjectsOf } from './material.ts';
import { diceFor, type Dice } from './random.rules.ts';
import { writeDocx } from './write-docx.ts';
import { writePage, type PageStyle } from './write-html.ts';
import { writeMarkdown, writeText } from './write-text.ts';

const SEED = 20261120;

export interface DemoChoice {
  /** Years in which documents were made; all of 2022–2026 when absent. */
  years?: readonly number[];
  seed?: number;
}

/** Documents of the city in the order in which they were made. The same seed gives the same bytes. */
export function* demoDocuments({ years, seed = SEED }: DemoChoice = {}): Generator<DemoDocument> {
  const register = registerOf(subjectsOf(seed), seed);
  for (const edition of register) {
    if (years && !years.includes(Number(edition.madeOn.slice(0, 4)))) continue;
    yield demoDocument(edition, register, seed);
  }
}

function demoDocument(edition: Edition, register: readonly Edition[], seed: number): DemoDocument {
  const blocks = composeEdition(edition, register, diceFor(seed, `${edition.key}/text`));
  const { key, issuer, kind, subject, validity, madeOn, publishedOn, indexNumber, title, number } = edition;
  const dice = diceFor(seed, `${key}/file`);
  const minute = dice.between(0, 59);
  return {
    ...writeFile(edition, blocks, dice),
    key,
    organisationCode: issuer.code,
    kind,
    topic: subject.topic,
    subjectWords: subject.words,
    validity,
    madeOn,
    publishedOn,
    publishAt: `${publishedOn}T0${dice.between(1, 8)}:${String(minute).padStart(2, '0')}:00.000Z`,
    indexNumber,
    expectedTitle: title,
    expectedDocumentNumber: number,
    refersTo: edition.refersTo?.key,
    replacedBy: edition.replacedBy,
  };
}

/** The file a document comes in: mostly pages, some Word files, some text; tables never as plain text, which would lose them. */
export function writeFile(edition: Edition, blocks: readonly Block[], dice: Dice): DemoFile {
  const hasTable = blocks.some((block) => block.kind === 'table');
  const format = formatOf(dice, hasTable);
  const stem = `${edition.publishedOn.replaceAll('-', '')}_${edition.key.replaceAll('/', '-')}`;
  const utf8 = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case 'docx':
      return {
        fileName: `${stem}.docx`,
        bytes: writeDocx(edition, blocks, edition.number === '' || dice.next() < 0.5),
        format,
      };
    case 'md':
      return { fileName: `${stem}.md`, bytes: utf8(writeMarkdown(edition, blocks)), format };
    case 'txt': {
      const text = writeText(edition, blocks, dice.next() < 0.6);
      const old = dice.next() < 0.4 ? encodeGbk(text) : null;
      return { fileName: `${stem}.txt`, bytes: old ?? utf8(text), format };
    }
    default: {
      const style: PageStyle =
        edition.madeOn < '2023' ? 'tables' : dice.pick(['columns', 'columns', 'article', 'article', 'tables']);
      const old = style === 'tables' ? encodeGbk(writePage(edition, blocks, style, 'gb2312')) : null;
      return {
        fileName: `t${stem}.html`,
        bytes: old ?? utf8(writePage(edition, blocks, style, 'utf-8')),
        format: 'html',
      };
    }
  }
}

function formatOf(dice: Dice, hasTable: boolean): DemoFormat {
  const thrown = dice.next();
  if (thrown < 0.62) return 'html';
  if (thrown < 0.8) return 'docx';
  if (thrown < 0.9 || hasTable) return 'md';
  return 'txt';
}
