/** What the steps of a sampling batch ask for. */
import { z } from 'zod';
import { labelled, written } from '../../base/field.ts';
import { lineKinds } from './balance.ts';
import { orderActions } from './batch.ts';
import { amount, amountWords, namesOf, optionsOf, unitField } from './goods.ts';

const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
const why = (zh: string, en: string) => labelled(written().min(2).max(300), { zh, en, input: 'text' });
const line = (zh: string, en: string, most: number) =>
  labelled(written().max(most).default(''), { zh, en, input: 'text' });
const whole = labelled(z.enum(['yes', 'no']), {
  zh: '封条完好',
  en: 'Seals whole',
  input: 'choice',
  startsEmpty: true,
  options: [
    { value: 'yes', zh: '完好', en: 'Whole' },
    { value: 'no', zh: '有破损', en: 'Broken' },
  ],
});
const photos = (zh: string, en: string, least: number) =>
  labelled(least === 0 ? z.array(z.uuid()).max(12).default([]) : z.array(z.uuid()).min(least).max(12), {
    zh,
    en,
    input: 'files',
    wrongZh: '请附照片',
    wrongEn: 'add a photo',
  });
const people = (zh: string, en: string) =>
  labelled(z.array(z.uuid()).min(2).max(4), {
    zh,
    en,
    input: 'persons',
    wrongZh: '请选两个人以上',
    wrongEn: 'choose two people or more',
  });

