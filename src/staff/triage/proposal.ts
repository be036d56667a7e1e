import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import { client } from '../base/client.ts';
import type { Typed } from '../matter/matter-typed.ts';
import type { Slots } from './proposed-fields.ts';

const pauseMs = 350;
/** Two words say nothing yet. */
const leastTold = 6;
const mostTold = 5000;

/** What the server is asked with: the text and what the form knows by now. */
export interface Telling {
  text: string;
  channel: string;
  /** The instant of receipt when the form says one: the law of that day is what the proposal cites. */
  receivedAt?: string;
  known: {
    consumerName: string;
    phone: string;
    homeRegionId: string | null;
    operatorName: string;
    operatorRegionId: string | null;
  };
  /** What was compared and is not the same, by number. */
  apart: string[];
}

/** The telling of an intake whose fields are named as in a filing. */
export function tellingOf(typed: Typed, slots: Slots, story = 'story', phone = 'consumer.phone'): Telling {
  const at = (path: string | undefined, most: number) =>
    path === undefined ? '' : (typed[path] ?? '').trim().slice(0, most);
  const orNull = (path: string | undefined) => at(path, 40) || null;
  const received = at('receivedAt', 16);
  return {
    text: at(story, mostTold),
    channel: at('channel', 10) || 'C01',
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(received) ? { receivedAt: `${received}:00+08:00` } : {}),
    known: {
      consumerName: at(slots.name, 60),
      phone: at(phone, 30).replace(/[\s-]/gu, ''),
      homeRegionId: orNull(slots.home),
      operatorName: at(slots.operator, 100),
      operatorRegionId: orNull(slots.place),
    },
    apart: apartIn(typed).slice(-40),
  };
}

/** What was compared while the sheet was written and is not the same, by number; it is kept once the sheet has a number of its own. */
export function apartIn(typed: Typed): string[] {
  return (typed['apart'] ?? '').split(',').filter((one) => one !== '');
}

/** Asks once the typing pauses; a later question ends an earlier one, and what was proposed stays until it is answered. */
export function useTriage(telling: Telling): { answer: SeenProposals | null; failed: boolean } {
  const now = JSON.stringify(telling);
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), pauseMs);
    return () => clearTimeout(timer);
  }, [now]);
  const asked = JSON.parse(settled) as Telling;
  const enough = telling.text.length >= leastTold;
  const found = useQuery({
    queryKey: ['triage', settled],
    queryFn: ({ signal }) => client.triage(asked, signal),
    enabled: asked.text.length >= leastTold,
    placeholderData: (before) => before,
    retry: false,
    staleTime: 60_000,
  });
  return { answer: enough ? (found.data ?? null) : null, failed: enough && found.isError };
}
