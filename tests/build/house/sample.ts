/** The sample county in a database of one's own: loaded once a run, and copied from then on. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { inject } from 'vitest';
import { loadSampleCounty } from '../../../src/actions/exchange/sample-county.ts';
import { readCalendarYears, readCategories, readKnowledge, readSampleCounty } from '../../../src/outside/seeds.ts';
import { cloneDatabase, makeTemplate, type TestDatabase } from './database.ts';

/** Everybody's. */
export const password = 'a long test password';

const made = new Map<string, Promise<void>>();

/** A copy of the county as it was loaded at the instant, or when the run first asked for it. */
export async function sampleDatabase(loadedAt: Date | null): Promise<TestDatabase> {
  const server = inject('server');
  const name = `sample_${loadedAt?.getTime() ?? 'now'}`;
  if (!made.has(name))
    made.set(
      name,
      makeTemplate(server, name, async (db) => {
        const seeds = {
          sample: await readSampleCounty(),
          categories: await readCategories(),
          calendar: await readCalendarYears(),
          knowledge: await readKnowledge(),
        };
        await loadSampleCounty(db, seeds, password, loadedAt ?? new Date(), uuidv7);
        // Everybody knows his first screen: what is offered to whoever is new stands in nobody's way.
        await sql`insert into account_tour select county_id, id, role, now() from account`.execute(db);
      }),
    );
  await made.get(name);
  return cloneDatabase(server, name);
}
