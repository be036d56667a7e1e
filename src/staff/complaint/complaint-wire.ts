/** From what the wire carries back to what the rules know, so that the same rules run in the browser. */
import type { Actor } from '../../domain/base/actor.ts';
import { addDays, startOf, type Calendar, type Day } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { pathOf } from '../../domain/county/region.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import type { Directory, Me, SeenMatter } from '../base/client.ts';

type Instant = 'filedAt' | 'stationReceivedAt' | 'receivedAt' | 'urgentAt' | 'pagedAt' | 'respondedAt';

/** The matter as the rules read it; the query code stays on the server and no rule of the desk asks for it. */
export function complaintOf({ complaint }: Pick<SeenMatter, 'complaint'>): Complaint {
  const { filedAt, stationReceivedAt, receivedAt, urgentAt, pagedAt, respondedAt, ...rest } = complaint;
  return {
    ...(rest as Omit<Complaint, Instant | 'codeStub'>),
    codeStub: '',
    filedAt: new Date(filedAt),
    stationReceivedAt: stationReceivedAt === null ? null : new Date(stationReceivedAt),
    receivedAt: receivedAt === null ? null : new Date(receivedAt),
    urgentAt: urgentAt === null ? null : new Date(urgentAt),
    pagedAt: pagedAt === null ? null : new Date(pagedAt),
    respondedAt: respondedAt === null ? null : new Date(respondedAt),
  };
}

export function actorOf(me: Me, countyId: number): Actor {
  const { id, name, role, organisationId, stationId } = me;
  return { countyId, id, name, role, organisationId, stationId };
}

/**
 * Now, but of the day that the server has: on a machine whose clock is a day ahead a rule refused today as a day to come while the sheet of a
 * call was drawn, and nothing stood there but the refusal.
 */
export function nowOn(today: Day, now = new Date()): Date {
  const [first, last] = [startOf(today).getTime(), startOf(addDays(today, 1)).getTime() - 1];
  return new Date(Math.min(Math.max(now.getTime(), first), last));
}

/** What a rule may ask besides the matter; the number of a letter is only taken when the server makes the move. */
export function factsOf(me: Me, directory: Directory, calendar: Calendar, countyId: number): Facts {
  return {
    by: actorOf(me, countyId),
    at: nowOn(me.today),
    today: me.today,
    calendar,
    limits: directory.county.limits,
    station: directory.stations.find((one) => one.id === me.stationId) ?? null,
    paperNumber: null,
  };
}

/** What a letter says besides the matter, as the server's own page of papers takes it. */
export function paperFactsOf(matter: SeenMatter, me: Me, directory: Directory): PaperFacts {
  const { complaint } = matter;
  return {
    county: { ...directory.county, countyId: complaint.countyId },
    // Before dispatch the centre writes the letter, and it is the centre that is called back.
    officePhone:
      (complaint.dispatchedOn === null
        ? undefined
        : directory.organisations.find((one) => one.id === complaint.officeId)?.phone) ?? directory.county.hotline,
    handlerName: matter.handlerName ?? me.name,
    today: me.today,
    // Of those who complain jointly each has his own village.
    placeOf: (id) => pathOf(id, directory.regions),
  };
}
