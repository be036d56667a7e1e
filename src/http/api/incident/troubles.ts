/** 什么毛病: what the facts say of the troubles of complaints, by which two tellings of one dispute are held together. */
import type { Telling } from '../../../domain/complaint/duplicate.ts';
import { wordsOfCode } from '../../../domain/incident/facts/fact-lexicon.ts';
import { factsOf } from '../../../domain/incident/facts/facts-of.ts';
import type { Context } from '../../../actions/base/context.ts';
import { readFacts } from '../../../outside/seeds.ts';
import { listTroubles } from '../../../store/incident/fact.ts';
import type { Troubles } from '../complaint/duplicate-routes.ts';

/** Those that the telling names, read as it stands, and those of other complaints as they were read or corrected. */
export async function troublesOf(
  ctx: Context,
  { story, operatorName }: Telling,
  ids: readonly string[],
): Promise<Troubles> {
  if (story.trim() === '' || ids.length === 0) return { told: [], of: new Map() };
  const lexicon = await readFacts();
  const told = factsOf(story, { operatorName }, lexicon)
    .filter(({ kind, trust }) => kind === 'symptom' && trust === 'sure')
    .map(({ value }) => ({ value, ...wordsOfCode(lexicon, 'symptom', value) }));
  return { told, of: told.length === 0 ? new Map() : await listTroubles(ctx.db, ctx.actor.countyId, ids) };
}
