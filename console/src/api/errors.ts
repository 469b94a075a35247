/** A call that did not succeed: the server's own code and words, or `network` when it could not be reached. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;

  constructor(code: string, message: string, status = 0, details: Record<string, unknown> = {}, requestId = '') {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.details = details;
    this.requestId = requestId;
  }
}

/** The error of an answer that is not 2xx; `body` is what came with it, JSON or not. */
export function errorOfAnswer(status: number, body: unknown): ApiError {
  const { code, message, details, requestId } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  return new ApiError(
    typeof code === 'string' ? code : 'unknown',
    typeof message === 'string' ? message : '',
    status,
    typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {},
    typeof requestId === 'string' ? requestId : '',
  );
}

/** True for a failure that may pass by itself: no connection, or the server is busy. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'network' || error.status >= 500 || error.status === 429);
