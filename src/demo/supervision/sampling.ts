/**
 * 抽检 of the sample county: the institutions, two plans, and batches at every stage: one whose quantities do not add up yet, one that is
 * tested again, one of goods with a rectification to be looked at, one that was qualified, and what is still to be sampled.
 */
import { Readable } from 'node:stream';
import { addDays, type Day } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { batchDocket } from '../../domain/supervision/sampling/batch-steps.ts';
import { PlanBatch, type BatchMove } from '../../domain/supervision/sampling/batch.ts';
import { RegisterInstitution } from '../../domain/supervision/sampling/institution.ts';
import { DraftSamplingPlan } from '../../domain/supervision/sampling/sampling-plan.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { keepAttachment } from '../../actions/matter/attachment.ts';
import { batchFrame, institutionFrame, samplingPlanFrame } from '../../actions/supervision/sampling/batch.ts';
import { readSamplePhoto } from '../../outside/seeds.ts';
import type { Files } from '../../outside/files.ts';
import { find, morningOf, type Cast } from '../life.ts';

/** What a step is told, made on its day. */
type Told = (scene: Scene) => object;

interface Scene {
  at: string;
  day: Day;
  /** The two who sample and who stand by. */
  two: readonly string[];
  seals: { sampleSeal: string; spareSeal: string };
  idOf: (name: string) => string;
}
type Step = readonly [move: BatchMove, ago: number, told?: Told | undefined, who?: string];

interface Stage {
  as: (loginName: string, ago: number) => Context;
  idOf: (name: string) => string;
  accountId: (loginName: string) => string;
  photograph: (name: string, ago: number) => Promise<string>;
}

export async function samplingSamples(cast: Cast, files: Files, idOf: (name: string) => string): Promise<number> {
  const { today, at } = cast.ctx;
  const accountOf = (loginName: string) => find(cast, (account) => account.loginName === loginName);
  const picture = await readSamplePhoto();
  const as = (loginName: string, ago: number): Context => ({
    ...contextAt(cast.ctx, morningOf(addDays(today, -ago), at, 0)),
    actor: actorOfAccount(accountOf(loginName)),
  });
  const stage: Stage = {
    as,
    idOf,
    accountId: (loginName) => accountOf(loginName).id,
    photograph: async (name, ago) => {
      const [id, fileName] = [idOf(`sampling photo ${name}`), '抽样现场.jpg'];
      const stored = await files.storeUpload(Readable.from(picture), fileName);
      await keepAttachment(as('tanxiaoyu', ago), { id, stored, fileName });
      return id;
    },
  };
  await registerSamples(stage, today);
  await planSamples(stage, today);
  let n = 0;
  for (const one of samples) {
    n += 1;
    await sampleBatch(stage, one, n);
  }
  return n;
}

async function registerSamples({ as, idOf }: Stage, today: Day): Promise<void> {
  const all = ['province', 'city', 'county'];
  const food = ['food', 'farmProduce'];
  const goods = ['farmInput', 'appliance', 'clothing', 'childGoods', 'building', 'fuel', 'otherGoods'];
  const rows = [
    { name: '安澜市食品检验所', cmaNumber: '食检 0217', scope: food, commissioners: all, validIn: 400 },
    { name: '中州省食品检验院', cmaNumber: '食检 0003', scope: food, commissioners: all, validIn: 700, retests: true },
    {
      name: '中州省食品药品检验研究院',
      cmaNumber: '食检 0009',
      scope: food,
      commissioners: all,
      validIn: 620,
      retests: true,
    },
    {
      name: '安澜市产品质量检验所',
      cmaNumber: '质检 0116',
      scope: goods,
      commissioners: ['city', 'county'],
      validIn: 300,
    },
    {
      name: '中州省产品质量检验院',
      cmaNumber: '质检 0002',
      scope: goods,
      commissioners: all,
      validIn: 500,
      retests: true,
    },
    {
      name: '清河县农产品检测站',
      cmaNumber: '农检 0431',
      scope: ['farmProduce'],
      commissioners: ['county'],
      validIn: -20,
    },
  ];
  for (const { validIn, ...row } of rows)
    await openEntry(
      as('fangmin', 150),
      institutionFrame,
      RegisterInstitution.parse({ ...row, id: idOf(`institution ${row.name}`), validTo: addDays(today, validIn) }),
    );
}

async function planSamples({ as, idOf }: Stage, today: Day): Promise<void> {
  const plans = [
    { id: 'food', productClass: 'food', commissioner: 'county', batches: 24, note: '糕点、散装食品，城区超市和集市' },
    { id: 'goods', productClass: 'appliance', commissioner: 'city', batches: 6, note: '电热毯、取暖器' },
  ];
  const quarter = `q${Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1}`;
  for (const { id, ...plan } of plans) {
    const drafted = await openEntry(
      as('fangmin', 140),
      samplingPlanFrame,
      DraftSamplingPlan.parse({ ...plan, id: idOf(`sampling plan ${id}`), year: Number(today.slice(0, 4)), quarter }),
    );
    await moveEntry(as('hanzhiyuan', 139), samplingPlanFrame, drafted.id, 'approve', {}, { version: 1 });
  }
}

