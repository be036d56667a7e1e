/** What the ledger keeps of campaigns, sorties, inspections, seized goods, covert checks and station visits, and the sentences of it. */
import type { Nothing } from '../../base/event.ts';
import { counted, type Words } from '../../base/words.ts';
import { day, iso, tailEn, text, words, type Tellings } from '../../base/sentence.ts';
import { plainTelling } from '../../matter/docket.ts';
import type { CampaignKind, CampaignRole } from './campaign.ts';
import { areaKindWords, type AreaKind } from './premises.ts';
import { shopTrades, type ShopTrade } from './shop-trade.ts';
import { disposalWords, measureWords, unitWords, type Disposal, type Measure, type Unit } from './seizure.ts';

export interface CampaignDetails {
  'campaign-planned': { number: string; name: string; kind: CampaignKind; role: CampaignRole };
  'campaign-revised': { name: string };
  'campaign-started': Nothing;
  'campaign-cancelled': { remark: string };
  'campaign-drawn': {
    seed: string;
    pool: number;
    officers: number;
    drawn: number;
    trades?: readonly ShopTrade[];
    leftOut?: number;
    riskyDrawn?: number;
  };
  'campaign-summarised': { summary: string };
  'campaign-resumed': { remark: string };
  'campaign-archived': Nothing;
  'campaign-case-opened': { of: string };
}
export interface SortieDetails {
  'sortie-planned': { number: string; on: string };
  'sortie-joined': { number: string; people: number; vehicles: number };
  'sortie-done': { on: string; heads: number; cars: number };
  'sortie-cancelled': { remark: string };
  'sortie-corrected': { heads: number; cars: number; before: { heads: number; cars: number }; remark: string };
  'sortie-partner-entered': { organisationId: string; people: number; vehicles: number };
}
export interface InspectionDetails {
  'field-work-handed-on': { fromId: string; accountId: string | null };
  'inspection-planned': { number: string; areaKind: AreaKind; role: CampaignRole };
  'inspection-nil-found': { on: string; officers: number; signed: boolean };
  'inspection-problem-found': { on: string; officers: number; n: number; violations: number; signed: boolean };
  'inspection-door-closed': { on: string; officers: number };
  'inspection-joined': { on: string; leadBody: string };
  'inspection-cancelled': { remark: string };
  'inspection-nil-confirmed': Nothing;
  'inspection-nil-doubted': { remark: string };
  'inspection-rectified-at-once': { words: string };
  'inspection-ordered': { text: string; dueOn: string };
  'inspection-extended': { dueOn: string; remark: string };
  'inspection-rechecked': { on: string; words: string };
  'inspection-unrectified': { on: string; words: string };
  'inspection-noted': { words: string; photos: number };
  'ban-ordered': { orderNumber: string; trade: string };
  'ban-executed': { on: string; sealed: string };
  'ban-resisted': { on: string; words: string };
  'ban-withdrawn': { remark: string };
  'ban-reopened': { on: string };
  'inspection-case-opened': { of: string };
}
export interface SeizureDetails {
  'goods-taken': { number: string; of: string; item: string; qty: number; unit: Unit; measure: Measure };
  'goods-moved': { from: string };
  'goods-disposed': { disposal: Disposal; on: string; secondId: string; words: string };
}
export interface CovertCheckDetails {
  'covert-check-planned': { number: string; on: string };
  'covert-check-made': { on: string };
  'covert-check-cancelled': { remark: string };
  'covert-check-handed-over': { officeId: string };
  'covert-check-closed': { remark: string };
}
export interface StationVisitDetails {
  'station-visit-planned': { number: string; stationId: string };
  'station-visit-fine': { on: string };
  'station-visit-faulty': { on: string; dueOn: string };
  'station-visit-cancelled': { remark: string };
  'station-visit-mended': { on: string };
  'station-visit-asked-again': { dueOn: string; remark: string };
}

declare module '../../base/event.ts' {
  interface Details
    extends
      CampaignDetails,
      SortieDetails,
      InspectionDetails,
      SeizureDetails,
      CovertCheckDetails,
      StationVisitDetails {}
}

