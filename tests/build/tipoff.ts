/** Builders of tip-offs: a valid one, reached by the real moves, with only what the test cares about said. */
import {
  Allegation,
  fileTipoff,
  type AllegationFacts,
  type AllegationInput,
  type FiledTipoff,
} from '../../src/domain/tipoff/filing.ts';
import { mayDo, type Actor, type Role } from '../../src/domain/base/actor.ts';
import type { Day } from '../../src/domain/base/calendar.ts';
import type { Change } from '../../src/domain/base/event.ts';
import { tipoffWithDue } from '../../src/domain/tipoff/deadline.ts';
import { tellableNotices, unprovenNotices } from '../../src/domain/tipoff/notification.ts';
import { hasFailed } from '../../src/domain/matter/decided/owed.ts';
import type { Facts } from '../../src/domain/matter/matter.ts';
import { tipoffProcedure, type TipoffPersonMove } from '../../src/domain/tipoff/procedure.ts';
import type { Tipoff, TipoffState } from '../../src/domain/tipoff/tipoff.ts';
import { anActor, anId, facts } from './complaint.ts';

/** The two officers that verify in the tests. */
export const handler = anActor('officer');
export const second = anActor('officer', { id: '00000000-0000-7000-8000-000000000009' });

export const reporterPart = { name: '何桂花', phone: '13800000602', address: '南岗乡刘洼村', regionId: 'V0602' };

/** What 何桂花 of 刘洼 tells about the parcel office that takes two yuan a parcel. */
export function anAllegation(change: Partial<AllegationInput> = {}): Allegation {
  return Allegation.parse({
    clientId: anId(),
    channel: 'C01',
    reporter: reporterPart,
    operator: { name: '南岗乡便民快递驿站', address: '南岗乡南岗村' },
    place: { regionId: 'V0601' },
    categoryCode: 'V05.1',
    natureCode: 'N04',
    conductCode: 'R05',
    story: '取快递每件要交两块钱代取费，不给就让自己跑到乡里，没贴收费牌，也不开票。',
    evidence: '有一张收款截图',
    ...change,
  });
}

let made = 0;

/** Files by the rule alone. */
export function tippedOff(allegation: Allegation, change: Partial<AllegationFacts> & { today: Day }): FiledTipoff {
  made += 1;
  return fileTipoff(allegation, {
    ...facts({ by: anActor('consumer'), ...change }),
    number: `举${change.today.slice(0, 4)}-${String(made).padStart(4, '0')}`,
    codeStub: '123456',
    reporterId: anId(),
    codeWordHash: allegation.codeWord === null ? null : `hash of ${allegation.codeWord}`,
    route: { officeId: 'SO-LH', officeReason: '店在柳河镇', stationId: null, stationReason: '不经站点' },
    filingStation: null,
    linkedComplaintId: null,
    homes: [],
    ...change,
  });
}

/** The days of the usual life of a tip-off that the builder makes. */
export const tipoffDays = {
  received: '2026-04-20',
  verifying: '2026-04-22',
  decided: '2026-04-28',
  told: '2026-04-29',
  ended: '2026-05-06',
  closed: '2026-05-07',
} as const satisfies Record<string, Day>;

