/** The sample county, and each page of it that docs/seed.md names: its reader opens it and finds the words it is about. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSeedTable, seedTableFile, type SeedPlace } from '../../../scripts/seed-table.ts';
import { personalPage, sidewaysScroll, signIn } from '../../build/house/browser.ts';
import type { Trial } from '../../build/house/program.ts';
import { demoPassword, sampleTrial } from '../../build/house/sample-folder.ts';
import { addressOf, demandWords, goTo } from '../../build/house/seed-place.ts';
import { citizen, readers } from '../../build/cast.ts';

const places = readSeedTable(readFileSync(seedTableFile, 'utf8')).flatMap((row) => row.places);
/** Each page once for each reader, with the words of all rows that name it. */
const byReader = Object.entries(Object.groupBy(places, ({ who }) => who)).map(([who, of = []]) => {
  const pages = Object.values(Object.groupBy(of, addressOf)).flatMap(([first, ...others] = []): SeedPlace[] =>
    first === undefined ? [] : [{ ...first, words: [first, ...others].flatMap(({ words }) => words) }],
  );
  return { who, pages };
});

let trial: Trial;
let url: string;

beforeAll(async () => {
  trial = await sampleTrial();
  ({ url } = await trial.start('demo'));
});
afterAll(() => trial.end());

describe('What is built is found where docs/seed.md says', () => {
  test.each(byReader)('$who', async ({ who, pages }) => {
    const thrown: string[] = [];
    const wide: string[] = [];
    const page = await personalPage(url, {}, (one) => one.on('pageerror', ({ message }) => thrown.push(message)));
    if (who !== citizen) {
      await page.goto('/desk/');
      await signIn(page, readers[who] ?? expect.fail(`docs/seed.md: nobody is ${who}`), demoPassword);
    }
    for (const place of pages) {
      await goTo(page, place);
      await demandWords(page, place);
      // Filled as a county's, a page is wider than the empty one that most journeys open.
      if ((await sidewaysScroll(page)) !== 0) wide.push(addressOf(place));
    }
    expect(thrown).toEqual([]);
    expect(wide).toEqual([]);
    await page.close();
  });
});
