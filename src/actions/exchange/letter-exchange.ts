import { demand, maySee, type Actor } from '../../domain/base/actor.ts';
import {
  cellsOf,
  letterMapping,
  PutOff,
  replyLetter,
  retryAfterMinutes,
  ticketOf,
  type AnyLetter,
  type Letter,
  type LetterKind,
  type Receipt,
  type StoredLetter,
} from '../../domain/exchange/letter-exchange.ts';
import type { LocalLimits } from '../../domain/law/local-limits.ts';
import { eventOf, type Matter } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { replyOf, replyOfInquiry, type Reply } from '../../domain/exchange/reply.ts';
import { readRow } from '../../domain/exchange/import/row.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import {
  dropRefused,
  findLetter,
  hastenLetters,
  insertAgain,
  insertLetter,
  insertLetters,
  listLettersOf,
  lockPlatformNumber,
  lockUnanswered,
  saveLetter,
  takeWaitingLetter,
} from '../../store/exchange/letter-exchange.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import { isShut } from '../../store/base/person-seal.ts';
import { record } from '../../store/base/ledger.ts';
import { findMatter, lockMatter, type Book } from '../../store/matter/matter.ts';
import { enqueue } from '../../store/base/queue.ts';
import { saveSentReplies } from '../../store/exchange/reply.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, noteSetting, type Context } from '../base/context.ts';
import { takeAlongIn } from './line-county.ts';
import { decideLines, importedId, makeLines, type MadeLine } from './import-verdict.ts';

/**
 * Takes a letter in and answers by its receipt; the same letter again gets the same receipt and makes nothing. Whose it is was
 * proven before by its signature: it is registered by the centre's right under the name of the line.
 */
export function takeLetter(ctx: Context, sent: Letter, peerCountyId: number | null = null): Promise<Receipt> {
  const letter = numberedOf(sent, peerCountyId);
  return takeOnce(ctx, letter, { peerCountyId, lock: letter.platformNumber }, (tx, receiving) =>
    letter.kind === 'ticket'
      ? takeTicket(tx, receiving, letter)
      : takeReply(
          tx,
          receiving,
          letter,
          peerCountyId === null ? null : { peerCountyId, platformNumber: sent.platformNumber },
        ),
  );
}

/** Two counties may number their matters alike: of those that come from below, each stands behind the number of its county. */
function numberedOf<L extends Letter>(letter: L, peer: number | null): L {
  return peer === null ? letter : { ...letter, platformNumber: `${peer}-${letter.platformNumber}` };
}

/** What a letter is once it is taken in: what it made, or why it was not taken. */
export type Taken = Pick<StoredLetter, 'verdict'> & Partial<StoredLetter>;

/** Takes a letter of any kind in, once, under a lock of its own subject; the same letter again is answered by the same receipt. */
export function takeOnce(
  ctx: Context,
  letter: Pick<AnyLetter, 'id' | 'kind'> & { platformNumber: string },
  { peerCountyId, lock }: { peerCountyId: number | null; lock: string },
  take: (tx: Tx, receiving: Context) => Promise<Taken>,
): Promise<Receipt> {
  const receiving = { ...ctx, actor: lineOf(ctx) };
  return transact(ctx.db, async (tx) => {
    await lockPlatformNumber(tx, ctx.actor.countyId, lock);
    const hasOther = ctx.hasLine === true;
    if (peerCountyId !== null) await takeAlongIn(tx, ctx, [peerCountyId], hasOther);
    let known = await findLetter(tx, ctx.actor.countyId, { id: letter.id });
    // It came over the one line that is no more, and its receipt was lost: nobody else knows its id.
    if (known !== null && known.peerCountyId === null && peerCountyId !== null && !hasOther) {
      await saveLetter(tx, known, { peerCountyId });
      known = { ...known, peerCountyId };
    }
    // An id that another line has used is no letter of this one.
    if (known !== null && known.peerCountyId !== peerCountyId) throw new Refusal('exchange-not-signed');
    if (known !== null) return receiptOf(known);
    const taken = { ...received(ctx, letter), peerCountyId, ...(await take(tx, receiving)) };
    if (taken.kind !== 'ticket' && taken.kind !== 'reply') await dropRefused(tx, taken);
    await insertLetter(tx, taken);
    return receiptOf(taken);
  });
}

