/** 选人、选所、选类别: such a list finds a name by its characters, by pinyin and by initials, as the villages and the palette do. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../base/client.ts';
import { useMay } from '../base/me.tsx';

export interface FoundPeople {
  /** Whether what is typed means the name, which may have words behind it: 「周毅（排不上：…）」. */
  isMeant: (typed: string, label: string) => boolean;
  /** How many matters somebody of one's own office has; null where that is not known. */
  inHandOf: (id: string) => number | null;
}

type Read = { id: string; name: string; reads: readonly string[]; inHand: number | null };

export function foundPeople(people: readonly Read[]): FoundPeople {
  const readings = new Map(people.map(({ name, reads }) => [name, reads]));
  const hands = new Map(people.map(({ id, inHand }) => [id, inHand]));
  return { isMeant: (typed, label) => isMeantBy(readings, typed, label), inHandOf: (id) => hands.get(id) ?? null };
}

/** How names are read, each in one or more ways: 「zhou yi」. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** Whether what is typed means the label: by its characters, or by how the name is read that it is or begins with. */
export function isMeantBy(readings: Readings, typed: string, label: string): boolean {
  const sought = typed.trim().toLowerCase();
  if (label.toLowerCase().includes(sought)) return true;
  const reads = readings.get(label) ?? readings.get(label.split(/[（(·]/u)[0]?.trim() ?? '') ?? [];
  return reads.some((one) => isSpelt(one, sought));
}

/** Whether the letters spell the reading from one of its characters on, whole or in initials; ü is typed as v, or as u. */
function isSpelt(reading: string, sought: string): boolean {
  const letters = sought.replaceAll(/[^a-zü]/gu, '').replaceAll('ü', 'v');
  if (letters.length < 2) return false;
  return ['v', 'u'].some((key) => {
    const syllables = reading.toLowerCase().replaceAll('ü', key).split(' ');
    return syllables.some((_, i) => {
      const rest = syllables.slice(i);
      return [rest.join(''), rest.map((one) => one.slice(0, 1)).join('')].some((way) => way.startsWith(letters));
    });
  });
}

/** Read once a list of people stands on the page; until then, and for who may not read names, it finds by characters. */
export function useFoundPeople(isOfPeople = true): FoundPeople {
  const enabled = useMay('account.names') && isOfPeople;
  const read = useQuery({
    queryKey: ['people-found'],
    queryFn: ({ signal }) => client.foundPeople(signal),
    staleTime: 300_000,
    enabled,
  });
  return foundPeople(read.data?.people ?? []);
}

/**
 * How a list of offices, stations, towns or categories is searched. Their sounds come once it stands on the page; until then it finds by
 * characters.
 */
export function useNameSearch(isOfNames = true) {
  const enabled = useMay('organisation.read') && isOfNames;
  const read = useQuery({
    queryKey: ['names-read'],
    queryFn: ({ signal }) => client.namesRead(signal),
    staleTime: 300_000,
    enabled,
  });
  const readings = new Map((read.data?.names ?? []).map(({ name, reads }) => [name, reads]));
  return {
    filterOption: (typed: string, option?: { label?: ReactNode }) =>
      typeof option?.label === 'string' && isMeantBy(readings, typed, option.label),
  };
}
