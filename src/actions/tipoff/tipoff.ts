import { createHmac } from 'node:crypto';
import { demand, maySee } from '../../domain/base/actor.ts';
import { withFiles } from '../../domain/base/event.ts';
import {
  fileTipoff as fileRule,
  routeTipoff,
  wordsOf,
  type Allegation,
  type AllegationFacts,
} from '../../domain/tipoff/filing.ts';
import { tipoffClocksOf, tipoffWithDue } from '../../domain/tipoff/deadline.ts';
import {
  tipoffPaperWords,
  tipoffProcedure,
  type TipoffPaperKind,
  type TipoffPersonMove,
} from '../../domain/tipoff/procedure.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { homesOf, maskedWords, mayReveal, withoutOwn } from '../../domain/tipoff/reporter.ts';
import { demandLittle } from '../../domain/matter/attachment.ts';
import { mayPrintFrom } from '../../domain/matter/paper-form.ts';
import { paperOfTipoffNotice, tipoffPapers, type TipoffPaper } from '../../domain/tipoff/papers.ts';
import type { Tipoff, TipoffNotice, TipoffNoticeWay } from '../../domain/tipoff/tipoff.ts';
import { claimAttachments, readUploads } from '../../store/matter/attachment.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { isCodeOf, newStub } from '../../store/matter/query-code.ts';
import { getReporter, resealReporter } from '../../store/tipoff/reporter.ts';
import { findStationOf } from '../../store/tipoff/credit-points.ts';
import { saveCredit } from '../../store/tipoff/tipoff-credit.ts';
import { findTipoff, tipoffBook } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import { routeFactsOf, writeTipoff } from './filing.ts';
import { revealReporter, revealTipoffWords } from './reporter.ts';
import { demandFiler, demandListed, demandRetry, factsOf, followAct, type Context } from '../base/context.ts';
import { inTurn } from '../county/hash-queue.ts';
import { leadersNow } from '../matter/decided/anew.ts';
import { newCode } from '../matter/code-renewal.ts';
import { timeOf } from '../matter/paper-facts.ts';
import { servingOf } from '../matter/decided/served-paper.ts';
import { moveMatter, moveOwnMatter, type Frame, type MoveRequest } from '../matter/matter.ts';
import { numberServed, type Stationery } from '../matter/paper.ts';
import type { Keyring } from '../../domain/base/keyring.ts';

/** How tip-offs are acted on. */
export const tipoffFrame: Frame<Tipoff> = {
  book: tipoffBook,
  procedure: tipoffProcedure,
  read: 'tipoff.read',
  reveal: 'tipoff.reveal',
  clocksOf: tipoffClocksOf,
  withDue: tipoffWithDue,
  seriesOf: (paper) => tipoffPaperWords[paper as TipoffPaperKind].series,
  needs: {
    // The rule asks only whether there is something to compare with, and no line says more. Nobody is sent a message of it: who holds
    // the telephone would learn of the tip-off.
    async renewCode(tx, ctx, before) {
      const { facts } = await newCode();
      if (before.reporterId === null) return { facts: { ...facts, onFile: { name: false, phone: false } } };
      const { name, phone } = await getReporter(tx, ctx.keyring, before);
      return { facts: { ...facts, onFile: { name: name !== '', phone: phone !== '' } } };
    },
    // What it had brought into the first one is taken out of it.
    async decideAnew(tx, ctx, { countyId, outcome, firstNumber }) {
      const leaders = await leadersNow(tx, ctx);
      if (outcome !== 'merged' || firstNumber === null) return { facts: leaders };
      return { facts: { ...leaders, others: [await lockMatter(tx, tipoffBook, countyId, { number: firstNumber })] } };
    },
    recordNotice: (tx, ctx, before, input) => servedLetter(tx, ctx, before, input, handedOver.has(input['way'])),
    // What was refused and left behind is served as what was handed over; what came back or reached nobody is not.
    recordUnserved: async (tx, ctx, before, input) =>
      input['end'] === 'left' ? servedLetter(tx, ctx, before, input, true) : {},
    // What a reporter adds is signed as the story was: the same words go under the seal, and stand nowhere else.
    async supplement(tx, ctx, before, typed) {
      const { words } = typed;
      if (before.reporterId === null || typeof words !== 'string') return {};
      const key = { countyId: before.countyId, id: before.reporterId, tipoffId: before.id };
      const sealed = await getReporter(tx, ctx.keyring, before);
      const kept = withoutOwn(words, sealed, homesOf(sealed, ctx.county.regions), before);
      if (kept.reporter !== null) await resealReporter(tx, ctx.keyring, key, kept.reporter);
      return { input: { ...typed, words: kept.words } };
    },
  },
};

