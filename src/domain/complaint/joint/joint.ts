/**
 * 共同投诉 (joint): two or more consumers have the same dispute with the same operator and complain together with their consent
 * (《办法》第十二条). One matter, one course, one set of clocks; each member is asked for himself, may leave, and sees only his own
 * data. Two representatives at most are elected in writing; what they settle, change or give up needs each of the others.
 */
import type { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { moved, type Complaint } from '../complaint.ts';
import { consentsOf } from '../mediation/consent.ts';
import type { Change } from '../../base/event.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import {
  activeMembers,
  lastWish,
  membersWithout,
  type Joint,
  type Member,
  type MemberWish,
  type MemberWishKind,
} from './member.ts';
import { noticesWith } from './notice-to-each.ts';
import { othersOf, takeOver } from './merging.ts';
import { Refusal } from '../../base/refusal.ts';
import { goesAlone, withdrawsFrom } from './going-alone.ts';
import { AddMember, ElectRepresentatives, MemberLeaves, RecordMemberWish } from './member-forms.ts';
import { isOwed } from '../../matter/decided/owed.ts';
import { proceedingWords } from '../words/move-words.ts';

export function addMember(complaint: Complaint, input: AddMember, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'addMember');
  demandDay(input.agreedOn, facts, null);
  // What is being mediated goes on; nobody is mediated against his will (第十八条).
  if (state === 'mediating' && input.mediate !== 'yes') throw new Refusal('member-must-agree');
  const joint = complaint.joint ?? begun(complaint);
  const n = Math.max(...joint.members.map((member) => member.n)) + 1;
  const { source, next } = broughtIn(complaint, input, facts);
  const own = source?.next ?? null;
  const joiner = own === null ? writtenDown(input, facts) : complainedApart(own);
  if (activeMembers({ joint }).some((one) => one.phone === joiner.phone && one.name === joiner.name))
    throw new Refusal('member-already');
  const member: Member = {
    n,
    ...joiner,
    joinedOn: input.agreedOn,
    leftOn: null,
    leftReason: '',
    wishes: [...besidesMediation(own), ...wishToMediate(input, facts)],
  };
  return {
    next: withMembers(
      { ...next, state, notices: noticesWith(complaint, own, member) },
      { ...joint, members: [...joint.members, member] },
    ),
    ...(source === null ? {} : { also: [source] }),
    event: eventOf(
      complaint,
      'member-added',
      facts,
      { n, number: own?.number ?? null, amountFen: member.amountFen, way: input.way },
      input.agreedOn,
    ),
  };
}

/** Who joins, and by which number and code he comes to the matter. */
type Joiner = Pick<Member, 'name' | 'phone' | 'address' | 'regionId' | 'amountFen' | 'from' | 'codeStub'>;

function writtenDown({ name, phone, address, amountFen }: AddMember, { codeStub }: Facts): Joiner {
  return { name, phone, address, amountFen, from: null, codeStub: codeStub ?? null };
}

function complainedApart(own: Complaint): Joiner {
  const { id, number, consumerName, consumerPhone, consumerAddress, consumerRegionId, amountFen } = own;
  return {
    name: consumerName,
    phone: consumerPhone,
    address: consumerAddress,
    regionId: consumerRegionId,
    amountFen,
    from: { id, number },
    codeStub: null,
  };
}

/** What he said in his own complaint stands; whether he agrees to mediation he is asked anew. */
function besidesMediation(own: Complaint | null): MemberWish[] {
  return own === null ? [] : wishesOf(own).filter(({ kind }) => kind !== 'mediate');
}

function wishToMediate({ mediate, agreedOn, way, proof }: AddMember, { by }: Facts): MemberWish[] {
  if (mediate === 'later') return [];
  return [{ kind: 'mediate', given: mediate === 'yes', on: agreedOn, way, proof, byId: by.id }];
}

function broughtIn(
  complaint: Complaint,
  { source, number, name, phone }: AddMember,
  facts: Facts,
): { source: Change<Complaint> | null; next: Complaint } {
  if (source === 'hand') {
    if (name === '' || phone === '') throw new Refusal('member-incomplete');
    return { source: null, next: complaint };
  }
  const other = othersOf(facts).find((one) => one.number === number);
  if (other === undefined) throw new Refusal('merge-unknown', { number });
  return takeOver(complaint, other, { as: 'member', fields: [], reason: '共同投诉' }, facts);
}

/** Who complained first becomes member 1, with what he has said already. */
function begun(complaint: Complaint): Joint {
  const { consumerName, consumerPhone, consumerAddress, amountFen } = complaint;
  const first: Member = {
    n: 1,
    name: consumerName,
    phone: consumerPhone,
    address: consumerAddress,
    amountFen,
    from: null,
    codeStub: null,
    joinedOn: dayOf(complaint.receivedAt ?? complaint.filedAt),
    leftOn: null,
    leftReason: '',
    wishes: wishesOf(complaint),
  };
  return { members: [first], elections: [] };
}

function wishesOf(complaint: Complaint): MemberWish[] {
  return consentsOf(complaint)
    .filter((one) => one.party === 'consumer')
    .map(({ kind, given, on, way, proof, byId }) => ({ kind, given, on, way, proof, byId }));
}

