/** The one who keeps the machine sees on one page what has to be attended to before the county notices it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, type House } from '../../build/house/browser.ts';

let house: House;
/** Ends what was begun last from the page. */
let end = (_isGood: boolean): void => undefined;
beforeAll(async () => {
  house = await openHouse({ runWork: () => new Promise((resolve) => (end = resolve)) });
  const now = house.app.deps.now();
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  house.app.deps.machine.look = async () => ({
    freeBytes: 1_500_000_000,
    takesFiles: true,
    isBackedUp: true,
    areKeysKept: true,
    backups: [
      {
        at: hoursAgo(16),
        isGood: false,
        bytes: 0,
        words: '没有做完（磁盘满了、被打断，或者目录写不进去）。',
        copyFault: null,
      },
      {
        at: hoursAgo(40),
        isGood: true,
        bytes: 12_000_000,
        words: 'hongdun-20261126-023000.dump.age',
        copyFault: 'rsync 回答 255',
      },
    ],
    rehearsals: [{ at: hoursAgo(31 * 24), isGood: true, seconds: 20, words: 'hongdun-20261026-023000.dump.age' }],
    backedUpSince: hoursAgo(90 * 24),
  });
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

describe.each([1440, 360])('at %i px', (width) => {
  test('operations A2 A7: 系统状态写着备份没有来、磁盘快满，别的角色没有这一页', async () => {
    const page = await house.openDesk(cast.admin, { at: '/desk/settings/upkeep', width, phone: width < 500 });
    await page.getByText('上次做成备份是 40 小时以前').waitFor();
    await page.getByText(/磁盘只剩 1430 兆/u).waitFor();
    // Each part in a card, with what it says first.
    const cards = page.getByRole('list', { name: '各部分' }).getByRole('listitem');
    await cards.filter({ hasText: '备份' }).getByText('要看').waitFor();
    await cards.filter({ hasText: '数据库' }).getByText('在，存得进').waitFor();
    await page.getByRole('table', { name: '最近的备份' }).getByText('没有做成').first().waitFor();
    await page.getByText('上次的备份没有拷到别处：rsync 回答 255').waitFor();
    await page.getByText(/备份已经 31 天没有演练过/u).waitFor();
    await page.getByText('最近 2 次，没有做成 1 次').first().waitFor({ state: 'attached' });
    await page.getByRole('list', { name: '要看的' }).getByText('备份没有来').waitFor();
    // Measured: nobody has been answered before the page, and the sample county counts from its first five minutes.
    await page
      .getByRole('region', { name: '回答用时' })
      .getByText(/量的是程序从收到到答完/u)
      .waitFor();
    // What is begun here goes on by itself and says how it ended.
    await cards.filter({ hasText: '恢复演练' }).getByRole('button', { name: '演练一次' }).click();
    await cards.getByText(/正在做，可以离开这一页/u).waitFor();
    end(true);
    await cards.filter({ hasText: '恢复演练' }).getByText('做成了').waitFor();
    await page.getByRole('region', { name: '有事告诉谁' }).getByText('没有接短信网关').waitFor();
    await expectGood(page, `the upkeep at ${width} px`);
    await page.close();
    // Nobody else is told how the machine stands.
    expect((await house.app.as(cast.officer)('GET', '/api/upkeep')).status).toBe(403);
  });
});