/** The ways in which a sheet of paper, or its likeness, reaches who is told. */
const handedOver: ReadonlySet<unknown> = new Set<TipoffNoticeWay>(['inPerson', 'mail', 'email']);

/** The letter that a record of its service is of, with its number where a sheet of it reached somebody. */
async function servedLetter(tx: Tx, ctx: Context, before: Tipoff, input: Record<string, unknown>, isOnPaper: boolean) {
  const kind = paperOfTipoffNotice(input['kind'] as TipoffNotice['kind']);
  if (kind === null || !mayPrintFrom(tipoffPapers, kind, before, timeOf(ctx))) return {};
  // A law's days end with it: what is handed over or posted is a letter with its number, whether or not somebody took it before.
  if (isOnPaper) await numberServed(tx, ctx, tipoffStationery, kind, before);
  // A letter to the reporter gives the reason in full: none that is told quotes his words.
  return servingOf(tx, ctx, tipoffStationery, kind, before);
}

/** The papers that have a place for the reporter's name. */
const personalPapers: ReadonlySet<TipoffPaper> = new Set([
  'registration',
  'routingTold',
  'interim',
  'result',
  'openingLetter',
  'transferNotice',
  'anew',
  'noPower',
]);

/** The papers that quote the reporter's words. */
const wordyPapers: ReadonlySet<TipoffPaper> = new Set(['registration', 'routingSlip']);

/** The papers that give the reason of the decision; they are opened only where a number stands in it, which is rare. */
const reasonsOf: Readonly<Partial<Record<TipoffPaper, readonly (keyof Tipoff)[]>>> = {
  approval: ['decisionReason', 'approval'],
  extensionApproval: ['extensionReason', 'extensionApproval'],
  noPower: ['decisionReason'],
  anew: ['annulments'],
  receipt: ['notices', 'annulments'],
};

/**
 * How papers of a tip-off are printed: 举报人*** on each and no number in its words, unless the identity or the words were opened for
 * this one.
 */
export const tipoffStationery: Stationery<Tipoff, TipoffPaper> = {
  frame: tipoffFrame,
  table: tipoffPapers,
  print: 'tipoff.print',
  masked: maskedWords,
  sealed: {
    openingOf({ actor }, tipoff, kind) {
      if (!mayReveal(actor, tipoff)) return null;
      if (namesReporter(tipoff, kind)) return 'reporter';
      return wordyPapers.has(kind) || hidesReason(tipoff, kind) ? 'words' : null;
    },
    async open(ctx, tipoff, kind, reason) {
      const { number } = tipoff;
      if (namesReporter(tipoff, kind)) return { reporter: await revealReporter(ctx, number, reason) };
      await revealTipoffWords(ctx, number, `打印${tipoffPapers[kind].zh}：${reason}`);
      return {};
    },
  },
};

function namesReporter({ reporterId }: Tipoff, kind: TipoffPaper): boolean {
  return reporterId !== null && personalPapers.has(kind);
}

