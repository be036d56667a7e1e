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
import { isPartnerIn, why, type Why } from './premises.ts';

export const DrawPremises = z.object({
  townIds: labelled(z.array(z.string().max(40)).max(60).default([]), {
    zh: '从哪些乡镇抽（不选就是专项的全部）',
    en: 'From which towns (none: all of the campaign)',
    input: 'towns',
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
    apply: (one, { shops, townIds, officerIds }: DrawPremises, { seed, pool, at, by }) => {
      if (pool.length === 0) throw new Refusal('draw-empty');
      const drawn = Math.min(shops, pool.length);
      const record = {
        seed,
        at: at.toISOString(),
        byId: by.id,
        pool: pool.length,
        officers: new Set(officerIds).size,
        drawn,
        townIds,
      };
      return {
        next: { draws: [...one.draws, record] },
        detail: { seed, pool: record.pool, officers: record.officers, drawn },
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