interface Sample {
  opening: { product: string; productClass: string; commissioner: string; sellerName: string; plan: string | null };
  ago: number;
  steps: readonly Step[];
}

async function sampleBatch(stage: Stage, { opening, ago, steps }: Sample, n: number): Promise<void> {
  const { as, idOf, photograph } = stage;
  const { plan, ...rest } = opening;
  const id = idOf(`sampling ${n}`);
  await openEntry(
    as('tanxiaoyu', ago),
    batchFrame,
    PlanBatch.parse({ ...rest, id, planId: plan === null ? null : idOf(`sampling plan ${plan}`) }),
  );
  const scene = {
    idOf,
    two: [stage.accountId('tanxiaoyu'), stage.accountId('zhouyi')],
    seals: { sampleSeal: String(126 + 2 * n), spareSeal: String(127 + 2 * n) },
  };
  let version = 1;
  for (const [i, [move, on, told, who = 'tanxiaoyu']] of steps.entries()) {
    const ctx = as(who, on);
    const needsPhoto = move === 'sample' || move === 'execute';
    const photos = needsPhoto ? { photoIds: [await photograph(`${n} ${i}`, on)] } : {};
    const input = { ...told?.({ ...scene, at: ctx.at.toISOString(), day: ctx.today }), ...photos };
    const moved = await moveEntry(
      ctx,
      batchFrame,
      id,
      move,
      batchDocket.procedure[move]?.input.parse(input) as object,
      {
        version,
      },
    );
    version = moved.version;
  }
}

const sampled =
  (goods: object): Told =>
  ({ day, two, seals }) => ({ place: '货架', storage: '常温', ...goods, ...seals, sampledOn: day, samplerIds: two });
const sentTo =
  (name: string): Told =>
  ({ at, idOf }) => ({ institutionId: idOf(`institution ${name}`), at, sealsWhole: 'yes', note: '收样单随附' });
const kept: Told = ({ at }) => ({ from: '谭晓雨、周毅', to: '城关所样品柜', at, sealsWhole: 'yes', note: '2—8 ℃' });
const found =
  (reportNumber: string, items: readonly object[]): Told =>
  ({ day }) => ({ reportNumber, concludedOn: day, receivedOn: day, items });
const told: Told = ({ day }) => ({ toldOn: day, toldHow: '当面送达，店方签收' });
const ordered =
  (orderNumber: string, rectify = false): Told =>
  ({ at }) => ({ orderNumber, action: 'offShelf', servedAt: at, rectify });
const did =
  (kind: string, amount: number, unit: string, proof: string): Told =>
  ({ day, two }) => ({ kind, amount, unit, proof, onDay: day, byIds: two });
const cake = {
  product: '散装老式蛋糕',
  sellerName: '惠民超市东湖店',
  maker: '福来糕点坊',
  regionId: 'V0201',
  unit: 'kg',
  sample: 1,
  spare: 1,
};
const blanket = {
  product: '电热毯',
  brand: '暖冬',
  sellerName: '城关镇兴隆家电',
  maker: '暖冬电器厂',
  unit: 'item',
  sample: 2,
  spare: 2,
};
const cakeFound = found('食检 26-1183', [
  { item: '脱氢乙酸及其钠盐（以脱氢乙酸计）', standard: 'GB 2760 不得使用', measured: '0.312 g/kg', fit: 'no' },
  { item: '菌落总数', standard: 'GB 7099', measured: '在限内', fit: 'yes' },
  { item: '大肠菌群', standard: 'GB 7099', measured: '在限内', fit: 'yes' },
]);
const county = { commissioner: 'county', plan: null };

