/**
 * 可能的结果 (outcome): accept, decline, hand over, split, merge, verify or answer, with the ground of the rule of the day of receipt. A proposal: a wrong
 * refusal is the worst error, so a refusal is proposed on the text's own plain evidence only, and a person decides.
 */
import type { Basis, Circumstance } from './cited-grounds.ts';
import { isFarmInput } from '../county/category.ts';
import type { Calendar, Day } from '../base/calendar.ts';
import type { DeclineGround } from '../law/ground.ts';
import { limitAfter, limitYears } from '../law/hearing-limit.ts';
import type { Intent } from './intent.ts';
import type { Words } from '../base/words.ts';
import { meet, type Lexicon } from './lexicon.ts';
import type { Repeated } from './earlier-matters.ts';
import { harmKnownOn } from './spoken-days.ts';
import type { Parties } from './party.ts';

/** `junk`: nothing is told that anybody could take up; it is asked what it is about. */
export type Decision = 'accept' | 'reject' | 'transfer' | 'split' | 'merge' | 'verify' | 'answer' | 'junk';

/** What is known beside the text: how often the same person has complained lately, and of how many shops. */
export interface TriageContext {
  pastComplaints90d?: number | undefined;
  sameGoods?: boolean | undefined;
  shops?: number | undefined;
}

export interface Outcome extends Words {
  decision: Decision;
  /** As the list of the rule of the day of receipt has it. */
  ground: DeclineGround | null;
  words: readonly string[];
  transferTo: readonly string[];
  copyTo: readonly string[];
  /** What other counties do with the like. */
  also: readonly string[];
  /** The complaint reads like one of many for gain (第十七条). */
  forGain: boolean;
  /** By its own words the matter is another authority's: nothing that we decide can be promised by a day (《办法》第十六条第（一）项、第三十四条). */
  outside: boolean;
  /** Why it is turned away or handed over; null where it is not, or where another authority alone has charge. */
  circumstance: Circumstance | null;
}

export interface OutcomeFacts {
  text: string;
  intent: Intent;
  category: string;
  nature: string;
  receivedOn: Day;
  calendar: Calendar;
  parties: Parties;
  context: TriageContext | null;
  urgentTo: readonly string[] | null;
  duplicateOf: Repeated | null;
  /** The second voter too hears a text that is turned away: then half the words of a rule are enough. Never without any. */
  isSeconded: boolean;
}

export function outcomeOf(facts: OutcomeFacts, lexicon: Lexicon, basis: Basis): Outcome {
  const outcome = readOutcome(facts, lexicon, basis);
  return { ...outcome, ...basis.say(outcome) };
}

/** What becomes of a complaint where nothing that was found against it counts. */
export function acceptedAnyway(facts: OutcomeFacts, lexicon: Lexicon, basis: Basis): Outcome {
  const charge = chargeOf(facts, lexicon);
  const outcome =
    facts.intent === 'complaint+report'
      ? { ...plain, ...bothApart, transferTo: charge.transferTo, copyTo: charge.copyTo }
      : acceptance(facts, charge);
  return { ...outcome, ...basis.say(outcome) };
}

const bothApart = {
  decision: 'split',
  zh: '投诉和举报分开办理{apart}',
  en: 'Complaint and tip-off are handled apart{apart}',
} as const;

/** The outcome with its citations still to be filled in. */
function readOutcome(facts: OutcomeFacts, lexicon: Lexicon, basis: Basis): Outcome {
  const { intent } = facts;
  if (intent === 'consultation')
    return {
      ...plain,
      decision: 'answer',
      zh: '答复咨询，不作投诉登记{inquiry}',
      en: 'Answer it; no complaint is filed{inquiry}',
    };
  const charge = chargeOf(facts, lexicon);
  if (intent === 'report') return verification(facts, lexicon, charge);
  const { copyTo, transferTo, theirs } = charge;
  const refused = refusalOf(facts, lexicon, basis);
  if (refused !== null) return { ...plain, copyTo, ...refused };
  if (intent === 'complaint+report')
    return {
      ...plain,
      ...bothApart,
      outside: theirs !== null,
      transferTo,
      copyTo,
    };
  if (theirs !== null)
    return {
      ...plain,
      decision: 'transfer',
      outside: true,
      ground: basis.ground('notOurs'),
      transferTo,
      copyTo,
      also: theirs.also ?? [],
      zh: `${theirs.article}{notOurs}`,
      en: `${theirs.en}{notOurs}`,
    };
  return acceptance(facts, charge);
}

