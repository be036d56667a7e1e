import { demand } from '../../../domain/base/actor.ts';
import { codeTyped } from '../../../domain/matter/query-code.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { isPublic, type Publication } from '../../../domain/publicity/publication/publication.ts';
import { lockEntry, findEntry } from '../../../store/matter/docket.ts';
import { hasRequest } from '../../../store/base/ledger.ts';
import { codeOf, isCodeOf } from '../../../store/matter/query-code.ts';
import { findRule } from '../../../store/publicity/publication/publication.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Context } from '../../base/context.ts';
import { tryCode } from '../../matter/code-guess.ts';
import { writeMove } from '../../matter/docket.ts';
import { publicationFrame } from './publication.ts';

const placeOf = (countyId: number) => ({ countyId, kind: 'publication' }) as const;

/** The code of the notice that the office prints for the operator: who has the paper is the operator. */
export function objectionCodeOf(ctx: Pick<Context, 'keyring'>, { countyId, codeStub }: Publication): string | null {
  return codeStub === '' ? null : codeOf(ctx.keyring, placeOf(countyId), codeStub);
}

/** The publication that number and code open, as far as it may be opened; wrong ones are counted as those of matters are. */
async function opened(
  ctx: Context,
  { number, code }: { number: string; code: string },
  network: string,
  isOpen: (found: Publication) => boolean,
): Promise<Publication> {
  const { countyId } = ctx.actor;
  const typed = codeTyped(code);
  const found =
    typed === null
      ? null
      : await tryCode(ctx, { number, kind: 'long', network }, async () => {
          const one = await findEntry<Publication>(ctx.db, 'publication', countyId, { number });
          const isOwn =
            one !== null &&
            one.codeStub !== '' &&
            isOpen(one) &&
            isCodeOf(ctx.keyring, placeOf(countyId), one.codeStub, typed);
          return isOwn ? one : null;
        });
  if (found === null) throw new Refusal('publication-wrong-code');
  return found;
}

/** What came of the operator's objections, also where nothing is public any more: who has the notice is told. */
export async function readAnswers(
  ctx: Context,
  input: { number: string; code: string },
  network: string,
): Promise<Pick<Publication, 'number' | 'objection' | 'objections'>> {
  demand(ctx.actor, 'publication.object');
  const { number, objection, objections } = await opened(ctx, input, network, () => true);
  return { number, objection, objections };
}

/** The operator objects on the page, by number and code; once however often it is sent. */
export async function objectByCode(
  ctx: Context,
  { number, code, words, clientId }: { number: string; code: string; words: string; clientId: string },
  network: string,
): Promise<Publication> {
  demand(ctx.actor, 'publication.object');
  const { countyId } = ctx.actor;
  if ((await findRule(ctx.db, countyId)) === null) throw new Refusal('publication-off');
  const { id } = await opened(ctx, { number, code }, network, isPublic);
  return transact(ctx.db, async (tx) => {
    const before = await lockEntry<Publication>(tx, 'publication', countyId, { id });
    if (await hasRequest(tx, before, clientId)) return before;
    if (before.state === 'objected') throw new Refusal('publication-objected-already');
    const input = { words, by: '店家凭查询码', way: 'code', on: ctx.today };
    return writeMove(tx, ctx, publicationFrame, before, 'object', input, clientId);
  });
}
