/**
 * 几台程序 (neighbours): other programs on the same database. What is told to the desks that are open here is told to them too, so that
 * theirs hear it; what they tell comes to ours. Only ids and numbers go over: a name is looked up there, and the number of who rings is sealed.
 */
import { z } from 'zod';
import type { Announcement } from '../../../actions/base/context.ts';
import { openCall, sealCall } from '../../../actions/base/sealed-call.ts';
import type { Keyring } from '../../../domain/base/keyring.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Db } from '../../../store/base/db.ts';
import type { Relay } from '../../../store/base/shared/relay.ts';
import { getAccount } from '../../../store/county/account.ts';
import { findCountyFacts, forgetCountyFacts, tellFactsBy } from '../../../store/county/county.ts';
import type { Board, DraftSaved, Ringing } from './board.ts';
import type { Loudspeaker } from './loudspeaker.ts';
import type { PresenceBoard } from './presence-board.ts';
import { seersOf } from './presence-seers.ts';

/** What is told to the open desks of this program. */
export interface Boards {
  loudspeaker: Loudspeaker;
  calls: Board<Ringing>;
  drafts: Board<DraftSaved>;
  presence: PresenceBoard;
}

const id = z.string().max(100);
const Change = z.object({
  docket: id.optional(),
  matterId: id,
  number: id,
  officeId: id.nullable(),
  stationId: id.nullable(),
  entrustedTo: id.nullable(),
  leftOfficeId: id.nullable(),
  state: id,
  version: z.number(),
  by: id,
});
const Told = z.discriminatedUnion('k', [
  z.object({ k: z.literal('change'), change: Change }),
  z.object({
    k: z.literal('stay'),
    window: id,
    number: id,
    accountId: id,
    move: id.nullable(),
    at: z.iso.datetime(),
  }),
  z.object({ k: z.literal('leave'), window: id, number: id, accountId: id }),
  z.object({
    k: z.literal('draft'),
    accountId: id,
    form: z.string().max(200),
    version: z.number(),
    writer: id,
    savedAt: z.iso.datetime(),
  }),
  z.object({ k: z.literal('call'), id, accountIds: z.array(id).max(50), from: z.base64().max(400), keyId: id }),
  z.object({ k: z.literal('facts') }),
  z.object({ k: z.literal('joined') }),
]);
type Told = z.infer<typeof Told>;

/** So much of presence that was told by others may wait to be looked up; beyond it, the next beat of the windows says it again. */
const mostWaiting = 500;

/** The boards as the rest of the program uses them: what is told on them goes to the others too, and theirs comes to the desks here. */
export function joinNeighbours(
  boards: Boards,
  relay: Pick<Relay, 'tell' | 'hear'>,
  { db, keyring }: { db: Db; keyring: Keyring },
): Boards {
  const { loudspeaker, calls, drafts, presence } = boards;
  const tell = (told: Told) => relay.tell(told);
  tellFactsBy(db, () => tell({ k: 'facts' }));
  relay.hear({
    heard: hearing(boards, { db, keyring }),
    missed() {
      forgetCountyFacts(db);
      loudspeaker.miss();
    },
  });
  return {
    loudspeaker: {
      ...loudspeaker,
      announce(announcement) {
        loudspeaker.announce(announcement);
        tell({ k: 'change', change: announcement });
      },
    },
    calls: {
      ...calls,
      tell(call) {
        calls.tell(call);
        const { id: of, accountIds, from } = call;
        tell({ k: 'call', id: of, accountIds: [...accountIds], ...sealCall(keyring, of, from) });
      },
    },
    drafts: {
      ...drafts,
      tell(draft) {
        drafts.tell(draft);
        tell({ k: 'draft', ...draft, savedAt: draft.savedAt.toISOString() });
      },
    },
    presence: {
      ...presence,
      stay(stay, isSeenBy) {
        presence.stay(stay, isSeenBy);
        const { window, number, accountId, move, at } = stay;
        tell({ k: 'stay', window, number, accountId, move, at: at.toISOString() });
      },
      leave(stay) {
        presence.leave(stay);
        const { window, number, accountId } = stay;
        tell({ k: 'leave', window, number, accountId });
      },
    },
  };
}

/** Takes what another program tells; a word of a version that is not known here is none. */
function hearing({ loudspeaker, calls, drafts, presence }: Boards, { db, keyring }: { db: Db; keyring: Keyring }) {
  let waiting = 0;
  let looking: Promise<void> = Promise.resolve();
  /** One after the other, so that whoever went does not come again because his coming was looked up longer. */
  const inTurn = (work: () => Promise<void> | void) => {
    if (waiting >= mostWaiting) return;
    waiting += 1;
    looking = looking
      .then(work)
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
      });
  };
  const takers: { [K in Told['k']]: (told: Extract<Told, { k: K }>) => void } = {
    change: ({ change }) => loudspeaker.announce(plain(change)),
    stay: (stay) => inTurn(() => takeStay(db, presence, stay)),
    leave: (stay) => inTurn(() => presence.leave(stay)),
    draft: ({ accountId, form, version, writer, savedAt }) =>
      drafts.tell({ accountId, form, version, writer, savedAt: new Date(savedAt) }),
    call({ id: call, accountIds, from, keyId }) {
      const number = openCall(keyring, call, { from, keyId });
      if (number !== null) calls.tell({ id: call, accountIds, from: number });
    },
    facts: () => forgetCountyFacts(db),
    joined: () => undefined,
  };
  return (word: unknown) => {
    const told = Told.safeParse(word);
    if (told.success) (takers[told.data.k] as (told: Told) => void)(told.data);
  };
}

/** Who it is and who may see the matter is looked up here: neither goes over. */
async function takeStay(db: Db, presence: PresenceBoard, told: Extract<Told, { k: 'stay' }>): Promise<void> {
  const county = await findCountyFacts(db);
  if (county === null) return;
  const { countyId } = county.county;
  const account = await getAccount(db, countyId, told.accountId).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (account?.active !== true) return;
  const { name, organisationId, stationId } = account;
  const { window, number, accountId, move, at } = told;
  const stay = { window, number, accountId, move, at: new Date(at), name, organisationId, stationId };
  presence.stay(stay, await seersOf(db, countyId, number));
}

function plain({ docket, ...change }: z.infer<typeof Change>): Announcement {
  return docket === undefined ? change : { docket, ...change };
}
