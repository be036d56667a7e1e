/** 送达原文: the act that proves a service keeps the sheet that was served, in its transaction; who is served later gets the same one. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PaperFacts } from '../../../domain/matter/paper-facts.ts';
import {
  hashesOf,
  keptFor,
  laidWith,
  numberedAs,
  servedTexts,
  type ServedPaper,
  type ServedTexts,
} from '../../../domain/matter/decided/served-paper.ts';
import type { Served } from '../../../domain/matter/matter.ts';
import {
  numberFrom,
  occasionFrom,
  paperFrom,
  textOfPaper,
  type Paper,
  type PaperRule,
  type PaperTable,
} from '../../../domain/matter/paper-form.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { listServedPapers, saveServedPaper } from '../../../store/matter/served-paper.ts';
import type { Context } from '../../base/context.ts';
import { paperFactsOf, type Lettered } from '../paper-facts.ts';

/** What the service of a paper asks of a kind of matter. */
export interface Giving<T, K extends string> {
  table: PaperTable<K, T>;
  /** The matter as a paper of the kind shows it without a reveal. */
  masked: (matter: T, ctx: Context, kind: K) => T;
  /** Whether a service gives it with nothing hidden; every paper is, where nothing is said. */
  isServedInFull?: (kind: K) => boolean;
  /** Persons of the matter who may be named in what was served. */
  namesIn?: (matter: T) => readonly string[];
  /** What its papers say besides the matter and what all kinds share. */
  besides?: (db: Db | Tx, matter: T, ctx: Context) => Promise<Partial<PaperFacts>>;
  /** The same without a reveal. */
  maskedFacts?: (facts: PaperFacts, matter: T) => PaperFacts;
}

/** A sheet that is being served, to be kept once the matter has its hash. */
export interface Serving<T> extends Omit<ServedPaper, 'keptAt'> {
  isServedOn: (saved: T) => boolean;
}

/** The hash of the paper's whole text as it is hashed at its service. */
export function hashOfPaper(paper: Paper): string {
  return createHash('sha256').update(textOfPaper(paper), 'utf8').digest('hex');
}

/** All that was kept of the matter, the earliest first. */
export async function listKept(
  db: Db | Tx,
  { countyId, id }: Pick<Lettered, 'countyId' | 'id'>,
): Promise<ServedPaper[]> {
  const rows = await listServedPapers(db, countyId, id);
  return rows.map(({ texts, ...row }) => ({ ...row, texts: unpressed(texts) }));
}

/** A form of words that a matter has many of is pressed to a third, which a seal leaves as large as it is. */
function pressed(texts: ServedTexts): string {
  return deflateRawSync(JSON.stringify(texts)).toString('base64');
}

function unpressed(texts: string): ServedTexts {
  return JSON.parse(inflateRawSync(Buffer.from(texts, 'base64')).toString('utf8')) as ServedTexts;
}

/** Whether the matter says that a text of it was served, or that it went out with its number. */
export function wentOut<T extends Lettered, K extends string>(
  table: PaperTable<K, T>,
  { kind, matter, facts }: { kind: K; matter: T; facts: PaperFacts },
): boolean {
  return hashesOf(kind, table[kind], matter, facts).length > 0 || numberedAs(table, kind, matter, facts) !== null;
}

/** The text in which the paper was served; of what was served on nobody yet the database is not asked. */
export async function findKept<T extends Lettered, K extends string>(
  db: Db | Tx,
  table: PaperTable<K, T>,
  { kind, matter, facts }: { kind: K; matter: T; facts: PaperFacts },
): Promise<ServedPaper | null> {
  if (!wentOut(table, { kind, matter, facts })) return null;
  return keptFor(await listKept(db, matter), kind, table[kind], matter, facts);
}

/**
 * What is served on this matter: the sheet that somebody was served already, or else the one that prints today, which is then to be kept. Who
 * complained is given his own words in full, whoever may print them so.
 */
