/**
 * 统筹 (steering): what directives, plans, meetings and recurring orders have in common: tasks are cut from them, each with one
 * lead, one person and one day (「责任到所、分解到人」), and they are worked off when the last of these is closed.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Permission } from '../base/permissions.ts';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import type { Facts } from '../matter/matter.ts';

/** How far the tasks are that were cut from it; the store counts them again whenever one of them moves. */
export interface Steered {
  countyId: number;
  /** Tasks that are not closed yet. */
  openTasks: number;
  doneTasks: number;
  /** The organisations that lead a task of it or take part in one; they read it. */
  involvedIds: readonly string[];
}

export const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;

/** One task as it is cut from something; what it belongs to is the action's to say. */
const cut = {
  title: labelled(written().min(4).max(80), { zh: '任务', en: 'Task', input: 'text' }),
  leadId: labelled(written().min(1).max(40), { zh: '谁牵头', en: 'In the lead', input: 'organisation' }),
  personId: labelled(z.string().max(40).nullable().default(null), {
    zh: '责任人',
    en: 'Answers for it',
    input: 'handler',
  }),
  dueOn: labelled(z.iso.date(), { ...day, zh: '办结日期', en: 'Due' }),
};
/** What a report of the task has to bring: words about what was done, and a picture that comes with it. */
export const brought = {
  needsProof: labelled(z.boolean().default(false), { zh: '回报要有凭据', en: 'Needs proof', input: 'tick' }),
  needsPhoto: labelled(z.boolean().default(false), { zh: '回报要附照片', en: 'Needs a photo', input: 'tick' }),
};

export const CutTask = z.object({
  ...cut,
  stationId: labelled(z.string().max(40).nullable().default(null), {
    zh: '交给哪个站点（可不填）',
    en: 'Station (optional)',
    input: 'station',
  }),
  ...brought,
});
export type CutTask = z.infer<z.ZodObject<typeof cut>> & {
  /** Known before, where the entry keeps which task became of which of its parts. */
  id?: string;
  stationId?: string | null;
  needsProof?: boolean;
  needsPhoto?: boolean;
  partnerIds?: readonly string[];
  text?: string;
};

/** What is known to who cuts tasks: the ids that they will have. */
export interface CutFacts extends Facts {
  taskIds: readonly string[];
}

/** The same for what several departments do together. */
export const JointTask = z.object({
  ...cut,
  partnerIds: labelled(z.array(z.string().max(40)).max(20).default([]), {
    zh: '配合部门',
    en: 'Partners',
    input: 'bodies',
  }),
  ...brought,
});

/** For a leftover of the year: which one, and what is done about it. */
export const CarriedTask = z.object({
  item: labelled(written().min(1).max(8), { zh: '哪一条', en: 'Which one', input: 'title' }),
  ...cut,
});

export const SplitTasks = z.object({
  tasks: labelled(z.array(CutTask).min(1).max(30), {
    zh: '分成哪些任务',
    en: 'Into which tasks',
    input: 'rows',
    hintZh: '每条一个牵头单位、一个责任人、一个日子。',
    hintEn: 'Each with one lead, one person and one day.',
  }),
});
export type SplitTasks = z.infer<typeof SplitTasks>;

export const Why = (zh: string, en: string, least = 2) =>
  z.object({ remark: labelled(written().min(least).max(500).default(''), { zh, en, input: 'longText' }) });

/** What stands in an entry from which tasks have just been cut, until the store has counted them. */
export function withCut<T extends Steered>(
  { openTasks, involvedIds }: T,
  tasks: readonly CutTask[],
): Pick<Steered, 'openTasks' | 'involvedIds'> {
  const named = tasks.flatMap(({ leadId, partnerIds = [] }) => [leadId, ...partnerIds]);
  return { openTasks: openTasks + tasks.length, involvedIds: [...new Set([...involvedIds, ...named])].toSorted() };
}

/** Whether there were tasks and all of them are closed. */
export function isWorkedOff({ openTasks, doneTasks }: Pick<Steered, 'openTasks' | 'doneTasks'>): boolean {
  return openTasks === 0 && doneTasks > 0;
}

export function isPast(dueOn: Day | null, today: Day): boolean {
  return dueOn !== null && dueOn < today;
}

export function isCounty({ role }: Actor): boolean {
  return role === 'centre' || role === 'leader' || role === 'system';
}

/** The county sees all, others what they lead, take part in or own. */
export function maySeeSteered(
  actor: Actor,
  read: Permission,
  entry: Pick<Steered, 'countyId' | 'involvedIds'> & { officeId?: string | null },
): boolean {
  if (actor.countyId !== entry.countyId) return false;
  if (isCounty(actor)) return true;
  if (!mayDo(actor, read) || actor.organisationId === null) return false;
  return entry.officeId === actor.organisationId || entry.involvedIds.includes(actor.organisationId);
}

/** Who runs an entry that may be an office's own: the county, or the head of that office. */
export function runs({ officeId }: { officeId: string | null }, actor: Actor): boolean {
  return isCounty(actor) || (officeId !== null && actor.organisationId === officeId);
}
