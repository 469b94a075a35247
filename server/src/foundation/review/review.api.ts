import { Type } from 'typebox';
import type { HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { Actor } from '../audit/index.ts';
import { ID, ReviewChain, ReviewChainInput, ReviewDecision, ReviewListItem, ReviewView } from './review.schema.ts';
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
    '/api/v1/review-chains',
    {
      schema: {
        ...staff,
        operationId: 'listReviewChains',
        summary: 'Chains of review',
        response: { 200: Type.Object({ items: Type.Array(ReviewChain) }) },
      },
    },
    async (request) => ({ items: await reviews.listChains(await actorOf(request)) }),
  );
  app.post(
    '/api/v1/review-chains',
    {
      schema: {
        ...staff,
        operationId: 'createReviewChain',
        summary: 'Set a chain for a unit or a kind',
        body: ReviewChainInput,
        response: { 200: Type.Object({ id: Type.String() }) },
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
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request) => reviews.saveChain(await actorOf(request), request.params.id, request.body),
  );
}