/** The line acts by itself; what it registers is the centre's to dispatch. */
export function lineOf({ actor: { countyId }, county }: Pick<Context, 'actor' | 'county'>): Actor {
  const centre = county.organisations.find(({ kind }) => kind === 'centre')?.id ?? null;
  return { countyId, id: 'system', name: '上下级交换', role: 'centre', organisationId: centre, stationId: null };
}

async function takeTicket(tx: Tx, ctx: Context, letter: Extract<Letter, { kind: 'ticket' }>): Promise<Taken> {
  const { countyId } = ctx.actor;
  const row = readRow(cellsOf(letter), {
    mapping: letterMapping,
    categories: ctx.county.categories,
    at: ctx.at,
    idOf: (number, kind) => importedId(countyId, number, kind),
  });
  const decided = await decideLines(tx, ctx, [{ line: 1, row, blanked: false }], letterMapping, true);
  const [made] = await makeLines(tx, ctx, decided, letterMapping);
  const { verdict, reason } = made?.decision ?? { verdict: 'refused' as const, reason: null };
  const matterId = made === undefined ? null : matterIdOf(made);
  if (matterId !== null && verdict === 'new')
    await record(
      tx,
      eventOf({ countyId, id: matterId }, 'exchange-received', factsOf(ctx), {
        from: letter.from,
        platformNumber: letter.platformNumber,
      }),
    );
  // Who asks stands in the matter, masked or sealed; the letter keeps nothing of it.
  return {
    matterId,
    number: made?.number ?? null,
    verdict,
    reasonZh: reason?.zh ?? null,
    reasonEn: reason?.en ?? null,
  };
}

/** The matter that the ticket is by now, met or made; what is refused is none. */
function matterIdOf({ row, decision, complaint, tipoff, inquiry }: MadeLine): string | null {
  if (decision.verdict === 'refused' || row.kind === 'wrong') return null;
  const met = complaint?.complaint ?? tipoff?.tipoff ?? inquiry?.inquiry;
  return met?.id ?? row.told.clientId;
}

/** An answer to a matter that went over this line before. */
async function takeReply(
  tx: Tx,
  ctx: Context,
  letter: Extract<Letter, { kind: 'reply' }>,
  /** Of a county below: as it numbers what was handed to it when it was at the end of the one line. */
  below: Pick<StoredLetter, 'peerCountyId' | 'platformNumber'> | null,
): Promise<Taken> {
  const { countyId } = ctx.actor;
  const { platformNumber } = letter;
  const asked = { direction: 'out', kind: 'ticket' } as const;
  const ticket = await findLetter(tx, countyId, { ...asked, ...(below ?? { platformNumber }) });
  if (ticket === null || ticket.matterId === null)
    return {
      verdict: 'refused',
      reasonZh: `没有编号 ${platformNumber} 的转办件；请核对编号。`,
      reasonEn: `No matter was handed on as ${platformNumber}.`,
    };
  const { matterId, number } = ticket;
  // Its lines are one chain: an officer who writes at this moment goes first, or waits.
  await lockMatter(tx, complaintBook, countyId, { id: matterId });
  const known = await findLetter(tx, countyId, { matterId, direction: 'in', kind: 'reply' });
  await record(
    tx,
    eventOf({ countyId, id: matterId }, 'exchange-answered', factsOf(ctx), {
      from: letter.from,
      subject: letter.subject,
      on: letter.on,
    }),
  );
  return {
    body: letter,
    matterId,
    number,
    subject: letter.subject,
    verdict: known === null ? 'new' : 'changed',
  };
}

function received(
  ctx: Context,
  { id, kind, platformNumber }: Pick<StoredLetter, 'id' | 'kind' | 'platformNumber'>,
): StoredLetter {
  return { ...empty(ctx), id, direction: 'in', kind, platformNumber, ackedAt: ctx.at };
}

