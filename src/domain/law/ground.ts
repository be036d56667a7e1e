/**
 * 理由: the closed lists of 《市场监督管理投诉举报处理办法》 (总局令第121号) and of the rules before it that a decision letter cites,
 * by the rule of the decision, and the other routes it must name.
 * The letter prints the whole list and ticks the grounds that apply.
 */
import { dayOf, type Day } from '../base/calendar.ts';
import {
  declineGrounds51,
  declineGrounds62,
  terminationGrounds51,
  terminationGrounds62,
  type GroundRow,
} from './ground-before-2020.ts';
import { Refusal } from '../base/refusal.ts';
import type { LocalLimits } from './local-limits.ts';
import { ruleSetOn, ruleSets, type RuleSet } from './rulebook.ts';

export type { GroundRow } from './ground-before-2020.ts';

/** 不予受理的七种情形，《办法》第十六条。 */
export const declineGrounds = {
  NA1: {
    zh: '投诉事项不属于市场监督管理部门职责，或者本行政机关不具有处理权限',
    en: 'The matter is outside the duties of market regulation, or this authority has no power over it',
    article: '第十六条第（一）项',
  },
  NA2: {
    zh: '法院、仲裁机构、市场监督管理部门或者其他行政机关、消费者协会已经受理或者处理过同一消费者权益争议',
    en: 'A court, an arbitration body, a market regulator or another authority, or a consumers’ association has accepted or handled the same dispute',
    article: '第十六条第（二）项',
  },
  NA3: {
    zh: '不是为生活消费需要购买、使用商品或者接受服务，或者不能证明与被投诉人之间存在消费者权益争议',
    en: 'The goods or services were not for daily living, or no consumer dispute with the operator can be shown',
    article: '第十六条第（三）项',
  },
  NA4: {
    zh: '除法律另有规定外，投诉人知道或者应当知道自己的权益受到侵害之日起超过三年',
    en: 'More than three years have passed since the consumer knew or should have known of the harm, unless the law says otherwise',
    article: '第十六条第（四）项',
  },
  NA5: {
    zh: '未提供本办法第十条第一款和第十一条规定的材料，或者提供虚假材料',
    en: 'The materials of Articles 10 (first paragraph) and 11 were not given, or are false',
    article: '第十六条第（五）项',
  },
  NA6: {
    zh: '冒用他人名义投诉，或者拒不配合核验真实身份',
    en: 'The complaint was filed in another person’s name, or the complainant refuses to have the identity checked',
    article: '第十六条第（六）项',
  },
  NA7: {
    zh: '法律、法规、规章规定不予受理的其他情形',
    en: 'Other circumstances in which laws, regulations or rules say that a complaint is not accepted',
    article: '第十六条第（七）项',
  },
} as const satisfies Record<`NA${1 | 2 | 3 | 4 | 5 | 6 | 7}`, GroundRow>;

/** A ground means the same under every rule; some were known to an older rule alone. */
export type DeclineGround = keyof typeof declineGrounds | keyof typeof declineGrounds62 | keyof typeof declineGrounds51;

/** 令20 第十五条 named six circumstances, for what was received before 15 April 2026: none about another's name. */
export const declineGroundsBefore = {
  NA1: { ...declineGrounds.NA1, article: '第十五条第（一）项' },
  NA2: {
    zh: '法院、仲裁机构、市场监督管理部门或者其他行政机关、消费者协会或者依法成立的其他调解组织已经受理或者处理过同一消费者权益争议',
    en: 'A court, an arbitration body, a market regulator or another authority, a consumers’ association or another lawful mediation body has accepted or handled the same dispute',
    article: '第十五条第（二）项',
  },
  NA3: { ...declineGrounds.NA3, article: '第十五条第（三）项' },
  NA4: { ...declineGrounds.NA4, article: '第十五条第（四）项' },
  NA5: {
    zh: '未提供本办法第九条第一款和第十条规定的材料',
    en: 'The materials of Articles 9 (first paragraph) and 10 were not given',
    article: '第十五条第（五）项',
  },
  NA7: { ...declineGrounds.NA7, article: '第十五条第（六）项' },
} as const satisfies Partial<Record<DeclineGround, GroundRow>>;

