import { httpErrors, isLocal, metricsText, type HttpServer } from '../kernel/http/index.ts';
import { waitingEvents } from '../kernel/jobs/index.ts';
import type { Installation } from './installation.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: Prometheus text. The last two tell the machine itself only. */
export function registerHealth(app: HttpServer, { db, index }: Installation): void {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } };
  app.get('/healthz', hidden, async () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (request, reply) => {
    if (!isLocal(request)) throw httpErrors.not_found();
    const checks: Record<string, unknown> = {};
    const probe = async (name: string, work: () => Promise<unknown>) => {
      checks[name] = await work().then(
        (value) => value ?? 'ok',
        () => 'failed',
      );
    };
    await probe('database', async () => {
      const waiting = await waitingEvents(db);
      return { waiting: Object.fromEntries(waiting.map(({ consumer, count }) => [consumer, Number(count)])) };
    });
    await probe('search', async () => ({ documents: await index.count(), writer: index.isWriter }));
    // Without the search engine pages and officers go on; without the database nothing does.
    return reply.code(checks['database'] === 'failed' ? 503 : 200).send(checks);
  });
  app.get('/metrics', hidden, async (request, reply) => {
    if (!isLocal(request)) throw httpErrors.not_found();
    const { contentType, body } = await metricsText();
    return reply.type(contentType).send(body);
  });
}
