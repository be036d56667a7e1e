/**
 * 说的是谁 (said of): of whom a sentence tells its numbers. 「其中城关所受理投诉22件，办结10件」 tells both of one office, 「现场受理投诉3件，发放
 * 材料200份」 of one occasion, and only 「全县」 or another subject behind them ends it. What is of a part that no ledger knows is held against
 * none.
 */
import { shortOffice } from '../../explore-order.ts';
import type { Quantity } from '../quantity.ts';
import type { WorkReportText } from '../work-report-text.ts';
import type { SaidTime } from '../period.ts';

/** Whose number it is: of whoever reports, of the whole county, of the office that speaks of itself, or of an office by its id. */
export type Whose = 'author' | 'county' | 'ownOffice' | { officeId: string };

/** An office of the county, by what a text calls it. */
export interface NamedOffice {
  id: string;
  names: readonly string[];
}

/** 「城关市场监管所」, 「城关所」: a name that two of them bear is neither’s. */
export function namedOffices(offices: readonly { id: string; name: string; kind: string }[]): NamedOffice[] {
  const own = offices
    .filter(({ kind }) => kind === 'office')
    .map(({ id, name }) => ({ id, names: [...new Set([name, shortOffice(name)])] }));
  const times = Map.groupBy(
    own.flatMap(({ names }) => names),
    (name) => name,
  );
  return own.map(({ id, names }) => ({ id, names: names.filter((name) => times.get(name)?.length === 1) }));
}

/** What the offices are called, the longest first: 「柳河所」 stands within 「大柳河所」. */
export function namesIn(offices: readonly NamedOffice[]): { id: string; name: string }[] {
  return offices
    .flatMap(({ id, names }) => names.map((name) => ({ id, name })))
    .toSorted((a, b) => b.name.length - a.name.length);
}

/**
 * Whose ledger is asked in a text that is of an office, or of the county where `officeId` is null: an office is told nothing of another one,
 * and the county does not know which office speaks of itself. Null where none is.
 */
export function ledgerOf(whose: Whose, officeId: string | null): { officeId: string | null } | null {
  if (whose === 'author') return { officeId };
  if (whose === 'county') return officeId === null ? { officeId } : null;
  if (whose === 'ownOffice') return officeId === null ? null : { officeId };
  return officeId === null || officeId === whose.officeId ? whose : null;
}

type MarkKind = 'whose' | 'unit' | 'stations' | 'occasion' | 'kind' | 'among';
interface Mark {
  kind: MarkKind;
  whose: Whose | null;
  at: number;
  end: number;
}

/** The subjects of a sentence and the parts that it speaks of, in their order. */
export type SaidOf = readonly Mark[];

const rows: readonly { kind: MarkKind; whose?: Whose; pattern: RegExp }[] = [
  { kind: 'whose', whose: 'county', pattern: /全[县市区](?!外)|[我本][县市区](?!外)|(?<![局各])县局|全系统/gu },
  { kind: 'whose', whose: 'author', pattern: /[我本全]局|[我本]单位/gu },
  { kind: 'whose', whose: 'ownOffice', pattern: /[我本全]所(?![有以在需涉属得为作])/gu },
  {
    kind: 'occasion',
    pattern:
      /(?<!被投诉)现场|活动(?:中|期间|当[天日]|上)|(?:集中|主题|设点|专题|上街)宣传|宣传[周月]|宣传日|宣传点|咨询[台点]|专项(?:行动|整治|检查|执法)|(?:行动|检查|整治|执法)中|会上|“?3·15”?|“?[五十]一”?(?:期间|前|节|黄金周)|国庆|中秋|春节|元旦|端午|清明|双节|集市|庙会|赶集/gu,
  },
  {
    kind: 'unit',
    pattern:
      /(?<=[\p{Script=Han}])(?<![全我本各县乡农集])[镇乡](?![镇村级容土])|街道(?!办事)|(?<=[\p{Script=Han}])(?<![全我本各农镇乡])村(?![级民镇])|社区(?!居民)|分局|[大中支]队|(?<=[\p{Script=Han}])(?<![我本全各场厕研派])所(?=[，,受办接处收共登调挽检发也]|\d)|分会/gu,
  },
  { kind: 'stations', pattern: /(?:联络|服务|投诉|监督|维权)站点?|站点/gu },
  { kind: 'kind', pattern: /(?<![各分种多几门])类(?!型|似|别|投诉举报)|(?<!流通|重点)领域|行业/gu },
  { kind: 'among', pattern: /其中/gu },
];

/** The subjects that stand in the words; they are read once for all numbers of a sentence. */
export function saidOfIn(plain: string, offices: readonly NamedOffice[]): SaidOf {
  const marks: Mark[] = [];
  const isFree = (at: number, end: number) => !marks.some((one) => at < one.end && one.at < end);
  const take = (mark: Mark) => {
    if (isFree(mark.at, mark.end)) marks.push(mark);
  };
  for (const { id, name } of namesIn(offices))
    for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + name.length))
      take({ kind: 'whose', whose: { officeId: id }, at, end: at + name.length });
  for (const { kind, whose = null, pattern } of rows)
    for (const { 0: words, index } of plain.matchAll(pattern))
      take({ kind, whose, at: index, end: index + words.length });
  return withoutListed(
    marks.toSorted((a, b) => a.at - b.at),
    plain,
  );
}

/** An office that helps, that is handed something or told what to do, or of which something is not, before its name and behind it. */
const aside = {
  before: /(?:除了?|移[交送]给?|转[交送给]?|交[由给]?|由|会同|联合|协[同助]|配合|指导|督[促导])$/u,
  behind: /^(?:[之以]?外|后|的?(?:配合|协助|支持)|联合|一起|共同)/u,
};

