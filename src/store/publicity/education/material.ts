import { sql } from 'kysely';
import type { Material } from '../../../domain/publicity/education/material.ts';
import type { MaterialMovementRow, MaterialStockRow } from '../../base/schema.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import { listEntries, listEntriesByIds } from '../../matter/docket.ts';

export function listMaterials(db: Db | Tx, countyId: number, state: 'open' | 'all', limit = 500): Promise<Material[]> {
  return listEntries<Material>(db, 'material', countyId, {
    states: state === 'open' ? ['current'] : [],
    where: sql`true`,
    order: sql`kind, name`,
    limit,
  });
}

/** The ones with these ids, whatever became of them. */
export function listMaterialsByIds(
  db: Db | Tx,
  countyId: number,
  ids: readonly (string | null)[],
): Promise<Material[]> {
  return listEntriesByIds<Material>(db, 'material', countyId, ids);
}

/** What there is now, by name, as a form chooses from it. */
export async function listMaterialNames(db: Db, countyId: number): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`select id, name from material
    where county_id = ${countyId} and state = 'current' order by kind, name limit 500`.execute(db);
  return found.rows;
}

/** What lies at these places, each row locked and made where there is none, so that two movements never take the same ones. */
export async function lockStock(
  tx: Tx,
  countyId: number,
  materialId: string,
  places: readonly string[],
): Promise<Map<string, number>> {
  const sorted = [...new Set(places)].toSorted();
  const rows = sorted.map((stationId) => ({ countyId, materialId, stationId, n: 0 }));
  await insertMany(tx, 'material_stock', rows, sql`on conflict do nothing`);
  const found = await sql<MaterialStockRow>`select * from material_stock
    where county_id = ${countyId} and material_id = ${materialId} and station_id = any(${sorted}::text[])
    order by station_id for update`.execute(tx);
  return new Map(found.rows.map(({ stationId, n }) => [stationId, n]));
}

export async function saveStock(
  tx: Tx,
  countyId: number,
  materialId: string,
  stock: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...stock].map(([stationId, n]) => ({ countyId, materialId, stationId, n }));
  await insertMany(
    tx,
    'material_stock',
    rows,
    sql`on conflict (county_id, material_id, station_id) do update set n = excluded.n`,
  );
}

export async function insertMovement(tx: Tx, row: MaterialMovementRow): Promise<void> {
  await insertMany(tx, 'material_movement', [row], sql``);
}

export interface Stocked {
  materialId: string;
  /** In the county's store, at all stations, and handed out so far. */
  store: number;
  atStations: number;
  printed: number;
  handedOut: number;
  /** The station that handed out most, and how many. */
  mostStationId: string | null;
  most: number;
}

/** One line for each of these materials: what was printed, what lies where, what was handed out. */
export async function countStock(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, Stocked>> {
  if (ids.length === 0) return new Map();
  const found = await sql<Stocked>`
    select m.id as material_id,
      coalesce((select n from material_stock as s where s.county_id = m.county_id and s.material_id = m.id and s.station_id = ''), 0) as store,
      coalesce((select sum(n)::integer from material_stock as s where s.county_id = m.county_id and s.material_id = m.id and s.station_id <> ''), 0) as at_stations,
      coalesce((select sum(n)::integer from material_movement as v where v.county_id = m.county_id and v.material_id = m.id and v.kind = 'printed'), 0) as printed,
      coalesce((select sum(n)::integer from material_movement as v where v.county_id = m.county_id and v.material_id = m.id and v.kind = 'handedOut'), 0) as handed_out,
      t.station_id as most_station_id, coalesce(t.n, 0) as most
    from material as m left join lateral (
      select v.station_id, sum(v.n)::integer as n from material_movement as v
      where v.county_id = m.county_id and v.material_id = m.id and v.kind = 'handedOut' and v.station_id <> ''
      group by 1 order by 2 desc, 1 limit 1) as t on true
    where m.county_id = ${countyId} and m.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(found.rows.map((one) => [one.materialId, one]));
}

export interface StockAt {
  materialId: string;
  stationId: string;
  n: number;
}

/** Where a material lies, or what lies at a station. */
export async function listStock(
  db: Db | Tx,
  countyId: number,
  { materialId, stationId }: { materialId?: string; stationId?: string },
): Promise<StockAt[]> {
  const found = await sql<StockAt>`select material_id, station_id, n from material_stock
    where county_id = ${countyId} and n > 0
      and ${materialId === undefined ? sql`true` : sql`material_id = ${materialId}`}
      and ${stationId === undefined ? sql`true` : sql`station_id = ${stationId}`}
    order by n desc, station_id limit 2000`.execute(db as Db);
  return found.rows;
}
