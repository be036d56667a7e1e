/**
 * 离任交接 (leaving): what somebody leaves behind when he goes, and the one act that hands it over: his open matters go to his heir,
 * what lies at a station with nobody left goes up, his posts end and his certificates are withdrawn, his account is closed and
 * every device that he is signed in with is cut off. All of it or nothing.
 */
import { lineSaying } from '../../domain/base/event.ts';
import { dayShortZh } from '../../domain/base/calendar.ts';
import { moves } from '../../domain/complaint/complaint.ts';
import { type Account, actorOfAccount, demandNoOfficer } from '../../domain/county/account.ts';
import { mayDo } from '../../domain/base/actor.ts';
import { handRemark } from '../../domain/people/leaving.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import type { Person } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { closerOf, type Remark } from '../../domain/steering/remark.ts';
import type { Task } from '../../domain/steering/task.ts';
import { tipoffMoves } from '../../domain/tipoff/tipoff.ts';
import { deleteOwn, getAccount, listAccounts, lockAccount, updateAccount } from '../../store/county/account.ts';
import { lockOpenAppointments } from '../../store/people/appointment.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { lockEntry, saveEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { listHandledBy, listLyingAt, listRemarksOf, listTasksOf, type LeftMatter } from '../../store/people/leaving.ts';
import { deleteSessions } from '../../store/county/session.ts';
import { appointmentFrame } from './appointment.ts';
import { complaintFrame } from '../complaint/complaint.ts';
import { factsOf, type Context } from '../base/context.ts';
import { countHeld, handOverHeld } from '../county/holdings.ts';
import { writeMove } from '../matter/docket.ts';
import { moveWithin } from '../matter/matter.ts';
import { tellEach, tellPeople } from '../matter/tell-people.ts';
import { findAbout } from '../steering/remark.ts';
import { tipoffFrame } from '../tipoff/tipoff.ts';

const assignable = (table: Readonly<Record<string, object>>) =>
  Object.entries(table)
    .filter(([, known]) => 'assign' in known)
    .map(([state]) => state);

/** What a person would leave behind today. */
export interface Belongings {
  /** Matters that he handles, which an heir takes over. */
  matters: LeftMatter[];
  /** What he helps others with; it goes back to who asked. */
  shares: LeftMatter[];
  /** What lies at his station; it goes up when nobody else signs in there. */
  atStation: LeftMatter[];
  /** Tasks that he answers for; an heir takes them over, or else the lead. */
  tasks: { id: string; number: string; title: string }[];
  /** Open remarks that he has to answer or to close. */
  remarks: { id: string; number: string }[];
  /** How many forms he has begun and not submitted. */
  drafts: number;
  /** How many shifts he has still to keep. */
  shifts: number;
  /** Cases in which he stands, ways that he is still to go, what he began and others go on with. */
  cases: number;
  fieldWork: number;
  entries: number;
  /** Evidence in his hands, which he hands over himself before he goes. */
  exhibits: number;
  hasColleague: boolean;
}

/** How many matters go to somebody else. */
export function countLeft(left: Belongings): number {
  const { matters, shares, atStation, tasks, remarks, drafts, shifts, cases, fieldWork, entries, hasColleague } = left;
  return (
    cases +
    fieldWork +
    entries +
    matters.length +
    shares.length +
    tasks.length +
    remarks.length +
    drafts +
    shifts +
    (hasColleague ? 0 : atStation.length)
  );
}

/** What the step of leaving says of the day and the heir. */
export interface Departure {
  on: string;
  heirId: string | null;
}

