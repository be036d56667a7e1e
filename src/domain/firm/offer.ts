/**
 * 企业直接和解 (offer): a complaint is offered to the firm that it is about; the firm answers, proposes, and the complainant
 * says yes or no, within ten working days (全国12315平台在线消费纠纷解决 ODR, C-10). What comes of it changes no clock of law:
 * the bureau has received the complaint and goes on as if nobody talked. Settled before acceptance, the complaint is
 * withdrawn; afterwards the officer ends the mediation because both came to terms (《办法》第二十三条第一款第（一）项).
 */
import { z } from 'zod';
import { addWorkingDays, type Calendar, type Day } from '../base/calendar.ts';
import type { Complaint, Outcome } from '../complaint/complaint.ts';
import type { LedgerEvent } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { outcomeWords } from '../complaint/state-words.ts';
import { eventOf, nextState, type Facts } from '../matter/matter.ts';
import { maySettle } from '../complaint/steps/agent.ts';
import { unsettled } from '../complaint/joint/member.ts';
import { maskName, maskText } from '../base/masking.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, yuan, type Tellings } from '../base/sentence.ts';

/** C-10 of the deadlines: from the offer to the firm. */
export const offerWorkingDays = 10;

export const offerStates = ['sent', 'proposed', 'settled', 'failed', 'overtaken', 'lapsed'] as const;
export type OfferState = (typeof offerStates)[number];

export const offerMoves = {
  sent: {
    reply: 'sent',
    propose: 'proposed',
    refuse: 'failed',
    endTalk: 'failed',
    overtake: 'overtaken',
    lapse: 'lapsed',
  },
  proposed: {
    reply: 'proposed',
    propose: 'proposed',
    refuse: 'failed',
    agree: 'settled',
    disagree: 'sent',
    endTalk: 'failed',
    overtake: 'overtaken',
    lapse: 'lapsed',
  },
  settled: {},
  failed: {},
  overtaken: {},
  lapsed: {},
} as const satisfies Record<OfferState, Partial<Record<string, OfferState>>>;

export const firmActs = ['reply', 'propose', 'refuse'] as const;
export type FirmAct = (typeof firmActs)[number];
export const firmActWords = {
  reply: { zh: '说明情况', en: 'Explain' },
  propose: { zh: '提出解决方案', en: 'Propose' },
  refuse: { zh: '不能和解', en: 'Refuse' },
} as const satisfies Record<FirmAct, { zh: string; en: string }>;

export const consumerAnswers = ['agree', 'disagree', 'endTalk'] as const;
export type ConsumerAnswer = (typeof consumerAnswers)[number];
export const consumerAnswerWords = {
  agree: { zh: '同意方案，和解', en: 'Agrees to it' },
  disagree: { zh: '不同意，请再提', en: 'Does not agree, another proposal' },
  endTalk: { zh: '不谈了，请市场监管所办', en: 'No more talk, the office goes on' },
} as const satisfies Record<ConsumerAnswer, { zh: string; en: string }>;

/** One thing that was said in the talk. */
export interface OfferWord {
  by: 'firm' | 'consumer';
  act: FirmAct | ConsumerAnswer;
  words: string;
  at: string;
}

export interface Offer {
  countyId: number;
  id: string;
  complaintId: string;
  firmId: string;
  version: number;
  state: OfferState;
  /** Whether the complainant agrees that the firm learns his name and telephone (个人信息保护法). */
  sharesContact: boolean;
  offeredAt: Date;
  byId: string;
  dueOn: Day;
  firstReplyAt: Date | null;
  words: readonly OfferWord[];
  recoveredFen: number | null;
  endedAt: Date | null;
}

/** A hundred million yuan. */
export const mostAnsweredFen = 10_000_000_000;

export const SendOffer = z.object({
  /** Made by the client: the same press twice offers once. */
  id: z.uuid(),
  firmId: labelled(z.string().min(1).max(40), { zh: '转给哪家企业', en: 'To which firm', input: 'choice' }),
  sharesContact: labelled(z.boolean().default(false), {
    zh: '投诉人同意把姓名和电话告诉企业',
    en: 'The complainant lets the firm have name and telephone',
    input: 'tick',
  }),
});
export const FirmReply = z.object({
  act: labelled(z.enum(firmActs), { zh: '怎么答复', en: 'Answer', input: 'choice' }),
  words: labelled(written().min(4).max(2000), { zh: '答复内容', en: 'What the firm says', input: 'longText' }),
});
export const OfferAnswer = z.object({
  answer: labelled(z.enum(consumerAnswers), { zh: '投诉人怎么说', en: 'What the complainant says', input: 'choice' }),
  words: labelled(written().max(500).default(''), { zh: '原话', en: 'In his words', input: 'longText' }),
  recoveredFen: labelled(z.number().int().min(0).max(mostAnsweredFen).nullable().default(null), {
    zh: '企业给的钱（含实物折价）',
    en: 'What the firm gives',
    input: 'money',
  }),
});

