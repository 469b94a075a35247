import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../kernel/config/index.ts';
import {
  aliasesOf,
  findCreditCodeFault,
  findMoveFault,
  MAX_DEPTH,
  normaliseCreditCode,
  normaliseHost,
  orderTree,
  subtreeOf,
} from './organisations.rules.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// Codes printed in index numbers of real documents (rules.md §6.2).
const REAL = ['11220000013544357T', '11441300007187648G', '11341702486344515H', '11370322004222241N'];

describe('unified credit codes', () => {
  it.each(REAL)('%s is right', (code) => expect(findCreditCodeFault(code)).toBeNull());

  it.each([
    ['', null],
    ['1122000001354435', 'length'],
    ['11220000013544357TT', 'length'],
    ['I1220000013544357T', 'alphabet'],
    ['11220000013544357z', 'alphabet'],
    ['1122000001354435市T', 'alphabet'],
    ['11220000013544357U', 'checksum'],
  ])('%s: %s', (code, fault) => expect(findCreditCodeFault(code)).toBe(fault));

  it('any one mistyped character is found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REAL), fc.nat(17), fc.nat(30), (code, place, value) => {
        const typed = code.slice(0, place) + ALPHABET[value] + code.slice(place + 1);
        expect(findCreditCodeFault(typed)).toBe(typed === code ? null : 'checksum');
      }),
    );
  });

  it.each([
    [' 1122 0000-0135 44357t ', '11220000013544357T'],
    ['１１２２０００００１３５４４３５７Ｔ', '11220000013544357T'],
  ])('“%s” is stored as %s', (typed, stored) => expect(normaliseCreditCode(typed)).toBe(stored));

  const shared = join(projectRoot(import.meta.url), '../shared/corpus/gov-cn/expected.json');
  it.skipIf(!existsSync(shared))('nine-digit codes of old index numbers only warn about their length', () => {
    const pages = JSON.parse(readFileSync(shared, 'utf8')) as { indexNumber: string }[];
    const codes = pages.map(({ indexNumber }) => indexNumber.split('/')[0] ?? '').filter(Boolean);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(findCreditCodeFault(code)).toBe('length');
  });
});

const node = (id: string, parentId: string | null, sortOrder = 0) => ({ id, parentId, sortOrder, code: id });
//      a        z
//    c   b
//        d
const TREE = [node('d', 'b'), node('z', null, 1), node('b', 'a', 2), node('c', 'a', 1), node('a', null)];

describe('the tree', () => {
  it('lists parents before children in their order', () =>
    expect(orderTree(TREE).map(({ id, depth }) => `${depth}${id}`)).toEqual(['0a', '1c', '1b', '2d', '0z']));
  it('shows a node whose parent is not in the list at the top', () =>
    expect(orderTree([node('d', 'b')])).toMatchObject([{ id: 'd', depth: 0 }]));
  it.each([
    ['a', 'abcd'],
    ['b', 'bd'],
    ['z', 'z'],
  ])('everything under %s', (id, members) => expect([...subtreeOf(TREE, id)].sort().join('')).toBe(members));
  it('does not run for ever on a circle', () =>
    expect(subtreeOf([node('a', 'b'), node('b', 'a')], 'a')).toEqual(new Set(['a', 'b'])));

  it.each([
    ['a', 'a', 'under_itself'],
    ['a', 'd', 'under_itself'],
    ['b', 'd', 'under_itself'],
    ['b', 'z', null],
    ['d', 'a', null],
    ['b', null, null],
  ])('%s under %s: %s', (id, parent, fault) => expect(findMoveFault(TREE, id, parent)).toBe(fault));

  it('has a greatest depth, counted with everything that moves along', () => {
    const line = Array.from({ length: MAX_DEPTH }, (_, index) => node(`n${index}`, index ? `n${index - 1}` : null));
    const nodes = [...line, node('x', null), node('y', 'x')];
    expect(findMoveFault(nodes, 'new', `n${MAX_DEPTH - 2}`)).toBeNull();
    expect(findMoveFault(nodes, 'new', `n${MAX_DEPTH - 1}`)).toBe('too_deep');
    expect(findMoveFault(nodes, 'x', `n${MAX_DEPTH - 2}`)).toBe('too_deep');
    expect(findMoveFault(nodes, 'x', `n${MAX_DEPTH - 3}`)).toBeNull();
  });

  it('any allowed move leaves a tree in which everything has its place', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const moves = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(null, ...ids)), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (wanted) => {
        let nodes = ids.map((id) => node(id, null));
        for (const [id, parentId] of wanted)
          if (!findMoveFault(nodes, id, parentId))
            nodes = nodes.map((one) => (one.id === id ? { ...one, parentId } : one));
        expect(orderTree(nodes).length).toBe(ids.length);
      }),
    );
  });
});

it('aliases are names and short names, longest first; a one-character name is none', () => {
  const units = [
    { id: '1', name: '安澜市财政局', shortName: '市财政局' },
    { id: '2', name: '安澜市人民政府办公室', shortName: '市政府办公室' },
    { id: '3', name: '某', shortName: '' },
    { id: '4', name: '市财政局', shortName: '市财政局' },
  ];
  expect(aliasesOf(units).map(({ name, id }) => `${name}:${id}`)).toEqual([
    '安澜市人民政府办公室:2',
    '安澜市财政局:1',
    '市政府办公室:2',
    '市财政局:1',
    '市财政局:4',
  ]);
});

it.each([
  ['WWW.Example.gov.cn:8080', 'www.example.gov.cn'],
  ['example.cn.', 'example.cn'],
  ['[::1]:80', '[::1]'],
])('host %s is %s', (host, key) => expect(normaliseHost(host)).toBe(key));
