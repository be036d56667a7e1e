/** The night of a holiday: who is rung, in which minute, and what is handed over in the morning; the clock is the test's. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { findListener, findSignedIn, sessionIdOf, signIn, sweepSessions } from '../../../src/actions/county/session.ts';
import { responseLinks, responseWords } from '../../../src/domain/command/response-times.ts';
import { maySeeCallout } from '../../../src/domain/command/callout.ts';
import type { Shift } from '../../../src/domain/command/shift.ts';
import type { FigureRecord } from '../../../src/domain/figures/figure-record.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { listAccounts, type StoredAccount } from '../../../src/store/county/account.ts';
import { listCallouts } from '../../../src/store/command/callout.ts';
import { mostLeft } from '../../../src/domain/command/shift.ts';
import { findLeft } from '../../../src/store/command/shift.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import type { MessageRow } from '../../../src/store/base/schema.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { asking, filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';

let app: TestApp;
let accounts: StoredAccount[];
/** What the gateway took, with the minute at which it did. */
let rung: { to: string; text: string; at: string }[] = [];
let now = '';
const set = (at: string) => {
  now = at;
  app.setNow(at);
};

beforeAll(async () => {
  app = await testApp();
  set('2026-09-25T09:00:00+08:00');
  // Everybody has a mobile whose last four figures are his own.
  const found = await app.database.pool.query('select id from account order by login_name');
  for (const [i, { id }] of found.rows.entries())
    await app.database.pool.query('update account set phone = $2 where id = $1', [id, `1380000${String(1000 + i)}`]);
  accounts = await listAccounts(app.deps.db, (await countyOf()) as number);
});
afterAll(() => app.close());

const countyOf = async () => (await app.database.pool.query('select county_id from county')).rows[0].county_id;
const login = (id: string) => accounts.find((one) => one.id === id)?.loginName ?? '';
const idOf = (loginName: string) => accounts.find((one) => one.loginName === loginName)?.id ?? '';
const phoneOf = (id: string) => accounts.find((one) => one.id === id)?.phone;
const idsOf = (messages: readonly { to: string }[]) =>
  [...new Set(messages.map(({ to }) => accounts.find(({ phone }) => phone === to)?.id ?? to))].toSorted();

/** The clock's work at this instant: the watch, then the sending. */
async function tick(...names: ('watch-callouts' | 'watch-shifts')[]) {
  const channel = {
    name: 'test',
    send: ({ to, text }: { to: string; text: string }) => {
      rung.push({ to, text, at: now });
      return Promise.resolve(undefined);
    },
  };
  const deps = { ...app.deps, connection: '', channels: { sms: channel, email: channel } };
  for (const name of names) await runJob(deps, name);
  await runJob(deps, 'send-messages');
}
const month = async (who = cast.centre, of = '2026-10') => (await app.as(who)('GET', `/api/roster?month=${of}`)).body;
const keptBy = (shifts: readonly Shift[], day: string, part: string) =>
  shifts.filter((one) => one.day === day && one.part === part);

async function move(
  who: string,
  path: 'shifts' | 'callouts' | 'examples',
  key: string,
  step: string,
  input: object = {},
) {
  const { entry } = (await app.as(cast.centre)('GET', `/api/${path}/${key}`)).body;
  return app.as(who)('POST', `/api/${path}/${key}/${step}`, { version: entry?.version ?? 1, input });
}
const urgent = async (change: Record<string, unknown> = {}) => {
  const number = (await app.as(null)('POST', '/api/complaints', filing(change))).body.number as string;
  const items = await wholeEntries(app.as(cast.centre), '/api/callouts');
  return {
    number,
    callout: items.find((one: { entry: { matterNumber: string } }) => one.entry.matterNumber === number),
  };
};
const injury = { injury: { person: '金某某', injury: '放礼花炸伤了右手' } };

