/**
 * What each role may see of a person. The default view of a matter is masked; a reveal is a deliberate act that is
 * written into the ledger (个人信息保护法 51 条; domain law 8.4).
 */
import type { ServiceFailure } from '../law/service.ts';
import type { Role } from '../base/actor.ts';
import type { Complaint, Notice } from './complaint.ts';
import type { ComplaintRow } from './complaint-list.ts';
import type { Injury } from './facts/facts.ts';
import type { Agent } from './steps/records.ts';
import type { Joint, Kept, TakenOver } from './joint/member.ts';
import { hiddenIn, maskName, maskPhone, maskAddress, maskPersons, unopened } from '../base/masking.ts';

/** Who handles the matter reads the complainant's name; the association mediates without it. */
export function readsNames(role: Role): boolean {
  return role === 'centre' || role === 'officer' || role === 'officeHead' || role === 'leader' || role === 'station';
}

/**
 * Who has the matter to talk it over with both sides: each sees those alone that it handles or mediates, and rings up the merchant, whose
 * telephone hangs over his door.
 */
function readsOperator(role: Role): boolean {
  return role === 'officer' || role === 'officeHead' || role === 'station' || role === 'mediator';
}

export interface PersonalData {
  consumerName: string;
  consumerPhone: string;
  consumerAddress: string;
  consumerIdNumber: string | null;
  operatorPhone: string;
  joint?: Joint | null;
  agents?: readonly Agent[];
  /** Values that went over with what was merged: a person's among them. */
  takenOver?: readonly TakenOver[];
  /** Somebody hurt: who mediates reads how, not who. */
  injury?: Injury | null;
  story?: string;
  claim?: string;
}

/**
 * The person as the role sees it without a reveal: the officers who handle the matter and the centre read the name,
 * everybody reads a masked telephone and address, nobody reads the number of the identity paper, nor a person's that stands in words.
 */
export function masked<T extends PersonalData>(data: T, role: Role): T {
  const words = (told: string) => maskPersons(told, [], shownTo(role, data));
  return {
    ...data,
    ...maskedPerson(data, role),
    ...(data.joint === undefined || data.joint === null ? {} : { joint: maskedJoint(data.joint, role) }),
    ...(data.agents === undefined ? {} : { agents: data.agents.map((one) => maskedAgent(one, role)) }),
    ...(data.takenOver === undefined ? {} : { takenOver: data.takenOver.map((one) => maskedTaking(one, role)) }),
    ...(data.injury === undefined || data.injury === null ? {} : { injury: maskedInjury(data.injury, role, words) }),
    ...(data.story === undefined ? {} : { story: words(data.story) }),
    ...(data.claim === undefined ? {} : { claim: words(data.claim) }),
  };
}

/** A row of the list, masked as the matter is; of the shop's telephone it only asks whether its reader may read it in the words. */
export function maskedRow({ operatorPhone, ...row }: ComplaintRow, role: Role): SeenRow {
  const words = (told: string) => maskPersons(told, [], shownTo(role, { operatorPhone }));
  return { ...row, consumerName: nameFor(row.consumerName, role), story: words(row.story), claim: words(row.claim) };
}

export type SeenRow = Omit<ComplaintRow, 'operatorPhone'>;

function nameFor(name: string, role: Role): string {
  return readsNames(role) ? maskPersons(name, []) : maskName(name);
}

/** What staff wrote down of it as they worked; numbers that somebody told them stand in it as in his own words. */
type Written = Pick<
  Complaint,
  | 'declineReason'
  | 'declineEvidence'
  | 'terminateReason'
  | 'givenBackReason'
  | 'proposal'
  | 'claims'
  | 'purchase'
  | 'promises'
  | 'investigations'
  | 'factRecords'
  | 'talks'
  | 'asked'
  | 'performances'
  | 'appeal'
  | 'sessions'
  | 'agreement'
  | 'terms'
  | 'withdrawal'
  | 'notices'
  | 'annulments'
  | 'respondent'
>;

