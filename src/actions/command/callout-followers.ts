/** What a call-out follows: matters that are urgent, or sound so, open one and ring it; a call back answers it. */
import { mayDo } from '../../domain/base/actor.ts';
import { leadsCallout } from '../../domain/command/callout.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { regionPath } from '../../domain/county/region.ts';
import { stationShortName } from '../../domain/county/station.ts';
import { lockCalloutOf } from '../../store/command/callout.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Context, Follower } from '../base/context.ts';
import { writeMove, writeOpening } from '../matter/docket.ts';
import { calloutFrame, type Alarming } from './callout.ts';

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

/** What follows complaints that were registered: those on duty are rung for what is urgent and for what only sounds so. */
export const pageFiled: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['file'],
  async follow(tx, ctx, { on }) {
    await pageDuty(
      tx,
      ctx,
      savedOf(on).filter(({ urgentAt }) => urgentAt !== null),
    );
    for (const { saved, alarm = null } of on)
      if (alarm !== null) await pageAlarm(tx, ctx, saved, { ...alarm, kindZh: '投诉' });
  },
};

/**
 * What follows a tip-off that sounds urgent. By the program and for no office: nobody learns by it who told, or of what the centre
 * has not dispatched.
 */
export const pageTipoff: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['file'],
  async follow(tx, ctx, { on }) {
    for (const { saved, alarm = null } of on)
      if (alarm !== null)
        await pageAlarm(tx, systemOf(ctx), { ...saved, officeId: null, stationId: null }, { ...alarm, kindZh: '举报' });
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
    await callOut(tx, ctx, complaint, { hurt, title, words: pageZh(ctx, complaint) });
  }
}

/**
 * Pages about what only sounds urgent by its words: a person looks and decides, and ends a false alarm with a word. The matter
 * itself is not marked.
 */
async function pageAlarm(
  tx: Tx,
  ctx: Context,
  matter: Alarming,
  { hurt, kindZh }: { hurt: boolean; kindZh: string },
): Promise<void> {
  const title = `像是紧急的${kindZh} ${matter.number}`;
  const why = hurt ? '说到有人受伤或者发病' : '说到危险还在继续';
  await callOut(tx, ctx, matter, { hurt, title, words: `${title}，${why}，请马上看。` });
}

async function callOut(
  tx: Tx,
  ctx: Context,
  matter: Alarming,
  { hurt, title, words }: { hurt: boolean; title: string; words: string },
): Promise<void> {
  if ((await lockCalloutOf(tx, matter.countyId, matter.id)) !== null) return;
  const { regions } = ctx.county;
  const region = regions.find(({ id }) => id === matter.operatorRegionId) ?? null;
  const place = region === null ? '' : regionPath(region, regions);
  const opening = { id: ctx.newId(), title, place, regionId: region?.id ?? null, hurt };
  await writeOpening(tx, ctx, calloutFrame, { ...opening, by: { matter, words } });
}

async function answerByCall(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const callout = await lockCalloutOf(tx, complaint.countyId, complaint.id);
  if (callout?.state !== 'paging') return;
  if (mayDo(ctx.actor, 'callout.accept') && leadsCallout(callout, ctx.actor))
    await writeMove(tx, ctx, calloutFrame, callout, 'accept', { words: '' });
}

/** Which matter, whether somebody is hurt, and whom to call: the station that stands there, or the complainant. */
function pageZh({ county }: Context, complaint: Complaint): string {
  const station = county.stations.find((one) => one.id === complaint.stationId) ?? null;
  const hurt = complaint.injury === null ? '' : '，有人受伤';
  const call =
    station === null || station.phone === ''
      ? '请马上给投诉人回电'
      : `请马上给${stationShortName(station)}回电${station.phone}`;
  return `加急投诉${complaint.number}${hurt}，${call}。`;
}
