import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { dayOf, dayZh } from '../../../domain/base/calendar.ts';
import type { PhraseForm } from '../../../domain/matter/phrase/phrase.ts';
import { known, matterVariables, type VariableValues } from '../../../domain/matter/phrase/variables.ts';
import type { Named } from '../../../http/api/matter/matter-view.ts';
import type { PhraseList, SeenPhrase } from '../../../http/api/matter/phrase/phrase-routes.ts';
import { send } from '../../base/client.ts';
import { useMe } from '../../base/me.tsx';

export type { PhraseList, SeenPhrase };

/** What is known of the matter that the field belongs to; empty in a form of none. */
export const FieldVariables = createContext<VariableValues>({});

/** What a text module put in here can be filled with. */
export function useVariables(): VariableValues {
  const me = useMe();
  return known({
    ...useContext(FieldVariables),
    今天: dayZh(me.today),
    我: me.name,
    本单位: me.organisationName ?? me.stationName ?? '',
    热线: me.hotline,
  });
}

interface SeenRow {
  number: string;
  receivedAt: string | null;
  dueOn: string | null;
}

/** What the page of a matter knows of it. */
export function variablesOf(
  { number, receivedAt, dueOn }: SeenRow,
  names: Pick<Named, 'officeName' | 'stationName' | 'handlerName' | 'categoryZh'>,
): VariableValues {
  return matterVariables({
    number,
    receivedOn: receivedAt === null ? null : dayOf(new Date(receivedAt)),
    dueOn,
    ...names,
  });
}

export function usePhrases() {
  return useQuery({
    queryKey: ['phrases'],
    queryFn: ({ signal }) => send<PhraseList>('/phrases', { signal }),
    staleTime: 60_000,
  });
}

const one = (id: string) => `/phrases/${id}`;

export function savePhrase(id: string, form: PhraseForm, readVersion: number): Promise<object> {
  return send<object>(one(id), { method: 'PUT', body: { ...form, readVersion } });
}

export function deletePhrase(id: string): Promise<object> {
  return send<object>(one(id), { method: 'DELETE' });
}
