/**
 * 强制措施 (measure): 先行登记保存 for seven working days, after which the law releases it; 查封、扣押 for thirty days, and thirty more when
 * the head allows it. What could not wait is reported within twenty-four hours (程序规定 第三十三条至第三十八条).
 */
import { z } from 'zod';
import { dayOf } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { ProvisionRow } from '../../../law/provision.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { demandCertified, officersOn } from '../certificate.ts';
import { measureClock } from '../deadline.ts';
import { decisionOf } from '../measure-decision.ts';
import { investigatorsOf, movedEnforcement, type Enforcement } from '../enforcement.ts';
import { measureEndings, measureKinds, type Measure } from '../records.ts';
import { measureEndingWords, measureWords } from '../words/measure-words.ts';

const typedEndings = measureEndings.filter((ending) => ending !== 'lapsed');

const GoodsRow = z.object({
  goods: labelled(written().min(2).max(200), { zh: '财物、场所', en: 'Goods or premises', input: 'text' }),
  quantity: labelled(z.number().min(0.001).max(99_999_999), { zh: '数量', en: 'Quantity', input: 'number' }),
  unit: labelled(written().min(1).max(10), { zh: '单位', en: 'Unit', input: 'text' }),
});

const approvedBefore = { field: 'urgent', is: ['no'] } as const;

export const TakeMeasure = demanding(
  z.object({
    kind: labelled(z.enum(measureKinds), {
      zh: '哪一种',
      en: 'Kind',
      input: 'choice',
      options: measureKinds.map((value) => ({ value, ...measureWords[value] })),
    }),
    items: labelled(z.array(GoodsRow).min(1).max(50), {
      zh: '财物、场所清单',
      en: 'List of goods',
      hintZh: '一份决定书的一次记完；一种单位记一条，不同单位不相加',
      hintEn: 'All of one decision at once; one unit a line: different units are never added',
      input: 'rows',
    }),
    place: labelled(written().min(2).max(100), { zh: '保管在哪里', en: 'Kept at', input: 'text' }),
    takenAt: labelled(z.iso.datetime({ offset: true }), {
      zh: '采取的时间',
      en: 'Taken at',
      hintZh: '按小时算报批的时限',
      hintEn: 'The report is due by the hour',
      input: 'instant',
      wrongZh: '例如 2026-11-30 09:30',
      wrongEn: 'such as 2026-11-30 09:30',
    }),
    basis: labelled(z.array(ProvisionRow).max(5).default([]), {
      zh: '采取措施的法律依据',
      en: 'Law that allows it',
      hintZh: '查封、扣押要有法律、法规的依据，例如产品质量法第十八条；先行登记保存不用填',
      hintEn: 'Sealing and seizing need a law, such as article 18 of the Product Quality Law',
      input: 'rows',
    }),
    urgent: labelled(z.enum(['yes', 'no']), {
      zh: '情况紧急，先采取、后报批',
      en: 'Taken before approval, since it could not wait',
      input: 'choice',
      options: [
        { value: 'yes', zh: '是，24 小时内报', en: 'Yes: reported within 24 hours' },
        { value: 'no', zh: '不是，负责人已批', en: 'No: the head had approved' },
      ],
    }),
    approverId: labelled(z.uuid().nullable().default(null), {
      zh: '谁批准的',
      en: 'Approved by',
      hintZh: '马上告诉他；他没有批的，可以在案件里说',
      hintEn: 'He is told at once, and may say that he did not',
      noneZh: '没有可以批的人：管理员在“账号”里开本所所长或者分管局长的账号',
      noneEn: 'Nobody may approve: an administrator opens an account of the head of the office or of a leader',
      input: 'account',
      when: approvedBefore,
    }),
    approvedAt: labelled(z.iso.datetime({ offset: true }).nullable().default(null), {
      zh: '批准的时间',
      en: 'Approved at',
      hintZh: '口头、电话批准的也写到几点几分',
      hintEn: 'To the minute, by word of mouth or telephone too',
      input: 'instant',
      wrongZh: '例如 2026-11-30 09:10',
      wrongEn: 'such as 2026-11-30 09:10',
      startsEmpty: true,
      when: approvedBefore,
    }),
  }),
);

/** Which of the measures, by its number in the list of the case, from 1. */
const which = labelled(z.number().int().min(1).max(200), { zh: '第几项措施', en: 'Which measure', input: 'number' });

/** Any of the measures of a decision stands for all of it. */
const whichDecision = labelled(z.number().int().min(1).max(200), {
  zh: '第几项措施',
  en: 'Which measure',
  hintZh: '选其中一项，同一份决定书的一起',
  hintEn: 'Any one of them: all of the same decision go with it',
  input: 'number',
});

export const ApproveMeasure = z.object({ n: whichDecision });

