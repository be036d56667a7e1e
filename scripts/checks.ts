/** The static checks of the project, side by side: what `npm run check` and `npm test` both run. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Check {
  name: string;
  command: string;
  args: string[];
}

/** No check and no run of all tests takes this long; what does has hung. */
export const patienceMs = 45 * 60_000;
/**
 * The compiler's four checkers each work out again most types that they meet: one alone costs two thirds of the processor's
 * time and half of the memory of four, and leaves the other core to the next check.
 */
export const oneChecker = ['--checkers', '1'];
/** As many as the smallest machine has cores; each of them is busy with one core, and takes a gigabyte at its peak. */
const sideBySide = 2;

/** Runs them two at a time in the order given, says of each what it wrote when it ends, and gives the names of those that failed. */
export async function runChecks(checks: readonly Check[], say: (line: string) => void): Promise<string[]> {
  const waiting = [...checks];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const from = performance.now();
      const { code, words } = await runQuietly(next);
      say(`${code === 0 ? '✓' : '✗'} ${next.name} (${Math.round((performance.now() - from) / 100) / 10} s)`);
      if (code === 0) continue;
      failed.push(next.name);
      say(words.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return failed;
}

/** Where a tool of the project's own lies. */
export function toolAt(command: string): string {
  return join('node_modules', '.bin', command);
}

/** What it wrote is kept until its end, so that two checks do not write into each other's lines. */
async function runQuietly({ command, args }: Check): Promise<{ code: number | null; words: string }> {
  const child = spawn(toolAt(command), args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: patienceMs });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (words += part.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, words };
}
