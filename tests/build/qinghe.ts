/** 青禾县 on a database of its own, and matters that live in it by the real actions. */
import { uuidv7 } from 'uuidv7';
import { followers } from '../../src/actions/desk/followers.ts';
import { remarkedDockets } from '../../src/domain/desk/dockets.ts';
import { holdings } from '../../src/actions/desk/holdings.ts';
import { complaintFrame, moveComplaint, moveOwnComplaint } from '../../src/actions/complaint/complaint.ts';
import { undoLastStep } from '../../src/actions/matter/matter.ts';
import { whyNotUndone } from '../../src/domain/matter/bulk/undo.ts';
import type { Announcement, Context } from '../../src/actions/base/context.ts';
import { fileComplaint } from '../../src/actions/complaint/filing.ts';
import { actorOfAccount } from '../../src/domain/county/account.ts';
import { maySee, type Actor } from '../../src/domain/base/actor.ts';
import { addDays, dayOf, type Day } from '../../src/domain/base/calendar.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { entryMoves } from '../../src/domain/complaint/facts/fact-moves.ts';
import { openDeliveries } from '../../src/domain/complaint/joint/notice-to-each.ts';
import { activeMembers } from '../../src/domain/complaint/joint/member.ts';
import { proceedings } from '../../src/domain/complaint/steps/side-procedure.ts';
import type { PersonMove } from '../../src/domain/complaint/procedure.ts';
import { availableMoves } from '../../src/domain/complaint/available-moves.ts';
import { activeCoHandlers, isCoHandler } from '../../src/domain/complaint/joint/sharing.ts';
import { listAccounts, type StoredAccount } from '../../src/store/county/account.ts';
import { findCountyFacts } from '../../src/store/county/county.ts';
import type { Db } from '../../src/store/base/db.ts';
import { findLastStep } from '../../src/store/matter/last-step.ts';
import { aFiling, anActor, aPhone, countyId, facts, inputOf, noonOf } from './complaint.ts';
import type { TestDatabase } from './house/database.ts';
import { testKeyring } from './house/keyring.ts';
import { sampleDatabase } from './house/sample.ts';

export interface Qinghe {
  database: TestDatabase;
  db: Db;
  accounts: StoredAccount[];
  /** What the screens were told, in order. */
  announced: Announcement[];
  /** The account of that login name, or the consumer. */
  actor(who: string): Actor;
  /** That person at noon of the day, or at the instant. */
  ctx(who: string | Actor, at: Day | Date): Context;
  close(): Promise<void>;
}

export async function qinghe(): Promise<Qinghe> {
  const database = await sampleDatabase(noonOf('2026-01-05'));
  const { db } = database;
  const county = await findCountyFacts(db);
  if (county === null) throw new Error('The county was saved and cannot be found.');
  const accounts = await listAccounts(db, countyId);
  const announced: Announcement[] = [];
  const actor = (who: string): Actor => {
    if (who === 'consumer' || who === 'system') return anActor(who);
    const account = accounts.find(({ loginName }) => loginName === who);
    if (account === undefined) throw new Error(`nobody signs in as ${who}`);
    return actorOfAccount(account);
  };
  return {
    database,
    db,
    accounts,
    announced,
    actor,
    ctx(who, at) {
      const instant = typeof at === 'string' ? noonOf(at) : at;
      return {
        db,
        actor: typeof who === 'string' ? actor(who) : who,
        at: instant,
        today: dayOf(instant),
        county,
        newId: uuidv7,
        keyring: testKeyring,
        announce: (announcement) => announced.push(announcement),
        followers,
        remarkedDockets,
        holdings,
      };
    },
    close: () => database.close(),
  };
}

