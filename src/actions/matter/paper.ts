import { demand, isGuest, mayDo } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import {
  issueKey,
  mayPrintFrom,
  numberFrom,
  occasionFrom,
  paperFrom,
  saysTheSame,
  textOfPaper,
  titleOf,
  unnumberedFrom,
  wordingFrom,
  type Paper,
  type Papered,
  type PaperRule,
  type PaperTable,
} from '../../domain/matter/paper-form.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import type { Revocation } from '../../domain/matter/decided/anew.ts';
import {
  annulledZh,
  isTakenBack,
  papersBefore,
  revokedZh,
  roundKey,
  roundsOf,
} from '../../domain/matter/decided/rounds.ts';
import {
  hashesOf,
  isRemade,
  laterNumberZh,
  numberedAs,
  remadeZh,
  unkeptNumberedZh,
  unkeptZh,
  type ServedPaper,
} from '../../domain/matter/decided/served-paper.ts';
import { hiddenIn, withoutNames } from '../../domain/base/masking.ts';
import { letterNumber } from '../../domain/county/letter-number.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { paperCounter, paperNumber } from '../../domain/matter/numbering.ts';
import { Refusal, type PlainRefusalCode } from '../../domain/base/refusal.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { record } from '../../store/base/ledger.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveIssuedPaper } from '../../store/matter/paper.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import { paperFactsOf, timeOf, type Lettered } from './paper-facts.ts';
import {
  findKept,
  fullOf,
  hashOfPaper,
  keepNumbered,
  listKept,
  plainOf,
  wentOut,
  type Giving,
} from './decided/served-paper.ts';
import { demandReveals } from './reveal-limit.ts';
import { getSeenMatter, revealMatter, type Frame } from './matter.ts';

