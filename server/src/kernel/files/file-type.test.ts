import { expect, it } from 'vitest';
import { fileTypeOf } from './index.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
it.each([
  ['a.pdf', '%PDF-1.7', 'application/pdf'],
  ['a.exe', 'MZ', null],
  ['a.zip', 'PK\u0003\u0004', null],
  ['a.docx', 'PK\u0003\u0004', `${OFFICE}.wordprocessingml.document`],
  ['A.XLSX', 'PK\u0003\u0004', `${OFFICE}.spreadsheetml.sheet`],
  ['a.pdf', '<html>', null],
  ['a.pdf', '', null],
])('%s beginning %j is taken as %s', (name, bytes, type) =>
  expect(fileTypeOf(name, Buffer.from(bytes), ['pdf', 'docx', 'xlsx'])).toBe(type),
);

it('takes only what is asked for', () => expect(fileTypeOf('a.pdf', Buffer.from('%PDF'), ['png'])).toBeNull());
