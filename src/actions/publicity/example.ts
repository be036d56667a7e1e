import { mayDo, maySee } from '../../domain/base/actor.ts';
import type { Callout } from '../../domain/command/callout.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { exampleDocket } from '../../domain/publicity/example-steps.ts';
import { draftedFrom, type DraftExample, type Example, type ExampleFacts } from '../../domain/publicity/example.ts';
import { isTellable, type ReviewedContract } from '../../domain/publicity/reviewed-contract.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { activeMembers } from '../../domain/complaint/joint/member.ts';
import { noSecrets, type Secrets } from '../../domain/command/example-draft.ts';
import { findComplaint, lockComplaint } from '../../store/complaint/complaint.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findEntry, lockEntry } from '../../store/matter/docket.ts';
import { findExampleOf } from '../../store/publicity/example.ts';
import { listPasses } from '../../store/publicity/disclosure.ts';
import { listStationsShowing } from '../../store/publicity/board-posting.ts';
import { findReviewedContract, lockReviewedContract } from '../../store/publicity/reviewed-contract.ts';
import { findTipoff } from '../../store/tipoff/tipoff.ts';
import type { Context, StepFollower } from '../base/context.ts';
import { writeOpening, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { actorOfAccount } from '../../domain/county/account.ts';

/** Typical cases: what they are drafted from, what must not stand in them, and who is told that one is to come down. */
export const exampleFrame: DocketFrame<Example, DraftExample, ExampleFacts> = {
  docket: exampleDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, input }) => {
    const source =
      entry === null
        ? await findSource(tx, ctx, (input as DraftExample).sourceNumber)
        : await sourceById(tx, ctx.actor.countyId, entry);
    const stationIds = ctx.county.stations.filter(({ active }) => active).map(({ id }) => id);
    const passes = entry === null ? [] : await listPasses(tx, ctx.actor.countyId, 'example', [entry.id]);
    const passed = passes.map(({ words }) => words);
    if (source === null) return { source: null, other: null, secrets: noSecrets, passed, stationIds };
    if (entry === null) await lockSource(tx, ctx.actor.countyId, source);
    const other = entry === null ? await findExampleOf(tx, ctx.actor.countyId, source.id) : null;
    return { source, other, secrets: await secretsOf(tx, ctx, source), passed, stationIds };
  },
  beside: async (tx, ctx, { entry, move }) => {
    await tellDesk(tx, ctx, entry, move);
    if (move !== 'withdraw') return;
    // It still hangs where it was put up: whoever keeps that board is asked to take it down.
    const showing = new Set(await listStationsShowing(tx, entry.countyId, entry.id));
    const words = `典型案例《${entry.title}》已撤下，请把公示栏上的也换掉。`;
    await tellPeople(
      tx,
      ctx,
      entry,
      ({ role, stationId }) => role === 'station' && showing.has(stationId ?? ''),
      words,
    );
  },
};

/** Whoever may approve hears that a case waits, and those who wrote it what became of it. */
async function tellDesk(tx: Tx, ctx: Context, entry: Example, move: string | null): Promise<void> {
  const { number, title, writerIds } = entry;
  const isWriter = ({ id }: { id: string }) => writerIds.includes(id);
  if (move === 'submit')
    await tellPeople(
      tx,
      ctx,
      entry,
      (account) => mayDo(actorOfAccount(account), 'example.approve') && !isWriter(account),
      `典型案例${number}《${title}》写好了，请审核。`,
      { ring: 'asked' },
    );
  if (move === 'approve' || move === 'sendBack') {
    const result = move === 'approve' ? '审核通过，可以发布' : '退回来改';
    await tellPeople(tx, ctx, entry, isWriter, `典型案例${number}《${title}》${result}。`, { ring: 'asked' });
  }
}

/** A source with what it was made from. */
export interface FoundSource {
  kind: Example['sourceKind'];
  id: string;
  number: string;
  officeId: string | null;
  complaint: Complaint | null;
  callout: Callout | null;
  review?: ReviewedContract | null;
}

/** The settled complaint or closed call-out of the number, if the actor sees it. */
export async function findSource(db: Db | Tx, ctx: Context, typed: string): Promise<FoundSource | null> {
  const { countyId } = ctx.actor;
  const number = typed.trim();
  if (number.startsWith('急')) {
    const callout = await findEntry<Callout>(db, 'callout', countyId, { number });
    if (callout?.state !== 'closed' || ctx.actor.role === 'officer' || ctx.actor.role === 'officeHead') return null;
    return ofCallout(callout);
  }
  if (number.startsWith('款')) {
    const review = await findReviewedContract(db, countyId, { number });
    return review !== null && isTellable(review) && isOwn(ctx, review) ? ofReview(review) : null;
  }
  const complaint = await findComplaint(db, countyId, { number });
  if (complaint === null || !maySee(ctx.actor, complaint) || !isSettled(complaint)) return null;
  return ofComplaint(complaint);
}

