/** 结案、归档 (closing): within fifteen working days of what ends a case, and of nothing else (第七十七条); then the volume is filed. */
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import { approvalOf, demandCaseLevel } from '../../../law/approval.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { investigatorsOf, movedEnforcement, type Enforcement } from '../enforcement.ts';
import { owesPublication } from '../money.ts';
import type { CaseEnding } from '../records.ts';
import { approvalOpinion } from './case-fields.ts';
import { lapsedMeasures } from './measures.ts';
import { demandConfirmed } from './presence.ts';
import { demandSigned } from './transcript.ts';

export const Close = z.object({
  closedOn: labelled(z.iso.date(), { zh: '结案日期', en: 'Closed on', input: 'day' }),
  opinion: approvalOpinion,
});
/** Asked where the penalty is not published: the law lets the volume go first, and nobody shall forget the other. */
const publishLater = labelled(z.boolean().default(false), {
  zh: '还没有公示，归档以后在期限内公示',
  en: 'Not published yet: published in time after this',
  hintZh: '作出决定之日起二十个工作日内公示；归档以后照样可以“公示处罚”，目录里会补上',
  hintEn: 'Within twenty working days of the decision; it may be done after this, and the list of the volume gets it',
  input: 'tick',
});
export const Archive = z.object({
  archivedOn: labelled(z.iso.date(), { zh: '归档日期', en: 'Archived on', input: 'day' }),
  volume: labelled(written().min(2).max(100), { zh: '卷宗号、存放的地方', en: 'Volume and place', input: 'text' }),
  publishLater,
});
export const FileAway = Archive;
export const Note = z.object({
  words: labelled(written().min(1).max(2000), { zh: '备注', en: 'Note', input: 'longText' }),
});

/** Which of the events of 第七十七条 has come about, or null while none has. */
export function endingOf(enforcement: Enforcement): CaseEnding | null {
  const { outcome, endedOn, court, executionEnded } = enforcement;
  if (endedOn === null) return null;
  switch (outcome) {
    case 'terminated':
    case 'exempted':
    case 'unfounded':
    case 'transferred':
    case 'crime':
      return outcome;
    case 'penalised':
      return executionEnded !== null || court?.result === 'ended' ? 'executionEnded' : 'executed';
    default:
      return null;
  }
}

export function close(
  enforcement: Enforcement,
  { closedOn, opinion }: z.infer<typeof Close>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'close');
  // 程序规定 第七十七条: the office proposes that it is closed and the leader approves: not who investigated.
  if (investigatorsOf(enforcement).includes(facts.by.id)) throw new Refusal('closing-own');
  demandCaseLevel(facts);
  const ending = endingOf(enforcement);
  if (ending === null || enforcement.decision?.summary === true) throw new Refusal('case-not-over');
  demandNothingHeld(enforcement, facts);
  demandDay(closedOn, facts, enforcement.endedOn);
  return {
    next: {
      ...enforcement,
      state,
      closedOn,
      deedOfficers: { ...enforcement.deedOfficers, closing: approvalOf(facts, closedOn, opinion) },
    },
    event: eventOf(
      enforcement,
      'enforcement-closed',
      facts,
      { ending, outcome: enforcement.outcome, officeId: enforcement.officeId },
      closedOn,
    ),
  };
}

export function archive(enforcement: Enforcement, input: z.infer<typeof Archive>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'archive');
  demandNothingHeld(enforcement, facts);
  demandNothingKept(facts);
  demandPublished(enforcement, input);
  demandSigned(enforcement);
  demandDay(input.archivedOn, facts, enforcement.closedOn ?? enforcement.endedOn);
  return {
    next: { ...enforcement, state, archivedOn: input.archivedOn },
    event: eventOf(enforcement, 'enforcement-archived', facts, { volume: input.volume }, input.archivedOn),
  };
}

/** 简易程序: the papers of a decision on the spot are filed within seven working days (第七十条), and the case is over with it. */
export function fileAway(enforcement: Enforcement, input: z.infer<typeof FileAway>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'fileAway');
  const { decision, endedOn } = enforcement;
  if (decision?.summary !== true) throw new Refusal('not-summary');
  if (endedOn === null) throw new Refusal('case-not-over');
  demandConfirmed(enforcement);
  demandNothingKept(facts);
  demandPublished(enforcement, input);
  demandSigned(enforcement);
  demandDay(input.archivedOn, facts, endedOn);
  return {
    next: { ...enforcement, state, closedOn: input.archivedOn, archivedOn: input.archivedOn },
    event: eventOf(enforcement, 'enforcement-archived', facts, { volume: input.volume }, input.archivedOn),
  };
}

export function note(enforcement: Enforcement, { words }: z.infer<typeof Note>, facts: Facts): Change<Enforcement> {
  return {
    next: { ...enforcement, state: movedEnforcement(enforcement, 'note') },
    event: eventOf(enforcement, 'noted', facts, { words }),
  };
}

/** Nothing is closed over goods that nobody has decided about. */
function demandNothingHeld(enforcement: Enforcement, facts: Facts): void {
  const lapsed = lapsedMeasures(enforcement, facts);
  const held = enforcement.measures.filter((measure) => measure.endedOn === null && !lapsed.includes(measure));
  if (held.length > 0) throw new Refusal('goods-still-held', { n: held.length });
}

/** 公示规定: twenty working days from the decision. Who archives before that says that he knows of it. */
function demandPublished(enforcement: Enforcement, { publishLater: isLater }: z.infer<typeof Archive>): void {
  if (isLater || !owesPublication(enforcement)) return;
  throw new Refusal('publication-owed', {}, [
    {
      path: 'publishLater',
      zh: '这件处罚还没有公示：请先“公示处罚”再归档；归档以后再公示的，请打勾。',
      en: 'The penalty is not published yet: publish it first, or tick that it follows.',
    },
  ]);
}

/** No volume is archived while evidence lies with somebody: afterwards it could be handed to nobody. */
function demandNothingKept({ exhibitsKept = 0 }: Facts): void {
  if (exhibitsKept > 0) throw new Refusal('exhibits-still-kept', { n: exhibitsKept });
}
