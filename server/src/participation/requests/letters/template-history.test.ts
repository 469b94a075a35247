import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRequestsWorld, type RequestsWorld } from '../requests.testing.ts';
import { createTemplateHistoryService } from './template-history.service.ts';

let world: RequestsWorld;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());

it('lists what a text said before, the newest first and the project’s last, and refuses what is no text', async () => {
  const history = createTemplateHistoryService({ db: world.db });
  const [brought] = await history.list(world.lawyer, 'receipt');
  expect(brought).toMatchObject({ version: 0, at: null, byName: '' });
  const row = { tenantId: world.tenant.id, code: 'receipt', title: '回执', createdBy: 'cli:test' };
  for (const version of [1, 2])
    await world.db
      .insertInto('requestLetterTemplates')
      .values({
        ...row,
        id: world.tenant.id.replace(/.$/, String(version)),
        version,
        body: `第${version}版`,
        note: '改',
      })
      .execute();
  const all = await history.list(world.lawyer, 'receipt');
  expect(all.map(({ version, body }) => [version, body])).toEqual([
    [2, '第2版'],
    [1, '第1版'],
    [0, brought?.body],
  ]);
  expect(all[0]).toMatchObject({ byName: 'cli:test', note: '改' });
  expect(await world.codeOf(history.list(world.lawyer, 'nothing'))).toBe('request_letters.template_unknown');
  expect(await world.codeOf(history.list(world.editor, 'receipt'))).toBe('access.denied');
});
