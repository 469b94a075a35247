import type { HttpReply, HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { OaiPlace, OaiService } from './oai.service.ts';

/** OAI-PMH at `/oai`, by GET and by POST as the protocol wants both. Never kept: a tombstone has to be seen at once. */
export function registerOaiApi(
  app: HttpServer,
  { oai, placeOf }: { oai: OaiService; placeOf: (request: HttpRequest) => Promise<OaiPlace> },
): void {
  const serve = async (request: HttpRequest, reply: HttpReply, query: URLSearchParams) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/xml; charset=utf-8')
      .send(await oai.answer(await placeOf(request), query));
  app.get('/oai', { schema: { hide: true } }, (request, reply) =>
    serve(request, reply, new URLSearchParams(request.url.split('?')[1] ?? '')),
  );
  void app.register(async (posted) => {
    posted.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 8192 },
      (_request, body, done) => done(null, body),
    );
    posted.post('/oai', { schema: { hide: true } }, (request, reply) =>
      serve(request, reply, new URLSearchParams(typeof request.body === 'string' ? request.body : '')),
    );
  });
}
