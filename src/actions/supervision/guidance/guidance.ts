import { mayDo, maySee, type Actor } from '../../../domain/base/actor.ts';
import { actorOfAccount } from '../../../domain/county/account.ts';
import type {
  AnswerItems,
  CheckItems,
  DraftGuidance,
  Guidance,
  GuidanceFacts,
} from '../../../domain/supervision/guidance/guidance.ts';
import { contractReviewDocket } from '../../../domain/supervision/clause/contract-review-steps.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import { guidanceDocket } from '../../../domain/supervision/guidance/guidance-steps.ts';
import type { Tx } from '../../../store/base/db.ts';
import { complaintBook } from '../../../store/complaint/complaint.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { findMatter } from '../../../store/matter/matter.ts';
import { findOperatorNamed } from '../../../store/operator/operator.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** Letters to operators, with the bell of who may sign. */
export const guidanceFrame: DocketFrame<Guidance, DraftGuidance, GuidanceFacts> = {
  docket: guidanceDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { input }) => {
    if (!('operatorName' in input)) return { source: null, operatorId: null };
    const { operatorName, sourceNumber } = input as DraftGuidance;
    return {
      source: await sourceOf(tx, ctx, sourceNumber ?? ''),
      operatorId: await findOperatorNamed(tx, ctx.actor, operatorName),
    };
  },
  brings: ({ move, input }) =>
    move === 'answer' || move === 'check' ? (input as AnswerItems | CheckItems).attachmentIds : [],
  beside: async (tx, ctx, { entry, move }) => {
    const { number, byId, officeId, operatorName } = entry;
    if (move === null || move === 'amend')
      await tellPeople(
        tx,
        ctx,
        entry,
        (account) => {
          const actor = actorOfAccount(account);
          const isNear = account.role !== 'officeHead' || account.organisationId === officeId;
          return isNear && account.id !== byId && mayDo(actor, 'guidance.sign');
        },
        `给${operatorName}的 ${number} 等着签发，请到监管“规范意见”里看。`,
        { ring: 'asked' },
      );
    if (move === 'return')
      await tellPeople(tx, ctx, entry, ({ id }) => id === byId, `您起草的 ${number} 退回修改：${entry.remark}`, {
        ring: 'asked',
        cause: `${entry.id} returned ${entry.version}`,
      });
    if (move === 'sign')
      await tellPeople(tx, ctx, entry, ({ id }) => id === byId, `您起草的 ${number} 签发了，可以打印送出。`, {
        ring: 'asked',
      });
  },
};

/** What a letter comes from, as far as the drafter may see it. A tip-off is none: its number tells that there was one. */
async function sourceOf(tx: Tx, ctx: Context, typed: string): Promise<{ number: string } | null> {
  const number = typed.trim();
  if (number === '') return null;
  const complaint = await findMatter(tx, complaintBook, ctx.actor.countyId, { number });
  const isSeen = complaint !== null && mayDo(ctx.actor, 'complaint.read') && maySee(ctx.actor, complaint);
  if (isSeen) return { number };
  const docket = [surveyDocket, contractReviewDocket].find(
    ({ letter }) => letter !== null && number.startsWith(letter),
  );
  if (docket === undefined || !mayDo(ctx.actor, docket.read)) return null;
  const entry = await findEntry<DocketEntry>(tx, docket.name, ctx.actor.countyId, { number });
  return entry !== null && (docket.maySee as (actor: Actor, one: DocketEntry) => boolean)(ctx.actor, entry)
    ? { number }
    : null;
}
