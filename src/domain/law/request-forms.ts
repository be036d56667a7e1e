/** What is said to a request that waits for a decision: the opinion of the head of the office, sent back, taken back; of cases and tip-offs. */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';

export const GiveOpinion = z.object({
  opinion: labelled(written().min(2).max(500), {
    zh: '办案机构负责人意见',
    en: 'Opinion of the head of the office',
    hintZh: '签了意见，由分管局长批',
    hintEn: 'The leader of the bureau decides then',
    input: 'longText',
  }),
});

export const SendBackRequest = z.object({
  reason: labelled(written().min(4).max(500), { zh: '退回的理由', en: 'Why it is sent back', input: 'longText' }),
});

export const TakeBackRequest = z.object({
  reason: labelled(written().min(4).max(500), { zh: '撤回的理由', en: 'Why it is withdrawn', input: 'longText' }),
});
