/**
 * 密码 (password): at least ten characters of which nobody who knows the person, the county or a list of common passwords would think
 * first. What is wrong with one is said in a sentence that names the way out. Those that the person had last are not taken again.
 */
import { Refusal } from '../base/refusal.ts';
import type { Account } from './account.ts';
import { commonPasswords, commonWords } from './common-passwords.ts';
import { drawLetters } from './slip-letters.ts';

/** How many of the last passwords are not taken again, the present one among them. */
export const keptPasswords = 5;
export const fewestCharacters = 10;

/** Whose password it is; of who has no account yet, what is known. */
export type PasswordOwner = Pick<Account, 'loginName'> & Partial<Pick<Account, 'name' | 'phone'>>;

type Words = readonly [zh: string, en: string];

/** Refuses a password of which others would think first, at its field. `placeWords` are names of the county and how they sound. */
export function demandStrongPassword(
  password: string,
  owner: PasswordOwner,
  placeWords: readonly string[],
  path = 'password',
): void {
  const flaw = passwordFlaw(password, owner, placeWords);
  if (flaw === null) return;
  const [zh, en] = flaw;
  throw new Refusal('weak-password', {}, [{ path, zh: `${zh}${wayOut[0]}`, en: `${en} ${wayOut[1]}` }]);
}

const wayOut: Words = [
  '；可以用三四个不相干的词，中间随便夹点别的。',
  'Take three or four words that have nothing to do with each other.',
];

/** What is wrong with it, or null. */
export function passwordFlaw(password: string, owner: PasswordOwner, placeWords: readonly string[]): Words | null {
  const plain = password.normalize('NFKC').toLowerCase();
  const length = [...password].length;
  if (length < fewestCharacters)
    return [`密码至少 ${fewestCharacters} 个字符，现在 ${length} 个`, `At least ${fewestCharacters} characters.`];
  return flaws.find(({ isWeak }) => isWeak(plain, owner, placeWords))?.words ?? null;
}

interface Flaw {
  words: Words;
  isWeak(plain: string, owner: PasswordOwner, placeWords: readonly string[]): boolean;
}

/** From the plainest to the finest: the first that fits is told. */
const flaws: readonly Flaw[] = [
  {
    words: ['密码里不要有登录名', 'It holds the login name.'],
    isWeak: (plain, { loginName }) => loginName !== '' && plain.includes(loginName.toLowerCase()),
  },
  {
    words: [
      '只有数字的密码，像电话、生日、证件号，别人会先试；请加上字',
      'It is figures alone, as telephones and birthdays are.',
    ],
    isWeak: (plain) => !/\p{L}/u.test(plain),
  },
  {
    words: ['密码里有电话、生日、证件号这样的数字', 'It is a telephone, a date or an identity number.'],
    isWeak: (plain, { phone = '' }) => {
      const own = phone.replace(/\D/gu, '');
      return (own.length >= 7 && plain.includes(own)) || (weightOf(plain) < 4 && personalFigures.test(plain));
    },
  },
  {
    words: ['密码是一样的字来回重复', 'It is one piece again and again.'],
    isWeak: (plain) => isRepeated([...plain]) || new Set(plain).size < 4,
  },
  {
    words: [
      '密码是键盘上的一排、连着的字，或者最常见的词',
      'It is a row of the keyboard, a sequence or a common word.',
    ],
    isWeak: (plain) => isObvious(plain),
  },
  {
    words: ['密码是姓名、单位、地名加上数字', 'It is the name of a person, an office or a place with figures.'],
    isWeak: (plain, { name = '' }, placeWords) => isOfPlace(plain, [...placeWords, name.toLowerCase()]),
  },
  {
    words: ['这个密码在泄露过的常用密码里', 'It stands in lists of leaked passwords.'],
    isWeak: (plain) => isCommon(plain),
  },
  {
    words: ['密码是一个常见的词或名字加上数字', 'It is one common word or name with figures.'],
    isWeak: (plain) => commonWords.has(onlyWordOf(plain)),
  },
  {
    words: ['密码是几个拼音加上数字，像人名、地名', 'It is a few syllables with figures, as names are.'],
    isWeak: (plain) => isShortPinyin(plain),
  },
];

