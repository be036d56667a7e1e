/**
 * `npm run drill-opening`: a county of 15 towns, 220 villages, 140 stations and 300 accounts from an empty program to a citizen's receipt, as
 * its operator does it: setup at the terminal, sign-in with a second factor, the program's own template filled in, tried and written, the
 * slips opened and printed, every account's first sign-in with its forced change, and a filing. Says how long the machine took for each,
 * and ends with 1 where that is more than two hours.
 * All on loopback in a folder of its own, which is gone at the end.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { findChromium } from './browser.ts';
import { openingFault } from './drill/opening-bar.ts';
import { slipsIn, type ReadSlip } from './drill/slips.ts';
import { accountsWanted, filledTemplate } from './drill/opening-workbook.ts';
import { codeOf } from '../tests/build/telephone-code.ts';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hongdun-opening-'));
const password = 'three oxen at the ford';
const steps: { zh: string; seconds: number; more: string }[] = [];
let program: ChildProcess | null = null;
let url = '';
let cookie = '';

async function timed<T>(zh: string, work: () => Promise<T> | T, more: (done: T) => string = () => ''): Promise<T> {
  const [from, spent] = [performance.now(), processorSeconds()];
  const done = await work();
  const busy = `处理器 ${(processorSeconds() - spent).toFixed(1)} 秒`;
  const words = [busy, more(done)].filter((one) => one !== '').join('，');
  steps.push({ zh, seconds: (performance.now() - from) / 1000, more: words });
  console.log(`${(steps.at(-1)?.seconds ?? 0).toFixed(1).padStart(7)} s  ${zh}：${words}`);
  return done;
}

/** What the program and its database have had of the processor: by the clock other programs on the machine count too. */
function processorSeconds(): number {
  const own = readdirSync('/proc').filter((pid) => /^\d+$/u.test(pid) && isOurs(pid));
  const ticks = own.flatMap((pid) => {
    try {
      // Behind the name, which may hold anything: own time in user and system, then that of children who ended.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields.slice(11, 15).map(Number);
    } catch {
      return [];
    }
  });
  return ticks.reduce((sum, n) => sum + n, 0) / 100;
}

function isOurs(pid: string): boolean {
  try {
    return Number(pid) === program?.pid || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false;
  }
}

const env = { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: '' };

function setUpAtTerminal(): void {
  const answers = {
    'county-id': '990126',
    name: '青禾县',
    province: '中州省',
    city: '安澜市',
    'bureau-name': '青禾县市场监督管理局',
    'paper-prefix': '青市监',
    'admin-name': '沈立新',
    'login-name': 'shenlixin',
  };
  const words = Object.entries(answers).flatMap(([flag, value]) => [`--${flag}`, value]);
  const done = spawnSync(process.execPath, [main, 'setup', ...words, '--password-stdin'], {
    env,
    input: `${password}\n`,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`setup ended with ${done.status}:\n${done.stdout}${done.stderr}`);
}

/** The address at which it listens; it prints it once it does. */
function start(): Promise<string> {
  const child = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  program = child;
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}:\n${printed}`)));
  });
}

async function asked(method: string, path: string, body?: unknown, own = cookie): Promise<Response> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { cookie: own, ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    redirect: 'manual',
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function signIn(loginName: string, word: string): Promise<string> {
  const answer = await asked('POST', '/api/session', { loginName, password: word }, '');
  return cookieOf(answer);
}

/** The session, where the answer opens another one; beside it stands by what the browser is known. */
function cookieOf(answer: Response): string {
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return set.find((one) => one.startsWith('hongdun_session=') && !one.endsWith('=')) ?? '';
}

/** The administrator's own telephone. */
async function enrol(): Promise<void> {
  cookie = await signIn('shenlixin', password);
  const begun = (await (await asked('POST', '/api/session/factor/begin', { password })).json()) as { key: string };
  const proven = await asked('POST', '/api/session/factor/prove', { code: codeOf(begun.key, Date.now()) });
  if (cookieOf(proven) !== '') cookie = cookieOf(proven);
}

interface Seen {
  counts: Record<string, Record<'made' | 'changed' | 'unchanged' | 'refused', number>>;
  rows: { verdict: string; sheet: string; line: number; problem: string | null }[];
  fingerprint: string;
  slips: string | null;
  written: { made: number; changed: number } | null;
}

async function sendBook(path: string, book: Buffer, fields: Record<string, string> = {}): Promise<Seen> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File([new Uint8Array(book)], '青禾县开县.xlsx'));
  return (await (await asked('POST', path, form)).json()) as Seen;
}

/** Writes it, and looks every half second how far it is, as the page does. */
async function write(book: Buffer, fingerprint: string): Promise<Seen & { looks: number; passwords: number }> {
  const from = performance.now();
  let isOver = false;
  let looks = 0;
  let passwords = 0;
  const watching = (async () => {
    while (!isOver) {
      const state = await asked('GET', '/api/onboarding/state');
      const { running } = (await state.json()) as { running: { stage: string } | null };
      if (running !== null) looks += 1;
      if (running?.stage === 'passwords') passwords = (performance.now() - from) / 1000;
      await sleep(500);
    }
  })();
  const done = await sendBook('/api/onboarding', book, { fingerprint, runId: uuidv7() });
  isOver = true;
  await watching;
  return { ...done, looks, passwords };
}

async function printed(batch: string): Promise<number> {
  const path = findChromium();
  if (path === null) return 0;
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/papers/slips/${batch}`);
    return (await page.pdf({ format: 'A4' })).length;
  } finally {
    await browser.close();
  }
}

