/** 调查的各步 (steps): who makes them, and what a finding must be before everybody reads it. */
import { z } from 'zod';
import { mayDo } from '../../base/actor.ts';
import { demandNameless, sayEach } from '../../base/disclosure/nameless.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { SurveyVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { rulesBy, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { demandDay, eventOf } from '../../matter/matter.ts';
import { FollowedUp, FollowUp, foundAgain, isFollowed, isOpen, mostFollowUps, surveyDueOn } from './survey-follow.ts';
import {
  AmendSurvey,
  Conclude,
  DesignSurvey,
  EnterSheet,
  FieldSurvey,
  maySeeSurvey,
  Summarise,
  surveyStateWords,
  TellTip,
  type Survey,
  type SurveyFacts,
  type SurveyFinding,
  type SurveyState,
} from './survey.ts';
import { listedWithin, miscounted } from '../stated-count.ts';
import { countAll, valuesOf } from '../../figures/tabulate.ts';
import { saidTooMuch, type SaidTooMuch } from './said-too-much.ts';
import { unitOf } from './survey-words.ts';

export const surveyMoves = {
  designed: { field: 'fielded', amend: 'designed', drop: 'dropped' },
  fielded: { enter: 'fielded', tell: 'fielded', tabulate: 'tabulated', drop: 'dropped' },
  tabulated: {
    conclude: 'tabulated',
    strike: 'tabulated',
    return: 'tabulated',
    publish: 'published',
    resume: 'fielded',
  },
  published: { follow: 'published', done: 'published', revisit: 'published', finish: 'followed' },
  followed: {},
  dropped: {},
} as const satisfies Record<SurveyState, Partial<Record<string, SurveyState>>>;
export type SurveyMove =
  | 'field'
  | 'amend'
  | 'drop'
  | 'enter'
  | 'tell'
  | 'tabulate'
  | 'conclude'
  | 'strike'
  | 'return'
  | 'publish'
  | 'resume'
  | 'follow'
  | 'done'
  | 'revisit'
  | 'finish';

const Why = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么', en: 'Why', input: 'text' }),
});
const Strike = z.object({
  n: labelled(z.number().int().min(1).max(30), {
    zh: '划掉第几项',
    en: 'Which finding',
    input: 'number',
    wrongZh: '写结论前面的号',
    wrongEn: 'the number before it',
  }),
});

function wrongAt(path: string, zh: string, en: string): Refusal {
  return new Refusal('invalid-input', {}, [{ path, zh, en }]);
}

/** What is asked hangs together: firms are named as many as are asked, and a choice has something to choose. */
function demandDesigned(
  { frame, sample, quota, population, questions, stationIds }: AmendSurvey,
  facts: SurveyFacts,
): void {
  if (frame === 'operators' && sample.length !== quota)
    throw wrongAt(
      'sample',
      `要问 ${quota} 家，写了 ${sample.length} 家；请写齐，或者改要问的家数。`,
      `${quota} are to be asked and ${sample.length} are named.`,
    );
  if (population !== null && population < quota)
    throw wrongAt(
      'population',
      '全县的数比要问的还少；请核对。',
      'There are fewer in the county than are to be asked.',
    );
  const empty = questions.findIndex(({ kind, options }) => kind === 'choice' && new Set(options).size < 2);
  if (empty >= 0)
    throw wrongAt(`questions.${empty}.options`, '至少写两样可选的，各不相同。', 'At least two different options.');
  if (stationIds.some((id) => !facts.stationIds.includes(id)))
    throw wrongAt('stationIds', '有的站点不在名录里；请重选。', 'One of the stations is not in the list.');
}

export function designSurvey(input: DesignSurvey, facts: SurveyFacts & { number: string | null }): Change<Survey> {
  const { by, at } = facts;
  demandDesigned(input, facts);
  const next: Survey = {
    ...input,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'designed',
    month: `${input.month.slice(0, 7)}-01`,
    code: facts.freshCode,
    untilOn: null,
    fieldedOn: null,
    findings: [],
    tips: [],
    followUps: [],
    summary: '',
    tabulatedOn: null,
    publishedOn: null,
    publishedById: null,
    dueOn: null,
    byId: by.id,
    designedAt: at,
    remark: '',
  };
  const { number, title, quota } = next;
  return { next, event: eventOf(next, 'survey-designed', facts, { number, title, quota, n: input.questions.length }) };
}

/** 有 and 没有 as people write them. */
function valueIn(typed: string): string {
  return { 有: 'yes', 是: 'yes', 没有: 'no', 否: 'no', 无: 'no' }[typed] ?? typed;
}

