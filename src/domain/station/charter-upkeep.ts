/**
 * 站点运行 (upkeep): what a running station goes through: 年审, 复验, 整改, 停用, 恢复, 撤销; its rules on the wall, its duties
 * read and signed, its publicity and education with proof; tier, programmes and service area.
 */
import { z } from 'zod';
import { checkOf, checkScore, dayField, filesField, findingsField, remarkField, unmetOf } from './charter-admission.ts';
import { tierNames, tiers, type Charter, type CharterFacts } from './charter.ts';
import { dayOf } from '../base/calendar.ts';
import type { DocketStep } from '../matter/docket.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { dutySigner } from './duty-signer.ts';
import { standardsFor } from './standard.ts';
import { demandSuccession } from './open-matters.ts';

export const yearGrades = ['优秀', '合格', '基本合格', '不合格'] as const;
export const activityKinds = {
  publicity: { zh: '宣传', en: 'Publicity' },
  education: { zh: '教育', en: 'Education' },
  consultation: { zh: '咨询', en: 'Consultation' },
} as const;
export type ActivityKind = keyof typeof activityKinds;
const activityNames = Object.keys(activityKinds) as [ActivityKind, ...ActivityKind[]];

export const ReviewYear = z.object({
  year: labelled(z.number().int().min(2000).max(2100), {
    zh: '哪一年',
    en: 'Year',
    input: 'number',
    wrongZh: '写四位年份',
  }),
  on: dayField('年审日期', 'Day'),
  grade: labelled(z.enum(yearGrades), {
    zh: '等次',
    en: 'Grade',
    input: 'choice',
    options: yearGrades.map((value) => ({ value, zh: value, en: value })),
  }),
  remark: labelled(written().max(500).default(''), { zh: '评语', en: 'Remark', input: 'longText' }),
});
export const Reaccept = z.object({
  on: dayField('复验日期', 'Day'),
  findings: findingsField,
  opinion: labelled(written().max(500).default(''), { zh: '复验意见', en: 'Opinion', input: 'longText' }),
});
export const OrderRectify = z.object({
  rectifyWhat: remarkField('要整改什么', 'What has to be put right', 4),
  rectifyBy: dayField('哪天前改好', 'By when'),
});
export const HandoverRow = z.object({
  number: labelled(z.string().max(30), { zh: '哪一件', en: 'Matter', input: 'text' }),
  toStationId: labelled(z.string().max(40).default(''), { zh: '交给', en: 'To', input: 'station' }),
});
const handoverField = labelled(z.array(HandoverRow).max(500).default([]), {
  zh: '在办件交给谁',
  en: 'Who takes the open matters',
  input: 'rows',
});
export const Suspend = z.object({
  endReason: remarkField('为什么停用', 'Why', 4),
  handover: handoverField,
});
export const CloseCharter = z.object({
  on: dayField('撤销日期', 'Day'),
  endReason: remarkField('为什么撤销', 'Why', 4),
  handover: handoverField,
});
export const Resume = z.object({
  remark: labelled(written().max(300).default(''), { zh: '说明', en: 'Remark', input: 'text' }),
});
export const Classify = z.object({
  tier: labelled(z.enum(tierNames), {
    zh: '层次',
    en: 'Tier',
    input: 'choice',
    options: tierNames.map((value) => ({ value, ...tiers[value] })),
  }),
  tierSince: dayField('从哪天起', 'Since'),
  sitings: labelled(z.array(z.string().max(40)).max(20).default([]), { zh: '计入哪些“进”', en: 'Programme entries' }),
  education: labelled(z.boolean().default(false), {
    zh: '同时是消费教育联络点',
    en: 'Also an education point',
    input: 'tick',
  }),
  servesRegionIds: labelled(z.array(z.string().max(40)).max(200).default([]), {
    zh: '还服务哪些村',
    en: 'Villages it serves',
  }),
});
export const Post = z.object({
  codes: labelled(z.array(z.string().max(40)).min(1).max(20), { zh: '上墙的制度', en: 'Rules on the wall' }),
  postedOn: dayField('上墙日期', 'Day'),
  attachmentIds: filesField,
});
export const AcknowledgeDuty = z.object({
  name: dutySigner,
  read: labelled(z.literal(true, { message: '请读完职责清单再打勾。|Read the duty sheet, then tick.' }), {
    zh: '职责清单已读，照办',
    en: 'I have read the duties',
    input: 'tick',
  }),
  /** The sheet that was read: one that was changed meanwhile is signed by nobody who has not read it. */
  duty: z
    .object({ code: z.string().max(40), version: z.number().int().min(1) })
    .nullable()
    .default(null),
});
export const RecordActivity = z.object({
  on: dayField('哪天', 'Day'),
  kind: labelled(z.enum(activityNames), {
    zh: '什么活动',
    en: 'Kind',
    input: 'choice',
    options: activityNames.map((value) => ({ value, ...activityKinds[value] })),
  }),
  what: labelled(written().min(2).max(500), { zh: '做了什么', en: 'What was done', input: 'longText' }),
  people: labelled(z.number().int().min(0).max(100_000), {
    zh: '多少人',
    en: 'People',
    input: 'number',
    wrongZh: '写数字',
  }),
  attachmentIds: filesField,
});

