/**
 * 事实: reads the facts of every matter after it was filed, compares them with those of the weeks before, and hands what it finds to the
 * entry of suspicions. A person may put a fact right, and the matter is compared anew.
 */
import { addDays, dayOf, type Day } from '../../domain/base/calendar.ts';
import { demand, maySee } from '../../domain/base/actor.ts';
import { unmasked } from '../../domain/base/masking.ts';
import { hidingOf } from '../../domain/complaint/privacy.ts';
import { townOf, type Region } from '../../domain/county/region.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { factsAsked } from '../../domain/incident/facts/asked-facts.ts';
import { correctedFact, type CorrectAnswer, type CorrectFact } from '../../domain/incident/facts/fact-correction.ts';
import { evidenceOf, type GroupedMatter } from '../../domain/incident/facts/fact-evidence.ts';
import { groupAround, offersFor, type Group } from '../../domain/incident/facts/fact-groups.ts';
import type { FactLexicon } from '../../domain/incident/facts/fact-lexicon.ts';
import type { Evidence } from '../../domain/incident/suspicion.ts';
import { comparableOf, type Comparable } from '../../domain/incident/facts/comparable.ts';
import { keysOf, keyWeights } from '../../domain/incident/facts/fact-keys.ts';
import { linksOf, mayBeOne, speaksAgainst } from '../../domain/incident/facts/fact-link.ts';
import { factsOf as factsIn, sheetOf } from '../../domain/incident/facts/facts-of.ts';
import { readable } from '../../domain/incident/facts/product-marks.ts';
import { placesOf } from '../../domain/operator/county-places.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import {
  endComparison,
  findFact,
  findSheet,
  keepSheets,
  listAnswers,
  listCandidates,
  listSheets,
  mostTries,
  queueToCompare,
  replaceAnswer,
  saveAnswers,
  saveAskedFacts,
  saveFact,
  strikeElsewhere,
  saveKeys,
  saveSheets,
  takeToCompare,
  type StoredSheet,
  type Taken,
} from '../../store/incident/fact.ts';
import { openIncidentsOf } from '../../store/incident/incident.ts';
import type { MatterSheetRow } from '../../store/base/schema.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context, type Follower } from '../base/context.ts';
import { readAnswer, type AskedQuestion } from '../../domain/county/asked/asked-question.ts';
import type { MatterReader, Read, Until } from '../matter/reading.ts';
import { raiseSuspicion } from './suspicion.ts';

/** Reads complaints and tip-offs; an inquiry complains of nothing. */
export function factReader(words: () => Promise<FactLexicon>): MatterReader {
  return {
    name: 'facts',
    // Of what was read by the second no keys are written; the third read what was asked for as a trouble; the fourth knew no half names.
    version: 5,
    kinds: ['complaint', 'tipoff'],
    read: async (tx, ctx, { kind, matters }: Read) => {
      const lexicon = await words();
      const { countyId, limits } = ctx.county.county;
      const sheets = matters.map((matter) => ({ ...headOf(kind, matter), facts: readOut(matter, lexicon) }));
      await saveSheets(tx, sheets);
      const ids = sheets.map(({ matterId }) => matterId);
      await readAnswers(tx, ctx, ids, lexicon);
      await writeKeys(tx, ctx, ids, lexicon);
      // What was received longer ago raises nothing, however many there were.
      const since = addDays(ctx.today, 1 - limits.groups.days);
      const recent = sheets.filter(({ onDay }) => onDay >= since && onDay <= ctx.today);
      await queueToCompare(
        tx,
        countyId,
        recent.map(({ matterId }) => matterId),
      );
    },
    settle: async (ctx, until) => compareWaiting(ctx, until, await words()),
  };
}