/** Two who draft from one matter at once come one after the other: the second is told of the first one's draft. */
async function lockSource(tx: Tx, countyId: number, { kind, id }: FoundSource): Promise<void> {
  if (kind === 'complaint') await lockComplaint(tx, countyId, { id });
  else if (kind === 'contractReview') await lockReviewedContract(tx, countyId, id);
  else await lockEntry<Callout>(tx, 'callout', countyId, { id });
}

async function sourceById(
  db: Db | Tx,
  countyId: number,
  { sourceKind, sourceId }: Example,
): Promise<FoundSource | null> {
  if (sourceKind === 'callout') {
    const callout = await findEntry<Callout>(db, 'callout', countyId, { id: sourceId });
    return callout === null ? null : ofCallout(callout);
  }
  if (sourceKind === 'contractReview') {
    const review = await findReviewedContract(db, countyId, { id: sourceId });
    return review === null ? null : ofReview(review);
  }
  const complaint = await findComplaint(db, countyId, { id: sourceId });
  return complaint === null ? null : ofComplaint(complaint);
}

function isSettled({ outcome }: Complaint): boolean {
  return outcome === 'settled' || outcome === 'settledAtStation';
}

function ofComplaint(complaint: Complaint): FoundSource {
  const { id, number, officeId } = complaint;
  return { kind: 'complaint', id, number, officeId, complaint, callout: null };
}

function ofCallout(callout: Callout): FoundSource {
  const { id, number, officeId } = callout;
  return { kind: 'callout', id, number, officeId, complaint: null, callout };
}

function ofReview(review: ReviewedContract): FoundSource {
  const { id, number, officeId } = review;
  return { kind: 'contractReview', id, number, officeId, complaint: null, callout: null, review };
}

/** An office tells of its own reviews. */
function isOwn({ actor }: Context, { officeId }: ReviewedContract): boolean {
  return mayDo(actor, 'contractReview.read') && (!isOfOffice(actor) || officeId === actor.organisationId);
}

const isOfOffice = ({ role }: Context['actor']): boolean => role === 'officer' || role === 'officeHead';

/** What must not stand in a case, by what it was drafted from. */
export async function secretsOfExample(db: Db | Tx, ctx: Context, example: Example): Promise<Secrets> {
  const source = await sourceById(db, ctx.actor.countyId, example);
  return source === null ? noSecrets : secretsOf(db, ctx, source);
}

/** What must not stand in what is told of it: the people, the shop, where they live and where it is. */
export async function secretsOf(db: Db | Tx, ctx: Context, source: FoundSource): Promise<Secrets> {
  const { countyId } = ctx.actor;
  if (source.review !== undefined && source.review !== null)
    return { names: [], firm: source.review.operatorName.trim(), places: [] };
  const aboutId = source.callout?.matterId ?? null;
  const complaint = source.complaint ?? (aboutId === null ? null : await findComplaint(db, countyId, { id: aboutId }));
  const villageOf = (regionId: string | null | undefined) =>
    ctx.county.regions.filter(({ id, kind }) => id === regionId && kind === 'village').map(({ name }) => name);
  if (complaint === null) {
    const tipoff = aboutId === null ? null : await findTipoff(db, countyId, { id: aboutId });
    // Who told of it is sealed; its shop is not.
    return { names: [], firm: tipoff?.operatorName ?? '', places: villageOf(source.callout?.regionId) };
  }
  const { consumerName, consumerAddress, consumerRegionId, operatorName, operatorAddress, operatorRegionId, injury } =
    complaint;
  const names = [consumerName, injury?.person ?? '', ...activeMembers(complaint).map(({ name }) => name)];
  // An address that is no more than the name of a town tells nobody apart.
  const addresses = [consumerAddress, operatorAddress].map((one) => one.trim()).filter((one) => one.length > 4);
  const places = [...addresses, ...villageOf(consumerRegionId), ...villageOf(operatorRegionId)];
  const known = (words: readonly string[]) => [
    ...new Set(words.map((one) => one.trim()).filter((one) => one.length > 1)),
  ];
  return { names: known(names), firm: operatorName.trim(), places: known(places) };
}

/**
 * Drafts a case from a call-out that closes, in its transaction. Its words passed the check for names there; the lesson is written,
 * and everything checked anew, before it goes on.
 */
export const draftFromCallout: StepFollower<Callout> = {
  docket: 'callout',
  moves: ['close'],
  async follow(tx, ctx, callout) {
    // Whoever closed it has said that it is none.
    if (callout.exampleText === '') return;
    if ((await findExampleOf(tx, callout.countyId, callout.id)) !== null) return;
    const words = { title: callout.exampleTitle, text: callout.exampleText, lesson: '', basis: '', firmReason: '' };
    const id = ctx.newId();
    const open = (_input: unknown, facts: Facts & { number: string | null }) =>
      draftedFrom(id, words, ofCallout(callout), facts);
    const frame: typeof exampleFrame = { ...exampleFrame, docket: { ...exampleDocket, open } };
    await writeOpening(tx, ctx, frame, { id, sourceNumber: callout.number, ...words });
  },
};