const plain = {
  ground: null,
  words: [],
  transferTo: [],
  copyTo: [],
  also: [],
  forGain: false,
  outside: false,
  circumstance: null,
} as const;

type Power = Lexicon['powers'][string];

/** Who has charge of what the text is about. */
interface Charge {
  /** The row of the class in the table of powers, if it has one. */
  power: Power | undefined;
  /** The same when it says that the matter is theirs alone, and nothing urgent keeps it here; else null. */
  theirs: Power | null;
  transferTo: readonly string[];
  copyTo: readonly string[];
}

function chargeOf({ text, category, nature, urgentTo }: OutcomeFacts, { powers }: Lexicon): Charge {
  const power = powers[category];
  if (power === undefined) return { power, theirs: null, transferTo: withUrgent(urgentTo, []), copyTo: [] };
  const isOurs = power.unless?.includes(nature) === true || power.ours?.test(text) === true;
  return {
    power,
    theirs: power.decision === 'transfer' && !isOurs && urgentTo === null ? power : null,
    transferTo: withUrgent(urgentTo, isOurs ? [] : power.to),
    copyTo: power.copy,
  };
}

/** Who must hear of an urgent matter at once comes before the others. */
function withUrgent(urgentTo: readonly string[] | null, others: readonly string[]): readonly string[] {
  return urgentTo === null ? others : [...new Set([...urgentTo, ...others])];
}

function verification(facts: OutcomeFacts, lexicon: Lexicon, { theirs: power, transferTo, copyTo }: Charge): Outcome {
  const theirs =
    strangerIn(facts, lexicon) ?? (power === null ? null : { zh: power.article, en: power.en, words: [], to: [] });
  return {
    ...plain,
    decision: 'verify',
    outside: theirs !== null,
    words: theirs?.words ?? [],
    transferTo: [...new Set([...(theirs?.to ?? []), ...transferTo, ...policeFor(facts.text)])],
    copyTo,
    zh: theirs === null ? '{verify:period}内核查，决定是否立案{verify}' : `${theirs.zh}{noPower}`,
    en: theirs === null ? 'Verify in {verify:period} and decide on a case{verify}' : `${theirs.en}{noPower}`,
  };
}

function acceptance({ urgentTo, duplicateOf }: OutcomeFacts, { power, transferTo, copyTo }: Charge): Outcome {
  if (duplicateOf?.closed === true)
    return {
      ...plain,
      decision: 'accept',
      words: duplicateOf.words,
      transferTo: urgentTo === null ? [] : transferTo,
      copyTo,
      also: power?.also ?? [],
      zh: '说的和一件已经办结的很像：核对是不是同一争议，已经处理过的可以不予受理{sameDispute}；是新的事，{accept:period}内决定受理{accept}',
      en: 'It reads like a finished matter: compare whether it is the same dispute, which need not be accepted again{sameDispute}; if it is a new one, decide in {accept:period}{accept}',
    };
  return {
    ...plain,
    decision: 'accept',
    transferTo: urgentTo === null ? [] : transferTo,
    copyTo,
    also: power?.also ?? [],
    // A class of which another authority has charge, but not of this problem, is told of like any other.
    ...(power === undefined || power.decision === 'transfer'
      ? {
          zh: '没有看到不予受理的情形，{accept:period}内决定受理{accept}',
          en: 'No ground for declining is seen: decide in {accept:period}{accept}',
        }
      : {
          zh: `${power.article}；没有看到不予受理的情形`,
          en: `${power.en}; no ground for declining is seen`,
        }),
  };
}

