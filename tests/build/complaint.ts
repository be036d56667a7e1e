/** Builders: a valid thing, reached by the real moves, with only what the test cares about said. */
import { readFileSync } from 'node:fs';
import { mayDo, type Actor, type Role } from '../../src/domain/base/actor.ts';
import { calendarOf, type CalendarYear, type Day } from '../../src/domain/base/calendar.ts';
import type { Complaint, ComplaintState, NoticeKind, Recipient } from '../../src/domain/complaint/complaint.ts';
import { isOwed, mayReach } from '../../src/domain/matter/decided/owed.ts';
import type { Facts } from '../../src/domain/matter/matter.ts';
import { withDue } from '../../src/domain/complaint/deadline.ts';
import type { Change } from '../../src/domain/base/event.ts';
import { file, Filing, type FilingFacts, type FilingInput } from '../../src/domain/complaint/filing.ts';
import { procedure, type PersonMove } from '../../src/domain/complaint/procedure.ts';
import { defaultLocalLimits } from '../../src/domain/law/local-limits.ts';
import { othersOfMove, proceedingInputs, refusedMediation } from './side-procedure.ts';
import { isRunning } from '../../src/domain/complaint/facts/agreed-terms.ts';

export const countyId = 990126;

const years = JSON.parse(
  readFileSync(new URL('../../seeds/calendar.json', import.meta.url), 'utf8'),
) as readonly CalendarYear[];
export const calendar = calendarOf(years);

/** The accounts of the tests: one a role, all of 柳河 where a place matters. */
const places = {
  centre: { n: 1, organisationId: 'C12315', stationId: null },
  officer: { n: 2, organisationId: 'SO-LH', stationId: null },
  officeHead: { n: 3, organisationId: 'SO-LH', stationId: null },
  leader: { n: 4, organisationId: 'AMR', stationId: null },
  mediator: { n: 5, organisationId: 'CA', stationId: null },
  station: { n: 6, organisationId: null, stationId: 'ST-V0303' },
  admin: { n: 7, organisationId: 'AMR', stationId: null },
  business: { n: 8, organisationId: 'F-CCJD', stationId: null },
  department: { n: 9, organisationId: 'AGRI', stationId: null },
  superior: { n: 13, organisationId: 'AMR-CITY', stationId: null },
  security: { n: 11, organisationId: 'AMR', stationId: null },
  auditor: { n: 12, organisationId: 'AMR', stationId: null },
  consumer: { n: 0, organisationId: null, stationId: null },
  system: { n: 0, organisationId: null, stationId: null },
} as const satisfies Record<Role, { n: number; organisationId: string | null; stationId: string | null }>;

export function anActor(role: Role, change: Partial<Actor> = {}): Actor {
  const { n, organisationId, stationId } = places[role];
  const id = n === 0 ? role : `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  return { countyId, id, name: role, role, organisationId, stationId, ...change };
}

/** Noon of the day in China. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00+08:00`);
}

export function facts(change: Partial<Facts> & { today: Day }): Facts {
  return {
    by: anActor('officer'),
    at: noonOf(change.today),
    calendar,
    // A county that has delegated decisions to its heads of offices, by a paper.
    limits: {
      ...defaultLocalLimits,
      headApprovesCases: true,
      headApprovalPaper: '青市监〔2024〕11号',
      headApprovalOn: '2024-03-01',
    },
    paperNumber: null,
    ...change,
  };
}

/** Of a county that decides older matters by the rule of the day of receipt. */
export const receiptLimits: Facts['limits'] = { ...defaultLocalLimits, olderByNewProcedure: false };

let made = 0;

