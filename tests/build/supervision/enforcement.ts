/** Cases for tests: made by the rules, move by move, as people make them. */
import type { Change } from '../../../src/domain/base/event.ts';
import type { Day } from '../../../src/domain/base/calendar.ts';
import { mayDo, type Actor, type Role } from '../../../src/domain/base/actor.ts';
import type { Facts } from '../../../src/domain/matter/matter.ts';
import { enforcementWithDue } from '../../../src/domain/supervision/enforcement/deadline.ts';
import {
  enforcementMoves,
  type Enforcement,
  type EnforcementMove,
  type EnforcementState,
} from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { registerEnforcement, Registration } from '../../../src/domain/supervision/enforcement/filing.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { anActor, anId, facts } from '../complaint.ts';

/** The two officers of every case, and who reviews it. */
export const theOfficers = { handler: anActor('officer').id, second: '00000000-0000-7000-8000-00000000ce02' };
export const theReviewer: Actor = { ...anActor('centre'), id: '00000000-0000-7000-8000-00000000ce03' };

/** Both are certified for years. */
export const certificates = [theOfficers.handler, theOfficers.second].map((accountId, i) => ({
  accountId,
  number: `豫执法 ${i + 1}`,
  fromOn: '2020-01-01',
  untilOn: '2030-12-31',
}));

export const foundOn = '2026-04-20';

/** What is typed where a case is opened out of an entry of another ledger. */
export const aCase = (change: object = {}) => ({
  operatorName: '惠民超市东湖店',
  partyKind: 'soleTrader',
  cause: '涉嫌销售不合格食品',
  foundOn,
  story: '抽检发现蛋糕里有不得使用的添加剂',
  ...change,
});

export function registered(
  change: Partial<Record<string, unknown>> = {},
  { today = foundOn, by = anActor('officer') }: { today?: Day; by?: Actor } = {},
): Change<Enforcement> {
  const registration = Registration.parse({
    clientId: anId(),
    source: 'inspection',
    foundOn,
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '检查发现货架上的复合肥总养分不够标明的数',
    actUntil: '2026-04-18',
    ...change,
  });
  return registerEnforcement(registration, { ...facts({ today, by }), number: '案2026-0001' });
}

/** The provisions of the case, as they are typed: the short name of a law is enough. */
export const basis = {
  violated: [{ law: '产品质量法', article: 39 }],
  applied: [{ law: '《产品质量法》', article: 50 }],
  discretion: 'ordinary',
  discretionBy: [],
};

