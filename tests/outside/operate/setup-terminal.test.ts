/** `hongdun setup` as somebody at the terminal of a server goes through it, question by question; `script` of util-linux is the terminal. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Trial } from '../../build/house/program.ts';
import { layEmptyCounty } from '../../build/house/sample-folder.ts';

const hasTerminal = spawnSync('script', ['--version']).error === undefined;

/** What is asked, in order, and what is typed; what is wrong is said, and the same is asked again. */
const typed: readonly (readonly [question: string, answer: string, refused?: RegExp])[] = [
  ['行政区划代码（6 位数字，民政部公布的县级代码）：', '99', /行政区划代码.*6 位数字/u],
  ['行政区划代码（6 位数字，民政部公布的县级代码）：', '990126'],
  ['县（区）名：', '', /县（区）名/u],
  ['县（区）名：', ' 青禾县 '],
  ['省：', '中州省'],
  ['市：', '安澜市'],
  ['县局全称（印在每张文书上，例如 青禾县市场监督管理局）：', '青禾县市场监督管理局'],
  ['文号前缀（例如 青市监，文号就是 青市监诉受〔2026〕第1号）：', '青市监'],
  ['管理员姓名：', '沈立新'],
  ['登录名（3 到 31 个小写字母、数字或短横）：', '沈立新', /登录名.*用 3 到 31 个小写字母、数字或短横/u],
  ['登录名（3 到 31 个小写字母、数字或短横）：', 'shenlixin'],
];

describe.skipIf(!hasTerminal)('operations B1: setup at a terminal', { timeout: 120_000 }, () => {
  let trial: Trial;
  beforeEach(async () => {
    trial = new Trial();
    await layEmptyCounty(trial);
  });
  afterEach(() => trial.end());

  test('asks one thing after another, again what was wrong, never for a password, and makes the county and its administrator.', async () => {
    const env = { PATH: process.env['PATH'], DATA_DIR: trial.dataDir, PORT: '0', LOG_LEVEL: 'error', TERM: 'dumb' };
    const command = `'${process.execPath}' dist/main.js setup`;
    const child = spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], { env });
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    const ended = once(child, 'exit') as Promise<[number | null]>;
    try {
      let read = 0;
      for (const [question, answer, refused] of typed) {
        const asked = () => said.indexOf(question, read);
        await vi.waitFor(() => expect([said, asked()]).not.toEqual([said, -1]), { timeout: 60_000, interval: 20 });
        read = asked() + question.length;
        child.stdin.write(`${answer}\n`);
        // Said before it is asked again.
        if (refused !== undefined)
          await vi.waitFor(() => expect(said.slice(read)).toMatch(refused), { timeout: 60_000, interval: 20 });
      }
      const [code] = await ended;
      expect([code, said]).toEqual([0, expect.stringMatching(/青禾县设立好了.*登录名 Login name {3}shenlixin/su)]);
    } finally {
      child.kill('SIGKILL');
    }
    expect(said).toMatch(/临时密码 Password {3}\S{8,}（只显示这一次/u);
    expect(said).not.toMatch(/密码[^\n]*：\r?\n/u);
  });
});
