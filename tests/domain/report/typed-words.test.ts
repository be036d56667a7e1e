import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { ReportBody, type TypedChip } from '../../../src/domain/report/body.ts';
import type { ChipValue } from '../../../src/domain/report/chip-value.ts';
import { baseOf } from '../../../src/domain/figures/comparison.ts';
import type { CountedValues } from '../../../src/domain/figures.ts';
import { rightEn } from '../../../src/domain/report/style/right-words.ts';
import { otherThanLedger, personsTyped, typedClaims } from '../../../src/domain/report/typed-words.ts';
import { reportKinds } from '../../../src/domain/report/template/template.ts';
import { broughtTemplates } from '../../../src/domain/report/template/templates.ts';
import { writeReport } from '../../../src/domain/report/writing.ts';
import { keyFieldReport, officeReport } from '../../build/report/written-reports.ts';
import { claimSentences, scoreClaims } from '../../build/report/claim-sentences.ts';
import { seedFaults } from '../../build/report/seed-faults.ts';

/** Sentences that people type, and what the ledger counts: the first half was learned from, the second was not. */
const claimBars = [
  { half: 1, found: 20, planted: 20, beside: 0 },
  { half: 2, found: 22, planted: 22, beside: 0 },
] as const;

const county = { from: '2026-01-01', to: '2026-11-30', officeId: null };
const office = { ...county, officeId: 'SO-CG' };
const bodyOf = (...texts: string[]) =>
  ReportBody.parse({
    title: '消费维权工作情况（2026年）',
    addressee: '',
    blocks: texts.map((text, i) => ({ id: `p${i}`, kind: 'paragraph', pieces: [{ text }] })),
    chips: [],
    signedBy: '',
    dateStyle: 'arabic',
  });
const side = {
  now: { received: 37, accepted: 30, closed: 24, recoveredFen: 1_234_500 },
  year: { received: 40, accepted: 30 },
  before: { received: 50, accepted: 25 },
};
const ledger = (text: string, scope: typeof county | typeof office = county, values = side as object) => {
  const { now, year, before } = values as Record<'now' | 'year' | 'before', CountedValues | null>;
  const typed = typedClaims(bodyOf(text), writeReport(bodyOf(text), new Map()), scope);
  // Nothing else is known than the days of the report and those that they are compared with.
  const counted = ({ from, to }: { from: string; to: string }) => {
    if (from === scope.from && to === scope.to) return now;
    return from === baseOf(scope, 'year').from ? year : from === baseOf(scope, 'before').from ? before : null;
  };
  return otherThanLedger(typed, counted).map(({ printed, right }) => `${printed} ${right}`);
};
const persons = (body: ReportBody) =>
  personsTyped(body, writeReport(body, new Map()), { leaksOf, known: ['青禾县', '城关市场监管所'] });

const planted = '2026年，全县消费投诉比去年增长35%，投诉办结率达到99%。投诉人李有田（13812345678）送来锦旗。';

