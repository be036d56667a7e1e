import { demand, maySee, type Actor } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { parseComplaintNumber, complaintNumber, enforcementNumber } from '../../../domain/matter/numbering.ts';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import { contractReviewDocket } from '../../../domain/supervision/clause/contract-review-steps.ts';
import type { CaseSourceKind } from '../../../domain/supervision/enforcement/case-source.ts';
import { addressesOf } from '../../../domain/supervision/enforcement/addresses.ts';
import type { CaseSource, OpenCase } from '../../../domain/supervision/enforcement/open-case.ts';
import { enforcementClocks, enforcementWithDue } from '../../../domain/supervision/enforcement/deadline.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import {
  carryEnforcement,
  registerEnforcement as registerRule,
  type Carried,
  type Registration,
} from '../../../domain/supervision/enforcement/filing.ts';
import {
  enforcementPaperWords,
  enforcementProcedure,
  type EnforcementPaperKind,
} from '../../../domain/supervision/enforcement/procedure.ts';
import { campaignDocket } from '../../../domain/supervision/inspection/campaign-steps.ts';
import { inspectionDocket } from '../../../domain/supervision/inspection/inspection-steps.ts';
import { batchDocket } from '../../../domain/supervision/sampling/batch-steps.ts';
import { mayApproveMeasure, mayReview } from '../../../domain/supervision/enforcement/reviewer.ts';
import { lapseMeasures } from '../../../domain/supervision/enforcement/steps/measures.ts';
import type { EnforcementMove } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { Clue } from '../../../domain/complaint/steps/records.ts';
import type { Change } from '../../../domain/base/event.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { EnforcementPaper } from '../../../domain/supervision/enforcement/papers/papers.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import { getAccount } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record, recordEach } from '../../../store/base/ledger.ts';
import { takeNumbers } from '../../../store/base/numbering.ts';
import { transact } from '../../../store/base/transact.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { endDrafts } from '../../../store/matter/draft.ts';
import { insertMatters, lockMatter, saveMatter } from '../../../store/matter/matter.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import { listLegalReviewers } from '../../../store/supervision/enforcement/legal-reviewer.ts';
import { enforcementBook, findEnforcement, listKeeping } from '../../../store/supervision/enforcement/enforcement.ts';
import { announceOnCommit, demandFiler, demandListed, factsOf, followAct, type Context } from '../../base/context.ts';
import { moveMatter, type Frame, type MoveRequest, type Need } from '../../matter/matter.ts';
import { servingOf } from '../../matter/decided/served-paper.ts';
import { tellOwners } from '../../matter/owner.ts';
import { countExhibits, countKept } from '../../../store/supervision/enforcement/exhibit.ts';
import { caseGiving } from './case-file.ts';

/** Whoever is named for what the law gives to somebody else than the officers: an account in use that may do it and may see the case. */
function demandNamed(field: string): Need<Enforcement> {
  return async (tx, ctx, before, input) => {
    const id = input[field];
    if (typeof id !== 'string') return certified(tx, ctx);
    const account = await getAccount(tx, ctx.actor.countyId, id);
    if (!mayReview(account, before)) throw new Refusal('handler-unknown');
    return certified(tx, ctx);
  };
}

/** Who is to review, and whom the county has named for its legal body. */
const demandReviewer: Need<Enforcement> = async (tx, ctx, ...given) => {
  const { facts } = await demandNamed('reviewerId')(tx, ctx, ...given);
  const legal = await listLegalReviewers(tx, ctx.actor.countyId);
  return { facts: { ...facts, legalReviewers: legal.map(({ accountId }) => accountId) } };
};

/** Whoever is named as having approved a measure: an account in use that may approve it and may see the case. */
const approver: Need<Enforcement> = async (tx, ctx, before, { approverId: id }) => {
  if (typeof id === 'string') {
    const account = await getAccount(tx, ctx.actor.countyId, id);
    if (!mayApproveMeasure(account, before)) throw new Refusal('measure-approver-unknown');
  }
  return certified(tx, ctx);
};

/** The certificates of the officers of the county. */
async function certified(tx: Tx, ctx: Context) {
  return { facts: { certificates: await listCertificates(tx, ctx.actor.countyId) } };
}

const servedBy = { notify: 'notice', decideOnTheSpot: 'spot', urge: 'urging' } as const satisfies Partial<
  Record<EnforcementMove, EnforcementPaper>
>;

