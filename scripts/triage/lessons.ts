/**
 * Lessons: labelled texts that the second voter learns from, one a line with short labels, and how they are made even: five hands wrote them
 * by one brief, and differ where it left room. Each convention stands here and in scripts/triage/lessons/README.md.
 */
import type { Labelled } from './labelled.ts';

/** A line as it was written. */
export interface LessonLine {
  id: string;
  text: string;
  kind: string;
  /** A leaf, or `none` where the text tells of nothing. */
  category: string;
  nature: string;
  decision: string;
}

/** The day for which the lessons and the looks are read: three years are counted from it. */
const readOn = '2026-06-15';

export function isLesson(line: object): line is LessonLine {
  return !('labels' in line);
}

/**
 * A tip-off is verified, whoever has the power in the end: it is registered and read by us before it goes anywhere (《办法》第三十四条), as the
 * label files of the county have it. Complaint and tip-off in one are split. What a question is about has no kind of problem.
 */
export function harmonised(line: LessonLine): LessonLine {
  const { kind, decision } = line;
  const isJunk = decision === 'junk';
  const evened =
    kind === 'report' && decision === 'transfer'
      ? 'verify'
      : kind === 'complaint+report' && decision === 'transfer'
        ? 'split'
        : decision;
  return {
    ...line,
    kind: isJunk ? 'consultation' : kind,
    category: line.category === 'none' ? 'O99' : line.category,
    nature: isJunk ? 'N99' : line.nature,
    decision: evened,
  };
}

/** As the label files write it. A tip-off that a hand sent away is right either way; nothing else is made easier. */
export function labelledOf(line: Labelled | LessonLine): Labelled {
  if (!isLesson(line)) return line;
  const { id, text, kind, category, nature, decision } = harmonised(line);
  return {
    id,
    text,
    received_at: `${readOn}T09:00`,
    channel: 'C01',
    context: null,
    labels: {
      type: kind,
      category,
      nature: kind === 'consultation' ? [] : [nature],
      outcome: { decision, ...(decision === line.decision ? {} : { also_acceptable: [line.decision] }) },
    },
  };
}
