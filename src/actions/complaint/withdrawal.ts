import type { Complaint } from '../../domain/complaint/complaint.ts';
import { toldWithdrawal, withdrawalWords } from '../../domain/complaint/steps/withdrawal.ts';
import type { Context, Follower } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** What a station or the centre was told after the acceptance is the officer’s to end: he hears of it at once. */
export const tellOfWithdrawal: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['recordWithdrawal'],
  async follow(tx, ctx: Context, { on }) {
    for (const { saved } of on) {
      if (saved.state === 'closed') continue;
      const { handlerId, number } = saved;
      const told = toldWithdrawal(saved);
      const words = told === null ? '投诉人又说不撤了，接着办' : `${withdrawalWords(told).zh}，请写明终止调解`;
      await tellPeople(tx, ctx, saved, ({ id }) => id === handlerId, `${number}：${words}。`, {
        cause: `withdrawal ${saved.id} ${saved.version}`,
      });
    }
  },
};
