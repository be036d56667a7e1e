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

/** A run is begun at its first figure alone and read to its end, so that no text is read twice. */
const run = new RegExp(
  String.raw`(?<![${figure}])[${figure}](?:[${space}${dash}${dot}]{0,2}[${figure}]){6,}(?:[XxＸｘ](?![A-Za-zＡ-Ｚａ-ｚ]))?`,
  'gu',
);

/** By the code of each character, what it is to a run: a figure, what stands between two, or its end. */
const kinds = (() => {
  const [isFigure, isBetween] = [new RegExp(`[${figure}]`, 'u'), new RegExp(`[${space}${dash}${dot}]`, 'u')];
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
  for (const { 0: typed, index } of words.matchAll(run)) {
    const groups = groupsOf(typed);
    for (let i = 0; i < groups.length;) {
      const piece = pieceAt(groups, i);
      const { at } = groups[i] as Group;
      const { end } = groups[piece.upTo - 1] as Group;
      const one = { at: index + at, figures: typed.slice(at, end) };
      if (piece.isNumber && !isMatterNumber(words, one)) found.push(one);
      i = piece.upTo;
    }
  }
  return found;
}

/** Figures that stand together, and what stands before them. */
interface Group {
  at: number;
  end: number;
  figures: string;
  before: string;
}

const group = new RegExp(`[${figure}]+[XxＸｘ]?`, 'gu');

function groupsOf(typed: string): Group[] {
  let end = 0;
  return [...typed.matchAll(group)].map(({ 0: one, index }) => {
    const before = typed.slice(end, index);
    end = index + one.length;
    return { at: index, end, figures: plainNumber(one), before };
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
  while (upTo < groups.length && isJoined(groups, upTo) && !begins(groups, upTo)) {
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
    if (joined.length > 19) break;
    if (mobile.test(joined)) return upTo;
    // A last figure by itself is an hour or a count rather than the end of a number, unless all of them stand so.
    const isEnd = one.figures.length > 2 || joined.length === upTo - i;
    if (isEnd && (upTo <= i + mostGroups || joined.length === upTo - i) && isPersonal(joined)) longest = upTo;
  }
  return longest;
}

/** Of figures that stand apart one by one. */
const mostSingles = 19;

/** A dot or a stroke joins groups of a number; between one or two figures it is that of a day, a price or a share. */
function isJoined(groups: readonly Group[], i: number): boolean {
  const [left, right] = [groups[i - 1] as Group, groups[i] as Group];
  if (left.figures.endsWith('X')) return false;
  return !hasDot.test(right.before) || (left.figures.length > 2 && right.figures.length > 2);
}

const hasDot = new RegExp(`[${dot}]`, 'u');

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
const letters = /[投举询咨考议批计周会组来任费站事清缓权评令急转例补委训聘班奖]\s?$/u;

/** 「投2026-12345」 and 「令2026-0003」 name a record, and whoever reads of it looks for it by that. */
function isMatterNumber(words: string, { at, figures }: StandingNumber): boolean {
  return /^20\d\d-\d{4,6}$/u.test(figures) && letters.test(words.slice(Math.max(0, at - 2), at));
}

const mobile = /^(?:(?:00)?86)?1[3-9]\d{9}$/u;
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
  if (mobile.test(figures) || landline.test(figures)) return true;
  const [, year = '', month = '', day = ''] = identity.exec(figures) ?? [];
  if (isDay(year, month, day)) return true;
  const [, short = '', ofYear = '', ofMonth = ''] = oldIdentity.exec(figures) ?? [];
  if (short !== '' && isDay(`19${short}`, ofYear, ofMonth)) return true;
  return card.test(figures) && isCard(figures);
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

const notOfNumber = new RegExp(`[${space}${dash}${dot}]`, 'gu');

/** The figures of a number, without what stands between them. */
export function plainNumber(figures: string): string {
  return figures.normalize('NFKC').replace(notOfNumber, '').toUpperCase();
}

/** The number by which two are the same: a mobile is, with the code of the country or without. */
export function soughtNumber(figures: string): string {
  const plain = plainNumber(figures).replace(/^\+/u, '');
  return mobile.test(plain) ? plain.slice(-11) : plain;
}
