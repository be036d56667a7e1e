/** 选人: a list of people finds a name by its characters, by pinyin and by initials, as the villages do. */
import { useQuery } from '@tanstack/react-query';
import { isSpelt, lettersOf, soundFrom, type Sound } from '../../domain/county/sound.ts';
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
  const sounds = new Map<string, Sound>(
    people.map(({ name, reads }) => [name, soundFrom(reads.map((one) => one.split(' ')))]),
  );
  const hands = new Map(people.map(({ id, inHand }) => [id, inHand]));
  return {
    isMeant: (typed, label) => {
      const sought = typed.trim().toLowerCase();
      if (label.toLowerCase().includes(sought)) return true;
      const letters = lettersOf(sought);
      const sound = sounds.get(label.split(/[（(·]/u)[0]?.trim() ?? '');
      return letters !== null && sound !== undefined && isSpelt(sound, letters);
    },
    inHandOf: (id) => hands.get(id) ?? null,
  };
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
