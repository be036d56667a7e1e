import { demand, maySee } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { maskText } from '../../../domain/base/masking.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { eventOf } from '../../../domain/matter/matter.ts';
import {
  clausesTold,
  type ClauseCandidate,
  type SetCandidateAside,
} from '../../../domain/supervision/clause/clause-candidate.ts';
import { record } from '../../../store/base/ledger.ts';
import { transact } from '../../../store/base/transact.ts';
import { complaintBook, lockComplaint } from '../../../store/complaint/complaint.ts';
import { findMattersByIds } from '../../../store/matter/matter.ts';
import {
  forgetCandidates,
  insertCandidates,
  listOpenCandidates,
  lockCandidate,
  saveSetAside,
} from '../../../store/supervision/clause/clause-candidate.ts';
import { factsOf, type Context } from '../../base/context.ts';
import type { MatterReader } from '../../matter/reading.ts';

/** Reads every complaint for the contracts and notices that it quotes. */
export const clauseReader: MatterReader = {
  name: 'clause',
  version: 1,
  kinds: ['complaint'],
  async read(tx, ctx, { matters, erased }) {
    const { countyId } = ctx.county.county;
    const found = matters.flatMap((matter): ClauseCandidate[] => {
      const { id, number, operatorName, story, consumerName, receivedAt, filedAt } = matter as Complaint;
      const told = clausesTold(story);
      if (told === null) return [];
      const candidate = { countyId, complaintId: id, complaintNumber: number, operatorName, codes: told.codes };
      const open = { state: 'open', reviewNumber: '', droppedId: null, reason: '', byId: null } as const;
      return [
        { ...candidate, ...open, words: maskText(told.words, [consumerName]), toldOn: dayOf(receivedAt ?? filedAt) },
      ];
    });
    await insertCandidates(tx, found);
    await forgetCandidates(
      tx,
      countyId,
      erased.map(({ id }) => id),
    );
  },
};

/** So many are looked through for those that the reader may see. */
const mostOpen = 200;

/** A candidate, and whether its complaint may be opened. */
export interface SeenClauseCandidate extends ClauseCandidate {
  mayOpen: boolean;
}

/**
 * What waits to be collected, of the complaints that the actor sees. The association reviews the contracts of all shops (消费者权益保护法
 * 第三十七条第一款第（一）、（三）项): it reads the quoted terms of all complaints, and the complaints themselves only where they are its own.
 */
export async function listSeenCandidates(ctx: Context): Promise<SeenClauseCandidate[]> {
  const { db, actor } = ctx;
  demand(actor, 'contractReview.collect');
  const found = await listOpenCandidates(db, actor.countyId, mostOpen);
  const ids = found.map(({ complaintId }) => complaintId);
  const complaints = await findMattersByIds(db, complaintBook, actor.countyId, ids);
  const seen = new Set(complaints.filter((one) => maySee(actor, one)).map(({ id }) => id));
  return found
    .map((one) => ({ ...one, mayOpen: seen.has(one.complaintId) }))
    .filter(({ mayOpen }) => mayOpen || readsAll(actor));
}

const readsAll = ({ role }: Context['actor']): boolean => role === 'mediator';

/** 不收: somebody says why it becomes no review, with a line at the complaint; the same press twice says it once. */
export async function setCandidateAside(
  ctx: Context,
  number: string,
  { id, reason }: SetCandidateAside,
): Promise<void> {
  const { actor } = ctx;
  demand(actor, 'contractReview.collect');
  await transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, actor.countyId, { number });
    if (!maySee(actor, complaint) && !readsAll(actor)) throw new Refusal('not-found');
    const candidate = await lockCandidate(tx, actor.countyId, number);
    if (candidate === null) throw new Refusal('not-found');
    if (candidate.droppedId === id) return;
    if (candidate.state !== 'open') throw new Refusal('changed-meanwhile');
    const words = maskText(reason, [complaint.consumerName]);
    await saveSetAside(tx, { ...candidate, droppedId: id, reason: words, byId: actor.id });
    await record(tx, eventOf(complaint, 'clause-set-aside', factsOf(ctx), { reason: words }));
  });
}
