import type { BulkVerdict } from '../../../domain/matter/bulk/bulk.ts';

/** What somebody decided of one of them: that it goes, and to which office. */
export interface Decision {
  officeId: string | null;
  decided: boolean;
}

const verdictMarks: Record<BulkVerdict, { sign: string; tone: string }> = {
  able: { sign: '✓', tone: 'ok' },
  ask: { sign: '◑', tone: 'wa' },
  unable: { sign: '●', tone: 'er' },
};

/** The sign before a verdict: in another shape each, so that it is told without its colour. */
export function VerdictMark({ verdict }: { verdict: BulkVerdict }) {
  const { sign, tone } = verdictMarks[verdict];
  return (
    <i className={`bulk-sign ${tone}`} aria-hidden="true">
      {sign}
    </i>
  );
}
