import { mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/actions/base/context.ts';
import { addAttachment } from '../../src/actions/desk/attachment.ts';
import { keepAttachment } from '../../src/actions/matter/attachment.ts';
import { runJob } from '../../src/jobs/run.ts';
import { saveDeadNumber } from '../../src/store/matter/receipt/dead-number.ts';
import { listSessions, saveSession } from '../../src/store/county/session.ts';
import { transact } from '../../src/store/base/transact.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../build/small-county.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-sweep-'));
let database: TestDatabase;
let county: SmallCounty;
beforeAll(async () => {
  database = await testDatabase();
  county = await smallCounty(database, folder);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test('security F16: what a stranger uploaded and did not hand in is gone within the hour, from the disk too; an officer keeps his for a day', async () => {
  const { files } = county.deps;
  const now = Date.now();
  const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);
  county.setNow(new Date(now).toISOString());
  const ctx = await county.ctx('officer');
  const stranger = { ...ctx, actor: { ...ctx.actor, id: 'consumer', role: 'consumer' as const } };
  const keep = async (who: Context, name: string, minutes: number) => {
    const stored = await files.storeUpload(Readable.from([fixture(name)]), name);
    const lies = path.join(folder, stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256);
    utimesSync(lies, minutesAgo(minutes), minutesAgo(minutes));
    await keepAttachment({ ...who, at: minutesAgo(minutes) }, { id: uuidv7(), stored, fileName: name });
    return stored;
  };
  const old = await keep(stranger, 'photo.jpg', 61);
  const young = await keep(stranger, 'photo.png', 59);
  const drafted = await keep(ctx, 'photo.webp', 120);

  await runJob(county.deps, 'sweep-uploads');

  await expect(files.openFile(old.sha256)).rejects.toMatchObject({ code: 'not-found' });
  for (const { sha256 } of [young, drafted]) (await files.openFile(sha256)).destroy();
  const left = await database.db.selectFrom('attachment').select('sha256').execute();
  expect(left.map((row) => row.sha256).toSorted()).toEqual([young.sha256, drafted.sha256].toSorted());
  await database.db.deleteFrom('attachment').execute();
});

test('The sweep ends what has run out: sessions, marks of telephones, uploads that nobody named, and files that no row names.', async () => {
  const { files } = county.deps;
  const now = Date.now();
  const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000);
  county.setNow(new Date(now).toISOString());

  const session = (n: number, startedAt: Date, usedAt: Date) => ({
    countyId,
    id: Buffer.alloc(32, n),
    accountId: county.accountIds.officer,
    startedAt,
    usedAt,
    device: '',
    way: 'password' as const,
    deviceId: null,
    factorAt: null,
  });
  await transact(database.db, async (tx) => {
    await saveSession(tx, session(1, hoursAgo(1), hoursAgo(0)));
    await saveSession(tx, session(2, hoursAgo(13), hoursAgo(0)));
    await saveSession(tx, session(3, hoursAgo(4), hoursAgo(3)));
  });

  const complaint = await county.aComplaint('dispatched');
  const store = (name: string) => files.storeUpload(Readable.from([fixture(name)]), name);
  const [kept, orphan, unnamed, fresh] = [
    await store('photo.jpg'),
    await store('photo.png'),
    await store('photo.webp'),
    await store('moving.webp'),
  ];
  const ctx = await county.ctx('officer');
  await addAttachment(
    { ...ctx, at: hoursAgo(30) },
    { id: uuidv7(), stored: kept, fileName: 'a.jpg', number: complaint.number },
  );
  await keepAttachment({ ...ctx, at: hoursAgo(25) }, { id: uuidv7(), stored: orphan, fileName: 'b.png' });
  await keepAttachment({ ...ctx, at: hoursAgo(23) }, { id: uuidv7(), stored: fresh, fileName: 'c.webp' });
  for (const { sha256 } of [kept, orphan, unnamed, fresh])
    utimesSync(path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), hoursAgo(30), hoursAgo(30));

  for (const [n, days] of [
    [1, 91],
    [2, 89],
  ] as const)
    await transact(database.db, (tx) =>
      saveDeadNumber(tx, { countyId, mark: Buffer.alloc(32, n), since: hoursAgo(24 * days), why: '空号' }),
    );

  for (let run = 0; run < 2; run += 1) await runJob(county.deps, 'sweep-sessions');

  expect((await database.db.selectFrom('deadNumber').select('mark').execute()).map(({ mark }) => mark[0])).toEqual([2]);

  expect((await listSessions(database.db, countyId, county.accountIds.officer)).map((one) => one.id[0])).toEqual([1]);
  expect(
    (await database.db.selectFrom('attachment').select('fileName').orderBy('fileName').execute()).map(
      (row) => row.fileName,
    ),
  ).toEqual(['a.jpg', 'c.webp']);
  for (const { sha256 } of [kept, fresh]) (await files.openFile(sha256)).destroy();
  for (const { sha256 } of [orphan, unnamed])
    await expect(files.openFile(sha256)).rejects.toMatchObject({ code: 'not-found' });
});