/** How papers of one kind of matter are printed. */
export interface Stationery<T extends Lettered, K extends string = string> extends Giving<T, K> {
  frame: Frame<T>;
  print: Permission;
  /** Whether the actor reads the persons whom a service names; each does, where nothing is said. */
  readsNames?: (ctx: Context, matter: T) => boolean;
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

/** The matter that a paper is printed of, and by what its decision was revoked where that is an earlier one. */
interface PaperOf<T> {
  as: T;
  by: Revocation | null;
  facts: Partial<PaperFacts>;
}

/**
 * The matter as it stands where it has such a paper; else as it stood before the revocation that the address names, by its round or by the number
 * of the paper, or before the last one that took such a paper away.
 */
function paperOf<T extends Lettered, K extends string>(
  { table }: Stationery<T, K>,
  kind: K,
  seen: T,
  occasion: string | undefined,
  facts: PaperFacts,
): PaperOf<T> {
  const rule: PaperRule<T> = table[kind];
  const isNow = mayPrintFrom(table, kind, seen, facts);
  if (isNow && (occasion === undefined || rule.occasions?.(seen)?.some(({ of }) => of === occasion) === true))
    return { as: seen, by: null, facts: occasionFacts(rule, seen, occasion) };
  const before = papersBefore(table, seen, facts).filter((one) => one.kind === kind);
  const found = before.find(
    ({ round: { n, as } }) =>
      occasion === undefined || occasion === roundKey(n) || occasion === numberFrom(table, kind, as, facts),
  );
  if (found === undefined) throw new Refusal('not-found');
  return { as: found.round.as, by: found.round.by, facts: {} };
}

/** What a reason prints in full: telephones and addresses, the numbers in what the complainant wrote, or a party that is a natural person. */
export type Hidden = 'contacts' | 'ownWords' | 'party';

/** A paper as it prints without a reason, and what of it one that the ledger keeps would print in full to the actor. */
export interface PlainPaper {
  paper: Paper;
  hides: Hidden | null;
  /** Its number is one of the register, and was not taken yet. */
  lacksNumber: boolean;
  /** Why it takes none any more: what it tells of beforehand is over. */
  tooLate: PlainRefusalCode | null;
  /** It was kept as its number was taken, and the matter says something else since: it did not go out yet, and may be made anew. */
  isOvertaken: boolean;
}

/** The masked paper of the kind, for the matter as it stands. */
export async function getPaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  asked: AskedPaper<K>,
): Promise<PlainPaper> {
  const { paper, hides, lacksNumber, tooLate, isOvertaken } = await lookAtPaper(ctx, stationery, number, asked);
  return { paper, hides, lacksNumber, tooLate, isOvertaken };
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

interface Look<T, K extends string> extends PlainPaper {
  number: string;
  kind: K;
  facts: PaperFacts;
  of: PaperOf<T>;
  /** The text in which it was served, where that is kept. */
  kept: ServedPaper | null;
  /** What is printed over it and below it. */
  beside: Pick<Paper, 'stamp' | 'afterword'>;
}

async function lookAtPaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  { kind, occasion }: AskedPaper<K>,
): Promise<Look<T, K>> {
  const { frame, table, print, masked, maskedFacts, besides } = stationery;
  demand(ctx.actor, print);
  const seen = await getSeenMatter(ctx, frame, { number });
  const known = await paperFactsOf(ctx, ctx.db, seen);
  const of = paperOf(stationery, kind, seen, occasion, known);
  const { as } = of;
  const facts = { ...known, ...(await besides?.(ctx.db, as, ctx)), ...of.facts };
  const kept = await findKept(ctx.db, table, { kind, matter: as, facts });
  const beside = besideOf(stationery, kind, of, facts, kept);
  const plain =
    kept === null
      ? paperFrom(table, kind, masked(as, ctx, kind), maskedFacts?.(facts, as) ?? facts)
      : plainOf(kept.texts, (paper, names) => namelessFor(ctx, stationery, seen, paper, names));
  const full = () => (kept === null ? paperFrom(table, kind, as, facts) : fullOf(kept.texts));
  const hides = mayDo(ctx.actor, frame.reveal) ? hiddenOn(table[kind], full, plain) : null;
  const { series, byMove }: PaperRule<T> = table[kind];
  const tooLate = of.by === null ? unnumberedFrom(table, kind, as, facts) : null;
  const isOpen = series !== null && byMove !== true && of.by === null && tooLate === null;
  const lacksNumber = isOpen && numberFrom(table, kind, as, facts) === null;
  const isOvertaken =
    of.by === null &&
    kept !== null &&
    !isGone(table, { kind, matter: as, facts }) &&
    isSaidOtherwise(table, { kind, matter: as, facts }, kept);
  const paper = { ...plain, ...beside };
  return { number, kind, facts, of, kept, beside, paper, hides, lacksNumber, tooLate, isOvertaken };
}

/** Whether a paper that went out with a number of its own would say something else, were it made today. */
function isSaidOtherwise<T extends Lettered, K extends string>(
  table: PaperTable<K, T>,
  { kind, matter, facts }: { kind: K; matter: T; facts: PaperFacts },
  { texts }: Pick<ServedPaper, 'texts'>,
): boolean {
  const { series }: PaperRule<T> = table[kind];
  if (series === null || numberedAs(table, kind, matter, facts) === null) return false;
  return !saysTheSame(paperFrom(table, kind, matter, facts), fullOf(texts));
}

/** Whether the matter itself says that somebody holds the paper, or that what it decides was done. */
function isGone<T extends Lettered, K extends string>(
  table: PaperTable<K, T>,
  { kind, matter, facts }: { kind: K; matter: T; facts: PaperFacts },
): boolean {
  const { wentOutOn }: PaperRule<T> = table[kind];
  return (wentOutOn?.(matter, facts) ?? null) !== null;
}

/** The same of a batch, which is of what is decided now. */
async function lookAtStanding<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  kind: K,
): Promise<Look<T, K>> {
  const look = await lookAtPaper(ctx, stationery, number, { kind });
  if (look.of.by !== null) throw new Refusal('not-found');
  return look;
}

/** A sheet as it was served, and whether its text is still the one that the notice and the ledger have the hash of. */
export interface ServedSheet {
  paper: Paper;
  /** It went out with its number, and no act says when it was served. */
  isNumbered: boolean;
  contentHash: string;
  isSound: boolean;
}