/** What is typed into each form, where nothing else is said. */
export function inputOfEnforcement(
  move: EnforcementMove,
  enforcement: Enforcement,
  today: Day,
): Record<string, unknown> {
  const { operatorName, partyKind, partyCode, partyAddress, cause, conductCode, categoryCode, actFrom, actUntil } =
    enforcement;
  const onPaper = { askedOn: enforcement.verifyingOn ?? today, askedPaper: '立案审批表原件，卷内第 3 页' };
  const inputs: Record<EnforcementMove, Record<string, unknown>> = {
    assign: { handlerId: theOfficers.handler, secondId: theOfficers.second },
    correct: { operatorName, partyKind, partyCode, partyAddress, cause, conductCode, categoryCode, actFrom, actUntil },
    startVerification: { startedOn: today },
    extendVerification: { reason: '送检的结果还没有出来', ...onPaper },
    exclude: { kind: 'inspection', body: '省化肥质检站', startedOn: today, paper: '委托2026-7' },
    include: { paper: '', endedOn: today, result: '总养分 38.2%' },
    requestFiling: {
      kind: 'file',
      reason: '抽检不合格，有进货单和库存，建议立案',
      violated: basis.violated,
      handlerId: theOfficers.handler,
      secondId: theOfficers.second,
    },
    endorseFiling: { opinion: '同意报请' },
    returnFiling: { reason: '库存数量没有点清，补查后再报' },
    withdrawFiling: { reason: '又查到一批，核清再报' },
    file: {
      decidedOn: today,
      hasEvidence: true,
      deservesPenalty: true,
      isOurs: true,
      isInTime: true,
      harmful: 'no',
      reason: '抽检不合格，有进货单和库存',
      ...onPaper,
    },
    notFile: { decidedOn: today, ground: 'NF2', reason: '初次违法，已经下架退款', ...onPaper },
    decideOnTheSpot: {
      secondId: null,
      fineFen: 200_00,
      warning: 'no',
      decidedOn: today,
      facts: '没有明码标价，当场承认',
      heard: 'nothing',
      ...basis,
      receiver: '周某',
    },
    takeMeasure: {
      kind: 'seal',
      items: [{ goods: '复合肥', quantity: 38, unit: '袋' }],
      basis: [],
      place: '2 号库',
      takenAt: `${today}T09:20:00+08:00`,
      urgent: 'yes',
      approverId: anActor('officeHead').id,
      approvedAt: `${today}T09:10:00+08:00`,
    },
    confirmSpot: {},
    denySpot: { words: '当天在县里学习，没有去店里' },
    settleSpot: { words: '看了执法记录仪，两人都在' },
    denyApproval: { n: 1, words: '那天没有人打电话给我' },
    recordTranscript: {
      kind: 'inquiry',
      startedAt: `${today}T08:30:00+08:00`,
      endedAt: `${today}T08:50:00+08:00`,
      place: '六合市场监管所询问室',
      firstId: theOfficers.handler,
      secondId: theOfficers.second,
      personName: '周大成',
      capacity: 'party',
      identityShown: true,
      rightsTold: true,
      words: '问：这批复合肥从哪里进的？\n答：三月从县里的批发部进的，一共 62 袋。',
      signature: 'pending',
      pages: 2,
    },
    signTranscript: { n: 1, signature: 'signed', pages: 2 },
    voidTranscript: { n: 1, reason: '时间写错了，另记了一份' },
    approveMeasure: { n: 1 },
    extendMeasure: { n: 1, reason: '检验报告还没有出来' },
    endMeasure: { n: 1, ending: 'released', endedOn: today },
    askHelp: { to: '邻县市场监管局', about: '核实供货商', receivedOn: today },
    answerHelp: { to: '', answeredOn: today, answer: '供货商查无此户' },
    assess: {
      caseValueFen: 9_900_00,
      valueBasis: 'label',
      valueReason: '60 袋，每袋标价 165 元',
      fineProposedFen: 9_900_00,
      confiscatedProposedFen: 594_00,
      warning: 'no',
      goods: '复合肥 38 袋',
      goodsValueFen: 6_270_00,
      others: '',
      revokes: 'no',
    },
    suspend: { suspendedOn: today, reason: '等待法院对权属的判决' },
    resume: { resumedOn: today },
    terminate: { terminatedOn: today, reason: '当事人死亡，没有承受人' },
    extendTerm: { reason: '案情复杂，还要核实供货商', until: null },
    report: { reportedOn: today, facts: '当事人三月购进复合肥 62 袋，实测总养分 38.2%，售出 22 袋', ...basis },
    reopen: { reason: '补查供货商的资质' },
    submitReview: { kind: 'case', ground: null, reviewerId: theReviewer.id, receivedOn: today },
    extendReview: { until: '2026-12-31', reason: '案卷材料多，要补看' },
    reassignReview: { reviewerId: '00000000-0000-7000-8000-00000000ce04', reason: '原审核人员调走了' },
    passReview: { endedOn: today, opinion: '事实清楚，适用法律正确' },
    returnReview: { endedOn: today, opinion: '违法所得怎么算的没有写清' },
    issueNotice: {
      issuedOn: today,
      warning: 'no',
      fineFen: 9_900_00,
      confiscatedFen: 594_00,
      goods: '复合肥 38 袋',
      goodsValueFen: 6_270_00,
      others: '',
      revokes: 'no',
      facts: '当事人三月购进复合肥 62 袋，实测总养分 38.2%，售出 22 袋',
      grounds: '以不合格产品冒充合格产品，配合调查，没有从重情节',
      ...basis,
      why: '',
    },
    withdrawNotice: { withdrawnOn: today, reason: '集体讨论改了处罚意见' },
    announceNotice: { announcedOn: today, where: '局公告栏和当事人住所', reason: '住所已经搬空，联系不上' },
    notify: {
      servedOn: today,
      way: 'direct',
      proof: '回证 50-0023',
    },
    recordDefence: { on: today, words: '不知道肥料不合格', taken: 'no', answer: '没有查验进货凭证' },
    waiveDefence: { waivedOn: today, paper: '放弃陈述申辩声明' },
    askHearing: { askedOn: today },
    holdHearing: { result: 'held', endedOn: today, hostId: theReviewer.id, record: '双方质证，事实没有变化' },
    discuss: { on: today, present: '张局、李局、王局', conclusion: '同意处罚意见' },
    decide: {
      result: 'penalised',
      fineFen: 9_900_00,
      confiscatedFen: 594_00,
      warning: 'no',
      goods: '复合肥 38 袋',
      others: '',
      decidedOn: today,
      verified: true,
      evidence: '纸质卷第12到20页：进货单、检验报告',
      exemptedBy: [{ law: '行政处罚法', article: 33, paragraph: 1 }],
      reason: '依照产品质量法第四十九条处罚',
    },
    handOver: {
      competentBody: '农业农村局',
      paper: '青市监案移〔2026〕1号',
      decidedOn: today,
      reason: '肥料登记归农业农村部门',
    },
    reportCrime: { reportedOn: today, offence: '销售伪劣产品罪' },
    decideCrime: { approved: 'yes', reason: '货值已到追诉标准' },
    handToPolice: { to: '县公安局', receipt: '移送书回执' },
    announce: { announcedOn: today, where: '县政府网站', reason: '住所已经搬空，联系不上' },
    serve: { servedOn: today, way: 'direct', receiver: '周某', proof: '回证 50-0024' },
    publish: { publishedOn: today, where: '国家企业信用信息公示系统', grade: 'ordinary' },
    withdrawPublication: { withdrawnOn: today, reason: '决定被撤销' },
    revoke: { how: 'revoked', revokedOn: today, reason: '复议机关撤销' },
    recordPayment: { kind: 'fine', fen: 9_900_00, paidOn: today, slip: '缴 0007' },
    defer: { until: '2027-01-31', plan: '分三期缴清' },
    urge: { receivedOn: today },
    askCourt: { askedOn: today, court: '县人民法院', number: '' },
    recordCourt: { result: 'enforced', endedOn: today },
    endExecution: { endedOn: today, reason: '当事人破产，没有财产' },
    fileAway: { archivedOn: today, volume: '2026 简 3 号', publishLater: true },
    close: { closedOn: today, opinion: '' },
    archive: { archivedOn: today, volume: '2026 普 12 号', publishLater: true },
    note: { words: '给当事人打过电话' },
  };
  return inputs[move];
}

