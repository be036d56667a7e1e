/**
 * M2, a 3·15 storm: for a minute more is filed than can be kept up, two hundred desks listen and read along as their pages do, and
 * twenty readers go through the lists. Filings are offered at their times, whether the ones before were answered or not; what is
 * shed is sent again under its id, as the citizens' page does, until all is there.
 */
import { Agent, request as ask, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { workAsAppRole } from '../../src/store/base/migrate.ts';
import { password, type Bench, type BenchCounty, type Figure } from './county.ts';
import { filing } from './intake.ts';
import { buildMeasured, signIn, startMeasured, type Measured } from './load.ts';

const [perSecond, stormSeconds, desks, readers] = [300, 60, 200, 20];
/** What a desk waits before it reads its lists anew when it heard of a crowd: as in src/staff/base/live.tsx. */
const crowdMs = 8_000;
/** What a desk shows first, and its list. */
const readByDesk = ['/api/work', '/api/complaints?limit=50'] as const;

interface Storm {
  /** How long each accepted filing waited for its answer, in milliseconds; those that were shed before count from their last try. */
  waits: number[];
  readings: number[];
  shed: number;
  failed: number;
  ids: string[];
  tellings: number;
}

export async function measureStorm(bench: Bench): Promise<Figure[]> {
  const county = await bench.county(bench.sizes[0]);
  const measured = await startMeasured(await buildMeasured(), 'app', { ...county.owner, options: workAsAppRole });
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const over = new AbortController();
  try {
    const cookie = await signIn(measured, county, password);
    const call = callerOf(measured, agent, cookie);
    const storm: Storm = { waits: [], readings: [], shed: 0, failed: 0, ids: [], tellings: 0 };
    for (let n = 0; n < 200; n += 1) await call('POST', '/api/complaints', filing());
    for (let n = 0; n < desks; n += 1) {
      listenAsDesk(measured, agent, cookie, storm, call, over.signal);
      // Whoever opens a desk reads it once, long before any storm.
      for (const path of readByDesk) await call('GET', path);
    }
    const reading = Array.from({ length: readers }, () => readOn(call, storm, over.signal));
    const [cpu, began] = [await measured.cpuMs(), performance.now()];
    const all = await offer(call, storm);
    const offeredFor = (performance.now() - began) / 1000;
    const acceptedMeanwhile = storm.waits.length;
    await Promise.all(all);
    const cpuMs = (await measured.cpuMs()) - cpu;
    over.abort();
    await Promise.allSettled(reading);
    return figuresOf(storm, acceptedMeanwhile / offeredFor, cpuMs, await countOf(county, storm.ids));
  } finally {
    over.abort();
    agent.destroy();
    await measured.stop();
  }
}

type Call = (method: string, path: string, body?: object) => Promise<{ status: number; again: number }>;

/** One request over kept lines; the answer is read to its end and thrown away. */
function callerOf(measured: Measured, agent: Agent, cookie: string): Call {
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const sent = ask(`${measured.url}${path}`, { method, agent, headers }, (answer: IncomingMessage) => {
        answer.resume();
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, again: Number(answer.headers['retry-after'] ?? 5) }),
        );
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
}

/** An open desk: it hears of changes, and reads its first screen and its list anew as its page does. */
function listenAsDesk(
  measured: Measured,
  agent: Agent,
  cookie: string,
  storm: Storm,
  call: Call,
  over: AbortSignal,
): void {
  let isWaiting = false;
  const line = ask(`${measured.url}/api/events`, { agent, headers: { cookie }, signal: over }, (answer) => {
    answer.on('error', () => undefined);
    answer.on('data', (bytes: Buffer) => {
      const text = bytes.toString();
      if (!text.includes('event: changes')) return;
      storm.tellings += 1;
      if (isWaiting) return;
      isWaiting = true;
      const spreadMs = Number(/"spreadMs":(\d+)/u.exec(text)?.[1] ?? 0);
      const isCrowd = text.includes('"isCrowd":true');
      const wait = isCrowd ? crowdMs * (1 + Math.random()) : 250 + spreadMs * Math.random();
      setTimeout(() => {
        isWaiting = false;
        if (over.aborted) return;
        for (const path of readByDesk) void call('GET', path).catch(() => undefined);
      }, wait).unref();
    });
  });
  line.on('error', () => undefined);
  line.end();
}

async function readOn(call: Call, storm: Storm, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const began = performance.now();
    const isRead = await call('GET', '/api/complaints?stage=mediating&sort=due&limit=50').then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isRead) storm.readings.push(performance.now() - began);
    else storm.failed += 1;
    await sleep(500 + Math.random() * 1000);
  }
}

/** Each filing at its own time, as people come. */
async function offer(call: Call, storm: Storm): Promise<Promise<void>[]> {
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 0; n < perSecond * stormSeconds; n += 1) {
    const due = began + (n * 1000) / perSecond;
    const ahead = due - performance.now();
    if (ahead > 2) await sleep(ahead);
    all.push(fileUntilTaken(call, storm));
  }
  return all;
}

async function fileUntilTaken(call: Call, storm: Storm): Promise<void> {
  const form = filing();
  storm.ids.push(form.clientId);
  for (let tries = 0; tries < 40; tries += 1) {
    const began = performance.now();
    const { status, again } = await call('POST', '/api/complaints', form).catch(() => ({ status: 0, again: 5 }));
    if (status === 201) {
      storm.waits.push(performance.now() - began);
      return;
    }
    if (status === 503) storm.shed += 1;
    else storm.failed += 1;
    await sleep(again * 1000 * (0.75 + Math.random() / 2));
  }
}

async function countOf(county: BenchCounty, ids: readonly string[]): Promise<{ there: number; lost: number }> {
  const pool: pg.Pool = county.pool;
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from complaint where id = any($1)', [
    ids,
  ]);
  const there = rows[0]?.n ?? 0;
  return { there, lost: ids.length - there };
}

function figuresOf(
  { waits, readings, shed, failed, tellings }: Storm,
  accepted: number,
  cpuMs: number,
  { there, lost }: { there: number; lost: number },
): Figure[] {
  const row = (name: string, value: number, target: string, reached: boolean, how = ''): Figure => ({
    metric: 'M2',
    name,
    value,
    target,
    reached,
    how,
  });
  const [p50, p99, read] = [quantile(waits, 0.5), quantile(waits, 0.99), quantile(readings, 0.99)];
  return [
    row(
      `accepted a second of ${perSecond} offered`,
      accepted,
      '≥ 240',
      accepted >= 240,
      `${shed} answers shed, ${failed} failed, node ${(cpuMs / 1000).toFixed(1)} s of processor, ${Math.round(tellings / desks)} tellings a desk`,
    ),
    row('p50 of an accepted filing, ms', p50, '≤ 1000', p50 <= 1000),
    row('p99 of an accepted filing, ms', p99, '≤ 3000', p99 <= 3000, `at most ${quantile(waits, 1).toFixed(0)}`),
    row('p99 of a reader, ms', read, '≤ 500', read <= 500, `p50 ${quantile(readings, 0.5).toFixed(0)}`),
    row('filings lost', lost, '= 0', lost === 0, `${there} are there, each once`),
  ];
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
