/**
 * 材料不全、虚假、冒名的依据 (第十六条第（五）（六）项): 限期提供身份证明材料通知书 is one way to find it out and not the only one. Nobody needs it to
 * see that the operator has no name or address, that no facts were told, that a receipt is forged, or that the person in whose name
 * it was filed never complained. 令20 had the same item and no such letter at all. What was asked, how it was found, on which day and
 * by what stands with the decision.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { labelled, written, type FieldOption } from '../../base/field.ts';
import type { Words } from '../../base/words.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, type Facts } from '../../matter/matter.ts';
import { noticeWays, type Complaint } from '../complaint.ts';
import { lacks, type DeclineEvidence, type Lack } from '../facts/facts.ts';
import { shopNotNamed } from '../filing.ts';
import { ruleSets, type RuleSet } from '../../law/rulebook.ts';
import { agentOn } from '../facts/agent-now.ts';
import type { IdentityResult } from './records.ts';
import { lackWords } from '../words/material-words.ts';
import { noticeWayWords } from '../words/notice-words.ts';

export const materialBasisWords = {
  lacking: { zh: '材料没有给全，问过还是没有', en: 'Materials are missing, asked for and not given' },
  forged: { zh: '材料是虚假的，已经查明', en: 'A paper is false, and that was found out' },
  notice: { zh: '限期提供身份证明材料通知书的核验结果', en: 'The result of the identity notice (form 4)' },
} as const;
export type MaterialBasis = keyof typeof materialBasisWords;

export const nameBasisWords = {
  impersonated: { zh: '冒用他人名义，已经查明', en: 'Another’s name was used, and that was found out' },
  notice: { zh: '限期提供身份证明材料通知书的核验结果', en: 'The result of the identity notice (form 4)' },
} as const;
export type NameBasis = keyof typeof nameBasisWords;

const optionsOf = (words: Readonly<Record<string, Words>>): FieldOption[] =>
  Object.entries(words).map(([value, one]) => ({ value, ...one }));
const text = (most: number) => written().max(most).default('');
const day = z.iso.date().nullable().default(null);
const only = (basis: MaterialBasis) => ({ when: { field: 'materialBasis', is: [basis] } });
const whenImpersonated = { when: { field: 'nameBasis', is: ['impersonated'] } };
const lack = (name: Lack) =>
  labelled(z.boolean().default(false), { ...lackWords[name], input: 'tick', ...only('lacking'), optional: true });

/** The fields of the fifth and sixth item in the form of a decision not to accept. */
export const materialFields = {
  materialBasis: labelled(z.enum(['lacking', 'forged', 'notice']).nullable().default(null), {
    zh: '凭什么认定',
    en: 'On what that rests',
    input: 'choice',
    options: optionsOf(materialBasisWords),
    when: { field: 'ground', is: ['NA5'] },
  }),
  lackConsumer: lack('consumer'),
  lackOperator: lack('operator'),
  lackFacts: lack('facts'),
  lackMandate: lack('mandate'),
  askedWay: labelled(z.enum(noticeWays).nullable().default(null), {
    zh: '怎么问的',
    en: 'How it was asked',
    input: 'choice',
    options: noticeWays.map((value) => ({ value, ...noticeWayWords[value] })),
    ...only('lacking'),
  }),
  askedOn: labelled(day, { zh: '哪天问的', en: 'Day on which it was asked', input: 'day', ...only('lacking') }),
  answered: labelled(text(300), {
    zh: '问了什么、怎么答的',
    en: 'What was asked, and what was answered',
    hintZh: '没有打通的，写打了几次、几点打的',
    hintEn: 'Not reached: how often and when it was tried',
    input: 'longText',
    ...only('lacking'),
  }),
  forgedPaper: labelled(text(100), {
    zh: '哪份材料是虚假的',
    en: 'Which paper is false',
    hintZh: '例如：2026 年 4 月 18 日的购物小票',
    hintEn: 'For example: the receipt of 18 April 2026',
    input: 'text',
    ...only('forged'),
  }),
  forgedOn: labelled(day, { zh: '哪天查明的', en: 'Found on', input: 'day', ...only('forged') }),
  forgedProof: labelled(text(300), {
    zh: '怎么查明的、证明在哪里',
    en: 'How it was found, and where the proof is',
    hintZh: '看了什么、问了谁，例如：商家收银记录没有这一单',
    hintEn: 'What was seen and who was asked',
    input: 'longText',
    ...only('forged'),
  }),
  nameBasis: labelled(z.enum(['impersonated', 'notice']).nullable().default(null), {
    zh: '凭什么认定',
    en: 'On what that rests',
    input: 'choice',
    options: optionsOf(nameBasisWords),
    when: { field: 'ground', is: ['NA6'] },
  }),
  borrowedFrom: labelled(text(50), {
    zh: '冒用了谁的名义',
    en: 'Whose name was used',
    input: 'text',
    ...whenImpersonated,
  }),
  borrowedOn: labelled(day, { zh: '哪天查明的', en: 'Found on', input: 'day', ...whenImpersonated }),
  borrowedProof: labelled(text(300), {
    zh: '怎么查明的、证明在哪里',
    en: 'How it was found, and where the proof is',
    hintZh: '例如：本人来所说没有投诉过，有询问记录',
    hintEn: 'For example: the person came and said so; a record was made',
    input: 'longText',
    ...whenImpersonated,
  }),
} as const;

