/**
 * 更正当事人 (correction): who complains and against whom, put right while the matter is open: a full name for 「郑女士」, a
 * digit of a telephone, the address that a letter goes to. The words of the complaint themselves are never changed.
 */
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { phoneSchema } from '../filing.ts';
import type { Respondent } from './records.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { maskText } from '../../base/masking.ts';
import { Refusal } from '../../base/refusal.ts';
import { proceedingWords } from '../words/move-words.ts';

const unchanged = { hintZh: '不改就空着', hintEn: 'Left empty, it stays', optional: true } as const;

export const CorrectParties = z.object({
  consumerName: labelled(written().max(50).default(''), {
    zh: '投诉人姓名',
    en: 'Complainant',
    input: 'text',
    ...unchanged,
  }),
  consumerPhone: labelled(phoneSchema('投诉人电话', 'The complainant’s telephone').default(''), {
    zh: '投诉人电话',
    en: 'The complainant’s telephone',
    input: 'text',
    ...unchanged,
  }),
  consumerAddress: labelled(written().max(200).default(''), {
    zh: '投诉人住址',
    en: 'The complainant’s address',
    input: 'text',
    ...unchanged,
  }),
  consumerIdNumber: labelled(written().max(30).default(''), {
    zh: '投诉人证件号码',
    en: 'The complainant’s identity number',
    input: 'text',
    ...unchanged,
  }),
  operatorName: labelled(written().max(100).default(''), {
    zh: '被投诉人名称',
    en: 'Operator',
    input: 'text',
    ...unchanged,
  }),
  operatorPhone: labelled(phoneSchema('被投诉人电话', 'The operator’s telephone', { ofFirm: true }).default(''), {
    zh: '被投诉人电话',
    en: 'The operator’s telephone',
    input: 'text',
    ...unchanged,
  }),
  operatorAddress: labelled(written().max(200).default(''), {
    zh: '被投诉人地址',
    en: 'The operator’s address',
    input: 'text',
    ...unchanged,
  }),
  operatorContact: labelled(written().max(50).default(''), {
    zh: '被投诉人的联系人',
    en: 'Whom to ask for at the operator',
    input: 'text',
    ...unchanged,
  }),
  operatorLegalRep: labelled(written().max(50).default(''), {
    zh: '被投诉人的法定代表人（负责人）',
    en: 'The operator’s legal representative',
    input: 'text',
    ...unchanged,
  }),
  operatorAgent: labelled(written().max(50).default(''), {
    zh: '被投诉人的委托代理人',
    en: 'The operator’s agent',
    input: 'text',
    ...unchanged,
  }),
  basis: labelled(written().min(2).max(200), {
    zh: '凭什么更正',
    en: 'On what it rests',
    hintZh: '例如：核对身份证，电话里本人说的，营业执照',
    hintEn: 'For example: identity card seen, said by telephone, business licence',
    input: 'text',
  }),
});

const ofConsumer = ['consumerName', 'consumerPhone', 'consumerAddress', 'consumerIdNumber'] as const;
export const partyFields = [...ofConsumer, 'operatorName', 'operatorPhone', 'operatorAddress'] as const;
export type PartyField = (typeof partyFields)[number];
/** Who speaks and who stands for the operator: what they were is kept beside the parties. */
const ofRespondent = { operatorContact: 'contact', operatorLegalRep: 'legalRep', operatorAgent: 'agent' } as const;
export type RespondentField = keyof typeof ofRespondent;
export const respondentFields = Object.keys(ofRespondent) as RespondentField[];

