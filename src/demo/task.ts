/** 任务督办 of the sample county: what a county has on its list in late autumn. */
import { addDays } from '../domain/base/calendar.ts';
import { taskProcedure } from '../domain/steering/task-steps.ts';
import { AssignTask, type TaskMove } from '../domain/steering/task.ts';
import { contextAt } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { taskFrame } from '../actions/steering/task.ts';
import { find, type Cast } from './life.ts';

interface Sample {
  from: string;
  /** Days before today on which it was set, and days from today until it is due. */
  ago: number;
  due: number;
  task: Omit<
    AssignTask,
    'id' | 'dueOn' | 'kind' | 'text' | 'personId' | 'partnerIds' | 'parentId' | 'matterNumber' | 'needsPhoto'
  > & {
    kind: AssignTask['kind'];
    text?: string;
    partnerIds?: string[];
    needsPhoto?: boolean;
  };
  person?: string;
  steps?: readonly (readonly [who: string, move: TaskMove, ago: number, input: object])[];
}

const samples: readonly Sample[] = [
  {
    from: 'hanzhiyuan',
    ago: 12,
    due: -2,
    task: {
      kind: 'supervision',
      title: '城关所三件超过四十天的投诉逐件说明原因',
      text: '每件写明卡在哪一步、下一步什么时候办，不能只写“正在办理”。',
      leadId: 'SO-CG',
      stationId: null,
      needsProof: false,
    },
    person: 'zhengweimin',
  },
  {
    from: 'fangmin',
    ago: 6,
    due: 3,
    task: {
      kind: 'station',
      title: '冬季农资和电热毯消费提示上墙、进户',
      text: '提示贴在公示栏，集日发传单；回报写清哪天、哪里、发给多少人。',
      leadId: 'SO-LH',
      stationId: 'ST-V0303',
      needsProof: true,
    },
    steps: [
      [
        'st-v0303',
        'reportBack',
        1,
        { result: '公示栏贴了，柳河集发了两百一十张。', proof: '11月23日柳河集，照片三张在站里台账' },
      ],
    ],
  },
  {
    from: 'hanzhiyuan',
    ago: 9,
    due: 8,
    task: {
      kind: 'joint',
      title: '元旦前校外培训机构预付费联合检查',
      text: '教育部门出机构名单，市场监管查合同和价格公示，一起进门。',
      leadId: 'ENF',
      stationId: null,
      partnerIds: ['EDU', 'FIRE'],
      needsProof: true,
    },
  },
  {
    from: 'fangmin',
    ago: 8,
    due: 4,
    task: {
      kind: 'joint',
      title: '集市蔬菜农药残留联合抽检',
      text: '所里定摊位和日子，农业农村局带快检车，卫健委到场看有没有人不舒服；超标的当场下架。',
      leadId: 'SO-LH',
      stationId: null,
      partnerIds: ['AGRI', 'HEAL'],
      needsProof: true,
    },
    steps: [
      ['liuguodong', 'accept', 7, {}],
      ['nongye', 'accept', 7, {}],
      [
        'nongye',
        'contribute',
        2,
        {
          result: '柳河集抽了二十六批次，豇豆一批超标，货已封存，摊主另行处理。',
          proof: '11月25日柳河集，快检单二十六张',
        },
      ],
    ],
  },
  {
    from: 'hanzhiyuan',
    ago: 10,
    due: 5,
    task: {
      kind: 'joint',
      title: '装修公司收了预付款不开工，联合约谈',
      text: '住建局约谈企业、核对资质，城关所带三件投诉的诉求到场；约谈记录送中心。',
      leadId: 'HOUS',
      stationId: null,
      partnerIds: ['SO-CG'],
      needsProof: false,
    },
    steps: [['zhujian', 'accept', 9, {}]],
  },
  {
    from: 'hanzhiyuan',
    ago: 30,
    due: 20,
    task: {
      kind: 'shortcoming',
      title: '三个村级站点半年没有登记，逐个走访',
      text: '去年总结里写的不足：站点闲置。走访后写明留、换人还是撤。',
      leadId: 'SO-SQ',
      stationId: null,
      needsProof: false,
    },
  },
  {
    from: 'hanzhiyuan',
    ago: 25,
    due: -10,
    task: {
      kind: 'supervision',
      title: '解放路电信业务套餐投诉限期办结',
      leadId: 'SO-CG',
      stationId: null,
      needsProof: false,
    },
    steps: [
      ['zhengweimin', 'reportBack', 11, { result: '电信公司退了套餐费差额，两位投诉人都认可。' }],
      ['hanzhiyuan', 'close', 9, { remark: '办得扎实，回访也做了。' }],
    ],
  },
  {
    from: 'fangmin',
    ago: 2,
    due: 5,
    task: {
      kind: 'station',
      title: '站门口的公平秤送检后重新摆好',
      text: '检定合格证贴在秤上，拍一张秤和合格证的照片；谁来复秤，记在站里台账上。',
      leadId: 'SO-LH',
      stationId: 'ST-V0302',
      needsProof: false,
      needsPhoto: true,
    },
  },
];

/** Sets the sample tasks and makes their steps, each on its day, through the actions that people use. */
export async function assignSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const named = (loginName: string) => find(cast, (account) => account.loginName === loginName);
  const as = (loginName: string, ago: number) => ({
    ...contextAt(cast.ctx, new Date(cast.ctx.at.getTime() - ago * 24 * 3_600_000)),
    actor: actorOfAccount(named(loginName)),
  });
  for (const [nth, { from, ago, due, task, person, steps = [] }] of samples.entries()) {
    const input = AssignTask.parse({
      ...task,
      id: idOf(`task ${nth}`),
      personId: person === undefined ? null : named(person).id,
      dueOn: addDays(cast.ctx.today, due),
    });
    let one = await openEntry(as(from, ago), taskFrame, input);
    for (const [who, move, then, typed] of steps) {
      const filled = taskProcedure[move].input.parse(typed);
      one = await moveEntry(as(who, then), taskFrame, one.number, move, filled, { version: one.version });
    }
  }
}
