/** 重新处理投诉决定书 (anew): which decision was revoked and by whom, why, and what is done now; it goes to whoever was told of that decision. */
import type { Day } from '../../base/calendar.ts';
import { revokedBy, type Revocation } from '../../matter/decided/anew.ts';
import { isLawEarlier } from '../../matter/decided/annulment-words.ts';
import { paragraph, runsOf, type Runs, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Complaint } from '../complaint.ts';
import { outcomeWords } from '../state-words.ts';
import { addressedZh } from '../steps/agent.ts';
import { bothParties, causeBetween, contact, dayText, letter, received, signOffOf } from './letter.ts';

/** What each kind of matter says of it in its own words. */
interface AnewWords {
  /** 「关于……，」 */
  opening: Runs;
  decidedOn: Day | null;
  /** What had been decided, in words: 「“不予受理”的决定」; what who asked was told is an answer. */
  decision: Runs;
  /** 「对该投诉重新审查是否受理」 */
  goesOn: string;
  /** Which days run anew. */
  clock: string;
  next: string;
}

/** The lines of the letter, of a complaint, a tip-off or an inquiry: what was revoked and by whose word, why, and by when it is decided anew. */
export function anewLines(last: Revocation, { opening, decidedOn, decision, goesOn, clock, next }: AnewWords): Runs[] {
  const { receivedOn, reason } = last;
  return [
    [
      ...opening,
      ...runsOf`${revokedBy(last)}撤销本局${dayText(decidedOn)}作出的`,
      ...decision,
      ...runsOf`，本局${goesOn}。`,
    ],
    runsOf`理由：${reason}`,
    [...runsOf`${clock}自${dayText(receivedOn)}起计算`, ...latestRuns(last), ...runsOf`。${next}`],
  ];
}

/** By when it is decided anew at the latest: the day that the clock has too, and beside it the one that was ordered where that comes later. */
function latestRuns(last: Revocation): Runs {
  const { cause, orderedBy, legalBy } = last;
  // A day that nobody ordered is no gap for the pen.
  if (orderedBy === undefined) return [];
  if (legalBy === undefined || !isLawEarlier(last)) return runsOf`，最迟在${dayText(orderedBy)}前重新作出决定`;
  const by = cause === 'court' ? '判决' : '行政复议决定';
  return runsOf`，最迟在${dayText(legalBy)}前重新作出决定（法定期限；${by}责令在${dayText(orderedBy)}前作出，法定期限在先，以法定期限为准）`;
}

export function anewLetter(complaint: Complaint, facts: PaperFacts): Sheet {
  const last = complaint.annulments.at(-1);
  if (last === undefined) return { ...letter, addressee: null, blocks: [], signOff: null };
  const { outcome, acceptedOn, endedOn, decidedOn, on } = last;
  const isMediated = acceptedOn !== null;
  const lines = anewLines(last, {
    opening: isMediated
      ? runsOf`关于${causeBetween(complaint)}（投诉登记编号：${complaint.number}），`
      : received(complaint),
    decidedOn: endedOn ?? decidedOn,
    decision: runsOf`“${outcome === null ? '' : outcomeWords[outcome].zh}”的决定`,
    goesOn: isMediated ? '对该投诉继续组织调解' : '对该投诉重新审查是否受理',
    clock: '重新办理的期限',
    next: isMediated ? '调解的时间、地点另行通知。' : '是否受理，将依法另行告知。',
  });
  return {
    ...letter,
    addressee: isMediated ? bothParties(complaint, on) : runsOf`${addressedZh(complaint, on)}：`,
    blocks: [...lines.map(paragraph), paragraph(contact(facts))],
    signOff: signOffOf(facts, on),
  };
}
