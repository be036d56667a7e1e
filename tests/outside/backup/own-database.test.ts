/** A county that goes from the embedded server to a PostgreSQL of its own, and from that to another: `restore` and `move-files --take-over` as whole processes. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { stop, Trial } from '../../build/house/program.ts';
import { sampleTrial } from '../../build/house/sample-folder.ts';

// .ci/run installs them; a machine without them has nothing to make a backup with.
const hasTools = existsSync('/usr/lib/postgresql/17/bin/pg_dump');

let [own, next]: TestDatabase[] = [];
let trial: Trial;
let kept: string;
let newest: string;
beforeAll(async () => {
  [own, next] = await Promise.all([testDatabase(), testDatabase()]);
  trial = new Trial();
  kept = mkdtempSync(join(tmpdir(), 'hongdun-kept-'));
});
afterAll(async () => {
  await trial.end();
  rmSync(kept, { recursive: true, force: true });
  await Promise.all([own?.close(), next?.close()]);
});

const on = (database: TestDatabase | undefined) => ({ DATABASE_URL: database?.url ?? '', BACKUP_DIR: kept });
/** By a connection of its own: one that stays would be of somebody who uses the database. */
async function linesIn(database: TestDatabase | undefined): Promise<number> {
  const client = new pg.Client({ connectionString: database?.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::integer as n from ledger');
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
const attachments = () =>
  readdirSync(join(trial.dataDir, 'files'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{64}$/u.test(name))
    .toSorted();
const markFile = () => readFileSync(join(trial.dataDir, 'files', '.hongdun-folder'), 'utf8');

/** Each goes on where the one before has ended. */
describe.skipIf(!hasTools)('operations C: a county with a PostgreSQL of its own', { timeout: 240_000 }, () => {
  test('comes from a backup of the embedded one by one command, not beside a program and not over what is there', async () => {
    const before = await sampleTrial();
    try {
      expect(before.runToEnd('backup', { BACKUP_DIR: kept })).toMatchObject({ status: 0 });
      newest = join(kept, readdirSync(kept).find((name) => name.endsWith('.age')) ?? '');
      for (const key of ['reporter.key', 'backup.key']) cpSync(join(before.dataDir, key), join(trial.dataDir, key));
    } finally {
      await before.end();
    }
    const done = trial.runToEnd(`restore ${newest}`, on(own));
    expect([done.status, done.said]).toEqual([0, expect.stringMatching(/装进数据库 .*台账完整，共 \d+ 行/su)]);
    expect(done.said).toContain(own?.owner.database);
    expect(attachments().length).toBeGreaterThan(0);

    const program = await trial.start('start', on(own));
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    const beside = trial.runToEnd(`restore ${newest} --replace`, on(own));
    expect([beside.status, beside.said]).toEqual([1, expect.stringMatching(/还有 \d+ 个连接在用.*每一台都停下/su)]);
    // Whoever works on it is not deprived of its folders either.
    const taken = trial.runToEnd('move-files --take-over', on(own));
    expect([taken.status, taken.said]).toEqual([1, expect.stringContaining('程序还开着：先停下每一台')]);
    expect(trial.runToEnd('status', on(own)).said).toMatch(/[好—] 可用：/u);
    expect(await stop(program)).toBe(0);
    const over = trial.runToEnd(`restore ${newest}`, on(own));
    expect([over.status, over.said]).toEqual([1, expect.stringMatching(/已经有 \d+ 行台账，没有动它.*--replace/su)]);
  });

  test('lends its folders to no other database until somebody says so, and from then on to none but that', async () => {
    const [lines, files, mark] = [await linesIn(own), attachments(), markFile()];
    for (const word of ['start', `restore ${newest}`]) {
      const { status, said } = trial.runToEnd(word, on(next));
      expect([word, status, said]).toEqual([word, 78, expect.stringMatching(/已经有东西或者记号.*--take-over/su)]);
      expect(said).not.toContain('    at ');
    }
    expect([await linesIn(next), await linesIn(own), attachments(), markFile()]).toEqual([0, lines, files, mark]);

    const taken = trial.runToEnd('move-files --take-over', on(next));
    expect([taken.status, taken.said]).toEqual([0, expect.stringMatching(/files、\S+tables 从现在起归这个数据库/u)]);
    expect(attachments()).toEqual(files);
    expect(markFile()).not.toBe(mark);
    const brought = trial.runToEnd(`restore ${newest}`, on(next));
    expect([brought.status, brought.said]).toEqual([0, expect.stringMatching(/台账完整，共 \d+ 行/u)]);
    const left = trial.runToEnd('start', on(own));
    expect([left.status, left.said]).toEqual([
      78,
      expect.stringMatching(/附件的目录 \S+files 是别的县的，里面是别的记号/u),
    ]);
    const program = await trial.start('start', on(next));
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(await stop(program)).toBe(0);
    expect(await linesIn(next)).toBeGreaterThan(0);
  });
});
