/** 选人: a list of people finds a name by its characters, by pinyin and by initials, as the villages do. */
import { useQuery } from '@tanstack/react-query';
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
  return {
    isMeant: (typed, label) => {
      const sought = typed.trim().toLowerCase();
      if (label.toLowerCase().includes(sought)) return true;
      const reads = readings.get(label.split(/[（(·]/u)[0]?.trim() ?? '') ?? [];
      return reads.some((one) => isSpelt(one, sought));
    },
    inHandOf: (id) => hands.get(id) ?? null,
  };
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
