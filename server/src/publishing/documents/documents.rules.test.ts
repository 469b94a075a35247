import { describe, expect, it } from 'vitest';
import { openWarnings, typedFields, type Answered } from './documents.rules.ts';

describe('a document number typed by hand', () => {
  it.each([
    ['昆政办发[2016]99号', '昆政办发〔2016〕99号'],
    ['昆政办发（2016） 99号', '昆政办发〔2016〕99号'],
    ['昆政办发【2016】99号', '昆政办发〔2016〕99号'],
    ['昆政办发〔2016〕99号', '昆政办发〔2016〕99号'],
    ['', ''],
  ])('%j becomes %j', (typed, wanted) => {
    expect(typedFields({ documentNumber: typed, title: '题[2016]' })).toEqual({
      documentNumber: wanted,
      title: '题[2016]',
    });
  });

  it('is not made up where none was typed', () => {
    expect(typedFields({ title: '题' })).toEqual({ title: '题' });
  });
});

describe('warnings that still ask for something', () => {
  const now: Answered = {
    ...{ title: '题', documentNumber: '', issuingBody: '某局', madeOn: null, disclosure: '', withheldClause: '' },
  };
  const given = [
    { code: 'field_missing', field: 'documentNumber' },
    { code: 'field_missing', field: 'madeOn' },
    { code: 'disclosure_missing' },
    { code: 'secrecy_marking', words: '秘密' },
    { code: 'field_conflict', field: 'documentNumber', words: '甲 | 乙' },
  ];
  const codes = (part: Partial<Answered>) => openWarnings(given, { ...now, ...part });

  it('are all of them while nothing is filled in', () => {
    expect(codes({})).toEqual(given);
  });

  it('lose the one about a field when that field is filled in, and no other', () => {
    expect(codes({ documentNumber: '某办发〔2016〕9号' })).toEqual(given.slice(1));
    expect(codes({ madeOn: '2016-05-01' })).toEqual([given[0], ...given.slice(2)]);
  });

  it('lose the one about the attribute when it is decided, and the one about the clause when it is given', () => {
    expect(codes({ disclosure: 'proactive' })).toEqual([given[0], given[1], ...given.slice(3)]);
    const clause = [{ code: 'disclosure_clause_missing' }];
    expect(openWarnings(clause, { ...now, disclosure: 'withheld' })).toEqual(clause);
    expect(openWarnings(clause, { ...now, disclosure: 'withheld', withheldClause: 'X16b' })).toEqual([]);
    expect(openWarnings(clause, { ...now, disclosure: 'proactive' })).toEqual([]);
  });
});
