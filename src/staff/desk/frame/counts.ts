import type { SeenWork } from '../../base/client.ts';
import { useInstructions, waitingForMe } from '../../command/instruction/instruction-calls.ts';
import { useOwnMessages } from '../../matter/message/message-mine.ts';
import { useMyRemarks } from '../../steering/steering-calls.ts';
import { useMe } from '../../base/me.tsx';
import { useKnownDecisions } from '../home/decision-count.ts';
import { inHand, inHandOf } from '../work/queue.ts';
import { useWork } from '../work/work-mine.ts';
import type { Line, Room } from './rooms.ts';

export type Counts = Partial<Record<Line['id'] | Room['id'], number>>;

/** How much of mine waits behind each line; what is not known yet, and nothing, is left out. */
export function useCounts(): Counts {
  const work = useWork().data;
  const unread = useOwnMessages().data?.unread;
  const instructed = waitingForMe(useInstructions().data).length;
  const remarked = useMyRemarks().data?.items.length ?? 0;
  const isLeader = useMe().role === 'leader';
  const decisions = useKnownDecisions();
  const counts: Counts = {
    ...(work === undefined ? {} : mattersIn(work)),
    // A leader’s own is what waits for his word, and not all that the county has in hand.
    ...(isLeader ? { work: decisions ?? 0 } : {}),
    messages: unread ?? 0,
    command: instructed + remarked,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
}

function mattersIn(work: SeenWork): Counts {
  return {
    work: inHandOf(work),
    complaint: inHand(work.counts),
    tipoff: work.tipoffs?.inHand ?? 0,
    inquiry: work.inquiries?.inHand ?? 0,
    enforcement: work.enforcements?.inHand ?? 0,
    incident: work.incidents ?? 0,
  };
}
