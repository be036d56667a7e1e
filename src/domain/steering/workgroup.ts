/**
 * 领导小组 (workgroup): head, deputies, members and the place of its office, by a document, for a line of work (「加强重点领域消费维权工
 * 领导小组」「下设办公室在消保股」). It goes down the tree: each grass-roots office founds its own (「各工商所也分别成立相应的领导小组」), in
 * three layers, and a check names the layer or the person that is missing.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byOwners } from '../matter/docket/whose-step.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { day, isCounty, isPast, Why } from './origin.ts';
import type { WorkgroupVerb } from '../base/ledger-verbs.ts';

export const workgroupStates = ['forming', 'standing', 'ended'] as const;
export type WorkgroupState = (typeof workgroupStates)[number];

export const workgroupMoves = {
  forming: { fillIn: 'standing', end: 'ended' },
  standing: { cascade: 'standing', amend: 'standing', fillIn: 'standing', end: 'ended' },
  ended: {},
} as const satisfies Record<WorkgroupState, Partial<Record<string, WorkgroupState>>>;
export type WorkgroupMove = 'fillIn' | 'amend' | 'cascade' | 'end';

export const workgroupStateWords = {
  forming: { zh: '待成立', en: 'To be founded' },
  standing: { zh: '在运行', en: 'Standing' },
  ended: { zh: '已撤销', en: 'Ended' },
} as const satisfies Record<WorkgroupState, { zh: string; en: string }>;

/** 三级责任: who answers for all of it, who for a part, and everybody else. */
export const layerWords = {
  main: { zh: '主要领导', en: 'Main leader' },
  deputy: { zh: '分管领导', en: 'Deputy in charge' },
  staff: { zh: '全体干部', en: 'Staff' },
} as const;
export type Layer = keyof typeof layerWords;
export const layers = Object.keys(layerWords) as [Layer, ...Layer[]];

export interface Duty {
  layer: Layer;
  name: string;
  duty: string;
}

export interface Deputy {
  name: string;
  post: string;
}

export interface GroupMember extends Deputy {
  organisation: string;
}

export interface Workgroup {
  countyId: number;
  id: string;
  /** 「组2026-0002」 */
  number: string;
  version: number;
  state: WorkgroupState;
  name: string;
  purpose: string;
  /** The document by which it was founded. */
  documentNumber: string;
  fromOn: Day;
  /** Until when; null while no end is set. */
  toOn: Day | null;
  head: string;
  deputies: readonly Deputy[];
  members: readonly GroupMember[];
  /** Where its office is: the organisation that supervises for it. */
  seatId: string | null;
  seatHead: string;
  /** The county's group, for that of an office. */
  parentId: string | null;
  officeId: string | null;
  /** The matrix of an office's group: each person with layer and duty. */
  duties: readonly Duty[];
  byId: string;
}

/** What a row of the list carries of a group; who is missing in it stands beside it. */
export const workgroupRow = ['name', 'head', 'fromOn'] as const;

const name = (zh: string, en: string) => labelled(written().min(2).max(30), { zh, en, input: 'text' });
const post = labelled(written().max(40).default(''), { zh: '职务', en: 'Post', input: 'text' });
const DeputyRow = z.object({ name: name('姓名', 'Name'), post });
const MemberRow = z.object({
  name: name('姓名', 'Name'),
  organisation: labelled(written().min(2).max(60), { zh: '单位', en: 'Organisation', input: 'text' }),
  post,
});
const people = {
  head: name('组长', 'Head'),
  deputies: labelled(z.array(DeputyRow).min(1).max(10), { zh: '副组长', en: 'Deputies', input: 'rows' }),
  members: labelled(z.array(MemberRow).min(1).max(60), { zh: '成员', en: 'Members', input: 'rows' }),
  seatId: labelled(z.string().max(40).nullable().default(null), {
    zh: '办公室设在',
    en: 'Its office is at',
    input: 'organisation',
  }),
  seatHead: labelled(written().max(30).default(''), { zh: '办公室主任', en: 'Head of its office', input: 'text' }),
  toOn: labelled(z.iso.date().nullable().default(null), { ...day, zh: '到哪天为止（可不填）', en: 'Until (optional)' }),
};
export const FoundWorkgroup = z.object({
  id: z.uuid(),
  name: labelled(written().min(4).max(80), { zh: '小组名称', en: 'Name', input: 'text' }),
  purpose: labelled(written().min(4).max(500), { zh: '为什么事成立', en: 'Purpose', input: 'longText' }),
  documentNumber: labelled(written().min(4).max(60), { zh: '成立文件', en: 'Founded by', input: 'text' }),
  fromOn: labelled(z.iso.date(), { ...day, zh: '成立日期', en: 'Since' }),
  ...people,
});
export type FoundWorkgroup = z.infer<typeof FoundWorkgroup>;
export const AmendWorkgroup = z.object(people);

