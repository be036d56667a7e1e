/** 评选 (judging): each step of a round: freeze, draw, finish, announce, nominate, decide, publish. */
import { z } from 'zod';
import {
  assessmentMoves,
  assessmentStateWords,
  maySeeAssessment,
  OpenAssessment,
  openAssessment,
  type Assessment,
  type AssessmentFacts,
  type AssessmentMove,
} from './assessment.ts';
import { decideAward } from './award.ts';
import { daysBetween } from '../base/calendar.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import type { Nothing } from '../base/event.ts';
import { text, type Tellings } from '../base/sentence.ts';
import type { AssessmentVerb } from '../base/ledger-verbs.ts';

const Nothing = z.object({});
const Why = (zh: string, en: string) =>
  z.object({ remark: labelled(written().min(2).max(500), { zh, en, input: 'longText' }) });
export const Announce = z.object({
  objectionsUntil: labelled(z.iso.date(), {
    zh: '异议到哪天为止',
    en: 'Objections until',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
});
export const NominateForAward = z.object({
  awardCode: labelled(z.string().min(1).max(40), { zh: '推荐哪个荣誉', en: 'Award', input: 'text' }),
  subjectId: labelled(z.string().min(1).max(40), { zh: '推荐谁', en: 'Whom', input: 'text' }),
  reason: labelled(written().min(4).max(500), { zh: '推荐理由', en: 'Why', input: 'longText' }),
});
const awardCode = labelled(z.string().max(40), { zh: '荣誉', en: 'Award', input: 'text' });
export const Decide = z.object({
  winners: labelled(
    z
      .array(z.object({ awardCode, subjectId: labelled(z.string().max(40), { zh: '谁', en: 'Whom', input: 'text' }) }))
      .max(1000)
      .default([]),
    { zh: '选上的', en: 'Chosen', input: 'rows' },
  ),
  explanations: labelled(
    z
      .array(
        z.object({
          awardCode,
          words: labelled(written().max(500).default(''), { zh: '说明', en: 'Words', input: 'longText' }),
        }),
      )
      .max(50)
      .default([]),
    { zh: '说明', en: 'Explanations', input: 'rows' },
  ),
});
export type Decide = z.infer<typeof Decide>;

const verbs = {
  freeze: 'assessment-frozen',
  cancel: 'assessment-cancelled',
  draw: 'spotcheck-drawn',
  finish: 'assessment-scored',
  announce: 'assessment-announced',
  nominate: 'award-nominated',
  sendBack: 'assessment-returned',
  decide: 'assessment-decided',
  publish: 'assessment-published',
} as const satisfies Record<AssessmentMove, AssessmentVerb>;

export const assessmentProcedure = docketRules<Assessment, typeof verbs, AssessmentFacts>(assessmentMoves, verbs, {
  freeze: {
    zh: '冻结数据',
    en: 'Freeze',
    permission: 'assessment.freeze',
    input: Nothing,
    chief: true,
    apply: ({ toOn }, _input, { today, at }) => {
      if (today <= toOn) throw new Refusal('assessment-period-runs', { toOn });
      return { next: { frozenAt: at }, detail: { toOn } };
    },
  },
  draw: {
    zh: '抽签',
    en: 'Draw',
    permission: 'assessment.draw',
    input: Nothing,
    // Drawn once: who could draw again could draw until he likes it.
    ready: ({ seed }) => seed === '',
    refuses: 'assessment-drawn',
    apply: (_round, _input, { scheme, chance }) => {
      if (!asksSpotcheck(scheme)) throw new Refusal('assessment-no-spotcheck');
      return { next: { seed: chance }, detail: { seed: chance, percent: scheme?.sharePercent ?? 0 } };
    },
  },
  finish: {
    zh: '打分完毕',
    en: 'Finish',
    permission: 'assessment.finish',
    input: Nothing,
    chief: true,
    apply: ({ seed }, _input, { scheme, unmarked, candidates }) => {
      if (asksSpotcheck(scheme) && seed === '') throw new Refusal('assessment-not-drawn');
      if (unmarked.n > 0)
        throw new Refusal('assessment-unmarked', { n: unmarked.n, names: unmarked.names.slice(0, 5).join('、') });
      return { detail: { n: candidates.length } };
    },
  },
  announce: {
    zh: '公示得分',
    en: 'Announce',
    permission: 'assessment.announce',
    input: Announce,
    chief: true,
    apply: (_round, { objectionsUntil }: z.infer<typeof Announce>, { today }) => {
      const days = daysBetween(today, objectionsUntil);
      if (days < 1 || days > 60)
        throw new Refusal('assessment-term', {}, [
          {
            path: 'objectionsUntil',
            zh: '异议期至少到明天，最多六十天。',
            en: 'From tomorrow to sixty days from now.',
          },
        ]);
      return { next: { objectionsUntil }, detail: { objectionsUntil } };
    },
  },
  sendBack: {
    zh: '退回打分',
    en: 'Send back',
    permission: 'assessment.sendBack',
    input: Why('哪里要重打', 'What is to be marked again'),
    apply: (_round, { remark }: { remark: string }) => ({ next: { remark }, detail: { remark } }),
  },
  nominate: {
    zh: '推荐',
    en: 'Nominate',
    permission: 'assessment.nominate',
    input: NominateForAward,
    ready: ({ awards }) => awards.length > 0,
    refuses: 'award-unknown',
    apply: (round, { awardCode, subjectId, reason }: z.infer<typeof NominateForAward>, { candidates, by, today }) => {
      const award = round.awards.find((one) => one.code === awardCode);
      const nominee = candidates.find((one) => one.subjectId === subjectId);
      if (award === undefined) throw new Refusal('award-unknown');
      if (nominee === undefined) throw new Refusal('award-nominee-unknown');
      const mine = by.role === 'officer' || by.role === 'officeHead';
      if (mine && nominee.officeId !== by.organisationId) throw new Refusal('award-nominee-unknown');
      const { name } = nominee;
      const others = round.nominations.filter(
        (one) => one.awardCode !== awardCode || one.subjectId !== subjectId || one.byId !== by.id,
      );
      const nominations = [...others, { awardCode, subjectId, name, reason, byId: by.id, on: today }];
      return { next: { nominations }, detail: { awardTitle: award.title, subjectId, reason } };
    },
  },
  decide: {
    zh: '决定表彰',
    en: 'Decide',
    permission: 'assessment.decide',
    input: Decide,
    chief: true,
    apply: (round, { winners, explanations }: Decide, { candidates, openObjections, today, by }) => {
      if (openObjections > 0) throw new Refusal('objections-open', { n: openObjections });
      if (round.objectionsUntil !== null && today <= round.objectionsUntil)
        throw new Refusal('objections-run', { until: round.objectionsUntil });
      if (winners.some((one) => !round.awards.some((award) => award.code === one.awardCode)))
        throw new Refusal('award-unknown');
      const decisions = round.awards.map((award) =>
        decideAward(
          {
            award,
            subjectIds: winners.filter((one) => one.awardCode === award.code).map((one) => one.subjectId),
            explanation: explanations.find((one) => one.awardCode === award.code)?.words ?? '',
          },
          candidates,
        ),
      );
      const told = decisions.map(({ title, n, quota }) => `${title} ${n}/${quota}`).join('，');
      return { next: { decisions, decidedOn: today, decidedById: by.id }, detail: { told, n: winners.length } };
    },
  },
  publish: {
    zh: '公布',
    en: 'Publish',
    permission: 'assessment.publish',
    input: Nothing,
    chief: true,
    apply: (_round, _input, { today }) => ({ next: { publishedOn: today }, detail: {} }),
  },
  cancel: {
    zh: '取消',
    en: 'Cancel',
    permission: 'assessment.cancel',
    input: Why('为什么取消', 'Why'),
    apply: (_round, { remark }: { remark: string }) => ({ next: { remark }, detail: { remark } }),
  },
});

function asksSpotcheck(scheme: AssessmentFacts['scheme']): boolean {
  return scheme?.items.some((item) => item.source === 'spotcheck') === true;
}

/** 考核簿 */
export const assessmentDocket: Docket<Assessment, OpenAssessment, AssessmentFacts> = {
  name: 'assessment',
  path: 'assessments',
  zh: '考核评选',
  en: 'Assessments',
  most: 500,
  letter: '考',
  read: 'assessment.read',
  states: assessmentStateWords,
  moves: assessmentMoves,
  over: ['published', 'cancelled'],
  opening: { zh: '开一轮考核', en: 'Open a round', permission: 'assessment.open', input: OpenAssessment },
  open: openAssessment,
  procedure: assessmentProcedure,
  maySee: maySeeAssessment,
};

/** What the ledger keeps of a round of assessment and of the objections to it. */
export interface AssessmentDetails {
  'assessment-opened': {
    number: string;
    title: string;
    fromOn: string;
    toOn: string;
    schemeTitle: string;
    schemeVersion: number;
  };
  'assessment-frozen': { toOn: string };
  'assessment-cancelled': { remark: string };
  'spotcheck-drawn': { seed: string; percent: number };
  'assessment-scored': { n: number };
  'assessment-announced': { objectionsUntil: string };
  'award-nominated': { awardTitle: string; subjectId: string; reason: string };
  'assessment-returned': { remark: string };
  'assessment-decided': { told: string; n: number };
  'assessment-published': Nothing;
  'score-marked': { subjectId: string; name: string; item: string; points: number; reason: string };
  'score-self-marked': { subjectId: string; name: string; item: string; points: number; reason: string };
  'objection-raised': { number: string; item: string; words: string; assessmentNumber: string };
  'objection-upheld': { item: string; points: number; answer: string };
  'objection-dismissed': { answer: string };
  'objection-withdrawn': Nothing;
  'scheme-saved': { code: string; title: string; version: number };
  'award-saved': { code: string; title: string; quota: number };
}

declare module '../base/event.ts' {
  interface Details extends AssessmentDetails {}
}

export const assessmentTellings: Tellings<AssessmentDetails> = {
  'assessment-opened': (d) => [
    `开了一轮考核：${text(d.title)}，${text(d.fromOn)} 到 ${text(d.toOn)}，用《${text(d.schemeTitle)}》第 ${text(d.schemeVersion)} 版。`,
    `The round “${text(d.title)}” was opened, ${text(d.fromOn)} to ${text(d.toOn)}.`,
  ],
  'assessment-frozen': (d) => [
    `数据冻结，截止 ${text(d.toOn)}；以后的台账不改这一轮。`,
    `Frozen as of ${text(d.toOn)}.`,
  ],
  'assessment-cancelled': plainTelling({ zh: '取消', en: 'Cancelled' }, 'remark'),
  'spotcheck-drawn': (d) => [
    `按百分之${text(d.percent)}抽签，种子 ${text(d.seed)}。`,
    `Drawn ${text(d.percent)} of a hundred by the seed ${text(d.seed)}.`,
  ],
  'assessment-scored': (d) => [`打分完毕，共 ${text(d.n)} 个。`, `All ${text(d.n)} are marked.`],
  'assessment-announced': (d) => [
    `公示得分，可以提异议，${text(d.objectionsUntil)} 截止。`,
    `Scores announced; objections until ${text(d.objectionsUntil)}.`,
  ],
  'award-nominated': (d) => [
    `推荐${text(d.awardTitle)}：${text(d.reason)}`,
    `Nominated for ${text(d.awardTitle)}: ${text(d.reason)}`,
  ],
  'assessment-returned': plainTelling({ zh: '退回打分', en: 'Sent back' }, 'remark'),
  'assessment-decided': (d) => [`决定表彰：${text(d.told)}。`, `Decided: ${text(d.told)}.`],
  'assessment-published': () => ['公布结果，证书取了编号。', 'Published; certificates have their numbers.'],
  'score-marked': (d) => [
    `${of(d)}“${text(d.item)}”打 ${text(d.points)} 分：${text(d.reason)}`,
    `“${text(d.item)}”${ofEn(d)}: ${text(d.points)} points. ${text(d.reason)}`,
  ],
  'score-self-marked': (d) => [
    `${of(d)}“${text(d.item)}”自评 ${text(d.points)} 分：${text(d.reason)}`,
    `Self-mark on “${text(d.item)}”${ofEn(d)}: ${text(d.points)} points. ${text(d.reason)}`,
  ],
  'objection-raised': (d) => [
    `异议 ${text(d.number)}（${text(d.item)}）：${text(d.words)}`,
    `Objection ${text(d.number)} on ${text(d.item)}: ${text(d.words)}`,
  ],
  'objection-upheld': (d) => [
    `异议成立，“${text(d.item)}”改为 ${text(d.points)} 分：${text(d.answer)}`,
    `Upheld, “${text(d.item)}” now has ${text(d.points)} points: ${text(d.answer)}`,
  ],
  'objection-dismissed': plainTelling({ zh: '异议不成立', en: 'Dismissed' }, 'answer'),
  'objection-withdrawn': () => ['撤回异议。', 'Withdrawn.'],
  'scheme-saved': (d) => [
    `考核方案《${text(d.title)}》改到第 ${text(d.version)} 版。`,
    `The scheme “${text(d.title)}” was saved as version ${text(d.version)}.`,
  ],
  'award-saved': (d) => [
    `荣誉“${text(d.title)}”已保存，名额 ${text(d.quota)}。`,
    `The award “${text(d.title)}” was saved with a quota of ${text(d.quota)}.`,
  ],
};

function of(detail: { readonly name?: string }): string {
  const name = text(detail.name);
  return name === '' ? '' : `${name}的`;
}

function ofEn(detail: { readonly name?: string }): string {
  const name = text(detail.name);
  return name === '' ? '' : ` of ${name}`;
}
