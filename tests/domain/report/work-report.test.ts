import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/domain/base/field.ts';
import { figureNames, figures, type CountedValues } from '../../../src/domain/figures.ts';
import { ReportBody, plainOf, type FigureChip, type ReportChip } from '../../../src/domain/report/body.ts';
import { baseOf } from '../../../src/domain/figures/comparison.ts';
import { checkWorkReport } from '../../../src/domain/report/check/check-work-report.ts';
import {
  daysOfChip,
  isFigure,
  listKey,
  listScopeOf,
  scopeKey,
  scopesOf,
  scopesOfChip,
  valuesOf,
  type Found,
} from '../../../src/domain/report/chip-value.ts';
import { lastPeriod, owedPeriod } from '../../../src/domain/report/template/schedule.ts';
import { bareChip, mayDraftKind, reportKinds } from '../../../src/domain/report/template/template.ts';
import { broughtTemplates } from '../../../src/domain/report/template/templates.ts';
import { readyChips } from '../../../src/domain/report/template/ready-chips.ts';
import { isReportList } from '../../../src/domain/report/report-lists.ts';
import {
  AnswerFinding,
  answerOf,
  isAnswer,
  isDraftFor,
  mayReview,
  maySeeWorkReport,
  maySign,
  openFindings,
  submitFormOf,
  submitWaysOf,
  submitWayWords,
  WriteReport,
  type ReportReading,
  type WorkReport,
  type WorkReportFacts,
} from '../../../src/domain/report/work-report.ts';
import { numbersOf } from '../../../src/domain/report/reviewed-numbers.ts';
import { workReportTellings } from '../../../src/domain/report/work-report-sentences.ts';
import {
  draftReport,
  withFootnote,
  workReportMoves,
  workReportProcedure,
  writtenBody,
} from '../../../src/domain/report/work-report-steps.ts';
import { blanksOf, cutNote, placeholdersOf, writeReport } from '../../../src/domain/report/writing.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const report = { from: '2014-01-01', to: '2014-11-10', officeId: null };
const names = {
  county: '青禾县',
  bureau: '青禾县市场监督管理局',
  author: '青禾县市场监督管理局',
  superior: '大河市市场监督管理局',
  hasLine: false,
  government: '青禾县人民政府',
  period: '2014年1月1日至11月10日',
  cutoff: '2014年11月10日',
  year: '2014年',
};
const figure = (name: string, of: string, more: object = {}): ReportChip =>
  ReportBody.parse({
    title: '标题',
    addressee: '',
    blocks: [],
    chips: [{ kind: 'figure', name, figure: of, ...more }],
    signedBy: '',
    dateStyle: 'arabic',
  }).chips[0] as ReportChip;
const bodyOf = (chips: ReportChip[], ...texts: string[]) =>
  ReportBody.parse({
    title: '汇报',
    addressee: '市局',
    blocks: texts.map((text, i) => ({ id: `p${i}`, kind: 'paragraph', pieces: [{ text }] })),
    chips,
    signedBy: '本局',
    dateStyle: 'arabic',
  });
const found = (body: ReportBody, counted: (key: string) => CountedValues | null, more: Partial<Found> = {}): Found => ({
  counted: new Map(scopesOf(body, report).map((scope) => [scopeKey(scope), counted(scope.from)])),
  lists: new Map(),
  names,
  files: new Map(),
  ...more,
});
const all = (n: number): CountedValues =>
  Object.fromEntries(
    figureNames.map((name) => [name, figures[name].unit === 'fen' ? n * 1_000_000 : n]),
  ) as CountedValues;
const printedOf = (chip: ReportChip, values: CountedValues | null, before: CountedValues | null = null) => {
  const body = bodyOf([chip], `〔${chip.name}〕`);
  const value = valuesOf(
    body,
    report,
    found(body, (from) => (from < '2014' ? before : values)),
  ).get(chip.name);
  return value;
};

