/**
 * 手写的话 (typed words): what people type into a report of this program beside its chips. A number that bears the name of a figure is held
 * against the ledger of the report’s own days and place, and what tells who somebody was is marked as in a warning that goes out.
 */
import { leakKindWords, type LeakMark, type TextGate } from '../base/disclosure/leak-mark.ts';
import { figures, type CountedValues, type FigureName } from '../figures.ts';
import { rate } from '../figures/figure.ts';
import { figureText } from '../figures/figure-text.ts';
import {
  linesOfBlock,
  plainOf,
  runsOf,
  textLinesOf,
  textsOf,
  type ReportBody,
  type TextLine,
  type WrittenReport,
} from './body.ts';
import { ratioOf, type ReportScope } from './chip-value.ts';
import { baseOf, isWholeMonths, monthsOf, type Comparison } from '../figures/comparison.ts';
import {
  claimsIn,
  comparedBefore,
  comparedWith,
  comparingSentences,
  isSameAsLedger,
  ofWhole,
  saidBefore,
  withoutComparisons,
  type Claim,
} from './check/claim/claim.ts';
import { ledgerOf, type NamedOffice, type Said } from './check/claim/said-of.ts';
import { findingAt, type Finding, type PlacedFinding, type Span } from './check/finding.ts';
import { periodZh } from './style/day-style.ts';
import { sumLike } from './style/money-style.ts';
import { readWorkReports, type Sentence } from './check/work-report-text.ts';
import { placedIn } from './writing.ts';

/** The text of a report, and where in it nothing is asked of a hand. */
interface Typed {
  text: string;
  made: readonly Span[];
}

/** The chips whose number no ledger counts: somebody typed it. */
function handChips({ chips }: Pick<ReportBody, 'chips'>): ReadonlySet<string> {
  return new Set(chips.flatMap(({ kind, name }) => (kind === 'typed' ? [name] : [])));
}

/** The same text as the check of the whole report reads, so that both tell the same places. */
function typedOf(written: WrittenReport, hand: ReadonlySet<string>, isMade: (line: TextLine) => boolean): Typed {
  const made: Span[] = [];
  let at = 0;
  for (const line of textLinesOf(written)) {
    const { text, block } = line;
    let start = at;
    if (isMade(line)) made.push({ start, end: start + text.length });
    else if (block?.kind === 'paragraph')
      for (const run of block.runs) {
        const end = start + run.text.length;
        if (run.chip !== undefined && !hand.has(run.chip)) made.push({ start, end });
        start = end;
      }
    at += text.length + 1;
  }
  return { text: plainOf(written), made };
}

/** The tables whose rows come out of the ledger. */
function tablesMade({ blocks }: Pick<ReportBody, 'blocks'>): ReadonlySet<string> {
  return new Set(
    blocks.flatMap((one) => (one.kind === 'table' && (one.from !== null || one.bound !== undefined) ? [one.id] : [])),
  );
}

/**
 * Where in the plain text of a report no hand was: its numbers are those of the ledger. A heading, a title or a row of a typed table is such
 * only where a chip stands in it, and a footnote never is.
 */
export function madeIn(body: Pick<ReportBody, 'chips' | 'blocks' | 'title'>, written: WrittenReport): readonly Span[] {
  const hand = handChips(body);
  const fromLedger = tablesMade(body);
  const isOfChip = (text: string) => runsOf(text).some((run) => run.kind === 'chip' && !hand.has(run.name));
  const byId = new Map(body.blocks.map((one) => [one.id, one]));
  const isMade = ({ text, block }: TextLine) => {
    if (block === null) return text === written.title && isOfChip(body.title);
    const source = byId.get(block.id);
    if (source?.kind === 'heading') return isOfChip(source.text);
    if (source?.kind !== 'table' || block.kind !== 'table') return false;
    if (fromLedger.has(block.id)) return true;
    const rows = [[source.caption], source.head, ...source.rows];
    const lines = [[block.caption], block.head, ...block.rows].map((cells) => cells.join('\t'));
    return lines.some((line, i) => line === text && (rows[i] ?? []).some(isOfChip));
  };
  return typedOf(written, hand, isMade).made;
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
  scope: ReportScope;
  of: string;
}

/** A number that was typed, with the days and the place of which it is said. */
interface TypedClaim extends Claim {
  scope: ReportScope;
  /** Of which days and of which office, where they are not the report’s own: 「2026年11月」. */
  of: string;
}

/** What is typed and can be asked of the ledger. */
export interface TypedClaims {
  claims: readonly TypedClaim[];
  growths: readonly Growth[];
}

