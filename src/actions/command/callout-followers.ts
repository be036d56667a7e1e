/** What a call-out follows: matters that are urgent, or sound so, open one and ring it; a call back answers it. */
import { mayDo } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { isHeldPress, leadsCallout, type Callout, type Telling } from '../../domain/command/callout.ts';
import {
  gatherAlikeSeconds,
  gatheredUntil,
  injuryHeard,
  injuryRings,
  isOtherDanger,
  pressed,
  pressedAgain,
  rungForAlone,
  tellingOf,
  untoldIn,
} from '../../domain/command/heard-danger.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { heardIn } from '../../domain/triage/danger/heard-words.ts';
import {
  matterKinds,
  matterWords,
  type Alarmed,
  type Heard,
  type Matter,
  type MatterKind,
} from '../../domain/matter/matter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { townOf } from '../../domain/county/region.ts';
import { listSounding, lockCalloutsOf } from '../../store/command/callout.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Act, Context, Follower } from '../base/context.ts';
import { writeMove, writeOpening } from '../matter/docket.ts';
import { undoMove } from '../matter/matter.ts';
import { calloutFrame, type Alarming } from './callout.ts';
import { placedAt, ringTogether, urgentZh, whereZh } from './callout-paging.ts';
import { systemOf } from './leave-house.ts';

/**
 * Where somebody says something of a matter in words of his own after it was filed: by the move that writes it down, its fields. One more
 * such move is one more line here, and is heard of every kind, be the matter open, given away or closed. Reasons of decisions are no such words.
 */
const toldFields: Readonly<Record<string, readonly string[]>> = {
  supplement: ['words'],
  urge: ['words'],
  note: ['words'],
  withdraw: ['reason'],
  recordWithdrawal: ['reason'],
  memberLeaves: ['reason'],
  recordClaims: ['claims'],
  talk: ['words'],
  sendUp: ['reason'],
  pullUp: ['reason'],
  giveBack: ['reason'],
  holdSession: ['minutes'],
  investigate: ['question', 'answer'],
  recordFact: ['text'],
  checkTerm: ['words'],
  followUp: ['words', 'unsatisfied'],
  merge: ['newFacts'],
  markPending: ['reason'],
};

/** Those of them in which an official writes of what he did and arranged; the others hold what somebody told him. */
const notes: ReadonlySet<string> = new Set([
  'note',
  'talk',
  'sendUp',
  'pullUp',
  'giveBack',
  'holdSession',
  'checkTerm',
  'followUp',
  'markPending',
]);

/** What was told by a move, one field after the other; of rows their words. */
function toldBy({ move, input }: Pick<Act, 'move' | 'input'>): string[] {
  const fields = (toldFields[move] ?? []).map((field) => input[field]);
  const words = fields.flatMap((one) =>
    Array.isArray(one) ? (one as { words?: unknown }[]).map((row) => row.words) : [one],
  );
  return words.filter((one) => typeof one === 'string');
}

/** What of an act sounds like danger, of what people say in words of their own; what they file is heard after its answer (`heard-danger.ts`). */
function alarmsOf<T extends Matter>(ctx: Context, { on, move, input }: Act<T>): { saved: T; alarm: Heard }[] {
  // What the program writes itself tells of nothing new.
  if (ctx.actor.role === 'system') return [];
  const said = toldBy({ move, input });
  return on.flatMap(({ saved, alarm = null }) => {
    // Claims are written down from what was filed, which was heard then.
    const words = move === 'recordClaims' ? said.map((one) => untoldIn(one, wordsOf(saved))) : said;
    const heard = alarm ?? heardIn(words, (one) => ctx.alarmOf?.(one, ctx.today, notes.has(move)) ?? null);
    return heard === null ? [] : [{ saved, alarm: heard }];
  });
}

function wordsOf(matter: Matter): string {
  const { story = '', claim = '' } = matter as Partial<Pick<Complaint, 'story' | 'claim'>>;
  return `${story}\n${claim}`;
}

