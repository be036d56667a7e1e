/**
 * The forty-eight inconsistencies that the five documents of the seed hold, each in a sentence of ours with the same figures: the rule that
 * catches it, or why no rule can. `docs/report-check.md` is made from this table.
 */
import type { WorkReportRule } from '../../../src/domain/report/check/finding.ts';

export interface SeedFault {
  id: string;
  /** What is wrong, in a few words. */
  zh: string;
  text: string;
  /** The rule that catches it; null where none can. */
  rule: WorkReportRule | null;
  /** Why no rule can, and what of the program answers it. */
  why?: string;
}

const body = (a: string, b: string, c: string) =>
  `12315${a}维权联络站是工商${b}延伸监管网络、提升维权效能的战略举措，必须树立“农民利益无小事”的认识，关键在于农村维权渠道的畅通。以“建设一个站点、方便一方群众”为总的工作思路，大力实施维权联络站“村村通”工程，坚持立足自身，挤出有限经费，用于维权联络站的建设，统一制作${c}牌、印发宣传登记资料，为农民维权提供便利的硬件条件，并在全县推广，促进了横向维权网络布局的形成，普遍建立政策法规宣传栏、警示栏、维权公示栏。`;

export const seedFaults: readonly SeedFault[] = [
  {
    id: 'I1',
    zh: '198÷201不是97.51%',
    rule: 'ratio',
    text: '我局12315平台受理申诉201件，调处申诉198件，办结率达97.51%。',
  },
  { id: 'I2', zh: '“和212315”数字串在一起', rule: 'garbled', text: '共标准化建设12315联络站和212315维权服务站141个。' },
  { id: 'I3', zh: '“截止今日”', rule: 'typo', text: '截止今日，共标准化建设维权服务站141个。' },
  {
    id: 'I4',
    zh: '抽检是上半年，其余到11月10日',
    rule: 'period',
    text: '我局今年展开了工作。\n上半年来，进行商品监测抽检289个批次。\n截至今日，受理投诉201件。',
  },
  {
    id: 'I5',
    zh: '117件案子从哪里来没有说',
    rule: null,
    text: '进行商品监测抽检289个批次。\n立案查处117件，结案75件。',
    why: '文中没有第二个数可以对；案件来源是台账的一栏，由台账数出的报告分来源列（samplingCases、termCases）',
  },
  {
    id: 'I6',
    zh: '罚没款只有案值的11.5%',
    rule: null,
    text: '案值345.23万元，处罚没款39.68万元。',
    why: '从轻、减轻合法，未结的案子也还没有罚；低于几成算错没有依据，机器不能断定',
  },
  {
    id: 'I7',
    zh: '只有食品称了重',
    rule: null,
    text: '下架不合格食品80公斤。',
    why: '没有写的数查不到；下架的量由抽检后处理逐批登记',
  },
  {
    id: 'I8',
    zh: '15件案子在不在117件里',
    rule: null,
    text: '立案查处117件。\n依法查处格式条款，立案15件，罚没金额6.7万元。',
    why: '文中没有写两数有没有重叠；台账里一件案子只有一个来源，分来源相加不会重',
  },
  {
    id: 'I9',
    zh: '21件举报只有2件有下文',
    rule: null,
    text: '受理举报21件，已立案2件。',
    why: '没有写的数查不到；每件举报的去向在举报台账里',
  },
  {
    id: 'I10',
    zh: '秋季开学用了“春雷”',
    rule: 'naming',
    text: '新学年开始，我局结合“红盾春雷行动”，开展学校周边环境集中整治行动。',
  },
  {
    id: 'I11',
    zh: '932户没有写人次和期间',
    rule: null,
    text: '检查学校周边各类经营户932户。',
    why: '没有写的数查不到；专项的检查带人次、辆次、起止日',
  },
  {
    id: 'I12',
    zh: '367家一个问题也没有',
    rule: null,
    text: '检查经营主体367家，未发现违法经营的行为。',
    why: '没有问题也可能是真的；台账里“没有问题”要两人确认',
  },
  { id: 'I13', zh: '一辆车坐五个多人', rule: 'plausibility', text: '共出动了执法人员226人次，执法车辆43辆次。' },
  {
    id: 'I14',
    zh: '五个“余”',
    rule: 'vague',
    text: '开展培训活动10余次，受众人数7000余人次，印发各类宣传材料10000余份。',
  },
  { id: 'I15', zh: '2014年11月还称“申诉”', rule: 'term', text: '我局12315平台受理申诉201件。\n2014年11月10日' },
  { id: 'I16', zh: '题目掉了字', rule: 'truncated', text: '关于重点领域消费维权工作的情况汇报（共）' },
  { id: 'I17', zh: '移交也算解决', rule: 'definition', text: '已解决80件，移交其他部门20件，解决率为100%。' },
  { id: 'I18', zh: '“往年同比”', rule: 'definition', text: '相较往年同比下降5%。' },
  {
    id: 'I19',
    zh: '有1、3，没有2',
    rule: 'numbering',
    text: '1、对成绩突出的监督站进行表彰奖励。\n3、在完善网络的同时，建立联络站。',
  },
  {
    id: 'I20',
    zh: '“去年10月份”是哪一年',
    rule: 'relative-date',
    text: '根据申报和审核，于去年10月份正式成立了首批63个投诉联络站。',
  },
  { id: 'I21', zh: '“去年上半年”是哪一年', rule: 'relative-date', text: '我所于去年上半年着手进行“多网整合”工作。' },
  {
    id: 'I22',
    zh: '“五一”前夕是哪一年',
    rule: null,
    text: '“五一”前夕，一名群众到联络站投诉。',
    why: '节日不写年份是常例，一概提示会冤枉多数报告；案例的日子由案卷带出',
  },
  { id: 'I23', zh: '“十佳”几名没有填', rule: 'blank', text: '评出“十佳消费维权监督员”*名。' },
  { id: 'I24', zh: '“双周等节日”', rule: 'typo', text: '我所在春节、双周等节日期间对食品市场进行了检查。' },
  { id: 'I25', zh: '瓶和袋合成一个数', rule: 'units', text: '查获假冒伪劣商品*瓶袋。' },
  {
    id: 'I26',
    zh: '查了十家，说本地“均未”',
    rule: 'over-claim',
    text: '目前本地的家装公司均未取得资质证；被调查的十家家装单位合同各不相同。',
  },
  {
    id: 'I27',
    zh: '“大部分”没有写几家',
    rule: 'over-claim',
    text: '被调查的十家家装单位合同各不相同。大部分家装公司没有持证人员。',
  },
  { id: 'I28', zh: '我所得到“上级消协”肯定', rule: 'author', text: '我所的工作得到了上级消协的充分肯定。' },
  { id: 'I29', zh: '一个所要在“每个乡镇”设站', rule: 'level', text: '我所在每个乡镇（街道）设立监督站。' },
  {
    id: 'I30',
    zh: '“两站”在两篇里指的不同',
    rule: null,
    text: '促进“两站”规范运行。',
    why: '每篇自己都说得通，只有把两篇的意思对起来才看得出；站点种类在台账里是一栏',
  },
  {
    id: 'I31',
    zh: '两篇用同一句口号',
    rule: 'copy',
    text: '第一篇：所里\n以“发挥监督网络作用，提升消费维权水平，深化消费教育工作”为方针。\n第二篇：局里\n我局发挥监督网络作用，提升消费维权水平，深化消费教育工作。',
  },
  {
    id: 'I32',
    zh: '一段里只有一个数填了',
    rule: 'blank',
    text: '接受消费者咨询2587人次；发布《消费警示》*条；开展消费调查*次。',
  },
  {
    id: 'I33',
    zh: '说四项，列三项',
    rule: 'stated-count',
    text: '我局提出如下四项规范意见：一是提供材料；二是告知方式；三是认真提醒。',
  },
  {
    id: 'I34',
    zh: '第三条意见没有写完',
    rule: null,
    text: '三是认真提醒消费者这种活动消费方式的时限性。',
    why: '句子从语法上是完整的，缺的是意思；规范意见在台账里逐条分栏，空着不能签发',
  },
  {
    id: 'I35',
    zh: '答应200元，只谈成50元',
    rule: null,
    text: '承诺买手机送200元话费。\n商家继续返还50元话费。',
    why: '和解可以少于请求；请求和结果逐项的对照在调解书里',
  },
  { id: 'I36', zh: '“申诉”“投诉”混用', rule: 'term', text: '受理服务领域申诉5起。2011年8月22日，我局接消费者投诉。' },
  {
    id: 'I37',
    zh: '说五个行业，讲一个',
    rule: null,
    text: '受理电信服务、家电维修、旅游服务等领域投诉5起。',
    why: '“等”没有说各是几起；按类别数由统计口径分',
  },
  {
    id: 'I38',
    zh: '没有查有没有误导宣传',
    rule: null,
    text: '承诺赠送的范围只是通话费用。',
    why: '要懂案情；调解里的违法线索由承办人当场勾选',
  },
  {
    id: 'I39',
    zh: '整篇是换了词的抄本',
    rule: 'copy',
    text: `第一篇：浅谈\n${body('耗费', '有些', '原则')}\n第二篇：浅谈\n${body('消费', '部门', '制度')}`,
  },
  { id: 'I40', zh: '“自觉维权”成了“盲目维权”', rule: 'swapped', text: '影响农民盲目维权的因素还比较多。' },
  {
    id: 'I41',
    zh: '句子断了',
    rule: 'lost-text',
    text: '一是加强协作，运用联络站的人脉优势和行政二是加强横向信息互动。',
  },
  {
    id: 'I42',
    zh: '掉了一段，序号跟着乱',
    rule: 'numbering',
    text: '一是建议学校，二是发扬优势，三是前进才华，三是破解难题。',
  },
  { id: 'I43', zh: '混进网页的出处', rule: 'source', text: '文章由维权网 http://www.example.invalid/整理发表' },
  {
    id: 'I44',
    zh: '分局的文章称县局、全县',
    rule: 'level',
    text: '魏都工商分局推进工作，建立县局、工商所统一指挥调度体系。',
  },
  {
    id: 'I45',
    zh: '“调处难”又叫“调解处理难”',
    rule: 'naming',
    text: '主要存在投诉难、普法难、启动难、调解处理难的问题。一是破解“投诉难”。二是破解“普法难”。三是破解“启动难”。四是破解“调处难”。',
  },
  {
    id: 'I46',
    zh: '标题埋在上一段末尾',
    rule: 'numbering',
    text: '一是加强培训，二是以案学法，三是破解“启动难”。\n一是健全机制，二是畅通渠道。',
  },
  { id: 'I47', zh: '“五进”没有列明', rule: 'undefined', text: '12315消费维权联络站“五进”工作是一项战略举措。' },
  { id: 'I48', zh: '“六进”没有列明', rule: 'undefined', text: '有序推进12315“一会两站”和“六进”工作。' },
];

/** The table of the docs, whole. */
export function seedFaultTable(nameOf: (rule: WorkReportRule) => string): string {
  const caught = seedFaults.filter(({ rule }) => rule !== null).length;
  return [
    `${caught} of the ${seedFaults.length} are caught by a rule; of the others the last column says why no rule can.`,
    '',
    '| 编号 | 毛病 | 规则 | 为什么没有规则 |',
    '|---|---|---|---|',
    ...seedFaults.map(
      ({ id, zh, rule, why }) =>
        `| ${id} | ${zh} | ${rule === null ? '—' : `${nameOf(rule)} \`${rule}\``} | ${why ?? ''} |`,
    ),
  ].join('\n');
}
