import { hash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { saveOrganisationForm } from '../../../src/actions/county/organisation.ts';
import { fileInquiry } from '../../../src/actions/inquiry/inquiry.ts';
import { figureNames } from '../../../src/domain/figures.ts';
import { Asking } from '../../../src/domain/inquiry/filing.ts';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { ConversionFigure } from '../../../src/domain/supervision/figures/conversion-figures.ts';
import type { EnforcementFigure } from '../../../src/domain/supervision/figures/enforcement-figures.ts';
import { rate, type FigurePeriod } from '../../../src/domain/figures/figure.ts';
import type { EducationFigure } from '../../../src/domain/publicity/education/education-figures.ts';
import type { IncidentFigure } from '../../../src/domain/incident/incident-figures.ts';
import type { InspectionFigure } from '../../../src/domain/supervision/figures/inspection-figures.ts';
import type { NoticeFigure } from '../../../src/domain/publicity/warning/notice-figures.ts';
import type { SamplingFigure } from '../../../src/domain/supervision/figures/sampling-figures.ts';
import type { SurveyFigure } from '../../../src/domain/supervision/figures/survey-figures.ts';
import type { FigureValues } from '../../../src/domain/figures.ts';
import { InquiryQuery } from '../../../src/domain/inquiry/inquiry-list.ts';
import type { Inquiry } from '../../../src/domain/inquiry/inquiry.ts';
import { activeMembers } from '../../../src/domain/complaint/joint/member.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { complaintFigures, type ComplaintFigure } from '../../../src/domain/complaint/complaint-figures.ts';
import type { TipoffFigure } from '../../../src/domain/tipoff/tipoff-figures.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { countFigures, countKnown, findKeptSince } from '../../../src/store/figures.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { countComplaintFigures, recountComplaintFigures } from '../../../src/store/complaint/complaint-figure.ts';
import { foldFigures } from '../../../src/store/figures/cells.ts';
import { countInquiryFigures, recountInquiryFigures } from '../../../src/store/inquiry/inquiry-figure.ts';
import { countTipoffFigures, recountTipoffFigures } from '../../../src/store/tipoff/tipoff-figure.ts';
import { inquiryListing } from '../../../src/store/inquiry/inquiry-list.ts';
import { listMatters } from '../../../src/store/matter/lists.ts';
import { aFiling, countyId, inputOf } from '../../build/complaint.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';
import { makeMove, tippedOffIn } from '../../build/living-tipoffs.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { TipoffQuery } from '../../../src/domain/tipoff/tipoff-list.ts';
import { listComplaints } from '../../../src/store/complaint/complaint-list.ts';
import { findRecords } from '../../../src/store/report/records.ts';
import { tipoffListing } from '../../../src/store/tipoff/tipoff-list.ts';

let county: Qinghe;
let matters: Complaint[];
let tipoffs: Tipoff[];
let inquiries: Inquiry[];
beforeAll(async () => {
  county = await qinghe();
  await live(county, 70, '2026-03-02', dice(2026));
  matters = await county.db.selectFrom('complaint').selectAll().execute();
  for (const [i, [on, officeId]] of tipoffDays.entries()) {
    const filed = await tippedOffIn(county, on);
    if (officeId === null) continue;
    const [handler, second] = county.accounts.filter(({ organisationId }) => organisationId === officeId);
    const sent = await makeMove(county, filed, 'dispatch', on, { officeId });
    const officers = { handlerId: handler?.id, secondId: second?.id };
    const head = county.actor(handler?.loginName ?? '');
    const named = await makeMove(county, sent, 'assign', on, officers, head);
    const begun = await makeMove(county, named, 'startVerification', on, {}, head);
    if (i % 3 !== 0) await makeMove(county, begun, i % 3 === 1 ? 'open' : 'notOpen', addDays(on, 9));
  }
  tipoffs = await county.db.selectFrom('tipoff').selectAll().execute();
  for (const [i, who] of ['fangmin', 'majianguo', 'st-v0303', 'zhouyi', 'fangmin'].entries()) {
    const asking = Asking.parse({ clientId: uuidv7(), channel: 'C01', question: '七天内能退吗', people: i + 1 });
    await fileInquiry(county.ctx(who, addDays('2026-03-09', 7 * i)), asking);
  }
  inquiries = await county.db.selectFrom('inquiry').selectAll().execute();
});
afterAll(() => county.close());

/** When tip-offs come in and to whom they go; the centre keeps one. */
const tipoffDays: [string, string | null][] = [
  ['2026-03-02', 'SO-LH'],
  ['2026-03-09', 'SO-LH'],
  ['2026-03-18', 'SO-CG'],
  ['2026-03-18', null],
  ['2026-03-25', 'SO-CG'],
  ['2026-04-01', 'SO-DY'],
  ['2026-04-07', 'SO-DY'],
  ['2026-04-08', 'SO-DY'],
];

/** Who complains in it: one, or all that are still in a joint complaint. */
function peopleOf(complaint: Complaint): number {
  return complaint.joint === null ? 1 : activeMembers(complaint).length;
}

/**
 * Nothing is taught, published or asked in this county, and no case is there but those of tip-offs; tests/http/publicity,
 * tests/http/incident and tests/store/supervision count counties in which something is.
 */
const untaught = {
  outreaches: 0,
  audience: 0,
  audienceEstimated: 0,
  materialsHandedOut: 0,
  educationPoints: 0,
  lecturerOutreaches: 0,
  lecturerAudience: 0,
  seminars: 0,
  notices: 0,
  warnings: 0,
  incidents: 0,
  stationsAsked: 0,
  stationsAnswered: 0,
  surveys: 0,
  surveySample: 0,
  surveyFindings: 0,
  guidanceItems: 0,
  batchesSampled: 0,
  batchesByProvince: 0,
  batchesByCity: 0,
  batchesByCounty: 0,
  foodOffShelfGrams: 0,
  inspectedShops: 0,
  shopVisits: 0,
  schoolZoneShops: 0,
  violationsFound: 0,
  bans: 0,
  personTimes: 0,
  vehicleTimes: 0,
  joinedInspections: 0,
  festivalChecks: 0,
  festivalVisits: 0,
  fakeBottles: 0,
  fakeBags: 0,
  casesFiled: 0,
  casesClosed: 0,
  samplingCases: 0,
  samplingCasesClosed: 0,
  samplingCaseValue: 0,
  samplingPenalties: 0,
  samplingCollected: 0,
  termCases: 0,
  termPenalties: 0,
  termCollected: 0,
  complaintCases: 0,
  casesSettled: 0,
} as const satisfies Record<
  | EducationFigure
  | NoticeFigure
  | Exclude<IncidentFigure, 'answerRate'>
  | InspectionFigure
  | SamplingFigure
  | SurveyFigure
  | EnforcementFigure
  | ConversionFigure,
  0
>;

/** The figures that are counted once more here; those of how matters were handled are in handling-figure.test.ts. */
type Recounted = Pick<FigureValues, ComplaintFigure | TipoffFigure | 'askedPeople' | keyof typeof untaught>;

/** The figures once more, from the matters themselves instead of from the ledger. */
function recount({ from, to, officeId }: FigurePeriod): Recounted {
  const inside = (day: string | null | undefined) => day !== null && day !== undefined && day >= from && day <= to;
  const by = (day: string | null | undefined) => day !== null && day !== undefined && day <= to;
  const own = matters.filter((matter) => officeId === null || matter.officeId === officeId);
  const ours = tipoffs.filter((one) => officeId === null || one.officeId === officeId);
  const accepted = own.filter(({ acceptedOn }) => inside(acceptedOn));
  const agreed = own.filter(({ agreement }) => inside(agreement?.signedOn));
  const stations = own.filter(({ outcome, endedOn }) => outcome === 'settledAtStation' && inside(endedOn));
  const closed = accepted.filter(({ closedOn }) => by(closedOn)).length;
  const sum = (list: Complaint[], of: (matter: Complaint) => number | null) =>
    list.reduce((all, matter) => all + (of(matter) ?? 0), 0);
  const received = own.filter(
    ({ receivedAt, dispatchedOn }) =>
      receivedAt !== null && inside(dayOf(receivedAt)) && (officeId === null || dispatchedOn !== null),
  );
  const opened = ours.filter(({ outcome, decidedOn }) => outcome === 'opened' && inside(decidedOn)).length;
  const notOpened = ours.filter(({ outcome, decidedOn }) => outcome === 'notOpened' && inside(decidedOn)).length;
  return {
    received: received.length,
    people: sum(received, peopleOf),
    accepted: accepted.length,
    declined: own.filter(({ outcome, decidedOn }) => outcome === 'declined' && inside(decidedOn)).length,
    mediated: accepted.filter(({ sessions }) => sessions.some(({ heldAt }) => by(heldAt.slice(0, 10)))).length,
    settled: accepted.filter(({ agreement }) => by(agreement?.signedOn)).length,
    terminated: accepted.filter(({ outcome, endedOn }) => outcome === 'terminated' && by(endedOn)).length,
    closed,
    closureRate: rate(closed, accepted.length),
    recoveredFen: sum([...agreed, ...stations], ({ recoveredFen }) => recoveredFen),
    compensationFen: sum([...agreed, ...stations], ({ compensationFen }) => compensationFen),
    settledAtStation: stations.length,
    tipoffs: ours.filter(
      ({ receivedAt, dispatchedOn }) => inside(dayOf(receivedAt)) && (officeId === null || dispatchedOn !== null),
    ).length,
    casesOpened: opened,
    casesNotOpened: notOpened,
    tipoffsDecided: opened + notOpened,
    caseOpeningRate: rate(opened, opened + notOpened),
    askedPeople: inquiries
      .filter((one) => inside(dayOf(one.receivedAt ?? one.filedAt)) && (officeId === null || one.officeId === officeId))
      .reduce((sum, { people }) => sum + people, 0),
    ...untaught,
    // Each tip-off for which a case was opened has its case.
    casesFiled: ours.filter(({ outcome, decidedOn }) => outcome === 'opened' && inside(decidedOn)).length,
  };
}

const periods: FigurePeriod[] = [
  ['2026-01-01', '2026-12-31'],
  ['2026-03-01', '2026-03-31'],
  ['2026-03-09', '2026-03-15'],
  ['2026-04-01', '2026-04-30'],
  ['2026-03-18', '2026-03-18'],
].flatMap(([from = '', to = '']) => [null, 'SO-LH', 'SO-CG', 'SO-DY'].map((officeId) => ({ from, to, officeId })));

describe('the figures', () => {
  it('have something to count in this county', () => {
    const whole = recount({ from: '2026-01-01', to: '2026-12-31', officeId: null });
    const empty = Object.entries(whole).filter(([name, value]) => !(name in untaught) && value === 0);
    expect(empty).toEqual([]);
  });

  it('S31 收到、受理、调处、办结和挽回损失都从台账数出，哪个期间、哪个所都和逐件重数一样', async () => {
    for (const period of periods) {
      expect(await countFigures(county.db, countyId, period), JSON.stringify(period)).toMatchObject(recount(period));
    }
  });

  it('are read out of cells as they are counted anew, of any period, office and category, folded or not', async () => {
    const day = fc.integer({ min: -40, max: 90 }).map((n) => addDays('2026-03-01', n));
    const asked = fc.record({
      days: fc.tuple(day, day).map((two) => two.toSorted()),
      officeId: fc.constantFrom(null, 'SO-LH', 'SO-CG', 'SO-DY'),
      category: fc.constantFrom(null, null, 'G', 'G1', 'G10', 'G10.1', 'G10.3', 'V'),
    });
    const compare = () =>
      fc.assert(
        fc.asyncProperty(asked, async ({ days: [from = '', to = ''], officeId, category }) => {
          const period = { from, to, officeId, category };
          expect(await countComplaintFigures(county.db, countyId, period)).toEqual(
            await recountComplaintFigures(county.db, countyId, period),
          );
          expect(await countTipoffFigures(county.db, countyId, period)).toMatchObject(
            await recountTipoffFigures(county.db, countyId, period),
          );
          expect(await countInquiryFigures(county.db, countyId, period)).toEqual(
            await recountInquiryFigures(county.db, countyId, period),
          );
        }),
        { numRuns: 25, endOnFailure: true },
      );
    await compare();
    await transact(county.db, (tx) => foldFigures(tx, 300));
    await compare();
    await transact(county.db, (tx) => foldFigures(tx, 1_000_000));
    await compare();
  });

  it.each(periods)('open exactly the records behind them: $from to $to, $officeId', async (period) => {
    const counted = await countFigures(county.db, countyId, period);
    for (const figure of complaintFigures.filter((name) => name !== 'closureRate')) {
      const query = ComplaintQuery.parse({
        figure,
        from: period.from,
        to: period.to,
        officeId: period.officeId ?? undefined,
        limit: 200,
      });
      const { items } = await listComplaints(county.db, county.actor('hanzhiyuan'), query, '2026-05-06');
      const sum = (of: (matter: Complaint) => number | null) =>
        items.reduce((all, matter) => all + (of(matter) ?? 0), 0);
      const opened =
        figure === 'recoveredFen'
          ? sum((one) => one.recoveredFen)
          : figure === 'people'
            ? sum(peopleOf)
            : figure === 'compensationFen'
              ? sum((one) => one.compensationFen)
              : items.length;
      expect(opened, figure).toBe(counted[figure]);
    }
  });

  it('open behind the compensations those alone that carry one', async () => {
    const asked = { from: '2026-01-01', to: '2026-12-31', limit: 200 };
    const listed = async (more: object) => {
      const query = ComplaintQuery.parse({ ...asked, ...more });
      return (await listComplaints(county.db, county.actor('hanzhiyuan'), query, '2026-05-06')).items;
    };
    const numbers = (some: readonly Complaint[]) => some.map(({ number }) => number);
    const carrying = await listed({ figure: 'compensationFen' });
    const recovered = await listed({ figure: 'recoveredFen' });
    const isOne = ({ compensationFen }: Complaint) => (compensationFen ?? 0) > 0;
    expect(carrying.length).toBeGreaterThan(0);
    expect(carrying.every(isOne)).toBe(true);
    expect(carrying.length).toBeLessThan(recovered.length);
    // The filter that stands beside every figure finds the same.
    expect(numbers(await listed({ figure: 'compensationFen', compensated: 'yes' }))).toEqual(numbers(carrying));
  });

  it('keep in a signed report the ids of exactly the complaints that were counted', async () => {
    const within = { from: '2026-03-10', to: '2026-04-05', category: null, campaign: null };
    for (const officeId of [null, 'SO-CG']) {
      const values = await countFigures(county.db, countyId, { ...within, officeId });
      for (const figure of [
        'received',
        'accepted',
        'declined',
        'mediated',
        'settled',
        'terminated',
        'closed',
      ] as const) {
        const found = await findRecords(county.db, countyId, figure, { ...within, officeId });
        expect(found?.n, `${figure} ${officeId}`).toBe(values[figure]);
        expect(found?.ids, `${figure} ${officeId}`).toHaveLength(values[figure]);
      }
    }
    // A rate is of the records of its part, and what is counted over matters of those matters.
    const whole = { ...within, officeId: null };
    const { closed, serviceAccepted } = await countFigures(county.db, countyId, whole);
    expect((await findRecords(county.db, countyId, 'closureRate', whole))?.n).toBe(closed);
    expect((await findRecords(county.db, countyId, 'serviceIndustries', whole))?.n).toBe(serviceAccepted);
    // Where not all of them are named, how many there are and the hash are of all the same.
    const all = await findRecords(county.db, countyId, 'received', whole);
    const few = await findRecords(county.db, countyId, 'received', whole, 2);
    expect(few).toEqual({ n: all?.n, ids: all?.ids.slice(0, 2), hash: hash('sha256', (all?.ids ?? []).join('\n')) });
    expect(all?.n).toBeGreaterThan(2);
    expect(await findRecords(county.db, countyId, 'warnings', whole)).toEqual({
      n: 0,
      ids: [],
      hash: hash('sha256', ''),
    });
    // Whatever a chip counts can be signed.
    for (const figure of figureNames)
      await expect(findRecords(county.db, countyId, figure, whole), figure).resolves.not.toBe(undefined);
    // Something lies outside of the period, so that the equality is not that of everything.
    expect(matters.length).toBeGreaterThan(
      (await countFigures(county.db, countyId, { ...within, officeId: null })).received,
    );
  });

  it('S34 opens exactly the tip-offs behind 受理举报, 立案, 不予立案 and what was decided', async () => {
    for (const period of periods) {
      const counted = await countFigures(county.db, countyId, period);
      for (const figure of ['tipoffs', 'casesOpened', 'casesNotOpened', 'tipoffsDecided'] as const) {
        const { from, to, officeId } = period;
        const query = TipoffQuery.parse({ figure, from, to, officeId: officeId ?? undefined, limit: 200 });
        const { items } = await listMatters(county.db, county.actor('hanzhiyuan'), tipoffListing(query), to);
        expect(items, figure).toHaveLength(counted[figure]);
      }
    }
  });

  it.each(periods)(
    'S54 the people who asked are the sum of the inquiries behind the figure: $from to $to, $officeId',
    async (period) => {
      const { from, to } = period;
      const query = InquiryQuery.parse({
        figure: 'askedPeople',
        from,
        to,
        officeId: period.officeId ?? undefined,
        limit: 200,
      });
      const { items } = await listMatters(county.db, county.actor('hanzhiyuan'), inquiryListing(query), '2026-05-06');
      const { askedPeople } = await countFigures(county.db, countyId, period);
      expect(items.reduce((sum, { people }) => sum + people, 0)).toBe(askedPeople);
    },
  );

  it('所的数只数本所的件，各所相加就是全县', async () => {
    const { from, to } = { from: '2026-01-01', to: '2026-12-31' };
    const whole = await countFigures(county.db, countyId, { from, to, officeId: null });
    const offices = await Promise.all(
      ['SO-CG', 'SO-LH', 'SO-SQ', 'SO-DY', 'SO-LQ'].map((officeId) =>
        countFigures(county.db, countyId, { from, to, officeId }),
      ),
    );
    // Only what an office was given can be accepted, so nothing of the county is left over.
    for (const name of ['accepted', 'mediated', 'closed'] as const) {
      expect(
        offices.reduce((sum, one) => sum + one[name], 0),
        name,
      ).toBe(whole[name]);
    }
  });

  it('S32 没有受理的期间没有办结率，不是 0%', async () => {
    const empty = await countFigures(county.db, countyId, { from: '2019-01-01', to: '2019-12-31', officeId: null });
    expect(empty).toMatchObject({ accepted: 0, closed: 0, closureRate: null });
  });
});

describe('a blank', () => {
  it('S49 本所投诉数：台账从本所进来那天起，之前空缺；导入的早年的件把这天提前', async () => {
    expect(await findKeptSince(county.db, countyId, null)).toBe('2026-01-05');
    expect(await findKeptSince(county.db, countyId, 'SO-LH')).toBe('2026-01-05');
    expect(await findKeptSince(county.db, countyId, 'SO-NONE')).toBeNull();
    const office = { kind: 'office', parentId: 'AMR', phone: '', address: '', active: true } as const;
    await saveOrganisationForm(county.ctx('admin', '2026-06-02'), { id: 'SO-NEW', name: '新设市场监管所', ...office });
    expect(await findKeptSince(county.db, countyId, 'SO-NEW')).toBe('2026-06-02');
    const old = await fileComplaint(county.ctx('consumer', '2025-03-03'), aFiling());
    expect(await findKeptSince(county.db, countyId, null)).toBe('2025-03-03');
    expect(await findKeptSince(county.db, countyId, 'SO-NEW')).toBe('2026-06-02');
    const sent = { ...inputOf('dispatch', old, '2025-03-03'), officeId: 'SO-LH' } as never;
    await moveComplaint(county.ctx('fangmin', '2025-03-03'), old.number, 'dispatch', sent, { version: old.version });
    expect(await findKeptSince(county.db, countyId, 'SO-LH')).toBe('2025-03-03');
    // What a station has settled on the spot never came to the bureau, and is counted with its money all the same.
    const ownVenue = {
      operator: { name: '县电信公司解放路营业厅', address: '解放路56号' },
      place: { regionId: 'V0103' },
    };
    const station = county.ctx('st-m06', '2025-02-10');
    const onSpot = await fileComplaint(station, aFiling({ ...ownVenue, amountFen: 50_00 }));
    const agreed = inputOf('settleAtStation', onSpot, '2025-02-10') as never;
    await moveComplaint(station, onSpot.number, 'settleAtStation', agreed, { version: onSpot.version });
    expect(await findKeptSince(county.db, countyId, null)).toBe('2025-02-10');
  });

  it('is no blank where another ledger has records from before: they are shown, and what has none is no nought', async () => {
    const early = { from: '2024-01-01', to: '2024-12-31', officeId: null };
    const known = async () => (await countKnown(county.db, countyId, early, '2026-06-20')).values;
    expect(await known()).toBeNull();
    const asking = Asking.parse({ clientId: uuidv7(), channel: 'C01', question: '七天内能退吗', people: 4 });
    await fileInquiry(county.ctx('fangmin', '2024-05-06'), asking);
    expect(await known()).toMatchObject({ askedPeople: 4 });
    expect(await known()).not.toHaveProperty('received');
  });
});

describe('what is asked for all figures of a month', () => {
  it('asks the cells of the month once, and once each of its services and of the year before', async () => {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    try {
      await countFigures(county.db, countyId, { from: '2026-03-01', to: '2026-03-31', officeId: null });
      const asked = (query.mock.calls as unknown[][]).map(([text]) => String(text));
      const count = (cells: RegExp) => asked.filter((text) => cells.test(text)).length;
      // With them the industries, which have codes.
      expect(count(/from figure_count\b/u)).toBe(4);
      expect(count(/from pace_count\b/u)).toBe(1);
      // Nothing of the month was decided anew.
      expect(count(/select distinct k\.matter_id/u)).toBe(0);
    } finally {
      query.mockRestore();
    }
  });

  it('keeps apart what is asked at once of other days, offices and categories', async () => {
    const days = [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-03-05', to: '2026-04-10' },
    ];
    const periods: FigurePeriod[] = days.flatMap((range) =>
      [null, 'SO-LH'].flatMap((officeId) =>
        [null, 'G'].map((category) => ({ ...range, officeId, ...(category === null ? {} : { category }) })),
      ),
    );
    const alone: FigureValues[] = [];
    for (const period of periods) alone.push(await countFigures(county.db, countyId, period));
    expect(await Promise.all(periods.map((period) => countFigures(county.db, countyId, period)))).toEqual(alone);
    expect(new Set(alone.map((values) => JSON.stringify(values))).size).toBe(periods.length);
  });

  it('counts nothing twice where two people ask for the same in one turn', async () => {
    const named = ['responded', 'firstResponseMinutes', 'received', 'closedInPeriod'] as const;
    for (const period of [
      { from: '2026-03-10', to: '2026-05-20', officeId: null },
      { from: '2026-03-01', to: '2026-03-31', officeId: 'SO-LH', category: 'G10.1' },
    ]) {
      const ask = () => countFigures(county.db, countyId, period);
      const alone = await ask();
      for (const one of await Promise.all([ask(), ask(), ask()])) expect(one).toEqual(alone);
      expect(Object.fromEntries(named.map((name) => [name, alone[name]]))).not.toMatchObject({
        responded: 0,
        received: 0,
      });
    }
  });
});

describe('a matter that goes its way', () => {
  it('changes each figure by one when its turn comes, and the sum by what was recovered', async () => {
    const period = { from: '2025-06-01', to: '2025-06-30', officeId: 'SO-LH' };
    const values = () => countFigures(county.db, countyId, period);
    const before = await values();
    expect(before).toMatchObject({ received: 0, accepted: 0, recoveredFen: 0 });
    let complaint = await fileComplaint(county.ctx('consumer', '2025-06-03'), aFiling());
    const act = async (who: string, move: PersonMove, day: string, more: object = {}) => {
      const input = { ...inputOf(move, complaint, day), ...more } as never;
      complaint = await moveComplaint(county.ctx(who, day), complaint.number, move, input, {
        version: complaint.version,
      });
      return values();
    };
    expect(await act('fangmin', 'dispatch', '2025-06-03')).toMatchObject({ received: 1, people: 1, accepted: 0 });
    expect(await act('majianguo', 'accept', '2025-06-05', { decidedOn: '2025-06-04' })).toMatchObject({
      accepted: 1,
      mediated: 0,
      closureRate: 0,
    });
    await act('majianguo', 'recordNotice', '2025-06-05');
    await act('majianguo', 'recordConsent', '2025-06-06');
    await act('majianguo', 'recordConsent', '2025-06-06');
    expect(await act('majianguo', 'startMediation', '2025-06-06')).toMatchObject({ mediated: 0 });
    expect(await act('majianguo', 'holdSession', '2025-06-10')).toMatchObject({ mediated: 1, settled: 0 });
    const money = { disputedFen: 1750_00, recoveredFen: 700_00, compensationFen: 50_00 };
    expect(await act('majianguo', 'settle', '2025-06-10', money)).toMatchObject({
      settled: 1,
      recoveredFen: 700_00,
      compensationFen: 50_00,
      closed: 0,
    });
    await act('majianguo', 'recordNotice', '2025-06-11');
    expect(await act('majianguo', 'recordNotice', '2025-06-11')).toMatchObject({ closed: 0 });
    expect(await act('majianguo', 'close', '2025-06-12')).toMatchObject({
      received: 1,
      people: 1,
      accepted: 1,
      declined: 0,
      mediated: 1,
      settled: 1,
      terminated: 0,
      closed: 1,
      closureRate: 100,
      recoveredFen: 700_00,
      compensationFen: 50_00,
      settledAtStation: 0,
      tipoffs: 0,
      casesOpened: 0,
      askedPeople: 0,
      ...untaught,
    });
  });
});
