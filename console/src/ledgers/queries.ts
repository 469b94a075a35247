import { queryOptions } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import type { Answer, Query } from '../api/types.ts';

export type Ledgers = Answer<'/api/v1/console/ledgers'>;
export type LedgerKind = Ledgers['items'][number]['kind'];
export type LedgerField = LedgerKind['fields'][number];
export type EntryLine = Answer<'/api/v1/console/ledger-entries'>['items'][number];
export type Entry = Answer<'/api/v1/console/ledger-entries/{id}'>;
export type EntryFilter = Query<'/api/v1/console/ledger-entries'>;
export type Values = Entry['fields'];

/** Everything of ledgers is read anew when one of them changes. */
export const LEDGERS = ['ledgers'];

export const ledgersQuery = queryOptions({
  queryKey: [...LEDGERS, 'kinds'],
  queryFn: () => answer(http.GET('/api/v1/console/ledgers')),
});
export const entriesQuery = (query: EntryFilter) =>
  queryOptions({
    queryKey: [...LEDGERS, 'entries', query],
    queryFn: () => answer(http.GET('/api/v1/console/ledger-entries', { params: { query } })),
  });
export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: [...LEDGERS, 'entry', id],
    queryFn: () => answer(http.GET('/api/v1/console/ledger-entries/{id}', { params: { path: { id } } })),
  });
/** Entries about a thing, by its id. */
export const aboutQuery = (about: string) => entriesQuery({ about, page: 1 });
