import { countWithin, type WaitingKind } from '../../../domain/desk/work/waiting-line.ts';
import type { SeenWork } from '../../base/client.ts';
import { useOwnMessages } from '../../matter/message/message-mine.ts';
import { useMe } from '../../base/me.tsx';
import { useKnownDecisions } from '../home/decision-count.ts';
import { useWork } from '../work/work-mine.ts';
import type { Line, Room } from './rooms.ts';

export type Counts = Partial<Record<Line['id'] | Room['id'], number>>;

/** How much of mine waits behind each line; what is not known yet, and nothing, is left out. */
export function useCounts(): Counts {
  const work = useWork().data;
  const unread = useOwnMessages().data?.unread;
  const isLeader = useMe().role === 'leader';
  const decisions = useKnownDecisions();
  // Of a leader the home counts what waits in the rooms too; before it has, a part of it would pass for the whole.
  const own = isLeader
    ? { ...decisions?.lines, work: decisions?.total ?? 0 }
    : work === undefined
      ? {}
      : countsIn(work);
  const counts: Counts = { ...own, messages: unread ?? 0 };
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
}

/** Where the dockets stand of which lines are given to somebody by name. */
const commands: readonly WaitingKind[] = [
  'callout',
  'instruction',
  'remark',
  'task',
  'directive',
  'meeting',
  'awaited',
  'redispatch',
  'areaCheck',
];
const administered: readonly WaitingKind[] = ['export', 'privacy'];

/** Each line of my work stands behind one of these numbers: together they are what my work has. */
function countsIn({ counts }: SeenWork): Counts {
  const of = (...kinds: readonly WaitingKind[]) => countWithin(counts, 'all', kinds);
  return {
    work: countWithin(counts, 'all'),
    complaint: of('complaint'),
    tipoff: of('tipoff'),
    inquiry: of('inquiry'),
    enforcement: of('enforcement'),
    incident: of('incident'),
    command: of(...commands),
    administration: of(...administered),
  };
}
