import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config/index.ts';
import { newId } from '../../kernel/db/index.ts';
import { createHttpServer, type HttpServer } from '../../kernel/http/index.ts';
import { drainAll } from '../../kernel/jobs/index.ts';
import { createLogger } from '../../kernel/log/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { createSurfaces } from '../../foundation/gate/index.ts';
import { createDocumentsWorld, notice, type DocumentsWorld } from './documents.testing.ts';
import { registerReceiptsApi } from './receipts.api.ts';
import { createDocumentSurfaces } from './surfaces.service.ts';

let world: DocumentsWorld;
let app: HttpServer;
let asker: Actor;

beforeAll(async () => {
  world = await createDocumentsWorld();
  asker = world.editor;
  app = await createHttpServer({ config: readConfig({}), log: createLogger('fatal'), apiTitle: 'x', apiVersion: '0' });
  registerReceiptsApi(app, { db: world.db, actorOf: async () => asker });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const get = (id: string) => app.inject({ url: `/api/v1/console/documents/${id}/receipts` });
const saved = async (n: number, publish: boolean) => {
  const outcome = await world.importText(publish ? world.system : world.editor, notice(n), { publish });
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.documentId;
};

describe('the receipts of a document', () => {
  it('are shown surface by surface: what is in line with the present version, and what is not yet', async () => {
    const { db, files, documents, publisher } = world;
    const surfaces = createSurfaces(db, createDocumentSurfaces({ db, files }));
    const id = await saved(1, true);
    const lines = async () => {
      const { publication } = (await get(id)).json<{
        publication: {
          state: string;
          version: number;
          surfaces: { name: string; version: number; settled: boolean }[];
        };
      }>();
      const told = publication.surfaces.map(({ name, version, settled }) => `${name} ${version} ${settled}`);
      return [`${publication.state} ${publication.version}`, ...told];
    };
    const others = ['search null false', 'feed null false', 'sitemap null false'];
    expect(await lines()).toEqual(expect.arrayContaining(['published 1', 'page null false', ...others]));
    await drainAll(db, surfaces);
    const first = ['page 1 true', 'list 1 true', 'file 1 true', 'api 1 true'];
    expect(await lines()).toEqual(expect.arrayContaining(['published 1', ...first, ...others]));
    await documents.withdraw(publisher, id, { reason: '有误' });
    expect(await lines()).toEqual(expect.arrayContaining(['withdrawn 2', 'page 1 false', 'api 1 false']));
    await drainAll(db, surfaces);
    expect(await lines()).toEqual(expect.arrayContaining(['withdrawn 2', 'page 2 true', 'file 2 true', 'api 2 true']));
  });

  it('are none for what was never public', async () => {
    const answer = await get(await saved(2, false));
    expect([answer.statusCode, answer.json()]).toEqual([200, { publication: null }]);
  });

  it('are not for those who may not see the document, and not of what there is not', async () => {
    const id = await saved(3, true);
    asker = world.officer('stranger', ['documents.document.read'], world.other.id);
    expect((await get(id)).statusCode).toBe(404);
    asker = world.officer('nobody', []);
    expect((await get(id)).statusCode).toBe(404);
    asker = world.editor;
    expect((await get(newId())).statusCode).toBe(404);
    expect((await get('x')).statusCode).toBe(400);
  });
});