type Refused = Pick<
  Outcome,
  'decision' | 'ground' | 'words' | 'zh' | 'en' | 'transferTo' | 'forGain' | 'outside' | 'circumstance'
>;

type Obstacle = (facts: OutcomeFacts, lexicon: Lexicon, basis: Basis) => Refused | null;

/** What a complaint may founder on, in the order in which it is looked for: the first that the text shows is proposed. */
const obstacles: readonly Obstacle[] = [
  boughtForGain,
  takenByCourt,
  toldBefore,
  handledBefore,
  knownTooLong,
  boughtOfNobody,
  nobodysPurchase,
  elsewhereDealt,
  boughtForTrade,
  inOthersName,
];

function refusalOf(facts: OutcomeFacts, lexicon: Lexicon, basis: Basis): Refused | null {
  for (const obstacle of obstacles) {
    const refused = obstacle(facts, lexicon, basis);
    if (refused !== null) return refused;
  }
  return null;
}

/** Turned away for the circumstance; null when the rule of the day has no such ground. */
function turnedAway(
  basis: Basis,
  of: Circumstance,
  words: readonly string[],
  said: Words,
  more: Partial<Pick<Refused, 'decision' | 'transferTo' | 'forGain' | 'outside'>> = {},
): Refused | null {
  const ground = basis.ground(of);
  return ground === null
    ? null
    : {
        decision: 'reject',
        ground,
        words,
        transferTo: [],
        forGain: false,
        outside: false,
        circumstance: of,
        ...said,
        ...more,
      };
}

function boughtForGain(facts: OutcomeFacts, lexicon: Lexicon, basis: Basis): Refused | null {
  const gain = gainSigns(facts, lexicon);
  if (gain === null || isFarmInput(facts.category)) return null;
  return turnedAway(
    basis,
    'gain',
    gain,
    {
      zh: '数量、次数和做法明显不是为生活消费{gain}{living}，线索另行核查',
      en: 'Quantity, number and manner are plainly not for daily living{gain}{living}; the clue is verified apart',
    },
    { forGain: true },
  );
}

function takenByCourt({ text }: OutcomeFacts, { signs }: Lexicon, basis: Basis): Refused | null {
  const sued = meet(text, signs.suits);
  if (sued.weight < 4) return null;
  return turnedAway(basis, 'court', sued.words, {
    zh: '法院或者仲裁机构已经受理同一争议{court}',
    en: 'A court or an arbitration body has taken the same dispute{court}',
  });
}

/** No refusal: what was told before joins the matter that it was told in, as long as that is in hand. */
function toldBefore({ duplicateOf }: OutcomeFacts, _: Lexicon, basis: Basis): Refused | null {
  if (duplicateOf === null || duplicateOf.closed) return null;
  return {
    decision: 'merge',
    ground: basis.ground('sameDispute'),
    words: duplicateOf.words,
    transferTo: [],
    forGain: false,
    outside: false,
    circumstance: 'sameDispute',
    ...(duplicateOf.samePhone
      ? {
          zh: '同一人就同一争议已经投诉过，并入原件并告知进展{sameDispute}',
          en: 'The same person has complained of the same dispute: join it and tell how it stands{sameDispute}',
        }
      : {
          zh: '说的和一件在先的很像；核对是同一人、同一争议的，并入原件{sameDispute}',
          en: 'It reads like an earlier matter: join that if person and dispute prove to be the same{sameDispute}',
        }),
  };
}

function handledBefore(facts: OutcomeFacts, { signs }: Lexicon, basis: Basis): Refused | null {
  const { text } = facts;
  const settled = meet(text, signs.handled);
  const anew = meet(text, signs.again);
  const isHandled =
    settled.weight >= 4 || (settled.weight >= 3 && anew.weight > 0) || (facts.isSeconded && settled.weight >= seconded);
  if (!isHandled) return null;
  const by = handlerIn(settled.words);
  return turnedAway(basis, by, [...settled.words, ...anew.words], {
    zh: `行政机关或者消费者协会已经处理过同一争议{${by}}`,
    en: `A public body or the association has handled the same dispute{${by}}`,
  });
}

