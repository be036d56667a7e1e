/**
 * 上下级交换 (exchange): matters and replies between this county and the 12315 network above it, as letters with receipts
 * (「与区市局12315纵向网络链接」). A letter has one id for good: sent again it is answered by the same receipt, and while the line is
 * down it waits. What a ticket makes is decided by the rules of the import: the same number makes one matter, and never
 * changes what an officer did.
 */
import { z } from 'zod';
import type { Carried } from './carried.ts';
import { importFieldNames, importFields, type ImportFieldName } from './import/column.ts';
import type { Category } from '../county/category.ts';
import type { Cells } from './import/cell.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { written } from '../base/field.ts';
import type { Verdict } from './import/import.ts';
import type { Mapping } from './import/mapping.ts';
import { formatYuan } from '../base/money.ts';
import { Refusal } from '../base/refusal.ts';
import type { Reply } from './reply.ts';
import { replyKindWords } from './reply-words.ts';
import { day, text, words, type Tellings } from '../base/sentence.ts';
import type { letterStateWords } from './letter-words.ts';

export const letterKindWords = {
  ticket: { zh: '转办件', en: 'Matter' },
  reply: { zh: '办理回复', en: 'Reply' },
  report: { zh: '工作汇报', en: 'Work report' },
  month: { zh: '锁定的月份', en: 'Locked month' },
  answer: { zh: '对汇报的答复', en: 'Answer to a report' },
  number: { zh: '文号的变动', en: 'Document number' },
} as const;
export type LetterKind = keyof typeof letterKindWords;

const shared = { id: z.uuid(), from: written().min(1).max(60), platformNumber: written().min(1).max(40) };

/** A letter as it goes over the line. */
export const Letter = z.discriminatedUnion('kind', [
  z.object({
    ...shared,
    kind: z.literal('ticket'),
    cells: z.partialRecord(z.enum(importFieldNames), z.string().max(8000)),
  }),
  z.object({
    ...shared,
    kind: z.literal('reply'),
    subject: z.string().min(1).max(30),
    on: z.iso.date(),
    text: written().min(1).max(2000),
  }),
]);
export type Letter = z.infer<typeof Letter>;
/** Everything that goes over the line with a receipt. */
export type AnyLetter = Letter | Carried;

