/**
 * 现场点数 (attendance): whom a station counted at an event by its telephone, each audience by itself, with or without a network. Several
 * telephones at several doors add up; what one telephone tells again replaces what it told before. Nobody is named.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import { OutreachAnswers } from './checkin.ts';
import type { Outreach } from './outreach.ts';
import { audiences, namesOf, type Audience, type AudienceCount } from './subject.ts';

export type { AudienceCount };

export const audienceCounts = z
  .array(z.object({ audience: z.enum(namesOf(audiences)), n: z.number().int().min(0).max(100_000) }))
  .max(namesOf(audiences).length);

/** What the telephone tells of an event: who came, what a few people said afterwards, photos. */
export const AttendanceTold = z.object({
  outreachNumber: z.string().min(4).max(30),
  counts: audienceCounts.min(1),
  answers: z.array(OutreachAnswers).max(60),
  attachmentIds: z.array(z.uuid()).max(4),
});
export type AttendanceTold = z.infer<typeof AttendanceTold>;

/** What one telephone told of an event. */
export interface OutreachCount {
  countyId: number;
  outreachId: string;
  deviceId: string;
  /** The act of the telephone. */
  id: string;
  stationId: string;
  byId: string;
  counts: readonly AudienceCount[];
  photoIds: readonly string[];
  /** When it was counted at the event, and when the telephone told it. */
  countedAt: Date;
  toldAt: Date;
}

/** Those that a station may count at: held in its own village, or it is invited. */
export function isAtStation(
  { regionId, invitedIds }: Pick<Outreach, 'regionId' | 'invitedIds'>,
  station: { id: string; regionId: string },
): boolean {
  return (regionId !== null && regionId === station.regionId) || invitedIds.includes(station.id);
}

/** Refuses a count that was not made on the day of the event, or at one that was never approved. */
export function demandCountable({ state, onDay }: Pick<Outreach, 'state' | 'onDay'>, countedOn: Day): void {
  if (state === 'planned' || state === 'cancelled' || countedOn !== onDay) throw new Refusal('checkin-over');
}

/** Whether telephones told something else of those that came than what was recorded of them. */
export function differsFrom(
  { counted, byAudience }: Pick<Outreach, 'counted' | 'byAudience'>,
  told: readonly AudienceCount[],
): boolean {
  if (told.length === 0) return false;
  if (totalOf(told) !== (counted ?? 0)) return true;
  // Parts that are more than was counted are of those who checked in too: they say nothing of what telephones counted.
  if (totalOf(byAudience) !== totalOf(told)) return false;
  return told.some(({ audience, n }) => byAudience.find((one) => one.audience === audience)?.n !== n);
}

/** What several telephones counted, each audience once. */
export function sumOf(counts: readonly Pick<OutreachCount, 'counts'>[]): AudienceCount[] {
  const sums = new Map<Audience, number>();
  for (const { audience, n } of counts.flatMap((one) => one.counts)) sums.set(audience, (sums.get(audience) ?? 0) + n);
  return namesOf(audiences)
    .map((audience) => ({ audience, n: sums.get(audience) ?? 0 }))
    .filter(({ n }) => n > 0);
}

export function totalOf(counts: readonly AudienceCount[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}
