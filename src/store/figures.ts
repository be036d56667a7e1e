import {
  carriedBooks,
  figureNames,
  figures,
  type CarriedBook,
  type CountedValues,
  type FigureName,
  type FigureValues,
} from '../domain/figures.ts';
import { awardFigures } from '../domain/assessment/award-figures.ts';
import { commandFigures } from '../domain/command/command-figures.ts';
import { complaintFigures } from '../domain/complaint/complaint-figures.ts';
import { handlingFigures } from '../domain/complaint/handling-figures.ts';
import { valuesOfBooks } from '../domain/figures/carried-book.ts';
import { keptIn, type FigurePeriod } from '../domain/figures/figure.ts';
import { incidentFigures } from '../domain/incident/incident-figures.ts';
import { inquiryFigures } from '../domain/inquiry/inquiry-figures.ts';
import { peopleFigures } from '../domain/people/people-figures.ts';
import { educationFigures } from '../domain/publicity/education/education-figures.ts';
import { publicationFigures } from '../domain/publicity/publication/publication-figures.ts';
import { noticeFigures } from '../domain/publicity/warning/notice-figures.ts';
import { stationFigures } from '../domain/station/station-figures.ts';
import { conversionFigures } from '../domain/supervision/figures/conversion-figures.ts';
import { enforcementFigures } from '../domain/supervision/figures/enforcement-figures.ts';
import { inspectionFigures } from '../domain/supervision/figures/inspection-figures.ts';
import { casePaceFigures } from '../domain/supervision/figures/pace-figures.ts';
import { samplingFigures } from '../domain/supervision/figures/sampling-figures.ts';
import { surveyFigures } from '../domain/supervision/figures/survey-figures.ts';
import { tipoffPaceFigures } from '../domain/tipoff/figures/pace-figures.ts';
import { tipoffFigures } from '../domain/tipoff/tipoff-figures.ts';
import { verifyFigures } from '../domain/tipoff/figures/verify-figures.ts';
import type { Db } from './base/db.ts';
import { listCarriedBooks, type CarriedLines } from './figures/carried-lines.ts';
import { countAmong, listingOf, type Counter, type RecordListing } from './figures/counter.ts';
import { countWantedComplaintFigures } from './complaint/complaint-figure.ts';
import { countHandling } from './complaint/handling-figure.ts';
import { findKeptSince } from './complaint/kept-since.ts';
import { countTipoffFigures } from './tipoff/tipoff-figure.ts';
import { countVerifications } from './tipoff/verify-figure.ts';
import { countInquiryFigures } from './inquiry/inquiry-figure.ts';
import { countPeople } from './people/people-figure.ts';
import { countCommand, listCommandRecords } from './command/command-figure.ts';
import { countStations, listStationRecords } from './station/station-figure.ts';
import { countIncidents, listIncidentRecords } from './incident/incident-figure.ts';
import { countEducation } from './publicity/education/education-figure.ts';
import { countNotices } from './publicity/warning/notice-figure.ts';
import { countPublications, listPublicationRecords } from './publicity/publication/publication-figure.ts';
import { countAwards, listAwardRecords } from './assessment/award-figure.ts';
import { countConversions } from './supervision/figures/conversion-figure.ts';
import { caseLines, countEnforcements } from './supervision/figures/enforcement-figure.ts';
import { countInspections, inspectionLines } from './supervision/figures/inspection-figure.ts';
import { countCasePaces } from './supervision/figures/pace-figure.ts';
import { countTipoffPaces } from './tipoff/pace-figure.ts';
import { countSamplings, samplingLines } from './supervision/figures/sampling-figure.ts';
import { countSurveys, letterLines } from './supervision/figures/survey-figure.ts';

export { findKeptSince };

/** Who counts which: each wing its own, in the order of the house. */
const counters: readonly Counter[] = [
  { names: complaintFigures, count: countWantedComplaintFigures },
  { names: handlingFigures, count: countHandling },
  { names: tipoffFigures, count: countTipoffFigures },
  { names: verifyFigures, count: countVerifications },
  { names: inquiryFigures, count: countInquiryFigures },
  { names: peopleFigures, count: countPeople },
  { names: commandFigures, count: countCommand },
  { names: stationFigures, count: countStations },
  { names: incidentFigures, count: countIncidents },
  { names: educationFigures, count: countEducation },
  { names: noticeFigures, count: countNotices },
  { names: publicationFigures, count: countPublications },
  { names: awardFigures, count: countAwards },
  { names: inspectionFigures, count: countInspections },
  { names: samplingFigures, count: countSamplings },
  { names: surveyFigures, count: countSurveys },
  { names: enforcementFigures, count: countEnforcements },
  { names: conversionFigures, count: countConversions },
  { names: tipoffPaceFigures, count: countTipoffPaces },
  { names: casePaceFigures, count: countCasePaces },
];