/** So many other days and places than its own are asked for one report. */
const mostAsked = 5;

/** What was typed by hand; of an office what is said of the county, or of another office, is not its own. */
export function typedClaims(
  body: Pick<ReportBody, 'chips'>,
  written: WrittenReport,
  scope: ReportScope,
  offices: readonly NamedOffice[] = [],
): TypedClaims {
  // A number is held against the ledger where it stands in a paragraph: a footnote may say what was locked, and a cell has no sentence.
  const { text, made } = typedOf(written, handChips(body), ({ block }) => block?.kind !== 'paragraph');
  const isTyped = (start: number, end: number) => !made.some((one) => start < one.end && one.start < end);
  const bound = { report: scope, offices };
  const claims = claimsIn(text, { own: scope, offices }).flatMap((claim): TypedClaim[] => {
    const told = boundTo(claim, bound);
    return told === null || !isTyped(claim.words.start, claim.words.end) ? [] : [{ ...claim, ...told }];
  });
  const growths = readWorkReports(text)
    .flatMap((document) => comparingSentences(document, { own: scope, offices }))
    .flatMap(({ sentence, said }) => growthsIn(sentence, said, bound))
    .filter(({ sentence, at, printed }) => isTyped(sentence.at + at, sentence.at + at + printed.length));
  const isAsked = askedOf([...claims, ...growths], scope);
  return { claims: claims.filter(isAsked), growths: growths.filter(isAsked) };
}

interface Bound {
  report: ReportScope;
  offices: readonly NamedOffice[];
}

/** Of which days and which place something is said; null of a place that the reader of this report is not told of. */
function boundTo(
  { period: { from, to }, whose }: Pick<Claim, 'period' | 'whose'>,
  { report, offices }: Bound,
): Pick<TypedClaim, 'scope' | 'of'> | null {
  const place = ledgerOf(whose, report.officeId);
  if (place === null) return null;
  const office = offices.find(({ id }) => id === place.officeId)?.names.at(-1) ?? '';
  const days = from === report.from && to === report.to ? '' : periodZh(from, to);
  return {
    scope: { from, to, officeId: place.officeId },
    of: `${place.officeId === report.officeId ? '' : office}${days}`,
  };
}

function keyOfScope({ from, to, officeId }: ReportScope): string {
  return `${from} ${to} ${officeId ?? ''}`;
}

/** What is said of the report’s own days and place, and of those others of which most is said. */
function askedOf(said: readonly { scope: ReportScope }[], own: ReportScope): (one: { scope: ReportScope }) => boolean {
  const others = [...Map.groupBy(said, ({ scope }) => keyOfScope(scope))]
    .filter(([key]) => key !== keyOfScope(own))
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostAsked);
  const asked = new Set([keyOfScope(own), ...others.map(([key]) => key)]);
  return ({ scope }) => asked.has(keyOfScope(scope));
}

/** All that the ledger is asked of what was typed, each once. */
export function scopesTyped({ claims, growths }: TypedClaims): ReportScope[] {
  const scopes = [...claims.map(({ scope }) => scope), ...growths.flatMap((one) => [one.scope, baseOfGrowth(one)])];
  return [...new Map(scopes.map((scope) => [keyOfScope(scope), scope])).values()];
}