/** How the ledger calls what was put right; the values themselves stand in no line. */
export const partyFieldWords = {
  operatorContact: { zh: '被投诉人的联系人', en: 'whom to ask for at the operator' },
  operatorLegalRep: { zh: '被投诉人的法定代表人', en: 'the operator’s legal representative' },
  operatorAgent: { zh: '被投诉人的委托代理人', en: 'the operator’s agent' },
  consumerName: { zh: '投诉人姓名', en: 'the complainant’s name' },
  consumerPhone: { zh: '投诉人电话', en: 'the complainant’s telephone' },
  consumerAddress: { zh: '投诉人住址', en: 'the complainant’s address' },
  consumerIdNumber: { zh: '投诉人证件号码', en: 'the complainant’s identity number' },
  operatorName: { zh: '被投诉人名称', en: 'the operator’s name' },
  operatorPhone: { zh: '被投诉人电话', en: 'the operator’s telephone' },
  operatorAddress: { zh: '被投诉人地址', en: 'the operator’s address' },
} as const satisfies Record<PartyField | RespondentField, { zh: string; en: string }>;

/** What stands there now of a field of the form, as the viewer sees it; empty where nothing was said. */
export function standingOf(complaint: Standing, name: PartyField | RespondentField): string {
  if (name in ofRespondent) return complaint.respondent?.[ofRespondent[name as RespondentField]] ?? '';
  return complaint[name as PartyField] ?? '';
}

type Standing = { readonly [K in PartyField]?: string | null } & { readonly respondent?: Respondent | null };

export function isOfConsumer(name: string): boolean {
  return (ofConsumer as readonly string[]).includes(name);
}

export function correctParties(
  complaint: Complaint,
  input: z.infer<typeof CorrectParties>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'correctParties');
  const changed = partyFields.filter((name) => input[name] !== '' && input[name] !== complaint[name]);
  const spoken = spokenFor(complaint, input);
  if (changed.length === 0 && spoken.changed.length === 0) throw new Refusal('nothing-corrected');
  // Who complains jointly is written down member by member, with each one's own consents.
  if (complaint.joint !== null && changed.some(isOfConsumer)) throw new Refusal('joint-person-fixed');
  demandNoValues(input.basis, [...changed.flatMap((name) => [input[name], complaint[name] ?? '']), ...spoken.values]);
  const values = Object.fromEntries(changed.map((name) => [name, input[name]]));
  return {
    next: { ...complaint, state, ...values, respondent: spoken.respondent },
    event: eventOf(complaint, 'parties-corrected', facts, {
      changed: [...changed, ...spoken.changed],
      basis: input.basis,
    }),
  };
}

/** What of the operator's people is another now, and what they were and are called. */
function spokenFor(
  { respondent: before }: Complaint,
  input: z.infer<typeof CorrectParties>,
): { respondent: Respondent | null; changed: RespondentField[]; values: string[] } {
  const was = before ?? { contact: '', legalRep: '', agent: '' };
  const changed = respondentFields.filter((name) => input[name] !== '' && input[name] !== was[ofRespondent[name]]);
  if (changed.length === 0) return { respondent: before, changed, values: [] };
  return {
    respondent: { ...was, ...Object.fromEntries(changed.map((name) => [ofRespondent[name], input[name]])) },
    changed,
    values: changed.flatMap((name) => [input[name], was[ofRespondent[name]]]),
  };
}

/** The ledger keeps the basis for ever: neither what was written nor what is written now, nor any telephone, goes in with it. */
function demandNoValues(basis: string, values: readonly string[]): void {
  const named = values.some((value) => [...value.trim()].length > 1 && basis.includes(value.trim()));
  if (!named && maskText(basis, []) === basis) return;
  throw new Refusal('invalid-input', {}, [
    {
      path: 'basis',
      zh: '“凭什么更正”会永远留在台账里，请不要写姓名、电话、地址、号码，只写凭什么，例如“核对身份证”。',
      en: 'The basis stays in the ledger for ever: write no name, telephone, address or number, only what it rests on.',
    },
  ]);
}

export const correctionMoves = {
  correctParties: {
    ...proceedingWords.correctParties,
    input: CorrectParties,
    apply: correctParties,
  },
} as const;