export type TypedMaterial = { [K in keyof typeof materialFields]?: z.infer<(typeof materialFields)[K]> };

/** 第（五）项: what is lacking, what is false, or what came of the notice; a proposal of before it was asked rests on the notice. */
export function materialsLacking(
  complaint: Complaint,
  typed: TypedMaterial,
  facts: Facts,
  rules: RuleSet,
): DeclineEvidence {
  switch (typed.materialBasis) {
    case 'lacking':
      return lackingOf(complaint, typed, facts);
    case 'forged': {
      // 令20 第十五条第（五）项 spoke of papers that are not given alone.
      if (!mayBeFalse(rules)) throw new Refusal('ground-not-in-rules', { order: ruleSets[rules].short.slice(1) });
      const { forgedPaper: paper = '', forgedProof = '' } = typed;
      return { forged: { paper, words: forgedProof, on: foundOn('forgedOn', typed.forgedOn, facts, null) } };
    }
    default:
      return noticeResult(complaint, mayBeFalse(rules) ? ['notGiven', 'falsePapers'] : ['notGiven']);
  }
}

/** Whether the rule lets a complaint be turned away because a paper is false. */
function mayBeFalse(rules: RuleSet): boolean {
  return rules === 'SAMR121';
}

/** 第（六）项: whose name was used and how that was found, or what came of the notice. */
export function nameBorrowed(complaint: Complaint, typed: TypedMaterial, facts: Facts): DeclineEvidence {
  if (typed.nameBasis !== 'impersonated') return noticeResult(complaint, ['borrowedName', 'refused']);
  const { borrowedFrom: name = '', borrowedProof = '' } = typed;
  return { impersonated: { name, words: borrowedProof, on: foundOn('borrowedOn', typed.borrowedOn, facts, null) } };
}

function lackingOf(complaint: Complaint, typed: TypedMaterial, facts: Facts): DeclineEvidence {
  const ticked = {
    consumer: typed.lackConsumer,
    operator: typed.lackOperator,
    facts: typed.lackFacts,
    mandate: typed.lackMandate,
  };
  const lack = lacks.filter((name) => ticked[name] === true);
  if (lack.length === 0) throw new Refusal('lack-not-named');
  // Who complains himself owes nobody's mandate.
  if (lack.includes('mandate') && agentOn(complaint, facts.today) === null) throw new Refusal('agent-none');
  const given = lack.find((name) => isOnRecord(complaint, name, facts.today));
  if (given !== undefined)
    throw new Refusal('lack-on-record', { what: lackWords[given].zh, whatEn: lackWords[given].en.toLowerCase() });
  const { askedWay, answered = '' } = typed;
  const received = complaint.receivedAt ?? complaint.filedAt;
  return {
    lack,
    asked: { way: askedWay ?? 'phone', on: foundOn('askedOn', typed.askedOn, facts, received), words: answered },
  };
}

/** Whether the record itself holds what is said to be missing; of the mandate the day on which it was handed in; facts a person judges. */
function isOnRecord(complaint: Complaint, lack: Lack, today: Day): boolean {
  const isFilled = (...values: readonly string[]) => values.every((value) => value.trim() !== '');
  const { consumerName, consumerPhone, consumerAddress, operatorName, operatorAddress } = complaint;
  switch (lack) {
    case 'consumer':
      return complaint.joint === null && isFilled(consumerName, consumerPhone, consumerAddress);
    case 'operator':
      return operatorName.trim() !== shopNotNamed && isFilled(operatorName, operatorAddress);
    case 'mandate':
      return (agentOn(complaint, today)?.paperOn ?? null) !== null;
    default:
      return false;
  }
}

/** The day of the asking or the finding: not to come, and an asking not before the complaint. */
function foundOn(name: string, on: Day | null | undefined, facts: Facts, notBefore: Date | null): Day {
  if (on === null || on === undefined)
    throw new Refusal('invalid-input', {}, [{ path: name, zh: '请填写日期。', en: 'Please fill in the day.' }]);
  demandDay(on, facts, notBefore === null ? null : dayOf(notBefore));
  return on;
}

/** Rests on an answer to a request for papers, and on one of these results of it. */
function noticeResult({ identity }: Complaint, fits: readonly IdentityResult[]): DeclineEvidence {
  if (identity === null || identity.result === null || !fits.includes(identity.result))
    throw new Refusal('identity-request-missing');
  return { identity: identity.result };
}
