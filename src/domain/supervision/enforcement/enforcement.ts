/**
 * 案件 (enforcement): a case of administrative penalty, from its source to the archive, by 《市场监督管理行政处罚程序规定》. It is the fourth
 * kind of matter. What it came from keeps a life of its own: a complaint is mediated, a tip-off is answered, while this is investigated.
 */
import type { Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import type { ConductCode } from '../../law/conduct.ts';
import { nextState, type Matter, type Moves } from '../../matter/matter.ts';
import type { CaseSourceKind } from './case-source.ts';
import type { LegalBasis } from './legal-basis.ts';
import type {
  CourtRequest,
  Crime,
  Decision,
  Deferral,
  Discussion,
  Exclusion,
  ExecutionEnd,
  FilingRequest,
  HelpLetter,
  Measure,
  DeedOfficers,
  Payment,
  PenaltyNotice,
  PenaltyPublication,
  PlannedPenalty,
  Review,
  ServedDecision,
  ServedNotice,
  Transcript,
  Urging,
} from './records.ts';

/** 案件来源登记表: the five of the form, and those that the county counts apart (抽检后处理, 专项, 格式条款). */
export const enforcementSources = [
  'inspection',
  'complaint',
  'tipoff',
  'transfer',
  'order',
  'postSampling',
  'campaign',
  'contractTerm',
  'other',
] as const;
export type EnforcementSource = (typeof enforcementSources)[number];

export const enforcementSourceWords = {
  inspection: { zh: '监督检查', en: 'Inspection' },
  complaint: { zh: '投诉', en: 'Complaint' },
  tipoff: { zh: '举报', en: 'Tip-off' },
  transfer: { zh: '其他部门移送', en: 'Transferred by another authority' },
  order: { zh: '上级交办', en: 'Ordered from above' },
  postSampling: { zh: '抽检后处理', en: 'After sampling' },
  campaign: { zh: '专项整治', en: 'Campaign' },
  contractTerm: { zh: '格式条款', en: 'Contract terms' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<EnforcementSource, Words>;

export const enforcementStates = [
  'clue',
  'verifying',
  'notFiled',
  'investigating',
  'suspended',
  'reported',
  'reviewing',
  'reviewed',
  'notified',
  'decided',
  'served',
  'terminated',
  'transferred',
  'closed',
  'archived',
] as const;
export type EnforcementState = (typeof enforcementStates)[number];

export const enforcementStateWords = {
  clue: { zh: '来源登记', en: 'Clue' },
  verifying: { zh: '核查', en: 'Being verified' },
  notFiled: { zh: '不予立案', en: 'Not filed' },
  investigating: { zh: '调查', en: 'Being investigated' },
  suspended: { zh: '中止调查', en: 'Suspended' },
  reported: { zh: '调查终结', en: 'Investigated' },
  reviewing: { zh: '审核', en: 'In review' },
  reviewed: { zh: '审核同意', en: 'Reviewed' },
  notified: { zh: '已告知', en: 'Notified' },
  decided: { zh: '已作决定', en: 'Decided' },
  served: { zh: '执行', en: 'Being executed' },
  terminated: { zh: '终止调查', en: 'Terminated' },
  transferred: { zh: '已移送', en: 'Transferred' },
  closed: { zh: '结案', en: 'Closed' },
  archived: { zh: '归档', en: 'Archived' },
} as const satisfies Record<EnforcementState, Words>;

/** Acts that are open in each state of an investigation under way. */
function underWay<S extends EnforcementState>(state: S) {
  return {
    assign: state,
    correct: state,
    assess: state,
    takeMeasure: state,
    recordTranscript: state,
    signTranscript: state,
    voidTranscript: state,
    approveMeasure: state,
    denyApproval: state,
    extendMeasure: state,
    endMeasure: state,
    askHelp: state,
    answerHelp: state,
    exclude: state,
    include: state,
    extendTerm: state,
    reportCrime: state,
    decideCrime: state,
    note: state,
  } as const;
}

/** What may still have to be done with goods and with what is shown, when all else is over. */
function afterwards<S extends EnforcementState>(state: S) {
  return {
    approveMeasure: state,
    denyApproval: state,
    extendMeasure: state,
    endMeasure: state,
    signTranscript: state,
    voidTranscript: state,
    note: state,
  } as const;
}

function shown<S extends EnforcementState>(state: S) {
  return { publish: state, withdrawPublication: state, revoke: state } as const;
}

/** Which move leads where; all others are refused. */
export const enforcementMoves = {
  clue: {
    assign: 'clue',
    correct: 'clue',
    startVerification: 'verifying',
    decideOnTheSpot: 'served',
    handOver: 'transferred',
    note: 'clue',
  },
  verifying: {
    assign: 'verifying',
    correct: 'verifying',
    extendVerification: 'verifying',
    exclude: 'verifying',
    include: 'verifying',
    requestFiling: 'verifying',
    endorseFiling: 'verifying',
    returnFiling: 'verifying',
    withdrawFiling: 'verifying',
    takeMeasure: 'verifying',
    recordTranscript: 'verifying',
    signTranscript: 'verifying',
    voidTranscript: 'verifying',
    approveMeasure: 'verifying',
    denyApproval: 'verifying',
    extendMeasure: 'verifying',
    endMeasure: 'verifying',
    file: 'investigating',
    notFile: 'notFiled',
    decideOnTheSpot: 'served',
    handOver: 'transferred',
    note: 'verifying',
  },
  notFiled: {
    endMeasure: 'notFiled',
    approveMeasure: 'notFiled',
    denyApproval: 'notFiled',
    signTranscript: 'notFiled',
    voidTranscript: 'notFiled',
    archive: 'archived',
    note: 'notFiled',
  },
  investigating: {
    ...underWay('investigating'),
    suspend: 'suspended',
    terminate: 'terminated',
    report: 'reported',
    handOver: 'transferred',
    handToPolice: 'transferred',
  },
  suspended: {
    resume: 'investigating',
    terminate: 'terminated',
    assign: 'suspended',
    approveMeasure: 'suspended',
    denyApproval: 'suspended',
    extendMeasure: 'suspended',
    endMeasure: 'suspended',
    signTranscript: 'suspended',
    voidTranscript: 'suspended',
    note: 'suspended',
  },
  reported: {
    ...underWay('reported'),
    submitReview: 'reviewing',
    reopen: 'investigating',
    handToPolice: 'transferred',
  },
  reviewing: {
    extendReview: 'reviewing',
    reassignReview: 'reviewing',
    passReview: 'reviewed',
    returnReview: 'investigating',
    approveMeasure: 'reviewing',
    denyApproval: 'reviewing',
    extendMeasure: 'reviewing',
    endMeasure: 'reviewing',
    signTranscript: 'reviewing',
    voidTranscript: 'reviewing',
    extendTerm: 'reviewing',
    note: 'reviewing',
  },
  reviewed: {
    ...underWay('reviewed'),
    issueNotice: 'reviewed',
    withdrawNotice: 'reviewed',
    announceNotice: 'reviewed',
    notify: 'notified',
    discuss: 'reviewed',
    decide: 'decided',
    submitReview: 'reviewing',
    reopen: 'investigating',
    handOver: 'transferred',
    handToPolice: 'transferred',
  },
  notified: {
    ...underWay('notified'),
    recordDefence: 'notified',
    waiveDefence: 'notified',
    askHearing: 'notified',
    holdHearing: 'notified',
    discuss: 'notified',
    issueNotice: 'notified',
    withdrawNotice: 'notified',
    announceNotice: 'notified',
    notify: 'notified',
    submitReview: 'reviewing',
    decide: 'decided',
    reopen: 'investigating',
    handOver: 'transferred',
    handToPolice: 'transferred',
  },
  decided: { announce: 'decided', serve: 'served', ...shown('decided'), ...afterwards('decided') },
  served: {
    ...shown('served'),
    ...afterwards('served'),
    confirmSpot: 'served',
    denySpot: 'served',
    settleSpot: 'served',
    recordPayment: 'served',
    defer: 'served',
    urge: 'served',
    askCourt: 'served',
    recordCourt: 'served',
    endExecution: 'served',
    fileAway: 'archived',
    close: 'closed',
  },
  terminated: { close: 'closed', ...afterwards('terminated') },
  transferred: { close: 'closed', ...afterwards('transferred') },
  closed: { archive: 'archived', ...shown('closed'), ...afterwards('closed') },
  archived: { withdrawPublication: 'archived', revoke: 'archived', publish: 'archived', note: 'archived' },
} as const satisfies Moves<EnforcementState>;

type MovesOf<S extends EnforcementState> = keyof (typeof enforcementMoves)[S];
export type EnforcementMove = { [S in EnforcementState]: MovesOf<S> }[EnforcementState];

/** How a case was decided; null while it is not. */
export const enforcementOutcomes = [
  'penalised',
  'exempted',
  'unfounded',
  'terminated',
  'transferred',
  'crime',
  'notFiled',
] as const;
export type EnforcementOutcome = (typeof enforcementOutcomes)[number];

export const enforcementOutcomeWords = {
  penalised: { zh: '行政处罚', en: 'Penalty' },
  exempted: { zh: '不予行政处罚', en: 'No penalty' },
  unfounded: { zh: '违法事实不成立', en: 'Unfounded' },
  terminated: { zh: '终止调查', en: 'Terminated' },
  transferred: { zh: '移送其他部门', en: 'Transferred' },
  crime: { zh: '移送公安', en: 'To the police' },
  notFiled: { zh: '不予立案', en: 'Not filed' },
} as const satisfies Record<EnforcementOutcome, Words>;

/** 环节: the queues of cases on the desk. A case stands in exactly one. */
export const enforcementStages = [
  'toVerify',
  'verifying',
  'investigating',
  'suspended',
  'toReview',
  'reviewing',
  'toNotify',
  'hearing',
  'toServe',
  'executing',
  'toClose',
  'toArchive',
  'done',
] as const;
export type EnforcementStage = (typeof enforcementStages)[number];

export const enforcementStageWords = {
  toVerify: { zh: '待核查', en: 'To verify' },
  verifying: { zh: '核查中', en: 'Verifying' },
  investigating: { zh: '调查中', en: 'Investigating' },
  suspended: { zh: '中止', en: 'Suspended' },
  toReview: { zh: '待送审', en: 'To be reviewed' },
  reviewing: { zh: '审核中', en: 'In review' },
  toNotify: { zh: '待告知', en: 'To notify' },
  hearing: { zh: '等陈述申辩', en: 'Awaiting defence' },
  toServe: { zh: '待送达', en: 'To serve' },
  executing: { zh: '执行中', en: 'Executing' },
  toClose: { zh: '待结案', en: 'To close' },
  toArchive: { zh: '待归档', en: 'To archive' },
  done: { zh: '已办完', en: 'Done' },
} as const satisfies Record<EnforcementStage, Words>;

/** The queues in which a step of the head may be the next one. */
export const headsStages: readonly EnforcementStage[] = [
  'toVerify',
  'verifying',
  'investigating',
  'toReview',
  'reviewing',
  'toNotify',
  'hearing',
  'executing',
  'toClose',
];

/** 当事人: for a natural person the limits of the summary procedure and of a hearing are others (第六十六条). */
export const partyKinds = ['person', 'soleTrader', 'organisation'] as const;
export type PartyKind = (typeof partyKinds)[number];

export const partyKindWords = {
  person: { zh: '自然人', en: 'Natural person' },
  soleTrader: { zh: '个体工商户', en: 'Sole trader' },
  organisation: { zh: '单位', en: 'Organisation' },
} as const satisfies Record<PartyKind, Words>;

/** 案值的依据: 《产品质量法》第七十二条 counts by the price on the label, and where none is marked by the market price of like goods. */
export const valueBases = ['label', 'market', 'sold', 'other'] as const;
export type ValueBasis = (typeof valueBases)[number];

export const valueBasisWords = {
  label: { zh: '标价', en: 'Price on the label' },
  market: { zh: '没有标价，按同类产品市场价', en: 'No label: market price of like goods' },
  sold: { zh: '实际销售价', en: 'Price sold at' },
  other: { zh: '其他依据', en: 'Another basis' },
} as const satisfies Record<ValueBasis, Words>;

export interface Enforcement extends Matter {
  state: EnforcementState;
  stage: EnforcementStage;
  outcome: EnforcementOutcome | null;
  /** 来源: the kind of the source; nobody has a query code, so that `codeStub` stays empty. */
  channel: EnforcementSource;
  /** The number of what it came from: a complaint, a batch, a letter. Empty for a tip-off, whose number would tell who told it. */
  sourceNumber: string;
  /** What it was opened out of, where that is kept in a ledger of its own: a batch, a visit, a campaign, a review of terms. */
  sourceKind: CaseSourceKind | null;
  sourceId: string | null;
  complaintId: string | null;
  /** The tip-off that it came from; only who may read that learns which it is. */
  tipoffId: string | null;
  /** 发现线索、收到材料之日: starts the verification. */
  foundOn: Day;

  operatorName: string;
  partyKind: PartyKind;
  /** 统一社会信用代码 of an organisation or a sole trader; a natural person has none here. */
  partyCode: string;
  partyAddress: string;
  operatorRegionId: string | null;
  /** 案由: what is suspected, in words, with the law. */
  cause: string;
  story: string;
  conductCode: ConductCode | null;
  categoryCode: string | null;
  /** Never filled in; the column is that of every matter. */
  natureCode: string | null;
  actFrom: Day | null;
  /** The end of the act, from which the time for a penalty runs (处罚法 第三十六条). */
  actUntil: Day | null;
  /** Two years, or five where life, health or financial safety was harmed. */
  limitYears: number;

  /** At least two officers investigate: the handler, the second, and others. */
  secondId: string | null;
  otherIds: readonly string[];

  verifyingOn: Day | null;
  verifyExtendedOn: Day | null;
  pauses: readonly Exclusion[];
  /** 报请: what the officers who verified asked for, the last one last. */
  filingRequests: readonly FilingRequest[];
  /** 立案号, such as 「青市监立〔2026〕12号」. */
  fileNumber: string | null;
  filedOn: Day | null;
  filingReason: string;
  notFiledGround: string | null;
  termExtendedOn: Day | null;
  /** The further time that the leaders fixed together, after ninety and thirty days. */
  termUntil: Day | null;

  measures: readonly Measure[];
  helpLetters: readonly HelpLetter[];
  transcripts: readonly Transcript[];

  /** 案值: of the goods or the business in question; neither fine nor confiscation. */
  caseValueFen: number | null;
  valueBasis: ValueBasis | null;
  valueReason: string;
  fineProposedFen: number | null;
  confiscatedProposedFen: number | null;
  /** 拟处 beside the sums; null where only sums were ever asked. */
  proposal: PlannedPenalty | null;
  fineDecidedFen: number | null;
  confiscatedDecidedFen: number | null;
  fineCollectedFen: number;
  confiscatedCollectedFen: number;
  lateFeeCollectedFen: number;

  reportedOn: Day | null;
  deedOfficers: DeedOfficers;
  /** 查明的事实, as the final report has them. */
  facts: string;
  /** What was broken and what applies, from the final report on; null before it, and in a case of before it was kept. */
  legalBasis: LegalBasis | null;
  reviews: readonly Review[];
  notices: readonly PenaltyNotice[];
  discussions: readonly Discussion[];
  decision: Decision | null;
  announcedOn: Day | null;
  service: ServedDecision | null;
  publication: PenaltyPublication | null;
  payments: readonly Payment[];
  deferral: Deferral | null;
  urging: Urging | null;
  court: CourtRequest | null;
  crime: Crime | null;
  competentBody: string | null;
  transferPaper: string | null;
  /** 终结执行: why nothing more is to be had. */
  executionEnded: ExecutionEnd | null;
  endedOn: Day | null;
  closedOn: Day | null;
  archivedOn: Day | null;
  /** What the record of an earlier ledger said; null for what was handled here. */
  carriedFrom: string | null;
}

export function mayMoveEnforcement(enforcement: Pick<Enforcement, 'state'>, move: string): boolean {
  return move in enforcementMoves[enforcement.state];
}

/** The state the move leads to; refuses a move that the table does not have for this state. */
export function movedEnforcement(enforcement: Pick<Enforcement, 'state'>, move: EnforcementMove): EnforcementState {
  return nextState<EnforcementState>(enforcementMoves, enforcement.state, move);
}

/** The notice that holds now: the last that was served; one that further investigation overtook is behind it. */
export function currentNotice({ notices }: Pick<Enforcement, 'notices'>): ServedNotice | null {
  return notices.filter(({ overtaken }) => !overtaken).findLast(isServed) ?? null;
}

/** Whether the party asked for a hearing that is not over. */
export function isHearingOpen(enforcement: Pick<Enforcement, 'notices'>): boolean {
  const hearing = currentNotice(enforcement)?.hearing ?? null;
  return hearing !== null && hearing.heldOn === null;
}

/** The notice that is made and numbered, and has not reached the party. */
export function unservedNotice({ notices }: Pick<Enforcement, 'notices'>): PenaltyNotice | null {
  return notices.find((notice) => !notice.overtaken && !isServed(notice) && !isWithdrawn(notice)) ?? null;
}

/** All that reached the party, in their order. */
export function servedNotices({ notices }: Pick<Enforcement, 'notices'>): ServedNotice[] {
  return notices.filter(isServed);
}

export function isServed(notice: PenaltyNotice): notice is ServedNotice {
  return notice.servedOn !== null;
}

/** The day on which it was made: of one of before that was kept, the day of its service. */
export function issuedDay({ issuedOn, servedOn }: PenaltyNotice): Day | null {
  return issuedOn ?? servedOn;
}

export function isWithdrawn({ withdrawnOn = null }: PenaltyNotice): boolean {
  return withdrawnOn !== null;
}

/** The notices when the case is investigated further: none of them holds any more, and what was not served goes to nobody. */
export function overtakenNotices({ notices }: Pick<Enforcement, 'notices'>, on: Day): PenaltyNotice[] {
  return notices.map((notice) => {
    const isOpen = !isServed(notice) && !isWithdrawn(notice);
    return { ...notice, overtaken: true, ...(isOpen ? { withdrawnOn: on, withdrawnWhy: '补充调查' } : {}) };
  });
}

/** What the officers asked for and nobody has answered; a verification that ended another way answers nothing any more. */
export function openFilingRequest({
  state,
  filingRequests,
}: Pick<Enforcement, 'state' | 'filingRequests'>): FilingRequest | null {
  return state === 'verifying' ? (filingRequests.find(({ endedOn }) => endedOn === null) ?? null) : null;
}

export function openReview({ reviews }: Pick<Enforcement, 'reviews'>): Review | null {
  return reviews.find(({ endedOn }) => endedOn === null) ?? null;
}

/** Everybody who verified, whoever took his place since, and whoever asked for what came of it. */
export function verifiersOf(
  enforcement: Pick<Enforcement, 'handlerId' | 'secondId' | 'otherIds' | 'deedOfficers' | 'filingRequests'>,
): string[] {
  const { deedOfficers, filingRequests } = enforcement;
  const asked = filingRequests.flatMap(({ byId, officers }) => [byId, ...officers.map(({ id }) => id)]);
  return [...new Set([...investigatorsOf(enforcement), ...(deedOfficers.verified ?? []), ...asked])];
}

/** What is kept of those who verify when others take their place: none of them decides what he verified. */
export function keepingVerifiers(enforcement: Enforcement): Pick<Enforcement, 'deedOfficers'> {
  const { state, deedOfficers } = enforcement;
  if (state !== 'verifying') return { deedOfficers };
  const verified = [...new Set([...(deedOfficers.verified ?? []), ...investigatorsOf(enforcement)])];
  return { deedOfficers: { ...deedOfficers, verified } };
}

/** All who investigate, the handler first. */
export function investigatorsOf({
  handlerId,
  secondId,
  otherIds,
}: Pick<Enforcement, 'handlerId' | 'secondId' | 'otherIds'>): string[] {
  return [handlerId, secondId, ...otherIds].filter((id) => id !== null);
}
