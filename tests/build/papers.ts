/** Matters of the sample county in every state that makes a paper, built from the open texts, for the tests of papers. */
import { aTransfer, readyFor } from './side-procedure.ts';
import { readFileSync } from 'node:fs';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { openNotices } from '../../src/domain/complaint/steps/notice.ts';
import { file } from '../../src/domain/complaint/filing.ts';
import type { PaperFacts } from '../../src/domain/matter/paper-facts.ts';
import type { County } from '../../src/domain/county/organisation.ts';
import type { PaperKind } from '../../src/domain/complaint/papers/papers.ts';
import { anActor, calendar, make } from './complaint.ts';
import { cast } from './cast.ts';

interface OpenText {
  id: string;
  received_at: string;
  text: string;
  labels: {
    amount_yuan: number | null;
    parties: {
      complainant: { name: string; home: { village?: string; town?: string; outside?: string } };
      operator: { name: string; operatorAddress: string };
    };
  };
}

const seeds = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
const texts = new Map(
  seeds('open-texts.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as OpenText)
    .map((text) => [text.id, text]),
);
const sample = (JSON.parse(seeds('qinghe.json')) as { county: Omit<County, 'countyId'> & { id: string } }).county;
const county: County = { ...sample, countyId: 1 };

export const consumerPhone = '13800127788';
export const operatorPhone = '0399-6520999';
export const idNumber = '411000197603150017';
export const paperFacts: PaperFacts = {
  county,
  officePhone: '0399-652 0300',
  handlerName: '周毅',
  today: '2026-05-06',
  officeName: '柳河市场监督管理所',
  officeAddress: '青禾县柳河镇柳河街12号',
  associationName: '青禾县消费者协会',
  stationName: '柳河镇老街联络站',
  channelZh: '联络站',
  fileCount: 2,
  nameOf: (id) => (id === cast.officerOfChengguan ? '周毅' : null),
};

/** The same in a county that decides older matters by the rule of the day of receipt. */
export const byReceipt: PaperFacts = {
  ...paperFacts,
  county: { ...county, limits: { ...county.limits, olderByNewProcedure: false } },
};

/** A filed matter from one of the open texts, with the telephones above. */
export function filedMatter(id: string, claim: string, n: number): Complaint {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`no open text ${id}`);
  const { complainant, operator } = text.labels.parties;
  const at = new Date(`${text.received_at}:00+08:00`);
  const { next } = file(
    {
      clientId: '0199f000-0000-7000-8000-000000000001',
      channel: 'C08',
      platformNumber: null,
      consumer: {
        name: complainant.name,
        phone: consumerPhone,
        address:
          complainant.home.outside ?? `${county.name}${complainant.home.town ?? ''}${complainant.home.village ?? ''}`,
        regionId: null,
        idNumber,
      },
      agent: null,
      operator: { name: operator.name, phone: operatorPhone, address: operator.operatorAddress },
      place: { regionId: null },
      categoryCode: null,
      natureCode: null,
      story: text.text,
      claim,
      happenedOn: text.received_at.slice(0, 10),
      amountFen: text.labels.amount_yuan === null ? null : text.labels.amount_yuan * 100,
      amountAbout: null,
      injury: null,
      consents: { publish: true, entrust: false },
      asked: [],
      attachmentIds: [],
    },
    {
      by: anActor('consumer', { countyId: county.countyId }),
      at,
      today: text.received_at.slice(0, 10),
      calendar,
      limits: county.limits,
      paperNumber: null,
      number: `投2026-${String(n).padStart(4, '0')}`,
      codeStub: '123456',
      route: { officeId: 'SO-LH', officeReason: '', stationId: null, stationReason: '' },
      filingStation: null,
    },
  );
  return next;
}

const fertiliser = filedMatter('O01', '补足分量或者退还差价', 412);
const accepted: Complaint = {
  ...fertiliser,
  state: 'accepted',
  acceptedOn: '2026-04-22',
  decidedOn: '2026-04-22',
  notices: openNotices('acceptance', '青市监诉受〔2026〕12号'),
};

const mediating: Complaint = {
  ...accepted,
  state: 'mediating',
  consumerConsentedOn: '2026-04-24',
  operatorConsentedOn: '2026-04-25',
  sessions: [
    {
      heldAt: '2026-05-08T09:30',
      place: '柳河市场监管所调解室（柳河镇柳河街12号）',
      way: 'onSite',
      noticedOn: '2026-04-20',
      mediators: '周毅、孙玉梅',
      minutes: '双方到场。',
      byId: cast.officerOfChengguan,
    },
  ],
};

/** Called for a day, told to one of the two, and called off. */
const calledOff = (() => {
  const called = make({ ...mediating, sessions: [] }, 'callSession', '2026-05-05', {});
  const told = make(called, 'recordNotice', '2026-05-05', { kind: 'mediation', to: 'consumer', toldOn: '2026-05-05' });
  return make(told, 'callOff', '2026-05-05', {});
})();

export const terminated: Complaint = {
  ...mediating,
  state: 'terminated',
  endedOn: '2026-05-11',
  terminateGround: 'TM3',
  terminateReason:
    '2026年5月8日组织现场调解，投诉人要求每袋补足4公斤，被投诉人只同意补足总量的一半，双方当场明确表示无法达成一致。',
  notices: [...mediating.notices, ...openNotices('termination', '青市监诉终〔2026〕3号')],
};

