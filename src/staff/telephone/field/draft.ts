/** What is being typed of one thing: kept sealed as it is typed, and taken away by the act that is made of it. */
import { useEffect, useRef, useState } from 'react';
import { useKeeper } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Stamp } from './visit.ts';

/** The id of the draft is that of the act that is made of it: pressed in two windows, it is one act all the same. */
export type Drafted<T> = T & { draftId: string };

export function useDraft<T extends object>(
  name: string,
  empty: T,
  mended?: OpenAct | null,
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
        now.current = { ...now.current, ...goingOn(keeper.picture.acts, name, kept, mended) };
        setValue(now.current);
        setReady(true);
      });
    return () => {
      gone = true;
    };
  }, [keeper, name, mended]);
  const change = (more: Partial<T>) => {
    now.current = { ...now.current, ...more };
    setValue(now.current);
    void keeper.keepDraft(name, now.current).catch(() => undefined);
  };
  return [value, change, isReady];
}

/**
 * With what the form begins: what was being typed, unless an act was made of it, which another window may not have known; else what was
 * typed for an act that was not taken, to be mended under an id of its own: for `mended`, where a page makes several of a kind, so that a new
 * one begins empty and takes no other's place. Null for a form that begins anew.
 */
export function goingOn<T extends { draftId?: string }>(
  acts: readonly OpenAct[],
  name: string,
  kept: T | null,
  mended?: OpenAct | null,
): Partial<T> | null {
  if (kept !== null && !acts.some(({ act }) => act.id === kept.draftId && act.state !== 'held')) return kept;
  const held =
    mended === undefined
      ? acts.findLast(({ act, body }) => act.state === 'held' && body.draft?.name === name)?.body.draft
      : mended?.body.draft;
  if (held === undefined || held === null) return null;
  const { draftId: _own, ...typed } = held.typed as T;
  return typed as Partial<T>;
}

/** The act of this id that was not taken, with what was typed for it; null where there is none to mend. */
export function heldAct(acts: readonly OpenAct[], id: string): OpenAct | null {
  const isMended = ({ act, body }: OpenAct) => act.state === 'held' && act.id === id && Boolean(body.draft);
  return acts.find(isMended) ?? null;
}

/** What a mended act takes the place of: it, and what was made in the same press and waits behind it. */
export function insteadOf(acts: readonly OpenAct[], mended: OpenAct | null): OpenAct[] {
  return mended === null ? [] : acts.filter(({ act }) => act.state !== 'sent' && isOfOnePress(act.id, mended, acts));
}

function isOfOnePress(id: string, mended: OpenAct, acts: readonly OpenAct[]): boolean {
  if (id === mended.act.id) return true;
  const own = acts.find(({ act }) => act.id === id)?.body;
  const isOpening = mended.body.item.kind === 'opening';
  return isOpening && own?.item.kind === 'step' && own.item.entryId === mended.act.id;
}

/** Where what was typed for an act of the field is mended: of one that opened an entry, under its own id. */
export function mendedAt({ act, body }: OpenAct): string | null {
  const { item, draft } = body;
  if (!draft || (item.kind !== 'opening' && item.kind !== 'step')) return null;
  const pages: Partial<Record<string, string>> = { exhibit: 'exhibit', seizure: 'seize', sampling: 'sample' };
  const page = pages[item.ledger];
  return page === undefined ? null : `#/${page}/${act.id}`;
}

/** What is mended was done when it was done, not when it is mended. */
export function stampOf(stamp: Stamp, mended: OpenAct | null): Stamp {
  const item = mended?.body.item;
  return item?.kind === 'opening' || item?.kind === 'step' ? { ...stamp, actedAt: item.actedAt } : stamp;
}
