/** What the pages of work reports ask the server for. */
import type { WorkReport, WriteReport } from '../../domain/report/work-report.ts';
import type { workReportRow, workReportSpare } from '../../domain/report/work-report-list.ts';
import type { SaveSchedule } from '../../domain/report/template/schedule.ts';
import type { SaveTemplate } from '../../domain/report/template/template.ts';
import type {
  SeenDifference,
  SeenDraft,
  SeenDrafts,
  SeenReading,
  SeenTemplates,
  WorkReportMore,
  WorkReportRowMore,
} from '../../http/api/report/work-report-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { docketCalls, type SeenEntryView, type SeenRow } from '../matter/docket/docket-calls.ts';

export type SeenReportLine = SeenRow<
  WorkReport,
  (typeof workReportRow)[number],
  WorkReportRowMore,
  (typeof workReportSpare)[number]
>;
export const workReportCalls = docketCalls<WorkReport, WorkReportMore, SeenReportLine>('work-reports', 200);
export type SeenReport = SeenEntryView<WorkReport, WorkReportMore>;
export type Reading = Wire<SeenReading>;
export type Value = Reading['values'][number];

const one = (number: string) => `/work-reports/${encodeURIComponent(number)}`;

export const readingKey = (number: string, version: number) =>
  [workReportCalls.path, 'reading', number, version] as const;
export const fetchReading = (number: string, signal: AbortSignal): Promise<Reading> =>
  send(`${one(number)}/reading`, { signal });
export const fetchDifference = (number: string, signal: AbortSignal): Promise<Wire<SeenDifference>> =>
  send(`${one(number)}/difference`, { signal });
export const fetchDrafts = (number: string, signal: AbortSignal): Promise<Wire<SeenDrafts>> =>
  send(`${one(number)}/drafts`, { signal });
export const fetchDraft = (number: string, n: number, signal: AbortSignal): Promise<Wire<SeenDraft>> =>
  send(`${one(number)}/drafts/${n}`, { signal });

export const fetchTemplates = (signal: AbortSignal): Promise<Wire<SeenTemplates>> =>
  send('/report-templates', { signal });
export const saveTemplate = (input: SaveTemplate): Promise<object> =>
  send('/report-templates', { method: 'POST', body: input });
export const saveSchedule = (input: SaveSchedule): Promise<object> =>
  send('/report-schedules', { method: 'POST', body: input });

/** One change of the text; what is left out stays. */
export function writing(change: Partial<WriteReport>): WriteReport {
  return { put: null, after: null, remove: null, move: null, chip: null, head: null, issue: null, ...change };
}