/**
 * The complaint as the desk shows it without a reveal: what staff wrote down has no more of a person's numbers than the words above it.
 * For screens alone: a paper says what was written, and a move is made on the whole of it.
 */
export function maskedOnDesk<T extends PersonalData & Written>(data: T, role: Role): T {
  const hide = (told: string) => maskPersons(told, [], shownTo(role, data));
  const of = <V>(value: V) => hiddenIn(value, hide);
  return {
    ...masked(data, role),
    declineReason: of(data.declineReason),
    declineEvidence: maskedEvidence(of(data.declineEvidence), role),
    terminateReason: of(data.terminateReason),
    givenBackReason: of(data.givenBackReason),
    proposal: maskedProposal(of(data.proposal), role),
    claims: of(data.claims),
    purchase: of(data.purchase),
    promises: of(data.promises),
    investigations: of(data.investigations),
    factRecords: of(data.factRecords),
    // The strokes of the signatures are figures too, and no number.
    talks: data.talks.map((talk) => ({ ...talk, words: hide(talk.words) })),
    sessions: data.sessions.map((session) => ({ ...session, minutes: hide(session.minutes) })),
    agreement: of(data.agreement),
    terms: of(data.terms),
    withdrawal: of(data.withdrawal),
    asked: of(data.asked),
    performances: of(data.performances),
    appeal: of(data.appeal),
    notices: data.notices.map((notice) => maskedNotice(notice, role, hide)),
    annulments: of(data.annulments).map((one) => ({
      ...one,
      declineEvidence: maskedEvidence(one.declineEvidence, role),
      notices: one.notices.map((notice) => maskedNotice(notice, role, hide)),
    })),
    respondent: of(data.respondent),
  };
}

/** Who came in the place of a party that is gone is a person as the complainant is; in the proof stands the number that was called. */
function maskedNotice(notice: Notice, role: Role, hide: (told: string) => string): Notice {
  const { proof, failure, takenBack } = notice;
  const told = proof === null ? notice : { ...notice, proof: hide(proof) };
  const failed = failure === undefined ? {} : { failure: maskedFailure(failure, role, hide) };
  const wrong = takenBack?.map((one) => ({
    ...one,
    why: hide(one.why),
    failure: maskedFailure(one.failure, role, hide),
  }));
  return { ...told, ...failed, ...(wrong === undefined ? {} : { takenBack: wrong }) };
}

function maskedFailure(failure: ServiceFailure, role: Role, hide: (told: string) => string): ServiceFailure {
  const { successor, otherWays } = failure;
  const named = successor === undefined ? {} : { successor: nameFor(successor, role) };
  const ways = otherWays === undefined ? {} : { otherWays: hide(otherWays) };
  return { ...failure, proof: hide(failure.proof), ...named, ...ways };
}

/** In whose name it was filed without his word is a person as the complainant is. */
function maskedEvidence<E extends Written['declineEvidence']>(evidence: E, role: Role): E {
  if (evidence?.impersonated === undefined) return evidence;
  const { impersonated } = evidence;
  return { ...evidence, impersonated: { ...impersonated, name: nameFor(impersonated.name, role) } };
}

function maskedProposal(proposal: Written['proposal'], role: Role): Written['proposal'] {
  const name = proposal?.input['borrowedFrom'];
  if (proposal === null || typeof name !== 'string' || name === '') return proposal;
  return { ...proposal, input: { ...proposal.input, borrowedFrom: nameFor(name, role) } };
}

/** The telephones beside the words that the role reads in full, and reads in them as well. */
function shownTo(role: Role, { operatorPhone }: Pick<PersonalData, 'operatorPhone'>): readonly string[] {
  return readsOperator(role) ? [operatorPhone] : [];
}

function maskedInjury(injury: Injury, role: Role, words: (told: string) => string): Injury {
  const { person, ...told } = hiddenIn(injury, words);
  return { person: readsNames(role) ? person : maskName(person), ...told };
}

type Person = Pick<
  PersonalData,
  'consumerName' | 'consumerPhone' | 'consumerAddress' | 'consumerIdNumber' | 'operatorPhone'
