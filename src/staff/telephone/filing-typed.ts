/** From what was typed on the telephone to a filing, by the schema of the desk. Three answers are needed: who, against whom, what. */
import type { Further } from '../complaint/intake/complaint-filing.ts';
import { readFiling, type ReadFiling } from '../complaint/intake/read-filing.ts';
import type { Typed } from '../matter/matter-typed.ts';
import type { Carried } from './outbox/wire.ts';

export function startTyped({ station }: Carried): Typed {
  // Where who comes lives is asked, not taken for granted; where a mall stands is known.
  return {
    channel: station.channel,
    'consumer.regionId': '',
    'place.regionId': station.serves === 'venue' ? station.regionId : '',
  };
}

/** A form that was begun and not kept yet, as it lies on the telephone. */
export interface Draft {
  typed: Typed;
  photos: { id: string; data: string }[];
  /** When something was typed last; missing in one from before. */
  at?: string;
}

/** Whether anything was written that the form did not begin with: an opened form alone is no unfinished one. */
export function isBegun({ typed, photos }: Draft, carried: Carried): boolean {
  const begun = startTyped(carried);
  return photos.length > 0 || Object.entries(typed).some(([path, value]) => value !== '' && value !== begun[path]);
}

const mostOfClaim = 1000;

/** What he wants is heard out of what he tells where nothing else was said. */
export function readTyped(typed: Typed, id: string, photoIds: readonly string[], further: Further): ReadFiling {
  const claim = (typed['claim'] ?? '').trim();
  const files = JSON.stringify(photoIds.map((one) => ({ id: one, fileName: '' })));
  const whole = { ...typed, claim: claim === '' ? (typed['story'] ?? '').slice(0, mostOfClaim) : claim, files };
  return readFiling(whole, id, further);
}
