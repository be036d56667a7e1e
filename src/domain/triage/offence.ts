/**
 * 违法线索 (offence): whether something in a text is to be verified as an offence whoever complains (《办法》第二十七条), and which class it would be.
 */
import type { Basis } from './cited-grounds.ts';
import { isFarmInput } from '../county/category.ts';
import type { Intent } from './intent.ts';
import type { Words } from '../base/words.ts';
import { meet, type Lexicon } from './lexicon.ts';
import type { Outcome } from './outcome.ts';
import { isWithinCategory } from '../county/category.ts';

export interface Clue extends Words {
  value: boolean;
  words: readonly string[];
}

/** Whether something in it is to be verified whoever complains (《办法》第二十七条). */
export function clueOf(
  text: string,
  intent: Intent,
  category: string,
  nature: readonly string[],
  outcome: Outcome,
  { signs }: Lexicon,
  basis: Basis,
): Clue {
  if (intent === 'consultation') return { value: false, words: [], zh: '咨询', en: 'An inquiry' };
  const found = meet(text, signs.clues);
  const illicit = meet(text, signs.illicit);
  const [first = 'N99'] = nature;
  const grave =
    ['N06', 'N08', 'N09'].includes(first) ||
    (first === 'N07' && !isFarmInput(category)) ||
    (first === 'N05' && outcome.decision !== 'transfer');
  const value =
    outcome.decision !== 'merge' &&
    (intent !== 'complaint' ||
      outcome.forGain ||
      grave ||
      found.weight > 0 ||
      illicit.weight > 0 ||
      nature.includes('N06'));
  return {
    value,
    words: [...found.words, ...illicit.words],
    ...(value
      ? basis.say({
          zh: '有违法线索，{clue:period}内核查{clue}',
          en: 'Holds a clue of an offence: verify in {clue:period}{clue}',
        })
      : { zh: '只有民事争议', en: 'A civil dispute only' }),
  };
}

/** The class of offence that the clue would be. */
export function tipoffTypeOf(text: string, category: string, nature: string, { signs }: Lexicon): string {
  if (meet(text, signs.illicit).weight > 0 && nature !== 'N07') return 'R07';
  if (/^(?:G03|G04|V01\.1)/u.test(category) && ['N07', 'N01', 'N99'].includes(nature)) return 'R01';
  if (/^(?:G08|G06\.2)/u.test(category)) return 'R12';
  if (/电梯|锅炉|气瓶|游乐设施/u.test(text) && nature === 'N07') return 'R13';
  const byNature: Record<string, string> = { N08: 'R09', N04: 'R05', N09: 'R02', N01: 'R06', N07: 'R06', N02: 'R02' };
  if (nature === 'N06') return isWithinCategory(category, 'G10') ? 'R06' : 'R08';
  if (nature === 'N05') return meet(text, signs.advert).weight > 0 ? 'R04' : 'R02';
  if (nature === 'N03') return /概不|最终解释|不得改期|霸王|条款/u.test(text) ? 'R11' : 'R02';
  return byNature[nature] ?? 'R99';
}
