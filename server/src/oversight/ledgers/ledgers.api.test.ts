import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import { systemActor } from '../../foundation/audit/index.ts';
import { registerLedgersApi } from './ledgers.api.ts';

let app: HttpServer;
const received: unknown[] = [];

beforeAll(async () => {
  const log = createLogger('error', { write: () => undefined });
  app = await createHttpServer({ config: readConfig({}), log, apiTitle: 'test', apiVersion: '1' });
  const unused = {} as never;
  const entries = {
    get: async () => entry,
    create: async (_actor: unknown, input: unknown) => Promise.reject(received.push(input)),
  };
  registerLedgersApi(app, {
    ...{ entries: entries as never, attachments: unused, sheets: unused, training: unused },
    preview: async () => '',
    actorOf: async () => systemActor('0', 'test'),
  });
});
afterAll(() => app.close());

const UNIT = '00000000-0000-4000-8000-000000000001';
const entry = {
  ...{ id: UNIT, kind: 'training', organisationId: UNIT, organisationName: '', title: '一', state: 'draft' },
  ...{ occurredOn: null, occurredAt: null, files: 0, reason: '', holdsUntil: null, isReplaced: false, progress: null },
  ...{ changedAt: '2026-11-22T00:00:00.000Z', version: 1, about: null, attachments: [], faults: [], steps: [] },
  ...{ history: [], mayWrite: true, url: '' },
  fields: { hours: 6, number: '2026', yes: true, units: [{ organisationId: UNIT, people: 7 }] },
};

it('answers with values as they are kept', async () => {
  const answer = await app.inject({ url: `/api/v1/console/ledger-entries/${UNIT}` });
  expect(answer.json<typeof entry>().fields).toEqual(entry.fields);
});

it('takes values as they are sent: a number stays a number and a text that looks like one a text', async () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const fields = { hours: 6, number: '2026', yes: true, units: [{ organisationId: id, people: 7 }], none: null };
  const payload = { kind: 'training', organisationId: id, title: '一', fields, submissionKey: 'a-key-of-a-form' };
  await app.inject({ method: 'POST', url: '/api/v1/console/ledger-entries', payload });
  expect(received).toEqual([payload]);
  const bad = await app.inject({
    ...{ method: 'POST', url: '/api/v1/console/ledger-entries' },
    payload: { ...payload, fields: { hours: { a: 1 } } },
  });
  expect(bad.statusCode).toBe(400);
});
