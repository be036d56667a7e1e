/** The templates that the program brings, one of each kind; the words are ours, the numbers are the ledger's. */
import { chipsUsed, ReportBody, type PieceCondition, type ReportBlock, type ReportChip } from '../body.ts';
import { fileChip, readyChips } from './ready-chips.ts';
import { reportAuthors, type ReportKind, type ReportTemplate } from './template.ts';

type Draft = Omit<ReportBlock, 'id'>;

const heading = (level: number, text: string): Draft => ({ kind: 'heading', level, text }) as Draft;
const paragraph = (...pieces: (string | { text: string; when: PieceCondition })[]): Draft =>
  ({
    kind: 'paragraph',
    pieces: pieces.map((piece) => (typeof piece === 'string' ? { text: piece, when: null } : piece)),
  }) as Draft;
const table = (caption: string, from: string, chart = false): Draft =>
  ({ kind: 'table', caption, head: [], rows: [], from, chart }) as Draft;
const when = (chip: string, is: PieceCondition['is'], text: string) => ({ text, when: { chip, is } });

interface Written extends Pick<ReportTemplate, 'kind' | 'pace'> {
  title: string;
  addressee: string;
  signedBy?: string;
  blocks: readonly Draft[];
  /** What is in no list of ready ones. */
  own?: readonly ReportChip[];
}

function templateOf({
  kind,
  pace,
  title,
  addressee,
  signedBy = '〔本单位〕',
  blocks,
  own = [],
}: Written): ReportTemplate {
  const bare = {
    title,
    addressee,
    blocks: blocks.map((block, i) => ({ ...block, id: `b${i + 1}` })),
    chips: [],
    signedBy,
    dateStyle: 'arabic',
  };
  const chips = new Map([...readyChips, ...own.map((chip): [string, ReportChip] => [chip.name, chip])]);
  const used = chipsUsed(bare as unknown as ReportBody);
  const body = ReportBody.parse({ ...bare, chips: used.flatMap((name) => chips.get(name) ?? []) });
  return { kind, version: 0, author: reportAuthors[kind], pace, body };
}

/** A clause that prints a sum: none of nought, which no official text has; what is not known stays a blank. */
function money(chip: string, text: string) {
  return [when(chip, 'some', text), when(chip, 'blank', text)];
}

/** 文一: what a county tells the city about the fields of the year. */
const keyField = templateOf({
  kind: 'keyField',
  pace: 'year',
  title: '关于重点领域消费维权工作的情况汇报',
  addressee: '〔上级〕',
  signedBy: '〔本局〕',
  blocks: [
    paragraph('按照上级开展重点领域消费维权工作的部署，我局在全县推进了这项工作，〔期间〕的情况汇报如下：'),
    heading(1, '组织领导'),
    paragraph('我局成立了由局长任组长的领导小组，各市场监管所和业务科室负责人为成员，所里也有相应的工作班子。'),
    heading(1, '质量安全'),
    heading(2, '商品质量监测'),
    paragraph(
      '在辖区进行商品监测抽检〔监测抽检〕',
      when('省局委托', 'some', '，受省局委托的〔省局委托〕'),
      when('市局委托', 'some', '，受市局委托的〔市局委托〕'),
      '。监测后处理立案查处〔抽检后立案〕，结案〔抽检后结案〕',
      ...money('抽检后案值', '，案值〔抽检后案值〕'),
      ...money('抽检后罚没款', '，处罚没款〔抽检后罚没款〕'),
      '，下架不合格食品〔下架不合格食品〕。',
    ),
    heading(2, '学校周边整治'),
    paragraph('检查学校周边各类经营户〔学校周边经营户〕，取缔无照经营〔取缔无照经营〕。'),
    heading(2, '服装市场整治'),
    paragraph(
      '共出动执法人员〔服装市场出动人次〕、执法车辆〔服装市场出动辆次〕，检查经营主体〔服装市场检查〕，',
      when('服装市场违法行为', 'zero', '没有发现违法经营行为，都由第二个人确认过。'),
      when('服装市场违法行为', 'some', '发现违法经营行为〔服装市场违法行为〕。'),
    ),
    heading(1, '消费维权'),
    heading(2, '维权网络'),
    paragraph('标准化建设12315联络站和维权服务站〔标准化站点〕。'),
    heading(2, '投诉举报'),
    paragraph(
      '〔期间〕，我局12315平台受理投诉〔受理投诉〕，调处投诉〔调处投诉〕，办结〔办结投诉〕，办结率〔办结率〕，为消费者挽回经济损失〔挽回经济损失余〕。受理举报〔受理举报〕，已立案〔举报立案〕。',
    ),
    heading(2, '合同监管'),
    paragraph(
      '依法查处格式条款，立案〔格式条款立案〕',
      ...money('格式条款罚没款', '，罚没金额〔格式条款罚没款〕'),
      '。',
    ),
    heading(2, '消费教育'),
    paragraph(
      '举办宣传培训活动〔宣传培训活动余〕，受众〔受众余〕，印发宣传材料〔宣传材料余〕，发布消费提示和警示〔消费提示和警示〕。',
    ),
  ],
});