/** Which of those that may have handled the dispute the text names: the bureau itself, the association, or another body. */
function handlerIn(words: readonly string[]): Circumstance {
  const said = words.join('');
  if (/消协|消费者协会|人民调解/u.test(said)) return 'association';
  return /派出所|公安|邮政|农业|住建|教育|文旅|通信|卫健/u.test(said) ? 'otherBody' : 'bureau';
}

function knownTooLong({ text, receivedOn, calendar }: OutcomeFacts, _: Lexicon, basis: Basis): Refused | null {
  const known = harmKnownOn(text, receivedOn);
  if (known === null || limitAfter(known.latestOn, basis.rules, calendar) >= receivedOn) return null;
  const isOneYear = limitYears[basis.rules] === 1;
  return turnedAway(basis, 'late', [known.words], {
    zh: `最迟在${known.latestOn}就知道权益受损，已经超过${isOneYear ? '一' : '三'}年{late}`,
    en: `The harm was known by ${known.latestOn}, more than ${isOneYear ? 'one year' : 'three years'} ago{late}`,
  });
}

function nobodysPurchase(facts: OutcomeFacts, lexicon: Lexicon, basis: Basis): Refused | null {
  const stranger = strangerIn(facts, lexicon);
  if (stranger === null) return null;
  return turnedAway(
    basis,
    'notOurs',
    stranger.words,
    { zh: `${stranger.zh}{notOurs}`, en: `${stranger.en}{notOurs}` },
    { decision: 'transfer', transferTo: stranger.to, outside: true },
  );
}

function elsewhereDealt({ parties: { outsideBureau } }: OutcomeFacts, _: Lexicon, basis: Basis): Refused | null {
  if (outsideBureau === null) return null;
  return turnedAway(
    basis,
    'elsewhere',
    [outsideBureau],
    {
      zh: '经营者和交易都不在本县，由当地市场监管部门处理{jurisdiction}{elsewhere}',
      en: 'Neither the firm nor the deal is in this county: the bureau there handles it{jurisdiction}{elsewhere}',
    },
    { transferTo: [outsideBureau], outside: true },
  );
}

/** So much of a rule's own words turns a text away by itself, and so much where the second voter hears it too. */
const [plainly, seconded] = [4, 2] as const;

function enoughFor({ isSeconded }: OutcomeFacts): number {
  return isSeconded ? seconded : plainly;
}

function boughtForTrade(facts: OutcomeFacts, { signs }: Lexicon, basis: Basis): Refused | null {
  const { text, category } = facts;
  const trade = meet(text, signs.trade);
  if (trade.weight < enoughFor(facts) || meet(text, signs.daily).weight !== 0 || isFarmInput(category)) return null;
  return turnedAway(basis, 'trade', trade.words, {
    zh: '说明是为经营进货，不是为生活消费{trade}',
    en: 'Bought for business by his own words, not for daily living{trade}',
  });
}

/** Who deals in it is an operator, whether he has a shop or not. */
const tradesIn =
  /微商|代购|(?:(?<!不)是|专门?|一直|常年|长期)(?:个)?(?:卖|做|倒腾|经营)[^,。]{1,8}(?:的|生意)|直播间|小程序下单|(?<![没不])开(?:了|着)?(?:个|家|一家|间)?[^,。]{0,4}店(?!铺?倒闭)/u;
const harmOrCharge =
  /被[^,。]{0,14}(?:砸|撞|夹|烫|咬|扎|绊|电|划|烧|压)|滑倒|摔(?:了|倒|伤|断)|(?:自动|乱|多|偷偷|擅自|白|给)?(?:扣|划)(?:了|走|掉|款|费|钱)|续费|盗刷/u;

