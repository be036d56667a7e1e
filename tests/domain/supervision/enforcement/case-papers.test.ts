import { describe, expect, it } from 'vitest';
import {
  issueKey,
  mayPrintFrom,
  missingFrom,
  numberFrom,
  paperFrom,
  saysTheSame,
  textOfPaper,
} from '../../../../src/domain/matter/paper-form.ts';
import { isForm } from '../../../../src/domain/matter/paper-fitting.ts';
import { withoutWords } from '../../../../src/domain/base/masking.ts';
import { defaultLocalLimits } from '../../../../src/domain/law/local-limits.ts';
import type { Facts } from '../../../../src/domain/matter/matter.ts';
import type { PaperFacts } from '../../../../src/domain/matter/paper-facts.ts';
import type { Enforcement } from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import type { CaseFile } from '../../../../src/domain/supervision/enforcement/papers/case-sheet.ts';
import {
  enforcementPapers,
  type EnforcementPaper,
} from '../../../../src/domain/supervision/enforcement/papers/papers.ts';
import { maskedCase, maskedCaseFacts } from '../../../../src/domain/supervision/enforcement/masked-case.ts';
import { transcriptTitle } from '../../../../src/domain/supervision/enforcement/papers/transcript-papers.ts';
import { volumeEntries } from '../../../../src/domain/supervision/enforcement/papers/volume-papers.ts';
import { anActor } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';
import {
  afterEnforcementMoves,
  anEnforcement,
  changeEnforcement,
  readiedFor,
  theOfficers,
  theReviewer,
} from '../../../build/supervision/enforcement.ts';

const names: Readonly<Record<string, string>> = {
  [theOfficers.handler]: '马立新',
  [theOfficers.second]: '郭燕',
  [theReviewer.id]: '宋宁',
  [anActor('officeHead').id]: '贺桂英',
};
const certified = Object.keys(names).map((accountId, i) => ({
  countyId: 1,
  accountId,
  number: `豫执法 ${i + 1}`,
  fromOn: '2020-01-01',
  untilOn: '2030-12-31',
}));
const caseFile: CaseFile = {
  certificates: certified,
  exhibits: [
    {
      n: 1,
      name: '检验报告 26-0417',
      kindZh: '鉴定意见',
      source: '省化肥质检站',
      collectedOn: '2026-04-22',
      collectors: [theOfficers.handler, theOfficers.second],
      keptIn: '卷内',
      hashes: ['a91c4e07'.repeat(8)],
    },
  ],
  files: [{ id: 'f1', fileName: '进货单.pdf', addedOn: '2026-05-07' }],
};
const facts: PaperFacts = { ...paperFacts, nameOf: (id) => names[id] ?? null, caseFile };
const text = (kind: EnforcementPaper, enforcement: Enforcement, own = facts) =>
  textOfPaper(paperFrom(enforcementPapers, kind, enforcement, own));
const lacking = (kind: EnforcementPaper, enforcement: Enforcement, own = facts) =>
  missingFrom(enforcementPapers, kind, enforcement, own).map(({ zh }) => zh);

const held = afterEnforcementMoves(
  anEnforcement({ state: 'investigating' }),
  [
    'takeMeasure',
    '2026-05-06',
    { kind: 'keep', urgent: 'no', items: [{ goods: '进货单据', quantity: 3, unit: '本' }], place: '所档案室' },
  ],
  [
    'takeMeasure',
    '2026-05-06',
    { kind: 'seize', urgent: 'yes', items: [{ goods: '复合肥', quantity: 38, unit: '袋' }], place: '2 号库' },
  ],
  ['askHelp', '2026-05-07', { to: '邻县市场监督管理局', about: '核实供货人' }],
);
const extended = afterEnforcementMoves(held, ['extendMeasure', '2026-06-01', { n: 2 }]);
const released = afterEnforcementMoves(held, [
  'endMeasure',
  '2026-05-08',
  { n: 1, ending: 'released', endedOn: '2026-05-08' },
]);
const defended = afterEnforcementMoves(anEnforcement({ state: 'notified' }), ['recordDefence', '2026-05-27']);
const hearable = afterEnforcementMoves(
  anEnforcement({ state: 'reviewed' }),
  ['issueNotice', '2026-05-26', { fineFen: 200_000_00 }],
  ['notify', '2026-05-26'],
  ['askHearing', '2026-05-27'],
);
const discussed = afterEnforcementMoves(anEnforcement({ state: 'notified' }), ['discuss', '2026-06-03']);
const exempted = afterEnforcementMoves(anEnforcement({ state: 'reviewed' }), [
  'decide',
  '2026-06-03',
  { result: 'exempted', fineFen: null, confiscatedFen: null, warning: null, goods: '' },
]);
const addresses = { bank: '工行 77', court: '青禾县人民法院', reviewBody: '青禾县人民政府' };
const onTheSpot = changeEnforcement(
  anEnforcement({ state: 'verifying' }),
  'decideOnTheSpot',
  '2026-04-22',
  {},
  { addresses },
).next;
const urged = afterEnforcementMoves(anEnforcement({ state: 'served' }), ['urge', '2026-07-01']);
const toldByNotice = afterEnforcementMoves(
  anEnforcement({ state: 'reviewed' }),
  ['issueNotice', '2026-05-26'],
  ['announceNotice', '2026-05-27'],
);
const announced = afterEnforcementMoves(anEnforcement({ state: 'decided' }), ['announce', '2026-06-04']);

