/**
 * 文书措辞 (wording): the versions of the texts that papers are printed in. Which one a matter gets goes by its day of receipt;
 * what was served stays in the version in which it was served, so that a later print says the same as the one that was read.
 */
import { dayOf, type Day } from './calendar.ts';
import { ruleSetOn } from './rulebook.ts';

/** The title of the rule and the articles that papers cite; null where the rule has none. */
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
  /** The set of forms that it follows. */
  zh: string;
  en: string;
  /** The first day of receipt for which it is used. */
  since: Day;
  cites: Citations;
}

/** Every version that was ever served, oldest first: none is taken away, a new one is added below. */
export const wordings = {
  // 国市监网监〔2019〕242号, with the articles of 令20.
  '2019.1': {
    zh: '2019年式样',
    en: 'forms of 2019',
    since: '0000-01-01',
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
  const day = dayOf(matter.receivedAt ?? matter.filedAt);
  const versions = Object.keys(wordings) as WordingVersion[];
  return versions.findLast((version) => wordings[version].since <= day) ?? '2019.1';
}

export function isWording(text: string | null | undefined): text is WordingVersion {
  return text !== null && text !== undefined && text in wordings;
}

/** The forms of 2026 follow 令121, the older ones 令20. */
export function isOfNewSet(version: WordingVersion): boolean {
  return ruleSetOn(wordings[version].since) === 'SAMR121';
}

/** The articles that the paper cites: of the version that is asked for, else of the day of receipt. */
export function citesOf(matter: Received, { wording }: { wording?: WordingVersion | undefined }): Citations {
  return wordings[wording ?? wordingOn(matter)].cites;
}
