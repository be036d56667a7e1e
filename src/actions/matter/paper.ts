import { demand, isGuest, mayDo } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import {
  mayPrintFrom,
  numberFrom,
  occasionFrom,
  paperFrom,
  textOfPaper,
  titleOf,
  wordingFrom,
  type Paper,
  type Papered,
  type PaperRule,
  type PaperTable,
} from '../../domain/matter/paper-form.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import { letterNumber } from '../../domain/county/letter-number.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { paperCounter, paperNumber } from '../../domain/matter/numbering.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { record } from '../../store/base/ledger.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { saveIssuedPaper } from '../../store/matter/paper.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import { paperFactsOf, timeOf, type Lettered } from './paper-facts.ts';
import { demandReveals } from './reveal-limit.ts';
import { getSeenMatter, revealMatter, type Frame } from './matter.ts';

/** How papers of one kind of matter are printed. */
export interface Stationery<T extends Lettered, K extends string = string> {
  frame: Frame<T>;
  table: PaperTable<K, T>;
  print: Permission;
  /** The matter as a paper of the kind shows it without a reveal. */
  masked: (matter: T, ctx: Context, kind: K) => T;
  /** The same for what its papers say besides. */
  maskedFacts?: (facts: PaperFacts, matter: T) => PaperFacts;
  /** What its papers say besides the matter and what all kinds share. */
  besides?: (db: Db | Tx, matter: T, ctx: Context) => Promise<Partial<PaperFacts>>;
  /** What else is opened for a paper and a reason that the ledger keeps, beside telephones and addresses. */
  sealed?: {
    /** Opens it, and gives what the paper may say of a person who is sealed. */
    open: (ctx: Context, matter: T, kind: K, reason: string) => Promise<Partial<PaperFacts>>;
    /** What of it the kind has a place for and the actor may open. */
    openingOf: (ctx: Context, matter: T, kind: K) => Opening | null;
  };
}

/** Who tipped off, or the numbers that stand in his words. */
export type Opening = 'reporter' | 'words';

export function hasKind<T extends Lettered, K extends string>({ table }: Stationery<T, K>, kind: string): kind is K {
  return Object.hasOwn(table, kind);
}

/** Which paper is asked for: its kind, and which of several of that kind. */
export interface AskedPaper<K extends string> {
  kind: K;
  occasion?: string;
}

/** The paper that an address names; refuses one that the kind of matter does not know. */
export function askedPaper<T extends Lettered, K extends string>(
  stationery: Stationery<T, K>,
  key: string,
): AskedPaper<K> {
  if (hasKind(stationery, key)) return { kind: key };
  const at = key.indexOf('-');
  const kind = key.slice(0, at);
  if (at < 0 || !hasKind(stationery, kind)) throw new Refusal('not-found');
  return { kind, occasion: key.slice(at + 1) };
}

/** The facts of the one paper that is asked for; refuses one that the matter does not have. */
function occasionFacts<T>(rule: PaperRule<T>, matter: T, occasion: string | undefined): Partial<PaperFacts> {
  if (occasion === undefined) return {};
  if (rule.occasions?.(matter)?.some(({ of }) => of === occasion) !== true) throw new Refusal('not-found');
  return { occasion };
}

/** What a reason prints in full: telephones and addresses, the numbers in what the complainant wrote, or a party that is a natural person. */
export type Hidden = 'contacts' | 'ownWords' | 'party';

/** A paper as it prints without a reason, and what of it one that the ledger keeps would print in full to the actor. */
export interface PlainPaper {
  paper: Paper;
  hides: Hidden | null;
}

/** The masked paper of the kind, for the matter as it stands. */
export async function getPaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  asked: AskedPaper<K>,
): Promise<PlainPaper> {
  const { paper, hides } = await lookAtPaper(ctx, stationery, number, asked);
  return { paper, hides };
}