/** From a private person, or nothing at all: no dispute of a consumer with an operator. Of farm inputs this ground is never proposed. */
function boughtOfNobody({ text, category }: OutcomeFacts, { signs }: Lexicon, basis: Basis): Refused | null {
  if (isFarmInput(category)) return null;
  const person = meet(text, signs.persons);
  if (person.weight >= 4 && !tradesIn.test(text))
    return turnedAway(basis, 'noDispute', person.words, {
      zh: '对方是个人不是经营者，不是消费者权益争议{noDispute}，可以自行协商或者起诉',
      en: 'The other side is a private person and no operator: no consumer dispute{noDispute}; it can be settled or sued over',
    });
  const noDeal = meet(text, signs.noDeal);
  // Who came to harm there, or whose money was taken, has a dispute though he bought nothing (《消费者权益保护法》第十八条).
  if (noDeal.weight < 4 || meet(text, signs.injuries).weight > 0 || harmOrCharge.test(text)) return null;
  return turnedAway(basis, 'noDispute', noDeal.words, {
    zh: '自己没有在这家买过东西或者接受过服务，没有消费者权益争议{noDispute}',
    en: 'Nothing was bought of it or done by it for him: no consumer dispute{noDispute}',
  });
}

/** Filed for somebody who knows nothing of it, or by who will not say who he is. */
function inOthersName({ text }: OutcomeFacts, { signs }: Lexicon, basis: Basis): Refused | null {
  const name = meet(text, signs.othersName);
  if (name.weight < 4) return null;
  return turnedAway(basis, 'othersName', name.words, {
    zh: '用别人的名义投诉，本人不知情，或者不肯核验身份{othersName}',
    en: 'Filed in the name of another who knows nothing of it, or the identity is not shown{othersName}',
  });
}

/** Wages, noise and theft are nobody's purchase, whatever goods are named beside; a tip-off of what we punish stays ours all the same. */
function strangerIn(
  { text, intent, category, nature, urgentTo }: OutcomeFacts,
  { strangers }: Lexicon,
): (Words & { words: string[]; to: string[] }) | null {
  const isBought = /^(?:G|V13)/u.test(category) && /买|购|订/u.test(text);
  const isPunished = intent === 'report' && /^N0[4-8]/u.test(nature);
  if (urgentTo !== null || intent === 'complaint+report' || isBought || isPunished) return null;
  const found = strangers.find(({ form }) => form.test(text));
  if (found === undefined) return null;
  return { zh: found.zh, en: found.en, words: [found.form.exec(text)?.[0] ?? ''], to: [found.to] };
}

/** What the ledger tells of the same person: as much as the plainest habit that a text can tell of. */
function recordOf(context: TriageContext | null): number {
  const { pastComplaints90d: past = 0, sameGoods = false, shops = 0 } = context ?? {};
  return past >= 10 && (sameGoods || shops >= 5) ? 4 : 0;
}

/** The signs of 第十七条 together, or the record of the same person; null when they are too few to turn anybody away. */
function gainSigns({ text, context, isSeconded }: OutcomeFacts, { signs }: Lexicon): string[] | null {
  const stores = meet(text, signs.stores);
  const habit = meet(text, signs.habit);
  const flaws = meet(text, signs.flaws);
  const threats = meet(text, signs.threats);
  const tenfold = meet(text, signs.tenfold);
  const record = recordOf(context);
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
  if (score < (isSeconded ? 3 : 5) || (record === 0 && habit.weight < 3 && many === 0)) return null;
  return [...stores.words, ...habit.words, ...flaws.words, ...threats.words].slice(0, 6);
}

/** Making and hoarding fakes at night is soon a crime. */
function policeFor(text: string): string[] {
  return /(?:灌|造|制|贩)(?:装)?(?:假|酒|药)|窝点|制假|半夜.{0,12}(?:灌|装|拉|产)/u.test(text) ? ['PSB'] : [];
}