const DutyRow = z.object({
  layer: labelled(z.enum(layers), {
    zh: '哪一层',
    en: 'Layer',
    input: 'choice',
    options: Object.entries(layerWords).map(([value, words]) => ({ value, ...words })),
  }),
  name: name('姓名', 'Name'),
  duty: labelled(written().min(2).max(200), { zh: '责任', en: 'Duty', input: 'text' }),
});
export const FillIn = z.object({
  documentNumber: labelled(written().max(60).default(''), {
    zh: '成立文件（可不填）',
    en: 'Founded by',
    input: 'text',
  }),
  fromOn: labelled(z.iso.date(), { ...day, zh: '成立日期', en: 'Since' }),
  duties: labelled(z.array(DutyRow).min(1).max(80), {
    zh: '三级责任',
    en: 'Duties in three layers',
    input: 'rows',
    hintZh: '主要领导、分管领导、全体干部，每人写明责任。',
    hintEn: 'Main leader, deputies, all staff: each with his duty.',
  }),
});
export type FillIn = z.infer<typeof FillIn>;

export function foundWorkgroup(input: FoundWorkgroup, facts: Facts & { number: string | null }): Change<Workgroup> {
  if (isPast(input.toOn, input.fromOn))
    throw new Refusal('period-invalid', {}, [
      { path: 'toOn', zh: '不能早于成立日期。', en: 'It cannot end before it begins.' },
    ]);
  const next: Workgroup = {
    countyId: facts.by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'standing',
    parentId: null,
    officeId: null,
    duties: [],
    byId: facts.by.id,
  };
  const { number, documentNumber } = next;
  return { next, event: eventOf(next, 'workgroup-founded', facts, { number, documentNumber }) };
}

/** The group that an office is to found: the county's purpose and term, and nobody in it yet. */
export function branchOf(
  root: Workgroup,
  { id, officeId, officeName, number }: { id: string; officeId: string; officeName: string; number: string },
  facts: Facts,
): Change<Workgroup> {
  const next: Workgroup = {
    ...root,
    id,
    number,
    version: 1,
    state: 'forming',
    name: `${officeName}${root.name}`,
    documentNumber: '',
    fromOn: facts.today,
    head: '',
    deputies: [],
    members: [],
    seatId: officeId,
    seatHead: '',
    parentId: root.id,
    officeId,
    duties: [],
    byId: facts.by.id,
  };
  return { next, event: eventOf(next, 'workgroup-founded', facts, { number, officeId }) };
}

const verbs = {
  fillIn: 'workgroup-filled',
  amend: 'workgroup-amended',
  cascade: 'workgroup-cascaded',
  end: 'workgroup-ended',
} as const satisfies Record<WorkgroupMove, WorkgroupVerb>;

export interface WorkgroupFacts extends Facts {
  /** For the cascade: the offices that have none under this group yet. */
  without: readonly { id: string; name: string }[];
}

