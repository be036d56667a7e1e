/**
 * 依据 (basis): what the sentences of a triage proposal cite, by the rule of the day of receipt, as a letter on the same matter would. What an
 * older rule did not have, or holds in an article whose number is not certain, is not cited: better than a wrong number.
 */
import { numberOf, numeralOf } from '../base/number/numerals.ts';
import type { Day } from '../base/calendar.ts';
import { groundLists, type DeclineGround, type GroundRow } from '../law/ground.ts';
import type { Words } from '../base/words.ts';
import {
  clockRulesOn,
  ruleSetOn,
  ruleSets,
  type ClockName,
  type ClockRule,
  type ClockRules,
  type RuleSet,
} from '../law/rulebook.ts';

/** The words of the text that a proposal rests on, and the rule in one sentence of each language. */
export interface Why extends Words {
  words: readonly string[];
}

export interface Proposed<T> {
  value: T;
  why: Why;
}

/** A value with what it rests on. */
export function because<T>(value: T, words: readonly string[], { zh, en }: Words): Proposed<T> {
  return { value, why: { words, zh, en } };
}

/** Why a text may be turned away or handed over. */
export type Circumstance =
  | 'notOurs'
  | 'elsewhere'
  | 'gain'
  | 'trade'
  | 'noDispute'
  | 'othersName'
  | 'court'
  | 'otherBody'
  | 'association'
  | 'bureau'
  | 'sameDispute'
  | 'late';

/** 令20 第十五条 named six circumstances and 令121 第十六条 a seventh, about another’s name; these stand in both under the same numbers. */
const sameGrounds = {
  notOurs: 'NA1',
  elsewhere: 'NA1',
  gain: 'NA3',
  trade: 'NA3',
  noDispute: 'NA3',
  court: 'NA2',
  otherBody: 'NA2',
  association: 'NA2',
  bureau: 'NA2',
  sameDispute: 'NA2',
  late: 'NA4',
} as const;

/**
 * The ground of each rule that the circumstance meets. 令62 knew no ground for who buys to claim, and 令51 none for what the association
 * mediated: nobody is turned away then. A place outside the county and goods for a business were outside the law itself.
 */
const grounds: Readonly<Record<RuleSet, Readonly<Partial<Record<Circumstance, DeclineGround>>>>> = {
  SAMR121: { ...sameGrounds, othersName: 'NA6' },
  SAMR20: sameGrounds,
  GS62: {
    notOurs: 'NA1',
    elsewhere: 'NA7',
    trade: 'NA7',
    court: 'NA2',
    otherBody: 'NA2',
    association: 'NA10',
    bureau: 'NA9',
    late: 'NA11',
  },
  GS51: { notOurs: 'NA7', elsewhere: 'NA7', trade: 'NA7', court: 'NA2', otherBody: 'NA2', bureau: 'NA9', late: 'NA4' },
};

/** What the sentences cite beside a ground. */
type Provision = 'definitions' | 'apart' | 'inquiry' | 'jurisdiction' | 'living' | 'joint' | 'noPower' | 'secrecy';
const provisions: Readonly<Record<RuleSet, Readonly<Partial<Record<Provision, string>>>>> = {
  SAMR121: {
    definitions: '第三条',
    apart: '第九条',
    inquiry: '第四十四条',
    jurisdiction: '第十三条',
    living: '第十七条',
    joint: '第十二条',
    noPower: '第三十四条',
    secrecy: '第三十七条',
  },
  SAMR20: { definitions: '第三条', apart: '第七条', jurisdiction: '第十二条' },
  GS62: { jurisdiction: '第六条' },
  GS51: {},
};

export interface Basis {
  rules: RuleSet;
  /** The ground that the circumstance meets under the rule; null when the rule turns nobody away for it. */
  ground(of: Circumstance): DeclineGround | null;
  row(ground: DeclineGround): GroundRow | null;
  /**
   * The sentence with its citations: `{late}` is the article of a ground, `{apart}` of a provision, `{accept}` of a clock, each in brackets;
   * `{accept:period}` is how long the clock runs. What the rule does not hold leaves nothing behind.
   */
  say(sentence: Words): Words;
}

/** The basis of what was received on the day. */
export function basisOn(receivedOn: Day): Basis {
  const clockRules = clockRulesOn(receivedOn);
  const known = made.get(clockRules) ?? makeBasis(ruleSetOn(receivedOn), clockRules);
  made.set(clockRules, known);
  return known;
}

/** By the clocks of its day, which the rulebook makes once for all days on which they are the same. */
const made = new WeakMap<ClockRules, Basis>();

function makeBasis(rules: RuleSet, clockRules: ClockRules): Basis {
  const ground = (of: Circumstance) => grounds[rules][of] ?? null;
  const row = (of: DeclineGround) => groundLists[rules].decline[of] ?? null;
  const isOld = rules === 'GS62' || rules === 'GS51';
  const title = rules === 'SAMR121' ? '《办法》' : ruleSets[rules].title;
  const order = rules === 'SAMR121' ? '' : ` of Order ${ruleSets[rules].short.slice(1)}`;
  const cite = (article: string): Words => ({ zh: `${title}${article}`, en: `${articleEn(article)}${order}` });
  const citeClock = ({ article }: ClockRule): Words => ({
    zh: article.replace(ruleSets[rules].title, title),
    en: /第.{1,12}条/u.test(article) ? `${articleEn(/第.+$/u.exec(article)?.[0] ?? '')}${order}` : '',
  });
  const citationOf = (key: string): Words => {
    if (key in clocks) return citeClock(clockRules[key as ClockName]);
    const of = ground(key as Circumstance);
    const article = of === null ? provisions[rules][key as Provision] : row(of)?.article;
    return article === undefined ? { zh: '', en: '' } : cite(article);
  };
  const say = ({ zh, en }: Words): Words => {
    const fill = (sentence: string, language: 'zh' | 'en') =>
      sentence.replaceAll(/\{(\w+)(:\w+)?\}/gu, (_, key: string, period: string | undefined) => {
        if (period !== undefined) return periodWords(clockRules[key as ClockName])[language];
        const cited = citationOf(key)[language];
        if (cited === '') return '';
        return language === 'zh' ? `（${cited}）` : ` (${cited})`;
      });
    // Two citations on end share their brackets.
    const said = { zh: fill(zh, 'zh').replaceAll('）（', '、'), en: fill(en, 'en').replaceAll(') (', ', ') };
    // Until 2014 the law said 申诉, and until 2018 the bureau was 工商行政管理.
    const named = isOld ? said.zh.replaceAll('市场监管部门', '工商行政管理部门') : said.zh;
    return { zh: rules === 'GS51' ? named.replaceAll('投诉', '申诉') : named, en: said.en };
  };
  return { rules, ground, row, say };
}

const clocks: Readonly<Partial<Record<ClockName, true>>> = { accept: true, verify: true, clue: true };

/** 「十五个工作日」, 「五日」, and the same in English. */
function periodWords({ period: { n, unit } }: ClockRule): Words {
  const count = numeralOf(n);
  return unit === 'wd' ? { zh: `${count}个工作日`, en: `${n} working days` } : { zh: `${count}日`, en: `${n} days` };
}

/** 「第十六条第（三）项」 → `article 16(3)`. */
function articleEn(article: string): string {
  const [, number, item] = /^第([一二三四五六七八九十百]+)条(?:第（([一二三四五六七八九])）项)?/u.exec(article) ?? [];
  if (number === undefined) return '';
  return `article ${numberOf(number)}${item === undefined ? '' : `(${numberOf(item)})`}`;
}
