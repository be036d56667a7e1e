/** Asks anew what is shown of a ledger: its lists and entries, and the rooms that tell what of it waits for the reader. */
import type { QueryClient } from '@tanstack/react-query';

/** Under this stands what waits in a room, by its name. */
export const waitingKey = 'waiting';

/** What a room has answered, as far as it is asked here: of which ledgers it tells. */
interface ToldRoom {
  tabs: readonly { ledger: string }[];
}

/** A room that has not answered yet may have been read before the change. */
export async function renewLedgers(queries: QueryClient, paths: readonly string[]): Promise<void> {
  const rooms = queries
    .getQueriesData<ToldRoom>({ queryKey: [waitingKey] })
    .filter(([, room]) => room === undefined || room.tabs.some(({ ledger }) => paths.includes(ledger)))
    .map(([key]) => key);
  const lists = paths.map((path) => [path]);
  await Promise.all([...lists, ...rooms].map((queryKey) => queries.invalidateQueries({ queryKey })));
}
