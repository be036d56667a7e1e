import { useQuery } from '@tanstack/react-query';
import { client, type SeenBoard, type SeenInstruction } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

/** What is out, or waits to be closed; asked again each minute, for the minutes run. */
export function useInstructions() {
  return useQuery({
    queryKey: ['instructions', 'open'],
    queryFn: ({ signal }) => client.instructions('open', undefined, signal),
    enabled: useMay('instruction.read'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** Those in which the next step is the reader's. */
export function waitingForMe(board: SeenBoard | undefined): SeenInstruction[] {
  return (board?.items ?? []).filter(({ moves }) =>
    moves.some((move) => move === 'acknowledge' || move === 'arrive' || move === 'reportBack' || move === 'close'),
  );
}
