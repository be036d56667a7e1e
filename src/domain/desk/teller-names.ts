/**
 * 投诉人、举报人的姓名 (teller names): what of whoever complained or reported stands in a case file, which is kept for longer than what he told.
 * A name is taken for his only where it reads as a name: 李明 is neither 李明亮 nor 李明超市, 高峰 is not 销售高峰期, and 城关镇 is nobody's home.
 */
import { leaksOf } from '../base/disclosure/leak.ts';
import type { Enforcement } from '../supervision/enforcement/enforcement.ts';

/** All by which whoever told could be known in somebody else's words, the longest first. */
export interface TellerNames {
  names: readonly string[];
  /** Telephones and numbers of identity papers. */
  numbers: readonly string[];
  /** Addresses down to a house or a group. */
  addresses: readonly string[];
}

interface Teller {
  name: string;
  phone: string;
  address: string;
  idNumber: string | null;
}

export function tellerNames(people: readonly Teller[], unopened: string): TellerNames {
  const sorted = (found: readonly string[]) =>
    [...new Set(found.map((one) => one.trim()))]
      .filter((one) => [...one].length > 1 && one !== unopened)
      .toSorted((a, b) => b.length - a.length);
  return {
    names: sorted(people.map(({ name }) => name)),
    numbers: sorted(people.flatMap(({ phone, idNumber }) => [phone, idNumber ?? ''])).filter((one) => one.length > 5),
    addresses: sorted(people.map(({ address }) => address)).filter(
      (one) =>
        /[\d一二三四五六七八九十]\s?[号组室栋幢户]/u.test(one) || leaksOf(one).some(({ kind }) => kind === 'address'),
    ),
  };
}

/** What the party was served, or will be asked about, stays word for word: its hash stands on the proof of service. */
const ofParty = ['operatorName', 'partyCode', 'partyAddress', 'notices', 'decision', 'service', 'urging'] as const;
/** What is quoted in what is served, once something was. */
const quoted = ['cause', 'facts'] as const;

/** The fields of a case in which nothing is erased while it is kept. */
export function keptWhole({ notices, decision }: Pick<Enforcement, 'notices' | 'decision'>): ReadonlySet<string> {
  return new Set<string>(notices.length > 0 || decision !== null ? [...ofParty, ...quoted] : ofParty);
}

/** The words without whoever told; what stands within one of the words to keep stays. */
export function withoutTellers(
  words: string,
  { names, numbers, addresses }: TellerNames,
  keep: readonly string[],
  instead = '（已清除）',
): string {
  const isKept = within(keep.flatMap((one) => standing(words, one)));
  const mayBe = names.some((name) => words.includes(name));
  const marks = mayBe
    ? leaksOf(words)
        .filter(({ kind }) => kind === 'name')
        .map((mark) => ({ at: mark.at, end: mark.at + mark.words.length, words: mark.words }))
    : [];
  const found = [
    ...addresses.flatMap((one) => standing(words, one)),
    ...numbers.flatMap((one) => standing(words, one).filter((span) => isWholeNumber(words, span))),
    ...names.flatMap((one) => standing(words, one).filter((span) => isHim(words, span, marks))),
  ].filter((span) => !isKept(span));
  return without(words, found, instead);
}

interface Span {
  at: number;
  end: number;
}

function standing(text: string, one: string): Span[] {
  const found: Span[] = [];
  if (one.length < 2) return found;
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + one.length))
    found.push({ at, end: at + one.length });
  return found;
}

function within(spans: readonly Span[]): (one: Span) => boolean {
  return ({ at, end }) => spans.some((one) => one.at <= at && end <= one.end);
}

function isWholeNumber(text: string, { at, end }: Span): boolean {
  return !/[\dXx]/u.test(text[at - 1] ?? '') && !/[\dXx]/u.test(text[end] ?? '');
}

const called = /^(?:先生|女士|老师|师傅|大姐|大哥|大妈|大爷|同志|经理|老板)$/u;
/** A shop that bears the name, or one like it. */
const shop =
  /^的?(?:[^在到去从向于和与的买说称来，。；、（）\s]{0,4})(?:超市|便利店|商店|商行|门市|经营部|专卖店|药房|药店|餐馆|饭店|酒店|公司|合作社|厂|店)/u;

function isHim(text: string, { at, end }: Span, marks: readonly (Span & { words: string })[]): boolean {
  if (shop.test(text.slice(end, end + 10))) return false;
  const mark = marks.find((one) => one.at <= at && end <= one.end);
  if (mark !== undefined) return mark.at === at && (mark.end === end || called.test(mark.words.slice(end - at)));
  // Three characters in a row are hardly chance; two may be half of another word.
  if (end - at > 2) return true;
  return !/\p{Script=Han}/u.test((text[at - 1] ?? '') + (text[end] ?? ''));
}

function without(text: string, found: readonly Span[], instead: string): string {
  let [written, done] = ['', 0];
  for (const { at, end } of found.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    if (at < done) continue;
    written += text.slice(done, at) + instead;
    done = end;
  }
  return written + text.slice(done);
}
