/** M1: filings a second from 32 clients, each durable before its answer, divided by the bare server's single-row inserts. */
import { uuidv7 } from 'uuidv7';
import pg from 'pg';
import { workAsAppRole } from '../../src/store/base/migrate.ts';
import { makeCounty, type Bench, type Figure } from './county.ts';
import { buildMeasured, median, post, startMeasured, type Measured } from './load.ts';
import { postgresCpuMs } from './process.ts';

const [clients, rounds, seconds] = [32, 5, 4];

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
  await owner.end();
  const connection = { ...county.owner, options: workAsAppRole };
  const script = await buildMeasured();
  const [app, bare] = [await startMeasured(script, 'app', connection), await startMeasured(script, 'bare', connection)];
  try {
    const run = async (measured: Measured, path: string, runSeconds = seconds): Promise<Round> => {
      const [node, postgres] = [await measured.cpuMs(), await postgresCpuMs(server.config)];
      const load = await post(`${measured.url}${path}`, clients, runSeconds, filing);
      if (load.failed > 0) throw new Error(`${load.failed} requests failed.`);
      const n = load.perSecond * load.seconds;
      return {
        perSecond: load.perSecond,
        nodeMs: ((await measured.cpuMs()) - node) / n,
        postgresMs: ((await postgresCpuMs(server.config)) - postgres) / n,
      };
    };
    await run(app, '/api/complaints', 3);
    await run(bare, '/', 2);
    const pairs: [Round, Round][] = [];
    for (let i = 0; i < rounds; i += 1) pairs.push([await run(app, '/api/complaints'), await run(bare, '/')]);
    const value = median(pairs.map(([a, b]) => a.perSecond / b.perSecond));
    const of = (side: 0 | 1, key: keyof Round) => median(pairs.map((pair) => pair[side][key]));
    const cpu = (side: 0 | 1) =>
      `node ${of(side, 'nodeMs').toFixed(3)} + postgres ${of(side, 'postgresMs').toFixed(3)} ms`;
    const cpuValue = (of(1, 'nodeMs') + of(1, 'postgresMs')) / (of(0, 'nodeMs') + of(0, 'postgresMs'));
    return [
      {
        metric: 'M1',
        name: 'intake ÷ bare, requests a second',
        value,
        target: '≥ 0.33',
        reached: value >= 0.33,
        how: `${of(0, 'perSecond').toFixed(0)}/s ÷ ${of(1, 'perSecond').toFixed(0)}/s, median of ${rounds} rounds`,
      },
      {
        metric: 'M1',
        name: 'bare ÷ intake, processor time a request',
        value: cpuValue,
        target: '≥ 0.33',
        reached: cpuValue >= 0.33,
        how: `${cpu(0)}; bare ${cpu(1)}`,
      },
    ];
  } finally {
    await app.stop();
    await bare.stop();
    await county.close();
  }
}

let filed = 0;
/** What a villager files, each time under another telephone. */
export function filing() {
  filed += 1;
  return {
    clientId: uuidv7(),
    channel: 'C02',
    consumer: {
      name: '李有田',
      phone: `138${String(10_000_000 + filed).slice(0, 8)}`,
      address: '郭庄村三组',
      regionId: 'V0303',
    },
    operator: { name: '老周农资店', address: '柳河街', phone: '' },
    place: { regionId: 'V0301' },
    categoryCode: 'G10.3',
    natureCode: 'N08',
    story:
      '前天在柳河街上老周农资店买了10袋复合肥，袋上印50公斤，扛回来觉着不对劲，过了村里的磅，每袋只有46公斤出头。找他，他说受潮掉秤。十袋一共1750块，我要他补足分量或者退差价。',
    claim: '补足分量或者退差价',
    amountFen: 175_000,
    consents: { publish: true, entrust: true },
  };
}
