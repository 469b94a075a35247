import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { httpErrors } from './http.errors.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const TOO_LARGE = ['HPE_HEADER_OVERFLOW', 'HPE_CHUNK_EXTENSIONS_OVERFLOW'];

/**
 * Answers bytes that are no request, and ends the connection: what came after them cannot be read either. Nobody knows the language of
 * whoever sent them, so both are used.
 */
export function answerMalformed(cause: Error & { code?: string }, socket: Socket): void {
  const answering = (socket as Socket & { _httpMessage?: { headersSent: boolean } })._httpMessage;
  // In the middle of another answer on this connection a second one would be read as part of it.
  if (cause.code === 'ECONNRESET' || !socket.writable || answering?.headersSent) return void socket.destroy();
  const error = TOO_LARGE.includes(cause.code ?? '')
    ? httpErrors.fields_too_large()
    : cause.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? httpErrors.timeout()
      : httpErrors.invalid_request({ reason: 'HTTP' });
  const message = `${error.text('zh')} / ${error.text('en')}`;
  const body = Buffer.from(JSON.stringify({ code: error.code, message, details: error.details }));
  const fields = {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(body.length),
    connection: 'close',
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n${head.join('')}\r\n`);
  socket.end(body);
  socket.destroySoon();
}
