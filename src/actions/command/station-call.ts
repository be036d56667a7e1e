/**
 * 站点呼叫 (station call): a station tells of danger where the bureau has no matter that it could ring for: its filing was not taken, or it is
 * a clue that the station itself saw. A call-out of its own is opened, and whoever answers calls the station.
 */
import { lettersOf, pressed, tellingOf } from '../../domain/command/heard-danger.ts';
import { regionPath } from '../../domain/county/region.ts';
import { stationShortName } from '../../domain/county/station-name.ts';
import type { Station } from '../../domain/county/station.ts';
import { heardIn } from '../../domain/triage/danger/heard-words.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Context } from '../base/context.ts';
import { idOfUse } from '../base/mark.ts';
import { openEntry, writeOpening } from '../matter/docket.ts';
import { calloutFrame, type OpeningCallout } from './callout.ts';

interface Told {
  /** Of the act, and of what it says: what is sent twice rings once. */
  id: string;
  /** What came of the act, behind the station's name. */
  what: string;
  /** Where the complainant lives, where the station wrote it down. */
  homeRegionId?: string | null;
}

/** Those on duty are rung for a press, and read the line that was written with it. */
export async function callFromStation(
  ctx: Context,
  station: Station,
  { id, what, words }: Told & { words: string },
): Promise<void> {
  const danger = (ctx.alarmOf?.(words, ctx.today) ?? pressed).danger;
  const told = words === '' ? {} : { told: tellingOf(words, danger, ctx.actor.id) };
  await openEntry(ctx, calloutFrame, callOf(ctx, station, { id, what, hurt: false, ...told }));
}

/**
 * The same for words that sound like danger, and for no others; within a transaction that is open already where there is one. An act that is
 * mended and sent again under its id rings anew where it sounds of danger in other words; a retry does not, be its calm words others.
 */
export async function hearStation(
  tx: Tx | null,
  ctx: Context,
  station: Station,
  { id, what, words, homeRegionId = null }: Told & { words: readonly string[] },
): Promise<void> {
  const listen = (one: string) => ctx.alarmOf?.(one, ctx.today) ?? null;
  const heard = heardIn(words, listen);
  if (heard === null) return;
  const sounding = words.filter((one) => one !== '' && listen(one) !== null).map(lettersOf);
  const first = heard.threatens ? '，先打110、120' : '';
  const call = callOf(ctx, station, {
    id: [id, ...sounding].join(' '),
    what: `${what}，${heard.whyZh}${first}`,
    hurt: heard.hurt,
    told: tellingOf(heard.words, heard.danger, ctx.actor.id),
    homeRegionId,
  });
  await (tx === null ? openEntry(ctx, calloutFrame, call) : writeOpening(tx, ctx, calloutFrame, call));
}

function callOf(
  { county: { regions } }: Context,
  station: Station,
  { id, what, hurt, told, homeRegionId = null }: Told & Pick<OpeningCallout, 'hurt' | 'told'>,
): OpeningCallout {
  const region = regions.find((one) => one.id === station.regionId) ?? null;
  const call = station.phone === '' ? '' : `，请打${station.phone}`;
  const place = region === null ? station.name : regionPath(region, regions);
  // The act's own id belongs to what it files, whose ledger begins with it.
  const own = idOfUse('station call', id);
  const title = `${stationShortName(station)}${what}${call}`;
  const telling = told === undefined ? {} : { told };
  return { id: own, title, place, regionId: region?.id ?? null, homeRegionId, hurt, ...telling };
}
