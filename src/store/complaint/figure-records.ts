/**
 * The records behind a figure of complaints: the same definitions as `complaint-figure.ts` and `handling-figure.ts` count by, asked of one
 * complaint `c` after the other as a list walks, and the lines of the ledger or the days that lead to them.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { ComplaintQuery } from '../../domain/complaint/complaint-list.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { baseOf } from '../../domain/figures/comparison.ts';
import { eachInTime, isKept, keptIds, stoodOn, undoneIds, type Asked } from '../figures/kept.ts';
import { isRecovering, recoveringVerbs, settledWithFirm } from '../figures/scope.ts';
import type { Listing } from '../matter/lists.ts';
import { and, isTold } from '../matter/ways.ts';
import {
  aboutServices,
  acceptDue,
  closed,
  closedAgreed,
  closedInTime,
  countFall,
  firstAct,
  handedOver,
  hasCost,
  isReferredTo,
  matters,
  mayFallDue,
  recoveredKindNames,
  recoveredKindOf,
  referredNames,
  repeatable,
  settlement,
  stoppedInTime,
  sumOfKind,
  toldColumn,
  type FallenSums,
  type HandledRecords,
  type HappenedSums,
  type RecoveredKind,
  type Referred,
} from './handling-figure.ts';

type Figure = NonNullable<ComplaintQuery['figure']>;
/** Of offices only where the list asks for one. */
type Days = Asked;
type Condition = RawBuilder<unknown>;
/** Conditions, and what leads to those that meet them. */
type Records = Pick<Listing<Complaint>, 'own' | 'received' | 'told' | 'dated'>;
type RecordsOf = (days: Days) => Records;

const notMerged = sql`c.merged is null`;
const settling = ['settled', 'settled-at-station'] as const;

// What it ended with stays, unless it was merged into another or revoked: no move leads back (`moves`).
const ended = (...outcomes: string[]) => sql`c.outcome in (${sql.join([...outcomes, 'merged'])})`;
// Of what was revoked, or is open again, its row says no more how it had ended.
const unlike = undoneIds;

/** One that was refused again after that was revoked is told by the first refusal. */
function firstRefused(from: string): Condition {
  return sql`(c.annulments = '[]' or not exists (select from ledger as l
    where l.county_id = c.county_id and l.matter_id = c.id and l.verb = 'declined' and l.on_day < ${from}))`;
}

/** Whether `c` has such a line `l` in the days. */
function hasLine(isOne: Condition, { from, to }: Days): Condition {
  return sql`exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and ${isOne}
    and l.on_day between ${from} and ${to} offset 0)`;
}

function reached(verb: string, to: string): Condition {
  return sql`exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb = ${verb} and l.on_day <= ${to} offset 0)
    ${verb === 'terminated' || verb === 'closed' ? sql`and ${stoodOn(verb, to)}` : sql``}`;
}

/** Told by a line of one of the verbs, and whatever else is a condition of it. */
function toldBy(
  verbs: readonly string[],
  of: {
    own?: Condition[];
    alike?: Condition;
    which?: (line: string) => Condition;
    isRare?: boolean;
    isAsked?: boolean;
  } = {},
): RecordsOf {
  const { own = [], ...more } = of;
  return (days) => ({ own, told: { verbs, ...days, unlike, ...more } });
}

/** Accepted in the days; and what had become of it by their end, where its row may say so. */
function accepted(alike?: Condition, ...more: ((to: string) => Condition)[]): RecordsOf {
  return (days) => ({
    own: [notMerged, ...more.map((one) => one(days.to))],
    told: { verbs: ['accepted'], ...days, alike, unlike },
  });
}

const isClosed = sql`c.state = 'closed' and c.outcome is not null`;

/** Money of an agreement, or of a settlement with the firm. */
const recovered = (...own: Condition[]): RecordsOf => {
  const isOne = sql`l.verb in (${sql.join([...recoveringVerbs])}) and ${isRecovering}`;
  return (days) => ({
    own: [...own, hasLine(isOne, days)],
    told: {
      verbs: recoveringVerbs,
      ...days,
      alike: sql`c.outcome <> 'declined'`,
      unlike: (countyId) => unlikePaid(countyId, days),
      isAsked: true,
    },
  });
};

