/** A joint task: the county sets it, two departments sign in, sign for it, answer with files, and the county closes it. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { aMeeting } from '../../build/steering.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const soon = (days: number) => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);

test('S170 部门联合任务：联席会议分下来，牵头的农业局、配合的卫健委自己签收、带照片回报，局长看着各家办结', async () => {
  const leader = await house.openDesk(cast.deputyDirector, { width: 1440 });
  const called = aMeeting({ kind: 'joint', title: '农资联席会议', memberIds: ['AGRI', 'HEAL'], onDay: soon(0) });
  const meeting = await leader.request.post('/api/meetings', { data: called });
  const { entry } = (await meeting.json()) as { entry: { number: string; version: number } };
  const held = await leader.request.post(`/api/meetings/${encodeURIComponent(entry.number)}/hold`, {
    data: {
      version: entry.version,
      input: {
        onDay: soon(0),
        minutes: '集市农资由农业局牵头抽检，卫健委到场。',
        tasks: [{ title: '集市农资联合抽检', leadId: 'AGRI', partnerIds: ['HEAL'], dueOn: soon(9), needsProof: true }],
      },
    },
  });
  expect(held.status()).toBe(200);

  const partner = await house.openDesk(cast.health, { at: '/desk/', phone: true });
  const waiting = partner.getByRole('region', { name: '等您签收' });
  await waiting.getByText('您配合').waitFor();
  await expectGood(partner, 'the work of a department on a telephone');
  await expect
    .poll(
      () => partner.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '更多' }).count(),
      patience,
    )
    .toBe(1);
  await waiting.getByRole('button', { name: /^签收/u }).click();
  const open = partner.getByRole('region', { name: '在办，等您回报' });
  await open.getByRole('button', { name: /^回报配合情况/u }).click();
  const form = partner.getByRole('dialog');
  await form.getByLabel('办得怎样').fill('到场两人，没有人不舒服。');
  await form.getByLabel('凭据').fill('12月2日柳河集，到场记录一张');
  await form.getByLabel('选照片或 PDF').setInputFiles('tests/fixtures/photo.jpg');
  await form.getByText('photo.jpg').waitFor();
  await expectGood(partner, 'the answer of a partner on a telephone');
  await form.getByRole('button', { name: '回报配合情况', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await partner.getByRole('region', { name: '回报了，等办结' }).getByText('集市农资联合抽检').waitFor();

  const lead = await house.openDesk(cast.agriculture, { at: '/desk/messages', width: 1440 });
  await lead.getByRole('link', { name: /有配合单位回报了/u }).click();
  const panel = lead.getByRole('dialog');
  await panel.getByText('到场两人，没有人不舒服。').first().waitFor();
  const file = await panel.getByRole('link', { name: '附件1' }).getAttribute('href');
  expect((await lead.request.get(file ?? '')).headers()['content-type']).toBe('image/jpeg');
  await expectGood(lead, 'the task with its parts');
  await lead.goto('/desk/');
  const mine = lead.locator('.work-tasks > li', { hasText: '集市农资联合抽检' });
  await mine.getByText('您牵头').waitFor();
  await expectGood(lead, 'the work of a department');
  await mine.getByRole('button', { name: /^签收/u }).click();
  await lead.getByRole('region', { name: '在办，等您回报' }).getByRole('button', { name: /^回报/u }).click();
  const report = lead.getByRole('dialog');
  await report.getByLabel('办得怎样').fill('抽了二十六批，都合格。');
  await report.getByLabel('凭据').fill('快检单二十六张');
  await report.getByRole('button', { name: '回报', exact: true }).click();
  await report.waitFor({ state: 'detached' });

  const stranger = await house.openDesk(cast.housing, { at: '/desk/', phone: true });
  await stranger.getByText('没有等您回报的任务').waitFor();
  expect(await stranger.getByText('集市农资联合抽检').count()).toBe(0);
  await expectGood(stranger, 'a department without a task');

  await stranger.route('**/api/meetings?*', (route) => route.abort());
  await stranger.reload();
  const failure = stranger.getByRole('alert').filter({ has: stranger.getByRole('button', { name: '再试一次' }) });
  await failure.waitFor();
  await stranger.unrouteAll();
  await failure.getByRole('button', { name: '再试一次' }).click();
  await failure.waitFor({ state: 'detached' });

  await leader.goto('/desk/tasks');
  await leader.locator('tr[data-row]', { hasText: '集市农资联合抽检' }).locator('.docket-name').click();
  const whole = leader.getByRole('dialog');
  await whole
    .getByRole('region', { name: '各单位办得怎样' })
    .getByText(/康慧敏 .*签收/u)
    .waitFor();
  await expectGood(leader, 'the task as the county sees it');
  await whole.getByRole('button', { name: /^办结/u }).click();
  await leader.getByRole('dialog').last().getByRole('button', { name: '办结', exact: true }).click();
  await whole.getByText('已办结').first().waitFor();
});
