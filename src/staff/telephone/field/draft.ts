/** What is being typed of one thing: kept sealed as it is typed, and taken away by the act that is made of it. */
import { useEffect, useRef, useState } from 'react';
import { useKeeper } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';

/** The id of the draft is that of the act that is made of it: pressed in two windows, it is one act all the same. */
export type Drafted<T> = T & { draftId: string };

export function useDraft<T extends object>(
  name: string,
  empty: T,
): [Drafted<T>, (change: Partial<T>) => void, boolean] {
  const { keeper } = useKeeper();
  const [value, setValue] = useState<Drafted<T>>(() => ({ ...empty, draftId: crypto.randomUUID() }));
  const [isReady, setReady] = useState(false);
  const now = useRef(value);
  useEffect(() => {
    let gone = false;
    void keeper
      .findDraft<Drafted<T>>(name)
      .catch(() => null)
      .then((kept) => {
        if (gone) return;
        now.current = { ...now.current, ...goingOn(keeper.picture.acts, name, kept) };
        setValue(now.current);
        setReady(true);
      });
    return () => {
      gone = true;
    };
  }, [keeper, name]);
  const change = (more: Partial<T>) => {
    now.current = { ...now.current, ...more };
    setValue(now.current);
    void keeper.keepDraft(name, now.current).catch(() => undefined);
  };
  return [value, change, isReady];
}

/**
 * With what the form begins: what was being typed, unless an act was made of it, which another window may not have known; else what was
 * typed for an act that was not taken, to be mended under an id of its own. Null for a form that begins anew.
 */
export function goingOn<T extends { draftId?: string }>(
  acts: readonly OpenAct[],
  name: string,
  kept: T | null,
): Partial<T> | null {
  if (kept !== null && !acts.some(({ act }) => act.id === kept.draftId && act.state !== 'held')) return kept;
  const held = acts.findLast(({ act, body }) => act.state === 'held' && body.draft?.name === name)?.body.draft;
  if (held === undefined || held === null) return null;
  const { draftId: _own, ...typed } = held.typed as T;
  return typed as Partial<T>;
}
