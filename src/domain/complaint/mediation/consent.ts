/**
 * 同意 (consent): what a party agrees to is kept as a record with who, when and how: mediation (第十八条),
 * entrusting (第十九条), publication (第三十八条), electronic service. What was ticked when filing counts as such a record.
 */
import type { Consent, ConsentKind } from '../steps/records.ts';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { moved, recipients, type Complaint, type Recipient } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written, yesNo, type FieldOption } from '../../base/field.ts';
import { demandDay, eventOf, type Facts, type JoinedMove } from '../../matter/matter.ts';
import { consentWays } from '../joint/member.ts';
import { demandHaving } from '../steps/identity.ts';
import { Refusal } from '../../base/refusal.ts';
import { consentWayWords, consentKindWords } from './consent-words.ts';
import { bothWords, recipientWords } from '../words/notice-words.ts';
import { proceedingWords } from '../words/move-words.ts';

/** The ways that a form offers; the tick when filing is nobody's to record. */
export const consentWayOptions: readonly FieldOption[] = consentWays
  .filter((way) => way !== 'filing')
  .map((value) => ({ value, ...consentWayWords[value] }));

/** 调解书 stands only with both signatures; the bureau seals what both have signed (令121 第二十四条). */
export const signedByBoth = labelled(z.boolean().default(false), {
  zh: '双方都已签名或者盖章',
  en: 'Signed or sealed by both',
  input: 'tick',
  when: { field: 'form', is: ['letter'] },
  optional: true,
});

/** Of the operator, where both consents are written down in one act. */
const ofOperator = { field: 'party', is: ['both'] } as const;

export const RecordConsent = demanding(
  z.object({
    party: labelled(z.enum(['consumer', 'operator', 'both']), {
      zh: '哪一方同意调解',
      en: 'Who consents',
      input: 'choice',
      options: [{ value: 'both', ...bothWords }, ...recipients.map((value) => ({ value, ...recipientWords[value] }))],
    }),
    // On which day somebody agreed is a fact of law: who wrote it down asked for it.
    consentedOn: labelled(z.iso.date(), { zh: '同意日期', en: 'Day', input: 'day', startsEmpty: true }),
    way: labelled(z.enum(['inPerson', 'phone', 'written', 'online']), {
      zh: '怎么表示的',
      en: 'How it was said',
      input: 'choice',
      options: consentWayOptions,
    }),
    proof: labelled(written().max(200).default(''), { zh: '凭据', en: 'Proof', input: 'text' }),
    operatorConsentedOn: labelled(z.iso.date().nullish(), {
      zh: '被投诉人同意日期',
      en: 'Day of the operator',
      input: 'day',
      startsEmpty: true,
      when: ofOperator,
    }),
    operatorWay: labelled(z.enum(['inPerson', 'phone', 'written', 'online']).nullish(), {
      zh: '被投诉人怎么表示的',
      en: 'How the operator said it',
      input: 'choice',
      options: consentWayOptions,
      when: ofOperator,
    }),
    operatorProof: labelled(written().max(200).optional(), {
      zh: '被投诉人的凭据',
      en: 'Proof of the operator',
      input: 'text',
      when: ofOperator,
      optional: true,
    }),
  }),
);
type RecordConsent = z.infer<typeof RecordConsent>;

/** 双方同意: the operator's own consent, which the same press writes down; the complainant's stands in the form as that of one party does. */
export function consentedToo(input: RecordConsent): readonly JoinedMove[] {
  if (input.party !== 'both') return [];
  const { operatorConsentedOn: consentedOn, operatorWay: way, operatorProof: proof = '' } = input;
  return [
    {
      move: 'recordConsent',
      input: { party: 'operator', consentedOn, way, proof },
      typedIn: { consentedOn: 'operatorConsentedOn', way: 'operatorWay', proof: 'operatorProof' },
    },
  ];
}

const wishKinds = ['entrust', 'publish', 'electronic'] as const;