/** 文二: a year of an office; what it never counted stays blank and is listed. */
const officeYearly = templateOf({
  kind: 'officeYearly',
  pace: 'year',
  title: '〔本单位〕〔期间〕消费维权工作汇报',
  addressee: '〔本局〕',
  blocks: [
    paragraph(
      '〔期间〕我所受理调解消费者投诉〔受理投诉〕，〔受理投诉同比〕。已解决〔达成协议〕，移交其他部门〔移交其他部门〕，解决率〔达成协议占受理〕〔注：解决率是达成协议的件数除以受理的件数，移交的不算解决〕。挽回经济损失〔挽回经济损失〕，其中赔偿〔其中赔偿〕。接受消费者咨询〔咨询〕，发布消费警示〔消费警示〕，开展消费调查〔消费调查〕，参与监督检查和专项检查〔参与检查〕。',
    ),
    heading(1, '消费教育网络'),
    heading(3, '构建网络'),
    paragraph('建成消费教育联络点〔教育联络点〕。'),
    heading(3, '宣讲团'),
    paragraph('宣讲团开展活动〔宣讲团活动〕，受教育〔受教育〕。'),
    heading(3, '教育计划'),
    paragraph('按年度计划安排课程，重点面向监督员、农民和学生。'),
    heading(1, '消费信息和维权服务'),
    heading(3, '节日食品市场检查'),
    paragraph('检查节日食品市场〔节日检查〕，检查经营户〔节日检查户次〕。'),
    heading(3, '假冒伪劣商品'),
    paragraph('在全部检查中查获假冒伪劣商品〔假冒伪劣商品瓶〕、〔假冒伪劣商品袋〕。'),
    heading(3, '消费调查'),
    paragraph('收回答卷〔调查样本〕，写出结论〔调查发现〕。'),
    heading(1, '多网整合'),
    paragraph('每个监督点的村监督员不少于〔村监督员最低人数〕。'),
    heading(3, '表彰奖励'),
    paragraph('表彰先进监督站〔先进监督站〕，评出十佳消费维权监督员〔十佳监督员〕。'),
    heading(3, '投诉联络站'),
    paragraph('首批设立投诉联络站〔首批投诉联络站〕，召开座谈会〔座谈会〕。'),
    heading(1, '不足和打算'),
    paragraph('请在这里写明不足和来年的打算。'),
  ],
});

/** 文三: services, and one case told out of its file. */
const service = templateOf({
  kind: 'service',
  pace: 'year',
  title: '服务领域消费维权情况汇报',
  addressee: '〔上级〕',
  signedBy: '〔本局〕',
  blocks: [
    paragraph('现将〔期间〕服务领域消费维权工作的情况汇报如下：'),
    heading(1, '基本情况'),
    paragraph(
      '受理服务领域投诉〔服务投诉〕，办结〔服务投诉办结〕，为消费者挽回经济损失〔服务挽回损失〕。',
      when('服务各行业', 'counted', '其中：〔服务各行业〕。'),
    ),
    heading(1, '典型事例'),
    paragraph(
      when(
        '事例编号',
        'counted',
        '〔事例受理日〕，我局受理一件投诉（〔事例编号〕），被投诉人是〔事例经营者〕。消费者反映：〔事例经过〕消费者请求：〔事例请求〕经调解，〔事例结果〕',
      ),
    ),
    heading(1, '规范经营'),
    paragraph(
      when('规范意见各条', 'counted', '针对发现的问题，向经营者提出如下〔规范意见几项〕规范意见：〔规范意见各条〕'),
      when('规范意见各条', 'blank', '期内没有发出规范意见。'),
    ),
  ],
  own: [
    fileChip('事例编号', 'number'),
    fileChip('事例受理日', 'receivedOn'),
    fileChip('事例经营者', 'operator'),
    fileChip('事例经过', 'story'),
    fileChip('事例请求', 'claim'),
    fileChip('事例结果', 'outcome'),
  ],
});

