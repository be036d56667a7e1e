/**
 * 疑似 (suspicion): what a detector hands over when it finds that several matters are one. The rule that compares the facts of
 * complaints is one detector; others may come later and hand over the same. None of them decides: a card is raised, and a person
 * confirms or drops it.
 */
import type { Change } from '../base/event.ts';
import { eventOf, type Facts, type MatterKind } from '../matter/matter.ts';
import { emptyIncident, type Common, type Incident, type IncidentGrade, type IncidentMember } from './incident.ts';

/** One matter of a suspicion. */
export interface EvidenceMember {
  kind: MatterKind;
  matterId: string;
  number: string;
  /** Which of its facts agree with the others', in words. */
  why: string;
  whyEn: string;
  /** Households that tell in it; one, unless several tell together. */
  households: number;
  /** Agrees so far that it may belong without being asked about; else it is offered. */
  sure: boolean;
}

export interface Evidence extends Common {
  detector: string;
  grade: IncidentGrade;
  reasonZh: string;
  reasonEn: string;
  members: readonly EvidenceMember[];
  /** How many members a card of this grade needs: what was dropped or taken out before does not count towards it. */
  needs: number;
}

/** What is known of the members of an evidence from cards that were there before. */
export interface Raised {
  /** The open incident with which it shares a member, the oldest where there are several. */
  open: Incident | null;
  /** All memberships of its matters, of open and ended incidents. */
  memberships: readonly Pick<IncidentMember, 'incidentId' | 'matterId' | 'state'>[];
  /** The incidents that were dropped. */
  droppedIds: readonly string[];
}

/** What is to be done with an evidence: a new card, more members for one that is open, or nothing. */
export type Verdict =
  | { act: 'raise'; members: readonly EvidenceMember[] }
  | { act: 'extend'; incident: Incident; members: readonly EvidenceMember[]; isGraver: boolean }
  | { act: 'none' };

/**
 * Compares an evidence with what people have said before: a matter that was taken out of this incident, or stood in one that was dropped,
 * is never put back by a detector; an open card is extended rather than raised twice.
 */
export function judgeEvidence({ members, needs, grade }: Evidence, { open, memberships, droppedIds }: Raised): Verdict {
  const of = (matterId: string) => memberships.filter((one) => one.matterId === matterId);
  if (open !== null) {
    const fresh = members.filter(({ matterId }) => of(matterId).every(({ incidentId }) => incidentId !== open.id));
    const isGraver = open.state === 'suspected' && open.grade === 'watch' && grade === 'suspicion';
    return fresh.length > 0 || isGraver ? { act: 'extend', incident: open, members: fresh, isGraver } : { act: 'none' };
  }
  const left = members.filter(({ matterId }) =>
    of(matterId).every(({ incidentId }) => !droppedIds.includes(incidentId)),
  );
  return left.length >= needs ? { act: 'raise', members: left } : { act: 'none' };
}

/** The card of a suspicion that no person raised. */
export function raiseSuspected(
  evidence: Evidence,
  members: readonly EvidenceMember[],
  facts: Facts & { id: string; number: string },
): Change<Incident> {
  const { title, product, brand, variety, batch, defect, operators, categoryCode } = evidence;
  const next: Incident = {
    ...emptyIncident,
    title,
    product,
    brand,
    variety,
    batch,
    defect,
    operators,
    categoryCode,
    countyId: facts.by.countyId,
    id: facts.id,
    number: facts.number,
    grade: evidence.grade,
    reasonZh: evidence.reasonZh,
    reasonEn: evidence.reasonEn,
    detector: evidence.detector,
    raisedAt: facts.at,
    byId: facts.by.id,
  };
  const detail = { number: next.number, n: members.length, grade: next.grade, detector: next.detector };
  return { next, event: eventOf(next, 'incident-raised', facts, detail) };
}

/** Whether a new member belongs at once or is offered: on a card that nobody has confirmed yet it stands for whoever judges the card. */
export function memberStateOf(
  incident: Pick<Incident, 'state'>,
  { sure }: Pick<EvidenceMember, 'sure'>,
): 'in' | 'offered' {
  return incident.state === 'suspected' && sure ? 'in' : 'offered';
}

/** The line that more have told of what an open incident is about. */
export function extendSuspected(
  incident: Incident,
  { grade, reasonZh, reasonEn }: Pick<Evidence, 'grade' | 'reasonZh' | 'reasonEn'>,
  { members, isGraver }: { members: readonly EvidenceMember[]; isGraver: boolean },
  facts: Facts,
): Change<Incident> {
  // What a person has written as the reason of a confirmed incident stays his.
  const told = incident.state === 'suspected' && incident.detector !== 'person' ? { reasonZh, reasonEn } : {};
  const next: Incident = { ...incident, ...told, grade: isGraver ? grade : incident.grade };
  return {
    next,
    event: eventOf(next, 'incident-joined', facts, { n: members.length, by: 'detector' }),
  };
}
