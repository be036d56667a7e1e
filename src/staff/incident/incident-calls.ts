/** The calls of incidents and area checks, and their answers as JSON carries them. */
import { useQuery } from '@tanstack/react-query';
import type { AreaCheck } from '../../domain/incident/area-check.ts';
import type { Incident, incidentRow } from '../../domain/incident/incident.ts';
import type { AreaCheckMore, CheckAnswers } from '../../http/api/incident/area-check-routes.ts';
import type { IncidentMore, IncidentRowMore } from '../../http/api/incident/incident-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { docketCalls, type SeenEntryView, type SeenRow } from '../matter/docket/docket-calls.ts';

export type SeenIncidentLine = SeenRow<Incident, (typeof incidentRow)[number], IncidentRowMore>;
export const incidentCalls = docketCalls<Incident, IncidentMore, SeenIncidentLine>('incidents');
export const areaCheckCalls = docketCalls<AreaCheck, AreaCheckMore>('area-checks');

export type SeenIncident = SeenEntryView<Incident, IncidentMore>;
export type SeenAnswers = Wire<CheckAnswers>;

/** Every station of a check with what it has said; read again whenever one answers. */
export function useAnswers(number: string, isShown = true) {
  return useQuery({
    queryKey: [areaCheckCalls.path, 'answers', number],
    queryFn: ({ signal }) => send<SeenAnswers>(`/area-checks/${encodeURIComponent(number)}/answers`, { signal }),
    enabled: isShown,
    refetchInterval: 60_000,
  });
}

export const answerCalls = {
  give: (form: unknown) => send<{ answer: string }>('/area-answers', { method: 'POST', body: form }),
  read: (number: string) => send(`/area-checks/${encodeURIComponent(number)}/read`, { method: 'POST' }),
};
