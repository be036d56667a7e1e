/**
 * 当场处罚 (a penalty on the spot): made at the shop out of what the visit found, by two officers with certificates, on a form that has its
 * number already (《行政处罚法》第五十一条、第五十二条). The rules are those of the case; what is here is what a telephone sends.
 */
import { z } from 'zod';
import { labelled, written } from '../../base/field.ts';
import { partyFields } from '../enforcement/filing.ts';
import { DecideOnTheSpot } from '../enforcement/steps/decision.ts';

const { operatorName, partyKind, partyCode, partyAddress, cause } = partyFields;

export const SpotPenalty = DecideOnTheSpot.omit({ decidedOn: true }).extend({
  form: labelled(written().min(4).max(60), { zh: '决定书编号', en: 'Number of the form', input: 'text' }),
  operatorName,
  partyKind,
  partyCode,
  partyAddress,
  cause,
  officerIds: labelled(z.array(z.uuid()).min(2).max(12), {
    zh: '执法人员，两人以上',
    en: 'Officers, two or more',
    input: 'persons',
  }),
  signatureIds: z.array(z.uuid()).max(1).default([]),
});
export type SpotPenalty = z.infer<typeof SpotPenalty>;