describe('数字块的数', () => {
  it('S48 期间是报告的、上半年、年初至今、上年同期、上期或者自己的，都有截止日', () => {
    expect(daysOfChip('report', report)).toEqual({ from: '2014-01-01', to: '2014-11-10' });
    expect(daysOfChip('firstHalf', report)).toEqual({ from: '2014-01-01', to: '2014-06-30' });
    expect(daysOfChip('firstHalf', { from: '2014-01-01', to: '2014-03-31' }).to).toBe('2014-03-31');
    expect(daysOfChip('yearToDate', { from: '2014-10-01', to: '2014-10-31' })).toEqual({
      from: '2014-01-01',
      to: '2014-10-31',
    });
    expect(daysOfChip('sameLastYear', report)).toEqual({ from: '2013-01-01', to: '2013-11-10' });
    // 整月对整月：闰年的二月有二十九日。
    const february = { from: '2025-02-01', to: '2025-02-28' };
    const chip = figure('受理同比', 'accepted', { as: 'sameLastYear' }) as FigureChip;
    expect(daysOfChip('sameLastYear', february)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(scopesOfChip(chip, { ...february, officeId: null })[1]).toMatchObject(baseOf(february, 'year'));
    const own = { from: '2014-08-25', to: '2014-10-31' };
    expect(daysOfChip(own, report)).toEqual(own);
  });

  it('所的汇报只数本所，数字块写了别的所也一样；县局的可以数一个所', () => {
    const chip = figure('受理', 'accepted', { officeId: 'SO-LH' }) as FigureChip;
    expect(scopesOfChip(chip, { ...report, officeId: 'SO-CG' })[0]?.officeId).toBe('SO-CG');
    expect(scopesOfChip(chip, { ...report, officeId: null })[0]?.officeId).toBe('SO-LH');
  });

  it('样式里不留别人手填的数、事例的编号和所', () => {
    const typed = { kind: 'typed', name: '顾问', value: '3', source: '名册' } as const;
    expect(bareChip(typed)).toMatchObject({ value: '', source: '' });
    expect(bareChip({ kind: 'file', name: '案', number: '投2026-0005', part: 'story' })).toMatchObject({ number: '' });
    expect(bareChip(figure('受理', 'accepted', { officeId: 'SO-LH' }))).toMatchObject({ officeId: null });
  });

  it('办结率带着分子分母算，198÷201 是 98.51%，不是 97.51%', () => {
    const value = printedOf(figure('办结率', 'closureRate'), { closed: 198, accepted: 201 });
    expect(value).toMatchObject({ text: '98.51%', part: 198, whole: 201, isBlank: false });
    const both = figure('办结率', 'closureRate', { style: { both: true } });
    expect(printedOf(both, { closed: 198, accepted: 201 })?.text).toBe('98.51%（198/201）');
    const solved = figure('解决率', 'resolutionRate');
    expect(printedOf(solved, { settled: 92, accepted: 241 })).toMatchObject({ text: '38.17%', part: 92, whole: 241 });
    expect(printedOf(figure('办结率', 'closureRate'), null)).toMatchObject({ text: '*%', isBlank: true });
  });

  it('余、万元、公斤按写法印，单位跟着数字块，没有数的印成 * 并且算留空', () => {
    const over = { style: { manner: 'over' } };
    expect(printedOf(figure('受众', 'audience', { unit: '人次', ...over }), { audience: 7270 })?.text).toBe(
      '7000余人次',
    );
    expect(printedOf(figure('挽回', 'recoveredFen', over), { recoveredFen: 10_424_000 })?.text).toBe('10余万元');
    expect(printedOf(figure('案值', 'samplingCaseValue'), { samplingCaseValue: 345_230_000 })?.text).toBe('345.23万元');
    expect(printedOf(figure('下架', 'foodOffShelfGrams'), { foodOffShelfGrams: 80_000 })?.text).toBe('80公斤');
    expect(printedOf(figure('受理', 'accepted', { unit: '件' }), {})).toMatchObject({ text: '*件', isBlank: true });
    const times = { unit: '次', style: { manner: 'over', numerals: 'chinese' } };
    expect(printedOf(figure('活动', 'outreaches', times), { outreaches: 12 })?.text).toBe('十余次');
  });

  it('S50 同比写明基期；没有基数的写“无基数”，不写成一个数', () => {
    const chip = figure('受理同比', 'accepted', { unit: '件', as: 'sameLastYear' });
    const value = printedOf(chip, { accepted: 200 }, { accepted: 210 });
    expect(value?.text).toBe('同比下降4.76%');
    expect(value?.base).toBe(210);
    expect(value?.note).toContain('2013年1月1日至11月10日');
    expect(value?.note).toContain('210件');
    expect(printedOf(chip, { accepted: 200 }, { accepted: 0 })?.text).toBe('同比无基数');
    expect(printedOf(chip, { accepted: 200 }, null)).toMatchObject({ text: '同比增减*%', isBlank: true });
    const rates = figure('办结率同比', 'closureRate', { as: 'sameLastYear' });
    expect(printedOf(rates, { closed: 90, accepted: 100 }, { closed: 80, accepted: 100 })?.text).toBe(
      '同比提高10个百分点',
    );
  });

  it('基期里的台账只留了一部分的，不拿它比，写明从哪天起有台账；旧台账里整年都有的照比', () => {
    const chip = figure('受理同比', 'accepted', { unit: '件', as: 'sameLastYear' });
    const body = bodyOf([chip], '〔受理同比〕');
    const told = (whole: CountedValues | null, of: ReportChip = chip) => {
      const own = { ...body, chips: [of] };
      const all = found(own, (from) => (from < '2014' ? { accepted: 3, closed: 2 } : { accepted: 200, closed: 150 }));
      const [, base] = scopesOfChip(of as FigureChip, report);
      if (base === undefined) throw new Error('A comparison has a base.');
      const partly = new Map([[scopeKey(base), { since: '2013-11-05', values: whole }]]);
      return valuesOf(own, report, { ...all, partly }).get(of.name);
    };
    expect(told(null)).toMatchObject({
      text: '同比增减*%',
      isBlank: true,
      base: null,
      note: '同比的基期：2013年1月1日至11月10日，*件，台账从2013年11月5日起，基期不全，不能比。',
    });
    expect(told({ accepted: 210 })).toMatchObject({ text: '同比下降4.76%', base: 210 });
    const rates = told(null, figure('办结率同比', 'closureRate', { as: 'sameLastYear' }));
    expect(rates).toMatchObject({ text: '同比增减*个百分点', isBlank: true });
    expect(rates?.note).toContain('基期不全');
  });

  it('占比留着分母，名单数得出几项', () => {
    const share = figure('占受理', 'settled', { as: 'share', of: 'accepted' });
    expect(printedOf(share, { settled: 92, accepted: 241 })).toMatchObject({ text: '38.17%', part: 92, whole: 241 });
    const items = readyChips.get('规范意见各条');
    const count = readyChips.get('规范意见几项');
    if (items?.kind !== 'list' || count?.kind !== 'list') throw new Error('There are no such chips.');
    const body = bodyOf([items, count], '如下〔规范意见几项〕意见：〔规范意见各条〕');
    const told = ['提供资料', '告知方式', '提醒时限'].map((name) => ({ name, record: '函2011-0001' }));
    const lists = new Map([[listKey(listScopeOf(items, report)), told]]);
    const written = writeReport(
      body,
      valuesOf(
        body,
        report,
        found(body, () => null, { lists }),
      ),
    );
    expect(plainOf(written)).toContain('如下三项意见：一是提供资料；二是告知方式；三是提醒时限。');
  });
});

describe('名单截断', () => {
  const told = (counts: readonly number[]) => {
    const chip = readyChips.get('投诉最多的问题');
    if (chip?.kind !== 'list') throw new Error('It is a list.');
    const body = bodyOf([chip], '〔投诉最多的问题〕');
    const names = counts.map((n, i) => ({ name: `问题${i + 1}有${n}件`, record: `${i}`, n }));
    const lists = new Map([[listKey(listScopeOf(chip, report)), names]]);
    return valuesOf(
      body,
      report,
      found(body, () => null, { lists }),
    ).get(chip.name)?.text;
  };
  it('没有写进去的和最后一个一样多，写“等”；少的不写', () => {
    expect(told([5, 4, 3, 2, 1, 1, 1])).toMatch(/问题5有1件等$/u);
    expect(told([5, 4, 3, 2, 2, 1])).toMatch(/问题5有2件$/u);
    expect(told([5, 1])).toBe('问题1有5件、问题2有1件');
  });
});

describe('成文', () => {
  it('标题的序号按次序给，删掉一节不会空出号来', () => {
    const heading = (id: string, level: number, text: string) => ({ id, kind: 'heading', level, text });
    const body = {
      ...bodyOf([]),
      blocks: [
        heading('1', 1, '总体'),
        heading('2', 2, '投诉'),
        heading('3', 2, '举报'),
        heading('4', 1, '打算'),
        heading('5', 3, '其一'),
      ],
    };
    const written = writeReport(ReportBody.parse(body), new Map());
    expect(written.blocks.map((block) => (block.kind === 'heading' ? block.text : ''))).toEqual([
      '一、总体',
      '（一）投诉',
      '（二）举报',
      '二、打算',
      '1.其一',
    ]);
  });

  it('条件句只在它的数是 0、有数、数过的时候写', () => {
    const chip = figure('违法', 'violationsFound', { unit: '起' });
    const body = ReportBody.parse({
      ...bodyOf([chip]),
      blocks: [
        {
          id: 'p',
          kind: 'paragraph',
          pieces: [
            { text: '检查了一遍。' },
            { text: '没有发现违法行为。', when: { chip: '违法', is: 'zero' } },
            { text: '发现〔违法〕。', when: { chip: '违法', is: 'some' } },
            { text: '还没有数。', when: { chip: '违法', is: 'blank' } },
          ],
        },
      ],
    });
    const say = (values: CountedValues | null) =>
      plainOf(
        writeReport(
          body,
          valuesOf(
            body,
            report,
            found(body, () => values),
          ),
        ),
      ).split('\n')[2];
    expect(say({ violationsFound: 0 })).toBe('检查了一遍。没有发现违法行为。');
    expect(say({ violationsFound: 3 })).toBe('检查了一遍。发现3起。');
    expect(say(null)).toBe('检查了一遍。还没有数。');
    expect(
      blanksOf(
        body,
        valuesOf(
          body,
          report,
          found(body, () => ({ violationsFound: 0 })),
        ),
      ),
    ).toEqual([]);
  });

  it('脚注从 1 编号，同比的基期自己成为脚注', () => {
    const chip = figure('受理同比', 'accepted', { unit: '件', as: 'sameLastYear' });
    const body = bodyOf([chip], '受理〔注：按受理日〕，〔受理同比〕。');
    const written = writeReport(
      body,
      valuesOf(
        body,
        report,
        found(body, () => ({ accepted: 5 })),
      ),
    );
    expect(written.notes).toHaveLength(2);
    expect(written.notes[0]).toBe('按受理日');
    const [paragraph] = written.blocks;
    const notes = paragraph?.kind === 'paragraph' ? paragraph.runs.flatMap(({ note }) => note ?? []) : [];
    expect(notes).toEqual([1, 2]);
  });

  it('两个数一样的基期只有一条脚注，两处都标它的号', () => {
    const change = { unit: '件', as: 'sameLastYear' };
    const body = bodyOf(
      [figure('受理同比', 'accepted', change), figure('举报同比', 'tipoffs', change)],
      '受理〔受理同比〕，举报〔举报同比〕。',
    );
    const written = writeReport(
      body,
      valuesOf(
        body,
        report,
        found(body, (from) => (from < '2014' ? null : { accepted: 5, tipoffs: 2 })),
      ),
    );
    expect(written.notes).toHaveLength(1);
    const [paragraph] = written.blocks;
    const marks = paragraph?.kind === 'paragraph' ? paragraph.runs.filter(({ note }) => note !== undefined) : [];
    expect(marks.map(({ note, isSaidBefore = false }) => [note, isSaidBefore])).toEqual([
      [1, false],
      [1, true],
    ]);
  });

  it('没有选事例的，那一段和它的标题不写，编号仍列在留空里；选了的照写', () => {
    const { body } = broughtTemplates.service;
    const number = '投2014-0005';
    const chosen = { ...body, chips: body.chips.map((one) => (one.kind === 'file' ? { ...one, number } : one)) };
    const files = new Map(
      ['number', 'receivedOn', 'operator', 'story', 'claim', 'outcome'].map((part) => [`${number} ${part}`, part]),
    );
    const say = (of: ReportBody) => {
      const values = valuesOf(
        of,
        report,
        found(of, () => all(40), { files }),
      );
      return { text: plainOf(writeReport(of, values)), blanks: blanksOf(of, values) };
    };
    expect(say(body).text).not.toMatch(/\*|典型事例/u);
    expect(say(body).text).toContain('二、规范经营');
    expect(say(body).blanks).toContain('事例编号');
    expect(say(chosen).text).toContain('二、典型事例\nreceivedOn，我局受理一件投诉（number）');
    expect(say(chosen).blanks).not.toContain('事例编号');
  });

  it('没有分母的率印成 *，列在留空里', () => {
    const body = bodyOf([figure('办结率', 'closureRate')], '办结率〔办结率〕。');
    const values = valuesOf(
      body,
      report,
      found(body, () => ({ closed: 0, accepted: 0 })),
    );
    expect(plainOf(writeReport(body, values))).toContain('办结率*%。');
    expect(blanksOf(body, values)).toEqual(['办结率']);
  });

  it('S4 XX、**、○○ 和“请在这里写明”都算没写明；二○○九年不算', () => {
    const words = (text: string) => placeholdersOf(bodyOf([], text)).map((one) => one.words);
    expect(words('根据XX实际')).toEqual(['XX']);
    expect(words('××消协、**县工商局')).toEqual(['××', '**']);
    expect(words('○○县')).toEqual(['○○']);
    expect(words('请在这里写明困难，有数的写上数。')).toHaveLength(1);
    expect(words('二○○九年十月，二〇〇八年')).toEqual([]);
    expect(words('同比增减*%，3×5 米')).toEqual([]);
  });
});

describe('带来的样式', () => {
  it('每一种用到的数字块都在，口径和名单都认得', () => {
    for (const kind of reportKinds) {
      const { body } = broughtTemplates[kind];
      expect(broughtTemplates[kind].kind).toBe(kind);
      const known = new Set(body.chips.map(({ name }) => name));
      expect(writtenBody(body, WriteReport.parse({}), new Set()).chips.length, kind).toBe(known.size);
      for (const chip of body.chips) {
        if (chip.kind === 'figure')
          expect(isFigure(chip.figure) && (chip.of === null || isFigure(chip.of)), chip.name).toBe(true);
        if (chip.kind === 'list') expect(isReportList(chip.list), chip.name).toBe(true);
      }
    }
    for (const chip of readyChips.values())
      if (chip.kind === 'figure') expect(isFigure(chip.figure), chip.name).toBe(true);
  });

  it('现成的数字块叫了哪个口径的名字，就是那个口径：一个名字不会是两个数', () => {
    const byName = new Map<string, string>(figureNames.map((name) => [figures[name].zh, name]));
    let named = 0;
    for (const chip of readyChips.values()) {
      const figure = byName.get(chip.name);
      if (figure === undefined || chip.kind !== 'figure') continue;
      named += 1;
      expect({ figure: chip.figure, as: chip.as, of: chip.of }, chip.name).toEqual({ figure, as: 'value', of: null });
    }
    expect(named).toBeGreaterThan(10);
    expect(readyChips.get('调解成功率')).toMatchObject({ figure: 'mediationSuccessRate' });
  });

  it('谁委托的抽检按数写，没有的不写；所里的汇报写明真正的期间，查获的不算在节日检查里', () => {
    const say = (kind: 'keyField' | 'officeYearly', values: CountedValues) => {
      const { body } = broughtTemplates[kind];
      return plainOf(
        writeReport(
          body,
          valuesOf(
            body,
            report,
            found(body, () => ({ ...all(40), ...values })),
          ),
        ),
      );
    };
    const text = say('keyField', { batchesSampled: 7, batchesByProvince: 0, batchesByCity: 1 });
    expect(text).toContain('在辖区进行商品监测抽检7个批次，受市局委托的1个批次。');
    expect(text).not.toContain('省局');
    const office = say('officeYearly', { festivalChecks: 0 });
    expect(office).toContain('2014年1月1日至11月10日我所受理');
    expect(office.split('\n')[0]).toContain('2014年1月1日至11月10日');
    expect(office.split('\n').filter((line) => /节日/u.test(line) && /查获/u.test(line))).toEqual([]);
  });

  it('案值、罚没款是 0 的那一句不写，没有数的照留空', () => {
    const { body } = broughtTemplates.keyField;
    const text = (fen: number | null) => {
      const counted = () =>
        ({ ...all(3), samplingPenalties: fen, samplingCaseValue: fen, termPenalties: fen }) as CountedValues;
      return plainOf(writeReport(body, valuesOf(body, report, found(body, counted)), {}));
    };
    expect(text(0)).not.toMatch(/罚没|案值|0万元/u);
    expect(text(0)).toContain('结案3件，下架');
    expect(text(396_800_00)).toContain('处罚没款39.68万元，下架');
    expect(text(null)).toContain('罚没金额*');
  });

  it('没有台账的期间，刚起草的只说哪里空着', () => {
    for (const kind of reportKinds) {
      const { body } = broughtTemplates[kind];
      const nothing = { ...found(body, () => null), lists: new Map() };
      const rules = checkWorkReport(plainOf(writeReport(body, valuesOf(body, report, nothing)))).map(
        ({ rule, printed, right }) => `${rule} ${printed} ${right}`,
      );
      expect(
        rules.filter((one) => !one.startsWith('blank')),
        kind,
      ).toEqual([]);
    }
  });

  it('填上说得通的数，检查挑不出毛病，留空的除外', () => {
    for (const kind of reportKinds) {
      const { body } = broughtTemplates[kind];
      const values = {
        ...all(40),
        closed: 38,
        settled: 30,
        mediated: 36,
        accepted: 40,
        declined: 4,
        received: 44,
        people: 44,
        compensationFen: 2_000_000,
        terminated: 6,
        topTen: 10,
      };
      const written = writeReport(
        body,
        valuesOf(
          body,
          report,
          found(body, () => ({ ...values, audienceEstimated: 0 })),
        ),
      );
      const rules = checkWorkReport(plainOf(written)).map(
        ({ rule, printed, sentence }) => `${rule} ${printed} ${sentence}`,
      );
      expect(
        rules.filter((one) => !one.startsWith('blank')),
        kind,
      ).toEqual([]);
    }
  });
});

describe('定期起草', () => {
  it('月、季、年都是过完了的那一个，起草过的不再起草', () => {
    expect(lastPeriod('month', '2026-03-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(lastPeriod('month', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(lastPeriod('quarter', '2026-04-01')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(lastPeriod('quarter', '2026-02-10')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(lastPeriod('year', '2026-06-30')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(owedPeriod({ pace: 'month', doneTo: '2026-01-31', active: true }, '2026-03-01')?.to).toBe('2026-02-28');
    expect(owedPeriod({ pace: 'month', doneTo: '2026-02-28', active: true }, '2026-03-20')).toBeNull();
    expect(owedPeriod({ pace: 'month', doneTo: null, active: false }, '2026-03-20')).toBeNull();
  });
});

const reading: ReportReading = {
  written: writeReport(bodyOf([], '办结率97.51%。'), new Map()),
  values: [],
  findings: [
    {
      rule: 'ratio',
      printed: '97.51%',
      sentence: '办结率97.51%。',
      right: '98.51%',
      start: 0,
      end: 10,
      words: null,
      beside: null,
      at: null,
      blockId: 'p0',
    },
  ],
  blanks: [],
  placeholders: [],
};
const clean: ReportReading = { ...reading, findings: [] };
const centre = anActor('centre', { id: 'drafter' });
const other = anActor('centre', { id: 'other' });
const leader = anActor('leader', { id: 'leader' });
const head = anActor('officeHead', { id: 'head', organisationId: 'SO-LH' });
const known = (by: typeof centre, change: Partial<WorkReportFacts> = {}): WorkReportFacts => ({
  ...facts({ today: '2026-11-25', by }),
  drafter: by,
  template: broughtTemplates.keyField,
  title: '关于重点领域的汇报',
  reading: clean,
  frozen: null,
  isNumberTaken: false,
  filesSeen: new Set(),
  superior: '市局',
  hasLine: false,
  ...change,
});
const input = { id: anId(), kind: 'keyField', from: '2014-01-01', to: '2014-11-10', dueOn: null } as const;
const drafted = (): WorkReport => ({
  ...draftReport(input, { ...known(centre), number: '汇2026-0001' }).next,
  body: bodyOf([], '办结率97.51%。'),
});
const step = (
  entry: WorkReport,
  move: keyof typeof workReportProcedure,
  by: typeof centre,
  typed: object = {},
  change: Partial<WorkReportFacts> = {},
) => {
  const rule = workReportProcedure[move];
  return rule.apply(entry, rule.input.parse(typed) as never, known(by, change)).next;
};
const frozen = { report: {} as never, sha256: 'f'.repeat(64) };

describe('一篇汇报的步骤', () => {
  it('S1 起草、送审、审核、签发、上报、收到、存档', () => {
    let entry = step(drafted(), 'send', centre);
    expect(entry.state).toBe('checked');
    entry = step(entry, 'review', other);
    entry = step(entry, 'sign', leader, {}, { frozen });
    expect(entry).toMatchObject({
      state: 'signed',
      signedById: 'leader',
      signedOn: '2026-11-25',
      sha256: frozen.sha256,
    });
    entry = step(entry, 'submit', centre, { how: 'paper' });
    expect(entry).toMatchObject({ submittedTo: '市局', submittedOn: '2026-11-25' });
    entry = step(entry, 'receive', centre, { on: '2026-11-25', words: '收悉' });
    expect(step(entry, 'file', centre).state).toBe('filed');
  });

  it('写过的人不审，起草的人不签；所里的由所长或者分管领导签', () => {
    const sent = step(drafted(), 'send', centre);
    expect(codeOf(() => step(sent, 'review', centre))).toBe('report-own-draft');
    const reviewed = step(sent, 'review', other);
    const byLeader = { ...reviewed, drafterId: 'leader' };
    expect(codeOf(() => step(byLeader, 'sign', leader, {}, { frozen }))).toBe('report-own-draft');
    expect(maySign({ officeId: null, drafterId: 'x' }, head)).toBe(false);
    expect(maySign({ officeId: 'SO-LH', drafterId: 'x' }, head)).toBe(true);
    expect(maySign({ officeId: 'SO-CG', drafterId: 'x' }, head)).toBe(false);
    expect(mayReview({ officeId: 'SO-CG', editorIds: [] }, head)).toBe(false);
    expect(maySign({ officeId: null, drafterId: 'x' }, other)).toBe(false);
  });

  it('谁审核的不由谁签发；县里写明可以一个人的，才可以', () => {
    const chief = anActor('leader', { id: 'chief' });
    const reviewed = step(step(drafted(), 'send', centre), 'review', leader);
    expect(codeOf(() => step(reviewed, 'sign', leader, {}, { frozen }))).toBe('report-two-people');
    expect(step(reviewed, 'sign', chief, {}, { frozen })).toMatchObject({ state: 'signed', signedById: 'chief' });
    const limits = { ...defaultLocalLimits, reportTwoPeople: false };
    expect(step(reviewed, 'sign', leader, {}, { frozen, limits })).toMatchObject({ signedById: 'leader' });
  });

  it('用脚注答的人写过正文，不审；再报的那一版里，早先写过的人也不审', () => {
    const about = { rule: 'ratio', printed: '97.51%', sentence: '办结率97.51%。' } as const;
    const noted = step(drafted(), 'answer', other, { ...about, how: 'footnote', words: '原文如此' }, { reading });
    expect(noted.editorIds).toContain(other.id);
    const reviewed = step(step(drafted(), 'send', centre), 'review', other);
    const submitted = step(step(reviewed, 'sign', leader, {}, { frozen }), 'submit', centre, { how: 'paper' });
    const returned = step({ ...submitted, editorIds: ['third'] }, 'returnIt', centre, {
      remark: '数字再核',
      on: '2026-11-25',
    });
    expect(step(returned, 'revise', centre).editorIds).toContain('third');
  });

  it('送审以后查出来的，由审的、签的人写明原因，不用退回；正文不动，加不了脚注，起草的人答不了', () => {
    const checked = step(drafted(), 'send', centre);
    const about = {
      rule: 'ratio',
      printed: '97.51%',
      sentence: '办结率97.51%。',
      how: 'reason',
      words: '台账后来改了',
    };
    expect(codeOf(() => step(checked, 'review', leader, {}, { reading }))).toBe('report-findings-open');
    expect(codeOf(() => step(checked, 'answer', centre, about, { reading }))).toBe('report-answer-sent');
    const noted = { ...about, how: 'footnote' };
    expect(codeOf(() => step(checked, 'answer', leader, noted, { reading }))).toBe('report-footnote-sent');
    const answered = step(checked, 'answer', leader, about, { reading });
    expect(answered).toMatchObject({ state: 'checked', editorIds: checked.editorIds, body: checked.body });
    const reviewed = step(answered, 'review', leader, {}, { reading });
    expect(reviewed.state).toBe('reviewed');
    expect(codeOf(() => step({ ...reviewed, answers: [] }, 'answer', centre, about, { reading }))).toBe(
      'report-answer-sent',
    );
    const chief = anActor('leader', { id: 'chief' });
    expect(step({ ...reviewed, answers: [] }, 'answer', chief, about, { reading }).answers).toHaveLength(1);
  });

  it('检查出来的没有改也没有说明，送不了审；答了的送得了', () => {
    const entry = drafted();
    expect(codeOf(() => step(entry, 'send', centre, {}, { reading }))).toBe('report-findings-open');
    const about = { rule: 'ratio', printed: '97.51%', sentence: '办结率97.51%。' } as const;
    const answered = step(entry, 'answer', centre, { ...about, how: 'reason', words: '原文如此' }, { reading });
    expect(answerOf(answered, about)?.words).toBe('原文如此');
    expect(openFindings(answered, reading.findings)).toEqual([]);
    expect(step(answered, 'send', centre, {}, { reading }).state).toBe('checked');
    // A sentence that reads otherwise has to be answered anew.
    expect(openFindings(answered, [{ ...reading.findings[0], sentence: '办结率是97.51%。' } as never])).toHaveLength(1);
    expect(
      codeOf(() =>
        step(entry, 'answer', centre, { ...about, printed: '1%', how: 'reason', words: '这一处不在' }, { reading }),
      ),
    ).toBe('report-finding-unknown');
  });

  it('说明有四个字就收，标点、数字不算字；话和规则一样', () => {
    const said = ['核实核实', '原文如此', '是2026年的事', '2026年', '1234字', '。。。。', '对对对对', 'abca'];
    expect(said.map(isAnswer)).toEqual([true, true, true, false, false, false, false, true]);
  });

  it('定期起草只选得到写得了那一种的人', () => {
    const may = (kind: 'bulletin' | 'officeYearly') =>
      (['centre', 'leader', 'officeHead', 'station', 'auditor', 'admin', 'mediator'] as const).filter((role) =>
        mayDraftKind(role, kind),
      );
    expect(may('bulletin')).toEqual(['centre', 'leader']);
    expect(may('officeYearly')).toEqual(['officeHead']);
  });

  it('一个句号、一串数字、一个字写几遍，都不算答了检查出来的', () => {
    const about = { rule: 'ratio', printed: '97.51%', sentence: '办结率97.51%。', how: 'reason' };
    for (const words of ['', '。。。。。。', '1234567', '啊啊啊啊啊', '无', '见附件', 'aaaa'])
      expect(AnswerFinding.safeParse({ ...about, words }).success, words).toBe(false);
    for (const words of ['原文如此', '已核对，照此', 'Checked twice'])
      expect(AnswerFinding.safeParse({ ...about, words }).success, words).toBe(true);
  });

  it('脚注加在那个数后面', () => {
    const chip = figure('办结率', 'closureRate');
    const body = bodyOf([chip], '受理201件，办结率〔办结率〕，很好。');
    const values = [
      ...valuesOf(
        body,
        report,
        found(body, () => ({ closed: 198, accepted: 201 })),
      ).values(),
    ];
    const next = withFootnote(body, { blockId: 'p0', printed: '98.51%' }, '原件印作97.51%', { values });
    const [block] = next.blocks;
    expect(block?.kind === 'paragraph' ? block.pieces[0]?.text : '').toBe(
      '受理201件，办结率〔办结率〕〔注：原件印作97.51%〕，很好。',
    );
    const plain = withFootnote(bodyOf([], '办结率97.51%。'), { blockId: 'p0', printed: '97.51%' }, '照旧', {
      values: [],
    });
    expect(JSON.stringify(plain.blocks)).toContain('97.51%〔注：照旧〕。');
  });

  it('轮不到的人听到的话都说汇报，不说任务', () => {
    const stranger = anActor('officer', { id: 'stranger', organisationId: 'SO-CG' });
    const heard = Object.entries(workReportMoves).flatMap(([state, moves]) =>
      Object.keys(moves).flatMap((move) => {
        const entry = { ...drafted(), state: state as WorkReport['state'], reviewedById: 'other' };
        const rule = workReportProcedure[move as keyof typeof workReportProcedure];
        if (rule.stands?.(entry, stranger) !== false) return [];
        return [codeOf(() => rule.apply(entry, {} as never, known(stranger)))];
      }),
    );
    expect(heard.length).toBeGreaterThan(20);
    expect(heard.filter((code) => code?.startsWith('report-') !== true)).toEqual([]);
  });

  it('起草的稿等起草的人和一起写的人送审，不等要审、要签的人', () => {
    const county = { officeId: null };
    expect([centre, other, leader].map((one) => isDraftFor(county, one === centre, one))).toEqual([true, true, false]);
    expect(isDraftFor(county, true, leader)).toBe(true);
    const office = { officeId: 'SO-LH' };
    const officer = anActor('officer', { id: 'colleague', organisationId: 'SO-LH' });
    expect([officer, head, centre].map((one) => isDraftFor(office, false, one))).toEqual([true, false, false]);
    expect(isDraftFor(office, true, head)).toBe(true);
  });

  describe('审核到签发，数变了', () => {
    const chip = figure('受理投诉', 'accepted', { unit: '件' });
    const body = bodyOf([chip], '受理投诉〔受理投诉〕。');
    const at = (accepted: number): ReportReading => {
      const values = valuesOf(
        body,
        report,
        found(body, () => ({ accepted })),
      );
      return { ...clean, written: writeReport(body, values, {}), values: [...values.values()] };
    };
    const reviewed = () =>
      step(
        step({ ...drafted(), body }, 'send', centre, {}, { reading: at(22) }),
        'review',
        other,
        {},
        { reading: at(22) },
      );
    const sign = (entry: WorkReport, moved: object[], accepted: number) =>
      workReportProcedure.sign.apply(
        entry,
        workReportProcedure.sign.input.parse({ moved }) as never,
        known(leader, { reading: at(accepted), frozen }),
      );
    const one = (was: string, now: string) => ({ name: '受理投诉', was, now });

    it('审核时的数留着；没变的直接签，变了的要按现在的认下，认的和现在的不一样也签不了', () => {
      const entry = reviewed();
      expect(entry.reviewed).toEqual([{ name: '受理投诉', text: '22件' }]);
      expect(sign(entry, [], 22).event.detail).not.toHaveProperty('moved');
      expect(codeOf(() => sign(entry, [], 23))).toBe('report-numbers-moved');
      // It moved once more after it was looked at, or went back.
      expect(codeOf(() => sign(entry, [one('22件', '23件')], 24))).toBe('report-numbers-moved');
      expect(codeOf(() => sign(entry, [one('22件', '23件')], 22))).toBe('report-numbers-moved');
      expect(codeOf(() => sign(entry, [one('21件', '23件')], 23))).toBe('report-numbers-moved');
      const { next, event } = sign(entry, [one('22件', '23件')], 23);
      expect(next.state).toBe('signed');
      const [zh, en] = workReportTellings['work-report-signed'](event.detail, '2026-11-25');
      expect(zh).toContain('审核以后变了的数，签发的人看过认下：受理投诉：审核时22件，现在23件。');
      expect(en).toContain('Changed since the review');
    });

    it('拒绝的话说出哪个数从多少变成多少；退回、再报，审核时的数都从头来', () => {
      const entry = reviewed();
      expect(() => sign(entry, [], 23)).toThrow(
        expect.objectContaining({ facts: { told: '受理投诉：审核时22件，现在23件' } }),
      );
      expect(step(entry, 'sendBack', leader, { remark: '数变了' }).reviewed).toEqual([]);
      const signed = sign(entry, [], 22).next;
      const returned = step(step(signed, 'submit', centre, { how: 'paper' }), 'returnIt', centre, { remark: '再核' });
      expect(step(returned, 'revise', centre).reviewed).toEqual([]);
      // Of a review from before they were kept nothing is said.
      expect(sign({ ...entry, reviewed: [] }, [], 23).next.state).toBe('signed');
    });

    it('台账来的表逐格比，手填的、名称不比；同名的两行分得开', () => {
      const table = (id: string, from: 'natures' | null) => ({
        id,
        kind: 'table' as const,
        caption: '投诉的问题',
        head: [],
        rows: [],
        from,
        chart: false,
      });
      const blocks = [table('t1', 'natures'), table('t2', null)];
      const rows = [
        ['质量', '2', '50%'],
        ['质量', '1', '25%'],
      ];
      const written = ['t1', 't2'].map((id) => ({
        id,
        kind: 'table' as const,
        caption: '投诉的问题',
        head: ['名称', '件数', '占比'],
        rows,
      }));
      const shown = { written: { ...clean.written, blocks: written }, values: [] };
      expect(numbersOf({ blocks }, shown)).toEqual([
        { name: '表“投诉的问题”质量 件数', text: '2' },
        { name: '表“投诉的问题”质量 占比', text: '50%' },
        { name: '表“投诉的问题”质量 件数（第2处）', text: '1' },
        { name: '表“投诉的问题”质量 占比（第2处）', text: '25%' },
      ]);
    });
  });

  it('S4 留着 XX 的送不了审，空着没有认下的送不了、签不了', () => {
    const named = { ...clean, placeholders: [{ words: 'XX', sentence: '根据XX实际' }] };
    expect(codeOf(() => step(drafted(), 'send', centre, {}, { reading: named }))).toBe('report-placeholder');
    const reviewed = step(step(drafted(), 'send', centre), 'review', other);
    const blank = { ...clean, blanks: ['受理投诉'] };
    expect(codeOf(() => step(reviewed, 'sign', leader, {}, { reading: blank, frozen }))).toBe('report-blanks-open');
    // Whoever writes it is asked, while he can still fill it in.
    expect(codeOf(() => step(drafted(), 'send', centre, {}, { reading: blank }))).toBe('report-blanks-open');
    const acknowledged = step(drafted(), 'acknowledge', centre, { names: ['受理投诉', '不在的'] }, { reading: blank });
    expect(acknowledged.acknowledged).toEqual(['受理投诉']);
    expect(step(acknowledged, 'send', centre, {}, { reading: blank }).state).toBe('checked');
    const signed = step({ ...reviewed, acknowledged: ['受理投诉'] }, 'sign', leader, {}, { reading: blank, frozen });
    expect(signed.state).toBe('signed');
  });

  it('改稿一次一处：认不得的数字块、半个括号、别人的件都不收', () => {
    const { body } = drafted();
    const put = (text: string) => ({ put: { id: 'p0', kind: 'paragraph', pieces: [{ text, when: null }] } });
    const write = (change: object) => writtenBody(body, WriteReport.parse(change), new Set(['投2026-0001']));
    expect(write(put('改好了')).blocks).toHaveLength(1);
    expect(codeOf(() => write(put('受理〔没有的〕件')))).toBe('report-chip-unknown');
    expect(codeOf(() => write(put('受理〔投诉')))).toBe('report-bracket');
    const chip = (change: object) => ({ chip: { kind: 'figure', name: '数', figure: 'accepted', ...change } });
    expect(write(chip({})).chips).toHaveLength(1);
    expect(codeOf(() => write(chip({ figure: 'nothing' })))).toBe('report-figure-unknown');
    const file = (number: string) => ({ chip: { kind: 'file', name: '经过', number, part: 'story' } });
    expect(write(file('投2026-0001')).chips).toHaveLength(1);
    expect(codeOf(() => write(file('投2026-0002')))).toBe('report-file-unknown');
    const added = writtenBody(
      body,
      WriteReport.parse({ put: { id: 'p1', kind: 'paragraph', pieces: [] }, after: 'p0' }),
      new Set(),
    );
    expect(added.blocks.map(({ id }) => id)).toEqual(['p0', 'p1']);
    expect(
      writtenBody(added, WriteReport.parse({ move: { id: 'p1', after: null } }), new Set()).blocks.map(({ id }) => id),
    ).toEqual(['p1', 'p0']);
    expect(codeOf(() => write({ remove: 'nothing' }))).toBe('report-block-unknown');
  });

  it('S2 退回的写明原因，改后成为下一版，审过签过的都从头来', () => {
    let entry = step(step(step(drafted(), 'send', centre), 'review', other), 'sign', leader, {}, { frozen });
    entry = step(entry, 'submit', centre, { how: 'paper' });
    expect(codeOf(() => step(entry, 'receive', centre, { on: '2026-11-24' }))).toBe('invalid-input');
    entry = step(entry, 'returnIt', centre, { remark: '期间不对' });
    expect(entry).toMatchObject({ state: 'returned', returnReason: '期间不对' });
    entry = step(entry, 'revise', centre);
    expect(entry).toMatchObject({
      state: 'drafted',
      edition: 2,
      signedById: null,
      sha256: null,
      reviewedById: null,
      returnReason: '期间不对',
    });
  });

  it('S2 所里的报给县局，县局的报出去，走错了的不收', () => {
    const signed = step(step(step(drafted(), 'send', centre), 'review', other), 'sign', leader, {}, { frozen });
    expect(codeOf(() => step(signed, 'submit', centre, { how: 'tree' }))).toBe('report-way');
    expect(codeOf(() => step({ ...signed, officeId: 'SO-LH' }, 'submit', head, { how: 'paper' }))).toBe('report-way');
    expect(step({ ...signed, officeId: 'SO-LH' }, 'submit', head, { how: 'tree' }).state).toBe('submitted');
    expect(codeOf(() => step(signed, 'submit', centre, { how: 'paper' }, { superior: '' }))).toBe('report-superior');
    // What is refused is not offered: each form has the ways of its place alone, and takes them all.
    for (const officeId of [null, 'SO-LH']) {
      const ways = submitWaysOf({ officeId });
      const taken = Object.keys(submitWayWords).filter((how) => submitFormOf({ officeId }).safeParse({ how }).success);
      expect(taken.toSorted()).toEqual([...ways].toSorted());
      const how = fieldsOf(submitFormOf({ officeId })).find(({ name }) => name === 'how');
      expect((how?.options ?? []).map(({ value }) => value).toSorted()).toEqual(taken.toSorted());
    }
    expect([submitWaysOf({ officeId: null }), submitWaysOf({ officeId: 'SO-LH' })]).toEqual([
      ['paper', 'line'],
      ['tree'],
    ]);
    expect(codeOf(() => step(signed, 'submit', centre, { how: 'line' }))).toBe('report-line-off');
    expect(step(signed, 'submit', centre, { how: 'line' }, { hasLine: true }).state).toBe('submitted');
  });

  it('S169 S104 请求逐项有答复，上级的肯定记到哪项工作', () => {
    let entry = step(drafted(), 'ask', centre, { words: '列入预算的站点经费' });
    entry = step(step(step(entry, 'send', centre), 'review', other), 'sign', leader, {}, { frozen });
    entry = step(entry, 'submit', centre, { how: 'paper' });
    const reply = { n: 1, granted: 'partly', reply: '明年列一半', repliedOn: '2026-11-25' };
    entry = step(entry, 'reply', centre, reply);
    expect(entry.asks).toMatchObject([{ n: 1, granted: 'partly', reply: '明年列一半' }]);
    expect(codeOf(() => step(entry, 'reply', centre, { ...reply, n: 2 }))).toBe('report-nothing-asked');
    entry = step(entry, 'receive', centre, { on: '2026-11-25' });
    entry = step(entry, 'praise', centre, { from: '市局', item: '站点建设', words: '做得扎实', on: '2026-11-25' });
    expect(entry.praises).toMatchObject([{ from: '市局', item: '站点建设' }]);
  });

  it('所里只看自己的，县里都看', () => {
    const of = (officeId: string | null) => ({
      countyId: centre.countyId,
      officeId,
      kind: 'officeYearly' as const,
      signedOn: '2026-11-25',
    });
    expect(maySeeWorkReport(head, of('SO-LH'))).toBe(true);
    expect(maySeeWorkReport(head, of('SO-CG'))).toBe(false);
    expect(maySeeWorkReport(head, of(null))).toBe(false);
    expect(maySeeWorkReport(centre, of('SO-CG'))).toBe(true);
    expect(maySeeWorkReport(anActor('station'), of(null))).toBe(false);
    // What one office found out is for all of them, once it is signed.
    const note = { ...of('SO-CG'), kind: 'practice' as const };
    expect(maySeeWorkReport(head, note)).toBe(true);
    expect(maySeeWorkReport(head, { ...note, signedOn: null })).toBe(false);
    expect(maySeeWorkReport(anActor('officeHead', { countyId: 1 }), note)).toBe(false);
    expect(maySeeWorkReport(anActor('station'), note)).toBe(false);
  });

  it('S46 所里的年度汇报由所里起草，县局的不由所里起草', () => {
    const draft = (by: typeof centre, kind: 'officeYearly' | 'keyField') =>
      draftReport({ ...input, kind }, { ...known(by, { template: broughtTemplates[kind] }), number: null });
    expect(draft(head, 'officeYearly').next.officeId).toBe('SO-LH');
    expect(codeOf(() => draft(centre, 'officeYearly'))).toBe('report-author');
    expect(codeOf(() => draft(head, 'keyField'))).toBe('report-author');
  });
});

describe('数到哪天', () => {
  const days = { from: '2026-01-01', to: '2026-12-31' };
  it('台账从期间里开始，或者期间没有结束，脚注说明数的是哪几天；都不是就没有', () => {
    const words = (since: string | null, today: string) => cutNote(days, { since, today })?.words ?? null;
    expect(words('2026-08-02', '2026-11-30')).toBe('数自2026年8月2日起（投诉台账从这天开始），截至2026年11月30日。');
    expect(words('2026-08-02', '2027-01-05')).toBe('数自2026年8月2日起（投诉台账从这天开始），截至2026年12月31日。');
    expect(words('2025-08-02', '2026-11-30')).toBe('数截至2026年11月30日，这个期间还没有结束。');
    expect(words('2025-08-02', '2026-12-31')).toBeNull();
    expect(words(null, '2027-01-05')).toBeNull();
  });

  it('数都在表里的，脚注在第一张数自己期间的表上；别的期间的表、手填的表不带它', () => {
    const table = (id: string, more: object) => ({ id, kind: 'table', caption: id, head: [], rows: [], ...more });
    const asked = { figure: 'received', rows: 'channel', columns: null, officeId: null, category: null };
    const bound = { ...asked, order: '-total', top: null, turned: [], year: false };
    const body = ReportBody.parse({
      ...bodyOf([], '见表。'),
      blocks: [
        table('手填', { rows: [['一', '二']], from: null }),
        table('去年', { from: null, bound: { ...bound, period: { from: '2013-01-01', to: '2013-12-31' } } }),
        table('本期', { from: null, bound: { ...bound, period: 'report' } }),
        table('性质', { from: 'natures' }),
      ],
    });
    const cut = cutNote(report, { since: '2014-08-02', today: '2015-01-01' });
    const { blocks, notes } = writeReport(body, new Map(), { cut });
    expect(notes).toEqual(['数自2014年8月2日起（投诉台账从这天开始），截至2014年11月10日。']);
    expect(blocks.map((one) => (one.kind === 'table' ? one.caption : ''))).toEqual(['手填', '去年', '本期[1]', '性质']);
  });

  it('整篇只有一条脚注，在第一个数后面；别的期间的数不带它', () => {
    const chip = figure('收到', 'received');
    const half = figure('上半年收到', 'received', { period: 'firstHalf' });
    const body = bodyOf([chip, half], '上半年〔上半年收到〕。', '收到〔收到〕，又收到〔收到〕。');
    const values = valuesOf(
      body,
      report,
      found(body, () => all(3)),
    );
    const cut = cutNote(report, { since: '2014-08-02', today: '2015-01-01' });
    const written = writeReport(body, values, { cut });
    expect(written.notes).toEqual(['数自2014年8月2日起（投诉台账从这天开始），截至2014年11月10日。']);
    const marks = written.blocks.map((one) => (one.kind === 'paragraph' ? one.runs.map(({ note }) => note ?? 0) : []));
    expect(marks).toEqual([
      [0, 0, 0],
      [0, 1, 0, 0, 0],
    ]);
  });
});
