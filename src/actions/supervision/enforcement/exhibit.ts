import { maySee, mayDo } from '../../../domain/base/actor.ts';
import { actorOfAccount, type Account } from '../../../domain/county/account.ts';
import { parseMatterNumber, enforcementNumber } from '../../../domain/matter/numbering.ts';
import type { CollectExhibit, Exhibit } from '../../../domain/supervision/enforcement/exhibit.ts';
import { exhibitEndingWords } from '../../../domain/supervision/enforcement/words/exhibit-words.ts';
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
import { tellPeople } from '../../matter/tell-people.ts';
import { namesOfCounty } from './case-file.ts';

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
    const listed = await listAccounts(tx, countyId);
    const accounts = new Map(listed.map((account) => [account.id, account]));
    const shared = {
      certified: await listCertificates(tx, countyId),
      nameOf: (id: string) => accounts.get(id)?.name ?? '',
      mayHold: (id: string) => seen !== null && mayHold(accounts.get(id), seen),
      known: namesOfCounty(ctx.county, listed),
    };
    if (entry !== null || seen === null) return { ...shared, enforcement: seen, n: entry?.n ?? 0 };
    const enforcement = await lockMatter(tx, enforcementBook, countyId, { id: seen.id });
    return { ...shared, enforcement, n: await nextExhibitNumber(tx, countyId, enforcement.id) };
  },
  beside: async (tx, ctx, { entry, facts }) => {
    const { pending, enforcementId: id, enforcementNumber: number, countyId } = entry;
    if (pending === null) return;
    const what = pending.ending === null ? `交接给${pending.line.toName}` : exhibitEndingWords[pending.ending].zh;
    await tellPeople(
      tx,
      ctx,
      { countyId, id, number, version: entry.version },
      (account) => account.id === pending.secondId,
      `${facts.nameOf(pending.line.byId)}记了案件${number}的证据${entry.n}${what}，请您当面点清后在案件的“证据”里确认。`,
      { cause: `${entry.id} ${entry.version}` },
    );
  },
  brings: ({ entry, before }) => (before === null ? entry.fileIds : []),
  sees: async (db, ctx, { enforcementNumber: number }) => (await findSeenCase(db, ctx, number)) !== null,
};

/** Whether he may have evidence of the case, or be there when it is handed on. */
function mayHold(account: Account | undefined, enforcement: Enforcement): boolean {
  if (account?.active !== true) return false;
  const actor = actorOfAccount(account);
  return mayDo(actor, 'exhibit.hand') && maySee(actor, enforcement);
}

/** Whether the owner of the file is an exhibit of a case that the actor sees. */
export async function seesExhibitFile(ctx: Context, ownerId: string): Promise<boolean> {
  return (await findSeenExhibit(ctx, ownerId)) !== null;
}

async function findSeenExhibit(ctx: Context, ownerId: string): Promise<Exhibit | null> {
  if (!mayDo(ctx.actor, 'exhibit.read')) return null;
  const exhibit = await findEntry<Exhibit>(ctx.db, 'exhibit', ctx.actor.countyId, { id: ownerId });
  return exhibit !== null && (await findSeenCase(ctx.db, ctx, exhibit.enforcementNumber)) !== null ? exhibit : null;
}

/** That he opened the file of an exhibit is written down once he has got it, and stands on the exhibit for everybody who reads it. */
export async function noteExhibitRead(
  ctx: Context,
  { id: fileId, matterId }: { id: string; matterId: string | null },
): Promise<void> {
  const exhibit = matterId === null ? null : await findSeenExhibit(ctx, matterId);
  if (exhibit === null) return;
  const { countyId, id: accountId } = ctx.actor;
  await transact(ctx.db, (tx) =>
    saveExhibitReading(tx, { countyId, exhibitId: exhibit.id, fileId, accountId, at: ctx.at }),
  );
}
