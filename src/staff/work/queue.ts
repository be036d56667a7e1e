import type { StaffRole } from '../../domain/actor.ts';
import { stageWords } from '../../domain/label.ts';
import type { WorkGroupKey } from '../../http/work.ts';
import type { SeenWork } from '../client.ts';

/** What the first screen calls its queues. */
export const queueWords: Record<WorkGroupKey, { zh: string; en: string }> = {
  ...stageWords,
  overdue: { zh: '已超期', en: 'Overdue' },
  dueToday: { zh: '今天到期', en: 'Due today' },
};

/** The five numbers of the first screen, by what the role does. */
export const figuresOf: Record<StaffRole, readonly WorkGroupKey[]> = {
  centre: ['dueToday', 'overdue', 'toDispatch', 'toTell', 'toFollowUp'],
  officer: ['dueToday', 'overdue', 'toAccept', 'toTell', 'toFollowUp'],
  officeHead: ['dueToday', 'overdue', 'toAccept', 'toTell', 'toFollowUp'],
  leader: ['dueToday', 'overdue', 'toDispatch', 'toAccept', 'toTell'],
  station: ['atStation', 'dueToday', 'toDispatch', 'toAccept', 'mediating'],
  mediator: ['dueToday', 'overdue', 'mediating', 'toTell', 'toFollowUp'],
  admin: [],
};

/** The list that a queue opens. */
export function queueLink(key: WorkGroupKey, mineId: string | null): string {
  const query = new URLSearchParams(
    key === 'overdue' ? { due: 'overdue' } : key === 'dueToday' ? { due: 'today' } : { stage: key },
  );
  if (mineId !== null) query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `/complaints?${query.toString()}`;
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
    counts.toFollowUp
  );
}
