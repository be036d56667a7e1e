/**
 * 诉求 (claim): what the complainant asks for, one by one (《消费者权益保护法》第五十二条), what was bought, when and where,
 * and what the seller had promised. The complainant's own words stay beside it as they were told.
 */
import { z } from 'zod';
import { demandOpen, type Complaint } from '../complaint.ts';
import { claimKinds, claimKindWords, type Claim } from './facts.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { unmaskedIn } from '../../base/masking.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { abouts, type About } from '../../base/money.ts';

export const aboutWords = {
  about: { zh: '约', en: 'about' },
  over: { zh: '余', en: 'a little over' },
} as const satisfies Record<About, { zh: string; en: string }>;

/** What it is about, in fen, from whoever tells it: nought is no sum, and stays empty. */
export const toldSum = z
  .number()
  .int()
  .min(0)
  .max(100_000_000_00)
  .refine(
    (fen) => fen !== 0,
    '钱数写了 0：没有的、不知道的空着就行。|The amount is 0: leave it empty where there is none.',
  )
  .nullable()
  .default(null);
/** A sum that the box takes with its mark: 「约30元」 is read as 30 yuan, about. */
const about = labelled(z.enum(abouts).nullable().default(null), {
  zh: '约数',
  en: 'Roughly',
  input: 'choice',
  options: abouts.map((value) => ({ value, ...aboutWords[value] })),
});
const wrongMoney = '请写数字，例如 30 或 1750.5，不知道可以不填';

export const ClaimRow = z.object({
  kind: labelled(z.enum(claimKinds), {
    zh: '请求',
    en: 'Claim',
    input: 'choice',
    options: claimKinds.map((value) => ({ value, ...claimKindWords[value] })),
  }),
  amountFen: labelled(toldSum, { zh: '金额', en: 'Amount', input: 'money', wrongZh: wrongMoney }),
  about,
  words: labelled(written().max(300).default(''), { zh: '说明', en: 'Words', input: 'text' }),
});

export const PromiseRow = z.object({
  text: labelled(written().min(2).max(500), { zh: '商家的承诺', en: 'The promise', input: 'text' }),
  valueFen: labelled(toldSum, { zh: '值多少', en: 'Value', input: 'money', wrongZh: wrongMoney }),
  condition: labelled(written().max(500).default(''), {
    zh: '附的条件',
    en: 'Condition',
    hintZh: '买的时候有没有讲明',
    hintEn: 'Whether the buyer was told',
    input: 'text',
  }),
  proof: labelled(written().max(300).default(''), { zh: '凭据', en: 'Proof', input: 'text' }),
});

export const RecordClaims = z.object({
  claims: labelled(z.array(ClaimRow).min(1).max(10), { zh: '请求', en: 'Claims', input: 'rows' }),
});

export const RecordPurchase = z.object({
  boughtOn: labelled(z.iso.date().nullable().default(null), { zh: '哪天买的', en: 'Bought on', input: 'day' }),
  place: labelled(written().max(200).default(''), { zh: '在哪里买的', en: 'Where', input: 'text' }),
  item: labelled(written().min(1).max(200), { zh: '买的什么', en: 'What', input: 'text' }),
  priceFen: labelled(toldSum, { zh: '价款', en: 'Price', input: 'money', wrongZh: wrongMoney }),
  about,
  proof: labelled(written().max(300).default(''), {
    zh: '凭据',
    en: 'Proof',
    hintZh: '发票、小票、付款记录',
    hintEn: 'Receipt or proof of payment',
    input: 'text',
  }),
  knownOn: labelled(z.iso.date().nullable().default(null), {
    zh: '哪天知道受损',
    en: 'Learnt of the harm on',
    hintZh: '投诉的年限从这天算（第十六条第（四）项）',
    hintEn: 'The years within which it is heard run from here (art. 16 item 4)',
    input: 'day',
  }),
  promises: labelled(z.array(PromiseRow).max(10).default([]), { zh: '承诺', en: 'Promises', input: 'rows' }),
});

export function recordClaims(
  complaint: Complaint,
  input: z.infer<typeof RecordClaims>,
  facts: Facts,
): Change<Complaint> {
  demandOpen(complaint, 'recordClaims');
  return {
    // The form was filled from the screen, which shows numbers masked: what is left of one is the number.
    next: { ...complaint, claims: unmaskedIn(input.claims, [complaint.claims, complaint.story, complaint.claim]) },
    event: eventOf(complaint, 'claims-recorded', facts, {
      claims: input.claims.map(({ kind, amountFen, about: mark }) => ({ kind, amountFen, about: mark })),
    }),
  };
}

export function recordPurchase(
  complaint: Complaint,
  { knownOn, promises, ...purchase }: z.infer<typeof RecordPurchase>,
  facts: Facts,
): Change<Complaint> {
  demandOpen(complaint, 'recordPurchase');
  if (purchase.boughtOn !== null) demandDay(purchase.boughtOn, facts, null);
  if (knownOn !== null) demandDay(knownOn, facts, purchase.boughtOn);
  return {
    next: { ...complaint, ...unmaskedIn({ purchase, promises }, [complaint.purchase, complaint.promises]), knownOn },
    event: eventOf(complaint, 'purchase-recorded', facts, {
      boughtOn: purchase.boughtOn,
      priceFen: purchase.priceFen,
      knownOn,
      promises: promises.length,
    }),
  };
}

/** What is asked for in money, all claims together; claims without a sum count for nothing. */
export function claimedFen(claims: readonly Claim[]): number {
  return claims.reduce((all, claim) => all + (claim.amountFen ?? 0), 0);
}