export const declined: Complaint = {
  ...filedMatter('OH2', '赔偿柜门损失', 587),
  state: 'declined',
  decidedOn: '2026-06-16',
  declineGrounds: ['NA4'],
  declineReason:
    '你于2021年5月购买家具，2022年8月发现柜门开裂并向商家提出，至投诉之日已超过三年，期间没有法律规定的其他情形。',
  notices: openNotices('decline', '青市监诉不受〔2026〕5号'),
};

export const settled: Complaint = {
  ...mediating,
  state: 'settled',
  endedOn: '2026-05-08',
  disputedFen: 140_00,
  recoveredFen: 140_00,
  compensationFen: 0,
  agreement: {
    text: '一、被投诉人按10袋每袋短少4公斤退还差价140元，当场以现金给付。\n二、被投诉人自行校准店内台秤，今后售出的复合肥逐袋复秤。\n三、投诉人不再就本批复合肥的分量提出其他请求。',
    form: 'letter',
    signedOn: '2026-05-08',
    performBy: '2026-05-10',
    performedOn: null,
  },
  notices: [...mediating.notices, ...openNotices('agreement', '青市监诉调〔2026〕7号')],
};

const dispatched: Complaint = {
  ...fertiliser,
  state: 'dispatched',
  dispatchedOn: '2026-04-21',
  officeId: 'SO-LH',
  officeReason: '店在柳河镇，归柳河所管',
  handlerId: cast.officerOfChengguan,
  dueOn: '2026-04-28',
  legalOn: '2026-04-29',
};

/** The same, received under 令20: on the forms of 2019. */
export const older = (complaint: Complaint): Complaint => ({
  ...complaint,
  receivedAt: new Date('2026-03-20T09:00:00+08:00'),
});

const transferred: Complaint = {
  ...fertiliser,
  state: 'transferred',
  outcome: 'transferred',
  endedOn: '2026-04-22',
  transfers: [aTransfer],
};

const asked: Complaint = {
  ...dispatched,
  identity: {
    servedOn: '2026-04-22',
    dueOn: '2026-04-27',
    materials: ['idPaper', 'contact'],
    why: '登记的电话是空号，姓名需要核对',
    way: 'mail',
    proof: '挂号信 XA123456789CN',
    result: null,
    answeredOn: null,
    note: '',
    byId: cast.officerOfChengguan,
  },
};

const entrusted: Complaint = {
  ...mediating,
  entrustedTo: 'CA',
  consentEntrust: true,
  consents: [
    {
      kind: 'entrust',
      party: 'operator',
      given: true,
      on: '2026-04-26',
      way: 'phone',
      proof: '',
      byId: cast.officerOfChengguan,
    },
    {
      kind: 'entrust',
      party: 'consumer',
      given: true,
      on: '2026-04-27',
      way: 'inPerson',
      proof: '',
      byId: cast.officerOfChengguan,
    },
  ],
};

const recused: Complaint = {
  ...mediating,
  recusals: [
    {
      party: 'operator',
      mediator: '孙玉梅',
      reason: '是投诉人的堂妹',
      requestedOn: '2026-05-04',
      decidedOn: '2026-05-05',
      granted: true,
      grounds: '经向村委会核实，确有亲属关系。',
      byId: 'head',
    },
  ],
};

const testing: Complaint = {
  ...mediating,
  pauses: [{ from: '2026-05-06', to: null, why: '鉴定检测：青禾县计量检定测试所', paper: '青市监鉴委〔2026〕2号' }],
};

const closed: Complaint = { ...settled, state: 'closed', outcome: 'settled', closedOn: '2026-05-12' };

/** Served on paper: the hash and the version are those that the action wrote. */
export const servedHash = 'a'.repeat(64);
export const told: Complaint = {
  ...terminated,
  notices: terminated.notices.map((notice) => ({
    ...notice,
    way: 'mail',
    toldOn: '2026-05-13',
    proof: '挂号信 XA987654321CN',
    byId: cast.officerOfChengguan,
    contentHash: servedHash,
    wording: '2026.1',
  })),
};

const agreedAtStation: Complaint = {
  ...fertiliser,
  state: 'closed',
  outcome: 'settledAtStation',
  stationId: 'st-1',
  endedOn: '2026-04-21',
  closedOn: '2026-04-21',
  recoveredFen: 140_00,
  talks: [
    {
      on: '2026-04-21',
      legalRole: 'negotiation',
      result: 'agreed',
      words: '老周农资店当场退还短少的差价一百四十元。',
      byId: 'st',
      stationId: 'st-1',
    },
  ],
};

const revokedAnew: Complaint = make(
  { ...declined, state: 'declined', outcome: 'declined' },
  'decideAnew',
  '2026-06-30',
);

/** For each kind of paper a matter that may print it. */
export const matters: Record<PaperKind, Complaint> = {
  registration: fertiliser,
  dispatchNotice: dispatched,
  routingTold: older({ ...dispatched, dispatchedOn: '2026-03-21' }),
  identityNotice: asked,
  acceptance: accepted,
  decline: declined,
  anew: revokedAnew,
  transfer: transferred,
  mediationNotice: mediating,
  calledOff,
  agreement: settled,
  termination: terminated,
  outcomeReturn: older({ ...settled, dispatchedOn: '2026-03-21', endedOn: '2026-04-10', outcome: 'settled' }),
  powerOfAttorney: fertiliser,
  election: fertiliser,
  minutes: settled,
  entrustLetter: entrusted,
  recusalDecision: recused,
  appealAnswer: make(readyFor(closed, 'answerAppeal'), 'answerAppeal', '2026-06-30', {}, { by: anActor('leader') }),
  testCommission: testing,
  callRecord: closed,
  routingSlip: dispatched,
  supervision: dispatched,
  stationDeal: agreedAtStation,
  receipt: told,
};
