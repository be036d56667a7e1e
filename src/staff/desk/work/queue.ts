import type { StaffRole } from '../../../domain/base/actor.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { enforcementStageWords, headsStages } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { InquiryStage } from '../../../domain/inquiry/inquiry.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { TipoffGroupKey } from '../../../http/api/desk/work-routes.ts';
import type { WorkGroupKey } from '../../../http/api/desk/work-view.ts';
import type { EnforcementGroupKey } from '../../../http/api/supervision/enforcement/enforcement-view.ts';
import type { SeenWork } from '../../base/client.ts';
import { placeOfKind } from '../../base/places.ts';

/** What the first screen calls its queues. */
const queueWords: Record<WorkGroupKey, { zh: string; en: string }> = {
  ...stageWords,
  urgent: { zh: '加急，等回电', en: 'Urgent, call back' },
  toCheck: { zh: '该查履行', en: 'Performance to check' },
  overdue: { zh: '已过应办日', en: 'Overdue' },
  dueToday: { zh: '今天到期', en: 'Due today' },
};

/** What has left a station goes on elsewhere: it is told how far it is, not what others have to do. */
const progressWords: Partial<Record<WorkGroupKey, { zh: string; en: string }>> = {
  toDispatch: { zh: '已交上去', en: 'Sent up' },
  toAccept: { zh: '所里在看', en: 'With the office' },
  toTell: { zh: '所里在告知', en: 'Being told' },
  toMediate: { zh: '所里已受理', en: 'Accepted' },
  mediating: { zh: '所里在调解', en: 'In mediation' },
  toClose: { zh: '所里有结果了', en: 'Decided' },
  toFollowUp: { zh: '已办结', en: 'Closed' },
};

/** The words of a queue as the role reads it. */
export function queueWordsOf(role: StaffRole, key: WorkGroupKey): { zh: string; en: string } {
  return (role === 'station' ? progressWords[key] : undefined) ?? queueWords[key];
}

/** The five numbers of the first screen, by what the role does. */
export const figuresOf: Record<StaffRole, readonly WorkGroupKey[]> = {
  centre: ['dueToday', 'overdue', 'toDispatch', 'toTell', 'toFollowUp'],
  officer: ['dueToday', 'overdue', 'toAccept', 'toTell', 'toFollowUp'],
  officeHead: ['dueToday', 'overdue', 'toAccept', 'toTell', 'toFollowUp'],
  leader: ['dueToday', 'overdue', 'toDispatch', 'toAccept', 'toTell'],
  station: ['atStation', 'dueToday', 'toDispatch', 'toAccept', 'mediating'],
  mediator: ['dueToday', 'overdue', 'mediating', 'toTell', 'toFollowUp'],
  admin: [],
  security: [],
  auditor: [],
  business: [],
  department: [],
  superior: [],
};

/** The list that a queue opens. */
export function queueLink(key: WorkGroupKey, mineId: string | null, role: StaffRole): string {
  const filters: Partial<Record<WorkGroupKey, Record<string, string>>> = {
    urgent: { urgent: 'waiting' },
    overdue: { due: 'overdue' },
    dueToday: { due: 'today' },
    toCheck: { check: 'due' },
  };
  const query = new URLSearchParams(filters[key] ?? { stage: key });
  // The clocks of offices are not the station's to keep.
  if (role === 'station' && (key === 'overdue' || key === 'dueToday')) query.set('stage', 'atStation');
  if (mineId !== null && key !== 'urgent') query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `/complaints?${query.toString()}`;
}

/** What the queues of tip-offs are called. */
export const tipoffQueueWords: Record<TipoffGroupKey, { zh: string; en: string }> = {
  ...tipoffStageWords,
  overdue: queueWords.overdue,
  dueToday: queueWords.dueToday,
};

/** The list of tip-offs that a queue opens. */
export function tipoffQueueLink(key: TipoffGroupKey, mineId: string | null, role: StaffRole): string {
  const query = new URLSearchParams(
    key === 'overdue' ? { due: 'overdue' } : key === 'dueToday' ? { due: 'today' } : { stage: key },
  );
  // The head of an office decides on all of its tip-offs.
  if (mineId !== null && role !== 'officeHead') query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `/tipoffs?${query.toString()}`;
}

/** The list of inquiries that a queue opens. */
export function inquiryQueueLink(key: InquiryStage, mineId: string | null): string {
  const query = new URLSearchParams({ stage: key });
  if (mineId !== null) query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `/inquiries?${query.toString()}`;
}

/** What the queues of cases are called. */
export const enforcementQueueWords: Record<EnforcementGroupKey, { zh: string; en: string }> = {
  ...enforcementStageWords,
  forMe: { zh: '等您确认在场', en: 'Were you there' },
  forHead: { zh: '等您批', en: 'For your word' },
};

