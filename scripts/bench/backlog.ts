/** Sending 1,000 complaints of the backlog down at once, each to the station that is proposed for it: one press at the desk. */
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { workAsAppRole } from '../../src/store/base/migrate.ts';
import { makeCounty, password, type Bench, type Figure } from './county.ts';
import { buildMeasured, median, startMeasured } from './load.ts';
import { countAnew } from './generate.ts';

const [size, sent, rounds, longestMs] = [6000, 1000, 3, 2000];

interface Board {
  total: number;
  items: { number: string; proposals: { stationId: string; ties: string[] }[]; unsendable: object | null }[];
}

export async function measureBacklog({ server, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, size, print);
  await agedCounty(county.owner);
  const app = await startMeasured(await buildMeasured(), 'app', { ...county.owner, options: workAsAppRole });
  try {
    const centre = county.accounts.find(({ role }) => role === 'centre');
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
    const signedIn = await post('/api/session', { loginName: centre?.loginName, password });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const took: { propose: number; send: number; undo: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      const answer = await fetch(`${app.url}/api/backlog?out=no&limit=2000`, { headers: { cookie } });
      const { items, total } = (await answer.json()) as Board;
      const proposed = performance.now();
      const able = items.filter(({ unsendable, proposals }) => unsendable === null && proposals.length > 0);
      if (able.length < sent) throw new Error(`Only ${able.length} of ${total} can be sent; the county is too small.`);
      const batchId = uuidv7();
      const body = {
        batchId,
        items: able.slice(0, sent).map(({ number, proposals }) => ({
          id: uuidv7(),
          matterNumber: number,
          stationId: proposals[0]?.stationId,
        })),
      };
      const ready = performance.now();
      const went = (await (await post('/api/redispatch-batches', body, cookie)).json()) as { sent: object[] };
      const gone = performance.now();
      // Few are refused, for a station that stands in the respondent's own house; all others have gone.
      if (went.sent.length < sent * 0.9) throw new Error(`Only ${went.sent.length} of ${sent} went.`);
      await post(`/api/redispatch-batches/${batchId}/undo`, {}, cookie);
      took.push({ propose: proposed - begun, send: gone - ready, undo: performance.now() - gone });
    }
    const of = (key: keyof (typeof took)[number]) => median(took.map((one) => one[key]));
    const value = of('propose') + of('send');
    return [
      {
        metric: 'B1',
        name: `proposing for and sending ${sent} of the backlog, ms`,
        value,
        target: `≤ ${longestMs}`,
        reached: value <= longestMs,
        how: `proposals ${of('propose').toFixed(0)} + sending ${of('send').toFixed(0)} ms, undo ${of('undo').toFixed(0)} ms, median of ${rounds}`,
      },
    ];
  } finally {
    await app.stop();
    await county.close();
  }
}

/** Enough of the county is accepted and old: what the generator closed waits again, as it would in a county that does nothing. */
async function agedCounty(owner: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(
    `update complaint set state = 'mediating', stage = 'mediating', outcome = null, pauses = '[]', due_rule = 'C-03',
       due_on = current_date - 3, legal_on = current_date - 3
     where id in (select id from complaint where accepted_on is not null and office_id is not null order by filed_at limit ${2 * sent})`,
  );
  await client.query('set session_replication_role = origin');
  await countAnew(client);
  await client.query('analyze complaint');
  await client.end();
}
