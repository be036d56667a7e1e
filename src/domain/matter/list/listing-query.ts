/** 列表的条件 (listing query): what every list of matters can be filtered by, as the address and the API carry it. */
import { handAsks } from './hand.ts';
import { sorts } from '../lists.ts';
import { z } from 'zod';

/** A repeated or comma-separated query parameter as a list. */
function several<T extends string>(values: readonly [T, ...T[]]): z.ZodType<T[] | undefined> {
  return z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
    z.array(z.enum(values)).optional(),
  ) as z.ZodType<T[] | undefined>;
}

const day = z.iso.date().optional();

/** As many are named at once as are picked. */
const mostNamed = 200;

/** 选中的件, by their numbers; nothing picked is no list of everything. */
const named = z.preprocess(
  (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
  z.array(z.string().max(30)).min(1).max(mostNamed).optional(),
) as z.ZodType<string[] | undefined>;

/** What every list of matters can be filtered by, in the words of its own kind. */
export function listingQuery<S extends string, T extends string, O extends string>(words: {
  stages: readonly [S, ...S[]];
  states: readonly [T, ...T[]];
  outcomes: readonly [O, ...O[]];
}) {
  return z.object({
    q: z.string().trim().max(100).optional(),
    numbers: named,
    stage: several(words.stages),
    state: several(words.states),
    outcome: several(words.outcomes),
    officeId: z.string().max(40).optional(),
    stationId: z.string().max(40).optional(),
    handlerId: z.string().max(60).optional(),
    category: z.string().max(10).optional(),
    channel: z.string().max(20).optional(),
    due: z.enum(['today', 'overdue', 'soon']).optional(),
    /** What is in hand, or a part of it; `holder` in whose hands, as `holderOf` reads it. */
    hand: z.enum(handAsks).optional(),
    holder: z.string().max(90).optional(),
    receivedFrom: day,
    receivedTo: day,
    sort: z.enum(sorts).default('newest'),
    /** Where the page before ended; made by the server. */
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** What is shown of each: a row carries no more. */
    columns: z.string().max(200).optional(),
    /** The days of a figure of the work report whose records the list opens. */
    from: day,
    to: day,
  });
}

/** The part of a list's question that is the same for every kind of matter. */
export type MatterQuery = z.infer<ReturnType<typeof listingQuery<string, string, string>>>;
