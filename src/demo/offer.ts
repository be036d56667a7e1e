/** Two complaints of the sample county that were passed to a firm: one still talked over, one that the firm has proposed on. */
import { SendOffer } from '../domain/firm/offer.ts';
import { contextAt } from '../actions/base/context.ts';
import { offerComplaint, replyAsFirm } from '../actions/firm/offer.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { isNamed } from '../domain/firm/firm.ts';
import { listFirms } from '../store/firm/firm.ts';
import { find, type Cast } from './life.ts';

const open: readonly string[] = ['registered', 'dispatched', 'accepted', 'mediating'];

/** Offers the open complaints that name a firm to it, and has every other one answered. */
export async function offerSamples(
  cast: Cast,
  complaints: readonly Complaint[],
  idOf: (name: string) => string,
): Promise<void> {
  const { ctx } = cast;
  const firms = await listFirms(ctx.db, ctx.actor.countyId);
  const as = (which: Parameters<typeof find>[1], hoursAgo: number) => ({
    ...contextAt(ctx, new Date(ctx.at.getTime() - hoursAgo * 3_600_000)),
    actor: actorOfAccount(find(cast, which)),
  });
  let nth = 0;
  for (const { number, operatorName, state, filedAt } of complaints) {
    const firm = firms.find((one) => isNamed(one, operatorName));
    const hours = Math.min(30, (ctx.at.getTime() - filedAt.getTime()) / 3_600_000);
    if (firm === undefined || !open.includes(state) || hours < 1) continue;
    const id = idOf(`offer ${number}`);
    const input = SendOffer.parse({ id, firmId: firm.id, sharesContact: nth % 2 === 1 });
    await offerComplaint(
      as((one) => one.loginName === 'fangmin', hours),
      number,
      input,
    );
    if (nth % 2 === 0) {
      const contact = as((one) => one.organisationId === firm.id, hours - 0.9);
      const words = '我们查过单子，是我们没有说清楚；愿意照您说的办，三天内上门，请您看行不行。';
      await replyAsFirm(contact, id, { act: 'propose', words }, { version: 1 });
    }
    nth += 1;
  }
}
