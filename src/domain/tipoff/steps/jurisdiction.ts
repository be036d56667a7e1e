/**
 * 举报管辖 (jurisdiction): who has power over a tip-off (令121 第二十九条至第三十二条): where the act took place; of who trades online his domicile, of
 * a shop on a platform where it really trades, of an advertisement where its publisher is. A person answers, the rule says who and why. A
 * dispute between bureaus is talked over for seven working days; after them the common superior designates (第三十三条).
 */
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written, yesNo } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { EndDispute, OpenDispute } from '../../complaint/steps/jurisdiction-dispute.ts';
import type { PowerOf, Where } from '../../complaint/steps/records.ts';
import { ruleSetOn, ruleSets, type RuleSet } from '../../law/rulebook.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { tipoffClocksOf } from '../deadline.ts';
import { demandHolder } from './holder.ts';
import { movedTipoff, reportedKinds, type ReportedKind, type Tipoff, type TipoffJurisdiction } from '../tipoff.ts';
import { where } from '../../complaint/steps/jurisdiction.ts';

const reportedWords = {
  ordinary: { zh: '一般的违法行为', en: 'An ordinary act' },
  platform: { zh: '电子商务平台', en: 'A platform' },
  ownSite: { zh: '自建网站或者其他网络服务上的卖家', en: 'A seller on its own site or service' },
  onPlatform: { zh: '平台内的店', en: 'A shop on a platform' },
  mediaAd: { zh: '广播、电视、报刊等媒介上的广告', en: 'An advertisement in the media' },
  internetAd: { zh: '别人发布的互联网广告', en: 'An advertisement on the internet, published by another' },
  ownAd: { zh: '广告主自己发布的互联网广告', en: 'An advertisement on the internet, published by the advertiser' },
} as const satisfies Record<ReportedKind, { zh: string; en: string }>;

const place = (zh: string, en: string, ...is: ReportedKind[]) =>
  labelled(z.enum(['here', 'elsewhere', 'unknown']).optional(), {
    zh,
    en,
    input: 'choice',
    options: where,
    when: { field: 'about', is },
  });

export const FindTipoffJurisdiction = demanding(
  z.object({
    inDuty: labelled(z.enum(['yes', 'no']), {
      zh: '属于市场监督管理部门的职责吗',
      en: 'Is it within the duties of market regulation?',
      input: 'choice',
      options: yesNo,
    }),
    department: labelled(written().max(60).default(''), {
      zh: '归哪个部门管',
      en: 'The department that has charge',
      input: 'text',
      when: { field: 'inDuty', is: ['no'] },
    }),
    about: labelled(z.enum(reportedKinds).optional(), {
      zh: '举报的是什么',
      en: 'What is told of',
      input: 'choice',
      options: reportedKinds.map((value) => ({ value, ...reportedWords[value] })),
      when: { field: 'inDuty', is: ['yes'] },
    }),
    act: place('行为发生地', 'Where the act took place', 'ordinary'),
    home: place('住所地（执照上的地址）', 'Its registered domicile', 'platform', 'ownSite'),
    shopPlace: place('店的实际经营地', 'Where the shop really trades', 'onPlatform'),
    platformHome: place('平台经营者的住所地', 'The platform’s domicile', 'onPlatform'),
    publisher: place('广告发布者所在地', 'Where the publisher is', 'mediaAd', 'internetAd'),
    advertiser: place('广告主所在地', 'Where the advertiser is', 'internetAd', 'ownAd'),
    agent: place('广告经营者所在地', 'Where the advertising agent is', 'internetAd'),
    first: labelled(z.enum(['yes', 'no']).optional(), {
      zh: '本局是先收到的吗',
      en: 'Was this bureau the first to receive it?',
      hintZh: '平台住所地、互联网广告的广告主和广告经营者所在地的局，先收到才可以处理',
      hintEn: 'A bureau of the platform, the advertiser or the agent may handle it only if it was the first',
      input: 'choice',
      options: yesNo,
      when: { field: 'about', is: ['onPlatform', 'internetAd'] },
    }),
    bureau: labelled(written().max(60).default(''), {
      zh: '有权的是哪个局',
      en: 'The bureau that has power',
      input: 'text',
      when: { field: 'inDuty', is: ['yes'] },
      optional: true,
    }),
  }),
);

type Answers = TipoffJurisdiction['answers'];

// The numbers of the articles of 令62 and 令51 are not certain: their titles are cited alone.
const articles: Readonly<Record<RuleSet, Readonly<Record<'act' | 'online' | 'advert' | 'outside', string>>>> = {
  SAMR121: { act: '第二十九条', online: '第三十一条', advert: '第三十二条', outside: '第三十四条' },
  SAMR20: { act: '第二十五条', online: '第二十七条', advert: '第二十八条', outside: '第二十九条' },
  GS62: { act: '', online: '', advert: '', outside: '' },
  GS51: { act: '', online: '', advert: '', outside: '' },
};

/** Where it must be for this bureau to have power, and where it may be if it was the first to receive it. */
interface Decisive {
  article: 'act' | 'online' | 'advert';
  zh: string;
  en: string;
  own: Where | undefined;
  /** 先行收到的也可以处理. */
  also?: readonly (Where | undefined)[];
}