/** What the receiver answers: the letter is in its books, and what it made of it. */
export const Receipt = z.object({
  id: z.uuid(),
  verdict: z.enum(['new', 'changed', 'same', 'refused']),
  number: z.string().max(40).nullable(),
  reasonZh: z.string().max(500).nullable(),
  reasonEn: z.string().max(500).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** 总封记 of a ledger, sent to the other end each hour to be kept there: one line of text, as it also goes into a file or a mail. */
export const SentHead = z.object({ from: written().min(1).max(60), line: written().min(1).max(400) });
export type SentHead = z.infer<typeof SentHead>;

/**
 * Why a letter was not taken although the line is up: what is wrong lies with this letter, or with all of its kind where the other end is an
 * older program. It is put off, and stops nothing else.
 */
export class PutOff extends Error {
  readonly what: 'letter' | 'kind';
  constructor(what: 'letter' | 'kind', why: string) {
    super(why);
    this.what = what;
  }
}

/** The other end of the line, as the program reaches it. */
export interface Line {
  /** Which machine is at the other end, for the screen. */
  peer: string;
  /** By which the receiver finds the key of a letter among those of many counties; tells nothing of the key. */
  mark: string;
  /** Hands a letter over; resolves with the receipt. Its errors name no person: `PutOff`, or the line is down. */
  send(letter: AnyLetter, at: Date): Promise<Receipt>;
  /** Hands the newest head over; false where the other end is a program that keeps none. */
  sendHead(head: SentHead, at: Date): Promise<boolean>;
  /** Whether the words and their time were signed with the key. */
  isSigned(signed: { at: string; signature: string; text: string }): boolean;
}

/** The lines of a network that hears of several counties, each with a key of its own. */
export interface LineBelow {
  countyId: number;
  line: Line;
}

/** Every line of the program. */
export interface Lines {
  /** To the network above, or of two programs to the other; null while none is connected. */
  line: Line | null;
  below: readonly LineBelow[];
}

/** A letter as it is kept. */
export interface StoredLetter {
  countyId: number;
  id: string;
  /** The county below from which it came, or to which it goes; null for the one line to the network above. */
  peerCountyId: number | null;
  direction: 'in' | 'out';
  kind: LetterKind;
  platformNumber: string;
  matterId: string | null;
  number: string | null;
  subject: string;
  /** To which edition of a report an answer that came is; null of all else. */
  edition: number | null;
  body: AnyLetter | null;
  madeAt: Date;
  byId: string | null;
  notBefore: Date;
  failedTimes: number;
  lastError: string | null;
  /** Whether what went wrong the last time lay with the letter, and not with the line. */
  putOff: boolean;
  ackedAt: Date | null;
  verdict: Verdict | null;
  peerNumber: string | null;
  reasonZh: string | null;
  reasonEn: string | null;
}

/** What became of a report or a month at the other end. */
export const carriedVerdictWords = {
  new: { zh: '收下了', en: 'Taken' },
  changed: { zh: '收下了', en: 'Taken' },
  same: { zh: '收过，没有变', en: 'Was there before' },
  refused: { zh: '没有收', en: 'Not taken' },
} as const satisfies Record<Verdict, { zh: string; en: string }>;

export type LetterState = keyof typeof letterStateWords;

export function letterState(
  letter: Pick<StoredLetter, 'direction' | 'failedTimes' | 'putOff' | 'verdict'> & { ackedAt: Date | string | null },
  hasLine: boolean,
): LetterState {
  const refused = letter.verdict === 'refused';
  if (letter.direction === 'in') return refused ? 'returned' : 'received';
  if (letter.ackedAt !== null) return refused ? 'refused' : 'acked';
  if (!hasLine) return 'noLine';
  if (letter.failedTimes === 0) return 'waiting';
  return letter.putOff ? 'putOff' : 'retrying';
}

/** What was reported upward and refused there may be told again; the rest of the letters are answered by people. */
export function mayGoAgain({
  direction,
  kind,
  verdict,
}: Pick<StoredLetter, 'direction' | 'kind' | 'verdict'>): boolean {
  return direction === 'out' && verdict === 'refused' && (kind === 'month' || kind === 'report' || kind === 'number');
}

/** Each line by which something goes out: of counties below by their numbers, of the one line by null. */
export function reachableOf({ line, below }: Lines): Map<number | null, Line> {
  return new Map([
    ...(line === null ? [] : [[null, line] as const]),
    ...below.map((one) => [one.countyId, one.line] as const),
  ]);
}

/** A month that was refused is told again by itself after so long: whoever had to put something right has had a working day. */
export const toldAgainAfterHours = 24;

/** Minutes until the next try after so many failures: an hour at the longest, and it is never given up. */
export function retryAfterMinutes(failedTimes: number): number {
  return [1, 2, 5, 15, 30][failedTimes - 1] ?? 60;
}

/** Where a letter says when it was signed, and its signature: HMAC-SHA256 in hexadecimal over that time, a line break and the words. */
export const signedAtHeader = 'x-exchange-at';
export const signatureHeader = 'x-exchange-signature';
/** By which key, where the receiver holds several. */
export const markHeader = 'x-exchange-key';

/** A letter that was signed longer ago than this, or is from the future, is not listened to. */
export const signatureMinutes = 10;

/** What the superior hands down is registered under 上级或其他部门转办, by the names of our own columns. */
export const letterMapping: Mapping = {
  columns: Object.fromEntries(importFieldNames.map((name) => [name, importFields[name].zh])),
  values: {},
  channel: 'C11',
  // A word of another list than ours is left for the centre to choose: the matter itself is not held back by it.
  unknown: 'blank',
};

/** The cells of a ticket as a line of a table whose columns bear our names. */
export function cellsOf(letter: Extract<Letter, { kind: 'ticket' }>): Cells {
  const told = Object.entries(letter.cells).map(([name, value]) => [importFields[name as ImportFieldName].zh, value]);
  return { ...Object.fromEntries(told), [importFields.platformNumber.zh]: letter.platformNumber };
}

/**
 * The ticket of a complaint that was transferred (《办法》第十四条、消法 第三十九条): what the other side needs to handle it, without
 * what only this office wrote. Refused while it is not transferred: the decision comes first.
 */
export function ticketOf(
  complaint: Complaint,
  { id, from, categories }: { id: string; from: string; categories: readonly Category[] },
): Extract<Letter, { kind: 'ticket' }> {
  if (complaint.outcome !== 'transferred') throw new Refusal('exchange-not-transferred');
  const nameOf = (code: string | null) => categories.find((one) => one.code === code)?.zh ?? '';
  const cells: Partial<Record<ImportFieldName, string>> = {
    kind: '投诉',
    receivedAt: (complaint.receivedAt ?? complaint.filedAt).toISOString(),
    consumerName: complaint.consumerName,
    consumerPhone: complaint.consumerPhone,
    consumerAddress: complaint.consumerAddress,
    operatorName: complaint.operatorName,
    operatorPhone: complaint.operatorPhone,
    operatorAddress: complaint.operatorAddress,
    category: nameOf(complaint.categoryCode),
    nature: nameOf(complaint.natureCode),
    story: complaint.story,
    claim: complaint.claim,
    happenedOn: complaint.happenedOn ?? '',
    amount: complaint.amountFen === null ? '' : formatYuan(complaint.amountFen),
  };
  const told = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));
  return { id, from, kind: 'ticket', platformNumber: complaint.platformNumber ?? complaint.number, cells: told };
}

