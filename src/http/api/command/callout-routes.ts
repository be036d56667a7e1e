import { createRoute, z } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import {
  calloutRow,
  linksOf,
  maySeeCallout,
  type Callout,
  type CalloutState,
} from '../../../domain/command/callout.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { draftExample, type ExampleDraft, type ExampleFacts } from '../../../domain/command/example-draft.ts';
import { rungLines } from '../../../domain/command/callout-steps.ts';
import type { Words } from '../../../domain/base/words.ts';
import { callListOf, type PagingStep } from '../../../domain/command/callout-paging.ts';
import { kmBetween, townOf, type Region } from '../../../domain/county/region.ts';
import { calloutLinks, inTimeRate, type LinkMinutes } from '../../../domain/command/response-times.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { measuresOf } from '../../../domain/triage/urgency.ts';
import { calloutFrame, secretNamesIn, secretNamesOfIncident } from '../../../actions/command/callout.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { chainFor, dutyNow, type Duty } from '../../../actions/command/callout-paging.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listCallouts, listCalloutsOf } from '../../../store/command/callout.ts';
import { findComplaintsByIds } from '../../../store/complaint/complaint.ts';
import { findMattersByIds } from '../../../store/matter/matter.ts';
import { countResponses } from '../../../store/command/response-times.ts';
import { findRota } from '../../../store/command/rota.ts';
import { tipoffBook } from '../../../store/tipoff/tipoff.ts';
import { readLexicon } from '../../../outside/seeds.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { namesOf } from '../county/account-names.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';
import { hidingOf, masked } from '../../../domain/complaint/privacy.ts';

/** What is shown beside a row of the list. */
export interface CalloutRowMore {
  /** The account that took it: two people may be called the same. */
  acceptedById: string | null;
  acceptedByName: string | null;
  links: ReturnType<typeof linksOf>;
  /** How often it has rung. */
  rung: number;
  /** While nobody has answered, the first words that were told, as its reader sees them; null where he may not. */
  words: string | null;
}

/** What the page of a complaint shows of a call-out of it. */
export interface RungView {
  number: string;
  state: CalloutState;
  acceptedByName: string | null;
  /** Whether its reader may open it. */
  mayOpen: boolean;
  lines: (Words & { at: string; byName: string | null })[];
}

/** The card: what, where, who is on the way, whom to call, what to do first. */
export interface CalloutMore extends CalloutRowMore {
  officeName: string | null;
  openedByName: string;
  arrivedByName: string | null;
  sentNames: string[];
  toldNames: string[];
  alerted: number;
  /** Whom it has rung, each time. */
  paged: { nth: number; at: string; step: PagingStep; names: string[] }[];
  /** Whom to call by hand, in the order in which they are rung. */
  callList: { name: string; phone: string; step: PagingStep }[];
  stations: { id: string; name: string; phone: string; km: number | null }[];
  office: { name: string; phone: string } | null;
  measures: string[];
  /** Departments that must hear of it, by the first measures. */
  departments: { id: string; name: string; phone: string }[];
  /** What was told, and of which shop; null for who may not see the complaint. */
  story: string | null;
  operator: string | null;
  draft: ExampleDraft | null;
}

export interface ResponseView {
  links: LinkMinutes[];
  inTimeRate: number | null;
}

const near = 3;
const NumberParam = numberParam('投2026-0412');

