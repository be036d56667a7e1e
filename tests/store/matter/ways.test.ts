/** Reads that do not grow: of a county with fifteen thousand old matters, by which index each page and each count is found. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countResponses } from '../../../src/store/command/response-times.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import type { TableConditions } from '../../../src/domain/figures/figure-cell.ts';
import { complaintFigures } from '../../../src/domain/complaint/complaint-figures.ts';
import { handlingFigures } from '../../../src/domain/complaint/handling-figures.ts';
import { publicationFigures } from '../../../src/domain/publicity/publication/publication-figures.ts';
import { singleLooks } from '../../../src/domain/matter/lists.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { insertComplaints, listLikelyDuplicates } from '../../../src/store/complaint/complaint.ts';
import { listAlikeComplaints } from '../../../src/store/complaint/consumer-indicators.ts';
import { countOpinions, listOpinions } from '../../../src/store/complaint/opinion.ts';
import { defaultRetentionYears } from '../../../src/domain/law/local-limits.ts';
import { countDue } from '../../../src/store/desk/erasure.ts';
import { countHandling } from '../../../src/store/complaint/handling-figure.ts';
import { countComplaints, listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { findIdleStations } from '../../../src/store/county/station.ts';
import { findHealth, findLastActs } from '../../../src/store/station/charter.ts';
import { replyListing } from '../../../src/store/exchange/reply.ts';
import { countSome } from '../../../src/store/figures.ts';
import { countMatters as countTable } from '../../../src/store/figures/matter-table.ts';
import {
  countPublications,
  listPublicationRecords,
} from '../../../src/store/publicity/publication/publication-figure.ts';
import { countMatters, listMatters } from '../../../src/store/matter/lists.ts';
import { countRegister } from '../../../src/store/desk/intake-register.ts';
import { countTowns } from '../../../src/store/desk/wall.ts';
import type { Db } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { aComplaint, afterMoves, countyId, noonOf } from '../../build/complaint.ts';
import { ownerPool } from '../../build/house/database.ts';
import { plansOf } from '../../build/plans.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

const today = '2026-05-06';
const size = 15_000;
let county: Qinghe;
let closed: Complaint;

/** Ten years of closed matters, copied from one, and of their acceptances; a few that are open, urged, urgent or came from a station. */
beforeAll(async () => {
  county = await qinghe();
  closed = {
    ...afterMoves(aComplaint({ state: 'declined' }), ['recordNotice', '2026-04-23'], ['close', '2026-04-24']),
    id: '019dcafe-0000-7000-b000-000000000000',
    number: '投2016-0000',
    filedAt: noonOf('2016-01-01'),
    receivedAt: noonOf('2016-01-01'),
    handlerId: null,
    categoryCode: 'G10.1',
    operatorRegionId: 'V0303',
    dueOn: null,
    story: '买的种子没有出苗，龘。',
  };
  await transact(county.db, (tx) => insertComplaints(tx, [closed]));
  const pool = ownerPool(county.database.owner);
  const client = await pool.connect();
  // As a county's ledger is filled by COPY: nothing that follows an act is asked for here.
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into complaint select r.* from complaint as c cross join generate_series(1, $2::integer) as i cross join lateral jsonb_populate_record(c, jsonb_build_object(
      'id', gen_random_uuid(), 'number', '投甲-' || i, 'story', case when i = $2 then '买的化肥少了，龖。' else '买的种子没有出苗。' end,
      'filed_at', c.filed_at + i * interval '350 minutes', 'received_at', c.filed_at + i * interval '350 minutes',
      'category_code', case when i % 200 = 0 then 'V13.2' else 'G0' || i % 7 end,
      'operator_region_id', (array['V0303', 'V0304', 'V0101', 'V0202', 'V0401'])[1 + i % 5],
      'office_id', (array['SO-LH', 'SO-SQ', 'SO-CG'])[1 + i % 3], 'station_id', (array['ST-V0303', 'ST-M01'])[1 + i % 2],
      'handler_id', case when i % 3 = 0 then $3::uuid end, 'urged_times', case when i % 900 = 0 then 1 else 0 end,
      'urgent_at', case when i % 1000 = 0 then c.filed_at end,
      'phone_mark', case when i % 500 = 0 then c.phone_mark else sha256(i::text::bytea) end,
      'closed_on', ((c.filed_at + i * interval '350 minutes') at time zone 'Asia/Shanghai')::date, 'satisfaction', case when i % 2 = 0 then 1 + i / 2 % 4 end,
      'stage', case when i % 100 = 0 then 'mediating' else 'done' end, 'state', case when i % 100 = 0 then 'mediating' else 'closed' end,
      'due_on', case when i % 100 = 0 then '2026-05-01'::date + i % 30 end)) as r where c.id = $1`,
    [closed.id, size, county.actor(cast.officer).id],
  );
  await client.query(
    `insert into ledger (at, county_id, matter_id, seq, on_day, by, by_organisation_id, verb, detail, hash)
    select filed_at, county_id, id, 1, filed_at::date, id, null, 'filed', '{}'::json, sha256('x') from complaint
    union all select filed_at, county_id, id, 2, filed_at::date, id, office_id, 'accepted', '{}'::json, sha256('x') from complaint`,
  );
  // Of three years the days that their rows and clocks keep, some of them late.
  await client.query(`update complaint set accepted_on = closed_on, cost = case when closed_on::text like '%-15' then '{"trips": 2}'::jsonb end
    where closed_on between '2017-01-01' and '2019-12-31'`);
  await client.query(
    `insert into matter_clock (county_id, matter_id, clock, due_on, stopped_on)
    select county_id, id, 'accept', closed_on + 11, closed_on + extract(minute from filed_at)::integer from complaint where accepted_on is not null
    union all select county_id, id, 'mediate', closed_on + 10 - extract(minute from filed_at)::integer, closed_on from complaint where accepted_on is not null`,
  );
  // As after a time of life: else the filling reads the whole ledger for each of its days.
  await client.query('vacuum (analyze) complaint, ledger, matter_clock');
  await client.query('select fill_closed_tallies()');
  await client.query('call figure_fill(20000)');
  await client.query('delete from complaint_tally');
  await client.query(`insert into complaint_tally (county_id, office_id, handler_id, stage, due_on, legal_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'),
      coalesce(legal_on, 'infinity'), count(*) from complaint group by 1, 2, 3, 4, 5, 6`);
  await client.query('set session_replication_role = origin');
  await client.query('vacuum (analyze) response_time, opinion_tally, kept_tally');
  client.release();
  await pool.end();
}, 120_000);
afterAll(() => county.close());

const asked: [string, object, RegExp][] = [
  ['all by their due day', { sort: 'due' }, /complaint_due|complaint_stage/u],
  ['a stage by its due day', { stage: 'mediating', sort: 'due' }, /complaint_due|complaint_stage/u],
  ['urged', { urged: 'yes' }, /complaint_urged/u],
  ['urgent', { urgent: 'yes' }, /complaint_marked_urgent/u],
  ['a rare category', { category: 'V13' }, /complaint_goods/u],
  ['a town and a category', { town: 'T03', category: 'G0' }, /complaint_region/u],
  ['no town', { town: 'none' }, /complaint_no_place/u],
  [
    'an old month',
    { receivedFrom: '2019-03-01', receivedTo: '2019-03-31' },
    /complaint_newest[^]*complaint_received_apart/u,
  ],
  [
    'an old month, oldest first',
    { receivedFrom: '2019-03-01', receivedTo: '2019-03-31', sort: 'oldest' },
    /complaint_newest/u,
  ],
  [
    'behind a figure of three years',
    { figure: 'accepted', from: '2017-01-01', to: '2019-12-31' },
    /complaint_newest[^]*ledger_pkey/u,
  ],
  [
    'what was terminated in three years',
    { figure: 'terminated', from: '2017-01-01', to: '2019-12-31' },
    /ledger_figure/u,
  ],
  [
    'the few settlements with a compensation in three years',
    { figure: 'compensationFen', from: '2017-01-01', to: '2019-12-31' },
    /ledger_compensation/u,
  ],
  [
    'behind a figure of a week',
    { figure: 'accepted', from: '2019-01-01', to: '2019-01-07' },
    /ledger_figure[^]*complaint_pkey/u,
  ],
];

describe('a county of fifteen thousand old matters', () => {
  it.each(asked)('finds %s by its index, the page and the count', async (_, query, index) => {
    const parsed = ComplaintQuery.parse(query);
    const centre = county.actor(cast.centre);
    const page = await plansOf(county.db, (db) => listComplaints(db, centre, parsed, today));
    expect(page).toMatch(index);
    const count = await plansOf(county.db, (db) => countComplaints(db, centre, parsed, today, 1000));
    // A count without any filter may begin anywhere: it ends at its limit.
    for (const plan of 'sort' in query && Object.keys(query).length === 1 ? [page] : [page, count])
      expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)/u);
  });

  it('walks to a page of those closed in time, and reads none of the many that were closed in the days', async () => {
    const query = ComplaintQuery.parse({
      figure: 'closedOnTime',
      from: '2025-06-01',
      to: '2026-05-06',
      sort: 'newest',
    });
    const plan = await plansOf(county.db, (db) => listComplaints(db, county.actor(cast.centre), query, today));
    // What comes after it counts them, for of this county none has a clock.
    const page = plan.slice(0, plan.indexOf('Aggregate'));
    expect(page).toMatch(/complaint_newest|complaint_ended/u);
    expect(page).not.toContain('complaint_closed');
  });

  it('finds what an officer has in hand by his id', async () => {
    const handlerId = county.actor(cast.officer).id;
    for (const sort of ['due', 'newest']) {
      const query = ComplaintQuery.parse({ handlerId, stage: 'toAccept,mediating', sort });
      const plan = await plansOf(county.db, (db) => listComplaints(db, county.actor(cast.centre), query, today));
      expect(plan).toMatch(/complaint_in_hand|complaint_handler|complaint_stage/u);
      expect(plan).not.toMatch(/Seq Scan on complaint|handler_id\)::text/u);
    }
  });

  it('asks who acted, what lies with a station and how long a link took without reading the ledger', async () => {
    const idle = await plansOf(county.db, (db) => findIdleStations(db, countyId, { today, idleAfterDays: 90 }));
    expect(idle).toContain('ledger_organisation');
    const stationIds = ['ST-V0303', 'ST-M01'];
    const health = await plansOf(county.db, (db) =>
      findHealth(db, countyId, { since: '2026-01-01', today, stationIds }),
    );
    for (const index of ['ledger_organisation', 'complaint_at_station', 'complaint_given_back'])
      expect(health).toContain(index);
    // Of so few that were filed since, those of the stations are found by either end.
    expect(health).toMatch(
      /complaint_station\b|Index Scan using complaint_newest on complaint .*\n\s*Index Cond: .*filed_at >=/u,
    );
    const last = await plansOf(county.db, (db) => findLastActs(db, countyId, { since: '2026-01-01', stationIds }));
    // One entry of each, and nothing of what they filed.
    expect(last).toMatch(/Limit.*\n.*Index Only Scan Backward using ledger_organisation/u);
    expect(last).not.toContain('complaint');
    const times = await plansOf(county.db, (db) =>
      countResponses(db, countyId, { from: '2019-01-01', to: '2019-12-31' }, { pageMinutes: 10, arriveMinutes: 60 }),
    );
    for (const plan of [idle, health, last, times]) expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)\b/u);
  });

  it('finds a likely duplicate that has been open for years, and none that is closed', async () => {
    const shop = '老柳树农资店';
    const pool = ownerPool(county.database.owner);
    await pool.query(`update complaint set story = $1 where number in ('投甲-100', '投甲-101')`, [
      `在${shop}买的种子。`,
    ]);
    // As if it had been entered long ago: not among those that every search looks at itself.
    await pool.query(
      `delete from complaint_fresh where id in (select id from complaint where number in ('投甲-100', '投甲-101'))`,
    );
    await pool.end();
    const ask = (db: Db) => listLikelyDuplicates(db, countyId, { phone: '', operatorName: shop });
    expect((await ask(county.db)).map(({ number }) => number)).toEqual(['投甲-100']);
    const plan = await plansOf(county.db, ask);
    expect(plan).toContain('Index Only Scan using complaint_stage');
    expect(plan).not.toMatch(/Seq Scan on complaint\b/u);
  });

  it('finds by the mark of a telephone what the same consumer told, and reads no other', async () => {
    const days = { from: noonOf('2016-01-01'), until: noonOf(today) };
    const found = await listAlikeComplaints(county.db, closed, days);
    // Long before the newest of his address and of these goods.
    expect(found.map(({ number }) => number)).toEqual(expect.arrayContaining(['投甲-500', '投甲-1000']));
    const plan = await plansOf(county.db, (db) => listAlikeComplaints(db, closed, days));
    expect(plan).toContain('complaint_phone_mark');
    expect(plan).not.toMatch(/Seq Scan on complaint\b/u);
  });

  it('counts what is open in each town without its rows', async () => {
    const plan = await plansOf(county.db, (db) => countTowns(db, countyId, today));
    expect(plan).toContain('Index Only Scan using complaint_stage');
  });

  it('looks up the few that have a number of a platform where replies behind a figure are asked for, and counts no other', async () => {
    const pool = ownerPool(county.database.owner);
    await pool.query(
      `update complaint set platform_number = 'P' || number where number in ('投甲-2000', '投甲-2001', '投甲-9000')`,
    );
    await pool.end();
    const centre = county.actor(cast.centre);
    const query = ComplaintQuery.parse({ figure: 'accepted', from: '2017-01-01', to: '2019-12-31' });
    const replies = replyListing(query, today, 'nothing');
    const { items } = await listMatters(county.db, centre, replies, today);
    expect(items.map(({ number }) => number)).toEqual(['投甲-2001', '投甲-2000']);
    expect(await countMatters(county.db, centre, replies, today, 1000)).toBe(2);
    for (const work of [listMatters, countMatters]) {
      const plan = await plansOf(county.db, (db) => work(db, centre, replies, today, 1000));
      expect(plan).toContain('complaint_platform');
      expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)|complaint_newest|ledger_figure/u);
    }
  });

  it('finds behind what was recovered a settlement with a firm that no officer has ended yet', async () => {
    const pool = ownerPool(county.database.owner);
    const client = await pool.connect();
    await client.query('set session_replication_role = replica');
    await client.query(`update complaint set outcome = null where number = '投甲-300'`);
    await client.query(`insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
      select '2016-04-01', county_id, id, 3, '2016-04-01', id, 'offer-answered', '{"answer":"agree","recoveredFen":5}', sha256('x')
      from complaint where number = '投甲-300'`);
    await client.query('set session_replication_role = origin');
    client.release();
    await pool.end();
    const centre = county.actor(cast.centre);
    const query = ComplaintQuery.parse({ figure: 'recoveredFen', from: '2016-03-01', to: '2019-12-31' });
    for (const sort of ['newest', 'oldest'] as const) {
      const { items } = await listComplaints(county.db, centre, { ...query, sort }, today);
      expect(items.map(({ number }) => number)).toEqual(['投甲-300']);
    }
    expect(await countComplaints(county.db, centre, query, today, 1000)).toBe(1);
  });

  it('finds what an association was entrusted with, which is all that its mediator sees, without reading the county', async () => {
    const mediator = county.actor(cast.mediator);
    const pool = ownerPool(county.database.owner);
    await pool.query(`update complaint set entrusted_to = $1 where number in ('投甲-400', '投甲-4000')`, [
      mediator.organisationId,
    ]);
    await pool.end();
    for (const asked of [
      {},
      { sort: 'oldest' },
      { sort: 'due' },
      { q: '种子' },
      { stage: 'mediating' },
      { figure: 'accepted', from: '2016-01-01', to: today },
    ]) {
      const query = ComplaintQuery.parse(asked);
      const { items } = await listComplaints(county.db, mediator, query, today);
      expect(items.map(({ number }) => number).toSorted()).toEqual(['投甲-400', '投甲-4000']);
      expect(await countComplaints(county.db, mediator, query, today, 1000)).toBe(2);
      // A search is asked in a transaction, of which no plan is heard.
      for (const work of 'q' in asked ? [] : [listComplaints, countComplaints]) {
        const plan = await plansOf(county.db, (db) => work(db, mediator, query, today, 1000));
        expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)|complaint_newest|complaint_due/u);
      }
    }
  });

  it('counts by channel what came in without its rows', async () => {
    const days = { from: '2019-03-01', to: '2019-03-31' };
    const plan = await plansOf(county.db, (db) => countRegister(db, county.actor(cast.centre), {}, days));
    expect(plan).toContain('Index Only Scan using complaint_newest');
    expect(plan).not.toMatch(/Seq Scan on complaint\b/u);
  });

  it('looks up by office and place what an office has in a town of another', async () => {
    const officer = county.actor(cast.officer);
    const query = ComplaintQuery.parse({ town: 'T04' });
    for (const asked of [query, { ...query, category: 'G0' }])
      for (const work of [listComplaints, countComplaints]) {
        const plan = await plansOf(county.db, (db) => work(db, officer, asked, today, 1000));
        expect(plan).toContain('complaint_office_place');
        // By its category, too, where that has fewer; never town by town and code by code to their ends.
        expect(plan).toMatch('category' in asked ? /complaint_goods|complaint_pkey/u : /complaint_pkey/u);
        expect(plan).not.toMatch(/Seq Scan on complaint|complaint_newest|complaint_region|complaint_office\b/u);
      }
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::integer as n from complaint where office_id = ${officer.organisationId}
      and operator_region_id in ('T04', 'V0401') and state not in ('registered', 'atStation')`.execute(county.db);
    expect(rows[0]?.n).toBeGreaterThan(500);
    expect(await countComplaints(county.db, officer, query, today, 5000)).toBe(rows[0]?.n);
    const { items } = await listComplaints(county.db, officer, query, today);
    expect(items).toHaveLength(50);
    expect(items.every(({ operatorRegionId }) => operatorRegionId === 'V0401')).toBe(true);
  });

  it.each([
    [{}],
    [{ stage: 'mediating' }],
    [{ due: 'overdue' }],
    [{ due: 'soon', stage: 'mediating' }],
    [{ due: 'today' }],
    [{ handlerId: 'none' }],
    [{ officeId: 'SO-CG' }],
  ])('counts %j out of the tally, as many as the list has', async (asked) => {
    const query = ComplaintQuery.parse({ ...asked, limit: 200 });
    for (const login of [cast.centre, cast.officer]) {
      const actor = county.actor(login);
      const plan = await plansOf(county.db, (db) => countComplaints(db, actor, query, today, 50_000));
      expect(plan).toMatch(/complaint_tally|One-Time Filter: false/u);
      expect(plan).not.toMatch(/ on complaint(?: |$)/mu);
      let n = 0;
      let after = undefined as string | undefined;
      do {
        const page = await listComplaints(county.db, actor, { ...query, after }, today);
        n += page.items.length;
        after = page.next ?? undefined;
      } while (after !== undefined && n < 2000);
      const counted = await countComplaints(county.db, actor, query, today, 50_000);
      expect(after === undefined ? counted : Math.min(counted, n), login).toBe(n);
    }
  });

  it('counts the records behind a figure out of the cells, as many as the list has', async () => {
    for (const [login, asked] of [
      [cast.centre, { from: '2019-01-01', to: '2019-02-28' }],
      [cast.centre, { from: '2019-01-10', to: '2019-02-20', officeId: 'SO-CG' }],
      [cast.officer, { from: '2019-01-01', to: '2019-02-28' }],
    ] as const) {
      const actor = county.actor(login);
      const query = ComplaintQuery.parse({ figure: 'accepted', ...asked, limit: 200 });
      const plan = await plansOf(county.db, (db) => countComplaints(db, actor, query, today, 10_000));
      expect(plan).toContain('figure_cell');
      // Odd days are counted from the few lines of these days.
      if (asked.from.endsWith('-01')) expect(plan).not.toMatch(/ on (?:complaint|ledger)(?: |$)/mu);
      const listed = async (more: object) => {
        let n = 0;
        let after = undefined as string | undefined;
        do {
          const page = await listComplaints(county.db, actor, { ...query, ...more, after }, today);
          n += page.items.length;
          after = page.next ?? undefined;
        } while (after !== undefined);
        return n;
      };
      const n = await listed({});
      expect(n).toBeGreaterThan(50);
      expect(await countComplaints(county.db, actor, query, today, 10_000)).toBe(n);
      // What is asked besides is counted of the matters.
      const more = { category: 'G01' };
      expect(await countComplaints(county.db, actor, { ...query, ...more }, today, 10_000)).toBe(await listed(more));
    }
  });

  it.each([
    [
      'closedOnTime',
      'c.closed_on between $from and $to and exists (select from matter_clock as k where k.matter_id = c.id' +
        " and k.clock = 'mediate' and k.stopped_on <= k.due_on)",
      true,
    ],
    [
      'initialOnTime',
      "exists (select from matter_clock as k where k.matter_id = c.id and k.clock = 'accept'" +
        ' and k.due_on between $from and $to and k.stopped_on <= k.due_on)',
      true,
    ],
    [
      'acceptedYearBefore',
      "exists (select from ledger as l where l.matter_id = c.id and l.verb = 'accepted' and l.on_day between '2016-01-01' and '2018-12-31')",
      true,
    ],
    ['tripsMean', "c.closed_on between $from and $to and c.cost ->> 'trips' is not null", false],
  ])('finds the records behind %s by their day, as they stand', async (figure, condition, isWalked) => {
    const days = { from: '2017-01-01', to: '2019-12-31' };
    const is = condition.replaceAll('$from', `'${days.from}'`).replaceAll('$to', `'${days.to}'`);
    const plain = (of: string) =>
      sql<{
        id: string;
      }>`select c.id from complaint as c where ${sql.raw(`${is} and ${of}`)} order by c.filed_at desc, c.id desc`
        .execute(county.db)
        .then(({ rows }) => rows.map(({ id }) => id));
    for (const [login, of] of [
      [cast.centre, 'true'],
      [cast.officer, `c.office_id = '${county.actor(cast.officer).organisationId}'`],
    ] as const) {
      const actor = county.actor(login);
      const query = ComplaintQuery.parse({ figure, ...days });
      const expected = await plain(of);
      if (isWalked) expect(expected.length).toBeGreaterThan(400);
      const first = await listComplaints(county.db, actor, query, today);
      expect(first.items.map(({ id }) => id)).toEqual(expected.slice(0, 50));
      const oldest = await listComplaints(county.db, actor, { ...query, sort: 'oldest' }, today);
      expect(oldest.items.map(({ id }) => id)).toEqual(expected.slice(-50).toReversed());
      expect(await countComplaints(county.db, actor, query, today, 10_000)).toBe(expected.length);
      expect(await countComplaints(county.db, actor, query, today, 60)).toBe(Math.min(60, expected.length));
      // With a filter beside it nothing has counted them.
      const more = { ...query, category: 'G01' };
      expect(await countComplaints(county.db, actor, more, today, 10_000)).toBe(
        (await plain(`${of} and c.category_code = 'G01'`)).length,
      );
      for (const work of [listComplaints, countComplaints]) {
        const plan = await plansOf(county.db, (db) => work(db, actor, query, today, 1000));
        expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger|matter_clock)|hashed SubPlan/u);
      }
    }
  });

  it('counts what an office or a station has of the lines of a month all at once, and not line by line', async () => {
    const query = ComplaintQuery.parse({ figure: 'accepted', from: '2019-01-01', to: '2019-02-28', category: 'G01' });
    for (const login of [cast.officer, 'st-v0303']) {
      const actor = county.actor(login);
      const plan = await plansOf(county.db, (db) => countComplaints(db, actor, query, today, 1000));
      expect(plan).toMatch(/complaint_pkey[^]*id = ANY/u);
      expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)|complaint_office\b|complaint_newest/u);
      const { items } = await listComplaints(county.db, actor, { ...query, limit: 200 }, today);
      expect(items.length).toBeGreaterThan(5);
      expect(await countComplaints(county.db, actor, query, today, 1000)).toBe(items.length);
    }
    // Who has few is asked of these, and of no line of the county.
    const station = county.actor('st-v0601');
    const few = await plansOf(county.db, (db) =>
      countComplaints(
        db,
        station,
        ComplaintQuery.parse({ figure: 'accepted', from: '2016-01-01', to: today }),
        today,
        1000,
      ),
    );
    expect(few).toContain('complaint_station');
    expect(few).not.toContain('ledger_figure');
  });

  it('counts a table of odd days by an index of each of its two verbs', async () => {
    for (const measure of ['mediated', 'closed'] as const) {
      const within = { from: '2019-02-01', to: '2019-02-04' };
      const wish = { measure, rows: 'category', columns: null, ...within } as const;
      const plan = await plansOf(county.db, (db) => countTable(db, countyId, wish, { within, isHead: false }));
      expect(plan).toMatch(/ledger_outcome/u);
      expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)\b/u);
    }
  });

  it('counts a table that no cell has by the lines of its days, and of a place by its own index', async () => {
    const within = { from: '2018-02-03', to: '2019-01-20' };
    const count = (measure: 'accepted' | 'closed' | 'declined' | 'received', conditions: TableConditions) =>
      plansOf(county.db, (db) =>
        countTable(
          db,
          countyId,
          { measure, rows: 'category', columns: null, isDeep: true, conditions, ...within },
          { within, isHead: true },
        ),
      );
    for (const measure of ['accepted', 'closed', 'declined'] as const)
      for (const conditions of [{ village: 'V0303' }, { nature: 'N01' }, { town: 'T03', channel: 'C01' }]) {
        const plan = await count(measure, conditions);
        expect(plan).toContain('ledger_figure');
        expect(plan).toContain('complaint_pkey');
        // The row of each line is looked up, and none is read for its place or its nature.
        expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)\b|complaint_region/u);
      }
    expect(await count('received', { village: 'V0303' })).toMatch(/complaint_region .*\n.*operator_region_id = /u);
    // By the days, of which a town has its part, and not by all that it ever had.
    const few = { ...within, from: '2018-12-28' };
    const wish = { measure: 'received', rows: 'month', columns: null, conditions: { town: 'T03' }, ...few } as const;
    const plan = await plansOf(county.db, (db) => countTable(db, countyId, wish, { within: few, isHead: true }));
    expect(plan).not.toMatch(/complaint_region|Seq Scan on complaint/u);
  });

  it('counts of a category the days before and behind whole months, and not all that it ever had', async () => {
    const period = { from: '2017-01-10', to: '2019-02-20', officeId: null, category: 'G01' };
    const asked = new Set(['responded', 'firstResponseMinutes', 'serviceIndustries']);
    const responded = await plansOf(county.db, (db) => countHandling(db, countyId, period, asked));
    const published = await plansOf(county.db, (db) => countPublications(db, countyId, period));
    for (const plan of [responded, published]) {
      expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)\b/u);
      // No index is asked for the category alone.
      expect(plan).not.toMatch(/category_code = 'G01'::text\)\)$/mu);
    }
  });

  it('takes the few days before a period off its first month, and reads none of those that are in it', async () => {
    const days = { from: '2017-01-10', to: '2019-02-28' };
    const names = [
      ...complaintFigures,
      ...handlingFigures.filter((name) => !name.startsWith('accepted')),
      ...publicationFigures,
    ];
    for (const scope of [{ officeId: null }, { officeId: 'SO-LH' }, { officeId: null, category: 'G01' }]) {
      const plan = await plansOf(county.db, (db) => countSome(db, countyId, { ...days, ...scope }, names));
      expect(plan).toMatch(/<= '2017-01-09'::date/u);
      // All of what was accepted and received in January but for these days is in its cells.
      expect(plan).not.toMatch(/<= '2017-01-31'::date|< '2017-01-31 16:00/u);
      // What was received on another day than it was filed is found by an index of it alone, whatever is asked for.
      expect(plan).toMatch(/complaint_received_apart/u);
      expect(plan).not.toMatch(/on complaint_received\b/u);
    }
  });

  it('meets what is to be published in the order of its close, and no more than are shown', async () => {
    const period = { from: '2017-01-01', to: '2019-12-31', officeId: null };
    const plan = await plansOf(county.db, (db) => listPublicationRecords(db, countyId, 'publishable', period, 50));
    expect(plan).toMatch(/Index Scan Backward using complaint_(?:closed|kept)/u);
    expect(plan).not.toMatch(/Seq Scan on complaint\b|Bitmap Heap Scan on complaint/u);
  });

  it('counts what was closed and graded without a matter, and lists the graded by their index', async () => {
    const period = { from: '2018-03-10', to: '2019-03-20', officeId: null };
    const counts = await plansOf(county.db, (db) => countOpinions(db, countyId, period));
    expect(counts).toContain('opinion_tally');
    // But for the few of which a decision was revoked.
    expect(counts).not.toMatch(/(?<!complaint_annulled) on complaint/u);
    const listed = await plansOf(county.db, (db) => listOpinions(db, countyId, period, {}, 300));
    expect(listed).toContain('complaint_graded');
    // In the order of that index: where it is sorted once more by day, all of the period was read.
    expect(listed).not.toMatch(/Sort Key: c\S*\.closed_on/u);
    const keeping = { countyId, today, years: defaultRetentionYears };
    const due = await plansOf(county.db, (db) => countDue(db, keeping));
    expect(due).toContain('kept_tally');
    // What an open erasure names, all of it at once.
    expect(due).toMatch(/complaint_pkey[^]*id = ANY/u);
    for (const plan of [listed, due]) expect(plan).not.toMatch(/Seq Scan on (?:complaint|ledger)\b/u);
  });

  it('looks for one character in the first of the list and no further, and for two in all', async () => {
    const centre = county.actor(cast.centre);
    const found = async (query: object) =>
      (await listComplaints(county.db, centre, ComplaintQuery.parse(query), today)).items.length;
    expect(size).toBeGreaterThan(singleLooks);
    expect(await found({ q: '龖' })).toBe(1);
    expect(await found({ q: '龘' })).toBe(0);
    expect(await found({ q: '龘', sort: 'oldest' })).toBe(1);
    expect(await found({ q: '苗，龘' })).toBe(1);
    expect(await countComplaints(county.db, centre, ComplaintQuery.parse({ q: '龘' }), today, 100)).toBe(0);
    expect(await countComplaints(county.db, centre, ComplaintQuery.parse({ q: '苗' }), today, 100)).toBe(100);
  });
});
