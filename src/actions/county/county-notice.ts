import { demand } from '../../domain/base/actor.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import {
  savedNotice,
  takenBackNotice,
  type CountyNotice,
  type CountyNoticeForm,
} from '../../domain/county/notice/county-notice.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { listNotices, saveNoticeRow } from '../../store/county/county-notice.ts';
import { lockCounty } from '../../store/county/county.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Puts up a notice or changes one. The page gives the id, so that a second press saves the same and writes no second line. */
export async function saveNotice(ctx: Context, id: string, form: CountyNoticeForm): Promise<void> {
  demand(ctx.actor, 'notice.save');
  const { countyId, id: byId } = ctx.actor;
  const { county, organisations, stations } = ctx.county;
  const ownPhones = [county.hotline, ...[...organisations, ...stations].map(({ phone }) => phone)];
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const all = await listNotices(tx, countyId);
    const before = all.find((one) => one.id === id);
    const next = savedNotice(id, form, all, { countyId, byId, at: ctx.at, leaksOf, ownPhones });
    if (before !== undefined && saidOf(before) === saidOf(next)) return;
    await saveNoticeRow(tx, next);
    await noteSetting(tx, ctx, 'notice-saved', {
      noticeId: id,
      zh: next.zh,
      fromAt: next.fromAt.toISOString(),
      untilAt: next.untilAt.toISOString(),
      isNew: before === undefined,
    });
  });
}

/** Takes a notice back before its time; one that is over already changes nothing. */
export async function takeBackNotice(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'notice.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const before = (await listNotices(tx, countyId)).find((one) => one.id === id);
    if (before === undefined) throw new Refusal('not-found');
    const next = takenBackNotice(before, ctx.at);
    if (next === before) return;
    await saveNoticeRow(tx, next);
    await noteSetting(tx, ctx, 'notice-taken-back', { noticeId: id, zh: next.zh });
  });
}

function saidOf({ zh, en, fromAt, untilAt, place }: CountyNotice): string {
  return JSON.stringify([zh, en, fromAt, untilAt, place]);
}
