/** 委托调解 (entrustment): the consumers' association mediates in the bureau's name (令121 第十九条). */
import type { Consent } from '../steps/records.ts';
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { consentWayOptions, hasConsented } from './consent.ts';
import { demandNotHalted } from './recusal.ts';
import { Refusal } from '../../base/refusal.ts';

export const Entrust = z.object({
  associationId: labelled(z.string().min(1), { zh: '委托给', en: 'Entrusted to', input: 'association' }),
  agreedOn: labelled(z.iso.date(), { zh: '双方同意委托的日期', en: 'Day both agreed', input: 'day' }),
  way: labelled(z.enum(['inPerson', 'phone', 'written', 'online']), {
    zh: '怎么表示的',
    en: 'How it was said',
    input: 'choice',
    options: consentWayOptions,
  }),
  operatorAgreed: labelled(z.boolean().default(false), {
    zh: '被投诉人同意委托',
    en: 'The operator agrees',
    input: 'tick',
  }),
  consumerAgreed: labelled(z.boolean().default(false), {
    zh: '投诉人现在同意委托',
    en: 'The complainant agrees now',
    hintZh: '登记时没有打勾的，要另外问清',
    hintEn: 'Ask, if it was not ticked when filing',
    input: 'tick',
  }),
});

export const TakeBack = z.object({
  reason: labelled(written().min(4).max(300), {
    zh: '收回或退回的理由',
    en: 'Why it comes back',
    input: 'longText',
  }),
});

/**
 * 委托调解: both parties agree, the body is the consumers' association, it mediates in the bureau's name and hands on to
 * nobody else (令121 第十九条). The sixty days run on.
 */
export function entrust(complaint: Complaint, input: z.infer<typeof Entrust>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'entrust');
  if (complaint.entrustedTo !== null) throw new Refusal('already-entrusted');
  demandNotHalted(complaint);
  if (complaint.joint !== null && !complaint.consentEntrust) throw new Refusal('joint-each-member');
  const operatorAgreed = input.operatorAgreed || hasConsented(complaint, 'entrust', 'operator') === true;
  if (!operatorAgreed || (!complaint.consentEntrust && !input.consumerAgreed)) throw new Refusal('entrust-not-agreed');
  demandDay(input.agreedOn, facts, complaint.acceptedOn);
  const asked = {
    kind: 'entrust',
    given: true,
    on: input.agreedOn,
    way: input.way,
    proof: '',
    byId: facts.by.id,
  } as const;
  const said: Consent[] = [
    ...(input.operatorAgreed ? [{ ...asked, party: 'operator' as const }] : []),
    ...(input.consumerAgreed ? [{ ...asked, party: 'consumer' as const }] : []),
  ];
  return {
    next: {
      ...complaint,
      state,
      entrustedTo: input.associationId,
      consentEntrust: true,
      consents: [...complaint.consents, ...said],
    },
    event: eventOf(
      complaint,
      'entrusted',
      facts,
      { associationId: input.associationId, agreedOn: input.agreedOn },
      input.agreedOn,
    ),
  };
}

export function takeBack(complaint: Complaint, input: z.infer<typeof TakeBack>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'takeBack');
  if (complaint.entrustedTo === null) throw new Refusal('not-entrusted');
  return {
    next: { ...complaint, state, entrustedTo: null },
    event: eventOf(complaint, 'taken-back', facts, { reason: input.reason }),
  };
}