export const DenyApproval = z.object({
  n: whichDecision,
  words: labelled(written().min(4).max(500), { zh: '当时的情况', en: 'What was so', input: 'longText' }),
});

export const ExtendMeasure = z.object({
  n: whichDecision,
  reason: labelled(written().min(6).max(500), { zh: '延长的理由', en: 'Why', input: 'longText' }),
});

export const EndMeasure = z.object({
  n: which,
  ending: labelled(z.enum(typedEndings), {
    zh: '怎么处理',
    en: 'What became of it',
    input: 'choice',
    options: typedEndings.map((value) => ({ value, ...measureEndingWords[value] })),
  }),
  endedOn: labelled(z.iso.date(), { zh: '处理日期', en: 'On', input: 'day' }),
});

export function takeMeasure(
  enforcement: Enforcement,
  input: z.infer<typeof TakeMeasure>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'takeMeasure');
  const takenAt = new Date(input.takenAt);
  const takenOn = dayOf(takenAt);
  if (takenAt > facts.at) throw new Refusal('day-in-future', { day: takenOn });
  demandDay(takenOn, facts, enforcement.foundOn);
  demandCertified(investigatorsOf(enforcement), takenOn, facts);
  const urgent = input.urgent === 'yes';
  const approved = urgent ? null : approvedBeforehand(enforcement, input, takenAt, facts);
  const decision = `${enforcement.measures.length + 1}`;
  const taken = input.items.map((item, i): Measure => ({
    id: `${enforcement.measures.length + 1 + i}`,
    decision,
    kind: input.kind,
    ...item,
    ...(input.kind === 'keep' ? {} : { basis: input.basis }),
    place: input.place,
    takenAt: takenAt.toISOString(),
    urgent,
    approvedAt: approved?.at ?? null,
    approvedBy: approved?.byId ?? null,
    extendedOn: null,
    extensionReason: '',
    endedOn: null,
    ending: null,
    officers: officersOn(investigatorsOf(enforcement), takenOn, facts),
  }));
  const { kind } = input;
  const [first] = taken;
  if (first === undefined) throw new Error('A measure takes something.');
  const { goods, quantity, unit } = first;
  const more = taken.slice(1).map((one) => `${one.goods} ${one.quantity} ${one.unit}`);
  return {
    next: { ...enforcement, state, measures: [...enforcement.measures, ...taken] },
    event: eventOf(
      enforcement,
      'measure-taken',
      facts,
      {
        kind,
        goods,
        quantity,
        unit,
        urgent,
        ...(approved === null ? {} : { accountId: approved.byId, approvedAt: approved.at }),
        ...(more.length === 0 ? {} : { more }),
      },
      takenOn,
    ),
  };
}

/** Who had approved it, and when: never an officer who took it (程序规定 第三十三条、行政强制法 第十八条). */
function approvedBeforehand(
  enforcement: Enforcement,
  { approverId, approvedAt }: z.infer<typeof TakeMeasure>,
  takenAt: Date,
  facts: Facts,
): { byId: string; at: string } {
  if (approverId === null || approvedAt === null) throw new Refusal('measure-approver-missing');
  if (investigatorsOf(enforcement).includes(approverId)) throw new Refusal('measure-approver-own');
  const at = new Date(approvedAt);
  if (at > takenAt) throw new Refusal('measure-approved-after');
  demandDay(dayOf(at), facts, enforcement.foundOn);
  return { byId: approverId, at: at.toISOString() };
}

/** Whether the measure says that this person had approved it before it was taken; that it is over takes nobody's say. */
export function isNamed({ urgent, approvedBy }: Measure, id: string): boolean {
  return !urgent && approvedBy === id;
}

/** Whoever was named did not approve: it stands as one that could not wait, to be approved or ended by somebody else. */
export function denyApproval(
  enforcement: Enforcement,
  { n, words }: z.infer<typeof DenyApproval>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'denyApproval');
  const measure = measureAt(enforcement, n);
  if (!isNamed(measure, facts.by.id)) throw new Refusal('measure-not-named');
  const denied = { byId: facts.by.id, at: facts.at.toISOString(), words };
  return {
    next: {
      ...enforcement,
      state,
      measures: enforcement.measures.map((one) =>
        decisionOf(one) === decisionOf(measure) && isNamed(one, facts.by.id)
          ? { ...one, urgent: true, approvedAt: null, approvedBy: null, denied }
          : one,
      ),
    },
    event: eventOf(enforcement, 'measure-approval-denied', facts, { kind: measure.kind, goods: measure.goods, words }),
  };
}

/** 行政强制法 第十八条、第十九条: whoever took it, or goes on with the case, reports it and does not approve it himself. */
export function isTaker(enforcement: Enforcement, { officers = [] }: Measure, id: string): boolean {
  return investigatorsOf(enforcement).includes(id) || officers.some((one) => one.id === id);
}

