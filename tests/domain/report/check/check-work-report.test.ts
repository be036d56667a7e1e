import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreReports, type PlantedReport } from '../../../../scripts/report/score.ts';
import { checkWorkReport } from '../../../../src/domain/report/check/check-work-report.ts';
import {
  workReportRuleNames,
  workReportRules,
  type WorkReportRule,
} from '../../../../src/domain/report/check/finding.ts';

const found = (text: string) => checkWorkReport(text).map(({ rule, printed, right }) => ({ rule, printed, right }));
const rulesIn = (text: string) => checkWorkReport(text).map(({ rule }) => rule);

/** The seed’s faults by their number, each in the sentence in which it stands. */
const seedFaults: readonly (readonly [id: string, rule: WorkReportRule, text: string])[] = [
  ['I1', 'ratio', '我局12315平台受理申诉201件,调处申诉198件,办结率达97.51%。'],
  ['I2', 'garbled', '共标准化建设12315联络站和212315维权服务站141个。'],
  ['I3', 'typo', '截止今日,共标准化建设维权服务站141个。'],
  ['I4', 'period', '我局今年展开了工作。\n上半年来,进行商品监测抽检289个批次。\n截至今日,受理投诉201件。'],
  ['I10', 'naming', '新学年开始,我局结合“红盾春雷行动”,开展学校周边环境集中整治行动。'],
  ['I13', 'plausibility', '共出动了执法人员226人次,执法车辆43辆次。'],
  ['I14', 'vague', '开展培训活动10余次,受众人数7000余人次,印发各类宣传材料10000余份。'],
  ['I15', 'term', '我局12315平台受理申诉201件。\n2014年11月10日'],
  ['I16', 'truncated', '关于重点领域消费维权工作的情况汇报(共)'],
  ['I17', 'definition', '已解决80件,移交其他部门20件,解决率为100%。'],
  ['I18', 'definition', '相较往年同比下降5%。'],
  ['I19', 'numbering', '1、对成绩突出的监督站进行表彰奖励。\n3、在完善网络的同时,建立联络站。'],
  ['I20', 'relative-date', '根据申报和审核,于去年10月份正式成立了首批63个投诉联络站。'],
  ['I21', 'relative-date', '我所于去年上半年着手进行“多网整合”工作。'],
  ['I23', 'quota', '评出“十佳消费维权监督员”*名。'],
  ['I24', 'typo', '我所在春节、双周等节日期间对食品市场进行了检查。'],
  ['I25', 'units', '查获假冒伪劣商品*瓶袋。'],
  ['I26', 'over-claim', '目前本地的家装公司均未取得资质证;被调查的十家家装单位合同各不相同。'],
  ['I27', 'over-claim', '被调查的十家家装单位合同各不相同。大部分家装公司没有持证人员。'],
  ['I28', 'author', '我所的工作得到了上级消协的充分肯定。'],
  ['I29', 'level', '我所在每个乡镇(街道)设立监督站。'],
  [
    'I31',
    'copy',
    '第一篇:所里\n以“发挥监督网络作用,提升消费维权水平,深化消费教育工作”为方针。\n第二篇:局里\n我局发挥监督网络作用,提升消费维权水平,深化消费教育工作。',
  ],
  ['I32', 'blank', '接受消费者咨询2587人次;发布《消费警示》*条;开展消费调查*次。'],
  ['I33', 'stated-count', '我局提出如下四项规范意见:一是提供材料;二是告知方式;三是认真提醒。'],
  ['I36', 'term', '受理服务领域申诉5起。2011年8月22日,我局接消费者投诉。'],
  ['I41', 'lost-text', '一是加强协作,运用联络站的人脉优势和行政二是加强横向信息互动。'],
  ['I42', 'numbering', '一是建议学校,二是发扬优势,三是前进才华,三是破解难题。'],
  ['I43', 'source', '文章由维权网 http://www.example.invalid/整理发表'],
  ['I44', 'level', '魏都工商分局推进工作,建立县局、工商所统一指挥调度体系。'],
  [
    'I45',
    'naming',
    '主要存在投诉难、普法难、启动难、调解处理难的问题。一是破解“投诉难”。二是破解“普法难”。三是破解“启动难”。四是破解“调处难”。',
  ],
  ['I48', 'undefined', '有序推进12315“一会两站”和“六进”工作。'],
];

