import { Hono } from 'hono';
import type { Env } from './env.ts';

/** Begun at the first answer, so that the first page does not wait for the library that counts it. */
let begun: ReturnType<typeof beginMetrics> | null = null;

async function beginMetrics() {
  const { collectDefaultMetrics, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'hongdun_request_seconds',
    help: 'Time to answer, by method and status',
    labelNames: ['method', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [registry],
  });
  return { registry, seconds };
}

/** /healthz: the program runs; /readyz: the database answers; /metrics: for the county's monitoring, from this machine only. */
export const health = new Hono<Env>();
health.use(async (c, next) => {
  const started = performance.now();
  await next();
  const took = (performance.now() - started) / 1000;
  const labels = { method: c.req.method, status: String(c.res.status) };
  void (begun ??= beginMetrics()).then(({ seconds }) => seconds.observe(labels, took));
});
health.get('/healthz', (c) => c.text('ok'));
health.get('/readyz', async (c) => {
  try {
    await c.get('deps').probe.ask();
    return c.text('ready');
  } catch {
    return c.text('the database does not answer', 503);
  }
});
health.get('/metrics', async (c) => {
  const { registry } = await (begun ??= beginMetrics());
  return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
});
