/** A number of a matter, a paper or a row right before another number or a day: no reader knows where the one ends. */
export const runTogether = /\p{Script=Han}\d{4}-\d{4}(?:\d|\p{Script=Han}\d{4}-\d{4})/u;

/**
 * What a ledger line may keep, whatever is asked for: a number where the field's name says so, a count where it counts, else a day. Sentences
 * made from it show which of their words stand side by side.
 */
export function everyDetail(): Readonly<Record<string, unknown>> {
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, key) => {
        if (typeof key !== 'string') return undefined;
        if (/^(?:changes|numbers|counts|moved|limits|factorRoles)$/u.test(key)) return [];
        if (/^n$|times|count|level|files|days/iu.test(key)) return 3;
        return /number|^of$|^into$|^from$|^with$|^as$/iu.test(key) ? '投2026-0027' : '2026-11-30';
      },
    },
  );
}