>;

function maskedPerson(data: Person, role: Role): Person {
  return {
    consumerName: nameFor(data.consumerName, role),
    consumerPhone: maskPhone(data.consumerPhone),
    consumerAddress: maskAddress(data.consumerAddress),
    consumerIdNumber:
      data.consumerIdNumber === null || data.consumerIdNumber === unopened
        ? data.consumerIdNumber
        : `${'*'.repeat(14)}${data.consumerIdNumber.slice(-4)}`,
    operatorPhone: readsOperator(role) ? data.operatorPhone : maskPhone(data.operatorPhone),
  };
}

/** What was taken over and what it replaced are the same values of the same person, and masked as they are. */
function maskedTaking(taken: TakenOver, role: Role): TakenOver {
  const of = (kept: Readonly<Record<string, Kept>>): Record<string, Kept> => {
    const read = (name: string) => (typeof kept[name] === 'string' ? kept[name] : '');
    const operatorPhone = read('operatorPhone');
    const person: Record<string, Kept> = {
      ...maskedPerson(
        {
          consumerName: read('consumerName'),
          consumerPhone: read('consumerPhone'),
          consumerAddress: read('consumerAddress'),
          consumerIdNumber: read('consumerIdNumber') || null,
          operatorPhone,
        },
        role,
      ),
    };
    return Object.fromEntries(
      Object.entries(kept).map(([name, value]) => {
        if (typeof value !== 'string') return [name, value];
        return [name, name in person ? person[name] : maskPersons(value, [], shownTo(role, { operatorPhone }))];
      }),
    ) as Record<string, Kept>;
  };
  return { ...taken, fields: of(taken.fields), before: of(taken.before) };
}

/** Whether the role writes a query code on somebody's slip. */
export function writesSlips(role: Role): boolean {
  return role === 'centre' || role === 'officer' || role === 'officeHead';
}

/** Who acts for the complainant, as the complainant is. */
function maskedAgent(agent: Agent, role: Role): Agent {
  const { consumerIdNumber: idNumber } = maskedPerson(
    { consumerName: '', consumerPhone: '', consumerAddress: '', consumerIdNumber: agent.idNumber, operatorPhone: '' },
    role,
  );
  const words = (told: string) => maskPersons(told, []);
  return {
    ...agent,
    name: nameFor(agent.name, role),
    phone: maskPhone(agent.phone),
    address: maskAddress(agent.address),
    idNumber,
    relation: words(agent.relation),
    paper: words(agent.paper),
    endedWhy: words(agent.endedWhy),
  };
}

/** Each member as the complainant is. */
function maskedJoint(joint: Joint, role: Role): Joint {
  return {
    ...joint,
    members: joint.members.map((member) => ({
      ...member,
      name: nameFor(member.name, role),
      phone: maskPhone(member.phone),
      address: maskAddress(member.address),
    })),
  };
}

/** The asker and what he wrote as the role sees it without a reveal. */
export function maskedAsker<T extends { askerName: string; askerPhone: string; question: string }>(
  data: T,
  role: Role,
): T {
  return {
    ...data,
    askerName: nameFor(data.askerName, role),
    askerPhone: maskPhone(data.askerPhone),
    question: maskPersons(data.question, []),
  };
}

/** Hides in words what the role reads masked in its own field: the addresses as they were given, the names, and persons' numbers. */
export function hidingOf(person: PersonalData, role: Role): (words: string) => string {
  const members = person.joint?.members ?? [];
  const others = [...members, ...(person.agents ?? [])];
  const names = readsNames(role) ? [] : [person.consumerName, ...others.map(({ name }) => name)];
  const addresses = [person.consumerAddress, ...others.map(({ address }) => address)]
    .map((address) => address.trim())
    .filter((address) => maskAddress(address) !== address);
  return (words) =>
    maskPersons(
      addresses.reduce((text, address) => text.replaceAll(address, maskAddress(address)), words),
      names,
      shownTo(role, person),
    );
}