/**
 * 「城关所22件、柳河所44件」 lists two parts, 「城关所、柳河所受理」 is of both, and 「比城关所多」 of neither. What stands beside 「移交城关所后」
 * is said of nobody, and behind 「除城关所外」 all that follows is of a part, even of 「全县」.
 */
function withoutListed(marks: readonly Mark[], plain: string): Mark[] {
  let excepted: number | null = null;
  return marks.flatMap((mark, i): Mark[] => {
    if (!isPlace(mark)) {
      const isPart = excepted !== null && mark.kind === 'whose' && !/[；;]/u.test(plain.slice(excepted, mark.at));
      return [isPart ? ofNobody(mark) : mark];
    }
    const [before, behind] = [plain.slice(Math.max(0, mark.at - 3), mark.at), plain.slice(mark.end, mark.end + 3)];
    if (/[比较]$/u.test(before)) return [];
    if (/除了?$/u.test(before) || /^[之以]?外/u.test(behind)) excepted = mark.end;
    if (/^(?:共|有|为|达)?\s?\d/u.test(behind)) return [{ ...mark, kind: 'kind', whose: null }];
    const isAside = aside.before.test(before) || aside.behind.test(behind);
    return [isAside || isJoined(mark, marks[i - 1], plain) ? ofNobody(mark) : mark];
  });
}

/** An office of the county, or a village, a squad. */
function isPlace({ kind, whose }: Mark): boolean {
  return kind === 'unit' || (typeof whose === 'object' && whose !== null);
}

function ofNobody(mark: Mark): Mark {
  return { ...mark, kind: 'unit', whose: null };
}

function isJoined({ at, end }: Mark, last: Mark | undefined, plain: string): boolean {
  return (
    /^[、和与及等]/u.test(plain.slice(end, end + 1)) ||
    (last !== undefined && /^[、和与及]$/u.test(plain.slice(last.end, at)))
  );
}

/** Where a number stands: its place, where its clause begins, and what it counts. */
export interface NumberAt {
  at: number;
  clause: number;
  one: Pick<Quantity, 'value' | 'unit'>;
}

/** Of whom the number is told; null where it is of a part, or where the words leave it open. */
export function whoseAt(
  marks: SaidOf,
  number: NumberAt,
  { plain, all, inherited }: { plain: string; all: readonly Quantity[]; inherited: Whose | null },
): Whose | null {
  const before = marks.filter(({ end }) => end <= number.at);
  const last = before.at(-1);
  if (last === undefined) return inherited;
  const isCut = /[；;]/u.test(plain.slice(last.end, number.at));
  const listed = last.kind === 'kind' || last.kind === 'among';
  const from = listed ? groupStart(before, plain) : last.at;
  // 「城关所受理22件；办结88件」: whether the second is of the office too is not said.
  if (last.kind === 'whose') return typeof last.whose === 'object' && isCut ? null : last.whose;
  const isOver =
    (last.kind === 'stations' && isCut) || (listed && (isCut || isBehindList(all, { from, last: last.kind }, number)));
  if (!isOver || (last.kind === 'kind' && last.at >= number.clause)) return null;
  const earlier = before.filter(({ at }) => at < from);
  return whoseAt(earlier, number, { plain, all, inherited });
}

/** Where the list of parts begins to which the last mark belongs. */
function groupStart(before: readonly Mark[], plain: string): number {
  let from = before.at(-1)?.at ?? 0;
  for (const mark of before.toReversed()) {
    if (mark.kind !== 'kind' && mark.kind !== 'among') break;
    if (/[；;]/u.test(plain.slice(mark.end, from))) break;
    from = mark.at;
  }
  return from;
}

/**
 * Behind a list of two parts and more the whole goes on; behind one part only what is more than that part. 「收到投诉132件，其中受理投诉110件」
 * begins no list: what is said behind the word is said of all that was received.
 */
function isBehindList(
  all: readonly Quantity[],
  { from, last }: { from: number; last: MarkKind },
  { at, one }: NumberAt,
): boolean {
  const listed = all.filter((item) => item.at >= from && item.end <= at && item.unit !== '个百分点');
  const [only] = listed;
  if (only === undefined) return last === 'among';
  return listed.length > 1 || (only.unit === one.unit && one.value > only.value);
}

/** A heading under which everything is of a part. */
const ofSection = /类|领域|行业|[所镇乡村站]|分局|专项|行动|活动|整治|周边|节日/u;
const longestHeading = 26;

/** Where the sentences stand that have a part in their heading. */
export function sentencesOfParts({ paragraphs }: WorkReportText): ReadonlySet<number> {
  let isPart = false;
  return new Set(
    paragraphs.slice(1).flatMap(({ plain, sentences }) => {
      const isHeading = plain.length <= longestHeading && !/[。；;，,]/u.test(plain);
      if (isHeading) isPart = ofSection.test(plain.replace(/[我本全各][所站]|市场监管所|[乡镇]村/gu, ''));
      return isPart ? sentences.map(({ at }) => at) : [];
    }),
  );
}

/** What the sentences before say of whom, and of what time, the next ones of their paragraph are where these do not say it. */
export interface Said {
  whose: Whose | null;
  time: SaidTime | null;
}

/** So far into a sentence stands what all of it is about. */
const opening = 6;

/** What a sentence leaves to the next: its last subject that begins it, an occasion wherever it stands, and the time with which it begins. */
export function saidOn(before: Said, marks: SaidOf, times: readonly SaidTime[]): Said {
  const last = marks.findLast(({ kind, at }) => kind === 'occasion' || (at < opening && kind !== 'stations'));
  const whose = last === undefined ? before.whose : last.kind === 'whose' ? last.whose : null;
  return { whose, time: times.findLast(({ at }) => at < opening) ?? before.time };
}
