/** The sample county in a database of one's own: loaded once a run, and copied from then on. */
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
      }),
    );
  await made.get(name);
  return cloneDatabase(server, name);
}
