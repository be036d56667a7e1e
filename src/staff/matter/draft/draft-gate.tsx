import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { Typed } from '../matter-typed.ts';
import { useHearing } from '../../base/live.tsx';
import { useMe } from '../../base/me.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { bringEarlier } from './browser-drafts.ts';
import { DraftKeeper, type DraftForm, type DraftPicture } from './draft-keeper.ts';
import { draftPath } from './draft-path.ts';
import { draftWire, type SeenOpened } from './draft-wire.ts';

/** This window: another one of the same person is another writer. */
const writer = crypto.randomUUID();
const open = new Set<DraftKeeper>();
/** What was typed into a form that was closed before anybody said which window counts: kept as long as this page is, and on no machine. */
const undecided = new Map<string, Typed>();
/** What forms that were closed are still saving or removing: a form that is opened behind them waits for it. */
const settling = new Set<Promise<unknown>>();
function settle(work: Promise<unknown>): void {
  settling.add(work);
  void work.finally(() => settling.delete(work));
}

/** Saves what any form of the page still holds back, before a sign-out. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...open].map((keeper) => keeper.flush()));
}

/**
 * Opens a form with what was typed into it before, on whichever machine. Where that cannot be read the form opens all the same: what
 * lies at the server is not overwritten unasked.
 */
export function DraftGate({
  form,
  rows = 4,
  around = (loading) => loading,
  children,
}: {
  form: string;
  rows?: number;
  /** What stands around the form, while it is opened. */
  around?: (loading: ReactNode) => ReactNode;
  children: (found: SeenOpened | null) => ReactNode;
}) {
  const asked = useQuery({
    queryKey: ['draft', form],
    queryFn: async ({ signal }) => {
      await Promise.allSettled(settling);
      return draftWire.open(form, signal);
    },
    gcTime: 0,
    staleTime: Infinity,
    refetchOnMount: 'always',
    retry: false,
  });
  // What came first stays: a form that is being filled in is not opened anew under the hands.
  const [first, setFirst] = useState<{ found: SeenOpened | null } | null>(null);
  if (first === null && !asked.isFetching) setFirst({ found: asked.data?.draft ?? null });
  return first === null ? around(<Loading rows={rows} />) : children(first.found);
}

export interface KeptForm extends DraftPicture {
  keep: (typed: Typed) => void;
  /** Whether it may be submitted from this window, asked at the press. */
  mayGo: () => Promise<boolean>;
  /** Another window has the form: nothing goes from here until the person has chosen. */
  isStopped: boolean;
  clear: () => Promise<void>;
  renew: () => void;
  takeTheirs: () => Promise<Typed | null>;
  takeBack: () => Typed | null;
  keepMine: () => Promise<void>;
}

/** Brings what an earlier version kept on this machine to the server, once somebody is signed in. */
export function useEarlierDrafts(): void {
  const { id } = useMe();
  useEffect(() => {
    try {
      void bringEarlier(localStorage, id, draftWire, { writer, now: Date.now() });
    } catch {
      // A browser that keeps nothing has nothing to bring.
    }
  }, [id]);
}

/** With what was left of the form undecided, where this page has closed it so before. */
function keeperOf(form: DraftForm, found: SeenOpened | null): DraftKeeper {
  const made = new DraftKeeper(draftWire, form, found);
  const left = undecided.get(form.form);
  if (left !== undefined) made.layAside(left);
  return made;
}

/** The keeper of one form that is open; leaving it saves what waits. */
export function useKeptForm(form: string, title: string, found: SeenOpened | null): KeptForm {
  const { pathname, search } = useLocation();
  const path = draftPath(pathname, search);
  const [keeper] = useState(() => keeperOf({ form, title, path, writer }, found));
  useEffect(() => keeper.place(title, path), [keeper, title, path]);
  const hear = useHearing();
  useEffect(() => hear('draft', (saved) => keeper.hear(saved)), [hear, keeper]);
  const picture = useSyncExternalStore(keeper.subscribe, () => keeper.picture);
  useEffect(() => {
    open.add(keeper);
    const hide = () => {
      if (document.visibilityState === 'hidden') void keeper.flush(true);
    };
    const go = () => void keeper.flush(true);
    const online = () => void keeper.flush();
    const ask = (event: BeforeUnloadEvent) => {
      // Only what cannot be saved now is worth a question; the rest is saved behind the page.
      if (keeper.isUnsaved && (keeper.picture.trouble !== null || !navigator.onLine)) event.preventDefault();
    };
    window.addEventListener('pagehide', go);
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', hide);
    return () => {
      open.delete(keeper);
      window.removeEventListener('pagehide', go);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', hide);
      if (keeper.undecided !== null) undecided.set(form, keeper.undecided);
      settle(keeper.flush());
    };
  }, [keeper, form]);
  return {
    ...picture,
    keep: (typed) => keeper.keep(typed),
    mayGo: () => keeper.mayGo(),
    isStopped: picture.trouble === 'elsewhere' || picture.trouble === 'gone',
    clear: () => {
      undecided.delete(form);
      const work = keeper.clear();
      settle(work);
      return work;
    },
    renew: () => keeper.renew(),
    takeTheirs: () => keeper.takeTheirs(),
    takeBack: () => {
      undecided.delete(form);
      return keeper.takeBack();
    },
    keepMine: () => {
      undecided.delete(form);
      return keeper.keepMine();
    },
  };
}