function empty({ actor, at }: Context): Omit<StoredLetter, 'id' | 'direction' | 'kind' | 'platformNumber'> {
  return {
    countyId: actor.countyId,
    peerCountyId: null,
    matterId: null,
    number: null,
    subject: '',
    edition: null,
    body: null,
    madeAt: at,
    byId: null,
    notBefore: at,
    failedTimes: 0,
    lastError: null,
    putOff: false,
    ackedAt: null,
    verdict: null,
    peerNumber: null,
    reasonZh: null,
    reasonEn: null,
  };
}

/** A letter to be written, with what it is about. */
type Posted = Pick<StoredLetter, 'platformNumber'> & Partial<StoredLetter> & { body: AnyLetter };

/** Writes a letter that is to go out; false where the same was said before. */
export async function postLetter(tx: Tx, ctx: Context, letter: Posted): Promise<boolean> {
  return (await postLetters(tx, ctx, [letter])) === 1;
}

/** Writes letters that are to go out, each once; gives how many were new. */
export function postLetters(tx: Tx, ctx: Context, letters: readonly Posted[]): Promise<number> {
  return insertLetters(tx, outgoing(ctx, letters));
}

/** Writes letters that are to go out, each once and again when it was refused; gives how many go. */
export function postAgain(tx: Tx, ctx: Context, letters: readonly Posted[]): Promise<number> {
  return insertAgain(tx, outgoing(ctx, letters));
}

function outgoing(ctx: Context, letters: readonly Posted[]): StoredLetter[] {
  return letters.map((letter) => ({
    ...empty(ctx),
    direction: 'out',
    id: letter.body.id,
    kind: letter.body.kind,
    ...letter,
  }));
}

function receiptOf({ id, verdict, number, reasonZh, reasonEn }: StoredLetter): Receipt {
  return { id, verdict: verdict ?? 'refused', number, reasonZh, reasonEn };
}

/** Hands a transferred complaint on over the line; pressed twice it goes once. */
export function handOn(ctx: Context, number: string): Promise<StoredLetter> {
  demand(ctx.actor, 'exchange.send');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const complaint = await lockMatter(tx, complaintBook, countyId, { number });
    if (!maySee(ctx.actor, complaint)) throw new Refusal('not-found');
    const sent = await findLetter(tx, countyId, { matterId: complaint.id, direction: 'out', kind: 'ticket' });
    if (sent !== null) return sent;
    const from = ctx.county.county.name;
    const body = ticketOf(complaint, { id: ctx.newId(), from, categories: ctx.county.categories });
    const { id, platformNumber } = body;
    const about = { matterId: complaint.id, number: complaint.number, byId: ctx.actor.id, body };
    const letter: StoredLetter = { ...empty(ctx), id, direction: 'out', kind: 'ticket', platformNumber, ...about };
    await insertLetter(tx, letter);
    await record(tx, eventOf(complaint, 'exchange-sent', factsOf(ctx), { platformNumber }));
    await enqueue(tx, { name: 'send-letters' });
    return letter;
  });
}

/** The letters about one complaint, the first first. */
export async function readLetters(ctx: Context, number: string): Promise<StoredLetter[]> {
  demand(ctx.actor, 'exchange.read');
  const { countyId } = ctx.actor;
  const complaint = await findMatter(ctx.db, complaintBook, countyId, { number });
  if (complaint === null || !maySee(ctx.actor, complaint)) throw new Refusal('not-found');
  return listLettersOf(ctx.db, countyId, complaint.id);
}

const answeredAtOnce = 40;

/** Writes the replies to matters that came over the line, each thing once; gives how many were written. */
export async function writeReplies(ctx: Context): Promise<number> {
  const complaints = await transact(ctx.db, (tx) => answer(tx, ctx, complaintBook, 'complaint', replyOf));
  const inquiries = await transact(ctx.db, (tx) => answer(tx, ctx, inquiryBook, 'inquiry', replyOfInquiry));
  return complaints + inquiries;
}