/** All that the matter has of what was served, as its reader sees it, or opened: the earliest first, with what was revoked since. */
export async function servedSheets<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  matter: T,
  isOpened: boolean,
): Promise<ServedSheet[]> {
  const { table } = stationery;
  const rounds = roundsOf(matter);
  const kept = await listKept(ctx.db, matter);
  return kept.flatMap((one) => {
    const { kind, occasion, contentHash, texts } = one;
    if (!hasKind(stationery, kind)) return [];
    const has = (as: T) => hashesOf(kind, table[kind], as, { occasion }).includes(contentHash);
    const round = has(matter) ? undefined : rounds.find(({ as }) => has(as));
    const stamp = isTakenBack(matter, contentHash)
      ? '送达的记录已更正：这一次没有送达'
      : isRemade(table[kind], one, kept)
        ? remadeZh
        : stampOf(table, kind, round ?? { as: matter, by: null }, { occasion });
    const paper = isOpened
      ? fullOf(texts)
      : plainOf(texts, (sheet, names) => namelessFor(ctx, stationery, matter, sheet, names));
    const isSound = hashOfPaper(texts.served) === contentHash;
    const isNumbered = (table[kind] as PaperRule<T>).keptOnceNumbered === true;
    return [{ paper: stamp === null ? paper : { ...paper, stamp }, contentHash, isSound, isNumbered }];
  });
}

/** What the letter is called by which a decision is revoked. */
function anewOf<T>(table: PaperTable<string, T>): string {
  return Object.values<PaperRule<T>>(table).find(({ ofDecision }) => ofDecision === 'revocation')?.zh ?? '';
}

/** That the decision was revoked, or holds no more with nothing in its place. */
function stampOf<T extends Lettered, K extends string>(
  table: PaperTable<K, T>,
  kind: K,
  { as, by }: Pick<PaperOf<T>, 'as' | 'by'>,
  facts: Pick<PaperFacts, 'occasion'>,
): string | null {
  const rule: PaperRule<T> = table[kind];
  if (by !== null) return revokedZh(rule, by, anewOf(table));
  const annulled = rule.annulled?.(as, facts) ?? null;
  return annulled === null ? null : annulledZh(annulled);
}

/** What stands over and below the paper: that its decision was revoked, and how the print stands to what was served. */
function besideOf<T extends Lettered, K extends string>(
  { table }: Stationery<T, K>,
  kind: K,
  { as, by }: PaperOf<T>,
  facts: PaperFacts,
  kept: ServedPaper | null,
): Pick<Paper, 'stamp' | 'afterword'> {
  const rule: PaperRule<T> = table[kind];
  const stamp = stampOf(table, kind, { as, by }, facts);
  const later = kept?.number === '' ? numberFrom(table, kind, as, facts) : null;
  const isUnkept = kept === null && wentOut(table, { kind, matter: as, facts });
  const unkept = rule.keptOnceNumbered === true ? unkeptNumberedZh : unkeptZh;
  const afterword = isUnkept ? unkept : later === null ? null : laterNumberZh({ number: later });
  return { ...(stamp === null ? {} : { stamp }), ...(afterword === null ? {} : { afterword }) };
}

/** What was served, without the names that the role of the reader does not read. */
function namelessFor<T extends Lettered, K extends string>(
  ctx: Context,
  { readsNames }: Stationery<T, K>,
  matter: T,
  paper: Paper,
  names: readonly string[],
): Paper {
  if (readsNames === undefined || readsNames(ctx, matter)) return paper;
  return hiddenIn(paper, (words) => withoutNames(words, names));
}

