import { baseRefusals } from './base/refusals.ts';
import { lawRefusals } from './law/refusals.ts';
import { countyRefusals } from './county/refusals.ts';
import { operatorRefusals } from './operator/refusals.ts';
import { bulkRefusals, undoRefusals } from './matter/bulk/refusals.ts';
import { matterRefusals } from './matter/refusals.ts';
import { figuresRefusals } from './figures/refusals.ts';
import { complaintRefusals } from './complaint/refusals.ts';
import { tipoffRefusals } from './tipoff/refusals.ts';
import { inquiryRefusals } from './inquiry/refusals.ts';
import { firmRefusals } from './firm/refusals.ts';
import { steeringRefusals } from './steering/refusals.ts';
import { peopleRefusals } from './people/refusals.ts';
import { commandRefusals } from './command/refusals.ts';
import { stationRefusals } from './station/refusals.ts';
import { incidentRefusals } from './incident/refusals.ts';
import { publicityRefusals } from './publicity/refusals.ts';
import { supervisionRefusals } from './supervision/refusals.ts';
import { assessmentRefusals } from './assessment/refusals.ts';
import { enforcementRefusals } from './supervision/enforcement/refusals.ts';
import { samplingRefusals } from './supervision/sampling/refusals.ts';
import { deviceRefusals } from './device/refusals.ts';
import { exchangeRefusals } from './exchange/refusals.ts';
import { reportRefusals } from './report/refusals.ts';
import { deskRefusals } from './desk/refusals.ts';

/** Every refusal, by its code: the table of contents. The rows stand in `refusals.ts` of the wing that refuses, the lowest of several. */
export const refusals = {
  ...baseRefusals,
  ...lawRefusals,
  ...countyRefusals,
  ...operatorRefusals,
  ...matterRefusals,
  ...undoRefusals,
  ...bulkRefusals,
  ...figuresRefusals,
  ...complaintRefusals,
  ...tipoffRefusals,
  ...inquiryRefusals,
  ...firmRefusals,
  ...steeringRefusals,
  ...peopleRefusals,
  ...commandRefusals,
  ...stationRefusals,
  ...incidentRefusals,
  ...publicityRefusals,
  ...supervisionRefusals,
  ...assessmentRefusals,
  ...enforcementRefusals,
  ...samplingRefusals,
  ...deviceRefusals,
  ...exchangeRefusals,
  ...reportRefusals,
  ...deskRefusals,
};

export type RefusalCode = keyof typeof refusals;

/** A code whose sentence stands by itself. */
export type PlainRefusalCode = {
  [Code in RefusalCode]: [FactOf<Code>] extends [never] ? Code : never;
}[RefusalCode];

/** The facts that the sentences of the code, or of any of several codes, are filled with. */
export type FactOf<Code extends RefusalCode> = Code extends RefusalCode
  ? FactIn<(typeof refusals)[Code]['zh' | 'en']>
  : never;

/** What stands in braces in a sentence. */
export type FactIn<Sentence extends string> = Sentence extends `${string}{${infer Fact}}${infer Rest}`
  ? Fact | FactIn<Rest>
  : never;
