/** 撤回说到哪了 (said): what the step is called by which a withdrawal is told, asked about and dropped; a page reads the words alone. */
import type { Complaint } from '../complaint.ts';
import type { MoveWords } from '../../matter/words/move-words.ts';
import { toldWithdrawal } from '../facts/withdrawal-said.ts';
import { moveWords } from './move-words.ts';

type Said = Pick<Complaint, 'withdrawal' | 'acceptedOn'>;

/** The words of all moves as they fit the matter: who has said that he withdraws says next that he does not, or is asked about it. */
export function moveWordsFor(complaint: Said): Readonly<Record<keyof typeof moveWords, MoveWords>> {
  const own = saidWords(complaint);
  return own === null ? moveWords : { ...moveWords, recordWithdrawal: { ...moveWords.recordWithdrawal, ...own } };
}

/** After the acceptance a withdrawal that was told can only be dropped; before it the bureau hears it itself, one way or the other. */
function saidWords(complaint: Said): { zh: string; en: string } | null {
  if (toldWithdrawal(complaint) === null) return null;
  return complaint.acceptedOn === null
    ? { zh: '核实撤回', en: 'Ask about the withdrawal' }
    : { zh: '又不撤了', en: 'It is to go on after all' };
}
