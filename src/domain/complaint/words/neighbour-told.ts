/**
 * 经过 as a neighbour tells it. Of a correction the ledger says 「更正」 and counts its lines, which nobody at a station has before him; of a
 * step it says which clock starts and stops, which is the bureau's own business. What else the course tells is told in the words of the ledger.
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
  filed: (_, official) => official.replace('登记，受理时钟起算', '登记了').replace('；建议分送', '，看着归'),
  'sent-up': (_, official) => official.replace('，受理时钟起算：', '：'),
  dispatched: (_, official) => official.replace(/^分送/u, '交给').replace('，分送时钟停', ''),
  accepted: (_, official) => official.replace('；调解时钟起算，告知投诉人以后受理时钟才停', ''),
  'test-started': (_, official) => official.replace('起调解时钟暂停', '起等结果'),
  'test-ended': (_, official) => official.replace('起调解时钟接着走', '起接着调解'),
};

/** By which a paper is known again: nothing that is read at a counter. */
const hashOfPaper = /（内容摘要 [\da-f]{8}）/u;

/** 「更正了要素：类别 肥料→农药。」 becomes 「写错的改过来了：类别 肥料→农药。」 */
function asMended(official: string): string {
  return official.replace(/^更正了(?:要素)?[：，]?/u, '写错的改过来了：');
}

export function neighbourTold({ verb, detail }: Line, official: string): string {
  return (tellings[verb]?.(detail, official) ?? official).replace(hashOfPaper, '');
}
