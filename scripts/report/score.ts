/**
 * How well the check of reports finds what people planted. A planted fault is found when the sentence of a finding contains its anchor; what
 * is told beside the planted ones is false, and a clean text of which anything is told is accused.
 */
import { checkWorkReport } from '../../src/domain/report/check/check-work-report.ts';
import type { Finding } from '../../src/domain/report/check/finding.ts';

export interface PlantedReport {
  id: string;
  text: string;
  /** Empty for a clean text. */
  faults: { anchor: string; kind: string; right: string }[];
}

export interface ReportScore {
  planted: number;
  found: number;
  recall: number;
  clean: number;
  accused: number;
  /** Told in faulty texts of what nobody planted. */
  beside: number;
  /** Found of planted, by kind. */
  byKind: Record<string, { found: number; planted: number }>;
}

export interface ReportMiss {
  id: string;
  missed: PlantedReport['faults'];
  wrong: Finding[];
}

export function scoreReports(reports: readonly PlantedReport[]): { score: ReportScore; misses: ReportMiss[] } {
  const score: ReportScore = { planted: 0, found: 0, recall: 1, clean: 0, accused: 0, beside: 0, byKind: {} };
  const misses: ReportMiss[] = [];
  for (const { id, text, faults } of reports) {
    const findings = checkWorkReport(text);
    const isAt = (anchor: string, { sentence }: Finding) => solid(sentence).includes(solid(anchor));
    const missed = faults.filter(({ anchor }) => !findings.some((one) => isAt(anchor, one)));
    const wrong = findings.filter((one) => !faults.some(({ anchor }) => isAt(anchor, one)));
    for (const fault of faults) {
      const kind = (score.byKind[fault.kind] ??= { found: 0, planted: 0 });
      kind.planted += 1;
      if (!missed.includes(fault)) kind.found += 1;
    }
    score.planted += faults.length;
    score.found += faults.length - missed.length;
    if (faults.length > 0) score.beside += wrong.length;
    else {
      score.clean += 1;
      if (wrong.length > 0) score.accused += 1;
    }
    if (missed.length + wrong.length > 0) misses.push({ id, missed, wrong });
  }
  score.recall = score.planted === 0 ? 1 : score.found / score.planted;
  return { score, misses };
}

/** Lines that a page broke make no difference. */
function solid(words: string): string {
  return words.replace(/\s/gu, '');
}