describe('the roster', () => {
  it('S29 按日历和值班规则排一个月：一次排满，再按一次不重排，缺岗说得出来', async () => {
    const form = { from: '2026-10-01', to: '2026-10-31' };
    const [first, second] = await Promise.all([
      app.as(cast.centre)('POST', '/api/roster', form),
      app.as(cast.deputyDirector)('POST', '/api/roster', form),
    ]);
    expect([first.body.made, second.body.made].toSorted((a, b) => a - b)[0]).toBe(0);
    const { shifts, gaps, coverage, days } = await month();
    expect(gaps).toEqual([]);
    expect(coverage).toMatchObject({
      coveredRate: 100,
      restDays: days.filter((one: { rest: boolean }) => one.rest).length,
    });
    expect(shifts).toHaveLength(first.body.made + second.body.made);
    // Of a month to come nothing is covered or uncovered yet, and the holidays of its year are not known.
    const ahead = await month(cast.centre, '2031-01');
    expect(ahead).toMatchObject({ year: null, published: false });
    expect(await month()).toMatchObject({ published: true });
    expect((await app.as(cast.officer)('POST', '/api/roster', form)).status).toBe(403);
    expect((await app.as(cast.centre)('POST', '/api/roster', { from: '2026-08-01', to: '2026-08-31' })).status).toBe(
      400,
    );
  });

  it('S29 换班要对方点头才算，两边一起换；顶班由中心安排；不让他值的、紧挨着的排不进去', async () => {
    const { shifts } = (await month()) as { shifts: Shift[] };
    const clerks = shifts.filter(({ post, day }) => post === 'clerk' && day > '2026-10-12');
    const [mine] = clerks;
    const free = (other: Shift) =>
      other.accountId !== mine?.accountId &&
      clerks.every(
        ({ accountId, day }) =>
          ![mine?.accountId, other.accountId].includes(accountId) ||
          [mine?.day, other.day].includes(day) ||
          (Math.abs(Number(day.slice(8)) - Number(mine?.day.slice(8))) > 1 &&
            Math.abs(Number(day.slice(8)) - Number(other.day.slice(8))) > 1),
      );
    const other = clerks.find((one) => one.day !== mine?.day && free(one));
    if (mine === undefined || other === undefined) throw new Error('The roster has two that can be swapped.');
    rung = [];
    const asked = await move(login(mine.accountId), 'shifts', mine.id, 'askSwap', { withShiftId: other.id });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect(asked.body.entry.state).toBe('rostered');
    await tick();
    expect(idsOf(rung.filter(({ text }) => text.includes('和您换班')))).toEqual([other.accountId]);
    expect((await move(login(mine.accountId), 'shifts', mine.id, 'agreeSwap')).body.code).toBe('docket-not-yours');
    const agreed = await move(login(other.accountId), 'shifts', mine.id, 'agreeSwap');
    expect(agreed.body.entry).toMatchObject({
      state: 'swapped',
      accountId: other.accountId,
      beforeIds: [mine.accountId],
    });
    const { entry, timeline } = (await app.as(cast.centre)('GET', `/api/shifts/${other.id}`)).body;
    expect(entry).toMatchObject({ state: 'swapped', accountId: mine.accountId, beforeIds: [other.accountId] });
    expect(timeline.at(-1)).toMatchObject({ verb: 'shift-swapped' });

    const stranger = await move(cast.centre, 'shifts', mine.id, 'substitute', {
      accountId: idOf(cast.mediator),
      remark: '病假',
    });
    expect([stranger.status, stranger.body.code]).toEqual([422, 'shift-not-for-him']);
    const near = ({ day }: Shift) => Math.abs(Number(day.slice(8)) - Number(mine.day.slice(8))) <= 1;
    const all = shifts.filter(({ post, day }) => post === 'clerk' && day > '2026-10-08');
    const neighbour = all.find(
      (one) => near(one) && one.part === mine.part && one.id !== mine.id && one.accountId !== other.accountId,
    );
    const tight = await move(cast.centre, 'shifts', mine.id, 'substitute', {
      accountId: neighbour?.accountId,
      remark: '病假',
    });
    expect(tight.body.code).toBe('shift-not-free');
    expect(
      (await move(cast.officer, 'shifts', mine.id, 'substitute', { accountId: idOf(cast.centre), remark: '病假' }))
        .status,
    ).toBe(403);
  });

  it('S29 休息日没人，早上提醒中心和领导一次；夜里不提醒', async () => {
    const { shifts } = (await month()) as { shifts: Shift[] };
    for (const one of keptBy(shifts, '2026-09-26', 'day')) throw new Error(`nobody keeps September, but ${one.day}`);
    set('2026-09-25T06:00:00+08:00');
    rung = [];
    await tick('watch-shifts');
    expect(rung).toEqual([]);
    set('2026-09-25T08:05:00+08:00');
    for (let i = 0; i < 3; i += 1) await tick('watch-shifts');
    const told = rung.filter(({ text }) => text.includes('值班有空缺'));
    expect(idsOf(told)).toEqual(
      [cast.centre, cast.dutyLeader, cast.deputyDirector, cast.otherCentre].map(idOf).toSorted(),
    );
    expect(told).toHaveLength(4);
    expect(told[0]?.text).toContain('9月25日（星期五）白班缺带班领导');
  });
});