/** Whole numbers below a bound, the same ones for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function oneOf<T>(roll: (below: number) => number, list: readonly T[]): T {
  const one = list[roll(list.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

const offices = ['SO-CG', 'SO-LH', 'SO-SQ', 'SO-DY', 'SO-LQ'];
const villages = ['V0101', 'V0201', 'V0301', 'V0303', 'V0402', 'V0501', 'V0602', 'V0701', 'V0801'];

/** While something is announced it may be told in another way: whom, the plain input does not know. Members may wait so in any state. */
function isUnknownTelling(complaint: Complaint, move: PersonMove): boolean {
  const isTelling = move === 'recordNotices' || (move === 'recordNotice' && complaint.state === 'told');
  return isTelling && openDeliveries(complaint).length === 0;
}

/** The people of the desk who see the matter, and its consumer, each with what they may do now. */
function choices(county: Qinghe, complaint: Complaint, today: Day): { actor: Actor; move: PersonMove }[] {
  const people = [...county.accounts.map(actorOfAccount).filter((one) => maySee(one, complaint)), anActor('consumer')];
  return people.flatMap((actor) =>
    availableMoves(complaint, actor, facts({ today, by: actor }))
      .filter((move) => !isUnknownTelling(complaint, move))
      .map((move) => ({ actor, move })),
  );
}

/** What the person fills in: the plain input, with people, places and sums drawn by lot. */
function drawn(
  county: Qinghe,
  complaint: Complaint,
  move: PersonMove,
  today: Day,
  roll: (below: number) => number,
): object {
  const input = inputOf(move, complaint, today);
  switch (move) {
    case 'assign': {
      const of = county.accounts.filter(
        ({ organisationId, role }) => organisationId === complaint.officeId && role.startsWith('office'),
      );
      return { ...input, handlerId: oneOf(roll, of).id };
    }
    case 'dispatch':
      return {
        ...input,
        officeId: roll(4) > 0 && complaint.officeId !== null ? complaint.officeId : oneOf(roll, offices),
      };
    case 'accept':
      // They are few people who all tell the same of one shop.
      return { ...input, distinct: '另一次买的' };
    case 'recordConsent':
    case 'recordWish':
      return complaint.joint === null ? input : { ...input, party: 'operator' };
    case 'correctParties':
      // What is right already is not corrected again.
      return { ...input, operatorPhone: `0399-6${String(100_000 + complaint.version)}` };
    case 'holdSession':
      // A session on site that was called waits until both were told of it.
      return complaint.summons === null ? input : { ...input, way: 'phone' };
    case 'addMember':
      return { ...input, name: `共同投诉人${complaint.version}`, phone: aPhone() };
    case 'electRepresentatives':
      return { ...input, first: String(activeMembers(complaint)[0]?.n), second: null };
    case 'recordMemberWish':
    case 'memberLeaves':
      return { ...input, member: String(oneOf(roll, activeMembers(complaint)).n) };
    case 'addCoHandler': {
      const free = colleagues(county, complaint);
      return { ...input, coHandlerId: oneOf(roll, free).id };
    }
    case 'endShare':
      return { ...input, coHandlerId: oneOf(roll, activeCoHandlers(complaint)).accountId };
    case 'settle': {
      const compensationFen = roll(50_000);
      const disputedFen = roll(200_000);
      return { ...input, disputedFen, compensationFen, recoveredFen: compensationFen + roll(disputedFen + 1) };
    }
    case 'settleAtStation':
      return { ...input, recoveredFen: roll(100_000) };
    default:
      return input;
  }
}

/** The officers of the matter's office who neither handle it nor help with it yet. */
function colleagues(county: Qinghe, complaint: Complaint): Qinghe['accounts'] {
  return county.accounts.filter(
    ({ id, organisationId, role }) =>
      organisationId === complaint.officeId &&
      role.startsWith('office') &&
      id !== complaint.handlerId &&
      !isCoHandler(complaint, id),
  );
}

const asides: readonly PersonMove[] = [
  'note',
  'supplement',
  'urge',
  'correct',
  'talk',
  'withdraw',
  'assign',
  'renewCode',
  ...entryMoves,
  ...(Object.keys(proceedings) as PersonMove[]),
];
const toldBack: readonly PersonMove[] = [
  'askConsumer',
  'answerQuestion',
  'tellPerformance',
  'answerPerformance',
  'appeal',
  'answerAppeal',
  'callOff',
];
const endings: readonly PersonMove[] = ['giveBack', 'decline', 'terminate'];

