import { afterAll, beforeAll, expect, it } from 'vitest';
import { signal, waitForEnd } from '../../src/outside/process.ts';
import { cast } from '../build/cast.ts';
import { kill, stop, type Program, type Trial } from '../build/house/program.ts';
import { demoPassword, sampleTrial } from '../build/house/sample-folder.ts';
import { csvOf, platformHeaders, platformRow } from '../build/import-tables.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await sampleTrial();
}, 180_000);
afterAll(() => trial.end());

const rows = 600;
/** Complaints, tip-offs and inquiries take turns. */
const kinds = ['投诉', '举报', '咨询'];
const file = csvOf(
  Array.from({ length: rows }, (_, i) => [...platformRow(i), kinds[i % kinds.length] ?? '']),
  [...platformHeaders, '业务类型'],
);

interface Run {
  id: string;
  state: string;
  rowsDone: number;
  counts: Record<string, number>;
}

/** The centre, signed in at the desk. */
async function centreOf({ url }: Program) {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: cast.centre, password: demoPassword }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
type Centre = Awaited<ReturnType<typeof centreOf>>;

async function until(centre: Centre, id: string, holds: (run: Run) => boolean): Promise<Run> {
  for (let i = 0; i < 6_000; i += 1) {
    const run = await centre<Run>('GET', `/imports/${id}`);
    if (holds(run)) return run;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('The import did not get there.');
}

it('An import of six hundred rows that kill -9 cuts off twice, once with the database, goes on and has each row once.', async () => {
  let program = await trial.start('demo');
  let centre = await centreOf(program);
  const form = new FormData();
  form.append('file', new Blob([file]), '平台.csv');
  const { id } = await centre<Run>('POST', '/imports', form);
  const { suggested: mapping } = await centre<{ suggested: object }>('GET', `/imports/${id}/columns`);
  await centre('POST', `/imports/${id}/check`, { mapping });
  await until(centre, id, ({ state }) => state === 'checked');
  await centre('POST', `/imports/${id}/run`);

  let told = 0;
  for (const [at, withDatabase] of [
    [100, false],
    [300, true],
  ] as const) {
    const cut = await until(centre, id, ({ rowsDone }) => rowsDone >= at);
    expect([cut.state, cut.rowsDone < rows]).toEqual(['running', true]);
    await kill(program);
    if (withDatabase) {
      const servers = trial.servers();
      for (const pid of servers) signal(pid, 'SIGKILL');
      await waitForEnd(servers, 5000);
    }
    program = await trial.start('demo');
    centre = await centreOf(program);
    const now = await centre<Run>('GET', `/imports/${id}`);
    // What was told as done is done.
    expect(now.rowsDone).toBeGreaterThanOrEqual(cut.rowsDone);
    expect(now.rowsDone).toBeGreaterThan(told);
    told = now.rowsDone;
  }
  const done = await until(centre, id, ({ state }) => state !== 'running');
  expect(done).toMatchObject({ state: 'done', rowsDone: rows, counts: { new: rows, changed: 0, same: 0, refused: 0 } });

  const made = await trial.owner(async (client) => {
    const of = async (table: string) =>
      (
        await client.query<{ platform_number: string; number: string; lines: number }>(
          `select c.platform_number, c.number,
             (select count(*)::integer from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb in ('filed', 'tipoff-filed', 'asked')) as lines
           from ${table} as c where c.platform_number like '14110230020260506%'`,
        )
      ).rows;
    return [...(await of('complaint')), ...(await of('tipoff')), ...(await of('inquiry'))];
  });
  const wanted = Array.from({ length: rows }, (_, i) => platformRow(i)[0] ?? '');
  expect(made.map((one) => one.platform_number).toSorted()).toEqual(wanted.toSorted());
  expect(new Set(made.map((one) => one.number)).size).toBe(rows);
  // Each was written once: one line of its filing; on the full hour the clock tells of what is overdue in lines of its own.
  expect(made.filter((one) => one.lines !== 1)).toEqual([]);
  expect(trial.runToEnd('verify')).toMatchObject({ status: 0 });
  expect(await stop(program)).toBe(0);
}, 300_000);
