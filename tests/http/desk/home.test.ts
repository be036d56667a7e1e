import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/base/calendar.ts';
import {
  byRank,
  countWithin,
  isWithin,
  rankKeyOf,
  type WaitingLine,
} from '../../../src/domain/desk/work/waiting-line.ts';
import { handCells, type HandCell } from '../../../src/domain/matter/list/hand.ts';
import { matterKinds, type Matter, type MatterKind } from '../../../src/domain/matter/matter.ts';
import type { HomeDecisions } from '../../../src/http/api/desk/decision-routes.ts';
import type { HomeRates } from '../../../src/http/api/desk/rate-routes.ts';
import type { HolderRow, Home } from '../../../src/http/api/desk/home-routes.ts';
import type { FoundPerson } from '../../../src/http/api/matter/people-routes.ts';
import type { WaitingPage, Work } from '../../../src/http/api/desk/work/work-routes.ts';
import { complaintBook } from '../../../src/store/complaint/complaint.ts';
import { inquiryBook } from '../../../src/store/inquiry/inquiry.ts';
import { insertMatters, type Book } from '../../../src/store/matter/matter.ts';
import { enforcementBook } from '../../../src/store/supervision/enforcement/enforcement.ts';
import { tipoffBook } from '../../../src/store/tipoff/tipoff.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { aComplaint } from '../../build/complaint.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { anInquiry } from '../../build/inquiry.ts';
import { anEnforcement } from '../../build/supervision/enforcement.ts';
import { aTipoff } from '../../build/tipoff.ts';

const today = '2026-06-24';
const offices = ['SO-CG', 'SO-LH', 'SO-SQ', 'ENF'];
/** Days from today: the day to be done by, and the legal one; each column of the table has some. */
const days: readonly (readonly [number | null, number | null])[] = [
  [-5, -2],
  [-3, 0],
  [-1, null],
  [0, 1],
  [1, 1],
  [3, null],
  [4, 6],
  [null, null],
];

type Found = { people: FoundPerson[] };