/** Compares what waits, until the time is over. One that fails is left for later, so that the others go on; its error is thrown at the end. */
async function compareWaiting(ctx: Context, { signal, isOver }: Until, lexicon: FactLexicon): Promise<void> {
  const { countyId } = ctx.county.county;
  const errors: unknown[] = [];
  while (!signal.aborted && !isOver()) {
    const taken = await transact(ctx.db, (tx) => takeToCompare(tx, countyId));
    if (taken === null) break;
    try {
      await transact(ctx.db, (tx) => compareOne(tx, ctx, taken, lexicon));
    } catch (error) {
      // The log tells of the first: of one that is given up it tells once, and never again.
      if (taken.tries < mostTries) errors.push(error);
      else
        errors.unshift(new Error(`Gave up comparing ${taken.matterId} after ${taken.tries} tries.`, { cause: error }));
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** Reads out of what was answered what it tells of batch, variety and so on; gives whether there was anything to read. */
async function readAnswers(tx: Tx, ctx: Context, ids: readonly string[], lexicon: FactLexicon): Promise<boolean> {
  const { county, questions } = ctx.county;
  if (questions.length === 0) return false;
  const answers = await listAnswers(tx, county.countyId, ids);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const facts = answers.flatMap(({ matterId, question, value }) => {
    const own = byId.get(question);
    return own === undefined
      ? []
      : factsAsked(own, value, lexicon).map((fact) => ({ ...fact, matterId, question, trust: 'sure' as const }));
  });
  await saveAskedFacts(tx, county.countyId, ids, facts);
  return answers.length > 0;
}

async function writeKeys(tx: Tx, ctx: Context, ids: readonly string[], lexicon: FactLexicon): Promise<void> {
  const { countyId } = ctx.county.county;
  const stored = await listSheets(tx, countyId, ids);
  const dayOfMatter = new Map(stored.map(({ matterId, onDay }) => [matterId, onDay]));
  const keys = comparablesOf(stored, ctx.county.regions, lexicon).flatMap((one) =>
    keysOf(one).map(({ key }) => ({
      countyId,
      key,
      matterId: one.sheet.id,
      onDay: dayOfMatter.get(one.sheet.id) ?? ctx.today,
    })),
  );
  await saveKeys(tx, countyId, keys, ids);
}

/** What is asked for names goods, and no trouble: whoever wants the difference back has not said that he was overcharged. */
function readOut(matter: Matter, lexicon: FactLexicon) {
  const { story, operatorName } = matter as Complaint | Tipoff;
  const claim = 'claim' in matter && typeof matter.claim === 'string' ? matter.claim : '';
  const found = factsIn(claim === '' ? story : `${story}\n${claim}`, { operatorName, goods: goodsOf(matter) }, lexicon);
  const told = readable(story);
  return found.filter(({ kind, words }) => kind !== 'symptom' || told.includes(words));
}

/** 商品或者服务名称: what the officer has written down as bought. */
function goodsOf(matter: Matter): string | null {
  return (matter as Partial<Complaint>).purchase?.item ?? null;
}

function headOf(kind: MatterKind, matter: Matter): MatterSheetRow {
  const { countyId, id, number } = matter;
  const { operatorRegionId, categoryCode, consumerRegionId } = matter as Partial<Complaint>;
  const onDay = dayOf((matter as Complaint).receivedAt ?? matter.filedAt);
  return {
    countyId,
    matterId: id,
    kind,
    number,
    onDay,
    venueId: operatorRegionId ?? null,
    homeId: consumerRegionId ?? null,
    categoryCode: categoryCode ?? null,
  };
}

/**
 * Compares one with those that have a key in common with it, or with one that it is linked to, and raises what they make together. It
 * holds no complaint: whoever answers all members takes the incident first and their complaints then.
 */
async function compareOne(tx: Tx, ctx: Context, taken: Taken, lexicon: FactLexicon): Promise<void> {
  const { countyId } = ctx.county.county;
  // What was answered after it was read, by whoever told of it again.
  if (await readAnswers(tx, ctx, [taken.matterId], lexicon)) await writeKeys(tx, ctx, [taken.matterId], lexicon);
  const found = await findTogether(tx, ctx, taken.matterId, lexicon);
  // One of them was erased meanwhile: it is compared again, without that one.
  if (found !== null && !(await keepSheets(tx, countyId, found.ids)))
    return queueToCompare(tx, countyId, [taken.matterId]);
  if (found !== null) await raiseSuspicion(tx, ctx, found.evidence);
  await endComparison(tx, countyId, taken);
}

/** What it makes together with others, and whose sheets that rests on. */
async function findTogether(
  tx: Tx,
  ctx: Context,
  matterId: string,
  lexicon: FactLexicon,
): Promise<{ evidence: Evidence; ids: string[] } | null> {
  const limits = ctx.county.county.limits.groups;
  const near = await nearOnes(tx, ctx, matterId, lexicon);
  const one = near?.all.find(({ sheet }) => sheet.id === matterId);
  if (near === null || one === undefined) return null;
  const { all, stored } = near;
  const group = groupAround(one, all, lexicon, limits);
  const found = group === null ? await groupToOffer(tx, ctx, one, all, lexicon) : group;
  if (found === null) return null;
  const offered = group === null ? [one] : offersFor(group, all, limits);
  const ids = [...found.members.map((member) => member.one), ...offered].map(({ sheet }) => sheet.id);
  const matterOf = (id: string): GroupedMatter => grouped(stored.get(id));
  return { evidence: evidenceOf(found, offered, matterOf, { lexicon, limits }), ids: [...new Set(ids)] };
}

interface Near {
  all: Comparable[];
  stored: ReadonlyMap<string, StoredSheet>;
}

/** From so many linked ones on the next are looked for, who have something in common with them alone. */
const mostMiddles = 12;

async function nearOnes(tx: Tx, ctx: Context, matterId: string, lexicon: FactLexicon): Promise<Near | null> {
  const { countyId, limits } = ctx.county.county;
  const [own] = await listSheets(tx, countyId, [matterId]);
  if (own === undefined) return null;
  const stored = new Map([[matterId, own]]);
  const made = new Map(comparablesOf([own], ctx.county.regions, lexicon).map((one) => [one.sheet.id, one]));
  const span = { from: addDays(own.onDay, -limits.groups.days), to: addDays(own.onDay, limits.groups.days) };
  const reach = async (middles: readonly Comparable[]) => {
    const keys = new Map(middles.flatMap(keysOf).map(({ kind, key }) => [key, { key, weight: keyWeights[kind] }]));
    const operatorIds = [...new Set(middles.flatMap(({ sheet }) => stored.get(sheet.id)?.operatorId ?? []))];
    const found = await listCandidates(tx, countyId, { keys: [...keys.values()], operatorIds, ...span });
    const sheets = await listSheets(
      tx,
      countyId,
      found.filter((id) => !stored.has(id)),
    );
    for (const sheet of sheets) stored.set(sheet.matterId, sheet);
    for (const one of comparablesOf(sheets, ctx.county.regions, lexicon)) made.set(one.sheet.id, one);
  };
  const one = made.get(matterId);
  if (one === undefined) return null;
  await reach([one]);
  const linked = [...made.values()].filter(
    (other) => other !== one && linksOf(one, other, lexicon, limits.groups).length > 0,
  );
  if (linked.length > 0) await reach(linked.slice(0, mostMiddles));
  return { all: [...made.values()], stored };
}

/** An open incident's group that a matter may belong to, of which it says too little to be sure. */
async function groupToOffer(
  tx: Tx,
  ctx: Context,
  one: Comparable,
  all: readonly Comparable[],
  lexicon: FactLexicon,
): Promise<Group | null> {
  const limits = ctx.county.county.limits.groups;
  const like = all.filter((other) => other !== one && mayBeOne(one, other) && !speaksAgainst(one, other));
  if (like.length === 0) return null;
  const open = await openIncidentsOf(
    tx,
    ctx.county.county.countyId,
    like.map(({ sheet }) => sheet.id),
  );
  const member = like.find(({ sheet }) => open.has(sheet.id));
  const group = member === undefined ? null : groupAround(member, all, lexicon, limits);
  return group !== null && group.members.every((inside) => !speaksAgainst(one, inside.one)) ? group : null;
}

function comparablesOf(stored: readonly StoredSheet[], regions: readonly Region[], lexicon: FactLexicon): Comparable[] {
  const places = placesOf(regions);
  const byId = new Map(regions.map((region) => [region.id, region]));
  const townIdOf = (id: string | null) => {
    const region = id === null ? undefined : byId.get(id);
    return region === undefined ? null : (townOf(region, regions)?.id ?? null);
  };
  return stored.map((one) =>
    comparableOf(
      sheetOf({
        id: one.matterId,
        day: Math.floor(Date.parse(`${one.onDay}T00:00:00Z`) / 86_400_000),
        text: one.text,
        facts: one.facts,
        venue: one.venueId,
        home: one.homeId,
        towns: [...new Set([townIdOf(one.venueId), townIdOf(one.homeId)])].filter((town) => town !== null),
        venueTown: townIdOf(one.venueId),
        persons: personsOf(one),
        operatorId: one.operatorId,
      }),
      lexicon,
      places,
    ),
  );
}

/** By what one complainant is known for the same: his telephone, his full name at his place, his house. */
function personsOf({ phone, name, address, homeId }: StoredSheet): string[] {
  const isFullName =
    name !== null && /^\p{Script=Han}{2,4}$/u.test(name) && !/女士|先生|某|匿名|村民|群众|市民/u.test(name);
  return [
    ...(phone === null || phone === '' ? [] : [`phone:${phone}`]),
    ...(isFullName && homeId !== null ? [`name:${homeId}:${name}`] : []),
    ...(address !== null && homeId !== null && /\d/u.test(address) ? [`house:${homeId}:${address}`] : []),
  ];
}

function grouped(stored: StoredSheet | undefined): GroupedMatter {
  if (stored === undefined) throw new Refusal('not-found');
  const { kind, number, categoryCode, joint } = stored;
  return { kind, number, categoryCode, joint };
}

/** A person adds a fact, or strikes one out; the same again changes nothing. The clock then compares the complaint anew. */
export async function correctFact(
  ctx: Context,
  number: string,
  input: CorrectFact,
  words: () => Promise<FactLexicon>,
): Promise<void> {
  demand(ctx.actor, 'fact.correct');
  const lexicon = await words();
  await transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number });
    if (!maySee(ctx.actor, complaint)) throw new Refusal('not-found');
    const { countyId, id: matterId } = complaint;
    const head = headOf('complaint', complaint);
    // It may be corrected before the clock has come to read it.
    if ((await findSheet(tx, countyId, matterId)) === null)
      await saveSheets(tx, [{ ...head, facts: readOut(complaint, lexicon) }]);
    const { kind, value, removed, question } = input;
    const before = await findFact(tx, countyId, matterId, { kind, value, question });
    if (before === null && question !== '') throw new Refusal('not-found');
    if (before === null ? removed : before.removed === removed && before.trust === 'sure') return;
    const said = input.words === '' ? (before?.words ?? value) : input.words;
    const row = { countyId, matterId, question, kind, value, words: said, trust: 'sure', removed } as const;
    await saveFact(tx, { ...row, source: 'person' });
    if (removed) await strikeElsewhere(tx, row);
    await record(tx, correctedFact(complaint, input, factsOf(ctx)));
    await compareAnew(tx, ctx, head, lexicon);
  });
}

