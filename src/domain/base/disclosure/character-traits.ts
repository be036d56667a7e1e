/**
 * What a character may be to a name, one bit each. Most places of a text are asked for this and are nobody: to look a character up costs a
 * twentieth of matching it.
 */
import * as words from './name-words.ts';

/** Words of one character that hold a sentence together: no given name is made of them. */
const functionWords =
  '的地得了在和与及或到去来给把被将向对从由跟又也都已再拿买卖购吃喝付住说讲称要想请让叫问打写收退找是没不为因等某着就只我你他她们还扣俺咱该这那';

export const trait = {
  han: 2,
  /** Half of a character that has two codes: what stands in the text is asked by patterns there. */
  half: 4,
  plainSurname: 8,
  wordSurname: 16,
  /** Where one of the surnames of two characters begins. */
  doubleSurname: 32,
  rareAsName: 64,
  grammarSurname: 128,
  commonWordSurname: 256,
  given: 512,
  functionWord: 1024,
  /** Behind these a surname begins no name. */
  beforeNoName: 2048,
  /** Behind these somebody stands of whom a clause tells. */
  beforeSayer: 4096,
  /** What the name of a place ends with. */
  placeEnd: 8192,
  /** What things are counted by and people are called by as well. */
  measure: 16_384,
  /** 一 to 九. */
  count: 32_768,
} as const;

const doubleBegins = new Set([...words.doubleSurnames].map((one) => one.charAt(0)));
const asked = 1;
const isTrait: readonly (readonly [number, (one: string) => boolean])[] = [
  [trait.han, (one) => /\p{Script=Han}/u.test(one)],
  [trait.half, (one) => /[\uD800-\uDFFF]/u.test(one)],
  [trait.plainSurname, (one) => words.plainSurnames.has(one)],
  [trait.wordSurname, (one) => words.wordSurnames.has(one)],
  [trait.doubleSurname, (one) => doubleBegins.has(one)],
  [trait.rareAsName, (one) => words.rareAsNames.has(one)],
  [trait.grammarSurname, (one) => words.grammarSurnames.has(one)],
  [trait.commonWordSurname, (one) => words.commonWordSurnames.has(one)],
  [trait.given, (one) => words.givenCharacters.has(one)],
  [trait.functionWord, (one) => functionWords.includes(one)],
  [trait.beforeNoName, (one) => '省市县区姓第老小某'.includes(one)],
  [trait.beforeSayer, (one) => /[，。！？；：:、“"（(【】\n\s跟和与给被让替找]/u.test(one)],
  [trait.placeEnd, (one) => '镇乡村县市区街路庄社局所站店厂院'.includes(one)],
  [trait.measure, (one) => '张包支项次单家门车成元席所盘管班台层方'.includes(one)],
  [trait.count, (one) => '一二两三四五六七八九'.includes(one)],
];

/** By the code of the character; 0 is not asked yet. */
const table = new Uint16Array(0x10000);

/** All that the character at the place may be; nothing outside of the text. */
export function traitsAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = table[code];
  if (known === undefined) return 0;
  return known === 0 ? ask(code) : known;
}

function ask(code: number): number {
  const one = String.fromCharCode(code);
  const all = isTrait.reduce((sum, [bit, is]) => (is(one) ? sum | bit : sum), asked);
  table[code] = all;
  return all;
}

export function hasTrait(text: string, at: number, bits: number): boolean {
  return (traitsAt(text, at) & bits) !== 0;
}

/** Whether each character of the piece has it. */
export function allHave(text: string, at: number, end: number, bits: number): boolean {
  for (let i = at; i < end; i += 1) if ((traitsAt(text, i) & bits) === 0) return false;
  return true;
}
