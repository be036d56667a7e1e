import { demand } from '../../domain/base/actor.ts';
import {
  approveKnowledge,
  firstVersion,
  retireKnowledge,
  returnKnowledge,
  writeKnowledge,
} from '../../domain/inquiry/knowledge.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { KnowledgeEntry, KnowledgeForm, KnowledgeSeed } from '../../domain/inquiry/knowledge.ts';
import { dayOf, type Day } from '../../domain/base/calendar.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { registerChannels } from '../../store/inquiry/channel.ts';
import { findCountyFacts, lockCounty } from '../../store/county/county.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import {
  approveEntry,
  endEntry,
  forgetKnowledge,
  insertEntries,
  listKnowledgeIds,
  listVersions,
} from '../../store/inquiry/knowledge.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** What a version is written over, and the press that wrote it. */
export interface Writing {
  /** The version that the writer has read; 0 for a new entry. */
  readVersion: number;
  clientId: string;
}

/** Writes a new entry, or a new version of one, which waits for another person. The same press again writes nothing. */
export function saveKnowledge(
  ctx: Context,
  id: string,
  form: KnowledgeForm,
  { readVersion, clientId }: Writing,
): Promise<KnowledgeEntry> {
  demand(ctx.actor, 'knowledge.save');
  for (const code of form.categoryCodes)
    if (!ctx.county.categories.some((one) => one.code === code && one.kind !== 'channel'))
      throw new Refusal('category-unknown', { code });
  return transact(ctx.db, async (tx) => {
    const latest = await lockLatest(tx, ctx, id);
    if (latest !== null && (await hasPress(tx, ctx, clientId))) return latest;
    const number = latest?.number ?? (await nextNumbers(tx, ctx.actor.countyId, ctx.today, 1))(0);
    const { entry, before } = writeKnowledge({ id, number }, latest, readVersion, form, { ...ctxFacts(ctx), leaksOf });
    if (before !== null) await endEntry(tx, before);
    await insertEntries(tx, [entry]);
    const { title, version } = entry;
    await noteSetting(tx, ctx, 'knowledge-saved', { knowledgeId: id, version, title, requestId: clientId });
    onCommit(tx, () => forgetKnowledge(ctx.db));
    return entry;
  });
}

/** Lets a version out that waits; its writer does not. */
export function releaseKnowledge(ctx: Context, id: string, writing: Writing): Promise<KnowledgeEntry> {
  demand(ctx.actor, 'knowledge.approve');
  return stepOf(ctx, id, writing, async (tx, latest, versions) => {
    const inForce = versions.findLast(({ approvedAt }) => approvedAt !== null) ?? null;
    const { entry, before } = approveKnowledge(latest, inForce, ctxFacts(ctx));
    if (before !== null) await endEntry(tx, before);
    await approveEntry(tx, entry);
    return { entry, verb: 'knowledge-approved' as const };
  });
}

/** Sends a version back that waits, with what is to be changed. */
export function sendBackKnowledge(
  ctx: Context,
  id: string,
  { remark, ...writing }: Writing & { remark: string },
): Promise<KnowledgeEntry> {
  demand(ctx.actor, 'knowledge.approve');
  return stepOf(ctx, id, writing, async (tx, latest) => {
    const entry = returnKnowledge(latest, ctxFacts(ctx));
    await endEntry(tx, entry);
    return { entry, verb: 'knowledge-returned' as const, remark };
  });
}

/** Takes an entry out of use from today on; every version stays readable. */
export function endKnowledge(ctx: Context, id: string, writing: Writing): Promise<KnowledgeEntry> {
  demand(ctx.actor, 'knowledge.retire');
  return stepOf(ctx, id, writing, async (tx, _latest, versions) => {
    const { entry, others } = retireKnowledge(versions, ctxFacts(ctx));
    for (const one of [...others, entry]) await endEntry(tx, one);
    return { entry, verb: 'knowledge-retired' as const };
  });
}

type Step =
  | { entry: KnowledgeEntry; verb: 'knowledge-approved' | 'knowledge-retired' }
  | { entry: KnowledgeEntry; verb: 'knowledge-returned'; remark: string };

/** One step of the latest version, as the reader has read it; the same press again makes it once. */
function stepOf(
  ctx: Context,
  id: string,
  { readVersion, clientId }: Writing,
  make: (tx: Tx, latest: KnowledgeEntry, versions: readonly KnowledgeEntry[]) => Promise<Step>,
): Promise<KnowledgeEntry> {
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, ctx.actor.countyId);
    const versions = await listVersions(tx, ctx.actor.countyId, id);
    const latest = versions.at(-1);
    if (latest === undefined) throw new Refusal('entry-unknown');
    if (await hasPress(tx, ctx, clientId)) return latest;
    if (latest.version !== readVersion) throw new Refusal('changed-meanwhile');
    const step = await make(tx, latest, versions);
    const { title, version } = step.entry;
    const detail = { knowledgeId: id, version, title, requestId: clientId };
    if (step.verb === 'knowledge-returned') await noteSetting(tx, ctx, step.verb, { ...detail, remark: step.remark });
    else await noteSetting(tx, ctx, step.verb, detail);
    onCommit(tx, () => forgetKnowledge(ctx.db));
    return step.entry;
  });
}

/**
 * Gives a county what comes with the program and it does not have yet: all of it where it was set up by a version without a
 * knowledge base, what is new where it was updated. Nothing that a county wrote or retired is touched.
 */
export async function fillKnowledge(db: Db, read: () => Promise<readonly KnowledgeSeed[]>, at: Date): Promise<void> {
  const county = await findCountyFacts(db);
  if (county === null) return;
  const { countyId } = county.county;
  const seeds = await read();
  const known = await listKnowledgeIds(db, countyId);
  if (seeds.every(({ id }) => known.has(id))) return;
  await transact(db, async (tx) => {
    await lockCounty(tx, countyId);
    if (known.size === 0) await registerChannels(tx, countyId);
    await fillEntries(tx, countyId, seeds, at);
    onCommit(tx, () => forgetKnowledge(db));
  });
}

/** The first versions of those that the county does not have, each with its number. */
export async function fillEntries(tx: Tx, countyId: number, seeds: readonly KnowledgeSeed[], at: Date): Promise<void> {
  const known = await listKnowledgeIds(tx, countyId);
  const fresh = seeds.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  const numberOf = await nextNumbers(tx, countyId, dayOf(at), fresh.length);
  await insertEntries(
    tx,
    fresh.map((seed, i) => firstVersion(seed, countyId, numberOf(i), at)),
  );
}

async function nextNumbers(tx: Tx, countyId: number, today: Day, n: number): Promise<(i: number) => string> {
  const year = Number(today.slice(0, 4));
  const first = await takeNumbers(tx, countyId, 'knowledge', year, n);
  return (i) => docketNumber('知', year, first + i);
}

/** Changes of the knowledge base follow each other: its lines stand in the county's own chain. */
async function lockLatest(tx: Tx, ctx: Context, id: string): Promise<KnowledgeEntry | null> {
  await lockCounty(tx, ctx.actor.countyId);
  return (await listVersions(tx, ctx.actor.countyId, id)).at(-1) ?? null;
}

function hasPress(tx: Tx, { county }: Context, clientId: string): Promise<boolean> {
  const { countyId, ledgerId } = county.county;
  return hasRequest(tx, { countyId, id: ledgerId }, clientId);
}

function ctxFacts({ actor, at, today }: Context) {
  return { by: actor, at, today };
}
