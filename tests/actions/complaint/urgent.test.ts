import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveComplaint, sendUpLate } from '../../../src/actions/complaint/complaint.ts';
import { mostPagings } from '../../../src/domain/command/callout-paging.ts';
import { pageWaiting } from '../../../src/actions/command/callout.ts';
import { hearFiled } from '../../../src/actions/command/heard-danger.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { workOf } from '../../../src/http/api/desk/work/work-routes.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { readAlarm } from '../../../src/outside/seeds.ts';
import { listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { aFiling, countyId, inputOf } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';

const mobiles = { gaoyun: '13800000901', fangmin: '13800000902', zhengweimin: '13800000903' };
/** Two in the morning of 14 May 2026 in China: no other message goes out at this hour. */
const night = new Date('2026-05-13T18:00:00Z');

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
  for (const [loginName, phone] of Object.entries(mobiles))
    await county.db.updateTable('account').set({ phone }).where('loginName', '=', loginName).execute();
});
afterAll(() => county.close());

const pages = async ({ id }: Complaint) =>
  (await county.db.selectFrom('message').selectAll().where('matterId', '=', id).execute())
    .filter(({ channel, text }) => channel === 'sms' && text.includes('加急'))
    .toSorted((a, b) => a.to.localeCompare(b.to));
const bellOf = async (loginName: string, { id }: Complaint) =>
  (
    await county.db
      .selectFrom('message')
      .innerJoin('account', 'account.id', 'message.accountId')
      .selectAll('message')
      .where('loginName', '=', loginName)
      .where('matterId', '=', id)
      .where('channel', '=', 'app')
      .execute()
  ).map(({ text, matterNumber }) => `${matterNumber} ${text}`);
const fileAt = (who: string, at: Date | string, change: Parameters<typeof aFiling>[0] = {}) =>
  fileComplaint(county.ctx(who, at), aFiling(change));
const press = (
  who: string,
  complaint: Complaint,
  move: 'markUrgent' | 'takeBackUrgent' | 'urgentAgain' | 'callBack' | 'talk' | 'settleAtStation',
  at: Date,
) =>
  moveComplaint(county.ctx(who, at), complaint.number, move, inputOf(move, complaint, '2026-05-13') as never, {
    version: null,
  });

const after = (seconds: number) => new Date(night.getTime() + seconds * 1000);
/** The watch that pages, so many seconds into the night. */
const watch = (seconds: number) => pageWaiting(county.ctx('system', after(seconds)));