export const campaignTellings: Tellings<CampaignDetails> = {
  'campaign-planned': (d) => [`定了专项：${text(d.name)}。`, `The campaign “${text(d.name)}” was planned.`],
  'campaign-revised': () => ['改了方案。', 'The plan was revised.'],
  'campaign-started': () => ['开始。', 'Started.'],
  'campaign-cancelled': plainTelling({ zh: '取消', en: 'Cancelled' }, 'remark'),
  'campaign-drawn': (d) => [
    `双随机：从 ${text(d.pool)} 户${tradesTold(d).zh}里抽 ${text(d.drawn)} 户${riskTold(d).zh}，从 ${text(d.officers)} 人里派人，种子 ${text(d.seed)}。`,
    `Drawn by lot: ${text(d.drawn)} of ${text(d.pool)} premises${tradesTold(d).en}${riskTold(d).en}, from ${text(d.officers)} officers; seed ${text(d.seed)}.`,
  ],
  'campaign-summarised': plainTelling({ zh: '写了小结', en: 'Summarised' }, 'summary'),
  'campaign-resumed': plainTelling({ zh: '接着查', en: 'Resumed' }, 'remark'),
  'campaign-archived': () => ['归档。', 'Archived.'],
  'campaign-case-opened': (d) => [`转案件 ${text(d.of)}。`, `Case ${text(d.of)} opened.`],
};

/** To which trades a draw was narrowed; a line of before says nothing of it. */
function tradesTold({ trades, leftOut }: { trades?: unknown; leftOut?: unknown }): Words {
  const named = (Array.isArray(trades) ? trades : []).flatMap((one) => shopTrades[one as ShopTrade] ?? []);
  if (named.length === 0) return { zh: '', en: '' };
  return {
    zh: `（${named.map(({ zh }) => zh).join('、')}；别的 ${text(leftOut)} 户不在内）`,
    en: ` (${named.map(({ en }) => en).join(', ')}; ${text(leftOut)} others left out)`,
  };
}

function riskTold({ riskyDrawn }: { riskyDrawn?: unknown }): Words {
  if (typeof riskyDrawn !== 'number' || riskyDrawn === 0) return { zh: '', en: '' };
  return {
    zh: `（其中 ${riskyDrawn} 户先从有投诉举报、查出过问题的里抽）`,
    en: ` (${riskyDrawn} of them first, from those complained of or found wanting)`,
  };
}

export const sortieTellings: Tellings<SortieDetails> = {
  'sortie-planned': (d, on) => [`安排 ${day(d.on, on)} 出动。`, `A sortie was planned for ${iso(d.on, on)}.`],
  'sortie-joined': (d) =>
    d.people === 0 && d.vehicles === 0
      ? ['同一队的另一部手机也登记了，人和车都算过了。', 'Another telephone of the team had it too, with nobody more.']
      : [
          `同一队的另一部手机也登记了，多 ${text(d.people)} 人、${text(d.vehicles)} 辆车，算在一起。`,
          `Another telephone of the team had it too, with ${text(d.people)} people and ${text(d.vehicles)} vehicles more.`,
        ],
  'sortie-done': (d, on) => [
    `${day(d.on, on)} 出动 ${text(d.heads)} 人次、${text(d.cars)} 辆次。`,
    `Done on ${iso(d.on, on)}: ${text(d.heads)} people, ${text(d.cars)} vehicles.`,
  ],
  'sortie-cancelled': plainTelling({ zh: '没去', en: 'Cancelled' }, 'remark'),
  'sortie-partner-entered': (d) => [
    `会同单位报了 ${text(d.people)} 人、${text(d.vehicles)} 辆车，不算本单位的。`,
    `A partner entered ${text(d.people)} people and ${text(d.vehicles)} vehicles, none of the bureau’s.`,
  ],
  'sortie-corrected': (d) => [
    `人车更正为 ${text(d.heads)} 人次、${text(d.cars)} 辆次，原来 ${text(d.before?.heads)} 和 ${text(d.before?.cars)}：${text(d.remark)}。`,
    `Corrected to ${text(d.heads)} people and ${text(d.cars)} vehicles, from ${text(d.before?.heads)} and ${text(d.before?.cars)}${tailEn(text(d.remark))}.`,
  ],
};

