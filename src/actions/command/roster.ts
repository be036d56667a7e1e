import { demand } from '../../domain/base/actor.ts';
import { addDays, daysBetween, dayShortZh, type Day } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { buildRoster, candidatesOf, gapsOf, spanOf, type Gap } from '../../domain/command/roster.ts';
import { partZh, shiftPosts, shiftPostWords, type RotaForm } from '../../domain/command/rota.ts';
import { listAccounts } from '../../store/county/account.ts';
import { lockCounty } from '../../store/county/county.ts';
import { findRota, saveRota, takeGapDay } from '../../store/command/rota.ts';
import { listKept } from '../../store/command/shift.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { writeOpening } from '../matter/docket.ts';
import { tellEach, type About } from '../matter/tell-people.ts';
import { builtFacts, shiftFrame } from './shift.ts';

/** A year at once; beyond it neither the holidays nor the people are known. */
const mostDays = 366;
/** A burden of before counts for this long, so that the turn goes on from month to month. */
const lookBackDays = 60;
/** Gaps are told of this many days ahead. */
export const gapAheadDays = 7;

export interface Built {
  made: number;
  gaps: Gap[];
}

/** Fills what the period still lacks by the rota; what is there stays, so that a second press makes nothing. */
export function buildRosterFor(ctx: Context, period: { from: Day; to: Day }): Promise<Built> {
  demand(ctx.actor, 'roster.build');
  const from = period.from < ctx.today ? ctx.today : period.from;
  const { to } = period;
  if (to < from)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'to',
        zh: '到哪天要在从哪天之后，也不能是过去的日子。',
        en: 'The last day is past, or before the first.',
      },
    ]);
  if (daysBetween(from, to) > mostDays)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'to',
        zh: '一次最多排一年，请选近一些的日子。',
        en: 'A year at once at most; choose an earlier last day.',
      },
    ]);
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const { calendar } = ctx.county;
    // Two presses at once: the later one finds what the earlier one made.
    await lockCounty(tx, countyId);
    const rota = await findRota(tx, countyId);
    const people = (await listAccounts(tx, countyId)).filter(({ active }) => active);
    const kept = await listKept(tx, countyId, addDays(from, -lookBackDays), addDays(to, 2));
    // What of today has ended already is not made up after the event.
    const turns = buildRoster(calendar, rota, { from, to }, people, kept).filter(({ day, part }) => {
      const found = rota.parts.find(({ code }) => code === part);
      return found !== undefined && spanOf(day, found).endsAt > ctx.at;
    });
    const frame = {
      ...shiftFrame,
      know: () => Promise.resolve(builtFacts(rota, people)),
      beside: () => Promise.resolve(),
    };
    for (const turn of turns) await writeOpening(tx, ctx, frame, { id: ctx.newId(), ...turn });
    const gaps = gapsOf(calendar, rota, from, to, await listKept(tx, countyId, from, to));
    await saveRota(tx, countyId, rota);
    await noteSetting(tx, ctx, 'roster-built', { from, to, made: turns.length, gaps: gaps.length });
    const hearings = people.flatMap((account) => {
      const own = turns.filter(({ accountId }) => accountId === account.id);
      if (own.length === 0) return [];
      const first = own.map(({ day }) => day).toSorted()[0] ?? from;
      const words = `值班表排好了，${dayShortZh(from)}到${dayShortZh(to)}您有 ${own.length} 班，第一班在${dayShortZh(first)}。`;
      return [{ account, about: rosterOf(ctx), cause: `roster ${from} ${to} ${ctx.at.toISOString()}`, words }];
    });
    await tellEach(tx, ctx, hearings);
    return { made: turns.length, gaps };
  });
}

/** How the county keeps its duty; the rules must leave somebody for every post. */
export async function saveRotaForm(ctx: Context, form: RotaForm): Promise<void> {
  demand(ctx.actor, 'rota.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const people = (await listAccounts(tx, countyId)).filter(({ active }) => active);
    const codes = form.parts.map(({ code }) => code);
    const wrong = shiftPosts
      .filter((post) => form.posts[post].least > 0 && candidatesOf(form, post, people).length === 0)
      .map((post) => ({
        path: `posts.${post}.roles`,
        zh: `没有人可以当${shiftPostWords[post].zh}；请选角色，或者改名单。`,
        en: 'Nobody may keep this post; choose roles or people.',
      }));
    if (new Set(codes).size < codes.length)
      wrong.push({ path: 'parts', zh: '两个班次用了同一个代码，请改一个。', en: 'Two parts have the same code.' });
    if (wrong.length > 0) throw new Refusal('rota-unfit', {}, wrong);
    await saveRota(tx, countyId, form);
    await noteSetting(tx, ctx, 'rota-saved', { parts: codes, pageMinutes: form.pageMinutes });
  });
}

/** Tells leaders and centre once a day, in the morning, of posts of the next days that nobody fills. */
export function tellGaps(ctx: Context): Promise<number> {
  demand(ctx.actor, 'shift.follow');
  // Before the morning nobody can fill them.
  if ((ctx.at.getUTCHours() + 8) % 24 < 8) return Promise.resolve(0);
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const from = ctx.today;
    const to = addDays(from, gapAheadDays);
    const rota = await findRota(tx, countyId);
    const gaps = gapsOf(ctx.county.calendar, rota, from, to, await listKept(tx, countyId, from, to));
    if (gaps.length === 0 || !(await takeGapDay(tx, countyId, ctx.today))) return 0;
    await noteSetting(tx, ctx, 'roster-gap-told', { from, to, gaps: gaps.length });
    const [first] = gaps;
    const words =
      first === undefined
        ? ''
        : `值班有空缺：${dayShortZh(first.day)}${partZh(rota, first.part)}缺${shiftPostWords[first.post].zh}${gaps.length > 1 ? `等 ${gaps.length} 个岗` : ''}，请排上人。`;
    const hearings = (await listAccounts(tx, countyId))
      .filter(({ active, role }) => active && (role === 'leader' || role === 'centre'))
      .map((account) => ({ account, about: rosterOf(ctx), cause: `roster-gap ${ctx.today}`, words }));
    await tellEach(tx, ctx, hearings);
    return gaps.length;
  });
}

/** What is told of the roster as a whole opens it. */
function rosterOf({ actor, county }: Context): About {
  return { countyId: actor.countyId, id: county.county.ledgerId, number: null, page: 'roster' };
}