/** Of which somebody agreed to what the firm proposed, and which nobody has ended yet: what was accepted an officer ends (TM1). */
function unlikePaid(countyId: number, { from, to }: Days): Condition {
  return sql`${unlike(countyId)} union select l.matter_id from ledger as l join complaint as o on o.county_id = l.county_id and o.id = l.matter_id
    where l.county_id = ${countyId} and l.verb = 'offer-answered' and l.on_day between ${from} and ${to}
      and l.detail ->> 'answer' = 'agree' and o.outcome is null`;
}

/**
 * Money of one kind. Most settlements gave money back; to the few that have another kind lead indexes of lines, such as `ledger_in_kind`,
 * which say it as it stands here.
 */
function ofKind(name: RecoveredKind): RecordsOf {
  const which = (line: string) =>
    sql`recovered_of(${sql.ref(`${line}.detail`)}, ${sql.lit(recoveredKindOf[name])}) > 0`;
  return (days) => ({
    own: [hasLine(sql`${settlement} and ${sumOfKind(name)} > 0`, days)],
    told: {
      verbs: settling,
      ...days,
      alike: ended('settled', 'settledAtStation'),
      unlike,
      isAsked: true,
      ...(name === 'refundFen' ? { isRare: false } : { which, isRare: true }),
    },
  });
}

/** That a settlement says of a compensation, as the index `ledger_compensation` says it. */
const isCompensated = (line: string) => sql`(${sql.ref(`${line}.detail`)} ->> 'compensationFen')::bigint > 0`;

/** Of a settlement with the firm, which is rare. */
const withFirm: RecordsOf = (days) => ({
  own: [hasLine(settledWithFirm, days)],
  told: { verbs: ['offer-answered'], ...days, isRare: true, isAsked: true },
});

function referredTo(name: Referred): RecordsOf {
  return (days) => ({
    own: [hasLine(isReferredTo(name), days)],
    told: { verbs: ['referred'], ...days, isRare: true, isAsked: true },
  });
}

/** Days of the row `o` or beside it, by an index of them, with those that count so by a decision that was revoked. */
interface Beside {
  /** That a complaint `c` counts so by its own day. */
  is: (days: Days) => Condition;
  /** The ids of these, or of a few more. */
  ids: (countyId: number, days: Days) => Condition;
  /** What all of the ids meet, where they are of a few more. */
  found?: (days: Days) => Condition;
  /** The column of the cells. */
  column: string;
  /** That it counts in time each time, where one that counted twice has to. */
  each?: (days: Days) => Condition;
  /** Of what has ended, in whichever way: its row says so unless that was revoked. */
  isEnded: boolean;
  isRare: boolean;
}

/** The index finds these by their day; the others were revoked, and are few. */
function byDay({ is, ids, found = is, column, each, isEnded, isRare }: Beside): RecordsOf {
  return (days) => ({
    own: [each?.(days) ?? sql`((${is(days)}) or ${isKept(column, days)})`],
    dated: {
      ...days,
      ids: (countyId) => sql`${ids(countyId, days)} union all ${keptBesides(countyId, column, found, days)}`,
      isRare,
      ...(isEnded ? { alike: sql`c.outcome is not null`, unlike } : {}),
    },
  });
}

/** Those of the kept that do not count so by their own day. */
function keptBesides(countyId: number, column: string, found: Beside['is'], days: Days): Condition {
  return sql`select distinct k.id from (${keptIds(countyId, column, days)}) as k (id)
    join complaint as c on c.county_id = ${countyId} and c.id = k.id where (${found(days)}) is not true`;
}

const idsOf = (countyId: number, is: Condition) =>
  sql`select c.id from complaint as c where c.county_id = ${countyId} and ${is}`;

const transferred: Beside = {
  is: handedOver,
  ids: (countyId, days) => idsOf(countyId, handedOver(days)),
  column: 'transferred',
  isEnded: true,
  isRare: true,
};

/**
 * The closed, asked of one after the other: the day is hidden from the index of closed days, by which the planner would read and sort all of a
 * month for a page of it, for it takes those in time for a few.
 */
const closedAsWalked = ({ from, to }: Days) =>
  sql`c.merged is null and c.accepted_on is not null and c.closed_on + 0 between ${from} and ${to}`;

