/** A round: the clients work, a fault is made, they go on, and then everything that was acknowledged is looked for. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { Clients, lettersOf, type Act, type ActKind, type People } from './acts.ts';
import { countMiscounted } from './counting.ts';
import { faultNames, faults } from './faults.ts';
import { House } from './house.ts';
import type { Journal, RoundResult } from './journal.ts';

interface Run {
  folder: string;
  rounds: number;
  /** How many were made before. */
  first: number;
  journal: Journal;
  /** What node runs: the built program, or its sources with tsx. */
  program: string;
  say: (line: string) => void;
  /** How many clients work at once. */
  clients: number;
  /** Lays a loaded county into the empty data folder, and its password: the first start need not load one then. */
  laid?: { lay: (dataDir: string) => void; password: string };
}
/** So long nobody is acknowledged after a fault before it is called a hang. */
const hangMs = 45_000;
/** How long the clients work before the fault, and after the first acknowledgement behind it: twenty acts and more, of every kind within three rounds. */
const [beforeMs, behindMs] = [450, 450];

export async function runRounds({ folder, rounds, first, journal, program, say, clients, laid }: Run): Promise<void> {
  const dataDir = join(folder, 'data');
  const isSmall = mountSmallDisk(dataDir);
  laid?.lay(dataDir);
  const house = new House(dataDir, await freePort(), program);
  const stop = () => void house.end().then(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await house.start();
    const people = await signIn(house, laid?.password ?? 'hongdun-demo');
    for (let n = first; n < first + rounds; n += 1) {
      const result = await playRound(n, { house, people, say, clients });
      journal.note(result);
      say(lineOf(result, first + rounds));
      if (result.selfExits > 0) say(`  ${house.lastWords.replaceAll('\n', '\n  ')}`);
    }
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await house.end();
    rmSync(join(dataDir, 'filler'), { force: true });
    if (isSmall) spawnSync('umount', [dataDir]);
  }
}

/** A disk that can be filled without harm to the machine, where the user may make one; the data are then gone at the end. */
function mountSmallDisk(dataDir: string): boolean {
  mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() !== 0 || readdirSync(dataDir).length > 0) return false;
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500m,mode=755', 'tmpfs', dataDir]);
  return status === 0;
}

async function playRound(
  n: number,
  { house, people, say, clients: atOnce }: { house: House; people: People } & Pick<Run, 'say' | 'clients'>,
): Promise<RoundResult> {
  const name = faultNames[n % faultNames.length] as (typeof faultNames)[number];
  const clients = new Clients(house.url, people, atOnce);
  const exitsBefore = house.selfExits;
  clients.begin();
  await untilAcknowledged(clients, 0);
  await sleep(beforeMs + Math.random() * 400);
  let fellAt = performance.now();
  const skipped = await faults[name].make(house, clients, () => (fellAt = performance.now()));
  // A kill is over at once; what lasts is counted from its end.
  const overAt = lasts.has(name) ? performance.now() : fellAt;
  const recoveredAt = await untilAcknowledged(clients, overAt);
  if (recoveredAt === null) await house.restart({});
  await sleep(behindMs);
  await clients.end();
  await house.untilReady(hangMs);
  const found = await lookFor(house, clients.acts, say);
  for (const doubt of clients.doubts) say(`  lost or doubled: ${doubt}`);
  const miscounted = await countMiscounted(house);
  const done = clients.acts.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return {
    n,
    fault: name,
    acknowledged: done.length,
    kinds: [...new Set(done.map(({ kind }) => kind))],
    lost: found.lost + clients.doubts.length,
    doubled: found.doubled,
    miscounted,
    selfExits: house.selfExits - exitsBefore,
    hangs: recoveredAt === null ? 1 : 0,
    recoveryMs: recoveredAt === null ? null : recoveredAt - overAt,
    ...(skipped === null ? {} : { skipped }),
  };
}

const lasts = new Set<string>([
  'signature',
  'frozenNode',
  'frozenDatabase',
  'cut',
  'lock',
  'descriptors',
  'memory',
  'disk',
]);

/** When the first act that was sent after that instant was acknowledged; null when none was in time. */
async function untilAcknowledged(clients: Clients, since: number): Promise<number | null> {
  const until = performance.now() + hangMs;
  while (performance.now() < until) {
    const times = clients.acts.flatMap(({ sentAt, acknowledgedAt }) =>
      acknowledgedAt !== null && sentAt >= since ? [acknowledgedAt] : [],
    );
    if (times.length > 0) return Math.min(...times);
    await sleep(10);
  }
  return null;
}

const ofRequests = `select detail->>'requestId' as id, count(*)::int as n from ledger
  where detail->>'requestId' = any($1::text[]) group by 1`;

