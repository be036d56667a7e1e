/** Figures of cases against their records: many cases, every period and office, counted by the store and once more one by one. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../../src/domain/base/calendar.ts';
import {
  enforcementFigures,
  type EnforcementFigure,
} from '../../../../src/domain/supervision/figures/enforcement-figures.ts';
import type { FigurePeriod } from '../../../../src/domain/figures/figure.ts';
import { EnforcementQuery } from '../../../../src/domain/supervision/enforcement/enforcement-list.ts';
import { enforcementSources, type Enforcement } from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import { insertMatters } from '../../../../src/store/matter/matter.ts';
import { transact } from '../../../../src/store/base/transact.ts';
import { countEnforcements } from '../../../../src/store/supervision/figures/enforcement-figure.ts';
import { bearingNumber, listMatters } from '../../../../src/store/matter/lists.ts';
import { enforcementBook } from '../../../../src/store/supervision/enforcement/enforcement.ts';
import { enforcementListing } from '../../../../src/store/supervision/enforcement/enforcement-list.ts';
import { countyId } from '../../../build/complaint.ts';
import { ownerPool } from '../../../build/house/database.ts';
import { dice, oneOf, qinghe, type Qinghe } from '../../../build/qinghe.ts';
import { anEnforcement } from '../../../build/supervision/enforcement.ts';

let county: Qinghe;
let cases: Enforcement[];
const firstDay = '2026-01-05';
const offices = ['SO-LH', 'SO-SQ', 'SO-CG'];

/** Cases that the rules made, each in a state, with days and sums drawn by lot. */
function scattered(): Enforcement[] {
  const roll = dice(1201);
  const states = ['verifying', 'notFiled', 'investigating', 'notified', 'served', 'closed', 'archived'] as const;
  const made = new Map(states.map((state) => [state, anEnforcement({ state })]));
  return Array.from({ length: 240 }, (_, i) => {
    const one = made.get(oneOf(roll, states));
    if (one === undefined) throw new Error('Every state was made.');
    const filedOn = one.filedOn === null ? null : addDays(firstDay, roll(150));
    const later = (upto: number): Day => addDays(filedOn ?? firstDay, roll(upto));
    const decidedOn = later(60);
    const isRevoked = roll(6) === 0;
    return {
      ...one,
      id: `00000000-0000-7000-9000-${String(i).padStart(12, '0')}`,
      number: `案2026-${String(i + 1).padStart(4, '0')}`,
      fileNumber: null,
      channel: oneOf(roll, enforcementSources),
      officeId: oneOf(roll, offices),
      handlerId: county.actor('majianguo').id,
      secondId: null,
      categoryCode: oneOf(roll, ['V01.1', 'V06', null]),
      filedOn,
      caseValueFen: one.caseValueFen === null ? null : roll(5_000_000),
      fineDecidedFen: one.decision === null ? null : roll(900_000),
      confiscatedDecidedFen: one.decision === null ? null : roll(90_000),
      decision:
        one.decision === null
          ? null
          : { ...one.decision, decidedOn, revokedOn: isRevoked ? addDays(decidedOn, roll(40)) : null },
      payments: one.payments.flatMap((payment) => [
        { ...payment, fen: roll(500_000) + 1, paidOn: addDays(decidedOn, roll(50)) },
        { ...payment, kind: 'lateFee' as const, fen: 777, paidOn: decidedOn },
      ]),
      closedOn: one.closedOn === null ? null : addDays(decidedOn, 20 + roll(60)),
    };
  });
}

beforeAll(async () => {
  county = await qinghe();
  cases = scattered();
  await transact(county.db, (tx) => insertMatters(tx, enforcementBook, cases));
});
afterAll(() => county.close());

const periods: FigurePeriod[] = [
  ['2026-01-01', '2026-12-31'],
  ['2026-02-01', '2026-02-28'],
  ['2026-03-10', '2026-05-20'],
  ['2026-04-17', '2026-04-17'],
].flatMap(([from = '', to = '']) =>
  [null, ...offices].flatMap((officeId) => [null, 'V01'].map((category) => ({ from, to, officeId, category }))),
);

/** What a figure adds up of one record: itself, or a sum of it at the cut-off. */
function worthOf(figure: EnforcementFigure, one: Enforcement, to: Day): number {
  const { decision } = one;
  const stands =
    decision !== null && decision.decidedOn <= to && (decision.revokedOn === null || decision.revokedOn > to);
  switch (figure) {
    case 'samplingCaseValue':
      return one.caseValueFen ?? 0;
    case 'samplingPenalties':
    case 'termPenalties':
      return stands ? (one.fineDecidedFen ?? 0) + (one.confiscatedDecidedFen ?? 0) : 0;
    case 'samplingCollected':
    case 'termCollected':
      return one.payments
        .filter(({ kind, paidOn }) => kind !== 'lateFee' && paidOn <= to)
        .reduce((sum, { fen }) => sum + fen, 0);
    default:
      return 1;
  }
}

/** Which cases a figure counts, from the cases themselves. */
function counts(figure: EnforcementFigure, one: Enforcement, { from, to }: FigurePeriod): boolean {
  const within = (day: Day | null) => day !== null && day >= from && day <= to;
  const byClose =
    figure === 'casesClosed' || (figure.startsWith('sampling') && /Closed|Penalties|Collected/u.test(figure));
  const source = figure.startsWith('sampling') ? 'postSampling' : figure.startsWith('term') ? 'contractTerm' : null;
  return within(byClose ? one.closedOn : one.filedOn) && (source === null || one.channel === source);
}

