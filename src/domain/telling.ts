/** 叙述 (telling): the sentences of several nouns put together, for the one table of `timeline.ts`. */
import { allowanceTellings } from './allowance.ts';
import { appointmentTellings } from './appointing.ts';
import { taskTellings } from './completion.ts';
import { directiveTellings } from './directive.ts';
import { exampleTellings } from './editorial.ts';
import { engagementTellings } from './engagement.ts';
import type { TaskVerb } from './event.ts';
import { exchangeTellings } from './exchange.ts';
import { planTellings } from './execution.ts';
import { fundTellings } from './fund.ts';
import { importTellings } from './import.ts';
import { assessmentTellings } from './judging.ts';
import { meetingTellings } from './meeting.ts';
import { dataClasses } from './pact.ts';
import { personTellings } from './personnel.ts';
import { postingTellings } from './posting.ts';
import { recurrenceTellings } from './recurrence.ts';
import { remarkTellings } from './remark.ts';
import { replyTellings } from './reply.ts';
import { text, words, type Telling } from './sentence.ts';
import { trainingTellings } from './training.ts';
import { workgroupTellings } from './workgroup.ts';
import type { AssessmentVerb, PeopleVerb, SteeringVerb } from './verb.ts';

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
