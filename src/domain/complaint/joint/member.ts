/**
 * 成员 (member): how it is kept that several belong to one matter: who complains jointly (《办法》第十二条), which complaints were
 * taken over into it, into which it went itself, and who helps to handle it. The rules stand in the files of those names.
 */
import type { Day } from '../../base/calendar.ts';

/** How somebody said that he agrees. */
export const consentWays = ['inPerson', 'phone', 'written', 'online', 'filing'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** What each member is asked by himself; `settle` is his consent to a settlement, a change or a waiver of the claims. */
export const memberWishKinds = ['mediate', 'settle', 'entrust', 'publish', 'electronic'] as const;
export type MemberWishKind = (typeof memberWishKinds)[number];

export interface MemberWish {
  kind: MemberWishKind;
  given: boolean;
  on: Day;
  way: ConsentWay;
  proof: string;
  byId: string | null;
}

export interface Member {
  /** 1 for who complained first; never used again for another. */
  n: number;
  name: string;
  phone: string;
  address: string;
  /** The village or town of his home, where he chose one in a complaint of his own; that of the first stands in the matter. */
  regionId?: string | null;
  /** What he himself asks for; the sum of all is that of the matter. */
  amountFen: number | null;
  /** His own complaint, when it was taken into the joint one; null for who was written down by hand. */
  from: { id: string; number: string } | null;
  /** Opens the progress page with the number of the joint matter; null for who has a number of his own. */
  codeStub: string | null;
  joinedOn: Day;
  leftOn: Day | null;
  leftReason: string;
  wishes: readonly MemberWish[];
}

/** 推选: at most two of the members, by a paper that all have signed. */
export interface Election {
  on: Day;
  representatives: readonly number[];
  /** Who signed it and is represented by it; absent in elections of before this was written down: all who had joined by then. */
  represented?: readonly number[];
  paper: string;
  byId: string;
}

export interface Joint {
  members: readonly Member[];
  elections: readonly Election[];
}

/** Of a notice to one of those who complain jointly: each is told by himself. */
export interface Told {
  /** The member; absent where one person complains alone. */
  member?: number;
  /** The representative who received it for him. */
  through?: number;
  /** The day from which his own seven working days run, where he joined a complaint that was decided upon already. */
  since?: Day;
}

/** What a value of a complaint is in a document: an instant is its text. */
export type Kept = string | number | null;

/** Into which matter this one went, and how it stood before, so that it can be put back exactly. */
export interface MergedInto {
  id: string;
  number: string;
  on: Day;
  as: 'duplicate' | 'member';
  was: Readonly<Record<string, Kept>>;
}

/** A complaint that was taken over: which values came from it, and which they replaced. */
export interface TakenOver {
  id: string;
  number: string;
  on: Day;
  reason: string;
  byId: string;
  /** The decision on acceptance as it stood then: once there is another, nothing is taken apart any more. */
  decidedOn: Day | null;
  fields: Readonly<Record<string, Kept>>;
  before: Readonly<Record<string, Kept>>;
}

/** 协办人: who handles a part of the matter beside the handler. */
export interface CoHandler {
  accountId: string;
  /** Which part is his. */
  part: string;
  on: Day;
  byId: string;
  handedBackOn: Day | null;
  reason: string;
}

export interface Bonds {
  joint: Joint | null;
  merged: MergedInto | null;
  takenOver: readonly TakenOver[];
  coHandlers: readonly CoHandler[];
}

export const emptyBonds: Bonds = { joint: null, merged: null, takenOver: [], coHandlers: [] };

type Joined = Pick<Bonds, 'joint'>;

/** Those who still complain jointly, who complained first among them; nobody when the complaint is one person's. */
export function activeMembers({ joint }: Joined): readonly Member[] {
  return joint?.members.filter((member) => member.leftOn === null) ?? [];
}

/** Whether who filed it complains jointly no longer: another stands first now, and the matter is no longer the filer's. */
export function hasFilerLeft({ joint }: Joined): boolean {
  return joint?.members.some((member) => member.n === 1 && member.leftOn !== null) ?? false;
}

/** What the member said last about it; null when he was never asked. */
export function lastWish(member: Member, kind: MemberWishKind): MemberWish | null {
  return member.wishes.findLast((wish) => wish.kind === kind) ?? null;
}

/** Members whose consent is still missing; none when the complaint is one person's (《办法》第十二条). */
export function membersWithout(complaint: Joined, kind: MemberWishKind): readonly Member[] {
  return activeMembers(complaint).filter((member) => lastWish(member, kind)?.given !== true);
}

/** Those without whom nothing is settled or given up for all; who is the last one speaks for himself, like one who complains alone. */
export function unsettled(complaint: Joined): readonly Member[] {
  return activeMembers(complaint).length < 2 ? [] : membersWithout(complaint, 'settle');
}

/** The names of all who complain, as a letter addresses them. */
export function complainantsOf(complaint: Joined & { consumerName: string }): string {
  const members = activeMembers(complaint);
  return members.length === 0 ? complaint.consumerName : members.map(({ name }) => name).join('、');
}

/** How a letter speaks to all whom it names above: several are told as several. */
export function youZh(complaint: Joined): '你' | '你们' {
  return activeMembers(complaint).length > 1 ? '你们' : '你';
}

/** Whether the member signed the last election, and is none of those elected. */
export function isRepresented(complaint: Joined, member: Member): boolean {
  const election = complaint.joint?.elections.at(-1);
  if (election === undefined || election.representatives.includes(member.n)) return false;
  return election.represented?.includes(member.n) ?? member.joinedOn <= election.on;
}

/** Who stands for the others by the last election, as far as they are still in. */
export function representativesOf(complaint: Joined): readonly Member[] {
  const elected = complaint.joint?.elections.at(-1)?.representatives ?? [];
  return activeMembers(complaint).filter((member) => elected.includes(member.n));
}
