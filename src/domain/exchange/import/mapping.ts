/**
 * 列对应 (mapping): which column of somebody else's table holds which field of ours, and which of their words mean which of our
 * codes. A mapping is saved under a name; each saving is a version of its own, so that an old import says by what it was read.
 */
import { z } from 'zod';
import { isOfKind, type CategoryRow } from '../../county/category.ts';
import { bareName, importFieldNames, importFields, translatedFields, type ImportFieldName } from './column.ts';
import { labelled, written } from '../../base/field.ts';
import type { ToldKind } from '../../matter/matter.ts';

const header = written().min(1).max(100);
const translation = z.record(z.string().max(200), z.string().max(10).nullable());

/** A mapping as it is used and saved; a translation of null leaves our field empty. */
export const Mapping = z.object({
  columns: labelled(z.partialRecord(z.enum(importFieldNames), header), {
    zh: '列对应',
    en: 'Columns',
    wrongZh: '每个项目选一列，列名最长 100 个字',
  }),
  values: z
    .partialRecord(z.enum(translatedFields), translation)
    .refine((values) => Object.values(values).every((one) => Object.keys(one ?? {}).length <= 500))
    .default({}),
  /** The channel of a row that names none. */
  channel: labelled(z.string().regex(/^C\d{2}$/u), { zh: '没写来源的算作', en: 'Channel where none is named' }),
  /** What a word of theirs without a translation does to its row. */
  unknown: labelled(z.enum(['refuse', 'blank']), { zh: '对不上的词', en: 'Words without a translation' }).default(
    'refuse',
  ),
});
export type Mapping = z.infer<typeof Mapping>;

/** A saved mapping; each saving is a version of its own. */
export interface SavedMapping {
  countyId: number;
  id: string;
  version: number;
  name: string;
  mapping: Mapping;
  savedById: string;
  savedAt: Date;
  dropped: boolean;
}

/** The mapping that the headers of a table suggest: the likeliest column of each field, none used twice. */
export function suggestMapping(headers: readonly string[]): Mapping {
  const free = new Map(headers.map((one) => [one, bareName(one)]));
  const columns: Partial<Record<ImportFieldName, string>> = {};
  const take = (field: ImportFieldName, fits: (found: string, known: string) => boolean) => {
    if (columns[field] !== undefined) return;
    const known = importFields[field].headers.map(bareName);
    const match = known.flatMap((one) => [...free].filter(([, found]) => fits(found, one)))[0]?.[0];
    if (match === undefined) return;
    columns[field] = match;
    free.delete(match);
  };
  for (const field of importFieldNames) take(field, (found, one) => found === one);
  // 「消费者投诉内容」 ends as 「投诉内容」 does; 「编号」 and 「电话」 alone end too many names.
  for (const field of importFieldNames) take(field, (found, one) => one.length > 2 && found.endsWith(one));
  const isWorkOrder = headers.some((one) => /工单|来电/u.test(one));
  return { columns, values: {}, channel: isWorkOrder ? 'C06' : 'C02', unknown: 'refuse' };
}

/** A code that the mapping names and the lists do not have, or null. */
export function strangeCode({ channel, values }: Mapping, categories: readonly CategoryRow[]): string | null {
  const kinds = ['category', 'nature', 'channel'] as const;
  const named = kinds.flatMap((kind) => Object.values(values[kind] ?? {}).map((code) => ({ kind, code })));
  const strange = [...named, { kind: 'channel' as const, code: channel }].find(
    ({ kind, code }) => code !== null && !isOfKind(categories, code, kind),
  );
  return strange?.code ?? null;
}

/** How many of the mapping's columns the table has, of how many; the saved mapping that fits whole is proposed. */
export function fitOf(mapping: Pick<Mapping, 'columns'>, headers: readonly string[]): { found: number; of: number } {
  const asked = Object.values(mapping.columns);
  return { found: asked.filter((one) => headers.includes(one)).length, of: asked.length };
}

/** What a table is of by what it calls its number, its people or its story, as 举报编号 or 咨询内容; of complaints, when nothing says. */
export function kindOfTable({ columns }: Pick<Mapping, 'columns'>): ToldKind {
  const named = [columns.platformNumber, columns.story, columns.consumerName, columns.operatorName];
  const says = (word: string) => named.some((one) => one?.includes(word) === true);
  if (says('投诉')) return 'complaint';
  if (says('举报')) return 'tipoff';
  return says('咨询') ? 'inquiry' : 'complaint';
}

/** Nobody has to give a name to a tip-off (《办法》第二十八条), and who only asks need name neither himself nor a shop. */
const freeFields: Readonly<Record<ToldKind, readonly ImportFieldName[]>> = {
  complaint: [],
  tipoff: ['consumerName', 'consumerPhone'],
  inquiry: ['consumerName', 'consumerPhone', 'operatorName'],
};

/** Whether a table of this mapping has to have a column for the field. */
export function isRequired(field: ImportFieldName, mapping: Pick<Mapping, 'columns'>): boolean {
  return importFields[field].required && !freeFields[kindOfTable(mapping)].includes(field);
}

/** Required fields that no column of the table holds. */
export function missingFields(mapping: Pick<Mapping, 'columns'>, headers: readonly string[]): ImportFieldName[] {
  return importFieldNames.filter((field) => {
    const column = mapping.columns[field];
    return isRequired(field, mapping) && (column === undefined || !headers.includes(column));
  });
}
