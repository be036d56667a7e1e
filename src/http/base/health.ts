import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import type { Gauge, Registry } from 'prom-client';
import type { Env } from './env.ts';
import { apartMs, goneOf } from '../../domain/base/status/around.ts';
import { daysUntil } from '../../domain/base/status/status-findings.ts';
import { availableShare, lookAtUpkeep, type Upkeep } from '../../actions/base/upkeep.ts';

/** Begun at the first answer, so that the first page does not wait for the library that counts it. */
let begun: ReturnType<typeof beginMetrics> | null = null;

async function beginMetrics() {
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'hongdun_request_seconds',
    help: 'Time to answer, by method and status',
    labelNames: ['method', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [registry],
  });
  const gauge = (name: string, help: string) => {
    const made = new Gauge({ name: `hongdun_${name}`, help, registers: [registry] });
    // The library begins with nought, by which a backup that was never made would be the youngest of all.
    made.remove();
    return made;
  };
  const gauges = {
    ready: gauge('ready', '1 while a filing can be taken'),
    free: gauge('disk_free_bytes', 'Room on the disk of the data folder'),
    backup: gauge('backup_age_seconds', 'Since the last good backup; absent while there is none'),
    backupGood: gauge('backup_last_good', '1 when the last backup was made, 0 when it failed'),
    backupCopied: gauge('backup_last_copied', '0 when the last good backup was not copied to its second place, else 1'),
    keysKept: gauge('keys_kept', '0 while the newest keys lie on this machine alone, else 1'),
    rehearsal: gauge('rehearsal_age_seconds', 'Since a backup was last restored and proven; absent before the first'),
    ...gaugesOfMessages(gauge),
    ledger: gauge('ledger_check_age_seconds', 'Since the last check of the ledger; absent before the first'),
    ledgerWhole: gauge('ledger_whole', '1 when the last check found the ledger whole'),
    open: gauge(
      'open_person_rows',
      'Rows of an earlier version with numbers of persons that are not sealed yet, 10001 for more; NaN while the database does not tell',
    ),
    unfolded: gauge(
      'unfolded_changes',
      'Changes of the figures that are not folded into their cells yet, 200000 or more for more',
    ),
    job: gauge('job_age_seconds', 'How long the oldest job that is due has waited'),
    failedJobs: gauge('failed_jobs', 'Jobs given up within a day'),
    head: gauge('ledger_head_age_seconds', 'Since the newest head of the ledger; absent before the first'),
    certificate: gauge(
      'certificate_days',
      'Until the certificate of the public address ends; absent where none was seen',
    ),
    instances: gauge('instances', 'Programs that share the database now; 1 where it is the program’s own'),
    ...(await gaugesAround(gauge, registry)),
    available: gauge(
      'available_ratio',
      'Share of the five minutes of thirty days in which a filing could be taken; absent before the first',
    ),
    info: new Gauge({
      name: 'hongdun_version_info',
      help: '1, with the version of the program',
      labelNames: ['version'] as const,
      registers: [registry],
    }),
    started: gauge('start_time_seconds', 'When this program was started'),
  };
  return { registry, seconds, gauges };
}

function gaugesOfMessages(gauge: (name: string, help: string) => Gauge) {
  return {
    queue: gauge('queue_age_seconds', 'How long the oldest message that may go out has waited'),
    waiting: gauge('waiting_messages', 'Messages that may go out and have not, 10001 for more'),
    failed: gauge('failed_messages', 'Messages given up within seven days'),
    unconfirmed: gauge('unconfirmed_messages', 'Messages of a day of which the gateway did not say that it took them'),
  };
}

/** Of what stands around the program. */
async function gaugesAround(gauge: (name: string, help: string) => Gauge, registry: Registry) {
  const { Gauge: Labelled } = await import('prom-client');
  return {
    silent: gauge('instances_silent', 'Programs that fell silent within a day without taking their leave'),
    clock: gauge(
      'clock_offset_seconds',
      'How far, at least, the clock of this machine is ahead of the database’s; NaN while it was not measured',
    ),
    scanner: gauge('scanner_up', '1 while the virus scanner answers; absent where none is set'),
    signatures: gauge(
      'scanner_signatures_age_seconds',
      'Since the signatures of the virus scanner were made; absent where unknown',
    ),
    unscanned: gauge('unscanned_files', 'Files that wait for the virus scanner'),
    heard: new Labelled({
      name: 'hongdun_switchboard_age_seconds',
      help: 'Since a line of the switchboard was heard last; absent before the first',
      labelNames: ['kind', 'line'] as const,
      registers: [registry],
    }),
  };
}

/** /healthz: the program runs; /readyz: a filing can be taken, with reasons; /metrics: for the county's monitoring. */
export const health = new Hono<Env>();
health.use(async (c, next) => {
  const started = performance.now();
  await next();
  const took = (performance.now() - started) / 1000;
  const labels = { method: c.req.method, status: String(c.res.status) };
  void (begun ??= beginMetrics()).then(({ seconds }) => seconds.observe(labels, took));
  if (isAnswer(c)) noteAnswer(c, took * 1000);
});

/** Files that no program makes, lines that stay open and what machines ask of the program itself are no answers to anybody. */
const noAnswer = /^\/(?:(?:desk\/)?assets\/|api\/events$|healthz$|readyz$|metrics$)/u;
/** What brings more takes as long as the line of whoever sends it. */
const mostBytes = 65_536;

function isAnswer(c: Context<Env>): boolean {
  return !noAnswer.test(c.req.path) && Number(c.req.header('content-length') ?? 0) <= mostBytes;
}

