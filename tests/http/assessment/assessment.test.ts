import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { maySeeObjection, type Objection } from '../../../src/domain/assessment/objection.ts';
import { draw } from '../../../src/domain/assessment/spotcheck.ts';
import { valueOf, type Evidence, type Yardstick } from '../../../src/domain/assessment/yardstick.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { countAwards } from '../../../src/store/assessment/award-figure.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { listObjections } from '../../../src/store/assessment/objection.ts';
import { cast } from '../../build/cast.ts';
import { photographed } from '../../build/charter.ts';
import { countyId } from '../../build/complaint.ts';
import { linesLaying } from '../../build/laid.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

interface Line {
  subjectId: string;
  name: string;
  place: number;
  permille: number;
  drawn: boolean;
  unmarked: number;
  kindCode: string;
}
interface Mark {
  code: string;
  value: number | null;
  tenths: number | null;
  applies: boolean;
  reason: string;
}

async function step(who: string, path: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', path)).body;
  return app.as(who)('POST', `${path}/${move}`, { version: entry?.version ?? 1, input, clientId: uuidv7() });
}

/** A complaint that the station filed, and settled when it is told how many working days later. */
async function fileAt(login: string, on: string, settledOn: string | null): Promise<string> {
  app.setNow(`${on}T09:00:00+08:00`);
  const { number } = (await app.as(login)('POST', '/api/complaints', filing())).body;
  if (settledOn === null) return number;
  app.setNow(`${settledOn}T10:00:00+08:00`);
  const { version } = (await app.as(login)('GET', `/api/complaints/${number}`)).body.complaint;
  const input = {
    on: settledOn,
    legalRole: 'negotiation',
    words: '退一赔一，当场给了',
    recoveredFen: 5000,
    recoveredAs: 'refund',
  };
  const done = await app.as(login)('POST', `/api/complaints/${number}/settleAtStation`, { version, input });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return number;
}

async function openRound(change: object = {}): Promise<string> {
  const form = {
    id: uuidv7(),
    title: '三季度站点考核',
    period: 'quarter',
    fromOn: '2026-07-01',
    toOn: '2026-09-30',
    schemeCode: 'station-quarter',
    ...change,
  };
  const opened = await app.as(cast.centre)('POST', '/api/assessments', form);
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  const again = await app.as(cast.centre)('POST', '/api/assessments', form);
  expect(again.body.entry.number).toBe(opened.body.entry.number);
  return `/api/assessments/${opened.body.entry.number}`;
}

const lines = async (path: string, who = cast.centre): Promise<Line[]> =>
  (await app.as(who)('GET', `${path}/scores`)).body.lines;
const sheet = async (path: string, id: string, who = cast.centre) =>
  (await app.as(who)('GET', `${path}/scores/${id}`)).body;

async function give(who: string, path: string, id: string, code: string, points: number, more: object = {}) {
  const { score } = await sheet(path, id, who);
  const body = { version: score?.version ?? 1, code, points, reason: '上午九点打通，站长接的', ...more };
  return app.as(who)('PUT', `${path}/scores/${id}`, body);
}

/** Gives everybody of the round the marks that are still missing. */
async function markAll(path: string): Promise<void> {
  for (const { subjectId } of (await lines(path)).filter((one) => one.unmarked > 0)) {
    const { scheme, score } = await sheet(path, subjectId);
    for (const mark of (score.marks as Mark[]).filter((one) => one.applies && one.tenths === null)) {
      const item = scheme.items.find((one: { code: string }) => one.code === mark.code);
      const points = Math.max(0, item.weight - (subjectId.length % 3));
      const given = await give(cast.centre, path, subjectId, mark.code, points);
      expect(given.status, JSON.stringify(given.body)).toBe(200);
    }
  }
}