/** The paper with what it hides, for a reason that the ledger keeps; where it hides nothing from who asks, there is no such paper. */
export async function getFullPaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  asked: AskedPaper<K>,
  reason: string,
): Promise<Paper> {
  const look = await lookAtPaper(ctx, stationery, number, asked);
  if (look.hides === null) throw new Refusal('not-found');
  return reveal(ctx, stationery, look, reason);
}

interface Look<K extends string> extends PlainPaper {
  number: string;
  kind: K;
  facts: PaperFacts;
}

async function lookAtPaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  { kind, occasion }: AskedPaper<K>,
): Promise<Look<K>> {
  const { frame, table, print, masked, maskedFacts, besides } = stationery;
  demand(ctx.actor, print);
  const seen = await getSeenMatter(ctx, frame, { number });
  if (!mayPrintFrom(table, kind, seen, timeOf(ctx))) throw new Refusal('not-found');
  const own = occasionFacts(table[kind], seen, occasion);
  const facts = { ...(await paperFactsOf(ctx, ctx.db, seen)), ...(await besides?.(ctx.db, seen, ctx)), ...own };
  const paper = paperFrom(table, kind, masked(seen, ctx, kind), maskedFacts?.(facts, seen) ?? facts);
  const hides = mayDo(ctx.actor, frame.reveal) ? hiddenOn(table, kind, seen, facts, paper) : null;
  return { number, kind, facts, paper, hides };
}

/** A letter to who complained asks for a reason only where the full sheet is another: nearly all name no number. */
function hiddenOn<T extends Lettered, K extends string>(
  table: PaperTable<K, T>,
  kind: K,
  seen: T,
  facts: PaperFacts,
  plain: Paper,
): Hidden | null {
  if (table[kind].isPersonal === true) return 'contacts';
  if (!mayHideNothing(table[kind])) return null;
  if (textOfPaper(paperFrom(table, kind, seen, facts)) === textOfPaper(plain)) return null;
  return table[kind].namesParty === true ? 'party' : 'ownWords';
}

/** A paper that hides something of some matters and nothing of others. */
function mayHideNothing({
  quotesHisWords,
  namesParty,
}: Pick<PaperRule<never>, 'quotesHisWords' | 'namesParty'>): boolean {
  return quotesHisWords === true || namesParty === true;
}

async function reveal<T extends Lettered, K extends string>(
  ctx: Context,
  { frame, table }: Stationery<T, K>,
  { number, kind, facts }: Look<K>,
  reason: string,
): Promise<Paper> {
  const matter = await revealMatter(ctx, frame, number, `打印${table[kind].zh}：${reason}`);
  return paperFrom(table, kind, matter, facts);
}

/** What the paper can be asked for with, besides telephones and addresses. */
export async function openingOf<T extends Lettered, K extends string>(
  ctx: Context,
  { frame, sealed }: Stationery<T, K>,
  number: string,
  kind: K,
): Promise<Opening | null> {
  return sealed?.openingOf(ctx, await getSeenMatter(ctx, frame, { number }), kind) ?? null;
}

/** The paper with what is sealed on it: opened for this paper alone, with a reason that the ledger keeps. */
export async function openPaper<T extends Lettered, K extends string>(
  ctx: Context,
  { frame, table, print, sealed }: Stationery<T, K>,
  number: string,
  { kind }: AskedPaper<K>,
  reason: string,
): Promise<Paper> {
  demand(ctx.actor, print);
  const seen = await getSeenMatter(ctx, frame, { number });
  if (
    sealed === undefined ||
    sealed.openingOf(ctx, seen, kind) === null ||
    !mayPrintFrom(table, kind, seen, timeOf(ctx))
  )
    throw new Refusal('not-found');
  const opened = await sealed.open(ctx, seen, kind, reason);
  const facts = await paperFactsOf(ctx, ctx.db, seen);
  return paperFrom(table, kind, seen, { ...facts, ...opened });
}

