import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';

export const LETTER_TEXTS = ['letter-texts'];
export type Template = Answer<'/api/v1/console/letter-templates'>['items'][number];
export type TemplateVersion = Answer<'/api/v1/console/letter-templates/{code}/versions'>['items'][number];

export const templatesQuery = queryOptions({
  queryKey: [...LETTER_TEXTS, 'all'],
  queryFn: async () => (await answer(http.GET('/api/v1/console/letter-templates'))).items,
});

export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: [...LETTER_TEXTS, 'versions', code],
    queryFn: async () =>
      (await answer(http.GET('/api/v1/console/letter-templates/{code}/versions', { params: { path: { code } } })))
        .items,
  });
