/** Pictures of an officer's telephone, for whoever looks at them: FIELD_SHOTS says into which folder. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

export async function fieldShot(page: Page, name: string): Promise<void> {
  const folder = process.env['FIELD_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
