/** M10: an area check to 100,000 stations until the last of them reads it, against the rows that a mailing to each would write. */
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { makeCounty, type Bench, type Figure } from './county.ts';
import { median } from './load.ts';
import { openDesk } from './queue.ts';

const [matters, stations, rounds] = [2_000, 100_000, 5];
const last = 'ZZ-LAST';

export async function measureAlert({ server, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, matters, print);
  const { countyId } = county.facts.county;
  const client = new pg.Client(county.owner);
  await client.connect();
  await placeStations(client, countyId);
  await client.query(`create table bench_told (county_id integer, check_id uuid, station_id text, told_at timestamptz,
    primary key (county_id, check_id, station_id))`);
  const centre = await openDesk(county, 'centre');
  const station = await openDesk(county, 'station');
  try {
    const incidentNumber = await filedIncident(centre, county.accounts.find(({ role }) => role === 'centre')?.id ?? '');
    const [ratios, tallied, alerts, raws]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let i = 0; i < rounds + 1; i += 1) {
      const began = performance.now();
      const asked = (await centre.post('/api/area-checks', {
        id: uuidv7(),
        incidentNumber,
        question: `咱村有没有丰垦818玉米不结穗（第${i}次）？`,
        dueAt: new Date(Date.now() + 86_400_000).toISOString(),
      })) as { entry: { number: string; asked: number } };
      const read = (await station.get('/api/area-checks')) as { items: { entry: { number: string } }[] };
      const alert = performance.now() - began;
      if (asked.entry.asked < stations || !read.items.some(({ entry }) => entry.number === asked.entry.number))
        throw new Error('The last station does not read it.');
      const raw = await timed(() =>
        client.query('insert into bench_told select $1, $2, id, now() from station where county_id = $1', [
          countyId,
          uuidv7(),
        ]),
      );
      const tally = await timed(() =>
        centre.get(`/api/area-checks/${encodeURIComponent(asked.entry.number)}/answers?limit=100`),
      );
      // The first round plans, compiles and warms.
      if (i === 0) continue;
      ratios.push(alert / raw);
      tallied.push(tally);
      alerts.push(alert);
      raws.push(raw);
    }
    const value = median(ratios);
    return [
      {
        metric: 'M10',
        name: `alert to ${stations} stations until the last reads it ÷ raw insert of a row for each`,
        value,
        target: '≤ 1.0',
        reached: value <= 1,
        how: `${median(alerts).toFixed(0)} ÷ ${median(raws).toFixed(0)} ms, median of ${rounds}; its tally by station and town ${median(tallied).toFixed(0)} ms`,
      },
    ];
  } finally {
    await centre.measured.stop();
    await station.measured.stop();
    await client.end();
    await county.close();
  }
}

/** As many stations as there are to be, in the villages that are there; the account of a station becomes that of the last. */
async function placeStations(client: pg.Client, countyId: number): Promise<void> {
  await client.query(
    `insert into station (county_id, id, name, kind, office_id, region_id, x, y, serves, venue_names, published_window, phone,
      address, contact_name, active)
    select $1, case when n = $2 then $3 else 'BX' || n end, '基准' || n || '联络站', 'village', r.office_id, r.id, r.x, r.y, 'area',
      '[]', false, '', '', '', true
    from generate_series(1, $2::integer) as n
    join (select *, row_number() over (order by id) as k, count(*) over () as all_of from region
      where county_id = $1 and kind = 'village' and office_id is not null) as r on r.k = 1 + n % r.all_of`,
    [countyId, stations, last],
  );
  await client.query("update account set station_id = $2 where county_id = $1 and role = 'station'", [countyId, last]);
  await client.query('analyze station');
}

/** An incident that is filed with the bureau, so that stations may be asked. */
async function filedIncident(
  centre: { get(path: string): Promise<unknown>; post(path: string, body: object): Promise<unknown> },
  responsibleId: string,
): Promise<string> {
  const { items } = (await centre.get('/api/complaints?limit=3')) as { items: { complaint: { number: string } }[] };
  const raised = (await centre.post('/api/incidents', {
    id: uuidv7(),
    title: '丰垦818 玉米不结穗',
    reason: '同一个品种，同一个毛病',
    numbers: items.map(({ complaint }) => complaint.number),
  })) as { entry: { number: string } };
  const { number } = raised.entry;
  const at = `/api/incidents/${encodeURIComponent(number)}`;
  await centre.post(`${at}/confirm`, { version: 1, input: { reason: '同一个品种', level: '3', responsibleId } });
  await centre.post(`${at}/file`, { version: 2, input: {} });
  return number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
