import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintFrame, moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { clockReader } from '../../../src/actions/desk/clock-keeper.ts';
import { books } from '../../../src/actions/desk/readers.ts';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { factsOf } from '../../../src/actions/base/context.ts';
import { tipoffFrame } from '../../../src/actions/tipoff/tipoff.ts';
import { foldNoted } from '../../../src/actions/figures/folding.ts';
import { addDays, addMonths, dayOf } from '../../../src/domain/base/calendar.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { clocksOf } from '../../../src/domain/complaint/deadline.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { handlingFigures, openedHandlingFigures } from '../../../src/domain/complaint/handling-figures.ts';
import { fewerBefore } from '../../../src/domain/figures/figure-cell.ts';
import { isWithinCategory } from '../../../src/domain/county/category.ts';
import { growth, rate, type FigurePeriod } from '../../../src/domain/figures/figure.ts';
import type { Clock } from '../../../src/domain/law/clock.ts';
import { tipoffClocksOf } from '../../../src/domain/tipoff/deadline.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { TipoffQuery } from '../../../src/domain/tipoff/tipoff-list.ts';
import { countComplaintFigures, recountComplaintFigures } from '../../../src/store/complaint/complaint-figure.ts';
import { recountFalling, recountHappened } from '../../../src/store/complaint/figure-records.ts';
import { countCostMonths } from '../../../src/store/complaint/cost-month.ts';
import { countInitialByOffice } from '../../../src/store/complaint/initial-by-office.ts';
import { countComplaints, listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { countFigures, countSome } from '../../../src/store/figures.ts';
import { recordsOfPart, shareNames, type ShareName } from '../../../src/domain/report/share.ts';
import { listsOf } from '../../../src/store/report/counts.ts';
import { countShares } from '../../../src/store/report/shares.ts';
import { listMatters } from '../../../src/store/matter/lists.ts';
import { recountInquiryFigures } from '../../../src/store/inquiry/inquiry-figure.ts';
import { recountPublications } from '../../../src/store/publicity/publication/publication-figure.ts';
import { recountTipoffFigures } from '../../../src/store/tipoff/tipoff-figure.ts';
import { recountVerifications } from '../../../src/store/tipoff/verify-figure.ts';
import { tipoffListing } from '../../../src/store/tipoff/tipoff-list.ts';
import { aFiling, aPhone, countyId, inputOf } from '../../build/complaint.ts';
import { cast } from '../../build/cast.ts';
import { makeMove, tippedOffIn } from '../../build/living-tipoffs.ts';
import { plansOf } from '../../build/plans.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';

const today = '2026-09-30';
let county: Qinghe;
let complaints: Complaint[];
let tipoffs: Tipoff[];
/** The closes that were taken back, each by the id of its complaint. */
let takenBack: Map<string, string>;

const read = () =>
  readMatters(county.ctx('fangmin', today), {
    readers: [clockReader],
    books,
    signal: new AbortController().signal,
    isOver: () => false,
  });

beforeAll(async () => {
  county = await qinghe();
  await live(county, 60, '2026-03-02', dice(79));
  for (const [i, on] of ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'].entries()) {
    const filed = await tippedOffIn(county, on);
    const sent = await makeMove(county, filed, 'dispatch', on, { officeId: 'SO-LH' });
    const [handler, second] = county.accounts.filter(({ organisationId }) => organisationId === 'SO-LH');
    const head = county.actor(handler?.loginName ?? '');
    const named = await makeMove(county, sent, 'assign', on, { handlerId: handler?.id, secondId: second?.id }, head);
    const begun = await makeMove(county, named, 'startVerification', addDays(on, 1), {}, head);
    // In time, in time, late, and not yet.
    if (i < 3) await makeMove(county, begun, i === 0 ? 'open' : 'notOpen', addDays(on, i === 2 ? 40 : 9));
  }
  // The day passes at the centre: 柳河所 is proposed for it, and has never had it.
  await tippedOffIn(county, '2026-03-30');
  await county.db.updateTable('tipoff').set({ officeId: 'SO-LH' }).where('dispatchedOn', 'is', null).execute();
  await livePaid();
  await read();
  complaints = await county.db.selectFrom('complaint').selectAll().execute();
  tipoffs = await county.db.selectFrom('tipoff').selectAll().execute();
});
afterAll(() => county.close());

/** What matters rarely go through: settlements with firms, one of them settled once more by the bureau, hand-overs, and costs told. */
async function livePaid(): Promise<void> {
  const owner = new pg.Client(county.database.owner);
  await owner.connect();
  const line = (i: number, verb: string, on: string, detail: object) =>
    owner.query(
      `insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
       select now(), county_id, id, (select max(seq) from ledger where matter_id = c.id) + 1, $2, gen_random_uuid(), $3, $4, sha256('x')
       from complaint as c where outcome is distinct from 'settledAtStation'
         and not exists (select from ledger as l where l.matter_id = c.id and l.verb = 'sent-up') order by number offset $1 limit 1`,
      [i, on, verb, JSON.stringify(detail)],
    );
  for (let i = 0; i < 12; i += 1)
    await line(i, 'offer-answered', `2026-03-${10 + i}`, {
      answer: i % 4 === 3 ? 'disagree' : 'agree',
      recoveredFen: i % 4 === 3 ? null : 1000 + i,
    });
  await line(0, 'settled', '2026-04-02', {
    recoveredFen: 900,
    compensationFen: 300,
    disputedFen: 1200,
    recoveredByKind: [
      { kind: 'inKind', valueFen: 500 },
      { kind: 'extraDamages', valueFen: 300 },
      { kind: 'waiver', valueFen: 100 },
    ],
  });
  for (const [i, kind] of ['arbitration', 'court', 'confirmation', 'arbitration'].entries())
    await line(i, 'referred', `2026-04-1${i}`, { kind, body: '青禾仲裁委员会' });
  for (const i of [2, 3, 4]) await line(i, 'sent-up', '2026-03-18', { reason: '站里谈不成', stationId: null });
  await owner.query(`update complaint set cost = jsonb_build_object('trips', 2, 'km', null, 'minutes', 40, 'feeFen',
    case when get_byte(sha256(id::text::bytea), 0) % 2 = 0 then 1250 end) where closed_on is not null`);
  // Three closes are taken back, and one of these complaints is closed again in another month.
  const { rows } = await owner.query<{ id: string; on: string }>(
    `select id, closed_on::text as on from complaint
     where state = 'closed' and accepted_on is not null and outcome = 'settled' order by number limit 3`,
  );
  const told = (id: string, verb: string, on: string, detail: object) =>
    owner.query(
      `insert into ledger (at, county_id, matter_id, seq, on_day, by, verb, detail, hash)
       select now(), county_id, id, (select max(seq) from ledger where matter_id = c.id) + 1, $2, gen_random_uuid(), $3, $4, sha256('x')
       from complaint as c where id = $1`,
      [id, on, verb, JSON.stringify(detail)],
    );
  takenBack = new Map(rows.map(({ id, on }) => [id, on]));
  for (const [i, { id, on }] of rows.entries()) {
    await owner.query(`update complaint set state = 'told', closed_on = null where id = $1`, [id]);
    await told(id, 'service-failure-corrected', addDays(on, 20), { closedOn: on });
    if (i > 0) continue;
    const again = addDays(on, 40);
    await owner.query(`update complaint set state = 'closed', closed_on = $2 where id = $1`, [id, again]);
    await told(id, 'closed', again, {});
  }
  await owner.end();
}

const periods: FigurePeriod[] = [
  ['2026-01-01', '2026-12-31'],
  ['2026-03-01', '2026-03-31'],
  ['2026-04-01', '2026-04-30'],
].flatMap(([from = '', to = '']) => [null, 'SO-LH', 'SO-CG'].map((officeId) => ({ from, to, officeId })));

const time = () => factsOf(county.ctx('fangmin', today));
const clockOf = (clocks: readonly Clock[], name: string) => clocks.find(({ identifier }) => identifier === name);
const dueOf = ({ legalOn, nominalOn }: Clock) => legalOn ?? nominalOn;
const isInTime = (clock: Clock | undefined) =>
  clock !== undefined && clock.stoppedOn !== null && clock.stoppedOn <= dueOf(clock);

/** An office has what was dispatched to it; the county has all. */
const hasReached = (one: { dispatchedOn: string | null }, officeId: string | null) =>
  officeId === null || one.dispatchedOn !== null;

/** The rates once more, from the matters and their clocks as the rulebook counts them. */
function recount({ from, to, officeId }: FigurePeriod) {
  const inside = (day: string | null | undefined) => day !== null && day !== undefined && day >= from && day <= to;
  const own = complaints.filter((one) => (officeId === null || one.officeId === officeId) && one.merged === null);
  const due = own
    .filter(({ outcome }) => outcome !== 'withdrawn' && outcome !== 'settledAtStation')
    .filter((one) => hasReached(one, officeId))
    .map((one) => clockOf(clocksOf(one, time()), 'accept'))
    .filter((clock) => clock !== undefined && inside(dueOf(clock)));
  // What a month had counted as closed it keeps.
  const closed = own.filter(
    (one) => one.acceptedOn !== null && (inside(one.closedOn) || inside(takenBack.get(one.id))),
  );
  const onTime = closed.filter((one) => isInTime(clockOf(clocksOf(one, time()), 'mediate')));
  const settled = closed.filter(({ outcome }) => outcome === 'settled');
  const verify = tipoffs
    .filter((one) => (officeId === null || one.officeId === officeId) && one.outcome !== 'repeated')
    .filter((one) => hasReached(one, officeId))
    .map((one) => clockOf(tipoffClocksOf(one, time()), 'verify'))
    .filter((clock) => clock !== undefined && inside(dueOf(clock)));
  return {
    initialDue: due.length,
    initialOnTime: due.filter(isInTime).length,
    initialOnTimeRate: rate(due.filter(isInTime).length, due.length),
    closedInPeriod: closed.length,
    closedOnTime: onTime.length,
    onTimeClosureRate: rate(onTime.length, closed.length),
    closedSettled: settled.length,
    mediationSuccessRate: rate(settled.length, closed.length),
    verifyDue: verify.length,
    verifyOnTime: verify.filter(isInTime).length,
    verifyOnTimeRate: rate(verify.filter(isInTime).length, verify.length),
    transferred: own.filter(({ outcome, endedOn }) => outcome === 'transferred' && inside(endedOn)).length,
  };
}

describe('在期与否', () => {
  it('按时初查、按期办结、举报按时核查都和逐件按规则书重算的一样，哪个期间、哪个所都一样', async () => {
    for (const period of periods)
      expect(await countFigures(county.db, countyId, period), JSON.stringify(period)).toMatchObject(recount(period));
    const whole = recount({ from: '2026-01-01', to: '2026-12-31', officeId: null });
    expect(whole).toMatchObject({ verifyDue: 5, verifyOnTime: 2, verifyOnTimeRate: 40 });
    expect(whole.initialDue).toBeGreaterThan(whole.initialOnTime);
    expect(whole.initialOnTime).toBeGreaterThan(0);
    expect(whole.closedInPeriod).toBeGreaterThan(0);
    expect(takenBack.size).toBe(3);
    for (const period of periods)
      expect(await countComplaintFigures(county.db, countyId, period), JSON.stringify(period)).toEqual(
        await recountComplaintFigures(county.db, countyId, period),
      );
    const { closed } = await countComplaintFigures(county.db, countyId, {
      from: '2026-01-01',
      to: '2026-12-31',
      officeId: null,
    });
    expect(closed).toBe(
      complaints.filter((one) => one.acceptedOn !== null && one.closedOn !== null && one.merged === null).length,
    );
  });

  it('分送以前到期的算全县的，不算拟派的所的：统计口径、各所一栏和点开的单子是一个数', async () => {
    const period = { from: '2026-01-01', to: '2026-12-31' };
    const waits = complaints.filter(({ dispatchedOn, officeId }) => dispatchedOn === null && officeId !== null);
    const proposed = new Set(waits.map(({ officeId }) => officeId as string));
    expect(proposed.size).toBeGreaterThan(0);
    const byOffice = await countInitialByOffice(county.db, countyId, period);
    for (const officeId of new Set([...proposed, 'SO-LH'])) {
      const head = county.accounts.find((one) => one.organisationId === officeId && one.role === 'officeHead');
      const counted = await countFigures(county.db, countyId, { ...period, officeId });
      expect(byOffice.find((one) => one.officeId === officeId)?.due ?? 0, officeId).toBe(counted.initialDue);
      for (const reader of ['hanzhiyuan', head?.loginName ?? '']) {
        const asked = { ...period, officeId, limit: 200 };
        const due = ComplaintQuery.parse({ ...asked, figure: 'initialDue' });
        const { items } = await listComplaints(county.db, county.actor(reader), due, today);
        expect(items.length, `${reader} ${officeId}`).toBe(counted.initialDue);
        const verify = tipoffListing(TipoffQuery.parse({ ...asked, figure: 'verifyDue' }));
        const told = await listMatters(county.db, county.actor(reader), verify, today);
        expect(told.items.length, `${reader} ${officeId}`).toBe(counted.verifyDue);
      }
    }
    const inOffices = byOffice.reduce((sum, { due }) => sum + due, 0);
    const whole = await countFigures(county.db, countyId, { ...period, officeId: null });
    expect(inOffices).toBeLessThan(whole.initialDue);
  });

  it('what was kept by acts and what is read anew is the same, and a second reading writes nothing else', async () => {
    const kept = () => county.db.selectFrom('matterClock').selectAll().orderBy('matterId').orderBy('clock').execute();
    const before = await kept();
    const counted = new Map(
      [...complaints, ...tipoffs].flatMap((one) => {
        const frame = 'anonymous' in one ? tipoffFrame : complaintFrame;
        const clocks = (frame.clocksOf as (matter: unknown, facts: unknown) => Clock[])(one, time());
        return ['accept', 'mediate', 'verify'].flatMap((name) => {
          const clock = clockOf(clocks, name);
          return clock === undefined ? [] : [[`${one.id} ${name}`, [dueOf(clock), clock.stoppedOn]] as const];
        });
      }),
    );
    expect(new Map(before.map((row) => [`${row.matterId} ${row.clock}`, [row.dueOn, row.stoppedOn]]))).toEqual(counted);
    await county.db.deleteFrom('matterReading').where('reader', '=', 'clock').execute();
    await read();
    expect(await kept()).toEqual(before);
  });
});

/** The times and the rest once more, one by one from the matters and the lines of the ledger. */
async function recountTold({ from, to, officeId, category = null }: FigurePeriod) {
  const inside = (day: string | null | undefined) => day !== null && day !== undefined && day >= from && day <= to;
  const isOf = (code: string | null) => category === null || (code !== null && isWithinCategory(code, category));
  const mine = (one: { officeId: string | null; categoryCode: string | null }) =>
    (officeId === null || one.officeId === officeId) && isOf(one.categoryCode);
  const own = complaints.filter(mine);
  const all = await county.db.selectFrom('ledger').selectAll().orderBy('seq').execute();
  // A step that was taken back was none.
  const undone = new Set(
    all.filter(({ verb }) => verb === 'step-undone').map(({ matterId, detail }) => `${matterId} ${detail['line']}`),
  );
  expect(undone.size).toBeGreaterThan(0);
  const lines = all.filter(({ matterId, seq }) => !undone.has(`${matterId} ${seq}`));
  const linesOf = (id: string, ...verbs: string[]) =>
    lines.filter(({ matterId, verb }) => matterId === id && verbs.includes(verb));
  const middle = (seconds: number[]) => {
    const sorted = seconds.toSorted((a, b) => a - b);
    const at = (i: number) => sorted[Math.floor(i)] ?? 0;
    return sorted.length === 0 ? null : Math.round((at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2 / 60);
  };
  const secondsBetween = (past: Date, later: Date) =>
    Math.max(0, Math.floor((later.getTime() - past.getTime()) / 1000));
  const answers = own
    .filter((one) => one.merged === null && one.receivedAt !== null && hasReached(one, officeId))
    .filter(({ receivedAt }) => inside(dayOf(receivedAt ?? new Date(0))))
    .flatMap(({ id, receivedAt }) => {
      const [first] = linesOf(id, 'dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station');
      return first !== undefined && first.onDay <= to ? [secondsBetween(receivedAt ?? first.at, first.at)] : [];
    });
  const links = (begins: string, ...ends: string[]) =>
    tipoffs.filter(mine).flatMap(({ id }) => {
      let open: Date | null = null;
      return linesOf(id, begins, ...ends).flatMap(({ verb, at, onDay }) => {
        const past = open;
        open = verb === begins ? at : null;
        return verb !== begins && past !== null && inside(onDay) ? [secondsBetween(past, at)] : [];
      });
    });
  const costs = own.filter(({ closedOn, cost }) => cost !== null && inside(closedOn)).map(({ cost }) => cost);
  const mean = (key: 'trips' | 'km' | 'minutes' | 'feeFen', unit = 1) => {
    const told = costs.map((cost) => cost?.[key] ?? null).filter((n) => n !== null);
    const sum = told.reduce((all, n) => all + n, 0);
    return told.length === 0 ? null : Math.round((sum / unit / told.length) * 100) / 100;
  };
  type Paid = {
    recoveredFen?: number;
    compensationFen?: number;
    recoveredByKind?: { kind: string; valueFen: number }[];
  };
  const settlements = own.flatMap(({ id }) =>
    linesOf(id, 'settled', 'settled-at-station')
      .filter(({ onDay }) => inside(onDay))
      .map(({ detail }) => detail as Paid),
  );
  // Without terms the compensation is one, and the rest was given back.
  const kindsOf = ({ recoveredFen = 0, compensationFen = 0, recoveredByKind = [] }: Paid) =>
    recoveredByKind.length > 0
      ? recoveredByKind
      : [
          { kind: 'refund', valueFen: recoveredFen - compensationFen },
          { kind: 'compensation', valueFen: compensationFen },
        ];
  const ofKind = (kind: string) =>
    settlements
      .flatMap(kindsOf)
      .filter((one) => one.kind === kind)
      .reduce((sum, { valueFen }) => sum + valueFen, 0);
  const firms = own.flatMap(({ id }) =>
    linesOf(id, 'settled', 'settled-at-station').length > 0
      ? []
      : linesOf(id, 'offer-answered')
          .filter(({ onDay, detail }) => inside(onDay) && (detail as { answer?: string }).answer === 'agree')
          .map(({ detail }) => (detail as Paid).recoveredFen ?? 0),
  );
  const linesIn = (verb: string) =>
    own.flatMap(({ id }) => linesOf(id, verb)).filter(({ onDay }) => inside(onDay)).length;
  const mattersIn = (verb: string, kind?: string) =>
    own.filter(({ id }) =>
      linesOf(id, verb).some(
        ({ onDay, detail }) => inside(onDay) && (kind === undefined || (detail as { kind?: string }).kind === kind),
      ),
    ).length;
  const [atStation, up] = [linesIn('settled-at-station'), linesIn('sent-up')];
  const firmFen = firms.reduce((sum, n) => sum + n, 0);
  const recoveredFen = settlements.reduce((sum, one) => sum + (one.recoveredFen ?? 0), 0) + firmFen;
  const agreed = own.flatMap(({ id }) => linesOf(id, 'settled').filter(({ onDay }) => inside(onDay)));
  return {
    responded: answers.length,
    firstResponseMinutes: middle(answers),
    paceAnalysed: middle(links('dispatched', 'verification-started')),
    paceDecided: middle(links('verification-started', 'enforcement-opened', 'enforcement-not-opened')),
    costTold: costs.length,
    tripsMean: mean('trips'),
    kmMean: mean('km'),
    minutesMean: mean('minutes'),
    feeMean: mean('feeFen', 100),
    recoveredFen,
    firmSettled: firms.length,
    firmRecoveredFen: firmFen,
    refundFen: ofKind('refund'),
    inKindFen: ofKind('inKind'),
    damagesFen: ofKind('compensation'),
    extraDamagesFen: ofKind('extraDamages'),
    waiverFen: ofKind('waiver'),
    sentUp: up,
    stationTalksOver: atStation + up,
    stationResolutionRate: rate(atStation, atStation + up),
    referred: mattersIn('referred'),
    referredToArbitration: mattersIn('referred', 'arbitration'),
    referredToCourt: mattersIn('referred', 'court'),
    referredForConfirmation: mattersIn('referred', 'confirmation'),
    suitsSupported: mattersIn('referred', 'support'),
    disputedFen: agreed.reduce((sum, { detail }) => sum + ((detail as { disputedFen?: number }).disputedFen ?? 0), 0),
  };
}

describe('what was counted matter by matter before', () => {
  it('is read out of cells as each matter says, of any days, office and category, folded or not', async () => {
    const asked = fc.record({
      days: fc.tuple(fc.integer({ min: -20, max: 95 }), fc.integer({ min: -20, max: 95 })),
      officeId: fc.constantFrom(null, 'SO-LH', 'SO-CG'),
      category: fc.constantFrom(null, null, 'G', 'G10', 'G10.1', 'V'),
    });
    const compare = () =>
      fc.assert(
        fc.asyncProperty(asked, async ({ days, officeId, category }) => {
          const [from = '', to = ''] = days.map((n) => addDays('2026-03-01', n)).toSorted();
          const period = { from, to, officeId, category };
          const counted = await countFigures(county.db, countyId, period);
          expect(counted).toMatchObject(await recountTold(period));
          const { transferred, closedInPeriod, closedOnTime, closedSettled } = await recountHappened(
            county.db,
            countyId,
            period,
          );
          expect(counted).toMatchObject({ transferred, closedInPeriod, closedOnTime, closedSettled });
          expect(counted).toMatchObject(await recountFalling(county.db, countyId, period));
          expect(counted).toMatchObject(await recountVerifications(county.db, countyId, period));
        }),
        { numRuns: 30, endOnFailure: true },
      );
    await compare();
    await foldNoted(county.db, new AbortController().signal);
    await compare();
    const whole = await countFigures(county.db, countyId, { from: '2026-01-01', to: '2026-12-31', officeId: null });
    expect(whole.responded).toBeGreaterThan(20);
    expect(whole.firstResponseMinutes).toBeGreaterThan(0);
    expect(whole.disputedFen).toBeGreaterThan(0);
    expect(whole.transferred).toBeGreaterThan(0);
  });

  it('is the first month less the few days before a period, as each matter says, of any first days, office and category', async () => {
    const asked = fc.record({
      month: fc.constantFrom('2026-02-01', '2026-03-01', '2026-04-01'),
      before: fc.integer({ min: 1, max: 13 }),
      further: fc.integer({ min: 0, max: 70 }),
      officeId: fc.constantFrom(null, 'SO-LH', 'SO-CG'),
      category: fc.constantFrom(null, 'G', 'G10', 'G10.1', 'V'),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ month, before, further, officeId, category }) => {
        const [from, last] = [addDays(month, before), addDays(addMonths(month, 1), -1)];
        const period = { from, to: addDays(last, further), officeId, category };
        expect(fewerBefore(period)).toEqual({ from: month, to: addDays(from, -1) });
        const counted = await countFigures(county.db, countyId, period);
        expect(counted).toMatchObject(await recountTold(period));
        expect(counted).toMatchObject(await recountComplaintFigures(county.db, countyId, period));
        const { transferred, closedInPeriod, closedOnTime, closedSettled } = await recountHappened(
          county.db,
          countyId,
          period,
        );
        expect(counted).toMatchObject({ transferred, closedInPeriod, closedOnTime, closedSettled });
        expect(counted).toMatchObject(await recountFalling(county.db, countyId, period));
        expect(counted).toMatchObject(await recountVerifications(county.db, countyId, period));
        expect(counted).toMatchObject(await recountTipoffFigures(county.db, countyId, period));
        expect(counted).toMatchObject(await recountInquiryFigures(county.db, countyId, period));
        expect(counted).toMatchObject(await recountPublications(county.db, countyId, period));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('reads of a period from and to the middle of a month no matter for what happened in it, of the county, a class and an office', async () => {
    const names = [
      'received',
      'people',
      'accepted',
      'declined',
      'recoveredFen',
      'compensationFen',
      'closedInPeriod',
      'closedOnTime',
      'disputedFen',
      'initialDue',
      'verifyDue',
    ] as const;
    // Of matters that were decided anew in it some are looked at, a few in any county.
    const days = { from: '2025-12-16', to: '2026-02-14' };
    for (const whose of [
      { officeId: null },
      { officeId: null, category: 'G' },
      { officeId: null, category: 'G10' },
      { officeId: 'SO-LH' },
    ]) {
      const period = { ...days, ...whose };
      const plan = await plansOf(county.db, (db) => countSome(db, countyId, period, names));
      expect(plan, JSON.stringify(period)).toMatch(/ on figure_cell\b/u);
      expect(plan, JSON.stringify(period)).not.toMatch(/ on (?:complaint|ledger|matter_clock|publication)\b/u);
    }
  });

  it('is the same whether it is asked for by itself or among all', async () => {
    const period = { from: '2026-03-11', to: '2026-04-20', officeId: null };
    const all = await countFigures(county.db, countyId, period);
    for (const name of handlingFigures)
      expect(await countSome(county.db, countyId, period, [name]), name).toMatchObject({ [name]: all[name] });
  });

  it('of services is what the same figure is of V, and its industries are those of the second level', async () => {
    const { rows } = await sql<{ id: string }>`select id from complaint as c where merged is null
      and exists (select from ledger as l where l.matter_id = c.id and l.verb = 'accepted') order by id limit 4`.execute(
      county.db,
    );
    const codes = ['V13.1', 'V13.1.2', 'V13', 'V02.1'];
    const former = new Map(complaints.map(({ id, categoryCode }) => [id, categoryCode]));
    const put = async (id: string, code: string | null | undefined) =>
      county.db
        .updateTable('complaint')
        .set({ categoryCode: code ?? null })
        .where('id', '=', id)
        .execute();
    for (const [i, { id }] of rows.entries()) await put(id, codes[i]);
    const period = { from: '2026-01-05', to: '2026-12-20', officeId: null };
    const counted = await countFigures(county.db, countyId, period);
    const ofV = await countFigures(county.db, countyId, { ...period, category: 'V' });
    expect(counted).toMatchObject({ serviceAccepted: 4, serviceIndustries: 3 });
    expect(counted.serviceAccepted).toBe(ofV.accepted);
    expect(counted.serviceClosed).toBe(ofV.closed);
    expect(counted.serviceRecoveredFen).toBe(ofV.recoveredFen);
    for (const [category, n] of [
      ['V13', 2],
      ['V13.1', 1],
      ['G', 0],
    ] as const)
      expect((await countFigures(county.db, countyId, { ...period, category })).serviceIndustries, category).toBe(n);
    for (const { id } of rows) await put(id, former.get(id));
  });
});

describe('what came of it', () => {
  const year = { from: '2026-01-01', to: '2026-12-31', officeId: null };
  const records = async (figure: string, period: FigurePeriod = year) => {
    const { from, to } = period;
    const query = ComplaintQuery.parse({ figure, from, to, limit: 200 });
    return (await listComplaints(county.db, county.actor('hanzhiyuan'), query, today)).items;
  };

  it('S33 S171 S195 挽回损失按种类分，企业直接和解的钱单列在内，六项之和就是它，每一项打开那些件', async () => {
    const parts = ['firmRecoveredFen', 'refundFen', 'inKindFen', 'damagesFen', 'extraDamagesFen', 'waiverFen'] as const;
    for (const period of periods) {
      const counted = await countSome(county.db, countyId, period, [...parts, 'recoveredFen']);
      const sum = parts.reduce((all, name) => all + (counted[name] ?? 0), 0);
      expect(counted.recoveredFen, JSON.stringify(period)).toBe(sum);
    }
    const counted = await countSome(county.db, countyId, year, [...parts, 'firmSettled']);
    for (const name of parts) expect(counted[name], name).toBeGreaterThan(0);
    // The first one was settled by the bureau afterwards: its money is that of the agreement alone.
    const told = await recountTold(year);
    expect([counted.firmSettled, counted.firmRecoveredFen]).toEqual([told.firmSettled, told.firmRecoveredFen]);
    const settled = await records('firmSettled');
    expect(settled.map(({ number }) => number)).toHaveLength(counted.firmSettled ?? 0);
    const all = new Set((await records('recoveredFen')).map(({ id }) => id));
    for (const { id } of [...settled, ...(await records('inKindFen'))]) expect(all.has(id)).toBe(true);
  });

  it('S105 S106 转仲裁、转诉讼、司法确认、支持起诉各数各的，一次也没有就是零，不是空缺；点开就是那些件', async () => {
    const names = ['referredToArbitration', 'referredToCourt', 'referredForConfirmation', 'suitsSupported'] as const;
    const told = await recountTold(year);
    const counted = await countSome(county.db, countyId, year, [...names, 'referred']);
    expect(counted).toEqual(Object.fromEntries([...names, 'referred' as const].map((name) => [name, told[name]])));
    expect(counted).toMatchObject({ referredToArbitration: 2, suitsSupported: 0 });
    expect(counted.referredToCourt).toBeGreaterThan(0);
    expect((await records('referredToArbitration')).length).toBe(2);
    expect(await records('suitsSupported')).toEqual([]);
    // Of a year in which nobody was referred anywhere the ledger says so, each by itself.
    const other = { from: '2027-01-01', to: '2027-12-31', officeId: null };
    expect(await countSome(county.db, countyId, other, [...names, 'referred'])).toEqual(
      Object.fromEntries([...names, 'referred' as const].map((name) => [name, 0])),
    );
  });

  it('S111 站内解决率：站点谈成的除以站点谈完的（谈成加交上来），点开就是那些件', async () => {
    const names = ['settledAtStation', 'sentUp', 'stationTalksOver', 'stationResolutionRate'] as const;
    const counted = await countSome(county.db, countyId, year, names);
    expect(counted.stationTalksOver).toBe((counted.settledAtStation ?? 0) + (counted.sentUp ?? 0));
    expect(counted.stationResolutionRate).toBe(rate(counted.settledAtStation ?? 0, counted.stationTalksOver ?? 0));
    expect(counted.sentUp).toBeGreaterThanOrEqual(3);
    const over = new Set((await records('stationTalksOver')).map(({ id }) => id));
    for (const { id } of await records('sentUp')) expect(over.has(id)).toBe(true);
  });

  it('S51 已解决、移交其他部门：各数各的，点开就是那些件', async () => {
    const counted = await countSome(county.db, countyId, year, ['settled', 'transferred', 'solvedOrTransferred']);
    expect(counted.solvedOrTransferred).toBe((counted.settled ?? 0) + (counted.transferred ?? 0));
    expect((await records('transferred')).length).toBe(counted.transferred);
    expect((await records('settled')).length).toBe(counted.settled);
  });

  it('S122 服务领域受理几起、处理几起：处理的是办结的，不是达成协议的', async () => {
    const counted = await countSome(county.db, countyId, year, ['serviceAccepted', 'serviceClosed']);
    const ofV = await countFigures(county.db, countyId, { ...year, category: 'V' });
    expect([counted.serviceAccepted, counted.serviceClosed]).toEqual([ofV.accepted, ofV.closed]);
    expect((await records('serviceClosed')).length).toBe(counted.serviceClosed);
  });

  it('S139 维权成本：平均几趟、多少公里、多少分钟、多少钱，逐月看得出降没降，每个平均数打开那些件', async () => {
    const told = await recountTold(year);
    expect(await countSome(county.db, countyId, year, ['costTold', 'tripsMean', 'minutesMean', 'feeMean'])).toEqual({
      costTold: told.costTold,
      tripsMean: told.tripsMean,
      minutesMean: told.minutesMean,
      feeMean: told.feeMean,
    });
    expect(told.feeMean).toBe(12.5);
    for (const officeId of [null, 'SO-LH']) {
      const months = await countCostMonths(county.db, countyId, { to: '2026-05-20', officeId }, 4);
      expect(months.map(({ month }) => month)).toEqual(['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']);
      for (const { month, ...of } of months) {
        const whole = { from: month, to: addDays(addMonths(month, 1), -1), officeId };
        const { costTold, tripsMean, kmMean, minutesMean, feeMean } = await recountTold(whole);
        expect(of, month).toEqual({ told: costTold, tripsMean, kmMean, minutesMean, feeMean });
        if (officeId === null) expect((await records('costTold', whole)).length).toBe(costTold);
      }
    }
    expect((await records('feeMean')).every(({ cost }) => cost?.feeFen === 1250)).toBe(true);
  });
});

describe('what the centre did while an office was only proposed', () => {
  it('is the county’s and no figure of the office: 不予受理 and 移交, in the count and in the list behind it', async () => {
    const period = { from: '2026-07-01', to: '2026-07-31', officeId: 'SO-LH' };
    const filed = await fileComplaint(county.ctx('consumer', '2026-07-06'), aFiling());
    expect(filed.officeId).toBe('SO-LH');
    const input = inputOf('decline', filed, '2026-07-07') as never;
    const declined = await moveComplaint(county.ctx('fangmin', '2026-07-07'), filed.number, 'decline', input, {
      version: filed.version,
    });
    // Nobody keeps the proposal of what the centre decided; a version of before did, and so do rows that were taken over.
    expect(declined).toMatchObject({ officeId: null, dispatchedOn: null });
    const other = await fileComplaint(county.ctx('consumer', '2026-07-08'), aFiling());
    await moveComplaint(
      county.ctx('fangmin', '2026-07-09'),
      other.number,
      'transfer',
      inputOf('transfer', other, '2026-07-09') as never,
      { version: other.version },
    );
    const both = [filed.id, other.id];
    await county.db.updateTable('complaint').set({ officeId: 'SO-LH' }).where('id', 'in', both).execute();
    const names = ['declined', 'transferred'] as const;
    for (const [officeId, n] of [
      ['SO-LH', 0],
      [null, 1],
    ] as const) {
      expect(await countSome(county.db, countyId, { ...period, officeId }, names)).toEqual({
        declined: n,
        transferred: n,
      });
      for (const figure of names) {
        const asked = { figure, from: period.from, to: period.to, officeId: officeId ?? undefined };
        const { items } = await listComplaints(
          county.db,
          county.actor('hanzhiyuan'),
          ComplaintQuery.parse(asked),
          '2026-07-31',
        );
        expect(items.length, figure).toBe(n);
      }
    }
  });
});

describe('two readings of one word', () => {
  it('S52 解决率：移交的不算解决；把移交也算上的是另一个数，底数也加上移交', async () => {
    const values = await countFigures(county.db, countyId, { from: '2026-01-01', to: '2026-12-31', officeId: null });
    const { settled, accepted, transferred } = values;
    expect(values.resolutionRate).toBe(rate(settled, accepted));
    expect(values.solvedOrTransferred).toBe(settled + transferred);
    expect(values.acceptedOrTransferred).toBe(accepted + transferred);
    expect(values.resolutionRateWithTransfers).toBe(rate(settled + transferred, accepted + transferred));
    expect(values.mediationOver).toBe(values.settled + values.terminated);
  });

  it('C13 C14 受理以后又移交的、移交撤销后又谈成的，一件只算一次，点开的名单就是那么多件', async () => {
    const names = ['accepted', 'settled', 'transferred', 'solvedOrTransferred', 'acceptedOrTransferred'] as const;
    const period = { from: '2026-08-01', to: '2026-08-31', officeId: null };
    const before = await countSome(county.db, countyId, period, names);
    const filing = aFiling({ consumer: { phone: aPhone() }, categoryCode: 'G10.3' });
    let complaint = await fileComplaint(county.ctx('consumer', '2026-08-03'), filing);
    const act = async (move: PersonMove, on: string, who: string) => {
      const input = {
        ...inputOf(move, complaint, on),
        ...(move === 'assign' ? { handlerId: county.actor(cast.officer).id } : {}),
      } as never;
      const { number, version } = complaint;
      complaint = await moveComplaint(county.ctx(who, on), number, move, input, { version });
    };
    const more = async (ofPeriod: FigurePeriod) => {
      const counted = await countSome(county.db, countyId, ofPeriod, names);
      return names.map((name) => (counted[name] ?? 0) - (before[name] ?? 0));
    };
    /** The count above the list of the days, of the county and of an office, of all and of one category, and how long the list is. */
    const expectListed = async (from: string, to: string) => {
      for (const figure of ['transferred', 'solvedOrTransferred', 'acceptedOrTransferred'] as const)
        for (const officeId of [null, 'SO-LH'])
          for (const category of [null, 'G10.3']) {
            const counted = await countSome(county.db, countyId, { from, to, officeId, category }, [figure]);
            const own = { officeId: officeId ?? undefined, category: category ?? undefined };
            const query = ComplaintQuery.parse({ figure, from, to, ...own, limit: 200 });
            const centre = county.actor(cast.centre);
            const { items } = await listComplaints(county.db, centre, query, today);
            expect(items.length, `${figure} ${from} ${officeId} ${category}`).toBe(counted[figure]);
            expect(await countComplaints(county.db, centre, query, today, 10_000), figure).toBe(items.length);
            if (officeId === null) continue;
            // Whoever is of the office sees its own without asking for it.
            const ownQuery = { ...query, officeId: undefined };
            const seen = await listComplaints(county.db, county.actor(cast.officeHead), ownQuery, today);
            expect(seen.items.length, `${figure} ${from} ${category}`).toBe(items.length);
          }
    };
    await act('dispatch', '2026-08-03', cast.centre);
    await act('accept', '2026-08-04', cast.officer);
    await act('giveBack', '2026-08-05', cast.officer);
    await act('transfer', '2026-08-06', cast.centre);
    expect(await more(period)).toEqual([1, 0, 1, 1, 1]);
    await expectListed(period.from, period.to);
    await expectListed('2026-08-02', '2026-08-20');
    // It was accepted before these days, and is one that was handed over alone.
    expect(await more({ ...period, from: '2026-08-05' })).toEqual([0, 0, 1, 1, 1]);

    await act('mediateAnew', '2026-08-10', cast.deputyDirector);
    await act('dispatch', '2026-08-10', cast.centre);
    await act('assign', '2026-08-10', cast.officeHead);
    for (const move of ['recordConsent', 'recordConsent', 'startMediation', 'holdSession', 'settle'] as const)
      await act(move, '2026-08-11', cast.officer);
    expect(complaint.outcome).toBe('settled');
    expect(await more(period)).toEqual([1, 1, 1, 1, 1]);
    await expectListed(period.from, period.to);
    await expectListed('2026-08-02', '2026-08-20');
  });
});

describe('a change on the year before', () => {
  it('has no base where the ledger was not kept in all of the same days, and is none then', async () => {
    const values = await countFigures(county.db, countyId, { from: '2026-03-01', to: '2026-03-31', officeId: null });
    expect(values).toMatchObject({ acceptedYearBefore: null, acceptedGrowth: null });
    const next = await countFigures(county.db, countyId, { from: '2027-03-01', to: '2027-03-31', officeId: null });
    expect(next.acceptedYearBefore).toBe(values.accepted);
    expect(next).toMatchObject({ accepted: 0, acceptedGrowth: -100 });
    expect([growth(180, 200), growth(220, 200), growth(1, 3), growth(3, 0)]).toEqual([-10, 10, -66.67, null]);
  });

  it('of February after a leap year has all of February before it, its twenty-ninth too, as 探查 and the reports have', async () => {
    const head = 'liuguodong';
    const filed = await fileComplaint(county.ctx('consumer', '2028-02-28'), aFiling());
    const sent = await moveComplaint(
      county.ctx('fangmin', '2028-02-28'),
      filed.number,
      'dispatch',
      { ...inputOf('dispatch', filed, '2028-02-28'), officeId: 'SO-LH' } as never,
      { version: filed.version },
    );
    const input = inputOf('accept', sent, '2028-02-29') as never;
    await moveComplaint(county.ctx(head, '2028-02-29'), sent.number, 'accept', input, { version: sent.version });
    const before = (from: string, to: string) =>
      countSome(county.db, countyId, { from, to, officeId: null }, ['acceptedYearBefore']);
    expect(await before('2029-02-01', '2029-02-28')).toEqual({ acceptedYearBefore: 1 });
    expect(await before('2029-01-01', '2029-02-28')).toEqual({ acceptedYearBefore: 1 });
    expect(await before('2029-02-10', '2029-02-28')).toEqual({ acceptedYearBefore: 0 });
    const asked = { figure: 'acceptedYearBefore', from: '2029-02-01', to: '2029-02-28' };
    const { items } = await listComplaints(
      county.db,
      county.actor('hanzhiyuan'),
      ComplaintQuery.parse(asked),
      '2029-03-01',
    );
    expect(items.map(({ number }) => number)).toEqual([filed.number]);
  });
});

describe('the records', () => {
  it('of each figure of complaints are as many as it says', async () => {
    for (const period of periods) {
      const counted = await countFigures(county.db, countyId, period);
      for (const figure of openedHandlingFigures) {
        if (/Mean$|Minutes$|Fen$/u.test(figure)) continue;
        const asked = { figure, from: period.from, to: period.to, officeId: period.officeId ?? undefined, limit: 200 };
        const query = ComplaintQuery.parse(asked);
        const { items } = await listComplaints(county.db, county.actor('hanzhiyuan'), query, today);
        const said = `${figure} ${JSON.stringify(period)}`;
        expect(items.length, said).toBe(counted[figure] ?? 0);
        expect(await countComplaints(county.db, county.actor('hanzhiyuan'), query, today, 1000), said).toBe(
          items.length,
        );
        // The same by another way: each asked by itself whether it is one.
        const oldest = { ...query, sort: 'oldest' as const };
        const turned = await listComplaints(county.db, county.actor('hanzhiyuan'), oldest, today);
        expect(
          turned.items.map(({ id }) => id),
          said,
        ).toEqual(items.map(({ id }) => id).toReversed());
      }
    }
  });

  it('S179 五快逐环数中位时长，每一环打开的就是那些举报', async () => {
    const period = { from: '2026-03-01', to: '2026-03-31', officeId: null };
    const values = await countFigures(county.db, countyId, period);
    // Each was dispatched on the day it came in, and looked into on the next.
    expect(values).toMatchObject({ paceReceived: 0, paceAnalysed: 24 * 60, paceDecided: 8 * 24 * 60 });
    const n = async (figure: string) => {
      const query = TipoffQuery.parse({ figure, from: period.from, to: period.to, limit: 200 });
      return (await listMatters(county.db, county.actor('hanzhiyuan'), tipoffListing(query), today)).items.length;
    };
    expect([await n('paceReceived'), await n('paceAnalysed'), await n('paceDecided')]).toEqual([4, 4, 2]);
    const empty = await countSome(county.db, countyId, { ...period, officeId: 'SO-CG' }, ['paceAnalysed']);
    expect(empty).toEqual({ paceAnalysed: null });
  });
});

describe('the shares', () => {
  it('S177 渠道、类别、问题、所、乡镇、经营者、月份：各项相加就是全部，点开的件数就是那一项', async () => {
    const period = { from: '2026-03-01', to: '2026-04-30', officeId: null, category: null };
    const whole = await countFigures(county.db, countyId, period);
    const open = async (path: string | null): Promise<number> => {
      const asked = Object.fromEntries(new URLSearchParams(path?.split('?')[1]));
      const query = { ...asked, limit: 200 };
      if (path?.startsWith('/tipoffs') === true) {
        const listing = tipoffListing(TipoffQuery.parse(query));
        return (await listMatters(county.db, county.actor('hanzhiyuan'), listing, today)).items.length;
      }
      const asking = ComplaintQuery.parse(query);
      return (await listComplaints(county.db, county.actor('hanzhiyuan'), asking, today)).items.length;
    };
    for (const name of shareNames) {
      const { whole: all, parts } = await countShares(county.db, countyId, name, period);
      const sum = parts.reduce((n, { complaints, tipoffs: told }) => n + complaints + told, 0);
      if (name !== 'operatorShares') expect(sum, name).toBe(all);
      for (const { code, complaints: n, tipoffs: m, share } of parts) {
        expect(share, name).toBe(rate(n + m, all));
        const to = recordsOfPart(name, code, period);
        if (to.complaints !== null) expect(await open(to.complaints), `${name} ${code}`).toBe(n);
        if (to.tipoffs !== null) expect(await open(to.tipoffs), `${name} ${code}`).toBe(m);
      }
    }
    const of = async (name: ShareName) => (await countShares(county.db, countyId, name, period)).whole;
    expect(await of('channelShares')).toBe(whole.received + whole.tipoffs);
    expect(await of('natureShares')).toBe(whole.accepted);
    expect((await of('goodsShares')) + (await of('serviceShares'))).toBeLessThanOrEqual(whole.accepted);
    expect(await of('monthShares')).toBe(whole.received);
  });

  it('the lists of a report divide what was received and accepted as the rows do, of the county and of an office, of whole months and of odd days', async () => {
    const nameOf = (code: string) => code;
    const gate = { nameOf, leaksOf: () => [] };
    for (const days of [
      { from: '2026-03-01', to: '2026-05-31' },
      { from: '2026-03-09', to: '2026-04-17' },
    ])
      for (const officeId of [null, 'SO-LH']) {
        const scope = { ...days, officeId };
        const found = await listsOf(
          county.db,
          countyId,
          ['categories', 'natures', 'channels', 'serviceClasses'].map((list) => ({ ...scope, list })),
          gate,
        );
        const anew = await partsAnew(scope);
        for (const [key, rows] of found) {
          const list = key.split(' ')[0] ?? '';
          expect(rows.map(({ name }) => name).toSorted(), `${list} ${officeId} ${days.from}`).toEqual(anew.get(list));
        }
      }
  });
});

/** The same out of the rows, each list by its own GROUP BY. */
async function partsAnew({ from, to, officeId }: { from: string; to: string; officeId: string | null }) {
  const at = officeId === null ? sql`true` : sql`c.office_id = ${officeId} and c.dispatched_on is not null`;
  const received = sql`(c.received_at at time zone 'Asia/Shanghai')::date between ${from} and ${to}`;
  const accepted = sql`exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb = 'accepted' and l.on_day between ${from} and ${to})`;
  const by = {
    categories: sql`select split_part(coalesce(category_code, ''), '.', 1) as code from complaint as c where ${received}`,
    natures: sql`select coalesce(nature_code, '') as code from complaint as c where ${received}`,
    channels: sql`select channel as code from complaint as c where ${received}`,
    serviceClasses: sql`select regexp_replace(category_code, case when category_code like 'V01.%' then '^([^.]*[.][^.]*).*$'
      else '^([^.]*).*$' end, '\\1') as code from complaint as c where category_code like 'V%' and ${accepted}`,
  };
  const parts = new Map<string, string[]>();
  for (const [list, rows] of Object.entries(by)) {
    const { rows: counted } = await sql<{ code: string; n: number }>`select code, count(*)::integer as n
      from (${rows} and merged is null and ${at}) as c group by 1`.execute(county.db);
    const whole = counted.reduce((sum, { n }) => sum + n, 0);
    const name = ({ code, n }: { code: string; n: number }) =>
      list === 'serviceClasses'
        ? `${code}${n}起`
        : `${code === '' ? '没有分类的' : code}${n}件（占${rate(n, whole)?.toFixed(2)}%）`;
    parts.set(list, counted.map(name).toSorted());
  }
  return parts;
}
