/**
 * 站点交接 (takeover): a station that stops hands over what lies open: each matter to another station or up to the office.
 * Nothing is left behind: the step lists what is open and is refused until each has somebody.
 */
import type { Complaint } from '../complaint/complaint.ts';
import type { Change } from '../base/event.ts';
import type { Inquiry } from '../inquiry/inquiry.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import type { Station } from '../county/station.ts';
import { stationShortName } from '../county/station-name.ts';
import { sendUp } from '../complaint/steps/station-talk.ts';

/** What still asks something of the station. */
export interface OpenMatter {
  kind: 'complaint' | 'inquiry';
  id: string;
  number: string;
  /** What it is about, in a line. */
  gist: string;
  since: Date;
}

/** Who takes which matter; an empty station is the office. */
export type Handover = readonly { number: string; toStationId: string }[];

/** Refuses while a matter has nobody, or somebody who cannot take it. */
export function demandSuccession(
  open: readonly OpenMatter[],
  handover: Handover,
  { stationId, stations }: { stationId: string | null; stations: readonly Station[] },
): void {
  const left = open.filter((one) => !handover.some((row) => row.number === one.number));
  if (left.length > 0)
    throw new Refusal('charter-matters-open', { n: left.length, numbers: left.map((one) => one.number).join('、') });
  for (const { toStationId } of handover) {
    if (toStationId === '') continue;
    const to = stations.find((one) => one.id === toStationId);
    if (to === undefined || !to.active || to.id === stationId || to.serves !== 'area')
      throw new Refusal('charter-successor', {}, [
        {
          path: 'handover',
          zh: '接手的站点要在运行、服务附近居民，而且不是本站；请另选，或者交所里。',
          en: 'Who takes over must be another active station that serves homes; choose another, or the office.',
        },
      ]);
  }
}

/** A complaint that is talked over at the station goes on at another one, or is sent up and received by the bureau now. */
export function passComplaint(complaint: Complaint, to: Station | null, why: string, facts: Facts): Change<Complaint> {
  if (to === null) return sendUp(complaint, { reason: why }, facts);
  const stationReason = `${stationShortName(to)}：${why}，由它接着办`;
  return {
    // The host of the old station is no longer the one who talks with its own customer.
    next: { ...complaint, stationId: to.id, stationReason, ownVenue: null },
    event: eventOf(complaint, 'station-changed', facts, { stationId: to.id, fromStationId: complaint.stationId, why }),
  };
}

/** An open question goes to another station, or to the office. */
export function passInquiry(
  inquiry: Inquiry,
  to: Station | null,
  { why, officeId }: { why: string; officeId: string },
  facts: Facts,
): Change<Inquiry> {
  return {
    next: { ...inquiry, stationId: to?.id ?? null, officeId: to?.officeId ?? officeId },
    event: eventOf(inquiry, 'station-changed', facts, {
      stationId: to?.id ?? null,
      fromStationId: inquiry.stationId,
      why,
    }),
  };
}
