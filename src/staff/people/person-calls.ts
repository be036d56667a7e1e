/** The calls about the people of the network, beside those that every docket has. */
import { useQuery } from '@tanstack/react-query';
import type { Allowance } from '../../domain/people/allowance.ts';
import type { Appointment } from '../../domain/people/appointment.ts';
import type { Engagement } from '../../domain/people/engagement.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Training } from '../../domain/people/training.ts';
import type { Twin } from '../../domain/people/person-twin.ts';
import type { AllowanceMore, EngagementMore } from '../../http/api/people/allowance-routes.ts';
import type { AppointmentMore, Compositions } from '../../http/api/people/appointment-routes.ts';
import type { PersonFile, PersonMore } from '../../http/api/people/person-routes.ts';
import type { PactView, StaffingView } from '../../http/api/people/staffing-routes.ts';
import type { SheetLine, TrainingMore } from '../../http/api/people/training-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { docketCalls } from '../matter/docket/docket-calls.ts';
import type { Choosable } from '../matter/choices.ts';

export const people = docketCalls<Person, PersonMore>('people', 2_000);
export const appointments = docketCalls<Appointment, AppointmentMore>('appointments', 2_000);
export const trainings = docketCalls<Training, TrainingMore>('trainings');
export const engagements = docketCalls<Engagement, EngagementMore>('engagements');
export const allowances = docketCalls<Allowance, AllowanceMore>('allowances', 5_000);

export type SeenFile = Wire<PersonFile>;
export type SeenTwin = Wire<Twin>;
export type SeenCompositions = Wire<Compositions>;
export type SeenPacts = Wire<PactView>;
export type SeenSheetLine = Wire<SheetLine>;
export interface PeopleCounts {
  people: number;
  several: number;
  merged: number;
  byDepartment: { departmentId: string; people: number }[];
}

export const peopleClient = {
  file: (id: string, signal?: AbortSignal) => send<SeenFile>(`/people/${id}/file`, { signal }),
  twins: (signal?: AbortSignal) => send<{ twins: SeenTwin[] }>('/person-twins', { signal }),
  counts: (signal?: AbortSignal) => send<PeopleCounts>('/person-counts', { signal }),
  registerList: (rows: readonly object[]) =>
    send<{ saved: number }>('/person-lists', { method: 'POST', body: { people: rows } }),
  compositions: (signal?: AbortSignal) => send<SeenCompositions>('/compositions', { signal }),
  moveMany: (body: object) => send<{ moved: number }>('/appointment-batches', { method: 'POST', body }),
  staffing: (signal?: AbortSignal) => send<StaffingView>('/staffing', { signal }),
  saveStaffing: (form: unknown) => send<object>('/staffing', { method: 'PUT', body: form }),
  saveSuccession: (form: unknown) => send<object>('/successions', { method: 'PUT', body: form }),
  loadReform: () => send<{ added: number }>('/successions', { method: 'POST' }),
  pacts: (signal?: AbortSignal) => send<SeenPacts>('/pacts', { signal }),
  savePact: (form: unknown) => send<object>('/pacts', { method: 'PUT', body: form }),
  sheet: (key: string, signal?: AbortSignal) =>
    send<{ lines: SeenSheetLine[] }>(`/trainings/${encodeURIComponent(key)}/sheet`, { signal }),
  draftAllowances: (body: object) =>
    send<{ drafted: number; passed: number }>('/allowance-drafts', { method: 'POST', body }),
  moveAllowances: (body: object) => send<{ moved: number }>('/allowance-batches', { method: 'POST', body }),
};

export function useStaffing() {
  return useQuery({
    queryKey: ['staffing'],
    queryFn: ({ signal }) => peopleClient.staffing(signal),
    staleTime: 300_000,
  }).data;
}

/** Who is not in a list to choose from could never be chosen. */
const everybody = { state: 'open', limit: '20000' };

/** Everybody on the register, to choose from; where he stands is said beside his name. */
export function usePeople(enabled = true): readonly Choosable[] {
  const found = useQuery({
    queryKey: ['people', 'list', everybody],
    queryFn: ({ signal }) => people.list(everybody, signal),
    enabled,
    staleTime: 60_000,
  }).data;
  return (found?.items ?? []).map(({ entry, more }) => ({
    id: entry.id,
    name: `${entry.name}（${more.stationName ?? more.placeName}）`.replace('（）', ''),
  }));
}

/** The titles of the dictionary, for the form of an appointment. */
export function useTitles(): readonly Choosable[] {
  return (useStaffing()?.staffing.titles ?? []).map(({ code, zh }) => ({ id: code, name: zh, of: 'title' as const }));
}
