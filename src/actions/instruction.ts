import type { Account } from '../domain/account.ts';
import { demand, maySee } from '../domain/actor.ts';
import { instructionProcedure } from '../domain/fulfilment.ts';
import {
  maySeeInstruction,
  sendInstruction,
  type Instruction,
  type InstructionMove,
  type SendInstruction,
} from '../domain/instruction.ts';
import type { LedgerEvent } from '../domain/event.ts';
import type { Facts } from '../domain/matter.ts';
import { issuerHears, nudgeDue, nudgeZh } from '../domain/nudge.ts';
import { instructionNumber } from '../domain/numbering.ts';
import { Refusal } from '../domain/refusal.ts';
import { listAccounts } from '../store/account.ts';
import { findComplaint, lockComplaint } from '../store/complaint.ts';
import type { Tx } from '../store/db.ts';
import {
  findInstruction,
  insertInstruction,
  lockInstruction,
  lockOpenInstructions,
  saveInstruction,
} from '../store/instruction.ts';
import { hasRequest, record } from '../store/ledger.ts';
import { saveMessages } from '../store/message.ts';
import { takeNumbers } from '../store/numbering.ts';
import { onCommit, transact } from '../store/transact.ts';
import { factsOf, type Context } from './context.ts';
import { sendSoon, toPhone } from './message.ts';

/** Issues an instruction once, however often it is sent, and tells those who are to acknowledge it. */
export async function issueInstruction(ctx: Context, input: SendInstruction): Promise<Instruction> {
  demand(ctx.actor, 'instruction.send');
  const { countyId } = ctx.actor;
  const office = ctx.county.organisations.find((one) => one.id === input.toOfficeId);
  if (office === undefined || !office.active || (office.kind !== 'office' && office.kind !== 'brigade'))
    throw new Refusal('office-unknown', {}, [{ path: 'toOfficeId', zh: '请选发给哪个所。', en: 'Choose the office.' }]);
  return transact(ctx.db, async (tx) => {
    const known = await findInstruction(tx, countyId, { id: input.id });
    if (known !== null) return seen(ctx, known);
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
    const parent = input.parentId === null ? null : await findInstruction(tx, countyId, { id: input.parentId });
    const year = Number(ctx.today.slice(0, 4));
    const { next, event } = sendInstruction(input, {
      ...factsOf(ctx),
      number: instructionNumber(year, await takeNumbers(tx, countyId, 'instruction', year, 1)),
      receiver: ctx.county.stations.find((one) => one.id === input.toStationId) ?? null,
      matter,
      parent,
    });
    // Two presses at once: the later one finds what the earlier one wrote.
    if (!(await insertInstruction(tx, next))) throw new Refusal('changed-meanwhile');
    await record(tx, event);
    await noteInMatter(tx, next, event);
    await text(tx, ctx, next, 'receiver', nudgeZh(next, 'sent'));
    tellScreens(tx, ctx, next);
    return next;
  });
}

/** One step of an instruction, by its receiver or its issuer; the same press twice makes it once. */
export function moveInstruction(
  ctx: Context,
  number: string,
  move: InstructionMove,
  input: object,
  { version, clientId }: { version: number; clientId?: string | undefined },
): Promise<Instruction> {
  const rule = instructionProcedure[move];
  demand(ctx.actor, rule.permission);
  return transact(ctx.db, async (tx) => {
    const before = seen(ctx, await lockInstruction(tx, ctx.actor.countyId, number));
    if (clientId !== undefined && (await hasRequest(tx, before, clientId))) return before;
    if (before.version !== version) throw new Refusal('changed-meanwhile');
    const change = (rule.apply as (one: Instruction, input: object, facts: Facts) => ReturnType<typeof rule.apply>)(
      before,
      input,
      factsOf(ctx),
    );
    const saved = await saveInstruction(tx, before, change.next);
    const requested = clientId === undefined ? {} : { requestId: clientId };
    await record(tx, { ...change.event, detail: { ...change.event.detail, ...requested } });
    if (move === 'reportBack') await noteInMatter(tx, saved, change.event);
    if (move === 'nudge')
      await text(tx, ctx, saved, 'receiver', nudgeZh(saved, before.state === 'sent' ? 'unacknowledged' : 'late'));
    tellScreens(tx, ctx, saved);
    return saved;
  });
}

/** The instruction for reading; what the actor may not know of is not found. */
export async function getSeenInstruction(ctx: Context, number: string): Promise<Instruction> {
  demand(ctx.actor, 'instruction.read');
  const found = await findInstruction(ctx.db, ctx.actor.countyId, { number });
  if (found === null) throw new Refusal('not-found');
  return seen(ctx, found);
}

/** Reminds of what nobody acknowledged and of what is late; a watch that runs twice reminds once. */
export function nudgeWaiting(ctx: Context): Promise<number> {
  demand(ctx.actor, 'instruction.nudge');
  return transact(ctx.db, async (tx) => {
    let nudged = 0;
    for (const before of await lockOpenInstructions(tx, ctx.actor.countyId)) {
      const why = nudgeDue(before, ctx.at);
      if (why === null) continue;
      const { next, event } = instructionProcedure.nudge.apply(before, {} as never, factsOf(ctx));
      const saved = await saveInstruction(tx, before, next);
      await record(tx, event);
      await text(tx, ctx, saved, 'receiver', nudgeZh(saved, why));
      if (issuerHears(before, why)) await text(tx, ctx, saved, 'issuer', nudgeZh(saved, why));
      tellScreens(tx, ctx, saved);
      nudged += 1;
    }
    return nudged;
  });
}

function seen(ctx: Context, instruction: Instruction): Instruction {
  if (!maySeeInstruction(ctx.actor, instruction)) throw new Refusal('not-found');
  return instruction;
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
  const accounts = (await listAccounts(tx, instruction.countyId)).filter(
    (account) =>
      account.active && (side === 'issuer' ? account.id === instruction.byId : receives(account, instruction)),
  );
  const messages = accounts
    .flatMap((account) =>
      toPhone(ctx, { ...instruction, id: instruction.matterId ?? instruction.id }, account.phone, words),
    )
    // An urgent one rings by night too.
    .map((message) => (instruction.urgent ? { ...message, notBefore: ctx.at } : message));
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** The station's account, or the head of the office. */
function receives({ role, organisationId, stationId }: Account, { toOfficeId, toStationId }: Instruction): boolean {
  return toStationId === null
    ? role === 'officeHead' && organisationId === toOfficeId
    : role === 'station' && stationId === toStationId;
}

/** Boards and desks show it without a reload. */
function tellScreens(tx: Tx, ctx: Context, one: Instruction): void {
  onCommit(tx, () =>
    ctx.announce({
      matterId: one.id,
      number: one.number,
      officeId: one.toOfficeId,
      stationId: one.toStationId,
      entrustedTo: null,
      leftOfficeId: null,
      state: one.state,
      version: one.version,
      by: ctx.actor.id,
    }),
  );
}
