import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Answer, Input } from '../api/types.ts';

export type PageSummary = Answer<'/api/v1/console/pages'>['items'][number];
export type PageDetail = Answer<'/api/v1/console/pages/{id}'>;
export type PageDraft = Omit<Input<'/api/v1/console/pages/{id}/draft', 'put'>, 'version'>;
export type Block = PageDraft['blocks'][number];
export type BlockKind = Block['kind'];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;

export const PAGES = ['pages'];

export const usePages = (siteId: string | undefined) =>
  useQuery({
    queryKey: [...PAGES, 'list', siteId],
    enabled: siteId !== undefined,
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/pages', { params: { query: { site: siteId ?? '' } } }))).items,
  });

export const pageQuery = (id: string) =>
  queryOptions({
    queryKey: [...PAGES, id],
    queryFn: () => answer(http.GET('/api/v1/console/pages/{id}', { params: { path: { id } } })),
  });

/** Which blocks each kind of page may have; the server says the same. */
export const KINDS_OF: Record<PageSummary['kind'], readonly BlockKind[]> = {
  home: ['find', 'latest', 'columns', 'subjects', 'units', 'topics', 'services', 'links', 'notice', 'pictures', 'text'],
  topic: ['text', 'documents', 'columns', 'pictures', 'links', 'services', 'notice'],
  compilation: ['text', 'documents', 'links'],
  text: ['text', 'links', 'documents', 'pictures'],
  guide: ['guide', 'text', 'links'],
};

/** A new block of a kind, as it begins. */
export function newBlock(kind: BlockKind): Block {
  const titles = { title: '', titleEn: '' };
  switch (kind) {
    case 'find':
      return { kind };
    case 'latest':
    case 'topics':
      return { kind, ...titles, limit: 6 };
    case 'subjects':
    case 'units':
      return { kind, ...titles, limit: 12 };
    case 'columns':
      return { kind, columnIds: [], limit: 5 };
    case 'pictures':
      return { kind, ...titles, items: [] };
    case 'notice':
      return { kind, text: '', textEn: '', href: '' };
    case 'links':
      return { kind, ...titles, items: [{ label: '', labelEn: '', href: '' }] };
    case 'services':
      return { kind, ...titles, items: [{ label: '', labelEn: '', href: '', help: '' }] };
    case 'text':
      return { kind, ...titles, text: '' };
    case 'documents':
      return { kind, ...titles, documentIds: [] };
    case 'guide':
      return {
        ...{ kind, classification: '', arrangement: '', access: '', office: '', address: '' },
        ...{ hours: '', phone: '', fax: '', online: '' },
      };
  }
}
