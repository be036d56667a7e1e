/** 3·15: more people file than can be kept up. What somebody wrote is not lost, and goes by itself as soon as there is room. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectGood, openHouse, type House } from '../../build/house/browser.ts';
import { offerTo, whileNothingIsCommitted } from '../../build/house/crowd.ts';
import { consumerContext, filing } from '../../build/house/http-app.ts';
import { slipOn, tell } from '../../build/house/portal.ts';
import { find } from '../../build/living-matters.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.app.as(null)('POST', '/api/complaints', filing());
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test.each([
  [360, '自己'],
  [1440, '手'],
])(
  'M2 at %i px a filing that was not taken is sent again by %s, once, with all that was written',
  async (width, by) => {
    const page = await house.open({ width, phone: width < 500 });
    await page.goto('/complaint');
    const story = `在${width}号柜台买的电水壶，第二天就漏水。`;
    await tell(page, { name: '李有田', phone: `1380000${String(width).padStart(4, '0')}`, shop: '便民家电', story });
    const ctx = await consumerContext(house.app);
    const sent = await whileNothingIsCommitted(house.app, async () => {
      const crowd = offerTo(ctx);
      await page.getByRole('button', { name: '交上去' }).click();
      await page.getByRole('heading', { name: '交的人太多，还没有收下' }).waitFor();
      await page.getByText(/大约 \d+ 秒后替您再交一次/u).waitFor();
      await expectGood(page, 'the page of who was not taken');
      if (by === '手') await page.getByRole('button', { name: '停下，我自己交' }).click();
      return crowd;
    });
    await Promise.all(sent);
    if (by === '手') {
      await page.getByText(/大约 \d+ 秒后/u).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '再交一次' }).dblclick();
    }
    await page.getByRole('heading', { name: '交上了' }).waitFor();
    const { number } = await slipOn(page);
    expect(await find(house, number)).toMatchObject({ story });
    const { rows } = await house.app.database.pool.query('select count(*)::int as n from complaint where story = $1', [
      story,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
    await page.close();
  },
);
