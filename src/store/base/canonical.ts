/** The order of keys says nothing, so a digest is made over sorted ones; undefined is what JSON leaves out. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return value.toISOString();
  const entries: [string, unknown][] = [];
  for (const key of Object.keys(value).toSorted()) {
    const inside = (value as Record<string, unknown>)[key];
    if (inside !== undefined) entries.push([key, canonical(inside)]);
  }
  return entries;
}
