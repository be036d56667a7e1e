/** The calls of call-outs and of the minutes of each link. */
import { useQuery } from '@tanstack/react-query';
import type { Callout, calloutRow } from '../../../domain/command/callout.ts';
import type { CalloutMore, CalloutRowMore, ResponseView } from '../../../http/api/command/callout-routes.ts';
import { send } from '../../base/client.ts';
import { docketCalls, type SeenEntry, type SeenRow } from '../../matter/docket/docket-calls.ts';
import { useMay } from '../../base/me.tsx';

export type SeenCalloutLine = SeenRow<Callout, (typeof calloutRow)[number], CalloutRowMore>;
export const calloutCalls = docketCalls<Callout, CalloutMore, SeenCalloutLine>('callouts', 200);
export type SeenCallout = SeenEntry<Callout, CalloutMore>;

export function responses(from: string, to: string, signal?: AbortSignal): Promise<ResponseView> {
  return send(`/responses?from=${from}&to=${to}`, { signal });
}

/** What is not over; asked again each half minute, and at once when the line tells of a change. */
export function useOpenCallouts() {
  return useQuery({
    queryKey: ['callouts', 'list', { state: 'open' }],
    queryFn: ({ signal }) => calloutCalls.list({ state: 'open' }, signal),
    enabled: useMay('callout.read'),
    placeholderData: (before) => before,
    refetchInterval: 30_000,
  });
}
