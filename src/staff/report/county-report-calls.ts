/** What the page of the reports of counties asks the server for. */
import type { CountyReport } from '../../domain/report/county-report.ts';
import countyReportDocket from '../../domain/report/county-report.ts?countyReportDocket';
import type { CountyReportMore } from '../../http/api/report/county-report-routes.ts';
import { docketCalls, type SeenEntryView } from '../matter/docket/docket-calls.ts';
import type { ShownDocket } from '../matter/docket/shown-docket.ts';

export const countyReportCalls = docketCalls<CountyReport, CountyReportMore>('county-reports');
export type SeenCountyReport = SeenEntryView<CountyReport, CountyReportMore>;
export const shownCountyReports: ShownDocket = countyReportDocket;