export const workgroupProcedure = rulesBy<Workgroup, typeof verbs, WorkgroupFacts>(byOwners, workgroupMoves, verbs, {
  fillIn: {
    zh: '填三级责任',
    en: 'Fill in the layers',
    permission: 'workgroup.fillIn',
    input: FillIn,
    chief: true,
    stands: ({ officeId }, actor) => isCounty(actor) || actor.organisationId === officeId,
    ready: ({ parentId }) => parentId !== null,
    apply: (_group, { documentNumber, fromOn, duties }: FillIn) => {
      const head = duties.find(({ layer }) => layer === 'main')?.name ?? '';
      const deputies = duties.filter(({ layer }) => layer === 'deputy').map((one) => ({ name: one.name, post: '' }));
      return { next: { documentNumber, fromOn, duties, head, deputies }, detail: { n: duties.length } };
    },
  },
  cascade: {
    zh: '向各所延伸',
    en: 'Carry down to the offices',
    permission: 'workgroup.cascade',
    input: z.object({}),
    chief: true,
    ready: ({ parentId }) => parentId === null,
    apply: (_group, _input, { without }) => {
      if (without.length === 0) throw new Refusal('workgroup-everywhere');
      return { detail: { n: without.length } };
    },
  },
  amend: {
    zh: '调整成员',
    en: 'Change members',
    permission: 'workgroup.amend',
    input: AmendWorkgroup,
    ready: ({ parentId }) => parentId === null,
    apply: (_group, input: z.infer<typeof AmendWorkgroup>) => ({ next: input, detail: { n: input.members.length } }),
  },
  end: {
    zh: '撤销',
    en: 'End',
    permission: 'workgroup.end',
    input: Why('为什么撤销', 'Why'),
    apply: (_group, { remark }: { remark: string }, { today }) => ({ next: { toOn: today }, detail: { remark } }),
  },
});

/** 齐不齐: layers without anybody, and people of the office who stand in none. */
export function missingIn(
  { duties }: Pick<Workgroup, 'duties'>,
  people: readonly string[],
): { layers: Layer[]; people: string[] } {
  return {
    layers: layers.filter((layer) => !duties.some((one) => one.layer === layer)),
    people: people.filter((one) => !duties.some(({ name: named }) => named === one)),
  };
}

/** The county's groups are read by all of its offices; an office's own by that office alone. */
export function maySeeWorkgroup(actor: Actor, { countyId, officeId }: Workgroup): boolean {
  if (actor.countyId !== countyId) return false;
  if (isCounty(actor)) return true;
  if (actor.role !== 'officer' && actor.role !== 'officeHead' && actor.role !== 'mediator') return false;
  return officeId === null || officeId === actor.organisationId;
}

/** 领导小组名册 */
export const workgroupDocket: Docket<Workgroup, FoundWorkgroup, WorkgroupFacts> = {
  name: 'workgroup',
  path: 'workgroups',
  zh: '领导小组',
  en: 'Leading groups',
  letter: '组',
  read: 'workgroup.read',
  states: workgroupStateWords,
  moves: workgroupMoves,
  over: ['ended'],
  opening: { zh: '成立领导小组', en: 'Found a group', permission: 'workgroup.found', input: FoundWorkgroup },
  open: foundWorkgroup,
  procedure: workgroupProcedure,
  maySee: maySeeWorkgroup,
};

/** What the ledger keeps of a working group. */
export interface WorkgroupDetails {
  'workgroup-founded': { number: string; documentNumber?: string; officeId?: string };
  'workgroup-amended': { n: number };
  'workgroup-cascaded': { n: number };
  'workgroup-filled': { n: number };
  'workgroup-ended': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends WorkgroupDetails {}
}

export const workgroupTellings: Tellings<WorkgroupDetails> = {
  'workgroup-founded': (d) =>
    text(d.documentNumber) === ''
      ? ['县里的小组延伸到本所，待填三级责任。', 'Carried down to the office; its layers are to be filled in.']
      : [`以 ${text(d.documentNumber)} 成立。`, `Founded by ${text(d.documentNumber)}.`],
  'workgroup-amended': (d) => [`调整成员，现有 ${text(d.n)} 人。`, `Members changed, ${text(d.n)} now.`],
  'workgroup-cascaded': (d) => [`向 ${text(d.n)} 个所延伸。`, `Carried down to ${text(d.n)} offices.`],
  'workgroup-filled': (d) => [`填了三级责任，${text(d.n)} 人。`, `Layers filled in with ${text(d.n)} people.`],
  'workgroup-ended': plainTelling({ zh: '撤销', en: 'Ended' }, 'remark'),
};
