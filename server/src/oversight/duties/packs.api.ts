import { Type } from 'typebox';
import { Line } from '../../kernel/fields/index.ts';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../../foundation/audit/index.ts';
import { dates } from '../../foundation/calendar/index.ts';
import type { DutiesServices } from './duties.service.ts';
import { InstalledView, PackInstallSchema, PackPreviewView, PackView } from './packs.schema.ts';

const staff = { tags: ['duties (staff)'], security: [{ session: [] }] };
const PACKS = '/api/v1/console/rule-packs';
const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

/** Routes of rule packs. */
export function registerPacksApi(
  app: HttpServer,
  { duties: { packs }, actorOf }: { duties: DutiesServices; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  app.get(
    PACKS,
    {
      schema: {
        ...{ ...staff, operationId: 'listRulePacks', summary: 'Rule packs' },
        response: { 200: Type.Object({ items: Type.Array(PackView) }) },
      },
    },
    async (request) => ({
      items: (await packs.list(await actorOf(request))).map(({ obligations: rules, english, ...pack }) => ({
        ...pack,
        year: pack.validFrom === null ? null : dates.yearOf(pack.validFrom),
        count: rules.length,
        choices: rules.flatMap(({ code, action, choices }) =>
          choices ? [{ rule: code, action, english: english[code] ?? '', options: choices }] : [],
        ),
      })),
    }),
  );
  app.post(
    `${PACKS}/:code/preview`,
    {
      schema: {
        ...{ ...staff, operationId: 'previewRulePack', summary: 'What an installation would do; writes nothing' },
        ...{ params, body: PackInstallSchema, response: { 200: PackPreviewView } },
      },
    },
    async (request) => packs.preview(await actorOf(request), request.params.code, request.body),
  );
  app.post(
    `${PACKS}/:code/installations`,
    {
      schema: {
        ...{
          ...staff,
          operationId: 'installRulePack',
          summary: 'Make the obligations of a pack, or bring them up to date',
        },
        ...{ params, body: PackInstallSchema, response: { 200: InstalledView } },
      },
    },
    async (request) => packs.install(await actorOf(request), request.params.code, request.body),
  );
  app.post(
    `${PACKS}/:code/end`,
    {
      schema: {
        ...{ ...staff, operationId: 'uninstallRulePack', summary: 'End the obligations of a pack; history stays' },
        params,
        body: Type.Object({ reason: Line({ minLength: 1, maxLength: 500 }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ ended: Type.Integer() }) },
      },
    },
    async (request) => packs.uninstall(await actorOf(request), request.params.code, request.body.reason),
  );
}
