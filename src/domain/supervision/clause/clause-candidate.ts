/**
 * 投诉里的条款 (candidate): a complaint quotes a contract or a notice; what the checker suspects in the quoted words waits for somebody to
 * collect it as a review, or to set it aside (S36: sources of a review are complaints too).
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import { codesIn } from './clause-check.ts';
import type { ClauseCode } from './clause-code.ts';

export interface ClauseCandidate {
  countyId: number;
  complaintId: string;
  complaintNumber: string;
  operatorName: string;
  words: string;
  codes: readonly ClauseCode[];
  toldOn: Day;
  state: 'open' | 'taken' | 'dropped';
  reviewNumber: string;
  droppedId: string | null;
  reason: string;
  byId: string | null;
}

export const SetCandidateAside = z.object({
  /** The press: sent again, it sets nothing aside twice. */
  id: z.uuid(),
  reason: labelled(written().min(2).max(200), { zh: '为什么不收', en: 'Why not', input: 'text' }),
});
export type SetCandidateAside = z.infer<typeof SetCandidateAside>;

const quoted = /[“「『"]([^“”「」『』"\n]{4,200})[”」』"]/gu;
/** 「合同上写着……」 without quotation marks. */
const said =
  /(?:合同|协议|条款|告示|须知|单子|小票|会员卡|卡上|墙上|门口|店规|规定)[^。；，,\n]{0,10}(?:写着|写的|印着|印的|写明|注明|贴着|规定)(?:是|了|的|有)?[：:，,]?([^。；;\n“「]{4,100})/gu;
/** So much of it is kept; the text itself is collected. */
const mostWords = 600;

/** The suspected words that a story quotes, each once; null where it quotes none. */
export function clausesTold(story: string): { words: string; codes: ClauseCode[] } | null {
  const found = [...story.matchAll(quoted), ...story.matchAll(said)]
    .map(([, words = '']) => words.trim())
    .filter((words) => codesIn(words).length > 0);
  const words = [...new Set(found)].join('\n').slice(0, mostWords);
  return words === '' ? null : { words, codes: codesIn(words) };
}
