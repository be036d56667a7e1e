/** 不写人 (nameless): what every station or every complainant reads names nobody: the gate of publication, for what is plain to see. */
import { leaksOf } from '../base/disclosure/leak.ts';
import type { LeakKind } from '../base/disclosure/leak-mark.ts';
import { Refusal } from '../base/refusal.ts';

/** A village or a small number tells a station where to look; a name, a number of a person or a plate tells it who. */
const telling: ReadonlySet<LeakKind> = new Set(['name', 'phone', 'identity', 'card', 'account', 'plate']);

/** Refuses texts that tell who somebody is, each at its field and with the words. What was only guessed is left to the writer. */
export function demandNameless(texts: Readonly<Record<string, string>>): void {
  const fields = Object.entries(texts).flatMap(([path, text]) => {
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
  if (fields.length > 0) throw new Refusal('incident-names-somebody', {}, fields);
}
