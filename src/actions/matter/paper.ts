import { demand, isGuest, mayDo } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import {
  mayPrintFrom,
  numberFrom,
  occasionFrom,
  paperFrom,
  titleOf,
  wordingOf,
  type Paper,
  type Papered,
  type PaperRule,
  type PaperTable,
} from '../../domain/matter/paper-form.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { paperNumber } from '../../domain/matter/numbering.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { record } from '../../store/base/ledger.ts';
import { saveIssuedPaper } from '../../store/matter/paper.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import { paperFactsOf, type Lettered } from './paper-facts.ts';
import { demandReveals } from './reveal-limit.ts';
import { getSeenMatter, revealMatter, type Frame } from './matter.ts';

/** How papers of one kind of matter are printed. */
export interface Stationery<T extends Lettered, K extends string = string> {
  frame: Frame<T>;
  table: PaperTable<K, T>;
  print: Permission;
  /** The matter as a paper of the kind shows it without a reveal. */
  masked: (matter: T, ctx: Context, kind: K) => T;
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

/** Whether the paper has telephones and addresses that the actor may have in full, for a reason. */
export function hasContacts<T extends Lettered, K extends string>(
  ctx: Context,
  { frame, table }: Stationery<T, K>,
  kind: K,
): boolean {
  return table[kind].isPersonal === true && mayDo(ctx.actor, frame.reveal);
}

/**
 * The paper of the kind, for the matter as it stands. One that shows telephones and addresses comes masked; with a reason, which the
 * ledger keeps, it shows them in full to who may reveal them.
 */
export async function getPaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  kind: K,
  reason: string | null = null,
): Promise<Paper> {
  const { frame, table, print } = stationery;
  demand(ctx.actor, print);
  const seen = await getSeenMatter(ctx, frame, { number });
  if (!mayPrintFrom(table, kind, seen)) throw new Refusal('not-found');
  if (reason !== null && !hasContacts(ctx, stationery, kind)) throw new Refusal('not-found');
  const matter =
    reason === null
      ? stationery.masked(seen, ctx, kind)
      : await revealMatter(ctx, frame, number, `打印${table[kind].zh}：${reason}`);
  return paperFrom(table, kind, matter, await paperFactsOf(ctx, ctx.db, seen));
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
  kind: K,
  reason: string,
): Promise<Paper> {
  demand(ctx.actor, print);
  const seen = await getSeenMatter(ctx, frame, { number });
  if (sealed === undefined || sealed.openingOf(ctx, seen, kind) === null || !mayPrintFrom(table, kind, seen))
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
  kind: K,
): Promise<string> {
  demand(ctx.actor, print);
  // Who only reads and prints at a station or the association takes no number of the bureau's.
  demand(ctx.actor, frame.reveal);
  return transact(ctx.db, async (tx) => {
    await getSeenMatter({ ...ctx, db: tx }, frame, { number });
    const matter = await lockMatter(tx, frame.book, ctx.actor.countyId, { number });
    if (isGuest(ctx.actor, matter)) throw new Refusal('guest-cannot');
    const rule: PaperRule<T> = table[kind];
    if (!mayPrintFrom(table, kind, matter) || rule.series === null) throw new Refusal('not-found');
    const facts = await paperFactsOf(ctx, tx, matter);
    const known = numberFrom(table, kind, matter, facts);
    if (known !== null) return known;
    if (rule.byMove === true) throw new Refusal('not-found');
    const year = Number(ctx.today.slice(0, 4));
    const n = await takeNumbers(tx, ctx.actor.countyId, `paper:${rule.series}`, year, 1);
    const taken = paperNumber(`${ctx.county.county.paperPrefix}${rule.series}`, year, n);
    const wording = wordingOf(matter, rule.notices ?? [kind]);
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
}

/** The papers of one kind for many matters, in the order that was asked for. */
export async function listPapers<T extends Lettered & Papered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  numbers: readonly string[],
  kind: K,
  reason: string | null = null,
): Promise<Batch> {
  demand(ctx.actor, stationery.print);
  if (reason !== null) await demandReveals(ctx.db, ctx, new Set(numbers).size);
  const batch: Batch = { papers: [], without: [] };
  for (const number of new Set(numbers)) {
    try {
      batch.papers.push(await getPaper(ctx, stationery, number, kind, reason));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
      batch.without.push(number);
    }
  }
  return batch;
}
