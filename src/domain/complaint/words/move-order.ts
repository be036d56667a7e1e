/** 先后 (move order): what a station comes to next with a complaint. */
import type { TalkResult } from '../facts/facts.ts';
import type { PersonMove } from '../procedure.ts';

/** What a station comes to next: to talk first, and only then to write down how the talk ended. */
export function stationOrder(talks: readonly { result: TalkResult }[]): readonly PersonMove[] {
  switch (talks.at(-1)?.result) {
    case 'agreed':
      return ['settleAtStation', 'talk', 'sendUp'];
    case 'notAgreed':
      return ['sendUp', 'talk', 'settleAtStation'];
    default:
      return ['talk', 'settleAtStation', 'sendUp'];
  }
}
