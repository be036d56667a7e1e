/** The steps of a campaign: its plan, its draw by lot, its summary and its end. */
import { z } from 'zod';
import { mayDo } from '../../base/actor.ts';
import { maskText } from '../../base/masking.ts';
import { labelled, written } from '../../base/field.ts';
import type { CampaignVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { docketRules, type Docket } from '../../matter/docket.ts';
import { OpenCase } from '../enforcement/open-case.ts';
import {
  campaignMoves,
  campaignStateWords,
  demandPeriod,
  PlanCampaign,
  planCampaign,
  ReviseCampaign,
  type Campaign,
  type CampaignFacts,
  type CampaignMove,
} from './campaign.ts';
import { isPartnerIn, optionsOf, why, type Why } from './premises.ts';
import { shopTradeNames, shopTrades } from './shop-trade.ts';

export const DrawPremises = z.object({
  townIds: labelled(z.array(z.string().max(40)).max(60).default([]), {
    zh: '从哪些乡镇抽（不选就是专项的全部）',
    en: 'From which towns (none: all of the campaign)',
    input: 'towns',
  }),
  trades: labelled(z.array(z.enum(shopTradeNames)).max(shopTradeNames.length).default([]), {
    zh: '哪些行业（不选就是所有的）',
    en: 'Which trades (none: all)',
    hintZh: '按店名和以前的投诉看行业；看不出的不在名单里，抽了以后写明少了多少户',
    hintEn:
      'By the name of the shop and earlier complaints; who says nothing of it is left out, and the draw says how many',
    input: 'choices',
    options: optionsOf(shopTrades),
  }),
  riskPercent: labelled(z.number().int().min(0).max(100).default(0), {
    zh: '其中百分之几先从一年内有投诉举报、查出过问题的里抽（不写就不分）',
    en: 'Percent drawn first from those complained of, or where something was found, within a year',
    hintZh: '国办发〔2015〕58号：投诉举报多、有违法记录的，加大抽查力度',
    hintEn: 'State Council 2015 no. 58: whoever is complained of much is looked at more often',
    input: 'number',
    wrongZh: '写 0 到 100 的整数',
    wrongEn: 'a whole number from 0 to 100',
  }),
  shops: labelled(z.number().int().min(1).max(2_000), {
    zh: '抽多少户',
    en: 'How many shops',
    input: 'number',
    wrongZh: '写 1 到 2000 的整数',
    wrongEn: 'a whole number from 1 to 2000',
  }),
  officerIds: labelled(z.array(z.uuid()).min(2).max(200), {
    zh: '从哪些执法人员里抽，两人以上；要回避的不选',
    en: 'From which officers, two or more; leave out who has to stand aside',
    input: 'persons',
  }),
});
export type DrawPremises = z.infer<typeof DrawPremises>;
/** How many of the shops are drawn ahead of the others. */
export function riskyOf({ shops, riskPercent }: Pick<DrawPremises, 'shops' | 'riskPercent'>): number {
  return Math.round((shops * riskPercent) / 100);
}
export const Summarise = z.object({
  summary: labelled(written().min(10).max(4_000), { zh: '小结', en: 'Summary', input: 'longText' }),
});

const verbs = {
  revise: 'campaign-revised',
  start: 'campaign-started',
  cancel: 'campaign-cancelled',
  draw: 'campaign-drawn',
  summarise: 'campaign-summarised',
  openCase: 'campaign-case-opened',
  resume: 'campaign-resumed',
  archive: 'campaign-archived',
} as const satisfies Record<CampaignMove, CampaignVerb>;

export const campaignProcedure = docketRules<Campaign, typeof verbs, CampaignFacts>(campaignMoves, verbs, {
  revise: {
    zh: '改方案',
    en: 'Revise the plan',
    permission: 'campaign.plan',
    input: ReviseCampaign,
    apply: (_one, input: ReviseCampaign) => {
      demandPeriod(input);
      return { next: input, detail: { name: input.name } };
    },
  },
  start: {
    zh: '开始',
    en: 'Start',
    permission: 'campaign.start',
    input: z.object({}),
    chief: true,
    apply: () => ({ detail: {} }),
  },
  cancel: {
    zh: '取消',
    en: 'Cancel',
    permission: 'campaign.plan',
    input: why,
    apply: (_one, { remark }: Why) => ({ next: { cancelWhy: remark }, detail: { remark } }),
  },
  draw: {
    zh: '双随机抽户抽人',
    en: 'Draw premises and officers',
    permission: 'campaign.draw',
    input: DrawPremises,
    ready: ({ role }) => role === 'own',
    refuses: 'campaign-of-others',
    apply: (one, input: DrawPremises, { seed, pool, risky, leftOut, at, by }) => {
      const { shops, townIds, officerIds, trades } = input;
      if (pool.length === 0) throw new Refusal('draw-empty');
      const drawn = Math.min(shops, pool.length);
      const riskyDrawn = Math.min(riskyOf(input), risky.length, drawn);
      const record = {
        seed,
        at: at.toISOString(),
        byId: by.id,
        pool: pool.length,
        officers: new Set(officerIds).size,
        drawn,
        townIds,
        trades,
        leftOut,
        risky: risky.length,
        riskyDrawn,
      };
      return {
        next: { draws: [...one.draws, record] },
        detail: { seed, pool: record.pool, officers: record.officers, drawn, trades, leftOut, riskyDrawn },
      };
    },
  },
  summarise: {
    zh: '写小结',
    en: 'Write the summary',
    permission: 'campaign.summarise',
    input: Summarise,
    chief: true,
    apply: (_one, { summary }: z.infer<typeof Summarise>, { unfinished, today }) => {
      if (unfinished > 0) throw new Refusal('campaign-unfinished', { n: unfinished });
      return { next: { summary, summarisedOn: today }, detail: { summary } };
    },
  },
  openCase: {
    zh: '转案件',
    en: 'Open a case',
    permission: 'enforcement.register',
    input: OpenCase,
    ready: ({ role }) => role === 'own',
    refuses: 'campaign-of-others',
    apply: (_one, _input: OpenCase, { enforcement }) => ({ detail: { of: enforcement ?? '' } }),
  },
  resume: {
    zh: '接着查',
    en: 'Go on',
    permission: 'campaign.summarise',
    input: why,
    apply: (_one, { remark }: Why) => ({ next: { summarisedOn: null }, detail: { remark } }),
  },
  archive: {
    zh: '归档',
    en: 'Archive',
    permission: 'campaign.archive',
    input: z.object({}),
    chief: true,
    apply: () => ({ detail: {} }),
  },
});

/** 专项簿 */
export const campaignDocket: Docket<Campaign, PlanCampaign, CampaignFacts> = {
  name: 'campaign',
  path: 'campaigns',
  zh: '专项',
  en: 'Campaigns',
  letter: '专',
  read: 'campaign.read',
  states: campaignStateWords,
  moves: campaignMoves,
  over: ['archived', 'cancelled'],
  opening: { zh: '新开专项', en: 'New campaign', permission: 'campaign.plan', input: PlanCampaign },
  open: planCampaign,
  procedure: campaignProcedure,
  maySee: (actor, one) =>
    actor.countyId === one.countyId &&
    mayDo(actor, 'campaign.read') &&
    (actor.role !== 'department' || isPartnerIn(actor, one)),
  // Whom the lot fell on is the bureau's own, and what was written of it may tell of somebody.
  shown: (actor, one) =>
    actor.role === 'department' ? { ...one, draws: [], summary: maskText(one.summary, []), cancelWhy: '' } : one,
};
