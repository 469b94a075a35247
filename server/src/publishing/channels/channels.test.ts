import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { makeColumnsWorld } from '../../testing/columns-world.testing.ts';
import { createChannelsService, type ChannelsService } from './index.ts';

let test: TestDatabase;
let world: Awaited<ReturnType<typeof makeColumnsWorld>>;
let channels: ChannelsService;
const NOW = new Date();
beforeAll(async () => {
  test = await createTestDatabase();
  world = await makeColumnsWorld(test.db);
  channels = createChannelsService({ db: test.db, now: () => NOW });
});
afterAll(() => test.close());

const wechat = { channel: 'wechat' as const, place: '安澜发布', link: 'https://mp.example.com/s/1' };
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('the record of other channels', () => {
  it('says who showed a document where and when, and that it was taken down, also after it was withdrawn', async () => {
    const { id } = await world.publish('停车收费', '2026-03-01');
    const made = await channels.handOver(world.admin, id, wechat);
    expect(made).toMatchObject({ mayWrite: true, isPublic: true });
    const printed = { channel: 'print' as const, place: '安澜日报', link: '', handedAt: '2026-03-02T00:00:00.000Z' };
    const { items } = await channels.handOver(world.admin, id, printed);
    expect(items).toMatchObject([
      { channel: 'print', handedAt: '2026-03-02T00:00:00.000Z', takenBackAt: null },
      { ...wechat, handedAt: NOW.toISOString(), handedByName: 'test' },
    ]);
    await world.setState(id, 'withdrawn');
    const [, online] = items;
    const after = await channels.takeBack(world.admin, id, online?.id ?? '');
    expect(after.isPublic).toBe(false);
    expect(after.items.map(({ takenBackAt }) => takenBackAt)).toEqual([null, NOW.toISOString()]);
    expect(await codeOf(channels.takeBack(world.admin, id, online?.id ?? ''))).toBe('channels.taken_back');
    expect(await world.auditOf(id)).toEqual([
      ...['channels.handover.made', 'channels.handover.made', 'channels.handover.taken_back'],
    ]);
  });

  it('refuses what is not public and what cannot be', async () => {
    const { id } = await world.publish('停车收费二', '2026-03-01');
    const draft = (await world.publish('草稿', null)).id;
    const make = (document: string, change: object = {}) =>
      codeOf(channels.handOver(world.admin, document, { ...wechat, ...change }));
    expect(await make(draft)).toBe('channels.not_public');
    expect(await make(newId())).toBe('channels.document_unknown');
    expect(await make(id, { link: 'javascript:alert(1)' })).toBe('channels.link_wrong');
    expect(await make(id, { link: '/documents/1' })).toBe('channels.link_wrong');
    expect(await make(id, { handedAt: new Date(NOW.getTime() + 60_000).toISOString() })).toBe('channels.in_future');
    expect(await codeOf(channels.takeBack(world.admin, id, newId()))).toBe('channels.not_found');
    expect((await channels.list(world.admin, id)).items).toEqual([]);
  });

  it('is kept by those who place documents of the unit', async () => {
    const { id } = await world.publish('停车收费三', '2026-03-01');
    const reader = world.only(['documents.document.read']);
    expect(await codeOf(channels.handOver(reader, id, wechat))).toBe('access.denied');
    expect(await channels.list(reader, id)).toMatchObject({ items: [], mayWrite: false });
    expect(await codeOf(channels.list(world.only([]), id))).toBe('access.denied');
  });
});
