import { calloutDocket } from '../../../domain/command/callout-steps.ts';
import type { Directory } from '../../base/client.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { calloutCalls, type SeenCalloutLine } from './callout-calls.ts';

/** The one press that the banner of a call has. */
export function CalloutAnswer({ item: { entry, moves }, directory }: { item: SeenCalloutLine; directory: Directory }) {
  return (
    <DocketMoves
      docket={calloutDocket}
      calls={calloutCalls}
      item={{ entry, moves: moves.filter((move) => move === 'accept') }}
      name={entry.number}
      directory={directory}
    />
  );
}