export const RecordWish = z.object({
  kind: labelled(z.enum(wishKinds), {
    zh: '哪一件事',
    en: 'About what',
    input: 'choice',
    options: wishKinds.map((value) => ({ value, ...consentKindWords[value] })),
  }),
  party: labelled(z.enum(recipients), {
    zh: '谁',
    en: 'Who',
    input: 'choice',
    options: recipients.map((value) => ({ value, ...recipientWords[value] })),
  }),
  given: labelled(z.enum(['yes', 'no']), { zh: '同意吗', en: 'Agrees', input: 'choice', options: yesNo }),
  on: labelled(z.iso.date(), { zh: '日期', en: 'Day', input: 'day' }),
  way: labelled(z.enum(['inPerson', 'phone', 'written', 'online']), {
    zh: '怎么表示的',
    en: 'How it was said',
    input: 'choice',
    options: consentWayOptions,
  }),
  proof: labelled(written().max(200).default(''), { zh: '凭据', en: 'Proof', input: 'text' }),
});

/** All consents on record, those of the filing first. */
export function consentsOf(complaint: Complaint): Consent[] {
  const ticked = (kind: ConsentKind, given: boolean): Consent[] =>
    given && !complaint.consents.some((one) => one.kind === kind && one.party === 'consumer')
      ? [{ kind, party: 'consumer', given, on: dayOf(complaint.filedAt), way: 'filing', proof: '', byId: null }]
      : [];
  return [
    ...ticked('publish', complaint.consentPublish),
    ...ticked('entrust', complaint.consentEntrust),
    ...complaint.consents,
  ];
}

/** What the party last said about it; null when it was never asked. */
export function hasConsented(complaint: Complaint, kind: ConsentKind, party: Recipient): boolean | null {
  return consentsOf(complaint).findLast((one) => one.kind === kind && one.party === party)?.given ?? null;
}

export function recordConsent(
  complaint: Complaint,
  input: Pick<RecordConsent, 'party' | 'consentedOn' | 'way' | 'proof'>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordConsent');
  demandHaving(complaint, facts);
  const { consentedOn, way, proof } = input;
  const party = input.party === 'both' ? 'consumer' : input.party;
  if (party === 'consumer' && complaint.joint !== null) throw new Refusal('joint-each-member');
  const known = party === 'consumer' ? complaint.consumerConsentedOn : complaint.operatorConsentedOn;
  if (known !== null) throw new Refusal('move-not-allowed', { state: complaint.state, move: 'recordConsent' });
  // Who says on the first call that he wants to talk has said so then, whenever it is accepted.
  demandDay(input.consentedOn, facts, dayOf(complaint.receivedAt ?? complaint.filedAt));
  const consent = { kind: 'mediate', party, given: true, on: consentedOn, way, proof, byId: facts.by.id } as const;
  const consents = [...complaint.consents, consent];
  const next =
    party === 'consumer'
      ? { ...complaint, state, consents, consumerConsentedOn: consentedOn }
      : { ...complaint, state, consents, operatorConsentedOn: consentedOn };
  return {
    next,
    event: eventOf(complaint, 'consented', facts, { party, consentedOn, way }, consentedOn),
  };
}

export function recordWish(complaint: Complaint, input: z.infer<typeof RecordWish>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'recordWish');
  // Who complains speaks for himself.
  if (facts.by.role === 'consumer' && input.party !== 'consumer') throw new Refusal('not-permitted');
  if (input.party === 'consumer' && complaint.joint !== null) throw new Refusal('joint-each-member');
  demandDay(input.on, facts, dayOf(complaint.filedAt));
  const given = input.given === 'yes';
  const own = input.party === 'consumer';
  return {
    next: {
      ...complaint,
      state,
      consents: [...complaint.consents, { ...input, given, byId: facts.by.id }],
      consentPublish: own && input.kind === 'publish' ? given : complaint.consentPublish,
      consentEntrust: own && input.kind === 'entrust' ? given : complaint.consentEntrust,
    },
    event: eventOf(
      complaint,
      'wished',
      facts,
      { kind: input.kind, party: input.party, given, way: input.way },
      input.on,
    ),
  };
}

export const consentMoves = {
  recordWish: {
    ...proceedingWords.recordWish,
    input: RecordWish,
    apply: recordWish,
  },
} as const;