export const Sample = z.object({
  product: labelled(written().min(2).max(60), { zh: '样品名称', en: 'Product', input: 'text' }),
  brand: line('商标', 'Brand', 40),
  maker: line('生产者（可不填）', 'Maker (optional)', 80),
  spec: line('规格型号', 'Specification', 60),
  lot: line('批号或者生产日期', 'Lot or day of making', 60),
  sellerName: labelled(written().min(2).max(80), { zh: '被抽样单位', en: 'Seller', input: 'text' }),
  regionId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个村镇（可不选）',
    en: 'Village or town (optional)',
    input: 'region',
  }),
  place: labelled(written().min(2).max(100), {
    zh: '抽样地点',
    en: 'Place',
    input: 'text',
    hintZh: '货架、仓库还是网店',
    hintEn: 'shelf, store or online',
  }),
  sampledOn: labelled(z.iso.date(), { ...day, zh: '抽样日期', en: 'Sampled on' }),
  unit: unitField,
  sample: labelled(amount, { ...amountWords, zh: '检验样品数量', en: 'Quantity of the sample' }),
  spare: labelled(amount, { ...amountWords, zh: '备样数量', en: 'Quantity of the spare' }),
  sampleSeal: labelled(written().min(2).max(30), { zh: '检验样品封条号', en: 'Seal of the sample', input: 'text' }),
  spareSeal: labelled(written().min(2).max(30), { zh: '备样封条号', en: 'Seal of the spare', input: 'text' }),
  storage: line('保存条件', 'Storage', 60),
  samplerIds: people('抽样人（两人以上）', 'Samplers (two or more)'),
  photoIds: photos('现场照片', 'Photos', 1),
});
export const HandOver = z.object({
  from: labelled(written().min(2).max(60), { zh: '谁交出', en: 'From', input: 'text' }),
  to: labelled(written().min(2).max(60), { zh: '谁接收', en: 'To', input: 'text' }),
  at: labelled(z.iso.datetime({ offset: true }), {
    zh: '什么时候',
    en: 'When',
    input: 'instant',
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  }),
  sealsWhole: whole,
  note: line('说明（可不填）', 'Remark (optional)', 200),
});
export const Send = z.object({
  institutionId: labelled(z.uuid(), { zh: '送到哪家机构', en: 'To which institution', input: 'institution' }),
  at: labelled(z.iso.datetime({ offset: true }), {
    zh: '机构什么时候收到',
    en: 'Received there at',
    input: 'instant',
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  }),
  sealsWhole: whole,
  note: line('收样单号（可不填）', 'Number of its receipt (optional)', 60),
});
const Item = z.object({
  item: labelled(written().min(1).max(60), { zh: '项目', en: 'Item', input: 'text' }),
  standard: labelled(written().max(120).default(''), { zh: '标准', en: 'Standard', input: 'text' }),
  measured: labelled(written().max(60).default(''), { zh: '实测', en: 'Measured', input: 'text' }),
  fit: labelled(z.enum(['yes', 'no']), {
    zh: '判定',
    en: 'Judged',
    input: 'choice',
    options: [
      { value: 'yes', zh: '合格', en: 'Qualified' },
      { value: 'no', zh: '不合格', en: 'Unqualified' },
    ],
  }),
});
export const EnterResult = z.object({
  reportNumber: labelled(written().min(2).max(40), { zh: '报告编号', en: 'Number of the result', input: 'text' }),
  concludedOn: labelled(z.iso.date(), { ...day, zh: '检验结论日期', en: 'Concluded on', startsEmpty: true }),
  receivedOn: labelled(z.iso.date(), { ...day, zh: '本局收到日期', en: 'Received on' }),
  items: labelled(z.array(Item).min(1).max(60), {
    zh: '检验项目',
    en: 'Items',
    input: 'rows',
    wrongZh: '请写一项以上',
    wrongEn: 'write one or more',
  }),
});
export const Tell = z.object({
  toldOn: labelled(z.iso.date(), { ...day, zh: '送达日期', en: 'Told on' }),
  toldHow: labelled(written().min(2).max(200), {
    zh: '怎么送达、谁签收',
    en: 'How, and who signed',
    input: 'text',
  }),
});
export const AskRetest = z.object({
  askedOn: labelled(z.iso.date(), { ...day, zh: '申请日期', en: 'Asked on' }),
  askedBy: labelled(z.enum(['seller', 'maker']), {
    zh: '谁申请的',
    en: 'By whom',
    input: 'choice',
    startsEmpty: true,
    options: [
      { value: 'seller', zh: '被抽样单位', en: 'The seller' },
      { value: 'maker', zh: '生产者', en: 'The maker' },
    ],
  }),
  reason: why('理由', 'Why'),
});
export const Waive = z.object({
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天说的', en: 'On which day' }),
  reason: why('怎么知道的（书面、笔录）', 'How it is known'),
});
export const TakePapers = z.object({
  papersOn: labelled(z.iso.date(), { ...day, zh: '办好复检手续的日期', en: 'Papers made on' }),
});
export const RetestResult = z.object({
  reportNumber: labelled(written().min(2).max(40), { zh: '复检报告编号', en: 'Number of the result', input: 'text' }),
  resultOn: labelled(z.iso.date(), { ...day, zh: '复检结论日期', en: 'Concluded on' }),
});
export const Because = z.object({ reason: why('为什么', 'Why') });
export const MakeOrder = z.object({
  orderNumber: labelled(written().min(2).max(40), { zh: '责令书文号', en: 'Number of the order', input: 'text' }),
  action: labelled(z.enum(namesOf(orderActions)), {
    zh: '责令什么',
    en: 'Ordered',
    input: 'choice',
    startsEmpty: true,
    options: optionsOf(orderActions),
  }),
  servedAt: labelled(z.iso.datetime({ offset: true }), {
    zh: '什么时候送达（从这时起就要照办）',
    en: 'Served at (it holds from then on)',
    input: 'instant',
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  }),
  rectify: labelled(z.boolean().default(false), {
    zh: '同时责令改正（非食品：60 日内改正，75 日内复查）',
    en: 'Rectification ordered as well (no food)',
    input: 'tick',
  }),
});
export const Count = z.object({
  unit: unitField,
  bought: labelled(amount, { ...amountWords, zh: '购进', en: 'Bought' }),
  sold: labelled(amount, { ...amountWords, zh: '已售', en: 'Sold' }),
  sampled: labelled(amount, { ...amountWords, zh: '抽样', en: 'Sampled' }),
  stock: labelled(amount, { ...amountWords, zh: '库存', en: 'In stock' }),
  source: labelled(written().min(2).max(200), {
    zh: '从哪儿核的',
    en: 'Read from',
    input: 'text',
    hintZh: '进货单、销售台账、当场盘点',
    hintEn: 'invoice, ledger, a count on the spot',
  }),
});
export const Execute = z.object({
  kind: labelled(z.enum(namesOf(lineKinds)), {
    zh: '做法',
    en: 'What was done',
    input: 'choice',
    startsEmpty: true,
    options: optionsOf(lineKinds),
  }),
  unit: unitField,
  amount: labelled(amount, { ...amountWords, zh: '多少', en: 'How much' }),
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天', en: 'Day' }),
  proof: labelled(written().min(2).max(200), {
    zh: '凭据',
    en: 'Proof',
    input: 'text',
    hintZh: '清单、笔录、退款记录',
  }),
  byIds: people('谁在场（两人以上）', 'Who was there (two or more)'),
  photoIds: photos('照片', 'Photos', 1),
});
export const Strike = z.object({
  n: labelled(z.number().int().min(1).max(500), {
    zh: '划掉第几行',
    en: 'Which line',
    input: 'number',
    wrongZh: '写行的序号',
    wrongEn: 'the number of the line',
  }),
  reason: why('为什么划掉', 'Why'),
});
export const Dispose = z.object({
  disposedOn: labelled(z.iso.date(), { ...day, zh: '处置完的日期', en: 'Disposed of on' }),
  disposal: labelled(written().min(4).max(1000), {
    zh: '处置情况（原因、整改）',
    en: 'What was done, causes, improvement',
    input: 'longText',
  }),
});
export const Recheck = z.object({
  rectifiedOn: labelled(z.iso.date(), { ...day, zh: '改正完的日期', en: 'Rectified on' }),
  recheckedOn: labelled(z.iso.date(), { ...day, zh: '复查日期', en: 'Re-checked on' }),
  recheck: labelled(written().min(2).max(400), { zh: '复查结果', en: 'What was found', input: 'longText' }),
});
export const PublishBatch = z.object({
  publishedOn: labelled(z.iso.date(), { ...day, zh: '公示日期', en: 'Published on' }),
  publishedWhere: labelled(written().min(2).max(200), { zh: '在哪儿公示的', en: 'Where', input: 'text' }),
});
export const CancelBatch = z.object({ reason: why('为什么没抽成', 'Why it came to nothing') });