const personalFigures =
  /(?<!\d)(?:1[3-9]\d{9}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|\d{15}|\d{17}[\dx])/u;

/** How much of it has to be guessed letter by letter: a Chinese character is worth two letters. */
function weightOf(plain: string): number {
  return [...plain].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : /\p{L}/u.test(one) ? 1 : 0), 0);
}

function isCommon(plain: string): boolean {
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '');
  return commonPasswords.has(plain) || commonPasswords.has(letters);
}

/** The one word of it, with figures and signs behind, before or for letters; empty when there are several. */
function onlyWordOf(plain: string): string {
  const words = plain
    .replace(/[@$]/gu, (one) => (one === '@' ? 'a' : 's'))
    .replace(/[^\p{L}]/gu, ' ')
    .trim()
    .split(' ');
  return words.length === 1 ? (words[0] ?? '') : '';
}

/** The words of the bureaus, and of the program itself. */
const tradeWords = [
  '12315',
  'hongdun',
  '红盾',
  'shichangjianduguanliju',
  'shichangjiandu',
  'shichangjianguan',
  '市场监督管理',
  '市场监管',
  'shijianju',
  'gongshang',
  'xiaofeizhexiehui',
  'xiaofeizhe',
  'xiaofei',
  'xiaoxie',
  '消费者协会',
  'weiquan',
  'tousu',
  'jubao',
  'zhongxin',
];

/** Whether little is left to guess once the names of the place and of the person are taken out. */
function isOfPlace(plain: string, names: readonly string[]): boolean {
  const known = [...tradeWords, ...names]
    .filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4))
    .toSorted((a, b) => b.length - a.length);
  const packed = plain.replace(/[\s._-]/gu, '');
  const left = known.reduce((rest, word) => (rest.includes(word) ? rest.split(word).join(' ') : rest), packed);
  return left !== packed && weightOf(left) < 6;
}

/** One to four syllables of pinyin and nothing else that would have to be guessed. */
function isShortPinyin(plain: string): boolean {
  const letters = plain.replace(/[^\p{L}]/gu, '');
  return letters.length <= 20 && pinyinOfFour.test(letters);
}

const pinyinOfFour =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|a|o|e|i|u|v)){1,4}$/u;

const wellKnown =
  /administrator|p[a@]ss?w[o0]r?d|passwd|welcome|letmein|iloveyou|woaini|sunshine|princess|football|dragon|monkey|admin|root|guest|user|mima|12315|520|1314/gu;

/** Lines along which fingers run without a thought: figures, letters, the rows and the slanting columns of a keyboard. */
const lines = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
].flatMap((line) => [line, [...line].reverse().join('')]);

/** One block and nothing else, such as 「abcabcabca」. */
function isRepeated(letters: readonly string[]): boolean {
  return letters.some(
    (_, i) => i > 0 && i <= letters.length / 2 && letters.every((letter, k) => k < i || letter === letters[k - i]),
  );
}

/** Whether fewer than four letters are left once well-known words and runs of four or more are taken out. */
function isObvious(plain: string): boolean {
  const left = withoutRuns(plain).replace(wellKnown, ' ');
  return left !== plain && weightOf(left) < 4;
}

/** The password with a space for each run of four or more along a line, or of one character. */
function withoutRuns(plain: string): string {
  const letters = [...plain];
  let left = '';
  for (let i = 0; i < letters.length;) {
    let end = i + 1;
    while (end < letters.length && isRun(letters.slice(i, end + 1))) end += 1;
    const isLong = end - i >= 4;
    left += isLong ? ' ' : letters[i];
    i = isLong ? end : i + 1;
  }
  return left;
}

function isRun(letters: readonly string[]): boolean {
  const run = letters.join('');
  return lines.some((line) => line.includes(run)) || letters.every((letter) => letter === letters[0]);
}

/** A password for a slip of paper: three groups of four, drawn by `pick(n)`, a number below n. */
export function drawPassword(pick: (n: number) => number): string {
  for (;;) {
    const drawn = [drawLetters(4, pick), drawLetters(4, pick), drawLetters(4, pick)].join('-');
    if (passwordFlaw(drawn, { loginName: '' }, []) === null) return drawn;
  }
}
