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

const scoreOf = (file: string) =>
  scoreReports(
    readFileSync(new URL(`../../../fixtures/report/${file}`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line): PlantedReport => JSON.parse(line)),
  );

describe('Two hundred and twenty reports with planted faults and without', () => {
  it('no clean one is accused, and what is planted is found', () => {
    const scores = [1, 2, 3].map((n) => scoreOf(`texts-${n}.jsonl`));
    expect(scores.map(({ score }) => score.accused)).toEqual([0, 0, 0]);
    expect(scores.reduce((sum, { score }) => sum + score.beside, 0)).toBeLessThanOrEqual(3);
    const recall = scores.map(({ score }) => score.recall);
    expect(Math.min(...recall)).toBeGreaterThanOrEqual(0.65);
    expect(recall[0]).toBeGreaterThanOrEqual(0.88);
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

  it('a text of 50,000 characters of one kind is read in a second', () => {
    for (const one of ['受理投诉1件,', '1、', '一是', '占1%', '(', '其中', '率', '去年同期', '*件', '\t1', '难、']) {
      const began = performance.now();
      checkWorkReport(one.repeat(50_000 / one.length));
      expect(performance.now() - began, one).toBeLessThan(1_000);
    }
  });
});