function hidesReason(tipoff: Tipoff, kind: TipoffPaper): boolean {
  const masked = maskedWords(tipoff);
  return (reasonsOf[kind] ?? []).some((name) => JSON.stringify(masked[name]) !== JSON.stringify(tipoff[name]));
}

/**
 * Files a tip-off: numbers it, routes it, seals who told it beside it, hashes the code word, starts its clock and writes the
 * first ledger line, all in one transaction. The same client id again gives the tip-off that is already there.
 */
export async function fileTipoff(ctx: Context, allegation: Allegation, at: { from?: string } = {}): Promise<Tipoff> {
  return transact(ctx.db, await tipoffFiling(ctx, allegation, at));
}

/** What files it, for a transaction that may do more, such as the inquiry that becomes it; the slow hash is made ahead. */
export async function tipoffFiling(
  ctx: Context,
  allegation: Allegation,
  { isTold = true, from = '' }: { isTold?: boolean; from?: string } = {},
): Promise<(tx: Tx) => Promise<Tipoff>> {
  demand(ctx.actor, 'tipoff.file');
  demandListed(ctx, {
    regionIds: [allegation.place.regionId, allegation.reporter?.regionId ?? null],
    category: allegation.categoryCode,
    nature: allegation.natureCode,
    channel: allegation.channel,
  });
  const { codeWord } = allegation;
  const codeWordHash = codeWord === null ? null : await hashCodeWord(ctx.keyring, { codeWord, from });
  const { county, actor } = ctx;
  return async (tx) => {
    await endDrafts(tx, actor.countyId, [{ by: actor, id: allegation.clientId }]);
    const known = await findTipoff(tx, actor.countyId, { id: allegation.clientId });
    if (known !== null) return demandOwnRetry(tx, ctx, allegation, known);
    const facts: Omit<AllegationFacts, 'number'> = {
      ...factsOf(ctx),
      codeStub: newStub(),
      reporterId: ctx.newId(),
      codeWordHash,
      route: routeTipoff(
        // Nobody's tip-off goes through no station.
        routeFactsOf(ctx, { ...allegation.operator, regionId: allegation.place.regionId }, allegation.anonymous),
        allegation.operator.phone,
      ),
      filingStation: county.stations.find((one) => one.id === actor.stationId) ?? null,
      linkedComplaintId: await linkedComplaint(tx, ctx, allegation.fromComplaint ?? null),
      homes: homesOf(allegation.reporter, county.regions),
    };
    const teller = await findTeller(tx, ctx, allegation.personId ?? null);
    const uploads = await readUploads(tx, actor.countyId, allegation.attachmentIds);
    const made = (number: string) => withFiles(fileRule(allegation, { ...facts, number }), uploads);
    const filed = await writeTipoff(tx, ctx, made, isTold);
    if (teller !== null) await saveCredit(tx, ctx.keyring, { countyId: filed.countyId, tipoffId: filed.id }, teller);
    const { bytes } = await claimAttachments(tx, filed.countyId, filed.id, allegation.attachmentIds);
    demandLittle(ctx.actor, bytes);
    const on = [{ saved: filed, before: null }];
    await followAct(tx, ctx, { kind: 'tipoff', move: 'file', rule: null, input: {}, detail: {}, on, besides: [] });
    return filed;
  };
}

/** Who of a roster told it, for whom it is written down: a station says so of its own people, and nobody of himself from outside. */
async function findTeller(
  tx: Tx,
  { actor }: Context,
  personId: string | null,
): Promise<{ personId: string; stationId: string } | null> {
  if (personId === null) return null;
  const stationId = await findStationOf(tx, actor.countyId, personId);
  const isOther = actor.stationId !== null && actor.stationId !== stationId;
  if (actor.role === 'consumer' || stationId === null || isOther) throw new Refusal('tipoff-teller');
  return { personId, stationId };
}

