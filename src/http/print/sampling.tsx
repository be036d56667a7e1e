/** @jsxImportSource hono/jsx */
/** 抽样单 (sampling sheet): what was sampled where by whom, with its seals, on A4, for the seller to sign; printed as papers are. */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { cell, field, label, runsOf, type Cell } from '../../domain/matter/paper-sheet.ts';
import type { SamplingBatch } from '../../domain/supervision/sampling/batch.ts';
import { amountZh, commissioners, productClasses } from '../../domain/supervision/sampling/goods.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Context } from '../../actions/base/context.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { batchFrame } from '../../actions/supervision/sampling/batch.ts';
import { namesOf } from '../api/county/account-names.ts';
import { placeNameOf } from '../api/matter/timeline-lines.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';

/** /sampling-sheets/{number} */
export const samplingSheets = new Hono<Env>();
samplingSheets.get('/:key', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const batch = await getSeenEntry(ctx, batchFrame, c.req.param('key'));
  if (batch.sampledOn === null || batch.unit === null) throw new Refusal('not-found');
  const names = await namesOf(ctx);
  const sheet = sheetOf(ctx, batch, {
    samplers: batch.samplerIds.map((id) => names.get(id) ?? '').join('、'),
    sampledOn: dayZh(batch.sampledOn),
    sample: amountZh(batch.sampleMilli, batch.unit),
    spare: amountZh(batch.spareMilli, batch.unit),
  });
  return c.html(<PaperPage papers={[sheet]} mark={await markPrinted(c, batch.number, { title: '抽样单' })} />);
});

interface Told {
  samplers: string;
  sampledOn: string;
  sample: string;
  spare: string;
}

function sheetOf(ctx: Context, batch: SamplingBatch, told: Told): Paper {
  return {
    kind: 'sheet',
    missing: [],
    addressee: null,
    head: null,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    isInward: true,
    title: [ctx.county.county.bureauName, '抽样单'],
    number: runsOf`编号：${batch.number}`,
    matterNumber: batch.number,
    blocks: [
      {
        type: 'table',
        name: '抽样单',
        columns: 4,
        rows: rowsOf(ctx, batch, told),
      },
      {
        type: 'signatures',
        rows: [
          { who: '抽样人（两人签名）', name: runsOf`${''}`, dateLine: '年　　月　　日' },
          { who: '被抽样单位（签名或盖章）', name: runsOf`${''}`, dateLine: '年　　月　　日' },
        ],
      },
    ],
    signOff: null,
    notes: ['抽样不收费用。样品当场封好，一份检验、一份备用；对结果有异议的，可以按告知书上的期限申请复检。'],
  };
}

function rowsOf(ctx: Context, batch: SamplingBatch, told: Told): Cell[][] {
  const wide = (name: string, text: string): Cell[] => field(name, text, 3);
  const region = ctx.county.regions.find(({ id }) => id === batch.regionId)?.name ?? '';
  return [
    [...field('样品名称', batch.product), ...field('商品类别', productClasses[batch.productClass].zh)],
    [...field('商标', batch.brand), ...field('规格型号', batch.spec)],
    [...field('批号、生产日期', batch.lot), ...field('保存条件', batch.storage)],
    wide('生产者', batch.maker),
    wide('被抽样单位', batch.sellerName),
    wide('抽样地点', `${region}${batch.place}`),
    [...field('抽样日期', told.sampledOn), ...field('任务来源', commissioners[batch.commissioner].zh)],
    [...field('检验样品数量', told.sample), ...field('封条号', batch.sampleSeal)],
    [...field('备样数量', told.spare), ...field('封条号', batch.spareSeal)],
    wide('抽样单位', placeNameOf(ctx, batch.officeId) ?? ctx.county.county.bureauName),
    wide('抽样人', told.samplers),
    [label('被抽样单位意见'), cell([runsOf`${''}`], 3, true)],
  ];
}
