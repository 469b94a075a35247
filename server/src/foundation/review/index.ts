export { registerReviewApi } from './review.api.ts';
export { createReviewService, type ReviewService } from './review.service.ts';
export { findAfterwards } from './review.repo.ts';
export type { ReviewListItem, ReviewStep } from './review.schema.ts';