export const calloutApi = apiRoutes();
addDocketRoutes(calloutApi, {
  frame: calloutFrame,
  example: '急2026-0007',
  Query: DocketState.extend({
    link: z.enum(calloutLinks).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  list: (ctx, { state, link, from, to }, most) => {
    const isCounted = link !== undefined && from !== undefined && to !== undefined;
    return listCallouts(ctx.db, ctx.actor, state, isCounted ? { link, from, to } : null, most);
  },
  moreOf: async (ctx, callouts, names) => {
    const known = await knownOf(ctx, callouts);
    return (callout) => cardOf(ctx, callout, names, known);
  },
  row: {
    entry: calloutRow,
    moreOf: async (ctx, callouts, names) => {
      const told = await toldOfRinging(ctx, callouts);
      return (callout) => minutesOf(callout, names, firstOf(ctx, told.get(callout.matterId) ?? null));
    },
  },
});

calloutApi.openapi(
  createRoute({
    method: 'get',
    path: '/complaints/{number}/callouts',
    summary: '这件投诉响过的：什么时候呼叫、谁接、怎么了结',
    middleware: staffOnly,
    request: { params: NumberParam },
    responses: { 200: { description: '响过的', ...json(shape<{ items: RungView[] }>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    const complaint = await getSeenComplaint(ctx, c.req.valid('param').number);
    const [callouts, names] = await Promise.all([
      listCalloutsOf(ctx.db, complaint.countyId, complaint.id),
      namesOf(ctx),
    ]);
    const hide = hidingOf(complaint, ctx.actor.role);
    return c.json({ items: callouts.map((one) => rungOf(ctx, one, names, hide)) }, 200);
  },
  checked(NumberParam),
);

function rungOf(
  { actor }: Context,
  callout: Callout,
  names: ReadonlyMap<string, string>,
  hide: (words: string) => string,
): RungView {
  const { number, state, acceptedById } = callout;
  return {
    number,
    state,
    acceptedByName: acceptedById === null ? null : (names.get(acceptedById) ?? null),
    mayOpen: maySeeCallout(actor, callout),
    lines: rungLines(callout, (id) => names.get(id) ?? '', hide).map((line) => ({
      ...line,
      at: line.at.toISOString(),
    })),
  };
}

/** The complaints behind what rings; hardly ever is there one, and then nothing is asked. */
async function toldOfRinging(
  { db, actor }: Context,
  callouts: readonly Callout[],
): Promise<ReadonlyMap<string | null, Complaint>> {
  const ids = callouts.flatMap(({ state, matterId }) => (state === 'paging' && matterId !== null ? [matterId] : []));
  if (ids.length === 0) return new Map();
  return new Map((await findComplaintsByIds(db, actor.countyId, [...new Set(ids)])).map((one) => [one.id, one]));
}

/** So many characters of a story stand in a banner. */
const firstCharacters = 60;

function firstOf(ctx: Context, complaint: Complaint | null): string | null {
  const { story } = seenOf(ctx, complaint);
  if (story === null) return null;
  const characters = [...story.replaceAll(/\s+/gu, ' ').trim()];
  return characters.length <= firstCharacters
    ? characters.join('')
    : `${characters.slice(0, firstCharacters).join('')}…`;
}

const Query = z.object({ from: z.iso.date(), to: z.iso.date() });
calloutApi.openapi(
  createRoute({
    method: 'get',
    path: '/responses',
    summary: '响应时效：各环节用时和及时率，从台账数出来',
    middleware: staffOnly,
    request: { query: Query },
    responses: { 200: { description: '响应时效', ...json(shape<ResponseView>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'response.read');
    const { countyId } = ctx.actor;
    const links = await countResponses(ctx.db, countyId, c.req.valid('query'), await findRota(ctx.db, countyId));
    return c.json({ links, inTimeRate: inTimeRate(links) }, 200);
  },
  checked(Query),
);

/** What the cards of a page are made of, read once for all of them. */
interface Known {
  duty: Duty;
  /** Of each call-out by which an incident is commanded, whom no published text may name. */
  secrets: ReadonlyMap<string, string[]>;
  complaints: ReadonlyMap<string | null, Complaint>;
  tipoffs: ReadonlyMap<string | null, Tipoff>;
  lexicon: Awaited<ReturnType<typeof readLexicon>>;
}

async function knownOf(ctx: Context, callouts: readonly Callout[]): Promise<Known> {
  const { db, actor } = ctx;
  const ids = [...new Set(callouts.flatMap(({ matterId }) => matterId ?? []))];
  const reported = callouts.filter(({ state, incidentId }) => state === 'reported' && incidentId !== null);
  const secrets = new Map<string, string[]>();
  for (const one of reported) secrets.set(one.id, await secretNamesOfIncident(db, one));
  const [complaints, tipoffs, duty, lexicon] = await Promise.all([
    findComplaintsByIds(db, actor.countyId, ids),
    findMattersByIds(db, tipoffBook, actor.countyId, ids),
    dutyNow(db, ctx),
    readLexicon(),
  ]);
  return {
    duty,
    secrets,
    complaints: new Map(complaints.map((one) => [one.id, one])),
    tipoffs: new Map(tipoffs.map((one) => [one.id, one])),
    lexicon,
  };
}

function minutesOf(callout: Callout, names: ReadonlyMap<string, string>, words: string | null): CalloutRowMore {
  const { acceptedById, pagings } = callout;
  return {
    acceptedById,
    acceptedByName: acceptedById === null ? null : (names.get(acceptedById) ?? null),
    links: linksOf(callout),
    rung: pagings.length,
    words: callout.state === 'paging' ? words : null,
  };
}

function cardOf(ctx: Context, callout: Callout, names: ReadonlyMap<string, string>, known: Known): CalloutMore {
  const { organisations, regions } = ctx.county;
  const complaint = known.complaints.get(callout.matterId) ?? null;
  const tipoff = known.tipoffs.get(callout.matterId) ?? null;
  const first = measuresOf(toldOf(complaint, tipoff, callout), known.lexicon);
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const region = regions.find(({ id }) => id === callout.regionId) ?? null;
  const office = organisations.find(({ id }) => id === callout.officeId);
  const told = {
    measures: first.measures.map(({ zh }) => zh),
    sentNames: callout.sentOfficeIds.map((id) => placeNameOf(ctx, id) ?? id),
    toldNames: callout.toldIds.map((id) => placeNameOf(ctx, id) ?? id),
  };
  const mayClose = callout.state === 'reported' && (ctx.actor.role === 'centre' || ctx.actor.role === 'leader');
  return {
    officeName: office?.name ?? null,
    openedByName: callout.openerId === 'consumer' ? '群众' : (name(callout.openerId) ?? '系统'),
    ...minutesOf(callout, names, firstOf(ctx, complaint)),
    arrivedByName: name(callout.arrivedById),
    ...told,
    alerted: callout.alertedIds.length,
    paged: callout.pagings.map(({ to: ids, ...one }) => ({ ...one, names: ids.map((id) => name(id) ?? '') })),
    callList: calledByHand(known.duty, callout),
    stations: stationsBy(ctx, callout, region),
    office: office === undefined ? null : { name: office.name, phone: office.phone },
    departments: organisations
      .filter(({ id, active }) => active && first.to.includes(id))
      .map(({ id, name: called, phone }) => ({ id, name: called, phone })),
    ...seenOf(ctx, complaint),
    draft: mayClose
      ? draftExample(
          callout,
          exampleFacts(ctx, callout, { complaint, tipoff, region, secrets: known.secrets, ...told }),
        )
      : null,
  };
}

function calledByHand(duty: Duty, { officeId }: Callout): CalloutMore['callList'] {
  return callListOf(chainFor(duty, officeId)).map(({ accountId, step }) => {
    const account = duty.accounts.find(({ id }) => id === accountId);
    return { name: account?.name ?? '', phone: account?.phone ?? '', step };
  });
}

/** Its own station first, then those that are nearest; where nobody knows the place, its own alone. */
function stationsBy({ county }: Context, { stationId }: Callout, region: Region | null): CalloutMore['stations'] {
  return county.stations
    .filter((one) => one.active && (region !== null || one.id === stationId))
    .map((one) => ({ ...one, km: region === null ? null : kmBetween(one, region) }))
    .toSorted((a, b) => Number(b.id === stationId) - Number(a.id === stationId) || (a.km ?? 0) - (b.km ?? 0))
    .slice(0, near)
    .map(({ id, name, phone, km }) => ({ id, name, phone, km }));
}

/** Of the complaint behind it what its reader may see. */
function seenOf({ actor }: Context, complaint: Complaint | null): Pick<CalloutMore, 'story' | 'operator'> {
  if (complaint === null || !maySee(actor, complaint)) return { story: null, operator: null };
  const { story, operatorName, operatorAddress } = masked(complaint, actor.role);
  return { story, operator: [operatorName, operatorAddress].filter((one) => one !== '').join('，') };
}

function exampleFacts(
  { county: { regions, categories } }: Context,
  { id, alertedIds }: Callout,
  {
    complaint,
    tipoff,
    region,
    secrets,
    measures,
    sentNames,
    toldNames,
  }: Pick<CalloutMore, 'measures' | 'sentNames' | 'toldNames'> & {
    complaint: Complaint | null;
    tipoff: Tipoff | null;
    region: Region | null;
    secrets: ReadonlyMap<string, string[]>;
  },
): ExampleFacts {
  return {
    town: region === null ? '' : (townOf(region, regions)?.name ?? region.name),
    category: categories.find(({ code }) => code === complaint?.categoryCode)?.zh ?? '',
    measures,
    offices: sentNames,
    departments: toldNames,
    stations: alertedIds.length,
    secretNames: [...secretNamesIn(complaint, tipoff), ...(secrets.get(id) ?? [])],
  };
}

/** What the first measures are chosen by: what was told, of a tip-off too, and how somebody was hurt. */
function toldOf(complaint: Complaint | null, tipoff: Tipoff | null, { title }: Callout): string {
  return complaint === null ? (tipoff?.story ?? title) : `${complaint.story}。${complaint.injury?.injury ?? ''}`;
}
