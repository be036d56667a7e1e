/**
 * 说法 (saying): what can be said to the caller before he hangs up: what happens next and by when, by the matter's own clock, or where he
 * goes when another department has the power. Plain words; it promises no result, for the decision is another act (《办法》第十五条).
 */
import { dayShortEn, dayShortZh, type Day } from '../base/calendar.ts';
import type { Intent } from './intent.ts';
import { heardDecision, isEaten, isOnline, isPrepaid } from './questions.ts';
import type { Words } from '../base/words.ts';
import type { Named } from '../county/organisation.ts';
import type { Decision } from './outcome.ts';
import { isWithinCategory } from '../county/category.ts';

export interface SayingFacts {
  text: string;
  intent: Intent;
  decision: Decision;
  category: string;
  nature: string;
  /** Somebody is hurt, as told or as ticked. */
  hurt: boolean;
  /** There is a telephone on which he can be called back; whoever tips off without a name leaves none. */
  reachable: boolean;
  /** A station talks with the shop first. */
  atStation: boolean;
  /** By when the complainant hears, by the clock of the complaint; null when it cannot be counted yet. */
  hearBy: Day | null;
  /** By when a tip-off is verified and decided on, unless the time is extended. */
  verifyBy: Day;
  /** In how many working days an inquiry is answered. */
  answerDays: number;
  /** By its own words the matter is another authority's, so nothing of our own deciding is promised. */
  outside: boolean;
  /** Who has the power instead. */
  bodies: readonly Named[];
  /** Whose business it is and by which law, as proposed. */
  reason: Words;
  /** The matter that tells the same; its number. It is said only to whose telephone agrees: a name is anybody's to say. */
  duplicateOf: string | null;
  samePhone: boolean;
  /** That matter is finished: it is handled no longer, and nothing is added to it. */
  isClosed: boolean;
}

export function sayingOf(proposed: SayingFacts): Words {
  const facts = { ...proposed, decision: heardDecision(proposed) };
  const parts = [facts.hurt ? firstOf(facts) : null, courseOf(facts), keepingOf(facts)].filter((one) => one !== null);
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') };
}

function firstOf({ reachable }: SayingFacts): Words {
  return reachable
    ? {
        zh: '人要紧，先去医院；登记就按加急，值班的人马上给您打电话。',
        en: 'People first: go to hospital. This is registered as urgent, and whoever is on duty calls you at once.',
      }
    : {
        zh: '人要紧，先去医院；登记就按加急，值班的人马上接着办。',
        en: 'People first: go to hospital. This is registered as urgent, and whoever is on duty takes it up at once.',
      };
}

function courseOf(facts: SayingFacts): Words {
  const { intent, decision, duplicateOf, verifyBy, answerDays } = facts;
  if (decision === 'junk')
    return {
      zh: '您好，请说一下是什么事：在哪家店、买了什么或者做了什么、出了什么问题？',
      en: 'Please tell what it is about: which shop, what was bought or done, and what went wrong?',
    };
  const decided = {
    zh: `最晚${dayShortZh(verifyBy)}核查、决定立案不立案，情况复杂的经批准可以延长`,
    en: `by ${dayShortEn(verifyBy)}, or later where a complex matter is given more time`,
  };
  if (intent === 'consultation')
    return {
      zh: `您问的我现在就答；要查一查的，${answerDays} 个工作日内给您回话。`,
      en: `I can answer this now; what has to be looked up is answered within ${answerDays} working days.`,
    };
  if (facts.outside) return elsewhere(facts);
  if (intent === 'report')
    return {
      zh: `您反映的按举报登记，${decided.zh}；您是谁，不告诉店里。请记好编号和查询码。`,
      en: `This is registered as a tip-off; it is verified and decided on ${decided.en}. The shop is not told who you are. Please keep the number and the code.`,
    };
  if (decision === 'merge' && duplicateOf !== null)
    return {
      zh: `您这件已经登记过，编号 ${duplicateOf}，还没有办结；新说的我记进去，不用再登记一遍。`,
      en: `This is registered already under ${duplicateOf} and not finished; I add what is new, and nothing is registered twice.`,
    };
  const course = afterClosed(facts, ownCourse(facts));
  if (intent !== 'complaint+report') return course;
  return {
    zh: `您自己的事按投诉办：${course.zh}店里的问题另按举报查，${decided.zh}，不告诉店里是谁举报的。`,
    en: `Your own dispute is a complaint: ${course.en} What the shop does is looked into apart as a tip-off and decided on ${decided.en}; the shop is not told who told it.`,
  };
}

/** Whoever comes again after the end hears that the first matter is finished, and that this one is looked at by itself. */
function afterClosed({ duplicateOf, samePhone, isClosed }: SayingFacts, course: Words): Words {
  if (duplicateOf === null || !samePhone || !isClosed) return course;
  return {
    zh: `您以前说过的那件，编号 ${duplicateOf}，已经办完了；这回说的另外登记，由承办人看是不是同一件事。${course.zh}`,
    en: `The matter you told of before, ${duplicateOf}, is finished; this one is registered by itself, and the officer looks whether it is the same. ${course.en}`,
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

/**
 * Another department has the power: who it is, as the reason says in words, and whom of it the county keeps; and that the caller hears of
 * it all the same (《办法》第十六条第（一）项, of a tip-off 第三十四条).
 */
function elsewhere({ intent, bodies, reason, hearBy }: SayingFacts): Words {
  const zh = reason.zh.replace(/（《.*$/u, '');
  const en = reason.en.replace(/\s*\((?:articles?|arts?\.|Order) .*$/u, '');
  const own = bodies.filter(({ known }) => known);
  const named = own.map((one) => (one.phone === '' ? one.zh : `${one.zh}（电话 ${one.phone}）`)).join('、');
  const namedEn = own.map((one) => (one.phone === '' ? one.en : `${one.en} (${one.phone})`)).join(', ');
  const by = hearBy === null ? null : { zh: dayShortZh(hearBy), en: dayShortEn(hearBy) };
  const told =
    intent === 'report'
      ? {
          zh: '登记了，归不归我们管也会告诉您；您是谁，不告诉对方。请记好编号和查询码。',
          en: 'Once it is registered you are told whether it is ours. The other side is not told who you are. Please keep the number and the code.',
        }
      : {
          zh: `登记了，${by === null ? '' : `最晚${by.zh}`}也正式告诉您。`,
          en: `Once it is registered you are told formally${by === null ? '' : ` by ${by.en}`}.`,
        };
  return {
    zh: `这件事我们可能没有权处理：${zh}。${named === '' ? '' : `您可以直接找${named}，快一些；`}${told.zh}`,
    en: `We may have no power over this: ${en}.${namedEn === '' ? '' : ` Going to ${namedEn} yourself is quicker.`} ${told.en}`,
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
  if (isWithinCategory(category, 'G10'))
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
