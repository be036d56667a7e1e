import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo, maySee, scopes, type Role } from '../../../domain/base/actor.ts';
import { maskPersons, maskPhone } from '../../../domain/base/masking.ts';
import {
  calloutRow,
  isSentTo,
  linksOf,
  mayRingTeller,
  maySeeCallout,
  placesOf,
  readsTold,
  ringingOfficeIds,
  type Callout,
  type CalloutPlace,
  type CalloutState,
  type ToldDanger,
} from '../../../domain/command/callout.ts';
import type { Callable } from '../../../domain/complaint/facts/callable.ts';
import { Dial, EndCall } from '../../../domain/complaint/facts/dial.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { draftExample, type ExampleDraft, type ExampleFacts } from '../../../domain/command/example-draft.ts';
import { calloutDocket, rungLines } from '../../../domain/command/callout-steps.ts';
import type { Words } from '../../../domain/base/words.ts';
import { callListOf, type PagingStep } from '../../../domain/command/callout-paging.ts';
import { injuryHeard, pressed, pressedAgain } from '../../../domain/command/heard-danger.ts';
import { kmApart, townOf, type Region } from '../../../domain/county/region.ts';
import type { Station } from '../../../domain/county/station.ts';
import { calloutLinks, inTimeRate, type LinkMinutes } from '../../../domain/command/response-times.ts';
import type { Inquiry } from '../../../domain/inquiry/inquiry.ts';
import { closedZh } from '../../../domain/inquiry/turned.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { measuresOf } from '../../../domain/triage/urgency.ts';
import { calloutFrame, secretNamesIn, secretNamesOfIncident } from '../../../actions/command/callout.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { dialTeller, endTellerCall, tellersOf } from '../../../actions/command/callout-dial.ts';
import { chainFor, dutyNow, type Duty } from '../../../actions/command/callout-paging.ts';
import type { Context } from '../../../actions/base/context.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import { listCallouts, listCalloutsOf } from '../../../store/command/callout.ts';
import { findComplaintsByIds } from '../../../store/complaint/complaint.ts';
import { findInquiriesByIds } from '../../../store/inquiry/inquiry.ts';
import { findMattersByIds } from '../../../store/matter/matter.ts';
import { countResponses } from '../../../store/command/response-times.ts';
import { findRota } from '../../../store/command/rota.ts';
import { tipoffBook } from '../../../store/tipoff/tipoff.ts';
import { readLexicon } from '../../../outside/seeds.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { Given } from '../complaint/dial-routes.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { namesOf } from '../county/account-names.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';
import { hidingOf, masked } from '../../../domain/complaint/privacy.ts';

/** What is shown beside a row of the list. */
export interface CalloutRowMore {
  /** The account that took it: two people may be called the same. */
  acceptedById: string | null;
  acceptedByName: string | null;
  links: ReturnType<typeof linksOf>;
  /** How often it has rung. */
  rung: number;
  /** Where it is; where the complainant lives only for who may read what was told. */
  places: CalloutPlace[];
  /** While it is open, the words that rang last, as its reader sees them; null where he may not. */
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

/** What rang, in the words in which it was told; who told it is null where nobody is to learn it. */
export interface ToldView {
  at: string;
  byName: string | null;
  words: string;
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
  /** Near the places, with which of them `km` is from. */
  stations: NearStation[];
  offices: { name: string; phone: string }[];
  measures: string[];
  /** Goods have hurt somebody, or may: what always holds of them is shown too. */
  ofGoods: boolean;
  /** Departments that must hear of it, by the first measures. */
  departments: { id: string; name: string; phone: string }[];
  /** Whether its reader may open the matter that it is about: whoever is rung reads here what he must, and acts here. */
  mayOpenMatter: boolean;
  /** What was told, the last of it first, of which shop and by whom; empty for who may not read it (`readsTold`). */
  told: ToldView[];
  operator: string | null;
  consumer: string | null;
  /** Whom to ring up of those who told, with masked numbers; for who was rung or took it, while it is open. */
  tellers: Callable[];
  /** Why nobody can be rung up from here; null where somebody can, or the reader is nobody who may. */
  noTeller: 'sealed' | 'anonymous' | 'noNumber' | null;
  /** What was filed, for who may see the matter, where something else rang. */
  story: string | null;
  draft: ExampleDraft | null;
}

interface NearStation {
  id: string;
  name: string;
  phone: string;
  km: number | null;
  side: CalloutPlace['side'] | null;
}

export interface ResponseView {
  links: LinkMinutes[];
  inTimeRate: number | null;
}

const near = 3;
/** Around each of two places. */
const nearEach = 2;
const NumberParam = numberParam('投2026-0412');
const CalloutKey = z.object({ key: z.string().min(4).max(40) });

export const calloutApi = apiRoutes();
export const orderedCallouts = ordered({
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
      const matters = await mattersOf(
        ctx,
        callouts.filter(({ state }) => !calloutDocket.over.includes(state)),
      );
      return (callout) => minutesOf(ctx, callout, names, matters);
    },
  },
  // What was told, and where the complainant lives, is shown beside the entry, to those alone who may read it.
  shownOf: () => Promise.resolve((callout: Callout) => ({ ...callout, told: [], homeRegionId: null })),
});
addDocketRoutes(calloutApi, orderedCallouts);

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

