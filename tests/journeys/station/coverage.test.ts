/** 村村通 in a browser: the list and the map at two widths, a gap that closes, and the county's own outlines under the map. */
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'hongdun-outline-'));
});
afterEach(() => house.demandSilence());
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  [1440, false],
  [1440, true],
  [360, false],
])('S143 The list and the map say the same of each village at %i px (dark: %s)', async (width, dark) => {
  const page = await house.openDesk(cast.centre, {
    at: '/desk/coverage?state=gap&sort=far',
    width,
    phone: width < 500,
    dark,
  });
  const rows = page.getByRole('table', { name: '各村的覆盖' }).locator('tbody tr');
  await rows.first().waitFor();
  const map = page.getByRole('img', { name: '维权网覆盖示意图' });
  // Each village without a station is a cross on the map, with its name.
  const names = (await rows.locator('th').allInnerTexts()).map((words) => words.split(/\s/u)[0]);
  await expect.poll(() => map.locator('path.gap').count(), patience).toBe(names.length);
  const titles = await map.locator('path.gap title').allTextContents();
  for (const name of names) expect(titles.some((one) => one.startsWith(`${name}：没有站点`))).toBe(true);
  await expectGood(page, `the coverage at ${width} px`);
  // What was chosen stands in the address, so that it can be sent to somebody.
  await page.getByRole('button', { name: '教育网' }).click();
  await page.getByRole('img', { name: '教育网覆盖示意图' }).waitFor();
  expect(page.url()).toContain('layer=education');
  await page.close();
});

test('S70 The county lays its own outlines under the map, and what is wrong with a file is one sentence', async () => {
  const file = join(folder, '青禾乡镇.geojson');
  const ring = [
    [114.3, 38],
    [114.5, 38],
    [114.5, 38.2],
    [114.3, 38],
  ];
  const feature = {
    type: 'Feature',
    properties: { name: '柳河镇' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  const page = await house.openDesk(cast.centre, { at: '/desk/coverage?layer=both' });
  await page.getByText('按坐标画的示意图').waitFor();
  await page.getByRole('button', { name: '载入边界…' }).click();
  const form = page.getByRole('dialog');
  await form.locator('input[type=file]').setInputFiles(file);
  await form.getByLabel('县城东经（度）').fill('80');
  await form.getByLabel('县城北纬（度）').fill('38');
  await form.getByRole('button', { name: '载入', exact: true }).click();
  await form.getByText(/核对县城的经度/u).waitFor();
  await form.getByLabel('县城东经（度）').fill('114.5');
  await expectGood(page, 'the form of the outlines');
  await form.getByRole('button', { name: '载入', exact: true }).click();
  await page.getByText('边界：青禾乡镇.geojson').waitFor();
  const map = page.getByRole('img', { name: '维权网和教育网覆盖示意图' });
  await expect.poll(() => map.locator('path.ground').count(), patience).toBe(1);
  await page.getByRole('button', { name: '载入边界…' }).click();
  await page.getByRole('button', { name: '去掉现在的边界' }).click();
  await page.getByText('按坐标画的示意图').waitFor();
  await page.close();
});