let app: TestApp;
let officers: { id: string; office: string }[];

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:12:00+08:00`);
  const { rows } = await sql<{ id: string; office: string }>`select id, organisation_id as office from account
    where role in ('officer', 'officeHead') and active order by login_name`.execute(app.database.db);
  officers = rows;
  await insert(complaintBook, (n) => aComplaint({ state: n % 3 === 0 ? 'dispatched' : 'mediating' }), 40);
  // Two verify: it is in the hands of the first, and the second has it in no cell.
  const [second] = officers.filter(({ office }) => office === 'SO-CG').slice(-1);
  const nameless = { anonymous: true, realName: false, reporterId: null, codeWordHash: null };
  await insert(tipoffBook, () => ({ ...aTipoff({ state: 'dispatched' }), ...nameless }), 24);
  await insert(inquiryBook, () => anInquiry({ state: 'open' }), 16);
  await insert(enforcementBook, () => ({ ...anEnforcement({ state: 'investigating' }), secondId: null }), 24);
  await sql`update tipoff set second_id = ${second?.id} where office_id = 'SO-CG' and handler_id <> ${second?.id}`.execute(
    app.database.db,
  );
  // What has reached no office yet, and what is done and counts nowhere.
  const changes = { officeId: null, handlerId: null };
  await insert(complaintBook, () => ({ ...aComplaint({ state: 'registered' }), ...changes }), 5, false);
  await insert(
    complaintBook,
    () => ({ ...aComplaint({ state: 'registered' }), stage: 'toDispatch' as const }),
    3,
    false,
  );
  await insert(complaintBook, () => ({ ...aComplaint({ state: 'mediating' }), stage: 'done' as const }), 4);
});
afterAll(() => app.close());

let made = 0;

/** So many matters of a kind, each with other days, in the hands of other officers, one in four of nobody. */
async function insert<T extends Matter>(book: Book<T>, make: (n: number) => T, many: number, isPlaced = true) {
  const matters = Array.from({ length: many }, (_, n): T => {
    const [due, legal] = days[n % days.length] ?? [null, null];
    const officeId = offices[(n + Math.floor(n / days.length)) % offices.length] as string;
    const own = officers.filter(({ office }) => office === officeId);
    const placed = isPlaced
      ? { officeId, handlerId: n % 4 === 3 ? null : (own[n % Math.max(1, own.length)]?.id ?? null) }
      : {};
    made += 1;
    return {
      ...make(n),
      ...placed,
      id: uuidv7(),
      number: `件2026-${String(made).padStart(4, '0')}`,
      platformNumber: null,
      stationId: null,
      receivedAt: new Date(`${addDays(today, -((n * 5) % 80))}T10:00:00+08:00`),
      dueOn: due === null ? null : addDays(today, due),
      legalOn: legal === null ? null : addDays(today, legal),
    };
  });
  await transact(app.database.db, (tx) => insertMatters(tx, book, matters));
}

const lists: Record<MatterKind, string> = {
  complaint: 'complaints',
  tipoff: 'tipoffs',
  inquiry: 'inquiries',
  enforcement: 'enforcements',
};

function countOf({ kinds }: Pick<HolderRow, 'kinds'>, kind: MatterKind, cell: HandCell): number {
  const counts = kinds[kind];
  if (counts === undefined) return 0;
  const { untaken, ...spans } = counts;
  if (cell === 'untaken') return untaken;
  return cell === 'all' ? Object.values(spans).reduce((sum, n) => sum + n, 0) : spans[cell];
}

describe('县情', () => {
  it.each([cast.deputyDirector, cast.headOfChengguan])(
    '%s：每一格的数等于点开的单子，各单位各栏都加得起来',
    async (login) => {
      const who = app.as(login);
      const { status, body } = (await who('GET', '/api/home')) as { status: number; body: Home };
      expect(status).toBe(200);
      const sums = new Map<string, number>();
      let opened = 0;
      for (const row of body.holders)
        for (const kind of matterKinds)
          for (const cell of handCells) {
            const query = new URLSearchParams({ hand: cell, holder: row.holder, limit: '1' });
            const list = await who('GET', `/api/${lists[kind]}?${query.toString()}`);
            expect(list.status, query.toString()).toBe(200);
            const count = countOf(row, kind, cell);
            expect(list.body.total, `${kind} ${query.toString()}`).toBe(count);
            sums.set(`${kind} ${cell}`, (sums.get(`${kind} ${cell}`) ?? 0) + count);
            if (count > 0) opened += 1;
          }
      expect(opened).toBeGreaterThan(30);
      // The last row: of all holders together no less and no more than the reader has in hand.
      for (const kind of matterKinds)
        for (const cell of handCells) {
          const all = await who('GET', `/api/${lists[kind]}?hand=${cell}&limit=1`);
          expect(sums.get(`${kind} ${cell}`), `${kind} ${cell}`).toBe(all.body.total);
        }
    },
  );

  it('没有台账的年头不写 0，也不说什么升得最多；台账从哪天起，哪周才有数', async () => {
    const read = async () => ((await app.as(cast.deputyDirector)('GET', '/api/home')).body as Home).intake;
    const none = await read();
    expect(none?.weeks.map(({ yearBefore }) => yearBefore)).toEqual(Array.from({ length: 12 }, () => null));
    expect(none?.risen).toEqual([]);
    const old = new Date('2025-05-01T10:00:00+08:00');
    const complaint = { ...aComplaint({ state: 'mediating' }), id: uuidv7(), number: '件2025-0001', receivedAt: old };
    await transact(app.database.db, (tx) =>
      insertMatters(tx, complaintBook, [
        { ...complaint, platformNumber: null, handlerId: null, stage: 'done' as const },
      ]),
    );
    const kept = await read();
    expect(kept?.keptSince).toBe('2025-05-01');
    for (const { before, yearBefore } of kept?.weeks ?? [])
      expect(yearBefore, before?.from).toBe((before?.from ?? '') < '2025-05-01' ? null : 0);
    expect(kept?.weeks.some(({ yearBefore }) => yearBefore === 0)).toBe(true);
    expect(kept?.weeks.some(({ yearBefore }) => yearBefore === null)).toBe(true);
  });

  it('每周来件的每一部分等于点开的单子；升得最多的类别也是', async () => {
    const who = app.as(cast.deputyDirector);
    const { intake } = (await who('GET', '/api/home')).body as Home;
    const weeks = intake?.weeks ?? [];
    expect(weeks).toHaveLength(12);
    const total = async (list: string, query: object) =>
      (
        (await who('GET', `/api/${list}?${new URLSearchParams({ ...query, limit: '1' }).toString()}`)).body as {
          total: number;
        }
      ).total;
    for (const { from, to, now, parts } of weeks) {
      const days = { from, to };
      expect(await total('complaints', { figure: 'received', ...days }), from).toBe(parts.received);
      expect(await total('tipoffs', { figure: 'tipoffs', ...days }), from).toBe(parts.tipoffs);
      // Each of these was asked by one person.
      expect(await total('inquiries', { figure: 'askedPeople', ...days }), from).toBe(parts.askedPeople);
      expect(now).toBe(parts.received + parts.tipoffs + parts.askedPeople);
    }
    expect(weeks.reduce((sum, { now }) => sum + (now ?? 0), 0)).toBeGreaterThan(50);
    expect(intake?.risenIn).toEqual({ from: '2026-05-01', to: '2026-05-31' });
    expect(intake?.risen.length).toBeGreaterThan(0);
    for (const { code, now } of intake?.risen ?? []) {
      const days = { from: '2026-05-01', to: '2026-05-31' };
      expect(await total('complaints', { figure: 'received', ...days, category: code })).toBe(now);
    }
    expect(Object.values(intake?.offices ?? {}).every((counts) => counts.length === 8)).toBe(true);
  });

  it('各率写明分子分母，点开就是那么多件；各所的按时初查也是；数到昨天', async () => {
    const who = app.as(cast.deputyDirector);
    const { rows } = await sql<{
      id: string;
    }>`select id from complaint where office_id = 'SO-CG' order by number limit 6`.execute(app.database.db);
    // Four first looks fell due in the month up to yesterday, three in time; one is due today, one fell due before.
    const clocks = [
      ['2026-06-03', '2026-06-02'],
      ['2026-06-10', '2026-06-10'],
      ['2026-06-15', '2026-06-16'],
      ['2026-06-23', '2026-06-20'],
      ['2026-06-24', null],
      ['2026-05-29', '2026-05-29'],
    ] as const;
    for (const [i, [due, stopped]] of clocks.entries())
      await sql`insert into matter_clock (county_id, matter_id, clock, due_on, stopped_on)
        select county_id, id, 'accept', ${due}, ${stopped} from complaint where id = ${rows[i]?.id}
        on conflict (county_id, matter_id, clock) do update set due_on = excluded.due_on, stopped_on = excluded.stopped_on`.execute(
        app.database.db,
      );
    const read = async (login: string) => (await app.as(login)('GET', '/api/home/rates')).body as HomeRates;
    const seen = await read(cast.deputyDirector);
    expect(seen).toMatchObject({ from: '2026-06-01', to: '2026-06-23' });
    expect(seen.offices['SO-CG']).toEqual({ due: 4, onTime: 3 });
    const [initial] = seen.rates;
    expect(initial).toMatchObject({
      name: 'initialOnTimeRate',
      value: 75,
      part: { name: 'initialOnTime', value: 3 },
      whole: { name: 'initialDue', value: 4 },
      target: 100,
      nation: 99.83,
    });
    for (const { part, whole } of seen.rates)
      for (const { name, value } of [part, whole]) {
        const list = name.startsWith('verify') ? 'tipoffs' : 'complaints';
        if (name === 'publishable' || name === 'published') continue;
        const days = { figure: name, from: seen.from, to: seen.to, limit: '1' };
        const opened = await who('GET', `/api/${list}?${new URLSearchParams(days).toString()}`);
        expect(opened.body.total, name).toBe(value);
      }
    expect(Object.values(seen.stations ?? {}).length).toBe(4);
    const ofHead = await read(cast.headOfChengguan);
    expect([Object.keys(ofHead.offices), ofHead.stations]).toEqual([['SO-CG'], null]);
    expect(seen.rates.find(({ name }) => name === 'publicationRate')?.target).toBe(95);
  });

  it('本县目标写明从哪天起、谁定的；没有改过的不写', async () => {
    const targetsOf = async () =>
      ((await app.as(cast.deputyDirector)('GET', '/api/home/rates')).body as HomeRates).rates.map(
        ({ name, target, targetSet }) => [name, target, targetSet] as const,
      );
    expect((await targetsOf()).every(([, , set]) => set === null)).toBe(true);
    const { limits } = (await findCountyFacts(app.database.db))?.county ?? { limits: null };
    if (limits === null) throw new Error('The sample county has limits.');
    const rateTargets = { ...limits.rateTargets, mediationSuccessRate: 70 };
    const saved = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, rateTargets } });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const set = (await targetsOf()).find(([name]) => name === 'mediationSuccessRate');
    expect(set).toEqual([
      'mediationSuccessRate',
      70,
      { at: `${today}T01:12:00.000Z`, byName: expect.stringMatching(/./u) },
    ]);
    expect((await targetsOf()).filter(([, , one]) => one !== null)).toHaveLength(1);
  });

  it('批示等回复、要向我报的只列他自己写的、下的；报审批的点开就是等他定的', async () => {
    const [leader, other] = [app.as(cast.deputyDirector), app.as(cast.dutyLeader)];
    const { body: me } = await leader('GET', '/api/session');
    const { body: head } = await app.as(cast.headOfChengguan)('GET', '/api/session');
    const { rows } = await sql<{ number: string }>`select number from complaint where office_id = 'SO-CG'
      and stage = 'mediating' limit 1`.execute(app.database.db);
    const remark = { id: uuidv7(), aboutNumber: rows[0]?.number, toId: head.id, text: '今天报我进展。' };
    expect((await leader('POST', '/api/remarks', remark)).status).toBe(200);
    const task = {
      id: uuidv7(),
      kind: 'supervision',
      title: '农资站点零报告补齐',
      text: '差的两站补齐。',
      dueOn: '2026-06-30',
    };
    const set = await leader('POST', '/api/tasks', { ...task, leadId: 'SO-CG', partnerIds: [], personId: head.id });
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    const wrote = async (who: typeof leader) =>
      (await who('GET', '/api/remarks?state=open&mine=wrote')).body.items.map(
        ({ entry }: { entry: { id: string } }) => entry.id,
      ) as string[];
    const given = async (who: typeof leader) =>
      (await who('GET', `/api/tasks?state=open&by=${me.id}`)).body.items.map(
        ({ entry }: { entry: { id: string } }) => entry.id,
      ) as string[];
    expect(await wrote(leader)).toEqual([remark.id]);
    expect(await wrote(other)).toEqual([]);
    expect(await given(leader)).toEqual([task.id]);
    const none = await leader('GET', '/api/tasks?state=open&by=nobody');
    expect(none.body.items).toEqual([]);
    const proposal = JSON.stringify({ what: 'extend', words: '送检未回。', on: today, byId: head.id });
    await sql`update tipoff set proposal = ${proposal}::jsonb where id = (select id from tipoff where office_id = 'SO-CG' and stage <> 'done'
      order by number limit 1)`.execute(app.database.db);
    const proposed = await leader('GET', '/api/tipoffs?proposed=yes');
    expect(proposed.body.items).toHaveLength(1);
    expect(proposed.body.items[0].tipoff.proposal.what).toBe('extend');
  });

  it('shows a leader every office, the brigade and the centre, and a head the officers of his office alone', async () => {
    const ofLeader = (await app.as(cast.deputyDirector)('GET', '/api/home')).body as Home;
    expect(ofLeader.of).toBe('county');
    expect(ofLeader.holders.map(({ holder }) => holder)).toEqual(
      expect.arrayContaining(['SO-CG', 'SO-LH', 'SO-SQ', 'SO-DY', 'SO-LQ', 'ENF', 'centre']),
    );
    expect(countOf(ofLeader.holders.find(({ holder }) => holder === 'centre') as HolderRow, 'complaint', 'all')).toBe(
      8,
    );
    const ofHead = (await app.as(cast.headOfChengguan)('GET', '/api/home')).body as Home;
    expect(ofHead.of).toBe('office');
    expect(ofHead.holders.every(({ holder }) => holder.startsWith('SO-CG:'))).toBe(true);
    expect(ofHead.holders.at(-1)).toMatchObject({ what: 'nobody', holder: 'SO-CG:none' });
    expect(ofHead.holders.map(({ name }) => name)).toEqual(expect.arrayContaining(['周毅', '郑为民']));
    // The address of another office opens nothing there.
    const other = await app.as(cast.headOfChengguan)('GET', '/api/complaints?hand=all&holder=SO-LH');
    expect(other.body.total).toBe(0);
  });

  it('is refused to whoever governs nothing, and small on the wire', async () => {
    for (const login of [cast.officer, cast.centre, cast.mediator, 'st-v0303', cast.admin])
      expect((await app.as(login)('GET', '/api/home')).status, login).toBe(403);
    expect((await app.as(null)('GET', '/api/home')).status).toBe(401);
    const { body } = await app.as(cast.deputyDirector)('GET', '/api/home');
    expect(JSON.stringify(body).length).toBeLessThan(30_000);
  });
});

it('等我定的一件不少：过了应办日的也在，过期的再多也挤不掉，写明一共几件', async () => {
  await insert(complaintBook, () => aComplaint({ state: 'mediating' }), 200);
  await sql`update complaint set due_on = '2026-06-01', legal_on = null where state = 'mediating' and stage <> 'done'`.execute(
    app.database.db,
  );
  const wait = (stage: 'toApprove' | 'toReview', many: number) =>
    insert(complaintBook, () => ({ ...aComplaint({ state: 'dispatched' }), stage }), many);
  await wait('toApprove', 40);
  await wait('toReview', 24);
  const { status, body } = (await app.as(cast.deputyDirector)('GET', '/api/home/decisions')) as {
    status: number;
    body: HomeDecisions;
  };
  expect(status).toBe(200);
  const { items, total } = body.complaints;
  const list = await app.as(cast.deputyDirector)('GET', '/api/complaints?stage=toApprove,toReview&sort=due&limit=200');
  expect([total, list.body.total]).toEqual([64, 64]);
  // The first of them as the list has them, those past their day before the others.
  const numbers = (list.body.items as { complaint: { number: string } }[]).map(({ complaint }) => complaint.number);
  expect(items.map(({ number }) => number)).toEqual(numbers.slice(0, 50));
  expect(items.filter(({ dueOn }) => (dueOn ?? '9') < today).length).toBe(24);
  expect(body.cases).toEqual({ total: 0, isCut: false, items: [] });
  expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(30_000);
  for (const login of [cast.officer, cast.centre, cast.admin])
    expect((await app.as(login)('GET', '/api/home/decisions')).status, login).toBe(403);
});

/** Every line that waits, page by page, none of them twice. */
async function allLines(who: ReturnType<TestApp['as']>, query: string): Promise<WaitingLine[]> {
  const found: WaitingLine[] = [];
  let after: string | null = '';
  for (let pages = 0; after !== null && pages < 60; pages += 1) {
    const page = await who('GET', `/api/work/lines?limit=100&${query}${after === '' ? '' : `&after=${after}`}`);
    expect(page.status, JSON.stringify(page.body)).toBe(200);
    found.push(...(page.body as WaitingPage).lines);
    after = (page.body as WaitingPage).next;
  }
  expect(after, query).toBeNull();
  expect(new Set(found.map(({ id }) => id)).size, query).toBe(found.length);
  return found;
}

it('我的工作是一张单：各种件和批示、任务按应办日排成一张，每个数点开就是那么多行，30 kB 以内', async () => {
  const complaintStates = ['dispatched', 'accepted', 'mediating', 'settled', 'closed'] as const;
  for (const state of complaintStates) await insert(complaintBook, () => aComplaint({ state }), 40);
  await insert(complaintBook, () => ({ ...aComplaint({ state: 'dispatched' }), stage: 'toTell' as const }), 40);
  const nameless = { anonymous: true, realName: false, reporterId: null, codeWordHash: null };
  for (const stage of ['toVerify', 'toTell'] as const)
    await insert(tipoffBook, () => ({ ...aTipoff({ state: 'dispatched' }), ...nameless, stage }), 40);
  await insert(inquiryBook, () => anInquiry({ state: 'open' }), 40);
  await insert(enforcementBook, () => ({ ...anEnforcement({ state: 'investigating' }), secondId: null }), 40);
  for (const [login, mine] of [
    [cast.officerOfChengguan, 'yes'],
    [cast.headOfChengguan, 'yes'],
    [cast.headOfChengguan, 'no'],
    [cast.centre, 'no'],
    [cast.deputyDirector, 'yes'],
  ] as const) {
    const who = app.as(login);
    const { status, body } = (await who('GET', `/api/work?mine=${mine}`)) as { status: number; body: Work };
    expect(status, JSON.stringify(body)).toBe(200);
    expect(Buffer.byteLength(JSON.stringify(body)), `${login} ${mine}`).toBeLessThan(30_000);
    for (const line of body.lines) expect(JSON.stringify(line).length).toBeLessThanOrEqual(600);
    for (const ask of ['past', 'today', 'soon', 'untaken', 'all'] as const) {
      const lines = await allLines(who, `mine=${mine}&hand=${ask}`);
      expect(lines.length, `${login} ${mine} ${ask}`).toBe(countWithin(body.counts, ask));
      // The most urgent first, whatever it is; what stands before them waits for a call.
      const ranked = lines.filter(({ isUrgent }) => !isUrgent).map(rankKeyOf);
      expect(ranked).toEqual(ranked.toSorted(byRank));
      for (const line of lines) if (ask !== 'untaken') expect(isWithin(line, ask, today), line.number).toBe(true);
      const kinds = lines.map(({ kind }) => kind);
      if (ask === 'all' && login !== cast.deputyDirector)
        expect(kinds, login).toEqual(expect.arrayContaining([...matterKinds]));
    }
    // The first page is the beginning of the whole list, and each row opens its matter.
    const first = body.lines.find(({ kind }) => kind === 'inquiry' || kind === 'complaint');
    if (first !== undefined)
      expect((await who('GET', `/api/${lists[first.kind as MatterKind]}/${first.number}`)).status).toBe(200);
  }
});

it('批示、任务是单子里的行，回复以后就不在了；本所的单子里没有写给所长个人的', async () => {
  const head = app.as(cast.headOfChengguan);
  const ofDockets = async (mine: 'yes' | 'no') =>
    (await allLines(head, `mine=${mine}`)).filter(({ kind }) => kind === 'remark' || kind === 'task');
  const found = await ofDockets('yes');
  expect(found).toMatchObject([
    { kind: 'task', number: expect.stringMatching(/^任/u), who: '农资站点零报告补齐', dueOn: '2026-06-30' },
    { kind: 'remark', what: { zh: '“今天报我进展。”' }, step: 'acknowledge', dueOn: null },
  ]);
  expect(await ofDockets('no')).toEqual([]);
  const number = found[1]?.number ?? '';
  const step = async (move: string, input: object) => {
    const { version } = (await head('GET', `/api/remarks/${number}`)).body.entry;
    return (await head('POST', `/api/remarks/${number}/${move}`, { version, input })).status;
  };
  expect([await step('acknowledge', {}), await step('answer', { answer: '已约双方，周五谈。' })]).toEqual([200, 200]);
  expect((await ofDockets('yes')).map(({ kind }) => kind)).toEqual(['task']);
  // It is the leader's to close now.
  const ofLeader = await allLines(app.as(cast.deputyDirector), 'mine=yes');
  expect(ofLeader.filter(({ kind }) => kind === 'remark')).toMatchObject([{ number, step: 'close' }]);
});

it('表里的一格在一张单里点开，件数一样，各种件按应办日排在一起', async () => {
  const who = app.as(cast.headOfChengguan);
  const { holders } = (await who('GET', '/api/home')).body as Home;
  const row = holders.find((one) => one.name === '周毅') as HolderRow;
  for (const ask of ['all', 'pastLegal', 'soon'] as const) {
    const lines = await allLines(who, `mine=no&hand=${ask}&holder=${encodeURIComponent(row.holder)}`);
    expect(lines.length, ask).toBe(matterKinds.reduce((sum, kind) => sum + countOf(row, kind, ask), 0));
    expect(lines.map(({ dueOn }) => dueOn ?? '9')).toEqual(lines.map(({ dueOn }) => dueOn ?? '9').toSorted());
  }
  // The last row, of everybody's: matters in hand alone, as the table counts them.
  const whole = await allLines(who, 'mine=no&hand=past&holder=');
  const past = holders.flatMap((one) =>
    matterKinds.map((kind) => countOf(one, kind, 'pastLegal') + countOf(one, kind, 'pastTarget')),
  );
  expect(whole.length).toBe(past.reduce((sum, n) => sum + n, 0));
  // Beside the names of a list of people a head reads the same numbers of his own office, and of no other; who is no head reads none.
  const listed = async (login: string) => (await app.as(login)('GET', '/api/people-found')).body as Found;
  const { people } = await listed(cast.headOfChengguan);
  const zhou = people.find(({ name }) => name === '周毅');
  expect(zhou).toMatchObject({
    reads: ['zhou yi'],
    inHand: matterKinds.reduce((sum, kind) => sum + countOf(row, kind, 'all'), 0),
  });
  const own = new Set(holders.map(({ name }) => name));
  expect(people.filter(({ name, inHand }) => inHand !== null && inHand > 0 && !own.has(name))).toEqual([]);
  expect((await listed(cast.officer)).people.every(({ inHand }) => inHand === null)).toBe(true);
  // What the county lists, offices, stations, towns and categories, is read aloud beside them for the lists to choose from.
  const { names } = (await app.as(cast.officer)('GET', '/api/names-read')).body as {
    names: { name: string; reads: string[] }[];
  };
  const readsOf = (sought: string) => names.find(({ name }) => name === sought)?.reads;
  const { organisations, stations, categories, regions } = (await app.as(cast.officer)('GET', '/api/directory')).body;
  const named: { name: string }[] = [...organisations, ...stations, ...regions.filter(isTown)];
  expect(named.filter(({ name }) => readsOf(name) === undefined)).toEqual([]);
  expect(readsOf(categories[0].zh)).toHaveLength(1);
  expect(readsOf('大营镇')).toEqual(['da ying zhen']);
  // Those too by whom matters are handled; a station chooses among no colleagues.
  expect(readsOf('周毅')).toEqual(['zhou yi']);
  const ofStation = (await app.as('st-v0303')('GET', '/api/names-read')).body as { names: { name: string }[] };
  expect(ofStation.names.some(({ name }) => name === '周毅')).toBe(false);
  // Nobody reads another office's by an address.
  expect(await allLines(who, 'mine=no&hand=all&holder=SO-LH')).toEqual([]);
});

const isTown = ({ kind }: { kind: string }) => kind === 'town';

it('各类的列表一行不超过半 kB，选了的栏才带', async () => {
  const nameless = { anonymous: true, realName: false, reporterId: null, codeWordHash: null };
  await insert(tipoffBook, () => ({ ...aTipoff({ state: 'dispatched' }), ...nameless }), 100);
  await insert(inquiryBook, () => anInquiry({ state: 'open' }), 100);
  await insert(enforcementBook, () => ({ ...anEnforcement({ state: 'investigating' }), secondId: null }), 100);
  for (const login of [cast.headOfChengguan, cast.centre, cast.deputyDirector]) {
    // The bar over the list of what is in hand says how many are late, by the numbers of the lists that it leads to.
    for (const kind of ['complaint', 'tipoff', 'inquiry', 'enforcement'] as const) {
      const listed = async (hand: string) => (await app.as(login)('GET', `/api/${lists[kind]}?hand=${hand}`)).body;
      const { late } = await listed('all');
      expect(late, `${login} ${kind}`).toEqual({
        legal: (await listed('pastLegal')).total,
        local: (await listed('pastTarget')).total,
      });
      expect((await listed('today')).late).toBeUndefined();
    }
    for (const [kind, columns] of [
      ['tipoff', 'office,category,enforcement'],
      ['inquiry', 'office,station,outcome'],
      ['enforcement', 'office,outcome,closed'],
    ] as const) {
      const list = async (query: string) =>
        (await app.as(login)('GET', `/api/${lists[kind]}?limit=50${query}`)).body.items as Record<string, object>[];
      const [rows, wide] = [await list(''), await list(`&columns=${columns}`)];
      expect(rows.length, `${login} ${kind}`).toBeGreaterThan(20);
      // What somebody has proposed is told besides, of the few of which it is.
      for (const row of rows)
        expect(Buffer.byteLength(JSON.stringify(row)), JSON.stringify(row)).toBeLessThanOrEqual(
          JSON.stringify(row).includes('"proposal"') ? 560 : 512,
        );
      expect(Object.keys(rows[0] ?? {})).not.toContain('officeName');
      expect(Object.keys(wide[0] ?? {})).toContain('officeName');
    }
  }
});