export async function servingOf<T extends Lettered, K extends string>(
  tx: Tx,
  ctx: Context,
  giving: Giving<T, K>,
  kind: K,
  matter: T,
): Promise<{ facts: { served: Served }; serving?: Serving<T> }> {
  const { table, besides } = giving;
  const rule: PaperRule<T> = table[kind];
  const facts = { ...(await paperFactsOf(ctx, tx, matter)), ...(await besides?.(tx, matter, ctx)) };
  const kept = await findKept(tx, table, { kind, matter, facts });
  if (kept !== null) return { facts: { served: { contentHash: kept.contentHash, wording: kept.wording } } };
  const sheet = sheetOf(ctx, giving, kind, matter, facts);
  const { contentHash, wording, occasion } = sheet;
  const serving: Serving<T> = {
    ...sheet,
    isServedOn: (saved) => hashesOf(kind, rule, saved, { occasion }).includes(contentHash),
  };
  return { facts: { served: { contentHash, wording } }, serving };
}

/** The paper as it prints today, to be kept as it goes out. */
function sheetOf<T extends Lettered, K extends string>(
  ctx: Context,
  { table, masked, isServedInFull, namesIn, maskedFacts }: Giving<T, K>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): Omit<ServedPaper, 'keptAt'> {
  const full = paperFrom(table, kind, matter, facts);
  const plain = paperFrom(table, kind, masked(matter, ctx, kind), maskedFacts?.(facts, matter) ?? facts);
  const served = isServedInFull?.(kind) === false ? plain : full;
  return {
    kind,
    occasion: occasionFrom(table[kind], matter, facts),
    number: numberFrom(table, kind, matter, facts) ?? '',
    contentHash: hashOfPaper(served),
    wording: served.wording,
    texts: servedTexts({ served, plain, full }, namesIn?.(matter) ?? []),
  };
}

/** What the line of the ledger keeps of sheets that go out with a number: the hash of the paper, and of what is laid to it. */
export interface NumberedHashes {
  contentHash?: string;
  laid?: string[];
}

/** Keeps a paper that no act serves as it goes out with its number, which the facts have by now, and with it what is laid to it. */
export async function keepNumbered<T extends Lettered, K extends string>(
  tx: Tx,
  ctx: Context,
  giving: Giving<T, K>,
  { kind, matter, facts }: { kind: K; matter: T; facts: PaperFacts },
): Promise<NumberedHashes> {
  const { table } = giving;
  if (numberedAs(table, kind, matter, facts) === null) return {};
  const own = { kind, occasion: occasionFrom(table[kind], matter, facts) };
  const [sheet, ...laid] = [own, ...laidWith(table, own, matter, facts)].map((one) =>
    sheetOf(ctx, giving, one.kind, matter, { ...facts, occasion: one.occasion }),
  );
  if (sheet === undefined) return {};
  for (const one of [sheet, ...laid]) await keepSheet(tx, ctx, matter, one);
  return {
    contentHash: sheet.contentHash,
    ...(laid.length === 0 ? {} : { laid: laid.map(({ contentHash }) => contentHash) }),
  };
}

/** Keeps what was served, where the matter says that it was: what came back from the post is not. */
export async function keepServed<T extends Pick<Lettered, 'countyId' | 'id'>>(
  tx: Tx,
  ctx: Context,
  saved: T,
  serving: Serving<T> | undefined,
): Promise<void> {
  if (serving?.isServedOn(saved) !== true) return;
  const { isServedOn: _isServedOn, ...sheet } = serving;
  await keepSheet(tx, ctx, saved, sheet);
}

async function keepSheet(
  tx: Tx,
  ctx: Context,
  { countyId, id: matterId }: Pick<Lettered, 'countyId' | 'id'>,
  { texts, ...row }: Omit<ServedPaper, 'keptAt'>,
): Promise<void> {
  const key = { countyId, id: ctx.newId(), matterId };
  // What a gateway has taken was served by nobody's hand.
  const byId = ctx.actor.role === 'system' ? null : ctx.actor.id;
  await saveServedPaper(tx, { ...key, ...row, texts: pressed(texts), keptAt: ctx.at, byId });
}

/** The sheet that a reader sees without a reason; `hide` takes out what his role does not read of persons. */
export function plainOf(
  { served, plain, names }: ServedTexts,
  hide: (paper: Paper, names: readonly string[]) => Paper,
): Paper {
  return hide(plain ?? served, names);
}

/** The sheet with all that it says. */
export function fullOf({ served, full }: ServedTexts): Paper {
  return full ?? served;
}
