/** M14: freezing a round of a large county: 3,000 stations with a year of records, and what others wait for meanwhile. */
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { addDays, dayOf } from '../../src/domain/base/calendar.ts';
import { makeCounty, type Bench, type Figure } from './county.ts';
import { spread } from './coverage.ts';
import { median } from './load.ts';
import { openDesk, type Desk } from './queue.ts';
import { percentile95 } from './wall.ts';
import { countAnew } from './generate.ts';

const [stations, matters, mostMs, mostWait] = [3000, 30_000, 30_000, 1.5];

export async function measureAssessment({ server, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, matters, print);
  const client = new pg.Client(county.owner);
  await client.connect();
  const { countyId } = county.facts.county;
  await spread(client, countyId, stations);
  await record(client, countyId);
  await client.end();
  const desk = await openDesk(county, 'centre');
  const other = await openDesk(county, 'centre');
  try {
    const today = dayOf(new Date());
    const period = { period: 'year', fromOn: addDays(today, -366), toOn: addDays(today, -1) };
    const form = { id: uuidv7(), title: '站点年度考核', ...period, schemeCode: 'station-year' };
    await desk.post('/api/assessments', form);
    const readings: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const began = performance.now();
      await desk.get(`/api/assessments/${form.id}/scores`);
      readings.push(performance.now() - began);
    }
    const alone = await filings(other, 40, () => false);
    const began = performance.now();
    let over = false;
    const frozen = desk
      .post(`/api/assessments/${form.id}/freeze`, { version: 1, clientId: uuidv7(), input: {} })
      .finally(() => {
        over = true;
      });
    // By the very program that freezes: what it does there stands between a press and its answer here.
    const [beside, elsewhere] = await Promise.all([filings(desk, 4000, () => over), filings(other, 4000, () => over)]);
    await frozen;
    const value = performance.now() - began;
    const wait = percentile95(elsewhere) / percentile95(alone);
    return [
      {
        metric: 'M14',
        name: `freezing a round of ${stations} stations, ms`,
        value,
        target: `≤ ${mostMs}`,
        reached: value <= mostMs,
        how: `${matters} complaints; the ranking before it ${median(readings).toFixed(0)} ms`,
      },
      {
        metric: 'M14',
        name: 'filing beside the freeze ÷ filing alone, p95, another program on the same database',
        value: wait,
        target: `≤ ${mostWait}`,
        reached: wait <= mostWait,
        how: `${percentile95(elsewhere).toFixed(0)} ÷ ${percentile95(alone).toFixed(0)} ms of ${elsewhere.length} and ${alone.length}; in the same program p95 ${percentile95(beside).toFixed(0)}, slowest ${Math.max(...beside).toFixed(0)} ms of ${beside.length}`,
      },
    ];
  } finally {
    await desk.measured.stop();
    await other.measured.stop();
    await county.close();
  }
}

/** Files complaints one after the other, at least three and until it is over, and gives how long each took. */
async function filings(desk: Desk, most: number, isOver: () => boolean): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < most && (i < 3 || !isOver()); i += 1) {
    const began = performance.now();
    await desk.post('/api/complaints', {
      clientId: uuidv7(),
      channel: 'C03',
      consumer: { name: '李有田', phone: '13800000000', address: '', regionId: null },
      operator: { name: '老周农资店', address: '', phone: '' },
      place: { regionId: 'V0301' },
      categoryCode: null,
      natureCode: null,
      amountFen: null,
      story: '买的种子没有发芽，店里说是天气的原因，不退钱。',
      claim: '退货款',
    });
    took.push(performance.now() - began);
  }
  return took;
}

/** A year of records of these stations: their complaints, two people each at four trainings, and two tasks each. */
async function record(client: pg.Client, countyId: number): Promise<void> {
  // What the generator gave to the stations of the sample is shared out; their chains are not asked here.
  await client.query('set session_replication_role = replica');
  await client.query(
    `create temporary table place as select id, office_id, row_number() over (order by id) - 1 as nth
       from station where county_id = $1 and id like 'BBV%'`,
    [countyId],
  );
  await client.query(
    `create temporary table moved as select c.id, c.station_id as was, p.id as now from
       (select id, station_id, row_number() over (order by id) as n from complaint where county_id = $1 and station_id is not null) as c
       join place as p on p.nth = c.n % (select count(*) from place)`,
    [countyId],
  );
  await client.query('create index on moved (id)');
  await client.query(
    'update complaint as c set station_id = m.now from moved as m where c.county_id = $1 and c.id = m.id',
    [countyId],
  );
  await client.query(
    `update ledger as l set by_organisation_id = m.now from moved as m
     where l.county_id = $1 and l.matter_id = m.id and l.by_organisation_id = m.was`,
    [countyId],
  );
  await client.query(
    `insert into person (county_id, id, state, name, station_id, office_id, registered_at)
     select $1, gen_random_uuid(), 'active', '监督员' || p.nth || '-' || n, p.id, p.office_id, now()
     from place as p, generate_series(1, 2) as n`,
    [countyId],
  );
  await client.query(
    `insert into training (county_id, id, number, state, title, batch, audience, starts_on, ends_on, place, courses, hours, by_id)
     select $1, gen_random_uuid(), '训0000-' || n, 'recorded', '季度培训', n, 'all', current_date - 90 * n + 30,
       current_date - 90 * n + 31, '县局', '[]', 6, gen_random_uuid() from generate_series(1, 4) as n`,
    [countyId],
  );
  await client.query(
    `insert into attendance (county_id, training_id, person_id, mark, hours)
     select $1, t.id, p.id, 'present', 6 from training as t, person as p
     where t.county_id = $1 and p.county_id = $1 and t.number like '训0000-%' and p.name like '监督员%'`,
    [countyId],
  );
  await client.query(
    `insert into task (county_id, id, number, state, kind, title, lead_id, lead_kind, station_id, due_on, by_id, assigned_at, reported_at)
     select $1, gen_random_uuid(), '任0000-' || p.nth || '-' || n, 'closed', 'other', '节前检查', p.office_id, 'office', p.id,
       current_date - 60 * n, gen_random_uuid(), now(), now() - (60 * n || ' days')::interval
     from place as p, generate_series(1, 2) as n`,
    [countyId],
  );
  await client.query('set session_replication_role = origin');
  await countAnew(client);
  await client.query('analyze complaint, ledger, person, training, attendance, task');
}
