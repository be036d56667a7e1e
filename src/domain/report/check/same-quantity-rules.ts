/** 同一个数 (same quantity): one quantity against itself in another place of the text. */
import { claimsOfDocument, isSaidOfPart, type Claim } from './claim/claim.ts';
import { findingAt, findingOf, type Finding, type Span } from './finding.ts';
import { dayOfSigning } from './period.ts';
import { placesOf, quantitiesIn, type Quantity } from './quantity.ts';
import type { Sentence, WorkReportText } from './work-report-text.ts';

/** What a report counts once for all of its period. */
const heads =
  /(?:受理|接收|登记|接到)[\p{Script=Han}]{0,8}(?:投诉|申诉|举报|咨询)|(?:办结|调处|处理)[\p{Script=Han}]{0,6}(?:投诉|申诉|举报|案件)|立案|结案|挽回[\p{Script=Han}]{0,6}损失|罚没/u;
const isPartOfIt =
  /其中|含|和解|去年|上年|同期|上月|上半年|下半年|季度|\d月|[所镇乡村街]|分别|另|以上|类|领域|行业|方面|占|增|减/u;

const isOfAll = /共|累计|全县|全市|全局|全年|总/u;

/** 「共受理投诉201件」 in one place and 「共受理投诉210件」 in another. */
function twoValues(sentences: readonly Sentence[], made: readonly Span[]): Finding[] {
  const said = new Map<string, Counted>();
  return sentences.flatMap((sentence) =>
    quantitiesIn(sentence.plain).flatMap((one, i, all): Finding[] => {
      const head = headIn(sentence, one, all[i - 1]?.end ?? 0);
      if (head === null) return [];
      const first = said.get(head.key);
      const now = { at: one, sentence, printed: `${head.words}${one.printed}`, bare: one.printed, one };
      said.set(head.key, first ?? now);
      // Within one sentence the others are parts of the first.
      if (first === undefined || first.sentence === sentence || first.one.about || one.about) return [];
      if (first.one.value === one.value) return [];
      if (isMadeLater(first, now, made)) said.set(head.key, now);
      return [twoTold(first, now, made)];
    }),
  );
}

/** A number, by what it is told, and what it is without the words of its name. */
interface Told {
  at: { at: number; end: number };
  sentence: Sentence;
  printed: string;
  bare: string;
}
interface Counted extends Told {
  one: Quantity;
}

/** Of two numbers of one thing the later is told; where that is the ledger’s and the earlier one was typed, the earlier. */
function twoTold(first: Told, later: Told, made: readonly Span[], isBeside = false): Finding {
  const [wrong, other, where] = isMadeLater(first, later, made) ? [first, later, '后面'] : [later, first, '前面'];
  const beside = isBeside ? other.sentence : null;
  return findingAt(wrong.at, 'two-values', wrong.sentence, wrong.printed, `${where}写的是${other.bare}`, beside);
}

function isMadeLater(first: Told, later: Told, made: readonly Span[]): boolean {
  const isMade = ({ at: { at, end }, sentence }: Told) =>
    made.some((span) => span.start < sentence.at + end && sentence.at + at < span.end);
  return isMade(later) && !isMade(first);
}

/** What is said of an occasion is of no whole time. */
const ofOccasion = /期间|经过|活动|行动|专项|现场|宣传|3·15|当[天日]|节|本周|[每周日]均|每/u;
/** 「办结率97.51%」 and 「办结率98.51%」, 「受理投诉30件」 and 「受理投诉22件」: one figure of one time and of the whole place. */
export function twoFigures(document: WorkReportText, made: readonly Span[] = []): Finding[] {
  const sentences = document.paragraphs.flatMap((paragraph) => paragraph.sentences);
  if (sentences.length < 2) return [];
  const known = twoValues(sentences, made);
  const told = new Set(known.map(({ start }) => start));
  const bySentence = new Map(sentences.map((one) => [one.at, one]));
  const ofOccasions = sentencesOfOccasions(document);
  const said = new Map<string, Told & Pick<Claim, 'value' | 'step'>>();
  // In the report of an office 「全县」 is somebody else.
  const author = isOfOffice(document) ? 'ownOffice' : 'county';
  const others = claimsOfDocument(document, { unnamed: { from: '', to: dayOfSigning(document) ?? '' } }).flatMap(
    (claim): Finding[] => {
      const sentence = bySentence.get(claim.start);
      const before = sentence?.plain.slice(0, claim.words.start - claim.start) ?? '';
      if (sentence === undefined || claim.isAbout || ofOccasions.has(claim.start)) return [];
      if (isSaidOfPart(before) || ofOccasion.test(before)) return [];
      const { figure, period, value, step, whose } = claim;
      const of = whose === 'author' ? author : whose;
      const key = `${figure} ${period.from} ${period.to} ${JSON.stringify(of)} ${/12315|热线|平台/u.test(before)}`;
      const first = said.get(key);
      const at = { at: claim.words.start - claim.start, end: claim.words.end - claim.start };
      const now = { at, sentence, printed: claim.printed, bare: claim.printed, value, step };
      said.set(key, first ?? now);
      if (
        first === undefined ||
        first.sentence === sentence ||
        [claim.start, first.sentence.at].some((one) => told.has(one))
      )
        return [];
      if (Math.abs(first.value - value) < Math.max(first.step, step) - 1e-9) return [];
      if (isMadeLater(first, now, made)) said.set(key, now);
      return [twoTold(first, now, made, true)];
    },
  );
  return [...known, ...others];
}

