/** The calls of call-outs and of the minutes of each link. */
import { useQuery } from '@tanstack/react-query';
import type { Callout, calloutRow } from '../../../domain/command/callout.ts';
import type { Dial, EndCall } from '../../../domain/complaint/facts/dial.ts';
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

const one = (number: string) => `/callouts/${encodeURIComponent(number)}/dial`;
/** Rings up who told of it, and says how that call ended. */
export const dialTeller = (number: string, body: Pick<Dial, 'id' | 'whom' | 'n'>) =>
  send<{ phone: string }>(one(number), { method: 'POST', body });
export const endTellerCall = (number: string, body: EndCall) =>
  send<object>(`${one(number)}/end`, { method: 'POST', body });

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