/**
 * Takes the number of a paper that no decision numbers, once: under the lock of the matter, in the transaction that writes it
 * into the register, so that the series of a bureau, kind and year has no gap. Asked again, it gives the same.
 */
export function issuePaper<T extends Lettered, K extends string>(
  ctx: Context,
  { frame, table, print }: Stationery<T, K>,
  number: string,
  { kind, occasion }: AskedPaper<K>,
): Promise<string> {
  demand(ctx.actor, print);
  // Who only reads and prints at a station or the association takes no number of the bureau's.
  demand(ctx.actor, frame.reveal);
  return transact(ctx.db, async (tx) => {
    await getSeenMatter({ ...ctx, db: tx }, frame, { number });
    const matter = await lockMatter(tx, frame.book, ctx.actor.countyId, { number });
    if (isGuest(ctx.actor, matter)) throw new Refusal('guest-cannot');
    const rule: PaperRule<T> = table[kind];
    if (!mayPrintFrom(table, kind, matter, timeOf(ctx)) || rule.series === null) throw new Refusal('not-found');
    const facts = { ...(await paperFactsOf(ctx, tx, matter)), ...occasionFacts(rule, matter, occasion) };
    const known = numberFrom(table, kind, matter, facts);
    if (known !== null) return known;
    if (rule.byMove === true) throw new Refusal('not-found');
    const year = Number(ctx.today.slice(0, 4));
    const n = await takeNumbers(tx, ctx.actor.countyId, paperCounter(rule.series), year, 1);
    const { county } = ctx.county;
    const taken =
      frame.book.kind === 'enforcement'
        ? paperNumber(`${county.paperPrefix}${rule.series}`, year, n)
        : letterNumber(county, rule.series, year, n);
    const wording = wordingFrom(table, kind, matter, timeOf(ctx));
    await saveIssuedPaper(tx, {
      countyId: matter.countyId,
      matterId: matter.id,
      kind,
      occasion: occasionFrom(rule, matter, facts),
      number: taken,
      wording,
      issuedAt: ctx.at,
      by: ctx.actor.id,
    });
    await record(
      tx,
      eventOf(matter, 'paper-issued', factsOf(ctx), {
        kind,
        title: titleOf(rule, wording),
        paperNumber: taken,
        wording,
      }),
    );
    return taken;
  });
}

/** What a paper is asked for in a batch, and why some matters have none. */
export interface Batch {
  papers: Paper[];
  /** The numbers of matters that have no such paper, or that the actor may not see. */
  without: string[];
  /** What a reason would print in full on any of them. */
  hides: Hidden | null;
}

/**
 * The papers of one kind for many matters, in the order that was asked for. With a reason those that hide something are opened, as a
 * whole or not at all; a letter that hides nothing lies between them as it is, and is no look.
 */
export async function listPapers<T extends Lettered & Papered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  numbers: readonly string[],
  kind: K,
  reason: string | null = null,
): Promise<Batch> {
  demand(ctx.actor, stationery.print);
  const looks: Look<K>[] = [];
  const without: string[] = [];
  const isMixed = mayHideNothing(stationery.table[kind]) && mayDo(ctx.actor, stationery.frame.reveal);
  for (const number of new Set(numbers)) {
    try {
      const look = await lookAtPaper(ctx, stationery, number, { kind });
      if (reason === null || look.hides !== null || isMixed) looks.push(look);
      else without.push(number);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
      without.push(number);
    }
  }
  const hides = looks.find((look) => look.hides !== null)?.hides ?? null;
  if (reason === null) return { papers: looks.map(({ paper }) => paper), without, hides };
  await demandReveals(ctx.db, ctx, looks.filter((look) => look.hides !== null).length);
  const papers: Paper[] = [];
  for (const look of looks) papers.push(look.hides === null ? look.paper : await reveal(ctx, stationery, look, reason));
  return { papers, without, hides };
}
