/**
 * 条款审查 (clause checking): reads a contract or a notice and proposes which of its sentences are suspected (涉嫌) of what. It proposes,
 * people judge; no sentence says that a term is void (《合同行政监督管理办法》第二十二条).
 */
import { clauseRules } from './clause-rules.ts';
import { clauseCodes, type ClauseCode } from './clause-code.ts';
import { exemptionsIn, type Found } from './exemption-rules.ts';
import { learnedCodes, tellingPiece } from './learned/learned-clause.ts';

/** One suspicion: where it stands in the text, in the characters of the text as it was given. */
export interface Suspicion {
  code: ClauseCode;
  at: number;
  /** The words themselves, as they stand there. */
  words: string;
  /** The sentence around them, for who reads the list alone. */
  sentence: string;
}

/** The suspicions in the order of the text; each code once a sentence. */
export function checkClauses(text: string): Suspicion[] {
  return sentencesOf(text).flatMap((sentence) => suspicionsIn(sentence, text));
}

/** The codes of a text, each once. */
export function codesIn(text: string): ClauseCode[] {
  const found = new Set(checkClauses(text).map(({ code }) => code));
  return clauseCodes.filter((code) => found.has(code));
}

/** A sentence without its blanks, and where each of its characters stands in the text. */
interface Sentence {
  plain: string;
  places: number[];
}

function suspicionsIn({ plain: typed, places }: Sentence, text: string): Suspicion[] {
  const plain = rightlySpelt(typed);
  if (!isLongEnough(plain)) return [];
  const byRules = marksByRules(plain);
  const found = byRules.map(({ code }) => code);
  const markOf = (code: ClauseCode) => byRules.find((one) => one.code === code) ?? learnedMark(plain, code);
  const whole = learnedCodes(plain, found);
  const read = new Set([...whole, ...besidesTail(plain, found, whole.map(markOf))]);
  const codes = clauseCodes.filter((code) => read.has(code) && !(code === 'F8.1' && isOwnPromise(plain, found)));
  const around = text.slice(places[0], (places.at(-1) ?? 0) + 1).trim();
  return codes
    .map((code): Suspicion => {
      const { from, to } = markOf(code);
      const [at, end] = [places[from] ?? 0, places[to - 1] ?? 0];
      return { code, at, words: text.slice(at, end + 1), sentence: around };
    })
    .toSorted((a, b) => a.at - b.at);
}

/** 「假一罚十」「缺一赔十」 is what the shop promises the buyer, as 「偷一罚十」 is not. */
function isOwnPromise(plain: string, found: readonly ClauseCode[]): boolean {
  return /[假缺少]一[赔罚]/u.test(plain) && !found.includes('F8.1');
}

/**
 * 「…概不退换，最终解释权归本店所有」: the tail that so many notices end with is known by few words, and drowns what stands before it where
 * both are read as one. Where nothing but the tail is read, the other parts are read alone, and what a rule and the learned reader both
 * find in one of them is proposed too.
 */
function besidesTail(plain: string, found: readonly ClauseCode[], marks: readonly Found[]): ClauseCode[] {
  if (marks.length === 0 || marks.some(({ code }) => code !== 'F8.7')) return [];
  let offset = 0;
  return plain.split(pauses).flatMap((piece) => {
    const [from, to] = [offset, offset + piece.length];
    offset = to + 1;
    if (!isLongEnough(piece) || marks.some((mark) => mark.from < to && from < mark.to)) return [];
    const own = marksByRules(piece).map(({ code }) => code);
    return learnedCodes(piece, own).filter((code) => own.includes(code) && found.includes(code));
  });
}

/** What the rules alone find in a text, and the text as it is read: beside this the learned reader learns. */
export function rulesIn(text: string): { plain: string; found: ClauseCode[] } {
  const sentences = sentencesOf(text).map(({ plain }) => rightlySpelt(plain));
  const found = new Set(sentences.filter(isLongEnough).flatMap((plain) => marksByRules(plain).map(({ code }) => code)));
  return { plain: sentences.join(''), found: [...found] };
}

const isLongEnough = (plain: string) => plain.length >= shortest;