function noteAnswer(c: Context<Env>, ms: number): void {
  const { machine, now } = c.get('deps');
  machine.answers.note({ ms, isError: c.res.status >= 500, at: now() });
}

health.get('/healthz', (c) => c.text('ok'));
health.get('/readyz', async (c) => {
  const { look, findings } = await lookAtUpkeep(c.get('deps'));
  const reasons = toldOf(findings, 'stop');
  const isReady = reasons.length === 0;
  // How the machine stands is for who keeps it; everybody else learns only whether it works.
  const warnings = isLocal(c) ? toldOf(findings, 'warn') : [];
  const stands = { ready: isReady, database: look.database.answers, filing: isReady };
  const answer = { ...stands, practice: look.isPractice === true, reasons, warnings };
  return c.json(answer, isReady ? 200 : 503);
});
/** What everybody may read of them. */
function toldOf(findings: Upkeep['findings'], wanted: 'stop' | 'warn') {
  return findings.filter(({ level }) => level === wanted).map(({ code, zh, en }) => ({ code, zh, en }));
}

health.get('/metrics', async (c) => {
  const deps = c.get('deps');
  if (deps.settings.opensMetrics !== true && !isLocal(c)) return c.text('for this machine alone', 403);
  const { registry, gauges } = await (begun ??= beginMetrics());
  tellGauges(gauges, await lookAtUpkeep(deps), deps.now());
  const share = await availableShare(deps.db, deps.now());
  if (share !== null) gauges.available.set(share);
  return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
});

type Gauges = Awaited<ReturnType<typeof beginMetrics>>['gauges'];

function tellGauges(gauges: Gauges, { look, findings, openPersons }: Upkeep, now: Date): void {
  const age = ageAt(now);
  const { database, freeBytes, startedAt } = look;
  gauges.ready.set(findings.some(({ level }) => level === 'stop') ? 0 : 1);
  if (freeBytes !== null) gauges.free.set(freeBytes);
  tellBackups(gauges, look, age);
  gauges.queue.set(database.oldestWaitingAt === null ? 0 : age(database.oldestWaitingAt));
  gauges.waiting.set(database.waitingMessages);
  gauges.failed.set(database.failedMessages);
  gauges.unconfirmed.set(database.unconfirmedMessages);
  if (database.ledgerCheck !== null) {
    gauges.ledger.set(age(database.ledgerCheck.at));
    gauges.ledgerWhole.set(database.ledgerCheck.isWhole ? 1 : 0);
  }
  // Nothing is no zero: an older figure would say that all is sealed.
  gauges.open.set(openPersons ?? Number.NaN);
  gauges.unfolded.set(database.unfolded.n);
  gauges.job.set(database.oldestJob === null ? 0 : age(database.oldestJob.since));
  gauges.failedJobs.set(database.failedJobs);
  if (database.head !== null) gauges.head.set(age(database.head.at));
  if (look.certificateEndsAt !== null) gauges.certificate.set(daysUntil(look.certificateEndsAt, now));
  gauges.instances.set(Math.max(1, database.instances.length));
  tellAround(gauges, look, age);
  gauges.info.set({ version: look.version }, 1);
  gauges.started.set(startedAt.getTime() / 1000);
}

/** What stands around the program. */
function tellAround(gauges: Gauges, { scanner = null, database }: Upkeep['look'], age: (at: Date) => number): void {
  const { clock = null, files = null, heard = [], programs = [] } = database;
  gauges.silent.set(goneOf(programs).length);
  gauges.clock.set(clock === null ? Number.NaN : (Math.sign(clock.offsetMs) * apartMs(clock)) / 1000);
  if (scanner !== null && scanner.answers !== null) gauges.scanner.set(scanner.answers ? 1 : 0);
  if (scanner !== null && scanner.signaturesAt !== null) gauges.signatures.set(age(scanner.signaturesAt));
  if (files !== null) gauges.unscanned.set(files.waiting);
  for (const { kind, line, at } of heard) gauges.heard.set({ kind, line }, age(at));
}

function ageAt(now: Date): (at: Date) => number {
  return (at) => Math.max(0, (now.getTime() - at.getTime()) / 1000);
}

/** The last of what is kept elsewhere: the backup, its copy, its keys and its rehearsal. */
function tellBackups(gauges: Gauges, look: Upkeep['look'], age: (at: Date) => number): void {
  const { backups, rehearsals, areKeysKept } = look;
  const good = backups.find(({ isGood }) => isGood);
  if (good !== undefined) gauges.backup.set(age(good.at));
  if (good !== undefined) gauges.backupCopied.set(good.copyFault === null ? 1 : 0);
  gauges.keysKept.set(areKeysKept ? 1 : 0);
  const rehearsed = rehearsals.find(({ isGood }) => isGood);
  if (rehearsed !== undefined) gauges.rehearsal.set(age(rehearsed.at));
  if (backups[0] !== undefined) gauges.backupGood.set(backups[0].isGood ? 1 : 0);
}

/** Whether somebody on this machine asks; what a proxy passes on comes from elsewhere. */
function isLocal(c: Context<Env>): boolean {
  if (c.req.header('x-forwarded-for') !== undefined) return false;
  // Without a socket it is the program itself that asks.
  const address = hasSocket(c.env) ? (getConnInfo(c).remote.address ?? '') : '127.0.0.1';
  return /^(?:127\.|::1$|::ffff:127\.)/u.test(address);
}

function hasSocket(env: unknown): boolean {
  return typeof env === 'object' && env !== null && 'incoming' in env;
}
