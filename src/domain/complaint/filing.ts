/**
 * 登记 (filing): what a complaint must say before it can be registered (令121 第十条): who, against whom, what happened
 * and what is asked. The amount may be left out: 「农民利益无小事」. Filing is idempotent: the id is made by the client.
 */
import { z } from 'zod';
import { plainPhone } from '../county/reach-by.ts';
import { dayOf, type Calendar } from '../base/calendar.ts';
import { type Complaint, emptyComplaint } from './complaint.ts';
import type { Facts } from '../matter/matter.ts';
import { demandDay, demandPastDay, eventOf } from '../matter/matter.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { toldSum } from './facts/claim.ts';
import type { Injury } from './facts/facts.ts';
import { filedInjury, InjuryPart } from './facts/injury.ts';
import { abouts } from '../base/money.ts';
import { ruleSets } from '../law/rulebook.ts';
import { AskedAnswers } from '../county/asked/asked-question.ts';
import { isHost, type Station } from '../county/station.ts';
import type { Agent } from './steps/records.ts';
import { leavesHouse } from './steps/station-talk.ts';
import { urgentSince } from './facts/urgent-call.ts';

/** No area and no line begins with 0 or 1 (《电信网编号计划》): eleven noughts are no telephone. */
const phone = /^(?:1[3-9]\d{9}|(?:0[1-9]\d{1,2}-?)?[2-9]\d{6,7})$/u;
/**
 * Firms have numbers of their own, written with dashes anywhere: 400 and 800, 95 and 96, carriers' and the post's five figures, 1010 of eight;
 * and a hotline may have its area before it. Whoever complains of an online shop or a carrier has no other number of it.
 */
const servicePhone = /^(?:[48]00\d{7}|9[56]\d{3,6}|(?:0[1-9]\d{1,2})?1[012]\d{3}|1010\d{4})$/u;

/** A telephone as people type it, in one form; empty where the field may be left out. */
export function phoneSchema(zh: string, en: string, { ofFirm = false } = {}): z.ZodType<string> {
  return labelled(
    z
      .string()
      .trim()
      .max(30)
      .transform(plainPhone)
      .check((context) => {
        const typed = context.value;
        if (typed === '' || phone.test(typed) || (ofFirm && servicePhone.test(typed.replaceAll('-', '')))) return;
        const digits = typed.replace(/\D/gu, '').length;
        const zhWay =
          typed.startsWith('1') && digits !== 11
            ? `${digits < 11 ? `少 ${11 - digits} 位` : `多 ${digits - 11} 位`}：现在 ${digits} 位，手机号是 11 位。`
            : '请写 11 位手机号，或者带区号的座机号，例如 0399-6520303。';
        context.issues.push({
          code: 'custom',
          input: typed,
          message: `${zh}不对，${zhWay}|${en} is not right: ${digits} digits; a mobile number has 11.`,
        });
      }),
    { zh, en, hintZh: '手机或带区号的座机', hintEn: 'Mobile or landline with area code', input: 'text' },
  );
}

const requiredPhone = phoneSchema('您的电话', 'Your telephone').refine((typed) => typed !== '', {
  message: '请填写您的电话，我们要用它告诉您结果。|Please fill in your telephone: we use it to tell you the result.',
});

export const ConsumerPart = z.object({
  name: labelled(written().min(1).max(50), { zh: '您的姓名', en: 'Your name', input: 'text' }),
  phone: labelled(requiredPhone, { zh: '您的电话', en: 'Your telephone', input: 'text' }),
  address: labelled(written().max(200).default(''), { zh: '您的住址', en: 'Your address', input: 'text' }),
  regionId: labelled(z.string().max(40).nullable().default(null), {
    zh: '您住的村或社区',
    en: 'Your village',
    input: 'region',
  }),
  idNumber: labelled(written().max(30).nullable().default(null), {
    zh: '证件号码',
    en: 'Identity paper number',
    input: 'text',
  }),
});