describe('a round of stations', () => {
  let path = '';
  let frozen: unknown = null;

  it('S93 考核评选：分从台账数出来，背后的记录一件件打得开，冻结以后再记什么都不变', async () => {
    await fileAt('st-v0301', '2026-08-03', '2026-08-04');
    await fileAt('st-v0301', '2026-08-10', '2026-08-14');
    await fileAt('st-v0301', '2026-09-30', null);
    await fileAt('st-v0301', '2026-10-08', '2026-10-08');
    app.setNow('2026-09-30T18:00:00+08:00');
    path = await openRound();
    // Before the freeze the numbers run with the ledger, and nobody can freeze a period that has not ended.
    expect((await app.as(cast.centre)('GET', `${path}/scores`)).body.provisional).toBe(true);
    expect((await step(cast.centre, path, 'freeze')).body.code).toBe('assessment-period-runs');
    app.setNow('2026-10-09T09:00:00+08:00');
    expect((await step(cast.centre, path, 'freeze')).body.entry.state).toBe('frozen');
    const { score, scheme } = await sheet(path, 'ST-V0301');
    const mark = (code: string) => (score.marks as Mark[]).find((one) => one.code === code);
    expect(mark('filed')).toMatchObject({ value: 3, tenths: 150 });
    expect(mark('settledAtStation')).toMatchObject({ value: 2, tenths: 150 });
    // One of two within two working days: 50.00 % of the 95 % that full marks ask.
    expect(mark('inTime')).toMatchObject({ value: 5000, tenths: Math.floor((150 * 5000) / 9500) });
    // No number differs from the records behind it.
    for (const item of scheme.items as { code: string; yardstick: Yardstick | null }[]) {
      if (item.yardstick === null) continue;
      expect(mark(item.code)?.value, item.code).toBe(valueOf(item.yardstick, score.evidence[item.code] as Evidence[]));
    }
    const [record] = score.evidence['settledAtStation'];
    expect((await app.as(cast.centre)('GET', `/api/complaints/${record.number}`)).status).toBe(200);

    frozen = await sheet(path, 'ST-V0301');
    const places = await lines(path);
    await fileAt('st-v0301', '2026-09-15', '2026-09-15');
    await fileAt('st-v0101', '2026-09-16', null);
    app.setNow('2026-10-09T11:00:00+08:00');
    const { entry } = (await app.as('st-v0301')('GET', '/api/charters/站ST-V0301')).body;
    const activity = { on: '2026-09-20', kind: 'education', what: '补记一次活动', people: 30, attachmentIds: [] };
    expect(
      (
        await app.as('st-v0301')('POST', '/api/charters/站ST-V0301/recordActivity', {
          version: entry.version,
          input: activity,
        })
      ).status,
    ).toBe(200);
    expect(await sheet(path, 'ST-V0301')).toEqual(frozen);
    expect(await lines(path)).toEqual(places);
    // Whatever mixture of later lines comes, within the period or after it, the round stays as it is.
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.constantFrom('st-v0102', 'st-v0103', 'st-m01'),
            day: fc.integer({ min: 1, max: 28 }),
            settles: fc.boolean(),
          }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (acts) => {
          for (const { who, day, settles } of acts) {
            const on = `2026-09-${String(day).padStart(2, '0')}`;
            await fileAt(who, on, settles && who !== 'st-m01' ? on : null);
          }
          app.setNow('2026-10-09T12:00:00+08:00');
          expect(await sheet(path, 'ST-V0301')).toEqual(frozen);
          expect(await lines(path)).toEqual(places);
        },
      ),
      { numRuns: 8 },
    );
    // Not even somebody at the database's own prompt changes what was counted.
    await expect(app.database.pool.query(`update score set evidence = '{}'`)).rejects.toThrow(/stay as they are/u);
  });

  it('draws a fifth of the stations once, by a seed with which anybody draws the same', async () => {
    expect((await step(cast.centre, path, 'finish')).body.code).toBe('assessment-not-drawn');
    const { entry } = (await step(cast.centre, path, 'draw')).body;
    const all = await lines(path);
    const drawn = all.filter((one) => one.drawn).map((one) => one.subjectId);
    expect(drawn.length).toBe(Math.ceil(all.length * 0.2));
    expect(drawn.toSorted()).toEqual(
      draw(
        entry.seed,
        all.map((one) => one.subjectId),
        20,
      ),
    );
    expect((await step(cast.centre, path, 'draw')).body.code).toBe('assessment-drawn');
    const [called = ''] = drawn;
    const [idle = ''] = all.filter((one) => !one.drawn).map((one) => one.subjectId);
    expect((await give(cast.centre, path, idle, 'phone', 8)).body.code).toBe('score-not-drawn');
    expect((await give(cast.centre, path, called, 'phone', 11)).body.fields[0].path).toBe('points');
    expect(
      (await give(cast.centre, path, called, 'phone', 7)).body.score.marks.find((one: Mark) => one.code === 'phone'),
    ).toMatchObject({ tenths: 70, reason: '上午九点打通，站长接的' });
  });

  it('lets the office mark its own stations, refuses two savers and a mark without reason', async () => {
    const before = (await sheet(path, 'ST-V0301')).score.version;
    const body = { version: before, code: 'room', points: 4, reason: '台账齐，墙上三块牌' };
    expect((await app.as(cast.officeHead)('PUT', `${path}/scores/ST-V0301`, body)).status).toBe(200);
    // The same press again is the same mark; another one on the old version is refused.
    expect((await app.as(cast.officeHead)('PUT', `${path}/scores/ST-V0301`, body)).status).toBe(200);
    expect((await sheet(path, 'ST-V0301')).score.version).toBe(before + 1);
    const late = { ...body, points: 3 };
    expect((await app.as(cast.centre)('PUT', `${path}/scores/ST-V0301`, late)).body.code).toBe('changed-meanwhile');
    expect(
      (await app.as(cast.centre)('PUT', `${path}/scores/ST-V0301`, { ...late, reason: '' })).body.fields[0].path,
    ).toBe('reason');
    expect((await give(cast.officeHead, path, 'ST-V0101', 'room', 3)).status).toBe(404);
    expect((await give(cast.centre, path, 'ST-V0301', 'filed', 15)).body.code).toBe('score-is-counted');
  });

  it('hides a score from its station until it is announced, and the sheets of others always', async () => {
    expect(await lines(path, 'st-v0301')).toEqual([]);
    expect((await app.as('st-v0301')('GET', `${path}/scores/ST-V0301`)).status).toBe(404);
    expect((await lines(path, cast.officeHead)).every((one) => one.name.length > 0)).toBe(true);
    expect((await lines(path, cast.officeHead)).length).toBeLessThan((await lines(path)).length);
    expect((await step(cast.centre, path, 'finish')).body.code).toBe('assessment-unmarked');
    await markAll(path);
    expect((await step(cast.centre, path, 'finish')).body.entry.state).toBe('scored');
    expect((await step(cast.centre, path, 'announce', { objectionsUntil: '2026-10-09' })).body.code).toBe(
      'assessment-term',
    );
    await app.database.pool.query(`update account set phone = '13800000301' where login_name = 'st-v0301'`);
    await step(cast.centre, path, 'announce', { objectionsUntil: '2026-10-16' });
    const told = await listMessages(app.deps.db, 990126, 100);
    expect(told.filter(({ to }) => to === '13800000301').map(({ text }) => text)).toEqual([
      expect.stringMatching(/三季度站点考核：您站得[\d.]+分，消费维权联络站第\d+名。有异议点开提，10月16日/u),
    ]);
    expect((await lines(path, 'st-v0301')).map((one) => one.subjectId)).toEqual(['ST-V0301']);
    expect((await sheet(path, 'ST-V0301', 'st-v0301')).mayObject).toBe(true);
    expect((await app.as('st-v0301')('GET', `${path}/scores/ST-V0303`)).status).toBe(404);
  });

  it('answers each objection before anything is decided; an upheld one changes the mark and says why', async () => {
    const number = path.split('/').at(-1);
    const object = (who: string, subjectId: string, itemCode = 'filed') =>
      app.as(who)('POST', '/api/objections', {
        id: uuidv7(),
        assessmentNumber: number,
        subjectId,
        itemCode,
        words: '八月十日那件是停电晚记的',
      });
    expect((await object('st-v0301', 'ST-V0303')).status).toBe(404);
    expect((await object('st-v0301', 'ST-V0301', 'nothing')).body.fields[0].path).toBe('itemCode');
    const first = (await object('st-v0301', 'ST-V0301', 'inTime')).body.entry;
    const second = (await object('st-v0303', 'ST-V0303')).body.entry;
    const third = (await object('st-v0302', 'ST-V0302')).body.entry;
    const bell = (await app.as(cast.centre)('GET', '/api/messages/own')).body.items;
    for (const one of [first, second, third])
      expect(bell.filter(({ text }: { text: string }) => text.includes(`${one.number}，请答复`))).toHaveLength(1);
    await app.database.pool.query('select 1');
    expect((await step(cast.deputyDirector, path, 'decide', { winners: [] })).body.code).toBe('objections-open');
    const before = (await sheet(path, 'ST-V0301')).score;
    const uphold = { points: 12, answer: '查了停电通知，按时间照片认定' };
    expect(
      (await step(cast.centre, `/api/objections/${first.number}`, 'uphold', { ...uphold, points: 16 })).body.fields[0]
        .path,
    ).toBe('points');
    expect((await step(cast.centre, `/api/objections/${first.number}`, 'uphold', uphold)).body.entry.state).toBe(
      'upheld',
    );
    const { score } = await sheet(path, 'ST-V0301', 'st-v0301');
    expect(score.marks.find((one: Mark) => one.code === 'inTime')).toMatchObject({
      tenths: 120,
      value: 5000,
      reason: expect.stringContaining(first.number),
    });
    expect(score.permille).toBeGreaterThan(before.permille);
    expect(score.evidence).toEqual(before.evidence);
    const answered = await listMessages(app.deps.db, 990126, 100);
    expect(
      answered.some(({ to, text }) => to === '13800000301' && text.includes(`${first.number}（站内及时率）成立`)),
    ).toBe(true);
    await step(cast.centre, `/api/objections/${second.number}`, 'dismiss', { answer: '那一件是七月前登记的' });
    expect((await step('st-v0302', `/api/objections/${third.number}`, 'withdraw')).body.entry.state).toBe('withdrawn');
    expect((await app.as('st-v0301')('GET', `/api/objections/${second.number}`)).status).toBe(404);
    // What the list shows is what the rule says, account by account.
    const accounts = await listAccounts(app.deps.db, 990126);
    const system = actorOfAccount(accounts.find((one) => one.loginName === cast.centre) as (typeof accounts)[number]);
    const all = await listObjections(app.deps.db, system, { state: 'all' });
    for (const account of accounts) {
      const actor = actorOfAccount(account);
      const listed = (await listObjections(app.deps.db, actor, { state: 'all' })).map((one) => one.id).toSorted();
      expect(listed, account.loginName).toEqual(
        all
          .filter((one: Objection) => maySeeObjection(actor, one))
          .map((one) => one.id)
          .toSorted(),
      );
    }
  });

  it('S92 S94 评出先进监督站：推荐、名额、决定、公布、证书；名额不够或者跳过名次要写明', async () => {
    expect((await step(cast.deputyDirector, path, 'decide', { winners: [] })).body.code).toBe('objections-run');
    expect(
      (
        await step(cast.officeHead, path, 'nominate', {
          awardCode: 'advanced-station',
          subjectId: 'ST-V0101',
          reason: '台账齐全',
        })
      ).body.code,
    ).toBe('award-nominee-unknown');
    const nominated = await step(cast.officeHead, path, 'nominate', {
      awardCode: 'advanced-station',
      subjectId: 'ST-V0301',
      reason: '谈成得多，群众满意',
    });
    expect(nominated.body.entry.nominations).toMatchObject([{ subjectId: 'ST-V0301', name: '前柳村消费维权联络站' }]);
    app.setNow('2026-10-19T09:00:00+08:00');
    const number = path.split('/').at(-1);
    const late = {
      id: uuidv7(),
      assessmentNumber: number,
      subjectId: 'ST-V0301',
      itemCode: 'filed',
      words: '少算了一件',
    };
    expect((await app.as('st-v0301')('POST', '/api/objections', late)).body.code).toBe('objection-late');
    const all = await lines(path);
    const best = ['ST-V0301'];
    const winners = [{ awardCode: 'advanced-station', subjectId: 'ST-V0301' }];
    const decide = (chosen: object[], words = '') =>
      step(cast.deputyDirector, path, 'decide', {
        winners: chosen,
        explanations: [{ awardCode: 'advanced-station', words }],
      });
    expect((await decide(winners)).body.code).toBe('award-off-quota');
    expect((await step(cast.centre, path, 'decide', { winners })).status).toBe(403);
    const decided = await decide(winners, '其余站点总分不到七成，今年不评满');
    expect(decided.body.entry).toMatchObject({ state: 'decided', decisions: [{ quota: 5, n: best.length }] });
    // Before it is published, a station reads neither the ranking nor who was chosen.
    expect((await app.as('st-v0303')('GET', `${path}/scores`)).body).toMatchObject({ honours: [] });
    await step(cast.deputyDirector, path, 'publish');
    const published = (await app.as('st-v0303')('GET', `${path}/scores`)).body;
    expect(published.lines.length).toBe(all.length);
    const honour = published.honours.find((one: { subjectId: string }) => one.subjectId === 'ST-V0301');
    expect(honour).toMatchObject({
      title: '先进监督站',
      certNumber: expect.stringMatching(/^奖2026-000\d$/u),
      year: 2026,
    });
    // F46 is of the county, and of the office of each station.
    const advanced = async (officeId: string | null) => {
      const days = { from: honour.publishedOn, to: honour.publishedOn };
      return (await countAwards(app.deps.db, countyId, { ...days, officeId })).advancedStations;
    };
    expect(await Promise.all([null, 'SO-LH', 'SO-CG'].map(advanced))).toEqual([best.length, best.length, 0]);
    const certificate = await app.as(cast.centre)('GET', `/awards/${honour.id}`);
    expect(certificate.body).toContain('荣誉证书');
    expect(certificate.body).toContain('前柳村消费维权联络站');
    expect(certificate.body).toContain(honour.certNumber);
    // A quarter makes no year (desk C).
    expect(certificate.body).toContain('中，被评为“');
    expect(certificate.body).not.toContain('2026年度');
    const notice = await app.as('st-v0303')('GET', `/awards/rounds/${number}`);
    expect(notice.body).toContain('其余站点总分不到七成');
    expect(
      (await app.as(cast.centre)('GET', `/awards/rounds/${number}/certificates`)).body.match(/荣誉证书/gu)?.length,
    ).toBeGreaterThanOrEqual(best.length);
    expect((await app.as(null)('GET', `/awards/${honour.id}`)).status).toBe(401);
    const { timeline } = (await app.as(cast.centre)('GET', path)).body;
    expect(timeline.map((one: { verb: string }) => one.verb)).toEqual(
      expect.arrayContaining([
        'assessment-frozen',
        'spotcheck-drawn',
        'score-marked',
        'objection-upheld',
        'assessment-decided',
        'assessment-published',
      ]),
    );
  });
});