function closing(is: Beside['is'], column: string, each?: Beside['each']): RecordsOf {
  // Whether it was in time is asked of those that are shown: most were.
  const ids = (countyId: number, days: Days) => idsOf(countyId, closed(days));
  const more = each === undefined ? {} : { each };
  return byDay({ is, ids, found: closed, column, ...more, isEnded: true, isRare: false });
}

const dueOf = (days: Days) => sql`${mayFallDue} and exists (${acceptDue(days)} offset 0)`;

function initial(is: Beside['is'], column: string, each?: Beside['each']): RecordsOf {
  return byDay({
    is,
    ids: (countyId, { from, to }) => sql`select k.matter_id from matter_clock as k
      where k.county_id = ${countyId} and k.clock = 'accept' and k.due_on between ${from} and ${to}`,
    found: (days) => sql`exists (${acceptDue(days)} offset 0)`,
    column,
    ...(each === undefined ? {} : { each }),
    isEnded: false,
    isRare: false,
  });
}

/** Who told what it cost, of anything or of the one. */
function withCost(key?: string): RecordsOf {
  const has = key === undefined ? hasCost : sql`${hasCost} and c.cost ->> ${key} is not null`;
  const is = ({ from, to }: Days) => sql`c.closed_on between ${from} and ${to} and ${has}`;
  return byDay({
    is,
    ids: (countyId, days) => idsOf(countyId, is(days)),
    column: key === undefined ? 'cost_told' : toldColumn(key),
    isEnded: true,
    isRare: true,
  });
}

/** Of those accepted in the days, or handed over: a matter may be both. */
function orTransferred(one: RecordsOf, outcomes: readonly string[]): RecordsOf {
  const over = byDay(transferred);
  return (days) => {
    const [here, there] = [one(days), over(days)];
    const isAccepted = isTold({ verbs: ['accepted'], ...days });
    const alike = outcomes.length === 0 ? undefined : ended(...outcomes, 'transferred');
    return {
      own: [sql`((${sql.join([isAccepted, ...here.own], sql` and `)}) or ${sql.join([...there.own])})`],
      dated: {
        ...days,
        ids: (
          countyId,
        ) => sql`select l.matter_id from ledger as l where l.county_id = ${countyId} and l.verb = 'accepted'
            and l.on_day between ${days.from} and ${days.to} and not exists (select from ledger as f where f.county_id = l.county_id
              and f.matter_id = l.matter_id and f.verb = 'accepted' and f.seq < l.seq and f.on_day between ${days.from} and ${days.to} offset 0)
          union all select c.id from (${there.dated?.ids(countyId) ?? sql`select null::uuid`}) as t (id)
            join complaint as c on c.county_id = ${countyId} and c.id = t.id where not ${isAccepted}`,
        ...(alike === undefined ? {} : { alike, unlike }),
      },
    };
  };
}

const settledOnes = accepted(ended('settled'), (to) => reached('settled', to));
const closedOnes = accepted(isClosed, (to) => reached('closed', to));
const received: RecordsOf = (days) => ({ own: [notMerged], received: days });
const responded: RecordsOf = (days) => ({
  own: [notMerged, sql`exists ${firstAct(days.to)}`],
  received: days,
});

