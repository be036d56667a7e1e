import { recordsFigure } from './figures/figure-text.ts';
import type { CarriedBookWords } from './figures/carried-book.ts';
import type { FigureWords, LackingName } from './figures/figure.ts';
import { complaintFigures, complaintFigureWords } from './complaint/complaint-figures.ts';
import { handlingFigures, handlingFigureWords } from './complaint/handling-figures.ts';
import { tipoffFigures, tipoffFigureWords } from './tipoff/tipoff-figures.ts';
import { tipoffPaceFigures, tipoffPaceFigureWords } from './tipoff/figures/pace-figures.ts';
import { verifyFigures, verifyFigureWords } from './tipoff/figures/verify-figures.ts';
import { inquiryFigures, inquiryFigureWords } from './inquiry/inquiry-figures.ts';
import { peopleFigures, peopleFigureWords } from './people/people-figures.ts';
import { commandFigures, commandFigureWords } from './command/command-figures.ts';
import { stationFigures, stationFigureWords } from './station/station-figures.ts';
import { incidentFigures, incidentFigureWords } from './incident/incident-figures.ts';
import { educationFigures, educationFigureWords } from './publicity/education/education-figures.ts';
import { publicationFigures, publicationFigureWords } from './publicity/publication/publication-figures.ts';
import { noticeFigures, noticeFigureWords } from './publicity/warning/notice-figures.ts';
import { awardFigures, awardFigureWords } from './assessment/award-figures.ts';
import { conversionFigures, conversionFigureWords } from './supervision/figures/conversion-figures.ts';
import { caseBook, enforcementFigures, enforcementFigureWords } from './supervision/figures/enforcement-figures.ts';
import { inspectionBook, inspectionFigures, inspectionFigureWords } from './supervision/figures/inspection-figures.ts';
import { casePaceFigures, casePaceFigureWords } from './supervision/figures/pace-figures.ts';
import { samplingBook, samplingFigures, samplingFigureWords } from './supervision/figures/sampling-figures.ts';
import { letterBook, surveyFigures, surveyFigureWords } from './supervision/figures/survey-figures.ts';

/** Every figure, by its name: the table of contents. The definitions stand in the wing that counts it; the frame is `figures/figure.ts`. */
export const figures = {
  ...complaintFigureWords,
  ...tipoffFigureWords,
  ...inquiryFigureWords,
  ...educationFigureWords,
  ...noticeFigureWords,
  ...incidentFigureWords,
  ...inspectionFigureWords,
  ...samplingFigureWords,
  ...surveyFigureWords,
  ...enforcementFigureWords,
  ...conversionFigureWords,
  ...handlingFigureWords,
  ...verifyFigureWords,
  ...commandFigureWords,
  ...stationFigureWords,
  ...peopleFigureWords,
  ...awardFigureWords,
  ...publicationFigureWords,
  ...tipoffPaceFigureWords,
  ...casePaceFigureWords,
} as const satisfies Record<string, FigureWords>;
export type FigureName = keyof typeof figures;

export function isFigureName(name: string): name is FigureName {
  return Object.hasOwn(figures, name);
}

/** Whose records a figure opens: its own, or those of the part of a ratio, which is a figure too. */
export function openedFigure(name: FigureName): FigureName {
  const opened = recordsFigure(name, figures[name]);
  return isFigureName(opened) ? opened : name;
}

/** In the order of the work report. */
export const figureNames = [
  ...complaintFigures,
  ...tipoffFigures,
  ...inquiryFigures,
  ...educationFigures,
  ...noticeFigures,
  ...incidentFigures,
  ...inspectionFigures,
  ...samplingFigures,
  ...surveyFigures,
  ...enforcementFigures,
  ...conversionFigures,
  ...handlingFigures,
  ...verifyFigures,
  ...commandFigures,
  ...stationFigures,
  ...peopleFigures,
  ...awardFigures,
  ...publicationFigures,
  ...tipoffPaceFigures,
  ...casePaceFigures,
] as const satisfies readonly FigureName[];

type Lacking = LackingName<typeof figures>;

/** What was counted; a rate without a base, a median of nothing and a base that was not kept are null. */
export type FigureValues = Record<Exclude<FigureName, Lacking>, number> & Record<Lacking, number | null>;

/** What was counted of a period: a figure that is missing was not, and is a blank. */
export type CountedValues = Partial<FigureValues>;

/** Every old book that a county can take over, by the subject of its import. */
export const carriedBooks = {
  cases: caseBook,
  samplings: samplingBook,
  inspections: inspectionBook,
  letters: letterBook,
} as const satisfies Record<string, CarriedBookWords<FigureName>>;
export type CarriedBook = keyof typeof carriedBooks;
