/** The corpus of 683 administrative regulations with its queries, for tests; it lies beside the project and may be absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexItem } from './index.port.ts';

const corpus = join(import.meta.dirname, '../../../../../shared/corpus');
export const hasLaws = existsSync(join(corpus, 'laws')) && existsSync(join(corpus, 'laws-queries.json'));

/** The regulations as items: body is the file, title its name without the date. */
export function readLaws(): IndexItem[] {
  return readdirSync(join(corpus, 'laws')).flatMap((name) => {
    const parts = /^(.+)\((\d{4}-\d{2}-\d{2})\)\.md$/.exec(name);
    if (!parts) return [];
    return {
      tenantId: 'laws',
      kind: 'document',
      id: name,
      version: 1,
      title: parts[1]!,
      documentNumber: '',
      indexNumber: '',
      body: readFileSync(join(corpus, 'laws', name), 'utf8'),
      organisationId: 'state-council',
      topic: '',
      validity: '',
      publishedOn: parts[2]!,
      madeOn: parts[2]!,
    };
  });
}

export interface LawQuery {
  kind: 'title' | 'keywords' | 'phrase';
  q: string;
  file: string;
}
export const readLawQueries = () => JSON.parse(readFileSync(join(corpus, 'laws-queries.json'), 'utf8')) as LawQuery[];
