import { carriedBooks, type CarriedBook, type CountedValues, type FigureValues } from '../domain/figures.ts';
import { valuesOfBooks } from '../domain/figures/carried-book.ts';
import { keptIn, type FigurePeriod } from '../domain/figures/figure.ts';
import type { Db } from './base/db.ts';
import { listCarriedBooks, type CarriedLines } from './figures/carried-lines.ts';
import { countComplaintFigures } from './complaint/complaint-figure.ts';
import { findKeptSince } from './complaint/kept-since.ts';
import { countTipoffFigures } from './tipoff/tipoff-figure.ts';
import { countInquiryFigures } from './inquiry/inquiry-figure.ts';
import { countIncidents } from './incident/incident-figure.ts';
import { countEducation } from './publicity/education/education-figure.ts';
import { countNotices } from './publicity/warning/notice-figure.ts';
import { countConversions } from './supervision/figures/conversion-figure.ts';
import { caseLines, countEnforcements } from './supervision/figures/enforcement-figure.ts';
import { countInspections, inspectionLines } from './supervision/figures/inspection-figure.ts';
import { countSamplings, samplingLines } from './supervision/figures/sampling-figure.ts';
import { countSurveys, letterLines } from './supervision/figures/survey-figure.ts';

export { findKeptSince };

/** Counts every figure of a period from what is written down: the table of contents. Each wing counts its own. */
export async function countFigures(db: Db, countyId: number, period: FigurePeriod): Promise<FigureValues> {
  const counted = await Promise.all([
    countComplaintFigures(db, countyId, period),
    countTipoffFigures(db, countyId, period),
    countInquiryFigures(db, countyId, period),
    countEducation(db, countyId, period),
    countNotices(db, countyId, period),
    countIncidents(db, countyId, period),
    countInspections(db, countyId, period),
    countSamplings(db, countyId, period),
    countSurveys(db, countyId, period),
    countEnforcements(db, countyId, period),
    countConversions(db, countyId, period),
  ]);
  const [complaints, tipoffs, inquiries, education, notices, incidents, inspections, ...supervised] = counted;
  const [samplings, surveys, enforcements, conversions] = supervised;
  return {
    ...complaints,
    ...tipoffs,
    ...inquiries,
    ...education,
    ...notices,
    ...incidents,
    ...inspections,
    ...samplings,
    ...surveys,
    ...enforcements,
    ...conversions,
  };
}

/** Where the lines of each old book are. */
const carriedLines = {
  cases: caseLines,
  samplings: samplingLines,
  inspections: inspectionLines,
  letters: letterLines,
} as const satisfies Record<CarriedBook, CarriedLines>;

/** What is known of a period: all figures where the ledger was kept in it, and those of the old ledgers that were taken over where it was not. */
export interface Counted {
  /** Null where nothing is known of the period; a figure that is missing was not counted. */
  values: CountedValues | null;
  keptSince: string | null;
  /** The books of which lines that were taken over count in the period. */
  carried: CarriedBook[];
}

/** Figures of a period as far as anything is known of it. */
export async function countKnown(db: Db, countyId: number, period: FigurePeriod, today: string): Promise<Counted> {
  const [keptSince, carried] = await Promise.all([
    findKeptSince(db, countyId, period.officeId),
    listCarriedBooks(db, countyId, period, carriedLines),
  ]);
  if (keptIn(period, keptSince, today) !== 'no')
    return { values: await countFigures(db, countyId, period), keptSince, carried };
  // No book says of what category its lines are.
  if (carried.length === 0 || (period.category ?? null) !== null) return { values: null, keptSince, carried: [] };
  const told = carried.map((book) => carriedBooks[book]);
  return { values: valuesOfBooks(told, await countFigures(db, countyId, period)), keptSince, carried };
}
