/**
 * 专项整治 (campaign): 「红盾春雷行动」「流通领域服装市场专项整治」: one theme for some weeks, with goals, areas, a checklist and teams;
 * premises are visited one by one and sorties are counted one by one. It is the bureau's own, or another body's in which the bureau
 * takes part: what is done in the latter is told apart and never counted as own (seed S57).
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import type { ShopTrade } from './shop-trade.ts';
import { areaKinds, areaKindWords, day, optionsOf, type AreaKind } from './premises.ts';

export const campaignStateWords = {
  planned: { zh: '计划', en: 'Planned' },
  running: { zh: '进行中', en: 'Running' },
  summarised: { zh: '已小结', en: 'Summarised' },
  archived: { zh: '已归档', en: 'Archived' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type CampaignState = keyof typeof campaignStateWords;

/** SM6: planned → running → summarised → archived. */
export const campaignMoves = {
  planned: { revise: 'planned', start: 'running', cancel: 'cancelled' },
  running: { revise: 'running', draw: 'running', openCase: 'running', summarise: 'summarised' },
  summarised: { resume: 'running', openCase: 'summarised', archive: 'archived' },
  archived: {},
  cancelled: {},
} as const satisfies Moves<CampaignState>;
export type CampaignMove = 'revise' | 'start' | 'cancel' | 'draw' | 'openCase' | 'summarise' | 'resume' | 'archive';

