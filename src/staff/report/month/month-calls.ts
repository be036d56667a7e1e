/** What the pages of the closing of months ask the server for. */
import type { MonthClosing } from '../../../domain/report/month/month-closing.ts';
import type { MonthMore, SeenLocks, SeenMonth, SeenMonthRecords } from '../../../http/api/report/month-routes.ts';
import { send, withoutEmpty, type Wire } from '../../base/client.ts';
import { docketCalls, type SeenEntry, type SeenEntryView } from '../../matter/docket/docket-calls.ts';

export const monthCalls = docketCalls<MonthClosing, MonthMore>('month-closings');
export type SeenClosing = SeenEntryView<MonthClosing, MonthMore>;
export type SeenClosingItem = SeenEntry<MonthClosing, MonthMore>;
export type Month = Wire<SeenMonth>;

const one = (number: string) => `/month-closings/${encodeURIComponent(number)}`;

export const fetchMonth = (number: string, signal: AbortSignal): Promise<Month> =>
  send(`${one(number)}/figures`, { signal });
export const fetchMonthRecords = (number: string, figure: string, signal: AbortSignal): Promise<SeenMonthRecords> =>
  send(`${one(number)}/records?figure=${figure}`, { signal });
export const fetchLocks = (
  asked: { from: string; to: string; officeId?: string | undefined },
  signal: AbortSignal,
): Promise<SeenLocks> => send(`/month-locks?${new URLSearchParams(withoutEmpty({ ...asked })).toString()}`, { signal });