/** Who lists the records behind figures that no list of a kind opens. */
const listings: readonly RecordListing[] = [
  listingOf(commandFigures, 'redispatch.read', listCommandRecords),
  listingOf(stationFigures, 'charter.read', listStationRecords),
  listingOf(incidentFigures, 'incident.read', listIncidentRecords),
  listingOf(publicationFigures, 'publication.read', listPublicationRecords),
  listingOf(awardFigures, 'assessment.read', listAwardRecords),
];

/** Counts every figure of a period from what is written down: the table of contents. */
export async function countFigures(db: Db, countyId: number, period: FigurePeriod): Promise<FigureValues> {
  return (await countAmong(counters, figures, figureNames, db, countyId, period)) as FigureValues;
}

/** Counts some figures alone, and those of which they are made: a page that shows five does not count a hundred. */
export async function countSome(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  names: readonly FigureName[],
): Promise<CountedValues> {
  return (await countAmong(counters, figures, names, db, countyId, period)) as CountedValues;
}

/** Who lists the records behind a figure that has no list of its own; null where it has one. */
export function findRecordListing(name: FigureName): RecordListing | null {
  return listings.find(({ names }) => names.includes(name)) ?? null;
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
  /** Where the ledger began within the period: what of it the books that were taken over tell as a whole. */
  partly: { values: CountedValues | null } | null;
}

/** Figures of a period as far as anything is known of it. */
export async function countKnown(db: Db, countyId: number, period: FigurePeriod, today: string): Promise<Counted> {
  const [keptSince, carried] = await Promise.all([
    findKeptSince(db, countyId, period.officeId),
    listCarriedBooks(db, countyId, period, carriedLines),
  ]);
  const kept = keptIn(period, keptSince, today);
  // No book says of what category its lines are.
  const told = (period.category ?? null) === null ? carried.map((book) => carriedBooks[book]) : [];
  // What other ledgers have from before is of no category either.
  const isBlank = period.from > today || (kept === 'no' && (period.category ?? null) !== null);
  if (isBlank) return { values: null, keptSince, carried: [], partly: null };
  const values = await countFigures(db, countyId, period);
  const ofBooks = told.length === 0 ? null : valuesOfBooks(told, values);
  if (kept === 'no') return { values: foundBefore(values, ofBooks), keptSince, carried, partly: null };
  return { values, keptSince, carried, partly: kept === 'partly' ? { values: ofBooks } : null };
}

/** What stands in force, or is there as of a day, tells nothing of the days before. */
function isFoundBefore(name: FigureName, value: number | null | undefined): value is number {
  return figures[name].rule === 'event' && typeof value === 'number' && value > 0;
}

/** One figure as far as anything is known of it, as in `countKnown`; null where it was not kept. */
export async function countOneKnown(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  { name, today }: { name: FigureName; today: string },
): Promise<number | null> {
  const [keptSince, values] = await Promise.all([
    findKeptSince(db, countyId, period.officeId),
    countSome(db, countyId, period, [name]),
  ]);
  const value = values[name] ?? null;
  if (period.from > today) return null;
  if (keptIn(period, keptSince, today) !== 'no') return value;
  return (period.category ?? null) === null && isFoundBefore(name, value) ? value : null;
}

/**
 * Of days before the complaints were kept what other ledgers have written down, such as a talk that was entered with its day: what has records is
 * counted, and what has none is no nought. Null where nothing is.
 */
function foundBefore(values: FigureValues, ofBooks: CountedValues | null): CountedValues | null {
  const found = figureNames.flatMap((name) => {
    const value = values[name];
    return isFoundBefore(name, value) ? [[name, value] as const] : [];
  });
  return found.length === 0 ? ofBooks : { ...(Object.fromEntries(found) as CountedValues), ...ofBooks };
}
