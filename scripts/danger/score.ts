/** Compares what the alarm hears with what people labelled. */
import type { Alarm } from '../../src/domain/triage/urgency.ts';
import type { DangerLine } from './learn.ts';

export interface DangerScore {
  n: number;
  recall: number;
  precision: number;
  /** Texts of danger that nobody is paged by. */
  missed: string[];
  /** Texts without, by which somebody is. */
  false: string[];
}

/** No text names its day: they are read as they come. */
const readOn = '2026-06-15';

export function scoreDanger(lines: readonly DangerLine[], alarm: Alarm): DangerScore {
  const heard = new Set(lines.filter(({ text }) => alarm(text, readOn) !== null).map(({ id }) => id));
  const urgent = lines.filter((line) => line.urgent);
  const right = urgent.filter(({ id }) => heard.has(id)).length;
  const share = (part: number, of: number) => (of === 0 ? 1 : Math.round((part / of) * 10_000) / 10_000);
  return {
    n: lines.length,
    recall: share(right, urgent.length),
    precision: share(right, heard.size),
    missed: urgent.filter(({ id }) => !heard.has(id)).map(({ id }) => id),
    false: lines.filter((line) => !line.urgent && heard.has(line.id)).map(({ id }) => id),
  };
}