/** 月报: the order of the bulletins that counties publish: all, complaints, tip-offs, channels, what is hot. */
const bulletin = templateOf({
  kind: 'bulletin',
  pace: 'month',
  title: '〔本县〕投诉举报统计分析（〔期间〕）',
  addressee: '',
  signedBy: '〔本局〕',
  blocks: [
    heading(1, '总体情况'),
    paragraph(
      '〔期间〕，全县12315平台收到投诉〔收到投诉〕，〔收到投诉同比〕；收到举报〔受理举报〕，〔受理举报同比〕；接受咨询〔咨询〕。为消费者挽回经济损失〔挽回经济损失〕。',
    ),
    heading(1, '投诉情况'),
    heading(2, '办理'),
    paragraph(
      '受理投诉〔受理投诉〕，不予受理〔不予受理〕。受理的投诉已办结〔办结投诉〕，办结率〔办结率〕；达成协议〔达成协议〕，终止调解〔终止调解〕。',
    ),
    heading(2, '问题'),
    paragraph(when('投诉最多的问题', 'counted', '反映较多的是〔投诉最多的问题〕。')),
    table('投诉的问题', 'natures'),
    heading(2, '类别'),
    paragraph(when('投诉最多的类别', 'counted', '投诉较多的是〔投诉最多的类别〕。')),
    table('投诉的类别', 'categories', true),
    heading(1, '举报情况'),
    paragraph(
      '收到举报〔受理举报〕，立案〔举报立案〕。',
      when('举报最多的问题', 'counted', '举报较多的是〔举报最多的问题〕。'),
    ),
    heading(1, '渠道'),
    table('收到投诉的渠道', 'channels'),
    heading(1, '热点和提示'),
    paragraph(
      when('发布的警示', 'counted', '针对热点发布了〔发布的警示〕。'),
      when('发布的警示', 'blank', '期内没有发布消费提示和警示。'),
    ),
  ],
});

/** 简报: the market as consumers met it. */
const environment = templateOf({
  kind: 'environment',
  pace: 'quarter',
  title: '〔本县〕消费环境简报（〔期间〕）',
  addressee: '',
  blocks: [
    heading(1, '消费投诉'),
    paragraph(
      '〔期间〕收到投诉〔收到投诉〕，〔收到投诉环比〕。',
      when('投诉最多的类别', 'counted', '较多的是〔投诉最多的类别〕。'),
    ),
    heading(1, '市场监管'),
    paragraph(
      '检查经营主体〔检查经营主体〕，监测抽检〔监测抽检〕，案件立案〔案件立案〕、结案〔案件结案〕，由投诉转化的案件〔由投诉转化的案件〕。',
    ),
    heading(1, '预警和教育'),
    paragraph('确认群体性投诉〔群体性投诉〕，发布消费提示和警示〔消费提示和警示〕，举办宣传培训活动〔宣传培训活动〕。'),
  ],
});

/** 向地方政府汇报，争取支持: what was done, what is in the way, and what is asked for. */
const government = templateOf({
  kind: 'government',
  pace: 'year',
  title: '关于消费维权网络建设情况的报告',
  addressee: '〔县政府〕',
  signedBy: '〔本局〕',
  blocks: [
    paragraph('现将〔期间〕消费维权工作和网络建设的情况报告如下：'),
    heading(1, '工作情况'),
    paragraph(
      '收到投诉〔收到投诉〕，联络站就地谈成〔站点谈成〕；受理投诉〔受理投诉〕，办结率〔办结率〕，为群众挽回经济损失〔挽回经济损失〕。',
    ),
    heading(1, '存在的困难'),
    paragraph('请在这里写明困难，有数的写上数。'),
    heading(1, '请求支持的事项'),
    paragraph('请求的事项逐项列在“请求”里，答复也记在那里。'),
  ],
});

/** 浅谈: the practice of one body, for others to take up. */
const practice = templateOf({
  kind: 'practice',
  pace: 'year',
  title: '〔本单位〕消费维权的做法',
  addressee: '',
  blocks: [
    heading(1, '遇到的问题'),
    paragraph('请在这里写明问题。'),
    heading(1, '做法'),
    paragraph('请在这里写明做法。'),
    heading(1, '成效'),
    paragraph(
      '〔期间〕收到投诉〔收到投诉〕，联络站就地谈成〔站点谈成〕；受理投诉〔受理投诉〕，办结〔办结投诉〕，办结率〔办结率〕。',
    ),
    paragraph(when('上级的肯定', 'counted', '上级的肯定：〔上级的肯定〕。')),
  ],
});

/** 情况: what stood as a fixed paragraph before reports were documents. */
const situation = templateOf({
  kind: 'situation',
  pace: 'month',
  title: '〔本单位〕消费维权工作情况（〔期间〕）',
  addressee: '',
  blocks: [
    paragraph(
      '〔期间〕，共收到投诉〔收到投诉〕，受理投诉〔受理投诉〕，不予受理〔不予受理〕；受理的投诉中调处〔调处投诉〕，达成协议〔达成协议〕，终止调解〔终止调解〕，办结〔办结投诉〕，办结率〔办结率〕。',
    ),
    paragraph(
      '为消费者挽回经济损失〔挽回经济损失〕，其中赔偿金〔其中赔偿〕；联络站就地谈成〔站点谈成〕；接受消费者咨询〔咨询〕。',
    ),
    paragraph('受理举报〔受理举报〕，已立案〔举报立案〕。'),
    paragraph('案件立案〔案件立案〕，结案〔案件结案〕。'),
    paragraph(
      '举办宣传培训活动〔宣传培训活动〕，受众〔受众〕，发放宣传材料〔宣传材料〕。发布消费提示和警示〔消费提示和警示〕。',
    ),
  ],
});

const templates = { situation, keyField, officeYearly, service, bulletin, environment, government, practice };

export const broughtTemplates: Readonly<Record<ReportKind, ReportTemplate>> = templates;