/** 替别人投诉 (第十一条): who files for another; the power of attorney may come later. */
export const AgentPart = z.object({
  name: labelled(written().min(1).max(50), { zh: '代理人姓名', en: 'The agent', input: 'text' }),
  phone: phoneSchema('代理人电话', 'The agent’s telephone').refine((typed) => typed !== '', {
    message:
      '请填写代理人电话，办到哪了要告诉代理人。|Please fill in the agent’s telephone: the agent is told how it goes.',
  }),
  relation: labelled(written().max(30).default(''), {
    zh: '和投诉人什么关系',
    en: 'What the agent is to the complainant',
    input: 'text',
  }),
});

export const OperatorPart = z.object({
  name: labelled(written().min(1).max(100), { zh: '店名或公司名', en: 'Shop or company', input: 'text' }),
  phone: phoneSchema('商家电话', "The operator's telephone", { ofFirm: true }).default(''),
  address: labelled(written().max(200).default(''), {
    zh: '店在哪里',
    en: 'Where the shop is',
    hintZh: '路名、商场名、市场名，例如：万家购物广场三楼',
    hintEn: 'Street, mall or market',
    input: 'text',
  }),
});

export const Filing = z.object({
  clientId: z.uuid().toLowerCase(),
  channel: labelled(z.string().regex(/^C\d{2}$/u), { zh: '来源', en: 'Channel', input: 'choice' }),
  platformNumber: labelled(written().max(40).nullable().default(null), {
    zh: '全国平台编号',
    en: 'National platform number',
    input: 'text',
  }),
  /** When it was received, if that was before now (a paper, a call list); never in the future. */
  receivedAt: labelled(
    z.preprocess(
      (typed) => (typed instanceof Date ? typed.toISOString() : (typed ?? undefined)),
      z.iso
        .datetime({ offset: true })
        .transform((typed) => new Date(typed))
        .optional(),
    ),
    { zh: '收到时间', en: 'Received', input: 'instant' },
  ),
  consumer: ConsumerPart,
  /** Who files for the complainant; null who complains himself. */
  agent: labelled(AgentPart.nullable().default(null), {
    zh: '代理人',
    en: 'Agent',
    wrongZh: '写代理人的姓名和电话，本人投诉的不用填',
  }),
  operator: OperatorPart,
  /** Where the operator is: decides the office (令121 第十三条). */
  place: z.object({
    regionId: labelled(z.string().max(40).nullable().default(null), {
      zh: '店所在的村或社区',
      en: "The shop's village",
      input: 'region',
    }),
  }),
  categoryCode: labelled(z.string().max(10).nullable().default(null), {
    zh: '商品或服务',
    en: 'Goods or services',
    input: 'category',
  }),
  natureCode: labelled(z.string().max(10).nullable().default(null), {
    zh: '问题性质',
    en: 'Kind of problem',
    input: 'choice',
  }),
  story: labelled(written().min(5).max(5000), { zh: '发生了什么事', en: 'What happened', input: 'longText' }),
  claim: labelled(written().min(2).max(1000), {
    zh: '您想要什么结果',
    en: 'What you ask for',
    input: 'longText',
  }),
  happenedOn: labelled(z.iso.date().nullable().default(null), {
    zh: '哪天的事',
    en: 'When it happened',
    input: 'day',
    wrongZh: '请选一个日期，例如 2026-04-18',
  }),
  amountFen: labelled(toldSum, {
    zh: '涉及的钱',
    en: 'Amount in dispute',
    input: 'money',
    wrongZh: '请只写数字，最多两位小数，例如 1750 或 1,750.50，不知道可以不填',
  }),
  amountAbout: labelled(z.enum(abouts).nullable().default(null), {
    zh: '钱是个大概的数',
    en: 'The amount is rough',
    input: 'tick',
  }),
  /** Somebody was hurt: the matter is urgent from the first moment. */
  injury: labelled(InjuryPart.nullable().default(null), {
    zh: '有人受伤',
    en: 'Somebody is hurt',
    wrongZh: '写一写谁受伤了、伤在哪里，没有人受伤就不用填',
  }),
  consents: z
    .object({
      publish: labelled(z.boolean().default(false), {
        zh: '同意公示投诉信息',
        en: 'I agree that the complaint is published',
        input: 'tick',
      }),
      entrust: labelled(z.boolean().default(false), {
        zh: '同意委托消费者协会等组织调解',
        en: 'I agree to entrusted mediation',
        input: 'tick',
      }),
    })
    .default({ publish: false, entrust: false }),
  /** What was answered to the questions that the county asks besides. */
  asked: AskedAnswers,
  attachmentIds: z.array(z.uuid()).max(6).default([]),
});
export type Filing = z.infer<typeof Filing>;
export type FilingInput = z.input<typeof Filing>;

