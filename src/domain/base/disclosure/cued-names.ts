/** Names behind a word that says that one follows: 投诉人X, 村民X, 儿子X, 户名：X. */
import * as words from './name-words.ts';
import { behindOf, isActing, isGiven, isWordAt, nameEnd, surnameAt, type Reading, type Span } from './reading.ts';

const cue = new RegExp(String.raw`${words.before}(?:[（(]?(?:姓名|名字)?(?:为|是|叫|名叫|：|:)?\s{0,2}[“"]?)`, 'gu');

export function cuedNames(reading: Reading): Span[] {
  return [...reading.text.matchAll(cue)].flatMap(({ 0: said, index }) => {
    const at = index + said.length;
    const end = nameEnd(reading, at);
    if (end === null) return [];
    const isMarked = /[：:“"]$|(?:为|叫)\s?$/u.test(said);
    return isMarked || isMeant(reading, { at, end }) ? [{ at, end }] : [];
  });
}

/** Whether a name is meant where no colon says so: 「消费者应当」 and 「我是郭庄的」 name nobody. */
function isMeant(reading: Reading, { at, end }: Span): boolean {
  const { text, starts } = reading;
  const [behind, first] = [behindOf(reading, end), text.charAt(at)];
  if (isWordAt(reading, at) || words.shopBehind.test(behind)) return false;
  if (end - at === 2 && words.placeCharacters.has(text.charAt(at + 1)) && behind.startsWith('的')) return false;
  if (isActing(behind)) return true;
  const given = text.slice(at + surnameAt(reading, at), end);
  if (words.rareAsNames.has(first)) return end - at === 3 && starts.has(end) && isGiven(given);
  return !words.wordSurnames.has(first) || isGiven(given);
}
