/**
 * 追问 (interview): the questions whose answers still complete what is told (《办法》第十条: who, against whom, the request and the facts).
 * Never more than a caller can answer in one breath, the one that cannot wait first; what the words themselves tell is not asked.
 */
import type { Intent } from './intent.ts';
import type { Words } from '../base/words.ts';
import type { Decision } from './outcome.ts';
import { isWithinCategory } from '../county/category.ts';

/** What can be asked for; each stands in a field of an intake. */
export const askables = ['hurt', 'injury', 'operator', 'place', 'claim', 'day', 'amount', 'proof'] as const;
export type Askable = (typeof askables)[number];

export interface Question extends Words {
  about: Askable;
}

export interface InterviewFacts {
  /** What is told, as it is written down. */
  text: string;
  intent: Intent;
  decision: Decision;
  /** The telephone agrees with the earlier matter that tells the same. */
  samePhone: boolean;
  /** As proposed, or as a person chose. */
  category: string;
  nature: string;
  /** What has its field in this intake. */
  fields: ReadonlySet<Askable>;
  /** What is filled in, or proposed and only to be taken. */
  known: ReadonlySet<Askable>;
  /** What the caller has been asked already, whatever he said. */
  asked: ReadonlySet<Askable>;
}

/** All that is worth asking, the weightiest first; the caller shows the first two. */
export function questionsOf(facts: InterviewFacts): Question[] {
  const { intent, fields, asked } = facts;
  const decision = heardDecision(facts);
  const known = new Set([...facts.known, ...toldIn(facts.text)]);
  if (intent === 'consultation' || decision === 'merge') return [];
  // What others have power over, they ask; but nobody is sent on unasked whether he is hurt.
  const worth = decision === 'transfer' ? (['hurt', 'injury'] as const) : askables;
  return worth
    .filter((about) => fields.has(about) && !known.has(about) && !asked.has(about))
    .flatMap((about) => {
      const words = questionOf[about](facts);
      return words === null ? [] : [{ about, ...words }];
    });
}

/** An earlier matter that only reads alike may be a neighbour's: whoever calls is heard as with any other. */
export function heardDecision({ decision, samePhone }: { decision: Decision; samePhone: boolean }): Decision {
  return decision === 'merge' && !samePhone ? 'accept' : decision;
}

/** What the words tell by themselves, whether or not it has been put into its field. */
function toldIn(text: string): Askable[] {
  const signs: Partial<Record<Askable, RegExp>> = {
    // 「请人修了两次」 and 「让他换了一回」 tell what was done, not what is wanted.
    claim:
      /(?:要求|想要?|希望|请(?!人|了|过|师傅|工人)|让[他她店商]\S{0,3})[^。；;]{0,12}(?:退|换|修|赔|补|道歉)(?!过|[了好]{1,3}[一二两三四五六七八九十几多\d])/u,
    day: /今天|昨天|前天|上周|上个?月|去年|今年|\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号](?!楼|店|线)/u,
  };
  const told = (Object.keys(signs) as Askable[]).filter((about) => signs[about]?.test(text) === true);
  return hasProof(text) ? [...told, 'proof'] : told;
}

/** A proof that is named, and not named as what he has not: 「没有小票」, 「发票不给开」, 「合同丢了」. */
function hasProof(text: string): boolean {
  return text
    .split(/[，。；,;！!？?\n]/u)
    .some(
      (clause) =>
        /照片|小票|发票|收据|合同|截图|录音|鉴定|付款记录|聊天记录/u.test(clause) &&
        !/没|无|不[给开肯让签]|未|拒|丢|扔|弄坏/u.test(clause),
    );
}

