/** What a call-out follows: matters that are urgent, or sound so, open one and ring it; a call back answers it. */
import { mayDo } from '../../domain/base/actor.ts';
import { leadsCallout } from '../../domain/command/callout.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { matterWords, type Alarmed, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { regionPath } from '../../domain/county/region.ts';
import { lockCalloutOf } from '../../store/command/callout.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Act, Context, Follower } from '../base/context.ts';
import { writeMove, writeOpening } from '../matter/docket.ts';
import { calloutFrame, type Alarming } from './callout.ts';
import { urgentZh } from './callout-paging.ts';

/** What people add to a matter in words of their own. */
const addingMoves = ['supplement', 'urge'];

/** What of an act sounds like danger, of what people add in words of their own; what they file is heard after its answer (`heard-danger.ts`). */
function heardIn<T extends Matter>(ctx: Context, { on, input }: Act<T>): { saved: T; alarm: Alarmed }[] {
  const added = typeof input['words'] === 'string' ? (ctx.alarmOf?.(input['words'], ctx.today) ?? null) : null;
  return on.flatMap(({ saved, alarm = null }) => {
    const heard = alarm ?? added;
    return heard === null ? [] : [{ saved, alarm: heard }];
  });
}

/** What follows a move that made a complaint urgent, by a press or by an injury that was written down: those on duty are rung. */
export const pageUrgent: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  follow: (tx, ctx, { on }) =>
    pageDuty(
      tx,
      ctx,
      savedOf(on).filter(
        ({ urgentAt, respondedAt }) => urgentAt?.getTime() === ctx.at.getTime() && respondedAt === null,
      ),
    ),
};

/** What follows a complaint that was told again and is urgent only now. */
export const pageJoined: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['join'],
  follow: (tx, ctx, { on }) =>
    pageDuty(tx, ctx, savedOf(on.filter(({ saved, before }) => before?.urgentAt === null && saved.urgentAt !== null))),
};

/** What follows a press that was taken back in time: nobody is rung, and its call-out ends with that word. */
export const takeBackPage: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['takeBackUrgent'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const callout = await lockCalloutOf(tx, saved.countyId, saved.id);
      if (callout?.state === 'paging' && callout.pagings.length === 0)
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
    ),
};

/** What follows a complaint that was told again or added to: those on duty are rung for what sounds urgent. */
export const pageAdded: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['join', ...addingMoves],
  async follow(tx, ctx, act) {
    for (const { saved, alarm } of heardIn(ctx, act))
      await pageAlarm(tx, ctx, saved, { ...alarm, kind: 'complaint', isMore: true });
  },
};

/**
 * What follows a tip-off to which something is added that sounds urgent. By the program and for no office: nobody learns by it who
 * told, or of what the centre has not dispatched.
 */
export const pageTipoff: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: addingMoves,
  async follow(tx, ctx, act) {
    for (const { saved, alarm } of heardIn(ctx, act)) {
      const matter = { ...saved, officeId: null, stationId: null };
      await pageAlarm(tx, systemOf(ctx), matter, { ...alarm, kind: 'tipoff', isMore: true });
    }
  },
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

function systemOf(ctx: Context): Context {
  const { countyId } = ctx.actor;
  const actor = {
    countyId,
    id: 'system',
    name: '系统',
    role: 'system',
    organisationId: null,
    stationId: null,
  } as const;
  return { ...ctx, actor };
}

/**
 * Pages about matters that have just become urgent, each once: a call-out with its first page, in the transaction that made them
 * urgent. A page goes out at once, by night too, and names nobody: who is hurt stands in the matter.
 */
async function pageDuty(tx: Tx, ctx: Context, complaints: readonly Complaint[]): Promise<void> {
  for (const complaint of complaints) {
    const hurt = complaint.injury !== null;
    const title = `${hurt ? '有人受伤的' : '加急'}投诉 ${complaint.number}`;
    const { pagedAt } = complaint;
    const held = pagedAt !== null && pagedAt > ctx.at ? { heldUntil: pagedAt } : {};
    await callOut(tx, ctx, complaint, { hurt, title, words: urgentZh(ctx, complaint), ...held });
  }
}

/**
 * Pages about what only sounds urgent by its words: a person looks and decides, and ends a false alarm with a word. The matter
 * itself is not marked.
 */
export async function pageAlarm(
  tx: Tx,
  ctx: Context,
  matter: Alarming,
  { hurt, whyZh, threatens, kind, isMore }: Alarmed & { kind: MatterKind; isMore: boolean },
): Promise<void> {
  const title = `像是紧急的${matterWords[kind].zh} ${matter.number}${isMore ? '（补充的话）' : ''}`;
  const first = threatens ? '有生命危险先打110、120，' : '';
  await callOut(tx, ctx, matter, { hurt, title, words: `${title}，${whyZh}，${first}请马上看。` });
}

interface Page {
  hurt: boolean;
  title: string;
  words: string;
  heldUntil?: Date;
}

async function callOut(tx: Tx, ctx: Context, matter: Alarming, { hurt, title, words, ...held }: Page): Promise<void> {
  if ((await lockCalloutOf(tx, matter.countyId, matter.id)) !== null) return;
  const { regions } = ctx.county;
  const region = regions.find(({ id }) => id === matter.operatorRegionId) ?? null;
  const place = region === null ? '' : regionPath(region, regions);
  const opening = { id: ctx.newId(), title, place, regionId: region?.id ?? null, hurt };
  await writeOpening(tx, ctx, calloutFrame, { ...opening, by: { matter, words, ...held } });
}

async function answerByCall(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const callout = await lockCalloutOf(tx, complaint.countyId, complaint.id);
  if (callout?.state !== 'paging') return;
  if (mayDo(ctx.actor, 'callout.accept') && leadsCallout(callout, ctx.actor))
    await writeMove(tx, ctx, calloutFrame, callout, 'accept', { words: '' });
}