/** 判断是否“为生活消费需要”时考虑的因素，《办法》第十七条。 Indicators only: a person decides. */
export const livingNeedFactors = {
  LN1: {
    zh: '购买商品或者接受服务的数量、次数、频率明显不符合商品保质期或者通常的生活消费习惯',
    en: 'The quantity, number or frequency of purchases plainly does not fit the shelf life or ordinary habits of living',
    article: '第十七条第（一）项',
  },
  LN2: {
    zh: '同一投诉人短期内对同一经营者、同类商品或者同类问题大量投诉，或者多名投诉人串通进行此类投诉',
    en: 'The same complainant files many complaints in a short time on one operator, one class of goods or one class of problem, or several collude to do so',
    article: '第十七条第（二）项',
  },
  LN3: {
    zh: '不能证明真实购买商品或者接受服务，以及实际受到损害',
    en: 'A real purchase and an actual harm cannot be shown',
    article: '第十七条第（三）项',
  },
  LN4: {
    zh: '多人使用同一电话号码或者同一通讯地址投诉',
    en: 'Many persons complain with one telephone number or one address',
    article: '第十七条第（四）项',
  },
  LN5: { zh: '其他应当考虑的因素', en: 'Other factors that ought to be considered', article: '第十七条第（五）项' },
} as const satisfies Record<`LN${1 | 2 | 3 | 4 | 5}`, GroundRow>;

export type LivingNeedFactor = keyof typeof livingNeedFactors;

/** 终止调解的八种情形，《办法》第二十三条第一款。 */
export const terminationGrounds = {
  TM1: {
    zh: '投诉人撤回投诉或者双方自行和解',
    en: 'The complaint is withdrawn or the parties have settled by themselves',
    article: '第二十三条第一款第（一）项',
  },
  TM2: {
    zh: '投诉人或者被投诉人无正当理由不参加调解，或者明确拒绝调解',
    en: 'A party stays away from mediation without good reason, or plainly refuses it',
    article: '第二十三条第一款第（二）项',
  },
  TM3: {
    zh: '经组织调解，投诉人或者被投诉人明确表示无法达成调解协议',
    en: 'After mediation was held a party says plainly that no agreement can be reached',
    article: '第二十三条第一款第（三）项',
  },
  TM4: {
    zh: '投诉人和被投诉人对鉴定、检测费用承担无法协商一致',
    en: 'The parties cannot agree who bears the cost of appraisal or testing',
    article: '第二十三条第一款第（四）项',
  },
  TM5: {
    zh: '自投诉受理之日起六十日内未能达成调解协议',
    en: 'No agreement was reached within sixty days of acceptance',
    article: '第二十三条第一款第（五）项',
  },
  TM6: {
    zh: '受理后发现存在本办法第十六条或者第四十二条规定情形',
    en: 'After acceptance a circumstance of Article 16 or Article 42 is found',
    article: '第二十三条第一款第（六）项',
  },
  TM7: {
    zh: '投诉人或者被投诉人死亡，或者主体资格灭失',
    en: 'A party has died or has ceased to exist',
    article: '第二十三条第一款第（七）项',
  },
  TM8: {
    zh: '法律、法规、规章规定的应当终止调解的其他情形',
    en: 'Other circumstances in which laws, regulations or rules say that mediation ends',
    article: '第二十三条第一款第（八）项',
  },
} as const satisfies Record<`TM${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`, GroundRow>;

export type TerminationGround =
  | keyof typeof terminationGrounds
  | keyof typeof terminationGrounds62
  | keyof typeof terminationGrounds51;

/** 令20 第二十一条 named seven, in an order of its own, for what was received before 15 April 2026. */
export const terminationGroundsBefore = {
  TM1: { ...terminationGrounds.TM1, article: '第二十一条第一款第（一）项' },
  TM4: {
    zh: '投诉人与被投诉人对委托承担检定、检验、检测、鉴定工作的技术机构或者费用承担无法协商一致',
    en: 'The parties cannot agree on the body that tests, or on who bears its cost',
    article: '第二十一条第一款第（二）项',
  },
  TM2: {
    zh: '投诉人或者被投诉人无正当理由不参加调解，或者被投诉人明确拒绝调解',
    en: 'A party stays away from mediation without good reason, or the operator plainly refuses it',
    article: '第二十一条第一款第（三）项',
  },
  TM3: { ...terminationGrounds.TM3, article: '第二十一条第一款第（四）项' },
  TM5: {
    zh: '自投诉受理之日起四十五个工作日内投诉人和被投诉人未能达成调解协议',
    en: 'No agreement was reached within forty-five working days of acceptance',
    article: '第二十一条第一款第（五）项',
  },
  TM6: {
    zh: '市场监督管理部门受理投诉后，发现存在本办法第十五条规定情形',
    en: 'After acceptance a circumstance of Article 15 is found',
    article: '第二十一条第一款第（六）项',
  },
  TM8: { ...terminationGrounds.TM8, article: '第二十一条第一款第（七）项' },
} as const satisfies Partial<Record<TerminationGround, GroundRow>>;

