/**
 * `npm run drill-upgrade -- COMMIT`: the sample county as a former commit left it (two hundred before this one unless said) brought to what stands
 * here by the commands of docs/operate.md, 升级, and taken back. Fetches and builds the former program. Says how long each step took and what came of
 * it; all on loopback, ends by itself, with 1 when something is not as it should be.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './drill/cluster.ts';
import { SampleProgram } from './drill/sample-program.ts';
import { demand, say, step } from './drill/steps.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const former = text('git', ['rev-parse', process.argv[2] ?? 'HEAD~200']);
const folder = mkdtempSync(join(tmpdir(), 'hongdun-upgrade-'));
// The user of the database's server looks into it.
chmodSync(folder, 0o755);
const [dataDir, kept, formerRoot] = ['data', 'kept', 'former'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
for (const one of [dataDir, kept]) mkdirSync(one, { mode: 0o755 });
const port = await freePort();
const before = new SampleProgram(formerRoot, dataDir, port);
const after = new SampleProgram(root, dataDir, port);
const settings = { BACKUP_DIR: kept };
let isGood = false;
try {
  await drill();
  isGood = true;
} catch (error) {
  say((error as Error).message);
} finally {
  await before.end();
  await after.end();
  spawnSync('git', ['worktree', 'remove', '--force', formerRoot], { cwd: root });
  if (isGood) rmSync(folder, { recursive: true, force: true });
  else say(`留着看 (kept): ${folder}`);
}
process.exit(isGood ? 0 : 1);

async function drill(): Promise<void> {
  await step('旧版 (the former program)', buildFormer);
  await step('样例县 (the sample county)', () => before.start());
  const complaints = await complaintsOf(before);
  await step('upgrade --dry-run，旧版开着 (the former one runs)', rehearsedBeside);
  await step('upgrade，旧版开着 (the former one runs)', () => refused());
  await before.end();
  await step('upgrade，密钥没有另存 (the keys are kept nowhere else)', () => refused());
  after.run(`keys backup ${join(folder, 'keys.age')}`, settings, 'four words that fit\n');
  const { dump } = await step('upgrade', upgraded);
  await step('新版 (the new program)', () => after.start());
  const now = await complaintsOf(after);
  demand(now === complaints, `${complaints} complaints before, ${now} behind the upgrade`);
  await after.end();
  await step('verify', () => after.run('verify', settings));
  await step('open-backup', () => after.run(`open-backup ${dump} ${join(folder, 'open')}`, settings));
  await step('退回旧版：restore (back)', () => restoredByFormer(dump));
  await step('旧版 (the former program)', () => before.start());
  const back = await complaintsOf(before);
  demand(back === complaints, `${complaints} complaints before, ${back} behind the way back`);
  await before.end();
  say(`升上来、退回去，都是 ${complaints} 件投诉。(There and back with ${complaints} complaints.)`);
}

function buildFormer(): string {
  text('git', ['worktree', 'add', '--detach', formerRoot, former]);
  text('npm', ['ci', '--no-audit', '--no-fund'], formerRoot);
  text('npm', ['run', 'build'], formerRoot);
  const commits = text('git', ['rev-list', '--count', `${former}..HEAD`]);
  const isMigration = (line: string) => line.endsWith('.sql');
  const migrations = text('git', ['diff', '--name-only', '--diff-filter=A', former, 'HEAD', '--', 'migrations'])
    .split('\n')
    .filter(isMigration);
  return `${former.slice(0, 8)}，差 ${commits} 次提交、${migrations.length} 步迁移`;
}

/** The former one answers all the while. */
async function rehearsedBeside(): Promise<string> {
  let [asked, unanswered] = [0, 0];
  const watch = setInterval(() => {
    asked += 1;
    void before.isReady().then((isReady) => (unanswered += isReady ? 0 : 1));
  }, 500);
  try {
    const said = await after.runBeside('upgrade --dry-run', settings);
    demand(asked > 0 && unanswered === 0, `of ${asked} questions ${unanswered} were not answered meanwhile`);
    return `${/练成了[^。]*/u.exec(said)?.[0] ?? ''}；旧版 ${asked} 次都答了`;
  } finally {
    clearInterval(watch);
  }
}

function refused(): string {
  const { status, said } = after.command('upgrade', settings);
  demand(status === 1, `upgrade was not refused: ${status}\n${said}`);
  return said.trim().split('\n').at(-1)?.split('。')[0] ?? '';
}

/** The backup that leads back is the one that the command names. */
function upgraded(): { dump: string; words: string } {
  const { status, said } = after.command('upgrade', settings);
  const [, dump = ''] = /open-backup (\S+\.dump\.age)/u.exec(said) ?? [];
  demand(status === 0 && existsSync(dump), `upgrade: ${status}\n${said}`);
  return { dump, words: /台账完整[^。]*/u.exec(said)?.[0] ?? '' };
}

/** As docs/operate.md, 退回旧版, says: the folder away, a new one with the keys, and the former program restores. */
function restoredByFormer(dump: string): string {
  renameSync(dataDir, `${dataDir}.after`);
  mkdirSync(dataDir, { mode: 0o755 });
  for (const key of ['reporter.key', 'backup.key']) {
    const own = join(`${dataDir}.after`, key);
    if (existsSync(own)) copyFileSync(own, join(dataDir, key));
  }
  return before.run(`restore ${join(folder, 'open', basename(dump, '.age'))}`, settings);
}

async function complaintsOf(program: SampleProgram): Promise<number> {
  const answer = await fetch(`${program.url}/api/complaints?limit=1`, { headers: { cookie: program.cookie } });
  const { total } = (await answer.json()) as { total?: number };
  demand(total !== undefined, `the list was answered ${answer.status}`);
  return total as number;
}

function text(command: string, words: string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${status}\n${stdout}${stderr}`.slice(-2000));
  return stdout.trim();
}
