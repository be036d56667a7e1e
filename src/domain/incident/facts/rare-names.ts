/**
 * 少见的字眼 (rare names): what two tellings have in common that no list knows. A name of which nobody has heard before is made of characters
 * that nobody puts together otherwise; and of what was bought and went wrong both use a word or two, whatever they call it.
 */
import type { Fact } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';

/** Particles and numbers, which stand in no name. */
const inNoName = /[^\p{Script=Han}]|[的了是我俺你他她不没有这那在就都也还]/u;

/** 「三十二袋」, 「两千多块」, 「头两回」: what is counted is no name. */
const counted =
  /[\d一二三四五六七八九十两几半][\d一二三四五六七八九十百千万两几]{0,5}(?:来|多|几|大|小)?(?:个|块|元|斤|公斤|两|吨|袋|瓶|箱|盒|台|件|次|回|趟|天|月|年|岁|点|只|头|条|户|家|口|人|亩|棵|株|层|楼|节|课|期|号|米|桶|罐|分钟|小时|里)/gu;

/**
 * What of the words is neither goods nor crop nor trouble nor a place: in it a name is looked for that two have in common and that is made of
 * pairs of characters which nobody uses otherwise.
 */
export function bareSegments(
  text: string,
  facts: readonly Pick<Fact, 'kind' | 'words'>[],
  places: readonly string[],
): string[] {
  let bare = text.replace(counted, ',');
  const told = facts.filter(
    ({ kind }) => kind === 'symptom' || kind === 'product' || kind === 'crop' || kind === 'channel',
  );
  for (const word of [...told.map(({ words }) => words), ...places])
    if (word.length > 1) bare = bare.replaceAll(word, ',');
  return bare.split(inNoName).filter(({ length }) => length >= 2 && length <= 60);
}

const wordReader = new Intl.Segmenter('zh', { granularity: 'word' });

export interface RareNames {
  /** Of three or four characters: two who have one mean the same. */
  long: ReadonlySet<string>;
  /** Of two: they mean the same where goods or trouble agree. */
  short: ReadonlySet<string>;
}

/**
 * Names in the segments: runs that begin and end where a word does, and whose words nobody else puts together. What the engine's own reader of
 * words does not know, it takes apart into single characters: 「启贝乐」.
 */
export function rareNamesIn(segments: readonly string[], lexicon: FactLexicon): RareNames {
  const names = { long: new Set<string>(), short: new Set<string>() };
  for (const segment of segments) {
    const ends = new Set([...wordReader.segment(segment)].map(({ index }) => index).concat(segment.length));
    for (let at = 0; at + 2 <= segment.length && names.long.size + names.short.size < mostRuns; at += 1)
      for (const length of [2, 3, 4]) {
        if (at + length > segment.length || !ends.has(at) || !ends.has(at + length)) continue;
        const run = segment.slice(at, at + length);
        const seams = Array.from({ length: length - 1 }, (_, i) => i + 1).filter((i) => ends.has(at + i));
        if (isRare(run, seams, lexicon)) names[length === 2 ? 'short' : 'long'].add(run);
      }
  }
  return names;
}

/** Whether it may be a name, and nobody uses its words beside each other. */
function isRare(run: string, seams: readonly number[], { commonPairs, notBrands }: FactLexicon): boolean {
  // 「六和旺」 is a name, 「三十二」 is none.
  const numerals = run.match(/[一二三四五六七八九十百千万两几]/gu)?.length ?? 0;
  if (numerals > 1 || inNoRun.test(run) || notBrands.has(run)) return false;
  if (run.length === 2)
    return numerals === 0 && !inNoPair.test(run.replace(/^[天大小中]/u, '')) && !commonPairs.has(run);
  // A pair within one word is no sign: 「百岁泉」.
  return seams.length > 0 && seams.every((i) => !commonPairs.has(run.slice(i - 1, i + 1)));
}
const mostRuns = 300;

/** What people do, and what they count by: no name is made of it. */
const inNoRun =
  /^[一二三四五六七八九十两几半](?=[学群种家连直共起样切般旦时下股起])|[按结账卖买吃喝拿给把被跟与从到去来说讲要想会能可为及或等由于对向所已再只才更最吗呢吧啊么些每个袋盒瓶箱台款用打让请问看见收送寄找付花钱退赔修换装办订做剩余期班课时块斤间楼层赔称约]|先生|女士|商家|社区|老板|客服|孩子|老人|厂家|师傅|人员|情况|问题|原因|[到不没上里下中内外得]$/u;

/** Of two characters less is a name. */
const inNoPair =
  /[色月天年日元块上下里外前后左右中大小多少好坏很太过着得地谁咋啥几家人户娃爹娘爸妈叔婶姨哥姐弟妹咱她它]/u;

/**
 * What is spoken of: pairs of characters that do not stand in any telling. Of two who complain of one shop, or of goods that only one of them
 * names, they tell whether it is one thing.
 */
export function topicsIn(text: string, { plainPairs }: FactLexicon, names: readonly string[]): ReadonlySet<string> {
  let bare = text.replace(counted, ',');
  for (const name of names) if (name.length > 1) bare = bare.replaceAll(name, ',');
  const topics = new Set<string>();
  for (const clause of bare.split(inNoTopic))
    for (let at = 0; at + 2 <= clause.length && topics.size < mostRuns; at += 1) {
      const pair = clause.slice(at, at + 2);
      if (!plainPairs.has(pair)) topics.add(pair);
    }
  return topics;
}

/** What ends a word that tells something. */
const inNoTopic =
  /[^\p{Script=Han}]|[的了着过们是不没都全就也还又再很太才只被给把跟和与在从到去来说想要会能该一二三四五六七八九十百千万两几半第这那哪每某各其此我俺咱你您他她它家个人有用上下里外前后买卖拿让叫请问看见吗呢吧啊么啥]/u;
