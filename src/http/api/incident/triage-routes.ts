/** 分诊 with what the county has already: a proposal says which earlier complaints are one trouble with it, so its route stands here. */
import { createRoute, type z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { demand, mayDo, maySee, type Placed } from '../../../domain/base/actor.ts';
import { askedNumbers } from '../../../domain/base/number/asked-number.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { addDays, dayOf } from '../../../domain/base/calendar.ts';
import type { FactLexicon } from '../../../domain/incident/facts/fact-lexicon.ts';
import { togetherBy } from '../../../domain/incident/facts/together.ts';
import { placesOf } from '../../../domain/operator/county-places.ts';
import { compileGazetteer, type CountyPlaces, type Gazetteer } from '../../../domain/triage/gazetteer.ts';
import type { Lessons } from '../../../domain/triage/learned-words.ts';
import type { Voter } from '../../../domain/triage/learned/voter.ts';
import { plainText, type Lexicon } from '../../../domain/triage/lexicon.ts';
import { townOf } from '../../../domain/county/region.ts';
import { marksOf, type EarlierMatter } from '../../../domain/triage/earlier-matters.ts';
import {
  registeredShop,
  shopPhonesIn,
  tellingsOf,
  type RegisteredShop,
  type ToldShop,
} from '../../../domain/triage/registered-shop.ts';
import { isOnPlatform, propose, type Proposal, type TriageFacts } from '../../../domain/triage/triage.ts';
import type { Context } from '../../../actions/base/context.ts';
import { askRegister } from '../../../actions/operator/ask-register.ts';
import { readFacts, readLessons, readLexicon, readSamplePlaces, readVoter } from '../../../outside/seeds.ts';
import { findHabit, listEarlierComplaints } from '../../../store/complaint/earlier-complaints.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import type { Env } from '../../base/env.ts';
import { staffOnly } from '../../base/session.ts';
import { noteNumbers } from '../../base/trail.ts';
import { Told, Proposals, wireOf } from '../triage/triage-view.ts';

const triage = createRoute({
  method: 'post',
  path: '/triage',
  summary: '分诊：从一段话提议类别、性质、去向和可能的结果；只提议，不决定，什么也不存',
  middleware: staffOnly,
  request: { body: body(Told) },
  responses: { 200: { description: '各项提议，都带所依据的原话', ...json(Proposals) }, ...problems },
});

export const triageApi = apiRoutes().openapi(
  triage,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'triage.propose');
    c.get('deps').limits.triage.demand(ctx.actor.id, ctx.at.getTime());
    const told = c.req.valid('json');
    return c.json(
      wireOf(await proposeFor(ctx, await withinNumbers(c, told), told.known.phone), ctx.county.regions),
      200,
    );
  },
  checked(Told),
);

/** Beyond the day's numbers the text is read as before, and nothing is looked up by the telephone: the form beside it says why. */
async function withinNumbers(c: HonoContext<Env>, told: z.infer<typeof Told>): Promise<z.infer<typeof Told>> {
  const { phone } = told.known;
  try {
    await noteNumbers(c, { in: 'triage', words: phone, numbers: askedNumbers(phone) });
    return told;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'numbers-used-up')
      return { ...told, known: { ...told.known, phone: '' } };
    throw error;
  }
}

/** A half year back a dispute may be the same (triage/earlier-matters.ts); ninety days back a person's habit is counted (第十七条). */
const sameDisputeDays = 180;
const habitDays = 90;

