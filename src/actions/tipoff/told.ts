/** Who hears of what the officers who verified a tip-off ask for: whoever decides it or gives his opinion, and they themselves of what came of it. */
import { holdersOf, interimZh, pressingInterim } from '../../domain/tipoff/advice.ts';
import { awaitedOf } from '../../domain/tipoff/steps/decision-request.ts';
import { proposalWords } from '../../domain/tipoff/steps/proposal-words.ts';
import { isOfLevel } from '../../domain/law/approval.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { listAccounts } from '../../store/county/account.ts';
import { transact } from '../../store/base/transact.ts';
import { listInterimDue } from '../../store/tipoff/tipoff.ts';
import { factsOf, type Context, type Follower } from '../base/context.ts';
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

const approving: ReadonlySet<string> = new Set(['open', 'notOpen', 'extend', 'transfer']);

/** Those who verified hear what came of their request, and that it fell away with the tip-off. */
export const tellProposers: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['returnProposal', 'open', 'notOpen', 'extend', 'transfer', 'giveBack', 'disclaim', 'repeat', 'merge'],
  async follow(tx, ctx, { on, move }) {
    for (const { saved, before } of on) {
      const asked = before?.proposal ?? null;
      if (before === null || asked === null) continue;
      const what = proposalWords[asked.what].zh;
      const words =
        move === 'returnProposal'
          ? `举报${saved.number}的报请（${what}）退回了，退回的理由在经过里。`
          : approving.has(move)
            ? `举报${saved.number}的报请（${what}）批准了。`
            : `举报${saved.number}另作了处理，报请（${what}）不再等批，经过里写着。`;
      const ids = [before.handlerId, before.secondId, asked.byId];
      await tellPeople(tx, ctx, saved, ({ id }) => ids.includes(id), words, {
        cause: `answered ${saved.id} ${saved.version}`,
        ring: 'asked',
      });
    }
  },
};

/** So many are looked at in one go, each in a transaction of its own. */
const mostInterims = 500;

/**
 * Whoever has it hears once that the days that run from the receipt are nearly over and nothing was told: the officers; the head of their
 * office while there are none, or none of them is there any more; the centre, before it is dispatched and where the office has no head.
 * Every one is looked at: those that were told of long ago and are still open hold up none that comes behind them.
 */
export async function tellInterims(ctx: Context, limit = mostInterims): Promise<void> {
  let after: string | null = null;
  do {
    const open: Tipoff[] = await listInterimDue(ctx.db, ctx.actor.countyId, { after, limit });
    await tellNear(ctx, open);
    after = open.length < limit ? null : (open.at(-1)?.id ?? null);
  } while (after !== null);
}

async function tellNear(ctx: Context, open: readonly Tipoff[]): Promise<void> {
  const facts = factsOf(ctx);
  const near = open.flatMap((about) => {
    const clock = pressingInterim(about, facts);
    return clock === null ? [] : [{ about, clock }];
  });
  if (near.length === 0) return;
  await transact(ctx.db, async (tx) => {
    const accounts = await listAccounts(tx, ctx.actor.countyId);
    const hearings = near.flatMap(({ about, clock }): Hearing[] => {
      return holdersOf(about, accounts).map((account) => ({
        account,
        about,
        cause: `interim ${about.id} ${clock.targetOn}`,
        words: interimZh(about, clock),
      }));
    });
    await tellEach(tx, ctx, hearings, { ring: 'asked' });
  });
}
