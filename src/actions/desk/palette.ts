/**
 * What the palette finds by its name or its words: accounts, people, stations, offices, shops, firms, the ledgers beside the matters, papers,
 * the knowledge base and one's own drafts; each only to whom its list is open, and no more of it than that list shows.
 */
import { mayDo, scopes } from '../../domain/base/actor.ts';
import { roleWords } from '../../domain/county/account.ts';
import type { OrganisationKind } from '../../domain/county/organisation.ts';
import { lettersOf } from '../../domain/county/sound.ts';
import {
  foundOf,
  mostCounted,
  type Found,
  type FoundKind,
  type FoundOne,
  type SoughtAmong,
} from '../../domain/desk/work/palette.ts';
import { callerOf, draftPlace, draftSubject } from '../../domain/matter/draft.ts';
import { parsePaperNumber, writtenNumbers } from '../../domain/matter/numbering.ts';
import { charterStateWords } from '../../domain/station/charter.ts';
import { listAccounts } from '../../store/county/account.ts';
import { findEntries, findPapers, type FoundPaper } from '../../store/desk/palette.ts';
import { listFirms } from '../../store/firm/firm.ts';
import { entriesInForce } from '../../store/inquiry/knowledge.ts';
import { listOpenedDrafts } from '../../store/matter/draft.ts';
import { listOperatorNames, suggestOperators } from '../../store/operator/operator-list.ts';
import { listPeople, listPeopleNames } from '../../store/people/person.ts';
import { findChartersNamed, listCharterNames } from '../../store/station/charter.ts';
import type { Context } from '../base/context.ts';
import { firstSpelt } from './spelt.ts';

/** One more than is counted tells that there are more. */
export const mostAsked = mostCounted + 1;

/** What is looked for, and the sound of it where it is letters that were typed. */
interface Sought {
  ctx: Context;
  words: string;
  letters: string | null;
}

/** Whom the palette finds by a name that is called or spelt so, in the order in which they are shown. */
export async function findNamed(ctx: Context, words: string): Promise<Found[]> {
  const sought = { ctx, words, letters: lettersOf(words) };
  const found: Found[] = [];
  for (const [kind, find] of [...finders, ...besidePeople]) found.push(foundOf(kind, await find(sought)));
  return found;
}

/** The people alone: accounts and the network's. */
export async function findPeople(ctx: Context, words: string): Promise<Found[]> {
  const sought = { ctx, words, letters: lettersOf(words) };
  const found: Found[] = [];
  for (const [kind, find] of finders) found.push(foundOf(kind, await find(sought)));
  return found;
}

type Finder = readonly [FoundKind, (sought: Sought) => Promise<FoundOne[]>];

const finders: readonly Finder[] = [
  ['account', findAccounts],
  ['person', findPersons],
];

const besidePeople: readonly Finder[] = [
  ['station', findStations],
  ['office', findOffices],
  ['operator', async (sought) => (await findShops(sought)).map(shopLine(sought.ctx))],
  ['firm', findFirms],
];

/** Those that are called so, and then those that are spelt so. */
async function calledOr<One extends { name: string }>({ words, letters }: Sought, all: readonly One[]): Promise<One[]> {
  const called = all.filter(({ name }) => isNamed(name, words));
  return letters === null ? called : [...called, ...(await firstSpelt(all, letters, mostAsked))];
}

const isNamed = (name: string, words: string) => name.toLowerCase().includes(words.toLowerCase());

const regionName = ({ county }: Context, id: string | null) => county.regions.find((one) => one.id === id)?.name ?? '';
const stationName = ({ county }: Context, id: string | null) =>
  county.stations.find((one) => one.id === id)?.name ?? '';
const officeName = ({ county }: Context, id: string | null) =>
  county.organisations.find((one) => one.id === id)?.name ?? '';

const handling: ReadonlySet<string> = new Set(['officer', 'officeHead']);

async function findAccounts(sought: Sought): Promise<FoundOne[]> {
  const { ctx } = sought;
  const { actor, db } = ctx;
  if (!mayDo(actor, 'account.names') && !mayDo(actor, 'account.list')) return [];
  const known = (await listAccounts(db, actor.countyId)).filter(({ active }) => active);
  const reads = mayDo(actor, 'complaint.read');
  return (await calledOr(sought, known)).map(({ id, name, role, organisationId, stationId }) => {
    const isNear = scopes[actor.role] === 'county' || organisationId === actor.organisationId;
    const handles = reads && isNear && handling.has(role);
    const { zh, en } = roleWords[role];
    return {
      key: id,
      name,
      place: stationName(ctx, stationId) || officeName(ctx, organisationId),
      state: { zh, en },
      handles,
    };
  });
}

async function findPersons(sought: Sought): Promise<FoundOne[]> {
  const { ctx, words, letters } = sought;
  const { actor, db } = ctx;
  if (!mayDo(actor, 'person.read')) return [];
  const called = await listPeople(db, actor, { state: 'open', q: words }, mostAsked);
  const spelt = letters === null ? [] : await firstSpelt(await listPeopleNames(db, actor), letters, mostAsked);
  return [...called, ...spelt].map(({ id, name, regionId, stationId }) => ({
    key: id,
    name,
    place: stationName(ctx, stationId) || regionName(ctx, regionId),
    state: null,
  }));
}

