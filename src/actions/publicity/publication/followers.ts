import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { barOf, isForPublication, leavesBecause } from '../../../domain/publicity/publication/draft.ts';
import type { Publication } from '../../../domain/publicity/publication/publication.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import type { Tx } from '../../../store/base/db.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { findOfComplaint, findRule } from '../../../store/publicity/publication/publication.ts';
import type { Context, Follower } from '../../base/context.ts';
import { writeMove, writeOpening } from '../../matter/docket.ts';
import { publicationFrame } from './publication.ts';

/**
 * What follows an act on a complaint that is over, or was: agreed to be published, it waits to be decided on; what its complainant takes
 * back, what is under way again, and what is erased, is public no longer. An open complaint costs nothing.
 */
export const followWithPublication: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  async follow(tx, ctx, { move, on, besides }) {
    for (const { saved, before } of [...on, ...besides]) {
      if (saved.state !== 'closed' && before?.state !== 'closed') continue;
      const standing = await findOfComplaint(tx, saved.countyId, saved.id);
      if (move === 'decidePublication') await demandReviewed(tx, saved, standing);
      if (standing === null) await openIfAgreed(tx, ctx, saved);
      else await followStanding(tx, ctx, move, saved, standing);
    }
  },
};

/**
 * On the complaint itself nobody decides what is for publication: neither against what the review decided, nor before it, while a clue is
 * looked into or its review waits. Only what the publication itself has written there stands. While the county has no rule, whoever
 * handled it may, as long as nothing was decided.
 */
async function demandReviewed(tx: Tx, saved: Complaint, standing: Publication | null): Promise<void> {
  const isOwnAct = standing !== null && isDecisionOf(saved, standing);
  if (isOwnAct || !isForPublication(saved)) return;
  const isDecided = standing !== null && standing.state !== 'waiting';
  if (isDecided || (await findRule(tx, saved.countyId)) !== null) throw new Refusal('publication-reviewed');
}

/** Whether the complaint keeps what the publication says, by who decided on it. */
function isDecisionOf({ publication }: Complaint, { state, reviewedById, remark }: Publication): boolean {
  if (publication === null || publication.byId !== reviewedById) return false;
  if (state === 'published') return publication.published;
  return state === 'withheld' && !publication.published && publication.reason === remark;
}

async function followStanding(tx: Tx, ctx: Context, move: string, saved: Complaint, standing: Publication) {
  const isDecided = move === 'decidePublication' && standing.state === 'waiting';
  // While the county has no rule, who handled it decides, and it waits no longer.
  const refused = isDecided && saved.publication?.published === false ? '承办人定了不公示' : null;
  const reason = leavesBecause(saved) ?? refused;
  if (reason !== null) await leave(tx, ctx, standing.id, reason);
}

/** Opens what waits to be decided on: nothing is asked of who closed the complaint. */
export async function openIfAgreed(tx: Tx, ctx: Context, complaint: Complaint): Promise<Publication | null> {
  // What is barred now, by a review or by a clue, is opened by the act that ends that.
  if (!isForPublication(complaint) || barOf(complaint) !== null) return null;
  if (complaint.publication?.published === false) return null;
  if (complaint.publication === null && complaint.archive !== null) return null;
  if ((await findRule(tx, complaint.countyId)) === null) return null;
  return writeOpening(tx, ctx, frameFor(complaint), { id: ctx.newId(), matterNumber: complaint.number });
}

/** The complaint is in hand: whether the actor may see it is not the question where it opens by itself. */
function frameFor(complaint: Complaint): typeof publicationFrame {
  const open: typeof publicationFrame.docket.open = (input, facts) =>
    publicationFrame.docket.open(input, { ...facts, complaint });
  return { ...publicationFrame, docket: { ...publicationFrame.docket, open } };
}

/** Takes one away that may be public no longer; nothing happens where it is gone already, or was taken down by a person. */
export async function leave(tx: Tx, ctx: Context, id: string, remark: string): Promise<void> {
  const entry = await lockEntry<Publication>(tx, 'publication', ctx.actor.countyId, { id });
  if (entry.state === 'left' || entry.state === 'withdrawn') return;
  await writeMove(tx, ctx, publicationFrame, entry, 'leave', { remark });
}

/** Before the words of a complaint are erased: what is told of it in public goes first. */
export async function leaveErased(tx: Tx, ctx: Context, matterId: string): Promise<void> {
  const standing = await findOfComplaint(tx, ctx.actor.countyId, matterId);
  if (standing !== null) await leave(tx, ctx, standing.id, leavesBecause(null) ?? '');
}

/** By the number, for the round that finds what was left. */
export async function openByNumber(tx: Tx, ctx: Context, number: string): Promise<Publication | null> {
  const complaint = await findComplaint(tx, ctx.actor.countyId, { number });
  if (complaint === null || (await findOfComplaint(tx, complaint.countyId, complaint.id)) !== null) return null;
  return openIfAgreed(tx, ctx, complaint);
}