/** The list of cases that a queue opens; what waits for the head is his whoever handles it. */
export function enforcementQueueLink(key: EnforcementGroupKey, mineId: string | null): string {
  const query = new URLSearchParams();
  const stages = key === 'forHead' ? headsStages : key === 'forMe' ? (['executing', 'toClose'] as const) : [key];
  for (const stage of stages) query.append('stage', stage);
  if (mineId !== null && key !== 'forHead' && key !== 'forMe') query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `/enforcements?${query.toString()}`;
}

/** A queue under the line of its kind in the rail. */
export interface Queue {
  key: string;
  zh: string;
  en: string;
  to: string;
  count: number;
}

/** The queues of a kind in which something waits, the most urgent first. */
export function queuesOf(work: SeenWork, kind: MatterKind, mineId: string | null, role: StaffRole): Queue[] {
  if (kind === 'complaint')
    return work.groups
      .filter(({ total }) => total > 0)
      .map(({ key, total }) => ({
        key,
        ...queueWordsOf(role, key),
        to: queueLink(key, mineId, role),
        count: total,
      }));
  if (kind === 'tipoff')
    return (work.tipoffs?.groups ?? []).map(({ key, total }) => ({
      key,
      ...tipoffQueueWords[key],
      to: tipoffQueueLink(key, mineId, role),
      count: total,
    }));
  if (kind === 'enforcement')
    return (work.enforcements?.groups ?? []).map(({ key, total }) => ({
      key,
      ...enforcementQueueWords[key],
      to: enforcementQueueLink(key, mineId),
      count: total,
    }));
  return (work.inquiries?.groups ?? []).map(({ key, total }) => ({
    key,
    ...inquiryStageWords[key],
    to: inquiryQueueLink(key, mineId),
    count: total,
  }));
}

/** What is overdue or falls due today, of each kind that the reader handles. */
export function dueOf(work: SeenWork, key: 'overdue' | 'dueToday'): Record<MatterKind, number> {
  return {
    complaint: work.counts[key],
    tipoff: work.tipoffs?.groups.find((group) => group.key === key)?.total ?? 0,
    inquiry: work.inquiries?.[key] ?? 0,
    enforcement: work.enforcements?.[key] ?? 0,
  };
}

/** The number that stands at the queue: what is due is one number of all kinds, the queues of work are those of complaints. */
export function countOf(work: SeenWork, key: WorkGroupKey): number {
  if (key !== 'overdue' && key !== 'dueToday') return work.counts[key];
  return Object.values(dueOf(work, key)).reduce((sum, n) => sum + n, 0);
}

/** Where what is due stands: the list of its kind, or my work when there are several kinds, for no list holds them all. */
export function countLink(
  work: SeenWork | undefined,
  key: WorkGroupKey,
  mineId: string | null,
  role: StaffRole,
): string {
  if (work === undefined || (key !== 'overdue' && key !== 'dueToday')) return queueLink(key, mineId, role);
  const kinds = dueKinds(work, key);
  if (kinds.length > 1) return '/';
  return dueLink(kinds[0] ?? 'complaint', key, mineId, role);
}

/** The kinds of which something is due. */
export function dueKinds(work: SeenWork, key: 'overdue' | 'dueToday'): MatterKind[] {
  const due = dueOf(work, key);
  return (Object.keys(due) as MatterKind[]).filter((kind) => due[kind] > 0);
}

export function dueLink(kind: MatterKind, key: 'overdue' | 'dueToday', mineId: string | null, role: StaffRole): string {
  if (kind === 'complaint') return queueLink(key, mineId, role);
  const query = new URLSearchParams({ due: key === 'overdue' ? 'overdue' : 'today' });
  // The head of an office decides on all of its tip-offs.
  if (mineId !== null && !(kind === 'tipoff' && role === 'officeHead')) query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `${placeOfKind(kind).path}?${query.toString()}`;
}

/** Everything that still waits for somebody. */
export function inHand(counts: SeenWork['counts']): number {
  return (
    counts.atStation +
    counts.toDispatch +
    counts.toAccept +
    counts.toTell +
    counts.toMediate +
    counts.mediating +
    counts.toClose +
    counts.toFollowUp +
    counts.toApprove +
    counts.toReview
  );
}

/** The same with the tip-offs, the inquiries and the cases. */
export function inHandOf(work: SeenWork): number {
  return (
    inHand(work.counts) + (work.tipoffs?.inHand ?? 0) + (work.inquiries?.inHand ?? 0) + (work.enforcements?.inHand ?? 0)
  );
}