/** An inquiry that became a tip-off, and when: who asked is a reporter since (《办法》第三十七条). */
interface Turned extends Pick<Inquiry, 'question'> {
  at: Date | null;
}

/** What call-outs are about; hardly ever is there one, and then nothing is asked. */
interface Matters {
  complaints: ReadonlyMap<string | null, Complaint>;
  tipoffs: ReadonlyMap<string | null, Tipoff>;
  inquiries: ReadonlyMap<string | null, Inquiry>;
  turned: ReadonlyMap<string | null, Turned>;
}

async function mattersOf({ db, actor }: Context, callouts: readonly Callout[]): Promise<Matters> {
  const ids = [...new Set(callouts.flatMap(({ matterId }) => matterId ?? []))];
  if (ids.length === 0) return { complaints: new Map(), tipoffs: new Map(), inquiries: new Map(), turned: new Map() };
  const [complaints, tipoffs, inquiries] = await Promise.all([
    findComplaintsByIds(db, actor.countyId, ids),
    findMattersByIds(db, tipoffBook, actor.countyId, ids),
    findInquiriesByIds(db, actor.countyId, ids),
  ]);
  const turned = new Map<string | null, Turned>();
  for (const { id, tipoffId, question } of inquiries) {
    if (tipoffId === null) continue;
    const turn = (await listLedger(db, actor.countyId, id)).find(({ verb }) => verb === 'turned-into-tipoff');
    turned.set(id, { question, at: turn?.at ?? null });
  }
  return {
    complaints: new Map(complaints.map((one) => [one.id, one])),
    tipoffs: new Map(tipoffs.map((one) => [one.id, one])),
    inquiries: new Map(inquiries.map((one) => [one.id, one])),
    turned,
  };
}

/** What one call-out is about. */
interface About {
  complaint: Complaint | null;
  tipoff: Tipoff | null;
  turned: Turned | null;
}

function aboutOf({ matterId }: Callout, { complaints, tipoffs, turned }: Matters): About {
  return {
    complaint: complaints.get(matterId) ?? null,
    tipoff: tipoffs.get(matterId) ?? null,
    turned: turned.get(matterId) ?? null,
  };
}

/** So many characters of what was told stand in a banner. */
const firstCharacters = 60;

/** The words that rang last, as far as a banner shows them. */
function lastOf(ctx: Context, callout: Callout, matters: Matters): string | null {
  const last = rangFor(ctx, callout, aboutOf(callout, matters)).find(({ words }) => words !== closedZh);
  if (last === undefined) return null;
  const characters = [...last.words.replaceAll(/\s+/gu, ' ').trim()];
  return characters.length <= firstCharacters
    ? characters.join('')
    : `${characters.slice(0, firstCharacters).join('')}…`;
}