const makers = ['officer', 'officeHead', 'centre', 'leader'] as const satisfies Role[];

/** Who makes the move in the tests: the first of these roles that may; the review whoever was named. */
export function enforcementMakerOf(move: EnforcementMove): Actor {
  if (move === 'passReview' || move === 'returnReview') return theReviewer;
  // Of the two on the spot the handler presses, and the second is asked.
  if (move === 'confirmSpot' || move === 'denySpot') return { ...anActor('officer'), id: theOfficers.second };
  const role = makers.find((one) => mayDo(anActor(one), enforcementProcedure[move].permission));
  if (role === undefined) throw new Error(`nobody may ${move}`);
  return anActor(role);
}

/** Makes the move as a person does: the input is read by the form first. */
export function changeEnforcement(
  enforcement: Enforcement,
  move: EnforcementMove,
  today: Day,
  input: Record<string, unknown> = {},
  change: Partial<Facts> = {},
): Change<Enforcement> {
  const rule = enforcementProcedure[move];
  const given: Facts = {
    ...facts({ today, by: enforcementMakerOf(move) }),
    certificates,
    legalReviewers: [theReviewer.id],
    paperNumber: rule.paper === null ? null : '青市监〔2026〕7号',
    ...change,
  };
  const apply = rule.apply as (enforcement: Enforcement, input: unknown, facts: Facts) => Change<Enforcement>;
  const typed = rule.input.parse({ ...inputOfEnforcement(move, enforcement, today), ...input });
  const { next, event } = apply(enforcement, typed, given);
  return { next: enforcementWithDue(next, given), event };
}

