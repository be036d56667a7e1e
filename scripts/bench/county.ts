/** The ground that every metric stands on: a PostgreSQL of its own with fsync on, and 青禾县 filled to a size. */
import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { passFiled } from '../../src/actions/command/heard-danger.ts';
import { loadSampleCounty } from '../../src/actions/exchange/sample-county.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { readCalendarYears, readCategories, readKnowledge, readSampleCounty } from '../../src/outside/seeds.ts';
import { listAccounts, type StoredAccount } from '../../src/store/county/account.ts';
import { findCountyFacts, type CountyFacts } from '../../src/store/county/county.ts';
import type { Db } from '../../src/store/base/db.ts';
import {
  cloneDatabase,
  keptDatabase,
  startKeptServer,
  startTestServer,
  type TestDatabase,
  type TestServer,
} from '../../tests/build/house/database.ts';
import { generate, type Generated } from './generate.ts';

/** The folder that `--keep` names: its counties are made once, and read again by later runs. */
const keepAt = process.argv.indexOf('--keep');
export const keep = keepAt === -1 ? null : resolve(process.argv[keepAt + 1] ?? '');
/** Of every account of the county; known again to a later run when the county is kept. */
export const password = `bench-${keep === null ? randomBytes(9).toString('base64url') : createHash('sha256').update(keep).digest('base64url').slice(0, 12)}`;

export interface BenchCounty extends TestDatabase {
  size: number;
  facts: CountyFacts;
  accounts: StoredAccount[];
  generated: Generated | null;
}

/** What a metric is measured with; counties are made once and shared by the metrics that only read them. */
export interface Bench {
  server: TestServer;
  /** The smaller and the larger size. */
  sizes: readonly [number, number];
  county(size: number): Promise<BenchCounty>;
  print: (line: string) => void;
}

/** One measured figure: its ratio, what must be reached, and how it came about. */
export interface Figure {
  metric: string;
  name: string;
  value: number;
  target: string;
  reached: boolean;
  how: string;
}

export async function openBench(
  sizes: readonly [number, number],
  print: (line: string) => void,
): Promise<Bench & { close(): Promise<void> }> {
  const server = keep === null ? await startTestServer({ fsync: true }) : await startKeptServer(keep);
  const made = new Map<number, Promise<BenchCounty>>();
  return {
    server,
    sizes,
    print,
    county(size) {
      const county = made.get(size) ?? (keep === null ? makeCounty : keptCounty)(server, size, print);
      made.set(size, county);
      return county;
    },
    async close() {
      for (const county of made.values()) await county.then((one) => one.close()).catch(() => undefined);
      await server.stop();
    },
  };
}

/** The sample county in a database of its own, with that many complaints. */
export async function makeCounty(
  server: TestServer,
  size: number,
  print: (line: string) => void,
): Promise<BenchCounty> {
  const database = await cloneDatabase(server.config);
  return { ...database, size, ...(await fillCounty(database.db, database.owner, size, print)) };
}

/** The same, found again when an earlier run has made it. Its matters are as old as the day on which it was made says. */
async function keptCounty(server: TestServer, size: number, print: (line: string) => void): Promise<BenchCounty> {
  const database = await keptDatabase(server.config, `county_${size}`, ({ db, owner }) =>
    fillCounty(db, owner, size, print),
  );
  const facts = await findCountyFacts(database.db);
  if (facts === null) throw new Error('The kept county has no facts: remove its folder.');
  const accounts = await listAccounts(database.db, facts.county.countyId);
  return { ...database, size, facts, accounts, generated: null };
}

/** Loads the sample county into an empty, migrated database and fills it. */
export async function fillCounty(
  db: Db,
  owner: pg.PoolConfig,
  size: number,
  print: (line: string) => void,
): Promise<Pick<BenchCounty, 'facts' | 'accounts' | 'generated'>> {
  const now = new Date();
  const seeds = {
    sample: await readSampleCounty(),
    categories: await readCategories(),
    calendar: await readCalendarYears(),
    knowledge: await readKnowledge(),
  };
  await loadSampleCounty(db, seeds, password, now, uuidv7);
  const facts = await findCountyFacts(db);
  if (facts === null) throw new Error('The county was saved and cannot be found.');
  const accounts = await listAccounts(db, facts.county.countyId);
  if (size === 0) return { facts, accounts, generated: null };
  print(`Filling a county with ${size} complaints.`);
  const generated = await generate({ owner, n: size, seed: 7, profile: 'rural', today: dayOf(now) }, print);
  // Nobody listens to what was generated.
  await passFiled(db, facts.county.countyId);
  print(`  ${generated.seconds.toFixed(1)} s, ${(generated.ledgerLines / size).toFixed(2)} ledger lines a complaint`);
  return { facts, accounts, generated };
}