/** The complaint in which the filer saw the sign of it; nobody links what he may not know of. */
async function linkedComplaint(tx: Tx, { actor }: Context, number: string | null): Promise<string | null> {
  if (number === null || number === '') return null;
  const complaint = await findComplaint(tx, actor.countyId, { number });
  if (complaint === null || !maySee(actor, complaint)) throw new Refusal('not-found');
  return complaint.id;
}

/** The tip-off of a client id, if it has been registered: a retry is answered without asking anything again. */
export function findFiledTipoff(ctx: Context, clientId: string): Promise<Tipoff | null> {
  return findTipoff(ctx.db, ctx.actor.countyId, { id: clientId });
}

type Input<M extends TipoffPersonMove> = Parameters<(typeof tipoffProcedure)[M]['apply']>[1];

/** Makes one move on one tip-off. */
export function moveTipoff<M extends TipoffPersonMove>(
  ctx: Context,
  number: string,
  move: M,
  input: Input<M>,
  request: MoveRequest,
): Promise<Tipoff> {
  return moveMatter(ctx, tipoffFrame, number, move, input as Record<string, unknown>, request);
}

/** A citizen's act on the tip-off that number and query code, or code word, have proven to be his. */
export function moveOwnTipoff<M extends 'urge' | 'supplement'>(
  ctx: Context,
  id: string,
  move: M,
  input: Input<M>,
  pressId?: string,
): Promise<Tipoff> {
  return moveOwnMatter(ctx, tipoffFrame, id, move, input as Record<string, unknown>, pressId);
}

/**
 * The tip-off of who comes back: its number with the query code of the slip, or with the code word that an anonymous reporter
 * left. Null when they do not belong together, in the same time whether the number is wrong or the word.
 */
export async function findOwnTipoff(
  ctx: Context,
  number: string,
  proof: { queryCode: string } | { codeWord: string; from?: string },
): Promise<Tipoff | null> {
  const found = await findTipoff(ctx.db, ctx.actor.countyId, { number });
  if ('queryCode' in proof) {
    const place = { countyId: ctx.actor.countyId, kind: 'tipoff' } as const;
    return isCodeOf(ctx.keyring, place, found?.codeStub ?? '', proof.queryCode) ? found : null;
  }
  const hash = await hashCodeWord(ctx.keyring, proof);
  return isSame(ctx.keyring, hash, found?.codeWordHash ?? '') ? found : null;
}

/**
 * The slow hash of a code word (Argon2id, 19 MiB, two passes). Salt and secret come from the marking key, so that the same word
 * gives the same hash, which tells two tip-offs of one anonymous reporter, while without the key nobody can try words. Anybody may
 * ask for it, so it waits in the line of the passwords; from where it comes is told to the line and kept nowhere.
 */
async function hashCodeWord(
  { marking }: Keyring,
  { codeWord, from = '' }: { codeWord: string; from?: string },
): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  const secret = createHmac('sha256', marking).update('code word').digest();
  const salt = createHmac('sha256', marking).update('code word salt').digest().subarray(0, 16);
  const word = codeWord.normalize('NFKC').trim().toLowerCase();
  return inTurn(() => hash(word, { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt, secret }), { from });
}

/** Compared by keyed hashes, so that the time of it tells nothing. */
function isSame({ marking }: Keyring, given: string, wanted: string): boolean {
  const mark = (word: string) => createHmac('sha256', marking).update(word).digest('hex');
  return wanted !== '' && mark(given.trim()) === mark(wanted);
}

/** The id of a tip-off that is there already gives its query code only to who filed it, and only as a retry. */
async function demandOwnRetry(tx: Tx, ctx: Context, allegation: Allegation, known: Tipoff): Promise<Tipoff> {
  const tellsTheSame =
    known.anonymous === allegation.anonymous &&
    known.operatorName === allegation.operator.name &&
    known.story === wordsOf(allegation, homesOf(allegation.reporter, ctx.county.regions)).story;
  demandRetry(ctx, known, tellsTheSame);
  await demandFiler(tx, ctx, known);
  return known;
}