/** A letter to who complained asks for a reason only where the full sheet is another: nearly all name no number. */
function hiddenOn<T>(rule: PaperRule<T>, full: () => Paper, plain: Paper): Hidden | null {
  if (rule.isPersonal === true) return 'contacts';
  if (!mayHideNothing(rule)) return null;
  if (textOfPaper(full()) === textOfPaper(plain)) return null;
  return rule.namesParty === true ? 'party' : 'ownWords';
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
  { number, kind, facts, of, kept, beside }: Look<T, K>,
  reason: string,
): Promise<Paper> {
  const matter = await revealMatter(ctx, frame, number, `打印${table[kind].zh}：${reason}`);
  const paper = kept === null ? paperFrom(table, kind, of.by === null ? matter : of.as, facts) : fullOf(kept.texts);
  return { ...paper, ...beside };
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
  stationery: Stationery<T, K>,
  number: string,
  { kind, occasion }: AskedPaper<K>,
  reason: string,
): Promise<Paper> {
  const { frame, table, sealed } = stationery;
  const look = await lookAtPaper(ctx, stationery, number, { kind, ...(occasion === undefined ? {} : { occasion }) });
  const seen = await getSeenMatter(ctx, frame, { number });
  if (sealed === undefined || sealed.openingOf(ctx, seen, kind) === null) throw new Refusal('not-found');
  const opened = await sealed.open(ctx, seen, kind, reason);
  const fresh = paperFrom(table, kind, look.of.as, { ...look.facts, ...opened });
  // Who is addressed stands under the seal, and not in what was kept.
  const paper = look.kept === null ? fresh : { ...fullOf(look.kept.texts), addressee: fresh.addressee };
  return { ...paper, ...look.beside };
}

/**
 * Takes the number of a paper that no decision numbers, once: under the lock of the matter, in the transaction that writes it
 * into the register, so that the series of a bureau, kind and year has no gap. Asked again, it gives the same.
 */
export function issuePaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  { kind, occasion }: AskedPaper<K>,
): Promise<string> {
  const { table } = stationery;
  return transact(ctx.db, async (tx) => {
    const { matter, facts, rule, series } = await lockNumbered(ctx, tx, stationery, number, { kind, occasion });
    const known = numberFrom(table, kind, matter, facts);
    if (known !== null) return known;
    if (rule.byMove === true) throw new Refusal('not-found');
    const tooLate = unnumberedFrom(table, kind, matter, facts);
    if (tooLate !== null) throw new Refusal(tooLate);
    await demandAsServed(ctx, tx, stationery, { kind, matter, facts });
    return takeRegistered(ctx, tx, stationery, { kind, matter, facts, series });
  });
}

/**
 * The number of a letter whose service is being written down, where nobody has taken it before: what went out has one, in the transaction that
 * proves the service. A sheet that is kept stays as it was served.
 */
export async function numberServed<T extends Lettered, K extends string>(
  tx: Tx,
  ctx: Context,
  stationery: Stationery<T, K>,
  kind: K,
  matter: T,
): Promise<void> {
  const { table, besides } = stationery;
  const { series, byMove }: PaperRule<T> = table[kind];
  if (series === null || byMove === true) return;
  const facts = { ...(await paperFactsOf(ctx, tx, matter)), ...(await besides?.(tx, matter, ctx)) };
  if (numberFrom(table, kind, matter, facts) !== null || wentOut(table, { kind, matter, facts })) return;
  await takeRegistered(ctx, tx, stationery, { kind, matter, facts, series });
}

/** The next number of the series, written into the register and the ledger; the matter is locked, and the paper has none. */
async function takeRegistered<T extends Lettered, K extends string>(
  ctx: Context,
  tx: Tx,
  stationery: Stationery<T, K>,
  { kind, matter, facts, series }: { kind: K; matter: T; facts: PaperFacts; series: string },
): Promise<string> {
  const { frame, table } = stationery;
  const rule: PaperRule<T> = table[kind];
  const year = Number(ctx.today.slice(0, 4));
  const n = await takeNumbers(tx, ctx.actor.countyId, paperCounter(series), year, 1);
  const { county } = ctx.county;
  const taken =
    frame.book.kind === 'enforcement'
      ? paperNumber(`${county.paperPrefix}${series}`, year, n)
      : letterNumber(county, series, year, n);
  const wording = wordingFrom(table, kind, matter, timeOf(ctx));
  const occasion = occasionFrom(rule, matter, facts);
  await saveIssuedPaper(tx, {
    countyId: matter.countyId,
    matterId: matter.id,
    kind,
    occasion,
    number: taken,
    wording,
    issuedAt: ctx.at,
    by: ctx.actor.id,
  });
  const numbered = { ...facts, issued: new Map([...(facts.issued ?? []), [issueKey(kind, occasion), taken]]) };
  const hashes = await keepNumbered(tx, ctx, stationery, { kind, matter, facts: numbered });
  const title = titleOf(rule, wording);
  await record(
    tx,
    eventOf(matter, 'paper-issued', factsOf(ctx), { kind, title, paperNumber: taken, wording, ...hashes }),
  );
  return taken;
}