/** What follows a move that made a complaint urgent, by a press or by an injury that was written down: those on duty are rung. */
export const pageUrgent: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  async follow(tx, ctx, { move, on, input }) {
    // Another danger rings whoever was rung before (`pagePressedAgain`).
    if (move === 'urgentAgain') return;
    const fresh = savedOf(on).filter(
      ({ urgentAt, respondedAt }) => urgentAt?.getTime() === ctx.at.getTime() && respondedAt === null,
    );
    await pageDuty(tx, ctx, fresh, (complaint) => pressTold(ctx, complaint, input));
  },
};

/**
 * What follows a second press of what was urgent before: a person says that another danger has come, and is believed, whatever his words
 * sound like. Those who are being rung hear of it; behind an answer it has a call-out of its own.
 */
export const pagePressedAgain: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['urgentAgain'],
  async follow(tx, ctx, { on, input }) {
    for (const { saved } of on) {
      const { alarm, told } = pressTold(ctx, saved, input);
      // One that nobody has answered in all its pages is rung for again; what is still held goes out by itself in a moment.
      const open = (await lockCalloutsOf(tx, saved.countyId, [saved.id])).find(({ state }) => state === 'paging');
      if (open === undefined) await openCallout(tx, ctx, saved, { ...pressOf(ctx, saved), told });
      else if (!isHeldPress(open))
        await writeMove(tx, systemOf(ctx), calloutFrame, open, 'hear', { ...(alarm ?? pressedAgain), told });
    }
  },
};

/**
 * What follows an injury that is written down of a complaint which was urgent before, or of which somebody says when he tells it again: nobody
 * who was rung for it knew that anybody is hurt.
 */
export const pageInjury: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['recordInjury', 'join'],
  async follow(tx, ctx, { on }) {
    for (const { saved, before } of on)
      if (before !== null && before.urgentAt !== null && before.injury === null && saved.injury !== null)
        await pageHurt(tx, ctx, saved);
  },
};

/** Those who were rung before a press have heard of it in the act itself. */
function hasHeardOf({ openedAt, heard }: Callout, pressedAt: Date | null): boolean {
  return pressedAt !== null && openedAt < pressedAt && heard.some(({ at }) => at === pressedAt.toISOString());
}

async function pageHurt(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const open = injuryRings(await lockCalloutsOf(tx, complaint.countyId, [complaint.id]));
  const told = injuryTold(ctx, complaint);
  if (open === 'opens') await openCallout(tx, ctx, complaint, { ...pressOf(ctx, complaint), told });
  else if (open !== null) await writeMove(tx, systemOf(ctx), calloutFrame, open, 'hear', { ...injuryHeard, told });
}

/** What follows a complaint that was told again and is urgent only now. */
export const pageJoined: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['join'],
  follow: (tx, ctx, { on }) =>
    pageDuty(
      tx,
      ctx,
      savedOf(on.filter(({ saved, before }) => before?.urgentAt === null && saved.urgentAt !== null)),
      (complaint) => pressTold(ctx, complaint, {}),
    ),
};

/** What follows a press that was taken back in time: nobody is rung, and its call-out ends with that word. */
export const takeBackPage: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['takeBackUrgent'],
  async follow(tx, ctx, { on }) {
    for (const { saved, before } of on) {
      const open = await lockCalloutsOf(tx, saved.countyId, [saved.id]);
      const callout = open.find(isHeldPress);
      // Who was rung already for the words of the matter has heard of the press.
      const pressedAt = before?.urgentAt ?? null;
      if (callout === undefined && open.some((one) => hasHeardOf(one, pressedAt))) throw new Refusal('urgent-heard');
      if (callout !== undefined)
        await writeMove(tx, systemOf(ctx), calloutFrame, callout, 'dismiss', { remark: '按错了，十秒内撤回' });
    }
  },
};

