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

/** The digits of a digest in groups that an eye compares and a hand types. */
export function grouped(digest: Buffer): string {
  return digest.toString('hex').replace(/(.{4})(?=.)/gu, '$1 ');
}

const digest = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/u)
  .transform((hex) => Buffer.from(hex, 'hex'));
const whole = z.coerce.number().int().positive();
const Line = z.tuple([
  whole,
  whole,
  z.iso.datetime().transform((text) => new Date(text)),
  whole,
  whole,
  digest,
  z.string().min(1).max(40),
  digest,
]);
const digestLength = 64;
/** The words of a head, each digest in groups of four. */
const mostWords = 6 + 2 * (digestLength / 4);

/**
 * The heads in a text, such as a file, a letter with its greeting, or what was typed from paper: its digests may stand in groups and
 * over several lines.
 */
export function readHeads(text: string): LedgerHead[] {
  return headTexts(text).flatMap((one) => readHead(one) ?? []);
}

/**
 * The beginnings of those that nobody can read: a slip of the hand must not look like a head that fits. Prose that names the word is
 * among them, and whoever reads it there sees that it is none.
 */
export function unreadHeads(text: string): string[] {
  return headTexts(text)
    .filter((one) => readHead(one) === null)
    .map((one) => `${word}${one.slice(0, 40)}`.split(/\s+/u).join(' ').trim());
}

/** A letter that was answered has a mark before each line of it, and one that was kept as it came over the wire soft ends of lines. */
function headTexts(text: string): string[] {
  return text
    .replace(/=\r?\n/gu, '')
    .replace(/^[> \t]+/gmu, '')
    .split(word)
    .slice(1);
}

function readHead(text: string): LedgerHead | null {
  const words = text.trim().split(/\s+/u, mostWords);
  const [sum, afterSum] = gathered(words, 5);
  const [mac] = gathered(words, afterSum + 1);
  const read = Line.safeParse([...words.slice(0, 5), sum, words[afterSum], mac]);
  if (!read.success) return null;
  const [countyId, n, at, lines, chains, sumRead, keyId, macRead] = read.data;
  return { countyId, n, at, lines, chains, sum: sumRead, keyId, mac: macRead };
}

/** The digits of a digest that begins with this word, and where they end. */
function gathered(words: readonly string[], from: number): [hex: string, after: number] {
  let [hex, at] = ['', from];
  while (hex.length < digestLength && at < words.length) {
    hex += words[at] ?? '';
    at += 1;
  }
  return [hex, at];
}
