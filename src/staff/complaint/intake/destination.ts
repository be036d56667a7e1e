/** 去向: where what is typed would go, before it is sent. */
import type { Calendar, Day } from '../../../domain/base/calendar.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { hearBy, withDue } from '../../../domain/complaint/deadline.ts';
import { file, type Filing } from '../../../domain/complaint/filing.ts';
import { routeComplaint } from '../../../domain/county/station.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { Directory } from '../../base/client.ts';
import type { Typed } from '../../matter/matter-typed.ts';

export interface Destination {
  officeName: string | null;
  officeReason: string;
  stationName: string | null;
  stationPhone: string;
  stationReason: string;
  /** Whether it is written where the complainant lives and where the shop is: what is not known yet is no reason. */
  homeKnown: boolean;
  placeKnown: boolean;
  hearBy: Day | null;
  atStation: boolean;
}

/** Where the filing would go and by when the complainant hears, by the same rules as on the server. */
export function destinationOf(typed: Typed, directory: Directory, facts: Facts & { calendar: Calendar }): Destination {
  const region = (path: string) => directory.regions.find((one) => one.id === typed[path]) ?? null;
  const route = routeComplaint({
    operatorName: (typed['operator.name'] ?? '').trim(),
    operatorAddress: (typed['operator.address'] ?? '').trim(),
    operatorRegion: region('place.regionId'),
    homeRegion: region('consumer.regionId'),
    stations: directory.stations.filter((one) => one.active),
    regions: directory.regions,
    offices: directory.organisations,
  });
  const own = directory.stations.find((one) => one.id === facts.by.stationId && one.active);
  // What is not written to its end is no instant yet.
  const received = new Date(`${typed['receivedAt'] ?? ''}:00+08:00`);
  const filing: Filing = {
    clientId: '',
    channel: 'C01',
    platformNumber: null,
    ...(Number.isNaN(received.getTime()) ? {} : { receivedAt: received }),
    consumer: { name: '', phone: '', address: '', regionId: null, idNumber: null },
    agent: null,
    operator: { name: '', phone: '', address: '' },
    place: { regionId: null },
    categoryCode: null,
    natureCode: null,
    story: '',
    claim: '',
    happenedOn: null,
    amountFen: null,
    amountAbout: null,
    injury: null,
    consents: { publish: false, entrust: false },
    asked: [],
    attachmentIds: [],
  };
  const filingStation = own ?? null;
  const filed: Complaint = file(filing, { ...facts, number: '', codeStub: '', route, filingStation }).next;
  const station = own ?? directory.stations.find((one) => one.id === route.stationId);
  return {
    officeName: directory.organisations.find((one) => one.id === route.officeId)?.name ?? null,
    officeReason: route.officeReason,
    stationName: station?.name ?? null,
    stationPhone: station?.phone ?? '',
    stationReason: filed.stationReason,
    homeKnown: region('consumer.regionId') !== null,
    placeKnown: region('place.regionId') !== null,
    hearBy: hearBy(withDue(filed, facts), facts),
    atStation: filed.state === 'atStation',
  };
}