describe('What the five documents of the seed print wrongly', () => {
  it.each(seedFaults)('%s is found as %s', (_, rule, text) => {
    expect(rulesIn(text)).toContain(rule);
  });

  it('I39 a text that was copied with other words is told beside the one it is like', () => {
    const body = (a: string, b: string, c: string) =>
      `12315${a}维权联络站是工商${b}延伸监管网络、提升维权效能的战略举措,必须树立“农民利益无小事”的认识,关键在于农村维权渠道的畅通。以“建设一个站点、方便一方群众”为总的工作思路,大力实施维权联络站“村村通”工程,坚持立足自身,挤出有限经费,用于维权联络站的建设,统一制作${c}牌、印发宣传登记资料,为农民维权提供便利的硬件条件,并在全县推广,促进了横向维权网络布局的形成,普遍建立政策法规宣传栏、警示栏、维权公示栏。`;
    const text = `第一篇:浅谈\n${body('耗费', '有些', '原则')}\n第二篇:浅谈\n${body('消费', '部门', '制度')}`;
    expect(found(text)).toContainEqual(expect.objectContaining({ rule: 'copy' }));
  });

  it('98.51 % is said where 97.51 % is printed, with both numbers', () => {
    expect(found('受理申诉201件,调处申诉198件,办结率达97.51%。')).toContainEqual({
      rule: 'ratio',
      printed: '办结率达97.51%',
      right: '98.51%（198件÷201件）',
    });
  });
});

describe('Faults of reports of today', () => {
  it('庆阳: the text says 4991 where its table adds up to 5044', () => {
    const text = '上半年办结4991件。\n单位\t受理\t办结\n甲所\t2600\t2544\n乙所\t2550\t2500';
    expect(found(text)).toEqual([{ rule: 'sum', printed: '上半年办结4991件', right: '表中各行之和是5044' }]);
  });

  it('保山: 103 and 30 are no 132', () => {
    expect(rulesIn('受理投诉132件,其中商品类103件,占77.27%;服务类30件,占22.73%。')).toContain('share');
  });

  it('台州: 9456 of the same whole are not 21.42 %', () => {
    const text = '投诉中,服装11081件,占25.10%;日用品8830件,占20.00%;食品9456件,占23.42%。';
    expect(found(text)).toEqual([
      expect.objectContaining({ rule: 'share', printed: '9456件,占23.42%', right: expect.stringMatching(/^21\.4/u) }),
    ]);
  });
});