describe('the association checks itself', () => {
  it('S114 规范化协会自查：四组条目，协会和分会自评并写凭据，另一方核查，得分按核查', async () => {
    app.setNow('2026-11-02T09:00:00+08:00');
    const path = await openRound({
      title: '规范化协会自查',
      period: 'year',
      fromOn: '2026-01-01',
      toOn: '2026-10-31',
      schemeCode: 'association-self',
    });
    await step(cast.centre, path, 'freeze');
    const { scheme } = await sheet(path, 'CA');
    expect([...new Set((scheme.items as { group: string }[]).map((one) => one.group))]).toEqual([
      '组织',
      '管理',
      '职责',
      '场所',
    ]);
    expect((await lines(path)).map((one) => one.subjectId).toSorted()).toEqual(['CA', 'ST-V0101', 'ST-V0303']);
    const photo = await photographed(app, 'st-v0303');
    const own = await give('st-v0303', path, 'ST-V0303', 'm2', 9, {
      reason: '制度在墙上，照片附后',
      attachmentIds: [photo],
    });
    expect(own.body).toMatchObject({ as: 'self' });
    expect(own.body.score.marks.find((one: { code: string }) => one.code === 'm2')).toMatchObject({
      selfTenths: 90,
      tenths: null,
    });
    expect(await linesLaying(app.database.db, photo)).toEqual(['score-self-marked']);
    expect((await give('st-v0303', path, 'ST-V0303', 'p1', 9)).body.code).toBe('score-needs-photo');
    expect((await give('st-v0303', path, 'ST-V0101', 'm2', 9)).status).toBeGreaterThanOrEqual(400);
    const checked = await give(cast.mediator, path, 'ST-V0303', 'm2', 6, { reason: '有一块牌是旧的' });
    expect(checked.body.score.marks.find((one: { code: string }) => one.code === 'm2')).toMatchObject({
      selfTenths: 90,
      tenths: 60,
    });
    expect(checked.body.score.permille).toBe(600);
    // The photo is seen by who reads the sheet, and by no other station.
    expect((await app.as(cast.centre)('GET', `/api/attachments/${photo}`)).status).toBe(200);
    expect((await app.as('st-v0101')('GET', `/api/attachments/${photo}`)).status).toBe(404);
    // A photo that was never sent stands behind nothing.
    const gone = { attachmentIds: [uuidv7()] };
    expect((await give(cast.centre, path, 'CA', 'p1', 9, gone)).body.fields[0].path).toBe('attachmentIds');
    // The association does not check itself: it marks itself, and the centre checks.
    expect((await give(cast.mediator, path, 'CA', 'o1', 10)).body.score.marks[0]).toMatchObject({
      selfTenths: 100,
      tenths: null,
    });
    expect((await give(cast.centre, path, 'CA', 'o1', 8)).body.score.marks[0]).toMatchObject({
      selfTenths: 100,
      tenths: 80,
    });
  });
});

