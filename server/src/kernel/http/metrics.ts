import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer a request, by route and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
});
let collecting = false;

/** Counts an answered request; the label is the route's pattern, so that addresses do not become labels. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  durations.observe({ method, route, status: String(status) }, seconds);
}

/** All metrics in the Prometheus text format. */
export async function metricsText(): Promise<{ contentType: string; body: string }> {
  if (!collecting) {
    collecting = true;
    collectDefaultMetrics({ register: registry });
  }
  return { contentType: registry.contentType, body: await registry.metrics() };
}
