export { registerReviewApi } from './review.api.ts';
export { createReviewService, type ReviewService } from './review.service.ts';
export type { ReviewListItem } from './review.schema.ts';