/** What follows a complaint that was registered as urgent: those on duty are rung, whatever its words sound like. */
export const pageFiled: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['file'],
  follow: (tx, ctx, { on }) =>
    pageDuty(
      tx,
      ctx,
      savedOf(on).filter(({ urgentAt }) => urgentAt !== null),
      (complaint) => filedTold(ctx, complaint),
    ),
};

/** What follows a complaint that was told again, or a matter of which something was said: those on duty are rung for what sounds urgent. */
export const pageAdded: Follower = {
  kinds: ['complaint', 'inquiry', 'enforcement'],
  moves: ['join', ...Object.keys(toldFields)],
  async follow(tx, ctx, act) {
    for (const { saved, alarm } of alarmsOf(ctx, act))
      await pageAlarm(tx, ctx, alarmingOf(act.kind, saved), {
        ...alarm,
        kind: act.kind,
        isMore: true,
        byId: ctx.actor.id,
      });
  },
};

/**
 * What follows a step that was taken back whose words rang those on duty: nobody is rung any more for what was not meant, and its call-out
 * ends with that word. Whoever has answered looks himself, and what else was told since goes on ringing.
 */
export const takeBackHeard: Follower = {
  kinds: matterKinds,
  moves: [undoMove],
  async follow(tx, ctx, { on, input }) {
    const { move, at } = input;
    if (typeof move !== 'string' || !(move in toldFields) || !(at instanceof Date)) return;
    for (const { saved } of on) {
      const callout = rungForAlone(await lockCalloutsOf(tx, saved.countyId, [saved.id]), at);
      if (callout !== null)
        await writeMove(tx, systemOf(ctx), calloutFrame, callout, 'dismiss', {
          remark: '引起呼叫的话，写的人已经撤回',
        });
    }
  },
};

/**
 * What follows a tip-off to which something is added that sounds urgent. By the program: nobody learns by it who told.
 */
export const pageTipoff: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: Object.keys(toldFields),
  async follow(tx, ctx, act) {
    for (const { saved, alarm } of alarmsOf(ctx, act))
      await pageAlarm(tx, systemOf(ctx), alarmingOf('tipoff', saved), {
        ...alarm,
        kind: 'tipoff',
        isMore: true,
        byId: null,
      });
  },
};

/** Of a tip-off for no office: nobody learns by it who told, or of what the centre has not dispatched. An inquiry is about no place. */
export function alarmingOf(kind: MatterKind, matter: Told): Alarming {
  const { id, countyId, number, operatorRegionId = null } = matter;
  const { officeId, stationId, consumerRegionId = null, joint = null } = kind === 'tipoff' ? ofNobody : matter;
  return { id, countyId, number, consumerRegionId, joint, operatorRegionId, officeId, stationId };
}

const ofNobody = { officeId: null, stationId: null, consumerRegionId: null, joint: null };

type Told = Pick<Matter, 'id' | 'countyId' | 'number' | 'officeId' | 'stationId'> & {
  consumerRegionId?: string | null;
  joint?: object | null;
  operatorRegionId?: string | null;
};

/** What follows a call back: who made it has answered, and nobody else is rung. */
export const answerCallout: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['callBack'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) await answerByCall(tx, ctx, saved);
  },
};

function savedOf(passed: readonly { saved: Complaint }[]): Complaint[] {
  return passed.map(({ saved }) => saved);
}

/**
 * Pages about matters that have just become urgent, each once: a call-out with its first page, in the transaction that made them
 * urgent. A page goes out at once, by night too, and names nobody: who is hurt stands in the matter.
 */
