/**
 * 手写的话 (typed words): what people type into a report of this program beside its chips. A number that bears the name of a figure is held
 * against the ledger of the report’s own days and place, and what tells who somebody was is marked as in a warning that goes out.
 */
import { leakKindWords, type LeakMark, type TextGate } from '../base/disclosure/leak-mark.ts';
import { figures, type CountedValues, type FigureName } from '../figures.ts';
import { rate } from '../figures/figure.ts';
import { figureText } from '../figures/figure-text.ts';
import { linesOfBlock, runsOf, textsOf, type ReportBody, type WrittenReport } from './body.ts';
import { ratioOf, type ReportScope } from './chip-value.ts';
import { isWholeMonths, monthsOf, type Comparison } from '../figures/comparison.ts';
import {
  claimsIn,
  comparedBefore,
  comparedWith,
  isSameAsLedger,
  ofWhole,
  withoutComparisons,
  type Claim,
} from './check/claim.ts';
import { findingOf, type Finding } from './check/finding.ts';
import { sumLike } from './style/money-style.ts';
import { readWorkReports, type Sentence } from './check/work-report-text.ts';

/** The text of a report that a person has typed, and where in it no hand was. */
interface Typed {
  text: string;
  /** From where to where chips stand. */
  chips: readonly (readonly [from: number, to: number])[];
}

/** The chips whose number no ledger counts: somebody typed it. */
function handChips({ chips }: Pick<ReportBody, 'chips'>): ReadonlySet<string> {
  return new Set(chips.flatMap(({ kind, name }) => (kind === 'typed' ? [name] : [])));
}

function typedOf({ title, blocks }: WrittenReport, hand: ReadonlySet<string>): Typed {
  let text = title;
  const chips: [number, number][] = [[0, text.length]];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    text += '\n';
    for (const run of block.runs) {
      if (run.chip !== undefined && !hand.has(run.chip)) chips.push([text.length, text.length + run.text.length]);
      text += run.text;
    }
  }
  return { text, chips };
}

/** 「比去年增长35%」, 「比上月增长35%」 of a figure that its words name. */
interface Growth {
  /** Against the same days of the year before, or those right before. */
  against: Comparison;
  figure: FigureName;
  sentence: Sentence;
  printed: string;
  at: number;
  /** Per cent; a fall is below nought. */
  percent: number;
  step: number;
}

/** What is typed and can be asked of the ledger. */
export interface TypedClaims {
  claims: readonly Claim[];
  growths: readonly Growth[];
}

/** What was typed by hand of the report’s own days; of an office what is said of the whole county is not its own. */
export function typedClaims(body: Pick<ReportBody, 'chips'>, written: WrittenReport, scope: ReportScope): TypedClaims {
  const { text, chips } = typedOf(written, handChips(body));
  const isTyped = (start: number, end: number) => !chips.some(([from, to]) => start < to && from < end);
  const isOwn = (sentence: string) => scope.officeId === null || !/全[县市区局]|[县市区]局/u.test(sentence);
  const claims = claimsIn(text, scope).filter(
    ({ words, period, sentence }) =>
      isTyped(words.start, words.end) && period.from === scope.from && period.to === scope.to && isOwn(sentence),
  );
  const growths = readWorkReports(text)
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences))
    .flatMap((sentence) => growthsIn(sentence, scope))
    .filter(
      ({ sentence, at, printed }) =>
        isTyped(sentence.at + at, sentence.at + at + printed.length) && isOwn(sentence.plain),
    );
  return { claims, growths };
}

const grown: readonly { figure: FigureName; words: RegExp }[] = [
  { figure: 'accepted', words: /(?<!不予)受理(?:消费者|消费)?(?:投诉|申诉)(?:总?量|件数|总数)?$/u },
  { figure: 'closed', words: /办结(?:消费者|消费)?(?:投诉|申诉)(?:总?量|件数|总数)?$/u },
  { figure: 'received', words: /(?:收到|接收|接到|登记)?(?:消费者|消费)?(?:投诉|申诉)(?:总?量|件数|总数)?$/u },
  { figure: 'recoveredFen', words: /挽回(?:直接)?(?:经济)?损失$/u },
  { figure: 'tipoffs', words: /(?:受理|收到|接收|接到|登记)?举报(?:总?量|件数|总数)?$/u },
];
/** The number between the name of the figure and its growth: 「受理投诉37件，比去年增长35%」. */
const counted = /[共为达到约\s]{0,6}\d[\d.,]{0,15}(?:余|多)?(?:万|亿)?(?:件|起|元)$/u;

