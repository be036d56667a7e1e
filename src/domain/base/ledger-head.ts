/** 总封记 (head): how many lines the whole ledger of a county has, and one digest over all of them; sealed hourly and sent away. */
import { z } from 'zod';

export interface LedgerHead {
  countyId: number;
  /** Heads are numbered without gaps. */
  n: number;
  at: Date;
  lines: number;
  chains: number;
  sum: Buffer;
  keyId: string;
  /** Over all the above and the head before, under the key of the ledger. */
  mac: Buffer;
}

const word = 'hongdun-head';

/** One line of text that can be kept on another disk, in a mailbox, or on paper. */
export function headLine({ countyId, n, at, lines, chains, sum, keyId, mac }: LedgerHead): string {
  return [word, countyId, n, at.toISOString(), lines, chains, sum.toString('hex'), keyId, mac.toString('hex')].join(
    ' ',
  );
}

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .transform((hex) => Buffer.from(hex, 'hex'));
const whole = z.coerce.number().int().positive();
const Line = z.tuple([
  z.literal(word),
  whole,
  whole,
  z.iso.datetime().transform((text) => new Date(text)),
  whole,
  whole,
  digest,
  z.string().min(1).max(40),
  digest,
]);

/** The heads among the lines of a text, such as a file, a letter with its greeting, or what was typed from paper. */
export function readHeads(text: string): LedgerHead[] {
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf(word);
    const read = Line.safeParse(at < 0 ? null : line.slice(at).trim().split(/\s+/u));
    if (!read.success) return [];
    const [, countyId, n, sealedAt, lines, chains, sum, keyId, mac] = read.data;
    return [{ countyId, n, at: sealedAt, lines, chains, sum, keyId, mac }];
  });
}
