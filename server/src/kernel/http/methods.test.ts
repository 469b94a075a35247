import { describe, expect, it } from 'vitest';
import { createMethodTable } from './methods.ts';

describe('the methods of an address', () => {
  const table = createMethodTable();
  table.add('GET', '/documents/:id');
  table.add(['PUT', 'HEAD'], '/documents/:id');
  table.add('GET', '/console/*');
  table.add('POST', '/a.b');

  it.each([
    ['/documents/7', ['GET', 'HEAD', 'PUT']],
    ['/documents/7?x=/y', ['GET', 'HEAD', 'PUT']],
    ['http://any.example/documents/7', ['GET', 'HEAD', 'PUT']],
    ['/documents/7/files', []],
    ['/documents/', []],
    ['/console/a/b', ['GET']],
    ['/a.b', ['POST']],
    ['/axb', []],
    ['', []],
  ])('%s', (url, methods) => expect(table.of(url)).toEqual(methods));
});
