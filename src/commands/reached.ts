/** What each command begins with: the database that it works on, said aloud, and how much it says. */
import { chinaTimeOf } from '../domain/base/calendar.ts';
import type { Config } from '../config.ts';
import type { Keyring } from '../domain/base/keyring.ts';
import { findKeyring } from '../outside/keyring.ts';
import { type Life, type Reached, demandKeyring, openDatabase, withoutHaste } from '../program.ts';
import { type Db, createDb } from '../store/base/db.ts';
import { useKeys } from '../store/base/keys.ts';
import { findNewestLine } from '../store/base/ledger.ts';
import { connectionAsOwner } from '../store/base/migrate.ts';
import { type CountyFacts, findCountyFacts } from '../store/county/county.ts';

/** How many faults are said in full; whoever has more has a copy to put back. */
export const mostSaid = 20;

/** The database for a command, beside a running program or opened for it alone; says which it is and how far its ledger goes. */
export async function openFor(life: Life, reaching: Promise<Reached>): Promise<Db> {
  const { owner, isBeside } = await reaching;
  const { db } = isBeside ? createDb(withoutHaste(connectionAsOwner(owner)), 1) : await openDatabase(life, reaching);
  if (isBeside) life.opened(() => db.destroy());
  await sayWhere(life, reaching, db);
  return db;
}

/** The county as a command finds it that opens what is sealed; null facts where it is not set up. */
export interface AtCounty extends Reached {
  db: Db;
  keyring: Keyring;
  county: CountyFacts | null;
}

/** The same with the keys that fit the database: without them nothing is opened, and none are made in the place of those that were lost. */
export async function openCountyFor(life: Life, config: Config, reaching: Promise<Reached>): Promise<AtCounty> {
  const found = findKeyring(config.reporterKeyFile);
  const reached = await reaching;
  const db = await openFor(life, reaching);
  const keyring = await demandKeyring(life, config, found, reached.owner);
  useKeys(db, keyring, config.reporterKeysLost);
  return { ...reached, db, keyring, county: await findCountyFacts(db) };
}

async function sayWhere({ say }: Life, reaching: Promise<Reached>, db: Db): Promise<void> {
  const { place } = await reaching;
  const { lines, newestAt } = await findNewestLine(db);
  say(
    newestAt === null
      ? `数据库：${place}；台账里一行也没有。(The database; its ledger has no line.)`
      : `数据库：${place}；台账共 ${lines} 行，最新的一行在 ${chinaTimeOf(newestAt.toISOString()).replace('T', ' ')}。(The database, how many lines its ledger has, and when the newest was written.)`,
  );
}

/** Brings the database to this version of the program. */
export async function bringUpToDate(life: Life, reaching: Promise<Reached>): Promise<void> {
  await openFor(life, reaching);
}
