/**
 * 手写的话的题 (sentences with claims): what stands in `tests/fixtures/report/claims-1.jsonl` and `claims-2.jsonl`, and the ledger that they are
 * held against. In every month so many things happen, one on each of its first days, so that the count of any days can be reckoned by hand.
 */
import { readFileSync } from 'node:fs';
import { addDays, daysBetween } from '../../../src/domain/base/calendar.ts';
import type { CountedValues } from '../../../src/domain/figures.ts';
import { rate } from '../../../src/domain/figures/figure.ts';
import { ReportBody } from '../../../src/domain/report/body.ts';
import { ratioOf, type ReportScope } from '../../../src/domain/report/chip-value.ts';
import { claimsIn, isSameAsLedger, type Claim } from '../../../src/domain/report/check/claim/claim.ts';
import { ledgerOf, namedOffices } from '../../../src/domain/report/check/claim/said-of.ts';
import { periodZh } from '../../../src/domain/report/style/day-style.ts';
import { otherThanLedger, typedClaims } from '../../../src/domain/report/typed-words.ts';
import { writeReport } from '../../../src/domain/report/writing.ts';

export interface ClaimSentence {
  id: string;
  report: ReportName;
  text: string;
  /** The numbers that the ledger counts otherwise; empty where nothing is to be said. */
  wrong: string[];
}

const untilNovember = { from: '2026-01-01', to: '2026-11-30' };
/** The reports in which they are typed; `pasted` is no report of this program. */
export const claimReports = {
  month: { from: '2026-11-01', to: '2026-11-30', officeId: null },
  year: { ...untilNovember, officeId: null },
  quarter: { from: '2026-07-01', to: '2026-09-30', officeId: null },
  office: { ...untilNovember, officeId: 'SO-CG' },
  officeMonth: { from: '2026-11-01', to: '2026-11-30', officeId: 'SO-CG' },
  pasted: null,
} as const satisfies Record<string, ReportScope | null>;
type ReportName = keyof typeof claimReports;

export function claimSentences(half: 1 | 2): ClaimSentence[] {
  return readFileSync(new URL(`../../fixtures/report/claims-${half}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): ClaimSentence => JSON.parse(line));
}

/** So many a month, and how much each of them is. */
const county = {
  received: [12, 1],
  accepted: [10, 1],
  declined: [2, 1],
  mediated: [9, 1],
  settled: [6, 1],
  terminated: [2, 1],
  closed: [8, 1],
  tipoffs: [5, 1],
  askedPeople: [20, 1],
  recoveredFen: [1, 100_000],
  materialsHandedOut: [10, 10],
  batchesSampled: [4, 1],
  inspectedShops: [7, 1],
} as const;
const ofOffices: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  'SO-CG': {
    received: [3, 1],
    accepted: [2, 1],
    closed: [2, 1],
    recoveredFen: [1, 20_000],
    materialsHandedOut: [1, 10],
  },
  'SO-LH': { received: [5, 1], accepted: [4, 1], closed: [3, 1] },
};

/** In 2025 eight of ten; before, nothing was kept. */
export function claimLedger({ from, to, officeId }: ReportScope): CountedValues | null {
  if (from < '2025-01-01') return null;
  const rates = officeId === null ? county : (ofOffices[officeId] ?? {});
  const days = daysOf(from, to);
  const values = Object.entries(rates).map(([figure, [n, each]]) => {
    const happened = days.filter((day) => Number(day.slice(8)) <= (day < '2026' ? Math.round(n * 0.8) : n));
    return [figure, happened.length * each];
  });
  return Object.fromEntries(values) as CountedValues;
}

function daysOf(from: string, to: string): string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
}

const offices = namedOffices([
  { id: 'SO-CG', name: '城关市场监管所', kind: 'office' },
  { id: 'SO-LH', name: '柳河市场监管所', kind: 'office' },
]);

/** The numbers of a sentence that are told as other than the ledger’s. */
export function toldOf({ report, text }: ClaimSentence): string[] {
  const scope = claimReports[report];
  if (scope === null)
    return claimsIn(text, { offices })
      .filter(isOther)
      .map(({ printed }) => printed);
  const body = ReportBody.parse({
    title: `消费维权工作情况（${periodZh(scope.from, scope.to)}）`,
    addressee: '',
    blocks: [{ id: 'p', kind: 'paragraph', pieces: [{ text }] }],
    chips: [],
    signedBy: '',
    dateStyle: 'arabic',
  });
  const typed = typedClaims(body, writeReport(body, new Map()), scope, offices);
  return otherThanLedger(typed, claimLedger).map(({ printed }) => printed);
}

function isOther(claim: Claim): boolean {
  const place = ledgerOf(claim.whose, null);
  const values = place === null ? null : claimLedger({ ...claim.period, ...place });
  if (values === null) return false;
  const ratio = ratioOf(claim.figure);
  const counted = ratio === null ? values[claim.figure] : rate(values[ratio[0]] ?? 0, values[ratio[1]] ?? 0);
  return counted !== undefined && counted !== null && !isSameAsLedger(claim, counted);
}

export interface ClaimScore {
  planted: number;
  found: number;
  /** Told of what is right, or of what no ledger knows. */
  beside: number;
  clean: number;
  accused: number;
  misses: { id: string; text: string; missed: string[]; beside: string[] }[];
}

export function scoreClaims(sentences: readonly ClaimSentence[]): ClaimScore {
  const read = sentences.map((one) => {
    const told = toldOf(one);
    const missed = one.wrong.filter((wrong) => !told.some((printed) => printed.includes(wrong)));
    const beside = told.filter((printed) => !one.wrong.some((wrong) => printed.includes(wrong)));
    return { ...one, missed, beside };
  });
  const sum = (n: (one: (typeof read)[number]) => number) => read.reduce((all, one) => all + n(one), 0);
  const clean = read.filter(({ wrong }) => wrong.length === 0);
  return {
    planted: sum(({ wrong }) => wrong.length),
    found: sum(({ wrong, missed }) => wrong.length - missed.length),
    beside: sum(({ beside }) => beside.length),
    clean: clean.length,
    accused: clean.filter(({ beside }) => beside.length > 0).length,
    misses: read
      .filter(({ missed, beside }) => missed.length + beside.length > 0)
      .map(({ id, text, missed, beside }) => ({ id, text, missed, beside })),
  };
}