/** The matter whose paper is numbered, under its lock; refuses who takes no number of the bureau's, and a paper that has none. */
async function lockNumbered<T extends Lettered, K extends string>(
  ctx: Context,
  tx: Tx,
  { frame, table, print, besides }: Stationery<T, K>,
  number: string,
  { kind, occasion }: { kind: K; occasion: string | undefined },
): Promise<{ matter: T; facts: PaperFacts; rule: PaperRule<T>; series: string }> {
  demand(ctx.actor, print);
  // Who only reads and prints at a station or the association takes no number of the bureau's.
  demand(ctx.actor, frame.reveal);
  await getSeenMatter({ ...ctx, db: tx }, frame, { number });
  const matter = await lockMatter(tx, frame.book, ctx.actor.countyId, { number });
  if (isGuest(ctx.actor, matter)) throw new Refusal('guest-cannot');
  const rule: PaperRule<T> = table[kind];
  const { series } = rule;
  if (!mayPrintFrom(table, kind, matter, timeOf(ctx)) || series === null) throw new Refusal('not-found');
  const known = { ...(await paperFactsOf(ctx, tx, matter)), ...(await besides?.(tx, matter, ctx)) };
  return { matter, rule, series, facts: { ...known, ...occasionFacts(rule, matter, occasion) } };
}

/**
 * 重新制作: a paper that has its number and did not go out yet, after the matter was put right: it is kept as it reads now, under the same number,
 * and the sheet of before stays in the volume as one that went to nobody. Why, the ledger keeps. What the matter says somebody received is refused.
 */
export function remakePaper<T extends Lettered, K extends string>(
  ctx: Context,
  stationery: Stationery<T, K>,
  number: string,
  { kind, occasion }: AskedPaper<K>,
  reason: string,
): Promise<void> {
  const { table } = stationery;
  return transact(ctx.db, async (tx) => {
    const { matter, facts, rule } = await lockNumbered(ctx, tx, stationery, number, { kind, occasion });
    const paperNumber = numberedAs(table, kind, matter, facts);
    const kept = await findKept(tx, table, { kind, matter, facts });
    if (paperNumber === null || kept === null) throw new Refusal('not-found');
    if (isGone(table, { kind, matter, facts })) throw new Refusal('paper-went-out');
    if (!isSaidOtherwise(table, { kind, matter, facts }, kept)) throw new Refusal('paper-unchanged');
    const hashes = await keepNumbered(tx, ctx, stationery, { kind, matter, facts });
    const wording = wordingFrom(table, kind, matter, timeOf(ctx));
    const title = titleOf(rule, wording);
    await record(
      tx,
      eventOf(matter, 'paper-remade', factsOf(ctx), { kind, title, paperNumber, wording, reason, ...hashes }),
    );
  });
}

/**
 * A number that is taken after the service is that of the sheet that was served. Where that is not kept, it is refused once the paper says something
 * else.
 */
async function demandAsServed<T extends Lettered, K extends string>(
  ctx: Context,
  tx: Tx,
  { table, masked, isServedInFull }: Stationery<T, K>,
  { kind, matter, facts }: { kind: K; matter: T; facts: PaperFacts },
): Promise<void> {
  const hashes = hashesOf(kind, table[kind], matter, facts);
  if (hashes.length === 0) return;
  if ((await findKept(tx, table, { kind, matter, facts })) !== null) return;
  const printed = isServedInFull?.(kind) === false ? masked(matter, ctx, kind) : matter;
  if (!hashes.includes(hashOfPaper(paperFrom(table, kind, printed, facts)))) throw new Refusal('served-otherwise');
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
  const looks: Look<T, K>[] = [];
  const without: string[] = [];
  const isMixed = mayHideNothing(stationery.table[kind]) && mayDo(ctx.actor, stationery.frame.reveal);
  for (const number of new Set(numbers)) {
    try {
      const look = await lookAtStanding(ctx, stationery, number, kind);
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