async function answer<T extends Matter>(
  tx: Tx,
  ctx: Context,
  book: Book<T>,
  kind: 'complaint' | 'inquiry',
  replyTo: (matter: T, calendar: Context['county']['calendar'], limits: LocalLimits) => Reply | null,
): Promise<number> {
  const { countyId } = ctx.actor;
  const waiting = await lockUnanswered(tx, countyId, kind, answeredAtOnce);
  let written = 0;
  for (const { id: matterId, platformNumber: kept, peerCountyId } of waiting) {
    const matter = await lockMatter(tx, book, countyId, { id: matterId });
    const reply = replyTo(matter, ctx.county.calendar, ctx.county.county.limits);
    if (reply === null) continue;
    const id = ctx.newId();
    // What came before the county had a line of its own bears its own number alone.
    const before = `${peerCountyId ?? ''}-`;
    const platformNumber = kept.startsWith(before) ? kept.slice(before.length) : kept;
    const body = replyLetter({ id, from: ctx.county.county.name, platformNumber }, reply);
    const about = { matterId, number: matter.number, subject: reply.kind, peerCountyId, body };
    if (!(await postLetter(tx, ctx, { platformNumber: kept, ...about }))) continue;
    written += 1;
    // What goes over the line by itself is not offered for pasting as well.
    const fresh = await saveSentReplies(tx, [
      { countyId, matterId, kind: reply.kind, way: 'line', byId: null, sentAt: ctx.at },
    ]);
    if (fresh.size > 0)
      await record(tx, eventOf(matter, 'reply-exported', factsOf(ctx), { kind: reply.kind, way: 'line' }));
  }
  return written;
}

/** Out of everybody else's reach for this long while one worker sends it. */
const leaseMilliseconds = 60_000;

/** Takes a letter to send, and commits before the network is touched; a worker that dies lets its lease run out. */
export function claimLetter(
  ctx: Context,
  peer: number | null,
  without: readonly LetterKind[] = [],
): Promise<StoredLetter | null> {
  return transact(ctx.db, async (tx) => {
    for (;;) {
      const letter = await takeWaitingLetter(tx, ctx.actor.countyId, ctx.at, peer, without);
      if (letter === null) return null;
      if (!isShut(letter)) {
        await saveLetter(tx, letter, { notBefore: new Date(ctx.at.getTime() + leaseMilliseconds) });
        return letter;
      }
      // Without its telephone it would arrive as if there were none: it waits for whoever puts the key or the row back.
      await saveLetter(tx, letter, { ...downAgain(ctx, letter, shutWords), putOff: true });
    }
  });
}

const shutWords = '这封信里密封的电话打不开，没有发：密钥文件缺了一行，或者密封的内容被改过';

/**
 * The other side has it: what went over the line is let go of, and what stays is the receipt. What follows is done with it: people are
 * told of what was refused.
 */
export async function noteReceipt(
  ctx: Context,
  letter: StoredLetter,
  receipt: Receipt,
  follow: (tx: Tx, answered: StoredLetter) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { verdict, number: peerNumber, reasonZh, reasonEn } = receipt;
  const told = { verdict, peerNumber, reasonZh, reasonEn, ackedAt: ctx.at, lastError: null, putOff: false };
  await transact(ctx.db, async (tx) => {
    await saveLetter(tx, letter, { ...told, body: null });
    await follow(tx, { ...letter, ...told });
  });
}

/** Notes why it could not be sent, in words that name nobody, and when it is tried again. It is never given up. */
export async function noteUnsent(ctx: Context, letter: StoredLetter, error: Error): Promise<void> {
  const putOff = error instanceof PutOff;
  await transact(ctx.db, (tx) => saveLetter(tx, letter, { ...downAgain(ctx, letter, error.message), putOff }));
}

function downAgain({ at }: Context, letter: StoredLetter, why: string): Partial<StoredLetter> {
  const failedTimes = letter.failedTimes + 1;
  const notBefore = new Date(at.getTime() + retryAfterMinutes(failedTimes) * 60_000);
  return { failedTimes, lastError: why.slice(0, 200), notBefore };
}

/** Has everything that waits tried at once: the line is back. */
export async function sendNow(ctx: Context): Promise<{ hastened: number }> {
  demand(ctx.actor, 'exchange.send');
  return transact(ctx.db, async (tx) => {
    const hastened = await hastenLetters(tx, ctx.actor.countyId, ctx.at);
    if (hastened > 0) await noteSetting(tx, ctx, 'exchange-hastened', { letters: hastened });
    await enqueue(tx, { name: 'send-letters' });
    return { hastened };
  });
}
