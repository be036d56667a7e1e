/**
 * 说法 (saying): what can be said to the caller before he hangs up: what happens next and by when, by the matter's own clock, or where he
 * goes when another department has the power. Plain words; it promises no result, for the decision is another act (《办法》第十五条).
 */
import { dayShortEn, dayShortZh, type Day } from './calendar.ts';
import type { Intent } from './intent.ts';
import { isEaten, isOnline, isPrepaid } from './interview.ts';
import type { Words } from './label.ts';
import type { Decision } from './outcome.ts';

export interface SayingFacts {
  text: string;
  intent: Intent;
  decision: Decision;
  category: string;
  nature: string;
  /** Somebody is hurt, as told or as ticked. */
  hurt: boolean;
  /** A station talks with the shop first. */
  atStation: boolean;
  /** By when the complainant hears, by the clock of the complaint; null when it cannot be counted yet. */
  hearBy: Day | null;
  /** By when a tip-off is verified and decided on. */
  verifyBy: Day;
  /** In how many working days an inquiry is answered. */
  answerDays: number;
  /** Who has the power instead, with the telephone of each. */
  bodies: readonly { name: string; phone: string }[];
  /** Whose business it is and by which law, as proposed. */
  reason: Words;
  /** The open matter that tells the same; its number. */
  duplicateOf: string | null;
}

export function sayingOf(facts: SayingFacts): Words {
  const parts = [facts.hurt ? first : null, courseOf(facts), keepingOf(facts)].filter((one) => one !== null);
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') };
}

const first: Words = {
  zh: '人要紧，先去医院；登记就按加急，值班的人马上给您打电话。',
  en: 'People first: go to hospital. This is registered as urgent, and whoever is on duty calls you at once.',
};

function courseOf(facts: SayingFacts): Words {
  const { intent, decision, duplicateOf, verifyBy, answerDays } = facts;
  const decided = { zh: `最晚${dayShortZh(verifyBy)}核查、决定立案不立案`, en: `by ${dayShortEn(verifyBy)}` };
  if (intent === 'consultation')
    return {
      zh: `您问的我现在就答；要查一查的，${answerDays} 个工作日内给您回话。`,
      en: `I can answer this now; what has to be looked up is answered within ${answerDays} working days.`,
    };
  if (intent === 'report')
    return {
      zh: `您反映的按举报登记，${decided.zh}；您是谁，不告诉店里。请记好编号和查询码。`,
      en: `This is registered as a tip-off; it is verified and decided on ${decided.en}. The shop is not told who you are. Please keep the number and the code.`,
    };
  if (decision === 'merge' && duplicateOf !== null)
    return {
      zh: `您这件已经在办，编号 ${duplicateOf}；新说的我记进去，不用再登记一遍。`,
      en: `This is being handled already under ${duplicateOf}; I add what is new, and nothing is registered twice.`,
    };
  if (decision === 'transfer' || (decision === 'reject' && facts.bodies.length > 0)) return elsewhere(facts);
  const course = ownCourse(facts);
  if (intent !== 'complaint+report') return course;
  return {
    zh: `您自己的事按投诉办：${course.zh}店里的问题另按举报查，${decided.zh}，不告诉店里是谁举报的。`,
    en: `Your own dispute is a complaint: ${course.en} What the shop does is looked into apart as a tip-off and decided on ${decided.en}; the shop is not told who told it.`,
  };
}

function ownCourse({ atStation, hearBy }: SayingFacts): Words {
  if (hearBy === null)
    return {
      zh: '登记以后，受理不受理都会告诉您，不受理的说明理由。',
      en: 'You will hear whether it is accepted, and why if it is not.',
    };
  const [zh, en] = [dayShortZh(hearBy), dayShortEn(hearBy)];
  return atStation
    ? {
        zh: `站里先找店家谈，最晚${zh}给您答复；谈不成，交到所里接着办。`,
        en: `The station talks with the shop first and answers by ${en}; if nothing comes of it, the office goes on.`,
      }
    : {
        zh: `最晚${zh}告诉您受理不受理；受理了就请双方来谈，不受理的说明理由。`,
        en: `You hear by ${en} whether it is accepted; then both sides are asked to talk. If it is not, you are told why.`,
      };
}

/** Another department has the power: who it is, and that the caller hears of it in writing all the same (《办法》第十六条第（一）项). */
function elsewhere({ bodies, reason, hearBy }: SayingFacts): Words {
  const zh = reason.zh.replace(/（《办法》.*$/u, '');
  const en = reason.en.replace(/\s*\(articles? [^)]*16.*$/u, '');
  const named = bodies.map(({ name, phone }) => (phone === '' ? name : `${name}（电话 ${phone}）`)).join('、');
  const namedEn = bodies.map(({ name, phone }) => (phone === '' ? name : `${name} (${phone})`)).join(', ');
  const by = hearBy === null ? null : { zh: dayShortZh(hearBy), en: dayShortEn(hearBy) };
  return {
    zh: `这件事我们可能没有权处理：${zh}。${named === '' ? '' : `您可以直接找${named}，快一些；`}登记了，${by === null ? '' : `最晚${by.zh}`}也正式告诉您。`,
    en: `We may have no power over this: ${en}.${namedEn === '' ? '' : ` Going to ${namedEn} yourself is quicker.`} Once it is registered you are told formally${by === null ? '' : ` by ${by.en}`}.`,
  };
}

/** What the caller must not throw away meanwhile; nothing for who only asks. */
function keepingOf(facts: SayingFacts): Words | null {
  const { intent, decision, category, nature } = facts;
  if (intent === 'consultation' || decision === 'merge') return null;
  if (intent === 'report') return null;
  if (nature === 'N06')
    return { zh: '东西和包装先别动，也别退给店里。', en: 'Leave the goods and their packing as they are.' };
  if (isEaten(category))
    return { zh: '剩下的封好放冰箱，小票留着。', en: 'Seal what is left, keep it cold, and keep the receipt.' };
  if (category.startsWith('G10'))
    return {
      zh: '包装袋、没用完的和地里的苗都留着，先别翻。',
      en: 'Keep the bags, what is left and the plants in the field.',
    };
  if (isPrepaid(facts))
    return { zh: '卡、充值单和聊天记录请留好。', en: 'Please keep the card, the slip and the messages.' };
  return isOnline(category)
    ? {
        zh: '订单、聊天记录和快递单号请留好。',
        en: 'Please keep the order, the messages and the number of the parcel.',
      }
    : { zh: '小票、付款记录和照片请留好。', en: 'Please keep receipts, payment records and photos.' };
}
