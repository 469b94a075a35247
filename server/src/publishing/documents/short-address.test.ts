import { afterAll, beforeAll, expect, it } from 'vitest';
import { addresses } from '../../foundation/gate/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';

let world: DocumentsWorld;
beforeAll(async () => {
  world = await createDocumentsWorld();
});
afterAll(() => world.close());

it('the short address leads to what is or was public, and to nothing else', async () => {
  const made = async (n: number, publish: boolean) => {
    const outcome = await world.importText(publish ? world.system : world.editor, notice(n), { publish });
    return outcome.state === 'saved' ? outcome.documentId : '';
  };
  const [shown, gone, draft] = [await made(981, true), await made(982, true), await made(983, false)];
  await world.documents.withdraw(world.publisher, gone, { reason: '有误' });
  const find = (id: string) => addresses.findSubjectByEnding(world.db, world.tenant.id, 'document', id.slice(-12));
  expect(await Promise.all([shown, gone, draft, world.unit.id].map(find))).toEqual([shown, gone, null, null]);
});
