import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { matterKinds } from '../../domain/matter/matter.ts';
import type { SeenPresence } from '../../http/api/matter/presence-view.ts';
import type { DraftSaved } from '../../http/base/live/board.ts';
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
import type { Wire } from './client.ts';
import { renewLedgers } from './ledger-renewal.ts';

/** What others have just changed; of a crowd of matters not which. */
interface Changes {
  isCrowd: boolean;
  /** Something was changed by way of another server, and nobody knows what: all that is shown is asked again. */
  isMissed: boolean;
  /** Within so much each desk waits a time of its own before it reads anew: all at once would hold up everybody. */
  spreadMs: number;
  matters: readonly { number: string }[];
  dockets: readonly string[];
}

/** What else comes over the line, for whoever asks to hear it. */
export interface LineTold {
  /** The line is open and quiet: whoever has something open says that he is still there. */
  beat: null;
  /** Somebody else came to a matter that the reader has open, or left it. */
  presence: SeenPresence;
  /** A window of the reader has saved what is typed into a form. */
  draft: Wire<Omit<DraftSaved, 'accountId'>>;
}
type Hear = <Name extends keyof LineTold>(name: Name, run: (told: LineTold[Name]) => void) => () => void;

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
/** Whoever has no line, as the program of the telephones, hears nothing. */
const Hearing = createContext<Hear>(() => () => undefined);
const retryMs = 5_000;
const gatherMs = 250;
const crowdMs = 8_000;
/** A change that comes by itself is shown at once; of many one behind another, as of a batch, the lists tell this often. */
const restMs = 2_000;

/** Listens to the changes of others and renews what is shown; after a break everything shown is asked again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [line, setLine] = useState<Live>({ live: false, brokenSince: null, told: 0, call: null });
  const [told] = useState(() => new EventTarget());
  useEffect(() => listen(queries, setLine, told), [queries, told]);
  const value = useMemo(() => line, [line]);
  const hear = useMemo(() => hearOn(told), [told]);
  return (
    <Hearing value={hear}>
      <Line value={value}>{children}</Line>
    </Hearing>
  );
}

function hearOn(told: EventTarget): Hear {
  return (name, run) => {
    const heard = (event: Event) => run((event as CustomEvent<never>).detail);
    told.addEventListener(name, heard);
    return () => told.removeEventListener(name, heard);
  };
}

const toldNames = ['beat', 'presence', 'draft'] as const satisfies readonly (keyof LineTold)[];

/** Holds the line open from now on, and tells how it is and what comes over it; what is given back ends it. */
function listen(queries: QueryClient, setLine: Dispatch<SetStateAction<Live>>, told: EventTarget): () => void {
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
    for (const name of toldNames)
      source.addEventListener(name, (event) =>
        told.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(String(event.data)) as unknown })),
      );
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
 * Gathers what has changed: many changes within a moment renew the lists once, and after that they rest a while: every desk that reads five
 * lists twice a second for as long as somebody's batch goes on makes the batch slow. On a day when crowds file, two hundred desks would be the
 * heaviest load of all: each then waits some seconds of its own.
 */
export function renewalOf(queries: QueryClient) {
  let restsUntil = 0;
  let gather: ReturnType<typeof setTimeout> | undefined;
  const kinds = new Set<string>();
  const numbers = new Set<string>();
  const dockets = new Set<string>();
  let isAll = false;
  const renew = () => {
    gather = undefined;
    restsUntil = performance.now() + restMs;
    if (isAll) void queries.invalidateQueries();
    else renewChanged();
    isAll = false;
    for (const known of [kinds, numbers, dockets]) known.clear();
  };
  const renewChanged = () => {
    for (const kind of kinds) void queries.invalidateQueries({ queryKey: [kind] });
    for (const kind of matterKinds) {
      for (const number of numbers) void queries.invalidateQueries({ queryKey: [kind, number] });
      void queries.invalidateQueries({ queryKey: [`${kind}s`] });
    }
    void renewLedgers(queries, [...dockets]);
    void queries.invalidateQueries({ queryKey: ['work'] });
    void queries.invalidateQueries({ queryKey: ['home'] });
    void queries.invalidateQueries({ queryKey: ['messages', 'own'] });
    void queries.invalidateQueries({ queryKey: ['instructions'] });
  };
  return {
    take(changes: Changes) {
      for (const { number } of changes.matters) numbers.add(number);
      isAll ||= changes.isMissed;
      if (changes.isCrowd) for (const kind of matterKinds) kinds.add(kind);
      for (const docket of changes.dockets) dockets.add(docket);
      // What tasks are cut from shows how far they are.
      if (dockets.has('tasks'))
        for (const source of ['directives', 'plans', 'meetings', 'recurrences']) dockets.add(source);
      // An answer changes how its check stands.
      if (dockets.has('area-answers')) dockets.add('area-checks');
      const wait = changes.isCrowd ? crowdMs * (1 + Math.random()) : gatherMs + changes.spreadMs * Math.random();
      gather ??= setTimeout(renew, Math.max(wait, restsUntil - performance.now()));
    },
    stop: () => clearTimeout(gather),
  };
}

export function useLive(): Live {
  return useContext(Line);
}

/** Hears one kind of what comes over the line, from now on until what is given back is called. */
export function useHearing(): Hear {
  return useContext(Hearing);
}