/** What the move itself hands to the party is kept and hashed as it reads with the number that the move has taken. */
function servedWith(move: keyof typeof servedBy): Need<Enforcement> {
  return async (tx, ctx, before, input, letter) => {
    const { facts } = await certified(tx, ctx);
    const apply = enforcementProcedure[move].apply as (
      matter: Enforcement,
      input: unknown,
      facts: Facts,
    ) => Change<Enforcement>;
    const addresses = addressesOf(ctx.county.county);
    const { next } = apply(before, input, { ...factsOf(ctx, letter), ...facts, addresses });
    const given = await servingOf(tx, ctx, caseGiving, servedBy[move], next);
    return { ...given, facts: { ...facts, addresses, ...given.facts } };
  };
}

/** The decision was made and numbered by an earlier move; it is kept and hashed as it is served. */
const servedDecision: Need<Enforcement> = async (tx, ctx, before) => {
  if (before.decision === null) return {};
  const kind = before.decision.result === 'penalised' ? 'decision' : 'noPenalty';
  const given = await servingOf(tx, ctx, caseGiving, kind, before);
  return { ...given, facts: { addresses: addressesOf(ctx.county.county), ...given.facts } };
};

/** The certificates, and whether any evidence is registered that a penalty can rest on. */
const decided: Need<Enforcement> = async (tx, ctx, { countyId, id }) => {
  const { facts } = await certified(tx, ctx);
  return { facts: { ...facts, exhibitsListed: await countExhibits(tx, countyId, id) } };
};

/** What of its evidence lies with somebody still. */
const keptExhibits: Need<Enforcement> = async (tx, _ctx, { countyId, id }) => ({
  facts: { exhibitsKept: await countKept(tx, countyId, id) },
});

/** How cases are acted on. */
export const enforcementFrame: Frame<Enforcement> = {
  book: enforcementBook,
  procedure: enforcementProcedure,
  read: 'enforcement.read',
  reveal: 'enforcement.reveal',
  clocksOf: enforcementClocks,
  withDue: enforcementWithDue,
  seriesOf: (paper) => enforcementPaperWords[paper as EnforcementPaperKind].series,
  needs: {
    assign: certified,
    startVerification: certified,
    requestFiling: certified,
    file: certified,
    notFile: certified,
    takeMeasure: approver,
    recordTranscript: certified,
    report: certified,
    decide: decided,
    decideOnTheSpot: servedWith('decideOnTheSpot'),
    notify: servedWith('notify'),
    urge: servedWith('urge'),
    serve: servedDecision,
    archive: keptExhibits,
    fileAway: keptExhibits,
    submitReview: demandReviewer,
    reassignReview: demandReviewer,
    holdHearing: demandNamed('hostId'),
  },
};

/** Registers a clue. The same client id again gives the case that is already there. */
export function registerEnforcement(ctx: Context, registration: Registration): Promise<Enforcement> {
  demand(ctx.actor, 'enforcement.register');
  demandListed(ctx, { regionIds: [], category: registration.categoryCode, nature: null, channel: null });
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    await endDrafts(tx, countyId, [{ by: ctx.actor, id: registration.clientId }]);
    const known = await findEnforcement(tx, countyId, { id: registration.clientId });
    if (known !== null) {
      await demandFiler(tx, ctx, known);
      return known;
    }
    demandOffice(ctx, registration.officeId);
    const complaint = await complaintOf(tx, ctx, registration);
    const from =
      complaint === null
        ? await typedSourceOf(tx, ctx, registration)
        : {
            complaintId: complaint.id,
            stationId: complaint.stationId,
            operatorRegionId: complaint.operatorRegionId,
          };
    const filed = await writeNew(tx, ctx, Number(registration.foundOn.slice(0, 4)), (number) =>
      registerRule(
        { ...registration, sourceNumber: complaint?.number ?? registration.sourceNumber },
        { ...factsOf(ctx), number, from },
      ),
    );
    return filed;
  });
}

/** Writes down cases that were filed in another ledger, in a transaction that does more; in the order in which they were told. */
export async function carryEach(
  tx: Tx,
  ctx: Context,
  carried: readonly Omit<Carried, 'number'>[],
): Promise<Enforcement[]> {
  demand(ctx.actor, 'enforcement.carry');
  const facts = factsOf(ctx);
  return writeEach(
    tx,
    ctx,
    carried.map((one) => ({
      year: Number(one.filedOn.slice(0, 4)),
      make: (number) => carryEnforcement({ ...one, number }, facts),
    })),
  );
}

/** A case to be written, of which only the number is not known yet. */
interface NewCase {
  year: number;
  make: (number: string) => Change<Enforcement>;
}

