import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Station } from '../../domain/county/station.ts';
import { transact } from '../../store/base/transact.ts';
import { placeOfForm, type PlaceForm } from '../county/organisation.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { saveStation } from '../../store/station/charter.ts';

/** Saves a station: its window setting decides when the clock of its filings starts. */
export async function saveStationForm(ctx: Context, form: Omit<Station, 'x' | 'y'> & PlaceForm): Promise<void> {
  demand(ctx.actor, 'station.save');
  const { organisations, regions, stations } = ctx.county;
  const before = stations.find((one) => one.id === form.id);
  const home = regions.find((one) => one.id === form.regionId);
  const place = placeOfForm(form, before, (field) => field);
  // Where its village is it has no place of its own: it goes where the village is put.
  const isAtHome = home !== undefined && place.x === home.x && place.y === home.y;
  const station: Station = { ...form, ...(isAtHome ? { x: null, y: null } : place) };
  if (!organisations.some((one) => one.id === station.officeId && one.kind === 'office'))
    throw new Refusal('office-unknown');
  const { associationId = null } = station;
  if (associationId !== null && !organisations.some((one) => one.id === associationId && one.kind === 'association'))
    throw new Refusal('office-unknown');
  if (!regions.some((one) => one.id === station.regionId))
    throw new Refusal('region-unknown', { id: station.regionId });
  await transact(ctx.db, async (tx) => {
    await saveStation(tx, { ...station, countyId: ctx.actor.countyId });
    await noteSetting(tx, ctx, 'station-saved', {
      stationId: station.id,
      publishedWindow: station.publishedWindow,
      active: station.active,
    });
  });
}
