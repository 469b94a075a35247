import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const registry = new Registry();
const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer a request, by route and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
});
let readyPages = 0;
new Counter({
  name: 'http_ready_pages_total',
  help: 'Pages that were answered from the cache before the HTTP server, which are in no other figure.',
  registers: [registry],
  collect() {
    this.reset();
    this.inc(readyPages);
  },
});
let collecting = false;

/** Counts an answered request; the label is the route's pattern, so that addresses do not become labels. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  durations.observe({ method, route, status: String(status) }, seconds);
}

/** Counts a page answered by the lane for ready pages: a number only, the labels of a histogram would cost more than the answer. */
export function countReadyPage(): void {
  readyPages += 1;
}

/** All metrics in the Prometheus text format. */
export async function metricsText(): Promise<{ contentType: string; body: string }> {
  if (!collecting) {
    collecting = true;
    collectDefaultMetrics({ register: registry });
  }
  return { contentType: registry.contentType, body: await registry.metrics() };
}