export interface GroundLists {
  decline: Readonly<Partial<Record<DeclineGround, GroundRow>>>;
  terminate: Readonly<Partial<Record<TerminationGround, GroundRow>>>;
}

/** The two lists of every rule, each in its own order. */
export const groundLists: Readonly<Record<RuleSet, GroundLists>> = {
  SAMR121: { decline: declineGrounds, terminate: terminationGrounds },
  SAMR20: { decline: declineGroundsBefore, terminate: terminationGroundsBefore },
  GS62: { decline: declineGrounds62, terminate: terminationGrounds62 },
  GS51: { decline: declineGrounds51, terminate: terminationGrounds51 },
};

interface Received {
  receivedAt: Date | null;
  filedAt: Date;
}

/** A matter with what its decisions rest on; a decision that names no rule was made by that of the day of receipt. */
interface Decided extends Received {
  declineEvidence?: { rules?: RuleSet } | null;
  endingEvidence?: { rules?: RuleSet; cap?: true } | null;
}

/** The rule of the day of receipt: what was owed and what ran from it (实体从旧). */
export function groundRules({ receivedAt, filedAt }: Received): RuleSet {
  return ruleSetOn(dayOf(receivedAt ?? filedAt));
}

/** The switch of the county: docs/decisions/0022-older-matters.md. */
export type OlderMatters = Pick<LocalLimits, 'olderByNewProcedure'>;

/**
 * The rule by whose list of grounds and articles a decision of that day is made. 令121 has no transition clause, and what is decided since it is
 * in force is decided by its procedure (程序从新: 法〔2004〕96号 三), unless the county keeps that of the day of receipt.
 */
export function procedureRules(matter: Received, decidedOn: Day, { olderByNewProcedure }: OlderMatters): RuleSet {
  const own = groundRules(matter);
  return olderByNewProcedure && decidedOn >= ruleSets.SAMR121.from ? 'SAMR121' : own;
}

/** What a decision keeps of its rule: nothing where it is that of the day of receipt. */
export function keptRules(matter: Received, rules: RuleSet): { rules?: RuleSet } {
  return rules === groundRules(matter) ? {} : { rules };
}

/** The two lists of the rule; lines of the ledger that name none are of today's. */
export function groundsOf(rules: unknown): GroundLists {
  return groundLists[typeof rules === 'string' && rules in groundLists ? (rules as RuleSet) : 'SAMR121'];
}

/** The rule that a decision on these grounds names, or that of the day of receipt. */
function namedRules(matter: Decided, grounds: readonly (DeclineGround | TerminationGround)[]): RuleSet {
  const evidence = grounds.some((one) => one.startsWith('TM')) ? matter.endingEvidence : matter.declineEvidence;
  return evidence?.rules ?? groundRules(matter);
}

/**
 * The rule by whose list the grounds were decided. Before the lists of 令62 and 令51 were known here, what was received under
 * them was decided by 令20: such a decision goes on being read as it was made.
 */
export function rulesOfDecision(
  matter: Decided,
  grounds: readonly (DeclineGround | TerminationGround)[],
  own: RuleSet = namedRules(matter, grounds),
): RuleSet {
  const holds = ({ decline, terminate }: GroundLists) => grounds.every((one) => one in decline || one in terminate);
  return holds(groundLists[own]) || !holds(groundLists.SAMR20) ? own : 'SAMR20';
}

/** The row of a ground as it was decided on the matter; undefined when no rule holds it. */
export function groundRow(matter: Decided, ground: DeclineGround | TerminationGround): GroundRow | undefined {
  const rules = rulesOfDecision(matter, [ground]);
  if (ground === 'TM5' && matter.endingEvidence?.cap === true) return cappedRow(rules);
  const { decline, terminate } = groundLists[rules];
  return { ...decline, ...terminate }[ground];
}

