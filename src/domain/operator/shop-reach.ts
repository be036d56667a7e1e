/** 地址、电话、代码: by what else than its name a shop is known, and whether two tellings agree in it. */
import { placeBefore, plainName, type Places, type Where } from './shop-name.ts';

/** Whether two tellings say the same; `unknown` when one of them is silent. */
export type Agreement = 'same' | 'differs' | 'unknown';

export interface Address {
  where: Where;
  street: string | null;
  houseNumber: string | null;
  /** What the address says besides: a market, a landmark, a floor. */
  beside: string;
  plain: string;
}

const streetForm = /\p{Script=Han}{1,4}?(?:大道|大街|公路|路|街|巷|胡同|里弄)(?![上边口里头面])/u;

export function addressOf(written: string, places: Places = []): Address {
  const plain = plainName(inFigures(written)).replace(/[()]/gu, '');
  const { where, rest } = placeBefore(plain, places);
  const street = streetForm.exec(rest);
  const behind = street === null ? rest : rest.slice(street.index + street[0].length);
  const houseNumber = street === null ? null : (/^(?:中段)?(\d{1,5})(?:号|$)/u.exec(behind)?.[1] ?? null);
  return { where, street: street?.[0] ?? null, houseNumber, beside: behind, plain };
}

const figures = '零一二三四五六七八九';

/** 十二号 is 12号, and 12-1号 is in the house 12. */
function inFigures(written: string): string {
  return written
    .slice(0, 100)
    .replace(/(\d{1,5})[-－—之](?=\d{1,3}号)\d{1,3}/gu, '$1')
    .replace(
      /([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=号)/gu,
      (_, tens: string, ones: string) =>
        `${tens === '' ? 1 : figures.indexOf(tens)}${ones === '' ? 0 : figures.indexOf(ones)}`,
    )
    .replace(/(?<=[街路道巷])([一二三四五六七八九])(?=号)/gu, (one) => String(figures.indexOf(one)));
}

/** Whether both are in one place, by what names and addresses tell: the coarsest level that both tell decides. */
export function placesAgree(a: Where, b: Where): Agreement {
  for (const level of ['county', 'town', 'village'] as const) {
    const [x, y] = [a[level], b[level]];
    if (x !== null && y !== null && x !== y) return 'differs';
  }
  const told = a.village !== null && a.village === b.village;
  return told || (a.town !== null && a.town === b.town) ? 'same' : 'unknown';
}

/** Whether both stand in one house or, in a village, where everybody knows which shop is meant. */
export function addressesAgree(a: Address, b: Address): Agreement {
  if (placesAgree(a.where, b.where) === 'differs') return 'differs';
  if (a.street !== null && b.street !== null) {
    if (!sameStreet(a.street, b.street)) return 'differs';
    if (a.houseNumber === null || b.houseNumber === null) return 'same';
    return a.houseNumber === b.houseNumber ? 'same' : 'differs';
  }
  if (a.where.village !== null && a.where.village === b.where.village) return 'same';
  const [x, y] = [a.beside, b.beside];
  return x.length >= 3 && y.length >= 3 && (x.includes(y) || y.includes(x)) ? 'same' : 'unknown';
}

export function sameStreet(a: string, b: string): boolean {
  return a === b || a.endsWith(b) || b.endsWith(a);
}

/** All numbers of a text, of which 400 and 800 belong to a whole chain and prove nothing. */
export function phonesOf(written: string | undefined): readonly string[] {
  const plain = (written ?? '').normalize('NFKC');
  if (plain.includes('*')) return [];
  return plain
    .split(/[、,;，；/]|或/u)
    .map((one) => one.replace(/\D/gu, '').replace(/^(?:0086|86)(?=1\d{10}$)/u, ''))
    .map((one) =>
      /^0\d{9,11}$/u.test(one) ? one.slice(-(one.length >= 11 && /^0[12]/u.test(one) ? 8 : localLength(one))) : one,
    )
    .filter((one) => /^\d{7,12}$/u.test(one) && !/^[48]00\d{7}$/u.test(one));
}

/** 0399-652 0701: three or four figures of area, seven or eight of the shop. */
function localLength(number: string): number {
  return number.length === 12 ? 8 : 7;
}

export function phonesAgree(a: readonly string[], b: readonly string[]): Agreement {
  if (a.some((one) => b.some((other) => sameNumber(one, other)))) return 'same';
  const kinds = (numbers: readonly string[]) =>
    new Set(numbers.map((one) => (/^1\d{10}$/u.test(one) ? 'mobile' : 'line')));
  // A shop has a telephone on the counter and one in the pocket; two of a kind are two shops, or one that has moved.
  const [x, y] = [kinds(a), kinds(b)];
  return [...x].some((kind) => y.has(kind)) ? 'differs' : 'unknown';
}

function sameNumber(a: string, b: string): boolean {
  const isLine = (one: string) => !/^1\d{10}$/u.test(one);
  return a === b || (isLine(a) && isLine(b) && (a.endsWith(b) || b.endsWith(a)));
}

/** 统一社会信用代码 or an older number of registration, in capitals; null for what is masked or too short to be one. */
export function codeOf(written: string | undefined): string | null {
  const plain = (written ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/gu, '')
    .replaceAll('O', '0')
    .replaceAll('I', '1');
  return /^[0-9A-Z]{10,20}$/u.test(plain) ? plain : null;
}

const codeCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether the last figure of a 统一社会信用代码 is the one that GB 32100 reckons from the others. */
export function isCodeWhole(code: string): boolean {
  if (code.length !== 18) return false;
  const values = [...code].map((one) => codeCharacters.indexOf(one));
  if (values.includes(-1)) return false;
  const sum = codeWeights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/** Two codes that differ in one figure of which only one is whole are one that was mistyped. */
export function isCodeMistyped(a: string, b: string): boolean {
  if (a.length !== b.length || isCodeWhole(a) === isCodeWhole(b)) return false;
  return [...a].filter((one, i) => one !== b[i]).length === 1;
}