type Step = readonly [move: EnforcementMove, on: Day, input?: Record<string, unknown>];

export function afterEnforcementMoves(enforcement: Enforcement, ...steps: readonly Step[]): Enforcement {
  return steps.reduce((now, [move, on, input]) => changeEnforcement(now, move, on, input).next, enforcement);
}

const verified: readonly Step[] = [
  ['assign', '2026-04-20'],
  ['startVerification', '2026-04-21'],
];
const investigated: readonly Step[] = [...verified, ['file', '2026-04-28'], ['assess', '2026-05-06']];
const reported: readonly Step[] = [...investigated, ['report', '2026-05-20']];
const reviewed: readonly Step[] = [...reported, ['submitReview', '2026-05-21'], ['passReview', '2026-05-25']];
const notified: readonly Step[] = [...reviewed, ['issueNotice', '2026-05-26'], ['notify', '2026-05-26']];
/** The five working days of the notice are over on 2 June. */
const decided: readonly Step[] = [...notified, ['decide', '2026-06-03']];
const served: readonly Step[] = [...decided, ['serve', '2026-06-05']];
const paid: readonly Step[] = [
  ...served,
  ['recordPayment', '2026-06-10'],
  ['recordPayment', '2026-06-10', { kind: 'confiscated', fen: 594_00 }],
];

const ways: Record<EnforcementState, readonly Step[]> = {
  clue: [],
  verifying: verified,
  notFiled: [...verified, ['notFile', '2026-04-28']],
  investigating: investigated,
  suspended: [...investigated, ['suspend', '2026-05-08']],
  reported,
  reviewing: [...reported, ['submitReview', '2026-05-21']],
  reviewed,
  notified,
  decided,
  served,
  terminated: [...investigated, ['terminate', '2026-05-20']],
  transferred: [...investigated, ['handOver', '2026-05-20']],
  closed: [...paid, ['close', '2026-06-12']],
  archived: [...paid, ['close', '2026-06-12'], ['archive', '2026-06-15']],
};

/** A case in the state, led there by the usual moves. */
export function anEnforcement({
  state = 'clue',
  ...change
}: Partial<Record<string, unknown>> & { state?: EnforcementState } = {}): Enforcement {
  return afterEnforcementMoves(registered(change).next, ...ways[state]);
}

/** Goods that were taken before they could be approved: what a step about measures needs, in whatever state. */
function measured(urgent: 'yes' | 'no' = 'yes'): Enforcement['measures'] {
  const under = anEnforcement({ state: 'investigating' });
  return changeEnforcement(under, 'takeMeasure', '2026-06-20', { urgent }).next.measures;
}

/** What makes a move possible where the usual way to the state does not: steps before it. */
const readying: Readonly<Partial<Record<EnforcementMove, readonly Step[]>>> = {
  endorseFiling: [['requestFiling', '2026-06-20']],
  returnFiling: [['requestFiling', '2026-06-20']],
  withdrawFiling: [['requestFiling', '2026-06-20']],
  include: [['exclude', '2026-06-20']],
  answerHelp: [['askHelp', '2026-06-20']],
  decideCrime: [['reportCrime', '2026-06-23']],
  handToPolice: [
    ['reportCrime', '2026-06-23'],
    ['decideCrime', '2026-06-23'],
  ],
  withdrawPublication: [
    ['publish', '2026-06-22'],
    ['revoke', '2026-06-23'],
  ],
  askCourt: [['urge', '2026-07-01']],
  recordCourt: [
    ['urge', '2026-07-01'],
    ['askCourt', '2026-12-10'],
  ],
};

