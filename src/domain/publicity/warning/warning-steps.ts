/** 警示的编发 (issuing): each step of a tip or a warning, who makes it, and what the gate asks before it reaches anybody. */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { leakKindWords } from '../../base/disclosure/leak-mark.ts';
import type { Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { WarningVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import {
  DraftWarning,
  draftWarning,
  fieldMarks,
  gatedOf,
  maySeeWarning,
  openMarks,
  sourcesOf,
  warningForm,
  warningKindWords,
  warningMoves,
  warningSourceWords,
  warningStateWords,
  warningWordFields,
  type Correction,
  type Warning,
  type WarningFacts,
  type WarningMove,
} from './warning.ts';

const Why = z.object({ remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }) });
const Withdraw = z.object({
  remark: labelled(written().min(2).max(300), {
    zh: '为什么撤回',
    en: 'Why it is withdrawn',
    input: 'text',
    hintZh: '印在网页上，不写人、不写电话、不点店名，例如：鉴定是天旱，不是种子',
    hintEn: 'stands on the page, and names nobody',
  }),
});
const Check = z.object({
  checkedHow: labelled(written().min(4).max(300), {
    zh: '怎么核的',
    en: 'How the facts were checked',
    input: 'longText',
    hintZh: '问了谁、看了什么、和哪些件对上了',
    hintEn: 'whom you asked and what you looked at',
  }),
});
const Review = z.object({
  remark: labelled(written().max(300).default(''), {
    zh: '审查意见（可不填）',
    en: 'Opinion (optional)',
    input: 'longText',
    hintZh: '有没有依据、说没说过头、有没有涉密和个人信息',
    hintEn: 'its grounds, its wording, secrets and personal data',
  }),
});
const Rewrite = z.object(warningForm);
const Publish = z.object({
  untilOn: labelled(z.iso.date().nullable().default(null), {
    zh: '管到哪天（不填就是到撤回为止）',
    en: 'Holds until (empty: until withdrawn)',
    input: 'day',
    startsEmpty: true,
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  bySms: labelled(z.boolean().default(false), {
    zh: '同时发短信给站点和订阅的群众',
    en: 'By text message to stations and subscribers',
    input: 'tick',
  }),
});
const Correct = z.object({
  ...warningWordFields,
  reason: labelled(written().min(2).max(200), {
    zh: '改了什么、为什么',
    en: 'What is put right, and why',
    input: 'text',
    hintZh: '印在网页上，不写人、不写电话，例如：原来写全县，改成两个镇',
    hintEn: 'stands on the page, and names nobody',
  }),
});

const verbs = {
  check: 'warning-checked',
  review: 'warning-reviewed',
  approve: 'warning-approved',
  sendBack: 'warning-returned',
  rewrite: 'warning-rewritten',
  drop: 'warning-dropped',
  publish: 'warning-published',
  correct: 'warning-correction-written',
  confirmCorrection: 'warning-corrected',
  dropCorrection: 'warning-correction-dropped',
  withdraw: 'warning-withdrawn',
} as const satisfies Record<WarningMove, WarningVerb>;

/** Whoever wrote in it neither reviews nor approves it. */
const isAnother = ({ writerIds }: Warning, { id }: { id: string }) => !writerIds.includes(id);

/**
 * The gate: refuses words that tell who somebody is, each named with what it is and what to write instead. A draft waits until somebody
 * lets a piece through; what is written into something public stands there at once, so there the words are changed.
 */
export function demandNobody(
  fields: Readonly<Record<string, string>>,
  facts: WarningFacts,
  way: 'draft' | 'public' = 'draft',
): void {
  const open = openMarks(fieldMarks(fields, facts));
  if (open.length === 0) return;
  const otherwise = way === 'draft' ? '确实不是的，请审核的人写明理由放行' : '确实不是的，请换个说法';
  throw new Refusal(
    way === 'draft' ? 'publication-names' : 'public-names',
    { words: [...new Set(open.map((mark) => mark.words))].slice(0, 6).join('、') },
    open.map(({ field, words: marked, kind, instead }) => ({
      path: field,
      zh:
        kind === 'firm'
          ? `“${marked}”是店名；没有立案或者抽检结果，请写“某店”。`
          : `“${marked}”是${leakKindWords[kind].zh}；${instead === '' ? '请删掉' : `请改成“${instead}”`}，${otherwise}。`,
      en: `“${marked}” is ${leakKindWords[kind].en}; ${instead === '' ? 'leave it out' : `write “${instead}”`}.`,
    })),
  );
}

function demandPlaces({ townIds, categoryCodes }: Pick<Warning, 'townIds' | 'categoryCodes'>, facts: WarningFacts) {
  if (townIds.some((id) => !facts.townIds.includes(id)))
    throw new Refusal('invalid-input', {}, [
      { path: 'townIds', zh: '请从列表里选乡镇。', en: 'Choose towns from the list.' },
    ]);
  if (categoryCodes.some((code) => !facts.categoryCodes.includes(code)))
    throw new Refusal('invalid-input', {}, [
      { path: 'categoryCodes', zh: '请从列表里选商品服务。', en: 'Choose goods and services from the list.' },
    ]);
}

/** A last day needs what is to be done by then, and one that is over helps nobody. */
function demandAct({ actBy, actWhat }: Pick<Warning, 'actBy' | 'actWhat'>, today: Day): void {
  demandAhead('actBy', actBy, today);
  const wrong = (path: string, zh: string, en: string) => new Refusal('invalid-input', {}, [{ path, zh, en }]);
  if (actBy !== null && actWhat === '')
    throw wrong('actWhat', '写了最晚哪天，也请写那天以前办什么。', 'Say what is to be done by that day.');
  if (actBy === null && actWhat !== '')
    throw wrong('actBy', '写了要办什么，也请选最晚哪天；没有最后一天的，写进“怎么办”。', 'Choose the day for it.');
}

/** The day may have gone by while it waited: it goes back and says another. */
function demandStillAhead({ actBy }: Pick<Warning, 'actBy'>, today: Day): void {
  if (actBy !== null && actBy < today) throw new Refusal('warning-act-over', { day: actBy });
}

function demandAhead(path: string, day: Day | null, today: Day): void {
  if (day !== null && day < today)
    throw new Refusal('invalid-input', {}, [
      { path, zh: '这一天已经过了；请选今天以后的日子，或者不填。', en: 'The day is past; choose a later one.' },
    ]);
}

export const warningProcedure = rulesBy<Warning, typeof verbs, WarningFacts>(byAnother, warningMoves, verbs, {
  check: {
    zh: '核实事实',
    en: 'Facts checked',
    permission: 'warning.write',
    input: Check,
    chief: true,
    apply: (_warning, { checkedHow }: z.infer<typeof Check>, { by }) => ({
      next: { checkedHow, checkedById: by.id, remark: '' },
      detail: {},
    }),
  },
  rewrite: {
    zh: '改稿',
    en: 'Rewrite',
    permission: 'warning.write',
    input: Rewrite,
    apply: ({ writerIds }, input: z.infer<typeof Rewrite>, facts) => {
      const { sourceKind, sourceNumbers, ...form } = input;
      demandPlaces(form, facts);
      demandAct(form, facts.today);
      const writers = writerIds.includes(facts.by.id) ? writerIds : [...writerIds, facts.by.id];
      return { next: { ...form, sources: sourcesOf(sourceKind, sourceNumbers), writerIds: writers }, detail: {} };
    },
  },
  drop: {
    zh: '不用了',
    en: 'Do not use',
    permission: 'warning.write',
    input: Why,
    apply: (_warning, { remark }: z.infer<typeof Why>, { at }) => ({
      next: { remark, endedAt: at },
      detail: { remark },
    }),
  },
  review: {
    zh: '法制和保密审查通过',
    en: 'Reviewed for law and secrets',
    permission: 'warning.review',
    input: Review,
    chief: true,
    stands: isAnother,
    apply: (warning, { remark }: z.infer<typeof Review>, facts) => {
      demandNobody(gatedOf(warning), facts);
      demandStillAhead(warning, facts.today);
      return { next: { reviewedById: facts.by.id, remark }, detail: { remark } };
    },
  },
  approve: {
    zh: '批准',
    en: 'Approve',
    permission: 'warning.approve',
    input: z.object({}),
    chief: true,
    stands: isAnother,
    apply: (warning, _input, facts) => {
      // Two pairs of eyes, where the county has them.
      if (warning.reviewedById === facts.by.id && facts.anotherApproves) throw new Refusal('warning-own-review');
      demandNobody(gatedOf(warning), facts);
      demandStillAhead(warning, facts.today);
      return { next: { approvedById: facts.by.id }, detail: {} };
    },
  },
  sendBack: {
    zh: '退回修改',
    en: 'Send back',
    permission: 'warning.review',
    input: Why,
    apply: (_warning, { remark }: z.infer<typeof Why>) => ({
      next: { remark, checkedById: null, reviewedById: null, approvedById: null },
      detail: { remark },
    }),
  },
  publish: {
    zh: '发布',
    en: 'Publish',
    permission: 'warning.publish',
    input: Publish,
    chief: true,
    apply: (warning, { untilOn, bySms }: z.infer<typeof Publish>, facts) => {
      // Who complained may have been corrected since it was approved: what named nobody then may name somebody now.
      demandNobody(gatedOf(warning), facts);
      demandPlaces(warning, facts);
      demandAhead('untilOn', untilOn, facts.today);
      demandStillAhead(warning, facts.today);
      return {
        next: { untilOn, bySms, publishedAt: facts.at, number: facts.freshNumber, remark: '' },
        detail: { kind: warning.kind, number: facts.freshNumber, towns: warning.townIds.length },
      };
    },
  },
  correct: {
    zh: '改正',
    en: 'Put right',
    permission: 'warning.publish',
    input: Correct,
    stands: ({ correction }) => correction === null,
    apply: (_warning, { reason, ...fields }: z.infer<typeof Correct>, facts) => {
      demandNobody({ ...fields, reason }, facts, 'public');
      return { next: { correction: { ...fields, reason, byId: facts.by.id } }, detail: { reason } };
    },
  },
  confirmCorrection: {
    zh: '同意改正',
    en: 'Agree to the correction',
    permission: 'warning.publish',
    input: z.object({}),
    chief: true,
    stands: ({ correction }, { id }) => correction !== null && correction.byId !== id,
    apply: ({ correction, corrections }, _input, facts) => {
      const { reason, byId: _by, ...fields } = correction as Correction;
      demandNobody({ ...fields, reason }, facts, 'public');
      return {
        next: { ...fields, correction: null, corrections: [...corrections, { on: facts.today, reason }] },
        detail: { reason },
      };
    },
  },
  dropCorrection: {
    zh: '不改了',
    en: 'Drop the correction',
    permission: 'warning.publish',
    input: z.object({}),
    stands: ({ correction }) => correction !== null,
    apply: () => ({ next: { correction: null }, detail: {} }),
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    permission: 'warning.publish',
    input: Withdraw,
    apply: (_warning, { remark }: z.infer<typeof Withdraw>, facts) => {
      demandNobody({ remark }, facts, 'public');
      return { next: { remark, endedAt: facts.at, correction: null }, detail: { remark } };
    },
  },
});

/** 消费提示警示簿。 */
export const warningDocket: Docket<Warning, DraftWarning, WarningFacts> = {
  name: 'warning',
  path: 'warnings',
  zh: '消费提示警示',
  en: 'Warnings and tips',
  most: 500,
  letter: '警',
  numberedLater: true,
  read: 'warning.read',
  states: warningStateWords,
  moves: warningMoves,
  over: ['withdrawn', 'dropped'],
  opening: { zh: '起草警示', en: 'Draft a warning', permission: 'warning.write', input: DraftWarning },
  open: (input, facts) => {
    demandPlaces(input, facts);
    demandAct(input, facts.today);
    return draftWarning(input, facts);
  },
  procedure: warningProcedure,
  maySee: maySeeWarning,
};

/** What the ledger keeps of a warning. */
export interface WarningDetails {
  'warning-drafted': { kind: string; source: string };
  'warning-checked': Nothing;
  'warning-reviewed': { remark: string };
  'warning-approved': Nothing;
  'warning-returned': { remark: string };
  'warning-rewritten': Nothing;
  'warning-dropped': { remark: string };
  'warning-published': { kind: string; number: string | null; towns: number };
  'warning-correction-written': { reason: string };
  'warning-corrected': { reason: string };
  'warning-correction-dropped': Nothing;
  'warning-withdrawn': { remark: string };
  'warning-passed': { kind: string; reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends WarningDetails {}
}

export const warningTellings: Tellings<WarningDetails> = {
  'warning-drafted': (d) => {
    const [kind, source] = [words(warningKindWords, d.kind), words(warningSourceWords, d.source)];
    return [`起草${kind.zh}，依据${source.zh}。`, `Drafted: ${kind.en}, from ${source.en}.`];
  },
  'warning-checked': plainTelling({ zh: '核实了事实', en: 'Facts checked' }),
  'warning-reviewed': plainTelling({ zh: '法制和保密审查通过', en: 'Reviewed' }, 'remark'),
  'warning-approved': plainTelling({ zh: '批准', en: 'Approved' }),
  'warning-returned': plainTelling({ zh: '退回修改', en: 'Sent back' }, 'remark'),
  'warning-rewritten': plainTelling({ zh: '改了稿', en: 'Rewritten' }),
  'warning-dropped': plainTelling({ zh: '不用了', en: 'Not used' }, 'remark'),
  'warning-published': (d) => {
    const kind = words(warningKindWords, d.kind);
    return [`发布${kind.zh}${text(d.number)}。`, `Published as ${text(d.number)}.`];
  },
  'warning-correction-written': plainTelling({ zh: '写了改正', en: 'A correction was written' }, 'reason'),
  'warning-corrected': plainTelling({ zh: '改正', en: 'Put right' }, 'reason'),
  'warning-correction-dropped': plainTelling({ zh: '不改了', en: 'The correction was dropped' }),
  'warning-withdrawn': plainTelling({ zh: '撤回', en: 'Withdrawn' }, 'remark'),
  'warning-passed': plainTelling({ zh: '公开关口放行一处', en: 'The gate let one piece through' }, 'reason'),
};