/** What is asked of each; null where it is not worth asking. */
const questionOf = {
  hurt: (facts) => {
    if (!isRisky(facts) || /没(?:有)?(?:人)?(?:受伤|伤着|吃坏|不舒服|大碍)|人没事/u.test(facts.text)) return null;
    return isEaten(facts.category)
      ? { zh: '有没有人吃了不舒服，去医院了没有？', en: 'Did anybody fall ill, and see a doctor?' }
      : { zh: '有没有人受伤，去医院了没有？', en: 'Was anybody hurt, and seen by a doctor?' };
  },
  injury: ({ known }) =>
    known.has('hurt')
      ? { zh: '伤的是谁、伤得怎么样，在哪家医院看的？', en: 'Who is hurt, how, and at which hospital?' }
      : null,
  operator: ({ category }) =>
    isOnline(category)
      ? { zh: '哪个平台、哪家网店，订单号是多少？', en: 'Which platform, which shop, and the order number?' }
      : { zh: '是哪家店，门头上写的什么名字？', en: 'Which shop: what does its sign say?' },
  place: ({ category }) =>
    isOnline(category)
      ? null
      : { zh: '店在哪个村、哪条街，旁边有什么？', en: 'In which village or street is the shop, and beside what?' },
  claim: () => ({
    zh: '您想让店里怎么办：退钱、换、修，还是赔多少？',
    en: 'What should the shop do: refund, exchange, repair, or pay how much?',
  }),
  day: ({ category, intent }) => dayQuestion(category, intent === 'report'),
  amount: (facts) =>
    isPrepaid(facts)
      ? { zh: '一共充了多少，用了多少，还剩多少？', en: 'How much was paid in, how much used, how much is left?' }
      : { zh: '一共花了多少钱？', en: 'How much was paid in all?' },
  proof: (facts) => proofQuestion(facts, facts.intent === 'report'),
} as const satisfies Record<Askable, (facts: InterviewFacts) => Words | null>;

function dayQuestion(category: string, isTold: boolean): Words {
  if (isTold) return { zh: '哪天看到的，现在还在不在？', en: 'On which day was it seen, and does it still go on?' };
  if (isWithinCategory(category, 'G10'))
    return {
      zh: '哪天买的、哪天用到地里的，有没有票？',
      en: 'On which day bought, on which day used, and is there a receipt?',
    };
  if (isWithinCategory(category, 'V01.1'))
    return { zh: '哪天吃的，几个人？', en: 'On which day, and how many ate there?' };
  return category.startsWith('V') && !isOnline(category)
    ? { zh: '哪天交的钱，有没有合同或者收据？', en: 'On which day was it paid, and is there a contract or a receipt?' }
    : { zh: '哪天买的，有没有小票或者付款记录？', en: 'On which day was it bought, and is there a receipt?' };
}

function proofQuestion(facts: InterviewFacts, isTold: boolean): Words {
  if (isTold) return { zh: '有没有照片、车牌或者小票？', en: 'Are there photos, a number plate or a receipt?' };
  if (facts.nature === 'N06')
    return {
      zh: '厂家看过没有，有没有书面的意见？',
      en: 'Has the maker looked at it, and is there a written opinion?',
    };
  if (isPrepaid(facts))
    return { zh: '卡、充值单、聊天记录还在不在？', en: 'Are the card, the slip and the messages still there?' };
  return isOnline(facts.category)
    ? { zh: '订单和聊天记录能不能截图发来？', en: 'Can the order and the messages be sent as pictures?' }
    : { zh: '有没有照片、小票或者合同？', en: 'Are there photos, a receipt or a contract?' };
}

/** Goods and services by which people come to harm, or a complaint about safety whatever it is about. */
function isRisky({ category, nature, intent }: InterviewFacts): boolean {
  if (nature === 'N07') return true;
  const eaten = isEaten(category) && (nature === 'N01' || nature === 'N99' || nature === '');
  return intent !== 'report' && (eaten || /^(?:G05\.3|G06\.[25]|G08|G09\.[23]|V10)/u.test(category));
}

export function isEaten(category: string): boolean {
  return /^(?:G03|G04\.[12]|V01\.1)/u.test(category);
}

/** Bought at a distance: no street, but a platform and an order. */
export function isOnline(category: string): boolean {
  return /^(?:V13\.1|V07)/u.test(category);
}

/** 预付: paid in advance and used bit by bit. */
export function isPrepaid({ text, nature }: Pick<InterviewFacts, 'text' | 'nature'>): boolean {
  return nature === 'N03' && /充[值了的]|预付|办[的了]?[一张]{0,4}卡|会员卡|卡里|课时|剩下?的?课/u.test(text);
}
