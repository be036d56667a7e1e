/**
 * 经线路报送 (carried): what a county reports over the line to the network above: a report that was signed, with the values of its numbers, and a
 * month that was locked, as counts; and what the network above answers. Counts and the words of the signed report travel: no records, and
 * of nobody anything that the report itself does not say.
 */
import { z } from 'zod';
import { written, writtenAsTyped } from '../base/field.ts';

const shared = {
  id: z.uuid(),
  from: written().min(1).max(60),
  /** Whose it is, by the number of the county in the tree of places. */
  countyId: z.number().int().min(100_000).max(999_999),
  /** Of everything else in the letter: whoever takes it computes it anew. */
  seal: z.string().regex(/^[\da-f]{64}$/u),
};
const sha256 = z.string().regex(/^[\da-f]{64}$/u);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-01$/u);
const told = {
  figure: z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/u),
  value: z.number().nullable(),
  part: z.number().nullable(),
  whole: z.number().nullable(),
  /** By which version of its definition it was counted. */
  definition: z.number().int().min(1).max(1000),
};
export const mostCarriedValues = 400;
/** So many earlier months are told of with a lock, each with all its figures. */
export const mostCarriedCorrections = 4000;

/** 一个锁定的月份: the county's figures with both numbers, and what has become of earlier months since they were locked. */
export const CarriedMonth = z.object({
  ...shared,
  kind: z.literal('month'),
  number: written().min(1).max(40),
  inhabitants: z.number().int().min(0).max(100_000_000).nullable(),
  month,
  lockedAt: z.iso.datetime(),
  sha256,
  values: z.array(z.object(told)).min(1).max(mostCarriedValues),
  corrections: z.array(z.object({ month, ...told })).max(mostCarriedCorrections),
});
export type CarriedMonth = z.infer<typeof CarriedMonth>;

const line = writtenAsTyped().max(6000);
export const CarriedBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(4), text: line }),
  z.object({ kind: z.literal('paragraph'), text: line }),
  z.object({
    kind: z.literal('table'),
    caption: line,
    head: z.array(line).max(40),
    rows: z.array(z.array(line).max(40)).max(500),
  }),
]);
export type CarriedBlock = z.infer<typeof CarriedBlock>;

/** A number of the report: what is printed, and of what it was made. */
export const CarriedValue = z.object({
  name: writtenAsTyped().max(60),
  figure: z.string().max(60).nullable(),
  text: writtenAsTyped().max(400),
  value: z.number().nullable(),
  part: z.number().nullable(),
  whole: z.number().nullable(),
  base: z.number().nullable(),
  /** Of its definition; null of what no figure counts, and of reports from before it was kept. */
  definition: z.number().int().min(1).max(1000).nullable(),
});
export type CarriedValue = z.infer<typeof CarriedValue>;

/** 一篇签发的汇报: as it was signed, without the records behind its numbers. */
export const CarriedReport = z.object({
  ...shared,
  kind: z.literal('report'),
  reportId: z.uuid(),
  number: written().min(1).max(40),
  edition: z.number().int().min(1).max(1000),
  reportKind: z.string().max(40),
  title: written().min(1).max(200),
  periodFrom: z.iso.date(),
  periodTo: z.iso.date(),
  issueNumber: written().max(60),
  addressee: written().max(200),
  signedBy: written().max(200),
  signedOn: z.iso.date(),
  blocks: z.array(CarriedBlock).min(1).max(600),
  notes: z.array(writtenAsTyped().max(1000)).max(300),
  values: z.array(CarriedValue).max(600),
  sha256,
});
export type CarriedReport = z.infer<typeof CarriedReport>;

/** 上级的答复: a report was received, or is given back with the reason. */
export const CarriedAnswer = z.object({
  id: z.uuid(),
  from: written().min(1).max(60),
  kind: z.literal('answer'),
  reportId: z.uuid(),
  edition: z.number().int().min(1).max(1000),
  number: written().min(1).max(40),
  subject: z.enum(['received', 'returned']),
  on: z.iso.date(),
  words: written().max(300),
});
export type CarriedAnswer = z.infer<typeof CarriedAnswer>;

/** 文号的变动: under which number an edition goes since one was given or voided after it had been sent up: all of it as it stands, never a part. */
export const CarriedNumber = z.object({
  ...shared,
  kind: z.literal('number'),
  reportId: z.uuid(),
  number: written().min(1).max(40),
  edition: z.number().int().min(1).max(1000),
  /** Counted up with each step of the report there: what stood before changes nothing that was told later. */
  step: z.number().int().min(1).max(1_000_000),
  /** Empty while it has none. */
  issueNumber: written().max(60),
  voided: z.array(z.object({ number: written().min(1).max(60), on: z.iso.date(), reason: written().max(300) })).max(50),
});
export type CarriedNumber = z.infer<typeof CarriedNumber>;

export type Carried = CarriedMonth | CarriedReport | CarriedAnswer | CarriedNumber;

/** Why the receiver does not take a letter, in the words of its receipt. */
export interface NotTaken {
  zh: string;
  en: string;
}

/** Whether the letter may speak for the county of which it is: each line is of one county. */
export function whyNotOf(
  { countyId, from }: { countyId: number; from: string },
  known: {
    /** The county below whose line it is; null on the one line. */
    peer: number | null;
    /** Which county the one line was bound to by its first letter. */
    only: number | null;
    /** Whether the county lies in this database itself. */
    isHere: boolean;
  },
): NotTaken | null {
  const bound = known.peer ?? known.only;
  if (bound !== null && bound !== countyId)
    return {
      zh: `这条线路是 ${bound} 的，不能报 ${countyId}（${from}）的数；请核对两边的设置。`,
      en: `This line is that of ${bound} and cannot speak for ${countyId}; compare the settings of both sides.`,
    };
  if (known.isHere)
    return {
      zh: `${countyId}（${from}）就在本系统里，它的数不用经线路报。`,
      en: `${countyId} lies in this very system; its counts need no line.`,
    };
  return null;
}

/** What of a month is not to be taken, apart from whose it is. */
export function whyNotMonth(
  { month: of, corrections, values }: Pick<CarriedMonth, 'month' | 'corrections' | 'values'>,
  { today, isWhole, known }: { today: string; isWhole: boolean; known: 'none' | 'same' | 'other' },
): NotTaken | null {
  if (!isWhole)
    return {
      zh: '内容和它的校验值对不上，路上改过或者两边版本不一样；请核对。',
      en: 'The content does not fit its hash: it was changed on the way, or the two versions differ.',
    };
  if (of.slice(0, 7) >= today.slice(0, 7))
    return {
      zh: `${of.slice(0, 7)} 还没有过完，不收；请核对两边的时钟。`,
      en: `${of.slice(0, 7)} is not over; compare the clocks of both sides.`,
    };
  if (corrections.some((one) => one.month >= of) || hasTwice(values, corrections))
    return {
      zh: '一个数说了两遍，或者更正的不是更早的月份；请核对两边的版本。',
      en: 'A figure is told twice, or a correction is of no earlier month.',
    };
  if (known === 'other')
    return {
      zh: `${of.slice(0, 7)} 已经收过别的数；锁定的月份不会再变，请核对是不是换了数据库。`,
      en: `Other numbers of ${of.slice(0, 7)} were taken before; a locked month does not change.`,
    };
  return null;
}

function hasTwice(values: CarriedMonth['values'], corrections: CarriedMonth['corrections']): boolean {
  const keys = [...values.map(({ figure }) => figure), ...corrections.map((one) => `${one.month} ${one.figure}`)];
  return new Set(keys).size < keys.length;
}
