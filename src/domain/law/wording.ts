/**
 * 文书措辞 (wording): the versions of the texts that papers are printed in. Which one a matter gets goes by its day of receipt, or where
 * the county decides older matters by the new procedure (`procedureRules`) by the day of the paper; what was served stays in the version in which it was served, so that a later print says the same as the one that was read.
 */
import { dayOf, type Day } from '../base/calendar.ts';
import { ruleSets, type RuleSet } from './rulebook.ts';

/** The title of the rule and the articles that papers cite; empty where the number is not certain, null where the rule has none. */
export interface Citations {
  title: string;
  accept: string;
  decline: string;
  agent: string;
  joint: string;
  entrust: string;
  meet: string;
  recuse: string;
  test: string;
  end: string;
  agree: string;
  relief: string | null;
  followUp: string | null;
  dispatch: string | null;
}

export interface Wording {
  /** The set of forms that it follows; false where the forms of its day had no numbers that are known here. */
  zh: string;
  en: string;
  numbered: boolean;
  /** The rule whose grounds and articles it prints. */
  rules: RuleSet;
  /** The first day of receipt for which it is used. */
  since: Day;
  cites: Citations;
}

// What 令51 and 令62 say of these is known; under which number is not certain enough to be printed.
const uncertain = {
  accept: '',
  agent: '',
  joint: '',
  entrust: '',
  meet: '',
  recuse: '',
  test: '',
  end: '',
  agree: '',
  relief: null,
  followUp: null,
  dispatch: null,
} as const;

/** Every version that was ever served, oldest first: none is taken away, a new one is added below. */
export const wordings = {
  '1996.1': {
    zh: '依令51制作',
    en: 'made under Order 51',
    numbered: false,
    rules: 'GS51',
    since: '0000-01-01',
    cites: { ...uncertain, title: ruleSets.GS51.title, decline: '第十七条' },
  },
  '2014.1': {
    zh: '依令62制作',
    en: 'made under Order 62',
    numbered: false,
    rules: 'GS62',
    since: '2014-03-15',
    cites: { ...uncertain, title: ruleSets.GS62.title, accept: '第十五条', decline: '第十六条' },
  },
  // 国市监网监〔2019〕242号, with the articles of 令20.
  '2019.1': {
    zh: '2019年式样',
    en: 'forms of 2019',
    numbered: true,
    rules: 'SAMR20',
    since: '2020-01-01',
    cites: {
      title: '《市场监督管理投诉举报处理暂行办法》',
      accept: '第十四条',
      decline: '第十五条',
      agent: '第十条',
      joint: '第十一条',
      entrust: '第十七条',
      meet: '第十八条',
      recuse: '第十九条',
      test: '第二十条',
      end: '第二十一条第一款',
      agree: '第二十二条',
      relief: null,
      followUp: null,
      dispatch: null,
    },
  },
  '2026.1': {
    zh: '2026年4月式样',
    en: 'forms of April 2026',
    numbered: true,
    rules: 'SAMR121',
    since: '2026-04-15',
    cites: {
      title: '《市场监督管理投诉举报处理办法》',
      accept: '第十五条',
      decline: '第十六条',
      agent: '第十一条',
      joint: '第十二条',
      entrust: '第十九条',
      meet: '第二十条',
      recuse: '第二十一条',
      test: '第二十二条',
      end: '第二十三条第一款',
      agree: '第二十四条',
      relief: '第二十五条',
      followUp: '第二十六条',
      dispatch: '第四十一条',
    },
  },
} as const satisfies Record<string, Wording>;

export type WordingVersion = keyof typeof wordings;

/** What decides on the version: when the bureau, or before it the program, received the matter. */
interface Received {
  receivedAt: Date | null;
  filedAt: Date;
}

/** The newest version for what was received on that day. */
export function wordingOn(matter: Received): WordingVersion {
  return wordingOfDay(dayOf(matter.receivedAt ?? matter.filedAt));
}

/** The newest version of the day. */
export function wordingOfDay(day: Day): WordingVersion {
  const versions = Object.keys(wordings) as WordingVersion[];
  return versions.findLast((version) => wordings[version].since <= day) ?? '1996.1';
}

export function isWording(text: string | null | undefined): text is WordingVersion {
  return text !== null && text !== undefined && text in wordings;
}

/** The forms of 2026 follow 令121; what is older has the kinds of paper of 2019. */
export function isOfNewSet(version: WordingVersion): boolean {
  return wordings[version].rules === 'SAMR121';
}

/** The articles that the paper cites: of the version that is asked for, else of the day of receipt. */
export function citesOf(matter: Received, { wording }: { wording?: WordingVersion | undefined }): Citations {
  return wordings[wording ?? wordingOn(matter)].cites;
}

/** 令62 and 令51 were about complaints alone: a paper on a tip-off of their time cites neither. */
export function coversTipoffs(matter: Received, { wording }: { wording?: WordingVersion | undefined }): boolean {
  const { rules } = wordings[wording ?? wordingOn(matter)];
  return rules === 'SAMR121' || rules === 'SAMR20';
}
