/**
 * 群体事件 (incident): what goes wrong for many at once (「种子、农药、化肥等群体性投诉」). A suspicion is raised by what complaints have in
 * common, never by a score that decides: a person confirms it or drops it with a reason. Confirmed, it is filed with the bureau (备案), every
 * station is asked whether there is more, the consumers act together, and it ends with a summary. It stands beside its complaints: each of
 * them keeps its own clocks (《办法》第十二条), and none of them is moved by it.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import type { KnownLeaks, TextGate } from '../base/disclosure/leak-mark.ts';
import { demandNameless } from '../base/disclosure/nameless.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts, type MatterKind } from '../matter/matter.ts';
import {
  defaultResponseLevels,
  responseRanks,
  type ResponseLevels,
  type ResponseRank,
} from '../law/response-levels.ts';
import { Refusal } from '../base/refusal.ts';
import { namesSomebody } from './nameless.ts';

export const incidentStates = ['suspected', 'confirmed', 'filed', 'handling', 'closed', 'dropped', 'merged'] as const;
export type IncidentState = (typeof incidentStates)[number];

/** Who belongs to it can change until it has ended. */
const belonging = <S extends IncidentState>(stays: S) =>
  ({ addMember: stays, takeIn: stays, takeOut: stays, describe: stays, mergeInto: 'merged' }) as const;
/** What is done about it, once the bureau has it. */
const work = <S extends IncidentState>(stays: S) =>
  ({
    ...belonging(stays),
    openForm: stays,
    shutForm: stays,
    direct: stays,
    recordCrop: stays,
    applyAppraisal: stays,
    handOver: stays,
    answerAll: stays,
    command: stays,
  }) as const;

export const incidentMoves = {
  suspected: { confirm: 'confirmed', drop: 'dropped', ...belonging('suspected') },
  confirmed: { file: 'filed', ...belonging('confirmed'), recordCrop: 'confirmed' },
  filed: { handle: 'handling', ...work('filed') },
  handling: { close: 'closed', ...work('handling') },
  closed: { reopen: 'handling' },
  dropped: { revive: 'suspected' },
  merged: {},
} as const satisfies Record<IncidentState, Partial<Record<string, IncidentState>>>;
type MovesOf<S extends IncidentState> = keyof (typeof incidentMoves)[S];
export type IncidentMove = { [S in IncidentState]: MovesOf<S> }[IncidentState];

