/**
 * 来意 (intent): whether a text complains, tips off, does both or only asks (令121 第三条、第九条、第四十四条).
 */
import type { Basis } from './cited-grounds.ts';
import type { Words } from '../base/words.ts';
import { meet, type Lexicon, type Met } from './lexicon.ts';
import type { Guess } from './subject.ts';

/** In the words of the label files: 举报 is `report` there and a tip-off everywhere else in the product. */
export type Intent = 'complaint' | 'report' | 'complaint+report' | 'consultation';

export interface Intention extends Guess<Intent>, Words {
  /** The teller gives no name. */
  anonymous: boolean;
  /** How sure the rules are: less where nothing but their last word is left. */
  weight: number;
}

/** Why a text is taken for what it is, in both languages. */
const says = {
  thanks: {
    zh: '只是道谢，没有新的请求',
    en: 'Thanks only; nothing new is asked',
  },
  both: {
    zh: '既要求解决自己的争议，又请求查处违法行为，分开办理{apart}',
    en: 'Asks for his own dispute to be settled and for an offence to be dealt with: two matters{apart}',
  },
  clue: {
    zh: '只反映违法线索，自己没有请求，是举报{definitions}',
    en: 'Tells of an offence and asks nothing for himself: a tip-off{definitions}',
  },
  question: {
    zh: '只问规定和办法，没有请求处理，是咨询{inquiry}',
    en: 'Asks only how things stand and for nothing to be done: an inquiry{inquiry}',
  },
  selfless: {
    zh: '说明不为自己要钱，只请求查处，是举报{definitions}',
    en: 'Says that he wants no money, only that it be dealt with: a tip-off{definitions}',
  },
  look: {
    zh: '没有自己的请求，只请求检查，是举报{definitions}',
    en: 'Asks nothing for himself, only that somebody look: a tip-off{definitions}',
  },
  witness: {
    zh: '讲的是别人看见的违法情况，自己没有请求，是举报{definitions}',
    en: 'Tells what he saw of others and asks nothing for himself: a tip-off{definitions}',
  },
  danger: {
    zh: '讲的是眼前的危险，自己没有请求，是举报{definitions}',
    en: 'Tells of a danger at hand and asks nothing for himself: a tip-off{definitions}',
  },
  crowd: {
    zh: '反映多人受害，自己没有请求，是举报{definitions}',
    en: 'Tells of many who came to harm and asks nothing for himself: a tip-off{definitions}',
  },
  own: {
    zh: '为自己买的东西或者接受的服务请求解决争议，是投诉{definitions}',
    en: 'Asks for a dispute over what he bought or was served to be settled: a complaint{definitions}',
  },
} as const satisfies Record<string, Words>;

/** Why a text is taken for a kind by what was learned of such words. */
const heardAs: Readonly<Record<Intent, Words>> = {
  complaint: {
    zh: '这样说的话多半是为自己的事，是投诉{definitions}',
    en: 'What is told in such words is mostly a dispute of one’s own: a complaint{definitions}',
  },
  report: {
    zh: '这样说的话多半只反映情况，是举报{definitions}',
    en: 'What is told in such words mostly asks nothing for oneself: a tip-off{definitions}',
  },
  'complaint+report': {
    zh: '这样说的话多半既有自己的请求，又请求查处，分开办理{apart}',
    en: 'What is told in such words is mostly two matters: a dispute and an offence{apart}',
  },
  consultation: {
    zh: '这样说的话多半只问规定和办法，是咨询{inquiry}',
    en: 'What is told in such words mostly asks how things stand: an inquiry{inquiry}',
  },
};

export function intentOf(text: string, lexicon: Lexicon, basis: Basis): Intention {
  const intention = readIntent(text, lexicon);
  return { ...intention, ...basis.say(intention) };
}

function readIntent(text: string, { signs }: Lexicon): Intention {
  const heard = signsHeard(text, signs);
  const found = readings.find(({ holds }) => holds(heard));
  const { value, words, why } = found ?? ownDispute;
  const said = words(heard);
  const weight = found !== undefined || said.length > 0 ? sureness[value] : unsaid;
  return { value, words: said, ...why, anonymous: isAnonymous(text), weight };
}

/**
 * How sure the rules are of what they heard, beside the sums of the second voter: plain words for an offence are plain, a question may be a
 * complaint, and a complaint is what is left. Tried on texts of hands that were left out of learning (scripts/voter-cross.ts).
 */
const sureness: Readonly<Record<Intent, number>> = {
  'complaint+report': 0.7,
  report: 0.7,
  consultation: 0.25,
  complaint: 0.1,
};
/** Nothing was heard at all. */
const unsaid = 0.02;

/** The kind that the second voter heard, with the words that it rests on. */
export function learnedIntention(
  value: Intent,
  words: readonly string[],
  basis: Basis,
): Pick<Intention, 'value' | 'words' | 'zh' | 'en'> {
  return { value, words, ...basis.say(heardAs[value]) };
}

function isAnonymous(text: string): boolean {
  return /匿名|不(?:说|留|报)(?:我)?(?:的)?(?:名|姓名|名字)/u.test(text);
}

