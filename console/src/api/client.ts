import createClient from 'openapi-fetch';
import { ApiError, errorOfAnswer } from './errors.ts';
import { currentLocale } from './locale.ts';
import type { paths } from './schema.generated.ts';
import { signInAgain } from './sign-in-again.ts';

const NOT_SIGNED_IN = 'identity.not_signed_in';

/** Sends a request; when the session has ended it asks to sign in and sends the same request once more, so nothing typed is lost. */
async function send(request: Request): Promise<Response> {
  request.headers.set('accept-language', currentLocale());
  const again = request.clone();
  const response = await reach(request);
  if (response.status !== 401 || isSessionCall(request)) return response;
  const { code } = errorOfAnswer(
    401,
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  if (code !== NOT_SIGNED_IN) return response;
  await signInAgain.ask();
  again.headers.set('accept-language', currentLocale());
  return reach(again);
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('network', '');
  }
}

const isSessionCall = (request: Request) => /^\/api\/v1\/session(\/|$)/.test(new URL(request.url).pathname);

/** The API with the types of its OpenAPI file. */
export const http = createClient<paths>({ fetch: send });

/** The data of a call, or an ApiError. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw errorOfAnswer(response.status, error);
  return data as T;
}

/** Sends a form with files and reports the share of bytes sent (0–1); fetch cannot tell how far an upload has come. */
export function upload<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return sendForm<T>(path, form, onProgress, signal).catch(async (error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== NOT_SIGNED_IN) throw error;
    await signInAgain.ask();
    return sendForm<T>(path, form, onProgress, signal);
  });
}

function sendForm<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept-language', currentLocale());
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(errorOfAnswer(request.status, request.response));
    };
    request.onerror = () => reject(new ApiError('network', ''));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
