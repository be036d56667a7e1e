/** 事例 (told file): what a report tells of a complaint, in the words of its file without whoever told them. */
import { dayOf, dayZh } from '../base/calendar.ts';
import { maskLeaks, type TextGate } from '../base/disclosure/leak-mark.ts';
import { maskPersons } from '../base/masking.ts';
import { formatYuan } from '../base/money.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { activeMembers } from '../complaint/joint/member.ts';
import { outcomeWords } from '../complaint/state-words.ts';
import type { FileChip } from './body.ts';

type Told = Pick<
  Complaint,
  | 'number'
  | 'receivedAt'
  | 'filedAt'
  | 'operatorName'
  | 'story'
  | 'claim'
  | 'outcome'
  | 'agreement'
  | 'terms'
  | 'consumerName'
  | 'injury'
  | 'joint'
>;

/** Typed words without the telephones, papers and names that stand in them: what a signature freezes stays for good. */
export function bareOf(words: string, { leaksOf }: TextGate, names: readonly string[] = []): string {
  const hidden = maskPersons(words, names);
  return maskLeaks(hidden, leaksOf(hidden, { names, firms: [] }));
}

/** One part of the file; empty where the file does not have it. */
export function toldOf(complaint: Told, part: FileChip['part'], { leaksOf }: TextGate): string {
  const names = [
    complaint.consumerName,
    complaint.injury?.person ?? '',
    ...activeMembers(complaint).map(({ name }) => name),
  ];
  const bare = (words: string) => bareOf(words, { leaksOf }, names);
  switch (part) {
    case 'number':
      return complaint.number;
    case 'receivedOn':
      return dayZh(dayOf(complaint.receivedAt ?? complaint.filedAt));
    case 'operator':
      return complaint.operatorName;
    case 'story':
      return stopped(bare(complaint.story));
    case 'claim':
      return stopped(bare(complaint.claim));
    case 'outcome':
      return stopped(bare(outcomeOf(complaint)));
    case 'settledOn':
      return complaint.agreement === null ? '' : dayZh(complaint.agreement.signedOn);
    case 'recovered': {
      const fen = complaint.terms.reduce((sum, { valueFen }) => sum + (valueFen ?? 0), 0);
      return fen === 0 ? '' : `${formatYuan(fen)}元`;
    }
  }
}

/** The words of the agreement; where it has none, its terms. */
function outcomeOf({ outcome, agreement, terms }: Told): string {
  const told = terms.map(({ text }) => text.replace(/[。；;]$/u, '')).filter((text) => text !== '');
  const agreed = agreement === null || agreement.text === '' ? told.join('；') : agreement.text;
  if (agreed !== '') return `双方达成协议：${agreed}`;
  return outcome === null ? '' : outcomeWords[outcome].zh;
}

function stopped(words: string): string {
  const plain = words.replaceAll(/[〔〕]/gu, '').trim();
  return plain === '' || /[。！？]$/u.test(plain) ? plain : `${plain}。`;
}