const samples: readonly Sample[] = [
  {
    opening: { product: '电热毯', productClass: 'appliance', commissioner: 'city', sellerName: '', plan: 'goods' },
    ago: 120,
    steps: [
      ['sample', 118, sampled({ ...blanket, lot: '2509' })],
      ['send', 116, sentTo('安澜市产品质量检验所')],
      [
        'enterResult',
        95,
        found('质检 26-0402', [{ item: '输入功率', standard: 'GB 4706.8', measured: '+22%', fit: 'no' }]),
      ],
      ['fail', 95],
      ['order', 94, ordered('青市监责改〔2026〕31号', true)],
      ['tell', 94, told],
      [
        'count',
        93,
        () => ({ unit: 'item', bought: 40, sold: 21, sampled: 4, stock: 15, source: '进货单、销售小票、当场盘点' }),
      ],
      ['execute', 93, did('offShelf', 15, 'item', '下架清单 1 张')],
      ['execute', 80, did('recovered', 6, 'item', '退款记录 6 笔')],
      ['execute', 78, did('destroyed', 21, 'item', '销毁笔录')],
      ['endWindow', 70],
      ['dispose', 68, ({ day }) => ({ disposedOn: day, disposal: '店里补了进货查验台账，同批的都下架销毁' })],
      ['noCase', 66, () => ({ reason: '查验了进货凭证，能说明来源，依法不予立案' }), 'zhengweimin'],
      ['publish', 60, ({ day }) => ({ publishedOn: day, publishedWhere: '县政府网站抽检信息栏' }), 'fangmin'],
    ],
  },
  {
    opening: { ...county, product: '鲜面条', productClass: 'food', sellerName: '城关集刘记面条', plan: 'food' },
    ago: 60,
    steps: [
      ['sample', 59, sampled({ product: '鲜面条', sellerName: '城关集刘记面条', unit: 'kg', sample: 0.5, spare: 0.5 })],
      ['send', 57, sentTo('安澜市食品检验所')],
      [
        'enterResult',
        40,
        found('食检 26-1120', [{ item: '硼砂', standard: '不得检出', measured: '未检出', fit: 'yes' }]),
      ],
      ['pass', 40],
      ['close', 39, undefined, 'zhengweimin'],
    ],
  },
  {
    opening: { ...county, product: '散装老式蛋糕', productClass: 'food', sellerName: '惠民超市东湖店', plan: 'food' },
    ago: 34,
    steps: [
      ['sample', 33, sampled({ ...cake, lot: '20260517', storage: '2—8 ℃' })],
      ['handOver', 33, kept],
      ['send', 31, sentTo('安澜市食品检验所')],
      ['enterResult', 8, cakeFound],
      ['fail', 8],
      ['order', 5, ordered('青市监责改〔2026〕52号')],
      ['tell', 5, told],
      ['count', 5, () => ({ unit: 'kg', bought: 46, sold: 29.5, sampled: 2, stock: 14.5, source: '进货单和销售台账' })],
      ['execute', 5, did('offShelf', 14.5, 'kg', '下架清单 2 张')],
      ['execute', 3, did('recovered', 3.2, 'kg', '召回公告、退款记录 9 笔')],
      ['execute', 2, did('destroyed', 13, 'kg', '销毁笔录')],
      ['execute', 2, did('sealed', 4, 'kg', '封条 191、192')],
    ],
  },
  {
    opening: { ...county, product: '干辣椒', productClass: 'farmProduce', sellerName: '城关集王家干货', plan: null },
    ago: 50,
    steps: [
      ['sample', 49, sampled({ product: '干辣椒', sellerName: '城关集王家干货', unit: 'kg', sample: 1, spare: 1 })],
      ['send', 46, sentTo('安澜市食品检验所')],
      [
        'enterResult',
        24,
        found('食检 26-1150', [{ item: '二氧化硫残留量', standard: 'GB 2760', measured: '0.41 g/kg', fit: 'no' }]),
      ],
      ['fail', 24],
      ['order', 22, ordered('青市监责改〔2026〕47号')],
      ['tell', 22, told],
      ['askRetest', 17, ({ day }) => ({ askedOn: day, askedBy: 'seller', reason: '说是原料带进来的，不认可' })],
      ['drawInstitution', 15],
    ],
  },
  {
    opening: { ...county, product: '桶装食用油', productClass: 'food', sellerName: '东湖农贸粮油店', plan: 'food' },
    ago: 9,
    steps: [
      [
        'sample',
        8,
        sampled({ product: '桶装食用油', sellerName: '东湖农贸粮油店', unit: 'bottle', sample: 2, spare: 2 }),
      ],
      ['send', 6, sentTo('安澜市食品检验所')],
    ],
  },
  {
    opening: { ...county, product: '月饼', productClass: 'food', sellerName: '城关食品商行', plan: 'food' },
    ago: 4,
    steps: [['sample', 3, sampled({ product: '月饼', sellerName: '城关食品商行', unit: 'box', sample: 2, spare: 2 })]],
  },
  {
    opening: { product: '取暖器', productClass: 'appliance', commissioner: 'city', sellerName: '', plan: 'goods' },
    ago: 2,
    steps: [],
  },
  {
    opening: { ...county, product: '散装虾皮', productClass: 'food', sellerName: '东湖农贸粮油店', plan: null },
    ago: 45,
    steps: [
      [
        'sample',
        44,
        sampled({ product: '散装虾皮', sellerName: '东湖农贸粮油店', unit: 'kg', sample: 0.5, spare: 0.5 }),
      ],
      ['send', 42, sentTo('安澜市食品检验所')],
      [
        'enterResult',
        30,
        found('食检 26-1141', [{ item: '二氧化硫残留量', standard: 'GB 2760', measured: '0.26 g/kg', fit: 'no' }]),
      ],
      ['fail', 30],
      ['order', 28, ordered('青市监责改〔2026〕44号')],
      ['tell', 28, told],
      ['endWindow', 12],
      [
        'openCase',
        10,
        ({ day }) => ({
          operatorName: '东湖农贸粮油店',
          partyKind: 'soleTrader',
          cause: '涉嫌经营超范围使用食品添加剂的水产制品，违反《食品安全法》第三十四条',
          foundOn: day,
          story: '抽检的散装虾皮检出二氧化硫残留 0.26 g/kg，标准不得使用；异议期满没有申请复检。',
        }),
      ],
    ],
  },
];