describe('手写进汇报的话', () => {
  it.each(claimBars)(
    '七十二句里第 $half 半：该指出的指出 $found 处，多指 $beside 处',
    ({ half, found, planted, beside }) => {
      const score = scoreClaims(claimSentences(half));
      expect(score.planted).toBe(planted);
      expect(score.found).toBeGreaterThanOrEqual(found);
      expect(score.beside, JSON.stringify(score.misses)).toBeLessThanOrEqual(beside);
    },
  );

  it('一句假话加一个人：增长、办结率和台账不同，姓名、电话都指出来', () => {
    expect(ledger(planted)).toEqual([
      '办结率达到99% 台账数的是80.00%（办结率）'.replace('办结率达到', '投诉办结率达到'),
      '比去年增长35% 台账数的是下降7.50%',
    ]);
    expect(persons(bodyOf(planted)).map(({ rule, printed }) => [rule, printed])).toEqual([
      ['person', '李有田'],
      ['person', '13812345678'],
    ]);
  });

  it('手填的数字块也是手写的：里面的人指得出来，里面的数和台账比', () => {
    const withChip = (words: string, value: string) => {
      const body = { ...bodyOf(words), chips: [{ kind: 'typed', name: '手填', value, source: '' } as TypedChip] };
      const chip: ChipValue = {
        name: '手填',
        kind: 'typed',
        text: value,
        isBlank: false,
        value: null,
        part: null,
        whole: null,
        base: null,
        note: '',
        scope: null,
        records: [],
      };
      return { body, written: writeReport(body, new Map([['手填', chip]])) };
    };
    const person = withChip('送来锦旗的是〔手填〕。', '李建国，电话13812345678');
    expect(
      personsTyped(person.body, person.written, { leaksOf, known: [] }).some(
        ({ printed }) => printed === '13812345678',
      ),
    ).toBe(true);
    const count = withChip('全县受理投诉〔手填〕件。', '999');
    expect(typedClaims(count.body, count.written, county).claims).toHaveLength(1);
  });

  it.each([
    ['共收到投诉38件，受理投诉30件。', ['38件 台账数的是37（收到）']],
    ['收到投诉37件，比去年下降7.5%。', []],
    ['收到投诉37件，同比增长35%。', ['同比增长35% 台账数的是下降7.50%']],
    ['挽回经济损失1.23万元，挽回经济损失1.2万元。', []],
    ['全年办结25件。', ['25件 台账数的是24（办结）']],
    ['挽回经济损失12300元。', ['12300元 台账数的是12345元（挽回经济损失）']],
    ['为消费者挽回经济损失12.3万元。', ['12.3万元 台账数的是1.23万元（挽回经济损失）']],
  ])('%s', (text, told) => {
    expect(ledger(text)).toEqual(told);
  });

  it('一部分、别家的、台账不知道的期间不和本篇的数比，上年没有数的幅度要写明从哪来', () => {
    for (const text of [
      '2026年上半年受理投诉12件。',
      '去年同期受理投诉180件。',
      '其中城关所受理投诉12件，办结率100%。',
      '服务类投诉办结率100%。',
      '食品类投诉12件，同比增长35%。',
      '举报办结率100%。',
      '按期办结率99%。',
    ])
      expect(ledger(text), text).toEqual([]);
    expect(ledger('收到投诉37件，同比增长35%。', county, { ...side, year: null })).toEqual([
      '同比增长35% 台账里没有上年同期的数，写明这个幅度从哪来',
    ]);
    // 所的汇报里说全县的，不是本所的数。
    expect(ledger('全县受理投诉99件。', office)).toEqual([]);
    expect(ledger('我所受理投诉99件。', office)).toEqual(['99件 台账数的是30（受理）']);
    // 没有台账的期间没有可比的。
    expect(ledger(planted, county, { now: null, year: null, before: null })).toEqual([
      '比去年增长35% 台账里没有上年同期的数，写明这个幅度从哪来',
    ]);
  });

  it('幅度也随前一句的场合、期间；一部分的标题下面的幅度不比', () => {
    for (const text of [
      '在集市宣传活动中，设点三处。受理投诉5件，同比增长25%。',
      '城关镇情况较好。2025年工作平稳。受理投诉5件，同比增长25%。',
    ])
      expect(ledger(text), text).toEqual([]);
    const typed = (...texts: string[]) =>
      typedClaims(bodyOf(...texts), writeReport(bodyOf(...texts), new Map()), county);
    expect(typed('一、食品类投诉', '受理投诉5件，同比增长25%。').growths).toEqual([]);
    expect(typed('上半年工作平稳。受理投诉5件，同比增长25%。').growths.map(({ scope }) => scope.to)).toEqual([
      '2026-06-30',
    ]);
    expect(typed('工作平稳。受理投诉5件，同比增长25%。').growths).toHaveLength(1);
  });

  const august = { from: '2026-08-01', to: '2026-08-31', officeId: null };
  const third = { from: '2026-07-01', to: '2026-09-30', officeId: null };
  it.each([
    ['收到投诉37件，比上月增长35%。', august, ['比上月增长35% 台账数的是下降26.00%']],
    ['2026年8月，全县收到投诉37件，环比下降26%。', august, []],
    ['8月份共受理投诉30件，较上月增加20%，办结率80%。', august, []],
    ['受理投诉30件，与上月相比增长50%。', august, ['与上月相比增长50% 台账数的是增长20.00%']],
    ['三季度收到投诉37件，比上季度增长10%。', third, ['比上季度增长10% 台账数的是下降26.00%']],
    ['收到投诉37件，环比增长10%。', third, ['环比增长10% 台账数的是下降26.00%']],
    // What is of another month is asked of that month; of another step, of a part, and of a report of no whole month, nothing is held against it.
    ['收到投诉37件，比上季度增长35%。', august, []],
    ['收到投诉37件，比上月增长35%。', third, []],
    ['收到投诉37件，环比增长35%。', { from: '2026-08-03', to: '2026-08-20', officeId: null }, []],
    ['收到投诉37件，环比增长35%。', county, []],
    [
      '7月收到投诉37件，比上月增长35%。',
      august,
      ['37件 台账数的是50（2026年7月收到）', '比上月增长35% 台账里没有前一期的数，写明这个幅度从哪来'],
    ],
    ['其中收到投诉37件，比上月增长35%。', august, []],
    ['食品类投诉12件，比上月增长35%。', august, []],
  ])('和前一期比的也对：%s', (text, scope, told) => {
    expect(ledger(text, scope)).toEqual(told);
  });

  it('前一期没有台账的幅度要写明从哪来', () => {
    const [said] = ledger('收到投诉37件，环比增长35%。', august, { ...side, before: null });
    expect(said).toBe('环比增长35% 台账里没有前一期的数，写明这个幅度从哪来');
    expect(rightEn('台账里没有前一期的数，写明这个幅度从哪来')).toContain('the period before');
  });

  it('数字块印出来的不算手写', () => {
    const body = { ...bodyOf('收到投诉〔数〕，办结率〔率〕。') };
    const values = new Map(
      [
        ['数', '99件'],
        ['率', '99%'],
      ].map(([name = '', text = '']) => [
        name,
        {
          name,
          text,
          kind: 'figure',
          isBlank: false,
          value: 1,
          part: null,
          whole: null,
          base: null,
          note: '',
          scope: null,
          records: [],
        } as const,
      ]),
    );
    const written = writeReport(body, values);
    expect(typedClaims({ chips: [] }, written, county)).toEqual({ claims: [], growths: [] });
  });

  it.each([
    ['3月，李有田反映种子不出苗。', ['李有田']],
    ['王翠花在新华超市买到过期奶粉，经调解退了款。', ['王翠花']],
    ['调解成功后，张建国送来锦旗。', ['张建国']],
    ['群众陆续反映广告不实，消费者于近期在网上购买的多。', []],
    ['商品类投诉居前，万人投诉3.5件，应初查投诉5,210件，部门要求整改。', []],
  ])('没有称呼的名字，做的是人才做的事就指出来：%s', (text, told) => {
    expect(persons(bodyOf(text)).map(({ printed }) => printed)).toEqual(told);
  });

  it('标题、手填的表和脚注里的人也指出来，台账来的表不看', () => {
    const table = { kind: 'table', caption: '表', head: ['姓名', '电话'], rows: [['投诉人李有田', '13812345678']] };
    const body = (from: string | null) =>
      ReportBody.parse({
        ...bodyOf('见表〔注：投诉人王小梅，身份证号410123198001011234〕。'),
        blocks: [
          { ...bodyOf('见表〔注：投诉人王小梅的卡号6222021234567890123〕。').blocks[0] },
          { id: 't', ...table, from },
        ],
      });
    expect(persons(body(null)).map(({ printed }) => printed)).toEqual(
      expect.arrayContaining(['13812345678', '王小梅', '6222021234567890123']),
    );
    expect(persons(body('natures')).map(({ printed }) => printed)).not.toContain('13812345678');
  });

  it('样式自己的话、种子的三篇和别县的三百二十篇，都不说写出了人', () => {
    for (const kind of reportKinds) expect(persons(broughtTemplates[kind].body), kind).toEqual([]);
    const lines = (text: string) => personsOf(text.split('\n'));
    const personsOf = (texts: readonly string[]) => {
      const blocks = texts.filter((one) => one.trim() !== '').slice(0, 200);
      return persons(bodyOf(...blocks.map((one) => one.slice(0, 3900)))).map(
        ({ printed, sentence }) => `${printed} ${sentence}`,
      );
    };
    for (const { blocks } of [keyFieldReport, officeReport])
      expect(
        personsOf(
          blocks.flatMap((one) => (one.kind === 'paragraph' ? [one.runs.map(({ text }) => text).join('')] : [])),
        ),
      ).toEqual([]);
    const told = [1, 2, 3, 4].flatMap((n) =>
      readFileSync(new URL(`../../fixtures/report/texts-${n}.jsonl`, import.meta.url), 'utf8')
        .trim()
        .split('\n')
        .flatMap((line) => lines((JSON.parse(line) as { text: string }).text)),
    );
    expect([...told, ...seedFaults.flatMap(({ text }) => lines(text))]).toEqual([]);
  });

  it('应是的话有英文', () => {
    for (const right of [
      ...personsTyped(bodyOf(planted), writeReport(bodyOf(planted), new Map()), { leaksOf, known: [] }).map(
        (one) => one.right,
      ),
      '台账数的是37（收到）',
      '台账里没有上年同期的数，写明这个幅度从哪来',
    ])
      expect(rightEn(right)).not.toBe(right);
  });
});