/** A record that was printed and is not back: what its signing needs, in whatever state. */
function unsigned(): Enforcement['transcripts'] {
  return changeEnforcement(anEnforcement({ state: 'investigating' }), 'recordTranscript', '2026-06-20').next
    .transcripts;
}

const measureMoves: readonly EnforcementMove[] = ['approveMeasure', 'extendMeasure', 'endMeasure'];

/** A case in the state in which the move can be made, the day on which it is, and what is typed besides what is usual. */
export interface Readied {
  enforcement: Enforcement;
  on: Day;
  input: Record<string, unknown>;
}

const onTheSpot: readonly Step[] = [
  ['assign', '2026-04-20'],
  ['decideOnTheSpot', '2026-04-21'],
];

/** The case for one cell of the table of moves; for a cell that the table lacks it is the plain one of the state. */
export function readiedFor(state: EnforcementState, move: EnforcementMove): Readied {
  const plain = anEnforcement({ state });
  const ready: Readied = { enforcement: plain, on: '2026-06-24', input: {} };
  const through = (from: Enforcement, steps: readonly Step[], more: Partial<Readied> = {}): Readied => ({
    ...ready,
    enforcement: afterEnforcementMoves(from, ...steps),
    ...more,
  });
  if (move === 'denyApproval') return { ...ready, enforcement: { ...plain, measures: measured('no') } };
  if (measureMoves.includes(move)) return { ...ready, enforcement: { ...plain, measures: measured() } };
  if (move === 'signTranscript' || move === 'voidTranscript')
    return { ...ready, enforcement: { ...plain, transcripts: unsigned() } };
  if (state === 'clue' && (move === 'startVerification' || move === 'decideOnTheSpot'))
    return through(plain, [['assign', '2026-04-20']]);
  switch (move) {
    case 'extendVerification':
      return { ...ready, on: '2026-05-08' };
    case 'decide':
      // Before a notice there is no penalty.
      return { ...ready, input: state === 'reviewed' ? { result: 'exempted' } : {} };
    case 'issueNotice':
      // After one that was served it is told why the party is told anew.
      return { ...ready, input: state === 'notified' ? { why: '条款写错了' } : {} };
    case 'notify':
    case 'announceNotice':
    case 'withdrawNotice':
      return move in enforcementMoves[state]
        ? through(plain, [['issueNotice', '2026-06-22', { why: '条款写错了' }]])
        : ready;
    case 'askHearing':
    case 'holdHearing': {
      const told: readonly Step[] = [
        ['issueNotice', '2026-06-22', { revokes: 'yes' }],
        ['notify', '2026-06-22'],
      ];
      const asked: readonly Step[] = move === 'askHearing' ? told : [...told, ['askHearing', '2026-06-23']];
      return state === 'notified' ? through(anEnforcement({ state: 'reviewed' }), asked) : ready;
    }
    case 'fileAway':
      if (state !== 'served') return ready;
      return through(registered().next, [
        ['assign', '2026-04-20'],
        ['decideOnTheSpot', '2026-04-21', { fineFen: 0, warning: 'yes' }],
        ['confirmSpot', '2026-04-21'],
      ]);
    case 'confirmSpot':
    case 'denySpot':
    case 'settleSpot':
      return state === 'served' ? through(registered().next, onTheSpot) : ready;
    case 'close':
      return state === 'served' ? through(registered().next, paid) : ready;
    case 'askCourt':
    case 'recordCourt':
      return state === 'served' ? through(plain, readying[move] ?? [], { on: '2026-12-12' }) : ready;
    default: {
      const steps = readying[move];
      return steps === undefined || !(move in enforcementMoves[state]) ? ready : through(plain, steps);
    }
  }
}