const dialed = createRoute({
  method: 'post',
  path: '/callouts/{key}/dial',
  summary: '打电话给报的人：呼叫过的、接了的人按一下给一个号码，谁打给谁记进经过，号码不记',
  middleware: staffOnly,
  request: { params: CalloutKey, body: body(Dial) },
  responses: { 200: { description: '这一次要打的号码', ...json(Given) }, ...problems },
});
const dialEnded = createRoute({
  method: 'post',
  path: '/callouts/{key}/dial/end',
  summary: '给报的人的电话打完了：打通、没打通、号不对，记进经过',
  middleware: staffOnly,
  request: { params: CalloutKey, body: body(EndCall) },
  responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});
calloutApi
  .openapi(
    dialed,
    async (c) => c.json(await dialTeller(c.get('ctx'), c.req.valid('param').key, c.req.valid('json')), 200),
    checked(Dial),
  )
  .openapi(
    dialEnded,
    async (c) => {
      await endTellerCall(c.get('ctx'), c.req.valid('param').key, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(EndCall),
  );

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
interface Known extends Matters {
  duty: Duty;
  /** Of each call-out by which an incident is commanded, whom no published text may name. */
  secrets: ReadonlyMap<string, string[]>;
  lexicon: Awaited<ReturnType<typeof readLexicon>>;
  /** The call-outs whose matter the reader may open. */
  opened: ReadonlySet<string>;
}

async function knownOf(ctx: Context, callouts: readonly Callout[]): Promise<Known> {
  const { db } = ctx;
  const reported = callouts.filter(({ state, incidentId }) => state === 'reported' && incidentId !== null);
  const secrets = new Map<string, string[]>();
  for (const one of reported) secrets.set(one.id, await secretNamesOfIncident(db, one));
  const [matters, duty, lexicon] = await Promise.all([mattersOf(ctx, callouts), dutyNow(db, ctx), readLexicon()]);
  const opened = new Set(callouts.filter((one) => mayOpen(ctx, one, matters)).map(({ id }) => id));
  return { ...matters, duty, secrets, lexicon, opened };
}

/** Whether the reader may open the matter that it is about; of a case those whose area it is in, and the county. */
function mayOpen({ actor }: Context, callout: Callout, { complaints, tipoffs, inquiries }: Matters): boolean {
  const { matterId, matterNumber } = callout;
  const kind = parseMatterNumber(matterNumber ?? '')?.kind;
  if (matterId === null || kind === undefined || kind === null || !mayDo(actor, `${kind}.read`)) return false;
  if (kind === 'enforcement') return scopes[actor.role] === 'county' || isSentTo(callout, actor);
  const matter = complaints.get(matterId) ?? tipoffs.get(matterId) ?? inquiries.get(matterId);
  return matter !== undefined && maySee(actor, matter);
}

function minutesOf(
  ctx: Context,
  callout: Callout,
  names: ReadonlyMap<string, string>,
  matters: Matters,
): CalloutRowMore {
  const { acceptedById, pagings } = callout;
  return {
    places: seenPlaces(ctx, callout, matters),
    acceptedById,
    acceptedByName: acceptedById === null ? null : (names.get(acceptedById) ?? null),
    links: linksOf(callout),
    rung: pagings.length,
    words: calloutDocket.over.includes(callout.state) ? null : lastOf(ctx, callout, matters),
  };
}

function seenPlaces(ctx: Context, callout: Callout, { complaints }: Matters): CalloutPlace[] {
  const isReader = readerOf(ctx, callout, complaints.get(callout.matterId) ?? null) !== null;
  return placesOf(isReader ? callout : { ...callout, homeRegionId: null }, ctx.county.regions);
}

function cardOf(ctx: Context, callout: Callout, names: ReadonlyMap<string, string>, known: Known): CalloutMore {
  const { organisations, regions } = ctx.county;
  const about = aboutOf(callout, known);
  const { complaint, tipoff } = about;
  const first = measuresOf(dangersOf(callout, complaint, tipoff), known.lexicon);
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const region = regions.find(({ id }) => id === callout.regionId) ?? null;
  const places = seenPlaces(ctx, callout, known);
  const officeIds = ringingOfficeIds(callout, regions);
  const told = {
    measures: first.measures.map(({ zh }) => zh),
    sentNames: callout.sentOfficeIds.map((id) => placeNameOf(ctx, id) ?? id),
    toldNames: callout.toldIds.map((id) => placeNameOf(ctx, id) ?? id),
  };
  const mayClose = callout.state === 'reported' && (ctx.actor.role === 'centre' || ctx.actor.role === 'leader');
  return {
    officeName: placeNameOf(ctx, callout.officeId),
    openedByName: tellerOf(callout.openerId, names),
    ...minutesOf(ctx, callout, names, known),
    arrivedByName: name(callout.arrivedById),
    ...told,
    ofGoods: first.ofGoods,
    alerted: callout.alertedIds.length,
    paged: callout.pagings.map(({ to: ids, ...one }) => ({ ...one, names: ids.map((id) => name(id) ?? '') })),
    callList: calledByHand(known.duty, officeIds),
    stations: stationsBy(ctx, callout, places),
    offices: organisations
      .filter(({ id }) => officeIds.includes(id))
      .map(({ name: called, phone }) => ({ name: called, phone })),
    departments: first.to.flatMap((id) =>
      organisations
        .filter((one) => one.active && one.id === id)
        .map(({ name: called, phone }) => ({ id, name: called, phone })),
    ),
    mayOpenMatter: known.opened.has(callout.id),
    ...seenOf(ctx, callout, names, about),
    ...tellersFor(ctx, callout, known),
    draft: mayClose
      ? draftExample(
          callout,
          exampleFacts(ctx, callout, { complaint, tipoff, region, secrets: known.secrets, ...told }),
        )
      : null,
  };
}

function calledByHand(duty: Duty, officeIds: readonly string[]): CalloutMore['callList'] {
  return callListOf(chainFor(duty, officeIds)).map(({ accountId, step }) => {
    const account = duty.accounts.find(({ id }) => id === accountId);
    return { name: account?.name ?? '', phone: account?.phone ?? '', step };
  });
}

/** Its own station first, then those that are nearest to each place; where nobody knows the place, its own alone. */
function stationsBy({ county }: Context, { stationId }: Callout, places: readonly CalloutPlace[]): NearStation[] {
  const spots = places.flatMap(({ side, regionId }) => {
    const region = county.regions.find(({ id }) => id === regionId);
    return region === undefined ? [] : [{ side, region }];
  });
  const shown = ({ id, name, phone }: Station, km: number | null, side: NearStation['side']) => ({
    id,
    name,
    phone,
    km,
    side,
  });
  const own = county.stations.filter(({ id, active }) => active && id === stationId);
  const around = spots.flatMap(({ side, region }) =>
    county.stations
      .filter(({ id, active }) => active && id !== stationId)
      .flatMap((one) => {
        const km = kmApart(one, region);
        return km === null ? [] : [shown(one, km, side)];
      })
      .toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0))
      .slice(0, spots.length > 1 ? nearEach : near),
  );
  const first = own.map((one) => {
    const [nearest] = spots
      .flatMap(({ side, region }) => {
        const km = kmApart(one, region);
        return km === null ? [] : [{ side, km }];
      })
      .toSorted((a, b) => a.km - b.km);
    return shown(one, nearest?.km ?? null, nearest?.side ?? null);
  });
  // One that is near to both stands there once.
  const once = [...first, ...around].filter(({ id }, i, all) => all.findIndex((one) => one.id === id) === i);
  return once.slice(0, spots.length > 1 ? 2 * nearEach : near);
}