/** Writes new cases: their numbers last, when the others of their years wait for them. */
async function writeEach(tx: Tx, ctx: Context, cases: readonly NewCase[]): Promise<Enforcement[]> {
  // The rule refuses before a number is taken.
  for (const { make } of cases) make('');
  const numbers = await numbersOf(tx, ctx, cases);
  const changes = cases.map(({ make }, i) => make(numbers[i] ?? ''));
  const facts = factsOf(ctx);
  const filed = changes.map(({ next }) => enforcementWithDue(next, facts));
  const inserted = await insertMatters(tx, enforcementBook, filed);
  if (inserted.size < filed.length)
    throw Object.assign(new Error('A case of this id is there already.'), { code: '40001' });
  await recordEach(
    tx,
    changes.map(({ event }) => event),
  );
  const on = filed.map((saved) => ({ saved, before: null }));
  const detail = changes.length === 1 ? (changes[0]?.event.detail ?? {}) : {};
  await followAct(tx, ctx, { kind: 'enforcement', move: 'register', rule: null, input: {}, detail, on, besides: [] });
  await tellOwners(tx, ctx, 'enforcement', on);
  for (const one of filed) announceOnCommit(tx, ctx, one, null);
  return filed;
}

/** A number for each, of its year, in the order of the cases; the years one after another as they come, so that no two imports wait crosswise. */
async function numbersOf(tx: Tx, ctx: Context, cases: readonly NewCase[]): Promise<string[]> {
  const next = new Map<number, number>();
  const byYear = [...Map.groupBy(cases, ({ year }) => year)].toSorted(([a], [b]) => a - b);
  // A part of a book is about a year or two.
  for (const [year, { length }] of byYear)
    next.set(year, await takeNumbers(tx, ctx.actor.countyId, 'enforcement', year, length));
  return cases.map(({ year }) => {
    const n = next.get(year) ?? 1;
    next.set(year, n + 1);
    return enforcementNumber(year, n);
  });
}

async function writeNew(tx: Tx, ctx: Context, year: number, make: NewCase['make']): Promise<Enforcement> {
  const [filed] = await writeEach(tx, ctx, [{ year, make }]);
  if (filed === undefined) throw new Error('A case was written and did not come back.');
  return filed;
}

/**
 * Opens a case out of an entry of another ledger, within the step of that ledger: whoever may make the step there may, and the same press
 * twice makes the step once, so that there is one case.
 */
export async function openCaseFrom(tx: Tx, ctx: Context, source: CaseSource, input: OpenCase): Promise<Enforcement> {
  demandOffice(ctx, source.officeId);
  const {
    kind: sourceKind,
    id: sourceId,
    number: sourceNumber,
    channel,
    officeId,
    regionId: operatorRegionId,
  } = source;
  const { operatorName, partyKind, partyCode, partyAddress, cause, conductCode, foundOn, actUntil, story } = input;
  const registration: Registration = {
    clientId: ctx.newId(),
    source: channel,
    sourceNumber,
    foundOn,
    operatorName,
    partyKind,
    partyCode,
    partyAddress,
    cause,
    conductCode,
    categoryCode: null,
    actFrom: null,
    actUntil,
    story,
    officeId,
  };
  return writeNew(tx, ctx, Number(foundOn.slice(0, 4)), (number) =>
    registerRule(registration, { ...factsOf(ctx), number, from: { sourceKind, sourceId, operatorRegionId } }),
  );
}

/** The clue that was found while a complaint is mediated, as a case to be verified by the officers of the complaint. */
export async function writeClue(tx: Tx, ctx: Context, complaint: Complaint, clue: Clue): Promise<Enforcement> {
  demand(ctx.actor, 'enforcement.register');
  const registration: Registration = {
    clientId: ctx.newId(),
    source: 'complaint',
    sourceNumber: complaint.number,
    foundOn: clue.foundOn,
    operatorName: complaint.operatorName,
    // What kind of party it is, and since when, is put right while it is verified.
    partyKind: 'organisation',
    partyCode: '',
    partyAddress: complaint.operatorAddress,
    cause: '调解中发现的线索',
    conductCode: null,
    categoryCode: complaint.categoryCode,
    actFrom: null,
    actUntil: null,
    story: `${clue.words}${answered(clue)}`,
    officeId: complaint.officeId,
  };
  const { id: complaintId, stationId, operatorRegionId } = complaint;
  return writeNew(tx, ctx, Number(clue.foundOn.slice(0, 4)), (number) =>
    registerRule(registration, { ...factsOf(ctx), number, from: { complaintId, stationId, operatorRegionId } }),
  );
}