const signed = (d: { signed?: unknown }) =>
  d.signed === true ? ['当事人签了名', 'signed'] : ['当事人没有签名', 'not signed'];

export const inspectionTellings: Tellings<InspectionDetails> = {
  'inspection-planned': (d) => [
    `安排检查：${words(areaKindWords, d.areaKind).zh}。`,
    `A visit was planned: ${words(areaKindWords, d.areaKind).en}.`,
  ],
  'inspection-nil-found': (d, on) => [
    `${day(d.on, on)} ${text(d.officers)} 人检查，没有发现问题，${signed(d)[0]}；等第二个人确认。`,
    `Visited on ${iso(d.on, on)} by ${text(d.officers)}: nothing found, ${signed(d)[1]}; to be confirmed by another.`,
  ],
  'inspection-problem-found': (d, on) => [
    `${day(d.on, on)} ${text(d.officers)} 人检查，发现 ${text(d.n)} 处问题，其中违法行为 ${text(d.violations)} 起，${signed(d)[0]}。`,
    `Visited on ${iso(d.on, on)} by ${text(d.officers)}: ${text(d.n)} findings, ${text(d.violations)} violations, ${signed(d)[1]}.`,
  ],
  'inspection-door-closed': (d, on) => [
    `${day(d.on, on)} 去了，关门。`,
    `Visited on ${iso(d.on, on)}: the door was closed.`,
  ],
  'inspection-joined': (d, on) => [
    `${day(d.on, on)} 参与了${text(d.leadBody)}的检查。`,
    `Took part on ${iso(d.on, on)} in the inspection of ${text(d.leadBody)}.`,
  ],
  'field-work-handed-on': (d) =>
    text(d.accountId) === ''
      ? ['要去的人离任，没有人接，请另派。', 'Who was to go left, and nobody takes over.']
      : [
          `要去的人离任，改由${text(d.accountName) || '接手的人'}去。`,
          `Who was to go left; ${text(d.accountName) || 'another one'} goes.`,
        ],
  'inspection-cancelled': plainTelling({ zh: '不查了', en: 'Cancelled' }, 'remark'),
  'inspection-nil-confirmed': () => ['第二个人确认没有问题。', 'A second person confirmed the nil.'],
  'inspection-nil-doubted': plainTelling(
    { zh: '没有确认，再去一次', en: 'Not confirmed; to be visited again' },
    'remark',
  ),
  'inspection-rectified-at-once': plainTelling({ zh: '当场改了', en: 'Rectified on the spot' }, 'words'),
  'inspection-ordered': (d, on) => [
    `责令 ${day(d.dueOn, on)} 前改正：${text(d.text)}`,
    `Ordered to rectify by ${iso(d.dueOn, on)}${tailEn(text(d.text))}.`,
  ],
  'inspection-extended': (d, on) => [
    `改正延到 ${day(d.dueOn, on)}：${text(d.remark)}。`,
    `Extended to ${iso(d.dueOn, on)}${tailEn(text(d.remark))}.`,
  ],
  'inspection-rechecked': plainTelling({ zh: '复查，改好了', en: 'Checked again: rectified' }, 'words'),
  'inspection-unrectified': plainTelling({ zh: '复查，没有改', en: 'Checked again: not rectified' }, 'words'),
  'inspection-noted': (d) => {
    const said = text(d.words);
    const photos = Number(d.photos ?? 0);
    const [zh, en] = photos > 0 ? [`照片 ${photos} 张`, counted(photos, 'photo')] : ['', ''];
    return [
      `记一笔：${[said, zh].filter((one) => one !== '').join('；')}。`,
      `Noted: ${[said, en].filter((one) => one !== '').join('; ')}.`,
    ];
  },
  'ban-ordered': (d) => [
    `决定取缔，${text(d.orderNumber)}，经营：${text(d.trade)}。`,
    `Ban ordered, ${text(d.orderNumber)}${tailEn(text(d.trade))}.`,
  ],
  'ban-executed': (d, on) => [
    `${day(d.on, on)} 取缔${text(d.sealed) === '' ? '' : `，封存：${text(d.sealed)}`}。`,
    `Banned on ${iso(d.on, on)}${text(d.sealed) === '' ? '' : `; sealed: ${text(d.sealed)}`}.`,
  ],
  'ban-resisted': (d, on) => [
    `${day(d.on, on)} 去取缔，没执行成：${text(d.words)}。`,
    `On ${iso(d.on, on)} the ban was not executed${tailEn(text(d.words))}.`,
  ],
  'ban-withdrawn': plainTelling({ zh: '撤回取缔', en: 'The ban was withdrawn' }, 'remark'),
  'ban-reopened': (d, on) => [`${day(d.on, on)} 办了执照。`, `Licensed on ${iso(d.on, on)}.`],
  'inspection-case-opened': (d) => [`转案件 ${text(d.of)}。`, `Case ${text(d.of)} opened.`],
};

