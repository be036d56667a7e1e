import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreReports, type PlantedReport } from '../../../../scripts/report/score.ts';
import { seedFaults, seedFaultTable } from '../../../build/report/seed-faults.ts';
import { rightEn } from '../../../../src/domain/report/style/right-words.ts';
import { checkWorkReport } from '../../../../src/domain/report/check/check-work-report.ts';
import {
  workReportRuleNames,
  workReportRules,
  type WorkReportRule,
} from '../../../../src/domain/report/check/finding.ts';
import { processorTimeOf } from '../../../build/house/processor-time.ts';

const found = (text: string) => checkWorkReport(text).map(({ rule, printed, right }) => ({ rule, printed, right }));
const rulesIn = (text: string) => checkWorkReport(text).map(({ rule }) => rule);

describe('What the five documents of the seed print wrongly', () => {
  it.each(seedFaults.filter(({ rule }) => rule !== null))('$id is found as $rule: $zh', ({ rule, text }) => {
    expect(rulesIn(text)).toContain(rule);
  });

  it.each(seedFaults.filter(({ rule }) => rule === null))(
    '$id is accused by no rule, and says why: $zh',
    ({ text, why }) => {
      expect(rulesIn(text)).toEqual([]);
      expect(why?.length).toBeGreaterThan(10);
    },
  );

  it('are forty-eight, and the docs say of each what catches it', () => {
    expect(seedFaults.map(({ id }) => id)).toEqual(Array.from({ length: 48 }, (_, i) => `I${i + 1}`));
    const docs = readFileSync(new URL('../../../../docs/report-check.md', import.meta.url), 'utf8');
    expect(docs).toContain(seedFaultTable((rule) => workReportRuleNames[rule].zh));
  });

  it('S198 a web page’s source line and a word-swapped copy are told beside what they are like', () => {
    const copy = seedFaults.find(({ id }) => id === 'I39')?.text ?? '';
    const [told] = checkWorkReport(copy).filter(({ rule }) => rule === 'copy');
    expect(told?.sentence).toContain('耗费维权联络站');
    expect(told?.beside?.sentence).toContain('消费维权联络站');
    expect(copy.slice(told?.beside?.start, told?.beside?.end)).toBe(told?.beside?.sentence);
    expect(rulesIn('文章由维权网 http://www.example.invalid/整理发表')).toEqual(['source']);
  });

  it('S199 a word that reverses the sense is told with the word that stood there, for a person to look at', () => {
    expect(found('影响农民盲目维权的因素还比较多。')).toEqual([
      { rule: 'swapped', printed: '盲目维权', right: '原来像是“自觉”，请人对一遍' },
    ]);
    expect(rulesIn('引导农民自觉维权，避免盲目跟风消费，少耗费群众时间；有关单位和有些部门要配合。')).toEqual([]);
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
  [
    'ratio',
    '快检食品3260批次，检出不合格41批次，合格率为99.74%。',
    '快检食品3260批次，检出不合格41批次，合格率为98.74%。',
  ],
  ['share', '商品类1912件，占61.3%；服务类1207件，占48.7%。', '商品类1912件，占61.3%；服务类1207件，占38.7%。'],
  [
    'share',
    '和解占35.2%，现场调解占41.6%，电话调解占28.1%，三种方式合计100%。',
    '和解占35.2%，现场调解占41.6%，电话调解占23.2%，三种方式合计100%。',
  ],
  ['growth', '由去年的286件降至今年的203件，下降39.02%。', '由去年的286件降至今年的203件，下降29.02%。'],
  [
    'period',
    '今年1至10月受理投诉1985件；截至9月底，已办结1902件。',
    '今年1至10月受理投诉1985件；截至10月底，已办结1902件。',
  ],
  ['date', '行动自2025年8月20日起至2025年7月31日止。', '行动自2025年8月20日起至2026年7月31日止。'],
  ['units', '查扣化妆品共计327瓶个，货值4.2万元。', '查扣3盒个人护理用品，货值4.2万元。'],
  ['definition', '解决452件、移送38件，解决率达100%。', '受理490件，解决452件、移送38件。'],
  [
    'over-claim',
    '对城区6家健身房进行了抽查，发现全县健身房均有“概不退费”的条款。',
    '抽查了城区6家健身房，6家均有“概不退费”的条款；全县投诉均已办结。',
  ],
  ['part-over-whole', '受理投诉12件，达成协议15件。', '受理投诉12件。受理的投诉已办结0件，达成协议2件，终止调解0件。'],
  ['share', '食品类占45%，服装类占30%，家电类占20%，其他占15%。', '食品类占45%，服装类占30%，家电类占20%，其他占5%。'],
  ['share', '按类别分：食品45%、服装30%、家电20%、日用15%。', '商品投诉中线上占60%，线下占40%，食品占45%。'],
  [
    'share',
    '餐饮占40%，零售占35%，网购占30%。',
    '餐饮占40%，零售占35%，网购占30%（部分投诉兼有）。检查覆盖面占85%，合格户占92%，整改户占8%。',
  ],
  ['share', '食品、服装、家电分别占45%、35%、30%。', '男性占60%，党员占50%，大专以上学历占80%。'],
  [
    'sum',
    '2026年受理投诉201件，办结198件。其中商品类120件，服务类90件。',
    '2026年受理投诉210件，办结198件。其中商品类120件，服务类90件。',
  ],
  [
    'numbering',
    '一、加强领导\n建好班子。\n第三、强化宣传',
    '一、加强领导\n第一，建好班子。\n第二，定好责任。\n二、强化宣传',
  ],
  [
    'period',
    '1至6月受理投诉200件，1至5月办结150件，办结率75%。',
    '1至5月受理投诉180件。1至6月受理投诉200件，办结150件，办结率75%。',
  ],
  [
    'two-values',
    '2026年，办结率97.51%。\n二、成效\n办结率达98.51%。',
    '2026年，办结率97.51%。\n二、城关所\n办结率达98.51%。\n三、举报\n举报办结率100%。',
  ],
  [
    'two-values',
    '2026年11月，受理投诉30件。\n二、情况\n2026年11月，我局受理投诉22件。',
    '2026年11月，受理投诉30件。\n“3·15”宣传。设宣传点2处，受理投诉4件。\n2026年10月，我局受理投诉22件。',
  ],
  // In the report of an office the county is somebody else; who reports is said by the title and by who signs.
  [
    'two-values',
    '青禾县市场监管局2026年工作总结\n全县受理投诉110件。\n受理投诉22件。\n店主说“我所卖的都是正品”。',
    '城关市场监管所2026年工作总结\n全县受理投诉110件。\n受理投诉22件。',
  ],
  [
    'two-values',
    '2026年工作总结\n全县受理投诉110件。\n受理投诉22件。\n“我本所投诉没有结果”。\n青禾县市场监管局\n2026年11月30日',
    '2026年工作总结\n全县受理投诉110件。\n受理投诉22件。\n城关市场监管所\n2026年11月30日',
  ],
  ['two-values', '2026年办结率98%。\n全年办结率97%。', '2026年一季度办结率97%。二季度办结率98%。'],
  ['two-values', '受理投诉30件，办结25件。\n我局办结投诉7件。', '受理投诉30件，办结25件。\n立案12件，办结7件。'],
  [
    'sum',
    '受理投诉120件，其中商品类70件、服务类45件、办结118件。',
    '受理投诉120件，其中商品类70件、服务类45件，调解中5件。',
  ],
  [
    'sum',
    '受理投诉372件，其中商品类250件（食品98件、服装55件），服务类132件，办结360件。',
    '受理投诉372件，其中商品类240件（食品98件、服装55件），服务类132件，办结360件。',
  ],
  ['ratio', '受理投诉22件，其中商品13件，办结率45.00%（7/22）。', '受理投诉22件，其中商品13件，办结率31.82%（7/22）。'],
  ['share', '食品类48件，占43.0%（48/120）。', '食品类48件，占40.0%（48/120）。'],
  ['growth', '受理投诉212件，由230件降到212件，减少8件。', '受理投诉212件，比上年减少18件，下降7.83%。'],
  ['share', '商品类占60%，服务类占45%。', '城关所商品类占60%，柳河所服务类占45%。'],
  ['ratio', '20个站点共处理投诉60件，平均每站4件。', '20个站点中15个处理了投诉，共60件，平均每站4件。'],
  [
    'period',
    '1至6月受理投诉160件。截至10月底，受理举报21件。',
    '1至6月受理投诉160件。截至10月底，受理投诉251件，建成站点46个。',
  ],
  ['sum', '核查举报115件，立案14件，不予立案96件。', '收到举报115件，立案14件，不予立案96件。'],
  ['quota', '评出十佳消费维权监督员11名。', '评出十佳消费维权监督员0名。'],
  ['quota', '评出十佳消费维权监督员12名。', '我所有十佳消费维权监督员3名。'],
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

  it('of the fifth set no number is told as right but the one that is', () => {
    const numbered = (isEven: boolean) => labelled(5).filter(({ id }) => (Number(id.slice(1)) % 2 === 0) === isEven);
    const told = labelled(5).flatMap(({ id, text, faults }) =>
      checkWorkReport(text)
        .filter(({ right }) => !faults.some((fault) => right.includes(fault.right)))
        .map(({ printed, right }) => `${id} ${printed} → ${right}`),
    );
    expect(told).toEqual([]);
    expect(scoreReports(numbered(true)).score).toMatchObject({ planted: 34, clean: 34, accused: 0, found: 33 });
    expect(scoreReports(numbered(false)).score).toMatchObject({ planted: 26, clean: 26, accused: 0, found: 23 });
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

  it('what would be right is said in English too, but for numbers and for the words themselves', () => {
    const texts = [
      ...[1, 2, 3, 4].flatMap((n) => labelled(n).map(({ text }) => text)),
      ...pairs.map(([, wrong]) => wrong),
    ];
    const found = texts.flatMap((text) => checkWorkReport(text));
    expect(found.length).toBeGreaterThan(300);
    const left = found.filter(
      ({ rule, right }) =>
        rightEn(right) === right &&
        /\p{Script=Han}/u.test(right) &&
        !['typo', 'swapped'].includes(rule) &&
        // A number with its unit, or a division: 31件, 83.33%（10个÷12个）.
        !/^[\d（]/u.test(right),
    );
    expect(left.map(({ rule, right }) => `${rule} ${right}`)).toEqual([]);
    expect(rightEn('列出的是3项')).toBe('3 are listed');
    expect(rightEn('增长24.06%（906件→1124件）')).toBe('a rise of 24.06% (906件 → 1124件)');
  });

  it('a report of 20,000 characters is read in a tenth of a second', async () => {
    const report = labelled(4)
      .map(({ text }) => text)
      .join('\n')
      .repeat(2)
      .slice(0, 20_000);
    // The first goes are slower, while the patterns are made.
    for (let n = 0; n < 2; n += 1) checkWorkReport(report);
    expect(await processorTimeOf(() => checkWorkReport(report), 100)).toBeLessThan(100);
  });

  it('a text of nothing but headings is no collection of documents to lay beside each other', async () => {
    const look = () => checkWorkReport('第一篇\n'.repeat(7_500));
    expect(await processorTimeOf(look, 1_000)).toBeLessThan(1_000);
  });

  it('a text of 50,000 characters of one kind is read in a second', async () => {
    for (const one of ['受理投诉1件,', '1、', '一是', '占1%', '(', '其中', '率', '去年同期', '*件', '\t1', '难、']) {
      const look = () => checkWorkReport(one.repeat(50_000 / one.length));
      expect(await processorTimeOf(look, 1_000), one).toBeLessThan(1_000);
    }
  });
});