const recordsBy: Readonly<Record<Figure, RecordsOf>> = {
  received,
  people: received,
  accepted: accepted(),
  declined: (days) => ({
    ...toldBy(['declined'], { alike: ended('declined') })(days),
    own: [firstRefused(days.from)],
  }),
  mediated: accepted(sql`c.sessions <> '[]'`, (to) => reached('session-held', to)),
  settled: settledOnes,
  // They are few, and nothing is terminated before the day on which it was accepted (applyTerminate): these lines lead to them. Of many
  // they are walked to, and asked first what few of the others are.
  terminated: (days) => ({
    own: [notMerged, reached('terminated', days.to), isTold({ verbs: ['accepted'], ...days })],
    told: { verbs: ['terminated'], ...days, alike: ended('terminated'), unlike },
  }),
  closed: closedOnes,
  recoveredFen: recovered(),
  // The other agreements have nothing of what is counted.
  compensationFen: (days) => ({
    ...toldBy(settling, {
      alike: ended('settled', 'settledAtStation'),
      which: isCompensated,
      isRare: true,
      isAsked: true,
    })(days),
    own: [hasLine(sql`${settlement} and ${isCompensated('l')}`, days)],
  }),
  settledAtStation: toldBy(['settled-at-station'], { alike: ended('settledAtStation'), isRare: true }),
  acceptedYearBefore: (days) => accepted()({ ...days, ...baseOf(days, 'year') }),
  transferred: byDay(transferred),
  solvedOrTransferred: orTransferred(settledOnes, ['settled']),
  acceptedOrTransferred: orTransferred(accepted(), []),
  mediationOver: accepted(
    ended('settled', 'terminated'),
    (to) => sql`(${reached('settled', to)} or (${reached('terminated', to)}))`,
  ),
  closedInPeriod: closing(closed, 'closed_in_period'),
  closedOnTime: closing(closedInTime, 'closed_on_time', (days) =>
    eachInTime(
      days,
      { is: sql`(${closedAsWalked(days)})`, column: 'closed_in_period' },
      { is: stoppedInTime('mediate'), column: 'closed_on_time' },
    ),
  ),
  closedSettled: closing(closedAgreed, 'closed_settled'),
  initialDue: initial(dueOf, 'initial_due'),
  initialOnTime: initial(
    (days) => sql`${dueOf(days)} and ${stoppedInTime('accept')}`,
    'initial_on_time',
    (days) =>
      eachInTime(
        days,
        { is: sql`(${dueOf(days)})`, column: 'initial_due' },
        { is: stoppedInTime('accept'), column: 'initial_on_time' },
      ),
  ),
  disputedFen: toldBy(['settled'], { alike: ended('settled') }),
  serviceAccepted: accepted(undefined, () => aboutServices),
  serviceClosed: accepted(
    isClosed,
    () => aboutServices,
    (to) => reached('closed', to),
  ),
  serviceRecoveredFen: recovered(aboutServices),
  responded,
  firstResponseMinutes: responded,
  costTold: withCost(),
  tripsMean: withCost('trips'),
  kmMean: withCost('km'),
  minutesMean: withCost('minutes'),
  feeMean: withCost('feeFen'),
  firmSettled: withFirm,
  firmRecoveredFen: withFirm,
  ...(Object.fromEntries(recoveredKindNames.map((name) => [name, ofKind(name)])) as Record<RecoveredKind, RecordsOf>),
  sentUp: toldBy(['sent-up'], { isRare: true }),
  stationTalksOver: toldBy(['settled-at-station', 'sent-up'], { isRare: true }),
  referred: toldBy(['referred'], { isRare: true }),
  ...(Object.fromEntries(referredNames.map((name) => [name, referredTo(name)])) as Record<Referred, RecordsOf>),
};

/** The complaints behind a figure of the days. */
export function recordsBehind(figure: Figure, days: Days): Records {
  return recordsBy[figure](days);
}

function behind(countyId: number, period: FigurePeriod, name: HandledRecords): Condition {
  return matters(countyId, period, name, (days) => and(recordsBehind(name, days).own ?? []));
}

/** The figures anew, matter by matter: those that their lists open. */
export function recountFalling(db: Db, countyId: number, period: FigurePeriod): Promise<FallenSums> {
  return countFall(db, (name) => behind(countyId, period, name));
}

type Recounted = Pick<HappenedSums, (typeof repeatable)[number]>;

/** The figures of costs are means; who told them is behind each. */
const openedBy = {
  tripsTold: 'tripsMean',
  kmTold: 'kmMean',
  minutesTold: 'minutesMean',
  feeTold: 'feeMean',
} as const satisfies Partial<Record<keyof Recounted, HandledRecords>>;
const isMean = (name: keyof Recounted): name is keyof typeof openedBy => name in openedBy;

export async function recountHappened(db: Db, countyId: number, period: FigurePeriod): Promise<Recounted> {
  const counts = repeatable.map(
    (name) => sql`${behind(countyId, period, isMean(name) ? openedBy[name] : name)} as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Recounted>`select ${sql.join(counts)}`.execute(db);
  if (rows[0] === undefined) throw new Error('Counting always gives one row.');
  return rows[0];
}