/** So many lines at the end may be who signs and when. */
const linesOfSignature = 3;
const longestSigner = 30;

/** Whether an office reports: by the title and by who signs, and only where neither says it by 「我所」 in the text. */
function isOfOffice({ plain, paragraphs }: WorkReportText): boolean {
  const signers = paragraphs
    .slice(1)
    .slice(-linesOfSignature)
    .filter((one) => one.plain.length <= longestSigner && !/[。；;，,、:：\d\t]/u.test(one.plain));
  for (const one of [...signers.toReversed(), ...paragraphs.slice(0, 1)]) {
    if (/(?<![派研出究各场厕])所(?![有以在需涉属得为作辖])|分局/u.test(one.plain)) return true;
    if (/局|[县市区](?!场)|消保委|消协/u.test(one.plain)) return false;
  }
  return /[我本]所(?![有以在需涉属得为作])/u.test(plain);
}

/** Where the sentences stand that follow, in their paragraph, the words of an occasion: 「“3·15”宣传。设宣传点2处，受理投诉4件。」 */
function sentencesOfOccasions({ paragraphs }: WorkReportText): ReadonlySet<number> {
  return new Set(
    paragraphs.flatMap(({ sentences }) => {
      const first = sentences.findIndex(({ plain }) => ofOccasion.test(plain));
      return first < 0 ? [] : sentences.slice(first + 1).map(({ at }) => at);
    }),
  );
}

/** A month of its own before the count; 「1至10月」 and 「截至10月」 are the whole period. */
const aMonth = /(?<!至|-)\d{1,2}月(?!\d)/u;
const wholePeriod = /(?:截[至止]|1月?[至-]).{0,8}月/gu;

/** The head of what is counted once for all, and what it is compared by; null for a part of it or of another period. */
function headIn({ plain }: Sentence, one: Quantity, from: number): { words: string; key: string } | null {
  const clause =
    plain
      .slice(from, one.at)
      .split(/[，,；;。]/u)
      .at(-1) ?? '';
  const words = heads.exec(clause)?.[0];
  if (words === undefined || !isOfAll.test(plain) || isPartOfIt.test(clause.replace(words, ''))) return null;
  if (aMonth.test(plain.slice(0, one.at).replace(wholePeriod, ''))) return null;
  const year = /\d{4}年/u.exec(clause)?.[0] ?? '';
  const name = words
    .replace(/^挽回.*损失$/u, '挽回损失')
    .replace(/消费者|各类|了|的/gu, '')
    .replace('申诉', '投诉');
  return { words, key: `${year} ${name} ${one.unit}` };
}

/** 「目前全县维权服务站为128个」 and 「全县131个维权服务站中」 */
export function twoStocks(sentences: readonly Sentence[]): Finding[] {
  const all = sentences.flatMap((sentence) => quantitiesIn(sentence.plain).map((one) => ({ one, sentence })));
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(/全[县市区](\d{1,6})(个|家|户|所|座)([\p{Script=Han}]{3,8}?)中[，,]/gu)].flatMap(
      (match): Finding[] => {
        const [printed, figures = '', unit = '', name = ''] = match;
        const said = all.filter(
          ({ one }) => one.unit === unit && one.label.endsWith(name) && /全[县市区]|共有|现有|目前/u.test(one.label),
        );
        const [first] = said;
        if (first === undefined || said.some(({ one }) => one.value === Number(figures))) return [];
        return [findingOf('two-values', sentence, printed, `别处写的是${first.one.printed}`)];
      },
    ),
  );
}

const scales: Readonly<Record<string, { kind: string; scale: number }>> = {
  元: { kind: '元', scale: 1 },
  万元: { kind: '元', scale: 10_000 },
  亿元: { kind: '元', scale: 100_000_000 },
  公斤: { kind: '公斤', scale: 1 },
  千克: { kind: '公斤', scale: 1 },
  吨: { kind: '公斤', scale: 1000 },
  克: { kind: '公斤', scale: 0.001 },
};
const inTwoUnits =
  /(\d[\d,]{0,14}(?:\.\d{1,6})?)(万元|亿元|元|吨|公斤|千克|克)(?:\(|[，,])(?:即|合|折合|约合|也就是)?(\d[\d,]{0,14}(?:\.\d{1,6})?)(万元|亿元|元|吨|公斤|千克|克)/gu;

/** 「8.6万元(860000元)」: one sum in two units. */
export function twoUnits(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(inTwoUnits)].flatMap((match): Finding[] => {
      const [printed, one = '', unit = '', other = '', same = ''] = match;
      const [first, second] = [scales[unit], scales[same]];
      if (first === undefined || second === undefined || first.kind !== second.kind || unit === same) return [];
      if (!/[(]|即|合|也就/u.test(printed)) return [];
      const told = [valueOf(one) * first.scale, valueOf(other) * second.scale] as const;
      const step = Math.max(first.scale * 10 ** -placesOf(one), second.scale * 10 ** -placesOf(other));
      if (Math.abs(told[0] - told[1]) <= step * 0.5 + 1e-6) return [];
      return [
        findingOf('units', sentence, printed, `${one}${unit}是${Number((told[0] / second.scale).toFixed(4))}${same}`),
      ];
    }),
  );
}

