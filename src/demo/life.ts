/** A sample complaint's life: the moves that a seed file names, made at their days through the same actions that people use. */
import type { z } from 'zod';
import { addDays, dayOf, isWorkingDay, type Day } from '../domain/base/calendar.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import type { DeclineGround } from '../domain/law/ground.ts';
import { openDeliveries } from '../domain/complaint/joint/notice-to-each.ts';
import { Terminate } from '../domain/complaint/mediation/mediation.ts';
import { unproven } from '../domain/complaint/facts/notice-state.ts';
import { Decline } from '../domain/complaint/steps/acceptance.ts';
import type { procedure, PersonMove } from '../domain/complaint/procedure.ts';
import { lawfulRoles } from '../domain/complaint/steps/station-talk.ts';
import { moveComplaint, moveOwnComplaint } from '../actions/complaint/complaint.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { addCustomers, askCustomers, tellCustomers } from './joint.ts';
import type { StoredAccount } from '../store/county/account.ts';
import { actorOfAccount } from '../domain/county/account.ts';

type Input<M extends PersonMove> = z.infer<(typeof procedure)[M]['input']>;

export interface Cast {
  ctx: Context;
  accounts: readonly StoredAccount[];
}

/** Ten in the morning of the day, or a quarter of an hour ago when that is still to come. */
export function morningOf(day: string, now: Date, minute: number): Date {
  const ten = new Date(`${day}T10:${String(minute % 60).padStart(2, '0')}:00+08:00`);
  return ten < now ? ten : new Date(now.getTime() - 900_000 + (minute % 60) * 10_000);
}

/** Makes the moves of a path such as `dispatch@1 accept@5 settle:680/680/0@31`: each with the days after filing. */
export async function live(cast: Cast, filed: Complaint, filedOn: string, path: string): Promise<Complaint> {
  let complaint = filed;
  const steps = path.split(' ').filter((step) => step.includes('@'));
  for (const [i, step] of steps.entries()) {
    const [what = '', days = '0'] = step.split('@');
    const [name = '', words = ''] = what.split(':');
    let day = addDays(filedOn, Number(days));
    // Offices act on working days; a sample day that falls on a holiday moves to the next working day, but not past today.
    while (!isWorkingDay(cast.ctx.county.calendar, day) && day < cast.ctx.today) day = addDays(day, 1);
    const at = morningOf(day, cast.ctx.at, 7 * i);
    complaint = await take(cast, complaint, name, words, at);
  }
  return complaint;
}

async function take(cast: Cast, complaint: Complaint, name: string, words: string, at: Date): Promise<Complaint> {
  // A station that is a published window registers at once: there is nothing left to send up or to settle alone.
  if ((name === 'sendUp' || name === 'stationSettle') && complaint.state !== 'atStation') return complaint;
  const step = sampleSteps[name];
  if (step === undefined) throw new Error(`seeds/lives.json names the step “${name}”, which nobody can take.`);
  return step(sceneOf(cast, complaint, at), words);
}

/** A complaint on the day of one of its steps, and those who may take it. */
interface Scene {
  cast: Cast;
  complaint: Complaint;
  day: Day;
  centre: () => Context;
  officer: () => Context;
  head: () => Context;
  station: () => Context;
  consumer: () => Context;
  move: <M extends PersonMove>(ctx: Context, which: M, input: Input<M>) => Promise<Complaint>;
}

