/**
 * 经过里的改正 (corrections), as a neighbour tells them: the ledger says 「更正」 and counts its lines, which nobody at a station has before
 * him. What else the course tells is told in the words of the ledger.
 */
import { text, words, type TimelineEntry } from '../../base/sentence.ts';
import { undoneWords } from '../../matter/bulk/bulk.ts';

type Line = Pick<TimelineEntry, 'verb' | 'detail'>;

/** Each of one verb, from its details and from its sentence in the ledger. */
const tellings: Readonly<Record<string, (detail: Line['detail'], official: string) => string>> = {
  'step-undone': ({ move }) => `前面的“${words(undoneWords, text(move)).zh || '一步'}”收回了，不算。`,
  'service-failure-corrected': () => '前面记的“没送到”记错了，接着告诉。',
  corrected: (_, official) => asMended(official),
  'parties-corrected': (_, official) => asMended(official),
};

/** 「更正了要素：类别 肥料→农药。」 becomes 「写错的改过来了：类别 肥料→农药。」 */
function asMended(official: string): string {
  return official.replace(/^更正了(?:要素)?[：，]?/u, '写错的改过来了：');
}

export function neighbourTold({ verb, detail }: Line, official: string): string {
  return tellings[verb]?.(detail, official) ?? official;
}
