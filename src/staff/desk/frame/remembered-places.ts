/** What a person has chosen for his own desk: the tab that each room was left on, and the pages pinned at the foot of the rail. */
import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../../base/me.tsx';
import { firstPins, has, mostPins, rooms, type Room, type Tab } from './rooms.ts';

const listeners = new Set<() => void>();
const listen = (changed: () => void) => {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
};

/** A word kept on this machine for whoever is signed in; null where there is none. */
function useKept(name: string): [string | null, (word: string) => void] {
  const key = `hongdun.${name}.${useMe().id}`;
  const word = useSyncExternalStore(listen, () => localStorage.getItem(key));
  const keep = useCallback(
    (next: string) => {
      localStorage.setItem(key, next);
      for (const changed of listeners) changed();
    },
    [key],
  );
  return [word, keep];
}

/** Where a line of a room leads: to the tab that was open there last, at first to its first one. */
export function useLastTabs(): { lastOf: (room: Room) => string; keep: (room: Room, tab: Tab) => void } {
  const [word, keepWord] = useKept('rooms');
  const last = wordsOf(word);
  return {
    lastOf: (room) => room.tabs.find(({ to }) => to === last[room.id])?.to ?? room.tabs[0]?.to ?? '/',
    keep: (room, tab) => {
      if (last[room.id] !== tab.to) keepWord(JSON.stringify({ ...last, [room.id]: tab.to }));
    },
  };
}

function wordsOf(word: string | null): Partial<Record<string, string>> {
  try {
    const read: unknown = JSON.parse(word ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Partial<Record<string, string>>) : {};
  } catch {
    return {};
  }
}

/** Something that was opened: a page by its path, a matter by its number. No name and no words of anybody are kept. */
export interface Opened {
  path: string;
  number: string | null;
}

const mostRecent = 8;

/** What the person opened last from the palette, the newest first. */
export function useRecent(): { recent: Opened[]; remember: (opened: Opened) => void } {
  const [word, keep] = useKept('recent');
  const recent = openedOf(word);
  return {
    recent,
    remember: (opened) => {
      // A search and an opened row stand in the address with the words of somebody; a page and a number do not.
      if (opened.path.includes('?') && opened.number === null) return;
      keep(JSON.stringify([opened, ...recent.filter(({ path }) => path !== opened.path)].slice(0, mostRecent)));
    },
  };
}

function openedOf(word: string | null): Opened[] {
  try {
    const read: unknown = JSON.parse(word ?? '[]');
    return Array.isArray(read) ? (read as Opened[]) : [];
  } catch {
    return [];
  }
}

/** 常用: up to five pages, by role until the person has chosen. */
export function usePins(): { pins: Tab[]; full: boolean; turn: (tab: Tab) => void } {
  const { role, permissions } = useMe();
  const [word, keep] = useKept('pins');
  const chosen = word === null ? firstPins[role] : word.split(' ').filter((one) => one !== '');
  const tabs = rooms.flatMap((room) => room.tabs).filter((tab) => has(tab, permissions));
  const pins = chosen.flatMap((to) => tabs.find((tab) => tab.to === to) ?? []).slice(0, mostPins);
  return {
    pins,
    full: pins.length >= mostPins,
    turn: (tab) => {
      const paths = pins.map(({ to }) => to);
      keep((paths.includes(tab.to) ? paths.filter((to) => to !== tab.to) : [...paths, tab.to]).join(' '));
    },
  };
}
