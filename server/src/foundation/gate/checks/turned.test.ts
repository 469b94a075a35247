import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../kernel/extract/inspect/index.ts';
import { pdfOf } from '../../../kernel/redact/samples.testing.ts';
import { check } from './checks.rules.ts';

const [ID, PHONE] = ['11010519491231002X', '13987654321'];
const WORDS = `ID ${ID} tel ${PHONE}`;
const at = (matrix: string, words = WORDS) => `BT /H 12 Tf ${matrix} Tm (${words}) Tj ET`;
/** One letter under the other. */
const stack = (words: string, x: number) =>
  [...words].map((char, i) => `BT /H 12 Tf ${x} ${780 - i * 16} Td (${char}) Tj ET`).join('\n');
const TEXT = Array.from(
  { length: 40 },
  (_, i) => `BT /H 12 Tf 120 ${790 - i * 16} Td (line ${i} of a text that says nothing) Tj ET`,
).join('\n');

const kindsIn = async (content: string, more = '') => {
  const found = check(await inspectFile(pdfOf([{ content, more }]), 'a.pdf'));
  return [...new Set(found.map(({ kind }) => kind).filter((kind) => ['resident_id', 'phone'].includes(kind)))].sort();
};

describe('personal data in text that is not level', () => {
  it.each([
    ['level', at('1 0 0 1 60 700')],
    ['running up', at('0 1 -1 0 60 200')],
    ['running down', at('0 -1 1 0 60 700')],
    ['upside down', at('-1 0 0 -1 400 700')],
    ['slanted by 30 degrees', at('0.866 0.5 -0.5 0.866 60 200')],
    ['slanted by 60 degrees', at('0.5 0.866 -0.866 0.5 60 200')],
    ['running up in a margin', `${TEXT}\n${at('0 1 -1 0 60 300')}`],
    ['in two columns of letters', `${stack(ID, 200)}\n${stack(PHONE, 160)}`],
    ['in columns beside a text', `${TEXT}\n${stack(ID, 60)}\n${stack(PHONE, 90)}`],
  ])('is found: %s', async (_, content) => {
    expect(await kindsIn(content)).toEqual(['phone', 'resident_id']);
    expect(await kindsIn(content, '/Rotate 90')).toEqual(['phone', 'resident_id']);
  });
});