export const campaignKindWords = {
  schoolZone: { zh: '学校周边', en: 'Around schools' },
  clothing: { zh: '服装市场', en: 'Clothing' },
  festival: { zh: '节日食品市场', en: 'Festival food' },
  farmInputs: { zh: '农资打假', en: 'Farm inputs' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type CampaignKind = keyof typeof campaignKindWords;
export const campaignKinds = Object.keys(campaignKindWords) as [CampaignKind, ...CampaignKind[]];

/** What a campaign of the kind looks at, for the form of its draw; nothing where it may be anything. */
export const tradesOfKind: Readonly<Record<CampaignKind, readonly ShopTrade[]>> = {
  schoolZone: ['food', 'catering', 'stationery'],
  clothing: ['clothing'],
  festival: ['food', 'catering'],
  farmInputs: ['farmInputs'],
  other: [],
};

export const campaignRoleWords = {
  own: { zh: '本单位的', en: 'Own' },
  participant: { zh: '参与别的单位的', en: 'Taking part in another body’s' },
} as const satisfies Record<string, Words>;
export type CampaignRole = keyof typeof campaignRoleWords;

/** 目标: what is to be reached, counted from the records, never typed. */
export const goalWords = {
  shops: { zh: '经营户查到', en: 'Shops inspected', unit: '家' },
  visits: { zh: '检查', en: 'Visits', unit: '户次' },
  rechecks: { zh: '整改复查', en: 'Checked again', unit: '户' },
  sorties: { zh: '出动', en: 'Sorties', unit: '次' },
} as const satisfies Record<string, Words & { unit: string }>;
export type GoalCount = keyof typeof goalWords;

export interface Goal {
  counts: GoalCount;
  target: number;
}
/** One question of the checklist; it is answered 合格, 有问题 or 不适用, and nothing stands there before. */
export interface ChecklistItem {
  text: string;
  /** The article that it asks for, as it is printed; may be empty. */
  article: string;
}
/** 各所进度: how many shops an office is to inspect. */
export interface Team {
  officeId: string;
  target: number;
}

/** One draw by lot, so that it can be made once more. */
export interface DrawRecord {
  seed: string;
  at: string;
  byId: string;
  /** From how many premises and officers, and how many were drawn. */
  pool: number;
  officers: number;
  drawn: number;
  townIds: readonly string[];
  /** To which trades it was narrowed, and how many shops it left out thereby; of a draw of before there were trades nothing. */
  trades?: readonly ShopTrade[];
  leftOut?: number;
  /** How many were drawn ahead of the others out of those of which people complained or where something was found, and of how many. */
  risky?: number;
  riskyDrawn?: number;
}

export interface Campaign {
  countyId: number;
  id: string;
  /** 「专2026-0003」 */
  number: string;
  version: number;
  state: CampaignState;
  name: string;
  /** Whose campaign it is: 「青禾县市场监督管理局」, or the body in whose campaign the bureau takes part. */
  issuer: string;
  /** 方案文号; empty where there is none. */
  documentNumber: string;
  kind: CampaignKind;
  role: CampaignRole;
  festival: string;
  /** What trade or goods it is about. */
  sector: string;
  areaKinds: readonly AreaKind[];
  townIds: readonly string[];
  partnerIds: readonly string[];
  startsOn: Day;
  endsOn: Day;
  goals: readonly Goal[];
  checklist: readonly ChecklistItem[];
  teams: readonly Team[];
  draws: readonly DrawRecord[];
  summary: string;
  summarisedOn: Day | null;
  cancelWhy: string;
  byId: string;
}

const GoalRow = z.object({
  counts: labelled(z.enum(['shops', 'visits', 'rechecks', 'sorties']), {
    zh: '数什么',
    en: 'What is counted',
    input: 'choice',
    options: optionsOf(goalWords),
  }),
  target: labelled(z.number().int().min(1).max(100_000), {
    zh: '目标',
    en: 'Target',
    input: 'number',
    wrongZh: '写 1 以上的整数',
    wrongEn: 'a whole number from 1',
  }),
});
const ItemRow = z.object({
  text: labelled(written().min(2).max(80), { zh: '查什么', en: 'What is checked', input: 'text' }),
  article: labelled(written().max(60).default(''), { zh: '依据（可不填）', en: 'Article (optional)', input: 'text' }),
});
const TeamRow = z.object({
  officeId: labelled(written().min(1).max(40), { zh: '哪个所', en: 'Office', input: 'office' }),
  target: labelled(z.number().int().min(0).max(100_000), {
    zh: '查多少家',
    en: 'How many shops',
    input: 'number',
    wrongZh: '写 0 以上的整数',
    wrongEn: 'a whole number from 0',
  }),
});

const shape = {
  name: labelled(written().min(4).max(60), { zh: '专项名称', en: 'Name', input: 'text' }),
  kind: labelled(z.enum(campaignKinds), {
    zh: '哪一类',
    en: 'Kind',
    input: 'choice',
    options: optionsOf(campaignKindWords),
  }),
  role: labelled(z.enum(['own', 'participant']), {
    zh: '谁的专项',
    en: 'Whose campaign',
    input: 'choice',
    options: optionsOf(campaignRoleWords),
    hintZh: '参与别的单位的，只记参与次数，不算本单位检查的户。',
    hintEn: 'In another body’s only taking part is counted.',
  }),
  issuer: labelled(written().min(2).max(60), { zh: '哪个单位部署', en: 'Issued by', input: 'text' }),
  documentNumber: labelled(written().max(60).default(''), {
    zh: '方案文号（可不填）',
    en: 'Document (optional)',
    input: 'text',
  }),
  festival: labelled(written().max(20).default(''), {
    zh: '哪个节日',
    en: 'Festival',
    input: 'text',
    when: { field: 'kind', is: ['festival'] },
  }),
  sector: labelled(written().max(80).default(''), { zh: '领域（可不填）', en: 'Sector (optional)', input: 'text' }),
  startsOn: labelled(z.iso.date(), { ...day, zh: '从哪天', en: 'From' }),
  endsOn: labelled(z.iso.date(), { ...day, zh: '到哪天', en: 'To' }),
  areaKinds: labelled(z.array(z.enum(areaKinds)).min(1).max(areaKinds.length), {
    zh: '重点区域',
    en: 'Areas',
    input: 'choices',
    options: optionsOf(areaKindWords),
    wrongZh: '请选一样以上',
    wrongEn: 'choose one or more',
  }),
  townIds: labelled(z.array(z.string().max(40)).max(60).default([]), {
    zh: '哪些乡镇（不选就是全县）',
    en: 'Which towns (none: the whole county)',
    input: 'towns',
  }),
  partnerIds: labelled(z.array(z.string().max(40)).max(20).default([]), {
    zh: '会同哪些单位（可不选）',
    en: 'Together with (optional)',
    input: 'organisations',
  }),
  checklist: labelled(z.array(ItemRow).max(40).default([]), { zh: '检查表', en: 'Checklist', input: 'rows' }),
  goals: labelled(z.array(GoalRow).max(6).default([]), { zh: '目标', en: 'Goals', input: 'rows' }),
  teams: labelled(z.array(TeamRow).max(40).default([]), { zh: '各所任务', en: 'Offices', input: 'rows' }),
} as const;
export const PlanCampaign = z.object({ id: z.uuid(), ...shape });
export type PlanCampaign = z.infer<typeof PlanCampaign>;
export const ReviseCampaign = z.object(shape);
export type ReviseCampaign = z.infer<typeof ReviseCampaign>;

export interface CampaignFacts extends Facts {
  /** How many of its premises wait: to be confirmed, dealt with, or checked again. */
  unfinished: number;
  /** What may be drawn from now: shops of its towns that are not listed in it yet. */
  pool: readonly string[];
  /** Those of them of which people complained, or where something was found, within a year. */
  risky: readonly string[];
  /** How many were left out because nothing says that they are of the trades that were asked for. */
  leftOut: number;
  /** The seed of the draw, made by the action. */
  seed: string;
  /** The number of the case that the step opened. */
  enforcement: string | null;
}

export function planCampaign(input: PlanCampaign, facts: CampaignFacts & { number: string | null }): Change<Campaign> {
  demandPeriod(input);
  const next: Campaign = {
    ...input,
    countyId: facts.by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    draws: [],
    summary: '',
    summarisedOn: null,
    cancelWhy: '',
    byId: facts.by.id,
  };
  const { number, name, kind, role } = next;
  return { next, event: eventOf(next, 'campaign-planned', facts, { number, name, kind, role }) };
}

export function demandPeriod({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }): void {
  if (endsOn < startsOn)
    throw new Refusal('period-invalid', {}, [
      { path: 'endsOn', zh: '结束日期不能早于开始日期；请改其中一个。', en: 'It cannot end before it begins.' },
    ]);
}
