import { useQuery } from '@tanstack/react-query';
import { client, type SeenInstruction } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';
import type { SeenPage } from '../../matter/docket/docket-calls.ts';

/** The whole board of what is open, as far as one is drawn. */
const whole = { state: 'open', limit: '200' };

/** What is out, or waits to be closed; asked again each minute, for the minutes run. */
export function useInstructions() {
  return useQuery({
    queryKey: ['instructions', 'open'],
    queryFn: ({ signal }) => client.instructions(whole, signal),
    enabled: useMay('instruction.read'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** An instruction as the pages of a docket know a row. */
export interface PagedInstruction {
  entry: SeenInstruction['instruction'];
  moves: SeenInstruction['moves'];
  more: SeenInstruction;
}

/** All of them, page by page. */
export const instructionPages = {
  path: 'instructions',
  list: async (query: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<SeenPage<PagedInstruction>> => {
    const { items, ...page } = await client.instructions(query, signal);
    return { ...page, items: items.map((one) => ({ entry: one.instruction, moves: one.moves, more: one })) };
  },
};
