import { maySee, mayDo } from '../../../domain/base/actor.ts';
import { parseMatterNumber, enforcementNumber } from '../../../domain/matter/numbering.ts';
import type { CollectExhibit, Exhibit } from '../../../domain/supervision/enforcement/exhibit.ts';
import { exhibitDocket, type ExhibitFacts } from '../../../domain/supervision/enforcement/exhibit-steps.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { lockMatter } from '../../../store/matter/matter.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import { enforcementBook, findEnforcement } from '../../../store/supervision/enforcement/enforcement.ts';
import { nextExhibitNumber, saveExhibitReading } from '../../../store/supervision/enforcement/exhibit.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';

/** The case of the number, for who may read it; nobody else learns that there is one. */
export async function findSeenCase(db: Db | Tx, ctx: Context, number: string): Promise<Enforcement | null> {
  const parsed = parseMatterNumber(number);
  if (parsed?.kind !== 'enforcement') return null;
  const key = { number: enforcementNumber(parsed.year, parsed.n) };
  const enforcement = await findEnforcement(db, ctx.actor.countyId, key);
  return enforcement !== null && mayDo(ctx.actor, 'enforcement.read') && maySee(ctx.actor, enforcement)
    ? enforcement
    : null;
}

/** How exhibits are kept: the case is locked while one is added, so that the numbers have no gap. */
export const exhibitFrame: DocketFrame<Exhibit, CollectExhibit, ExhibitFacts> = {
  docket: exhibitDocket,
  know: async (tx, ctx, { entry, input }) => {
    const { countyId } = ctx.actor;
    const number = entry?.enforcementNumber ?? (input as CollectExhibit).enforcementNumber;
    const seen = await findSeenCase(tx, ctx, number);
    const names = new Map((await listAccounts(tx, countyId)).map(({ id, name }) => [id, name]));
    const known = { certified: await listCertificates(tx, countyId), nameOf: (id: string) => names.get(id) ?? '' };
    if (entry !== null || seen === null) return { ...known, enforcement: seen, n: entry?.n ?? 0 };
    const enforcement = await lockMatter(tx, enforcementBook, countyId, { id: seen.id });
    return { ...known, enforcement, n: await nextExhibitNumber(tx, countyId, enforcement.id) };
  },
  brings: ({ entry, before }) => (before === null ? entry.fileIds : []),
  sees: async (db, ctx, { enforcementNumber: number }) => (await findSeenCase(db, ctx, number)) !== null,
};

/**
 * Whether the file lies with an exhibit of a case that the actor sees; that he opened it is written down, and stands on the exhibit for
 * everybody who reads it.
 */
export async function openExhibitFile(ctx: Context, ownerId: string, fileId: string): Promise<boolean> {
  const { countyId, id: accountId } = ctx.actor;
  if (!mayDo(ctx.actor, 'exhibit.read')) return false;
  const exhibit = await findEntry<Exhibit>(ctx.db, 'exhibit', countyId, { id: ownerId });
  if (exhibit === null || (await findSeenCase(ctx.db, ctx, exhibit.enforcementNumber)) === null) return false;
  await transact(ctx.db, (tx) =>
    saveExhibitReading(tx, { countyId, exhibitId: exhibit.id, fileId, accountId, at: ctx.at }),
  );
  return true;
}
