/** 队列 (queue): what stands under the line of a book in the rail, in words, and the list that each opens. */
import type { StaffRole } from '../../../domain/base/actor.ts';
import type { Words } from '../../../domain/base/words.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { handWords, pastWords } from '../../../domain/matter/list/hand.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { enforcementStageWords, headsStages } from '../../../domain/supervision/enforcement/enforcement.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import type { SeenWork } from '../../base/client.ts';
import { placeOfKind } from '../../base/places.ts';

/** The stages of each book, and what stands beside them. */
const words: Record<MatterKind, Readonly<Partial<Record<string, Words>>>> = {
  complaint: {
    ...stageWords,
    urgent: { zh: '加急，等回电', en: 'Urgent, call back' },
    toCheck: { zh: '该查履行', en: 'Performance to check' },
  },
  tipoff: tipoffStageWords,
  inquiry: inquiryStageWords,
  enforcement: { ...enforcementStageWords, forWord: { zh: '等您批、等您确认', en: 'For your word' } },
};

/** What has left a station goes on elsewhere: it is told how far it is, not what others have to do. */
const progressWords: Readonly<Partial<Record<string, Words>>> = {
  toDispatch: { zh: '已交上去', en: 'Sent up' },
  toAccept: { zh: '所里在看', en: 'With the office' },
  toTell: { zh: '所里在告知', en: 'Being told' },
  toMediate: { zh: '所里已受理', en: 'Accepted' },
  mediating: { zh: '所里在调解', en: 'In mediation' },
  toClose: { zh: '所里有结果了', en: 'Decided' },
  toFollowUp: { zh: '已办结', en: 'Closed' },
};

/** The words of a queue as the role reads it. */
export function queueWordsOf(role: StaffRole, kind: MatterKind, key: string): Words {
  if (key === 'past') return pastWords;
  if (key === 'today') return handWords.today;
  const told = role === 'station' ? progressWords[key] : undefined;
  return told ?? words[kind][key] ?? { zh: key, en: key };
}

/** The list that a queue opens: of his own where he has some of his own. */
export function queueLink(kind: MatterKind, key: string, mineId: string | null, role: StaffRole): string {
  const query = new URLSearchParams(filterOf(kind, key));
  // The clocks of offices are not the station's to keep.
  if (role === 'station' && (key === 'past' || key === 'today')) query.set('stage', 'atStation');
  // Where somebody waits for a call it is everybody's business; what waits for a word is the reader's, whoever handles it.
  if (mineId !== null && !anybodys.includes(key)) query.set('handlerId', `mine:${mineId}`);
  query.set('sort', 'due');
  return `${placeOfKind(kind).path}?${query.toString()}`;
}

const anybodys = ['urgent', 'forWord', 'toApprove', 'toReview'];

function filterOf(kind: MatterKind, key: string): Record<string, string> {
  if (key === 'past' || key === 'today') return { hand: key };
  if (key === 'urgent') return { urgent: 'waiting' };
  if (key === 'toCheck') return { check: 'due' };
  if (kind === 'enforcement' && key === 'forWord') return { stage: headsStages.join(',') };
  return { stage: key };
}

/** A queue under the line of its kind in the rail. */
export interface Queue extends Words {
  key: string;
  to: string;
  count: number;
}

/** The queues of a kind in which something waits, the most urgent first. */
export function queuesOf(
  work: Pick<SeenWork, 'queues'>,
  kind: MatterKind,
  mineId: string | null,
  role: StaffRole,
): Queue[] {
  return (work.queues[kind] ?? []).map(({ key, total }) => {
    const { zh, en } = queueWordsOf(role, kind, key);
    return { key, zh, en, to: queueLink(kind, key, mineId, role), count: total };
  });
}
