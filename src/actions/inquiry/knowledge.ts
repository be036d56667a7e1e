import { demand } from '../../domain/base/actor.ts';
import { firstVersion, retireKnowledge, writeKnowledge } from '../../domain/inquiry/knowledge.ts';
import type { KnowledgeEntry, KnowledgeForm, KnowledgeSeed } from '../../domain/inquiry/knowledge.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { registerChannels } from '../../store/inquiry/channel.ts';
import { findCountyFacts, lockCounty } from '../../store/county/county.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { endEntry, forgetKnowledge, hasKnowledge, insertEntries, listVersions } from '../../store/inquiry/knowledge.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** What a version is written over, and the press that wrote it. */
export interface Writing {
  /** The version that the writer has read; 0 for a new entry. */
  readVersion: number;
  clientId: string;
}

/** Writes a new entry, or a new version of one; the version before ends and stays to be read. The same press again writes nothing. */
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
    const { entry, before } = writeKnowledge(id, latest, readVersion, form, ctxFacts(ctx));
    if (before !== null) await endEntry(tx, before);
    await insertEntries(tx, [entry]);
    const { title, version } = entry;
    await noteSetting(tx, ctx, 'knowledge-saved', { knowledgeId: id, version, title, requestId: clientId });
    onCommit(tx, () => forgetKnowledge(ctx.db));
    return entry;
  });
}

/** Takes an entry out of use from today on; every version stays readable. */
export function endKnowledge(ctx: Context, id: string, { readVersion, clientId }: Writing): Promise<KnowledgeEntry> {
  demand(ctx.actor, 'knowledge.retire');
  return transact(ctx.db, async (tx) => {
    const latest = await lockLatest(tx, ctx, id);
    if (latest === null) throw new Refusal('entry-unknown');
    if (await hasPress(tx, ctx, clientId)) return latest;
    if (latest.version !== readVersion) throw new Refusal('changed-meanwhile');
    const retired = retireKnowledge(latest, ctxFacts(ctx));
    await endEntry(tx, retired);
    const { title, version } = retired;
    await noteSetting(tx, ctx, 'knowledge-retired', { knowledgeId: id, version, title, requestId: clientId });
    onCommit(tx, () => forgetKnowledge(ctx.db));
    return retired;
  });
}

/** Gives a county that has no knowledge base yet, such as one set up by an older version of the program, the first one. */
export async function fillKnowledge(db: Db, read: () => Promise<readonly KnowledgeSeed[]>, at: Date): Promise<void> {
  const county = await findCountyFacts(db);
  if (county === null) return;
  const { countyId } = county.county;
  if (await hasKnowledge(db, countyId)) return;
  const seeds = await read();
  await transact(db, async (tx) => {
    await lockCounty(tx, countyId);
    if (await hasKnowledge(tx, countyId)) return;
    await registerChannels(tx, countyId);
    await insertEntries(
      tx,
      seeds.map((seed) => firstVersion(seed, countyId, at)),
    );
    onCommit(tx, () => forgetKnowledge(db));
  });
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
