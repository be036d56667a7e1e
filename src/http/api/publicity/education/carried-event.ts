/** What a station's telephone carries of the events at which it may count: when, where, the code to scan, and what was counted so far. */
import { addDays } from '../../../../domain/base/calendar.ts';
import { sumOf, type AudienceCount } from '../../../../domain/publicity/education/attendance.ts';
import type { Audience } from '../../../../domain/publicity/education/subject.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listCounts, listOutreachesAt } from '../../../../store/publicity/education/attendance.ts';
import { publicCode } from '../../../base/public-code.ts';
import { countCheckins } from '../../../../store/publicity/education/outreach.ts';

export interface CarriedEvent {
  number: string;
  title: string;
  onDay: string;
  fromTime: string;
  toTime: string;
  place: string;
  speakers: string[];
  audience: Audience;
  /** The picture of the code that who came scans, shown without a network too; null where the county has no address that opens outside. */
  qr: string | null;
  /** How many have checked in, as of when this was carried along. */
  scanned: number;
  /** What telephones of stations counted, this one's among it. */
  told: AudienceCount[];
  isHeld: boolean;
}

/** From some days before, so that it is there where there is no network on the day, to the day after. */
export async function carriedEvents(
  ctx: Context,
  station: { id: string; regionId: string },
  publicUrl: string,
): Promise<CarriedEvent[]> {
  const { countyId } = ctx.actor;
  const days = { from: addDays(ctx.today, -1), to: addDays(ctx.today, 7) };
  const events = await listOutreachesAt(ctx.db, countyId, station, days);
  const counts = await listCounts(
    ctx.db,
    countyId,
    events.map(({ id }) => id),
  );
  return Promise.all(
    events.map(
      async ({ id, number, title, onDay, fromTime, toTime, place, talks, audience, code, state, scanned }) => ({
        number,
        title,
        onDay,
        fromTime,
        toTime,
        place,
        speakers: talks.map(({ speaker }) => speaker).filter((speaker) => speaker !== ''),
        audience,
        qr: await publicCode(publicUrl, `/checkin/${code}`),
        scanned: state === 'approved' ? await countCheckins(ctx.db, countyId, id) : scanned,
        told: sumOf(counts.get(id) ?? []),
        isHeld: state !== 'approved',
      }),
    ),
  );
}