/** 条例 第四十六条第三款: sixty days, of which 令20 itself said nothing; under it they are one of its other circumstances. */
export const sixtyDaysZh = '《中华人民共和国消费者权益保护法实施条例》第四十六条第三款';

/** 令20 counts forty-five working days: who ended by the sixty days of the 条例 before they had run cites its last item. */
export function cappedRow(rules: unknown): GroundRow | undefined {
  const row: GroundRow | undefined = groundsOf(rules).terminate[printedGround('TM5', true)];
  return row === undefined
    ? undefined
    : {
        ...row,
        zh: `${row.zh}（${sixtyDaysZh}：自受理之日起六十日内未能达成调解协议）`,
        en: `${row.en} (Implementing Regulation, art. 46: no agreement within sixty days of acceptance)`,
      };
}

/** The item that a letter ticks: the sixty days of the 条例 are no forty-five working days. */
export function printedGround(ground: TerminationGround, capped: boolean): TerminationGround {
  return ground === 'TM5' && capped ? 'TM8' : ground;
}

/** 「第十六条第（一）项 …」, or the words alone where the number of the article is not certain. */
export function groundZh({ article, zh }: Pick<GroundRow, 'article' | 'zh'>): string {
  return `${article} ${zh}`.trim();
}

/** Every ground that some rule knows, with the newest words; what only an older rule knew says whose it is. */
export function everyGround<K extends 'decline' | 'terminate'>(
  list: K,
): [keyof GroundLists[K], { zh: string; en: string }][] {
  const found = new Map<string, { zh: string; en: string }>();
  for (const rules of Object.keys(groundLists) as RuleSet[]) {
    const order = ruleSets[rules].short;
    for (const [ground, row] of Object.entries(groundLists[rules][list])) {
      if (found.has(ground)) continue;
      const zh = groundZh(row);
      found.set(
        ground,
        rules === 'SAMR121' ? { zh, en: row.en } : { zh: `${order} ${zh}`, en: `Order ${order.slice(1)}: ${row.en}` },
      );
    }
  }
  return [...found] as [keyof GroundLists[K], { zh: string; en: string }][];
}

/** Refuses a ground that the rule of the decision does not know. */
export function demandGround(rules: RuleSet, ground: DeclineGround | TerminationGround): void {
  const { decline, terminate } = groundLists[rules];
  if (!(ground in decline) && !(ground in terminate))
    throw new Refusal('ground-not-in-rules', { order: ruleSets[rules].short.slice(1) });
}

/** 消费者解决争议的五种途径，《消费者权益保护法》第三十九条；a letter that declines or terminates names them (《办法》第十五条、第二十五条). */
export const disputeRoutes = {
  R1: { zh: '与经营者协商和解', en: 'Settle with the operator by negotiation', article: '第三十九条第（一）项' },
  R2: {
    zh: '请求消费者协会或者依法成立的其他调解组织调解',
    en: 'Ask a consumers’ association or another lawful mediation body to mediate',
    article: '第三十九条第（二）项',
  },
  R3: {
    zh: '向有关行政部门投诉',
    en: 'Complain to the administrative department concerned',
    article: '第三十九条第（三）项',
  },
  R4: {
    zh: '根据与经营者达成的仲裁协议提请仲裁机构仲裁',
    en: 'Go to arbitration under an arbitration agreement with the operator',
    article: '第三十九条第（四）项',
  },
  R5: { zh: '向人民法院提起诉讼', en: 'Bring a suit in the people’s court', article: '第三十九条第（五）项' },
} as const satisfies Record<`R${1 | 2 | 3 | 4 | 5}`, GroundRow>;

export type DisputeRoute = keyof typeof disputeRoutes;

/** The route with the department that has charge, where the decision found one: whoever is sent on is told to whom. */
export function disputeRouteTo(route: DisputeRoute, department: string): { zh: string; en: string } {
  if (route !== 'R3' || department === '') return disputeRoutes[route];
  return {
    zh: `向有关行政部门（${department}）投诉`,
    en: `Complain to the administrative department concerned (${department})`,
  };
}