/** A new id of the form that a client makes; they rise in the order of making, as a UUIDv7 does. */
export function anId(): string {
  made += 1;
  return `019dcafe-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

/** Another person's telephone each time: two matters of one person about one shop stand in each other's way. */
export function aPhone(): string {
  made += 1;
  return `1371${String(made).padStart(7, '0')}`;
}

type Part<T> = { [K in keyof T]?: T[K] extends object ? Partial<T[K]> : T[K] };

/** What 李有田 of 郭庄 tells about ten bags of fertiliser that weigh too little. */
export function aFiling(change: Part<FilingInput> = {}): Filing {
  const { consumer, operator, place, ...rest } = change;
  return Filing.parse({
    clientId: anId(),
    channel: 'C09',
    categoryCode: 'G10.3',
    story: '前天在柳河街上老周农资店买了10袋复合肥，袋上印50公斤，过了村里的磅，每袋只有46公斤出头。',
    claim: '补足分量或者退差价',
    amountFen: 1750_00,
    ...rest,
    consumer: { name: '李有田', phone: '13800000301', address: '柳河镇郭庄村', regionId: 'V0303', ...consumer },
    operator: { name: '老周农资店', address: '柳河镇柳河街', ...operator },
    place: { regionId: 'V0301', ...place },
  });
}

/** Files by the rule alone; the routing is that of 郭庄 and 柳河. */
export function filed(filing: Filing, change: Partial<FilingFacts> & { today: Day }): Change<Complaint> {
  return file(filing, {
    ...facts({ by: anActor('consumer'), ...change }),
    number: `投${change.today.slice(0, 4)}-${String(made).padStart(4, '0')}`,
    codeStub: '123456',
    route: { officeId: 'SO-LH', officeReason: '店在柳河镇', stationId: 'ST-V0303', stationReason: '住在郭庄村' },
    filingStation: null,
    ...change,
  });
}

/** The days of the usual life of a matter that the builder makes. */
export const days = {
  received: '2026-04-20',
  accepted: '2026-04-22',
  consented: '2026-04-24',
  session: '2026-04-28',
  ended: '2026-04-28',
  told: '2026-04-29',
  closed: '2026-04-30',
} as const satisfies Record<string, Day>;

/** What a person fills in for the move, in its plainest right form, dated today. */
export function inputOf(move: PersonMove, complaint: Complaint, today: Day): Record<string, unknown> {
  const alone = complaint.notices.filter(({ member }) => member === undefined);
  const open = alone.find(isOwed) ?? alone.find((notice) => mayReach(notice, today));
  const talk = {
    on: today,
    legalRole: complaint.state === 'atStation' ? 'negotiation' : 'invitedHelper',
    words: '打过电话，老板愿意谈',
  };
  const inputs: Record<PersonMove, Record<string, unknown>> = {
    dispatch: { officeId: 'SO-LH', note: '' },
    giveBack: { reason: '店在石桥，不归本所' },
    assign: { handlerId: anActor('officer').id },
    correct: { categoryCode: 'G10.2', natureCode: null, platformNumber: null },
    accept: { decidedOn: today },
    decline: {
      decidedOn: today,
      ground: 'NA1',
      department: '青禾县农业农村局',
      reason: '查明不属于市场监管职责',
    },
    recordNotice: {
      kind: open?.kind ?? 'acceptance',
      to: open?.to ?? 'consumer',
      way: open?.kind === 'anew' ? 'mail' : 'phone',
      toldOn: today,
      proof: '本人接听',
    },
    recordConsent: {
      party: complaint.consumerConsentedOn === null ? 'consumer' : 'operator',
      consentedOn: today,
      way: 'phone',
      proof: '',
    },
    startMediation: {},
    holdSession: {
      heldAt: `${today}T09:30`,
      place: '柳河所调解室',
      way: 'onSite',
      noticedOn: today,
      mediators: '孙立',
      minutes: '双方到场，愿意谈',
    },
    entrust: { associationId: 'CA', agreedOn: today, way: 'written', operatorAgreed: true, consumerAgreed: true },
    takeBack: { reason: '谈了两次没谈成，退回所里' },
    startTest: {
      institution: '安澜市质检所',
      chosenBy: 'agreed',
      payer: 'operator',
      startedOn: today,
      paper: '委托检验书',
    },
    endTest: { endedOn: today, result: '净含量不足' },
    settle: {
      text: '补足四十公斤并退差价',
      form: 'letter',
      whyRecord: null,
      waiver: '',
      signedByBoth: true,
      signedOn: today,
      disputedFen: 140_00,
      recoveredFen: 140_00,
      compensationFen: 0,
      terms: [],
      performBy: null,
    },
    terminate: { decidedOn: today, ...refusedMediation(today) },
    close: {},
    followUp: { satisfaction: '2', words: '', unsatisfied: '', trips: null, km: null, minutes: null, feeFen: null },
    perform: { performedOn: today },
    talk: { ...talk, result: 'notAgreed' },
    settleAtStation: { ...talk, recoveredFen: 140_00, recoveredAs: 'refund', proof: '', violationSeen: false },
    sendUp: { reason: '谈了两次没谈成' },
    pullUp: { reason: '站里五天没有动' },
    withdraw: { reason: '自己和解了' },
    urge: { words: '', byConsumer: true },
    supplement: { words: '还有一张收据', attachmentIds: [] },
    renewCode: { member: complaint.joint === null ? null : '1', provenBy: 'calledBack', reason: '回执丢了' },
    note: { words: '已经问过村委会' },
    ...proceedingInputs(complaint, today),
    markUrgent: { reason: '手被炸伤' },
    takeBackUrgent: {},
    urgentAgain: { reason: '屋里又有煤气味' },
    callBack: { words: '先送医院，所里马上去人' },
    recordInjury: {
      person: '金某',
      relation: '亲属',
      injury: '右手炸伤',
      injuredOn: null,
      hospital: '县人民医院',
      costsFen: 3200_00,
      product: '双响爆竹',
      seller: '镇上杂货店',
    },
    recordClaims: { claims: [{ kind: 'refund', amountFen: 30_00, about: 'over', words: '退多收的话费' }] },
    recordPurchase: {
      boughtOn: null,
      place: '营业厅',
      item: '手机',
      priceFen: null,
      about: null,
      proof: '',
      knownOn: null,
      promises: [],
    },
    investigate: { on: today, askedWhom: '店长', question: '话费怎么扣的', answer: '扣的是月租', proof: '' },
    recordFact: { status: 'found', text: '每袋少三公斤', on: today, proof: '过磅单' },
    checkTerm: {
      term: String(1 + Math.max(0, complaint.terms.findIndex(isRunning))),
      on: today,
      result: 'kept',
      words: '打电话问过，在照做',
    },
  };
  return inputs[move];
}

const makers = ['officer', 'officeHead', 'leader', 'centre', 'station', 'consumer'] as const satisfies Role[];

const centreFirst: readonly PersonMove[] = [
  'decline',
  'proposeDecline',
  'askIdentity',
  'recordIdentity',
  'findJurisdiction',
  'recordConsent',
];
/** What is told before it is dispatched the centre tells. */
const telling: readonly PersonMove[] = ['recordNotice', 'recordNotices', 'recordUnserved', 'takeBackUnserved'];

/** Who makes the move in the tests: the first of these roles that may. */
export function makerOf(move: PersonMove, complaint?: Complaint): Actor {
  // Before dispatch the centre alone has the matter.
  if (centreFirst.includes(move)) return anActor(complaint?.state === 'registered' ? 'centre' : 'officer');
  if (telling.includes(move) && complaint?.state === 'registered') return anActor('centre');
  // What the centre proposes, its superior decides.
  if (complaint?.proposal?.byRole === 'centre' && move !== 'decline') return anActor('leader');
  const role = makers.find((one) => mayDo(anActor(one), procedure[move].permission));
  if (role === undefined) throw new Error(`nobody may ${move}`);
  return anActor(role);
}

/** Makes the move by the rule alone and gives what it gives. */
export function change(
  complaint: Complaint,
  move: PersonMove,
  today: Day,
  input: object = {},
  more: Partial<Facts> = {},
): Change<Complaint> {
  const apply = procedure[move].apply as (complaint: Complaint, input: unknown, facts: Facts) => Change<Complaint>;
  return apply(
    complaint,
    { ...inputOf(move, complaint, today), ...input },
    facts({ by: makerOf(move, complaint), today, others: othersOfMove(complaint, move), ...more }),
  );
}

/** The matter after the move, with its due day as the action writes it. */
export function make(
  complaint: Complaint,
  move: PersonMove,
  today: Day,
  input: object = {},
  more: Partial<Facts> = {},
): Complaint {
  const { next } = change(complaint, move, today, input, more);
  return withDue({ ...next, version: complaint.version + 1 }, facts({ today, ...more }));
}

type Step = readonly [PersonMove, Day, object?];

const notice = (kind: NoticeKind, to: Recipient): Step => ['recordNotice', days.told, { kind, to }];
const dispatched: Step[] = [['dispatch', days.received]];
const accepted: Step[] = [...dispatched, ['accept', days.accepted]];
const mediating: Step[] = [
  ...accepted,
  ['recordNotice', days.accepted],
  ['recordConsent', days.consented],
  ['recordConsent', days.consented],
  ['startMediation', days.consented],
];
const settled: Step[] = [...mediating, ['holdSession', days.session], ['settle', days.ended]];
const told: Step[] = [...settled, notice('agreement', 'consumer'), notice('agreement', 'operator')];

/** The way to each state; told and closed are reached by an agreement. */
const ways: Record<ComplaintState, readonly Step[]> = {
  atStation: [],
  registered: [],
  dispatched,
  accepted,
  mediating,
  declined: [...dispatched, ['decline', days.accepted]],
  settled,
  transferred: [['transfer', days.accepted]],
  terminated: [...mediating, ['terminate', days.ended]],
  told,
  closed: [...told, ['close', days.closed]],
};

/** A complaint in the state, reached by the real moves from 20 April 2026 on; then the fields that the test says. */
export function aComplaint({ state = 'registered', ...fields }: Partial<Complaint> = {}): Complaint {
  const { next } = filed(aFiling(), {
    today: days.received,
    ...(state === 'atStation'
      ? { by: anActor('station'), filingStation: { id: 'ST-V0303', publishedWindow: false } }
      : {}),
  });
  const start = withDue(next, facts({ today: days.received }));
  const there = ways[state].reduce((complaint, [move, today, input]) => make(complaint, move, today, input), start);
  return { ...there, ...fields };
}

/** The matter after several moves, one after the other. */
export function afterMoves(complaint: Complaint, ...steps: readonly Step[]): Complaint {
  return steps.reduce((before, [move, today, input]) => make(before, move, today, input), complaint);
}