/** Four people at a time: who may not go on before he has a password of his own. */
async function firstSignIns(slips: readonly ReadSlip[]): Promise<number> {
  const left = [...slips];
  const one = async () => {
    for (let slip = left.shift(); slip !== undefined; slip = left.shift()) {
      const own = await signIn(slip.loginName, slip.password);
      const next = `${slip.password.slice(0, 4)} kites over the old mill`;
      await asked('POST', '/api/session/password', { current: slip.password, next }, own);
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  return slips.length;
}

async function fileAsCitizen(): Promise<string> {
  const answer = await asked(
    'POST',
    '/api/complaints',
    {
      clientId: uuidv7(),
      channel: 'C02',
      consumer: { name: '李有田', phone: '13800001234', address: '一组', regionId: 'V0101' },
      operator: { name: '兴农农资店', address: '主街', phone: '' },
      place: { regionId: 'V0101' },
      categoryCode: 'G10.3',
      natureCode: 'N08',
      story: '买了十袋复合肥，每袋少四公斤，过了村里的磅。',
      claim: '补足分量或者退差价',
      amountFen: 175_000,
      consents: { publish: true, entrust: true },
    },
    '',
  );
  const { number, queryCode } = (await answer.json()) as { number: string; queryCode: string };
  return `${number}，查询码 ${queryCode}`;
}

try {
  await timed('设立（hongdun setup，空的文件夹）', setUpAtTerminal);
  url = await timed('启动', start);
  await timed('管理员登录，设第二道验证', enrol);
  const template = await timed('下载模板', async () =>
    Buffer.from(await (await asked('GET', '/api/onboarding/template')).arrayBuffer()),
  );
  const book = await timed(
    '填模板（脚本）',
    () => filledTemplate(template),
    ({ length }) => `${Math.round(length / 1024)} kB`,
  );
  const seen = await timed(
    '试读',
    () => sendBook('/api/onboarding/check', book),
    (one) => JSON.stringify(one.counts),
  );
  const refused = seen.rows.filter(({ verdict }) => verdict === 'refused');
  if (refused.length > 0) throw new Error(JSON.stringify(refused.slice(0, 5)));
  const done = await timed(
    '写入',
    () => write(book, seen.fingerprint),
    (one) => `${one.written?.made} 行，其中密码 ${one.passwords.toFixed(0)} 秒，看了 ${one.looks} 次进度`,
  );
  const again = await timed('同一份再试读', () => sendBook('/api/onboarding/check', book));
  if (again.rows.some(({ verdict }) => verdict !== 'unchanged'))
    throw new Error('The same file once more would change something.');
  const html = await timed(
    '打开密码条',
    async () => (await asked('GET', `/papers/slips/${done.slips}`)).text(),
    (text) => `${Math.round(text.length / 1024)} kB`,
  );
  const slips = slipsIn(html);
  if (slips.length !== accountsWanted) throw new Error(`${slips.length} slips of ${accountsWanted}`);
  await timed(
    '密码条印成 PDF',
    () => printed(done.slips ?? ''),
    (bytes) => `${Math.round(bytes / 1024)} kB`,
  );
  await timed(
    '第一次登录、改密码，四个人同时',
    () => firstSignIns(slips),
    (n) => `${n} 人`,
  );
  await timed('群众交第一件，拿到回执', fileAsCitizen, (words) => words);
  const sum = steps.reduce((all, { seconds }) => all + seconds, 0);
  console.log(`${sum.toFixed(1).padStart(7)} s  机器一共`);
  const fault = openingFault(sum);
  if (fault !== null) {
    console.error(fault);
    process.exitCode = 1;
  }
} finally {
  const child = program as ChildProcess | null;
  if (child !== null) {
    const ended = new Promise((over) => child.once('exit', over));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