describe('an urgent complaint', () => {
  it('S97 村里一按：值班领导和中心当夜就收到短信，短信不写人名，工作台上排在最前，回了电就不再排', async () => {
    const filed = await fileAt('st-v0303', '2026-05-13');
    const urgent = await press('st-v0303', filed, 'markUrgent', night);
    await watch(9);
    expect(await pages(urgent)).toEqual([]);
    await watch(10);
    const sent = await pages(urgent);
    expect(sent.map(({ to }) => to)).toEqual([mobiles.gaoyun, mobiles.fangmin]);
    expect(sent.every(({ notBefore }) => notBefore.getTime() === after(10).getTime())).toBe(true);
    expect(sent[0]?.text).toBe(
      `【青禾县12315】加急${filed.number}，投诉人住柳河镇郭庄村，店在柳河镇前柳村，请马上给郭庄村站回电0399-652 0303。`,
    );
    expect(sent[0]?.text).not.toContain(filed.consumerName);
    // Whoever is rung finds it at his bell too, with the way to the call-out.
    const [callout] = await county.db.selectFrom('callout').selectAll().where('matterId', '=', filed.id).execute();
    expect(await bellOf('gaoyun', filed)).toEqual([
      `${callout?.number} 加急${filed.number}，投诉人住柳河镇郭庄村，店在柳河镇前柳村，请马上给郭庄村站回电0399-652 0303。`,
    ]);
    // 「立即与消协取得联系」: the mediator of the association behind the station hears of it in the same moment.
    expect(await bellOf('guaimin', filed)).toEqual([
      `null 加急${filed.number}，投诉人住柳河镇郭庄村，店在柳河镇前柳村，请马上给郭庄村站回电0399-652 0303。（抄告消协调解员）`,
    ]);
    await watch(30);
    expect(await pages(urgent)).toHaveLength(2);

    const work = await workOf(county.ctx('gaoyun', night), false);
    expect(work.queues.complaint?.[0]).toEqual({ key: 'urgent', total: 1 });
    // Before everything that only has a day, call-outs of the same night beside it.
    const urgentNumbers = ({ lines }: typeof work) =>
      lines.filter(({ kind, isUrgent }) => kind === 'complaint' && isUrgent).map(({ number }) => number);
    expect(urgentNumbers(work)).toEqual([filed.number]);
    expect(work.lines[0]?.isUrgent).toBe(true);
    expect(urgentNumbers(await workOf(county.ctx('st-v0401', night), false))).toEqual([]);

    const later = new Date(night.getTime() + 9 * 60_000);
    const called = await press('gaoyun', urgent, 'callBack', later);
    expect(called).toMatchObject({ urgentAt: night, respondedAt: later, state: filed.state });
    expect((await listLedger(county.db, countyId, filed.id)).at(-1)).toMatchObject({
      verb: 'called-back',
      detail: { minutes: 9 },
    });
    expect(urgentNumbers(await workOf(county.ctx('gaoyun', later), false))).toEqual([]);
    const ever = ComplaintQuery.parse({ urgent: 'yes' });
    const { items } = await listComplaints(county.db, county.actor('gaoyun'), ever, '2026-05-14');
    expect(items.map(({ number }) => number)).toEqual([filed.number]);
  });

  it('S97 十秒里撤回的不呼叫任何人；过了十秒撤不回', async () => {
    const filed = await fileAt('st-v0303', '2026-05-13');
    const urgent = await press('st-v0303', filed, 'markUrgent', night);
    const calm = await press('st-v0303', urgent, 'takeBackUrgent', after(6));
    expect(calm).toMatchObject({ urgentAt: null, pagedAt: null });
    await watch(60);
    expect(await pages(filed)).toEqual([]);
    const callouts = await county.db.selectFrom('callout').selectAll().where('matterId', '=', filed.id).execute();
    expect(callouts).toMatchObject([{ state: 'dismissed', remark: '按错了，十秒内撤回', pagings: [] }]);
    const again = await press('st-v0303', calm, 'markUrgent', after(70));
    await watch(80);
    expect(await pages(filed)).toHaveLength(2);
    expect(await laterCodeOf(() => press('st-v0303', again, 'takeBackUrgent', after(81)))).toBe('urgent-paged');
  });

  it('S97 已经加急的又有别的危险，再按一次：没人接的告诉呼叫过的人，有人接了、回过电的另开一条再呼叫', async () => {
    const filed = await fileAt('st-v0303', '2026-05-13');
    const callouts = async () =>
      (
        await county.db
          .selectFrom('callout')
          .select(['state', 'heard', 'title'])
          .where('matterId', '=', filed.id)
          .orderBy('openedAt')
          .execute()
      ).map(({ state, heard, title }) => ({ state, heard: heard.map(({ danger }) => danger), title }));
    await press('st-v0303', filed, 'markUrgent', after(200));
    expect(await laterCodeOf(() => press('fangmin', filed, 'urgentAgain', after(205)))).toBe('move-not-allowed');
    await watch(210);
    const title = `加急投诉 ${filed.number}`;
    await press('fangmin', filed, 'urgentAgain', after(240));
    expect(await callouts()).toEqual([{ state: 'paging', heard: ['pressed'], title }]);
    expect(await bellOf('gaoyun', filed)).toContainEqual(expect.stringMatching(/又说到别的危险：有人又按了加急/u));
    await press('gaoyun', filed, 'callBack', after(300));
    const again = await press('fangmin', filed, 'urgentAgain', after(400));
    expect(again).toMatchObject({ urgentAt: after(400), respondedAt: null });
    expect(await callouts()).toEqual([
      { state: 'accepted', heard: ['pressed'], title },
      { state: 'paging', heard: [], title },
    ]);
    // Nobody has answered in all its pages: a further press rings for the same one, and is not lost.
    for (let hour = 1; hour <= mostPagings; hour += 1) await watch(400 + 3600 * hour);
    await press('fangmin', filed, 'urgentAgain', after(400 + 3600 * 13));
    expect(await callouts()).toEqual([
      { state: 'accepted', heard: ['pressed'], title },
      { state: 'paging', heard: ['pressed'], title },
    ]);
    expect(
      (await workOf(county.ctx('gaoyun', after(401)), false)).lines
        .filter(({ isUrgent }) => isUrgent)
        .map(({ number }) => number),
    ).toContain(filed.number);
    await press('gaoyun', again, 'callBack', after(500));
  });

  it('S97 连着按的几件合成一条短信，一个人只响一次', async () => {
    const [one, other] = [await fileAt('st-v0303', '2026-05-13'), await fileAt('st-v0303', '2026-05-13')];
    await press('st-v0303', one, 'markUrgent', after(100));
    await press('st-v0303', other, 'markUrgent', after(106));
    await watch(110);
    expect([...(await pages(one)), ...(await pages(other))]).toEqual([]);
    await watch(116);
    const sent = [...(await pages(one)), ...(await pages(other))];
    expect(sent.map(({ to }) => to)).toEqual([mobiles.gaoyun, mobiles.fangmin]);
    expect(sent[0]?.text).toBe(`【青禾县12315】加急投诉2件：${one.number}、${other.number}。请马上登录接警、回电。`);
  });

  it('S96 登记时就说有人受伤：登记的同时呼叫值班的人，登记收执照发', async () => {
    const filed = await fileAt('consumer', '2026-05-13', { injury: { person: '金某', injury: '放炮仗炸伤了手' } });
    const sent = await pages(filed);
    expect(sent.map(({ to }) => to)).toEqual([mobiles.gaoyun, mobiles.fangmin]);
    expect(sent[0]?.text).toContain('有人受伤');
    expect(sent[0]?.text).not.toMatch(/金某|炸伤/u);
    expect((await listLedger(county.db, countyId, filed.id))[0]?.detail).toMatchObject({ urgent: true });
    expect(await pages(await fileAt('consumer', '2026-05-13'))).toEqual([]);
  });
});