async function compareAnew(tx: Tx, ctx: Context, head: MatterSheetRow, lexicon: FactLexicon): Promise<void> {
  await writeKeys(tx, ctx, [head.matterId], lexicon);
  const since = addDays(ctx.today, 1 - ctx.county.county.limits.groups.days);
  if (head.onDay >= since) await queueToCompare(tx, head.countyId, [head.matterId]);
}

/** Who corrects may not know either, whatever is required of who files. */
function correctionOf(question: AskedQuestion, typed: string, today: Day): string | null {
  const read = readAnswer({ ...question, required: false }, typed, today);
  if (read === null || typeof read === 'string') return read;
  throw new Refusal('invalid-input', {}, [{ path: 'answer', ...read }]);
}

/** A person puts right what was answered to a question, or strikes it out; the same again changes nothing. */
export async function correctAnswer(
  ctx: Context,
  number: string,
  input: CorrectAnswer,
  words: () => Promise<FactLexicon>,
): Promise<void> {
  demand(ctx.actor, 'fact.correct');
  const question = ctx.county.questions.find(({ id }) => id === input.question);
  if (question === undefined) throw new Refusal('not-found');
  const lexicon = await words();
  await transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number });
    if (!maySee(ctx.actor, complaint)) throw new Refusal('not-found');
    const { countyId, id: matterId } = complaint;
    const head = headOf('complaint', complaint);
    if ((await findSheet(tx, countyId, matterId)) === null)
      await saveSheets(tx, [{ ...head, facts: readOut(complaint, lexicon) }]);
    const given = (await listAnswers(tx, countyId, [matterId])).find((one) => one.question === question.id);
    const before = given?.value ?? '';
    const typed = unmasked(input.answer, before);
    // He was shown it without names and numbers: saved as it was shown it stays as it is.
    if (typed === before || input.answer === hidingOf(complaint, ctx.actor.role)(before)) return;
    const read = correctionOf(question, typed, ctx.today);
    if ((given?.value ?? null) === read) return;
    await replaceAnswer(tx, { countyId, matterId, question: question.id, value: read ?? '', words: question.zh });
    await record(tx, correctedFact(complaint, { kind: 'answer', removed: read === null }, factsOf(ctx)));
    await readAnswers(tx, ctx, [matterId], lexicon);
    await compareAnew(tx, ctx, head, lexicon);
  });
}

/** Keeps what was answered beside a filing, or by whoever told of an open complaint again, in its transaction. */
export const keepAnswers: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['file', 'join'],
  async follow(tx, ctx, { move, on }) {
    const words = new Map(ctx.county.questions.map(({ id, zh }) => [id, zh]));
    for (const { saved, answers = [] } of on) {
      if (answers.length === 0) continue;
      const { countyId, id: matterId } = saved;
      await saveAnswers(
        tx,
        headOf('complaint', saved),
        answers.flatMap(({ question, answer }) => {
          const zh = words.get(question);
          return zh === undefined ? [] : { countyId, matterId, question, value: answer, words: zh };
        }),
      );
      // What is new is read with all that was filed; an open one was read before.
      if (move === 'join') await queueToCompare(tx, countyId, [matterId]);
    }
  },
};