type FilingStation = Pick<Station, 'id' | 'publishedWindow'> & Partial<Pick<Station, 'name' | 'serves' | 'venueNames'>>;

/** What the action adds to a filing: who got which number, and where the routing rule sends it. */
export interface FilingFacts extends Facts {
  number: string;
  codeStub: string;
  route: { officeId: string | null; officeReason: string; stationId: string | null; stationReason: string };
  /** The station that files, when one does; and whether the bureau has published it as a window. */
  filingStation: FilingStation | null;
  calendar: Calendar;
}

/** When it was heard: staff may register later what came on paper, a citizen is heard when he files. */
export function heardAt(filing: Pick<Filing, 'receivedAt'>, { by, at }: Pick<Facts, 'by' | 'at'>): Date {
  const { receivedAt } = filing;
  return by.role !== 'consumer' && receivedAt !== undefined && receivedAt < at ? receivedAt : at;
}

/** So far may the clock of a machine that registers by itself go ahead. */
const aheadMs = 10 * 60_000;

/** A day that is still to come is a slip of who registers; a machine whose clock goes ahead by minutes is heard now. */
export function demandReceived(
  { receivedAt }: Pick<Filing, 'receivedAt'>,
  facts: Pick<Facts, 'by' | 'at' | 'today'>,
): void {
  if (facts.by.role === 'consumer' || receivedAt === undefined) return;
  // Near midnight those minutes are of the next day.
  if (receivedAt.getTime() - facts.at.getTime() <= aheadMs) return;
  demandPastDay(dayOf(receivedAt), facts, { path: 'receivedAt', zh: '收到时间', en: 'The time of receipt' });
}

/** Heard under a rule that the program knows, and of no day that is still to come. */
function demandDays(filing: Filing, facts: FilingFacts, heard: Date): void {
  demandReceived(filing, facts);
  demandDay(dayOf(heard), facts, ruleSets.GS51.from);
  if (filing.happenedOn !== null)
    demandPastDay(filing.happenedOn, facts, { path: 'happenedOn', zh: '哪天的事', en: 'When it happened' });
}

/**
 * Registers a complaint. Filed with the bureau or at a published window it is registered and the seven working days
 * start; filed at any other station it is a talk there, and the clock starts when the station sends it up.
 */