describe('a station in the operator’s own house', () => {
  const ownVenue = {
    operator: { name: '县电信公司解放路营业厅', address: '解放路56号' },
    place: { regionId: 'V0103' },
  };

  it('S111 本企业的纠纷先由本企业的站点谈，两个工作日没有谈成，自动交上来，站点删不掉、压不住', async () => {
    const own = await fileAt('st-m06', '2026-05-13', ownVenue);
    const other = await fileAt('st-m06', '2026-05-13', { operator: { name: '镇上杂货店' } });
    expect(own).toMatchObject({ state: 'atStation', ownVenue: true, stationId: 'ST-M06' });
    expect(other.ownVenue).toBeNull();
    await press('st-m06', own, 'talk', new Date('2026-05-13T06:00:00Z'));
    expect(await sendUpLate(county.ctx('system', '2026-05-15'), 10)).toBe(0);
    expect(await sendUpLate(county.ctx('system', '2026-05-18'), 10)).toBe(1);
    const up = await findComplaint(county.db, countyId, { id: own.id });
    expect(up).toMatchObject({ state: 'registered', stage: 'toDispatch' });
    expect((await listLedger(county.db, countyId, own.id)).at(-1)).toMatchObject({
      verb: 'sent-up',
      by: 'system',
      detail: { reason: '场所自己谈了 2 个工作日没有谈成，自动交上来' },
    });
    expect(await sendUpLate(county.ctx('system', '2026-05-20'), 10)).toBe(0);
    expect((await findComplaint(county.db, countyId, { id: other.id }))?.state).toBe('atStation');
    // The accounts whose telephones were set by hand are found, and nothing else.
    const accounts = new Set(county.accounts.map(({ id }) => id));
    expect((await proveLedger(county.db)).broken.filter(({ matterId }) => !accounts.has(matterId))).toEqual([]);
  });

  it('S111 响了警的不留在商场自己谈：登记时写了受伤的直接归所里，听出危险的、站里按了加急的，随着呼叫交上去', async () => {
    const read = ({ id }: Complaint) => findComplaint(county.db, countyId, { id });
    const last = async ({ id }: Complaint) => (await listLedger(county.db, countyId, id)).at(-1);
    const hurt = await fileAt('st-m06', night, { ...ownVenue, injury: { person: '李某', injury: '手被玻璃划破' } });
    expect(hurt).toMatchObject({ state: 'registered', receivedAt: night, stationId: 'ST-M06' });
    expect(hurt.stationReason).toBe('由这个站登记；有人受伤，不由场所自己谈，直接交到所里');

    const poisoned = await fileAt('st-m06', night, { ...ownVenue, story: '老人吃了中毒，已送医院抢救' });
    expect(poisoned.state).toBe('atStation');
    await hearFiled(county.ctx('system', after(1)), await readAlarm(), new AbortController().signal);
    const [callout] = await county.db.selectFrom('callout').selectAll().where('matterId', '=', poisoned.id).execute();
    expect(await read(poisoned)).toMatchObject({ state: 'registered', stage: 'toDispatch', receivedAt: after(1) });
    expect(await last(poisoned)).toMatchObject({
      verb: 'sent-up',
      by: 'system',
      detail: { reason: `有危险，已呼叫值班的人（${callout?.number}），不由场所自己谈，自动交上来` },
    });
    expect(await laterCodeOf(() => press('st-m06', poisoned, 'settleAtStation', after(60)))).toBe('move-not-allowed');

    // What is told later rings in the same act, whose answer knows where the complaint lies by then.
    const later = await fileAt('st-m06', night, ownVenue);
    const clerk = { ...county.ctx('st-m06', after(5)), alarmOf: await readAlarm() };
    const words = { words: '孩子穿了这鞋晕倒了，叫不醒，送医院' };
    const noted = await moveComplaint(clerk, later.number, 'note', words, { version: later.version });
    expect(noted).toEqual(await read(later));
    expect(noted.state).toBe('registered');

    // A press that is taken back moves nothing; one that rings does.
    const pressed = await press('st-m06', await fileAt('st-m06', night, ownVenue), 'markUrgent', after(100));
    await press('st-m06', pressed, 'takeBackUrgent', after(105));
    await watch(120);
    expect((await read(pressed))?.state).toBe('atStation');
    await press('st-m06', pressed, 'markUrgent', after(200));
    expect((await read(pressed))?.state).toBe('atStation');
    await watch(210);
    expect((await read(pressed))?.state).toBe('registered');
  });

  it('S191 超出站点权限的，站里点“谈成了”被拒，说清为什么，件还在站里等着交上去', async () => {
    const large = await fileAt('st-m06', '2026-05-13', { ...ownVenue, amountFen: 8000_00 });
    expect(await laterCodeOf(() => press('st-m06', large, 'settleAtStation', night))).toBe('station-beyond-power');
    expect((await findComplaint(county.db, countyId, { id: large.id }))?.state).toBe('atStation');
    const small = await fileAt('st-m06', '2026-05-13', { ...ownVenue, amountFen: 50_00 });
    expect((await press('st-m06', small, 'settleAtStation', night)).outcome).toBe('settledAtStation');
  });
});