/** What an act changes, and the line that tells of it in the ledger of the complaint. */
export interface OfferChange {
  next: Offer;
  event: LedgerEvent;
}

const openStates: readonly string[] = ['registered', 'dispatched', 'accepted', 'mediating'];

/** Whether the complaint may be offered: the bureau has it, it is not decided, and it is with no firm. */
export function mayOffer({ state }: Pick<Complaint, 'state'>, offers: readonly Pick<Offer, 'state'>[]): boolean {
  return openStates.includes(state) && !offers.some(isOpenOffer);
}

export function isOpenOffer({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'sent' || state === 'proposed';
}

export function sendOffer(
  complaint: Complaint,
  input: z.infer<typeof SendOffer>,
  others: readonly Offer[],
  facts: Facts,
): OfferChange {
  if (!openStates.includes(complaint.state))
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'offer' });
  if (others.some(isOpenOffer)) throw new Refusal('offered-already');
  const dueOn = addWorkingDays(facts.calendar, facts.today, offerWorkingDays);
  const next: Offer = {
    countyId: complaint.countyId,
    id: input.id,
    complaintId: complaint.id,
    firmId: input.firmId,
    version: 1,
    state: 'sent',
    sharesContact: input.sharesContact,
    offeredAt: facts.at,
    byId: facts.by.id,
    dueOn,
    firstReplyAt: null,
    words: [],
    recoveredFen: null,
    endedAt: null,
  };
  const { id: offerId, firmId, sharesContact } = next;
  return { next, event: eventOf(complaint, 'offered', facts, { offerId, firmId, dueOn, sharesContact }) };
}

/** The firm answers within its ten working days; the first answer says after how many hours it came. */
export function replyToOffer(
  complaint: Complaint,
  offer: Offer,
  { act, words }: z.infer<typeof FirmReply>,
  facts: Facts,
): OfferChange {
  const state = nextState<OfferState>(offerMoves, offer.state, act);
  if (facts.today > offer.dueOn || !openStates.includes(complaint.state)) throw new Refusal('offer-over');
  const first = offer.firstReplyAt === null;
  const hours = Math.round(((facts.at.getTime() - offer.offeredAt.getTime()) / 3_600_000) * 10) / 10;
  return {
    next: {
      ...offer,
      state,
      firstReplyAt: offer.firstReplyAt ?? facts.at,
      words: [...offer.words, { by: 'firm', act, words, at: facts.at.toISOString() }],
      endedAt: state === 'failed' ? facts.at : null,
    },
    event: eventOf(complaint, 'firm-replied', facts, {
      offerId: offer.id,
      firmId: offer.firmId,
      act,
      words,
      ...(first ? { first, hours } : {}),
    }),
  };
}

/** What the complainant says to it, by himself or to an officer. */
export function answerOffer(
  complaint: Complaint,
  offer: Offer,
  { answer, words, recoveredFen }: z.infer<typeof OfferAnswer>,
  facts: Facts,
): OfferChange {
  const state = nextState<OfferState>(offerMoves, offer.state, answer);
  // Who holds the slip may be the agent; what the complainant himself says an officer writes down.
  if (answer === 'agree' && facts.by.role === 'consumer' && !maySettle(complaint, facts.today))
    throw new Refusal('agent-settles-not');
  // Nobody settles for the others, whoever stands first (第十二条).
  const open = answer === 'agree' ? unsettled(complaint).length : 0;
  if (open > 0) throw new Refusal('joint-settle-consent', { open });
  const recovered = state === 'settled' ? recoveredFen : null;
  return {
    next: {
      ...offer,
      state,
      words: [...offer.words, { by: 'consumer', act: answer, words, at: facts.at.toISOString() }],
      recoveredFen: recovered,
      endedAt: isOpenOffer({ state }) ? null : facts.at,
    },
    event: eventOf(complaint, 'offer-answered', facts, {
      offerId: offer.id,
      firmId: offer.firmId,
      answer,
      words,
      recoveredFen: recovered,
    }),
  };
}

/** What a firm proposed in time may be agreed to for so many working days after its own are over. */
export const agreeWorkingDays = 5;

/** The last day of the talk: the firm's own, and where it has proposed something, those in which the complainant may still say yes. */
export function lastDayOf({ state, dueOn }: Pick<Offer, 'state' | 'dueOn'>, calendar: Calendar): Day {
  return state === 'proposed' ? addWorkingDays(calendar, dueOn, agreeWorkingDays) : dueOn;
}

/** C-10: the days are over and nothing came of it; the complaint is free, and the bureau mediates. */
export function lapseOffer(complaint: Complaint, offer: Offer, facts: Facts): OfferChange {
  const state = nextState<OfferState>(offerMoves, offer.state, 'lapse');
  if (facts.today <= lastDayOf(offer, facts.calendar))
    throw new Refusal('move-not-allowed', { state: offer.state, move: 'lapse' });
  const { id: offerId, firmId, firstReplyAt } = offer;
  return {
    next: { ...offer, state, endedAt: facts.at },
    event: eventOf(complaint, 'offer-lapsed', facts, { offerId, firmId, answered: firstReplyAt !== null }),
  };
}

