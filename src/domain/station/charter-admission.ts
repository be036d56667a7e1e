/**
 * 建站 (admission): the steps from the application to the running station: 初审, 现场核查 by the county's lists, 批准 by batch,
 * 授牌, and what is delivered and put on the wall (seed: 统一制作制度牌、印发宣传登记资料).
 */
import { z } from 'zod';
import { MeasuresForm } from './application.ts';
import type { Charter, CharterFacts, Check } from './charter.ts';
import type { Day } from '../base/calendar.ts';
import type { DocketStep } from '../matter/docket.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import {
  isMeasuredMet,
  isUnproven,
  scoreOf,
  standardsFor,
  unmetMusts,
  type Finding,
  type Measures,
  type Standard,
  type StandardSubject,
} from './standard.ts';

export const dayField = (zh: string, en: string) =>
  labelled(z.iso.date(), { zh, en, input: 'day', wrongZh: '请选日子' });
export const remarkField = (zh: string, en: string, least = 2) =>
  labelled(written().min(least).max(1000), { zh, en, input: 'longText' });
export const filesField = z.array(z.uuid()).max(12).default([]);

/** One item of a list as it was found. */
export const FindingRow = z.object({
  standard: labelled(z.string().max(40), { zh: '清单', en: 'List', input: 'text' }),
  code: labelled(z.string().max(40), { zh: '条目', en: 'Item', input: 'text' }),
  met: labelled(z.boolean().default(false), { zh: '达到', en: 'Met', input: 'tick' }),
  remark: labelled(written().max(200).default(''), { zh: '说明', en: 'Remark', input: 'text' }),
  attachmentId: labelled(z.uuid().nullable().default(null), { zh: '照片', en: 'Photo', input: 'text' }),
});
export const findingsField = labelled(z.array(FindingRow).max(200).default([]), {
  zh: '核查清单',
  en: 'Checklist',
  input: 'rows',
});

export const Review = z.object({
  opinion: labelled(written().max(500).default(''), { zh: '初审意见', en: 'Opinion', input: 'longText' }),
});
export const RefuseCharter = z.object({
  endReason: remarkField('为什么不予设立', 'Why it is refused', 4),
});
export const Inspect = z.object({
  on: dayField('核查日期', 'Day of the visit'),
  findings: findingsField,
  measures: MeasuresForm.default({}),
  opinion: labelled(written().max(500).default(''), { zh: '核查意见', en: 'Opinion', input: 'longText' }),
});
export const Approve = z.object({
  on: dayField('批准日期', 'Day of the approval'),
  remark: labelled(written().max(300).default(''), { zh: '批准意见', en: 'Remark', input: 'text' }),
});
export const Hang = z.object({
  plaqueNumber: labelled(written().min(2).max(40), { zh: '牌匾编号', en: 'Plaque number', input: 'text' }),
  plaqueOn: dayField('授牌日期', 'Day of the plaque'),
});
export const Deliver = z.object({
  codes: labelled(z.array(z.string().max(40)).min(1).max(30), { zh: '送到的资料', en: 'What was delivered' }),
  on: dayField('送到日期', 'Day'),
  posted: labelled(z.boolean().default(false), { zh: '已经上墙', en: 'On the wall', input: 'tick' }),
  attachmentIds: filesField,
});
export const Activate = z.object({ on: dayField('开始运行', 'Runs from') });

type Step = DocketStep<Charter, CharterFacts>;

/** The subjects that the visit before the approval goes through. */
export const admissionSubjects: readonly StandardSubject[] = ['admission', 'equipment'];

/** The lists of the visit, as they are in force for this station. */
export function listsFor(
  charter: Pick<Charter, 'kindCode' | 'venueKind'>,
  standards: readonly Standard[],
  subjects: readonly StandardSubject[],
): Standard[] {
  return subjects
    .flatMap((subject) => standardsFor(standards, subject, charter))
    .filter((standard) => standard.items.length > 0);
}

/**
 * What a visit found, list by list; each item of each list is answered, and a measured one by its measure. What is asked to be shown
 * by a photo is met with one only: every item without is named at once, so that nobody drives out twice.
 */
export function checkOf(
  charter: Charter,
  typed: { on: Day; findings: readonly z.infer<typeof FindingRow>[]; opinion: string; measures?: Measures },
  purpose: Check['purpose'],
  subjects: readonly StandardSubject[],
  facts: CharterFacts,
): Check {
  demandDay(typed.on, facts, purpose === 'admission' ? charter.appliedOn : null);
  const lists = listsFor(charter, facts.standards, subjects);
  // A kind for which the county asks nothing is visited all the same; what is re-accepted needs something to be held against.
  if (lists.length === 0 && purpose === 'reacceptance') throw new Refusal('standard-missing');
  const unproven: { zh: string; measured: boolean }[] = [];
  const results = lists.map((standard) => {
    const findings = standard.items.map((item): Finding => {
      const row = typed.findings.find((one) => one.standard === standard.code && one.code === item.code);
      const measured = isMeasuredMet(item, typed.measures ?? charter.measures);
      if (row?.met === true && measured === false) throw new Refusal('charter-measure-short', { item: item.zh });
      const { remark = '', attachmentId = null } = row ?? {};
      const met = measured ?? row?.met ?? false;
      if (isUnproven(item, met, attachmentId)) unproven.push({ zh: item.zh, measured: measured !== null });
      return { code: item.code, met, remark, attachmentId };
    });
    const { code, version, title } = standard;
    return { code, version, title, score: scoreOf(standard, findings), findings };
  });
  demandProven(unproven);
  return { on: typed.on, purpose, byId: facts.by.id, opinion: typed.opinion, results };
}