describe('targets of the offices', () => {
  it('S151 工作纳入目标管理：每个所年度目标多少、现在完成多少，不用等年底', async () => {
    app.setNow('2026-10-20T09:00:00+08:00');
    const path = await openRound({
      title: '所年度目标',
      period: 'year',
      fromOn: '2026-01-01',
      toOn: '2026-12-31',
      schemeCode: 'office-year',
    });
    const { round, scheme, score } = await sheet(path, 'SO-LH', cast.officeHead);
    expect(round.state).toBe('opened');
    const target = scheme.items.find((one: { code: string }) => one.code === 'filed').full;
    const actual = score.marks.find((one: Mark) => one.code === 'filed').value;
    expect(target).toBe(120);
    // All that the stations of the office filed this year, and nothing of the others.
    expect(actual).toBe(5);
    expect((await app.as(cast.headOfChengguan)('GET', `${path}/scores/SO-LH`)).status).toBe(404);
    await fileAt('st-v0303', '2026-10-21', null);
    expect((await sheet(path, 'SO-LH')).score.marks.find((one: Mark) => one.code === 'filed').value).toBe(6);
  });
});

describe('supervisors of several departments', () => {
  it('are ranked once, and a department reads its own people alone, numbers by agreement alone', async () => {
    app.setNow('2026-11-03T09:00:00+08:00');
    const centre = app.as(cast.centre);
    const ids: string[] = [];
    for (const [name, departmentIds] of [
      ['柳长青', ['AMR', 'AGRI']],
      ['曹建民', ['AMR']],
    ] as const) {
      const id = uuidv7();
      const stationId = name === '柳长青' ? 'ST-V0301' : 'ST-V0102';
      const regionId = stationId.slice(3);
      await centre('POST', '/api/people', { id, name, phone: '', regionId, stationId });
      const nomination = { id: uuidv7(), personId: id, post: 'supervisor', stationId, departmentIds };
      const opened = await centre('POST', '/api/appointments', nomination);
      expect(opened.status, JSON.stringify(opened.body)).toBe(200);
      await step(cast.centre, `/api/appointments/${nomination.id}`, 'check', { checkWords: '群众认可' });
      await step(cast.deputyDirector, `/api/appointments/${nomination.id}`, 'appoint', { appointedOn: '2026-11-03' });
      ids.push(id);
    }
    const account = (await listAccounts(app.deps.db, 990126)).find((one) => one.loginName === 'st-v0301');
    await app.database.pool.query('update person set account_id = $1 where id = $2', [account?.id, ids[0]]);
    const path = await openRound({
      title: '十佳监督员评选',
      period: 'year',
      fromOn: '2026-01-01',
      toOn: '2026-10-31',
      schemeCode: 'supervisor-year',
    });
    const { lines: all, shared } = (await centre('GET', `${path}/scores`)).body;
    expect(all).toHaveLength(2);
    expect(shared.whole).toEqual({ people: 2, works: 5 });
    expect(shared.byDepartment).toEqual([
      expect.objectContaining({ departmentId: 'AGRI', people: 1, works: 5 }),
      expect.objectContaining({ departmentId: 'AMR', people: 2, works: 5 }),
    ]);
    // To a department the round is not there before it is public.
    expect((await app.as(cast.agriculture)('GET', `${path}/scores`)).status).toBe(404);
    await step(cast.centre, path, 'freeze');
    await markAll(path);
    await step(cast.centre, path, 'finish');
    await step(cast.centre, path, 'announce', { objectionsUntil: '2026-11-06' });
    app.setNow('2026-11-09T09:00:00+08:00');
    const winners = [{ awardCode: 'top-ten', subjectId: ids[0] }];
    expect((await step(cast.deputyDirector, path, 'decide', { winners })).body.code).toBe('award-off-quota');
    const explanations = [{ awardCode: 'top-ten', words: '今年只有一人达到条件' }];
    expect((await step(cast.deputyDirector, path, 'decide', { winners, explanations })).body.entry.state).toBe(
      'decided',
    );
    await step(cast.deputyDirector, path, 'publish');
    const agriculture = (await app.as(cast.agriculture)('GET', `${path}/scores`)).body;
    expect(agriculture).toMatchObject({ withheld: true, shared: null });
    expect(agriculture.lines).toMatchObject([
      { name: '柳长青', permille: null, place: null, marks: [], departmentIds: ['AGRI'] },
    ]);
    const pact = {
      id: uuidv7(),
      version: 0,
      departmentId: 'AGRI',
      dataClass: 'work',
      document: '联席会议纪要〔2026〕3号',
      agreedOn: '2026-11-01',
      endsOn: null,
    };
    expect((await centre('PUT', '/api/pacts', pact)).status).toBeLessThan(300);
    const agreed = (await app.as(cast.agriculture)('GET', `${path}/scores`)).body;
    expect(agreed.shared).toEqual({
      whole: { people: 1, works: 5 },
      byDepartment: [expect.objectContaining({ departmentId: 'AGRI', works: 5 })],
    });
    expect(agreed.lines[0].permille).toBeGreaterThan(0);
  });
});
