/**
 * 折叠 (folded): documents that nearly every matter has are stored without the names of their fields, which were a third of them. What is
 * stored reads in the order of the names: `["acceptance", "consumer", null, …]`. Both forms read the same, so that rows of before stay as
 * they are; where fields are missing in the midst, or there are others, the document keeps its names.
 */
type Row = Record<string, unknown>;

/** The fields of each document of a list, in the order in which they are stored. Another is added at the end alone: what lies folded is read by it. */
export type Folds = Readonly<Record<string, readonly string[]>>;

/** A list of documents as it is stored; what is no list stays as it is. */
export function folded(list: unknown, names: readonly string[]): unknown {
  return Array.isArray(list) ? list.map((one: unknown) => foldedOne(one, names)) : list;
}

function foldedOne(document: unknown, names: readonly string[]): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  const row = document as Row;
  const filled = Object.keys(row).filter((name) => row[name] !== undefined).length;
  const values = names.slice(0, filled).map((name) => row[name]);
  const isWhole = filled > 0 && values.length === filled && !values.includes(undefined);
  return isWhole ? values : document;
}

/** Gives the documents of a row that was read the names of their fields again. */
export function unfold(row: Row, folds: Folds): void {
  for (const name of Object.keys(folds)) {
    const list = row[name];
    if (!Array.isArray(list) || !list.some((one) => Array.isArray(one))) continue;
    row[name] = list.map((one: unknown) => (Array.isArray(one) ? unfoldedOne(one, folds[name] ?? []) : one));
  }
}

function unfoldedOne(values: readonly unknown[], names: readonly string[]): Row {
  const document: Row = {};
  for (const [i, value] of values.entries()) document[names[i] ?? ''] = value;
  return document;
}
