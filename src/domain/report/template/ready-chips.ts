/** 现成的数字块 (ready chips): the figures of the registry as a report usually prints them, by the names that stand in the text. */
import { ReportChip } from '../body.ts';

type Style = Partial<Extract<ReportChip, { kind: 'figure' }>['style']>;
type More = Partial<Omit<Extract<ReportChip, { kind: 'figure' }>, 'kind' | 'name' | 'figure' | 'style'>> & {
  style?: Style;
};

const counted = (name: string, figure: string, unit = '', more: More = {}): ReportChip =>
  ReportChip.parse({ kind: 'figure', name, figure, unit, ...more });
const over = { manner: 'over' } as const;

const numbers = [
  counted('收到投诉', 'received', '件'),
  counted('收到投诉同比', 'received', '件', { as: 'sameLastYear' }),
  counted('收到投诉环比', 'received', '件', { as: 'before' }),
  counted('投诉人数', 'people', '人'),
  counted('受理投诉', 'accepted', '件'),
  counted('受理投诉同比', 'accepted', '件', { as: 'sameLastYear' }),
  counted('不予受理', 'declined', '件'),
  counted('调处投诉', 'mediated', '件'),
  counted('达成协议', 'settled', '件'),
  counted('达成协议占受理', 'settled', '', { as: 'share', of: 'accepted' }),
  counted('终止调解', 'terminated', '件'),
  counted('办结投诉', 'closed', '件'),
  counted('调解成功率', 'mediationSuccessRate'),
  counted('办结率', 'closureRate'),
  counted('办结率同比', 'closureRate', '', { as: 'sameLastYear' }),
  counted('挽回经济损失', 'recoveredFen'),
  counted('挽回经济损失余', 'recoveredFen', '', { style: over }),
  counted('其中赔偿', 'compensationFen'),
  counted('移交其他部门', 'transferred', '件'),
  counted('站点谈成', 'settledAtStation', '件'),
  counted('标准化站点', 'standardisedStations', '个'),
  counted('首批投诉联络站', 'firstBatchStations', '个'),
  counted('村监督员最低人数', 'leastSupervisors', '名'),
  counted('先进监督站', 'advancedStations', '个'),
  counted('十佳监督员', 'topTen', '名'),
  counted('受理举报', 'tipoffs', '件'),
  counted('受理举报同比', 'tipoffs', '件', { as: 'sameLastYear' }),
  counted('举报立案', 'casesOpened', '件'),
  counted('咨询', 'askedPeople', '人次'),
  counted('监测抽检', 'batchesSampled', '个批次'),
  counted('省局委托', 'batchesByProvince', '个批次'),
  counted('市局委托', 'batchesByCity', '个批次'),
  counted('下架不合格食品', 'foodOffShelfGrams'),
  counted('案件立案', 'casesFiled', '件'),
  counted('案件结案', 'casesClosed', '件'),
  counted('抽检后立案', 'samplingCases', '件'),
  counted('抽检后结案', 'samplingCasesClosed', '件'),
  counted('抽检后案值', 'samplingCaseValue'),
  counted('抽检后罚没款', 'samplingPenalties'),
  counted('格式条款立案', 'termCases', '件'),
  counted('格式条款罚没款', 'termPenalties'),
  counted('由投诉转化的案件', 'complaintCases', '件'),
  counted('学校周边经营户', 'schoolZoneShops', '户'),
  counted('取缔无照经营', 'bans', '户', { campaign: 'schoolZone' }),
  counted('出动人次', 'personTimes', '人次'),
  counted('服装市场出动人次', 'personTimes', '人次', { campaign: 'clothing' }),
  counted('服装市场出动辆次', 'vehicleTimes', '辆次', { campaign: 'clothing' }),
  counted('服装市场检查', 'inspectedShops', '家', { campaign: 'clothing' }),
  counted('服装市场违法行为', 'violationsFound', '起', { campaign: 'clothing' }),
  counted('检查经营主体', 'inspectedShops', '家'),
  counted('检查户次', 'shopVisits', '户次'),
  counted('发现违法行为', 'violationsFound', '起'),
  counted('参与检查', 'joinedInspections', '次'),
  counted('节日检查', 'festivalChecks', '次'),
  counted('节日检查户次', 'festivalVisits', '户次'),
  counted('假冒伪劣商品瓶', 'fakeBottles', '瓶'),
  counted('假冒伪劣商品袋', 'fakeBags', '袋'),
  counted('宣传培训活动', 'outreaches', '次'),
  counted('宣传培训活动余', 'outreaches', '次', { style: over }),
  counted('受众', 'audience', '人次'),
  counted('受众余', 'audience', '人次', { style: over }),
  counted('宣传材料', 'materialsHandedOut', '份'),
  counted('宣传材料余', 'materialsHandedOut', '份', { style: over }),
  counted('宣讲团活动', 'lecturerOutreaches', '次'),
  counted('受教育', 'lecturerAudience', '人次'),
  counted('座谈会', 'seminars', '次'),
  counted('教育联络点', 'educationPoints', '个'),
  counted('消费提示和警示', 'notices', '条'),
  counted('消费警示', 'warnings', '条'),
  counted('消费调查', 'surveys', '次'),
  counted('调查样本', 'surveySample', '家'),
  counted('调查发现', 'surveyFindings', '项'),
  counted('规范意见', 'guidanceItems', '项'),
  counted('群体性投诉', 'incidents', '起'),
  counted('排查问到站次', 'stationsAsked', '站次'),
  counted('排查答复站次', 'stationsAnswered', '站次'),
  counted('服务投诉', 'accepted', '起', { category: 'V' }),
  counted('服务投诉办结', 'closed', '起', { category: 'V' }),
  counted('服务挽回损失', 'recoveredFen', '', { category: 'V' }),
] as const;

const names = (['county', 'bureau', 'author', 'superior', 'government', 'period', 'cutoff', 'year'] as const).map(
  (of) => ReportChip.parse({ kind: 'name', name: nameOf(of), of }),
);

function nameOf(of: string): string {
  const zh: Readonly<Record<string, string>> = {
    county: '本县',
    bureau: '本局',
    author: '本单位',
    superior: '上级',
    government: '县政府',
    period: '期间',
    cutoff: '截止日',
    year: '年份',
  };
  return zh[of] ?? of;
}

const listed = (name: string, list: string, style: 'names' | 'numbered' | 'count', unit = '', most = 5): ReportChip =>
  ReportChip.parse({ kind: 'list', name, list, style, unit, most });

const lists = [
  listed('投诉最多的类别', 'categories', 'names'),
  listed('投诉最多的问题', 'natures', 'names'),
  listed('举报最多的问题', 'tipoffNatures', 'names'),
  listed('各渠道', 'channels', 'names', '', 12),
  listed('服务各行业', 'serviceClasses', 'names', '', 12),
  listed('规范意见几项', 'guidanceItems', 'count', '项', 50),
  listed('规范意见各条', 'guidanceItems', 'numbered', '', 50),
  listed('发布的警示', 'warnings', 'names', '', 10),
  listed('上级的肯定', 'praises', 'names', '', 10),
];

/** By their names. */
export const readyChips: ReadonlyMap<string, ReportChip> = new Map(
  [...names, ...numbers, ...lists].map((chip) => [chip.name, chip]),
);

export function fileChip(name: string, part: Extract<ReportChip, { kind: 'file' }>['part']): ReportChip {
  return ReportChip.parse({ kind: 'file', name, part });
}
