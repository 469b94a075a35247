import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../audit/index.ts';
import { organisationErrors } from './organisations.errors.ts';
import {
  IdSchema,
  NewOrganisationSchema,
  OrganisationChangeSchema,
  OrganisationNodeSchema,
  OrganisationSchema,
  SavedOrganisationSchema,
  UnitSchema,
} from './organisations.schema.ts';
import type { OrganisationsService } from './organisations.service.ts';

const tags = ['organisations'];
const security = [{ session: [] }];
const params = Type.Object({ id: IdSchema });

export function registerOrganisationsApi(
  app: HttpServer,
  deps: {
    organisations: OrganisationsService;
    actorOf: (request: HttpRequest) => Promise<Actor>;
    /** Id of the tenant whose site answers. */
    tenantOf: (request: HttpRequest) => Promise<string>;
  },
): void {
  const { organisations, actorOf, tenantOf } = deps;

  app.get(
    '/api/v1/organisations',
    {
      schema: {
        tags,
        security,
        summary: 'All organisations, parents before children',
        response: { 200: Type.Object({ items: Type.Array(OrganisationNodeSchema) }) },
      },
    },
    async (request) => ({ items: await organisations.list(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/organisations',
    {
      schema: {
        tags,
        security,
        summary: 'Add an organisation',
        body: NewOrganisationSchema,
        response: { 200: SavedOrganisationSchema },
      },
    },
    async (request) => organisations.create(await actorOf(request), request.body),
  );
  app.get(
    '/api/v1/organisations/:id',
    { schema: { tags, security, summary: 'One organisation', params, response: { 200: OrganisationSchema } } },
    async (request) => organisations.get(await actorOf(request), request.params.id),
  );
  app.patch(
    '/api/v1/organisations/:id',
    {
      schema: {
        tags,
        security,
        summary: 'Change, move, close or reopen an organisation',
        params,
        body: OrganisationChangeSchema,
        response: { 200: SavedOrganisationSchema },
      },
    },
    async (request) => organisations.update(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/units',
    {
      schema: {
        tags,
        summary: 'Open units with address, telephone and hours',
        response: { 200: Type.Object({ items: Type.Array(UnitSchema) }) },
      },
    },
    async (request) => {
      return { items: await organisations.listUnits(await tenantOf(request)) };
    },
  );
  app.get(
    '/api/v1/units/:id',
    { schema: { tags, summary: 'One unit', params, response: { 200: UnitSchema } } },
    async (request) => {
      const unit = await organisations.findUnit(await tenantOf(request), request.params.id);
      if (!unit) throw organisationErrors.not_found();
      return unit;
    },
  );
}