export async function belongingsOf(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'at' | 'holdings'>,
  { countyId, accountId }: Pick<Person, 'countyId' | 'accountId'>,
): Promise<Belongings> {
  const none = { matters: [], shares: [], atStation: [], tasks: [], remarks: [] };
  const counted = { drafts: 0, shifts: 0, cases: 0, fieldWork: 0, entries: 0, exhibits: 0 };
  const nothing = { ...none, ...counted, hasColleague: true };
  if (accountId === null) return nothing;
  const account = await getAccount(db, countyId, accountId);
  const { matters, shares } = await listHandledBy(db, countyId, accountId, {
    complaint: assignable(moves),
    tipoff: assignable(tipoffMoves),
  });
  const tasks = (await listTasksOf(db, countyId, accountId)).map(({ id, number, title }) => ({ id, number, title }));
  const remarks = (await listRemarksOf(db, countyId, accountId)).map(({ id, number }) => ({ id, number }));
  const held: Record<string, number> = {};
  // One after the other: within a transaction there is one connection.
  for (const name of Object.keys(counted) as (keyof typeof counted)[])
    held[name] = (await countHeld(db, ctx, name, accountId)).get(accountId) ?? 0;
  const own = { ...nothing, matters, shares, tasks, remarks, ...(held as typeof counted) };
  if (account.role !== 'station' || account.stationId === null) return own;
  const colleagues = (await listAccounts(db, countyId)).filter(
    (one) => one.active && one.stationId === account.stationId && one.id !== accountId,
  );
  const hasColleague = colleagues.length > 0;
  return { ...own, atStation: await listLyingAt(db, countyId, account.stationId), hasColleague };
}

/** Hands over everything that the person leaves behind. */
export async function handOver(tx: Tx, ctx: Context, person: Person, { on, heirId }: Departure): Promise<void> {
  const { countyId, accountId } = person;
  if (accountId !== null) demandNoOfficer(await lockAccount(tx, countyId, accountId));
  const left = await belongingsOf(tx, ctx, person);
  if (left.matters.length > 0 && heirId === null)
    throw new Refusal('person-needs-heir', { open: left.matters.length }, [
      {
        path: 'heirId',
        zh: `他手上还有 ${left.matters.length} 件在办，请选交给谁。`,
        en: `${left.matters.length} of his matters are open; choose who takes them over.`,
      },
    ]);
  for (const matter of left.matters) await passOn(tx, ctx, matter, accountId ?? '', heirId ?? '');
  for (const { number } of left.shares) {
    const input = { coHandlerId: accountId, reason: '协办人离任' };
    await moveWithin(tx, ctx, complaintFrame, number, 'endShare', input, { version: null });
  }
  for (const { id } of left.tasks) await passTask(tx, ctx, id, heirId);
  if (accountId !== null) await handOn(tx, ctx, person, accountId, heirId);
  const goesUp = left.hasColleague ? [] : left.atStation;
  // The station itself is empty from today on: the program sends up what lies there, as it does when the time is over.
  const system: Context = {
    ...ctx,
    actor: { ...ctx.actor, id: 'system', role: 'system', organisationId: null, stationId: null },
  };
  for (const { number } of goesUp) {
    const input = { reason: '站点人员离任，站上没有人接' };
    await moveWithin(tx, system, complaintFrame, number, 'sendUp', input, { version: null });
  }
  for (const one of await lockOpenAppointments(tx, countyId, person.id))
    await writeMove(tx, ctx, appointmentFrame, one, 'end', { on, reason: 'left' });
  if (accountId !== null) await closeAccount(tx, ctx, accountId);
}

/** Gives one matter to the heir; of a tip-off's two officers the other one stays. */
async function passOn(tx: Tx, ctx: Context, matter: LeftMatter, fromId: string, heirId: string): Promise<void> {
  if (matter.kind === 'complaint') {
    await moveWithin(tx, ctx, complaintFrame, matter.number, 'assign', { handlerId: heirId }, { version: null });
    return;
  }
  const swap = (id: string | null) => (id === fromId || id === null ? heirId : id);
  const input = { handlerId: swap(matter.handlerId), secondId: swap(matter.secondId) };
  await moveWithin(tx, ctx, tipoffFrame, matter.number, 'assign', input, { version: null });
}

/** A task keeps its lead; who answers for it is the heir from now on, or whoever the lead says. */
async function passTask(tx: Tx, ctx: Context, id: string, heirId: string | null): Promise<void> {
  const task = await lockEntry<Task>(tx, 'task', ctx.actor.countyId, { id });
  const passed = await saveEntry(tx, 'task', task, { ...task, personId: heirId });
  await record(tx, eventOf(task, 'task-passed-on', factsOf(ctx), { toId: heirId }));
  if (heirId === null) return;
  const words = `${task.number}（${task.title}）转给您接着办，${dayShortZh(task.dueOn)}前办结。`;
  await tellPeople(tx, ctx, passed, ({ id: accountId }) => accountId === heirId, words);
}