describe('案件的数', () => {
  it.each(periods)(
    'S13 S39 each figure is what its records add up to: $from to $to, $officeId, $category',
    async (period) => {
      const { from, to, officeId, category } = period;
      const counted = await countEnforcements(county.db, countyId, period);
      const own = cases.filter(
        (one) =>
          (officeId === null || one.officeId === officeId) &&
          (category === null || one.categoryCode?.startsWith(category ?? '') === true),
      );
      for (const figure of enforcementFigures) {
        const query = EnforcementQuery.parse({
          figure,
          from,
          to,
          officeId: officeId ?? undefined,
          category: category ?? undefined,
          limit: 200,
        });
        const { items } = await listMatters(county.db, county.actor('hanzhiyuan'), enforcementListing(query), to);
        const behind = own.filter((one) => counts(figure, one, period));
        expect(items.map(({ number }) => number).toSorted(), figure).toEqual(
          behind.map(({ number }) => number).toSorted(),
        );
        expect(counted[figure], figure).toBe(items.reduce((sum, one) => sum + worthOf(figure, one, to), 0));
      }
    },
  );

  it('S39 合同案件单独小计：各来源的立案数相加就是全部，一件不算两次；各所相加就是全县', async () => {
    const whole = { from: '2026-01-01', to: '2026-12-31', officeId: null };
    const counted = await countEnforcements(county.db, countyId, whole);
    const filed = cases.filter(({ filedOn }) => filedOn !== null);
    const of = (source: string) => filed.filter(({ channel }) => channel === source).length;
    expect(counted.termCases).toBe(of('contractTerm'));
    expect(counted.samplingCases).toBe(of('postSampling'));
    expect(counted.casesFiled).toBe(enforcementSources.reduce((sum, source) => sum + of(source), 0));
    const parts = await Promise.all(
      offices.map((officeId) => countEnforcements(county.db, countyId, { ...whole, officeId })),
    );
    for (const figure of enforcementFigures)
      expect(
        parts.reduce((sum, part) => sum + part[figure], 0),
        figure,
      ).toBe(counted[figure]);
    expect(Object.values(counted).every((value) => value > 0)).toBe(true);
  });

  it('S13 案值、罚没款按分加：一分不多，一分不少，决定的和收缴的是两个数', async () => {
    const one = { from: '2027-01-01', to: '2027-12-31', officeId: null };
    const sums = [
      [1, 10, 0],
      [2, 20, 7],
      [999_999_99, 33, 3],
    ] as const;
    const made = sums.map(([caseValueFen, fineDecidedFen, confiscatedDecidedFen], i) => ({
      ...anEnforcement({ state: 'closed', source: 'postSampling' }),
      id: `00000000-0000-7000-9001-${String(i).padStart(12, '0')}`,
      number: `案2027-${String(i + 1).padStart(4, '0')}`,
      fileNumber: null,
      officeId: 'SO-LH',
      handlerId: null,
      secondId: null,
      filedOn: '2027-02-01',
      closedOn: '2027-03-01',
      caseValueFen,
      fineDecidedFen,
      confiscatedDecidedFen,
      payments: [{ kind: 'fine' as const, fen: 5, paidOn: '2027-02-20', slip: '' }],
    }));
    await transact(county.db, (tx) => insertMatters(tx, enforcementBook, made));
    expect(await countEnforcements(county.db, countyId, one)).toMatchObject({
      samplingCases: 3,
      samplingCaseValue: 999_999_99 + 3,
      samplingPenalties: 73,
      samplingCollected: 15,
      termCases: 0,
    });
    // The columns are whole numbers of fen, so that no sum is ever rounded.
    const types = await sql<{ dataType: string }>`
      select data_type from information_schema.columns where table_name = 'enforcement' and column_name like '%_fen'`.execute(
      county.db,
    );
    expect(new Set(types.rows.map(({ dataType }) => dataType))).toEqual(new Set(['bigint']));
  });
});

it('A number of a paper names its case by the indexes of both places, without a look into each case of the county.', async () => {
  const numbers = ['告知', '强制', '处罚', '催告'].map((word, i) => `青市监${word}〔2026〕${i + 9001}号`);
  const [notice = '', measure, decision, urging] = numbers;
  const asked = (number: string) =>
    sql`select c.number from enforcement as c where c.county_id = ${countyId} and ${bearingNumber(countyId, enforcementBook, number)}`;
  const owner = ownerPool(county.database.owner);
  await owner.query('analyze enforcement');
  await owner.end();
  const found = await county.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const put = (i: number, column: 'notices' | 'measures' | 'decision' | 'urging', value: unknown) =>
      sql`update enforcement set ${sql.ref(column)} = ${JSON.stringify(value)} where id = ${cases[i]?.id}`.execute(tx);
    await put(0, 'notices', [{ number: '另一份' }, { number: notice }]);
    await put(1, 'measures', [{ number: measure }]);
    await put(2, 'decision', { number: decision });
    await put(3, 'urging', { number: urging });
    const plan = await sql<{ 'QUERY PLAN': string }>`explain ${asked(notice)}`.execute(tx);
    const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('enforcement_paper_number');
    expect(lines).toContain('issued_paper_county_id_number_key');
    expect(lines).not.toMatch(/Filter:.*jsonb/u);
    const all = sql.join(
      numbers.map((number) => asked(number)),
      sql` union all `,
    );
    return (await all.execute(tx)).rows;
  });
  expect(found).toEqual(cases.slice(0, 4).map(({ number }) => ({ number })));
});