/** The finding with its counts as the answers give them. */
function findingFrom({ questions, frame }: Survey, input: Conclude, { answers }: SurveyFacts): SurveyFinding {
  const which = input.questions.map(Number);
  if (which.some((q) => q < 1 || q > questions.length))
    throw wrongAt('questions', `一共 ${questions.length} 问；请写题号。`, `There are ${questions.length} questions.`);
  const value = valueIn(input.value);
  if (which.some((q) => !valuesOf(questions[q - 1] ?? { kind: 'yesNo', options: [] }).includes(value)))
    throw wrongAt('value', '这一问没有这个答法；请照选项写，或者写有、没有。', 'No such answer to the question.');
  const counted = frame === 'operators' ? answers.filter(({ firm }) => firm !== null) : answers;
  const { title, words, attachmentIds } = input;
  return { title, words, questions: which, value, ...countAll(counted, which, value), attachmentIds };
}

/** What each finding says that its counts do not bear, and what it says of how many it lists. */
export function problemsOfFindings({
  findings,
  population,
  frame,
}: Pick<Survey, 'findings' | 'population' | 'frame'>): SaidTooMuch[][] {
  const unit = unitOf(frame).zh;
  return findings.map(({ title, words, k, n }) => [
    ...saidTooMuch(`${title}。${words}`, { k, n, population, unit }),
    ...listedWrong(words),
  ]);
}

/** 「三个问题：一是……二是……」: a finding that lists within its own words lists as many as it says. */
function listedWrong(words: string): SaidTooMuch[] {
  const listed = listedWithin(words);
  if (listed === 0) return [];
  return miscounted(words, listed, 'findings').map((one) => ({
    words: one.words,
    zh: `写“${one.words}”，列出的是 ${listed} 项；请补上或者改字。`,
    en: `“${one.words}” says ${one.n}, and ${listed} are listed.`,
  }));
}

/** 写几项列几项: the title and the words before the findings say as many as there are (S133, of surveys). */
function demandCounted({ title, findings }: Pick<Survey, 'title' | 'findings'>, summary: string): void {
  for (const [path, words] of [
    ['title', title],
    ['summary', summary],
  ] as const) {
    const within = listedWithin(words);
    // What lists within its own words is laid beside that list: 「三个方面的问题：一是…」 over five findings counts its own three.
    const listed = within === 0 ? findings.length : within;
    const [wrong] = miscounted(words, listed, 'findings');
    if (wrong === undefined) continue;
    throw new Refusal('survey-count', { words: wrong.words, stated: wrong.n, listed }, [
      {
        path,
        zh: `写“${wrong.words}”，列出的是 ${listed} 项；请补上或者改字。`,
        en: `It says ${wrong.n}, and ${listed} are listed.`,
      },
    ]);
  }
}

/** Before everybody reads it: at least one finding, none says too much, and nobody and no firm of the sample is named. */
function demandPublic(survey: Survey, summary: string, facts: SurveyFacts): void {
  const { findings, title, sample } = survey;
  if (findings.length === 0) throw new Refusal('survey-no-findings');
  const wrong = problemsOfFindings(survey).flatMap((problems, i) =>
    problems.map((problem) => ({ ...problem, at: i + 1 })),
  );
  const [first] = wrong;
  if (first !== undefined)
    throw new Refusal('survey-says-too-much', { n: first.at, why: first.zh.replace(/[。]$/u, ''), many: wrong.length });
  demandCounted(survey, summary);
  const texts = Object.fromEntries(findings.map((one, i) => [`findings.${i}`, `${one.title}。${one.words}`]));
  demandNobody({ sample }, { title, summary, ...texts }, facts);
}

/** What is written is read by other offices before everybody reads it: it names no firm of the sample, no person and no number of one. */
function demandNobody(
  { sample }: Pick<Survey, 'sample'>,
  texts: Readonly<Record<string, string>>,
  facts: SurveyFacts,
): void {
  const firms = Object.entries(texts).flatMap(([path, written]) =>
    sample.filter((name) => written.includes(name)).map((name) => ({ path, name })),
  );
  if (firms.length > 0)
    throw new Refusal(
      'survey-names',
      { words: [...new Set(firms.map(({ name }) => name))].join('、') },
      firms.map(({ path, name }) => ({
        path,
        zh: `“${name}”是抽到的店，公布时不写店名；请改成“一家店”。`,
        en: `“${name}” is a firm of the sample; write “one firm”.`,
      })),
    );
  demandNameless({ strict: texts }, facts, {
    say: sayEach,
    refuse: (fields, words) =>
      new Refusal('survey-names', { words: [...new Set(words)].slice(0, 6).join('、') }, fields),
  });
}

