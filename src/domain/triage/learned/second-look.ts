/**
 * 再看一眼 (second look): what the second voter adds to the likely outcome. Nothing is turned away or sent to another department on its word: that
 * takes a rule with its own words in the text, and the voter's own agreement: where the rules would send a text away and the voter hears one that is
 * kept, it is proposed for acceptance, and both are shown. A wrong refusal is the worst error.
 */
import type { Decision, Outcome } from '../outcome.ts';
import type { Doubt } from './agreement.ts';
import type { Ballot } from './voter.ts';

export interface Weighed extends Outcome {
  doubt: Doubt<Decision> | null;
}

/** What sends a text away, and what keeps it here. */
const away = ['transfer', 'reject'] as const;
const kept = ['accept', 'split', 'verify', 'answer'] as const;
/** So far must turning away lie before the next for half the words of a rule to be enough. */
const secondedBy = 0.2;
const mostWords = 3;

export function weighed(outcome: Outcome, ballot: Ballot, accepted: () => Outcome): Weighed {
  const { decision } = outcome;
  if (!(decision === 'accept' || decision === 'transfer' || decision === 'reject')) return { ...outcome, doubt: null };
  if (ballot.best === null) return { ...outcome, doubt: unseconded(decision, outcome) };
  const [leaving, staying] = [mostOf(away, ballot), mostOf(kept, ballot)];
  const lead = ballot.of(staying) - ballot.of(leaving);
  const heard: Decision = lead < 0 ? leaving : 'accept';
  if (heard === decision) return { ...outcome, doubt: null };
  const doubt = { rules: decision, voter: heard, words: ballot.wordsFor(lead < 0 ? leaving : staying, mostWords) };
  const isObjection = heard === 'accept' && !isCounted(outcome);
  return { ...(isObjection ? accepted() : outcome), doubt };
}

/** Who knows no word of a text seconds nothing: a rule that sends it away by words alone is looked at by a person. */
function unseconded(decision: Decision, outcome: Outcome): Doubt<Decision> | null {
  return decision === 'accept' || isCounted(outcome) ? null : { rules: decision, voter: null, words: [] };
}

/** Whether it plainly hears a text that is turned away. */
export function isTurnedAway(ballot: Ballot): boolean {
  return ballot.best === 'reject' && ballot.lead >= secondedBy;
}

function mostOf<T extends Decision>(of: readonly T[], ballot: Ballot): T {
  return of.reduce((best, one) => (ballot.of(one) > ballot.of(best) ? one : best));
}

/** Days, courts and what the ledger tells of a person are counted and read by the rules: the voter cannot. */
function isCounted({ forGain, circumstance }: Outcome): boolean {
  return forGain || circumstance === 'late' || circumstance === 'court';
}

/** What is proposed for a text that tells of nothing. */
export const nothingTold: Weighed = {
  decision: 'junk',
  ground: null,
  words: [],
  transferTo: [],
  copyTo: [],
  also: [],
  forGain: false,
  outside: false,
  circumstance: null,
  doubt: null,
  zh: '没有说到什么事情，先问清楚，不登记',
  en: 'Nothing is told of: ask what it is about, and register nothing',
};

/** A greeting is short; who tells of a sum or of a danger tells of something. */
const longestTalk = 60;

export function isEmptyTalk(text: string, ballot: Ballot, told: { urgent: boolean; sums: number }): boolean {
  if (text.length > longestTalk || told.urgent || told.sums > 0 || otherWords(text) >= fewestWords) return false;
  return isNoWords(text) || isTrial(text) || (ballot.best === 'junk' && ballot.of('junk') > 0);
}

/** Who writes in another language, of which the voter knows next to nothing, tells of something in so many words. */
const fewestWords = 3;

function otherWords(text: string): number {
  return [...text.matchAll(/[^\P{L}\p{Script=Han}]+/gu)].length;
}

/** Says of itself that somebody tries the program; a speed or a blood pressure is tested too, and by somebody. */
function isTrial(text: string): boolean {
  return /(?:这是|仅供|系统|接口|功能)测试|测试(?:自动|数据|文本|短信|系统|接口|功能|分类|用的)|^测试\p{N}*$/u.test(
    text,
  );
}

/** Without two different characters of Chinese, nor a word of another language that says what he or it was. */
function isNoWords(text: string): boolean {
  const words = new Set(text.replace(/[^\p{Script=Han}]/gu, ''));
  return words.size < 2 && !/(?:my|shop|store|bought|refund|broke|order)/iu.test(text);
}