function valueOf(figures: string): number {
  return Number(figures.replaceAll(',', ''));
}

const restated = /(?<![\d.])(\d{1,3}(?:,\d{3})+|\d{2,9})(件|个|家|份|户|起|名|人)(?:的)?([\p{Script=Han}]{2,12})/gu;

/** 「全年743件投诉举报」 where 734 were counted: the same figures in another order, or one of them another, under the same name. */
export function restatedWrongly(sentences: readonly Sentence[]): Finding[] {
  const counted: Quantity[] = [];
  const all = sentences.flatMap(({ plain }) => quantitiesIn(plain));
  return sentences.flatMap((sentence) => {
    const found = [...sentence.plain.matchAll(restated)].flatMap((match): Finding[] => {
      const [, typed = '', unit = '', name = ''] = match;
      const value = Number(typed.replaceAll(',', ''));
      if (all.filter((one) => one.value === value && one.unit === unit).length > 1) return [];
      const first = counted.find(
        (one) => one.unit === unit && !one.about && isSlipOf(one.value, value) && isNamed(one, name),
      );
      if (first === undefined) return [];
      return [findingOf('two-values', sentence, `${typed}${unit}${name.slice(0, 6)}`, `前面写的是${first.printed}`)];
    });
    counted.push(...quantitiesIn(sentence.plain));
    return found;
  });
}

function isNamed({ label }: Quantity, name: string): boolean {
  for (let n = Math.min(name.length, 8); n >= 2; n -= 1) if (label.endsWith(name.slice(0, n))) return true;
  return false;
}

/** Two figures changed round, or one of three or more another. */
function isSlipOf(a: number, b: number): boolean {
  const [x, y] = [String(a), String(b)];
  if (x === y || x.length !== y.length || x.length < 3) return false;
  const odd = [...x].filter((one, i) => one !== y.charAt(i)).length;
  return odd === 1 ? Math.abs(a - b) < 10 : [...x].toSorted().join('') === [...y].toSorted().join('');
}

const isTotal = /(?:共计|累计|合计|总计|一共|现有|实有|共有|共|总共)/u;
const isNarrowed =
  /其中|含|去年|上年|同期|上月|季度|半年|\d{1,2}月|每|平均|另|分别|增|减|新|[所镇乡村街]|第|占|以上|计划|目标|力争|活动|行动|专项|线上|线下|类|领域|方面|期间|本次|该|阶段/u;

/** 「全县现有维权服务站128个」 and 「现有维权服务站131个」: one name with a word for all of it, and two numbers. */
export function twoTotals(sentences: readonly Sentence[], made: readonly Span[] = []): Finding[] {
  const said = new Map<string, Counted>();
  return sentences.flatMap((sentence) =>
    quantitiesIn(sentence.plain).flatMap((one, i, all): Finding[] => {
      const name = nameOfAll(sentence, one, all[i - 1]?.end ?? 0);
      if (name === null) return [];
      const key = `${name} ${one.unit}`;
      const first = said.get(key);
      const now = { at: one, sentence, printed: `${name}${one.printed}`, bare: one.printed, one };
      said.set(key, first ?? now);
      if (first === undefined || first.sentence === sentence || first.one.value === one.value) return [];
      if (isMadeLater(first, now, made)) said.set(key, now);
      return [twoTold(first, now, made, true)];
    }),
  );
}

/** What the count is of, where its words say that it is all of it; null for a part, for another time, and for what has hardly a name. */
function nameOfAll({ plain }: Sentence, one: Quantity, from: number): string | null {
  const clause =
    plain
      .slice(from, one.at)
      .split(/[，,；;。:：()]/u)
      .at(-1) ?? '';
  if (!isTotal.test(clause) || isNarrowed.test(clause) || /\d{4}年/u.test(clause) || one.about || one.isAside)
    return null;
  const bare = clause.replace(isTotal, '').replace(/全[县市区局]|我[县市区局]|目前|截至|全年|[了的为有达到已]/gu, '');
  const name = `${bare}${/^[\p{Script=Han}]{2,8}?(?=[，,。；;(]|$)/u.exec(one.noun)?.[0] ?? ''}`;
  return name.length < 4 || /其中[^；;。]{0,30}$/u.test(plain.slice(0, one.at)) ? null : name;
}