async function pageDuty(
  tx: Tx,
  ctx: Context,
  complaints: readonly Complaint[],
  toldOf: (complaint: Complaint) => Pressed,
): Promise<void> {
  for (const complaint of complaints) {
    const { alarm, told } = toldOf(complaint);
    const open = await lockCalloutsOf(tx, complaint.countyId, [complaint.id]);
    if (open.some(isHeldPress)) continue;
    // Whoever is being rung for its words hears of the press, and of an injury unless he knows of one; behind an answer nobody does.
    const ringing = open.find(({ state }) => state === 'paging');
    if (ringing !== undefined) {
      if (alarm !== injuryHeard || injuryRings(open) !== null)
        await writeMove(tx, systemOf(ctx), calloutFrame, ringing, 'hear', { ...firstPress(alarm), told });
      continue;
    }
    const { pagedAt } = complaint;
    const held = pagedAt !== null && pagedAt > ctx.at ? { heldUntil: pagedAt } : {};
    await openCallout(tx, ctx, complaint, { ...pressOf(ctx, complaint), told, ...held });
  }
}

/** What somebody told who made a complaint urgent: what it sounds like, if anything, and in which words. */
interface Pressed {
  alarm: Alarmed | null;
  told: Telling | undefined;
}

/** By a press in one line; without one, by an injury that was written down. */
function pressTold(ctx: Context, complaint: Complaint, { reason }: Record<string, unknown>): Pressed {
  if (typeof reason !== 'string') {
    const told = injuryTold(ctx, complaint);
    return { alarm: told === undefined ? null : injuryHeard, told };
  }
  const alarm = ctx.alarmOf?.(reason, ctx.today) ?? null;
  return { alarm, told: tellingOf(reason, (alarm ?? pressed).danger, ctx.actor.id) };
}

/** By what was filed, and by how somebody was hurt. */
function filedTold(ctx: Context, complaint: Complaint): Pressed {
  const { story, claim, injury } = complaint;
  const heard = heardIn([story, claim], (one) => ctx.alarmOf?.(one, ctx.today) ?? null);
  const how = injury === null || story.includes(injury.injury) ? [] : [injury.injury];
  const alarm = heard ?? (injury === null ? null : injuryHeard);
  const words = [heard?.words ?? story, ...how].join('\n');
  return { alarm, told: tellingOf(words, (alarm ?? pressed).danger, ctx.actor.id) };
}

function injuryTold({ actor }: Context, { injury }: Complaint): Telling | undefined {
  return injury === null ? undefined : tellingOf(injury.injury, injuryHeard.danger, actor.id);
}

/** What those hear who are rung already: a person pressed, whatever his words sound like. */
function firstPress(alarm: Alarmed | null): Alarmed {
  if (alarm === null || alarm === injuryHeard) return alarm ?? pressed;
  return { ...alarm, whyZh: `${pressed.whyZh}，${alarm.whyZh}` };
}

/** The page of what somebody has marked as urgent, or by an injury. */
function pressOf(ctx: Context, complaint: Complaint): Page {
  const hurt = complaint.injury !== null;
  const title = `${hurt ? '有人受伤的' : '加急'}投诉 ${complaint.number}`;
  return { hurt, title, words: urgentZh(ctx, complaint) };
}

/** What a matter sounds like, who told it, and whether it is said beside what was filed. */
export type Sound = Heard & { kind: MatterKind; isMore: boolean; byId: string | null };

/**
 * Pages about what only sounds urgent by its words: a person looks and decides, and ends a false alarm with a word. The matter
 * itself is not marked. While a call-out of it is at work, another danger rings again: those who were rung, where nobody has answered yet,
 * and by a call-out of its own behind an answer; the same danger does not.
 */
export async function pageAlarm(tx: Tx, ctx: Context, matter: Alarming, sound: Sound): Promise<void> {
  const open = await lockCalloutsOf(tx, matter.countyId, [matter.id]);
  if (!isOtherDanger(open, sound, ctx.at)) return;
  const ringing = open.find(({ state }) => state === 'paging');
  if (ringing === undefined) await openCallout(tx, ctx, matter, pageOf(ctx, matter, sound));
  else
    await writeMove(tx, systemOf(ctx), calloutFrame, ringing, 'hear', { ...alarmedOf(sound), told: soundTold(sound) });
}

