/** 消费警示 and 召回名单 of the sample county: two that hold, one that was withdrawn, and what is called back. */
import { addDays, type Day } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { warningProcedure } from '../../domain/publicity/warning/warning-steps.ts';
import { DraftWarning, type WarningMove } from '../../domain/publicity/warning/warning.ts';
import { SendStationMessage } from '../../domain/station/station-message.ts';
import { RaiseTrend } from '../../domain/publicity/warning/trend.ts';
import { ListRecall } from '../../domain/publicity/warning/recall.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { recallFrame } from '../../actions/publicity/warning/recall.ts';
import { seeWarnings } from '../../actions/publicity/warning/seen.ts';
import { trendFrame } from '../../actions/publicity/warning/trend.ts';
import { stationMessageFrame } from '../../actions/station/station-message.ts';
import { warningFrame } from '../../actions/publicity/warning/warning.ts';
import { find, morningOf, type Cast } from '../life.ts';

type As = (loginName: string, ago: number) => Context;

const steps = (ago: number, untilOn: Day | null): (readonly [string, WarningMove, number, object])[] => [
  ['majianguo', 'check', ago + 2, { checkedHow: '问了四个站，和登记的几件对得上，看了包装袋。' }],
  ['liuguodong', 'review', ago + 1, { remark: '没有下结论，没有点店名。' }],
  ['hanzhiyuan', 'approve', ago, {}],
  ['fangmin', 'publish', ago, { untilOn }],
];

/** What a station tells its neighbours, and what the office makes of it. */
async function seenSamples(as: As, idOf: (name: string) => string): Promise<void> {
  await openEntry(
    as('st-v0303', 2),
    stationMessageFrame,
    SendStationMessage.parse({
      id: idOf('station message'),
      reach: 'town',
      text: '集上有人推车卖散装洗衣液，没有厂名，洗了手发痒。你们那儿见着没有？',
    }),
  );
  await openEntry(
    as('majianguo', 3),
    trendFrame,
    RaiseTrend.parse({
      id: idOf('trend'),
      categoryCode: 'G02.1',
      reason: '集上卖翻新棉花做的棉衣，三个站都有人来问怎么认。',
    }),
  );
}

export async function warningSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { today, at } = cast.ctx;
  const as: As = (loginName, ago) => ({
    ...contextAt(cast.ctx, morningOf(addDays(today, -ago), at, 40)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  const samples = [
    {
      form: {
        kind: 'warning',
        title: '种了“丰垦818”不结穗的，先别砍秆',
        text: '有农户反映：春上买的玉米种，袋子红底黄字，印着“818”，出穗少、秃尖缺粒。正在等田间鉴定。',
        advice:
          '地里留着，别砍秆、别翻地，等专家看\n种子袋、剩下的种子、小票、付款记录都留着\n拍三张照片：整块地、一棵秆、一个穗\n打 12315、找村里的站来登记',
        unknown: '是种子的毛病，还是天旱、管理的缘故，要等田间鉴定。现在不下结论，也不点店名。',
        townIds: ['T03', 'T04'],
        categoryCodes: ['G10'],
        sourceKind: 'complaints',
      },
      steps: steps(6, addDays(today, 40)),
    },
    {
      form: {
        kind: 'tip',
        title: '开学前报培训班，先看退费怎么写，一次别交超过三个月',
        text: '每年这个时候退费的投诉多。合同上没有写退费的，停课以后要不回来。',
        advice: '先看办学许可证和合同\n退费怎么算写进合同\n一次别交超过三个月，别贷款交学费',
        sourceKind: 'analysis',
      },
      steps: steps(12, addDays(today, 20)),
    },
    {
      form: {
        kind: 'warning',
        title: '某批次电动车充电器发烫，先停用',
        text: '接到几件投诉，充电时外壳烫手。已经送检。',
        advice: '先拔下来，换原装的充\n留着实物和小票',
        sourceKind: 'sampling',
      },
      steps: [...steps(25, null), ['fangmin', 'withdraw', 15, { remark: '复检合格' }] as const],
    },
  ];
  for (const [i, { form, steps: taken }] of samples.entries()) {
    const id = idOf(`warning ${i}`);
    await openEntry(as('majianguo', (taken[0]?.[2] ?? 0) + 1), warningFrame, DraftWarning.parse({ id, ...form }));
    for (const [version, [who, move, ago, input]] of taken.entries()) {
      const read = warningProcedure[move].input.parse(input);
      await moveEntry(as(who, ago), warningFrame, id, move, read, { version: version + 1 });
    }
  }
  await seeWarnings(as('st-v0303', 4), [{ id: idOf('warning 0') }, { id: idOf('warning 1') }]);
  await recallSamples(as, idOf, today);
  await seenSamples(as, idOf);
  return samples.length;
}

/** The list of recalled products: one wrote each, another let it out. */
async function recallSamples(as: As, idOf: (name: string) => string, today: Day): Promise<void> {
  for (const [i, row] of recalls.entries()) {
    const { id } = await openEntry(
      as('fangmin', row.ago),
      recallFrame,
      ListRecall.parse({ ...row, id: idOf(`recall ${i}`), announcedOn: addDays(today, -row.ago - 1) }),
    );
    // The newest waits, so that whoever looks sees how it is let out.
    if (i < recalls.length - 1)
      await moveEntry(as('hanzhiyuan', row.ago), recallFrame, id, 'release', {}, { version: 1 });
  }
}

const recalls = [
  {
    ago: 30,
    kind: 'recall',
    product: '电热毯',
    brand: '暖冬牌',
    model: 'NY-150、NY-180',
    batch: '编号 2509 到 2512 开头',
    danger: '控制器过热起火',
    advice: '马上拔下来，别再用\n别扔，别送人，退的时候要用\n打厂家退全款，没票也退',
    source: '国家市场监督管理总局',
  },
  {
    ago: 24,
    kind: 'unfit',
    product: '电热毯',
    brand: '乐暖牌',
    model: 'L-80',
    batch: '批次 20260815',
    danger: '抽检不合格：拉力不够，用久了会断线',
    advice: '停用，拿到买的店里退\n不给退，打 12315',
    source: '县市场监管局抽检公告',
  },
  {
    ago: 7,
    kind: 'recall',
    product: '儿童推车',
    brand: '小鹿牌',
    model: 'S3',
    batch: '2026 年 3 月以前出厂',
    danger: '折叠处夹手',
    advice: '先别用\n联系厂家换新的折叠扣',
    source: '国家市场监督管理总局',
  },
  {
    ago: 5,
    kind: 'danger',
    product: '电动车充电器',
    brand: '安行牌',
    model: 'C-60',
    batch: '没有批号的',
    danger: '没有过热保护，充电时起火',
    advice: '马上停用，别在屋里充\n换原装的充电器',
    source: '省市场监督管理局通报',
  },
  {
    ago: 3,
    kind: 'recall',
    product: '桶装水饮水机',
    brand: '清泉牌',
    model: 'QQ-200',
    batch: '2025 年 6 月到 9 月出厂',
    danger: '加热管漏电',
    advice: '拔掉电源\n打厂家电话上门换加热管',
    source: '国家市场监督管理总局',
  },
] as const;
