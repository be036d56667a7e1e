/**
 * 文书的日子 (paper day): of which day the set of forms and articles is that a paper of an older complaint follows. What the bureau decides and
 * writes since 令121 is in force follows its procedure, unless the county keeps that of the day of receipt (`procedureRules`); a decision
 * goes by the rule that it names.
 */
import type { Day } from '../../base/calendar.ts';
import { groundRules, procedureRules } from '../../law/ground.ts';
import type { RuleSet } from '../../law/rulebook.ts';
import type { PaperRule, PaperTime } from '../../matter/paper-form.ts';
import type { Complaint } from '../complaint.ts';
import { receivedDay } from './letter.ts';

/** A paper of the procedure: it follows the day on which it is made, or on which the matter ended. */
export function procedural(row: PaperRule<Complaint>): PaperRule<Complaint> {
  return {
    formedOn: (complaint, by) => formedOn(complaint, row.decidedOn?.(complaint) ?? endOf(complaint), by),
    ...row,
  };
}

/** The day of the paper where that is to be the procedure's, else the day of receipt. */
export function formedOn(complaint: Complaint, on: Day | null, { county, today }: PaperTime): Day {
  const day = on ?? today;
  return ofRules(complaint, procedureRules(complaint, day, county.limits), day);
}

/** The same for a decision, which keeps its rule. */
export function decidedUnder(complaint: Complaint, rules: RuleSet | undefined, on: Day | null): Day {
  return ofRules(complaint, rules ?? groundRules(complaint), on ?? receivedDay(complaint));
}

function ofRules(complaint: Complaint, rules: RuleSet, day: Day): Day {
  return rules === groundRules(complaint) ? receivedDay(complaint) : day;
}

function endOf({ endedOn, decidedOn, outcome }: Complaint): Day | null {
  return endedOn ?? (outcome === 'declined' ? decidedOn : null);
}