/** What is said of another part of the year than the report’s own is not its growth. */
function growthsIn(sentence: Sentence, scope: ReportScope): Growth[] {
  const own = ownWords(scope);
  const found = [
    ...[...sentence.plain.matchAll(comparedWith)].map((match) => ({ match, against: 'year' as const })),
    ...[...sentence.plain.matchAll(comparedBefore)]
      .filter(({ groups }) => own !== null && (groups?.['step'] ?? own.step) === own.step)
      .map((match) => ({ match, against: 'before' as const })),
  ];
  return found.flatMap(({ match, against }): Growth[] => {
    const { way = '', n = '', unit } = match.groups ?? {};
    const said = withoutComparisons(sentence.plain.slice(0, match.index));
    const before = own === null ? said : said.replace(own.words, '');
    const clause = before
      .replace(/[，,\s]{1,4}$/u, '')
      .split(/[。；;，,、:：()]/u)
      .at(-1)
      ?.replace(counted, '');
    const named = grown.find(({ words }) => clause !== undefined && words.test(clause));
    if (unit !== '%' || named === undefined || clause === undefined) return [];
    if (!ofWhole(clause.replace(named.words, '')) || /其中|[上下]半年|季度|\d月/u.test(before)) return [];
    const isFall = /下降|减少|降低/u.test(way);
    const places = n.split('.')[1]?.length ?? 0;
    const percent = Number(n) * (isFall ? -1 : 1);
    return [
      { against, figure: named.figure, sentence, printed: match[0], at: match.index, percent, step: 10 ** -places },
    ];
  });
}

/** By what a report of one month or one quarter calls its own days, and what the period right before is called in it; null of other reports. */
function ownWords(scope: ReportScope): { step: '月' | '季'; words: RegExp } | null {
  if (!isWholeMonths(scope)) return null;
  const [year, month] = [scope.from.slice(0, 4), Number(scope.from.slice(5, 7))];
  if (monthsOf(scope) === 1) return { step: '月', words: new RegExp(`(?:${year}年)?(?<!\\d)0?${month}月份?`, 'u') };
  if (monthsOf(scope) !== 3 || month % 3 !== 1) return null;
  return { step: '季', words: new RegExp(`(?:${year}年)?第?${'一二三四'.charAt((month - 1) / 3)}季度`, 'u') };
}

/**
 * What the ledger counts of the report’s days, of the same days a year before, and of as many right before; null where it was not kept, and of
 * what nothing is held against.
 */
export interface LedgerSide {
  now: CountedValues | null;
  year: CountedValues | null;
  before: CountedValues | null;
}

/** What was typed and is counted otherwise. */
export function otherThanLedger({ claims, growths }: TypedClaims, sides: LedgerSide): Finding[] {
  const { now } = sides;
  const others = claims.flatMap((claim): Finding[] => {
    const value = amountIn(now, claim.figure);
    if (value === null || isSameAsLedger(claim, value)) return [];
    const { unit, zh } = figures[claim.figure];
    const said = unit === 'fen' ? sumLike(claim.printed, value) : figureText(unit, value);
    return [{ ...foundAt('ledger', claim, `台账数的是${said}（${zh}）`), words: claim.words }];
  });
  const grownOthers = growths.flatMap((one): Finding[] => {
    const [n, base] = [amountIn(now, one.figure), amountIn(sides[one.against], one.figure)];
    const right =
      n === null || base === null || base === 0
        ? `台账里没有${one.against === 'year' ? '上年同期' : '前一期'}的数，写明这个幅度从哪来`
        : growthRight(one, n, base);
    return right === null ? [] : [findingOf('ledger', one.sentence, one.printed, right)];
  });
  return [...others, ...grownOthers];
}

function growthRight({ percent, step }: Growth, now: number, before: number): string | null {
  const exact = ((now - before) / before) * 100;
  if (Math.abs(exact - percent) <= step + 1e-9) return null;
  return `台账数的是${exact < 0 ? '下降' : '增长'}${Math.abs(exact).toFixed(2)}%`;
}

function amountIn(values: CountedValues | null, figure: FigureName): number | null {
  if (values === null) return null;
  const ratio = ratioOf(figure);
  if (ratio === null) return values[figure] ?? null;
  const [part, whole] = [values[ratio[0]], values[ratio[1]]];
  return part === undefined || part === null || whole === undefined || whole === null ? null : rate(part, whole);
}