/**
 * How often each kind of act is found in the database: by what the client wrote into it, and not by its id alone, for an id cannot
 * stand there twice.
 */
const found: Readonly<Record<ActKind, string>> = {
  file: `select right(operator_name, 36) as id, count(*)::int as n from complaint
    where operator_name = any(select '农资店 ' || unnest($1::text[])) group by 1`,
  sync: `select right(operator_name, 36) as id, count(*)::int as n from complaint
    where operator_name = any(select '农资店 ' || unnest($1::text[])) group by 1`,
  upload: `select left(file_name, 36) as id, count(*)::int as n from attachment
    where file_name = any(select unnest($1::text[]) || '.jpg') group by 1`,
  move: ofRequests,
  case: `select right(operator_name, 36) as id, count(*)::int as n from enforcement
    where operator_name = any(select '农资店 ' || unnest($1::text[])) group by 1`,
  batch: `select right(product, 36) as id, count(*)::int as n from sampling_batch
    where product = any(select '蛋糕 ' || unnest($1::text[])) group by 1`,
  visit: `select right(operator_name, 36) as id, count(*)::int as n from inspection
    where operator_name = any(select '农资店 ' || unnest($1::text[])) group by 1`,
  step: ofRequests,
};

/** What was opened, and its one step made, more than once, whatever the id of the press. */
const openedTwice = `select count(*)::int as n from (select matter_id from ledger
  where verb in ('enforcement-registered', 'sampling-planned', 'inspection-planned', 'sampling-cancelled', 'inspection-cancelled')
  group by matter_id, verb having count(*) > 1) as doubled`;

/** Matters on which an act stands twice, whatever its id. */
const twice = `select count(*)::int as n from (select l.matter_id from ledger as l
  join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
  where c.operator_name = any(select '农资店 ' || unnest($1::text[])) and l.verb in ('filed', 'dispatched')
  group by l.matter_id, l.verb having count(*) > 1) as doubled`;

async function lookFor(
  house: House,
  acts: readonly Act[],
  say: (line: string) => void,
): Promise<{ lost: number; doubled: number }> {
  let [lost, doubled] = [0, 0];
  await house.look(async (client) => {
    for (const [kind, statement] of Object.entries(found)) {
      const asked = acts.filter((act) => act.kind === kind);
      const nameOf = kind === 'upload' ? lettersOf : (id: string) => id;
      const { rows } = await client.query<{ id: string; n: number }>(statement, [asked.map(({ id }) => nameOf(id))]);
      const times = new Map(rows.map((row) => [row.id, row.n]));
      const missing = asked.filter(({ id, acknowledgedAt }) => acknowledgedAt !== null && !times.has(nameOf(id)));
      for (const { id } of missing) say(`  lost: ${kind} ${id}`);
      lost += missing.length;
      doubled += [...times.values()].filter((n) => n > 1).length;
    }
    const { rows } = await client.query<{ n: number }>(twice, [
      acts.filter(({ kind }) => kind === 'file' || kind === 'sync').map(({ id }) => id),
    ]);
    doubled += rows[0]?.n ?? 0;
    doubled += (await client.query<{ n: number }>(openedTwice)).rows[0]?.n ?? 0;
  });
  return { lost, doubled };
}

async function signIn(house: House, password: string): Promise<People> {
  const call = async (path: string, body: object, cookie = '') => {
    const answer = await fetch(`${house.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return { answer, body: (await answer.json()) as { id: string; mark: string } };
  };
  const cookieOf = async (loginName: string) =>
    (await call('/api/session', { loginName, password })).answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const centre = await cookieOf('fangmin');
  const officer = await cookieOf('majianguo');
  const [reviewer, signer] = [await cookieOf('gaoyun'), await cookieOf('hanzhiyuan')];
  // Of no PIN: nobody types one.
  const proof = randomBytes(32).toString('base64');
  const { body } = await call('/api/devices', { id: uuidv7(), name: '村里的手机', proof }, await cookieOf('st-v0302'));
  // The session by which a telephone was bound has ended.
  return {
    centre,
    officer,
    reviewer,
    signer,
    station: await cookieOf('st-v0302'),
    device: { id: body.id, mark: body.mark },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function lineOf(
  { n, fault, acknowledged, lost, doubled, miscounted, selfExits, hangs, recoveryMs, skipped }: RoundResult,
  of: number,
): string {
  const what = skipped === undefined ? faults[fault].words : `${faults[fault].words}: not made, ${skipped}`;
  const after = recoveryMs === null ? 'no recovery' : `on again after ${recoveryMs.toFixed(0)} ms`;
  return `${String(n + 1).padStart(4)}/${of} ${what}: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ${miscounted ?? 0} miscounted, ${selfExits} self-exits, ${hangs} hangs, ${after}`;
}
