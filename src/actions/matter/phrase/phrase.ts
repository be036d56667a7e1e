import { demand } from '../../../domain/base/actor.ts';
import { leaksOf } from '../../../domain/base/disclosure/leak.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  isWritten,
  mayWritePhrase,
  writePhrase,
  type Phrase,
  type PhraseForm,
} from '../../../domain/matter/phrase/phrase.ts';
import { soundOf } from '../../../outside/pinyin.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { transact } from '../../../store/base/transact.ts';
import { countOthers, deletePhrase, findPhrase, savePhrase } from '../../../store/matter/phrase/phrase.ts';
import { noteSetting, type Context } from '../../base/context.ts';

/** Keeps a phrase under its id; the same press again keeps it once. What many use is noted in the county's ledger. */
export async function keepPhrase(ctx: Context, id: string, form: PhraseForm, readVersion: number): Promise<Phrase> {
  demand(ctx.actor, 'phrase.keep');
  const sound = await soundOf(form.name);
  return transact(ctx.db, async (tx) => {
    // Two that save at the same moment are counted one after the other.
    await lockCounty(tx, ctx.actor.countyId);
    const before = await findPhrase(tx, ctx.actor.countyId, id);
    if (before !== null && !mayWritePhrase(ctx.actor, before)) throw new Refusal('not-found');
    if (before !== null && isWritten(before, form, readVersion)) return before;
    const others = await countOthers(tx, ctx.actor, form.scope, { id, name: form.name });
    const phrase = writePhrase(id, form, before, readVersion, { by: ctx.actor, at: ctx.at, sound, leaksOf, ...others });
    await savePhrase(tx, phrase);
    const { scope, name, version } = phrase;
    if (scope !== 'own') await noteSetting(tx, ctx, 'phrase-saved', { phraseId: id, scope, name, version });
    // What was the office's or the county's, and is one's own now, has gone for the others.
    else if (before !== null && before.scope !== 'own') await noteRemoval(tx, ctx, before);
    return phrase;
  });
}

/** Deletes it; one that is not there any more is deleted. */
export async function dropPhrase(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'phrase.keep');
  await transact(ctx.db, async (tx) => {
    const phrase = await findPhrase(tx, ctx.actor.countyId, id);
    if (phrase === null) return;
    if (!mayWritePhrase(ctx.actor, phrase)) throw new Refusal('not-found');
    await deletePhrase(tx, phrase);
    if (phrase.scope !== 'own') await noteRemoval(tx, ctx, phrase);
  });
}

function noteRemoval(tx: Parameters<typeof noteSetting>[0], ctx: Context, { id, scope, name }: Phrase): Promise<void> {
  return noteSetting(tx, ctx, 'phrase-removed', { phraseId: id, scope, name });
}
