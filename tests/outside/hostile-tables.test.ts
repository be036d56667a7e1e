import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tablesIn } from '../../src/outside/spreadsheet.ts';
import { TableReader } from '../../src/outside/table/table-reader.ts';
import { cast } from '../build/cast.ts';
import { longCell, longString, manyCells, manySpans, manyStrings } from '../build/hostile-tables.ts';
import { coreWait } from '../build/house/core-wait.ts';
import type { Program, Trial } from '../build/house/program.ts';
import { demoPassword, sampleTrial } from '../build/house/sample-folder.ts';

/** What nobody may feel of it, in milliseconds and megabytes. */
const [mostAnswerMs, mostSilenceMs, mostGrowthMb] = [1000, 200, 100];

/** A workbook takes longer to make than to refuse: who tries again takes the same. */
const made = new Map<() => Promise<Buffer>, Promise<Buffer>>();
function madeOnce(make: () => Promise<Buffer>): Promise<Buffer> {
  const file = made.get(make) ?? make();
  made.set(make, file);
  return file;
}
afterAll(() => made.clear());

// A machine that is busy with other tests may be late once.
describe(
  'security F15: the five workbooks of the audit, sent to the running program',
  { timeout: 60_000, retry: 2 },
  () => {
    let trial: Trial;
    let program: Program;
    beforeAll(async () => {
      trial = await sampleTrial();
      program = await trial.start('demo');
    }, 120_000);
    afterAll(() => trial.end());

    test.each([
      ['one cell of 350 MB', () => longCell(350), '/api/imports', cast.centre],
      ['3,500 × 1,000 cells', () => manyCells(3500, 1000, true), '/api/onboarding/check', cast.admin],
      ['one cell of 55 MB', () => longCell(55), '/api/onboarding/check', cast.admin],
      ['12,000 × 2,000 empty cells', () => manyCells(12_000, 2000, false), '/api/imports', cast.centre],
      ['one shared string of 350 MB', () => longString(350), '/api/imports', cast.centre],
    ])('%s is refused in a sentence within a second, and nobody waits for it', async (_, make, route, account) => {
      const file = await madeOnce(make);
      const cookie = await signIn(account);
      const before = residentMb();
      const watch = watchHealth();
      const { ms, status, said } = await send(route, cookie, file);
      await sleep(300);
      const { longestMs, mostMb } = await watch.end();
      expect(said).toMatch(/解开以后超过 \d+ 兆|格子太多|超过 32767 个字/u);
      expect(status, said).toBeGreaterThanOrEqual(413);
      expect(ms).toBeLessThan(mostAnswerMs);
      expect(longestMs).toBeLessThan(mostSilenceMs);
      expect(mostMb - before).toBeLessThan(mostGrowthMb);
    });

    test('a table that takes long ends with its request, and the next one is read at once', async () => {
      const cookie = await signIn(cast.centre);
      const file = await manyCells(19_000, 100, true);
      await expect(send('/api/imports', cookie, file, AbortSignal.timeout(400))).rejects.toThrow('aborted');
      const { ms, status } = await send('/api/imports', cookie, Buffer.from('编号,投诉人\nP1,李有田\n'));
      expect(status).toBe(201);
      expect(ms).toBeLessThan(2000);
    });

    async function send(route: string, cookie: string, file: Buffer, signal: AbortSignal | null = null) {
      const form = new FormData();
      form.append('file', new File([new Uint8Array(file)], '投诉.xlsx'));
      const took = stopwatch();
      const answer = await fetch(`${program.url}${route}`, { method: 'POST', headers: { cookie }, body: form, signal });
      return { ms: took(), status: answer.status, said: await answer.text() };
    }

    async function signIn(loginName: string): Promise<string> {
      const answer = await fetch(`${program.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ loginName, password: demoPassword }),
      });
      expect(answer.status).toBe(200);
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    }

    /** Without what a busy machine held the asker and the program back by: nobody could answer meanwhile. */
    function stopwatch(): () => number {
      const began = performance.now();
      const waits = [coreWait(), coreWait(program.child.pid)];
      return () => waits.reduce((left, wait) => left - wait(), performance.now() - began);
    }

    function residentMb(): number {
      const status = readFileSync(`/proc/${program.child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024;
    }

    /** Asks twenty times a second whether the program is there, until the end. */
    function watchHealth(): { end: () => Promise<{ longestMs: number; mostMb: number }> } {
      let isOver = false;
      let [longestMs, mostMb] = [0, 0];
      const asking = (async () => {
        while (!isOver) {
          const took = stopwatch();
          await (await fetch(`${program.url}/healthz`)).text();
          longestMs = Math.max(longestMs, took());
          mostMb = Math.max(mostMb, residentMb());
          await sleep(25);
        }
      })();
      return {
        async end() {
          isOver = true;
          await asking;
          return { longestMs, mostMb };
        },
      };
    }
  },
);

/** The longest time since in which this thread answered nobody, each without what a busy machine held it back by meanwhile. */
function silence(): () => number {
  let longest = 0;
  let [from, waited] = [performance.now(), coreWait()];
  const look = () => {
    longest = Math.max(longest, performance.now() - from - waited());
    [from, waited] = [performance.now(), coreWait()];
  };
  const looking = setInterval(look, 10);
  return () => {
    clearInterval(looking);
    look();
    return longest;
  };
}

describe('security F15: a workbook just below the limits of size', { retry: 2 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-tables-'));
  const tables = tablesIn(folder, 30);
  afterAll(() => rmSync(folder, { recursive: true }));
  const table = (file: Buffer | string) => tables.storeTable(Readable.from([Buffer.from(file)]));
  const workbook = (file: Buffer | string) => tables.readWorkbook(Readable.from([Buffer.from(file)]));

  test.each([
    ['one cell of 190 MB', () => longCell(190), table, 'sheet-cell-too-long'],
    ['one cell of 45 MB', () => longCell(45), workbook, 'sheet-cell-too-long'],
    ['one string of 190 MB', () => longString(190), table, 'sheet-cell-too-long'],
    ['20 million empty cells', () => manyCells(20_000, 1000, false), table, 'sheet-too-many-cells'],
    ['3 million merged cells', () => manySpans(3_000_000), table, 'sheet-too-many-cells'],
    ['3 million short strings', () => manyStrings(3_000_000), table, 'sheet-too-many-cells'],
    ['2,000 × 1,000 cells', () => manyCells(2000, 1000, true), workbook, 'sheet-too-many-cells'],
    ['a csv of a cell of 15 MB', async () => `编号,"${'x'.repeat(15_000_000)}`, table, 'sheet-cell-too-long'],
    ['a csv of 15 million cells', async () => `编号\n${','.repeat(15_000_000)}`, table, 'sheet-too-many-cells'],
  ] as const)('%s is refused without a stall', async (_, make, read, code) => {
    const file = await make();
    const longestMs = silence();
    await expect(read(file)).rejects.toMatchObject({ code });
    expect(longestMs()).toBeLessThan(mostSilenceMs);
  });

  test('that needs more memory or time than it may is refused in a sentence, and the next one is read', async () => {
    const arrival = path.join(folder, 'strings.xlsx');
    writeFileSync(arrival, await manyStrings(1_000_000));
    const limits = (seconds: number, memoryMegabytes: number) => {
      const limit = { seconds, memoryMegabytes };
      return new TableReader({ table: limit, register: limit, workbook: limit });
    };
    const heavy = limits(60, 16).read({ kind: 'workbook', arrival });
    await expect(heavy).rejects.toMatchObject({ code: 'sheet-too-heavy', facts: { megabytes: 16 } });
    const slow = limits(0.2, 256).read({ kind: 'workbook', arrival });
    await expect(slow).rejects.toMatchObject({ code: 'sheet-too-slow', facts: { seconds: 0.2 } });
    await expect(table('编号,投诉人\nP1,李有田\n')).resolves.toMatchObject({ rows: 1 });
  }, 60_000);

  test('ends with its request, leaves nothing behind, and the next one is read', async () => {
    const file = await manyCells(19_000, 100, true);
    const gone = new AbortController();
    const reading = tables.storeTable(Readable.from([file]), gone.signal);
    const next = table('编号,投诉人\nP1,李有田\n');
    setTimeout(() => gone.abort(), 300);
    await expect(reading).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(next).resolves.toMatchObject({ rows: 1 });
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});
