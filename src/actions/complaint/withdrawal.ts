import type { Complaint } from '../../domain/complaint/complaint.ts';
import { withdrawalWords } from '../../domain/complaint/steps/withdrawal.ts';
import { toldWithdrawal } from '../../domain/complaint/facts/withdrawal-said.ts';
import type { Account } from '../../domain/county/account.ts';
import type { Context, Follower } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** What a station or the centre was told is the officer’s to end: he hears of it at once, and of what ended with it. */
export const tellOfWithdrawal: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['recordWithdrawal'],
  async follow(tx, ctx: Context, { on }) {
    for (const { saved } of on) {
      const words = `${saved.number}：${wordsOf(saved)}。`;
      await tellPeople(tx, ctx, saved, hearerOf(saved), words, { cause: `withdrawal ${saved.id} ${saved.version}` });
    }
  },
};

function wordsOf(complaint: Complaint): string {
  const told = toldWithdrawal(complaint);
  if (told === null) return '投诉人又说不撤了，接着办';
  const { zh } = withdrawalWords(told);
  if (complaint.state === 'closed') return `${zh}，已经办结`;
  const isAccepted = complaint.acceptedOn !== null;
  return isAccepted ? `${zh}，请写明终止调解` : `${zh}，是站里记的，请向投诉人核实，属实的记撤回`;
}

/** Who handles it; where nobody does, the heads of its office, and without an office the centre. */
function hearerOf({ handlerId, officeId }: Complaint): (account: Account) => boolean {
  if (handlerId !== null) return ({ id }) => id === handlerId;
  if (officeId === null) return ({ role }) => role === 'centre';
  return ({ role, organisationId }) => role === 'officeHead' && organisationId === officeId;
}
