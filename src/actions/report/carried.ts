/** 经线路报送: whose letter it is that comes, and the hash that goes with what is carried. */
import { hash } from 'node:crypto';
import type { CarriedNumber, NotTaken } from '../../domain/exchange/carried.ts';
import { canonical } from '../../store/base/canonical.ts';
import type { Taken } from '../exchange/letter-exchange.ts';

/** Everything in a letter but its id, which a second writing has anew, and the seal itself. */
export function sealOf({ id: _id, seal: _seal, ...content }: { id: string; seal: string }): string {
  return hash('sha256', JSON.stringify(canonical(content)));
}

/** What a letter of a number tells of: of which edition, and after which step there. */
export function numberSubject({ edition, step }: Pick<CarriedNumber, 'edition' | 'step'>): string {
  return `${edition}-${step}`;
}

/** One receiver at a time: two first letters do not both bind the one line. */
export const carriedLock = 'carried';

export function notTaken({ zh, en }: NotTaken): Taken {
  return { verdict: 'refused', reasonZh: zh, reasonEn: en };
}
