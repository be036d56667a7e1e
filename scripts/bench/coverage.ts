/** M12: 村村通 of a large county: 10,000 villages and 2,000 stations, over the wire, from the ledger each time. */
import pg from 'pg';
import { makeCounty, type Bench, type Figure } from './county.ts';
import { median } from './load.ts';
import { openDesk } from './queue.ts';
import { chanceFrom } from './random.ts';

const [villages, stations, matters, readings] = [10_000, 2_000, 10_000, 15];
const mostMs = 300;

export async function measureCoverage({ server, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, matters, print);
  const client = new pg.Client(county.owner);
  await client.connect();
  await spread(client, county.facts.county.countyId);
  await client.end();
  const desk = await openDesk(county, 'centre');
  try {
    const figures: Figure[] = [];
    for (const [name, path] of [
      ['list with figures and levels', '/api/coverage?sort=far&limit=100'],
      ['all points of the map, both layers', '/api/coverage/map'],
    ] as const) {
      const took: number[] = [];
      for (let i = 0; i < readings + 3; i += 1) {
        const began = performance.now();
        await desk.get(path);
        if (i >= 3) took.push(performance.now() - began);
      }
      const value = median(took);
      figures.push({
        metric: 'M12',
        name: `coverage of ${villages} villages: ${name}`,
        value,
        target: `≤ ${mostMs} ms`,
        reached: value <= mostMs,
        how: `median of ${readings}; ${stations} stations, ${matters} complaints; slowest ${Math.max(...took).toFixed(0)} ms`,
      });
    }
    return figures;
  } finally {
    await desk.measured.stop();
    await county.close();
  }
}

/** Villages over a square of 120 km in 100 towns, and stations in as many of them as there shall be, most of which did something of late. */
export async function spread(client: pg.Client, countyId: number, placed = stations): Promise<void> {
  const chance = chanceFrom(11);
  const { rows } = await client.query<{ office: string; root: string }>(
    `select (select id from organisation where county_id = $1 and kind = 'office' limit 1) as office,
      (select id from region where county_id = $1 and kind = 'county') as root`,
    [countyId],
  );
  const [{ office, root } = { office: '', root: '' }] = rows;
  const towns = Array.from({ length: 100 }, (_, i) => ({
    id: `BT${i}`,
    x: (i % 10) * 12 - 54,
    y: Math.floor(i / 10) * 12 - 54,
  }));
  const homes = Array.from({ length: villages }, (_, i) => {
    const town = towns[i % towns.length] ?? { id: '', x: 0, y: 0 };
    return { id: `BV${i}`, parent: town.id, x: town.x + chance() * 12 - 6, y: town.y + chance() * 12 - 6 };
  });
  const region = `insert into region (county_id, id, name, kind, parent_id, x, y, pinyin, initials, office_id)
    select $1, one->>'id', '基准' || (one->>'id'), $3, one->>'parent', (one->>'x')::float, (one->>'y')::float, 'jizhun', 'jz', $4
    from jsonb_array_elements($2::jsonb) as one`;
  const rooted = towns.map((one) => ({ ...one, parent: root }));
  await client.query(region, [countyId, JSON.stringify(rooted), 'town', office]);
  await client.query(region, [countyId, JSON.stringify(homes), 'village', office]);
  const every = Math.floor(villages / placed);
  const there = homes.filter((_, i) => i % every === 0).slice(0, placed);
  await client.query(
    `insert into station (county_id, id, name, kind, office_id, region_id, x, y, serves, venue_names, published_window, phone,
      address, contact_name, active)
    select $1, 'B' || (one->>'id'), '基准' || (one->>'id') || '联络站', 'village', $3, one->>'id', (one->>'x')::float,
      (one->>'y')::float, 'area', '[]', false, '', '', '', true from jsonb_array_elements($2::jsonb) as one`,
    [countyId, JSON.stringify(there), office],
  );
  await client.query(
    `insert into charter (county_id, state, number, station_id, name, kind_code, venue_kind, serves, office_id, region_id,
      activated_on, education_since)
    select county_id, 'active', '站' || id, id, name, 'liaison', kind, serves, office_id, region_id,
      current_date - (random() * 200)::integer, case when random() < 0.3 then current_date end
    from station where county_id = $1 and id like 'BBV%'`,
    [countyId],
  );
  await client.query('analyze region, station, charter');
}
