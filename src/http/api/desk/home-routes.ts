import { createRoute } from '@hono/zod-openapi';
import { demand, mayDo, scopes } from '../../../domain/base/actor.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Organisation } from '../../../domain/county/organisation.ts';
import {
  countWithin,
  monthsCompared,
  mostRisen,
  weeksUntil,
  type Rise,
  type Week,
} from '../../../domain/desk/weeks.ts';
import { keptIn } from '../../../domain/figures/figure.ts';
import { handSpans, holderName, type HandSpan } from '../../../domain/matter/list/hand.ts';
import { matterKinds, type MatterKind } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listAccounts, type StoredAccount } from '../../../store/county/account.ts';
import { findKeptSince } from '../../../store/figures.ts';
import { countIntake, countMonthsByCategory, type IntakeDay } from '../../../store/desk/home.ts';
import { countHands, type Hand } from '../../../store/matter/hand.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** What one kind of matters has in each column of a row. */
export type HandCounts = Record<HandSpan | 'untaken', number>;

/** A row of the first screen: an office of the county, or an officer of the office. */
export interface HolderRow {
  /** What the lists are asked by, as `holderOf` reads it. */
  holder: string;
  /** A person, or nobody yet, in a head's table; else where it is. */
  what: 'office' | 'brigade' | 'centre' | 'station' | 'officer' | 'nobody';
  name: string;
  /** Only the kinds of which it has any. */
  kinds: Partial<Record<MatterKind, HandCounts>>;
}

export interface Home {
  at: string;
  today: Day;
  /** The offices of the county for a leader, the officers of the office for its head. */
  of: 'county' | 'office';
  holders: HolderRow[];
  /** 每周来件, for the county alone. */
  intake: Intake | null;
}

/** What came in week by week: complaints and tip-offs received, and people who asked. */
export interface Intake {
  weeks: (Week & {
    /** Null for a week before the ledger was kept. */
    now: number | null;
    /** Null where the year before had no such week, or no ledger in all of it. */
    yearBefore: number | null;
    parts: Record<IntakePart, number>;
  })[];
  /** Since when the ledger has been kept: what lies before is not nought, but unknown. */
  keptSince: Day | null;
  /** The last eight weeks of what was dispatched to each office. */
  offices: Record<string, number[]>;
  /** Complaints of the last whole month by category, against the same month of the year before. */
  risen: (Rise & Words)[];
  risenIn: { from: Day; to: Day };
}

/** Of what the number of a week is made; each opens its list by the figure of that name. */
export type IntakePart = 'received' | 'tipoffs' | 'askedPeople';

/** How many weeks the line has, and the small one of an office. */
const [lineWeeks, officeWeeks] = [12, 8];

const get = createRoute({
  method: 'get',
  path: '/home',
  summary: '县情、本所：各单位（各人）手上有多少，离期限多近',
  middleware: staffOnly,
  responses: { 200: { description: '在手', ...json(shape<Home>()) }, ...problems },
});

export const homeApi = apiRoutes().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'home.read');
  return c.json(await homeOf(ctx), 200);
});

async function homeOf(ctx: Context): Promise<Home> {
  const { db, actor, at, today } = ctx;
  const isCounty = scopes[actor.role] === 'county';
  const officeId = isCounty ? null : (actor.organisationId ?? '');
  const kinds = matterKinds.filter((kind) => mayDo(actor, `${kind}.read`));
  const hands = await countHands(db, actor.countyId, kinds, { today, officeId });
  const rows = isCounty ? placesOf(ctx, hands) : await officersOf(ctx, officeId ?? '', hands);
  const holders = rows.map((row): HolderRow => ({ ...row, kinds: kindsOf(hands, row.holder) }));
  const intake = isCounty ? await intakeOf(ctx) : null;
  return { at: at.toISOString(), today, of: isCounty ? 'county' : 'office', holders, intake };
}

