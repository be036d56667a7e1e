import {
  allowanceDocket,
  type Allowance,
  type AllowanceFacts,
  type DraftAllowance,
} from '../../domain/people/allowance.ts';
import { demand, mayDo, maySee, scopes } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import { eventOf, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { accountsOf } from '../../domain/people/person-steps.ts';
import { dayZh } from '../../domain/base/calendar.ts';
import { formatYuan } from '../../domain/base/money.ts';
import {
  engagementDocket,
  engagementKinds,
  type Engage,
  type Engagement,
  type EngagementFacts,
} from '../../domain/people/engagement.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { countSettled, countSettledBy, hasOverlap } from '../../store/people/allowance.ts';
import { findAppointment } from '../../store/people/appointment.ts';
import type { Tx } from '../../store/base/db.ts';
import { findAnyMatter, lockAnyMatter } from '../../store/matter/matter.ts';
import { findEntry, lockEntry } from '../../store/matter/docket.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { listPeople, lockPerson } from '../../store/people/person.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { writeMove, writeOpening, type DocketFrame } from '../matter/docket.ts';
import { tellPersons } from './person-messages.ts';

/** Allowances; the number of matters settled comes from the ledger. */
export const allowanceFrame: DocketFrame<Allowance, DraftAllowance, AllowanceFacts> = {
  docket: allowanceDocket,
  async know(tx, ctx, { entry, input }) {
    if (entry !== null) return { settled: entry.count, overlaps: false, isKnown: true };
    const asked = input as DraftAllowance;
    const { countyId } = ctx.actor;
    // Two who draft for him at once do not both look before either has written: he is paid once.
    const person = await lockPerson(tx, countyId, asked.personId);
    return {
      isKnown: person !== null && person.state !== 'merged',
      settled: person === null ? 0 : await countSettled(tx, person, asked),
      overlaps: await hasOverlap(tx, countyId, asked),
    };
  },
  async beside(tx, ctx, { entry, move }) {
    if (move !== 'pay') return;
    const { fromOn, toOn, sumFen, personId } = entry;
    const words = `您${dayZh(fromOn)}到${dayZh(toOn)}的补贴 ${formatYuan(sumFen)} 元已发放。`;
    await tellPersons(tx, ctx, entry, [personId], words);
  },
};

/** Commissions to lecturers and experts. */
export const engagementFrame: DocketFrame<Engagement, Engage, EngagementFacts> = {
  docket: engagementDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  async know(tx, ctx, { entry, input }) {
    const { countyId } = ctx.actor;
    const number = entry === null ? (input as Engage).matterNumber : null;
    const about = number === null || number === '' ? null : await askedAbout(tx, ctx, number);
    // The association asks about what it is told of; an office about its own, and of another's it does not learn that it is there.
    const isAnothers = about !== null && scopes[ctx.actor.role] === 'office' && !maySee(ctx.actor, about);
    if (number !== null && number !== '' && (about === null || isAnothers))
      throw new Refusal('not-found', {}, [
        {
          path: 'matterNumber',
          zh: '没有这个编号的件；请核对，或者不填。',
          en: 'No such matter; check it or leave it out.',
        },
      ]);
    const id = entry?.appointmentId ?? (input as Engage).appointmentId;
    return { appointment: await findAppointment(tx, countyId, id), matterOfficeId: about?.officeId ?? null };
  },
  async beside(tx, ctx, { entry, move }) {
    await noteOpinion(tx, ctx, entry, move);
    const { kind, topic, place, dueOn, personId } = entry;
    const what = `${engagementKinds[kind].zh}（${topic}）`;
    if (move === null)
      await tellPersons(
        tx,
        ctx,
        entry,
        [personId],
        `请您${what}，${dayZh(dueOn)}前${place === '' ? '' : `，${place}`}。`,
      );
    if (move === 'cancel') await tellPersons(tx, ctx, entry, [personId], `请您做的${what}取消了。`);
  },
};

/** The kinds of matters that an opinion may be about, with who may read them. */
const readers = {
  complaint: null,
  tipoff: 'tipoff.read',
  enforcement: 'enforcement.read',
} as const satisfies Partial<Record<MatterKind, Permission | null>>;

function askedKind(number: string): keyof typeof readers | null {
  const kind = parseMatterNumber(number)?.kind ?? 'complaint';
  return kind in readers ? (kind as keyof typeof readers) : null;
}

/** A complaint, or a tip-off or a case for who may read those at all: to the association there is none. */
async function askedAbout(tx: Tx, { actor }: Context, number: string): Promise<Matter | null> {
  const kind = askedKind(number);
  if (kind === null) return null;
  const may = readers[kind];
  return may !== null && !mayDo(actor, may) ? null : findAnyMatter(tx, kind, actor.countyId, { number });
}

/** That an expert was asked about a matter, and that he gave his opinion, stands in the ledger of the matter. */
async function noteOpinion(tx: Tx, ctx: Context, entry: Engagement, move: string | null): Promise<void> {
  const { kind, matterNumber, number, topic, countyId } = entry;
  if (kind !== 'opinion' || matterNumber === null || (move !== null && move !== 'reportDone')) return;
  const about = askedKind(matterNumber);
  if (about === null) return;
  const found = await findAnyMatter(tx, about, countyId, { number: matterNumber });
  if (found === null || found.erasedOn !== null) return;
  const matter = await lockAnyMatter(tx, about, countyId, { id: found.id });
  const verb = move === null ? 'opinion-asked' : 'opinion-given';
  await record(tx, eventOf(matter, verb, factsOf(ctx), { number, topic }));
  announceOnCommit(tx, ctx, matter, matter);
}

export interface BatchDraft extends Omit<DraftAllowance, 'id' | 'personId'> {
  /** Made by the client: the id of each allowance follows from it, so that a second press drafts nothing twice. */
  id: string;
  stationIds: readonly string[];
}

/** More people than a county's stations have. */
const mostPeople = 50_000;

/** Drafts for everybody with a site in one act; who settled nothing, or has one for the period already, is passed over and counted. */
export function draftAllowances(
  ctx: Context,
  { id, stationIds, ...form }: BatchDraft,
): Promise<{ drafted: number; passed: number }> {
  demand(ctx.actor, 'allowance.draft');
  return transact(ctx.db, async (tx) => {
    const all = await listPeople(tx, ctx.actor, { state: 'open' }, mostPeople);
    const holders = new Map(all.map((one) => [one.accountId, one.id]));
    const people = all.filter(
      ({ stationId }) => stationId !== null && (stationIds.length === 0 || stationIds.includes(stationId)),
    );
    let drafted = 0;
    const settledBy = await countSettledBy(tx, ctx.actor.countyId, form);
    for (const person of people.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const one = { ...form, id: derived(id, person.id), personId: person.id };
      await lockPerson(tx, ctx.actor.countyId, person.id);
      const facts = {
        settled: accountsOf(person)
          .filter((account) => (holders.get(account) ?? person.id) === person.id)
          .reduce((sum, account) => sum + (settledBy.get(account) ?? 0), 0),
        overlaps: await hasOverlap(tx, ctx.actor.countyId, one),
      };
      const known = await findEntry(tx, 'allowance', ctx.actor.countyId, { id: one.id });
      if (known !== null || facts.overlaps || (form.basis === 'perMatter' && facts.settled === 0)) continue;
      const frame = { ...allowanceFrame, know: async () => ({ ...facts, isKnown: true }) };
      await writeOpening(tx, ctx, frame, one);
      drafted += 1;
    }
    return { drafted, passed: people.length - drafted };
  });
}

/** Approves or pays many at once: all of them or none. */
export function moveAllowances(
  ctx: Context,
  move: 'approve' | 'pay',
  many: readonly { id: string; version: number }[],
  input: object,
  clientId: string,
): Promise<number> {
  demand(ctx.actor, move === 'approve' ? 'allowance.approve' : 'allowance.pay');
  return transact(ctx.db, async (tx) => {
    for (const { id, version } of many.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const before = await lockEntry<Allowance>(tx, 'allowance', ctx.actor.countyId, { id });
      if (await hasRequest(tx, before, clientId)) continue;
      if (before.version !== version) throw new Refusal('changed-meanwhile');
      await writeMove(tx, ctx, allowanceFrame, before, move, input, clientId);
    }
    return many.length;
  });
}

/** One id for the pair, of the form of a UUID: the digits of both put together figure by figure. */
function derived(a: string, b: string): string {
  const [x, y] = [a, b].map((one) => one.replaceAll('-', ''));
  const mixed = [...(x ?? '')]
    .map((digit, i) => (Number.parseInt(digit, 16) ^ Number.parseInt(y?.[i] ?? '0', 16)).toString(16))
    .join('');
  return `${mixed.slice(0, 8)}-${mixed.slice(8, 12)}-8${mixed.slice(13, 16)}-a${mixed.slice(17, 20)}-${mixed.slice(20, 32)}`;
}