/** Every item without its photo, at once; what its measure ticks cannot be unticked, so there only the photo is a way out. */
function demandProven(unproven: readonly { zh: string; measured: boolean }[]): void {
  if (unproven.length === 0) return;
  const list = (items: typeof unproven) => items.map(({ zh }) => zh).join('、');
  const measured = unproven.filter((one) => one.measured);
  if (measured.length === 0) throw new Refusal('charter-photo-missing', { items: list(unproven) });
  throw new Refusal('charter-measure-photo', { items: list(unproven), measured: list(measured) });
}

/** The must items that the last visit did not find, in words. */
export function unmetOf(check: Check | undefined, standards: readonly Standard[]): string[] {
  return (check?.results ?? []).flatMap((result) => {
    const standard = standards.find((one) => one.code === result.code && one.version === result.version);
    return standard === undefined ? [] : unmetMusts(standard, result.findings);
  });
}

/** The score of the whole visit: the mean of its lists that have one. */
export function checkScore(check: Pick<Check, 'results'> | undefined): number | null {
  const scores = (check?.results ?? []).flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length);
}

export const admissionSteps = {
  review: {
    zh: '初审通过',
    en: 'Pass the review',
    permission: 'charter.review',
    input: Review,
    chief: true,
    apply: (_charter, { opinion }: z.infer<typeof Review>) => ({ next: { opinion }, detail: { opinion } }),
  },
  refuse: {
    zh: '不予设立',
    en: 'Refuse',
    permission: 'charter.refuse',
    input: RefuseCharter,
    apply: (_charter, { endReason }: z.infer<typeof RefuseCharter>, { today }) => ({
      next: { endReason, closedOn: today },
      detail: { reason: endReason },
    }),
  },
  inspect: {
    zh: '现场核查',
    en: 'Inspect on site',
    permission: 'charter.inspect',
    input: Inspect,
    chief: true,
    apply: (charter, input: z.infer<typeof Inspect>, facts) => {
      const measures = { ...charter.measures, ...input.measures };
      const check = checkOf(charter, { ...input, measures }, 'admission', admissionSubjects, facts);
      return {
        next: { checks: [...charter.checks, check], measures },
        detail: { on: input.on, score: checkScore(check), unmet: unmetOf(check, facts.standards) },
      };
    },
  },
  approve: {
    zh: '批准',
    en: 'Approve',
    permission: 'charter.approve',
    input: Approve,
    chief: true,
    apply: (charter, { on, remark }: z.infer<typeof Approve>, facts) => {
      const last = charter.checks.at(-1);
      demandDay(on, facts, last?.on ?? charter.appliedOn);
      const unmet = unmetOf(last, facts.standards);
      if (unmet.length > 0) throw new Refusal('charter-not-admitted', { name: charter.name, items: unmet.join('、') });
      return {
        next: { approvedOn: on, batchNumber: facts.batchNumber, stationId: stationCode(charter.number) },
        detail: { on, batchNumber: facts.batchNumber, remark },
      };
    },
  },
  hang: {
    zh: '授牌',
    en: 'Hand over the plaque',
    permission: 'charter.hang',
    input: Hang,
    chief: true,
    apply: (charter, input: z.infer<typeof Hang>, facts) => {
      demandDay(input.plaqueOn, facts, charter.approvedOn);
      return { next: input, detail: { on: input.plaqueOn, plaqueNumber: input.plaqueNumber } };
    },
  },
  deliver: {
    zh: '登记资料送达',
    en: 'Record the kit',
    permission: 'charter.deliver',
    input: Deliver,
    apply: (charter, { codes, on, posted, attachmentIds }: z.infer<typeof Deliver>, facts) => {
      demandDay(on, facts, charter.approvedOn);
      const known = standardsFor(facts.standards, 'kit', charter).flatMap((one) => one.items);
      const items = codes.map((code) => {
        const item = known.find((one) => one.code === code);
        if (item === undefined)
          throw new Refusal('invalid-input', {}, [
            { path: 'codes', zh: '建站资料里没有这一项；请重新选。', en: 'The kit has no such item; choose again.' },
          ]);
        const before = charter.kit.find((one) => one.code === code);
        const postedOn = posted ? on : (before?.postedOn ?? null);
        return {
          code,
          deliveredOn: before?.deliveredOn ?? on,
          postedOn,
          attachmentIds: [...(before?.attachmentIds ?? []), ...attachmentIds],
        };
      });
      const others = charter.kit.filter((one) => !codes.includes(one.code));
      const words = known.filter((one) => codes.includes(one.code)).map((one) => one.zh);
      return { next: { kit: [...others, ...items] }, detail: { on, items: words, posted } };
    },
  },
  activate: {
    zh: '开始运行',
    en: 'Begin to run',
    permission: 'charter.activate',
    input: Activate,
    chief: true,
    apply: (charter, { on }: z.infer<typeof Activate>, facts) => {
      demandDay(on, facts, charter.plaqueOn);
      const missing = missingKit(charter, facts.standards);
      if (missing.length > 0) throw new Refusal('charter-kit-missing', { items: missing.join('、') });
      return { next: { activatedOn: on }, detail: { on } };
    },
  },
} satisfies Record<string, Step>;

/** The must items of the kit that were not delivered yet, in words; the plaque itself is the step before. */
export function missingKit(
  charter: Pick<Charter, 'kit' | 'kindCode' | 'venueKind'>,
  standards: readonly Standard[],
): string[] {
  return standardsFor(standards, 'kit', charter)
    .flatMap((one) => one.items)
    .filter((item) => item.must && item.code !== 'plaque' && !charter.kit.some((one) => one.code === item.code))
    .map((item) => item.zh);
}

/** 「ST-2026-0007」 of 站2026-0007 */
function stationCode(number: string): string {
  return `ST-${number.replace(/^站/u, '')}`;
}
