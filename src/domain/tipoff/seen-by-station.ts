/**
 * 站点留意 (lookout): a station keeps an eye on a place that somebody has told of. How the tip-off is handled is kept from it
 * (《办法》第三十七条), on the page, in lists, and in what a list may be asked for.
 */
import type { TipoffQuery } from './tipoff-list.ts';
import type { Tipoff, TipoffStage, TipoffState } from './tipoff.ts';

/** What replaces the tip-off's own values in a station's eyes. */
export function atStation(tipoff: Pick<Tipoff, 'state'>): Partial<Tipoff> & Pick<Tipoff, 'state' | 'stage'> {
  const state = stationStates[tipoff.state];
  return { ...unseenByStation, state, stage: stationStages[state], notices: [], pauses: [], takenIn: [] };
}

/** All that a station learns of how far a tip-off is: 已收下、在查、已办完. What was decided meanwhile it cannot tell. */
const stationStates = {
  registered: 'registered',
  dispatched: 'verifying',
  verifying: 'verifying',
  opened: 'verifying',
  notOpened: 'verifying',
  noPower: 'verifying',
  transferred: 'verifying',
  repeated: 'verifying',
  merged: 'verifying',
  informed: 'verifying',
  closed: 'closed',
  archived: 'closed',
} as const satisfies Record<TipoffState, TipoffState>;
type StationState = (typeof stationStates)[TipoffState];

const stationStages = {
  registered: 'toDispatch',
  verifying: 'verifying',
  closed: 'done',
} as const satisfies Record<StationState, TipoffStage>;

/** The stage that stands for each stage in a station's eyes; what waits in the archive is done. */
const seenStages = {
  toDispatch: 'toDispatch',
  toVerify: 'verifying',
  verifying: 'verifying',
  toTell: 'verifying',
  inEnforcement: 'verifying',
  toClose: 'verifying',
  toArchive: 'done',
  done: 'done',
} as const satisfies Record<TipoffStage, TipoffStage>;

/**
 * What a station may ask a list for. A filter or an order that tells tip-offs apart by what it does not read would tell it all
 * the same: such a one is left out, and a state stands for all those that look like it.
 */
export function askedByStation(query: TipoffQuery): TipoffQuery {
  const { q, numbers, conduct, category, channel, receivedFrom, receivedTo, stationId, after, limit } = query;
  const alike = <K extends string>(table: Readonly<Record<K, K>>, asked: readonly K[] | undefined) =>
    asked === undefined
      ? undefined
      : (Object.keys(table) as K[]).filter((one) => asked.some((other) => table[other] === table[one]));
  return {
    sort: query.sort === 'oldest' ? 'oldest' : 'newest',
    q,
    numbers,
    conduct,
    category,
    channel,
    receivedFrom,
    receivedTo,
    stationId,
    after,
    limit,
    state: alike<TipoffState>(stationStates, query.state),
    stage: alike<TipoffStage>(seenStages, query.stage),
    outcome: undefined,
  };
}

const unseenByStation = {
  reportBy: null,
  dueRule: null,
  dueOn: null,
  legalOn: null,
  escalatedTo: 0,
  givenBackOn: null,
  givenBackReason: null,
  archivedOn: null,
  outcome: null,
  handlerId: null,
  secondId: null,
  verifyingOn: null,
  extendedOn: null,
  lastTakenInOn: null,
  decidedOn: null,
  approverId: null,
  approval: null,
  jurisdiction: null,
  dispute: null,
  verifiers: [],
  annulments: [],
  informedOn: null,
  evidence: '',
  platformNumber: null,
  proposal: null,
  extensionReason: null,
  extensionApproval: null,
  firstNumber: null,
  decisionReason: null,
  notOpenedGround: null,
  competentBody: null,
  transferPaper: null,
  enforcementNumber: null,
  enforcementEndedOn: null,
  enforcementResult: null,
  penaltyFen: null,
  reward: null,
} as const satisfies Partial<Tipoff>;
