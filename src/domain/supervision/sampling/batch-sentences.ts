/** What the ledger keeps of a sampling batch, and what its timeline says. */
import type { Nothing } from '../../base/event.ts';
import { day, tail, tailEn, text, words, type Tellings } from '../../base/sentence.ts';
import { plainTelling } from '../../matter/docket.ts';
import { lineKinds } from './balance.ts';
import { orderActions } from './batch.ts';

export interface SamplingDetails {
  'sampling-planned': { number: string; product: string; productClass: string };
  'sampling-sampled': { seller: string; quantity: string; seals: string; on: string };
  'sampling-handed-over': { from: string; to: string; whole: boolean };
  'sampling-sent': { to: string; on: string };
  'sampling-reported': { result: string; items: number; unfit: string };
  'sampling-passed': { unfit: string };
  'sampling-failed': { unfit: string };
  'sampling-told': { how: string; on: string };
  'sampling-retest-asked': { by: string; reason: string; on: string };
  'sampling-retest-waived': { reason: string; on: string };
  'sampling-window-ended': { until: string };
  'sampling-papers-taken': { on: string };
  'sampling-institution-drawn': { to: string; seed: string; of: number };
  'sampling-retest-failed': { result: string; on: string };
  'sampling-retest-passed': { result: string; on: string };
  'sampling-retest-dropped': { reason: string };
  'sampling-ordered': { order: string; action: string; at: string };
  'sampling-counted': { bought: string; source: string };
  'sampling-executed': { kind: string; quantity: string; proof: string; on: string };
  'sampling-struck': { n: number; quantity: string; reason: string };
  'sampling-disposed': { disposal: string; on: string };
  'sampling-rechecked': { recheck: string; on: string };
  'sampling-no-case': { reason: string };
  'sampling-case-opened': { of: string; party: string };
  'sampling-case-linked': { n: number };
  'sampling-published': { where: string; on: string };
  'sampling-closed': Nothing;
  'sampling-cancelled': { reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends SamplingDetails {}
}

const onDay = (on: unknown) => (day(on, '') === '' ? '' : `${day(on, '')}，`);
const onEn = (on: unknown) => (text(on) === '' ? '' : `, ${text(on)}`);

export const samplingTellings: Tellings<SamplingDetails> = {
  'sampling-planned': (d) => [`登记待抽：${text(d.product)}。`, `Registered, to be sampled: ${text(d.product)}.`],
  'sampling-sampled': (d) => [
    `${onDay(d.on)}在${text(d.seller)}抽样 ${text(d.quantity)}，封条 ${text(d.seals)}。`,
    `Sampled at ${text(d.seller)}${onEn(d.on)}, seals ${text(d.seals)}.`,
  ],
  'sampling-handed-over': (d) => [
    `样品由${text(d.from)}交给${text(d.to)}，封条${d.whole === false ? '有破损' : '完好'}。`,
    `Handed over from ${text(d.from)} to ${text(d.to)}, seals ${d.whole === false ? 'broken' : 'whole'}.`,
  ],
  'sampling-sent': (d) => [`${onDay(d.on)}${text(d.to)}收样，封条完好。`, `Received by ${text(d.to)}${onEn(d.on)}.`],
  'sampling-reported': (d) => [
    `报告 ${text(d.result)}：${text(d.items)} 项，${text(d.unfit) === '' ? '都合格' : `不合格 ${text(d.unfit)}`}。`,
    `Report ${text(d.result)}, ${text(d.items)} items${text(d.unfit) === '' ? ', all qualified' : ''}.`,
  ],
  'sampling-passed': () => ['判为合格。', 'Qualified.'],
  'sampling-failed': (d) => [`判为不合格${tail('项目', text(d.unfit))}。`, `Unqualified${tailEn(text(d.unfit))}.`],
  'sampling-told': (d) => [
    `${onDay(d.on)}告知经营者${tail('送达', text(d.how))}。`,
    `Operator told${onEn(d.on)}${tailEn(text(d.how))}.`,
  ],
  'sampling-retest-asked': (d) => [
    `${onDay(d.on)}${d.by === 'maker' ? '生产者' : '被抽样单位'}申请复检${tail('理由', text(d.reason))}。`,
    `Re-test asked for by the ${d.by === 'maker' ? 'maker' : 'seller'}${onEn(d.on)}${tailEn(text(d.reason))}.`,
  ],
  'sampling-retest-waived': plainTelling({ zh: '放弃复检', en: 'Re-test waived' }, 'reason'),
  'sampling-window-ended': (d) => [
    `到 ${day(d.until, '') || '期满'} 没有申请复检，结论成立。`,
    `Nobody asked for a re-test by ${text(d.until)}; the result stands.`,
  ],
  'sampling-papers-taken': (d) => [`${onDay(d.on)}办好复检手续。`, `Papers of the re-test made${onEn(d.on)}.`],
  'sampling-institution-drawn': (d) => [
    `在 ${text(d.of)} 家里按种子 ${text(d.seed)} 抽出复检机构：${text(d.to)}。`,
    `Drawn from ${text(d.of)} by the seed ${text(d.seed)}: ${text(d.to)}.`,
  ],
  'sampling-retest-failed': (d) => [
    `复检仍不合格，报告 ${text(d.result)}。`,
    `Unqualified again, result ${text(d.result)}.`,
  ],
  'sampling-retest-passed': (d) => [
    `复检合格，报告 ${text(d.result)}。`,
    `Qualified after all, result ${text(d.result)}.`,
  ],
  'sampling-retest-dropped': plainTelling({ zh: '不复检了', en: 'No re-test' }, 'reason'),
  'sampling-ordered': (d) => [
    `责令${words(orderActions, d.action).zh}，${text(d.order)}，送达即照办。`,
    `Ordered: ${words(orderActions, d.action).en.toLowerCase()}, ${text(d.order)}; it holds from its service on.`,
  ],
  'sampling-counted': (d) => [
    `核了数量，购进 ${text(d.bought)}${tail('依据', text(d.source))}。`,
    `Lot counted${tailEn(text(d.source))}.`,
  ],
  'sampling-executed': (d) => [
    `${onDay(d.on)}${words(lineKinds, d.kind).zh || '处置了'} ${text(d.quantity)}${tail('凭据', text(d.proof))}。`,
    `${words(lineKinds, d.kind).en || 'Done'}${onEn(d.on)}${tailEn(text(d.proof))}.`,
  ],
  'sampling-struck': (d) => [
    `划掉第 ${text(d.n)} 行 ${text(d.quantity)}：${text(d.reason)}。`,
    `Line ${text(d.n)} struck${tailEn(text(d.reason))}.`,
  ],
  'sampling-disposed': plainTelling({ zh: '处置完了', en: 'Disposed of' }, 'disposal'),
  'sampling-rechecked': plainTelling({ zh: '复查', en: 'Re-checked' }, 'recheck'),
  'sampling-no-case': plainTelling({ zh: '不立案', en: 'No case' }, 'reason'),
  'sampling-case-opened': (d) => [
    `转案件 ${text(d.of)}${text(d.party) === '' ? '' : `，当事人：${text(d.party)}`}。`,
    `Case ${text(d.of)} opened${tailEn(text(d.party))}.`,
  ],
  'sampling-case-linked': () => ['已经转案件，核查处置到此。', 'A case is open; nothing more to decide.'],
  'sampling-published': plainTelling({ zh: '公示了', en: 'Published' }, 'where'),
  'sampling-closed': plainTelling({ zh: '结束', en: 'Closed' }),
  'sampling-cancelled': plainTelling({ zh: '没抽成', en: 'Cancelled' }, 'reason'),
};