/** What of the complaint has overtaken the talk with a firm: it went elsewhere, or it is decided; null while the talk may go on. */
export function overtakenBy({ state, outcome }: Pick<Complaint, 'state' | 'outcome'>): Outcome | 'decided' | null {
  return openStates.includes(state) ? null : (outcome ?? 'decided');
}

/** The offer ends by itself with the complaint: neither settled nor failed, and nobody's refusal. */
export function overtakeOffer(complaint: Complaint, offer: Offer, facts: Facts): OfferChange {
  const state = nextState<OfferState>(offerMoves, offer.state, 'overtake');
  const { id: offerId, firmId } = offer;
  return {
    next: { ...offer, state, endedAt: facts.at },
    event: eventOf(complaint, 'offer-overtaken', facts, { offerId, firmId, by: overtakenBy(complaint) }),
  };
}

/** What the firm's contact reads of a complaint: the facts he needs, and of the person only what the person agreed to. */
export interface OfferedFacts {
  number: string;
  operatorName: string;
  story: string;
  claim: string;
  amountFen: number | null;
  happenedOn: Day | null;
  item: string;
  boughtOn: Day | null;
  consumer: { name: string; phone: string | null };
}

export function offeredFacts(complaint: Complaint, { sharesContact }: Pick<Offer, 'sharesContact'>): OfferedFacts {
  const { consumerName, consumerPhone, purchase } = complaint;
  const shown = (words: string) => (sharesContact ? words : maskText(words, [consumerName]));
  return {
    number: complaint.number,
    operatorName: complaint.operatorName,
    story: shown(complaint.story),
    claim: shown(complaint.claim),
    amountFen: complaint.amountFen,
    happenedOn: complaint.happenedOn,
    item: purchase?.item ?? '',
    boughtOn: purchase?.boughtOn ?? null,
    consumer: sharesContact
      ? { name: consumerName, phone: consumerPhone }
      : { name: maskName(consumerName), phone: null },
  };
}

/** What the ledger keeps of an offer, in the chain of its complaint, and of a firm, in that of the county. */
export interface OfferDetails {
  'firm-saved': { firmId: string; pledgedHours: number | null; pledgedOn: Day | null; active: boolean };
  offered: { offerId: string; firmId: string; dueOn: Day; sharesContact: boolean; firmName?: string };
  /** The first reply says after how many hours it came. */
  'firm-replied': { offerId: string; firmId: string; act: FirmAct; words: string; first?: boolean; hours?: number };
  'offer-answered': {
    offerId: string;
    firmId: string;
    answer: ConsumerAnswer;
    words: string;
    recoveredFen: number | null;
  };
  'offer-overtaken': { offerId: string; firmId: string; by: Outcome | 'decided' | null };
  /** `answered` says whether the firm had said anything at all. */
  'offer-lapsed': { offerId: string; firmId: string; answered: boolean };
}

declare module '../base/event.ts' {
  interface Details extends OfferDetails {}
}

export const offerTellings: Tellings<OfferDetails> = {
  'firm-saved': () => ['改了参与企业。', 'A firm was saved.'],
  'offer-overtaken': (d) => {
    const by = words(outcomeWords, d.by);
    return [
      `这件${by.zh === '' ? '已有决定' : by.zh}，和企业的直接协商随即结束。`,
      `The complaint is ${by.en === '' ? 'decided' : by.en.toLowerCase()}; the talk with the firm ended by itself.`,
    ];
  },
  'offer-lapsed': (d) => [
    `和企业的直接协商到期没有谈成${d.answered === false ? '，企业没有答复' : ''}，接着由本局调解。`,
    `The talk with the firm lapsed${d.answered === false ? ' without an answer' : ''}; the bureau mediates.`,
  ],
  offered: (d) => {
    const firm = text(d.firmName);
    return [
      `转给${firm || '企业'}直接协商，最晚 ${text(d.dueOn)} 有结果；法定时钟照走。`,
      `Offered to ${firm || 'the firm'} for direct settlement until ${text(d.dueOn)}; the clocks of law run on.`,
    ];
  },
  'firm-replied': (d) => {
    const act = firmActWords[d.act as FirmAct] ?? { zh: '答复', en: 'Answer' };
    return [`企业${act.zh}：${text(d.words)}`, `The firm (${act.en.toLowerCase()}): ${text(d.words)}`];
  },
  'offer-answered': (d) => {
    const answer = consumerAnswerWords[d.answer as ConsumerAnswer] ?? { zh: '答复', en: 'Answer' };
    const money = typeof d.recoveredFen === 'number' ? d.recoveredFen : null;
    const said = text(d.words);
    return [
      `投诉人答复企业：${answer.zh}${money === null ? '' : `，企业给 ${yuan(money)} 元`}${said === '' ? '' : `，说：${said}`}`,
      `The complainant to the firm: ${answer.en.toLowerCase()}${money === null ? '' : `, ${yuan(money)} yuan`}${said === '' ? '' : `: ${said}`}`,
    ];
  },
};
