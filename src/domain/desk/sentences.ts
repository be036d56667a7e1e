/** 叙述 (telling): the sentences of several nouns put together, for the one table of `timeline.ts`. */
import { allowanceTellings } from '../people/allowance.ts';
import { appointmentTellings } from '../people/appointment-steps.ts';
import { taskTellings } from '../steering/task-steps.ts';
import { directiveTellings } from '../steering/directive.ts';
import { exampleTellings } from '../publicity/example-steps.ts';
import { engagementTellings } from '../people/engagement.ts';
import type { TaskVerb } from '../base/event.ts';
import { exchangeTellings } from '../exchange/letter-exchange.ts';
import { planTellings } from '../steering/plan-steps.ts';
import { fundTellings } from '../station/fund.ts';
import { importTellings } from '../exchange/import/import.ts';
import { assessmentTellings } from '../assessment/assessment-steps.ts';
import { meetingTellings } from '../steering/meeting.ts';
import { dataClasses } from '../people/sharing-pact.ts';
import { personTellings } from '../people/person-steps.ts';
import { postingTellings } from '../publicity/board-posting.ts';
import { recurrenceTellings } from '../steering/recurrence.ts';
import { remarkTellings } from '../steering/remark.ts';
import { replyTellings } from '../exchange/reply.ts';
import { text, words, type Telling } from '../base/sentence.ts';
import { trainingTellings } from '../people/training.ts';
import { workgroupTellings } from '../steering/workgroup.ts';
import type { AssessmentVerb, PeopleVerb, SteeringVerb } from '../base/ledger-verbs.ts';

export const peopleTellings: Record<PeopleVerb | AssessmentVerb, Telling> = {
  ...assessmentTellings,
  ...personTellings,
  ...appointmentTellings,
  ...trainingTellings,
  ...engagementTellings,
  ...allowanceTellings,
  ...fundTellings,
  ...exampleTellings,
  ...postingTellings,
  'staffing-saved': () => ['改了人员配备标准。', 'The rules of staffing were saved.'],
  'succession-saved': () => ['改了部门职能承继。', 'The successions of departments were saved.'],
  'pact-saved': () => ['改了部门共享约定。', 'An agreement of sharing was saved.'],
  'shared-data-read': (d) => [
    `按约定读取了${words(dataClasses, d['dataClass']).zh}（${text(d['n'])} 人）。`,
    `Read by agreement: ${words(dataClasses, d['dataClass']).en} of ${text(d['n'])} people.`,
  ],
};

/** What comes from other systems and what goes back to them. */
export const carriedTellings = { ...importTellings, ...exchangeTellings, ...replyTellings };
/** Tasks and what they are cut from. */
export const steeringTellings: Record<SteeringVerb | TaskVerb, Telling> = {
  ...taskTellings,
  ...directiveTellings,
  ...planTellings,
  ...meetingTellings,
  ...workgroupTellings,
  ...remarkTellings,
  ...recurrenceTellings,
};