/** What the rules find in a sentence, each code once. */
function marksByRules(plain: string): Found[] {
  const kept: Found[] = [];
  for (const { clause, offset } of clausesOf(plain))
    for (const found of foundIn(clause, plain)) {
      if (kept.some(({ code }) => code === found.code)) continue;
      const { code, from, to } = widened(clause, found);
      kept.push({ code, from: from + offset, to: to + offset });
    }
  // 「其他」 is said of a sentence only where nothing more exact is.
  const isExact = kept.some(({ code }) => code !== 'F7.6' && code.startsWith('F7.'));
  return kept.filter(({ code }) => !(isExact && code === 'F7.6'));
}

/** Where no rule has found the words: what stands between two pauses and speaks most for the code. */
function learnedMark(plain: string, code: ClauseCode): Found {
  const pieces = plain.split(pauses);
  const which = tellingPiece(pieces, code);
  const from = pieces.slice(0, which).reduce((sum, piece) => sum + piece.length + 1, 0);
  return { code, from, to: from + (pieces[which]?.length ?? 0) };
}

function foundIn(clause: string, sentence: string): Found[] {
  const found = [...exemptionsIn(clause)];
  for (const { code, cue, find, unless, unlessIn, is } of clauseRules) {
    if (!cue.test(clause) || unless?.test(clause) === true || unlessIn?.test(sentence) === true) continue;
    for (const match of clause.matchAll(find)) {
      if (is?.(clause, match) === false) continue;
      found.push({ code, from: match.index, to: match.index + match[0].length });
      break;
    }
  }
  return withoutTwins(clause, found);
}

/** What stands before the words of a clause: 「第三条」「（二）」. */
const headed = /^(?:第[一二三四五六七八九十百\d]{1,4}[条款项章]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．])/u;
/** So far a mark reaches for the nearest pause, so that it reads as somebody would quote it. */
const mostWidened = 16;
const pauses = /[，,。；;：:、！!？?]/u;

/** To the pauses around it, where they are near; a comma within a figure is none. */
function widened(clause: string, { code, from, to }: Found): Found {
  const isPause = (at: number) =>
    pauses.test(clause[at] ?? '') && !(/\d/u.test(clause[at - 1] ?? '') && /\d/u.test(clause[at + 1] ?? ''));
  let [start, end] = [from, to];
  while (start > 0 && from - start < mostWidened && !isPause(start - 1)) start -= 1;
  while (end < clause.length && end - to < mostWidened && !isPause(end)) end += 1;
  const heading = headed.exec(clause.slice(start, from))?.[0].length ?? 0;
  return {
    code,
    from: start === 0 || isPause(start - 1) ? start + heading : from,
    to: end === clause.length || isPause(end) ? end : to,
  };
}

/** The same words give the more exact kind: what is told apart below says no more than what is kept. */
const twins: readonly (readonly [kept: ClauseCode, dropped: ClauseCode])[] = [
  ['F9', 'F7.5'],
  ['F9', 'F6'],
  ['F6', 'F7.5'],
  ['F7.1', 'F8.8'],
  ['F7.2', 'F8.8'],
  ['F8.8', 'F7.4'],
  ['F9', 'F8.3'],
  ['F8.2', 'F8.8'],
];

function withoutTwins(clause: string, found: readonly Found[]): Found[] {
  const codes = new Set(found.map(({ code }) => code));
  // 「有权调整，恕不另行通知」 is about the notice, unless he may do it at any time.
  const isNotice = codes.has('F7.5') && !/随时|单方|任意/u.test(clause);
  return (
    found
      .filter(({ code }) => !(code === 'F7.6' && codes.size > 1) && !(code === 'F8.4' && isNotice))
      .filter(({ code }) => !twins.some(([kept, dropped]) => dropped === code && codes.has(kept)))
      // 「有权加价」 is one thing with the rise of prices; a deposit that is kept besides is another.
      .filter(
        (one) =>
          one.code !== 'F8.4' ||
          isKept(clause, one) ||
          !found.some((other) => other.code === 'F8.2' && overlap(one, other)),
      )
  );
}

const isKept = (clause: string, { from, to }: Found): boolean => /退|返还/u.test(clause.slice(from, to));

const overlap = (one: Found, other: Found): boolean => one.from < other.to && other.from < one.to;

function clausesOf(plain: string): { clause: string; offset: number }[] {
  const clauses: { clause: string; offset: number }[] = [];
  let offset = 0;
  for (const clause of plain.split(/[；;]/u)) {
    clauses.push({ clause, offset });
    offset += clause.length + 1;
  }
  return clauses;
}