/**
 * Pages about what was filed, each once, in one message for all; what sounds alike in one place and comes within a minute of such a page
 * waits for the end of that minute. What was registered as urgent rang already.
 */
export async function pageSounds(
  tx: Tx,
  ctx: Context,
  heard: readonly { matter: Alarming; sound: Sound }[],
): Promise<void> {
  const { countyId } = ctx.actor;
  const open = await lockCalloutsOf(
    tx,
    countyId,
    heard.map(({ matter }) => matter.id),
  );
  const rung = new Set(open.map(({ matterId }) => matterId));
  const fresh = heard.filter(({ matter }) => !rung.has(matter.id));
  if (fresh.length === 0) return;
  // Who was held waits a minute, and was opened within the minute before.
  const since = new Date(ctx.at.getTime() - 2 * gatherAlikeSeconds * 1000);
  const before = await listSounding(tx, countyId, since);
  const first: Callout[] = [];
  for (const { matter, sound } of fresh) {
    const alike = before.filter((one) => soundsAlike(ctx, one, { matter, sound }));
    const heldUntil = gatheredUntil(alike, ctx.at);
    const how = heldUntil === null ? { isToldTogether: true } : { heldUntil };
    const opened = await openCallout(tx, ctx, matter, { ...pageOf(ctx, matter, sound), ...how });
    if (heldUntil === null) first.push(opened);
  }
  if (first.length > 0) await ringTogether(tx, ctx, first, new Map());
}

/** The same kind of danger in the same town, or where no town is told. */
function soundsAlike(
  { county: { regions } }: Context,
  { heard, regionId }: Callout,
  { matter, sound }: { matter: Alarming; sound: Sound },
): boolean {
  const townIdOf = (id: string | null) => {
    const region = regions.find((one) => one.id === id);
    return region === undefined ? null : (townOf(region, regions)?.id ?? null);
  };
  return (
    heard.some(({ danger }) => danger === sound.danger) && townIdOf(regionId) === townIdOf(matter.operatorRegionId)
  );
}

function alarmedOf({ danger, hurt, whyZh, threatens }: Sound): Alarmed {
  return { danger, hurt, whyZh, threatens };
}

function soundTold({ words, danger, byId }: Sound): Telling {
  return tellingOf(words, danger, byId);
}

function pageOf(ctx: Context, matter: Alarming, sound: Sound): Page {
  const title = `像是紧急的${matterWords[sound.kind].zh} ${matter.number}${sound.isMore ? '（补充的话）' : ''}`;
  const first = sound.threatens ? '有生命危险先打110、120，' : '';
  const where = whereZh(ctx, placedAt(ctx, matter));
  const words = `${title}，${sound.whyZh}，${where}${first}请马上看。`;
  return { hurt: sound.hurt, title, words, heard: alarmedOf(sound), told: soundTold(sound) };
}

interface Page {
  hurt: boolean;
  title: string;
  words: string;
  heldUntil?: Date;
  heard?: Alarmed;
  told?: Telling | undefined;
  isToldTogether?: boolean;
}

async function openCallout(
  tx: Tx,
  ctx: Context,
  matter: Alarming,
  { hurt, title, words, ...held }: Page,
): Promise<Callout> {
  const { place, regionId } = placedAt(ctx, matter);
  const opening = { id: ctx.newId(), title, place, regionId, hurt };
  return writeOpening(tx, ctx, calloutFrame, { ...opening, by: { matter, words, ...held } });
}

async function answerByCall(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  for (const callout of await lockCalloutsOf(tx, complaint.countyId, [complaint.id]))
    if (callout.state === 'paging' && mayDo(ctx.actor, 'callout.accept') && leadsCallout(callout, ctx.actor))
      await writeMove(tx, ctx, calloutFrame, callout, 'accept', { words: '' });
}
