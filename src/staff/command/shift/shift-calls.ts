/** The calls of the roster: its shifts, its months, its rota. What a shift changes renews all that begins with 'shifts'. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Rota } from '../../../domain/command/rota.ts';
import type { Shift } from '../../../domain/command/shift.ts';
import type { DutyView, RosterView } from '../../../http/api/command/roster-routes.ts';
import type { ShiftMore } from '../../../http/api/command/shift-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { useMay } from '../../base/me.tsx';

export const shiftCalls = docketCalls<Shift, ShiftMore>('shifts', 2_000);
export type SeenShift = SeenEntry<Shift, ShiftMore>;
export type SeenRoster = Wire<RosterView>;

export const rosterCalls = {
  month: (month: string, signal?: AbortSignal): Promise<SeenRoster> => send(`/roster?month=${month}`, { signal }),
  build: (period: unknown): Promise<{ made: number; gaps: unknown[] }> =>
    send('/roster', { method: 'POST', body: period }),
  saveRota: (rota: Rota): Promise<{ ok: true }> => send('/rota', { method: 'PUT', body: rota }),
};

/** The roster of a month as it is read and kept. */
export function rosterOf(month: string) {
  return queryOptions({
    queryKey: ['shifts', 'roster', month],
    queryFn: ({ signal }) => rosterCalls.month(month, signal),
  });
}

export function useRoster(month: string) {
  return useQuery({
    ...rosterOf(month),
    enabled: useMay('shift.read'),
    placeholderData: (before) => before,
    refetchInterval: 120_000,
  });
}

/** Who is on duty now and next, with their telephones; on every first screen. */
export function useDuty() {
  return useQuery({
    queryKey: ['shifts', 'now'],
    queryFn: ({ signal }) => send<Wire<DutyView>>('/roster/now', { signal }),
    enabled: useMay('shift.read'),
    placeholderData: (before) => before,
    refetchInterval: 120_000,
  });
}

/** What concerns the reader: shifts to keep, swaps to answer, notes to sign for. */
export function useMyShifts() {
  return useQuery({
    queryKey: ['shifts', 'mine'],
    queryFn: ({ signal }) => shiftCalls.list({ mine: 'yes' }, signal),
    enabled: useMay('shift.keep'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}
