/** 统筹 of the sample county: directives, the plans of three years, meetings, a leading group and what comes round. */
import { addDays } from '../domain/base/calendar.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { DraftPlan, type Plan } from '../domain/steering/plan.ts';
import { contextAt } from '../actions/base/context.ts';
import { openEntry } from '../actions/matter/docket.ts';
import { planFrame } from '../actions/steering/plan.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { directiveSamples, remarkSamples } from './directive.ts';
import { find, type Cast } from './life.ts';
import { meetingSamples, recurrenceSamples, workgroupSamples } from './meeting.ts';
import { carryOut, step, type Stage } from './steering.ts';

/** Sets everything up through the actions that people use, each on its day. */
export async function steerSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<void> {
  const named = (loginName: string) => find(cast, (account) => account.loginName === loginName);
  const stage: Stage = {
    cast,
    idOf,
    as: (loginName, ago) => ({
      ...contextAt(cast.ctx, new Date(cast.ctx.at.getTime() - ago * 24 * 3_600_000)),
      actor: actorOfAccount(named(loginName)),
    }),
    on: (days) => addDays(cast.ctx.today, days),
    accountId: (loginName) => named(loginName).id,
  };
  await directiveSamples(stage);
  const plan = await planSamples(stage);
  await meetingSamples(stage, plan);
  await workgroupSamples(stage);
  await recurrenceSamples(stage);
  // Something that an office has in hand and that is old enough for a leader to ask about.
  const about = filed.find(({ officeId, state }) => officeId === 'SO-CG' && state === 'dispatched');
  if (about !== undefined) await remarkSamples(stage, about.number);
}

/** Gives the plan of this year, which the meetings are about. */
async function planSamples(stage: Stage): Promise<Plan> {
  const year = Number(stage.cast.ctx.today.slice(0, 4));
  await planLastYear(stage, year - 1);
  const plan = await planThisYear(stage, year);
  await planEducation(stage, year);
  await draftSpringScheme(stage, year + 1);
  return plan;
}

/** Concluded, with what was left handed on as tasks. */
async function planLastYear(stage: Stage, year: number): Promise<void> {
  const { as, on, idOf, accountId } = stage;
  const last = await openEntry(
    as('fangmin', 400),
    planFrame,
    DraftPlan.parse({
      id: idOf('plan 0'),
      kind: 'annual',
      year,
      title: `${year}年消费维权工作计划`,
      slogan: '站点进村，维权到户',
      milestones: [{ title: '村级站点全覆盖', plannedOn: `${year}-10-31`, personId: accountId('gaoyun') }],
    }),
  );
  const approved = await step(as('hanzhiyuan', 399), planFrame, last, 'approve');
  const reached = await step(as('fangmin', 380), planFrame, approved, 'reach', {
    milestone: '0',
    reachedOn: addDays(as('fangmin', 380).today, 0),
  });
  const concluded = await step(as('fangmin', 330), planFrame, reached, 'conclude', {
    summary: '站点建到村，投诉就地办结的比上年多；调解记录的质量还不齐。',
    shortcomings: [{ text: '三个村级站点半年没有登记' }, { text: '预付卡投诉没有预警' }],
    steps: [{ text: '开展放心消费示范店评比' }],
  });
  await step(as('hanzhiyuan', 320), planFrame, concluded, 'carryOver', {
    tasks: [
      {
        item: 's1',
        title: '闲置站点逐个走访，留、换或者撤',
        leadId: 'SO-SQ',
        personId: accountId('shidapeng'),
        dueOn: addDays(as('hanzhiyuan', 320).today, 120),
      },
      { item: 'n1', title: '放心消费示范店评比', leadId: 'CA', dueOn: on(20) },
    ],
  });
  await carryOut(stage, last.id, [['三个站都走访了，换人两个，撤一个。', '']], 210);
}

