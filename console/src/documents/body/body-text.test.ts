import { describe, expect, test } from 'vitest';
import type { BodyBlock } from '../../api/types.ts';
import { findWords, markedText, placesOfTask, shownText } from './body-text.ts';
import { segmentsOf } from './segments.ts';

const blocks: BodyBlock[] = [
  { kind: 'paragraph', text: '安政办发〔2026〕8号', path: '', anchor: 'p1', role: 'document_number' },
  { kind: 'heading', level: 1, marker: '一、', text: '加强组织领导', path: '一', anchor: 's1' },
  { kind: 'paragraph', marker: '（一）', text: '推进公开。各单位于12月5日前报送，', path: '一/（一）', anchor: 's1-1' },
  { kind: 'paragraph', text: '每季度不少于3次。（市财政局牵头）', path: '一/（一）', anchor: 'p4' },
  { kind: 'paragraph', marker: '第四条', text: '本办法自公布之日起施行。', path: '第四条', anchor: 's4' },
];
const textAt = (places: readonly { block: number; start: number; end: number }[]) =>
  places.map(({ block, start, end }) => shownText(blocks[block] as BodyBlock).slice(start, end));

describe('shown text', () => {
  test('puts the number before the text once', () => {
    expect(blocks.map(shownText).slice(1, 3)).toEqual(['一、加强组织领导', '（一）推进公开。各单位于12月5日前报送，']);
    expect(markedText({ marker: '第四条', text: '甲' })).toEqual({ shown: '第四条\u3000甲', offset: 4 });
    expect(markedText({ marker: '1.', text: '1.甲' })).toEqual({ shown: '1.甲', offset: 0 });
  });
});

describe('finding words', () => {
  test('ignores white space and may cross blocks', () => {
    expect(textAt(findWords(blocks, '安政办发 〔2026〕8号') ?? [])).toEqual(['安政办发〔2026〕8号']);
    expect(textAt(findWords(blocks, '报送，每季度') ?? [])).toEqual(['报送，', '每季度']);
  });
  test('says when they are not in the text', () => {
    expect(findWords(blocks, '索引号')).toBeNull();
    expect(findWords(blocks, ' ')).toBeNull();
  });
});

describe('places of a task', () => {
  const text = '推进公开。各单位于12月5日前报送，每季度不少于3次。（市财政局牵头）';
  test('cover its text and its words by position', () => {
    const places = placesOfTask(blocks, { anchor: 's1-1', text });
    expect(textAt(places.text).join('')).toBe(text);
    expect(textAt(places.words('12月5日前', text.indexOf('12月')))).toEqual(['12月5日前']);
    expect(textAt(places.words('不少于3次'))).toEqual(['不少于3次']);
    expect(places.words('三天内')).toEqual([]);
  });
  test('the words that name the units follow the text', () => {
    const places = placesOfTask(blocks, { anchor: 's1-1', text: '推进公开。各单位于12月5日前报送，每季度不少于3次。' });
    expect(textAt(places.words('（市财政局牵头）'))).toEqual(['（市财政局牵头）']);
  });
  test('are found by words when the text was joined differently', () => {
    const places = placesOfTask(blocks, { anchor: 's1', text: '加强组织领导：推进公开' });
    expect(places.text).toEqual([]);
    expect(textAt(places.words('每季度'))).toEqual(['每季度']);
  });
});

describe('segments', () => {
  test('cut overlapping marks and lose no character', () => {
    const segments = segmentsOf('甲乙丙丁', [
      { start: 0, end: 3, kind: 'task' },
      { start: 1, end: 2, kind: 'date' },
      { start: 3, end: 99, kind: 'unit' },
      { start: 2, end: 2, kind: 'nothing' },
    ]);
    expect(segments.map(({ text, marks }) => [text, marks.map(({ kind }) => kind)])).toEqual([
      ['甲', ['task']],
      ['乙', ['task', 'date']],
      ['丙', ['task']],
      ['丁', ['unit']],
    ]);
  });
});