function decisiveOf({ about, act, home, shopPlace, platformHome, publisher, advertiser, agent }: Answers): Decisive {
  switch (about) {
    case 'platform':
    case 'ownSite':
      return { article: 'online', zh: '网上经营者的住所地', en: 'The domicile of the online operator', own: home };
    case 'onPlatform':
      return {
        article: 'online',
        zh: '平台内的店的实际经营地',
        en: 'The place of trade of the shop on the platform',
        own: shopPlace,
        also: [platformHome],
      };
    case 'mediaAd':
      return { article: 'advert', zh: '广告发布者所在地', en: 'The place of the publisher', own: publisher };
    case 'internetAd':
      return {
        article: 'advert',
        zh: '互联网广告的发布者所在地',
        en: 'The place of the publisher',
        own: publisher,
        also: [advertiser, agent],
      };
    case 'ownAd':
      return { article: 'advert', zh: '广告主所在地', en: 'The place of the advertiser', own: advertiser };
    default:
      return { article: 'act', zh: '行为发生地', en: 'The place of the act', own: act };
  }
}

/** The tree of 第二十九条至第三十二条, by the rule in force on the day of receipt. */
export function powerOverTipoff(answers: Answers, ruleSet: RuleSet): PowerOf {
  const cite = (article: keyof (typeof articles)[RuleSet]) => `${ruleSets[ruleSet].title}${articles[ruleSet][article]}`;
  if (answers.inDuty === 'no') {
    const department = answers.department ?? '';
    return {
      power: 'department',
      article: cite('outside'),
      zh: `不属于市场监督管理部门职责，归${department || '别的部门'}管`,
      en: `Outside the duties of market regulation; ${department || 'another department'} has charge`,
    };
  }
  const { article, zh, en, own, also = [] } = decisiveOf(answers);
  if (own === 'here')
    return { power: 'here', article: cite(article), zh: `${zh}在本县`, en: `${en} is in this county` };
  if (also.includes('here') && answers.first === 'yes')
    return {
      power: 'here',
      article: cite(article),
      zh: `${zh}不在本县，本局所在地也可以处理，并且先收到`,
      en: `${en} is not in this county, but this bureau may handle it too and was the first to receive it`,
    };
  const open = [own, ...(answers.first === 'no' ? [] : also)];
  if (own === undefined || open.includes('unknown'))
    return { power: 'unclear', article: cite(article), zh: `${zh}还不清楚`, en: `${en} is not known yet` };
  const bureau = answers.bureau ?? '';
  return {
    power: 'elsewhere',
    article: cite(article),
    zh: `${zh}不在本县，由${bureau || '别的市场监管局'}处理`,
    en: `${en} is not in this county; ${bureau || 'another bureau'} handles it`,
  };
}

export function findTipoffJurisdiction(
  tipoff: Tipoff,
  input: z.infer<typeof FindTipoffJurisdiction>,
  facts: Facts,
): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'findJurisdiction');
  demandHolder(tipoff, 'findJurisdiction', facts);
  const answers = input as Answers;
  const found = powerOverTipoff(answers, ruleSetOn(dayOf(tipoff.receivedAt)));
  return {
    next: { ...tipoff, state, jurisdiction: { ...found, answers, on: facts.today, byId: facts.by.id } },
    event: eventOf(tipoff, 'jurisdiction-found', facts, { ...found }),
  };
}

export function isTipoffDisputed({ dispute }: Pick<Tipoff, 'dispute'>): boolean {
  return dispute !== null && dispute.endedOn === null;
}

/** Nothing is sent on or decided of what two bureaus both claim or both refuse. */
export function demandUndisputed(tipoff: Pick<Tipoff, 'dispute'>): void {
  if (isTipoffDisputed(tipoff)) throw new Refusal('disputed-already');
}

/** Whether another one has the power: as the two bureaus or their superior settled it, or else as the officer found. */
export function isPowerOfOthers({ dispute, jurisdiction }: Pick<Tipoff, 'dispute' | 'jurisdiction'>): boolean {
  if (dispute !== null && dispute.endedOn !== null) return dispute.result !== 'here';
  return jurisdiction?.power === 'elsewhere' || jurisdiction?.power === 'department';
}

/** Nobody opens a case, or decides on none, of what another one has the power over. */
export function demandOwnPower(tipoff: Pick<Tipoff, 'dispute' | 'jurisdiction'>): void {
  if (isPowerOfOthers(tipoff)) throw new Refusal('power-of-others');
}

export function openTipoffDispute(tipoff: Tipoff, input: z.infer<typeof OpenDispute>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'openDispute');
  demandHolder(tipoff, 'openDispute', facts);
  demandUndisputed(tipoff);
  demandDay(input.on, facts, dayOf(tipoff.receivedAt));
  const dispute = { ...input, endedOn: null, result: null, how: null, superior: '' };
  return {
    next: { ...tipoff, state, dispute },
    event: eventOf(tipoff, 'dispute-opened', facts, { bureau: input.bureau, on: input.on }, input.on),
  };
}

/** After the seven working days the two can no longer agree among themselves: the common superior designates. */
export function endTipoffDispute(tipoff: Tipoff, input: z.infer<typeof EndDispute>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'endDispute');
  demandHolder(tipoff, 'endDispute', facts);
  const { dispute } = tipoff;
  if (dispute === null || dispute.endedOn !== null) throw new Refusal('not-disputed');
  demandDay(input.endedOn, facts, dispute.on);
  const until = tipoffClocksOf(tipoff, facts).find(({ identifier }) => identifier === 'jurisdiction')?.targetOn;
  if (input.how === 'agreed' && until !== undefined && input.endedOn > until)
    throw new Refusal('dispute-needs-superior', { until });
  const { result, how, superior, endedOn } = input;
  return {
    next: { ...tipoff, state, dispute: { ...dispute, ...input } },
    event: eventOf(tipoff, 'dispute-ended', facts, { result, how, superior, endedOn }, endedOn),
  };
}
