/**
 * 伤害 (injury): somebody was hurt by what was bought. The injured person need not be the buyer (《消费者权益保护法》第四十九条
 * speaks of 消费者或者其他受害人), so the relation is kept, and so are the product and its seller, which are traced at once.
 */
import { z } from 'zod';
import { demandOpen, type Complaint } from '../complaint.ts';
import type { Injury } from './facts.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { unmaskedIn } from '../../base/masking.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { urgentSince } from './urgent-call.ts';

/** What the citizen's form asks when somebody is hurt: who, and how. */
export const InjuryPart = z.object({
  person: labelled(written().max(50).default(''), { zh: '谁受伤了', en: 'Who is hurt', input: 'text' }),
  injury: labelled(written().min(2).max(500), {
    zh: '谁受伤了、伤在哪里',
    en: 'Who is hurt, and how',
    input: 'longText',
  }),
});

export const RecordInjury = z.object({
  person: labelled(written().min(1).max(50), { zh: '伤者姓名', en: 'Injured person', input: 'text' }),
  relation: labelled(written().min(1).max(50), {
    zh: '和买东西的人什么关系',
    en: 'Relation to the buyer',
    hintZh: '本人、亲属、客人、路人',
    hintEn: 'Self, relative, guest, passer-by',
    input: 'text',
  }),
  injury: labelled(written().min(2).max(500), { zh: '伤情', en: 'Injury', input: 'longText' }),
  injuredOn: labelled(z.iso.date().nullable().default(null), { zh: '哪天受伤', en: 'Day', input: 'day' }),
  hospital: labelled(written().max(100).default(''), { zh: '就诊医院', en: 'Hospital', input: 'text' }),
  costsFen: labelled(z.number().int().min(0).max(100_000_000_00).nullable().default(null), {
    zh: '医疗花费',
    en: 'Medical costs',
    input: 'money',
    wrongZh: '请写数字，不知道可以不填',
  }),
  product: labelled(written().min(1).max(200), {
    zh: '什么东西伤的',
    en: 'Product',
    hintZh: '品名、厂名、批号',
    hintEn: 'Name, maker, batch',
    input: 'text',
  }),
  seller: labelled(written().min(1).max(100), { zh: '谁卖的', en: 'Seller', input: 'text' }),
});

/** The injury as the filing tells it; the officer completes it. The one who files is taken for the injured until then. */
export function filedInjury(
  { person, injury }: z.infer<typeof InjuryPart>,
  filing: { consumerName: string; operatorName: string },
): Injury {
  return {
    person: person === '' ? filing.consumerName : person,
    relation: '',
    injury,
    injuredOn: null,
    hospital: '',
    costsFen: null,
    product: '',
    seller: filing.operatorName,
  };
}

/** An injury makes the matter urgent, whatever its state. */
export function recordInjury(
  complaint: Complaint,
  input: z.infer<typeof RecordInjury>,
  facts: Facts,
): Change<Complaint> {
  demandOpen(complaint, 'recordInjury');
  if (input.injuredOn !== null) demandDay(input.injuredOn, facts, null);
  return {
    next: {
      ...complaint,
      ...(complaint.urgentAt === null ? urgentSince(facts.at) : {}),
      // The form was filled from the screen, which shows numbers masked: what is left of one is the number.
      injury: unmaskedIn(input, [complaint.injury, complaint.purchase]),
    },
    event: eventOf(complaint, 'injury-recorded', facts, { costsFen: input.costsFen }),
  };
}
