/** 当场处罚 from a telephone: the numbers that it takes along, and the case that a penalty at the shop makes, decided in one piece. */
import { demand } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Words } from '../../../domain/base/words.ts';
import { paperCounter, paperNumber } from '../../../domain/matter/numbering.ts';
import { enforcementWithDue } from '../../../domain/supervision/enforcement/deadline.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { enforcementPaperWords } from '../../../domain/supervision/enforcement/procedure.ts';
import { assign } from '../../../domain/supervision/enforcement/steps/opening.ts';
import type { Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import { bearsDecision, reopenedWords } from '../../../domain/supervision/inspection/spot-form.ts';
import type { SpotPenalty } from '../../../domain/supervision/inspection/spot.ts';
import type { Tx } from '../../../store/base/db.ts';
import { hasRequest, record } from '../../../store/base/ledger.ts';
import { takeNumbers } from '../../../store/base/numbering.ts';
import { transact } from '../../../store/base/transact.ts';
import { claimAttachments } from '../../../store/matter/attachment.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { saveMatter } from '../../../store/matter/matter.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import { enforcementBook, findEnforcement } from '../../../store/supervision/enforcement/enforcement.ts';
import { giveForms, listFreeForms, lockForm, useForm } from '../../../store/supervision/inspection/spot-form.ts';
import { factsOf, noteSetting, type Context } from '../../base/context.ts';
import { writeMove } from '../../matter/docket.ts';
import { moveWithin } from '../../matter/matter.ts';
import { enforcementFrame } from '../enforcement/enforcement.ts';
import { tellHead } from '../enforcement/told.ts';
import { inspectionFrame } from './inspection.ts';

/** So many lie on a telephone: more than a day of visits needs. */
const mostForms = 5;

/** The numbers that the telephone has for decisions on the spot of this year, filled up. */
export function takeSpotForms(ctx: Context, deviceId: string): Promise<string[]> {
  demand(ctx.actor, 'enforcement.decideOnTheSpot');
  const { countyId, id: accountId } = ctx.actor;
  const year = Number(ctx.today.slice(0, 4));
  return transact(ctx.db, async (tx) => {
    const free = (await listFreeForms(tx, countyId, { deviceId, year })).map(({ number }) => number);
    const more = mostForms - free.length;
    if (more <= 0) return free;
    const { series } = enforcementPaperWords.spot;
    const first = await takeNumbers(tx, countyId, paperCounter(series), year, more);
    const numbers = Array.from({ length: more }, (_, i) =>
      paperNumber(`${ctx.county.county.paperPrefix}${series}`, year, first + i),
    );
    await giveForms(
      tx,
      numbers.map((number) => ({
        countyId,
        number,
        deviceId,
        accountId,
        year,
        givenAt: ctx.at,
        usedAt: null,
        matterId: null,
        outcome: null,
        closedAt: null,
        closedById: null,
        reason: '',
      })),
    );
    return [...free, ...numbers];
  });
}

/**
 * The case out of the visit, its two officers and its decision; sent again it is there already. A number that was closed at the desk
 * meanwhile is used all the same, and the chain of the county tells so.
 */
export function penaliseOnTheSpot(
  ctx: Context,
  act: { id: string; deviceId: string; entryId: string },
  input: SpotPenalty,
): Promise<{ entry: Inspection; said: Words | null }> {
  demand(ctx.actor, 'enforcement.register');
  demand(ctx.actor, 'enforcement.decideOnTheSpot');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const before = await lockEntry<Inspection>(tx, 'inspection', countyId, { id: act.entryId });
    if (!inspectionFrame.docket.maySee(ctx.actor, before)) throw new Refusal('not-found');
    const form = await lockForm(tx, countyId, input.form);
    if (await hasRequest(tx, before, act.id))
      return { entry: before, said: form?.matterId === act.id ? reopenedWords(form) : null };
    if (form === null || !bearsDecision(form, act.deviceId))
      throw new Refusal('spot-form-unknown', { number: input.form });
    // The head need name nobody: the two who decide are named in the same piece.
    const quiet = { ...ctx, followers: ctx.followers.filter((one) => one !== tellHead) };
    const entry = await openCase(tx, quiet, before, act.id, input);
    const clue = await findEnforcement(tx, countyId, { id: act.id });
    if (clue === null) throw new Error('The step has opened a case.');
    const assigned = await giveOfficers(tx, ctx, clue, input.officerIds);
    await decide(tx, ctx, assigned, act.id, input);
    await claimAttachments(tx, countyId, clue.id, input.signatureIds);
    await useForm(tx, form, { usedAt: ctx.at, matterId: clue.id });
    const said = reopenedWords(form);
    if (said !== null) {
      const { number, accountId, outcome, reason } = form;
      const now = { ...ctx, today: dayOf(ctx.at) };
      await noteSetting(tx, now, 'spot-form-reopened', { form: number, outcome, reason, accountId });
    }
    return { entry, said };
  });
}

/** By the step of the visit, with the case under the id of the act. */
function openCase(tx: Tx, ctx: Context, before: Inspection, id: string, input: SpotPenalty): Promise<Inspection> {
  const { operatorName, partyKind, partyCode, partyAddress, cause, facts: story } = input;
  let isCase = true;
  const newId = () => {
    const own = isCase;
    isCase = false;
    return own ? id : ctx.newId();
  };
  const typed = { operatorName, partyKind, partyCode, partyAddress, cause, story };
  const asked = { ...typed, conductCode: null, foundOn: ctx.today, actUntil: null };
  const move = before.state === 'rectified' ? 'openCaseLate' : 'openCase';
  return writeMove(tx, { ...ctx, newId }, inspectionFrame, before, move, asked, id);
}

/** Who stands at the shop decides there (第五十一条): no head names the officers first. */
async function giveOfficers(
  tx: Tx,
  ctx: Context,
  clue: Enforcement,
  [handlerId = '', secondId = '', ...otherIds]: readonly string[],
): Promise<Enforcement> {
  const doneBy = ctx.acted?.doneById ?? ctx.actor.id;
  if (![handlerId, secondId, ...otherIds].includes(doneBy)) throw new Refusal('spot-by-who-was-there');
  const facts = { ...factsOf(ctx), certificates: await listCertificates(tx, ctx.actor.countyId) };
  const { next, event } = assign(clue, { handlerId, secondId }, facts);
  const saved = await saveMatter(tx, enforcementBook, clue, enforcementWithDue({ ...next, otherIds }, factsOf(ctx)));
  await record(tx, event);
  return saved;
}

function decide(tx: Tx, ctx: Context, one: Enforcement, clientId: string, input: SpotPenalty): Promise<Enforcement> {
  const { fineFen, warning, facts, heard, violated, applied, discretion, discretionBy, receiver } = input;
  const basis = { violated, applied, discretion, discretionBy };
  const decided = { fineFen, warning, decidedOn: ctx.today, facts, heard, ...basis, receiver };
  const request = { version: one.version, clientId, letter: input.form };
  return moveWithin(tx, ctx, enforcementFrame, one.number, 'decideOnTheSpot', decided, request);
}
