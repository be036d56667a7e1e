/** The seals under a new key, which is for the national ciphers: begun, cut off by kill -9 in the middle, brought to its end, and back. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reporter } from '../../src/domain/tipoff/reporter.ts';
import { keyringIn } from '../../src/outside/keyring.ts';
import { createDb } from '../../src/store/base/db.ts';
import { personTables } from '../../src/store/base/seal.ts';
import { getReporter, saveReporter } from '../../src/store/tipoff/reporter.ts';
import { useKeys } from '../../src/store/base/keys.ts';
import { transact } from '../../src/store/base/transact.ts';
import { stop, type Trial } from '../build/house/program.ts';
import { sampleTrial } from '../build/house/sample-folder.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await sampleTrial();
}, 180_000);
afterAll(() => trial.end());

const countyId = 990126;
const many = 3000;
const ids = Array.from({ length: many }, () => uuidv7());
/** The tip-off of a sealed identity; none of them is in the table. */
const tipoffOf = (id: string) => id.replace(/^./u, 'f');
const told = (id: string) => ({ countyId, id: tipoffOf(id), reporterId: id });
const who = (i: number): Reporter => ({
  name: `举报人${i}`,
  phone: `139${String(i).padStart(8, '0')}`,
  address: '前进村',
  regionId: null,
  idNumber: null,
  wantsReward: false,
  ownWords: null,
});

describe('All seals under a new key', () => {
  test('compliance 10: A kill -9 in the middle of going over to SM4 loses nobody; the next run goes on, and the old key opens nothing any more.', async () => {
    const file = join(trial.dataDir, 'reporter.key');
    const first = await trial.start('demo');
    const old = keyringIn(file);
    const owner = { host: join(trial.dataDir, 'postgres'), user: 'hongdun', database: 'hongdun' };
    const { db } = createDb(owner, 2);
    useKeys(db, old);
    await transact(db, async (tx) => {
      for (const [i, id] of ids.entries())
        await saveReporter(tx, old, { countyId, id, tipoffId: tipoffOf(id) }, who(i), new Date());
    });
    await db.destroy();
    appendFileSync(file, `knext sm4 ${randomBytes(32).toString('base64url')}\n`);

    // The running program does not know the new key yet: what were sealed under it, it could not open.
    const early = trial.runToEnd('reseal');
    expect(early.status).toBe(1);
    expect(early.said).toMatch(/先 systemctl restart hongdun/u);
    expect(await stop(first)).toBe(0);
    // The clock of a file system may be coarse; the file is an old one by the next start.
    utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    const program = await trial.start('demo');

    const child = spawn(process.execPath, ['dist/main.js', 'reseal'], {
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: trial.dataDir, PORT: '0' },
      stdio: 'ignore',
    });
    const gone = once(child, 'exit');
    let cutAt = 0;
    while (cutAt < 400 && child.exitCode === null) cutAt = await underNew();
    child.kill('SIGKILL');
    await gone;
    const kept = await underNew();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(many);

    const { status, said } = trial.runToEnd('reseal');
    expect([status, said]).toEqual([0, expect.stringMatching(/重新密封了 \d+ 个.*现在都用这一把密封/su)]);
    const done = Number(/重新密封了 (\d+) 个/u.exec(said)?.[1]);
    const total = await counted('select count(*) as n from reporter');
    // What else of the sample county lies under the same ring is sealed after the reporters.
    const others = ['tipoff_link', 'draft', 'device_recovery', 'leftover', 'second_factor'].map(
      (table) => `select key_id from ${table}`,
    );
    const besides = await counted(`select count(*) as n from (${others.join(' union all ')}) where key_id is not null`);
    // Telephones too; a message that the program has made meanwhile is under the new key already.
    const persons = personTables.map((table) => `select key_id from ${table}`).join(' union all ');
    const sealed = await counted(`select count(*) as n from (${persons}) where key_id = 'knext'`);
    expect(await counted(`select count(*) as n from (${persons}) where key_id <> 'knext'`)).toBe(0);
    expect(sealed).toBeGreaterThan(100);
    // Beside the program, and of rows whose words a former version may not change.
    for (const table of ['complaint', 'inquiry'])
      expect(
        await counted(`select count(*) as n from ${table} where key_id = 'knext' and not words_open`),
        table,
      ).toBeGreaterThan(0);
    expect(kept + done).toBeLessThanOrEqual(total + besides + sealed);
    expect(kept + done).toBeGreaterThan(total + besides + 100);
    expect(await underNew()).toBe(total);
    // What was sealed anew stands in the county's chain to the last one, the run that was killed too.
    expect(
      await counted(`select sum((detail->>'n')::integer) as n from ledger where verb = 'reporters-resealed'`),
    ).toBe(total);
    expect(trial.runToEnd('verify').status).toBe(0);
    expect(trial.runToEnd('reseal').said).toMatch(/重新密封了 0 个/u);

    const ring = keyringIn(file);
    const again = createDb(owner, 2);
    for (const i of [0, 1, 1499, many - 1])
      expect(await getReporter(again.db, ring, told(ids[i] as string))).toEqual(who(i));
    const alone = { ...ring, keys: new Map([...ring.keys].filter(([id]) => id === 'knext')) };
    expect(await getReporter(again.db, alone, told(ids[7] as string))).toEqual(who(7));
    expect(await stop(program)).toBe(0);

    // And back.
    appendFileSync(file, `kback ${randomBytes(32).toString('base64url')}\n`);
    utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    const last = await trial.start('demo');
    // What the program is sending just then is passed over, and told: the command is given again.
    let back = trial.runToEnd('reseal');
    for (let i = 0; i < 4 && back.status === 1; i += 1) back = trial.runToEnd('reseal');
    expect([back.status, back.said]).toEqual([0, expect.stringContaining('现在都用这一把密封')]);
    expect(await counted(`select count(*) as n from (${persons}) where key_id <> 'kback'`)).toBe(0);
    expect(await getReporter(again.db, keyringIn(file), told(ids[7] as string))).toEqual(who(7));
    await again.db.destroy();
    expect(trial.runToEnd('verify').status).toBe(0);
    expect(await stop(last)).toBe(0);
  }, 300_000);
});

const underNew = () => counted(`select count(*) as n from reporter where key_id = 'knext'`);

function counted(query: string): Promise<number> {
  return trial.owner(async (client) => Number((await client.query<{ n: string }>(query)).rows[0]?.n));
}
