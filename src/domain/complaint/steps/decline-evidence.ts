/**
 * 不予受理的依据 (evidence): each ground rests on something of its own: a department, a body that had the
 * dispute before, the five factors of 第十七条, the day on which harm was known, papers that are lacking or false, another law.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { isFarmInput } from '../../county/category.ts';
import type { Complaint } from '../complaint.ts';
import type { DeclineEvidence } from '../facts/facts.ts';
import { materialsLacking, nameBorrowed, type TypedMaterial } from './material-evidence.ts';
import { labelled, written } from '../../base/field.ts';
import { groundRules, livingNeedFactors, type DeclineGround, type LivingNeedFactor } from '../../law/ground.ts';
import { limitAfter, limitYears } from '../../law/hearing-limit.ts';
import type { RuleSet } from '../../law/rulebook.ts';
import { demandDay, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';

const factors = Object.keys(livingNeedFactors) as LivingNeedFactor[];

const day = z.iso.date().nullable().default(null);
const text = (most: number) => written().max(most).default('');

/** The fields of evidence beside the choice of a ground in the field of that name; each is asked only with its own ground. */
export function evidenceFieldsOf(choice: string) {
  const only: Only = (...grounds) => ({ when: { field: choice, is: grounds } });
  return {
    department: labelled(text(60), {
      zh: '该归哪个部门管',
      en: 'The department that has charge',
      hintZh: '写部门全称，会告诉投诉人',
      hintEn: 'Its full name; the complainant is told',
      input: 'text',
      ...only('NA1'),
    }),
    ...bodyFields(only),
    ...factorFields(only),
    ...limitFields(only),
    ...harmFields(only),
    article: labelled(text(100), {
      zh: '哪部法律、法规、规章第几条',
      en: 'Which law, and its article',
      input: 'text',
      ...only('NA7'),
    }),
  } as const;
}

/** Makes a field be asked only with these grounds. */
type Only = (...grounds: DeclineGround[]) => { when: { field: string; is: DeclineGround[] } };

/** Which body had the dispute before. */
function bodyFields(only: Only) {
  const grounds = only('NA2', 'NA9', 'NA10');
  return {
    body: labelled(text(60), { zh: '哪个机构受理或者处理过', en: 'The body that had it', input: 'text', ...grounds }),
    bodyOn: labelled(day, { zh: '它受理或者处理的日期', en: 'Day on which it had it', input: 'day', ...grounds }),
    bodyNumber: labelled(text(60), { zh: '它的编号', en: 'Its number', input: 'text', ...grounds }),
  } as const;
}

/** The five factors of 第十七条, each with what was found of it. */
function factorFields(only: Only) {
  const factor = (name: LivingNeedFactor) =>
    labelled(z.boolean().default(false), {
      zh: `${livingNeedFactors[name].article} ${livingNeedFactors[name].zh}`,
      en: livingNeedFactors[name].en,
      input: 'tick',
      ...only('NA3'),
      optional: true,
    });
  const note = (name: LivingNeedFactor) =>
    labelled(text(300), {
      zh: `${livingNeedFactors[name].article}：查到了什么`,
      en: `What was found (factor ${name.slice(2)})`,
      input: 'text',
      when: { field: name, is: ['yes'] },
    });
  return {
    LN1: factor('LN1'),
    LN1Note: note('LN1'),
    LN2: factor('LN2'),
    LN2Note: note('LN2'),
    LN3: factor('LN3'),
    LN3Note: note('LN3'),
    LN4: factor('LN4'),
    LN4Note: note('LN4'),
    LN5: factor('LN5'),
    LN5Note: note('LN5'),
  } as const;
}

/** The days from which a time has run out: of the harm, of the warranty or of the shelf life. */
function limitFields(only: Only) {
  return {
    knownOn: labelled(day, {
      zh: '知道权益受侵害的日期',
      en: 'Day on which the harm was known',
      hintZh: '到收到投诉时要超过三年；2019 年年底以前收到的，超过一年',
      hintEn: 'More than three years before receipt; one year for what was received before 2020',
      input: 'day',
      ...only('NA4'),
    }),
    expiredOn: labelled(day, {
      zh: '保修期或者保质期到哪天',
      en: 'Last day of the warranty or shelf life',
      hintZh: '要早于收到投诉的那天',
      hintEn: 'Before the day of receipt',
      input: 'day',
      ...only('NA8'),
    }),
  } as const;
}