function foundAt(rule: 'ledger', { sentence, start, end, printed }: Claim, right: string): Omit<Finding, 'words'> {
  return { rule, sentence, start, end, printed, right, beside: null };
}

/** Who is named by these is no office and no place of the county. */
const named =
  /(?:投诉人|申诉人|举报人|反映人|求助人|当事人|消费者|村民|居民|市民|群众|顾客|业主|老人|患者|家长|学生|姓名|户主|店主|经营者|联系人)(?:姓名|名叫|叫|是|为)?[:：“"]?\s?$/u;
/** 「（13812345678）」, 「，男，45岁」, 「电话」: so a person is told of. */
const toldAsPerson = /^\s?[（(，,、]?\s?(?:(?:联系)?电话|手机|身份证|1[3-9]\d{9}|[男女][，,）)])/u;

/**
 * 「李有田反映」, 「王翠花在新华超市买到」: what only a person does. 投诉, 要求 and 表示 are not among them, for 商品类投诉 and 部门要求 stand in every
 * report; and 陆续反映 is said of many.
 */
const actsAsPerson =
  /^(?:反映|来电|致电|来访|诉称|购买|购得|买到|买了|送来|送上|在[\p{Script=Han}]{2,12}(?:购买|买到|买了|消费))/u;
const noName = /^(?:陆续|于[近日][期日前]|[替为代]我.)$/u;

/** Figures of a table that stand beside each other make no number of a telephone, and 「小程序165户」 names no account. */
export function isPersonal(line: string, { at, words, kind, guessed }: LeakMark): boolean {
  const bare = words.replace(/[\s-]/gu, '');
  switch (kind) {
    case 'name':
      // 「消费者申诉举报」: 申 is a surname too.
      if (/(?:先生|女士)$|某|^申[诉请报]/u.test(words) || noName.test(words)) return false;
      return (
        guessed !== true ||
        named.test(line.slice(Math.max(0, at - 12), at)) ||
        toldAsPerson.test(line.slice(at + words.length, at + words.length + 16)) ||
        actsAsPerson.test(line.slice(at + words.length, at + words.length + 18))
      );
    case 'phone':
      return /^\d+$/u.test(words) || /^1\d{2}[\s-]\d{4}[\s-]\d{4}$|^0\d{2,3}[\s-]\d{7,8}$/u.test(words);
    case 'identity':
      return /^\d{15}(?:\d{2}[\dXx])?$/u.test(bare);
    case 'card':
      return /^\d{12,19}$/u.test(bare) && !/\t|\s\d{1,3}(?:\s|$)/u.test(words);
    case 'account':
      return /[\w@.-]{5,}/u.test(words);
    case 'plate':
      return guessed !== true;
    default:
      return false;
  }
}

/** Telephones, numbers of papers and cards, and names of people, where somebody typed them; villages and shops belong to a report. */
export function personsTyped(
  body: ReportBody,
  { blocks, notes }: WrittenReport,
  { leaksOf, known }: TextGate & { known: readonly string[] },
): Finding[] {
  const hand = handChips(body);
  const typed = [
    ...textsOf(body).flatMap((text) => runsOf(text).flatMap((run) => (run.kind === 'chip' ? [] : [run.text]))),
    ...blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs.flatMap(({ chip, text }) => (chip !== undefined && hand.has(chip) ? [text] : []))
        : [],
    ),
  ];
  const fromLedger = new Set(
    body.blocks.flatMap((one) =>
      one.kind === 'table' && (one.from !== null || one.bound !== undefined) ? [one.id] : [],
    ),
  );
  const lines = blocks.flatMap((block) =>
    block.kind === 'table' && fromLedger.has(block.id) ? [block.caption] : linesOfBlock(block),
  );
  return [...lines, ...notes].flatMap((line) => {
    const marks = leaksOf(line, { public: known }).filter(
      (mark) => isPersonal(line, mark) && typed.some((text) => text.includes(mark.words)),
    );
    if (marks.length === 0) return [];
    const sentences = readWorkReports(line).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.sentences));
    return marks.flatMap(({ at, words, kind, instead }): Finding[] => {
      const sentence = sentences.findLast((one) => one.at <= at);
      const other = instead === '' || instead === words ? '' : `；可写成“${instead}”`;
      const right = `${leakKindWords[kind].zh}，对外的汇报里不写${other}`;
      return sentence === undefined ? [] : [findingOf('person', sentence, words, right)];
    });
  });
}
