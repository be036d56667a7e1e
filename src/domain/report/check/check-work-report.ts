/**
 * 汇报核对 (report check): a pasted report read against itself, before it is signed or after it came in. The order is that of the text; a copy
 * of another document of the same collection is told once, and what both of them say, at the latter.
 */
import { alikePairs, copiedTexts, saidTwice } from './copy-rules.ts';
import type { Finding, Span } from './finding.ts';
import { wrongGrowth } from './growth-rules.ts';
import {
  buriedHeadings,
  gapsAcrossManners,
  gapsInNumbers,
  gapsInRuns,
  lostText,
  wrongCounts,
  wrongNamedCounts,
  wrongNamesBefore,
  wrongTitleCount,
} from './list-rules.ts';
import { forgetQuantities, quantitiesIn, type Quantity } from './quantity.ts';
import {
  countedTwice,
  moreThanAll,
  wrongAdditions,
  wrongCumulatives,
  wrongLeft,
  wrongReferences,
} from './reference-rules.ts';
import { implausibleSums, wrongAbouts } from './about-rules.ts';
import { wordsSwapped } from './swapped-words.ts';
import {
  earlierThanPeriod,
  endsBeforeItBegins,
  impossibleDays,
  laterThanPeriod,
  laterThanSigned,
  mixedCounts,
  mixedRates,
  wrongSpans,
  wrongWeekdays,
} from './date-rules.ts';
import { wrongListMeans, wrongMeans, wrongMultiples, wrongTimeMeans } from './mean-rules.ts';
import {
  wrongComparisons,
  wrongExtremes,
  wrongMost,
  wrongMoves,
  wrongPeaks,
  wrongOrder,
  wrongPlaces,
  wrongTenths,
  wrongTrends,
} from './order-rules.ts';
import {
  sharesListedOverAll,
  sharesOverAll,
  wrongNamedPairs,
  wrongNamedShares,
  wrongRatios,
  wrongShares,
  wrongSharesOfTotal,
  wrongSharesTogether,
  wrongTotalOfShares,
} from './ratio-rules.ts';
import { restatedWrongly, twoStocks, twoFigures, twoTotals, twoUnits } from './same-quantity-rules.ts';
import { laterThanWhole, moreThanChecked, moreThanLooked } from './stage-rules.ts';
import { wrongSums } from './sum-rules.ts';
import { wrongTables } from './table-rules.ts';
import { wrongAbove, wrongEnds, wrongRest, wrongSplits } from './total-rules.ts';
import {
  mixedLevels,
  mixedNames,
  mixedPeriods,
  mixedTerms,
  overClaims,
  undefinedNames,
  widerPeriod,
  otherThanTitle,
  wrongAuthor,
} from './whole-text-rules.ts';
import { blanksIn, crowdedCars, vagueFigures, wrongWords } from './wording-rules.ts';
import { readWorkReports, type Paragraph, type Sentence, type WorkReportText } from './work-report-text.ts';

const wholeTextRules: readonly ((document: WorkReportText, made: readonly Span[]) => Finding[])[] = [
  wrongTables,
  wrongCounts,
  wrongTitleCount,
  gapsInNumbers,
  gapsAcrossManners,
  buriedHeadings,
  wrongWords,
  blanksIn,
  impossibleDays,
  wrongWeekdays,
  laterThanSigned,
  wrongSpans,
  endsBeforeItBegins,
  earlierThanPeriod,
  laterThanPeriod,
  wrongTimeMeans,
  vagueFigures,
  crowdedCars,
  mixedPeriods,
  mixedTerms,
  widerPeriod,
  otherThanTitle,
  undefinedNames,
  wrongAuthor,
  mixedLevels,
  mixedNames,
  overClaims,
  twoFigures,
  saidTwice,
  wordsSwapped,
];

/** What is made of the ledger stands in the spans `made`: of two numbers that differ the other one is told. */
export function checkWorkReport(text: string, made: readonly Span[] = []): Finding[] {
  try {
    return allFindings(text, made);
  } finally {
    forgetQuantities();
  }
}

function allFindings(text: string, made: readonly Span[]): Finding[] {
  const documents = readWorkReports(text);
  const found = documents.map((document) => findingsIn(document, made));
  for (const [one, other] of alikePairs(documents)) {
    const later = new Set((found[other] ?? []).map(sameness));
    found[one] = (found[one] ?? []).filter((finding) => !later.has(sameness(finding)));
  }
  return toldOnce([...found.flat(), ...copiedTexts(documents)]).toSorted((a, b) => a.start - b.start);
}

/** Of one number two rules may say the same: 「前面写的是30件」. */
function toldOnce(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ rule, words, right }: Finding, i: number) =>
    rule === 'two-values' && words !== null ? `${words.end} ${right}` : i;
  return [...new Map(findings.toReversed().map((one, i) => [keyOf(one, i), one])).values()].toReversed();
}

function sameness({ rule, printed }: Finding): string {
  return `${rule} ${printed}`;
}

/** What a paragraph shows by itself. */
const paragraphRules: readonly ((paragraph: Paragraph) => Finding[])[] = [
  wrongRatios,
  wrongNamedShares,
  wrongNamedPairs,
  wrongMeans,
  wrongMultiples,
  wrongOrder,
  wrongMost,
  wrongPlaces,
  wrongTrends,
  wrongComparisons,
  wrongTenths,
  wrongExtremes,
  wrongPeaks,
  wrongMoves,
  wrongListMeans,
  sharesOverAll,
  sharesListedOverAll,
  mixedCounts,
  mixedRates,
  wrongTotalOfShares,
  wrongSums,
  wrongEnds,
  wrongRest,
  wrongGrowth,
  moreThanChecked,
  moreThanLooked,
  laterThanWhole,
  wrongNamedCounts,
  wrongNamesBefore,
  lostText,
  gapsInRuns,
];
/** What its sentences show one after another. */
const sentenceRules: readonly ((sentences: readonly Sentence[], made: readonly Span[]) => Finding[])[] = [
  twoStocks,
  twoUnits,
  twoTotals,
  restatedWrongly,
  wrongAbove,
  wrongSplits,
  wrongReferences,
  wrongAdditions,
  wrongCumulatives,
  moreThanAll,
  wrongLeft,
  countedTwice,
  wrongAbouts,
  implausibleSums,
];

function findingsIn(document: WorkReportText, made: readonly Span[]): Finding[] {
  const { paragraphs } = document;
  const earlier: Quantity[] = [];
  const byParagraph = paragraphs.flatMap((paragraph) => {
    const shares = [wrongShares, wrongSharesOfTotal, wrongSharesTogether].flatMap((rule) => rule(paragraph, earlier));
    earlier.push(...quantitiesIn(paragraph.plain));
    return [...paragraphRules.flatMap((rule) => rule(paragraph)), ...shares];
  });
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return [
    ...byParagraph,
    ...wholeTextRules.flatMap((rule) => rule(document, made)),
    ...sentenceRules.flatMap((rule) => rule(sentences, made)),
  ];
}
