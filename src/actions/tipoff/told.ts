/** Who hears of what the officers who verified a tip-off ask for: whoever decides it or gives his opinion, and they themselves of what came of it. */
import { awaitedOf, proposalWords } from '../../domain/tipoff/decision-request.ts';
import { isOfLevel } from '../../domain/matter/approval.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Follower } from '../base/context.ts';
import { tellEach, tellPeople, type Hearing } from '../matter/tell-people.ts';

/** 所长, or the leader where it is his, hears once that a request waits for his word. */
export const tellDeciders: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['propose', 'endorse'],
  async follow(tx, ctx, { on }) {
    const accounts = await listAccounts(tx, ctx.actor.countyId);
    const { limits } = ctx.county.county;
    const hearings = on.flatMap(({ saved }): Hearing[] => {
      const { proposal, number, id, version } = saved;
      if (proposal === null) return [];
      const what = proposalWords[proposal.what].zh;
      return awaitedOf(saved, accounts)
        .filter((account) => account.id !== ctx.actor.id)
        .map((account) => ({
          account,
          about: saved,
          cause: `asked ${id} ${version}`,
          words: `举报${number}报请：${what}，${isOfLevel(account, limits) ? '等您批。' : '等您签意见、报分管局长。'}`,
        }));
    });
    await tellEach(tx, ctx, hearings, { ring: 'asked' });
  },
};

/** Those who verified hear what came of their request. */
export const tellProposers: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['returnProposal', 'open', 'notOpen', 'extend', 'transfer'],
  async follow(tx, ctx, { on, move }) {
    for (const { saved, before } of on) {
      const asked = before?.proposal ?? null;
      if (before === null || asked === null) continue;
      const what = proposalWords[asked.what].zh;
      const words =
        move === 'returnProposal'
          ? `举报${saved.number}的报请（${what}）退回了，退回的理由在经过里。`
          : `举报${saved.number}的报请（${what}）批准了。`;
      const ids = [before.handlerId, before.secondId, asked.byId];
      await tellPeople(tx, ctx, saved, ({ id }) => ids.includes(id), words, {
        cause: `answered ${saved.id} ${saved.version}`,
        ring: 'asked',
      });
    }
  },
};