/** Makes one move of those that somebody may make, drawn by lot: mostly one that goes on, seldom one that ends it early. */
export async function step(
  county: Qinghe,
  complaint: Complaint,
  today: Day,
  roll: (below: number) => number,
): Promise<Complaint> {
  const all = choices(county, complaint, today)
    .filter(({ move }) => move !== 'urge' || complaint.urgedOn !== today)
    // The centre ends nothing but what was withdrawn and given back: no lot draws the words for it.
    .filter(({ actor, move }) => move !== 'terminate' || actor.role !== 'centre')
    // To merge takes another matter; a test of its own does it.
    .filter(({ move }) => move !== 'merge' && (move !== 'addCoHandler' || colleagues(county, complaint).length > 0))
    // What a revoked decision had counted for is counted beside what it counts for now: tests of their own do it (law 16).
    .filter(({ move }) => move !== 'decideAnew' && move !== 'mediateAnew')
    // What who complains tells back counts in no figure; tests of their own do it, and the lots of before stay as they were.
    .filter(({ move }) => !toldBack.includes(move))
    // Where somebody is hurt a station may not settle.
    .filter(({ move }) => move !== 'settleAtStation' || complaint.injury === null);
  const going = all.filter(({ move }) => !asides.includes(move) && (!endings.includes(move) || roll(12) === 0));
  const { actor, move } = oneOf(roll, roll(5) > 0 && going.length > 0 ? going : all);
  const ctx = county.ctx(actor, today);
  const input = drawn(county, complaint, move, today, roll) as never;
  if (actor.role === 'consumer') return moveOwnComplaint(ctx, complaint.id, move as 'urge', input);
  const moved = await moveComplaint(ctx, complaint.number, move, input, { version: complaint.version });
  return isTakenBack(complaint, move) ? takenBack(ctx, moved, move, input) : moved;
}

/** Some of what can be taken back is, without a lot: the lives go on as they would. */
function isTakenBack({ number, version }: Complaint, move: PersonMove): boolean {
  return whyNotUndone('complaint', move) === null && (Number(number.slice(-1)) + version) % 4 === 0;
}

/** Takes the step back, and mostly makes it once more. */
async function takenBack(ctx: Context, moved: Complaint, move: PersonMove, input: never): Promise<Complaint> {
  const { step: last } = await findLastStep(ctx.db, moved, null);
  const meant = { line: last?.line ?? 0 };
  const { matter } = await undoLastStep(ctx, complaintFrame, moved.number, { clientId: uuidv7(), meant });
  if (matter.version % 3 === 0) return matter;
  return moveComplaint(ctx, moved.number, move, input, { version: matter.version });
}

/** Files n matters from the day on, one of three a station's, and lets each live some steps; gives them as they end. */
export async function live(
  county: Qinghe,
  n: number,
  from: Day,
  roll: (below: number) => number,
): Promise<Complaint[]> {
  const lived: Complaint[] = [];
  for (let i = 0; i < n; i += 1) {
    let today = addDays(from, roll(30));
    const stations = county.accounts.filter(({ role }) => role === 'station');
    const who = roll(3) === 0 ? oneOf(roll, stations).loginName : 'consumer';
    const filing = aFiling({
      consumer: { phone: `138${String(10_000_000 + roll(40))}`, regionId: oneOf(roll, villages) },
      place: { regionId: roll(8) === 0 ? null : oneOf(roll, villages) },
      channel: oneOf(roll, ['C01', 'C02', 'C09']),
      categoryCode: oneOf(roll, ['G10.1', 'G10.3', 'G01.1', null]),
    });
    let complaint = await fileComplaint(county.ctx(who, today), filing);
    for (let steps = roll(22); steps > 0; steps -= 1) {
      today = addDays(today, roll(2));
      complaint = await step(county, complaint, today, roll);
    }
    lived.push(complaint);
  }
  return lived;
}
