/** From what was typed on the telephone to a filing, by the schema of the desk. Three answers are needed: who, against whom, what. */
import { readFiling, type ReadFiling } from '../complaint/intake/complaint-filing.ts';
import type { Typed } from '../matter/matter-typed.ts';
import type { Carried } from './outbox/wire.ts';

export function startTyped({ station }: Carried): Typed {
  const isVenue = station.serves === 'venue';
  return {
    channel: station.channel,
    'consumer.regionId': isVenue ? '' : station.regionId,
    'place.regionId': isVenue ? station.regionId : '',
  };
}

const mostOfClaim = 1000;

/** What he wants is heard out of what he tells where nothing else was said. */
export function readTyped(typed: Typed, id: string, photoIds: readonly string[]): ReadFiling {
  const claim = (typed['claim'] ?? '').trim();
  const files = JSON.stringify(photoIds.map((one) => ({ id: one, fileName: '' })));
  const whole = { ...typed, claim: claim === '' ? (typed['story'] ?? '').slice(0, mostOfClaim) : claim, files };
  return readFiling(whole, id);
}