/** Whom a matter shows as it shows its leader: whoever is rung for it reads no more of a person than he does. */
function readerOf({ actor }: Context, callout: Callout, complaint: Complaint | null): Role | null {
  if (complaint !== null && maySee(actor, complaint)) return actor.role;
  return readsTold(callout, actor) ? 'leader' : null;
}

/**
 * What rang, the last of it first, as its reader may read it; of what rang before that was kept, what was filed. Of an inquiry that became a
 * tip-off the words that rang before are closed, for they may name who asked: his question stands beside them, without what names him.
 */
function rangFor(ctx: Context, callout: Callout, { complaint, tipoff, turned }: About): ToldDanger[] {
  const role = readerOf(ctx, callout, complaint);
  if (role === null) return [];
  const hide = complaint === null ? (words: string) => maskPersons(words, []) : hidingOf(complaint, role);
  const { told, openedAt, openerId } = callout;
  const filed = complaint?.story ?? tipoff?.story ?? turned?.question;
  const byId = tipoff === null && turned === null ? openerId : null;
  const old = filed === undefined ? [] : [{ at: openedAt.toISOString(), byId, danger: '', words: filed }];
  const rang = turned === null ? told : [...old, ...told.map((one) => closedBefore(turned.at, one))];
  return (rang.length === 0 ? old : rang).map((one) => ({ ...one, words: hide(one.words) })).toReversed();
}