/** What is shorter says nothing. */
const shortest = 4;
const ends = /[。！!？?]/u;
const numbered =
  /^(?:第[一二三四五六七八九十百\d]+[条款项章]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[-•·●○◆■*])/u;

/**
 * Sentences by their marks. A line is one too, where a notice has no marks: a short line, or one before a numbered one. What a page breaks
 * in two is read as one.
 */
function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let now: Sentence = { plain: '', places: [] };
  const end = () => {
    if (now.plain !== '') sentences.push(now);
    now = { plain: '', places: [] };
  };
  let lineStart = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') {
      if (isLineEnd(text, lineStart, at)) end();
      lineStart = at + 1;
    } else if (ends.test(sign) || isPlainStop(text, at)) {
      now.plain += '。';
      now.places.push(at);
      end();
    } else if (!/\s/u.test(sign)) {
      now.plain += plainOf(sign);
      now.places.push(at);
    }
  }
  end();
  return sentences;
}

function isLineEnd(text: string, from: number, at: number): boolean {
  const length = text.slice(from, at).trim().length;
  const next = text.slice(at + 1, at + 12).trimStart();
  return (
    length < 26 ||
    next === '' ||
    numbered.test(next) ||
    /[。；;：:！!]\s*$/u.test(text.slice(Math.max(from, at - 3), at))
  );
}

/** 「概不负责.」: a stop of the Latin kind behind a Chinese word, and none within a figure or an address. */
const isPlainStop = (text: string, at: number): boolean =>
  text[at] === '.' && /[\p{Script=Han}）)”」》]/u.test(text[at - 1] ?? '') && !/[a-z\d.]/iu.test(text[at + 1] ?? '');

/** What is typed by its sound, with the same number of characters: the places of the words stay. */
const misspelt: readonly (readonly [typed: string, meant: string])[] = [
  ['慨不', '概不'],
  ['盖不', '概不'],
  ['既视为', '即视为'],
  ['既表示', '即表示'],
  ['既为', '即为'],
  ['不与退', '不予退'],
  ['不于退', '不予退'],
  ['不与负', '不予负'],
  ['恕不附责', '恕不负责'],
  ['不负则', '不负责'],
  ['责任自付', '责任自负'],
  ['后果自付', '后果自负'],
  ['谢决', '谢绝'],
  ['自代酒水', '自带酒水'],
  ['帐户', '账户'],
  ['帐号', '账号'],
];

function rightlySpelt(plain: string): string {
  let words = plain;
  for (const [typed, meant] of misspelt) words = words.replaceAll(typed, meant);
  return words;
}

/** 繁体: the characters of the rules as a signboard may write them, each before its plain one. */
const traditional = new Map(
  [
    ...('責责後后負负賠赔償偿擔担損损壞坏丟丢遺遗貴贵財财賬账費费貨货換换購购買买賣卖開开關关無无與与務务項项' +
      '條条約约違违過过時时間间東东車车輛辆員员會会館馆飯饭廳厅樓楼禁禁帶带謝谢絕绝飲饮單单價价錢钱訂订認认' +
      '證证據据權权釋释歸归屬属視视為为棄弃訴诉舉举報报調调變变終终動动選选擇择須须應应將将對对傷伤險险' +
      '額额還还種种總总經经營营業业戶户辦办發发現现處处罰罚數数據据備备份份護护優优惠惠滿满頁页網网電电話话' +
      '說说請请寫写錄录記记設设計计試试驗验購购儲储卡卡餘余額额陸陆續续級级師师學学課课個个實实際际內内衛卫'),
  ].reduce<[string, string][]>((pairs, sign, at, all) => {
    if (at % 2 === 0) pairs.push([sign, all[at + 1] ?? sign]);
    return pairs;
  }, []),
);

/** Full-width figures and letters as plain ones, 繁体 as 简体. */
function plainOf(sign: string): string {
  const code = sign.charCodeAt(0);
  const isWide = code >= 0xff10 && code <= 0xff5a && /[０-９Ａ-Ｚａ-ｚ]/u.test(sign);
  return isWide ? String.fromCharCode(code - 0xfee0) : (traditional.get(sign) ?? sign);
}
