/**
 * 来意 (intent): whether a text complains, tips off, does both or only asks (令121 第三条、第九条、第四十四条).
 */
import type { Basis } from './cited-grounds.ts';
import type { Words } from '../base/words.ts';
import { meet, type Lexicon } from './lexicon.ts';
import type { Guess } from './subject.ts';

/** In the words of the label files: 举报 is `report` there and a tip-off everywhere else in the product. */
export type Intent = 'complaint' | 'report' | 'complaint+report' | 'consultation';

export interface Intention extends Guess<Intent>, Words {
  /** The teller gives no name. */
  anonymous: boolean;
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

export function intentOf(text: string, lexicon: Lexicon, basis: Basis): Intention {
  const intention = readIntent(text, lexicon);
  return { ...intention, ...basis.say(intention) };
}

function readIntent(text: string, { signs }: Lexicon): Intention {
  const asks = meet(text, signs.asks);
  const claims = meet(text, signs.claims);
  const tipoffs = meet(text, signs.tipoffs);
  const looks = meet(text, signs.looks);
  const selfless = meet(text, signs.selfless);
  const deals = meet(text, signs.deals);
  const crowds = meet(text, signs.crowds);
  const witness = meet(text, signs.witness);
  const selves = meet(text, signs.selves);
  const goingOn = meet(text, signs.goingOn);
  const repeats = meet(text, signs.again12315);
  const thanks = meet(text, signs.thanks);
  const besides = meet(text, signs.besides);
  const anonymous = /匿名|不(?:说|留|报)(?:我)?(?:的)?(?:名|姓名|名字)/u.test(text);
  const claimed = claims.weight >= 2 && selfless.weight === 0;
  if (thanks.weight >= 4 && meet(text, signs.open).weight === 0)
    return { value: 'consultation', words: thanks.words, ...says.thanks, anonymous };
  const apart = claimed && looks.weight > 0 && besides.weight > 0;
  if (apart || tipoffs.weight >= 4 || (tipoffs.weight > 0 && looks.weight > 0)) {
    if (claimed)
      return {
        value: 'complaint+report',
        words: [...claims.words.slice(0, 2), ...(tipoffs.weight > 0 ? tipoffs : looks).words.slice(0, 2)],
        ...says.both,
        anonymous,
      };
    return {
      value: 'report',
      words: tipoffs.words,
      ...says.clue,
      anonymous,
    };
  }
  if (asks.weight >= 5 && claims.weight < 2.5 && crowds.weight === 0 && looks.weight === 0)
    return {
      value: 'consultation',
      words: asks.words,
      ...says.question,
      anonymous,
    };
  // 「听说七天能反悔，是不是真的」: who only asks has nothing of his own to settle and saw nothing.
  if (
    asks.weight >= 3 &&
    claims.weight <= 1 &&
    looks.weight === 0 &&
    selfless.weight === 0 &&
    crowds.weight === 0 &&
    (selves.weight === 0 || asks.weight >= 6)
  )
    return {
      value: 'consultation',
      words: asks.words,
      ...says.question,
      anonymous,
    };
  if (!claimed && selfless.weight > 0)
    return {
      value: 'report',
      words: selfless.words,
      ...says.selfless,
      anonymous,
    };
  if (
    claims.weight < 2 &&
    looks.weight > 0 &&
    repeats.weight < 3 &&
    selves.weight === 0 &&
    (claims.weight === 0 || deals.weight === 0)
  )
    return { value: 'report', words: looks.words, ...says.look, anonymous };
  if (claims.weight < 2 && witness.weight > 0 && selves.weight === 0 && repeats.weight < 3)
    return {
      value: 'report',
      words: witness.words,
      ...says.witness,
      anonymous,
    };
  if (claims.weight < 1 && deals.weight === 0 && selves.weight === 0 && goingOn.weight > 0)
    return {
      value: 'report',
      words: goingOn.words,
      ...says.danger,
      anonymous,
    };
  if (claims.weight < 2 && crowds.weight > 0 && (deals.weight === 0 || selves.weight === 0))
    return {
      value: 'report',
      words: crowds.words,
      ...says.crowd,
      anonymous,
    };
  if (claims.weight < 2 && asks.weight >= 1.5 && deals.weight === 0)
    return {
      value: 'consultation',
      words: asks.words,
      ...says.question,
      anonymous,
    };
  return {
    value: 'complaint',
    words: claims.words.length > 0 ? claims.words.slice(0, 3) : deals.words,
    ...says.own,
    anonymous,
  };
}