describe('the night of 2 October', () => {
  const night = '2026-10-02T21:34:00+08:00';
  let onDuty: Shift[];
  let callout: string;

  it('S29 接班前一小时才能签到；过了半小时没签到，提醒本人和带班领导', async () => {
    onDuty = keptBy((await month()).shifts, '2026-10-02', 'night');
    expect(onDuty.map(({ post }) => post).toSorted()).toEqual(['clerk', 'clerk', 'leader']);
    const [first] = onDuty as [Shift];
    set('2026-10-02T16:00:00+08:00');
    expect((await app.as(login(first.accountId))('GET', `/api/shifts/${first.id}`)).body.moves).not.toContain(
      'checkIn',
    );
    expect((await move(login(first.accountId), 'shifts', first.id, 'checkIn')).body.code).toBe('shift-not-now');
    set('2026-10-02T17:20:00+08:00');
    expect(
      (
        await move(
          cast.centre,
          'shifts',
          onDuty.find(({ accountId }) => accountId !== idOf(cast.centre))?.id ?? '',
          'checkIn',
        )
      ).body.code,
    ).toBe('docket-not-yours');
    expect((await move(login(first.accountId), 'shifts', first.id, 'checkIn')).body.entry.state).toBe('checkedIn');
    set('2026-10-02T18:05:00+08:00');
    rung = [];
    for (let i = 0; i < 2; i += 1) await tick('watch-shifts');
    const late = onDuty.filter(({ id }) => id !== first.id);
    const told = rung.filter(({ text }) => text.includes('还没有签到'));
    for (const { accountId } of late) {
      const heard = told.filter(({ to }) => to === phoneOf(accountId)).map(({ text }) => text);
      // He himself is asked to come, and is not told of himself as of somebody else.
      expect(heard.filter((text) => text.includes('请马上签到'))).toHaveLength(1);
    }
    expect(told.some(({ text }) => text.includes(first.id))).toBe(false);
    const before = rung.length;
    await tick('watch-shifts');
    expect(rung).toHaveLength(before);
    for (const one of late) await move(login(one.accountId), 'shifts', one.id, 'checkIn');
  });

  it('在岗的那台到下班前不因为空闲和十二小时退出，呼叫才响得出来；别人的、丢了的手机、交接的两小时一过照样退出', async () => {
    const [first] = onDuty as [Shift];
    const county = (await countyOf()) as number;
    const { db } = app.deps;
    const asking = { countyId: county, limits: { ...defaultLocalLimits, factorRoles: [] } };
    const at = (clock: string) => new Date(`2026-10-0${clock}:00+08:00`);
    const signedIn = async (loginName: string) =>
      (await signIn(db, county, { loginName, password, device: '' }, at('2T18:10'))).token;
    const stranger = accounts.find(({ id, role }) => role === 'officer' && onDuty.every((one) => one.accountId !== id));
    const [duty, lost] = [await signedIn(login(first.accountId)), await signedIn(login(first.accountId))];
    const other = await signedIn(stranger?.loginName ?? '');
    await sweepSessions(db, at('2T23:00'));
    expect((await findListener(db, asking, duty, at('2T23:00')))?.id).toBe(first.accountId);
    expect(await findListener(db, asking, other, at('2T23:00'))).toBeNull();
    // The lost telephone is cut off from any other screen, in the middle of the shift, and nothing keeps it.
    expect(await findListener(db, asking, lost, at('2T23:30'))).not.toBeNull();
    const ended = await app.as(login(first.accountId))('DELETE', `/api/sessions/${sessionIdOf(lost).toString('hex')}`);
    expect(ended.status).toBe(200);
    expect(await findListener(db, asking, lost, at('2T23:30'))).toBeNull();
    // More than twelve hours after the sign-in the shift still runs; two hours after it all is over, whatever was used.
    await sweepSessions(db, at('3T08:00'));
    const late = (clock: string) => ({ at: at(clock), usedAt: at(clock) });
    expect((await findSignedIn(db, asking, duty, late('3T08:29')))?.account.id).toBe(first.accountId);
    expect(await findListener(db, asking, duty, at('3T10:29'))).not.toBeNull();
    expect(await findSignedIn(db, asking, duty, late('3T10:31'))).toBeNull();
    await sweepSessions(db, at('3T10:31'));
    const { rows } = await app.database.pool.query('select 1 from session where id = $1', [sessionIdOf(duty)]);
    expect(rows).toHaveLength(0);
  });

  it('S30 登记的同一分钟就呼叫当班的人，夜里不拦，只呼叫当班的，不写人名', async () => {
    set(night);
    rung = [];
    const told = { story: '放礼花炸了手，打我的13760479999没人接，订单1938475610293847561。' };
    const opened = await urgent({ ...injury, ...told });
    callout = opened.callout.entry.number;
    expect(callout).toMatch(/^急2026-\d{4}$/u);
    await tick('watch-callouts');
    expect(idsOf(rung.filter(({ text }) => text.includes('加急')))).toEqual(
      [...new Set(onDuty.map(({ accountId }) => accountId))].toSorted(),
    );
    expect(rung.every(({ at }) => Date.parse(at) - Date.parse(night) <= 60_000)).toBe(true);
    expect(rung.some(({ text }) => text.includes('金某某') || text.includes('炸伤'))).toBe(false);
    expect(opened.callout.more.measures.join('')).toMatch(/先救人.*封存/u);
    // The matter itself shows no number without a reason, and neither does its call.
    const { items } = (await app.as(cast.centre)('GET', '/api/callouts')).body;
    for (const row of items) for (const name of ['story', 'callList']) expect(row.more).not.toHaveProperty(name);
    const { more } = (await app.as(cast.centre)('GET', `/api/callouts/${opened.callout.entry.number}`)).body;
    expect(more.told[0]).toMatchObject({
      byName: '群众',
      words: expect.stringContaining('放礼花炸了手，打我的137****9999没人接，订单1938475610293847561。'),
    });
    expect(more.callList.length).toBeGreaterThan(3);
    // 群众的回执夜里照样要等到早上。
    const receipt = await app.database.pool.query<MessageRow>(
      `select * from message where text like '%已登记%' and sent_at is null`,
    );
    expect(receipt.rowCount).toBe(1);
  });

  it('S30 十分钟没人接，叫下一班的人；再十分钟叫全体；两个钟头里看两遍也只叫一遍', async () => {
    const { next } = await month();
    const nextIds = [...new Set((next as Shift[]).map(({ accountId }) => accountId))].filter(
      (id) => !onDuty.some(({ accountId }) => accountId === id),
    );
    rung = [];
    set('2026-10-02T21:43:59+08:00');
    await tick('watch-callouts');
    expect(rung).toEqual([]);
    set('2026-10-02T21:44:00+08:00');
    await Promise.all([tick('watch-callouts'), tick('watch-callouts')]);
    await tick('watch-callouts');
    expect(idsOf(rung)).toEqual(nextIds.toSorted());
    expect(rung[0]?.text).toContain(`紧急处置${callout}（第2次呼叫，还没有人接）`);
    rung = [];
    set('2026-10-02T21:54:00+08:00');
    await tick('watch-callouts');
    expect(idsOf(rung)).toEqual(
      expect.arrayContaining([idOf(cast.deputyDirector), idOf(cast.dutyLeader), idOf(cast.centre)]),
    );
    const { entry } = (await app.as(cast.dutyLeader)('GET', `/api/callouts/${callout}`)).body;
    expect(entry.pagings.map(({ step }: { step: string }) => step)).toEqual(['onDuty', 'next', 'everybody']);
  });

  it('S30 接警以后不再呼叫，告诉别人不用起来；派所、通报、提醒站点、到场、回报都有时间和人', async () => {
    set('2026-10-02T21:58:00+08:00');
    rung = [];
    expect((await move(cast.dutyLeader, 'callouts', callout, 'accept', { words: '我在路上' })).status).toBe(200);
    expect((await move(cast.deputyDirector, 'callouts', callout, 'accept')).body.code).toBe('move-not-allowed');
    set('2026-10-02T22:30:00+08:00');
    await tick('watch-callouts');
    expect(rung.some(({ text }) => text.includes('还没有人接'))).toBe(false);
    expect(rung.filter(({ text }) => text.includes(`${callout}已由高云接警`)).length).toBeGreaterThan(0);
    const order = { words: '到赵堂村封存剩下的礼花' };
    expect(
      (await move(cast.dutyLeader, 'callouts', callout, 'sendOffice', { officeId: 'SO-LH', ...order })).body.more
        .sentNames,
    ).toEqual(['柳河市场监管所']);
    expect(
      (await move(cast.dutyLeader, 'callouts', callout, 'tellDepartments', { organisationIds: ['HEAL'], ...order }))
        .status,
    ).toBe(200);
    const alerted = await move(cast.dutyLeader, 'callouts', callout, 'alertStations', { reach: 'county', ...order });
    expect(alerted.body.more.alerted).toBeGreaterThan(20);
    set('2026-10-02T22:40:00+08:00');
    expect((await move(cast.officer, 'callouts', callout, 'arrive', {})).status).toBe(200);
    set('2026-10-02T23:10:00+08:00');
    const done = await move(cast.officer, 'callouts', callout, 'report', {
      result: '伤者已送县医院，两箱礼花就地封存。',
    });
    expect(done.body.more.links).toEqual({ answer: 24, arrival: 42, firstUnit: 66, report: 30 });
    expect(
      done.body.timeline.every(({ byName, at }: { byName: string; at: string }) => byName !== '' && at !== ''),
    ).toBe(true);
    expect(done.body.timeline.map(({ verb }: { verb: string }) => verb)).toEqual([
      'callout-opened',
      'callout-paged',
      'callout-paged',
      'callout-accepted',
      'callout-office-sent',
      'callout-departments-told',
      'callout-stations-alerted',
      'callout-arrived',
      'callout-reported',
    ]);
  });

  it('S30 办结转成典型案例草稿：草稿不写姓名、店名、电话，改进去也交不上', async () => {
    const { more } = (await app.as(cast.dutyLeader)('GET', `/api/callouts/${callout}`)).body;
    expect(more.draft.text).toContain('礼花就地封存');
    expect(more.draft.text).not.toMatch(/金某某|1[3-9]\d{9}/u);
    const { title, text } = more.draft;
    const named = await move(cast.dutyLeader, 'callouts', callout, 'close', {
      exampleTitle: title,
      exampleText: `${text}伤者金某某，电话13800000999。`,
    });
    expect([named.body.code, named.body.fields[0].path]).toEqual(['example-names-person', 'exampleText']);
    const closed = await move(cast.dutyLeader, 'callouts', callout, 'close', {
      exampleTitle: title,
      exampleText: text,
    });
    expect(closed.body.entry).toMatchObject({ state: 'closed', exampleText: text });
    // It is a draft in the book of typical cases, of the same words, and goes no further before somebody has written its lesson.
    const { items } = (await app.as(cast.centre)('GET', '/api/examples')).body;
    const [draft] = items.filter((one: { entry: { sourceNumber: string } }) => one.entry.sourceNumber === callout);
    expect(draft.entry).toMatchObject({ state: 'draft', title, text, lesson: '' });
    const bare = await move(cast.centre, 'examples', draft.entry.number, 'submit');
    expect(bare.body.code).toBe('example-no-lesson');
  });

  it('S30 各环节用时从台账数：呼叫到接警、接警到到场、到场到回报，及时率写明上限', async () => {
    const { links, inTimeRate } = (
      await app.as(cast.deputyDirector)('GET', '/api/responses?from=2026-10-02&to=2026-10-02')
    ).body;
    const of = (link: string) => links.find((one: { link: string }) => one.link === link);
    expect(of('answer')).toEqual({ link: 'answer', n: 1, middle: 24, most: 24, limit: 10, inTime: 0 });
    expect(of('arrival')).toEqual({ link: 'arrival', n: 1, middle: 42, most: 42, limit: 60, inTime: 1 });
    expect(of('report')).toMatchObject({ n: 1, middle: 30, limit: null });
    expect(of('dispatch')).toMatchObject({ n: 0, middle: null });
    expect(inTimeRate).toBe(50);
    // Each count opens exactly its records, and a day without any opens none.
    for (const link of ['answer', 'arrival', 'report']) {
      const behind = async (day: string) =>
        (await app.as(cast.deputyDirector)('GET', `/api/callouts?state=all&link=${link}&from=${day}&to=${day}`)).body
          .items;
      expect(await behind('2026-10-02')).toHaveLength(of(link).n);
      expect((await behind('2026-10-02'))[0].entry.number).toBe(callout);
      expect(await behind('2026-10-04')).toEqual([]);
    }
    expect(
      (await app.as(cast.deputyDirector)('GET', '/api/responses?from=2026-10-03&to=2026-10-03')).body.inTimeRate,
    ).toBeNull();
  });

  it('S30 每个环节的用时随台账记下：定义只有一份，重新数一遍一条不差', async () => {
    const client = await app.database.pool.connect();
    try {
      await client.query('begin');
      const { rows: told } = await client.query('select * from response_links()');
      expect(told).toEqual(
        responseLinks.map((link) => ({ link, ends: responseWords[link].to, begins: responseWords[link].from })),
      );
      const minutes = async () =>
        (await client.query('select * from response_time order by link, on_day, matter_id')).rows;
      const noted = await minutes();
      expect(noted.map(({ link }) => link)).toEqual(
        expect.arrayContaining(['answer', 'arrival', 'firstUnit', 'report']),
      );
      await client.query('delete from response_time');
      await client.query('select fill_response_times()');
      expect(await minutes()).toEqual(noted);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('S29 不写交班记录交不了班；交班带上没办完的；下一班看过签收；没到岗的记缺岗', async () => {
    set('2026-10-03T08:31:00+08:00');
    const [first] = onDuty as [Shift];
    const waiting = (await urgent()).number;
    const empty = await move(login(first.accountId), 'shifts', first.id, 'handOver', { note: '' });
    expect([empty.status, empty.body.fields[0].path]).toEqual([400, 'input.note']);
    const over = await move(login(first.accountId), 'shifts', first.id, 'handOver', {
      note: '礼花伤人一起，已回报',
      watch: '问医院伤情',
    });
    expect(over.body.entry).toMatchObject({
      state: 'handedOver',
      left: { callouts: [], toDispatch: expect.arrayContaining([waiting]) },
    });
    const incoming = over.body.entry.incomingIds as string[];
    const day = keptBy((await month()).shifts, '2026-10-03', 'day');
    expect(incoming.toSorted()).toEqual(
      day
        .filter(({ post }) => post === first.post)
        .map(({ accountId }) => accountId)
        .toSorted(),
    );
    const outsider = accounts.find(
      ({ id, role }) => role === 'officer' && !incoming.includes(id) && id !== first.accountId,
    );
    expect((await move(outsider?.loginName ?? '', 'shifts', first.id, 'sign')).body.code).toBe('docket-not-yours');
    const mine = (await app.as(login(incoming[0] ?? ''))('GET', '/api/shifts?mine=yes')).body.items;
    expect(mine.map((one: { entry: Shift }) => one.entry.id)).toContain(first.id);
    expect((await move(login(incoming[0] ?? ''), 'shifts', first.id, 'sign')).body.entry).toMatchObject({
      state: 'signed',
      signedById: incoming[0],
    });

    // 白班一个人也没来：到下班记缺岗，到岗率跟着降。
    set('2026-10-03T17:31:00+08:00');
    await tick('watch-shifts');
    const missed = keptBy((await month()).shifts, '2026-10-03', 'day');
    expect(missed.every(({ state }) => state === 'missed')).toBe(true);
    const { coverage } = await month();
    expect(coverage.attended).toBeLessThan(coverage.ended);
    // 统计口径点开的每一班写班次的名称，点到那个月的那一班。
    const asked = 'figure=shiftsDue&from=2026-10-03&to=2026-10-03';
    const { records, n } = (await app.as(cast.deputyDirector)('GET', `/api/figures/records?${asked}`)).body as {
      records: FigureRecord[];
      n: number;
    };
    // The newest are listed, and how many there are is said of all.
    const newest = (await app.as(cast.deputyDirector)('GET', `/api/figures/records?${asked}&limit=1`)).body;
    expect([n, newest.n, newest.records]).toEqual([records.length, records.length, records.slice(0, 1)]);
    // Of days before anything was kept nothing is known, which is not nought.
    const before = asked.replaceAll('2026', '2019');
    const unkept = (await app.as(cast.deputyDirector)('GET', `/api/figures/records?${before}`)).body;
    expect(unkept).toEqual({ records: [], n: null });
    expect(records.map(({ id }) => id)).toEqual(expect.arrayContaining(missed.map(({ id }) => id)));
    for (const { id, place, to } of records)
      expect([place, to]).toEqual([expect.stringMatching(/班$/u), `/roster?month=2026-10&open=${id}`]);
    // The accounts that were changed by hand are found, and nothing else.
    const byHand = new Set((await listAccounts(app.deps.db, 990126)).map(({ id }) => id));
    expect((await proveLedger(app.deps.db)).broken.filter(({ matterId }) => !byHand.has(matterId))).toEqual([]);
  });
});

describe('a call-out', () => {
  it('没有排班的时候叫全体值班领导和中心；站点一按也一样；回了电就算接警', async () => {
    set('2026-12-01T10:00:00+08:00');
    rung = [];
    const { number, callout } = await urgent(injury);
    await tick();
    expect(idsOf(rung.filter(({ text }) => text.includes('加急投')))).toEqual(
      expect.arrayContaining([cast.dutyLeader, cast.deputyDirector, cast.centre, cast.otherCentre].map(idOf)),
    );
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const called = await app.as(cast.centre)('POST', `/api/complaints/${number}/callBack`, {
      version,
      input: { words: '先送医院，东西别动' },
    });
    expect(called.status).toBe(200);
    const { entry } = (await app.as(cast.centre)('GET', `/api/callouts/${callout.entry.number}`)).body;
    expect(entry).toMatchObject({ state: 'accepted', acceptedById: idOf(cast.centre), nextPageAt: null });

    // The complaint shows what rang; the list says of what rings what was told, and the call-out ends without a typical case.
    expect(callout.more.words).toMatch(/./u);
    const rung2 = (await app.as(cast.centre)('GET', `/api/complaints/${number}/callouts`)).body.items;
    expect(rung2).toMatchObject([{ number: callout.entry.number, state: 'accepted', mayOpen: true }]);
    expect(rung2[0].lines.map(({ zh }: { zh: string }) => zh)).toEqual([
      `呼叫了值班的人（${callout.entry.number}）：有人受伤。`,
      `接了 ${callout.entry.number}，用了 0 分钟。`,
    ]);
    await move(cast.centre, 'callouts', callout.entry.number, 'arrive', { words: '' });
    await move(cast.centre, 'callouts', callout.entry.number, 'report', { result: '送到县医院，没有大碍' });
    const empty = await move(cast.centre, 'callouts', callout.entry.number, 'close', { exampleTitle: '礼花伤人' });
    expect(empty.body.fields.map(({ path }: { path: string }) => path)).toEqual(['input.exampleText']);
    const ended = await move(cast.centre, 'callouts', callout.entry.number, 'close', { worth: 'no' });
    expect(ended.body.entry).toMatchObject({ state: 'closed', exampleTitle: '', exampleText: '' });
    const { items } = (await app.as(cast.centre)('GET', '/api/examples')).body;
    expect(items.map((one: { entry: { sourceNumber: string } }) => one.entry.sourceNumber)).not.toContain(
      callout.entry.number,
    );
  });

  it('is opened by words that sound like danger: of a complaint, of what is added, of a question and of a tip-off', async () => {
    set('2026-12-01T10:03:00+08:00');
    const about = async (number: string) => {
      rung = [];
      await tick('watch-callouts');
      const items = await wholeEntries(app.as(cast.centre), '/api/callouts?state=all');
      const titles = items
        .map(({ entry }: { entry: { matterNumber: string; title: string } }) => entry)
        .filter((one: { matterNumber: string }) => one.matterNumber === number)
        .map(({ title }: { title: string }) => title);
      return { titles, texts: [...new Set(rung.filter(({ text }) => text.includes(number)).map(({ text }) => text))] };
    };
    const told = async (story: string) =>
      (await app.as(null)('POST', '/api/complaints', filing({ clientId: uuidv7(), story }))).body.number as string;

    const threat = await told('美发卡余额不退，他说今晚带汽油来点店');
    expect(await about(threat)).toEqual({
      titles: [`像是紧急的投诉 ${threat}`],
      texts: [
        `【青禾县12315】像是紧急的投诉 ${threat}，像是有人要放火、伤人，投诉人住柳河镇郭庄村，店在柳河镇前柳村，有生命危险先打110、120，请马上看。`,
      ],
    });

    // The station of where the caller lives reads that somebody is called for it, and what he does first.
    const carriedOf = async (number: string) =>
      (await app.as('st-v0303')('GET', '/api/outbox/provisions')).body.matters.find(
        (one: { number: string }) => one.number === number,
      );
    const since = expect.any(String);
    expect(await carriedOf(threat)).toMatchObject({
      urgentAt: null,
      ringing: since,
      rung: null,
      aid: { keys: ['threat'] },
    });

    const calm = await told('羽绒服钻毛，要求退货');
    expect(await carriedOf(calm)).toMatchObject({ ringing: null, rung: null, aid: null });
    expect(await about(calm)).toEqual({ titles: [], texts: [] });
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${calm}`)).body.complaint;
    const added = await app.as(cast.centre)('POST', `/api/complaints/${calm}/supplement`, {
      version,
      input: { words: '孩子刚才把扣子电池吞了，嗓子疼得说不出话' },
    });
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    expect((await about(calm)).titles).toEqual([`像是紧急的投诉 ${calm}（补充的话）`]);

    const question = asking({ clientId: uuidv7(), question: '煤气罐一直嘶嘶漏，满屋都是味，怎么办' });
    const asked = (await app.as(null)('POST', '/api/inquiries', question)).body.number as string;
    expect((await about(asked)).titles).toEqual([`像是紧急的咨询 ${asked}`]);

    const allegation = anAllegation({ clientId: uuidv7(), story: '有人往饭店的汤锅里下药，客人还在吃' });
    const tipped = (await app.as(null)('POST', '/api/tipoffs', allegation)).body.number as string;
    const { titles, texts } = await about(tipped);
    expect(titles).toEqual([`像是紧急的举报 ${tipped}`]);
    expect(texts.join('')).not.toContain('汤锅');
    expect(JSON.stringify((await app.as('st-v0303')('GET', '/api/outbox/provisions')).body)).not.toContain(tipped);

    // A note tells as a supplement does, over what was sent away and closed too, of every kind; a text that arrives twice rings once.
    const danger = '孩子穿了这鞋晕倒了，叫不醒，正送医院';
    const over = async (kind: 'complaints' | 'tipoffs' | 'inquiries', number: string, step: string, input: object) => {
      const seen = (await app.as(cast.centre)('GET', `/api/${kind}/${number}`)).body;
      const { version } = seen.complaint ?? seen.tipoff ?? seen.inquiry;
      const press = { version, clientId: uuidv7(), input };
      const done = [1, 2].map(() => app.as(cast.centre)('POST', `/api/${kind}/${number}/${step}`, press));
      for (const { status, body } of await Promise.all(done)) expect(status, JSON.stringify(body)).toBe(200);
    };
    const away = await told('鞋子开胶，要求退货');
    const sent = { kind: 'bureau', to: '临河县市场监督管理局', basis: '店在临河县', sentOn: '2026-12-01' };
    await over('complaints', away, 'transfer', { ...sent, whyNotOurs: '店搬到临河县去了' });
    await over('complaints', away, 'note', { words: danger });
    expect((await about(away)).titles).toEqual([`像是紧急的投诉 ${away}（补充的话）`]);
    const gone = await told('鞋子开胶，要求退货');
    const taken = { on: '2026-12-01', way: 'inPerson', reason: '退了钱', heardBy: '孙玉梅', proof: '当面说的' };
    await over('complaints', gone, 'recordWithdrawal', taken);
    await over('complaints', gone, 'note', { words: danger });
    expect((await about(gone)).titles).toEqual([`像是紧急的投诉 ${gone}（补充的话）`]);
    // Whoever may see it may press too; it stays closed.
    await over('complaints', gone, 'markUrgent', { reason: '又倒下一个' });
    const pressed = (await app.as(cast.centre)('GET', `/api/complaints/${gone}`)).body;
    expect([pressed.complaint.state, pressed.moves]).toEqual(['closed', expect.arrayContaining(['callBack'])]);
    // The next shift is told of it too: it waits for a call as any other does.
    const left = await findLeft(app.deps.db, countyId);
    expect(left.urgent).toContain(pressed.complaint.number);
    const listed = (await app.as(cast.centre)('GET', '/api/complaints?urgent=waiting')).body.total;
    expect([left.urgentTotal, left.urgent.length <= mostLeft]).toEqual([listed, true]);
    const plain = asking({ clientId: uuidv7(), question: '鞋子保修多久' });
    const question2 = (await app.as(null)('POST', '/api/inquiries', plain)).body.number as string;
    await over('inquiries', question2, 'note', { words: danger });
    expect((await about(question2)).titles).toEqual([`像是紧急的咨询 ${question2}（补充的话）`]);
    const quiet = anAllegation({ clientId: uuidv7(), story: '店里没有明码标价' });
    const tipped2 = (await app.as(null)('POST', '/api/tipoffs', quiet)).body.number as string;
    await over('tipoffs', tipped2, 'note', { words: danger });
    expect((await about(tipped2)).titles).toEqual([`像是紧急的举报 ${tipped2}（补充的话）`]);

    // Whoever is rung reads what rang, the last of it first, with what to do and whom to tell of all of it, and not what was filed.
    const hotPot = await told('中午在串串店吃串串，锅里捞出半截创可贴，店家不认');
    expect((await about(hotPot)).titles).toEqual([]);
    const leak = '店里煤气罐在漏，嘶嘶响，人都跑出来了';
    await over('complaints', hotPot, 'note', { words: leak });
    const { entry } = (await wholeEntries(app.as(cast.centre), '/api/callouts')).find(
      (one: { entry: { matterNumber: string } }) => one.entry.matterNumber === hotPot,
    );
    const card = async (who: string) => (await app.as(who)('GET', `/api/callouts/${entry.number}`)).body;
    const first = (await card(cast.centre)).more;
    expect(first.told.map(({ words }: { words: string }) => words)).toEqual([leak]);
    expect(first).toMatchObject({ words: leak, ofGoods: false });
    expect(first.measures).toEqual([expect.stringMatching(/^先离开屋子/u)]);
    expect(first.departments.map(({ id }: { id: string }) => id)).toEqual(['FIRE', 'EMER', 'HOUS']);
    expect(first.story).toContain('创可贴');
    // Who is on the way reads both places, has the stations of both, and whoever only sees that it rang does not read who lives where.
    expect(first.places).toMatchObject([
      { side: 'home', regionId: 'V0303', name: '柳河镇郭庄村' },
      { side: 'shop', regionId: 'V0301', name: '柳河镇前柳村' },
    ]);
    expect(first.stations.map(({ side }: { side: string }) => side)).toEqual(expect.arrayContaining(['home', 'shop']));
    expect(entry.homeRegionId).toBeNull();

    // A first press over what rings already reaches those who are rung, in the same call-out, and cannot be taken back.
    await over('complaints', hotPot, 'markUrgent', { reason: '楼上有人要跳楼' });
    expect((await about(hotPot)).titles).toHaveLength(1);
    const { timeline, more, entry: pressedEntry } = await card(cast.centre);
    expect(more.told.map(({ words }: { words: string }) => words)).toEqual(['楼上有人要跳楼', leak]);
    expect(more.told[0].byName).toBe(accounts.find(({ id }) => id === idOf(cast.centre))?.name);
    expect([more.words, more.measures.length]).toEqual(['楼上有人要跳楼', 2]);
    expect(more.measures[0]).toMatch(/^有生命危险先打110/u);
    const toTell = more.departments.map(({ id }: { id: string }) => id);
    expect(toTell).toEqual(['PSB', 'HEAL', 'FIRE', 'EMER', 'HOUS']);
    expect(timeline.at(-1).detail.why).toContain('有人按了加急');
    expect(pressedEntry.heard).toHaveLength(2);

    // The head of the office is rung with everybody and does not see the matter yet: he reads what rang, until it is none and he took no part.
    const head = accounts.find(({ id, role }) => role === 'officeHead' && pressedEntry.pagings[0].to.includes(id));
    const headOf = head?.loginName ?? '';
    expect((await app.as(headOf)('GET', `/api/complaints/${hotPot}`)).status).toBe(404);
    const leaders = (await card(cast.dutyLeader)).more;
    const his = await card(headOf);
    expect([his.more.told, his.more.operator, his.more.consumer]).toEqual([
      leaders.told,
      leaders.operator,
      leaders.consumer,
    ]);
    // What would not be found for him is no link; what he must do he does on the card.
    expect(his.more).toMatchObject({ story: null, words: '楼上有人要跳楼', mayOpenMatter: false });
    expect([leaders.mayOpenMatter, his.moves]).toEqual([true, expect.arrayContaining(['accept'])]);
    expect(his.entry.told).toEqual([]);
    // He rings up who told of it with one press, though he does not see the matter; the line of it has no number.
    expect(his.more.tellers).toMatchObject([{ whom: 'consumer', phone: expect.stringContaining('****') }]);
    const press = { id: uuidv7(), whom: 'consumer' };
    const dial = (who: string, body: object = press) => app.as(who)('POST', `/api/callouts/${entry.number}/dial`, body);
    const given = await dial(headOf);
    expect(given.body.phone).toMatch(/^\d{11}$/u);
    expect((await dial(headOf)).body).toEqual(given.body);
    const rungUp = await app.as(headOf)('POST', `/api/callouts/${entry.number}/dial/end`, {
      ...press,
      result: 'reached',
    });
    expect(rungUp.status, JSON.stringify(rungUp.body)).toBe(200);
    const { timeline: lines } = (await app.as(cast.centre)('GET', `/api/complaints/${hotPot}`)).body;
    const calls = lines.filter(({ verb }: { verb: string }) => verb === 'called' || verb === 'call-ended');
    expect(calls.map(({ verb }: { verb: string }) => verb)).toEqual(['called', 'call-ended']);
    expect(JSON.stringify(calls)).not.toContain(given.body.phone);
    // Who told of a tip-off is sealed for danger too; who asked a question is rung up.
    const open = await wholeEntries(app.as(cast.dutyLeader), '/api/callouts');
    const moreOf = (of: string) =>
      open.find((one: { entry: { matterNumber: string } }) => one.entry.matterNumber === of).more;
    expect(moreOf(tipped)).toMatchObject({ tellers: [], noTeller: 'sealed' });
    expect(moreOf(asked)).toMatchObject({ tellers: [{ whom: 'asker' }], noTeller: null });
    await move(cast.dutyLeader, 'callouts', entry.number, 'accept', { words: '' });
    expect((await card(headOf)).more.words).toBe('楼上有人要跳楼');
    await move(cast.dutyLeader, 'callouts', entry.number, 'dismiss', { remark: '核实没有' });
    expect((await card(headOf)).more).toMatchObject({
      told: [],
      operator: null,
      consumer: null,
      words: null,
      tellers: [],
    });
    expect((await dial(headOf, { ...press, id: uuidv7() })).status).not.toBe(200);
  });

  it('误报写一句话就撤；同一个 id 再按一次不会再叫一遍', async () => {
    const form = { id: uuidv7(), title: '集市上有人误食', place: '柳河集', regionId: 'V0303', hurt: true };
    rung = [];
    const [first, again] = [
      await app.as('st-v0303')('POST', '/api/callouts', form),
      await app.as('st-v0303')('POST', '/api/callouts', form),
    ];
    expect(again.body.entry.number).toBe(first.body.entry.number);
    await tick();
    expect(
      rung.filter(({ to, text }) => to === phoneOf(idOf(cast.dutyLeader)) && text.includes('集市上有人误食')),
    ).toHaveLength(1);
    expect(
      (await move(cast.dutyLeader, 'callouts', first.body.entry.number, 'dismiss', { remark: '核实是晕车' })).body.entry
        .state,
    ).toBe('dismissed');
    set('2026-12-01T10:11:00+08:00');
    rung = [];
    await tick('watch-callouts');
    expect(rung).toEqual([]);
  });

  it('各角色看到的，列表和规则一致', async () => {
    // One that can still be taken back is listed for who pressed alone.
    const pressed = (await app.as(null)('POST', '/api/complaints', filing({ clientId: uuidv7() }))).body
      .number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${pressed}`)).body.complaint;
    const input = { reason: '老人在店里摔了' };
    await app.as(cast.centre)('POST', `/api/complaints/${pressed}/markUrgent`, { version, clientId: uuidv7(), input });
    const listed = async (who: string) =>
      (await app.as(who)('GET', '/api/callouts')).body.items.map(
        ({ entry }: { entry: { matterNumber: string } }) => entry.matterNumber,
      );
    expect(await listed(cast.centre)).toContain(pressed);
    expect(await listed(cast.dutyLeader)).not.toContain(pressed);
    const all = await listCallouts(
      app.deps.db,
      actorOfAccount(accounts.find(({ loginName }) => loginName === cast.centre) as StoredAccount),
      'all',
    );
    expect(all.length).toBeGreaterThan(2);
    for (const account of accounts) {
      const seen = await listCallouts(app.deps.db, actorOfAccount(account), 'all');
      const may = all.filter((one) => maySeeCallout(actorOfAccount(account), one));
      expect(seen.map(({ number }) => number).toSorted(), account.loginName).toEqual(
        may.map(({ number }) => number).toSorted(),
      );
    }
  });

  const textOf = (asked: unknown) => (typeof asked === 'string' ? asked : String((asked as { text?: unknown }).text));
  /** What a page of call-outs is made of, each with a table of its own. */
  const ofPage = /\bfrom "?(?:callout|complaint|shift|rota|account|organisation|ledger|attachment|region|station)\b/iu;

  it('are read with as many statements for a page of them as for one, and no list gives more than its docket says', async () => {
    for (let n = 0; n < 3; n += 1) await urgent({ clientId: uuidv7() });
    const centre = app.as(cast.centre);
    const statements = async (limit: number) => {
      const asked = vi.spyOn(pg.Client.prototype, 'query');
      const { body } = await centre('GET', `/api/callouts?state=all&limit=${limit}`);
      expect(body.items).toHaveLength(limit);
      // What runs beside the request, as a clock or a queue, is no part of it.
      // A statement of something that runs beside the request is no part of the page.
      const n = asked.mock.calls.filter((call) => ofPage.test(textOf(call[0]))).length;
      asked.mockRestore();
      return n;
    };
    await statements(1);
    const one = await statements(1);
    expect(one).toBeGreaterThan(0);
    // The offices among them may be two: the chain of each is read once.
    expect(await statements(3)).toBeLessThanOrEqual(one + 3);
    expect((await centre('GET', '/api/callouts?limit=501')).status).toBe(400);
    expect((await centre('GET', '/api/callouts')).body.items.length).toBeLessThanOrEqual(50);
    expect((await centre('GET', '/api/shifts?limit=2001')).status).toBe(400);
    expect((await centre('GET', '/api/people?limit=20000')).status).toBe(200);
  });

  it('are gone through page by page, each of them once, and what is new shifts nobody’s page', async () => {
    const centre = app.as(cast.centre);
    const whole = (await centre('GET', '/api/callouts?state=all&limit=500')).body;
    expect(whole).toMatchObject({ more: false, next: null });
    const numbers = (page: { items: { entry: { number: string } }[] }) => page.items.map(({ entry }) => entry.number);
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await centre('GET', `/api/callouts?state=all&limit=2${after}`)).body;
      seen.push(...numbers(page));
      if (after === '') await urgent({ clientId: uuidv7() });
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '' && seen.length < 100);
    expect(seen).toEqual(numbers(whole));
    expect((await centre('GET', '/api/callouts?state=all&limit=2&after=nonsense')).body.items).toHaveLength(2);
  });
});