/** The matter with what all members together say: one mark of each consent, and the sum of what all ask for. */
function withMembers(complaint: Complaint, joint: Joint): Complaint {
  const members = activeMembers({ joint });
  const all = (kind: MemberWishKind) => membersWithout({ joint }, kind).length === 0;
  const sums = members.flatMap((member) => (member.amountFen === null ? [] : [member.amountFen]));
  const days = members.flatMap((member) => lastWish(member, 'mediate')?.on ?? []);
  return {
    ...complaint,
    joint,
    amountFen: sums.length === 0 ? null : sums.reduce((a, b) => a + b, 0),
    consumerConsentedOn: all('mediate') ? days.reduce((a, b) => (a > b ? a : b)) : null,
    consentEntrust: all('entrust'),
    consentPublish: all('publish'),
  };
}

export function electRepresentatives(
  complaint: Complaint,
  input: z.infer<typeof ElectRepresentatives>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'electRepresentatives');
  const joint = jointOf(complaint);
  const representatives = [memberOf(complaint, input.first).n];
  if (input.second !== null && input.second !== '') representatives.push(memberOf(complaint, input.second).n);
  if (representatives[0] === representatives[1]) throw new Refusal('representative-twice');
  if (!input.signedByAll) throw new Refusal('election-unsigned');
  demandDay(input.on, facts, null);
  const represented = activeMembers(complaint).map(({ n }) => n);
  const election = { on: input.on, representatives, represented, paper: input.paper, byId: facts.by.id };
  return {
    next: { ...complaint, state, joint: { ...joint, elections: [...joint.elections, election] } },
    event: eventOf(
      complaint,
      'representatives-elected',
      facts,
      { representatives, paper: input.paper, nth: joint.elections.length + 1 },
      input.on,
    ),
  };
}

export function recordMemberWish(
  complaint: Complaint,
  input: z.infer<typeof RecordMemberWish>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordMemberWish');
  const joint = jointOf(complaint);
  const member = memberOf(complaint, input.member);
  demandDay(input.on, facts, member.joinedOn);
  const { kind, on, proof: what } = input;
  const given = input.given === 'yes';
  const wish: MemberWish = { kind, given, on, way: input.way, proof: what, byId: facts.by.id };
  return {
    next: withMembers({ ...complaint, state }, changed(joint, member, { wishes: [...member.wishes, wish] })),
    event: eventOf(complaint, 'member-wished', facts, { n: member.n, kind, given, way: input.way }, on),
  };
}

/** Who leaves is no longer bound; the matter goes on for the others, and the next one stands first if he was the first. */
export function memberLeaves(
  complaint: Complaint,
  input: z.infer<typeof MemberLeaves>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'memberLeaves');
  const joint = jointOf(complaint);
  const member = memberOf(complaint, input.member);
  if (activeMembers(complaint).length === 1) throw new Refusal('last-member');
  demandDay(input.on, facts, member.joinedOn);
  const { next, source, made } =
    input.how === 'alone' ? goesAlone(complaint, member, input.reason, facts) : withdrawsFrom(complaint);
  const from = made === null ? member.from : { id: made.next.id, number: made.next.number };
  // The code of the slip stays his own, and opens what is his.
  const codeStub = member.n === 1 && member.codeStub === null ? complaint.codeStub : member.codeStub;
  const left = changed(joint, member, { leftOn: input.on, leftReason: input.reason, from, codeStub });
  const first = member.n === (activeMembers(complaint)[0]?.n ?? 0) ? activeMembers({ joint: left })[0] : undefined;
  const notices = next.notices.filter((one) => one.member !== member.n || !isOwed(one));
  return {
    next: withMembers(
      {
        ...next,
        state,
        notices,
        ...(first === undefined ? {} : { ...standing(first, facts), agents: ended(next, input.on) }),
      },
      left,
    ),
    ...(source === null ? {} : { also: [source] }),
    ...(made === null ? {} : { made: [made] }),
    event: eventOf(
      complaint,
      'member-left',
      facts,
      { n: member.n, how: input.how, number: from?.number ?? null, reason: input.reason },
      input.on,
    ),
  };
}

/** The one who now stands first on the papers; the old query code opens the matter no more. */
function standing(first: Member, facts: Facts): Partial<Complaint> {
  const code = first.codeStub ?? facts.codeStub;
  return {
    consumerName: first.name,
    consumerPhone: first.phone,
    consumerAddress: first.address,
    consumerRegionId: first.regionId ?? null,
    consumerIdNumber: null,
    ...(code === undefined ? {} : { codeStub: code }),
  };
}

/** Who acted for the one who stood first goes with him. */
function ended({ agents }: Complaint, on: Day): Complaint['agents'] {
  return agents.map((one) => (one.endedOn === null ? { ...one, endedOn: on, endedWhy: '所代理的人退出了' } : one));
}

function changed(joint: Joint, member: Member, change: Partial<Member>): Joint {
  return { ...joint, members: joint.members.map((one) => (one.n === member.n ? { ...one, ...change } : one)) };
}

function jointOf({ joint }: Complaint): Joint {
  if (joint === null) throw new Refusal('not-joint');
  return joint;
}

function memberOf(complaint: Complaint, n: string): Member {
  const found = activeMembers(complaint).find((member) => member.n === Number(n));
  if (found === undefined) throw new Refusal('member-unknown');
  return found;
}

export const jointMoves = {
  addMember: {
    ...proceedingWords.addMember,
    input: AddMember,
    apply: addMember,
  },
  electRepresentatives: {
    ...proceedingWords.electRepresentatives,
    input: ElectRepresentatives,
    apply: electRepresentatives,
  },
  recordMemberWish: {
    ...proceedingWords.recordMemberWish,
    input: RecordMemberWish,
    apply: recordMemberWish,
  },
  memberLeaves: {
    ...proceedingWords.memberLeaves,
    input: MemberLeaves,
    apply: memberLeaves,
  },
} as const;
