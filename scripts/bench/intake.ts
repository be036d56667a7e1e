/** M1: filings a second from 32 clients, each durable before its answer, divided by the bare server's single-row inserts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import pg from 'pg';
import { workAsAppRole } from '../../src/store/base/migrate.ts';
import { makeCounty, password, type Bench, type Figure } from './county.ts';
import { buildMeasured, median, post, signIn, startMeasured, type Measured } from './load.ts';
import { postgresCpuMs } from './process.ts';
import { chanceFrom, whole } from './random.ts';
import { personName, shopName, storyOf, street } from './words.ts';

const [clients, rounds, seconds] = [32, 5, 4];
/** Filings after which the code is compiled: compiling took an eighth of the program's time in what was measured after three seconds on a busy machine. */
const warmUp = 6000;

interface Round {
  perSecond: number;
  nodeMs: number;
  postgresMs: number;
}

export async function measureIntake({ server, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, 0, print);
  const owner = new pg.Client(county.owner);
  await owner.connect();
  await owner.query(
    'create table bare (id uuid primary key, name text, phone text, story text, claim text, at timestamptz)',
  );
  await owner.query('grant all on bare to hongdun_app');
  const connection = { ...county.owner, options: workAsAppRole };
  const script = await buildMeasured();
  const [app, bare] = [await startMeasured(script, 'app', connection), await startMeasured(script, 'bare', connection)];
  try {
    const run = async (measured: Measured, path: string, cookie?: string, runSeconds = seconds): Promise<Round> => {
      const [node, postgres] = [await measured.cpuMs(), await postgresCpuMs(server.config)];
      const load = await post(`${measured.url}${path}`, { clients, seconds: runSeconds, cookie }, filing);
      if (load.failed > 0) throw new Error(`${load.failed} requests failed.`);
      await untilFollowed(owner);
      const n = load.perSecond * load.seconds;
      return {
        perSecond: load.perSecond,
        nodeMs: ((await measured.cpuMs()) - node) / n,
        postgresMs: ((await postgresCpuMs(server.config)) - postgres) / n,
      };
    };
    const cookie = await signIn(app, county, password);
    const filers = [
      { name: 'a citizen’s filing', cookie: undefined, target: 0.55, pairs: [] as [Round, Round][] },
      { name: 'an operator’s filing', cookie, target: 0.4, pairs: [] as [Round, Round][] },
    ];
    for (const filer of filers)
      for (let n = 0; n < warmUp;) n += 3 * (await run(app, '/api/complaints', filer.cookie, 3)).perSecond;
    await run(bare, '/', undefined, 2);
    for (let i = 0; i < rounds; i += 1)
      for (const filer of filers)
        filer.pairs.push([await run(app, '/api/complaints', filer.cookie), await run(bare, '/')]);
    return filers.flatMap(figuresOf);
  } finally {
    await app.stop();
    await bare.stop();
    await owner.end();
    await county.close();
  }
}

/**
 * Waits until all is entered, folded and heard that was filed: its cost is that of the filings, and would else be counted for whoever is
 * measured next, the bare program.
 */
async function untilFollowed(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ isBehind: boolean }>(`select exists (select from complaint_fresh)
      or exists (select from figure_change) or exists (select from counter as c left join matter_reading as r
        on r.county_id = c.county_id and r.kind = c.series and r.year = c.year and r.reader = 'danger'
        where c.series = 'complaint' and c.last > coalesce(r.upto_n, 0)) as "isBehind"`);
    if (rows[0]?.isBehind !== true) return;
    await sleep(50);
  }
}

function figuresOf({ name, target, pairs }: { name: string; target: number; pairs: [Round, Round][] }): Figure[] {
  const of = (side: 0 | 1, key: keyof Round) => median(pairs.map((pair) => pair[side][key]));
  const cpu = (side: 0 | 1) =>
    `node ${of(side, 'nodeMs').toFixed(3)} + postgres ${of(side, 'postgresMs').toFixed(3)} ms`;
  const costOf = ({ nodeMs, postgresMs }: Round) => nodeMs + postgresMs;
  const figure = (words: string, value: number, how: string): Figure => ({
    metric: 'M1',
    name: words,
    value,
    target: `≥ ${target}`,
    reached: value >= target,
    how,
  });
  return [
    figure(
      `${name} ÷ bare, requests a second`,
      median(pairs.map(([a, b]) => a.perSecond / b.perSecond)),
      `${of(0, 'perSecond').toFixed(0)}/s ÷ ${of(1, 'perSecond').toFixed(0)}/s, median of ${rounds} rounds`,
    ),
    figure(
      `bare ÷ ${name}, processor time a request`,
      median(pairs.map(([a, b]) => costOf(b) / costOf(a))),
      `${cpu(0)}; bare ${cpu(1)}`,
    ),
  ];
}

let filed = 0;
const chance = chanceFrom(1);
/** Told before the measuring begins; the words of two filings are hardly ever the same, for an index that has them already costs nothing. */
const told = Array.from({ length: 5000 }, () => {
  const yuan = whole(chance, 20, 9000);
  const [one, more] = [storyOf(chance, 'G10', 'N08', yuan), storyOf(chance, 'G10', 'N02', yuan)];
  const operator = { name: shopName(chance), address: street(chance), phone: '' };
  return {
    name: personName(chance),
    operator,
    story: `${one.story}${more.story}`,
    claim: one.claim,
    amountFen: 100 * yuan,
  };
});

/** What a villager files, each time under another telephone. */
export function filing() {
  filed += 1;
  const { name, operator, story, claim, amountFen } = told[filed % told.length] as (typeof told)[number];
  return {
    clientId: uuidv7(),
    channel: 'C02',
    consumer: {
      name,
      phone: `138${String(10_000_000 + filed).slice(0, 8)}`,
      address: '郭庄村三组',
      regionId: 'V0303',
    },
    operator,
    place: { regionId: 'V0301' },
    categoryCode: 'G10.3',
    natureCode: 'N08',
    story,
    claim,
    amountFen,
    consents: { publish: true, entrust: true },
  };
}