export const incidentStateWords = {
  suspected: { zh: '疑似', en: 'Suspected' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  filed: { zh: '已备案', en: 'Filed with the bureau' },
  handling: { zh: '共同处理', en: 'Being handled' },
  closed: { zh: '已终结', en: 'Closed' },
  dropped: { zh: '已排除', en: 'Dropped' },
  merged: { zh: '已并入', en: 'Merged' },
} as const satisfies Record<IncidentState, { zh: string; en: string }>;

/** States in which new complaints still belong to it. */
export const openIncidentStates = [
  'suspected',
  'confirmed',
  'filed',
  'handling',
] as const satisfies readonly IncidentState[];

/** 疑似, or 关注 where fewer have told but somebody is hurt or the batch is of food, drugs or farm inputs. */
export const gradeWords = {
  suspicion: { zh: '疑似群体投诉', en: 'Suspected group' },
  watch: { zh: '先关注', en: 'To be watched' },
} as const;
export type IncidentGrade = keyof typeof gradeWords;

const level = labelled(z.enum(responseRanks), {
  zh: '响应等级',
  en: 'Level of response',
  input: 'choice',
  startsEmpty: true,
  named: 'responseLevels',
  options: responseRanks
    .map((value) => ({ value, ...defaultResponseLevels[value] }))
    .map(({ value, zh, en }) => ({ value, zh, en })),
});

/** What the complaints of an incident have in common, as a person may correct it. */
export interface Common {
  /** What people call it: 「丰垦818 玉米不结穗」. */
  title: string;
  product: string;
  brand: string;
  variety: string;
  batch: string;
  defect: string;
  /** Sellers and distributors as they were told. */
  operators: readonly string[];
  categoryCode: string | null;
}

export interface Incident extends Common {
  countyId: number;
  id: string;
  /** 「群2026-0003」 */
  number: string;
  version: number;
  state: IncidentState;
  grade: IncidentGrade;
  /** Why these are one, in a sentence that an officer can check. */
  reasonZh: string;
  reasonEn: string;
  /** Which detector found it; `person` where somebody did. */
  detector: string;
  level: ResponseRank | null;
  responsibleId: string | null;
  /** 农时: what stands in the field, when it was sown, how far it is, and the last day for an appraisal of the field (law 5.9). */
  crop: string;
  sownOn: Day | null;
  cropStage: string;
  appraiseBy: Day | null;
  appraisalAskedOn: Day | null;
  /** 备案: its number and when it was made, with the confirmation. */
  recordNumber: string | null;
  recordedAt: Date | null;
  raisedAt: Date;
  confirmedAt: Date | null;
  filedAt: Date | null;
  handedTo: string;
  handedOn: Day | null;
  /** The one answer that all were given last. */
  answer: string;
  answeredAt: Date | null;
  dropReason: DropReason | null;
  remark: string;
  summary: string;
  closedAt: Date | null;
  mergedIntoId: string | null;
  /** 集中登记表: under which code the short form stands on the portal; null while it is shut. */
  formCode: string | null;
  byId: string;
}

/** What a row of the list carries of an incident; the words by which it is found on its page stand beside it. */
export const incidentRow = ['title', 'reasonZh', 'reasonEn', 'grade', 'level', 'raisedAt'] as const;

/** 成员: whether a matter belongs to it, and who says so. */
export const memberStateWords = {
  in: { zh: '在内', en: 'Belongs' },
  offered: { zh: '待定', en: 'Offered' },
  out: { zh: '移出', en: 'Taken out' },
} as const;
export type MemberState = keyof typeof memberStateWords;

/** How a matter came to it. */
export const memberHowWords = {
  detected: { zh: '事实相合', en: 'Facts agree' },
  person: { zh: '人工加入', en: 'Added by a person' },
  form: { zh: '集中登记表', en: 'By the short form' },
  merged: { zh: '随并入的事件', en: 'Came with a merged incident' },
} as const;
export type MemberHow = keyof typeof memberHowWords;

export interface IncidentMember {
  countyId: number;
  incidentId: string;
  matterId: string;
  kind: MatterKind;
  number: string;
  state: MemberState;
  how: MemberHow;
  /** Which facts agree, or why it was taken out. */
  why: string;
  /** The same in English where the program says it; empty where a person wrote it, whose words stay as they are. */
  whyEn: string;
  /** How many households told of it in this one. */
  households: number;
  /** 愿意一起办: he has said on the short form that he acts together with the others; nothing is joined by it. */
  willing: boolean;
  at: Date;
  byId: string;
  answeredAt: Date | null;
}

export const dropReasons = {
  differentTrouble: { zh: '不是一回事', en: 'Different troubles' },
  samePeople: { zh: '同一个人或者一家人', en: 'One person or household' },
  ordinary: { zh: '平常的零星投诉', en: 'Ordinary, by chance' },
  settled: { zh: '已经解决', en: 'Settled already' },
  knownElsewhere: { zh: '别的部门已在处理', en: 'Others handle it already' },
} as const;
export type DropReason = keyof typeof dropReasons;

const text = (zh: string, en: string, max: number) =>
  labelled(written().max(max).default(''), { zh, en, input: 'text' });
const common = {
  title: labelled(written().min(4).max(60), {
    zh: '叫什么',
    en: 'What it is called',
    input: 'text',
    hintZh: '东西和毛病，如：丰垦818 玉米不结穗；不写人名、店名',
    hintEn: 'Goods and defect; no names of people or shops.',
  }),
  product: text('什么东西', 'Goods', 60),
  brand: text('牌子', 'Brand', 40),
  variety: text('品种、型号', 'Variety or model', 40),
  batch: text('批号', 'Batch', 40),
  defect: text('什么毛病', 'Defect', 80),
  operators: labelled(z.array(written().min(1).max(80)).max(30).default([]), {
    zh: '卖家（可不填，用逗号隔开）',
    en: 'Sellers (optional)',
    input: 'words',
  }),
  categoryCode: labelled(z.string().max(20).nullable().default(null), {
    zh: '类别',
    en: 'Category',
    input: 'category',
  }),
};

/** By hand: who reads that several complain of the same, a station that hears it from its village among them. */
export const RaiseIncident = z.object({
  id: z.uuid(),
  ...common,
  reason: labelled(written().min(4).max(300), {
    zh: '为什么算一起',
    en: 'Why these are one',
    input: 'longText',
  }),
  numbers: labelled(z.array(written().min(4).max(20)).min(1).max(200), {
    zh: '哪些件（编号，用逗号隔开）',
    en: 'Which matters (numbers)',
    input: 'words',
    hintZh: '两件以上；只有一件的，先关注着，凑够两件才能确认',
    hintEn: 'Two or more; one alone is watched, and not confirmed.',
  }),
});
export type RaiseIncident = z.infer<typeof RaiseIncident>;

export const Describe = z.object(common);
export const Confirm = z.object({
  reason: labelled(written().min(4).max(300), { zh: '为什么算一起', en: 'Why these are one', input: 'longText' }),
  level,
  responsibleId: labelled(z.uuid(), { zh: '负责人', en: 'Responsible', input: 'handler' }),
});
export const Drop = z.object({
  why: labelled(z.enum(Object.keys(dropReasons) as [DropReason, ...DropReason[]]), {
    zh: '为什么不算',
    en: 'Why it is none',
    input: 'choice',
    startsEmpty: true,
    options: Object.entries(dropReasons).map(([value, words]) => ({ value, ...words })),
  }),
  remark: labelled(written().max(500).default(''), { zh: '说明（可不填）', en: 'Remark', input: 'longText' }),
});
export const Direct = z.object({
  level,
  responsibleId: labelled(z.uuid(), { zh: '负责人', en: 'Responsible', input: 'handler' }),
  remark: labelled(written().min(2).max(300), { zh: '为什么改', en: 'Why', input: 'text' }),
});

/** Who may answer for one: somebody of the centre or of an office. */
export const responsibleRoles: readonly string[] = ['centre', 'leader', 'officer', 'officeHead'];

/** A matter that an act of membership names, as it was found. */
export interface NamedMatter {
  kind: MatterKind;
  id: string;
  number: string;
  /** How many complain jointly in it by the record. */
  households: number;
}

export interface IncidentFacts extends Facts, TextGate {
  /** The members as they stand. */
  members: readonly IncidentMember[];
  /** The matters that the input names by number; those that are not there or not to be seen are left out. */
  named: readonly NamedMatter[];
  /** The other incident of a merge, if the input names one. */
  other: Incident | null;
  /** 「备2026-0003」, for the step that makes the record. */
  recordNumber: string | null;
  /** A code that no other form has, for the step that opens one. */
  formCode: string;
  /** The county's levels, for what a step calls one. */
  levels: ResponseLevels;
  /** The call-out by which it is commanded now, if any. */
  commandedBy: string | null;
  /** Whether the account named as responsible works at the desk of the county or of an office. */
  mayRespond: boolean;
  /** Who stands behind it: what many read names none of them. */
  known: KnownLeaks;
}

/** What is empty in an incident that has only just been raised. */
export const emptyIncident = {
  version: 1,
  state: 'suspected',
  level: null,
  responsibleId: null,
  crop: '',
  sownOn: null,
  cropStage: '',
  appraiseBy: null,
  appraisalAskedOn: null,
  recordNumber: null,
  recordedAt: null,
  confirmedAt: null,
  filedAt: null,
  handedTo: '',
  handedOn: null,
  answer: '',
  answeredAt: null,
  dropReason: null,
  remark: '',
  summary: '',
  closedAt: null,
  mergedIntoId: null,
  formCode: null,
} as const satisfies Partial<Incident>;

/** Raised by a person. */
export function raiseIncident(
  input: RaiseIncident,
  facts: IncidentFacts & { number: string | null },
): Change<Incident> {
  const { id, reason, numbers, ...given } = input;
  demandKnown(numbers, facts.named, 'numbers');
  demandPlain(given, facts);
  const next: Incident = {
    ...emptyIncident,
    ...given,
    countyId: facts.by.countyId,
    id,
    number: facts.number ?? '',
    // One matter alone is watched; a detector or a person adds who says the same.
    grade: isOfMany(facts.named.map(({ households }) => ({ state: 'in', households }))) ? 'suspicion' : 'watch',
    reasonZh: reason,
    reasonEn: reason,
    detector: 'person',
    raisedAt: facts.at,
    byId: facts.by.id,
  };
  const detail = { number: next.number, n: facts.named.length, grade: next.grade, detector: next.detector };
  return { next, event: eventOf(next, 'incident-raised', facts, detail) };
}

/** What it is called stands on the short form and in the question to the stations; its goods and defect go from there into papers. */
export function demandPlain(
  { title, product, brand, variety, defect }: Pick<Common, 'title' | 'product' | 'brand' | 'variety' | 'defect'>,
  facts: Pick<IncidentFacts, 'leaksOf' | 'known'>,
): void {
  demandNameless({ shopless: { title }, plain: { product, brand, variety, defect } }, facts, namesSomebody);
}

/** Refuses numbers that name nothing the actor sees, each by itself. */
export function demandKnown(numbers: readonly string[], named: readonly NamedMatter[], path: string): void {
  const lost = numbers.filter((number) => !named.some((one) => one.number === number));
  if (lost.length > 0)
    throw new Refusal('incident-matter-unknown', {}, [
      {
        path,
        zh: `没有这些编号的件：${lost.join('、')}；请照着编号重写。`,
        en: `No matter has these numbers: ${lost.join(', ')}.`,
      },
    ]);
}

/** 群体: several matters, or one in which several households complain jointly; one household alone is watched, and none of a group. */
export function isOfMany(members: readonly Pick<IncidentMember, 'state' | 'households'>[]): boolean {
  return members.reduce((sum, { state, households }) => sum + (state === 'in' ? households : 0), 0) > 1;
}

/** Those that belong to it; what is only offered does not count. */
export function membersIn(members: readonly IncidentMember[]): IncidentMember[] {
  return members.filter(({ state }) => state === 'in');
}

/** The desk of the county and its offices; a station reads what it is asked, and not who told of it. */
export function maySeeIncident(actor: Actor, incident: Pick<Incident, 'countyId'>): boolean {
  return actor.countyId === incident.countyId && (actor.role === 'system' || mayDo(actor, 'incident.read'));
}
