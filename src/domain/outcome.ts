/**
 * 可能的结果 (outcome): accept, decline, hand over, split, merge, verify or answer, with the ground of 《办法》第十六条. A proposal: a wrong
 * refusal is the worst error, so a refusal is proposed on the text's own plain evidence only, and a person decides.
 */
import { isFarmInput } from './category.ts';
import type { Day } from './calendar.ts';
import type { Intent } from './intent.ts';
import type { Words } from './label.ts';
import { meet, type Lexicon } from './lexicon.ts';
import { harmKnownOn, threeYearsAfter } from './moment.ts';
import type { Parties } from './party.ts';

export type Decision = 'accept' | 'reject' | 'transfer' | 'split' | 'merge' | 'verify' | 'answer';
export type GroundCode = `A16-${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** What is known beside the text: how often the same person has complained lately, and of how many shops. */
export interface TriageContext {
  pastComplaints90d?: number | undefined;
  sameGoods?: boolean | undefined;
  shops?: number | undefined;
}

export interface Outcome extends Words {
  decision: Decision;
  ground: GroundCode | null;
  words: readonly string[];
  transferTo: readonly string[];
  copyTo: readonly string[];
  /** What other counties do with the like. */
  also: readonly string[];
  /** The complaint reads like one of many for gain (第十七条). */
  forGain: boolean;
}

export interface OutcomeFacts {
  text: string;
  intent: Intent;
  category: string;
  nature: string;
  receivedOn: Day;
  parties: Parties;
  context: TriageContext | null;
  urgentTo: readonly string[] | null;
  duplicateOf: { id: string; words: readonly string[] } | null;
}

export function outcomeOf(facts: OutcomeFacts, lexicon: Lexicon): Outcome {
  const { intent, category, nature } = facts;
  const plain = { ground: null, words: [], transferTo: [], copyTo: [], also: [], forGain: false } as const;
  if (intent === 'consultation')
    return {
      ...plain,
      decision: 'answer',
      zh: '答复咨询，不作投诉登记（《办法》第四十四条）',
      en: 'Answer it; no complaint is filed (article 44)',
    };
  const power = lexicon.powers[category];
  const ours = power?.unless?.includes(nature) === true;
  const copyTo = power?.copy ?? [];
  const others = ours || power === undefined ? [] : power.to;
  const transferTo = facts.urgentTo === null ? others : [...new Set([...facts.urgentTo, ...others])];
  if (intent === 'report')
    return {
      ...plain,
      decision: 'verify',
      transferTo: [...transferTo, ...policeFor(facts.text)],
      copyTo,
      zh: '十五个工作日内核查，决定是否立案（《市场监督管理行政处罚程序规定》第十八条）',
      en: 'Verify in fifteen working days and decide on a case (Procedure for Penalties, article 18)',
    };
  const refused = refusalOf(facts, lexicon);
  if (refused !== null) return { ...plain, copyTo, ...refused };
  if (intent === 'complaint+report')
    return {
      ...plain,
      decision: 'split',
      transferTo,
      copyTo,
      zh: '投诉和举报分开办理（《办法》第九条）',
      en: 'Complaint and tip-off are handled apart (article 9)',
    };
  if (power !== undefined && power.decision === 'transfer' && !ours && facts.urgentTo === null)
    return {
      ...plain,
      decision: 'transfer',
      ground: 'A16-1',
      transferTo,
      copyTo,
      also: power.also ?? [],
      zh: `${power.article}（《办法》第十六条第（一）项）`,
      en: `${power.en} (article 16(1))`,
    };
  return {
    ...plain,
    decision: 'accept',
    transferTo: facts.urgentTo === null ? [] : transferTo,
    copyTo,
    also: power?.also ?? [],
    ...(power === undefined
      ? {
          zh: '没有看到不予受理的情形，七个工作日内决定受理（《办法》第十五条）',
          en: 'No ground for declining is seen: decide in seven working days (article 15)',
        }
      : {
          zh: `${power.article}；没有看到不予受理的情形`,
          en: `${power.en}; no ground for declining is seen`,
        }),
  };
}

type Refused = Pick<Outcome, 'decision' | 'ground' | 'words' | 'zh' | 'en' | 'transferTo' | 'forGain'>;

function refusalOf(facts: OutcomeFacts, lexicon: Lexicon): Refused | null {
  const none = { transferTo: [], forGain: false } as const;
  const { text, category, parties, duplicateOf } = facts;
  const gain = gainSigns(facts, lexicon);
  if (gain !== null && !isFarmInput(category))
    return {
      ...none,
      decision: 'reject',
      ground: 'A16-3',
      words: gain,
      forGain: true,
      zh: '数量、次数和做法明显不是为生活消费（《办法》第十六条第（三）项、第十七条），线索另行核查',
      en: 'Quantity, number and manner are plainly not for daily living (articles 16(3) and 17); the clue is verified apart',
    };
  const { suits, handled, again } = lexicon.signs;
  const sued = meet(text, suits);
  if (sued.weight >= 4)
    return {
      ...none,
      decision: 'reject',
      ground: 'A16-2',
      words: sued.words,
      zh: '法院或者仲裁机构已经受理同一争议（《办法》第十六条第（二）项）',
      en: 'A court or an arbitration body has taken the same dispute (article 16(2))',
    };
  if (duplicateOf !== null)
    return {
      ...none,
      decision: 'merge',
      ground: 'A16-2',
      words: duplicateOf.words,
      zh: '同一人就同一争议已经投诉过，并入原件并告知进展（《办法》第十六条第（二）项）',
      en: 'The same person has complained of the same dispute: join it and tell how it stands (article 16(2))',
    };
  const settled = meet(text, handled);
  const anew = meet(text, again);
  if (settled.weight >= 4 || (settled.weight >= 3 && anew.weight > 0))
    return {
      ...none,
      decision: 'reject',
      ground: 'A16-2',
      words: [...settled.words, ...anew.words],
      zh: '行政机关或者消费者协会已经处理过同一争议（《办法》第十六条第（二）项）',
      en: 'A public body or the association has handled the same dispute (article 16(2))',
    };
  const known = harmKnownOn(text, facts.receivedOn);
  if (known !== null && threeYearsAfter(known.latestOn) < facts.receivedOn)
    return {
      ...none,
      decision: 'reject',
      ground: 'A16-4',
      words: [known.words],
      zh: `最迟在${known.latestOn}就知道权益受损，已经超过三年（《办法》第十六条第（四）项）`,
      en: `The harm was known by ${known.latestOn}, more than three years ago (article 16(4))`,
    };
  const stranger =
    facts.urgentTo === null && facts.intent === 'complaint'
      ? lexicon.strangers.find(({ form }) => form.test(text))
      : undefined;
  // Wages, noise and theft are nobody's purchase, whatever goods are named beside.
  const bought = /^(?:G|V13)/u.test(category) && /买|购|订/u.test(text);
  if (stranger !== undefined && !bought)
    return {
      ...none,
      decision: 'transfer',
      ground: 'A16-1',
      words: [stranger.form.exec(text)?.[0] ?? ''],
      transferTo: [stranger.to],
      zh: `${stranger.zh}（《办法》第十六条第（一）项）`,
      en: `${stranger.en} (article 16(1))`,
    };
  if (parties.outsideBureau !== null)
    return {
      ...none,
      decision: 'reject',
      ground: 'A16-1',
      words: [parties.outsideBureau],
      transferTo: [parties.outsideBureau],
      zh: '经营者和交易都不在本县，由当地市场监管部门处理（《办法》第十三条、第十六条第（一）项）',
      en: 'Neither the firm nor the deal is in this county: the bureau there handles it (articles 13 and 16(1))',
    };
  const trade = meet(text, lexicon.signs.trade);
  if (trade.weight >= 4 && meet(text, lexicon.signs.daily).weight === 0 && !isFarmInput(category))
    return {
      ...none,
      decision: 'reject',
      ground: 'A16-3',
      words: trade.words,
      zh: '说明是为经营进货，不是为生活消费（《办法》第十六条第（三）项）',
      en: 'Bought for business by his own words, not for daily living (article 16(3))',
    };
  return null;
}

/** The signs of 第十七条 together, or the record of the same person; null when they are too few to turn anybody away. */
function gainSigns({ text, context }: OutcomeFacts, { signs }: Lexicon): string[] | null {
  const stores = meet(text, signs.stores);
  const habit = meet(text, signs.habit);
  const flaws = meet(text, signs.flaws);
  const threats = meet(text, signs.threats);
  const tenfold = meet(text, signs.tenfold);
  const record =
    (context?.pastComplaints90d ?? 0) >= 10 && (context?.sameGoods === true || (context?.shops ?? 0) >= 5) ? 4 : 0;
  // Shop after shop, and of each the same: more than half of what it takes.
  const many = stores.weight >= 3.5 ? 3.5 : stores.weight >= 2 ? 2 : 0;
  const score =
    record +
    many +
    Math.min(habit.weight, 3) +
    Math.min(flaws.weight, 1.5) +
    Math.min(threats.weight, 1) +
    Math.min(tenfold.weight, 0.7);
  // Wanting ten times the price, or naming a fault of the label, is everybody's right: without many shops or a habit nothing follows.
  if (score < 5 || (record === 0 && habit.weight < 3 && many === 0)) return null;
  return [...stores.words, ...habit.words, ...flaws.words, ...threats.words].slice(0, 6);
}

/** Making and hoarding fakes at night is soon a crime. */
function policeFor(text: string): string[] {
  return /(?:灌|造|制|贩)(?:装)?(?:假|酒|药)|窝点|制假|半夜.{0,12}(?:灌|装|拉|产)/u.test(text) ? ['PSB'] : [];
}