const verbs = {
  field: 'survey-fielded',
  amend: 'survey-amended',
  drop: 'survey-dropped',
  enter: 'survey-entered',
  tell: 'survey-tipped',
  tabulate: 'survey-tabulated',
  conclude: 'survey-concluded',
  strike: 'survey-struck',
  return: 'survey-returned',
  publish: 'survey-published',
  resume: 'survey-resumed',
  follow: 'survey-followed',
  done: 'survey-done',
  revisit: 'survey-revisited',
  finish: 'survey-finished',
} as const satisfies Record<SurveyMove, SurveyVerb>;

/** What the ledger keeps of a sheet; refuses one that is of no firm of the sample, or answers what was not asked. */
function sheetDetail({ frame, sample, questions }: Survey, { firm, way, answers }: EnterSheet) {
  if (frame === 'operators' && (firm === null || firm > sample.length))
    throw wrongAt('firm', '请选是哪一家的。', 'Choose whose sheet it is.');
  const unknown = Object.entries(answers).find(
    ([q, value]) => !valuesOf(questions[Number(q) - 1] ?? { kind: 'choice', options: [] }).includes(value),
  );
  if (unknown !== undefined)
    throw wrongAt(
      `answers.${unknown[0]}`,
      `第 ${unknown[0]} 问没有这个答法。`,
      `No such answer to question ${unknown[0]}.`,
    );
  return { detail: { firm, way, n: Object.keys(answers).length } };
}

