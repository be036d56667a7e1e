import { actorOfAccount, type Account } from '../../domain/county/account.ts';
import { demand, maySee, mayDo, type Actor, type StaffRole } from '../../domain/base/actor.ts';
import { dayShortZh } from '../../domain/base/calendar.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { matterKinds, type Matter } from '../../domain/matter/matter.ts';
import type { Owned } from '../../domain/matter/owner.ts';
import {
  addresseePart,
  addresseeParts,
  closerOf,
  mayWriteTo,
  remarkDocket,
  type AddresseePart,
  type PassOn,
  type RecordHands,
  type Remark,
  type RemarkedKind,
  type RemarkFacts,
  type WriteRemark,
} from '../../domain/steering/remark.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { findEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { readAtOnce } from '../../store/base/transact.ts';
import { findMatter, lockMatter, type Book } from '../../store/matter/matter.ts';
import type { Context } from '../base/context.ts';
import { writeOpening, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** The table of each kind has its name, also of those of later wings: to find and to lock a matter no more is asked. */
const books = matterKinds.map((kind) => ({ kind }) as Book<Matter>);
export interface About {
  kind: RemarkedKind;
  id: string;
  number: string;
  isSeenBy: (actor: Actor) => boolean;
  /** Who has it; null for an entry of a docket. */
  hands: RecordHands;
}

/** Somebody to whom a remark on the record may be written. */
export interface Addressee {
  id: string;
  name: string;
  role: StaffRole;
  organisationId: string | null;
  part: AddresseePart;
}

/** Whom the reader may write to on the record, by the rule that the writing asks: who has it first, then its head, its office, and the others. */
export async function listAddressees(ctx: Context, number: string): Promise<Addressee[]> {
  demand(ctx.actor, 'remark.write');
  return readAtOnce(ctx.db, async (tx) => {
    const about = await findAbout(tx, ctx, number);
    if (about === null || !about.isSeenBy(ctx.actor)) throw new Refusal('not-found');
    return (await listAccounts(tx, ctx.actor.countyId))
      .filter((one) => mayHear(one, about) && mayWriteTo(one, ctx.actor))
      .map((one) => ({ ...seenAddressee(one), part: addresseePart(one, about.hands) }))
      .toSorted((a, b) => addresseeParts.indexOf(a.part) - addresseeParts.indexOf(b.part));
  });
}

function seenAddressee({ id, name, role, organisationId }: Account): Omit<Addressee, 'part'> {
  return { id, name, role, organisationId };
}

/** Whoever is written to may see the record, and may answer. */
function mayHear(account: Account, about: About): boolean {
  const actor = actorOfAccount(account);
  return account.active && mayDo(actor, 'remark.answer') && about.isSeenBy(actor);
}

/** Remarks, with the line that a matter keeps of them and the text to who is written to. */
export const remarkFrame: DocketFrame<Remark, WriteRemark, RemarkFacts> = {
  docket: remarkDocket,
  place: ({ toOrganisationId }) => ({ officeId: toOrganisationId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    if (entry !== null && move !== 'passOn') return { about: null, addressee: null };
    const number = entry?.aboutNumber ?? (input as WriteRemark).aboutNumber;
    const about = await findAbout(tx, ctx, number);
    if (about === null || !about.isSeenBy(ctx.actor)) return { about: null, addressee: null };
    const { toId } = input as PassOn;
    const account = (await listAccounts(tx, ctx.actor.countyId)).find(({ id }) => id === toId);
    return { about, addressee: account !== undefined && mayHear(account, about) ? account : null };
  },
  beside: async (tx, ctx, { entry, move, input, change }) => {
    if (move === 'passOn') {
      const { toId, text } = input as PassOn;
      const { id: parentId, aboutNumber, dueOn } = entry;
      await writeOpening(tx, ctx, remarkFrame, { id: ctx.newId(), aboutNumber, toId, text, dueOn, parentId });
    }
    if (move === null || move === 'answer') await noteInMatter(tx, entry, change.event);
    if (move === null)
      await tellPeople(tx, ctx, entry, ({ id }) => id === entry.toId, `${entry.aboutNumber} 上有给您的批示，请阅办。`);
    if (move === 'nudge') await tellPeople(tx, ctx, entry, ({ id }) => id === entry.toId, nudgeZh(entry));
    if (move === 'answer')
      await tellPeople(
        tx,
        ctx,
        entry,
        ({ id }) => id === closerOf(entry),
        `您在 ${entry.aboutNumber} 上的批示有了回复。`,
      );
  },
};

function nudgeZh({ aboutNumber, nudgedTimes, dueOn }: Remark): string {
  const by = dueOn === null ? '' : `，原定${dayShortZh(dueOn)}前回复`;
  return `${aboutNumber} 上给您的批示第 ${nudgedTimes ?? 1} 次催您回复${by}，请办了回复。`;
}

/** The record of that number, whatever ledger it stands in; its first character tells which. */
export async function findAbout(tx: Tx, ctx: Context, number: string): Promise<About | null> {
  const { countyId } = ctx.actor;
  for (const book of books) {
    const found = await findMatter(tx, book, countyId, { number });
    if (found !== null) {
      const read = `${book.kind}.read` as const;
      return {
        kind: book.kind,
        id: found.id,
        number,
        isSeenBy: (actor) => mayDo(actor, read) && maySee(actor, found),
        hands: found as Owned,
      };
    }
  }
  const docket = ctx.remarkedDockets.find(({ letter }) => letter !== null && number.startsWith(letter));
  if (docket === undefined) return null;
  const found = await findEntry<DocketEntry & { number: string }>(tx, docket.name, countyId, { number });
  if (found === null) return null;
  const isSeenBy = (actor: Actor) => mayDo(actor, docket.read) && docket.maySee(actor, found);
  return { kind: docket.name as RemarkedKind, id: found.id, number: found.number, isSeenBy, hands: null };
}

/** That something was remarked, and answered, stands in the matter's own ledger too, by number alone. */
async function noteInMatter(
  tx: Tx,
  { countyId, aboutKind, aboutId, number }: Remark,
  event: LedgerEvent,
): Promise<void> {
  const book = books.find(({ kind }) => kind === aboutKind);
  if (book === undefined) return;
  await lockMatter(tx, book, countyId, { id: aboutId });
  await record(tx, { ...event, matterId: aboutId, detail: { number } });
}
