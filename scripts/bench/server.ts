/** A server under measurement, as a process of its own: `app` is the program, `bare` the smallest one that inserts one validated row a request. */
import { openTrailBook } from '../../src/actions/base/trail-book.ts';
import { createServer } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { followers } from '../../src/actions/desk/followers.ts';
import { remarkedDockets } from '../../src/domain/desk/dockets.ts';
import { holdings } from '../../src/actions/desk/holdings.ts';
import { createApp, type Deps } from '../../src/http/app.ts';
import { loudspeaker } from '../../src/http/base/live/loudspeaker.ts';
import { DayCounter, TryCounter } from '../../src/http/base/security.ts';
import { filesIn } from '../../src/outside/files.ts';
import { useKeys } from '../../src/store/base/keys.ts';
import { testKeyring } from '../../tests/build/house/keyring.ts';
import { readAlarm, readFirstAid } from '../../src/outside/seeds.ts';
import { textFilesIn } from '../../src/outside/text-file/text-files.ts';
import { tablesIn } from '../../src/outside/spreadsheet.ts';
import { machineOf } from '../../src/outside/machine/machine.ts';
import { followDanger, followFigures, followSearch } from '../../src/jobs/follow.ts';
import { createDb, probeOn } from '../../src/store/base/db.ts';

const [kind, connection] = [process.argv[2], JSON.parse(process.argv[3] ?? '{}') as pg.PoolConfig];

const server = kind === 'bare' ? bareServer() : appServer();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
process.on('message', (word) => {
  if (word === 'cpu') process.send?.({ cpu: process.cpuUsage() });
  if (word === 'stop') process.exit(0);
});
process.on('disconnect', () => process.exit(0));

function appServer() {
  const { db } = createDb(connection);
  useKeys(db, testKeyring);
  const many = () => new TryCounter(Number.MAX_SAFE_INTEGER, 60_000);
  const { announce, listen } = loudspeaker();
  const log = pino({ level: 'error' });
  // What follows an act within a second is paid for by it too.
  for (const follow of [followFigures, followSearch]) follow(db, log);
  followDanger({ db, log, keyring: testKeyring, announce });
  const deps: Deps = {
    db,
    probe: probeOn(connection),
    machine: machineOf('/tmp', '0', false, {
      reporter: '/tmp/hongdun-bench.key',
      backup: '/tmp/hongdun-bench-backup.key',
    }),
    files: filesIn('/tmp/hongdun-bench-files'),
    tables: tablesIn('/tmp/hongdun-bench-tables', 30),
    textFiles: textFilesIn('/tmp/hongdun-bench-texts'),
    log,
    settings: {
      publicUrl: 'http://127.0.0.1',
      trustProxy: 0,
      secureCookies: false,
      deskFolder: 'dist/staff',
      assetFolder: 'dist/assets',
    },
    secret: 'bench',
    keyring: testKeyring,
    alarm: readAlarm,
    firstAid: readFirstAid,
    now: () => new Date(),
    announce,
    followers,
    remarkedDockets,
    holdings,
    listen,
    limits: {
      signIn: many(),
      sso: many(),
      filing: many(),
      checkin: many(),
      queryCode: many(),
      suggest: many(),
      triage: many(),
      photo: many(),
      upload: many(),
      accountUpload: many(),
      pages: new DayCounter(),
      lostSlipMs: 250,
    },
    trail: openTrailBook(db, () => undefined),
  };
  return createAdaptorServer({ fetch: createApp(deps).fetch });
}

/** One validated single-row insert a request, and nothing else: the floor that intake is measured against. */
function bareServer() {
  const pool = new pg.Pool({ ...connection, max: 12 });
  const Body = z.object({
    consumer: z.object({ name: z.string(), phone: z.string() }),
    story: z.string().min(5),
    claim: z.string(),
  });
  const insert = {
    name: 'bare',
    text: 'insert into bare (id, name, phone, story, claim, at) values ($1, $2, $3, $4, $5, $6)',
  };
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Body.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const id = uuidv7();
      pool
        .query({ ...insert, values: [id, body.consumer.name, body.consumer.phone, body.story, body.claim, new Date()] })
        .then(
          () => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id })),
          () => response.writeHead(500).end(),
        );
    });
  });
}