export const surveyProcedure = rulesBy<Survey, typeof verbs, SurveyFacts>(byAnother, surveyMoves, verbs, {
  field: {
    zh: '开始问',
    en: 'Go to the field',
    permission: 'survey.design',
    input: FieldSurvey,
    chief: true,
    apply: (_survey, { untilOn }: FieldSurvey, { today }) => {
      if (untilOn < today) throw wrongAt('untilOn', '截止在以后；请选以后的一天。', 'Choose a day ahead.');
      return { next: { untilOn, fieldedOn: today }, detail: { untilOn } };
    },
  },
  amend: {
    zh: '改问卷',
    en: 'Change',
    permission: 'survey.design',
    input: AmendSurvey,
    apply: (_survey, input: AmendSurvey, facts) => {
      demandDesigned(input, facts);
      return {
        next: { ...input, month: `${input.month.slice(0, 7)}-01`, byId: facts.by.id },
        detail: { n: input.questions.length },
      };
    },
  },
  drop: {
    zh: '不做了',
    en: 'Drop',
    permission: 'survey.design',
    input: Why,
    apply: (_survey, { remark }: z.infer<typeof Why>) => ({ next: { remark }, detail: { remark } }),
  },
  enter: {
    zh: '录一份',
    en: 'Enter a sheet',
    permission: 'survey.field',
    input: EnterSheet,
    apply: sheetDetail,
  },
  tell: {
    zh: '报消费信息',
    en: 'Tell what was heard',
    permission: 'survey.field',
    input: TellTip,
    apply: ({ tips }, { words }: TellTip, { by, today }) => ({
      next: { tips: [...tips, { words, on: today, stationId: by.stationId, byId: by.id }] },
      detail: { n: tips.length + 1 },
    }),
  },
  tabulate: {
    zh: '收齐汇总',
    en: 'Count',
    permission: 'survey.design',
    input: z.object({}),
    chief: true,
    apply: (_survey, _input, { today, answers }) => {
      if (answers.length === 0) throw new Refusal('survey-no-answers');
      return { next: { tabulatedOn: today }, detail: { n: answers.length } };
    },
  },
  conclude: {
    zh: '写一项结论',
    en: 'Write a finding',
    permission: 'survey.design',
    input: Conclude,
    chief: true,
    apply: (survey, input: Conclude, facts) => {
      demandNobody(survey, { title: input.title, words: input.words }, facts);
      const finding = findingFrom(survey, input, facts);
      const { findings } = survey;
      const at = input.n ?? findings.length + 1;
      const next = at > findings.length ? [...findings, finding] : findings.with(at - 1, finding);
      return {
        next: { findings: next, byId: facts.by.id, remark: '' },
        detail: { n: at, title: finding.title, k: finding.k, of: finding.n },
      };
    },
  },
  strike: {
    zh: '划掉一项',
    en: 'Strike a finding',
    permission: 'survey.design',
    input: Strike,
    ready: ({ findings }) => findings.length > 0,
    apply: ({ findings }, { n }: z.infer<typeof Strike>) => {
      const title = findings[n - 1]?.title;
      if (title === undefined) throw wrongAt('n', `结论只有 ${findings.length} 项。`, `There are ${findings.length}.`);
      return { next: { findings: findings.filter((_, i) => i !== n - 1), remark: '' }, detail: { n, title } };
    },
  },
  return: {
    zh: '退回重写',
    en: 'Send back',
    permission: 'survey.publish',
    input: Why,
    stands: ({ byId }, { id }) => byId !== id,
    ready: ({ findings }) => findings.length > 0,
    apply: (survey, { remark }: z.infer<typeof Why>, facts) => {
      demandNobody(survey, { remark }, facts);
      return { next: { remark }, detail: { remark } };
    },
  },
  publish: {
    zh: '公布',
    en: 'Publish',
    permission: 'survey.publish',
    input: Summarise,
    chief: true,
    stands: ({ byId }, { id }) => byId !== id,
    apply: (survey, { summary }: z.infer<typeof Summarise>, facts) => {
      demandPublic(survey, summary, facts);
      return {
        next: { summary, publishedOn: facts.today, publishedById: facts.by.id, remark: '' },
        detail: { n: survey.findings.length },
      };
    },
  },
  resume: {
    zh: '再去问',
    en: 'Ask again',
    permission: 'survey.design',
    input: Why,
    apply: (_survey, { remark }: z.infer<typeof Why>) => ({ next: { findings: [], remark: '' }, detail: { remark } }),
  },
  follow: {
    zh: '定跟进',
    en: 'Plan a follow-up',
    permission: 'survey.design',
    input: FollowUp,
    apply: ({ followUps, findings }, input: FollowUp, { today, accountIds }) => {
      const { finding, words, number: what, whoId, dueOn } = input;
      if (followUps.length >= mostFollowUps) throw new Refusal('survey-too-many-follow');
      if (finding > findings.length)
        throw wrongAt('finding', `结论只有 ${findings.length} 项。`, `There are ${findings.length} findings.`);
      if (!accountIds.includes(whoId))
        throw wrongAt(
          'whoId',
          '这个人没有办调查的权限，跟进不了；请选在用的、能办调查的人。',
          'Choose somebody in post who may work on surveys.',
        );
      if (dueOn < today) throw wrongAt('dueOn', '办好的日子在以后；请选以后的一天。', 'Choose a day ahead.');
      const planned = { ...input, setOn: today, doneOn: null, done: '' };
      return { next: { followUps: [...followUps, planned] }, detail: { what, words, finding, who: whoId, dueOn } };
    },
  },
  done: {
    zh: '记办好了',
    en: 'Record what was done',
    permission: 'survey.field',
    input: FollowedUp,
    // Whoever was asked to, and who designs surveys.
    stands: ({ followUps }, actor) =>
      mayDo(actor, 'survey.design') || followUps.filter(isOpen).some(({ whoId }) => whoId === actor.id),
    ready: ({ followUps }) => followUps.some(isOpen),
    apply: ({ followUps }, { n, doneOn, done, number }: FollowedUp, facts) => {
      const one = followUps[n - 1];
      if (one === undefined)
        throw wrongAt('n', `跟进只有 ${followUps.length} 件。`, `There are ${followUps.length} of them.`);
      if (!isOpen(one)) throw wrongAt('n', '这一件记过办好了；请写另一件的号。', 'This one is done already.');
      if (one.whoId !== facts.by.id && !mayDo(facts.by, 'survey.design'))
        throw wrongAt('n', '这一件是别人办的；请写自己那件的号。', 'Somebody else does this one.');
      demandDay(doneOn, facts, one.setOn);
      const next = { ...one, doneOn, done, number: number === '' ? one.number : number };
      return { next: { followUps: followUps.with(n - 1, next) }, detail: { n, words: one.words, on: doneOn, done } };
    },
  },
  revisit: {
    zh: '复看一份',
    en: 'Ask again',
    permission: 'survey.field',
    input: EnterSheet,
    apply: sheetDetail,
  },
  finish: {
    zh: '都跟进了',
    en: 'Followed up',
    permission: 'survey.design',
    input: z.object({}),
    chief: true,
    ready: isFollowed,
    refuses: 'survey-not-followed',
    apply: ({ followUps, findings }, _input, { again }) => ({
      next: { findings: findings.map((one) => ({ ...one, after: foundAgain(one, again) })) },
      detail: { n: followUps.length },
    }),
  },
});

/** 调查簿 */
export const surveyDocket: Docket<Survey, DesignSurvey, SurveyFacts> = {
  name: 'survey',
  path: 'surveys',
  zh: '调查',
  en: 'Surveys',
  letter: '调',
  read: 'survey.read',
  states: surveyStateWords,
  moves: surveyMoves,
  over: ['followed', 'dropped'],
  opening: { zh: '设计一次调查', en: 'Design a survey', permission: 'survey.design', input: DesignSurvey },
  open: designSurvey,
  procedure: surveyProcedure,
  maySee: maySeeSurvey,
  dueOn: surveyDueOn,
};