/**
 * What the wings above have of him, and the remarks that he had to answer. The heir comes first, then a colleague at the station,
 * then whoever records the leaving: somebody has it, and he is told.
 */
async function handOn(tx: Tx, ctx: Context, { name }: Person, fromId: string, heirId: string | null): Promise<void> {
  const { countyId } = ctx.actor;
  const accounts = (await listAccounts(tx, countyId)).filter(({ id, active }) => active && id !== fromId);
  const heir = accounts.find(({ id }) => id === heirId) ?? null;
  const recorder = accounts.find(({ id }) => id === ctx.actor.id) ?? null;
  const { stationId } = await getAccount(tx, countyId, fromId);
  const colleague = accounts.find((one) => stationId !== null && one.stationId === stationId);
  const keeper = heir ?? colleague ?? recorder;
  const words = await handOverHeld(tx, ctx, { accountId: fromId, name, heirId, keeper, why: 'left' });
  const centre = accounts.filter(({ role }) => role === 'centre');
  const remarks = await handRemarks(tx, ctx, fromId, { heir, recorder, centre });
  if (remarks > 0) words.push(`${remarks} 条批示`);
  if (keeper === null || words.length === 0) return;
  const told = `${name}离任，交给您 ${words.join('、')}，在“我的工作”里。`;
  const about = { countyId, id: fromId, number: null, page: 'work' as const };
  await tellEach(tx, ctx, [{ account: keeper, about, cause: `left ${fromId}`, words: told }], { ring: 'never' });
}

/** Each open remark goes to the heir who sees what it is about, else back to its writer; returns how many the heir got. */
async function handRemarks(
  tx: Tx,
  ctx: Context,
  fromId: string,
  { heir, recorder, centre }: { heir: Account | null; recorder: Account | null; centre: readonly Account[] },
): Promise<number> {
  const { countyId } = ctx.actor;
  let n = 0;
  for (const { id } of await listRemarksOf(tx, countyId, fromId)) {
    const remark = await lockEntry<Remark>(tx, 'remark', countyId, { id });
    const about = await findAbout(tx, ctx, remark.aboutNumber);
    const may = (account: Account | null, permission: 'remark.answer' | 'remark.close') =>
      account !== null &&
      mayDo(actorOfAccount(account), permission) &&
      about?.isSeenBy(actorOfAccount(account)) === true;
    // The centre sees every matter: with nobody nearer it is never left to an account that is closed.
    const closer = [heir, recorder, ...centre].find((one) => may(one, 'remark.close')) ?? null;
    const handed = handRemark(
      remark,
      fromId,
      { addressee: may(heir, 'remark.answer') ? heir : null, closer },
      factsOf(ctx),
    );
    if (handed === null) continue;
    const saved = await saveEntry(tx, 'remark', remark, handed.next);
    for (const event of handed.events) await record(tx, event);
    const isBack = handed.events.some(({ verb }) => verb === 'remark-unheard');
    const closes = ({ id: one }: Account) => one === closerOf(saved) && one !== heir?.id;
    if (isBack || saved.successorId !== remark.successorId) {
      const who = isBack ? '收批人离任，没有人接，请另批或者办结' : '写批示的人离任，由您办结';
      await tellPeople(tx, ctx, saved, closes, `${remark.aboutNumber} 上的批示 ${remark.number}：${who}。`);
    }
    if (handed.next.toId === heir?.id || handed.next.successorId === heir?.id) n += 1;
  }
  return n;
}

/** Nobody signs in with the account any more, and who is signed in with it is signed out at once. */
async function closeAccount(tx: Tx, ctx: Context, accountId: string): Promise<void> {
  const { countyId } = ctx.actor;
  const account = await getAccount(tx, countyId, accountId);
  if (!account.active) return;
  await updateAccount(tx, account, { active: false });
  await deleteSessions(tx, countyId, { accountId, butNot: null });
  await deleteOwn(tx, account);
  const { role, organisationId, stationId } = account;
  await record(
    tx,
    lineSaying({
      countyId,
      matterId: accountId,
      verb: 'account-saved',
      at: ctx.at,
      onDay: ctx.today,
      by: ctx.actor.id,
      byOrganisationId: ctx.actor.organisationId,
      detail: { role, active: false, organisationId, stationId, newPassword: false },
    }),
  );
}