/** For each paper a case that makes it, what the form demands, and what is missing from that case. */
const demanded: Record<EnforcementPaper, [Enforcement, readonly string[], readonly string[]]> = {
  sourceRegister: [
    anEnforcement(),
    ['案件来源登记表', '☑（一）监督检查', '□（二）投诉、举报', '2026年4月20日', '老周农资店', '总养分不够'],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  filing: [
    anEnforcement({ state: 'investigating', partyCode: '91411000MA9K2XYZ0A', partyAddress: '柳河镇' }),
    [
      '立案审批表',
      '青市监〔2026〕7号',
      '第十九条',
      '马立新（执法证号：豫执法 1）、郭燕（执法证号：豫执法 2）',
      '2026年4月28日',
    ],
    [],
  ],
  notFiling: [
    anEnforcement({ state: 'notFiled' }),
    ['不予立案审批表', '第二十条', '不予立案理由'],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  onSiteRecord: [
    anEnforcement({ state: 'verifying' }),
    ['现场笔录', '已向您出示执法证件', '第五十五条', '申请执法人员回避', '见证人', '马立新（执法证号：豫执法 1）'],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  addressOfReceipt: [
    anEnforcement({ state: 'verifying' }),
    ['送达地址确认书', '电子送达', '第八十三条'],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  inquiryRecord: [
    anEnforcement({ state: 'verifying' }),
    ['询问笔录', '被询问人', '询问应当个别进行', '第五十五条'],
    [],
  ],
  helpLetter: [held, ['邻县市场监督管理局：', '第四十五条', '十五个工作日', '核实供货人'], []],
  keepNotice: [held, ['第五十六条', '第三十三条', '所档案室', '七个工作日', '自动解除', '第三十五条'], []],
  measureDecision: [
    held,
    [
      '《中华人民共和国行政强制法》第十八条、第二十四条',
      '扣押',
      '三十日',
      '2026年6月5日止',
      '2 号库',
      '行政复议',
      '陈述和申辩',
    ],
    ['当事人统一社会信用代码', '当事人住所', '负责人的补批（24 小时内）', '采取强制措施依据的法律条款（手写）'],
  ],
  measureExtension: [
    extended,
    ['延长行政强制措施期限决定书', '第二十五条', '检验报告还没有出来', '复合肥 38 袋', '六十日内'],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  releaseNotice: [released, ['先行登记保存的进货单据 3 本', '2026年5月8日解除'], []],
  goodsList: [held, ['复合肥', '38', '袋', '2 号库', '扣押'], []],
  evidenceList: [
    held,
    ['证据清单', '检验报告 26-0417（鉴定意见）', '马立新、郭燕', '卷内', 'a91c4e07', '第四十六条'],
    [],
  ],
  finalReport: [
    anEnforcement({ state: 'reported' }),
    [
      '案件调查终结报告',
      '9,900.00元',
      '标价',
      '罚款9,900.00元；没收违法所得594.00元；没收复合肥 38 袋',
      '没有采取',
      '违反的规定',
      '处罚依据',
      '第五十条',
    ],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  reviewForm: [
    anEnforcement({ state: 'reviewed' }),
    ['案件审核表', '没收复合肥 38 袋', '同意：', '宋宁', '2026年5月25日', '十个工作日'],
    [],
  ],
  notice: [
    anEnforcement({ state: 'notified' }),
    [
      '老周农资店：',
      '青市监〔2026〕7号',
      '第四十四条',
      '罚款9,900.00元；没收违法所得594.00元；没收复合肥 38 袋',
      '本局认为：以不合格产品冒充合格产品',
      '第四十五条',
      '第五十七条',
      '五个工作日',
      '视为放弃此权利',
      '违反了《中华人民共和国产品质量法》第三十九条的规定，依据《中华人民共和国产品质量法》第五十条的规定，本局拟对你',
    ],
    [],
  ],
  defenceRecord: [defended, ['陈述申辩笔录', '2026年5月27日', '不得因当事人陈述、申辩而给予更重的处罚'], []],
  hearingNotice: [
    hearable,
    ['2026年5月27日就', '要求举行听证', '第六十四条', '七日前送达'],
    ['听证的时间、地点（手写）'],
  ],
  hearingRecord: [hearable, ['听证笔录', '听证主持人', '听证记录', '第六十四条'], []],
  discussionRecord: [discussed, ['集体讨论记录', '张局、李局、王局', '同意处罚意见'], []],
  decisionApproval: [
    anEnforcement({ state: 'decided' }),
    ['行政处理决定审批表', '罚款9,900.00元；没收违法所得594.00元；没收复合肥 38 袋', '没有提出', '2026年6月3日'],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  spot: [
    onTheSpot,
    [
      '当场行政处罚决定书',
      '第五十一条',
      '第六十六条',
      '当场告知',
      '六十日内',
      '当事人（签收）：',
      '《中华人民共和国产品质量法》第三十九条',
    ],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  decision: [
    anEnforcement({ state: 'decided' }),
    [
      '行政处罚决定书',
      '1.检验报告 26-0417',
      '《行政处罚告知书》（青市监〔2026〕7号）',
      '没有提出陈述、申辩',
      '十五日内',
      '百分之三',
      '不超出罚款的数额',
      '六十日内',
      '六个月内',
      '《市场监督管理行政处罚信息公示规定》',
      '违反了《中华人民共和国产品质量法》第三十九条的规定。依据《中华人民共和国产品质量法》第五十条的规定，本局决定',
    ],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  noPenalty: [
    exempted,
    [
      '不予行政处罚决定书',
      '第五十七条第一款第（二）项',
      '依据《中华人民共和国行政处罚法》第三十三条第一款的规定，可以不予行政处罚',
      '决定不予行政处罚',
      '六十日内',
    ],
    ['当事人统一社会信用代码', '当事人住所'],
  ],
  urging: [urged, ['第五十四条', '十日内', '其中加处罚款', '申请人民法院强制执行'], []],
  serviceReceipt: [
    anEnforcement({ state: 'served' }),
    [
      '行政处罚告知书 青市监〔2026〕7号',
      '行政处罚决定书 青市监〔2026〕7号',
      '直接送达',
      '回证 50-0024',
      '2026年6月5日',
    ],
    [],
  ],
  noticeAnnouncement: [
    toldByNotice,
    [
      '送达公告',
      '《行政处罚告知书》（青市监〔2026〕7号）',
      '第八十二条',
      '三十日内',
      '五个工作日内',
      '没收复合肥 38 袋',
      '局公告栏',
    ],
    [],
  ],
  announcement: [announced, ['公告送达', '第八十二条', '三十日内'], []],
  closing: [
    anEnforcement({ state: 'closed' }),
    ['结案审批表', '☑（一）行政处罚决定执行完毕', '□（七）移送司法机关', '收缴罚款9,900.00元，没收违法所得594.00元'],
    [],
  ],
  volumeCover: [
    anEnforcement({ state: 'closed' }),
    ['老周农资店涉嫌销售不合格复合肥案', '2026年6月12日', '保管期限'],
    ['归档日期'],
  ],
  volumeList: [
    anEnforcement({ state: 'archived' }),
    ['卷内文件目录', '正卷', '副卷', '第七十九条', '证据1：检验报告 26-0417', '进货单.pdf'],
    [],
  ],
  volumeNote: [anEnforcement({ state: 'archived' }), ['卷内备考表', '立卷人', '检查人'], []],
};

const isTabular = (kind: EnforcementPaper) => (enforcementPapers[kind] as { isForm?: boolean }).isForm === true;

describe('案件文书', () => {
  it.each(Object.entries(demanded))(
    '%s says what its form demands, and what is missing',
    (name, [matter, words, missing]) => {
      const kind = name as EnforcementPaper;
      expect(mayPrintFrom(enforcementPapers, kind, matter, facts)).toBe(true);
      const printed = text(kind, matter);
      for (const one of words) expect(printed).toContain(one);
      expect(lacking(kind, matter)).toEqual(missing);
    },
  );

  it('law papers 6: what has a number or an addressee is a letter in 16 points; only a form with tables is set smaller', () => {
    const small = Object.entries(demanded).filter(([name, [matter]]) => {
      const paper = paperFrom(enforcementPapers, name as EnforcementPaper, matter, facts);
      return isForm(paper) && !isTabular(name as EnforcementPaper);
    });
    expect(small.map(([name]) => name)).toEqual([]);
  });

  it('is of the 56 forms of 2021, and no form of complaints', () => {
    expect(paperFrom(enforcementPapers, 'filing', anEnforcement({ state: 'investigating' }), facts).formZh).toBe(
      '行政处罚文书（2021年）·文书7',
    );
    expect(paperFrom(enforcementPapers, 'evidenceList', held, facts).formZh).toBe('实用文书');
  });

  it('is not there before its step: no decision, no notice, no approval of what was not decided', () => {
    const clue = anEnforcement();
    const there = (Object.keys(enforcementPapers) as EnforcementPaper[]).filter((kind) =>
      mayPrintFrom(enforcementPapers, kind, clue, facts),
    );
    expect(there).toEqual(['sourceRegister', 'volumeCover', 'volumeList']);
    expect(mayPrintFrom(enforcementPapers, 'decision', exempted, facts)).toBe(false);
    expect(mayPrintFrom(enforcementPapers, 'noPenalty', anEnforcement({ state: 'decided' }), facts)).toBe(false);
    expect(mayPrintFrom(enforcementPapers, 'filing', onTheSpot, facts)).toBe(false);
  });

  it('says that a certificate is missing when none held on the day', () => {
    const late = { ...caseFile, certificates: certified.map((one) => ({ ...one, fromOn: '2026-05-01' })) };
    // A case of before the officers of a deed were kept is told from the list of certificates.
    const filed = { ...anEnforcement({ state: 'investigating' }), deedOfficers: {}, filingRequests: [] };
    expect(lacking('filing', filed, { ...facts, caseFile: late })).toContain('办案人员当天有效的执法证号');
    expect(text('filing', filed, { ...facts, caseFile: late })).not.toContain('豫执法 1');
    expect(lacking('filing', filed)).not.toContain('办案人员当天有效的执法证号');
    const without = { ...filed, deedOfficers: { filed: [{ id: theOfficers.handler, certificate: null }] } };
    expect(lacking('filing', without)).toContain('办案人员当天有效的执法证号');
  });

  it('tells of each measure its own day, place and thirty days', () => {
    const more = afterEnforcementMoves(
      held,
      [
        'takeMeasure',
        '2026-05-08',
        {
          kind: 'seal',
          items: [{ goods: '地下仓库', quantity: 1, unit: '处' }],
          place: '柳河镇东街',
          basis: [{ law: '产品质量法', article: 18, paragraph: 1, item: 4 }],
        },
      ],
      [
        'takeMeasure',
        '2026-05-09',
        {
          kind: 'keep',
          items: [
            { goods: '账本', quantity: 2, unit: '本' },
            { goods: '印章', quantity: 1, unit: '枚' },
          ],
          place: '县局档案室',
        },
      ],
    );
    const of = (kind: EnforcementPaper, occasion: string, own = facts) => text(kind, more, { ...own, occasion });
    const seized = of('measureDecision', '2');
    expect(seized).toContain('扣押复合肥 38 袋，期限三十日，自2026年5月6日起至2026年6月5日止，存放地点：2 号库');
    expect(seized).not.toContain('地下仓库');
    expect(seized.trimEnd()).toContain('青禾县市场监督管理局\n2026年5月6日');
    // law 20: a paper of a case, too, says that the holidays of the year of a day to come are not published.
    const unpublished = { ...facts, occasion: '2', isProvisional: (day: string) => day > '2026-06-01' };
    const noted = paperFrom(enforcementPapers, 'measureDecision', more, unpublished).notes.join('\n');
    expect(noted).toContain('2026年的放假安排国务院还没有公布');
    expect(seized).not.toContain('还没有公布');
    const sealed = of('measureDecision', '3');
    expect(sealed).toContain('查封地下仓库 1 处，期限三十日，自2026年5月8日起至2026年6月7日止，存放地点：柳河镇东街');
    expect(sealed).toContain('和《中华人民共和国产品质量法》第十八条第一款第（四）项的规定');
    expect(lacking('measureDecision', more, { ...facts, occasion: '3' })).not.toContain(
      '采取强制措施依据的法律条款（手写）',
    );
    expect(of('keepNotice', '1')).toMatch(/进货单据 3 本，自2026年5月6日.*起，保存地点：所档案室/u);
    expect(of('keepNotice', '4')).toMatch(/账本 2 本、印章 1 枚，自2026年5月9日.*起，保存地点：县局档案室/u);
    // Each has its own number, and its list says which.
    const issued = new Map([
      ['measureDecision 2', '青市监强制〔2026〕1号'],
      ['measureDecision 3', '青市监强制〔2026〕2号'],
    ]);
    expect(of('measureDecision', '2', { ...facts, issued })).toContain('强制〔2026〕1号');
    expect(of('measureDecision', '3', { ...facts, issued })).toContain('强制〔2026〕2号');
    expect(of('goodsList', '3', { ...facts, issued })).toContain('强制〔2026〕2号');
    expect(of('goodsList', '3')).not.toContain('复合肥');
    const numbers = volumeEntries(more, { ...facts, issued }).map(({ number }) => number);
    expect(numbers).toEqual(expect.arrayContaining(['青市监强制〔2026〕1号', '青市监强制〔2026〕2号']));
    expect(enforcementPapers.goodsList.occasions?.(more)?.map(({ zh }) => zh)).toEqual([
      '进货单据，5月6日',
      '复合肥，5月6日',
      '地下仓库，5月8日',
      '账本等 2 项，5月9日',
    ]);
  });

  it('extends and releases each decision by a paper of its own', () => {
    const more = afterEnforcementMoves(
      held,
      [
        'takeMeasure',
        '2026-05-08',
        { kind: 'seal', items: [{ goods: '仓库', quantity: 1, unit: '处' }], urgent: 'no' },
      ],
      ['extendMeasure', '2026-06-01', { n: 3 }],
      ['endMeasure', '2026-06-02', { n: 2, endedOn: '2026-06-02' }],
      ['endMeasure', '2026-06-03', { n: 3, endedOn: '2026-06-03' }],
    );
    expect(enforcementPapers.measureExtension.occasions?.(more)).toMatchObject([{ of: '3', zh: '仓库，6月1日' }]);
    const issued = new Map([['measureDecision 3', '青市监强制〔2026〕2号']]);
    const extension = text('measureExtension', more, { ...facts, issued, occasion: '3' });
    expect(extension).toContain('（青市监强制〔2026〕2号）');
    expect(extension).toContain('第二十五条第一款、第二款');
    expect(extension).toContain('期限至2026年6月7日');
    expect(extension).toContain('延长三十日，至2026年7月7日止');
    expect(enforcementPapers.releaseNotice.occasions?.(more)).toMatchObject([{ of: '2' }, { of: '3' }]);
    expect(text('releaseNotice', more, { ...facts, occasion: '2' })).not.toContain('仓库');
    expect(text('releaseNotice', more, { ...facts, occasion: '3' })).not.toContain('复合肥 38 袋');
  });

  it('extends only what was still held, by the days of the clock, and reprints one of before as it was served', () => {
    const items = [
      { goods: '复合肥', quantity: 38, unit: '袋' },
      { goods: '尿素', quantity: 5, unit: '袋' },
    ];
    const taken = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['takeMeasure', '2026-05-06', { kind: 'seize', urgent: 'no', items }],
      ['endMeasure', '2026-05-12', { n: 2, ending: 'returned', endedOn: '2026-05-12' }],
      ['exclude', '2026-05-13', { kind: 'detection', startedOn: '2026-05-13', paper: '检 1' }],
      ['include', '2026-06-02', { endedOn: '2026-06-02', paper: '检 1' }],
      ['extendMeasure', '2026-06-20', { n: 1 }],
    );
    const paper = text('measureExtension', taken);
    expect(paper).toContain('复合肥 38 袋');
    expect(paper).not.toContain('尿素');
    expect(paper).toContain('期限至2026年6月25日');
    expect(paper).toContain('至2026年7月25日止');
    const before = taken.measures.map(({ extendedFrom: _from, extendedTo: _to, ...one }) => one);
    expect(text('measureExtension', { ...taken, measures: before })).toContain('期限至2026年6月5日');
  });

  it('says who approved the filing, and leaves it to the pen where that was not kept', () => {
    const filed = anEnforcement({ state: 'investigating' });
    expect(text('filing', filed)).toMatch(/同意立案。\s*签名：贺桂英/u);
    expect(text('notFiling', anEnforcement({ state: 'notFiled' }))).toMatch(/同意不予立案。\s*签名：贺桂英/u);
    const old = text('filing', { ...filed, deedOfficers: {} });
    expect(old).not.toContain('同意立案。');
    expect(old).toContain('部门负责人意见');
  });

  it('names those who did the deed, whoever goes on with the case and whatever certificate they have since', () => {
    const gone = (enforcement: Enforcement): Enforcement => ({
      ...enforcement,
      handlerId: theReviewer.id,
      secondId: null,
    });
    const later: PaperFacts = {
      ...facts,
      handlerName: '宋宁',
      caseFile: {
        ...caseFile,
        certificates: certified.map((one) => ({ ...one, number: '新证', fromOn: '2026-12-01' })),
      },
    };
    for (const [kind, enforcement] of [
      ['filing', anEnforcement({ state: 'investigating' })],
      ['keepNotice', held],
      ['measureDecision', held],
      ['finalReport', anEnforcement({ state: 'served' })],
      ['decision', anEnforcement({ state: 'served' })],
      ['spot', onTheSpot],
    ] as const) {
      const printed = text(kind, gone(enforcement), { ...later, handlerName: facts.handlerName });
      expect(printed, kind).toBe(text(kind, enforcement));
      expect(printed, kind).toContain('马立新（执法证号：豫执法 1）、郭燕（执法证号：豫执法 2）');
    }
    const told = text('notice', gone(anEnforcement({ state: 'notified' })), later);
    expect(told).toContain('联系人：马立新');
    expect(told).not.toContain('宋宁');
  });

  it('is printed with its number before it is served, the same then and afterwards, and never for what was withdrawn', () => {
    const reviewed = anEnforcement({ state: 'reviewed' });
    expect(mayPrintFrom(enforcementPapers, 'notice', reviewed, facts)).toBe(false);
    const made = afterEnforcementMoves(reviewed, ['issueNotice', '2026-05-26', { facts: '查明的事实照告知的写' }]);
    const printed = text('notice', made);
    expect(printed).toContain('青市监〔2026〕7号');
    expect(printed.trimEnd()).toContain('青禾县市场监督管理局\n2026年5月26日');
    expect(printed).toContain('查明的事实照告知的写');
    const served = afterEnforcementMoves(made, ['notify', '2026-05-28']);
    expect(text('notice', served)).toBe(printed);
    // The decision says of the facts what the party was told.
    expect(text('decision', afterEnforcementMoves(served, ['decide', '2026-06-05']))).toContain('查明的事实照告知的写');
    const back = afterEnforcementMoves(made, ['withdrawNotice', '2026-05-27']);
    expect(mayPrintFrom(enforcementPapers, 'notice', back, facts)).toBe(false);
    expect(volumeEntries(back, facts).map(({ zh }) => zh)).not.toContain('行政处罚告知书');
  });

  it('prints the provisions that the case keeps on report, notice, decision and closing papers, and leaves a gap where it keeps none', () => {
    const lighter = { discretion: 'lighter', discretionBy: [{ law: '行政处罚法', article: 32, item: 1 }] };
    const told = afterEnforcementMoves(
      anEnforcement({ state: 'reviewed' }),
      ['issueNotice', '2026-05-26', lighter],
      ['notify', '2026-05-26'],
    );
    const weight = '依据《中华人民共和国行政处罚法》第三十二条第（一）项的规定从轻处罚，';
    expect(text('notice', told)).toContain(`${weight}本局拟对你`);
    const decided = afterEnforcementMoves(told, ['decide', '2026-06-03']);
    expect(text('decision', decided)).toContain(`${weight}本局决定对你`);
    const closed = afterEnforcementMoves(
      decided,
      ['serve', '2026-06-05'],
      ['recordPayment', '2026-06-10'],
      ['recordPayment', '2026-06-10', { kind: 'confiscated', fen: 594_00 }],
    );
    for (const kind of ['finalReport', 'decisionApproval', 'closing'] as const) {
      expect(text(kind, closed), kind).toContain('《中华人民共和国产品质量法》第三十九条');
      expect(text(kind, closed), kind).toContain('从轻');
    }
    // A case of before they were kept, and a notice that left them to the pen.
    const { basis: _told, ...old } = { ...told.notices[0] };
    const penned = { ...told, legalBasis: null, notices: [old] } as Enforcement;
    expect(lacking('notice', penned)).toEqual(['违反的规定、处罚依据的条款（手写）']);
    expect(text('notice', penned)).toContain('违反了\u3000\u3000\u3000\u3000的规定');
    const later = afterEnforcementMoves(penned, ['decide', '2026-06-03']);
    expect(lacking('decision', later)).toContain('违反的规定、处罚依据的条款（手写）');
    // One that was decided before says no more than it said when it was served and hashed.
    const { basis: _basis, ...served } = later.decision ?? {};
    const reprinted = text('decision', { ...later, decision: served } as Enforcement);
    expect(reprinted).not.toContain('上述行为违反了');
    expect(reprinted).toContain('依据\u3000\u3000\u3000\u3000的规定，本局决定对你（单位）作出如下行政处罚');
  });

  it('tells letters, announcements and hearings of one kind apart, and says of each that holds no more why', () => {
    const asked = afterEnforcementMoves(held, ['askHelp', '2026-05-09', { to: '县公安局', about: '户籍' }]);
    expect(enforcementPapers.helpLetter.occasions?.(asked)?.map(({ of, zh }) => [of, zh])).toEqual([
      ['1', '邻县市场监督管理局，5月7日'],
      ['2', '县公安局，5月9日'],
    ]);
    expect(text('helpLetter', asked, { ...facts, occasion: '1' })).toContain('邻县市场监督管理局：');
    const annulled = (kind: EnforcementPaper, one: Enforcement, occasion?: string) =>
      enforcementPapers[kind].annulled?.(one, occasion === undefined ? {} : { occasion })?.zh ?? null;
    // An announcement goes with its notice, and one of a decision with the decision.
    const again = afterEnforcementMoves(
      toldByNotice,
      ['withdrawNotice', '2026-05-28'],
      ['issueNotice', '2026-05-29'],
      ['announceNotice', '2026-05-30', { where: '县政府网站' }],
    );
    expect(text('noticeAnnouncement', again, { ...facts, occasion: 'notice 1' })).toContain('局公告栏');
    expect(text('noticeAnnouncement', again)).toContain('县政府网站');
    expect([annulled('noticeAnnouncement', again, 'notice 1'), annulled('noticeAnnouncement', again)]).toEqual([
      '已撤回',
      null,
    ]);
    const served = afterEnforcementMoves(anEnforcement({ state: 'served' }), ['revoke', '2026-07-06']);
    expect(annulled('announcement', served)).toBe('已撤销');
    // A hearing that nobody came to had its notice all the same; its number of before is that of the one it was taken for.
    const dropped = afterEnforcementMoves(hearable, [
      'holdHearing',
      '2026-06-01',
      { result: 'withdrawn', hostId: null },
    ]);
    expect(mayPrintFrom(enforcementPapers, 'hearingNotice', dropped, facts)).toBe(true);
    expect(text('hearingNotice', dropped)).toContain('2026年5月27日就');
    expect(annulled('hearingNotice', dropped)).toBe('当事人撤回或者没有到场，没有听证');
    expect(annulled('hearingNotice', hearable)).toBeNull();
    const key = issueKey('hearingNotice', '');
    const issued = new Map([[key, '青市监听通〔2026〕3号']]);
    const numbered = (one: Enforcement, on: string) =>
      text('hearingNotice', one, { ...facts, issued, issuedOn: new Map([[key, on]]) });
    expect(numbered(hearable, '2026-05-27')).toContain('青市监听通〔2026〕3号');
    expect(numbered(dropped, '2026-05-28')).toContain('青市监听通〔2026〕3号');
    // It was taken for one that was dropped before that was kept, and is not that of a hearing asked for later.
    expect(numbered(hearable, '2026-05-26')).not.toContain('〔2026〕3号');
  });

  it('says by which day a numbered paper had gone out, and lets another contact be no other text', () => {
    const out = (kind: EnforcementPaper, enforcement: Enforcement, own = facts) =>
      enforcementPapers[kind].wentOutOn?.(enforcement, own) ?? null;
    expect(out('helpLetter', held)).toBe('2026-05-07');
    expect([out('keepNotice', held), out('measureDecision', held)]).toEqual(['2026-05-06', '2026-05-06']);
    expect(out('measureExtension', extended)).toBe('2026-06-01');
    expect(out('releaseNotice', released)).toBe('2026-05-08');
    expect(out('hearingNotice', hearable)).toBeNull();
    const sheet = (enforcement: Enforcement, own: Partial<PaperFacts> = {}) =>
      paperFrom(enforcementPapers, 'helpLetter', enforcement, { ...facts, ...own });
    const other = sheet(held, { handlerName: '新来的人', officePhone: '0399-6520399' });
    expect(textOfPaper(other)).not.toBe(textOfPaper(sheet(held)));
    expect(saysTheSame(other, sheet(held))).toBe(true);
    expect(saysTheSame(sheet({ ...held, cause: '涉嫌无照经营' }), sheet(held))).toBe(false);
  });

  it('tells of a hearing only where the party has the right to one', () => {
    expect(text('notice', hearable)).toContain('第六十三条、第六十四条');
    expect(text('notice', anEnforcement({ state: 'notified' }))).not.toContain('第六十三条');
  });

  it('sends whoever is penalised on the spot to reconsideration first, and nobody else', () => {
    const onSpot = text('spot', onTheSpot);
    expect(onSpot).toContain('《中华人民共和国行政复议法》第二十三条');
    expect(onSpot).toContain('应当先自收到本决定书之日起六十日内向青禾县人民政府申请行政复议');
    expect(onSpot).toContain('可以通过本局提交行政复议申请');
    expect(onSpot).toContain('对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内');
    expect(onSpot).not.toContain('六个月');
    for (const [kind, matter] of [
      ['decision', anEnforcement({ state: 'decided' })],
      ['noPenalty', exempted],
      ['measureDecision', held],
    ] as const) {
      expect(text(kind, matter), kind).toContain('也可以在六个月内');
      expect(text(kind, matter), kind).not.toContain('应当先');
    }
  });

  it('prints an earlier notice again, as it was served', () => {
    const told = anEnforcement({ state: 'notified' });
    const twice = afterEnforcementMoves(
      told,
      ['issueNotice', '2026-05-27', { fineFen: 5_000_00, why: '从轻处罚' }],
      ['notify', '2026-05-28'],
    );
    const occasions = enforcementPapers.notice.occasions?.(twice) ?? [];
    expect(occasions.map(({ of, zh }) => [of, zh])).toEqual([
      ['1', '青市监〔2026〕7号，5月26日送达'],
      ['2', '青市监〔2026〕7号，5月28日送达'],
    ]);
    const again = text('notice', twice, { ...facts, occasion: '1' });
    expect(again).toBe(text('notice', told));
    expect(again).toContain('罚款9,900.00元');
    expect(text('notice', twice)).toContain('罚款5,000.00元');
    const withdrawn = afterEnforcementMoves(
      told,
      ['issueNotice', '2026-05-27', { why: '改数' }],
      ['withdrawNotice', '2026-05-28'],
    );
    expect(enforcementPapers.notice.occasions?.(withdrawn)).toHaveLength(1);
  });

  it('prints what was served under one number before each press was a decision, and gives no new one', () => {
    const both = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['takeMeasure', '2026-05-06', { kind: 'seize', items: [{ goods: '复合肥', quantity: 38, unit: '袋' }] }],
      ['takeMeasure', '2026-05-06', { kind: 'seize', items: [{ goods: '磷肥', quantity: 5, unit: '袋' }] }],
      ['takeMeasure', '2026-05-08', { kind: 'seize', items: [{ goods: '农药', quantity: 2, unit: '箱' }] }],
    );
    const before: Enforcement = { ...both, measures: both.measures.map(({ decision: _decision, ...one }) => one) };
    const numbered = { ...facts, issued: new Map([[issueKey('measureDecision', '1'), '青市监强制〔2026〕77号']]) };
    const of = (occasion: string, from = before) => text('measureDecision', from, { ...numbered, occasion });
    for (const occasion of ['1', '2']) {
      expect(of(occasion)).toContain('青市监强制〔2026〕77号');
      expect(of(occasion)).toContain('复合肥 38 袋、磷肥 5 袋');
      expect(text('goodsList', before, { ...numbered, occasion })).toContain('77号');
    }
    expect(of('1')).not.toContain('农药');
    // What was taken on another day went out under the same number.
    expect(of('3')).toContain('77号');
    expect(of('3')).toContain('农药 2 箱');
    const numberOf = (occasion: string, from = before) =>
      numberFrom(enforcementPapers, 'measureDecision', from, { ...numbered, occasion });
    expect(['1', '2', '3'].map((one) => numberOf(one))).toEqual(Array(3).fill('青市监强制〔2026〕77号'));
    // What is a decision of its own has its own number.
    expect(['1', '2'].map((one) => numberOf(one, both))).toEqual(['青市监强制〔2026〕77号', null]);
    expect(of('1', both)).not.toContain('磷肥');
  });

  it('prints a transcript as it was recorded, with the blank form beside it, and binds it by its kind', () => {
    const scans = ['01985d2c-7d00-7000-8000-0000000000a1', '01985d2c-7d00-7000-8000-0000000000a2'];
    const asked = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['recordTranscript', '2026-05-07', { phone: '13912345678', idNumber: '410000197001011234', fileIds: [scans[0]] }],
      [
        'recordTranscript',
        '2026-05-07',
        {
          kind: 'onSite',
          startedAt: '2026-05-07T10:00:00+08:00',
          endedAt: '2026-05-07T10:40:00+08:00',
          signature: 'refused',
          why: '说要等律师',
          witnessName: '村干部刘长青',
          capacity: 'staff',
          words: '货架上有复合肥 38 袋，标签写总养分 45%。\n打开两袋查看，颗粒发白。',
          isInner: true,
        },
      ],
    );
    const inquiry = text('inquiryRecord', asked);
    for (const words of ['2026年5月7日8时30分', '周大成', '410000197001011234', '答：三月从县里的批发部进的', '共2页'])
      expect(inquiry).toContain(words);
    expect(lacking('inquiryRecord', asked)).toEqual(['签名（签好以后补记）']);
    const onSite = text('onSiteRecord', asked);
    for (const words of ['打开两袋查看', '说要等律师', '村干部刘长青', '执法证件看清了'])
      expect(onSite).toContain(words);
    expect(lacking('onSiteRecord', asked)).toEqual(['签好的笔录扫描件']);
    // The blank form is printed as before.
    const pen = { ...facts, occasion: 'blank' };
    expect(text('inquiryRecord', asked, pen)).not.toContain('周大成');
    expect(text('inquiryRecord', asked, pen)).toContain('性别、年龄');
    expect(enforcementPapers.inquiryRecord.occasions?.(asked)?.map(({ of, zh }) => [of, zh])).toEqual([
      ['blank', '空白，用笔记'],
      ['1', '第 1 份，当事人，5月7日'],
    ]);
    const files = [{ id: scans[0] as string, fileName: '询问笔录扫描.pdf', addedOn: '2026-05-07' }];
    const bound = volumeEntries(asked, { ...facts, caseFile: { ...caseFile, files } });
    expect(bound.filter(({ zh }) => zh.includes('笔录')).map(({ part, zh }) => [part, zh])).toEqual([
      ['main', '询问笔录（当事人，还没有签名）'],
      ['inner', '现场笔录（员工、受委托人，拒绝签名）'],
    ]);
    // Who was asked is hidden until somebody gives a reason, whoever the party is.
    const hidden = JSON.stringify(maskedCase(asked).transcripts);
    for (const words of ['周大成', '13912345678', '410000197001011234', '刘长青']) expect(hidden).not.toContain(words);
    expect(text('inquiryRecord', maskedCase(asked))).toContain('周**');
  });

  it('reads page, papers and volume of a case from which the words have gone, whatever was in it', () => {
    const whole = afterEnforcementMoves(
      { ...anEnforcement({ state: 'reviewed' }), measures: held.measures },
      ['recordTranscript', '2026-05-25'],
      ['recordTranscript', '2026-05-25', { kind: 'onSite', capacity: 'head', signature: 'signed' }],
      ['issueNotice', '2026-05-26', { fineFen: 200_000_00 }],
      ['announceNotice', '2026-05-27'],
      ['notify', '2026-06-26', { way: 'announcement' }],
      ['askHearing', '2026-06-29'],
      ['recordTranscript', '2026-06-30', { kind: 'hearing', capacity: 'staff', signature: 'refused', why: '不愿意签' }],
      ['holdHearing', '2026-06-30'],
      ['submitReview', '2026-06-30', { kind: 'legal', ground: 'heardRights' }],
      ['passReview', '2026-06-30'],
      ['discuss', '2026-07-01'],
      ['decide', '2026-07-02', { fineFen: 200_000_00 }],
      ['serve', '2026-07-03'],
    );
    for (const one of [whole, { ...anEnforcement({ state: 'notFiled' }), transcripts: whole.transcripts }, onTheSpot]) {
      const erased = { ...withoutWords(one), operatorName: '〔已清除〕', erasedOn: '2060-01-01' };
      const shown = maskedCase(erased);
      for (const kind of Object.keys(enforcementPapers) as EnforcementPaper[]) {
        if (!mayPrintFrom(enforcementPapers, kind, shown, facts)) continue;
        const occasions = enforcementPapers[kind].occasions?.(shown) ?? [];
        expect(occasions.map(({ of }) => of)).toEqual(
          (enforcementPapers[kind].occasions?.(one) ?? []).map(({ of }) => of),
        );
        missingFrom(enforcementPapers, kind, shown, facts);
        for (const of of [undefined, ...occasions.map((occasion) => occasion.of)]) {
          const printed = text(kind, shown, of === undefined ? facts : { ...facts, occasion: of });
          expect(printed, kind).not.toMatch(/undefined|NaN|Invalid/u);
        }
      }
      expect(volumeEntries(erased, facts).map(({ zh }) => zh)).toEqual(
        expect.arrayContaining(one.transcripts.map((of) => transcriptTitle(of))),
      );
      expect(JSON.stringify(erased)).not.toContain('周大成');
      expect((erased.decision?.presence ?? []).map(({ said }) => said)).toEqual(
        (one.decision?.presence ?? []).map(({ said }) => said),
      );
    }
  });

  it('prints where to pay and whom to turn to, names what the county has not said, and reprints what was served', () => {
    const { county } = facts;
    const filled: PaperFacts = {
      ...facts,
      county: {
        ...county,
        penaltyBank: '农商行罚没专户 0001',
        courtName: '青禾县人民法院',
        reviewBody: '安澜市人民政府',
      },
    };
    const empty: PaperFacts = { ...facts, county: { ...county, penaltyBank: '', courtName: '', reviewBody: '' } };
    const decided = anEnforcement({ state: 'decided', partyCode: '91411000MA9K2XYZ0A', partyAddress: '柳河镇' });
    for (const words of ['到农商行罚没专户 0001或者', '依法向青禾县人民法院提起', '向安澜市人民政府申请行政复议'])
      expect(text('decision', decided, filled)).toContain(words);
    expect(lacking('decision', decided, filled)).toEqual([]);
    expect(lacking('decision', decided, empty)).toEqual([
      '收款银行（管理员填在“本县设置”里，或者手写）',
      '管辖的人民法院（管理员填在“本县设置”里，或者手写）',
    ]);
    expect(text('decision', decided, empty)).toContain('向青禾县人民政府申请行政复议');
    // What was served stays as it was, whatever the county says later.
    const served = changeEnforcement(decided, 'serve', '2026-06-05', {}, { addresses }).next;
    expect(text('decision', served, filled)).toContain('到工行 77或者');
    const before = changeEnforcement(decided, 'serve', '2026-06-05').next;
    expect(text('decision', before, filled)).not.toContain('农商行');
  });

  it('never says on the register of the source who tipped off', () => {
    const told = { ...anEnforcement(), channel: 'tipoff' as const, sourceNumber: '举2026-0004' };
    expect(text('sourceRegister', told)).toContain('举报人信息密封保存');
    expect(text('sourceRegister', told)).not.toContain('举2026-0004');
  });

  it('hides a natural person everywhere until somebody gives a reason', () => {
    const person = {
      ...anEnforcement({ state: 'decided', partyKind: 'person', operatorName: '周建国' }),
      story: '周建国在自家院里卖复合肥',
      partyAddress: '前柳村 12 号',
      measures: held.measures.map((one) => ({ ...one, goods: '周建国的进货单据', place: '前柳村 12 号院内' })),
      helpLetters: [{ to: '公安局', about: '周建国的户籍', receivedOn: '2026-05-07', answeredOn: null, answer: '' }],
      payments: [{ kind: 'fine' as const, fen: 1, paidOn: '2026-06-20', slip: '周建国缴款' }],
    };
    const exhibit = { name: '周建国的进货单 3 张', source: '周建国提供，13812340317', keptIn: '前柳村 12 号' };
    const file: CaseFile = {
      ...caseFile,
      exhibits: caseFile.exhibits.map((one) => ({ ...one, ...exhibit })),
      files: [{ id: 'f1', fileName: '周建国身份证.jpg', addedOn: '2026-05-07' }],
    };
    const full = { ...facts, caseFile: file };
    const printable = (Object.keys(enforcementPapers) as EnforcementPaper[]).filter((kind) =>
      mayPrintFrom(enforcementPapers, kind, person, facts),
    );
    expect(printable).toEqual(expect.arrayContaining(['evidenceList', 'goodsList', 'helpLetter', 'volumeList']));
    expect(text('evidenceList', person, full)).toContain(exhibit.source);
    expect(maskedCaseFacts(full, anEnforcement())).toEqual(full);
    for (const kind of printable) {
      const printed = text(kind, maskedCase(person), maskedCaseFacts(full, person));
      for (const words of ['周建国', '前柳村 12 号', '13812340317']) expect(printed, kind).not.toContain(words);
    }
    expect(text('decision', person)).toContain('周建国');
  });

  it('makes the list of the volume of what lies in the file, 正卷 in the order of 第七十九条', () => {
    const entries = volumeEntries(anEnforcement({ state: 'archived' }), facts);
    expect(entries.filter(({ part }) => part === 'main').map(({ zh }) => zh)).toEqual([
      '立案审批表',
      '行政处罚决定书',
      '决定书送达回证（回证 50-0024）',
      '行政处罚告知书',
      expect.stringContaining('告知书送达回证'),
      '证据清单',
      '证据1：检验报告 26-0417',
      '缴款书、票据',
      '缴款书、票据',
      '进货单.pdf',
    ]);
    expect(entries.filter(({ part }) => part === 'inner').map(({ zh }) => zh)).toEqual([
      '案件来源登记表',
      '案件调查终结报告',
      '案件审核表',
      '行政处理决定审批表',
      '结案审批表',
    ]);
    // What is published after the volume was archived stands in its list from then on.
    const shown = changeEnforcement(anEnforcement({ state: 'archived' }), 'publish', '2026-06-22').next;
    const last = volumeEntries(shown, facts).at(-1);
    expect(last).toMatchObject({ part: 'inner', on: '2026-06-22' });
    expect(last?.zh).toContain('行政处罚信息公示记录');
    const spot = volumeEntries(onTheSpot, { ...facts, caseFile: { ...caseFile, exhibits: [], files: [] } });
    expect(spot.map(({ zh }) => zh)).toEqual(['当场行政处罚决定书', '决定书送达回证（当场交付）', '案件来源登记表']);
  });
});

describe('审批表各级的意见', () => {
  const head = { by: anActor('officeHead') };
  const leader = { by: anActor('leader') };
  const own: PaperFacts = {
    ...facts,
    nameOf: (id) => (id === leader.by.id ? '韩志远' : (names[id] ?? null)),
    caseFile: { ...caseFile, heads: [head.by.id] },
  };
  /** The text between two cells of the form. */
  const between = (words: string, from: string, until: string | null) => {
    const rest = words.slice(words.lastIndexOf(from));
    return until === null ? rest : rest.slice(0, rest.indexOf(until));
  };
  const asked = changeEnforcement(anEnforcement({ state: 'verifying' }), 'requestFiling', '2026-04-27').next;
  const delegated = (headApprovalOn = '2026-01-05') => ({
    ...head,
    limits: { ...defaultLocalLimits, headApprovesCases: true, headApprovalPaper: '青市监〔2026〕3号', headApprovalOn },
  });

  it('立案审批表：承办人、所长、分管局长各在自己的格里；所长按授权批的，部门负责人一格写经授权审批', () => {
    const byHead = changeEnforcement(asked, 'file', '2026-04-28', { opinion: '同意立案，抓紧办。' }, delegated()).next;
    const words = text('filing', byHead, own);
    expect(between(words, '承办人意见', '办案机构负责人意见')).toContain(
      '建议立案。涉嫌违反《中华人民共和国产品质量法》第三十九条。',
    );
    expect(between(words, '承办人意见', '办案机构负责人意见')).toContain('马立新、郭燕');
    expect(between(words, '办案机构负责人意见', '部门负责人意见')).toMatch(/同意立案，抓紧办。[^]*贺桂英/u);
    expect(between(words, '部门负责人意见', null)).toContain('经授权审批：按青市监〔2026〕3号（2026年1月5日）');
    expect(between(words, '部门负责人意见', null)).not.toContain('贺桂英');
    const endorsed = changeEnforcement(asked, 'endorseFiling', '2026-04-27', {}, head).next;
    const both = text('filing', changeEnforcement(endorsed, 'file', '2026-04-28', {}, leader).next, own);
    expect(between(both, '办案机构负责人意见', '部门负责人意见')).toMatch(/同意报请[^]*贺桂英/u);
    expect(between(both, '部门负责人意见', null)).toMatch(/同意立案。[^]*韩志远/u);
    expect(both).not.toContain('经授权审批');
  });

  it('本县没有写授权文号的，授权在批准以后的，不说授权：部门负责人一格留给手签', () => {
    const unwritten = { ...head, limits: { ...defaultLocalLimits, headApprovesCases: true } };
    for (const given of [unwritten, delegated('2026-04-29'), delegated('')]) {
      const words = text('filing', changeEnforcement(asked, 'file', '2026-04-28', {}, given).next, own);
      expect(between(words, '办案机构负责人意见', '部门负责人意见')).toContain('贺桂英');
      expect(words).not.toContain('授权');
    }
  });

  it('以前的件只记了谁批：所长的印在所长的格里，不说授权', () => {
    const filed = changeEnforcement(asked, 'file', '2026-04-28', {}, head).next;
    const { filing: _, ...before } = filed.deedOfficers;
    const words = text('filing', { ...filed, deedOfficers: before, filingRequests: [] }, own);
    expect(between(words, '办案机构负责人意见', '部门负责人意见')).toContain('贺桂英');
    expect(words).not.toContain('经授权审批');
  });

  it('结案审批表印谁批的结案、在哪一级', () => {
    const paid = readiedFor('served', 'close').enforcement;
    const closed = (by: Partial<Facts>, opinion = '') =>
      text('closing', changeEnforcement(paid, 'close', '2026-06-24', { opinion }, by).next, own);
    expect(between(closed(delegated()), '办案机构负责人意见', '部门负责人意见')).toMatch(/同意结案。[^]*贺桂英/u);
    expect(between(closed(delegated()), '部门负责人意见', null)).toContain('经授权审批');
    expect(between(closed(leader, '同意，归档。'), '部门负责人意见', null)).toMatch(/同意，归档。[^]*韩志远/u);
  });
});
