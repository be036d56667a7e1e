/** `npm test`: every check and every test of the project, ending with one line that counts them. Each check counts as one. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findChromium, installChromium } from './browser.ts';
import { oneChecker, patienceMs, runChecks, toolAt, type Check } from './checks.ts';

interface VitestResults {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** The longest first, so that none is left to run alone. */
const checks: Check[] = [
  { name: 'types of the server', command: 'tsc', args: ['-p', 'tsconfig.json', ...oneChecker] },
  { name: 'lint', command: 'oxlint', args: [] },
  { name: 'types of the desk', command: 'tsc', args: ['-p', 'src/staff/tsconfig.json', ...oneChecker] },
  { name: 'build', command: 'tsx', args: ['scripts/build.ts'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
];

let passed = 0;
const failures: string[] = [];

const browser = findChromium() ?? installChromium(say);
count(browser !== null, 'a Chromium for the browser tests');
say('── checks');
const failedChecks = await runChecks(checks, say);
passed += checks.length - failedChecks.length;
failures.push(...failedChecks);
await runVitest();

for (const name of failures) say(`✗ ${name}`);
say(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function runVitest(): Promise<void> {
  say('── tests');
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-results-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', ...reporters], browser === null ? {} : { CHROMIUM_PATH: browser });
  const results = readResults(file);
  rmSync(folder, { recursive: true, force: true });
  const before = failures.length;
  passed += results?.numPassedTests ?? 0;
  for (const { name, status, assertionResults } of results?.testResults ?? []) {
    const path = relative(process.cwd(), name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    for (const { fullName } of failed) failures.push(`${path}: ${fullName}`);
    // A file that did not load, or whose first or last step failed, has no failed test of its own.
    if (status === 'failed' && failed.length === 0) failures.push(`${path}: the file itself`);
  }
  if (results === null || results.numPassedTests === 0) failures.push('tests: none was run');
  else if (code !== 0 && failures.length === before) failures.push('tests: an error outside of any test');
}

function readResults(file: string): VitestResults | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestResults;
  } catch {
    return null;
  }
}

function count(good: boolean, name: string): void {
  if (good) passed += 1;
  else failures.push(name);
}

/** Runs one of the project's own tools; null when it was killed. Nothing may wait for a key: there may be nobody. */
async function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  const child = spawn(toolAt(command), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    timeout: patienceMs,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function say(line: string): void {
  console.log(line);
}