function sceneOf(cast: Cast, complaint: Complaint, at: Date): Scene {
  const as = (loginName: string) => ({
    ...contextAt(cast.ctx, at),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  // The matters of an office are shared among its officers.
  const ofOffice = (role: string) => {
    const people = cast.accounts.filter(
      (account) => account.organisationId === complaint.officeId && account.role === role,
    );
    return people[Number(complaint.number.slice(-2)) % people.length]?.loginName;
  };
  return {
    cast,
    complaint,
    day: dayOf(at),
    centre: () => as('fangmin'),
    officer: () => as(ofOffice('officer') ?? 'zhouyi'),
    head: () => as(ofOffice('officeHead') ?? 'zhengweimin'),
    station: () => as(find(cast, (account) => account.stationId === complaint.stationId).loginName),
    consumer: () => ({ ...contextAt(cast.ctx, at), actor: consumerOf(cast.ctx) }),
    move: (ctx, which, input) => moveComplaint(ctx, complaint.number, which, input, { version: null }),
  };
}

/** The steps that a path may name; `words` is what stands behind the colon. */
const sampleSteps: Readonly<Record<string, (scene: Scene, words: string) => Promise<Complaint>>> = {
  dispatch: ({ move, centre, complaint }) =>
    move(centre(), 'dispatch', { officeId: complaint.officeId ?? 'SO-CG', note: '' }),
  giveBack: ({ move, officer }) => move(officer(), 'giveBack', { reason: '快递服务归邮政管理部门，本所无处理权限' }),
  assign: ({ move, head, officer }) => move(head(), 'assign', { handlerId: officer().actor.id }),
  members: ({ officer, complaint }) => addCustomers(officer(), complaint),
  accept: ({ move, officer, day }) => move(officer(), 'accept', { decidedOn: day }),
  decline,
  tell: tellEverybody,
  consent: ({ move, officer, day }) => move(officer(), 'recordConsent', { ...consentOn(day), party: 'consumer' }),
  consents: agreeAll,
  start: ({ move, officer }) => move(officer(), 'startMediation', {}),
  call: callSession,
  session: ({ move, officer, day }) =>
    move(officer(), 'holdSession', {
      heldAt: `${day}T09:30:00+08:00`,
      place: '所里调解室',
      way: 'onSite',
      noticedOn: day,
      mediators: officer().actor.name,
      minutes: '双方到场，核对了票据和照片。投诉人坚持原来的请求，商家愿意承担一部分，约好回去商量后再谈。',
    }),
  test: ({ move, officer, day }) =>
    move(officer(), 'startTest', {
      institution: '安澜市机动车检测中心',
      chosenBy: 'agreed',
      payer: 'operator',
      startedOn: day,
      paper: '鉴定委托书 2026-07',
    }),
  settle,
  terminate: ({ move, officer, day }, words) =>
    move(
      officer(),
      'terminate',
      Terminate.parse({ decidedOn: day, ground: words, ...endings(day)[words as 'TM2' | 'TM3'] }),
    ),
  close: ({ move, officer }) => move(officer(), 'close', {}),
  follow: ({ move, centre }) =>
    move(centre(), 'followUp', {
      satisfaction: '2',
      words: '电话回访，投诉人表示知道结果。',
      unsatisfied: '',
      trips: 2,
      km: 18,
      minutes: 95,
      feeFen: 12_00,
    }),
  perform: ({ move, officer, day }) => move(officer(), 'perform', { performedOn: day }),
  talk: ({ move, station, complaint, day }) =>
    move(station(), 'talk', {
      on: day,
      legalRole: lawfulRoles(complaint)[0] ?? 'negotiation',
      result: 'notAgreed',
      words: '到店里看了货和单子，老板说要问厂家，答应三天内回话。',
    }),
  sendUp: ({ move, station }) => move(station(), 'sendUp', { reason: '老板不认账，谈了两次没谈成' }),
  stationSettle: ({ move, station, complaint, day }, words) =>
    move(station(), 'settleAtStation', {
      on: day,
      legalRole: lawfulRoles(complaint)[0] ?? 'negotiation',
      words: '双方在站里谈妥，店里当场退钱。',
      recoveredFen: Number(words) * 100,
      recoveredAs: 'refund',
      proof: '',
      violationSeen: false,
    }),
  urge: ({ consumer, complaint }) =>
    moveOwnComplaint(consumer(), complaint.id, 'urge', { words: '还没有消息，请尽快。', byConsumer: true }),
  withdraw: ({ consumer, complaint }) =>
    moveOwnComplaint(consumer(), complaint.id, 'withdraw', { reason: '店里已经赔了' }),
};

function decline({ move, head, officer, complaint, day }: Scene, words: string): Promise<Complaint> {
  return move(
    words === 'NA3' ? head() : officer(),
    'decline',
    Decline.parse({
      decidedOn: day,
      ground: words as DeclineGround,
      reason: declineReasons[words] ?? '经核查，属于不予受理的情形',
      ...declineEvidence(words, dayOf(complaint.receivedAt ?? complaint.filedAt)),
    }),
  );
}

async function tellEverybody({ move, officer, complaint, day }: Scene): Promise<Complaint> {
  let told = openDeliveries(complaint).length === 0 ? complaint : await tellCustomers(officer(), complaint);
  for (const notice of unproven(complaint).filter(({ member }) => member === undefined))
    told = await move(officer(), 'recordNotice', {
      kind: notice.kind,
      to: notice.to,
      way: notice.to === 'consumer' ? 'sms' : 'inPerson',
      toldOn: day,
      proof: notice.to === 'consumer' ? '短信已送达' : '店主当面签收',
    });
  return told;
}

function consentOn(day: Day) {
  return { consentedOn: day, way: 'phone', proof: '' } as const;
}

async function agreeAll({ move, officer, complaint, day }: Scene): Promise<Complaint> {
  if (complaint.joint === null) await move(officer(), 'recordConsent', { ...consentOn(day), party: 'consumer' });
  else await askCustomers(officer(), complaint);
  return move(officer(), 'recordConsent', { ...consentOn(day), party: 'operator' });
}

const sessionHours = ['09:30', '10:30', '14:30', '15:30', '16:30'] as const;

function callSession({ move, officer, cast, complaint }: Scene): Promise<Complaint> {
  // Some days after today, whenever the sample county is loaded: a session that is still to come.
  let held = addDays(cast.ctx.today, 4);
  while (!isWorkingDay(cast.ctx.county.calendar, held)) held = addDays(held, 1);
  // One room holds one session at a time: each matter has an hour of its own, by its number.
  const hour = sessionHours[Number(complaint.number.slice(-4)) % sessionHours.length] ?? '09:30';
  return move(officer(), 'callSession', {
    heldAt: `${held}T${hour}`,
    place: '所里调解室',
    way: 'onSite',
    mediators: officer().actor.name,
    objectionDays: 3,
  });
}

/** `words` are what was disputed, paid back and paid besides, in yuan. */
function settle({ move, officer, day }: Scene, words: string): Promise<Complaint> {
  const [disputed = 0, recovered = 0, compensation = 0] = words.split('/').map((yuan) => Number(yuan) * 100);
  return move(officer(), 'settle', {
    text: `一、商家于协议签订后十日内付给投诉人人民币${recovered / 100}元；二、双方再无其他争议。`,
    form: 'letter',
    whyRecord: null,
    waiver: '',
    signer: 'self',
    signedByBoth: true,
    signedOn: day,
    disputedFen: disputed,
    recoveredFen: recovered,
    compensationFen: compensation,
    terms: [],
    performBy: addDays(day, 10),
  });
}

export function consumerOf(ctx: Context): Context['actor'] {
  return {
    countyId: ctx.actor.countyId,
    id: 'consumer',
    name: '',
    role: 'consumer',
    organisationId: null,
    stationId: null,
  };
}

export function find(cast: Cast, which: (account: StoredAccount) => boolean): StoredAccount {
  const found = cast.accounts.find(which);
  if (found === undefined) throw new Error('The sample county has no such person.');
  return found;
}

const declineReasons: Record<string, string> = {
  NA2: '县人民法院已对同一争议立案，案件正在审理',
  NA3: '三日内在十四家商超分别购买四十二袋同类商品并逐袋索赔，数量、频次明显超出生活消费习惯',
  NA4: '柜门开裂发生在二〇二二年八月，至今已超过三年，期间未主张权利',
};

/** Why each mediation of the sample ended, and what that rests on; the day is that of the decision. */
const endings = (day: Day) => ({
  TM2: {
    side: 'operator',
    conduct: 'refused',
    refusedOn: day,
    basis: '两次电话的通话记录',
    reason: '两次电话联系，被投诉人都明确拒绝调解',
  },
  TM3: {
    side: 'both',
    statedOn: day,
    basis: '第一次调解会的记录，事后电话核实',
    reason: '经组织调解，双方明确表示无法达成协议',
  },
});

/** What each ground of the sample rests on. */
function declineEvidence(ground: string, receivedOn: string): Record<string, unknown> {
  switch (ground) {
    case 'NA1':
      return { department: '青禾县农业农村局' };
    case 'NA2':
      return { body: '青禾县人民法院', bodyOn: addDays(receivedOn, -20), bodyNumber: '（2026）立案 118 号' };
    case 'NA3':
      return { LN1: true, LN1Note: '一次买同一商品的数量远超一家人的用量' };
    case 'NA4':
      return { knownOn: `${Number(receivedOn.slice(0, 4)) - 4}-03-02` };
    default:
      return { article: '《消费者权益保护法》第二条' };
  }
}
