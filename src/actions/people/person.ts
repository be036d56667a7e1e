import { mayGiveOut } from '../../domain/county/account.ts';
import { demand } from '../../domain/base/actor.ts';
import { isInPost, isValidOn, type Appointment } from '../../domain/people/appointment.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { personDocket, takenIn } from '../../domain/people/person-steps.ts';
import {
  isOffice,
  type MergedFrom,
  type Person,
  type PersonFacts,
  type RegisterPerson,
} from '../../domain/people/person.ts';
import { nullWhenRefused, Refusal } from '../../domain/base/refusal.ts';
import { listAllowances } from '../../store/people/allowance.ts';
import { dutiesOf, lockAppointmentsOf, lockOpenAppointments, moveToPerson } from '../../store/people/appointment.ts';
import type { Tx } from '../../store/base/db.ts';
import { findEntry, lockEntry, saveEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { findPersonOfAccount, letGoOfAccount, listHolders, setDuties } from '../../store/people/person.ts';
import { listTrainingIdsBeside, moveAttendance } from '../../store/people/training.ts';
import { transact } from '../../store/base/transact.ts';
import { getAccount } from '../../store/county/account.ts';
import { appointmentFrame } from './appointment.ts';
import { factsOf, type Context } from '../base/context.ts';
import { writeMove, writeOpening, type DocketFrame } from '../matter/docket.ts';
import { belongingsOf, countLeft, handOver, type Departure } from './leaving.ts';

/** The register of people, with what hangs on a person: who takes an office, merges, or goes. */
export const personFrame: DocketFrame<Person, RegisterPerson, PersonFacts> = {
  docket: personDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  async know(tx, ctx, { entry, move, input }) {
    const asked = input as Partial<RegisterPerson> & { intoId?: string; accountId?: string | null };
    demandPlaces(ctx, asked);
    if (move === 'takeOffice') demandOwnPlace(ctx, asked.regionId ?? '');
    if (move === 'correct') await demandAccount(tx, ctx, entry, asked.accountId ?? null);
    const otherId = move === 'merge' ? asked.intoId : move === 'restore' ? entry?.mergedInto : null;
    const other = await lockOther(tx, ctx, otherId ?? null);
    if (move === 'restore' && entry !== null) await freeAccount(tx, entry);
    const handed = move === 'leave' && entry !== null ? countLeft(await belongingsOf(tx, ctx, entry)) : 0;
    return { officeId: officeOf(ctx, asked) ?? ownOffice(ctx), other, townId: townIdOf(ctx, asked), handed };
  },
  async beside(tx, ctx, { entry, before, move, input }) {
    if (move === 'takeOffice') await succeed(tx, ctx, entry);
    if (move === 'leave' && before !== null) await handOver(tx, ctx, before, input as Departure);
    if (move === 'leaveOffice') await loseOffice(tx, ctx, entry, ctx.today);
    if (move === 'merge') await takeIn(tx, ctx, entry, (input as { reason: string }).reason);
    if (move === 'restore' && before !== null) await giveBack(tx, ctx, entry, before.mergedInto ?? '');
    if (move === 'correct') {
      const { countyId, id, stationId, officeId } = entry;
      await setDuties(tx, countyId, id, { departmentIds: await dutiesOf(tx, countyId, id), stationId, officeId });
    }
  },
};

/**
 * Registers people in one transaction, all or none; a row whose id is there already is left as it is, so that a list can be
 * sent again. Also used by imports, within a transaction of their own.
 */
export async function writePeople(tx: Tx, ctx: Context, forms: readonly RegisterPerson[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const form of forms) {
    const known = await findEntry<Person>(tx, 'person', ctx.actor.countyId, { id: form.id });
    people.push(known ?? (await writeOpening(tx, ctx, personFrame, form)));
  }
  return people;
}

export function registerPeople(ctx: Context, forms: readonly RegisterPerson[]): Promise<Person[]> {
  demand(ctx.actor, 'person.register');
  return transact(ctx.db, (tx) => writePeople(tx, ctx, forms));
}

/** The next holder of an office of a place: the one before is relieved of it, and the posts held by virtue of it come over (S86). */
async function succeed(tx: Tx, ctx: Context, holder: Person): Promise<void> {
  const post = holder.posts.at(-1);
  if (post === undefined || !isOffice(post.kind) || post.regionId === null) return;
  for (const former of await listHolders(tx, holder.countyId, post.kind, post.regionId)) {
    if (former.id === holder.id) continue;
    const held = (await lockOpenAppointments(tx, holder.countyId, former.id)).filter(
      (one) => one.exOfficio === post.kind && isWithin(ctx, one, post.regionId as string),
    );
    const posts = former.posts.map((one) =>
      one.kind === post.kind && one.regionId === post.regionId && one.until === null
        ? { ...one, until: post.since }
        : one,
    );
    const next = { ...former, posts };
    await saveEntry(tx, 'person', former, next);
    const detail = { kind: post.kind, regionId: post.regionId, until: post.since };
    await record(tx, eventOf(former, 'office-left', factsOf(ctx), detail));
    for (const one of held) await passPost(tx, ctx, one, holder, post.since);
  }
}

/** One post held ex officio: ended for the former holder, and given to the new one for what is left of the term. */
async function passPost(tx: Tx, ctx: Context, one: Appointment, holder: Person, on: string): Promise<void> {
  await writeMove(tx, ctx, appointmentFrame, one, 'end', { on, reason: 'officeChanged' });
  const mine = await lockOpenAppointments(tx, holder.countyId, holder.id);
  const has = mine.some(
    (other) => other.post === one.post && other.stationId === one.stationId && other.regionId === one.regionId,
  );
  if (has) return;
  const { personId: _, post, stationId, regionId, organisationId, departmentIds, exOfficio } = one;
  const nomination = { post, stationId, regionId, organisationId, departmentIds: [...departmentIds], exOfficio };
  const fresh = { specialities: [], availability: '', unit: '' };
  let next = await writeOpening(tx, ctx, appointmentFrame, {
    id: ctx.newId(),
    personId: holder.id,
    ...nomination,
    ...fresh,
  });
  next = await writeMove(tx, ctx, appointmentFrame, next, 'check', { checkWords: '随职务接任' });
  // What was still being decided is decided for the new holder as for anybody.
  if (!isInPost(one)) return;
  const validTo = isValidOn(one, ctx.today) ? one.validTo : null;
  await writeMove(tx, ctx, appointmentFrame, next, 'appoint', { appointedOn: on, validTo, title: one.title });
}

/** Posts held by virtue of an office that the person has no more. */
async function loseOffice(tx: Tx, ctx: Context, person: Person, on: string): Promise<void> {
  for (const one of await lockOpenAppointments(tx, person.countyId, person.id)) {
    if (one.exOfficio === null) continue;
    const still = person.posts.some((post) => post.kind === one.exOfficio && post.until === null);
    if (!still) await writeMove(tx, ctx, appointmentFrame, one, 'end', { on, reason: 'officeChanged' });
  }
}

/** Everything that hangs on the record that was merged goes to the one that stays; what doubled is ended, not lost. */
async function takeIn(tx: Tx, ctx: Context, other: Person, reason: string): Promise<void> {
  const { countyId } = other;
  const keep = await lockEntry<Person>(tx, 'person', countyId, { id: other.mergedInto ?? '' });
  const mine = (await lockOpenAppointments(tx, countyId, keep.id)).map((one) => ({ ...one }));
  const ended: MergedFrom['ended'] = [];
  const joined: MergedFrom['joined'] = [];
  for (const one of await lockOpenAppointments(tx, countyId, other.id)) {
    const same = mine.find(
      (known) =>
        known.post === one.post &&
        known.stationId === one.stationId &&
        known.regionId === one.regionId &&
        known.organisationId === one.organisationId,
    );
    if (same === undefined) continue;
    ended.push({ id: one.id, state: one.state });
    // One post at one site: its duties come together in the one that stays.
    const departmentIds = [...new Set([...same.departmentIds, ...one.departmentIds])];
    if (isInPost(same) && departmentIds.length !== same.departmentIds.length) {
      joined.push({ id: same.id, departmentIds: [...same.departmentIds] });
      await writeMove(tx, ctx, appointmentFrame, same, 'setDuties', { departmentIds });
    }
    await writeMove(tx, ctx, appointmentFrame, one, 'end', { on: ctx.today, reason: 'merged' });
  }
  const appointments = await lockAppointmentsOf(tx, countyId, other.id);
  const allowances = await listAllowances(tx, countyId, { state: 'all', personId: other.id });
  const taken: MergedFrom = {
    personId: other.id,
    sourceId: other.sourceId,
    on: ctx.today,
    appointmentIds: appointments.map((one) => one.id),
    ended,
    joined,
    trainingIds: await listTrainingIdsBeside(tx, countyId, { fromId: other.id, toId: keep.id }),
    allowanceIds: allowances.map((one) => one.id),
  };
  await moveToPerson(tx, countyId, 'appointment', taken.appointmentIds, keep.id);
  await moveToPerson(tx, countyId, 'allowance', taken.allowanceIds, keep.id);
  await moveAttendance(tx, countyId, other.id, keep.id, taken.trainingIds);
  const now = await lockEntry<Person>(tx, 'person', countyId, { id: keep.id });
  const next = { ...now, ...takenIn(now, other), mergedFrom: [...now.mergedFrom, taken] };
  await saveEntry(tx, 'person', now, { ...next, departmentIds: await dutiesOf(tx, countyId, keep.id) });
  await record(tx, eventOf(keep, 'person-took-in', factsOf(ctx), { reason, otherId: other.id }));
}

/** Takes a merge apart: what came over goes back. What the record that stays learned of the person it keeps. */
async function giveBack(tx: Tx, ctx: Context, other: Person, keepId: string): Promise<void> {
  const { countyId } = other;
  const keep = await lockEntry<Person>(tx, 'person', countyId, { id: keepId });
  const taken = keep.mergedFrom.find((one) => one.personId === other.id);
  if (taken === undefined) throw new Refusal('person-unknown');
  await moveToPerson(tx, countyId, 'appointment', taken.appointmentIds, other.id);
  await moveToPerson(tx, countyId, 'allowance', taken.allowanceIds, other.id);
  await moveAttendance(tx, countyId, keep.id, other.id, taken.trainingIds);
  for (const { id, departmentIds } of taken.joined) {
    const one = await lockEntry<Appointment>(tx, 'appointment', countyId, { id });
    if (isInPost(one) && departmentIds.length > 0)
      await writeMove(tx, ctx, appointmentFrame, one, 'setDuties', { departmentIds });
  }
  for (const { id, state } of taken.ended) {
    const one = await lockEntry<Appointment>(tx, 'appointment', countyId, { id });
    const back = { ...one, state: state as Appointment['state'], endedOn: null, endWhy: '', withdrawnOn: null };
    await saveEntry(tx, 'appointment', one, back);
    await record(tx, eventOf(one, 'appointment-restored', factsOf(ctx), {}));
  }
  const next = {
    ...keep,
    mergedFrom: keep.mergedFrom.filter((one) => one.personId !== other.id),
    formerAccountIds: keep.formerAccountIds.filter((id) => !other.formerAccountIds.includes(id)),
    apartFrom: [...new Set([...keep.apartFrom, other.id])],
    departmentIds: await dutiesOf(tx, countyId, keep.id),
  };
  await saveEntry(tx, 'person', keep, next);
  const { stationId, officeId } = other;
  await setDuties(tx, countyId, other.id, {
    departmentIds: await dutiesOf(tx, countyId, other.id),
    stationId,
    officeId,
  });
  await record(tx, eventOf(keep, 'person-gave-back', factsOf(ctx), { otherId: other.id }));
}

function isWithin({ county }: Context, { stationId, regionId }: Appointment, placeId: string): boolean {
  const id = regionId ?? county.stations.find((one) => one.id === stationId)?.regionId;
  return id === placeId || county.regions.find((one) => one.id === id)?.parentId === placeId;
}

type Asked = Partial<Pick<RegisterPerson, 'stationId' | 'regionId' | 'sourceId'>>;

function demandPlaces({ county }: Context, { stationId = null, regionId = null, sourceId = null }: Asked): void {
  if (stationId !== null && !county.stations.some((one) => one.id === stationId)) throw new Refusal('station-unknown');
  if (regionId !== null && !county.regions.some((one) => one.id === regionId)) throw new Refusal('region-unknown');
  if (sourceId !== null && !county.organisations.some((one) => one.id === sourceId))
    throw new Refusal('office-unknown');
}

/** The account that went over with a merge comes back: one account is one person's, so who took it in lets go of it first. */
async function freeAccount(tx: Tx, { countyId, accountId, mergedInto }: Person): Promise<void> {
  if (accountId === null) return;
  const owner = await findPersonOfAccount(tx, countyId, accountId);
  if (owner !== null && owner.id !== mergedInto) throw new Refusal('account-taken');
  if (owner !== null) await letGoOfAccount(tx, owner);
}

/** Who takes an office relieves whoever holds it: an office says so of the places of its own area. */
function demandOwnPlace({ actor, county }: Context, regionId: string): void {
  if (actor.role !== 'officeHead') return;
  const isOwn = county.regions.some(
    ({ id, parentId, officeId }) => (id === regionId || parentId === regionId) && officeId === actor.organisationId,
  );
  if (!isOwn) throw new Refusal('charter-elsewhere');
}

/** An account belongs to one person, and is given to him by who may; one that he has stays his. */
async function demandAccount(
  tx: Tx,
  { actor, county }: Context,
  entry: Person | null,
  accountId: string | null,
): Promise<void> {
  if (accountId === null || accountId === entry?.accountId) return;
  const account = await getAccount(tx, actor.countyId, accountId).catch(nullWhenRefused);
  const owner = await findPersonOfAccount(tx, actor.countyId, accountId);
  if (account !== null && !mayGiveOut(actor, account, county.stations)) throw new Refusal('account-elsewhere');
  if (account !== null && (owner === null || owner.id === entry?.id)) return;
  throw new Refusal('name-taken', {}, [
    {
      path: 'accountId',
      zh: '这个账号已经是别人的，请换一个。',
      en: 'This account is another person’s; choose another.',
    },
  ]);
}

/** The record on the other side of a merge; the rule says what it means that there is none. */
async function lockOther(tx: Tx, { actor }: Context, id: string | null): Promise<Person | null> {
  return id === null ? null : lockEntry<Person>(tx, 'person', actor.countyId, { id }).catch(nullWhenRefused);
}

function townIdOf({ county }: Context, { regionId }: Asked): string | null {
  const region = county.regions.find((one) => one.id === regionId);
  return region?.kind === 'town' ? region.id : (region?.parentId ?? null);
}

function officeOf({ county }: Context, { stationId, regionId }: Asked): string | null {
  const station = county.stations.find((one) => one.id === stationId);
  return station?.officeId ?? county.regions.find((one) => one.id === regionId)?.officeId ?? null;
}

/** Whom an office registers belongs to it, whatever is known of his village. */
function ownOffice({ actor }: Context): string | null {
  return actor.role === 'officer' || actor.role === 'officeHead' ? actor.organisationId : null;
}