async function intakeOf({ db, actor, today, county }: Context): Promise<Intake> {
  const weeks = weeksUntil(today, lineWeeks);
  const spans = weeks.flatMap(({ before }) => before ?? []);
  const whole = (all: readonly { from: Day; to: Day }[]) => ({
    from: all[0]?.from ?? today,
    to: all.at(-1)?.to ?? today,
  });
  const months = monthsCompared(today);
  const [keptSince, counts, categories] = await Promise.all([
    findKeptSince(db, actor.countyId, null),
    countIntake(db, actor.countyId, whole(weeks), whole(spans)),
    countMonthsByCategory(db, actor.countyId, months.now.from, months.before.from),
  ]);
  const isWhole = (span: { from: Day; to: Day } | null): span is { from: Day; to: Day } =>
    span !== null && keptIn(span, keptSince, today) === 'yes';
  const isKept = (week: Week) => keptIn(week, keptSince, today) !== 'no';
  const of = (what: IntakeDay['of'], part: IntakePart | null, key = '') =>
    counts
      .filter((one) => one.of === what && one.key === key)
      .map((one) => ({ day: one.day, n: part === null ? one.received + one.tipoffs + one.askedPeople : one[part] }));
  const days = of('county', null);
  const [received, tipoffs, asked] = [of('county', 'received'), of('county', 'tipoffs'), of('county', 'askedPeople')];
  const officeIds = new Set(counts.flatMap((one) => (one.of === 'office' ? one.key : [])));
  const offices = [...officeIds].map((id): [string, number[]] => {
    const own = of('office', null, id);
    return [
      id,
      weeks
        .slice(-officeWeeks)
        .filter(isKept)
        .map((week) => countWithin(own, week) ?? 0),
    ];
  });
  const names = new Map(county.categories.map(({ code, zh, en }) => [code, { zh, en }]));
  return {
    weeks: weeks.map((week) => ({
      ...week,
      now: isKept(week) ? countWithin(days, week) : null,
      yearBefore: isWhole(week.before) ? countWithin(days, week.before) : null,
      parts: {
        received: countWithin(received, week) ?? 0,
        tipoffs: countWithin(tipoffs, week) ?? 0,
        askedPeople: countWithin(asked, week) ?? 0,
      },
    })),
    keptSince,
    offices: Object.fromEntries(offices),
    risenIn: months.now,
    // Against months of which no ledger was kept every category would have risen.
    risen: mostRisen(isWhole(months.before) ? categories : [], 3).map((rise) => ({
      ...rise,
      ...(names.get(rise.code) ?? { zh: '未分类', en: 'No category' }),
    })),
  };
}

type Named = Omit<HolderRow, 'kinds'>;

/** The offices first, then the brigade and the centre; stations and whatever else has something only while they have it. */
function placesOf({ county }: Context, hands: readonly Hand[]): Named[] {
  const held = new Set(hands.map(({ holder }) => holder));
  const standing = (kind: 'office' | 'brigade') =>
    county.organisations
      .filter((one) => one.kind === kind && (one.active || held.has(one.id)))
      .map(({ id, name }): Named => ({ holder: id, what: kind, name }));
  const known = [...standing('office'), ...standing('brigade')];
  const others = county.organisations
    .filter(({ id }) => held.has(id) && !known.some(({ holder }) => holder === id))
    .map(({ id, name }): Named => ({ holder: id, what: 'office', name }));
  const centre = county.organisations.find(({ kind }: Organisation) => kind === 'centre');
  const stations: Named[] = held.has('station') ? [{ holder: 'station', what: 'station', name: '' }] : [];
  return [...known, ...others, { holder: 'centre', what: 'centre', name: centre?.name ?? '' }, ...stations];
}

/** Everybody who handles matters there, and whoever else still has some; what nobody has last. */
async function officersOf({ db, actor }: Context, officeId: string, hands: readonly Hand[]): Promise<Named[]> {
  const held = new Set(hands.map(({ holder }) => holder));
  const works = ({ active, role, organisationId }: StoredAccount) =>
    active && organisationId === officeId && (role === 'officer' || role === 'officeHead');
  const accounts = await listAccounts(db, actor.countyId);
  const people = accounts
    .map((one) => ({ one, holder: holderName(officeId, one.id) }))
    .filter(({ one, holder }) => works(one) || held.has(holder))
    .toSorted((a, b) => Number(a.one.role === 'officeHead') - Number(b.one.role === 'officeHead'))
    .map(({ one, holder }): Named => ({ holder, what: 'officer', name: one.name }));
  return [...people, { holder: holderName(officeId, null), what: 'nobody', name: '' }];
}

function kindsOf(hands: readonly Hand[], holder: string): HolderRow['kinds'] {
  const own = hands.filter((hand) => hand.holder === holder);
  return Object.fromEntries(
    own.map((hand) => [
      hand.kind,
      Object.fromEntries([...handSpans, 'untaken' as const].map((cell) => [cell, hand[cell]])),
    ]),
  );
}
