import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldNoted } from '../../../src/actions/figures/folding.ts';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { findUpkeep } from '../../../src/store/base/upkeep.ts';
import { countResponses, listResponseFaults } from '../../../src/store/command/response-times.ts';
import { countComplaints, listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { countComplaintFigures, recountComplaintFigures } from '../../../src/store/complaint/complaint-figure.ts';
import type { FigurePeriod } from '../../../src/domain/figures/figure.ts';
import { recountFalling, recountHappened } from '../../../src/store/complaint/figure-records.ts';
import { countHandling } from '../../../src/store/complaint/handling-figure.ts';
import { countVerifications, recountVerifications } from '../../../src/store/tipoff/verify-figure.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { foldFigures, listFigureFaults } from '../../../src/store/figures/cells.ts';
import { countGraded, listClosedFaults } from '../../../src/store/figures/closed-tally.ts';
import { listPaceFaults } from '../../../src/store/figures/pace-cells.ts';
import { listAreaTable, listCountyTable, readTable } from '../../../src/store/figures/figure-table.ts';
import { isPublishable } from '../../../src/store/publicity/publication/publication.ts';
import { countPublications, recountPublications } from '../../../src/store/publicity/publication/publication-figure.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { responseLinks, responseWords } from '../../../src/domain/command/response-times.ts';
import { isWithinCategory } from '../../../src/domain/county/category.ts';
import { tableOf, type Measure, type TableConditions } from '../../../src/domain/figures/figure-cell.ts';
import { aFiling, aPhone, countyId, inputOf } from '../../build/complaint.ts';
import { mostCounted } from '../../../src/store/figures/matter-table.ts';
import { recountTable } from '../../build/recounted-table.ts';
import { cast } from '../../build/cast.ts';
import { makeMove, tippedOffIn } from '../../build/living-tipoffs.ts';
import { countTipoffFigures, recountTipoffFigures } from '../../../src/store/tipoff/tipoff-figure.ts';
import { plansOf } from '../../build/plans.ts';
import { dice, live, oneOf, qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
let owner: pg.Client;
beforeAll(async () => {
  county = await qinghe();
  owner = new pg.Client(county.database.owner);
  await owner.connect();
  // Each test has something to count by itself.
  for (const on of ['2026-03-02', '2026-04-14', '2026-05-04']) await live(county, 6, on, dice(3));
  await fold(1e9);
});
afterAll(async () => {
  await owner.end();
  await county.close();
});

type Roll = (below: number) => number;

const fold = (most: number) => transact(county.db, (tx) => foldFigures(tx, most));
const faults = async () => [
  ...(await listFigureFaults(county.db, countyId, 5)),
  ...(await listFigureFaults(county.db, null, 5)),
  ...(await listPaceFaults(county.db, countyId, 5)),
  ...(await listClosedFaults(county.db, countyId, 5)),
  ...(await listResponseFaults(county.db, countyId, 5)),
];
const day = (roll: Roll) => `2026-0${3 + roll(3)}-${String(1 + roll(28)).padStart(2, '0')}`;
const one = `(select id from complaint order by md5(id::text || $1) limit 1)`;

/** Until it is done, or waits for somebody. */
async function untilHeld(work: Promise<unknown>): Promise<void> {
  let isDone = false;
  void work.then(() => (isDone = true));
  await expect
    .poll(async () => {
      const held = `select exists (select from pg_locks where not granted and locktype = 'advisory') as any`;
      return isDone || (await sql.raw<{ any: boolean }>(held).execute(county.db)).rows[0]?.any === true;
    })
    .toBe(true);
}

const addPlace = (townId: string) =>
  owner.query(
    `insert into region (county_id, id, parent_id, name, kind, office_id, x, y)
     select county_id, 'V0299', $1, '新村', 'village', office_id, x, y from region where id = 'V0201' on conflict do nothing`,
    [townId],
  );

/** A line of the complaints behind the query, beyond those that they have. */
const tell = (of: string, values: readonly unknown[], on: string, verb: string, detail: object = {}) =>
  owner.query(
    `insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
     select now(), county_id, id, (select coalesce(max(seq), 0) from ledger where matter_id = c.id) + 100, $${values.length + 1},
       gen_random_uuid(), $${values.length + 2}, $${values.length + 3}, sha256('x') from complaint as c where id in (${of})`,
    [...values, on, verb, JSON.stringify(detail)],
  );

/** Whatever may come to a matter, its places or its ledger, in any order; more than the moves of today allow. */
const acts: readonly ((roll: Roll) => Promise<unknown>)[] = [
  ...['office_id', 'category_code', 'nature_code', 'operator_region_id', 'channel'].map((column) => (roll: Roll) => {
    const values: Record<string, readonly (string | null)[]> = {
      office_id: ['SO-CG', 'SO-LH', null],
      category_code: ['G10.1', 'G10.10', 'G10.1.2', 'G10', 'V13', null],
      nature_code: ['N1', 'N02', null],
      operator_region_id: ['V0101', 'V0201', 'V0299', 'T02', 'T03', null, 'nowhere'],
      channel: ['C01', 'C02'],
    };
    return owner.query(`update complaint set ${column} = $2 where id = ${one}`, [
      roll(1e6),
      oneOf(roll, values[column] ?? []),
    ]);
  }),
  (roll) =>
    owner.query(`update complaint set merged = '{}', outcome = 'merged' where id = ${one} and merged is null`, [
      roll(1e6),
    ]),
  (roll) => owner.query(`update complaint set merged = null, outcome = null where id = ${one}`, [roll(1e6)]),
  (roll) =>
    owner.query(`update complaint set received_at = $2 where id = ${one}`, [roll(1e6), `${day(roll)} 23:30+08`]),
  (roll) =>
    owner.query(`update complaint set dispatched_on = $2 where id = ${one}`, [
      roll(1e6),
      oneOf(roll, [null, day(roll)]),
    ]),
  (roll) =>
    owner.query(`update complaint set joint = $2 where id = ${one}`, [
      roll(1e6),
      JSON.stringify({ members: [{ leftOn: null }, { leftOn: null }, { leftOn: oneOf(roll, [null, '2026-03-01']) }] }),
    ]),
  ...[0, 1, 2].map(
    () => (roll: Roll) =>
      tell(
        `${one}, (select id from complaint order by id limit 1)`,
        [roll(1e6)],
        day(roll),
        oneOf(roll, [
          'accepted',
          'declined',
          'session-held',
          'settled',
          'terminated',
          'closed',
          'settled-at-station',
          'sent-up',
          'offer-answered',
          'offer-answered',
          'dispatched',
          'talked',
          'decision-annulled',
          'service-failure-corrected',
        ]),
        {
          ...(roll(2) === 0 ? {} : { closedOn: '2026-03-20' }),
          recoveredFen: roll(500),
          compensationFen: roll(50),
          disputedFen: roll(900),
          answer: oneOf(roll, ['agree', 'agree', 'disagree']),
          ...(roll(2) === 0 ? {} : { recoveredByKind: [{ kind: 'inKind', valueFen: roll(90) }] }),
        },
      ),
  ),
  ...[
    `closed_on = '2026-05-01'::date + (random() * 40)::integer`,
    `closed_on = null, cost = null`,
    `outcome = 'transferred', ended_on = '2026-04-01'::date + (random() * 40)::integer`,
    `outcome = 'withdrawn'`,
    `outcome = 'settledAtStation'`,
    `outcome = 'settled', accepted_on = '2026-03-20'`,
    `accepted_on = null`,
    `cost = '{"trips": 3, "km": 12, "minutes": null, "feeFen": null}'`,
    `cost = '{"trips": null, "km": null, "minutes": 90, "feeFen": 500}'`,
  ].map(
    (change) => (roll: Roll) =>
      // What a state must have it keeps.
      owner.query(
        `update complaint set ${change} where id = ${one} and merged is null and state not in ${change.includes('null') ? `('accepted', 'closed')` : `('merged')`}`,
        [roll(1e6)],
      ),
  ),
  ...[
    'consent_publish = not consent_publish',
    `police = '{}'`,
    'police = null',
    `review = '{}'`,
    'review = null',
    `clues = '[{}]'`,
  ].map(
    (change) => (roll: Roll) =>
      owner.query(
        `update complaint set ${change} where id = ${one.replace('from complaint', `from complaint where state = 'closed'`)}`,
        [roll(1e6)],
      ),
  ),
  // A publication that is decided on, is taken down or goes.
  (roll) =>
    owner.query(
      `insert into publication (county_id, id, state, matter_id, matter_number, complained_on, closed_on, outcome, opened_at)
       select county_id, gen_random_uuid(), 'waiting', id, number, '2026-03-01', closed_on, 'settled', now() from complaint
       where id in (${one.replace('from complaint', `from complaint where state = 'closed'`)}) on conflict do nothing`,
      [roll(1e6)],
    ),
  ...['published', 'withheld', 'left', 'waiting'].map(
    (state) => (roll: Roll) =>
      owner.query(
        `update publication set state = $2, published_on = case when $2 = 'published' then $3::date end, ground = 'secret',
           number = coalesce(number, id::text), reviewed_by_id = id, operator_code = '9'
         where id = (select id from publication where state <> 'left' order by md5(id::text || $1) limit 1)`,
        [roll(1e6), state, day(roll)],
      ),
  ),
  (roll) =>
    owner.query(
      `delete from publication where id = (select id from publication order by md5(id::text || $1) limit 1)`,
      [roll(1e6)],
    ),
  // A clock that begins, is stopped, or has another day because of a pause.
  ...['accept', 'mediate', 'accept', 'mediate'].map(
    (clock) => (roll: Roll) =>
      owner.query(
        `insert into matter_clock (county_id, matter_id, clock, due_on, stopped_on) select county_id, id, $2, $3, $4 from complaint where id = ${one}
         on conflict (county_id, matter_id, clock) do update set due_on = excluded.due_on, stopped_on = excluded.stopped_on`,
        [roll(1e6), clock, day(roll), oneOf(roll, [null, day(roll)])],
      ),
  ),
  // A decision that is revoked, with its line, which may come before or after the others.
  ...[0, 1].map(() => async (roll: Roll) => {
    const { rows } = await owner.query<{ id: string }>(
      `update complaint set annulments = annulments || '[{}]', state = 'registered', closed_on = null, cost = null, outcome = null
       where id = ${one.replace('from complaint', `from complaint where merged is null and state in ('closed', 'declined', 'terminated', 'told')`)}
       returning id`,
      [roll(1e6)],
    );
    for (const { id } of rows) await tell('$1', [id], day(roll), 'decision-annulled');
  }),
  // A close that is taken back, with its line.
  async (roll: Roll) => {
    const { rows } = await owner.query<{ id: string }>(
      `update complaint set state = 'told', closed_on = null
       where id = ${one.replace('from complaint', `from complaint where merged is null and state = 'closed'`)} returning id`,
      [roll(1e6)],
    );
    for (const { id } of rows)
      await tell('$1', [id], day(roll), 'service-failure-corrected', { closedOn: '2026-04-20' });
  },
  (roll) =>
    owner.query(`update region set parent_id = $1 where id = $2`, [
      oneOf(roll, ['T01', 'T02', 'T03']),
      oneOf(roll, ['V0101', 'V0201']),
    ]),
  // A place that is removed or added again, whatever names it.
  () => owner.query(`delete from region where id = 'V0299'`),
  (roll) => addPlace(oneOf(roll, ['T01', 'T02'])),
  (roll) => fold(1 + roll(20)),
  (roll) => live(county, 1, day(roll), roll),
];

describe('law 5: a decision on a tip-off that was revoked', () => {
  it('law 5: leaves every count as counting the rows anew gives it, and counts the case that is opened then once', async () => {
    const period = { from: '2026-03-01', to: '2026-06-30', officeId: null };
    const cases = async () => (await countTipoffFigures(county.db, countyId, period)).casesOpened;
    const before = await cases();
    for (const move of ['notOpen', 'transfer', 'disclaim'] as const) {
      const filed = await tippedOffIn(county, '2026-03-02');
      let tipoff = await makeMove(county, filed, 'dispatch', '2026-03-02');
      tipoff = await makeMove(county, tipoff, 'assign', '2026-03-02');
      tipoff = await makeMove(county, tipoff, 'startVerification', '2026-03-03');
      const by = move === 'disclaim' ? cast.officerOfShiqiao : cast.deputyDirector;
      tipoff = await makeMove(county, tipoff, move, '2026-03-10', {}, by);
      await fold(1e9);
      tipoff = await makeMove(county, tipoff, 'decideAnew', '2026-05-06', {}, cast.dutyLeader);
      await fold(1e9);
      expect(await faults(), move).toEqual([]);
      tipoff = await makeMove(county, tipoff, 'dispatch', '2026-05-06');
      const others = {
        handlerId: county.actor(cast.officerOfShiqiao).id,
        secondId: county.actor(cast.headOfShiqiao).id,
      };
      tipoff = await makeMove(county, tipoff, 'assign', '2026-05-06', others);
      tipoff = await makeMove(county, tipoff, 'startVerification', '2026-05-07');
      if (move === 'notOpen') await makeMove(county, tipoff, 'open', '2026-05-12', {}, cast.dutyLeader);
      await fold(1e9);
      expect(await faults(), move).toEqual([]);
    }
    expect(await cases()).toBe(before + 1);
  });
});

describe('law 16: figures of closed months', () => {
  const act = (complaint: Complaint, move: PersonMove, on: string, who: string) =>
    moveComplaint(
      county.ctx(who, on),
      complaint.number,
      move,
      {
        ...inputOf(move, complaint, on),
        ...(move === 'assign' ? { handlerId: county.actor(cast.officer).id } : {}),
        ...(move === 'recordUnserved' ? { how: 'dead', end: 'none', announcedOn: '', otherWays: '' } : {}),
      } as never,
      { version: complaint.version },
    );
  const lived = async (...steps: readonly (readonly [PersonMove, string, string?])[]) => {
    let complaint = await fileComplaint(
      county.ctx('consumer', '2026-03-02'),
      aFiling({ consumer: { phone: aPhone() }, categoryCode: 'G10.3' }),
    );
    for (const [move, on, who = cast.officer] of steps) complaint = await act(complaint, move, on, who);
    return complaint;
  };
  const wanted = [
    'closedInPeriod',
    'closedOnTime',
    'initialDue',
    'initialOnTime',
    'transferred',
    'mediationOver',
  ] as const;
  const counted = async (to: string, officeId: string | null = null) => {
    const period = { from: '2026-03-01', to, officeId };
    return {
      ...(await countComplaintFigures(county.db, countyId, period)),
      ...(await countHandling(county.db, countyId, period, new Set(wanted))),
      ...(await countVerifications(county.db, countyId, period)),
      ...(await countTipoffFigures(county.db, countyId, period)),
      ...(await countPublications(county.db, countyId, period)),
      graded: (await countGraded(county.db, countyId, period, 'O')).map((one) => JSON.stringify(one)).toSorted(),
    };
  };
  /** The same once more, matter by matter, of what a decision that was revoked may count twice. */
  const expectOnceEach = async (period: FigurePeriod) => {
    const figures = await countHandling(county.db, countyId, period, new Set([...wanted, 'costTold']));
    expect(figures).toMatchObject(await recountFalling(county.db, countyId, period));
    const { transferred, closedInPeriod, closedOnTime, closedSettled, costTold } = await recountHappened(
      county.db,
      countyId,
      period,
    );
    expect(figures).toMatchObject({ transferred, closedInPeriod, closedOnTime, closedSettled, costTold });
    expect(await countVerifications(county.db, countyId, period)).toEqual(
      await recountVerifications(county.db, countyId, period),
    );
    expect(await countTipoffFigures(county.db, countyId, period)).toMatchObject(
      await recountTipoffFigures(county.db, countyId, period),
    );
    expect(await countPublications(county.db, countyId, period)).toEqual(
      await recountPublications(county.db, countyId, period),
    );
    expect(await countComplaintFigures(county.db, countyId, period)).toEqual(
      await recountComplaintFigures(county.db, countyId, period),
    );
  };

  it('law 16: stay when a decision is revoked; what it had ended is taken off on that day, and counted when it is ended again', async () => {
    const notice = 'recordNotice';
    const refused = await lived(
      ['dispatch', '2026-03-02', cast.centre],
      ['decline', '2026-03-04'],
      [notice, '2026-03-05'],
      ['close', '2026-03-06'],
    );
    const over = await lived(
      ['dispatch', '2026-03-02', cast.centre],
      ['accept', '2026-03-04'],
      [notice, '2026-03-04'],
      ['recordConsent', '2026-03-05'],
      ['recordConsent', '2026-03-05'],
      ['startMediation', '2026-03-05'],
      ['terminate', '2026-04-08'],
      [notice, '2026-04-08'],
      [notice, '2026-04-08'],
      ['close', '2026-04-09'],
    );
    let tipoff = await tippedOffIn(county, '2026-03-02');
    for (const move of ['dispatch', 'assign', 'startVerification', 'notOpen'] as const)
      tipoff = await makeMove(county, tipoff, move, '2026-03-10');
    // It was published, and whoever complained was not content with it.
    await owner.query(
      `update complaint set consent_publish = true, satisfaction = 4, followed_up_on = '2026-04-12', terminate_ground = 'TM3' where id = $1`,
      [over.id],
    );
    await owner.query(
      `insert into publication (county_id, id, state, matter_id, matter_number, complained_on, closed_on, outcome, opened_at, published_on,
         number, reviewed_by_id, operator_code)
       select county_id, gen_random_uuid(), 'published', id, number, '2026-03-02', closed_on, 'terminated', now(), '2026-04-14', '示1', id, '9'
       from complaint where id = $1`,
      [over.id],
    );
    await fold(1e9);
    await foldNoted(county.db, new AbortController().signal);
    const days = ['2026-03-31', '2026-04-08', '2026-04-30'] as const;
    const closedMonths = async () => {
      const all = [];
      for (const to of days) for (const officeId of [null, 'SO-LH', 'SO-SQ']) all.push(await counted(to, officeId));
      return all;
    };
    const before = await closedMonths();
    const may = await counted('2026-05-31');
    // The county lives on: others may end in the days between.
    const fifth = await counted('2026-05-05');

    const anew = await act(refused, 'decideAnew', '2026-05-06', cast.deputyDirector);
    const again = await act(over, 'mediateAnew', '2026-05-06', cast.deputyDirector);
    tipoff = await makeMove(county, tipoff, 'decideAnew', '2026-05-06', {}, cast.dutyLeader);
    await fold(1e9);
    expect(await faults()).toEqual([]);
    expect(await closedMonths()).toEqual(before);
    expect(before.at(-3)).toMatchObject({ published: expect.any(Number) as number });
    expect(before.at(-3)?.published).toBeGreaterThan(0);
    expect(before.at(-3)?.graded.join(' ')).toContain('"grade":4');
    const revoked = await counted('2026-05-31');
    expect(revoked).toMatchObject({
      terminated: may.terminated - 1,
      closed: may.closed - 1,
      accepted: may.accepted,
      closedInPeriod: may.closedInPeriod,
      declined: may.declined,
    });
    expect((await counted('2026-05-05')).terminated).toBe(fifth.terminated);

    let next = await act(anew, 'dispatch', '2026-05-07', cast.centre);
    next = await act(next, 'accept', '2026-05-08', cast.officer);
    let last = await act(again, 'terminate', '2026-05-20', cast.officer);
    for (const on of ['2026-05-20', '2026-05-20', '2026-05-20', '2026-05-20', '2026-05-20'])
      if (last.state === 'terminated') last = await act(last, notice, on, cast.officer);
    await act(last, 'close', '2026-05-21', cast.officer);
    const others = { handlerId: county.actor(cast.officerOfShiqiao).id, secondId: county.actor(cast.headOfShiqiao).id };
    tipoff = await makeMove(county, tipoff, 'dispatch', '2026-05-06');
    tipoff = await makeMove(county, tipoff, 'assign', '2026-05-06', others);
    tipoff = await makeMove(county, tipoff, 'startVerification', '2026-05-07');
    await makeMove(county, tipoff, 'notOpen', '2026-05-12', {}, cast.dutyLeader);
    await fold(1e9);
    expect(await faults()).toEqual([]);
    expect(await closedMonths()).toEqual(before);
    const ended = await counted('2026-05-31');
    expect(ended).toMatchObject({
      // What was refused once is not counted as closed by the close of that refusal.
      accepted: may.accepted + 1,
      closed: may.closed,
      terminated: may.terminated,
      // Closed twice, decided twice and due twice in these months, each is one matter.
      closedInPeriod: may.closedInPeriod,
      casesNotOpened: may.casesNotOpened,
      tipoffsDecided: may.tipoffsDecided,
      publishable: may.publishable,
      published: may.published,
    });
    for (const to of ['2026-05-06', '2026-05-19', '2026-05-20', '2026-05-31'])
      for (const officeId of [null, 'SO-LH']) {
        const period = { from: '2026-03-03', to, officeId };
        await expectOnceEach(period);
      }
    for (const category of ['G', 'G10.3'])
      await expectOnceEach({ from: '2026-03-03', to: '2026-05-25', officeId: null, category });
    expect(next.state).toBe('accepted');
  });

  it('law 16: what was published of a close that was revoked before the upgrade is counted again in its month (0404)', async () => {
    const kept = `from figure_kept where counts ?| array['publishable', 'published']`;
    const { rows } = await owner.query<{ matter_id: string }>(`select distinct matter_id ${kept}`);
    expect(rows.length).toBeGreaterThan(0);
    // As the former program left them: the publication has gone with the close, and nothing of it was kept.
    await owner.query(`update publication set state = 'left' where matter_id = any($1)`, [
      rows.map((one) => one.matter_id),
    ]);
    await fold(1e9);
    const april = async () => {
      const { publishable, published } = await counted('2026-04-30');
      return { publishable, published };
    };
    const before = await april();
    await owner.query(`delete ${kept}`);
    await owner.query('call figure_fill(20000)');
    expect((await april()).published).toBe(before.published - 1);
    const upgrade = readFileSync(new URL('../../../migrations/0404-counted-once.sql', import.meta.url), 'utf8');
    const [fill = ''] = /^select keep_counts[^;]+;/mu.exec(upgrade) ?? [];
    await owner.query(fill);
    await fold(1e9);
    expect(await april()).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  it('law 15 law 16: a close that is taken back counts no more until it is closed again, and the month of it stays as it was', async () => {
    const over = await lived(
      ['dispatch', '2026-03-02', cast.centre],
      ['accept', '2026-03-04'],
      ['recordNotice', '2026-03-04'],
      ['recordConsent', '2026-03-05'],
      ['recordConsent', '2026-03-05'],
      ['startMediation', '2026-03-05'],
      ['terminate', '2026-04-08'],
      ['recordUnserved', '2026-04-08'],
      ['recordNotice', '2026-04-08'],
      ['close', '2026-04-09'],
    );
    await owner.query(
      `update complaint set consent_publish = true, terminate_ground = 'TM3', cost = '{"trips": 3}' where id = $1`,
      [over.id],
    );
    await fold(1e9);
    const spans = ['2026-03-31', '2026-04-30', '2026-05-31'] as const;
    const [march, april, may] = [await counted(spans[0]), await counted(spans[1]), await counted(spans[2])];
    const listed = async (to: string) => {
      const query = ComplaintQuery.parse({ figure: 'closed', from: '2026-03-01', to, limit: 200 });
      const { items } = await listComplaints(county.db, county.actor(cast.centre), query, '2026-06-30');
      return [items.length, items.some(({ id }) => id === over.id)];
    };
    const inTables = async () => {
      const read = async (to: string) =>
        (
          await readTable(county.db, countyId, {
            measure: 'closed',
            rows: 'office',
            columns: null,
            from: '2026-03-01',
            to,
          })
        ).total;
      return [await read('2026-04-30'), await read('2026-05-05'), await read('2026-05-06'), await read('2026-05-31')];
    };
    const tables = await inTables();
    const between = (await counted('2026-05-07')).closed;
    const fifth = (await counted('2026-05-05')).closed;

    const open = await act(over, 'takeBackUnserved', '2026-05-06', cast.officer);
    expect([open.state, open.closedOn]).toEqual(['told', null]);
    expect(await faults(), 'open again').toEqual([]);
    expect(await counted(spans[0])).toEqual(march);
    // What was told in the call afterwards goes with the close that stands.
    const { graded: _graded, costTold: _costTold, tripsMean: _tripsMean, ...reported } = april;
    expect(await counted(spans[1])).toMatchObject(reported);
    const { closed, terminated, closedInPeriod, closedOnTime, publishable } = may;
    const stays = { terminated, closedInPeriod, closedOnTime, publishable };
    expect(await counted(spans[2])).toMatchObject({ ...stays, closed: closed - 1 });
    expect((await counted('2026-05-05')).closed).toBe(fifth);
    expect(await listed('2026-05-05')).toEqual([fifth, true]);
    expect(await listed('2026-05-31')).toEqual([closed - 1, false]);
    expect(await inTables()).toEqual(tables.map((n, i) => n - (i < 2 ? 0 : 1)));
    for (const from of ['2026-03-01', '2026-03-03'])
      for (const to of ['2026-04-30', '2026-05-05', '2026-05-06', '2026-05-31'])
        await expectOnceEach({ from, to, officeId: null });

    const told = await act(open, 'recordNotice', '2026-05-07', cast.officer);
    await act(told, 'close', '2026-05-08', cast.officer);
    await fold(1e9);
    expect(await faults(), 'closed again').toEqual([]);
    expect((await counted('2026-05-07')).closed).toBe(between - 1);
    expect(await counted(spans[2])).toMatchObject({ ...stays, closed });
    expect(await listed('2026-05-31')).toEqual([closed, true]);
    for (const from of ['2026-03-01', '2026-03-03', '2026-05-01'])
      for (const to of ['2026-05-06', '2026-05-08', '2026-05-31']) await expectOnceEach({ from, to, officeId: null });

    // As the program before 0560 left it: nothing of its first close was kept.
    await owner.query('delete from figure_kept where matter_id = $1', [over.id]);
    await owner.query('call figure_fill(20000)');
    expect((await counted(spans[1])).closedInPeriod).toBe((reported.closedInPeriod ?? 0) - 1);
    const upgrade = readFileSync(new URL('../../../migrations/0560-closing-undone.sql', import.meta.url), 'utf8');
    const [fill = ''] = /^select keep_counts[^;]+;/mu.exec(upgrade) ?? [];
    await owner.query(fill);
    await fold(1e9);
    expect(await counted(spans[1])).toMatchObject(reported);
    expect(await faults(), 'after the upgrade').toEqual([]);
  });

  it('law 16: a complaint that is refused twice is refused once, in the month of the first refusal and in every table', async () => {
    const tables = async () => {
      const of = async (rows: 'month' | 'office') =>
        (
          await readTable(county.db, countyId, {
            measure: 'declined',
            rows,
            columns: null,
            from: '2026-03-01',
            to: '2026-05-31',
          })
        ).total;
      return [await of('month'), await of('office'), (await counted('2026-05-31')).declined];
    };
    const refused = await lived(
      ['dispatch', '2026-03-02', cast.centre],
      ['decline', '2026-03-04'],
      ['recordNotice', '2026-03-05'],
      ['close', '2026-03-06'],
    );
    const before = await tables();
    let again = await act(refused, 'decideAnew', '2026-05-06', cast.deputyDirector);
    again = await act(again, 'dispatch', '2026-05-07', cast.centre);
    again = await act(again, 'decline', '2026-05-08', cast.officer);
    await fold(1e9);
    expect(await faults()).toEqual([]);
    expect(await tables()).toEqual(before);
    expect(again.state).toBe('declined');
    const listed = async (from: string, to: string) => {
      const query = ComplaintQuery.parse({ figure: 'declined', from, to, limit: 200 });
      return (await listComplaints(county.db, county.actor(cast.centre), query, '2026-06-30')).items.map(
        ({ id }) => id,
      );
    };
    expect(await listed('2026-03-01', '2026-03-31')).toContain(again.id);
    expect(await listed('2026-05-01', '2026-05-31')).not.toContain(again.id);
    for (const period of [
      { from: '2026-03-03', to: '2026-05-25', officeId: null },
      { from: '2026-05-01', to: '2026-05-31', officeId: null },
    ])
      await expectOnceEach(period);
  });
});

describe('the cells', () => {
  it('are what the matters and the ledger say after any acts, folded or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        const roll = dice(seed);
        await live(county, 4, '2026-03-02', roll);
        for (let i = 0; i < 40; i += 1) await oneOf(roll, acts)(roll);
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 6, endOnFailure: true },
    );
    expect(await fold(1e9)).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*) as n from figure_change`.execute(county.db);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('of days by class are, after an upgrade, what the matters say (0676)', async () => {
    await fold(1e9);
    const upgrade = readFileSync(new URL('../../../migrations/0676-day-cells.sql', import.meta.url), 'utf8');
    const [fill = ''] = /^do \$fill\$.+/msu.exec(upgrade) ?? [];
    for (const cells of ['figure_cell', 'pace_cell']) {
      const { rowCount } = await owner.query(`delete from ${cells} where level = 'd' and key <> ''`);
      expect(rowCount, cells).toBeGreaterThan(5);
    }
    expect((await faults()).length).toBeGreaterThan(0);
    await owner.query(fill);
    expect(await faults()).toEqual([]);
  });

  it('count a revocation once, whether its line or its row is written first, and whatever else it changes', async () => {
    const filed = async () =>
      (await fileComplaint(county.ctx('consumer', '2026-03-02'), aFiling({ consumer: { phone: aPhone() } }))).id;
    const told = async (id: string, ...lines: readonly (readonly [string, string])[]) => {
      for (const [on, verb] of lines) await tell('$1', [id], on, verb);
    };
    const end = [
      ['2026-03-03', 'accepted'],
      ['2026-03-10', 'terminated'],
      ['2026-03-11', 'closed'],
    ] as const;
    const closed = `accepted_on = '2026-03-03', closed_on = '2026-03-11', cost = '{"trips": 3}'`;
    const revoked = `annulments = '[{}]', closed_on = null, cost = null`;
    const change = (id: string, what: string) => owner.query(`update complaint set ${what} where id = $1`, [id]);

    const lineFirst = await filed();
    await told(lineFirst, ...end, ['2026-04-02', 'decision-annulled']);
    await change(lineFirst, `annulments = '[{}]'`);
    expect(await faults(), 'the line first').toEqual([]);
    const closedToo = await filed();
    await told(closedToo, ...end);
    await change(closedToo, closed);
    await told(closedToo, ['2026-04-02', 'decision-annulled']);
    await change(closedToo, revoked);
    expect(await faults(), 'the line first, of what was closed').toEqual([]);
    const elsewhere = await filed();
    await told(elsewhere, ...end);
    await change(elsewhere, closed);
    await change(elsewhere, `${revoked}, category_code = 'V13', office_id = 'SO-LH'`);
    await told(elsewhere, ['2026-04-02', 'decision-annulled']);
    expect(await faults(), 'with another category and office').toEqual([]);

    const tipoff = await tippedOffIn(county, '2026-03-02');
    await owner.query(
      `insert into matter_clock (county_id, matter_id, clock, due_on, stopped_on) values ($1, $2, 'verify', '2026-03-20', '2026-03-18')
       on conflict (county_id, matter_id, clock) do update set due_on = excluded.due_on, stopped_on = excluded.stopped_on`,
      [countyId, tipoff.id],
    );
    await owner.query(`update tipoff set annulments = '[{}]', category_code = 'V13' where id = $1`, [tipoff.id]);
    expect(await faults(), 'a tip-off with another category').toEqual([]);
  });

  it('take for publishable what the lists of publications do', async () => {
    await owner.query(
      `update complaint set state = 'closed', closed_on = '2026-04-01'::date + (random() * 20)::integer, consent_publish = true, police = null,
         review = null, clues = '[]', merged = null, outcome = 'settled', terminate_ground = null
       where id in (select id from complaint where accepted_on is not null order by id limit 12)`,
    );
    for (const [i, change] of [
      `police = '{}'`,
      `review = '{}'`,
      `clues = '[{}]'`,
      `clues = '[{"endedOn": "2026-04-20"}]'`,
    ].entries())
      await owner.query(
        `update complaint set ${change} where id = (select id from complaint where state = 'closed' order by id offset $1 limit 1)`,
        [i],
      );
    const { rows } = await sql<{ a: string[]; b: string[]; c: number }>`
      select array(select c.id::text from complaint as c where is_publishable(c) order by 1) as a,
        array(select c.id::text from complaint as c where ${isPublishable} order by 1) as b,
        (select count(*)::integer from complaint) as c`.execute(county.db);
    expect(rows[0]?.a).toEqual(rows[0]?.b);
    expect(rows[0]?.a.length).toBeGreaterThan(0);
    expect(rows[0]?.a.length).toBeLessThan(rows[0]?.c ?? 0);
    for (const [from, to] of [
      ['2026-01-01', '2026-12-31'],
      ['2026-03-11', '2026-04-20'],
      ['2026-03-01', '2026-04-30'],
    ] as const)
      for (const category of [null, 'G10'])
        for (const officeId of [null, 'SO-LH']) {
          const period = { from, to, officeId, category };
          expect(await countPublications(county.db, countyId, period)).toEqual(
            await recountPublications(county.db, countyId, period),
          );
        }
  });

  it('are right where a place changes while a matter of it is written and not yet committed, whichever was first', async () => {
    const other = new pg.Client(county.database.owner);
    await other.connect();
    try {
      await live(county, 3, '2026-03-02', dice(17));
      const id = `(select id from complaint where received_at is not null and merged is null order by id limit 1)`;
      await owner.query(`update complaint set operator_region_id = 'T03' where id = ${id}`);
      await owner.query(`delete from region where id = 'V0299'`);
      const written = `update complaint set operator_region_id = 'V0299' where id = ${id}`;
      const told = `insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
        select now(), county_id, id, (select max(seq) from ledger where matter_id = c.id) + 1, '2026-04-02', gen_random_uuid(), 'declined',
          '{}', sha256('x') from complaint as c where id = ${id}`;
      const changes = [
        () => addPlace('T01'),
        () => owner.query(`update region set parent_id = 'T02' where id = 'V0299'`),
        () => owner.query(`delete from region where id = 'V0299'`),
      ];
      for (const change of changes) {
        for (const statement of [written, told]) {
          await other.query('begin');
          await other.query(statement);
          const changing = change();
          await untilHeld(changing);
          await other.query('commit');
          await changing;
          expect(await faults()).toEqual([]);
          await owner.query(`update complaint set operator_region_id = 'T03' where id = ${id}`);
          await owner.query(`delete from region where id = 'V0299'`);
          await addPlace('T03');
          await owner.query('begin');
          await change();
          const writing = other.query(statement);
          await untilHeld(writing);
          await owner.query('commit');
          await writing;
          expect(await faults()).toEqual([]);
        }
      }
    } finally {
      await other.end();
    }
  });

  it('tell the minutes of each link as they are counted one by one, of any days and limits, folded or not', async () => {
    await owner.query('begin');
    // Of a step of time there are many, of another few; some are of one minute.
    await owner.query(
      `insert into response_time (county_id, link, on_day, minutes, matter_id)
      select $1, link, '2026-02-20'::date + (random() * 80)::integer, (random() * random() * 5000)::integer, gen_random_uuid()
      from response_links(), generate_series(1, 40) where link not in ('report', 'firstUnit')`,
      [countyId],
    );
    await owner.query(`insert into response_time values ($1, 'firstUnit', '2026-04-03', 7, gen_random_uuid())`, [
      countyId,
    ]);
    await owner.query('commit');
    const anew = async (from: string, to: string, rota: { pageMinutes: number; arriveMinutes: number }) => {
      const { rows } = await owner.query<{ link: string; minutes: number[] }>(
        `select link, array_agg(minutes order by minutes) as minutes from response_time where county_id = $1 and on_day between $2 and $3 group by 1`,
        [countyId, from, to],
      );
      return responseLinks.map((link) => {
        const minutes = rows.find((one) => one.link === link)?.minutes ?? [];
        // Between the two nearest, in tenths of the way from the one to the other.
        const at = (tenths: number) => {
          const place = tenths * (minutes.length - 1);
          const [below = 0, above = below] = minutes.slice(Math.floor(place / 10));
          return minutes.length === 0 ? null : Math.round((below * 10 + (above - below) * (place % 10)) / 10);
        };
        const limit = responseWords[link].limit(rota);
        const inTime = minutes.filter((n) => limit !== null && n <= limit).length;
        return { link, n: minutes.length, middle: at(5), most: at(9), limit, inTime };
      });
    };
    const days = fc.tuple(fc.integer({ min: -25, max: 95 }), fc.integer({ min: -25, max: 95 }));
    const compare = () =>
      fc.assert(
        fc.asyncProperty(days, fc.integer({ min: 0, max: 900 }), async (both, minutes) => {
          const [from = '', to = ''] = both.map((n) => addDays('2026-03-01', n)).toSorted();
          const rota = { pageMinutes: minutes, arriveMinutes: minutes + 30 };
          expect(await countResponses(county.db, countyId, { from, to }, rota)).toEqual(await anew(from, to, rota));
        }),
        { numRuns: 30, endOnFailure: true, examples: [[[0, 60], 10]] },
      );
    await compare();
    await fold(1e9);
    await compare();
    // What is kept and no line tells of is found by the proof, and so is a line of which nothing is kept.
    expect((await listResponseFaults(county.db, countyId, 1000)).every(({ held, counted }) => held > counted)).toBe(
      true,
    );
    await owner.query('delete from response_time');
    expect((await listResponseFaults(county.db, countyId, 5)).length).toBeGreaterThan(0);
    await owner.query('select fill_response_times()');
    await owner.query('call figure_fill(50)');
    expect(await faults()).toEqual([]);
  });

  it('give any table as it is counted from the matters, and totals that are its sums', async () => {
    const sides = ['office', 'town', 'village', 'category', 'nature', 'channel', 'month'] as const;
    const narrowings: TableConditions[] = [
      {},
      {},
      { town: 'T03' },
      { town: 'none' },
      { village: 'V0303' },
      { nature: 'N01' },
      { channel: 'C01' },
      { town: 'T03', nature: 'N01' },
      { nature: 'none', channel: 'C01' },
    ];
    const wishes = fc.record({
      measure: fc.constantFrom(
        'received',
        'people',
        'accepted',
        'declined',
        'mediated',
        'settled',
        'closed',
        'settledAtStation',
        'recoveredFen',
        'tipoffs' as const,
        'askedPeople',
      ),
      rows: fc.constantFrom(...sides),
      columns: fc.constantFrom(null, ...sides),
      days: fc.constantFrom(
        ['2026-01-01', '2026-12-31'],
        ['2026-03-01', '2026-04-30'],
        ['2026-03-11', '2026-05-04'],
        ['2026-04-01', '2026-05-31'],
        ['2026-04-01', '2026-05-10'],
        ['2026-03-05', '2026-03-20'],
      ),
      officeId: fc.constantFrom(null, null, 'SO-LH'),
      category: fc.constantFrom(null, null, 'G', 'G10', 'G10.1', 'G10.10'),
      conditions: fc.constantFrom(...narrowings),
      isDeep: fc.boolean(),
    });
    let [counted, narrowed] = [0, 0];
    await fc.assert(
      fc.asyncProperty(wishes, async ({ days: [from = '', to = ''], measure, ...others }) => {
        fc.pre(others.rows !== others.columns);
        const isDeep = others.isDeep && others.rows === 'category';
        const wish = { ...others, measure: measure as Measure, from, to, isDeep };
        const table = await readTable(county.db, countyId, wish);
        expect(table).toEqual(await recountTable(county.db, countyId, wish));
        expect(table.rows.reduce((sum, { total }) => sum + total, 0)).toBe(table.total);
        counted += table.rows.length;
        if (Object.keys(others.conditions).length > 0) narrowed += table.rows.length;
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(counted).toBeGreaterThan(40);
    expect(narrowed).toBeGreaterThan(10);
  });

  it('take of a category its own and what stands below it, as the list behind them does', async () => {
    const codes = ['G10', 'G10.1', 'G10.10', 'G10.1.2', 'G100', 'V13'];
    for (const code of codes)
      await owner.query(`update complaint set category_code = $1 where id = ${one.replace('$1', '$2')}`, [code, code]);
    const period = { from: '2026-01-01', to: '2026-12-31' };
    const centre = county.actor('fangmin');
    const { rows } = await owner.query<{ code: string; n: number }>(
      `select category_code as code, count(*)::integer as n from complaint where merged is null and received_at is not null group by 1`,
    );
    for (const node of ['G', 'G10', 'G10.1', 'G10.10', 'G10.1.2', 'G10.2']) {
      const own = rows.filter(({ code }) => isWithinCategory(code, node)).reduce((sum, { n }) => sum + n, 0);
      const wish = { ...period, measure: 'received' as const, rows: 'month' as const, columns: null, category: node };
      expect((await readTable(county.db, countyId, wish)).total, node).toBe(own);
      expect((await readTable(county.db, countyId, { ...wish, rows: 'channel' })).total, node).toBe(own);
      const { received } = await countComplaintFigures(county.db, countyId, {
        ...period,
        officeId: null,
        category: node,
      });
      expect(received, node).toBe(own);
      const asked = ComplaintQuery.parse({ figure: 'received', ...period, category: node, limit: 200 });
      expect(await countComplaints(county.db, centre, asked, '2026-05-06', 10_000), node).toBe(own);
      expect((await listComplaints(county.db, centre, asked, '2026-05-06')).items.length, node).toBe(own);
    }
    expect(new Set(rows.map(({ code }) => code)).size).toBeGreaterThan(4);
  });

  it('have both sides of the tables that a county asks for, so that no matter is read', async () => {
    const period = { from: '2026-03-01', to: '2026-05-31' };
    const sides = ['office', 'town', 'category', 'nature', 'channel'] as const;
    const two = sides.flatMap((rows, i) => sides.slice(i + 1).map((columns) => ({ rows, columns })));
    for (const asked of [...two, { rows: 'nature', columns: 'month', category: 'G10' } as const])
      for (const measure of ['received', 'accepted', 'settled', 'recoveredFen'] as const) {
        const wish = { ...period, ...asked, measure };
        const plan = await plansOf(county.db, (db) => readTable(db, countyId, wish));
        expect(plan, JSON.stringify(wish)).not.toMatch(/ on (?:complaint|ledger)\b/u);
        expect(await readTable(county.db, countyId, wish)).toEqual(await recountTable(county.db, countyId, wish));
      }
    // By what 探查 asks for with one condition: as deep as the categories go, by all that is counted, and of one office.
    const conditions = [{ town: 'T03' }, { village: 'V0303' }, { nature: 'N01' }, { channel: 'C01' }] as const;
    for (const measure of ['accepted', 'closed', 'recoveredFen'] as const)
      for (const rows of ['category', 'village', 'office', 'month'] as const)
        for (const one of conditions)
          for (const officeId of [null, 'SO-LH']) {
            const wish = {
              ...period,
              measure,
              rows,
              columns: null,
              conditions: one,
              officeId,
              isDeep: rows === 'category',
            };
            const plan = await plansOf(county.db, (db) => readTable(db, countyId, wish));
            expect(plan, JSON.stringify(wish)).not.toMatch(/ on (?:complaint|ledger)\b/u);
            expect(await readTable(county.db, countyId, wish)).toEqual(await recountTable(county.db, countyId, wish));
          }
    // Of the villages of a town, too, and of the town of a village.
    for (const measure of ['received', 'accepted'] as const) {
      const wish = { ...period, measure, columns: 'month' } as const;
      const towns = await readTable(county.db, countyId, { ...wish, rows: 'town' });
      const [town] = towns.rows.toSorted((a, b) => b.total - a.total);
      const ofTown = { ...wish, rows: 'village', conditions: { town: town?.key } } as const;
      const villages = await readTable(county.db, countyId, ofTown);
      expect(villages.total).toBe(town?.total);
      const ofVillage = { ...wish, rows: 'town', conditions: { village: villages.rows[0]?.key } } as const;
      for (const asked of [ofTown, ofVillage]) {
        const plan = await plansOf(county.db, (db) => readTable(db, countyId, asked));
        expect(plan, JSON.stringify(asked)).not.toMatch(/ on (?:complaint|ledger)\b/u);
        const table = await readTable(county.db, countyId, asked);
        expect(table).toEqual(await recountTable(county.db, countyId, asked));
        expect(table.total).toBeGreaterThan(0);
      }
    }
  });

  it('say at once that a table without cells would count too many matters, and how to ask for fewer', async () => {
    const wish = {
      measure: 'received',
      rows: 'village',
      columns: 'nature',
      conditions: { channel: 'C01' },
      from: '2016-01-01',
      to: '2026-12-31',
    } as const;
    const many = (n: number) =>
      owner.query(
        `update figure_cell set received = received + $1 where level = 'C' and key = '' and start_on = '2026-03-01'`,
        [n],
      );
    await fold(1e9);
    await many(mostCounted);
    const refused = expect.objectContaining({ code: 'table-too-large' });
    await expect(readTable(county.db, countyId, wish)).rejects.toEqual(refused);
    await expect(readTable(county.db, countyId, { ...wish, measure: 'closed' })).rejects.toEqual(refused);
    for (const fewer of [
      { to: '2026-02-28' },
      { officeId: 'SO-LH' },
      { category: 'V13' },
      { columns: 'month' as const },
    ])
      expect((await readTable(county.db, countyId, { ...wish, ...fewer })).total).toBeGreaterThanOrEqual(0);
    await many(-mostCounted);
    expect(await faults()).toEqual([]);
  });

  it('set the counties beside each other, and sum them up by city and province', async () => {
    const period = { from: '2026-03-01', to: '2026-04-20' };
    const measures = ['received', 'accepted', 'closed', 'recoveredFen'] as const;
    const own = await countComplaintFigures(county.db, countyId, { ...period, officeId: null });
    const wanted = Object.fromEntries(measures.map((one) => [one, own[one]]));
    for (const within of [0, 990000, 990100])
      expect(await listCountyTable(county.db, { ...period, measures, within })).toEqual([{ countyId, values: wanted }]);
    expect(await listCountyTable(county.db, { ...period, measures, within: 330000 })).toEqual([]);
    const months = { from: '2026-03-01', to: '2026-05-31' };
    const table = await readTable(county.db, countyId, {
      ...months,
      measure: 'accepted',
      rows: 'month',
      columns: 'category',
    });
    for (const [by, areaId] of [
      ['city', 990100],
      ['county', countyId],
      ['province', 990000],
    ] as const) {
      const counts = await listAreaTable(county.db, { ...months, measure: 'accepted', by, within: 0 });
      expect(new Set(counts.map((one) => one.areaId))).toEqual(new Set([String(areaId)]));
      expect(
        tableOf(
          { columns: 'category' },
          counts.map(({ month, category, n }) => ({ row: month, column: category, n })),
        ),
      ).toEqual(table);
    }
  });

  it('tell of a cell that somebody has damaged, and of a change that was lost', async () => {
    await owner.query(`update figure_cell set received = received + 1 where level = 'd' and received is not null`);
    const [fault] = await listFigureFaults(county.db, countyId, 5);
    expect(fault).toMatchObject({ countyId, level: 'd' });
    expect(fault?.held.received).toBe((fault?.counted.received ?? 0) + 1);
    await owner.query('call figure_fill(50)');
    expect(await faults()).toEqual([]);
    await live(county, 1, '2026-05-04', dice(5));
    await owner.query('delete from figure_change');
    expect((await faults()).length).toBeGreaterThan(0);
    await owner.query('call figure_fill(7)');
    expect(await faults()).toEqual([]);
  });

  it('are folded by one at a time, and stay as they were where the fold is cut off', async () => {
    await fold(1e9);
    await live(county, 2, '2026-05-04', dice(6));
    await owner.query('begin');
    await owner.query('select figure_fold(1000000)');
    expect(await fold(10)).toBe(0);
    await owner.query('rollback');
    expect(await faults()).toEqual([]);
    expect(await fold(1)).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('of one county that cannot be folded do not hold up those of the others', async () => {
    await live(county, 1, '2026-05-04', dice(8));
    await owner.query(
      `insert into figure_change (county_id, on_day, since_on, received) select 990001, '2026-05-04', '2026-05-01', 2147483647 from generate_series(1, 2)`,
    );
    await expect(foldNoted(county.db, new AbortController().signal)).rejects.toMatchObject({ code: '22003' });
    const { rows } = await owner.query('select distinct county_id from figure_change');
    expect(rows).toEqual([{ county_id: 990001 }]);
    await owner.query('delete from figure_change');
    expect(await faults()).toEqual([]);
  });

  it('tell the machine keeper who keeps all that was folded from being cleaned away', async () => {
    const tool = new pg.Client({ ...county.database.owner, application_name: 'DBeaver' });
    await tool.connect();
    try {
      await tool.query('begin isolation level repeatable read');
      await tool.query('select 1 from figure_cell limit 1');
      const { longestReader } = await findUpkeep(county.db, new Date());
      expect(longestReader?.named).toBe('DBeaver');
      expect(longestReader?.since).toBeInstanceOf(Date);
    } finally {
      await tool.end();
    }
    expect((await findUpkeep(county.db, new Date())).longestReader?.named).not.toBe('DBeaver');
  });

  it('can be written by no role of the program', async () => {
    for (const statement of [
      'delete from figure_cell',
      'update figure_cell set received = 0',
      'delete from figure_change',
    ])
      await expect(sql.raw(statement).execute(county.db)).rejects.toMatchObject({ code: '42501' });
  });
});
