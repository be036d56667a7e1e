/** What the page of the reports of counties asks the server for. */
import { countyReportDocket, type CountyReport } from '../../domain/report/county-report.ts';
import type { CountyReportMore } from '../../http/api/report/county-report-routes.ts';
import { docketCalls, type SeenEntryView, type ShownDocket } from '../matter/docket/docket-calls.ts';

export const countyReportCalls = docketCalls<CountyReport, CountyReportMore>('county-reports');
export type SeenCountyReport = SeenEntryView<CountyReport, CountyReportMore>;
export const shownCountyReports: ShownDocket = countyReportDocket;