export function file(filing: Filing, facts: FilingFacts): Change<Complaint> {
  const heard = heardAt(filing, facts);
  demandDays(filing, facts, heard);
  const ownVenue = atVenue(facts.filingStation, filing.operator.name, facts.by);
  const isForOffice = ownVenue && filing.injury !== null;
  const atStation = facts.filingStation !== null && !facts.filingStation.publishedWindow && !isForOffice;
  const { consumer } = filing;
  const next: Complaint = {
    ...emptyComplaint,
    countyId: facts.by.countyId,
    id: filing.clientId,
    number: facts.number,
    state: atStation ? 'atStation' : 'registered',
    channel: filing.channel,
    platformNumber: filing.platformNumber,
    codeStub: facts.codeStub,
    filedAt: facts.at,
    stationReceivedAt: facts.filingStation === null ? null : heard,
    receivedAt: atStation ? null : heard,
    consumerName: consumer.name,
    consumerPhone: consumer.phone,
    consumerAddress: consumer.address,
    consumerRegionId: consumer.regionId,
    consumerIdNumber: consumer.idNumber,
    operatorName: filing.operator.name,
    operatorPhone: filing.operator.phone,
    operatorAddress: filing.operator.address,
    operatorRegionId: filing.place.regionId,
    categoryCode: filing.categoryCode,
    natureCode: filing.natureCode,
    story: filing.story,
    claim: filing.claim,
    happenedOn: filing.happenedOn,
    amountFen: filing.amountFen,
    amountAbout: filing.amountFen === null ? null : filing.amountAbout,
    agents: agentsOf(filing, facts),
    ...(filing.injury === null ? {} : { injury: hurt(filing, filing.injury), ...urgentSince(facts.at) }),
    consentPublish: filing.consents.publish,
    consentEntrust: filing.consents.entrust,
    officeId: facts.route.officeId,
    officeReason: facts.route.officeReason,
    stationId: facts.filingStation?.id ?? facts.route.stationId,
    stationReason: isForOffice ? `${stationWhy(facts)}；${leavesHouse.hurt()}` : stationWhy(facts),
    ownVenue: ownVenue ? true : null,
  };
  return {
    next,
    event: eventOf(next, 'filed', facts, {
      channel: filing.channel,
      atStation,
      officeId: next.officeId,
      stationId: next.stationId,
      officeReason: next.officeReason,
      stationReason: next.stationReason,
      ...(next.injury === null ? {} : { urgent: true }),
    }),
  };
}

function stationWhy({ filingStation, route, by }: FilingFacts): string {
  if (filingStation === null) return route.stationReason;
  return by.role === 'consumer' ? '投诉人在店里扫这个站的码登记' : '由这个站登记';
}

/**
 * Whether it lies with the house in which the shop is: of itself, or filed by the code in the shop. Such a house neither keeps nor
 * hides a complaint: what it has not settled in its time goes up by itself.
 */
function atVenue(station: FilingStation | null, operatorName: string, by: Facts['by']): boolean {
  if (station === null || station.serves !== 'venue') return false;
  return by.role === 'consumer' || isHost(station, operatorName);
}

/** Who files for another; who writes himself down twice complains himself. */
function agentsOf({ agent, consumer }: Filing, facts: Facts): readonly Agent[] {
  if (agent === null) return emptyComplaint.agents;
  const isHimself = agent.name === consumer.name && agent.phone === consumer.phone;
  return isHimself ? emptyComplaint.agents : [filedAgent(agent, facts)];
}

/** Without his paper he may do no more than anybody who speaks for another: bring it, hear of it, come to the talks. */
function filedAgent(agent: z.infer<typeof AgentPart>, { today, by }: Facts): Agent {
  return {
    ...agent,
    idNumber: null,
    address: '',
    scope: 'general',
    powers: [],
    from: null,
    until: null,
    paperOn: null,
    paper: '',
    since: today,
    endedOn: null,
    endedWhy: '',
    byId: by.role === 'consumer' ? null : by.id,
  };
}

function hurt(filing: Filing, injury: NonNullable<Filing['injury']>): Injury {
  return filedInjury(injury, { consumerName: filing.consumer.name, operatorName: filing.operator.name });
}

/** Said where nobody named the shop: the officer asks. */
export const shopNotNamed = '没说店名';

/** 「农民利益无小事」: the name and the telephone that one spoken passage holds, or null when it lacks either. */
export function toldInOne(story: string): { name: string; phone: string } | null {
  const text = story.normalize('NFKC');
  const digits = /(?<!\d)(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}-?\d{7,8})(?!\d)/u.exec(text)?.[0];
  const name = /(?:我叫|我是|姓名是?|名字叫)[::\s]?(\p{Script=Han}{2,3}?)(?=[,，.。;；、\s]|电话|手机|住|$)/u.exec(
    text,
  )?.[1];
  if (digits === undefined || name === undefined || /[的人村]$/u.test(name)) return null;
  return { name, phone: plainPhone(digits) };
}
