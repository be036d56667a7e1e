/** The pages that docs/seed.md names, opened as their reader and looked at. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SeedPlace } from '../../../scripts/seed-table.ts';
import { citizen } from '../cast.ts';
import { patience, visit } from './browser.ts';

/** The place as whoever opens it alone needs it, so that several rows of one page open it once. */
export function addressOf({ address, presses }: SeedPlace): string {
  return [address, ...presses].join(' › ');
}

/** Goes there as its reader does, and presses what the table says. */
export async function goTo(page: Page, { who, address, presses }: SeedPlace): Promise<void> {
  await visit(page, who === citizen ? address : `/desk${address}`);
  for (const name of presses) await pressable(page, name).click();
}

const rowsOfList =
  'xpath=.//tbody//*[self::a or self::button][not(ancestor::section[contains(@class, "station-counts")])]';

function pressable(page: Page, name: string): Locator {
  const main = page.locator('main');
  // The first row of the list, not of what is counted above it.
  if (name === '首行') return main.locator(rowsOfList).first();
  return main.locator('a, button, summary').filter({ hasText: name }).first();
}

/** The words come to stand on the page; what fails says where and which do not. */
export async function demandWords(page: Page, place: SeedPlace): Promise<void> {
  const missing = async () => {
    const text = await page.locator('body').innerText();
    return place.words.filter((word) => !text.includes(word));
  };
  await expect.poll(missing, { message: `${place.who} ${addressOf(place)}`, ...patience }).toEqual([]);
}
