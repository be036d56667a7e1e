/** Names behind a word that says that one follows: 投诉人X, 村民X, 儿子X, 户名：X. */
import * as words from './name-words.ts';
import {
  beginsWord,
  behindOf,
  isActing,
  isGiven,
  isWordAt,
  nameEnd,
  surnameAt,
  type Reading,
  type Span,
} from './reading.ts';

const cue = new RegExp(String.raw`${words.before}(?:[（(]?(?:姓名|名字)?(?:为|是|叫|名叫|：|:)?\s{0,2}[“"]?)`, 'gu');

export function cuedNames(reading: Reading): Span[] {
  return [...reading.text.matchAll(cue)].flatMap(({ 0: said, index }) => {
    const at = index + said.length;
    const end = nameEnd(reading, at);
    if (end === null) return [];
    const isMarked = /[：:“"]$|(?:为|叫)\s?$/u.test(said);
    const isField =
      /(?:人|姓名|户名|实名|[车户业机]主|患者|学员|用户)$/u.test(said) &&
      end - at > 2 &&
      !words.rareAsNames.has(reading.text.charAt(at));
    const closes = /^$|^[^\p{Script=Han}]/u.test(behindOf(reading, end));
    if (!isMarked && /[镇乡村县市区街路局所站店厂院]$/u.test(reading.text.slice(at, end))) return [];
    return isMarked || (isField && closes && !isWordAt(reading, at)) || isMeant(reading, { at, end })
      ? [{ at, end }]
      : [];
  });
}

/** 「退还米钱」 */
const sums = /[款钱费价额]$/u;

/** Whether a name is meant where no colon says so: 「消费者应当」 and 「我是郭庄的」 name nobody. */
function isMeant(reading: Reading, { at, end }: Span): boolean {
  const { text } = reading;
  const [behind, first] = [behindOf(reading, end), text.charAt(at)];
  // 「投诉人沈阳（男，35岁）」
  const isSaid = words.plainSurnames.has(first) && /^[（(，,]\s?(?:[男女]|电话|手机|身份证)/u.test(behind);
  if (isWordAt(reading, at) && !isSaid) return false;
  if (words.shopBehind.test(behind)) return false;
  if (end - at === 2 && words.placeCharacters.has(text.charAt(at + 1)) && behind.startsWith('的')) return false;
  if (isActing(behind)) return true;
  return isLikeName(reading, { at, end });
}

function isLikeName(reading: Reading, { at, end }: Span): boolean {
  const { text } = reading;
  const [first, given] = [text.charAt(at), text.slice(at + surnameAt(reading, at), end)];
  if (words.grammarSurnames.has(first)) return false;
  if (words.rareAsNames.has(first)) {
    const closes = /^$|^[^\p{Script=Han}]/u.test(behindOf(reading, end));
    return (end - at === 3 || closes) && beginsWord(reading, end) && isGiven(given);
  }
  return !words.wordSurnames.has(first) || (isGiven(given) && !sums.test(given));
}
