/**
 * Numbers that stand in words: where each begins and ends, and which of them are a person's. All of seven figures or more are sealed
 * with the row; the desk hides those alone that have the shape of a person's number, for an order or a batch is what the matter is about.
 */

/** A number that stands in words, and where. */
export interface StandingNumber {
  at: number;
  figures: string;
}

/** So many figures are a number. */
export const leastNumber = 7;

/** Figures of any width, in a ring, raised or lowered, as people type them to be read past. */
const figure = '0-9０-９⓪①-⑨⁰¹²³⁴-⁹₀-₉';
/** What people write between the figures of one number: spaces of all kinds, dashes, dots, strokes. */
const space = String.raw`\s\u200b-\u200d\u2060\ufe0f\u20e3`;
const dash = String.raw`\-‐-―−－`;
const dot = String.raw`.．·•/／_＿`;
const bracket = '()（）';
const between = `${space}${dash}${dot}${bracket}`;

/** A run is begun at its first figure alone and read to its end, so that no text is read twice. */
const run = new RegExp(
  String.raw`(?<![${figure}])[${figure}](?:[${between}]{0,4}[${figure}]){6,}(?:[XxＸｘ](?![A-Za-zＡ-Ｚａ-ｚ]))?`,
  'gu',
);

/** By the code of each character, what it is to a run: a figure, what stands between two, or its end. */
const kinds = (() => {
  const [isFigure, isBetween] = [new RegExp(`[${figure}]`, 'u'), new RegExp(`[${between}]`, 'u')];
  return Uint8Array.from({ length: 0x10000 }, (_, code) => {
    const one = String.fromCharCode(code);
    if (isFigure.test(one)) return 1;
    return isBetween.test(one) ? 2 : 0;
  });
})();

/** Whether there may be a run at all: most words have none, and every filing waits for this. */
function mayHoldRun(words: string): boolean {
  let figures = 0;
  for (let i = 0; i < words.length; i += 1) {
    const kind = kinds[words.charCodeAt(i)];
    if (kind === 0) figures = 0;
    else if (kind === 1 && (figures += 1) === leastNumber) return true;
  }
  return false;
}

/** The numbers that stand in words, as they were typed: neither days, with an hour or without, nor sums, nor numbers of matters. */
export function numbersIn(words: string): StandingNumber[] {
  if (!mayHoldRun(words)) return [];
  const found: StandingNumber[] = [];
  let matterEnd = 0;
  for (const { 0: typed, index } of words.matchAll(run)) {
    const groups = groupsOf(typed, index);
    for (let i = 0; i < groups.length;) {
      const matter = matterFrom(words, groups, i, matterEnd);
      matterEnd = matter ?? matterEnd;
      const piece = matter === null ? pieceAt(groups, i) : { upTo: i + 2, isNumber: false };
      if (piece.isNumber) found.push(numberOf(words, groups.slice(i, piece.upTo)));
      i = piece.upTo;
    }
  }
  return found;
}

/** As it was typed, with the bracket that is opened before the code of its place, and with the X of an identity number alone. */
function numberOf(words: string, groups: readonly Group[]): StandingNumber {
  const [first, last] = [groups[0] as Group, groups.at(-1) as Group];
  const closes = groups.slice(1).some(({ before }) => /^[)）]/u.test(before));
  const at = closes && /[(（]/u.test(words.charAt(first.at - 1)) ? first.at - 1 : first.at;
  const joined = groups.map(({ figures }) => figures).join('');
  const hasX = last.hasX && joined.length === 17 && !isPersonal(joined);
  return { at, figures: words.slice(at, last.end + (hasX ? 1 : 0)) };
}

/** Figures that stand together, what stands before them, and whether an X stands behind. */
interface Group {
  at: number;
  end: number;
  figures: string;
  before: string;
  hasX: boolean;
}

const group = new RegExp(`[${figure}]+`, 'gu');

function groupsOf(typed: string, from: number): Group[] {
  let end = 0;
  return [...typed.matchAll(group)].map(({ 0: one, index }) => {
    const before = typed.slice(end, index);
    end = index + one.length;
    const hasX = end < typed.length && 'XxＸｘ'.includes(typed.charAt(end));
    return { at: from + index, end: from + end, figures: plainNumber(one), before, hasX };
  });
}

/** As many groups as a number has at most: four figures each of a bank card, and what stands before a country's code. */
const mostGroups = 6;

interface Piece {
  upTo: number;
  isNumber: boolean;
}

/** What begins at the group: a person's number, a day, or whatever reaches to the next one of either. */
function pieceAt(groups: readonly Group[], i: number): Piece {
  const whole = personalFrom(groups, i);
  if (whole !== null) return { upTo: whole, isNumber: true };
  const day = dayFrom(groups, i);
  if (day !== null) return { upTo: day, isNumber: false };
  let upTo = i + 1;
  let length = (groups[i] as Group).figures.length;
  while (upTo < groups.length && isClose(groups[upTo] as Group) && isJoined(groups, upTo) && !begins(groups, upTo)) {
    length += (groups[upTo] as Group).figures.length;
    upTo += 1;
  }
  return { upTo, isNumber: length >= leastNumber };
}

function begins(groups: readonly Group[], i: number): boolean {
  return personalFrom(groups, i) !== null || dayFrom(groups, i) !== null;
}

