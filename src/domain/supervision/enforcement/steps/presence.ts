/**
 * 在场 (presence): 处罚法 第四十二条 wants two officers at a penalty on the spot. One presses; each other whose name the decision bears says by his
 * own press whether he was there, and until then the case is not filed away.
 */
import { z } from 'zod';
import { addDays, type Day } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import { eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { movedEnforcement, type Enforcement } from '../enforcement.ts';
import type { Presence } from '../records.ts';
import { unconfirmed } from './unconfirmed.ts';

export const ConfirmSpot = z.object({});
export const DenySpot = z.object({
  words: labelled(written().min(4).max(500), {
    zh: '当时的情况',
    en: 'What was so',
    hintZh: '例如：当天在外地学习，没有去；所长、分管局长会来核实',
    hintEn: 'Such as: away for a course that day; the head or the leader looks into it',
    input: 'longText',
  }),
});
export const SettleSpot = z.object({
  words: labelled(written().min(6).max(500), {
    zh: '怎么核实的',
    en: 'How it was verified',
    hintZh: '例如：看了执法记录仪，两人都在；核实不在场的，用“记决定被撤销”',
    hintEn: 'Such as: seen on the body camera; where he was not there, revoke the decision instead',
    input: 'longText',
  }),
});

/** Those whose name the decision bears beside the one who presses: nobody has asked them yet. */
export function presenceOf(ids: readonly string[], { by, today }: Facts): Presence[] {
  return ids
    .filter((id) => id !== by.id)
    .map((id) => ({
      id,
      askedOn: today,
      said: null,
      at: null,
      words: '',
      settledById: null,
    }));
}

/** Whether the officer is asked and has not answered. */
export function isAsked(enforcement: Pick<Enforcement, 'decision'>, id: string): boolean {
  return unconfirmed(enforcement).some((one) => one.id === id && one.said === null);
}

/** For so many days his own word is waited for; the papers are filed away within seven working days (程序规定 第七十条). */
const ownWordDays = 3;

/** Whose presence somebody else may look into: of those who say that they were not there, or have not answered for three days, as who has left. */
export function toSettle(enforcement: Pick<Enforcement, 'decision'>, today: Day): Presence[] {
  return unconfirmed(enforcement).filter(({ said, askedOn }) => {
    const since = askedOn ?? enforcement.decision?.decidedOn ?? today;
    return said === 'absent' || today >= addDays(since, ownWordDays);
  });
}

export function confirmSpot(
  enforcement: Enforcement,
  _: z.infer<typeof ConfirmSpot>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'confirmSpot');
  demandAsked(enforcement, facts.by.id);
  return {
    next: said({ ...enforcement, state }, facts.by.id, { said: 'there', at: facts.at.toISOString() }),
    event: eventOf(enforcement, 'spot-confirmed', facts, {}),
  };
}

export function denySpot(
  enforcement: Enforcement,
  { words }: z.infer<typeof DenySpot>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'denySpot');
  demandAsked(enforcement, facts.by.id);
  return {
    next: said({ ...enforcement, state }, facts.by.id, { said: 'absent', at: facts.at.toISOString(), words }),
    event: eventOf(enforcement, 'spot-denied', facts, { words }),
  };
}

/** The head or a leader has looked into it, where one says that he was not there, or does not answer: both were. His own word is kept. */
export function settleSpot(
  enforcement: Enforcement,
  { words }: z.infer<typeof SettleSpot>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'settleSpot');
  if (unconfirmed(enforcement).length === 0) throw new Refusal('spot-not-asked');
  if (isOnSpot(enforcement, facts.by.id)) throw new Refusal('spot-settles-own');
  const open = toSettle(enforcement, facts.today);
  if (open.length === 0) throw new Refusal('spot-not-settled-yet', { n: ownWordDays });
  const settled = { byId: facts.by.id, at: facts.at.toISOString(), words };
  const before: Enforcement = { ...enforcement, state };
  const next = open.reduce((now, { id }) => said(now, id, { settled }), before);
  return { next, event: eventOf(enforcement, 'spot-settled', facts, { words }) };
}

/** Whether the decision on the spot bears his name, or he made it. */
export function isOnSpot({ decision }: Pick<Enforcement, 'decision'>, id: string): boolean {
  return decision?.approverId === id || (decision?.officers ?? []).some((one) => one.id === id);
}

/** No case is filed away while it is open whether two were there. */
export function demandConfirmed(enforcement: Enforcement): void {
  const open = unconfirmed(enforcement);
  if (open.length > 0) throw new Refusal('spot-unconfirmed', { n: open.length });
}

function demandAsked(enforcement: Enforcement, id: string): void {
  if (!isAsked(enforcement, id)) throw new Refusal('spot-not-asked');
}

function said(enforcement: Enforcement, id: string, change: Partial<Presence>): Enforcement {
  const { decision } = enforcement;
  if (decision === null) return enforcement;
  const presence = (decision.presence ?? []).map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...enforcement, decision: { ...decision, presence } };
}
