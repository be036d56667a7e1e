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

/** What others have just changed; of a crowd of matters not which. */
interface Changes {
  isCrowd: boolean;
  /** Within so much each desk waits a time of its own before it reads anew: all at once would hold up everybody. */
  spreadMs: number;
  matters: readonly { number: string }[];
  dockets: readonly string[];
}

/** A call that rings at the reader's own telephone. */
export interface Call {
  id: string;
  from: string;
}

interface Live {
  live: boolean;
  /** Since when the line is broken; null while it is live or has not been tried yet. */
  brokenSince: Date | null;
  /** How many times something was told, for pages that read anew by themselves. */
  told: number;
  /** The newest call; null while nobody has rung. */
  call: Call | null;
}

const Line = createContext<Live>({ live: false, brokenSince: null, told: 0, call: null });
const retryMs = 5_000;
const gatherMs = 250;
const crowdMs = 8_000;

/** Listens to the changes of others and renews what is shown; after a break everything shown is asked again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [line, setLine] = useState<Live>({ live: false, brokenSince: null, told: 0, call: null });
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
    source.addEventListener('changes', (event) => {
      setLine((before) => ({ ...before, told: before.told + 1 }));
      renewal.take(JSON.parse(String(event.data)) as Changes);
    });
    source.addEventListener('call', (event) => {
      const call = JSON.parse(String(event.data)) as Call;
      setLine((before) => ({ ...before, call }));
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

/**
 * Gathers what has changed: many changes within a moment (a batch) renew the lists once. On a day when crowds file, two hundred
 * desks that read their lists four times a second would be the heaviest load of all: each then waits some seconds of its own.
 */
function renewalOf(queries: QueryClient) {
  let gather: ReturnType<typeof setTimeout> | undefined;
  const kinds = new Set<string>();
  const numbers = new Set<string>();
  const dockets = new Set<string>();
  const renew = () => {
    for (const kind of kinds) void queries.invalidateQueries({ queryKey: [kind] });
    for (const kind of matterKinds) {
      for (const number of numbers) void queries.invalidateQueries({ queryKey: [kind, number] });
      void queries.invalidateQueries({ queryKey: [`${kind}s`] });
    }
    for (const docket of dockets) void queries.invalidateQueries({ queryKey: [docket] });
    for (const known of [kinds, numbers, dockets]) known.clear();
    void queries.invalidateQueries({ queryKey: ['work'] });
    void queries.invalidateQueries({ queryKey: ['home'] });
    void queries.invalidateQueries({ queryKey: ['messages', 'own'] });
    void queries.invalidateQueries({ queryKey: ['instructions'] });
    gather = undefined;
  };
  return {
    take(changes: Changes) {
      for (const { number } of changes.matters) numbers.add(number);
      if (changes.isCrowd) for (const kind of matterKinds) kinds.add(kind);
      for (const docket of changes.dockets) dockets.add(docket);
      // What tasks are cut from shows how far they are.
      if (dockets.has('tasks'))
        for (const source of ['directives', 'plans', 'meetings', 'recurrences']) dockets.add(source);
      // An answer changes how its check stands.
      if (dockets.has('area-answers')) dockets.add('area-checks');
      const wait = changes.isCrowd ? crowdMs * (1 + Math.random()) : gatherMs + changes.spreadMs * Math.random();
      gather ??= setTimeout(renew, wait);
    },
    stop: () => clearTimeout(gather),
  };
}

export function useLive(): Live {
  return useContext(Line);
}