/** The reply about a matter that came over the line, in the words that are pasted into the platform otherwise. */
export function replyLetter(
  { id, from, platformNumber }: { id: string; from: string; platformNumber: string },
  reply: Reply,
): Extract<Letter, { kind: 'reply' }> {
  return { id, from, kind: 'reply', platformNumber, subject: reply.kind, on: reply.on, text: reply.zh };
}

/** How the line does: of what was to go out by the day, how much has its receipt. */
export function exchangeShare(counts: { out: number; acked: number }): number | null {
  return counts.out === 0 ? null : counts.acked / counts.out;
}

/** Whether a signed instant is near enough to now. */
export function isTimely(signedAt: Date, at: Date): boolean {
  return Math.abs(signedAt.getTime() - at.getTime()) <= signatureMinutes * 60_000;
}

/** What the ledger keeps of letters from and to other systems. */
export interface ExchangeDetails {
  'exchange-received': { from: string; platformNumber: string };
  'exchange-hastened': { letters: number };
  'exchange-sent': { platformNumber: string };
  'exchange-answered': { from: string; subject: string; on: string };
}

declare module '../base/event.ts' {
  interface Details extends ExchangeDetails {}
}

/** The sentences of the ledger's lines about letters. */
export const exchangeTellings: Tellings<ExchangeDetails> = {
  'exchange-received': (d) => [
    `由${text(d.from)}经交换转来，对方编号 ${text(d.platformNumber)}。`,
    `Came over the line from ${text(d.from)} as ${text(d.platformNumber)}.`,
  ],
  'exchange-hastened': (d) => [
    `有 ${text(d.letters)} 封待发的交换信，叫它们现在就发。`,
    `Had ${text(d.letters)} waiting letters sent at once.`,
  ],
  'exchange-sent': (d) => [
    `经交换转出，编号 ${text(d.platformNumber)}，等对方回执。`,
    `Sent over the line as ${text(d.platformNumber)}.`,
  ],
  'exchange-answered': (d) => [
    `${text(d.from)}回复：${words(replyKindWords, d.subject).zh || '有结果'}（${day(d.on, '')}）。`,
    `Answer from ${text(d.from)}: ${words(replyKindWords, d.subject).en || 'there is a result'}.`,
  ],
};