/** Under way: two milestones reached, and some tasks split off. */
async function planThisYear({ as, on, idOf, accountId, cast }: Stage, year: number): Promise<Plan> {
  const plan = await openEntry(
    as('fangmin', 310),
    planFrame,
    DraftPlan.parse({
      id: idOf('plan 1'),
      kind: 'annual',
      year,
      title: `${year}年消费维权工作计划`,
      slogan: '发挥监督网络作用，提升消费维权水平',
      goals: [{ text: '小事不出村，大事不出镇' }, { text: '每个站点都有人办、有账查' }],
      milestones: [
        { title: '3·15 集中宣传', plannedOn: `${year}-03-15`, personId: accountId('guaimin') },
        { title: '站点年中核查', plannedOn: `${year}-06-30`, personId: accountId('gaoyun') },
        { title: '农资放心店挂牌', plannedOn: on(-8), personId: accountId('liuguodong') },
        { title: '年度总结', plannedOn: `${year}-12-31`, personId: accountId('fangmin') },
      ],
      targets: [
        { title: '收到投诉举报按时分送', target: 120, unit: '件', figure: 'received', personId: accountId('fangmin') },
        {
          title: '柳河所达成协议',
          target: 12,
          unit: '件',
          figure: 'settled',
          officeId: 'SO-LH',
          personId: accountId('liuguodong'),
        },
        {
          title: '城关所达成协议',
          target: 20,
          unit: '件',
          figure: 'settled',
          officeId: 'SO-CG',
          personId: accountId('zhengweimin'),
        },
      ],
      research: [{ memoNumber: '研2026-01', title: '农村消费投诉调研', finding: '种子、化肥占一半，集中在四月。' }],
    }),
  );
  let now = await step(as('hanzhiyuan', 305), planFrame, plan, 'approve');
  for (const [n, day] of [`${year}-03-15`, `${year}-07-06`].entries())
    if (day < cast.ctx.today)
      now = await step(as('fangmin', 5), planFrame, now, 'reach', { milestone: String(n), reachedOn: day });
  await step(as('hanzhiyuan', 4), planFrame, now, 'split', {
    tasks: [
      { title: '年度总结和典型案例', leadId: 'C12315', personId: accountId('fangmin'), dueOn: on(25) },
      { title: '农资放心店挂牌补齐', leadId: 'SO-LH', personId: accountId('liuguodong'), dueOn: on(10) },
    ],
  });
  return plan;
}

/** The plan of education, with what has been held so far. */
async function planEducation({ as, idOf, accountId }: Stage, year: number): Promise<void> {
  const education = await openEntry(
    as('fangmin', 300),
    planFrame,
    DraftPlan.parse({
      id: idOf('plan 2'),
      kind: 'education',
      year,
      title: `${year}年消费教育工作总体规划`,
      targets: [
        {
          title: '进村宣讲',
          target: 40,
          unit: '场',
          audience: '农村居民',
          regionId: 'T03',
          personId: accountId('baijing'),
        },
        {
          title: '进校园',
          target: 12,
          unit: '场',
          audience: '中小学生',
          regionId: 'T01',
          personId: accountId('tanxiaoyu'),
        },
        { title: '防骗课', target: 20, unit: '场', audience: '老年人', personId: accountId('guaimin') },
      ],
    }),
  );
  let taught = await step(as('hanzhiyuan', 298), planFrame, education, 'approve');
  for (const [n, actual] of [31, 12, 9].entries())
    taught = await step(as('fangmin', 6), planFrame, taught, 'count', { target: String(n), actual });
}

/** A scheme for next spring that nobody has approved yet. */
async function draftSpringScheme({ as, idOf, accountId }: Stage, year: number): Promise<void> {
  await openEntry(
    as('liuguodong', 2),
    planFrame,
    DraftPlan.parse({
      id: idOf('plan 3'),
      kind: 'scheme',
      year,
      title: '柳河片区春耕农资维权工作方案',
      milestones: [{ title: '种子店约谈', plannedOn: `${year}-02-20`, personId: accountId('majianguo') }],
      research: [{ memoNumber: '研2026-02', title: '柳河农资投诉调研', finding: '三成出在走村串户的流动摊贩。' }],
    }),
  );
}
