import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../audit/index.ts';
import {
  ChainGap,
  ChainWithGaps,
  Delegate,
  Delegation,
  DelegationInput,
  EffectiveChain,
  ID,
  ReviewChainInput,
  ReviewDecision,
  ReviewListItem,
  ReviewSettings,
  ReviewView,
} from './review.schema.ts';
import { MOST_WAITING } from './review.repo.ts';
import type { ReviewService } from './review.service.ts';

const staff = { tags: ['review (staff)'], security: [{ session: [] }] };
const ById = Type.Object({ id: Type.String({ pattern: ID }) });

/** Routes of review for the console. */
export function registerReviewApi(
  app: HttpServer,
  deps: { reviews: ReviewService; actorOf: (request: HttpRequest) => Promise<Actor> },
): void {
  const { reviews, actorOf } = deps;
  app.get(
    '/api/v1/reviews',
    {
      schema: {
        ...staff,
        operationId: 'listReviews',
        summary: 'Reviews that wait for me, or all open ones of the units I look after; longest waiting first',
        querystring: Type.Object({ scope: Type.Enum(['mine', 'unit'], { default: 'mine' }) }),
        response: { 200: Type.Object({ items: Type.Array(ReviewListItem), more: Type.Boolean() }) },
      },
    },
    async (request) => {
      const actor = await actorOf(request);
      const { scope } = request.query;
      const items = scope === 'unit' ? await reviews.listInScope(actor) : await reviews.listWaitingFor(actor);
      return { items, more: items.length >= MOST_WAITING };
    },
  );
  app.get(
    '/api/v1/reviews/:id',
    {
      schema: {
        ...staff,
        operationId: 'getReview',
        summary: 'One review: steps, who waits since when',
        params: ById,
        response: { 200: ReviewView },
      },
    },
    async (request) => reviews.get(await actorOf(request), request.params.id),
  );
  app.post(
    '/api/v1/reviews/:id/decision',
    {
      schema: {
        ...staff,
        operationId: 'decideReview',
        summary: 'Approve or return',
        params: ById,
        body: ReviewDecision,
        response: { 200: ReviewView },
      },
    },
    async (request) => reviews.decide(await actorOf(request), request.params.id, request.body),
  );
  app.get(
    '/api/v1/reviews/:id/earlier-text',
    {
      schema: {
        ...staff,
        operationId: 'getEarlierText',
        summary: 'The text as it was at the last look, to compare with; round 0 without one',
        params: ById,
        response: { 200: Type.Object({ round: Type.Integer(), text: Type.Unknown() }) },
      },
    },
    async (request) =>
      (await reviews.getEarlierText(await actorOf(request), request.params.id)) ?? { round: 0, text: null },
  );
  registerChains(app, { reviews, actorOf });
  registerDelegations(app, { reviews, actorOf });
}

type Deps = { reviews: ReviewService; actorOf: (request: HttpRequest) => Promise<Actor> };
const Saved = Type.Object({ id: Type.String(), gaps: Type.Array(ChainGap) });

function registerChains(app: HttpServer, { reviews, actorOf }: Deps): void {
  app.get(
    '/api/v1/review-chains',
    {
      schema: {
        ...staff,
        operationId: 'listReviewChains',
        summary: 'Chains of review, with the steps that nobody could decide',
        response: { 200: Type.Object({ items: Type.Array(ChainWithGaps) }) },
      },
    },
    async (request) => ({ items: await reviews.listChains(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/review-chains/effective',
    {
      schema: {
        ...staff,
        operationId: 'getEffectiveChain',
        summary: 'The chain that a text of a unit and kind takes now, and whose it is',
        querystring: Type.Object({
          organisationId: Type.String({ pattern: ID }),
          kind: Type.String({ maxLength: 40, default: '' }),
        }),
        response: { 200: EffectiveChain },
      },
    },
    async (request) =>
      reviews.getEffectiveChain(await actorOf(request), request.query.organisationId, request.query.kind),
  );
  app.post(
    '/api/v1/review-chains',
    {
      schema: {
        ...staff,
        operationId: 'createReviewChain',
        summary: 'Set a chain for a unit or a kind',
        body: ReviewChainInput,
        response: { 200: Saved },
      },
    },
    async (request) => reviews.saveChain(await actorOf(request), null, request.body),
  );
  app.put(
    '/api/v1/review-chains/:id',
    {
      schema: {
        ...staff,
        operationId: 'saveReviewChain',
        summary: 'Change a chain',
        params: ById,
        body: ReviewChainInput,
        response: { 200: Saved },
      },
    },
    async (request) => reviews.saveChain(await actorOf(request), request.params.id, request.body),
  );
  app.delete(
    '/api/v1/review-chains/:id',
    {
      schema: {
        ...staff,
        operationId: 'retireReviewChain',
        summary: 'Take a chain out of use',
        params: ById,
        querystring: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await reviews.retireChain(await actorOf(request), request.params.id, request.query.version);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/v1/review-settings',
    {
      schema: {
        ...staff,
        operationId: 'getReviewSettings',
        summary: 'Rules of this place for reviews',
        response: { 200: ReviewSettings },
      },
    },
    async (request) => reviews.getSettings(await actorOf(request)),
  );
  app.put(
    '/api/v1/review-settings',
    {
      schema: {
        ...staff,
        operationId: 'setReviewSettings',
        summary: 'Set the rules of this place for reviews',
        body: ReviewSettings,
        response: { 200: ReviewSettings },
      },
    },
    async (request) => reviews.setSettings(await actorOf(request), request.body),
  );
}

function registerDelegations(app: HttpServer, { reviews, actorOf }: Deps): void {
  app.get(
    '/api/v1/review-delegations',
    {
      schema: {
        ...staff,
        operationId: 'listReviewDelegations',
        summary: 'Who stands in for me, and for whom I do',
        response: { 200: Type.Object({ items: Type.Array(Delegation) }) },
      },
    },
    async (request) => ({ items: await reviews.listDelegations(await actorOf(request)) }),
  );
  app.get(
    '/api/v1/review-delegations/choices',
    {
      schema: {
        ...staff,
        operationId: 'listReviewDelegates',
        summary: 'Whom I may choose to stand in for me',
        response: { 200: Type.Object({ items: Type.Array(Delegate) }) },
      },
    },
    async (request) => ({ items: await reviews.listDelegates(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/review-delegations',
    {
      schema: {
        ...staff,
        operationId: 'delegateReviews',
        summary: 'Let somebody decide for me while I am away',
        body: DelegationInput,
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request) => reviews.delegate(await actorOf(request), request.body),
  );
  app.delete(
    '/api/v1/review-delegations/:id',
    {
      schema: {
        ...staff,
        operationId: 'endReviewDelegation',
        summary: 'End a delegation',
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await reviews.endDelegation(await actorOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
