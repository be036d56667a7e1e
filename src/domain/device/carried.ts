/** 随身资料 (provision): what a station's telephone carries along, and for whom it is packed. */
import type { Actor } from '../base/actor.ts';
import { Refusal } from '../base/refusal.ts';
import type { Station } from '../county/station.ts';

/** The station of the account; without one there is nothing to carry. */
export function demandStation<S extends Pick<Station, 'id' | 'active'>>(actor: Actor, stations: readonly S[]): S {
  const station = stations.find((one) => one.id === actor.stationId && one.active);
  if (station === undefined) throw new Refusal('station-unknown');
  return station;
}