/** What a person fills in for the move, in its plainest right form, dated today. */
export function tipoffInputOf(move: TipoffPersonMove, tipoff: Tipoff, today: Day): Record<string, unknown> {
  // A tip-off off the wire has its instants as words, by which no duty is counted.
  const failed = tipoff.notices.find(hasFailed);
  const [owed] = tipoff.receivedAt instanceof Date ? tellableNotices(tipoff) : unprovenNotices(tipoff);
  const inputs: Record<TipoffPersonMove, Record<string, unknown>> = {
    dispatch: { officeId: 'SO-LH', note: '' },
    giveBack: { reason: '店在石桥，不归本所' },
    assign: { handlerId: handler.id, secondId: second.id },
    correct: { categoryCode: 'V05.1', natureCode: 'N04', conductCode: 'R05', laws: [], platformNumber: null },
    findJurisdiction: { inDuty: 'yes', about: 'ordinary', act: 'here' },
    openDispute: { bureau: '邻县市场监管局', on: today },
    endDispute: { result: 'here', how: 'agreed', superior: '', endedOn: today },
    repeat: { firstNumber: '举2026-0001', reason: '同一个人上周说的同一件事' },
    merge: { firstNumber: '举2026-0001', newFacts: '又在另一个村收了代取费' },
    disclaim: { decidedOn: today, isMarketMatter: true, competentBody: '邻县市场监管局', reason: '行为发生在邻县' },
    startVerification: { startedOn: today },
    propose: { what: 'open', words: '现场查到收费记录三十二笔' },
    endorse: { opinion: '同意立案，请分管局长批' },
    returnProposal: { reason: '再查收费的起止时间' },
    withdrawProposal: { reason: '又查到新的证据，改一改再报' },
    extend: { reason: '还要找收件人核实', opinion: '' },
    startTest: { kind: 'appraisal', institution: '安澜市质检所', startedOn: today, paper: `鉴定委托书${today}` },
    endTest: { paper: '', endedOn: today, result: '属于假冒' },
    open: {
      decidedOn: today,
      hasEvidence: true,
      deservesPenalty: true,
      isOurs: true,
      isInTime: true,
      reason: '未明码标价，收费三十二笔',
      opinion: '',
    },
    notOpen: { decidedOn: today, ground: 'NF1', reason: '当场改正，已经退钱，没有后果', opinion: '' },
    transfer: {
      decidedOn: today,
      competentBody: '安澜市邮政管理局',
      paper: '移送函3号',
      reason: '属于快递末端服务，由邮政部门处理',
      opinion: '',
    },
    recordNotice: {
      kind: owed?.kind ?? 'result',
      to: owed?.to ?? 'reporter',
      way: owed?.inWriting === true ? 'mail' : 'phone',
      toldOn: today,
      proof: '通话 09:12，本人接听',
    },
    recordUnserved: {
      kind: owed?.kind ?? 'result',
      to: owed?.to ?? 'reporter',
      how: 'refused',
      on: today,
      end: 'left',
      leftBy: 'recording',
      earlierOn: '',
      proof: '拒收的录像 2026-31',
    },
    takeBackUnserved: {
      kind: failed?.kind ?? 'result',
      to: failed?.to ?? 'reporter',
      why: '死亡证明是同名的另一个人的，本人接了电话',
    },
    endEnforcement: { endedOn: today, result: 'penalised', penaltyFen: 20_000_00 },
    grantReward: { decidedOn: today, level: '2', exclusion: 'none', financeAgreedOn: null },
    payReward: { paidOn: today, slip: '凭证 18 号' },
    close: {},
    decideAnew: {
      cause: 'review',
      body: '安澜市市场监督管理局',
      paper: '安市监复〔2026〕8号',
      receivedOn: today,
      orderedBy: null,
      reason: '核查不全面，没有问到收件人',
    },
    archive: { files: '登记表、核查记录、审批表' },
    urge: { words: '', byConsumer: true },
    supplement: { words: '又拍到一张', attachmentIds: [] },
    renewCode: { provenBy: 'slip', reason: '回执淋湿了看不清' },
    note: { words: '问过邮政所' },
  };
  return inputs[move];
}

/** A leader who has decided nothing yet. */
export const otherLeader = anActor('leader', { id: '00000000-0000-7000-8000-00000000001a' });

const makers = ['officer', 'leader', 'officeHead', 'centre', 'consumer', 'system'] as const satisfies Role[];