/** Behind which group a person's number ends that begins with this one: a mobile's first, then the longest. */
function personalFrom(groups: readonly Group[], i: number): number | null {
  let joined = '';
  let longest: number | null = null;
  for (let upTo = i + 1; upTo <= Math.min(groups.length, i + mostSingles); upTo += 1) {
    if (upTo > i + 1 && !isJoined(groups, upTo - 1)) break;
    const one = groups[upTo - 1] as Group;
    joined += one.figures;
    if (joined.length > mostFigures) break;
    if (mobile.test(joined)) return upTo;
    // A last figure by itself is an hour or a count rather than the end of a number, unless all of them stand so.
    const isEnd = one.figures.length > 2 || joined.length === upTo - i;
    if (isEnd && (upTo <= i + mostGroups || joined.length === upTo - i) && isWhole(joined, one)) longest = upTo;
  }
  return longest;
}

/** An X behind may be the last of an identity number, and of no other. */
function isWhole(joined: string, { hasX }: Group): boolean {
  return isPersonal(joined) || (hasX && isIdentity(`${joined}X`));
}

/** Of figures that stand apart one by one. */
const mostSingles = 19;

/** Of two mobiles without anything between them. */
const mostFigures = 22;

/** A dot, a stroke or a bracket joins groups of a number; beside one or two figures it is that of a day, a price or a count. */
function isJoined(groups: readonly Group[], i: number): boolean {
  const [left, right] = [groups[i - 1] as Group, groups[i] as Group];
  return !hasMark.test(right.before) || (left.figures.length > 2 && right.figures.length > 2);
}

const hasMark = new RegExp(`[${dot}${bracket}]`, 'u');

/** Figures in brackets or far apart are of one number only where the whole has the shape of a person's: 「3000（2025）」 is none. */
function isClose({ before }: Group): boolean {
  return before.length <= 2 && !hasBracket.test(before);
}

const hasBracket = new RegExp(`[${bracket}]`, 'u');

/** Behind which group a day ends that begins with this one. */
function dayFrom(groups: readonly Group[], i: number): number | null {
  const [year, month, day] = groups.slice(i, i + 3).map(({ figures }) => figures);
  if (year?.length === 8 && isDay(year.slice(0, 4), year.slice(4, 6), year.slice(6))) return i + 1;
  if (year?.length !== 4 || month === undefined || day === undefined) return null;
  return month.length < 3 && day.length < 3 && isDay(year, month, day) ? i + 3 : null;
}

/** Whether it is a day of the last century or of this one. */
function isDay(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1900 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}

/** What begins the numbers of matters and of the ledgers beside them; no word for a telephone ends in one of these. */
const letters =
  /[投举询咨考议批计周会组来任费站事清缓权评令急转候例补委训聘班奖群查备课教物宣贴警召知示款函机样抽专出检扣暗督范调报汇统约县]\s?$/u;

/** Between the numbers of two matters, of which the first alone has a letter. */
const andNext = /^\s?[、和及与\s]\s?$/u;

/** Where the number of a matter ends that begins with this group: 「投2026-12345」 and 「令2026-0003」 name a record, by which it is looked for. */
function matterFrom(words: string, groups: readonly Group[], i: number, matterEnd: number): number | null {
  const [year, serial] = [groups[i] as Group, groups[i + 1]];
  if (year.figures.length !== 4 || serial === undefined) return null;
  if (!/^20\d\d-\d{4,6}$/u.test(words.slice(year.at, serial.end))) return null;
  const isNamed =
    letters.test(words.slice(Math.max(0, year.at - 2), year.at)) ||
    (matterEnd > 0 && andNext.test(words.slice(Math.max(matterEnd, year.at - 4), year.at)));
  return isNamed ? serial.end : null;
}

const mobile = /^(?:(?:00)?86)?0?1[3-9]\d{9}$/u;
const twoMobiles = /^(?:1[3-9]\d{9}){2}$/u;
const landline = /^(?:0|(?:00)?860?)(?:(?:10|2\d)\d{8}|[3-9]\d\d\d{7,8})$/u;
const province = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)';
const identity = new RegExp(String.raw`^${province}\d{4}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$`, 'u');
const oldIdentity = new RegExp(String.raw`^${province}\d{4}(\d\d)(\d\d)(\d\d)\d{3}$`, 'u');
const card = /^[4-6]\d{15,18}$/u;

/**
 * Whether figures have the shape of a person's number: a mobile, a telephone with the code of its place, an identity number, a bank card.
 * The last figure of an identity number is not checked: one that was mistyped tells the birthday all the same.
 */
export function isPersonal(figures: string): boolean {
  return isTelephone(figures) || isIdentity(figures) || (card.test(figures) && isCard(figures));
}

function isTelephone(figures: string): boolean {
  return mobile.test(figures) || twoMobiles.test(figures) || landline.test(figures);
}

function isIdentity(figures: string): boolean {
  const [, year = '', month = '', day = ''] = identity.exec(figures) ?? [];
  if (isDay(year, month, day)) return true;
  const [, short = '', ofYear = '', ofMonth = ''] = oldIdentity.exec(figures) ?? [];
  return short !== '' && isDay(`19${short}`, ofYear, ofMonth);
}

/** By Luhn's sum. */
function isCard(figures: string): boolean {
  let sum = 0;
  for (const [i, one] of [...figures].toReversed().entries()) {
    const times = Number(one) * (1 + (i % 2));
    sum += times > 9 ? times - 9 : times;
  }
  return sum % 10 === 0;
}

const notOfNumber = new RegExp(`[${between}]`, 'gu');

/** The figures of a number, without what stands between them. */
export function plainNumber(figures: string): string {
  return figures.normalize('NFKC').replace(notOfNumber, '').toUpperCase();
}

/** The number by which two are the same: a mobile is, with the code of the country or without. */
export function soughtNumber(figures: string): string {
  const plain = plainNumber(figures).replace(/^\+/u, '');
  return mobile.test(plain) ? plain.slice(-11) : plain;
}