const labelled = (n: number) =>
  readFileSync(new URL(`../../../fixtures/report/texts-${n}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): PlantedReport => JSON.parse(line));

/** What a rule finds, and a sentence of the same kind that is right. */
const pairs: readonly (readonly [rule: WorkReportRule, wrong: string, right: string])[] = [
  ['order', '食品类最多，为120件；服装类次之，为150件。', '食品类最多，为150件；服装类次之，为120件。'],
  ['order', '居前三位的是食品45件、家电61件、服装30件。', '居前三位的是食品61件、家电45件、服装30件。'],
  ['order', '7月486件、8月561件、9月477件，8月最少。', '7月486件、8月561件、9月477件，9月最少。'],
  ['order', '1月287件、2月312件、3月263件，逐月上升。', '1月287件、2月312件、3月463件，逐月上升。'],
  ['order', '满意率92.3%，高于全市平均水平93.1%。', '满意率93.3%，高于全市平均水平93.1%。'],
  ['order', '商品类投诉占43.2%，超过一半。', '商品类投诉占53.2%，超过一半。'],
  ['order', '办结率最高的城关所95.1%，最低的柳河所97.3%。', '办结率最高的城关所97.3%，最低的柳河所95.1%。'],
  ['order', '居全市第2位，较上年前移3位（上年第4位）。', '居全市第2位，较上年前移2位（上年第4位）。'],
  ['growth', '有效专利57件，较上年的38件翻了一番。', '有效专利76件，较上年的38件翻了一番。'],
  ['growth', '服务284家次，为上年142家次的2倍，增长200%。', '服务284家次，为上年142家次的2倍，增长100%。'],
  ['growth', '站点由40个增加到120个，增长3倍。', '站点由40个增加到120个，增长2倍。'],
  ['growth', '时限由20个工作日缩短到12个工作日，缩短一半。', '时限由20个工作日缩短到10个工作日，缩短一半。'],
  ['growth', '时限由1个工作日压减至0.5个工作日，压减100%。', '时限由1个工作日压减至0.5个工作日，压减50%。'],
  ['growth', '2023年受理1200件，2024年受理1380件，增长18%。', '2023年受理1200件，2024年受理1380件，增长15%。'],
  ['growth', '与上年同期的264件相比，增加54件，增长16.98%。', '与上年同期的264件相比，增加54件，增长20.45%。'],
  ['growth', '检查236户，比5月的205户同比增长15.12%。', '检查236户，比5月的205户增长15.12%。'],
  ['growth', '检验率99.2%，比上年的97.8%提高1.4%。', '检验率99.2%，比上年的97.8%提高1.4个百分点。'],
  ['ratio', '立案86件，罚没款172万元，平均每件3万元。', '立案86件，罚没款172万元，平均每件2万元。'],
  ['ratio', '举报核查2084件，立案168件，立案率80.61%。', '举报核查2084件，立案168件，立案率8.06%。'],
  ['ratio', '包案处理的26件中，达成和解21件，成功率87.50%。', '包案处理的26件中，达成和解21件，成功率80.77%。'],
  [
    'share',
    '授信6840万元，放款5130万元，放款额占授信额的57.0%。',
    '授信6840万元，放款5130万元，放款额占授信额的75.0%。',
  ],
  ['sum', '复议18件，其中维持11件、驳回4件、终止3件、撤销1件。', '复议18件，其中维持11件、驳回3件、终止3件、撤销1件。'],
  [
    'sum',
    '现有联络点11个。再建联络点4个，使联络点总数达到14个。',
    '现有联络点11个。再建联络点4个，使联络点总数达到15个。',
  ],
  [
    'sum',
    '共受理投诉42件，同比增加7件。其中，城关所22件、柳河所12件、南关所11件。',
    '共受理投诉42件，同比增加7件。其中，城关所22件、柳河所12件、南关所8件。',
  ],
  ['part-over-whole', '查扣蓄电池14组，累计13组。', '查扣蓄电池14组，累计31组。'],
  [
    'part-over-whole',
    '排查老旧电梯（15年以上）164台，完成评估151台，更新改造171台。',
    '排查老旧电梯（15年以上）164台，完成评估151台，更新改造117台。',
  ],
  ['part-over-whole', '抽检食品45批次，合格47批次。', '抽检食品47批次，合格45批次。'],
  [
    'two-values',
    '检查32家养老机构。\n35家养老机构中有6家没有专职人员。',
    '检查32家养老机构。\n32家养老机构中有6家没有专职人员。',
  ],
  ['two-values', '现有在编人员97人。\n覆盖全部89名在编人员。', '现有在编人员97人。\n覆盖全部97名在编人员。'],
  ['two-values', '挽回损失近270万元（279.4万元）。', '挽回损失近270万元（269.4万元）。'],
  [
    'double-count',
    '受理573件，其中平台438件、现场97件、联络点38件；联络点的38件已计入平台件数。',
    '受理573件，其中平台438件、现场97件、联络点38件；联络点的38件没有录入平台。',
  ],
  ['date', '2025年3月15日（星期五）上午开展宣传。', '2025年3月15日（星期六）上午开展宣传。'],
  ['date', '截至5月31日办结29件。\n大河所\n2025年5月21日', '截至5月20日办结29件。\n大河所\n2025年5月21日'],
  ['date', '3月3日至3月9日，共9天，接到投诉73件。', '3月3日至3月9日，共7天，接到投诉73件。'],
  [
    'period',
    '半年报\n1至6月，查办案件97件。其中7月12日查处的某加油站案涉案14万元。',
    '半年报\n1至6月，查办案件97件。其中5月12日查处的某加油站案涉案14万元。',
  ],
  ['period', '第三季度工作情况\n7月至10月，全县受理投诉412件。', '第三季度工作情况\n7月至9月，全县受理投诉412件。'],
  ['units', '没收伪劣化肥2.5吨（250公斤）。', '没收伪劣化肥2.5吨（2500公斤）。'],
  ['units', '受理投诉126件，挽回经济损失38.6元。', '受理投诉126件，挽回经济损失38.6万元。'],
  ['stated-count', '主要做法有四点：①建台账；②抓培训；③强检查。', '主要做法有三点：①建台账；②抓培训；③强检查。'],
  [
    'stated-count',
    '本次整治突出五类重点产品：隐形眼镜、助听器、血糖仪、医用口罩。',
    '本次整治突出四类重点产品：隐形眼镜、助听器、血糖仪、医用口罩。',
  ],
  ['numbering', '第一，抓宣传。第三，抓检查。', '第一，抓宣传。第二，抓检查。'],
  ['blank', '发布比较试验报告XX份。', '发布比较试验报告12份。'],
  ['blank', '拟于20XX年完成。', '拟于2026年完成。'],
];

describe('Each rule, and what is right of its kind', () => {
  it.each(pairs)('%s: %s', (rule, wrong, right) => {
    expect(rulesIn(wrong)).toContain(rule);
    expect(rulesIn(right)).toEqual([]);
  });
});

describe('A pasted table', () => {
  const table = (...rows: string[]) => rows.join('\n');

  it('is read by tabs, strokes and blanks', () => {
    for (const one of ['\t', ' | ', '    ', '　'])
      expect(
        rulesIn(
          table(
            '单位 受理 办结'.replaceAll(' ', one),
            ...['甲所 26 25', '乙所 25 25', '合计 51 51'].map((row) => row.replaceAll(' ', one)),
          ),
        ),
      ).toEqual(['sum']);
  });

  it('has rows that tell parts of others, which no total counts twice', () => {
    const rows = [
      '类型\t户数\t占比（%）',
      '企业\t12946\t24.50',
      '　其中：私营企业\t12203\t23.10',
      '个体工商户\t38775\t73.39',
      '合作社\t1116\t2.11',
    ];
    expect(rulesIn(table(...rows, '合计\t52837\t100.00'))).toEqual([]);
    expect(rulesIn(table(...rows, '合计\t52387\t100.00'))).toContain('sum');
  });

  it('has a column of rates that two others give in each row but one', () => {
    const text = table('单位\t受理\t办结\t办结率', '甲所\t50\t45\t90.0%', '乙所\t40\t38\t95.0%', '丙所\t60\t57\t59.0%');
    expect(found(text)).toEqual([expect.objectContaining({ printed: '59.0%', right: '95%' })]);
  });

  it('says the same of an office as the text does', () => {
    const text = table('城关所受理120件。', '单位\t受理\t办结', '城关所\t118\t110', '柳河所\t90\t88');
    expect(found(text)).toEqual([{ rule: 'two-values', printed: '城关所受理120件', right: '表中是118' }]);
  });
});

describe('Three hundred and twenty reports with planted faults and without', () => {
  it('no clean one is accused, and what is planted is found', () => {
    const scores = [1, 2, 3].map((n) => scoreReports(labelled(n)).score);
    expect(scores.map(({ accused }) => accused)).toEqual([0, 0, 0]);
    expect(scores.reduce((sum, { beside }) => sum + beside, 0)).toBeLessThanOrEqual(3);
    expect(Math.min(...scores.map(({ recall }) => recall))).toBeGreaterThanOrEqual(0.84);
  });

  it('of the fourth set half was learned from, and the other half was not', () => {
    const isEven = ({ id }: PlantedReport) => Number(id.slice(1)) % 2 === 0;
    const [learned, other] = [true, false].map(
      (even) => scoreReports(labelled(4).filter((one) => isEven(one) === even)).score,
    );
    expect(learned).toMatchObject({ accused: 0, beside: 0 });
    expect(learned?.recall).toBeGreaterThanOrEqual(0.96);
    expect(other?.recall).toBeGreaterThanOrEqual(0.56);
    expect(other?.accused).toBeLessThanOrEqual(2);
    expect(other?.beside).toBeLessThanOrEqual(3);
  });

  it('a finding tells where its sentence and its words stand', () => {
    const text = '一、受理情况\r\n　　受理申诉２０１件，调处申诉１９８件，办结率达９７．５１％。';
    const [finding] = checkWorkReport(text);
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.sentence);
    expect(text.slice(finding?.words?.start, finding?.words?.end)).toBe('办结率达９７．５１％');
  });

  it('a sentence that stands twice is told beside the first', () => {
    const twice = '各所要把投诉站的台账逐件登记清楚，做到一件一档、一事一结。';
    expect(checkWorkReport(`${twice}\n这是另一句话。\n${twice}`)[0]?.beside).toEqual({
      sentence: twice,
      start: 0,
      end: twice.length,
    });
  });

  it('each rule has a name that a page can show', () => {
    for (const rule of workReportRules) expect(workReportRuleNames[rule].zh).toMatch(/\p{Script=Han}/u);
  });

  // Counted in time of the processor: what else the machine does meanwhile is none of the rules' own.
  it('a text of 50,000 characters of one kind is read in a second', () => {
    for (const one of ['受理投诉1件,', '1、', '一是', '占1%', '(', '其中', '率', '去年同期', '*件', '\t1', '难、']) {
      const began = process.cpuUsage();
      checkWorkReport(one.repeat(50_000 / one.length));
      expect(process.cpuUsage(began).user / 1_000, one).toBeLessThan(1_000);
    }
  });
});
