import { dayShortZh } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { clocksOf } from '../../domain/complaint/deadline.ts';
import { openPerformance } from '../../domain/complaint/facts/performance.ts';
import type { Account } from '../../domain/county/account.ts';
import { factsOf, type Context, type Follower } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** What who complained told back is the officer's at once: his answer to a question, and that the shop has not kept what was agreed. */
export const tellOfficer: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['answerQuestion', 'tellPerformance'],
  async follow(tx, ctx: Context, { on, move }) {
    for (const { saved } of on) {
      const words = move === 'answerQuestion' ? `${saved.number}：投诉人答了您问的话。` : performanceZh(saved);
      await tellPeople(tx, ctx, saved, hearerOf(saved), words, { cause: `${move} ${saved.id} ${saved.version}` });
    }
  },
};

/** Who leads the bureau judges it: each of them hears that somebody appeals. */
export const tellLeaders: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['appeal'],
  async follow(tx, ctx: Context, { on }) {
    for (const { saved } of on) {
      const by = clocksOf(saved, factsOf(ctx)).find(({ identifier }) => identifier === 'appeal')?.targetOn;
      const until = by === undefined ? '' : `，最晚${dayShortZh(by)}答复`;
      const words = `${saved.number}：投诉人不满意，请局里复核${until}。承办过、决定过的不复核。`;
      await tellPeople(tx, ctx, saved, ({ role }) => role === 'leader', words, { cause: `appeal ${saved.id}` });
    }
  },
};

function performanceZh(complaint: Complaint): string {
  const told = openPerformance(complaint);
  if (told === null) return `${complaint.number}：投诉人说店家照办了。`;
  return `${complaint.number}：投诉人说店家没照办协议，请问店家，最晚${dayShortZh(told.dueOn ?? told.on)}回他。`;
}

/** Who handles it; where nobody does, or he is gone, the head of its office, and without an office the centre. */
function hearerOf({ handlerId, officeId }: Complaint): (account: Account) => boolean {
  if (handlerId !== null) return ({ id }) => id === handlerId;
  if (officeId === null) return ({ role }) => role === 'centre';
  return ({ role, organisationId }) => role === 'officeHead' && organisationId === officeId;
}
