/** 当天的随身资料: what an officer's telephone carries along, so that a day of visits goes without a network. */
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { mayDo, staffRoles } from '../../../domain/base/actor.ts';
import { spotOf } from '../../../domain/county/place/place.ts';
import type { Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import type { Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import type { Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { gatheringStates } from '../../../domain/supervision/enforcement/exhibit.ts';
import { maskedCase } from '../../../domain/supervision/enforcement/masked-case.ts';
import { listGathering } from '../../../store/supervision/enforcement/enforcement.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import {
  listFieldDay,
  listNilsFor,
  listRunningCampaigns,
  listSortiesOn,
} from '../../../store/supervision/inspection/field.ts';
import { opensOutside } from '../../base/public-address.ts';
import { ownMessagesOf } from '../matter/own-messages.ts';
import { mostCarried, stopsOf, type DayStop } from '../supervision/inspection/visit-day-routes.ts';
import type { CarriedMessages } from './carried.ts';

/** One of the premises, with where it lies. */
export interface FieldStop extends DayStop {
  townName: string;
  /** Kilometres east and north of the county seat; null where the place is not on the map. */
  place: { x: number; y: number } | null;
}

/** Who may go along, with the certificate that he shows. */
export interface FieldPerson {
  id: string;
  name: string;
  /** Empty where none that holds today is registered: it is typed once. */
  certificate: string;
  isOwn: boolean;
}

export interface FieldDay {
  kind: 'field';
  at: string;
  today: Day;
  person: { id: string; name: string; phone: string };
  /** `portalUrl` is where whoever holds a slip reaches the portal; empty where no address of the county opens outside. */
  county: { name: string; bureauName: string; hotline: string; portalUrl: string };
  office: { name: string; phone: string };
  mayBan: boolean;
  mayPenalise: boolean;
  stops: FieldStop[];
  /** Whether there are more than are carried. */
  more: boolean;
  nils: (Pick<Inspection, 'id' | 'number' | 'operatorName' | 'answers' | 'remark'> & {
    visitedAt: string | null;
    recordedByName: string;
  })[];
  sorties: Pick<
    Sortie,
    | 'id'
    | 'number'
    | 'version'
    | 'state'
    | 'campaignId'
    | 'peopleIds'
    | 'otherPeople'
    | 'vehicles'
    | 'route'
    | 'partnerIds'
    | 'heads'
    | 'cars'
  >[];
  campaigns: Pick<Campaign, 'id' | 'number' | 'name' | 'areaKinds' | 'checklist'>[];
  people: FieldPerson[];
  villages: { id: string; name: string; town: string; x: number | null; y: number | null }[];
  /** By which day is mended what is wrong, unless another day is chosen. */
  usualDueOn: Day;
  /** The officer's own cases that still gather evidence. */
  cases: { number: string; cause: string; party: string }[];
  messages: CarriedMessages;
}

const mostNils = 40;
const mostSorties = 30;
const mostCampaigns = 30;
const mostMessages = 40;
const mostCases = 40;
const usualDueDays = 7;

export async function fieldDayOf(ctx: Context, publicUrl: string): Promise<FieldDay> {
  const { actor, county, today, db } = ctx;
  const [found, nils, sorties, campaigns, accounts, certificates, messages, cases] = await Promise.all([
    listFieldDay(db, actor, today, mostCarried + 1),
    listNilsFor(db, actor, mostNils),
    listSortiesOn(db, actor, today, mostSorties),
    listRunningCampaigns(db, actor.countyId, mostCampaigns),
    listAccounts(db, actor.countyId),
    listCertificates(db, actor.countyId),
    ownMessagesOf(db, actor, mostMessages),
    mayDo(actor, 'exhibit.collect') ? listGathering(db, actor, { states: gatheringStates, most: mostCases }) : [],
  ]);
  const entries = found.slice(0, mostCarried);
  const nameOf = (id: string | null) => accounts.find((one) => one.id === id)?.name ?? '';
  const office = county.organisations.find(({ id }) => id === actor.organisationId);
  const regionOf = (id: string | null) => county.regions.find((one) => one.id === id);
  const certificateOf = (id: string) =>
    certificates.find((one) => one.accountId === id && one.fromOn <= today && today <= one.untilOn)?.number ?? '';
  const named = new Set(
    entries.flatMap(({ assignedIds, officers }) => [...assignedIds, ...officers.map((one) => one.accountId)]),
  );
  return {
    kind: 'field',
    at: ctx.at.toISOString(),
    today,
    person: { id: actor.id, name: actor.name, phone: '' },
    county: { ...countyOf(ctx), portalUrl: opensOutside(publicUrl) ? publicUrl : '' },
    office: { name: office?.name ?? county.county.bureauName, phone: office?.phone ?? county.county.hotline },
    mayBan: mayDo(actor, 'inspection.ban'),
    mayPenalise: mayDo(actor, 'enforcement.decideOnTheSpot'),
    stops: (await stopsOf(ctx, entries)).map((stop) => {
      const region = regionOf(stop.entry.regionId);
      const town = region?.kind === 'village' ? regionOf(region.parentId) : region;
      return { ...stop, townName: town?.name ?? '', place: spotOf(region) };
    }),
    more: found.length > mostCarried,
    nils: nils.map((one) => ({ ...nilOf(one), recordedByName: nameOf(one.recordedById) })),
    sorties: sorties.map(sortieOf),
    campaigns: campaigns.map(campaignOf),
    people: accounts
      .filter(({ active, role }) => active && staffRoles.includes(role) && role !== 'station')
      .filter(({ id, organisationId }) => named.has(id) || organisationId === actor.organisationId)
      .map(({ id, name, organisationId }) => ({
        id,
        name,
        certificate: certificateOf(id),
        isOwn: organisationId === actor.organisationId,
      })),
    villages: county.regions
      .filter(({ kind }) => kind === 'village')
      .map(({ id, name, parentId, x, y }) => ({ id, name, town: regionOf(parentId)?.name ?? '', x, y })),
    usualDueOn: addDays(today, usualDueDays),
    // As the desk shows them: a natural person by his family name, in whatever words.
    cases: cases.map(maskedCase).map(({ number, cause, operatorName }) => ({ number, cause, party: operatorName })),
    messages: { unread: messages.unread, items: messages.items.map((one) => ({ ...one, isOver: false })) },
  };
}

function countyOf({ county: { county } }: Context): Omit<FieldDay['county'], 'portalUrl'> {
  const { name, bureauName, hotline } = county;
  return { name, bureauName, hotline };
}

function campaignOf({ id, number, name, areaKinds, checklist }: Campaign): FieldDay['campaigns'][number] {
  return { id, number, name, areaKinds, checklist };
}

function nilOf({ id, number, operatorName, answers, remark, visitedAt }: Inspection) {
  return { id, number, operatorName, answers, remark, visitedAt: visitedAt?.toISOString() ?? null };
}

function sortieOf(one: Sortie): FieldDay['sorties'][number] {
  const { id, number, version, state, campaignId, peopleIds, otherPeople, vehicles, route, partnerIds, heads, cars } =
    one;
  return { id, number, version, state, campaignId, peopleIds, otherPeople, vehicles, route, partnerIds, heads, cars };
}
