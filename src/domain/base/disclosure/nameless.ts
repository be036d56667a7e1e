/** 不写人 (nameless): the gate of publication for what is plain to see, in what many read who need not know who it was. */
import type { FieldProblem } from '../refusal.ts';
import type { LeakKind } from './leak-mark.ts';
import { leaksOf } from './leak.ts';

/** A village or a small number tells a station where to look; a name, a number of a person or a plate tells it who. */
const telling: ReadonlySet<LeakKind> = new Set(['name', 'phone', 'identity', 'card', 'account', 'plate']);

/** What in each text tells who somebody is, at its field and with the words. What was only guessed is left to the writer. */
export function namingProblems(texts: Readonly<Record<string, string>>): FieldProblem[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    const marks = leaksOf(text).filter(({ kind, guessed }) => telling.has(kind) && guessed !== true);
    if (marks.length === 0) return [];
    const words = [...new Set(marks.map((mark) => mark.words))];
    return [
      {
        path,
        zh: `“${words.join('”“')}”看得出是谁；请去掉，或者换成“某某”。`,
        en: `“${words.join('”, “')}” tells who it is; leave it out.`,
      },
    ];
  });
}