/** `own`: the teller's number, which is not the shop's, also where nothing may be looked up by it any more. */
async function proposeFor(ctx: Context, told: z.infer<typeof Told>, own: string): Promise<Proposal> {
  const at = told.receivedAt === undefined ? ctx.at : new Date(told.receivedAt);
  const { consumerName, phone, homeRegionId, operatorName, operatorRegionId } = told.known;
  const [lexicon, lessons, factWords, voter] = await readOnce();
  const together = togetherBy(factWords, placesOf(ctx.county.regions), ctx.county.county.limits.groups);
  const { calendar } = ctx.county;
  const county = { lexicon, lessons, voter, together, calendar, gazetteer: await gazetteerFor(ctx, told.channel) };
  const since = (days: number) => new Date(`${addDays(dayOf(at), -days)}T00:00:00+08:00`);
  const facts: TriageFacts = {
    text: told.text,
    channel: told.channel,
    receivedOn: dayOf(at),
    // How often somebody complained is for who weighs it (第十七条), not for the neighbour who keeps the station.
    context: told.context ?? (await habitOf(ctx, phone, since(habitDays))),
    known: {
      ...(consumerName === '' ? {} : { consumerName }),
      ...(phone === '' ? {} : { phone }),
      ...(operatorName === '' ? {} : { operatorName }),
      homeRegionId,
      operatorRegionId,
    },
    earlier: [],
  };
  // The first look says what to look up: the shop, the goods and the names of products.
  const unasked = propose(facts, county);
  const registered = await shopOf(ctx, told, own, unasked);
  const asked = registered === null ? facts : { ...facts, known: { ...facts.known, registered } };
  const first = registered?.region === undefined || registered.region === null ? unasked : propose(asked, county);
  const listed = await listEarlierComplaints(ctx.db, ctx.actor.countyId, {
    phone,
    operatorName: first.parties.value.operatorName ?? '',
    operatorId: registered?.rootId ?? null,
    marks: [...marksOf(plainText(told.text), lexicon)],
    categoryCode: first.category.value,
    since: since(sameDisputeDays),
  });
  // A station is often the shop itself: it hears of no matter that it may not see, not even that there is one.
  const isSeen = (one: Placed) => maySee(ctx.actor, one);
  // What is finished in another office is nobody's to join: it is named to who may see it.
  const heard = listed
    .filter((one) => isSeen(one) || (ctx.actor.role !== 'station' && one.standing === 'open'))
    // Who writes has compared it already.
    .filter(({ id }) => !told.apart.includes(id));
  // That another office's matter is about the same shop by the register alone is told to nobody.
  const earlier = heard.map((one) => (isSeen(one) ? one : { ...one, operatorId: null }));
  return earlier.length === 0 ? first : seenBy(ctx, propose({ ...asked, earlier }, county), earlier);
}

/** The shop of the register that the words mean for sure; its place where nothing else tells it. */
async function shopOf(
  ctx: Context,
  told: z.infer<typeof Told>,
  own: string,
  first: Proposal,
): Promise<RegisteredShop | null> {
  const { operatorName, operatorRegion, home, guessed, outsideBureau, walking, several } = first.parties.value;
  if (operatorName === null || outsideBureau !== null || walking || several) return null;
  if (isOnPlatform(first.category.value)) return null;
  const { regions } = ctx.county;
  const shop: ToldShop = {
    name: operatorName,
    region: guessed ? null : operatorRegion,
    home,
    phones: shopPhonesIn(plainText(told.text), own),
  };
  const likely = await askRegister(ctx, tellingsOf(shop, regions));
  return registeredShop(shop, likely, { regions, places: placesOf(regions) });
}

async function habitOf(ctx: Context, phone: string, since: Date): Promise<TriageFacts['context']> {
  return mayDo(ctx.actor, 'complaint.weigh') ? findHabit(ctx.db, ctx.actor.countyId, phone, since) : null;
}

/** Other people's matters are named to who may see them; the same dispute is named to all but stations, for it is joined and not filed. */
function seenBy(ctx: Context, proposal: Proposal, earlier: readonly (EarlierMatter & Placed)[]): Proposal {
  const open = new Set(earlier.filter((one) => maySee(ctx.actor, one)).map(({ id }) => id));
  const only = ({ value, why }: Proposal['group']) => ({ value: value.filter((id) => open.has(id)), why });
  return { ...proposal, group: only(proposal.group), related: only(proposal.related) };
}

let lessonsRead: Promise<Lessons> | null = null;
function readOnce(): Promise<[Lexicon, Lessons, FactLexicon, Voter]> {
  lessonsRead ??= readLessons();
  return Promise.all([readLexicon(), lessonsRead, readFacts(), readVoter()]);
}

const gazetteers = new WeakMap<object, Gazetteer>();

/** The county's own names, made ready once for each reading of its facts; who files at a station tells of its town. */
async function gazetteerFor(ctx: Context, channel: string): Promise<Gazetteer> {
  const { county, regions, stations, organisations } = ctx.county;
  let ready = gazetteers.get(regions);
  if (ready === undefined) {
    const sample = await readSamplePlaces();
    const isSample = String(county.countyId) === sample.countyId;
    const places: CountyPlaces = {
      regions,
      stations: stations.filter(({ active }) => active),
      organisations,
      neighbours: isSample ? sample.neighbours : [],
      premises: isSample ? sample.premises : [],
      usualTown: {},
    };
    ready = compileGazetteer(places);
    gazetteers.set(regions, ready);
  }
  const own = stations.find(({ id }) => id === ctx.actor.stationId);
  const region = regions.find(({ id }) => id === own?.regionId);
  const town = region === undefined ? null : townOf(region, regions);
  return town === null ? ready : { ...ready, usualTown: { [channel]: town.id } };
}
