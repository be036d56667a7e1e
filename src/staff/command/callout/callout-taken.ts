import type { SeenCalloutLine } from './callout-calls.ts';

/** Of the call-outs that rang on this screen those that somebody else has taken since: by the account, for two may be called the same. */
export function takenByOthers(
  items: readonly SeenCalloutLine[],
  rang: ReadonlySet<string>,
  ownId: string,
): { number: string; by: string }[] {
  return items.flatMap(({ entry, more: { acceptedById, acceptedByName } }) =>
    entry.state !== 'paging' && rang.has(entry.id) && acceptedById !== ownId && acceptedByName !== null
      ? [{ number: entry.number, by: acceptedByName }]
      : [],
  );
}
