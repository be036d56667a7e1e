/** 转来转去 (hops): how often a complaint was sent on. */
import type { Complaint } from '../complaint.ts';

/** From this many changes of hands on the desk warns, the first dispatch not counted: a matter that wanders is nobody's. */
export const manyHops = 2;

/** How often the matter has changed hands since the centre first gave it to somebody. */
export function hopsOf({ hops }: Pick<Complaint, 'hops'>): number {
  return Math.max(0, hops.length - 1);
}
