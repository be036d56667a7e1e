/** 出动 of today as this telephone knows it: who goes, with which certificates and vehicles, and under which id the bureau has it. */
import { useEffect } from 'react';
import type { Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import { useKeeper, useDay } from '../carried.tsx';
import type { Day } from '../outbox/wire.ts';
import { useDraft } from './draft.ts';

export interface SortieDraft {
  /** Null until they have set out. */
  id: string | null;
  campaignNumber: string;
  peopleIds: string[];
  /** By person, where the register has none that holds. */
  certificates: Record<string, string>;
  otherPeople: string;
  vehicles: string;
  route: string;
  /** It joined a colleague's sortie, whose people and vehicles stand here too since then. */
  isMerged: boolean;
}

export const splitWords = (words: string): string[] =>
  words
    .split(/[、，,；;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A sortie of today on which the person stands already: planned at the desk, or told by a colleague's telephone. */
function knownSortie(day: Day): Day['sorties'][number] | null {
  return day.sorties.find(({ state, peopleIds }) => state === 'planned' && peopleIds.includes(day.person.id)) ?? null;
}

export function useSortie(): {
  sortie: SortieDraft;
  change: (more: Partial<SortieDraft>) => void;
  isReady: boolean;
  /** The id that counts: where it joined another's sortie it is that one's. */
  sortieId: string | null;
  isBack: boolean;
  certificateOf: (id: string) => string;
} {
  const day = useDay();
  const { picture } = useKeeper();
  const known = knownSortie(day);
  const [first] = day.campaigns;
  const [draft, change, isReady] = useDraft<SortieDraft>(`sortie ${day.today}`, {
    id: null,
    campaignNumber: first?.number ?? '',
    peopleIds: [day.person.id],
    certificates: {},
    otherPeople: '',
    vehicles: '',
    route: '',
    isMerged: false,
  });
  const made = picture.acts.find(({ act }) => act.id === draft.id)?.body.arrived?.entryId ?? null;
  const others = made === null || made === draft.id ? undefined : day.sorties.find(({ id }) => id === made);
  const isToMerge = isReady && others !== undefined && !draft.isMerged;
  useEffect(() => {
    if (isToMerge && others !== undefined) change({ ...merged(draft, fromKnown(others)), isMerged: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it is known whose sortie it is.
  }, [isToMerge]);
  const sortie = draft.id === null && known !== null ? { ...draft, ...fromKnown(known) } : draft;
  const sortieId = made ?? sortie.id;
  const isBack =
    picture.acts.some(
      ({ body: { item } }) => item.kind === 'step' && item.ledger === 'sortie' && item.entryId === sortieId,
    ) || day.sorties.some(({ id, state }) => id === sortieId && state === 'done');
  const certificateOf = (id: string) =>
    day.people.find((one) => one.id === id)?.certificate || (sortie.certificates[id] ?? '');
  return { sortie, change, isReady, sortieId, isBack, certificateOf };
}

/** The people and vehicles of both, each once. */
function merged(own: SortieDraft, others: ReturnType<typeof fromKnown>): Partial<SortieDraft> {
  const both = (one: string, other: string) => [...new Set([...splitWords(one), ...splitWords(other)])].join('、');
  return {
    peopleIds: [...new Set([...others.peopleIds, ...own.peopleIds])],
    otherPeople: both(others.otherPeople, own.otherPeople),
    vehicles: both(others.vehicles, own.vehicles),
  };
}

function fromKnown({
  id,
  peopleIds,
  otherPeople,
  vehicles,
  route,
}: Pick<Sortie, 'id' | 'peopleIds' | 'otherPeople' | 'vehicles' | 'route'>) {
  return { id, peopleIds: [...peopleIds], otherPeople: otherPeople.join('、'), vehicles: vehicles.join('、'), route };
}

/** What the bureau is told of the people and the vehicles. */
export function crewOf({ peopleIds, otherPeople, vehicles, route }: SortieDraft, onDay: string) {
  return { onDay, peopleIds, otherPeople: splitWords(otherPeople), vehicles: splitWords(vehicles), route };
}
