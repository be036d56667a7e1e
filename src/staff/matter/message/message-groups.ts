/** 消息怎么分组: what was told stands under the kind of record that it is about, so that no line need say the kind. */
import type { Words } from '../../../domain/base/words.ts';
import { matterWords } from '../../../domain/matter/matter.ts';
import type { MessagePage } from '../../../domain/matter/message.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { ledgerWords } from '../../base/ledger-places.ts';

export interface MessageGroup<M> extends Words {
  /** The newest first. */
  items: M[];
}

const others: Words = { zh: '别的', en: 'Other' };

/** What pages are about that tell of no single record. */
const pageWords: Partial<Record<MessagePage, Words>> = {
  complaints: matterWords.complaint,
  lateComplaints: matterWords.complaint,
  toDispatch: matterWords.complaint,
  tipoffs: matterWords.tipoff,
  lateTipoffs: matterWords.tipoff,
  inquiries: matterWords.inquiry,
  lateInquiries: matterWords.inquiry,
  enforcements: matterWords.enforcement,
  lateEnforcements: matterWords.enforcement,
  roster: { zh: '值班', en: 'Duty' },
  redispatches: { zh: '就近分转', en: 'Redispatches' },
  stationMessages: { zh: '站点互通', en: 'Stations' },
  workReports: { zh: '工作汇报', en: 'Work reports' },
  view: { zh: '存下的视图', en: 'Saved views' },
};

type Told = { matterNumber: string | null; page: MessagePage | null };

function wordsOf({ matterNumber, page }: Told): Words {
  if (matterNumber === null) return page === null ? others : (pageWords[page] ?? others);
  const kind = parseMatterNumber(matterNumber)?.kind ?? null;
  return kind === null ? (ledgerWords(matterNumber) ?? others) : matterWords[kind];
}

/** The groups, that with the newest line first; of what has no kind of its own the last. */
export function groupsOf<M extends Told>(newestFirst: readonly M[]): MessageGroup<M>[] {
  const groups = new Map<string, MessageGroup<M>>();
  for (const one of newestFirst) {
    const { zh, en } = wordsOf(one);
    const group = groups.get(zh) ?? { zh, en, items: [] };
    group.items.push(one);
    groups.set(zh, group);
  }
  const last = groups.get(others.zh);
  return [...[...groups.values()].filter((group) => group !== last), ...(last === undefined ? [] : [last])];
}
