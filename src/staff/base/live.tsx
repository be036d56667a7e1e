import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { matterKinds } from '../../domain/matter/matter.ts';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
} from 'react';

/** A matter that somebody has just changed. */
export interface MatterChange {
  number: string;
  version: number;
  by: string;
}

interface Live {
  live: boolean;
  /** Since when the line is broken; null while it is live or has not been tried yet. */
  brokenSince: Date | null;
  /** The newest change, for pages that want to say who made it. */
  latest: MatterChange | null;
}

const Line = createContext<Live>({ live: false, brokenSince: null, latest: null });
const retryMs = 5_000;
const gatherMs = 250;

/** Listens to the changes of others and renews what is shown; after a break everything shown is asked again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [line, setLine] = useState<Live>({ live: false, brokenSince: null, latest: null });
  useEffect(() => listen(queries, setLine), [queries]);
  const value = useMemo(() => line, [line]);
  return <Line value={value}>{children}</Line>;
}

/** Holds the line open from now on, and tells how it is; what is given back ends it. */
function listen(queries: QueryClient, setLine: Dispatch<SetStateAction<Live>>): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let broke = false;
  let ended = false;
  const renewal = renewalOf(queries);
  const away = () => {
    broke = true;
    setLine((before) => ({ ...before, live: false, brokenSince: before.brokenSince ?? new Date() }));
  };
  const open = () => {
    if (ended) return;
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      setLine((before) => ({ ...before, live: true, brokenSince: null }));
      if (broke) void queries.invalidateQueries();
      broke = false;
    });
    source.addEventListener('matter', (event) => {
      const change = JSON.parse(String(event.data)) as MatterChange;
      setLine((before) => ({ ...before, latest: change }));
      renewal.matter(change.number);
    });
    source.addEventListener('docket', (event) => {
      const { docket } = JSON.parse(String(event.data)) as { docket: string };
      renewal.docket(docket);
    });
    source.addEventListener('error', () => {
      away();
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(open, retryMs);
    });
  };
  // The old line may not have noticed that the network went and came back.
  const again = () => {
    source?.close();
    clearTimeout(retry);
    open();
  };
  open();
  window.addEventListener('offline', away);
  window.addEventListener('online', again);
  return () => {
    ended = true;
    source?.close();
    clearTimeout(retry);
    renewal.stop();
    window.removeEventListener('offline', away);
    window.removeEventListener('online', again);
  };
}

/** Gathers what has changed: many changes within a moment (a batch) renew the lists once. */
function renewalOf(queries: QueryClient) {
  let gather: ReturnType<typeof setTimeout> | undefined;
  const numbers = new Set<string>();
  const dockets = new Set<string>();
  const renew = () => {
    for (const kind of matterKinds) {
      for (const number of numbers) void queries.invalidateQueries({ queryKey: [kind, number] });
      void queries.invalidateQueries({ queryKey: [`${kind}s`] });
    }
    for (const docket of dockets) void queries.invalidateQueries({ queryKey: [docket] });
    numbers.clear();
    dockets.clear();
    void queries.invalidateQueries({ queryKey: ['work'] });
    void queries.invalidateQueries({ queryKey: ['messages', 'own'] });
    void queries.invalidateQueries({ queryKey: ['instructions'] });
    gather = undefined;
  };
  return {
    matter(number: string) {
      numbers.add(number);
      gather ??= setTimeout(renew, gatherMs);
    },
    docket(docket: string) {
      dockets.add(docket);
      // What tasks are cut from shows how far they are.
      if (docket === 'tasks')
        for (const source of ['directives', 'plans', 'meetings', 'recurrences']) dockets.add(source);
      gather ??= setTimeout(renew, gatherMs);
    },
    stop: () => clearTimeout(gather),
  };
}

export function useLive(): Live {
  return useContext(Line);
}
