/** The key file against the database, as the whole program meets it. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { keyringIn } from '../../src/outside/keyring.ts';
import { stop, Trial } from '../build/house/program.ts';
import { sampleTrial } from '../build/house/sample-folder.ts';

let trial: Trial;
afterEach(() => trial.end());

describe('operations A3: a key file that does not fit the database', { timeout: 180_000 }, () => {
  test('stops every start with one Chinese sentence, and no key is made where something is sealed', async () => {
    trial = await sampleTrial();
    const file = join(trial.dataDir, 'reporter.key');
    const program = await trial.start('demo');
    const ring = keyringIn(file);
    const sealed = await trial.owner(
      async (client) => (await client.query('select key_id from reporter union all select key_id from draft')).rowCount,
    );
    expect(sealed).toBeGreaterThan(0);
    expect(await stop(program)).toBe(0);

    // The file is gone: not mounted, mistyped, or forgotten at the restore.
    const safe = `${file}.safe`;
    renameSync(file, safe);
    for (const word of ['start', 'reseal']) {
      const { status, said } = trial.runToEnd(word);
      // Tried again by the unit: a disk may be mounted later.
      expect([word, status]).toEqual([word, 1]);
      expect(said).toContain(`密钥 ${ring.current}（有 `);
      expect(said).toContain('另外保存的那一份');
      expect(said).not.toContain('    at ');
      expect(existsSync(file)).toBe(false);
    }

    // Another county's file, which also holds another mark.
    const other = keyringIn(file);
    expect(other.current).not.toBe(ring.current);
    const strange = trial.runToEnd('start');
    expect(strange.status).toBe(78);
    expect(strange.said).toMatch(/不是本县的那一份.*认出同一个人/u);

    // The right keys with another mark would recognise nobody.
    const mark = /^mark .*$/mu;
    writeFileSync(file, readFileSync(safe, 'utf8').replace(mark, mark.exec(readFileSync(file, 'utf8'))?.[0] ?? ''));
    const unmarked = trial.runToEnd('start');
    expect(unmarked.status).toBe(78);
    expect(unmarked.said).toMatch(/缺少：本县一直在用的 mark/u);

    // The line of a key that is in use was edited to change the cipher, in the place of adding one.
    writeFileSync(file, readFileSync(safe, 'utf8').replace(`${ring.current} `, `${ring.current} sm4 `));
    for (const settings of [{}, { REPORTER_KEYS_LOST: ring.current }]) {
      const edited = trial.runToEnd('start', settings);
      expect(edited.status).toBe(78);
      expect(edited.said).toMatch(new RegExp(`${ring.current} 这一行被改过.*另加一行`, 'u'));
    }

    // Lost for ever, and said so: the county goes on with new keys.
    rmSync(file);
    const anew = await trial.start('start', { REPORTER_KEYS_LOST: `mark, ${ring.current}` });
    expect(anew.output()).toContain('已经丢了的密钥');
    expect(await stop(anew)).toBe(0);
    // Who starts in earnest where the sample county lies is told so: its password is public.
    expect(anew.output()).toMatch(/样例县.*密码是公开的.*DATA_DIR/u);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const resealed = trial.runToEnd('reseal', { REPORTER_KEYS_LOST: ring.current });
    expect(resealed).toMatchObject({ status: 0, said: expect.stringContaining('只剩用丢了的密钥密封的') as string });
  });

  test('a key file in a folder that is not there stops the start, and no folder is made', () => {
    trial = new Trial();
    const file = join(trial.dataDir, 'usb/stick/reporter.key');
    const { status, said } = trial.runToEnd('start', { REPORTER_KEY_FILE: file });
    expect(status).toBe(1);
    expect(said).toMatch(/所在的目录 .*usb\/stick 不在/u);
    expect(existsSync(join(trial.dataDir, 'usb'))).toBe(false);
  });
});
