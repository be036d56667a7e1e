/** 案例编发 (editorial): each step of a typical case, from the draft to the boards and down again: who makes it, with which words. */
import { z } from 'zod';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byAnother } from '../matter/docket/whose-step.ts';
import {
  draftExampleOf,
  DraftExample,
  exampleMoves,
  exampleReachWords,
  exampleStateWords,
  exampleWords,
  maySeeExample,
  publicWords,
  type Example,
  type ExampleFacts,
  type ExampleMove,
  type ExampleReach,
} from './example.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { countOf, text, words, type Tellings } from '../base/sentence.ts';
import { demandDecided, demandMasked } from '../command/example-draft.ts';
import type { Nothing } from '../base/event.ts';
import type { ExampleVerb } from '../base/ledger-verbs.ts';

const Rewrite = z.object(exampleWords);
const SendBack = z.object({
  remark: labelled(written().min(2).max(300), { zh: '哪里要改', en: 'What is to be changed', input: 'longText' }),
});
const Why = z.object({ remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }) });

const reaches = Object.keys(exampleReachWords) as [ExampleReach, ...ExampleReach[]];
const Publish = z.object({
  reach: labelled(z.enum(reaches), {
    zh: '上哪些公示栏',
    en: 'On which boards',
    input: 'choice',
    options: reaches.map((value) => ({ value, ...exampleReachWords[value] })),
  }),
  stationIds: labelled(z.array(z.string().max(40)).max(500).default([]), {
    zh: '挑哪些站点',
    en: 'Which stations',
    input: 'stations',
    when: { field: 'reach', is: ['some'] },
  }),
  onPortal: labelled(z.boolean().default(false), {
    zh: '同时发到群众网页',
    en: 'On the citizens’ page',
    input: 'tick',
  }),
  untilOn: labelled(z.iso.date().nullable().default(null), {
    zh: '挂到哪天（可不填）',
    en: 'Until (optional)',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
});
type Publish = z.infer<typeof Publish>;

const verbs = {
  submit: 'example-submitted',
  rewrite: 'example-rewritten',
  drop: 'example-dropped',
  approve: 'example-approved',
  sendBack: 'example-returned',
  publish: 'example-published',
  withdraw: 'example-withdrawn',
} as const satisfies Record<ExampleMove, ExampleVerb>;

/** Whoever wrote in it does not approve it. */
const isAnother = ({ writerIds }: Example, { id }: { id: string }) => !writerIds.includes(id);

export const exampleProcedure = rulesBy<Example, typeof verbs, ExampleFacts>(byAnother, exampleMoves, verbs, {
  submit: {
    zh: '交审核',
    en: 'Submit',
    permission: 'example.write',
    input: z.object({}),
    chief: true,
    apply: (example, _input, facts) => {
      if (example.lesson === '') throw new Refusal('example-no-lesson');
      demandMasked(publicWords(example), facts, example.firmReason);
      return { next: { remark: '' }, detail: {} };
    },
  },
  rewrite: {
    zh: '改稿',
    en: 'Rewrite',
    permission: 'example.write',
    input: Rewrite,
    apply: ({ writerIds }, input: z.infer<typeof Rewrite>, facts) => {
      const { by } = facts;
      demandMasked(publicWords(input), facts, input.firmReason);
      const writers = writerIds.includes(by.id) ? writerIds : [...writerIds, by.id];
      return { next: { ...input, writerIds: writers }, detail: {} };
    },
  },
  drop: {
    zh: '不用了',
    en: 'Do not use',
    permission: 'example.write',
    input: Why,
    apply: (_example, { remark }: z.infer<typeof Why>, { at }) => ({
      next: { remark, endedAt: at },
      detail: { remark },
    }),
  },
  approve: {
    zh: '审核通过',
    en: 'Approve',
    permission: 'example.approve',
    input: z.object({}),
    chief: true,
    stands: isAnother,
    apply: (example, _input, facts) => {
      demandDecided(publicWords(example), facts, example.firmReason, facts.passed);
      return { next: { approvedById: facts.by.id, approvedAt: facts.at }, detail: {} };
    },
  },
  sendBack: {
    zh: '退回修改',
    en: 'Send back',
    permission: 'example.approve',
    input: SendBack,
    apply: (_example, { remark }: z.infer<typeof SendBack>) => ({
      next: { remark, approvedById: null, approvedAt: null },
      detail: { remark },
    }),
  },
  publish: {
    zh: '发布',
    en: 'Publish',
    permission: 'example.publish',
    input: Publish,
    chief: true,
    apply: (example, input: Publish, facts) => {
      const { at, today, stationIds: known } = facts;
      // The parties may have been corrected since it was approved: what names nobody then may name somebody now.
      demandDecided(publicWords(example), facts, example.firmReason, facts.passed);
      const { reach, onPortal, untilOn } = input;
      const stationIds = reach === 'some' ? [...new Set(input.stationIds)] : [];
      if (reach === 'none' && !onPortal) throw new Refusal('example-nowhere');
      if (reach === 'some' && (stationIds.length === 0 || stationIds.some((id) => !known.includes(id))))
        throw new Refusal('station-unknown', {}, [
          { path: 'stationIds', zh: '请从列表里挑一个以上在用的站点。', en: 'Choose one or more active stations.' },
        ]);
      if (untilOn !== null && untilOn < today)
        throw new Refusal('invalid-input', {}, [
          {
            path: 'untilOn',
            zh: '这一天已经过了；请选今天以后的日子，或者不填。',
            en: 'The day is past; choose a later one.',
          },
        ]);
      const publishedAt = example.publishedAt ?? at;
      return {
        next: { reach, stationIds, onPortal, untilOn, publishedAt },
        detail: { reach, stations: stationIds.length, onPortal },
      };
    },
  },
  withdraw: {
    zh: '撤下',
    en: 'Take down',
    permission: 'example.publish',
    input: Why,
    apply: (_example, { remark }: z.infer<typeof Why>, { at }) => ({
      next: { remark, endedAt: at },
      detail: { remark },
    }),
  },
});

/** 典型案例簿。 */
export const exampleDocket: Docket<Example, DraftExample, ExampleFacts> = {
  name: 'example',
  path: 'examples',
  zh: '典型案例',
  en: 'Typical cases',
  most: 500,
  letter: '例',
  read: 'example.read',
  states: exampleStateWords,
  moves: exampleMoves,
  over: ['withdrawn', 'dropped'],
  opening: { zh: '起草案例', en: 'Draft a case', permission: 'example.write', input: DraftExample },
  open: draftExampleOf,
  procedure: exampleProcedure,
  maySee: maySeeExample,
};

/** What the ledger keeps of a typical case. */
export interface ExampleDetails {
  'example-drafted': { number: string; source: string };
  'example-submitted': Nothing;
  'example-rewritten': Nothing;
  'example-dropped': { remark: string };
  'example-approved': Nothing;
  'example-returned': { remark: string };
  'example-published': { reach: string; stations: number; onPortal: boolean };
  'example-withdrawn': { remark: string };
  /** In the ledger of the complaint. */
  'example-unfit': { reason: string };
  'example-fit-again': Nothing;
}

declare module '../base/event.ts' {
  interface Details extends ExampleDetails {}
}

export const exampleTellings: Tellings<ExampleDetails> = {
  'example-drafted': (d) => [
    `从 ${text(d.source)} 起草典型案例。`,
    `A typical case was drafted from ${text(d.source)}.`,
  ],
  'example-submitted': plainTelling({ zh: '交审核', en: 'Submitted' }),
  'example-rewritten': plainTelling({ zh: '改了稿', en: 'Rewritten' }),
  'example-dropped': plainTelling({ zh: '不用了', en: 'Not used' }, 'remark'),
  'example-approved': plainTelling({ zh: '审核通过', en: 'Approved' }),
  'example-returned': plainTelling({ zh: '退回修改', en: 'Sent back' }, 'remark'),
  'example-published': (d) => {
    const reach = words(exampleReachWords, d.reach);
    const some = d.reach === 'some' ? `（${countOf(d.stations)} 个）` : '';
    const portal = d.onPortal === true;
    return [
      `发布：${reach.zh === '' ? '' : `${reach.zh}${some}`}${portal ? '，群众网页' : ''}。`,
      `Published: ${reach.en}${portal ? ', citizens’ page' : ''}.`,
    ];
  },
  'example-withdrawn': plainTelling({ zh: '撤下', en: 'Taken down' }, 'remark'),
  'example-unfit': plainTelling({ zh: '不适合写成典型案例', en: 'Not suitable for a typical case' }, 'reason'),
  'example-fit-again': plainTelling({
    zh: '收回“不适合写成典型案例”',
    en: 'It may be told as a typical case after all',
  }),
};