async function findStations({ ctx, words, letters }: Sought): Promise<FoundOne[]> {
  const { actor, db } = ctx;
  if (!mayDo(actor, 'charter.read')) return [];
  const called = await findChartersNamed(db, actor, words, mostAsked);
  const spelt = letters === null ? [] : await firstSpelt(await listCharterNames(db, actor), letters, mostAsked);
  return [...called, ...spelt].map(({ number, name, regionId, state }) => {
    const { zh, en } = charterStateWords[state];
    return { key: number, name, place: regionName(ctx, regionId), state: state === 'active' ? null : { zh, en } };
  });
}

/** A firm is found among the firms, by who reads those. */
const noOffice: ReadonlySet<OrganisationKind> = new Set(['firm']);

async function findOffices(sought: Sought): Promise<FoundOne[]> {
  const { ctx } = sought;
  if (!mayDo(ctx.actor, 'organisation.read')) return [];
  const open = ctx.county.organisations.filter(({ active, kind }) => active && !noOffice.has(kind));
  return (await calledOr(sought, open)).map(({ id, name, parentId }) => ({
    key: id,
    name,
    place: officeName(ctx, parentId),
    state: null,
  }));
}

async function findFirms(sought: Sought): Promise<FoundOne[]> {
  const { actor, db } = sought.ctx;
  if (!mayDo(actor, 'firm.read')) return [];
  const firms = await listFirms(db, actor.countyId);
  return (await calledOr(sought, firms)).map(({ id, name, address }) => ({
    key: id,
    name,
    place: address,
    state: null,
  }));
}

type Shop = Awaited<ReturnType<typeof suggestOperators>>[number];

/** Shops by their names, of which the reader may hear. */
async function findShops({ ctx, words, letters }: Sought): Promise<Shop[]> {
  const { actor, db } = ctx;
  if (!mayDo(actor, 'operator.read')) return [];
  const called = await suggestOperators(db, actor, words, mostAsked);
  return letters === null ? called : [...called, ...(await findShopsSpelt(ctx, letters, mostAsked))];
}

const shopLine =
  (ctx: Context) =>
  ({ id, name, address, regionId }: Shop): FoundOne => ({
    key: id,
    name,
    place: address === '' ? regionName(ctx, regionId) : address,
    state: null,
  });

/** Shops that are spelt so: their matters are found by it too, which have no words that sound so. */
export async function findShopsSpelt(ctx: Context, letters: string, most: number): Promise<Shop[]> {
  return firstSpelt(await listOperatorNames(ctx.db, ctx.actor), letters, most);
}

/** What is kept under a number or under words: entries of the ledgers, papers, and where not numbers alone are sought, knowledge and drafts. */
export async function findKept(ctx: Context, words: string, among: SoughtAmong): Promise<(Found | FoundPapers)[]> {
  const entries = await findEntries(ctx.db, ctx.actor, words, mostAsked);
  const byLetter = [...Map.groupBy(entries, ({ letter }) => letter)].map(([letter, of]) =>
    foundOf(
      'entry',
      of.map(({ number, title, state }): FoundOne => ({ key: number, name: title, place: '', state })),
      letter,
    ),
  );
  const papers = foundOf('paper', await findNumbered(ctx, words));
  if (among === 'numbers') return [...byLetter, papers];
  const sought = { ctx, words, letters: lettersOf(words) };
  const [knowledge, drafts] = [await findKnowledge(sought), await findDrafts(sought)];
  return [...byLetter, papers, foundOf('knowledge', knowledge), foundOf('draft', drafts)];
}

export type FoundPapers = Found<FoundOne & { paper: FoundPaper }>;

async function findNumbered({ db, actor }: Context, words: string): Promise<(FoundOne & { paper: FoundPaper })[]> {
  const number = parsePaperNumber(words);
  if (number === null) return [];
  const papers = await findPapers(db, actor, writtenNumbers(number));
  return papers.map((paper) => ({
    key: `${paper.matterNumber} ${paper.number}`,
    name: paper.number,
    place: paper.matterNumber,
    state: null,
    paper,
  }));
}

async function findKnowledge({ ctx, words, letters }: Sought): Promise<FoundOne[]> {
  const { actor, db, today } = ctx;
  if (!mayDo(actor, 'knowledge.read')) return [];
  const entries = (await entriesInForce(db, actor.countyId, today)).map((one) => ({ ...one, name: one.title }));
  const told = entries.filter(({ title, questions, keywords, number }) =>
    [title, number, ...questions, ...keywords].some((one) => isNamed(one, words)),
  );
  const spelt = letters === null ? [] : await firstSpelt(entries, letters, mostAsked);
  return [...told, ...spelt].map(({ id, title, number }) => ({ key: id, name: title, place: number, state: null }));
}

/** One's own sheets that are not finished, by what they are called and by what stands in them already. */
async function findDrafts({ ctx, words }: Sought): Promise<FoundOne[]> {
  const { actor, db, keyring } = ctx;
  if (!mayDo(actor, 'draft.keep')) return [];
  const opened = await listOpenedDrafts(db, keyring, { countyId: actor.countyId, accountId: actor.id });
  return opened
    .filter(({ draft, typed }) => [draft.title, ...Object.values(typed)].some((one) => isNamed(one, words)))
    .map(({ draft, typed }) => ({
      key: draft.id,
      name: draft.title,
      place: draftSubject(draft.form)?.kind === 'new' ? callerOf(typed) : '',
      state: null,
      path: draftPlace(draft),
    }));
}
