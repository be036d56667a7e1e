/** 消费调查 of the sample county: the decoration survey of April 2009 with its four findings, and one that the public answers by code. */
import { addDays } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { DesignSurvey, type Survey } from '../../domain/supervision/survey/survey.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { openEntry } from '../../actions/matter/docket.ts';
import { surveyFrame } from '../../actions/supervision/survey/survey.ts';
import { find, morningOf, type Cast } from '../life.ts';
import { step } from '../steering.ts';

/** What was asked, and for each of the ten firms whether it has it. */
const asked: readonly (readonly [part: string, text: string, has: string])[] = [
  ['资质', '家装资质证', '0000000000'],
  ['合同', '采用示范文本', '0000000000'],
  ['合同', '书面合同', '1101110110'],
  ['人员', '持证项目经理', '0010000000'],
  ['人员', '持证设计人员', '0100000010'],
  ['制度', '管理制度', '0110000010'],
  ['制度', '操作规程', '0010010010'],
];

const findings: readonly (readonly [title: string, questions: string[], words: string])[] = [
  ['没有资质证', ['1'], '被调查的 10 家均未取得家装资质证。'],
  ['合同各写各的', ['2'], '被调查的 10 家没有一家用示范文本，3 家只有口头约定。'],
  ['没有持证人员', ['4', '5'], '既没有持证项目经理、也没有持证设计人员的 7 家。'],
  ['没有制度规程', ['6', '7'], '管理制度、操作规程两样都没有的 6 家。'],
];

type As = (loginName: string, ago: number) => Context;

export async function surveySamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { today, at } = cast.ctx;
  const as: As = (loginName, ago) => ({
    ...contextAt(cast.ctx, morningOf(addDays(today, -ago), at, 25)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  await decorationSurvey(as, idOf('survey decoration'), { cast, today });
  const open = await openEntry(
    as('fangmin', 3),
    surveyFrame,
    DesignSurvey.parse({
      id: idOf('survey seed'),
      title: '农资市场消费调查',
      industry: '农资',
      month: today,
      frame: 'public',
      quota: 100,
      stationIds: ['ST-V0303'],
      questions: [
        {
          part: '票据',
          text: '上回买种子、化肥，店家给您票了吗？',
          kind: 'choice',
          options: ['给了，正式的票', '给了，手写的条', '要了，没给', '没要，也没给', '记不清了'],
        },
        { part: '包装', text: '包装上有登记证号吗？', kind: 'yesNo' },
        { part: '退换', text: '买错了、不出苗，店家管过吗？', kind: 'yesNo' },
      ],
    }),
  );
  const fielded = await step(as('fangmin', 2), surveyFrame, open, 'field', { untilOn: addDays(today, 30) });
  const answered = await step(as('st-v0303', 1), surveyFrame, fielded, 'enter', {
    way: 'station',
    answers: { '1': '要了，没给', '2': 'yes', '3': 'no' },
  });
  await step(as('st-v0303', 1), surveyFrame, answered, 'tell', {
    words: '集上有散装化肥，袋子没有字，一袋便宜二十块。',
  });
  return 2;
}

async function decorationSurvey(as: As, id: string, { cast, today }: { cast: Cast; today: string }): Promise<void> {
  const sample = ['美居', '鑫源', '宏图', '百家', '宜安', '新艺', '恒发', '大唐', '阳光', '天成'].map(
    (one) => `${one}装饰`,
  );
  let survey: Survey = await openEntry(
    as('fangmin', 9),
    surveyFrame,
    DesignSurvey.parse({
      id,
      title: '家装市场消费调查',
      industry: '家装',
      month: '2009-04-01',
      frame: 'operators',
      quota: sample.length,
      population: 23,
      sample,
      questions: asked.map(([part, text]) => ({ part, text, kind: 'yesNo' })),
    }),
  );
  survey = await step(as('fangmin', 9), surveyFrame, survey, 'field', { untilOn: today });
  for (const firm of sample.keys()) {
    const answers = Object.fromEntries(asked.map(([, , has], q) => [String(q + 1), has[firm] === '1' ? 'yes' : 'no']));
    survey = await step(as('fangmin', 8), surveyFrame, survey, 'enter', { firm: firm + 1, way: 'paper', answers });
  }
  survey = await step(as('fangmin', 7), surveyFrame, survey, 'tabulate');
  for (const [title, questions, words] of findings)
    survey = await step(as('fangmin', 6), surveyFrame, survey, 'conclude', { title, questions, value: '没有', words });
  survey = await step(as('hanzhiyuan', 5), surveyFrame, survey, 'publish', {});
  await followed(as, survey, { cast, today });
}

/** What of it the firms had by the time they were looked at again, in the order of the questions. */
const again: readonly string[] = [
  '0010000010',
  '1101100010',
  '1111110110',
  '0010000000',
  '0110000010',
  '0110100011',
  '0011010010',
];

/** What followed for each finding, one of which is late; and the same ten looked at again. */
async function followed(as: As, published: Survey, { cast, today }: { cast: Cast; today: string }): Promise<void> {
  const who = (loginName: string) => find(cast, (account) => account.loginName === loginName).id;
  const plan = (survey: Survey, finding: number, words: string, loginName: string, days: number) =>
    step(as('fangmin', 4), surveyFrame, survey, 'follow', {
      finding,
      words,
      whoId: who(loginName),
      dueOn: addDays(today, days),
    });
  let survey = await plan(published, 1, '给没有证的 10 家发规范意见，请亮证', 'majianguo', -1);
  survey = await plan(survey, 2, '和住建部门定家装合同示范文本', 'fangmin', -1);
  survey = await plan(survey, 3, '发消费提示：装修前先看有没有持证的人', 'fangmin', 12);
  survey = await plan(survey, 4, '给 6 家讲一次制度规程', 'majianguo', 20);
  for (const firm of published.sample.keys()) {
    const answers = Object.fromEntries(again.map((has, q) => [String(q + 1), has[firm] === '1' ? 'yes' : 'no']));
    survey = await step(as('fangmin', 1), surveyFrame, survey, 'revisit', { firm: firm + 1, way: 'visit', answers });
  }
  await step(as('majianguo', 1), surveyFrame, survey, 'done', {
    n: 1,
    doneOn: addDays(today, -1),
    done: '10 家都送到并签收，2 家已经把证挂出来，其余在办。',
  });
}