function baseOfGrowth({ scope, against }: Pick<Growth, 'scope' | 'against'>): ReportScope {
  return { ...baseOf(scope, against), officeId: scope.officeId };
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

/** What grew is of the days and the place that its words say; against the month or the quarter before only where it is of one. */
function growthsIn(sentence: Sentence, earlier: Said, bound: Bound): Growth[] {
  const found = [
    ...[...sentence.plain.matchAll(comparedWith)].map((match) => ({ match, against: 'year' as const })),
    ...[...sentence.plain.matchAll(comparedBefore)].map((match) => ({ match, against: 'before' as const })),
  ];
  return found.flatMap(({ match, against }): Growth[] => {
    const { step, unit } = match.groups ?? {};
    const before = withoutComparisons(sentence.plain.slice(0, match.index));
    if (unit !== '%' || before.includes('其中')) return [];
    const subject = before.replace(/[，,\s]{1,4}$/u, '').replace(counted, '');
    const said = saidBefore(subject, earlier, { own: bound.report, offices: bound.offices });
    const named = said === null ? undefined : grown.find(({ words }) => words.test(said.clause));
    if (said === null || named === undefined || !ofWhole(said.clause.replace(named.words, ''))) return [];
    const told = boundTo(said, bound);
    if (told === null || (against === 'before' && !isStepOf(told.scope, step))) return [];
    const at = { sentence, printed: match[0], at: match.index };
    return [{ against, figure: named.figure, ...percentOf(match), ...told, ...at }];
  });
}

/** By how much it is said to have grown. */
function percentOf({ groups }: RegExpExecArray): Pick<Growth, 'percent' | 'step'> {
  const { way = '', n = '' } = groups ?? {};
  const isFall = /下降|减少|降低/u.test(way);
  return { percent: Number(n) * (isFall ? -1 : 1), step: 10 ** -(n.split('.')[1]?.length ?? 0) };
}

/** Whether the days are a month or a quarter, as what is said of the one before. */
function isStepOf(scope: ReportScope, step: string | undefined): boolean {
  if (!isWholeMonths(scope)) return false;
  const months = monthsOf(scope);
  const isQuarter = months === 3 && Number(scope.from.slice(5, 7)) % 3 === 1;
  return (months === 1 && step !== '季') || (isQuarter && step !== '月');
}

/** What the ledger counts of days and a place; null where it was not kept of all of them, and of what nothing is held against. */
export type TypedLedger = (scope: ReportScope) => CountedValues | null;

/** What was typed and is counted otherwise. */
export function otherThanLedger({ claims, growths }: TypedClaims, ledger: TypedLedger): Finding[] {
  const others = claims.flatMap((claim): Finding[] => {
    const value = amountIn(ledger(claim.scope), claim.figure);
    if (value === null || isSameAsLedger(claim, value)) return [];
    const { unit, zh } = figures[claim.figure];
    const said = unit === 'fen' ? sumLike(claim.printed, value) : figureText(unit, value);
    return [{ ...foundAt('ledger', claim, `台账数的是${said}（${claim.of}${zh}）`), words: claim.words }];
  });
  const grownOthers = growths.flatMap((one): Finding[] => {
    const [n, base] = [one.scope, baseOfGrowth(one)].map((scope) => amountIn(ledger(scope), one.figure));
    // Of other days than its own nothing is told where the ledger does not know them.
    if (one.of !== '' && (n ?? null) === null) return [];
    const right =
      n === undefined || n === null || base === undefined || base === null || base === 0
        ? `台账里没有${one.against === 'year' ? '上年同期' : '前一期'}的数，写明这个幅度从哪来`
        : growthRight(one, n, base);
    if (right === null) return [];
    const { sentence, at, printed } = one;
    return [findingAt({ at, end: at + printed.length }, 'ledger', sentence, printed, right)];
  });
  return [...others, ...grownOthers];
}

function growthRight({ percent, step, of }: Growth, now: number, before: number): string | null {
  const exact = ((now - before) / before) * 100;
  if (Math.abs(exact - percent) <= step + 1e-9) return null;
  return `台账数的是${exact < 0 ? '下降' : '增长'}${Math.abs(exact).toFixed(2)}%${of === '' ? '' : `（${of}）`}`;
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
): PlacedFinding[] {
  const hand = handChips(body);
  const typed = [
    ...textsOf(body).flatMap((text) => runsOf(text).flatMap((run) => (run.kind === 'chip' ? [] : [run.text]))),
    ...blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs.flatMap(({ chip, text }) => (chip !== undefined && hand.has(chip) ? [text] : []))
        : [],
    ),
  ];
  const fromLedger = tablesMade(body);
  const lines = blocks.flatMap((block) => {
    const words = block.kind === 'table' && fromLedger.has(block.id) ? [block.caption] : linesOfBlock(block);
    return words.map((line) => ({ line, block }));
  });
  return [...lines, ...notes.map((line) => ({ line, block: null }))].flatMap(({ line, block }) => {
    const marks = leaksOf(line, { public: known }).filter(
      (mark) => isPersonal(line, mark) && typed.some((text) => text.includes(mark.words)),
    );
    if (marks.length === 0) return [];
    const sentences = readWorkReports(line).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.sentences));
    return marks.flatMap(({ at, words, kind, instead }): PlacedFinding[] => {
      const sentence = sentences.findLast((one) => one.at <= at);
      const other = instead === '' || instead === words ? '' : `；可写成“${instead}”`;
      const right = `${leakKindWords[kind].zh}，对外的汇报里不写${other}`;
      if (sentence === undefined) return [];
      const place = { at: at - sentence.at, end: at - sentence.at + words.length };
      return [placedIn(block, findingAt(place, 'person', sentence, words, right))];
    });
  });
}