/** What the text says by its signs. */
interface Heard {
  asks: Met;
  claims: Met;
  tipoffs: Met;
  looks: Met;
  selfless: Met;
  deals: Met;
  crowds: Met;
  witness: Met;
  selves: Met;
  goingOn: Met;
  repeats: Met;
  thanks: Met;
  besides: Met;
  /** Thanks, and tells of nothing that is still open. */
  isThanks: boolean;
  /** Wants something for himself, and does not say that he wants nothing. */
  isClaimed: boolean;
}

function signsHeard(text: string, signs: Lexicon['signs']): Heard {
  const claims = meet(text, signs.claims);
  const selfless = meet(text, signs.selfless);
  const thanks = meet(text, signs.thanks);
  return {
    asks: meet(text, signs.asks),
    claims,
    tipoffs: meet(text, signs.tipoffs),
    looks: meet(text, signs.looks),
    selfless,
    deals: meet(text, signs.deals),
    crowds: meet(text, signs.crowds),
    witness: meet(text, signs.witness),
    selves: meet(text, signs.selves),
    goingOn: meet(text, signs.goingOn),
    repeats: meet(text, signs.again12315),
    thanks,
    besides: meet(text, signs.besides),
    isThanks: thanks.weight >= 4 && meet(text, signs.open).weight === 0,
    isClaimed: claims.weight >= 2 && selfless.weight === 0,
  };
}

/** One way to take a text: when it holds, what the text then is, the words that this rests on and why. */
interface Reading {
  holds: (heard: Heard) => boolean;
  value: Intent;
  words: (heard: Heard) => readonly string[];
  why: Words;
}

/** In the order in which they are tried: the first that holds is taken. */
const readings: readonly Reading[] = [
  { holds: ({ isThanks }) => isThanks, value: 'consultation', words: ({ thanks }) => thanks.words, why: says.thanks },
  {
    holds: (heard) => heard.isClaimed && wantsOffence(heard),
    value: 'complaint+report',
    words: ({ claims, tipoffs, looks }) => [
      ...claims.words.slice(0, 2),
      ...(tipoffs.weight > 0 ? tipoffs : looks).words.slice(0, 2),
    ],
    why: says.both,
  },
  { holds: wantsOffence, value: 'report', words: ({ tipoffs }) => tipoffs.words, why: says.clue },
  { holds: asksPlainly, value: 'consultation', words: ({ asks }) => asks.words, why: says.question },
  { holds: asksForNobody, value: 'consultation', words: ({ asks }) => asks.words, why: says.question },
  {
    holds: ({ isClaimed, selfless }) => !isClaimed && selfless.weight > 0,
    value: 'report',
    words: ({ selfless }) => selfless.words,
    why: says.selfless,
  },
  { holds: wantsLook, value: 'report', words: ({ looks }) => looks.words, why: says.look },
  { holds: sawOthers, value: 'report', words: ({ witness }) => witness.words, why: says.witness },
  { holds: warns, value: 'report', words: ({ goingOn }) => goingOn.words, why: says.danger },
  { holds: speaksForMany, value: 'report', words: ({ crowds }) => crowds.words, why: says.crowd },
  {
    holds: ({ claims, asks, deals }) => claims.weight < 2 && asks.weight >= 1.5 && deals.weight === 0,
    value: 'consultation',
    words: ({ asks }) => asks.words,
    why: says.question,
  },
];

/** What a text is that nothing else was said of. */
const ownDispute: Omit<Reading, 'holds'> = {
  value: 'complaint',
  words: ({ claims, deals }) => (claims.words.length > 0 ? claims.words.slice(0, 3) : deals.words),
  why: says.own,
};

/** Wants an offence to be dealt with, plainly or beside what he wants for himself. */
function wantsOffence({ isClaimed, tipoffs, looks, besides }: Heard): boolean {
  const apart = isClaimed && looks.weight > 0 && besides.weight > 0;
  return apart || tipoffs.weight >= 4 || (tipoffs.weight > 0 && looks.weight > 0);
}

function asksPlainly({ asks, claims, crowds, looks }: Heard): boolean {
  return asks.weight >= 5 && claims.weight < 2.5 && crowds.weight === 0 && looks.weight === 0;
}

/** 「听说七天能反悔，是不是真的」: who only asks has nothing of his own to settle and saw nothing. */
function asksForNobody({ asks, claims, looks, selfless, crowds, selves }: Heard): boolean {
  return (
    asks.weight >= 3 &&
    claims.weight <= 1 &&
    looks.weight === 0 &&
    selfless.weight === 0 &&
    crowds.weight === 0 &&
    (selves.weight === 0 || asks.weight >= 6)
  );
}

function wantsLook({ claims, looks, repeats, selves, deals }: Heard): boolean {
  return (
    claims.weight < 2 &&
    looks.weight > 0 &&
    repeats.weight < 3 &&
    selves.weight === 0 &&
    (claims.weight === 0 || deals.weight === 0)
  );
}

function sawOthers({ claims, witness, selves, repeats }: Heard): boolean {
  return claims.weight < 2 && witness.weight > 0 && selves.weight === 0 && repeats.weight < 3;
}

function warns({ claims, deals, selves, goingOn }: Heard): boolean {
  return claims.weight < 1 && deals.weight === 0 && selves.weight === 0 && goingOn.weight > 0;
}

function speaksForMany({ claims, crowds, deals, selves }: Heard): boolean {
  return claims.weight < 2 && crowds.weight > 0 && (deals.weight === 0 || selves.weight === 0);
}