/** Without its words and who told them, unless they were told since; where nobody knows since when, closed. */
function closedBefore(turnedAt: Date | null, one: ToldDanger): ToldDanger {
  const isSince = turnedAt !== null && new Date(one.at).getTime() > turnedAt.getTime();
  return isSince ? one : { ...one, byId: null, words: closedZh };
}

/** What was told, of which shop and by whom, as its reader may read it; of a tip-off nobody is named. */
function seenOf(
  ctx: Context,
  callout: Callout,
  names: ReadonlyMap<string, string>,
  about: About,
): Pick<CalloutMore, 'told' | 'operator' | 'consumer' | 'story'> {
  const { complaint, tipoff } = about;
  const role = readerOf(ctx, callout, complaint);
  if (role === null) return { told: [], operator: null, consumer: null, story: null };
  const rang = rangFor(ctx, callout, about);
  const told = rang.map(({ at, byId, words }) => ({ at, byName: byId === null ? null : tellerOf(byId, names), words }));
  const seen = complaint === null ? null : masked(complaint, role);
  const shop = seen ?? tipoff;
  const isFiled = seen === null || !maySee(ctx.actor, seen) || rang.some(({ words }) => words.includes(seen.story));
  return {
    told,
    operator: shop === null ? null : wordsIn([shop.operatorName, shop.operatorAddress]),
    consumer: seen === null ? null : wordsIn([seen.consumerName, seen.consumerPhone]),
    story: isFiled ? null : seen.story,
  };
}

/** Whom who was rung can ring up; of a tip-off nobody, who told is sealed. */
function tellersFor(ctx: Context, callout: Callout, known: Matters): Pick<CalloutMore, 'tellers' | 'noTeller'> {
  const { matterId } = callout;
  if (matterId === null || !mayRingTeller(callout, ctx.actor)) return { tellers: [], noTeller: null };
  const tipoff = known.tipoffs.get(matterId);
  if (tipoff !== undefined) return { tellers: [], noTeller: tipoff.anonymous ? 'anonymous' : 'sealed' };
  const complaint = known.complaints.get(matterId);
  const inquiry = known.inquiries.get(matterId) ?? null;
  const tellers = tellersOf(complaint === undefined ? null : masked(complaint, 'leader'), inquiry, ctx.today).map(
    (one) => (one.whom === 'asker' ? { ...one, phone: maskPhone(one.phone) } : one),
  );
  return { tellers, noTeller: tellers.length === 0 ? 'noNumber' : null };
}

const wordsIn = (parts: readonly string[]): string => parts.filter((one) => one !== '').join('，');

function tellerOf(byId: string, names: ReadonlyMap<string, string>): string {
  return byId === 'consumer' ? '群众' : (names.get(byId) ?? '系统');
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

/**
 * What the first measures are chosen by: all that rang, the last of it last; what was filed before it where a press says no more than that it
 * is urgent, or nothing is kept of what rang.
 */
function dangersOf(
  callout: Callout,
  complaint: Complaint | null,
  tipoff: Tipoff | null,
): { danger: string; words: string }[] {
  const { told, heard, title } = callout;
  const words = complaint === null ? (tipoff?.story ?? title) : `${complaint.story}。${complaint.injury?.injury ?? ''}`;
  const filed = { danger: pressed.danger, words };
  if (told.length === 0) return heard.length === 0 ? [filed] : heard.map(({ danger }) => ({ danger, words }));
  return told.some(({ danger }) => saysNoKind.has(danger)) ? [filed, ...told] : [...told];
}

/** A press and an injury are of what was filed, unless their words say otherwise. */
const saysNoKind: ReadonlySet<string> = new Set([pressed.danger, pressedAgain.danger, injuryHeard.danger]);
