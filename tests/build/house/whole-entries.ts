import type { Caller } from './http-app.ts';

/** The entries of a list whole: a row carries what the list shows, and the entry is read by its key. */
export async function wholeEntries(ask: Caller, path: string) {
  const { items } = (await ask('GET', path)).body as { items: { entry: { id: string; number: string | null } }[] };
  const [place] = path.split('?');
  const read = items.map(({ entry }) => ask('GET', `${place}/${encodeURIComponent(entry.number ?? entry.id)}`));
  return (await Promise.all(read)).map(({ body }) => body);
}