function demandNotTaker(enforcement: Enforcement, measure: Measure, { by }: Facts): void {
  if (isTaker(enforcement, measure, by.id)) throw new Refusal('measure-own');
}

/** 补办批准手续, by the head: of the whole decision. */
export function approveMeasure(
  enforcement: Enforcement,
  { n }: z.infer<typeof ApproveMeasure>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'approveMeasure');
  const measure = measureAt(enforcement, n);
  if (measure.approvedAt !== null) throw new Refusal('measure-approved');
  demandNotTaker(enforcement, measure, facts);
  return {
    next: withDecision({ ...enforcement, state }, measure, {
      approvedAt: facts.at.toISOString(),
      approvedBy: facts.by.id,
    }),
    event: eventOf(enforcement, 'measure-approved', facts, { kind: measure.kind, goods: measure.goods }),
  };
}

/** Once, before its thirty days are over; what was only registered and kept cannot be kept longer (第三十五条). */
export function extendMeasure(
  enforcement: Enforcement,
  { n, reason }: z.infer<typeof ExtendMeasure>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'extendMeasure');
  const measure = openMeasureAt(enforcement, n, facts);
  if (measure.kind === 'keep') throw new Refusal('measure-not-extendable');
  if (measure.extendedOn !== null) throw new Refusal('already-extended');
  demandNotTaker(enforcement, measure, facts);
  const { targetOn: due, nominalOn: extendedFrom } = measureClock(measure, enforcement, facts);
  if (facts.today > due) throw new Refusal('extension-too-late', { due });
  const extended = { extendedOn: facts.today, extensionReason: reason };
  // 行政强制法 第二十五条第三款: what is tested meanwhile is not counted; the paper names the days of the clock.
  const extendedTo = measureClock({ ...measure, ...extended }, enforcement, facts).nominalOn;
  return {
    next: withDecision({ ...enforcement, state }, measure, { ...extended, extendedFrom, extendedTo }),
    event: eventOf(enforcement, 'measure-extended', facts, { kind: measure.kind, goods: measure.goods, reason }),
  };
}

export function endMeasure(
  enforcement: Enforcement,
  { n, ending, endedOn }: z.infer<typeof EndMeasure>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'endMeasure');
  const measure = openMeasureAt(enforcement, n, facts);
  demandDay(endedOn, facts, dayOf(new Date(measure.takenAt)));
  return {
    next: withMeasure({ ...enforcement, state }, measure, { ending, endedOn }),
    event: eventOf(
      enforcement,
      'measure-ended',
      facts,
      { kind: measure.kind, goods: measure.goods, ending, endedOn },
      endedOn,
    ),
  };
}

/** What was registered and kept, and not dealt with in its seven working days: the law has released it, and the clock writes it down. */
export function lapsedMeasures(enforcement: Enforcement, facts: Facts): Measure[] {
  return enforcement.measures.filter(
    (measure) =>
      measure.kind === 'keep' &&
      measure.endedOn === null &&
      measureClock(measure, enforcement, facts).stoppedOn !== null,
  );
}

export function lapseMeasures(enforcement: Enforcement, facts: Facts): Change<Enforcement> | null {
  const lapsed = lapsedMeasures(enforcement, facts);
  if (lapsed.length === 0) return null;
  const measures = enforcement.measures.map((one) =>
    lapsed.includes(one)
      ? { ...one, ending: 'lapsed' as const, endedOn: measureClock(one, enforcement, facts).stoppedOn }
      : one,
  );
  return {
    next: { ...enforcement, measures },
    event: eventOf(enforcement, 'measures-lapsed', facts, { goods: lapsed.map(({ goods }) => goods) }),
  };
}

function measureAt({ measures }: Enforcement, n: number): Measure {
  const measure = measures[n - 1];
  if (measure === undefined) throw new Refusal('no-measure', { n });
  return measure;
}

function openMeasureAt(enforcement: Enforcement, n: number, facts: Facts): Measure {
  const measure = measureAt(enforcement, n);
  if (measure.endedOn !== null || lapsedMeasures(enforcement, facts).includes(measure))
    throw new Refusal('measure-ended');
  return measure;
}

/** All of the decision in which the measure stands that is not over yet. */
function withDecision(enforcement: Enforcement, measure: Measure, change: Partial<Measure>): Enforcement {
  const isOf = (one: Measure) => decisionOf(one) === decisionOf(measure) && one.endedOn === null;
  return {
    ...enforcement,
    measures: enforcement.measures.map((one) => (one === measure || isOf(one) ? { ...one, ...change } : one)),
  };
}

function withMeasure(enforcement: Enforcement, measure: Measure, change: Partial<Measure>): Enforcement {
  return {
    ...enforcement,
    measures: enforcement.measures.map((one) => (one === measure ? { ...one, ...change } : one)),
  };
}
