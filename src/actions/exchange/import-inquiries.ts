/** What an import makes of rows of kind 咨询: inquiries that wait for their answer like any other, and their changes until it is given. */
import type { Asking } from '../../domain/inquiry/filing.ts';
import { markValues, type Digest, type ImportMark } from '../../domain/exchange/import/import.ts';
import {
  changeImportedInquiry,
  inquiryValues,
  isStillAsked,
  type KnownInquiry,
} from '../../domain/exchange/import/inquiry-row.ts';
import type { Mapping } from '../../domain/exchange/import/mapping.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { DecidedOf, Made } from '../../domain/exchange/import/verdict.ts';
import type { Tx } from '../../store/base/db.ts';
import { findKnownInquiries } from '../../store/exchange/import.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import { record } from '../../store/base/ledger.ts';
import { saveMatter } from '../../store/matter/matter.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { inquiryFiling } from '../inquiry/inquiry.ts';

/** The inquiries there are of these numbers. */
export function knownInquiries(
  tx: Tx,
  { actor }: Context,
  asked: { numbers: readonly string[]; ids: readonly string[] },
  locked: boolean,
): Promise<KnownInquiry[]> {
  return findKnownInquiries(tx, actor.countyId, asked, locked);
}

/** Files the new ones and changes those that nobody has answered yet. */
export async function makeInquiries(
  tx: Tx,
  ctx: Context,
  decided: readonly DecidedOf<Asking, KnownInquiry>[],
  mapping: Mapping,
  digest: Digest,
): Promise<Made> {
  const facts = factsOf(ctx);
  const numbers = new Map<string, string>();
  const marks: ImportMark[] = [];
  const refused = new Set<number>();
  for (const { line, told, known, decision } of decided) {
    if (decision.verdict === 'refused') continue;
    if (known === null) {
      try {
        // No receipt goes out: the platform has told them, and an old list is no news.
        numbers.set(told.clientId, (await inquiryFiling(ctx, told, { hasReceipt: false })(tx)).number);
      } catch (error) {
        // The rules refuse before anything is written; a number that was taken meanwhile begins the whole part anew.
        if (!(error instanceof Refusal) || error.code === 'platform-number-taken') throw error;
        refused.add(line);
        continue;
      }
    } else if (known.inquiry.id !== told.clientId || !isStillAsked(known.inquiry)) continue;
    else if (decision.verdict === 'changed') {
      const change = changeImportedInquiry(known, told, mapping, digest, facts);
      if (change === null) continue;
      const saved = await saveMatter(tx, inquiryBook, known.inquiry, change.next);
      await record(tx, change.event);
      announceOnCommit(tx, ctx, saved, known.inquiry);
    }
    const fields = markValues(known?.mark ?? null, inquiryValues(told), mapping, digest);
    marks.push({ countyId: ctx.actor.countyId, matterId: told.clientId, fields });
  }
  return { numbers, marks, refused };
}