/** What a station sent up, as a case to be verified by its office; the station hears how it ends. */
export async function writeReported(
  tx: Tx,
  ctx: Context,
  registration: Registration,
  stationId: string,
): Promise<Enforcement> {
  demand(ctx.actor, 'enforcement.register');
  return writeNew(tx, ctx, Number(registration.foundOn.slice(0, 4)), (number) =>
    registerRule(registration, { ...factsOf(ctx), number, from: { stationId } }),
  );
}

/** What was answered of the clue when it was found, for who verifies it. */
function answered({ hasEvidence, isOurs }: Clue): string {
  if (hasEvidence === undefined || isOurs === undefined) return '';
  return `（调解中发现；${hasEvidence === 'yes' ? '有' : '没有'}初步证据，${isOurs === 'yes' ? '归' : '不归'}本局管）`;
}

type Input<M extends EnforcementMove> = Parameters<(typeof enforcementProcedure)[M]['apply']>[1];

/** Makes one move on one case. */
export function moveEnforcement<M extends EnforcementMove>(
  ctx: Context,
  number: string,
  move: M,
  input: Input<M>,
  request: MoveRequest,
): Promise<Enforcement> {
  return moveMatter(ctx, enforcementFrame, number, move, input as Record<string, unknown>, request);
}

/** Writes down what the law released by itself: evidence that was kept for seven working days without a decision. Gives how many cases. */
export async function lapseKept(ctx: Context): Promise<number> {
  demand(ctx.actor, 'enforcement.lapse');
  let lapsed = 0;
  for (const { number } of await listKeeping(ctx.db, ctx.actor.countyId))
    lapsed += await transact(ctx.db, async (tx) => {
      const before = await lockMatter(tx, enforcementBook, ctx.actor.countyId, { number });
      const facts = factsOf(ctx);
      const change = lapseMeasures(before, facts);
      if (change === null) return 0;
      const saved = await saveMatter(tx, enforcementBook, before, enforcementWithDue(change.next, facts));
      await record(tx, change.event);
      announceOnCommit(tx, ctx, saved, before);
      return 1;
    });
  return lapsed;
}

/** The ledgers in which a typed number of each source may stand. */
const typedSources: Readonly<Partial<Record<Registration['source'], readonly CaseSourceKind[]>>> = {
  postSampling: ['sampling_batch'],
  inspection: ['inspection'],
  campaign: ['inspection', 'campaign'],
  contractTerm: ['contract_review'],
};
type Seen = DocketEntry & { officeId: string | null };
const maySeeSource: Readonly<Record<CaseSourceKind, (actor: Actor, entry: never) => boolean>> = {
  sampling_batch: batchDocket.maySee,
  inspection: inspectionDocket.maySee,
  campaign: campaignDocket.maySee,
  contract_review: contractReviewDocket.maySee,
};

/** What the number that was typed names, if whoever typed it may read that; a number of another ledger or another office is words alone. */
async function typedSourceOf(tx: Tx, ctx: Context, { source, sourceNumber: number }: Registration) {
  if (number === '') return {};
  for (const kind of typedSources[source] ?? []) {
    const entry = await findEntry<Seen>(tx, kind, ctx.actor.countyId, { number });
    if (entry !== null && maySeeSource[kind](ctx.actor, entry as never))
      return { sourceKind: kind, sourceId: entry.id };
  }
  return {};
}

/** The complaint that a clue comes from; nobody links what he may not know of. */
async function complaintOf(tx: Tx, ctx: Context, { source, sourceNumber }: Registration): Promise<Complaint | null> {
  if (source !== 'complaint') return null;
  const parsed = parseComplaintNumber(sourceNumber);
  const complaint =
    parsed === null
      ? null
      : await findComplaint(tx, ctx.actor.countyId, { number: complaintNumber(parsed.year, parsed.n) });
  if (complaint === null || !maySee(ctx.actor, complaint))
    throw new Refusal('not-found', {}, [
      {
        path: 'sourceNumber',
        zh: '没有这件投诉，或者不归您看；请写投诉编号，例如 投2026-0412。',
        en: 'There is no such complaint that you may see; write its number.',
      },
    ]);
  return complaint;
}

function demandOffice({ county }: Context, id: string | null): void {
  const fits = county.organisations.some(
    (one) => one.id === id && one.active && (one.kind === 'office' || one.kind === 'brigade'),
  );
  if (id !== null && !fits) throw new Refusal('office-unknown');
}
