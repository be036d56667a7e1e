import type { Account } from '../../domain/county/account.ts';
import { demand, maySee } from '../../domain/base/actor.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { instructionDocket, issuerHears, nudgeDue, nudgeZh } from '../../domain/command/instruction-steps.ts';
import type { Instruction, InstructionMove, IssueFacts, SendInstruction } from '../../domain/command/instruction.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findComplaint, lockComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { findEntry } from '../../store/matter/docket.ts';
import { lockOpenInstructions } from '../../store/command/instruction.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { getSeenEntry, moveEntry, openEntry, writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Instructions, with the texts to phones and the lines in the matters that they are about. */
export const instructionFrame: DocketFrame<Instruction, SendInstruction, IssueFacts> = {
  docket: instructionDocket,
  place: ({ toOfficeId, toStationId }) => ({ officeId: toOfficeId, stationId: toStationId }),
  know: async (tx, ctx, { entry, input }) =>
    entry === null ? issueFacts(tx, ctx, input as SendInstruction) : { receiver: null, matter: null, parent: null },
  beside: async (tx, ctx, { entry, before, move, change }) => {
    if (move === null || move === 'reportBack') await noteInMatter(tx, entry, change.event);
    if (move === null) await text(tx, ctx, entry, 'receiver', nudgeZh(entry, 'sent'));
    // The watch says itself why it reminds.
    if (move === 'nudge' && ctx.actor.role !== 'system')
      await text(tx, ctx, entry, 'receiver', nudgeZh(entry, before?.state === 'sent' ? 'unacknowledged' : 'late'));
  },
};

async function issueFacts(tx: Tx, ctx: Context, input: SendInstruction) {
  const { countyId } = ctx.actor;
  const office = ctx.county.organisations.find((one) => one.id === input.toOfficeId);
  if (office === undefined || !office.active || (office.kind !== 'office' && office.kind !== 'brigade'))
    throw new Refusal('office-unknown', {}, [{ path: 'toOfficeId', zh: '请选发给哪个所。', en: 'Choose the office.' }]);
  const typed = input.matterNumber ?? '';
  const matter = typed === '' ? null : await findComplaint(tx, countyId, { number: typed });
  if (typed !== '' && (matter === null || !maySee(ctx.actor, matter)))
    throw new Refusal('not-found', {}, [
      {
        path: 'matterNumber',
        zh: '没有这个编号的件；请核对，或者不填。',
        en: 'No such matter; check it or leave it out.',
      },
    ]);
  return {
    receiver: ctx.county.stations.find((one) => one.id === input.toStationId) ?? null,
    matter,
    parent:
      input.parentId === null
        ? null
        : await findEntry<Instruction>(tx, 'instruction', countyId, { id: input.parentId }),
  };
}

/** Issues an instruction once, however often it is sent, and tells those who are to acknowledge it. */
export function issueInstruction(ctx: Context, input: SendInstruction): Promise<Instruction> {
  return openEntry(ctx, instructionFrame, input);
}

/** One step of an instruction, by its receiver or its issuer; the same press twice makes it once. */
export function moveInstruction(
  ctx: Context,
  number: string,
  move: InstructionMove,
  input: object,
  press: { version: number; clientId?: string | undefined },
): Promise<Instruction> {
  return moveEntry(ctx, instructionFrame, number, move, input, press);
}

/** The instruction for reading; what the actor may not know of is not found. */
export function getSeenInstruction(ctx: Context, number: string): Promise<Instruction> {
  return getSeenEntry(ctx, instructionFrame, number);
}

/** Reminds of what nobody acknowledged and of what is late; a watch that runs twice reminds once. */
export function nudgeWaiting(ctx: Context): Promise<number> {
  demand(ctx.actor, 'instruction.nudge');
  return transact(ctx.db, async (tx) => {
    let nudged = 0;
    for (const before of await lockOpenInstructions(tx, ctx.actor.countyId)) {
      const why = nudgeDue(before, ctx.at);
      if (why === null) continue;
      const saved = await writeMove(tx, ctx, instructionFrame, before, 'nudge', {});
      await text(tx, ctx, saved, 'receiver', nudgeZh(saved, why));
      if (issuerHears(before, why)) await text(tx, ctx, saved, 'issuer', nudgeZh(saved, why));
      nudged += 1;
    }
    return nudged;
  });
}

/** What was ordered about a matter, and what came of it, stands in the matter's own ledger too. */
async function noteInMatter(tx: Tx, { countyId, matterId }: Instruction, event: LedgerEvent): Promise<void> {
  if (matterId === null) return;
  await lockComplaint(tx, countyId, { id: matterId });
  await record(tx, { ...event, matterId });
}

async function text(
  tx: Tx,
  ctx: Context,
  instruction: Instruction,
  side: 'receiver' | 'issuer',
  words: string,
): Promise<void> {
  const isTold = (account: Account) =>
    side === 'issuer' ? account.id === instruction.byId : receives(account, instruction);
  await tellPeople(tx, ctx, instruction, isTold, words, instruction);
}

/** The station's account, or the head of the office. */
function receives({ role, organisationId, stationId }: Account, { toOfficeId, toStationId }: Instruction): boolean {
  return toStationId === null
    ? role === 'officeHead' && organisationId === toOfficeId
    : role === 'station' && stationId === toStationId;
}