/** A year that is not there yet, or in which the station was not there, cannot be reviewed. */
function wrongYear(year: number, began: string | null, today: string): { zh: string; en: string } | null {
  if (year > Number(today.slice(0, 4)))
    return { zh: `${year} 年还没到，不能年审；请核对年份。`, en: `${year} has not come yet; check the year.` };
  if (began !== null && year < Number(began.slice(0, 4)))
    return {
      zh: `这个站点 ${began.slice(0, 4)} 年才设，没有 ${year} 年可审；请核对年份。`,
      en: `The station was set up in ${began.slice(0, 4)}; check the year.`,
    };
  return null;
}

type Step = DocketStep<Charter, CharterFacts>;

export const upkeepSteps = {
  reviewYear: {
    zh: '年审',
    en: 'Yearly review',
    permission: 'charter.reviewYear',
    input: ReviewYear,
    apply: (charter, input: z.infer<typeof ReviewYear>, facts) => {
      demandDay(input.on, facts, charter.activatedOn);
      if (charter.reviews.some(({ year }) => year === input.year))
        throw new Refusal('invalid-input', {}, [
          { path: 'year', zh: `${input.year} 年已经年审过了；请核对年份。`, en: `${input.year} was reviewed already.` },
        ]);
      const wrong = wrongYear(input.year, charter.activatedOn ?? charter.approvedOn, facts.today);
      if (wrong !== null) throw new Refusal('invalid-input', {}, [{ path: 'year', ...wrong }]);
      return { next: { reviews: [...charter.reviews, input] }, detail: { ...input } };
    },
  },
  reaccept: {
    zh: '规范化复验',
    en: 'Re-acceptance',
    permission: 'charter.reaccept',
    input: Reaccept,
    chief: true,
    apply: (charter, input: z.infer<typeof Reaccept>, facts) => {
      const check = checkOf(charter, input, 'reacceptance', ['equipment', 'standardisation'], facts);
      const unmet = unmetOf(check, facts.standards);
      if (unmet.length > 0) throw new Refusal('charter-not-admitted', { name: charter.name, items: unmet.join('、') });
      const score = checkScore(check);
      return {
        next: {
          checks: [...charter.checks, check],
          standardisedOn: (score ?? 0) >= standardisedFrom ? input.on : null,
          rectifyWhat: '',
          rectifyBy: null,
        },
        detail: { on: input.on, score },
      };
    },
  },
  orderRectify: {
    zh: '责令整改',
    en: 'Have it put right',
    permission: 'charter.orderRectify',
    input: OrderRectify,
    apply: (_charter, input: z.infer<typeof OrderRectify>, { today }) => {
      if (input.rectifyBy < today)
        throw new Refusal('invalid-input', {}, [
          { path: 'rectifyBy', zh: '改好的日子要在今天以后。', en: 'The day must not lie in the past.' },
        ]);
      return { next: input, detail: { what: input.rectifyWhat, by: input.rectifyBy } };
    },
  },
  suspend: {
    zh: '停用',
    en: 'Suspend',
    permission: 'charter.suspend',
    input: Suspend,
    apply: (charter, input: z.infer<typeof Suspend>, facts) => {
      demandEmpty(charter, input.handover, facts);
      return { next: { endReason: input.endReason }, detail: { reason: input.endReason, ...passed(facts) } };
    },
  },
  resume: {
    zh: '恢复运行',
    en: 'Resume',
    permission: 'charter.resume',
    input: Resume,
    chief: true,
    apply: (_charter, { remark }: z.infer<typeof Resume>) => ({ next: { endReason: '' }, detail: { remark } }),
  },
  close: {
    zh: '撤销',
    en: 'Close',
    permission: 'charter.close',
    input: CloseCharter,
    apply: (charter, input: z.infer<typeof CloseCharter>, facts) => {
      demandDay(input.on, facts, charter.approvedOn);
      demandEmpty(charter, input.handover, facts);
      return {
        next: { closedOn: input.on, endReason: input.endReason },
        detail: { on: input.on, reason: input.endReason, ...passed(facts) },
      };
    },
  },
  classify: {
    zh: '定层次、范围',
    en: 'Classify',
    permission: 'charter.classify',
    input: Classify,
    apply: (charter, input: z.infer<typeof Classify>, facts) => {
      demandDay(input.tierSince, facts, null);
      const { education, ...rest } = input;
      const educationSince = education ? (charter.educationSince ?? facts.today) : null;
      return { next: { ...rest, educationSince }, detail: { tier: input.tier, on: input.tierSince, education } };
    },
  },
  post: {
    zh: '制度上墙',
    en: 'Rules on the wall',
    permission: 'charter.post',
    input: Post,
    apply: (charter, { codes, postedOn, attachmentIds }: z.infer<typeof Post>, facts) => {
      demandDay(postedOn, facts, charter.approvedOn);
      const rules = standardsFor(facts.standards, 'rule', charter);
      const postings = codes.map((code) => {
        const rule = rules.find((one) => one.code === code);
        if (rule === undefined) throw new Refusal('standard-missing');
        return { code, version: rule.version, postedOn, attachmentIds };
      });
      const titles = rules.filter((one) => codes.includes(one.code)).map((one) => `${one.title}（第${one.version}版）`);
      return { next: { postings: [...charter.postings, ...postings] }, detail: { on: postedOn, titles } };
    },
  },
  acknowledge: {
    zh: '签收职责',
    en: 'Sign the duties',
    permission: 'charter.acknowledge',
    input: AcknowledgeDuty,
    apply: (charter, { name, duty: read }: z.infer<typeof AcknowledgeDuty>, facts) => {
      const [duty] = standardsFor(facts.standards, 'duty', charter);
      if (duty === undefined) throw new Refusal('standard-missing');
      const isAnother = read !== null && (read.code !== duty.code || read.version !== duty.version);
      if (isAnother) throw new Refusal('duty-changed', { title: duty.title, version: duty.version });
      // On a telephone without a network it was signed when it was read.
      const on = dayOf(facts.acted?.at ?? facts.at);
      const signed = { code: duty.code, version: duty.version, name, on, byId: facts.by.id };
      return {
        next: { acknowledgements: [...charter.acknowledgements, signed] },
        detail: { title: duty.title, version: duty.version },
      };
    },
  },
  recordActivity: {
    zh: '记一次活动',
    en: 'Record an activity',
    permission: 'charter.recordActivity',
    input: RecordActivity,
    apply: (charter, input: z.infer<typeof RecordActivity>, facts) => {
      demandDay(input.on, facts, charter.activatedOn);
      return {
        next: { activities: [...charter.activities, input] },
        detail: { on: input.on, kind: input.kind, people: input.people, what: input.what },
      };
    },
  },
} satisfies Record<string, Step>;

/** 规范化: of a hundred, from which the station counts as standardised. */
export const standardisedFrom = 80;

function demandEmpty(charter: Charter, handover: z.infer<typeof HandoverRow>[], facts: CharterFacts): void {
  if (facts.openInstructions > 0) throw new Refusal('charter-instructions-open', { n: facts.openInstructions });
  demandSuccession(facts.openMatters, handover, { stationId: charter.stationId, stations: facts.stations });
}

function passed({ openMatters }: CharterFacts): { passed: number } {
  return { passed: openMatters.length };
}