/** 令62 put the year since the harm and the lack of proof into one item. */
function harmFields(only: Only) {
  return {
    harmKnownOn: labelled(day, {
      zh: '知道权益受侵害的日期',
      en: 'Day on which the harm was known',
      hintZh: '令62：超过一年的写这一天',
      hintEn: 'Order 62: when more than one year has passed',
      input: 'day',
      ...only('NA11'),
      optional: true,
    }),
    proof: labelled(text(300), {
      zh: '核对过哪些材料',
      en: 'What was looked at',
      hintZh: '无法证实权益受到侵害的，写看过什么、还缺什么',
      hintEn: 'Where harm cannot be proven: what was seen and what is lacking',
      input: 'text',
      ...only('NA11'),
      optional: true,
    }),
  } as const;
}

/** The fields of evidence in the form of a decision not to accept. */
export const evidenceFields = evidenceFieldsOf('ground');

type Typed = { [K in keyof typeof evidenceFields]?: z.infer<(typeof evidenceFields)[K]> } & TypedMaterial & {
    ground: DeclineGround;
  };

/** What the ground rests on in the rule of the decision; refuses a ground that the facts do not carry. */
export function evidenceOf(
  complaint: Complaint,
  typed: Typed,
  facts: Facts,
  rules: RuleSet = groundRules(complaint),
): DeclineEvidence {
  return restsOn[typed.ground](complaint, typed, facts, rules);
}

type RestsOn = (complaint: Complaint, typed: Typed, facts: Facts, rules: RuleSet) => DeclineEvidence;

const restsOn = {
  NA1: (_, typed) => ({ department: typed.department ?? '' }),
  NA2: hadByBody,
  NA3: notForLiving,
  NA4: (complaint, typed, facts, rules) => barredSince(complaint, typed.knownOn ?? null, facts, rules),
  NA5: materialsLacking,
  NA6: nameBorrowed,
  NA7: (_, typed) => ({ article: typed.article ?? '' }),
  NA8: (complaint, typed) => expiredSince(complaint, typed.expiredOn ?? null),
  NA9: hadByBody,
  NA10: hadByBody,
  NA11: harmUnproven,
} as const satisfies Record<DeclineGround, RestsOn>;

function hadByBody(_: Complaint, { body, bodyOn, bodyNumber }: Typed, facts: Facts): DeclineEvidence {
  if (bodyOn !== null && bodyOn !== undefined) demandDay(bodyOn, facts, null);
  return { body: body ?? '', bodyNumber: bodyNumber ?? '', ...onDay('bodyOn', bodyOn) };
}

function notForLiving(complaint: Complaint, typed: Typed): DeclineEvidence {
  // 消法 第六十二条: seed, pesticide, fertiliser and what else a farmer farms with is protected like what is bought to live.
  if (isFarmInput(complaint.categoryCode)) throw new Refusal('farm-means-protected');
  const found = factors.filter((name) => typed[name] === true);
  if (found.length === 0) throw new Refusal('factors-missing');
  return { factors: found.map((name) => ({ factor: name, note: typed[`${name}Note`] ?? '' })) };
}

function expiredSince(complaint: Complaint, expiredOn: Day | null): DeclineEvidence {
  if (expiredOn === null) return {};
  if (receivedOf(complaint) <= expiredOn) throw new Refusal('not-expired', { expiredOn });
  return { expiredOn };
}

function harmUnproven(
  complaint: Complaint,
  { harmKnownOn, proof = '' }: Typed,
  facts: Facts,
  rules: RuleSet,
): DeclineEvidence {
  // 令62 put the year and the lack of proof into one item; 令51 had the year in an item of its own.
  const knownOn = rules === 'GS62' ? (harmKnownOn ?? null) : null;
  if (knownOn === null && proof === '') throw new Refusal('harm-evidence-missing');
  return { ...barredSince(complaint, knownOn, facts, rules), ...(proof === '' ? {} : { proof }) };
}

/** The day of receipt, from which the years and the warranty are judged. */
export function receivedOf({ receivedAt, filedAt }: Complaint): Day {
  return dayOf(receivedAt ?? filedAt);
}

/** The day on which harm was known, when the years that the item names have run since; refuses one after which they have not. */
function barredSince(complaint: Complaint, knownOn: Day | null, { calendar }: Facts, rules: RuleSet): DeclineEvidence {
  if (knownOn === null) return {};
  const until = limitAfter(knownOn, rules, calendar);
  if (receivedOf(complaint) <= until) throw new Refusal('three-years-not-over', { until, years: limitYears[rules] });
  return { knownOn };
}

function onDay<K extends string>(name: K, value: Day | null | undefined): Partial<Record<K, Day>> {
  return value === null || value === undefined ? {} : ({ [name]: value } as Record<K, Day>);
}
