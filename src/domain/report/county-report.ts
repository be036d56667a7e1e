/**
 * 各县上报 (county report): a signed report that came over the line from a county below. It is received, or given back with the reason, and the
 * answer goes back to the docket of that county. Nobody writes in it here.
 */
import { z } from 'zod';
import { mayDo } from '../base/actor.ts';
import type { Change } from '../base/event.ts';
import type { CountyReportVerb } from '../base/ledger-verbs.ts';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { CarriedReport } from '../exchange/carried.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts } from '../matter/matter.ts';

export const countyReportStateWords = {
  waiting: { zh: '待收', en: 'To be received' },
  received: { zh: '已收到', en: 'Received' },
  returned: { zh: '已退回', en: 'Given back' },
} as const;
export type CountyReportState = keyof typeof countyReportStateWords;

export interface CountyReport {
  countyId: number;
  id: string;
  /** 「县2026-0003」 */
  number: string;
  version: number;
  state: CountyReportState;
  /** Whose it is. */
  peerCountyId: number;
  /** Over which line it came, and the answer goes; null for the one line to the network above. */
  linePeerId: number | null;
  fromName: string;
  /** By which its county knows it. */
  reportId: string;
  edition: number;
  theirNumber: string;
  issueNumber: string;
  title: string;
  periodFrom: Day;
  periodTo: Day;
  signedOn: Day;
  sha256: string;
  seal: string;
  /** Null in a list, which shows no text. */
  content: CarriedReport | null;
  answerWords: string;
  answeredById: string | null;
  answeredAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
}

export const TakeCountyReport = z.object({
  id: z.uuid(),
  linePeerId: z.number().int().nullable(),
  report: CarriedReport,
});
export type TakeCountyReport = z.infer<typeof TakeCountyReport>;

export const ReceiveCountyReport = z.object({
  words: labelled(written().max(300).default(''), {
    zh: '回执的话（可不填，县里看得到）',
    en: 'Words of the receipt (the county reads them)',
    input: 'longText',
  }),
});
export const ReturnCountyReport = z.object({
  words: labelled(written().min(2).max(300), {
    zh: '为什么退回（县里看得到）',
    en: 'Why it is given back (the county reads it)',
    input: 'longText',
  }),
});

export const countyReportMoves = {
  waiting: { receive: 'received', giveBack: 'returned' },
  received: {},
  returned: {},
} as const satisfies Record<CountyReportState, Partial<Record<string, CountyReportState>>>;

export interface CountyReportDetails {
  'county-report-came': {
    number: string;
    from: string;
    title: string;
    theirs: string;
    edition: number;
    sha256: string;
  };
  'county-report-received': { words: string };
  'county-report-returned': { words: string };
}

declare module '../base/event.ts' {
  interface Details extends CountyReportDetails {}
}

export const countyReportTellings: Tellings<CountyReportDetails> = {
  'county-report-came': (d) => [
    `${text(d.from)}经线路报来《${text(d.title)}》，对方编号 ${text(d.theirs)}，第 ${text(d.edition)} 版（校验 ${text(d.sha256).slice(0, 12)}）。`,
    `Came over the line from ${text(d.from)}: ${text(d.title)}, there ${text(d.theirs)}, edition ${text(d.edition)} (hash ${text(d.sha256).slice(0, 12)}).`,
  ],
  'county-report-received': plainTelling(
    { zh: '收到了，回执发回县里', en: 'Received; the receipt goes back' },
    'words',
  ),
  'county-report-returned': plainTelling({ zh: '退回县里', en: 'Given back to the county' }, 'words'),
};

export function takeCountyReport(
  { id, linePeerId, report }: TakeCountyReport,
  facts: Facts & { number: string | null },
): Change<CountyReport> {
  const { by, at } = facts;
  const { countyId: peerCountyId, from, reportId, edition, number: theirNumber, issueNumber, title, sha256 } = report;
  const next: CountyReport = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'waiting',
    peerCountyId,
    linePeerId,
    fromName: from,
    reportId,
    edition,
    theirNumber,
    issueNumber,
    title,
    periodFrom: report.periodFrom,
    periodTo: report.periodTo,
    signedOn: report.signedOn,
    sha256,
    seal: report.seal,
    content: report,
    answerWords: '',
    answeredById: null,
    answeredAt: null,
    openedAt: at,
    closedAt: null,
  };
  const detail = { number: next.number, from, title, theirs: theirNumber, edition, sha256 };
  return { next, event: eventOf(next, 'county-report-came', facts, detail) };
}

const verbs = {
  receive: 'county-report-received',
  giveBack: 'county-report-returned',
} as const satisfies Record<'receive' | 'giveBack', CountyReportVerb>;

const answered = (words: string, { by, at }: Facts): Partial<CountyReport> => ({
  answerWords: words,
  answeredById: by.id,
  answeredAt: at,
  closedAt: at,
});

export const countyReportProcedure = docketRules<CountyReport, typeof verbs>(countyReportMoves, verbs, {
  receive: {
    zh: '收到',
    en: 'Receive',
    permission: 'workReport.receive',
    input: ReceiveCountyReport,
    chief: true,
    apply: (_report, { words }: z.infer<typeof ReceiveCountyReport>, facts) => ({
      next: answered(words, facts),
      detail: { words },
    }),
  },
  giveBack: {
    zh: '退回',
    en: 'Give back',
    permission: 'workReport.receive',
    input: ReturnCountyReport,
    apply: (_report, { words }: z.infer<typeof ReturnCountyReport>, facts) => ({
      next: answered(words, facts),
      detail: { words },
    }),
  },
});

/** 各县上报簿 */
export const countyReportDocket: Docket<CountyReport, TakeCountyReport> = {
  name: 'county_report',
  path: 'county-reports',
  zh: '各县上报',
  en: 'Reports of counties',
  letter: '县',
  read: 'workReport.receive',
  states: countyReportStateWords,
  moves: countyReportMoves,
  over: ['received', 'returned'],
  opening: { zh: '从线路收进', en: 'Take from the line', permission: 'countyReport.take', input: TakeCountyReport },
  open: takeCountyReport,
  procedure: countyReportProcedure,
  maySee: (actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'workReport.receive'),
};
