import type { CarriedBookWords } from './figures/carried-book.ts';
import type { FigureWords } from './figures/figure.ts';
import { complaintFigures, complaintFigureWords } from './complaint/complaint-figures.ts';
import { tipoffFigures, tipoffFigureWords } from './tipoff/tipoff-figures.ts';
import { inquiryFigures, inquiryFigureWords } from './inquiry/inquiry-figures.ts';
import { incidentFigures, incidentFigureWords } from './incident/incident-figures.ts';
import { educationFigures, educationFigureWords } from './publicity/education/education-figures.ts';
import { noticeFigures, noticeFigureWords } from './publicity/warning/notice-figures.ts';
import { conversionFigures, conversionFigureWords } from './supervision/figures/conversion-figures.ts';
import { caseBook, enforcementFigures, enforcementFigureWords } from './supervision/figures/enforcement-figures.ts';
import { inspectionBook, inspectionFigures, inspectionFigureWords } from './supervision/figures/inspection-figures.ts';
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
} as const satisfies Record<string, FigureWords>;
export type FigureName = keyof typeof figures;

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
] as const satisfies readonly FigureName[];

export type FigureValues = Record<Exclude<FigureName, 'closureRate'>, number> & { closureRate: number | null };

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
