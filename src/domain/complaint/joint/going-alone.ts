/**
 * 单独投诉 (parting): who leaves a joint complaint to go on alone keeps what he has (《办法》第十二条: jointly only with his own
 * consent). One that was registered before is put back; for one who was written down by hand a complaint of his own is made
 * from the joint one: the same dispute, nothing typed again. What was decided while he was in it was decided about him too,
 * so acceptance and its sixty days go with him; before it his seven working days run from the day on which his own complaint
 * was received (第十五条), which is the original receipt for who was in it from the first.
 */
import { chinaDayOf, dayOf, type Day } from '../../base/calendar.ts';
import { type Complaint, emptyComplaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { lastWish, type Member } from './member.ts';
import { othersOf, takeApart } from './merging.ts';
import { Refusal } from '../../base/refusal.ts';
import { isOwed } from '../../matter/decided/owed.ts';
import { isOfSession } from '../facts/notice-state.ts';

/** The dispute as it is known: it goes over whole. */
const common = [
  'countyId',
  'channel',
  'operatorName',
  'operatorPhone',
  'operatorAddress',
  'operatorRegionId',
  'respondent',
  'categoryCode',
  'natureCode',
  'story',
  'claim',
  'happenedOn',
  'knownOn',
  'purchase',
  'promises',
  'investigations',
  'factRecords',
  'officeId',
  'officeReason',
  'stationId',
  'stationReason',
  'handlerId',
  'dispatchedOn',
  'reportBy',
  'jurisdiction',
] as const satisfies readonly (keyof Complaint)[];

/** What the matter knows of who complained first alone. */
const firstOnes = [
  'codeStub',
  'consumerRegionId',
  'consumerIdNumber',
  'injury',
  'agents',
  'urgentAt',
  'urgentById',
  'pagedAt',
  'respondedAt',
] as const satisfies readonly (keyof Complaint)[];

/** What the steps of the joint complaint have come to, which holds for him as far as he was in it. */
const course = ['operatorConsentedOn', 'pauses'] as const satisfies readonly (keyof Complaint)[];

/** What becomes of the joint complaint and of his own when a member leaves. */
export interface Gone {
  next: Complaint;
  /** His own complaint, put back. */
  source: Change<Complaint> | null;
  /** A complaint of his own, made from this one. */
  made: Change<Complaint> | null;
}

export function withdrawsFrom(next: Complaint): Gone {
  return { next, source: null, made: null };
}

/** A member's own complaint goes on, or one is made of him. */
export function goesAlone(complaint: Complaint, member: Member, reason: string, facts: Facts): Gone {
  const { from } = member;
  if (from === null) return { ...withdrawsFrom(complaint), made: partedFrom(complaint, member, facts) };
  const taken = complaint.takenOver.find((one) => one.id === from.id);
  const own = othersOf(facts).find((one) => one.id === from.id);
  // Who joined what was accepted already, and was told so, is accepted as well.
  const isTold =
    own?.acceptedOn === null && complaint.notices.some((one) => one.member === member.n && one.toldOn !== null);
  if (taken === undefined || (taken.decidedOn === complaint.decidedOn && !isTold))
    return { ...takeApart(complaint, { number: from.number, reason }, facts), made: null };
  // Something was decided since he came in, which was decided about him too: his own goes on from there.
  if (own === undefined) throw new Refusal('not-merged', { number: from.number });
  const takenOver = complaint.takenOver.filter((one) => one !== taken);
  return { next: { ...complaint, takenOver }, source: partedAgain(complaint, member, own, facts), made: null };
}

/** The member's own complaint, made from the joint one, with its first line. */
function partedFrom(complaint: Complaint, member: Member, facts: Facts): Change<Complaint> {
  const { made } = facts;
  if (made === undefined) throw new Error('Who goes on alone needs an id and a number.');
  const next: Complaint = {
    ...emptyComplaint,
    ...picked(complaint, common),
    ...made,
    filedAt: facts.at,
    receivedAt: receivedOf(complaint, member),
    state: complaint.state === 'registered' ? 'registered' : 'dispatched',
    consumerName: member.name,
    consumerPhone: member.phone,
    consumerAddress: member.address,
    amountFen: member.amountFen,
    // Who complained first keeps the code of his slip, and what the matter knows of him alone.
    ...(member.n === 1 ? picked(complaint, firstOnes) : { codeStub: member.codeStub ?? facts.codeStub ?? '' }),
    ...asDecided(complaint, member),
  };
  return {
    next,
    event: eventOf(next, 'parted', facts, { from: complaint.number, n: member.n }),
  };
}

/**
 * His own complaint, which was taken in, after the joint one was decided upon: it is no longer as it was, since that decision
 * holds for it.
 */
function partedAgain(complaint: Complaint, member: Member, own: Complaint, facts: Facts): Change<Complaint> {
  if (own.merged?.id !== complaint.id) throw new Refusal('not-merged', { number: own.number });
  const { stationId, stationReason } = own;
  const next: Complaint = {
    ...own,
    ...picked(complaint, ['officeId', 'officeReason', 'handlerId', 'dispatchedOn'] as const),
    stationId: stationId ?? complaint.stationId,
    stationReason: stationId === null ? complaint.stationReason : stationReason,
    merged: null,
    outcome: null,
    closedOn: null,
    endedOn: null,
    ...asDecided(complaint, member),
  };
  return {
    next,
    event: eventOf(next, 'restored', facts, { from: complaint.number, reason: '单独投诉' }),
  };
}

/** How far the joint complaint has come for him: who has not agreed to mediation stands where he is asked. */
function asDecided(complaint: Complaint, member: Member): Partial<Complaint> {
  const consents = member.wishes.flatMap(({ kind, ...wish }) =>
    kind === 'settle' ? [] : [{ kind, party: 'consumer' as const, ...wish }],
  );
  const operators = complaint.consents.filter((one) => one.party === 'operator');
  const said = (kind: 'entrust' | 'publish') => lastWish(member, kind)?.given === true;
  const wishes = {
    consents: [...operators, ...consents],
    consentEntrust: said('entrust'),
    consentPublish: said('publish'),
  };
  if (complaint.state !== 'accepted' && complaint.state !== 'mediating') return wishes;
  const agreed = lastWish(member, 'mediate');
  const goesOn = agreed?.given === true;
  const notices = complaint.notices.flatMap(({ member: n, through: _through, since: _since, ...notice }) =>
    n === member.n && (!isOfSession(notice) || !isOwed(notice)) ? [notice] : [],
  );
  return {
    ...wishes,
    ...picked(complaint, course),
    state: complaint.state === 'mediating' && goesOn ? 'mediating' : 'accepted',
    decidedOn: laterOf(complaint.decidedOn, member.joinedOn),
    acceptedOn: laterOf(complaint.acceptedOn, member.joinedOn),
    consumerConsentedOn: goesOn ? agreed.on : null,
    // What was talked over before he joined was not talked over with him.
    sessions: complaint.sessions.filter(({ heldAt }) => chinaDayOf(heldAt) >= member.joinedOn),
    notices,
  };
}

/** His complaint was received with the joint one, or on the day on which he joined it. */
function receivedOf({ receivedAt, filedAt }: Complaint, { joinedOn }: Member): Date {
  const first = receivedAt ?? filedAt;
  return dayOf(first) >= joinedOn ? first : new Date(`${joinedOn}T00:00:00+08:00`);
}

function laterOf(a: Day | null, b: Day): Day | null {
  return a !== null && b > a ? b : a;
}

function picked<K extends keyof Complaint>(complaint: Complaint, names: readonly K[]): Pick<Complaint, K> {
  return Object.fromEntries(names.map((name) => [name, complaint[name]])) as Pick<Complaint, K>;
}
