export {
  AppError,
  defineErrors,
  errorText,
  listErrors,
  type ErrorDetails,
  type ErrorEntry,
  type Locale,
} from './errors.ts';