/** Who makes the move in the tests: the first of these roles that may. */
export function tipoffMakerOf(move: TipoffPersonMove, tipoff: Tipoff): Actor {
  // Before dispatch the centre alone has the tip-off.
  const held = [
    'repeat',
    'merge',
    'disclaim',
    'findJurisdiction',
    'openDispute',
    'endDispute',
    'recordNotice',
    'recordUnserved',
    'takeBackUnserved',
  ];
  const isCentres = held.includes(move) && tipoff.state === 'registered';
  if (isCentres) return anActor('centre');
  // Whoever decided corrects nothing himself: another leader does.
  if (move === 'decideAnew') return otherLeader;
  const role = makers.find((one) => mayDo(anActor(one), tipoffProcedure[move].permission));
  if (role === undefined) throw new Error(`nobody may ${move}`);
  return anActor(role);
}

/** Makes the move by the rule alone and gives what it gives. */
export function changeTipoff(
  tipoff: Tipoff,
  move: TipoffPersonMove,
  today: Day,
  input: object = {},
  more: Partial<Facts> = {},
): Change<Tipoff> {
  const apply = tipoffProcedure[move].apply as (tipoff: Tipoff, input: unknown, facts: Facts) => Change<Tipoff>;
  const paperNumber = tipoffProcedure[move].paper === null ? null : '青市监立〔2026〕1号';
  return apply(
    tipoff,
    { ...tipoffInputOf(move, tipoff, today), ...input },
    facts({ by: tipoffMakerOf(move, tipoff), today, paperNumber, ...more }),
  );
}

/** The tip-off after the move, with its due day and queue as the action writes them. */
export function makeTipoff(
  tipoff: Tipoff,
  move: TipoffPersonMove,
  today: Day,
  input: object = {},
  more: Partial<Facts> = {},
): Tipoff {
  const { next } = changeTipoff(tipoff, move, today, input, more);
  return tipoffWithDue({ ...next, version: tipoff.version + 1 }, facts({ today, ...more }));
}

export type TipoffStep = readonly [TipoffPersonMove, Day, object?];

/** The tip-off after several moves, one after the other. */
export function afterTipoffMoves(tipoff: Tipoff, ...steps: readonly TipoffStep[]): Tipoff {
  return steps.reduce((before, [move, today, input]) => makeTipoff(before, move, today, input), tipoff);
}

const { received, verifying, decided, told, ended, closed } = tipoffDays;
const dispatched: TipoffStep[] = [['dispatch', received]];
const underWay: TipoffStep[] = [...dispatched, ['assign', verifying], ['startVerification', verifying]];
const notOpened: TipoffStep[] = [...underWay, ['notOpen', decided]];

/** The way to each state; closed and archived are reached by a case that ended with a penalty. */
const ways: Record<TipoffState, readonly TipoffStep[]> = {
  registered: [],
  dispatched,
  verifying: underWay,
  opened: [...underWay, ['open', decided]],
  notOpened,
  noPower: [['disclaim', verifying]],
  transferred: [...underWay, ['transfer', decided]],
  repeated: [['repeat', received]],
  merged: [['merge', received]],
  informed: [...notOpened, ['recordNotice', told]],
  closed: [...underWay, ['open', decided], ['endEnforcement', ended], ['close', closed]],
  archived: [...underWay, ['open', decided], ['endEnforcement', ended], ['close', closed], ['archive', closed]],
};

/** A tip-off just registered, with what the test says about it. */
export function registered(change: Partial<AllegationInput> = {}, today: Day = received): Tipoff {
  return tipoffWithDue(tippedOff(anAllegation(change), { today }).next, facts({ today }));
}

/** A tip-off in the state, reached by the real moves from 20 April 2026 on; then the fields that the test says. */
export function aTipoff({ state = 'registered', ...fields }: Partial<Tipoff> = {}): Tipoff {
  // Only a tip-off that some law wants answered is ever informed: an advertisement is.
  const start = registered(state === 'informed' ? { conductCode: 'R04' } : {});
  return { ...afterTipoffMoves(start, ...ways[state]), ...fields };
}