export const seizureTellings: Tellings<SeizureDetails> = {
  'goods-taken': (d) => [
    `${words(measureWords, d.measure).zh || '查扣'}：${text(d.item)} ${text(d.qty)} ${words(unitWords, d.unit).zh}（${text(d.of)}）。`,
    `${words(measureWords, d.measure).en || 'Taken'}: ${text(d.item)}, ${text(d.qty)} ${words(unitWords, d.unit).en} (${text(d.of)}).`,
  ],
  'goods-moved': (d, on) => [
    `${day(d.from, on)} 起换了地方或者保管人。`,
    `Moved, or kept by another, from ${iso(d.from, on)}.`,
  ],
  'goods-disposed': (d, on) => [
    `${iso(d.on, on)} ${words(disposalWords, d.disposal).zh || '处置'}：${text(d.words)}。`,
    `${words(disposalWords, d.disposal).en || 'Disposed of'} on ${iso(d.on, on)}${tailEn(text(d.words))}.`,
  ],
};

export const covertCheckTellings: Tellings<CovertCheckDetails> = {
  'covert-check-planned': (d, on) => [
    `安排 ${day(d.on, on)} 暗访。`,
    `A covert check was planned for ${iso(d.on, on)}.`,
  ],
  'covert-check-made': (d, on) => [`${day(d.on, on)} 去过了。`, `Visited on ${iso(d.on, on)}.`],
  'covert-check-cancelled': plainTelling({ zh: '取消', en: 'Cancelled' }, 'remark'),
  'covert-check-handed-over': () => ['交所里检查。', 'Handed to the office for an inspection.'],
  'covert-check-closed': plainTelling({ zh: '没有问题，结束', en: 'Closed with nothing wrong' }, 'remark'),
};

export const stationVisitTellings: Tellings<StationVisitDetails> = {
  'station-visit-planned': () => ['安排了督导。', 'A visit to the station was planned.'],
  'station-visit-fine': (d, on) => [
    `${day(d.on, on)} 去过，没有要改的。`,
    `Visited on ${iso(d.on, on)}: nothing to mend.`,
  ],
  'station-visit-faulty': (d, on) => [
    `${day(d.on, on)} 去过，有要改的，${day(d.dueOn, on)} 前改好。`,
    `Visited on ${iso(d.on, on)}: to be mended by ${iso(d.dueOn, on)}.`,
  ],
  'station-visit-cancelled': plainTelling({ zh: '不去了', en: 'Cancelled' }, 'remark'),
  'station-visit-mended': (d, on) => [`${day(d.on, on)} 看到改好了。`, `Seen mended on ${iso(d.on, on)}.`],
  'station-visit-asked-again': (d, on) => [
    `还没改好，改到 ${day(d.dueOn, on)}：${text(d.remark)}。`,
    `Not mended; by ${iso(d.dueOn, on)}${tailEn(text(d.remark))}.`,
  ],
};
