import type { AllegationInput } from '../domain/tipoff/filing.ts';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bigramsOf } from '../domain/base/likeness.ts';
import type { StaffRole } from '../domain/base/actor.ts';
import { calendarOf, type CalendarYear } from '../domain/base/calendar.ts';
import type { CategoryRow } from '../domain/county/category.ts';
import type { Firm } from '../domain/firm/firm.ts';
import { compileGazetteer, type CountyPlaces } from '../domain/triage/gazetteer.ts';
import { compileFacts, type FactLexicon, type FactSeed } from '../domain/incident/facts/fact-lexicon.ts';
import { compileLessons, type Lessons, type LessonSeed } from '../domain/triage/learned-words.ts';
import { compileVoter, type Voter, type VoterSeed } from '../domain/triage/learned/voter.ts';
import { compileLexicon, type Lexicon, type LexiconSeed, type SignSeed } from '../domain/triage/lexicon.ts';
import type { FirstAids } from '../domain/matter/matter.ts';
import { alarmBy, firstAidOf, type Alarm } from '../domain/triage/urgency.ts';
import type { KnowledgeSeed } from '../domain/inquiry/knowledge.ts';
import type { County, Organisation } from '../domain/county/organisation.ts';
import type { Region } from '../domain/county/region.ts';
import type { Station } from '../domain/county/station.ts';
import { togetherBy } from '../domain/incident/facts/together.ts';
import { defaultGroupLimits } from '../domain/law/local-limits.ts';
import { placesOf } from '../domain/operator/county-places.ts';
import type { TriageCounty } from '../domain/triage/triage.ts';

/** The package's own data, beside src and dist alike. */
const folder = fileURLToPath(new URL('../../seeds/', import.meta.url));

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(`${folder}${name}`, 'utf8')) as T;
}

/** The calendar from 2004 on as the State Council published it: the first filling of the editable table. */
export function readCalendarYears(): Promise<CalendarYear[]> {
  return readJson<CalendarYear[]>('calendar.json');
}

interface Entry {
  code: string;
  zh: string;
  en: string;
  sub?: Entry[];
}

/** Goods, services, kinds of problem and channels: the first filling of the editable lists; the county's code is set by who saves them. */
export async function readCategories(): Promise<CategoryRow[]> {
  const taxonomy =
    await readJson<Record<'goods' | 'services' | 'other' | 'natures' | 'channels', Entry[]>>('taxonomy.json');
  const categories: CategoryRow[] = [];
  const add = (entries: readonly Entry[], kind: CategoryRow['kind'], parentCode: string | null) => {
    for (const { code, zh, en, sub = [] } of entries) {
      categories.push({ countyId: 0, code, parentCode, zh, en, kind, position: categories.length });
      add(sub, kind, code);
    }
  };
  add(taxonomy.goods, 'goods', null);
  add(taxonomy.services, 'services', null);
  add(taxonomy.other, 'other', null);
  add(taxonomy.natures, 'nature', null);
  add(taxonomy.channels, 'channel', null);
  return categories;
}

/** What people ask again and again, with the answers: the first filling of the knowledge base. */
export function readKnowledge(): Promise<KnowledgeSeed[]> {
  return readJson<KnowledgeSeed[]>('knowledge.json');
}

export interface SamplePerson {
  account: string;
  name: string;
  role: StaffRole;
  organisationId: string | null;
  stationId: string | null;
  title: string;
  phone: string;
}

/** A firm that takes part, with the person who answers for it. */
export interface SampleFirm extends Omit<Firm, 'countyId'> {
  name: string;
  phone: string;
  address: string;
  contact: { account: string; name: string; phone: string };
}

export interface SampleCounty {
  county: Omit<County, 'countyId'> & { id: string; neighbours: string[] };
  organisations: Omit<Organisation, 'countyId' | 'active'>[];
  regions: Omit<Region, 'pinyin' | 'initials'>[];
  stations: (Station & { openingHours?: string })[];
  people: SamplePerson[];
  firms: SampleFirm[];
}

let facts: Promise<FactLexicon> | null = null;

/**
 * The words by which the facts of a matter are known. A word for goods or services of the triage is no brand either, and the pairs of
 * characters that it has learned are those that people use anyway.
 */
export function readFacts(): Promise<FactLexicon> {
  facts ??= Promise.all([
    readJson<FactSeed>('facts.json'),
    readJson<LexiconSeed>('lexicon.json'),
    readJson<LessonSeed>('lessons.json'),
  ]).then(([seed, { categories }, { pairs }]) => {
    const words = Object.values(categories).flatMap((byWeight) => Object.values(byWeight).flat());
    const notBrands = [...seed.notBrands, ...words.filter(({ length }) => length <= 4)];
    const said = [...notBrands, ...words, ...[...seed.products, ...seed.crops].flatMap((row) => row.words)];
    return compileFacts(
      { ...seed, notBrands },
      new Set([...Object.keys(pairs), ...said.flatMap((word) => [...bigramsOf(word)])]),
    );
  });
  return facts;
}

/** 青禾县, the fictional sample county. */
export function readSampleCounty(): Promise<SampleCounty> {
  return readJson<SampleCounty>('qinghe.json');
}

export interface OpenText {
  id: string;
  received_at: string;
  channel: string;
  text: string;
  labels: {
    type: string;
    category: string | null;
    nature: string[];
    amount_yuan: number | null;
    claim_yuan: number | null;
    parties: {
      complainant: {
        name: string | null;
        home?: { villageId?: string; village?: string; town?: string; outside?: string };
      } | null;
      operator: {
        name: string | null;
        place?: { villageId?: string; village?: string; town?: string; outside?: string };
        operatorAddress?: string;
      } | null;
    };
    route: { first_station: string | null; handling_office: string | null };
  };
}

/** Forty labelled texts of complaints, tip-offs and inquiries. */
export async function readOpenTexts(): Promise<OpenText[]> {
  const lines = (await readFile(`${folder}open-texts.jsonl`, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as OpenText);
}

/** What happened to each sample complaint: how many days ago it came, and the moves with the day of each. */
export function readSampleLives(): Promise<Record<string, { ago: number; path: string }>> {
  return readJson('lives.json');
}

/** A tip-off of the sample county as somebody would type it, and its life: days ago, and the moves with the day of each. */
export interface SampleTipoff extends Omit<AllegationInput, 'clientId'> {
  id: string;
  ago: number;
  path: string;
}

export interface SampleTipoffs {
  tipoffs: SampleTipoff[];
  /** The tip-off that lies in one of the sample complaints. */
  split: { complaint: string; conductCode: string; story: string; evidence: string; path: string };
}

export function readSampleTipoffs(): Promise<SampleTipoffs> {
  return readJson<SampleTipoffs>('tipoffs.json');
}

/** An inquiry of the sample county, with its text or the id of an open text, and its life. */
export interface SampleInquiry {
  text?: string;
  ago: number;
  channel?: string;
  /** The account that took it down; the asker himself where it is left out. */
  as?: string;
  name?: string;
  phone?: string;
  people?: number;
  question?: string;
  category?: string;
  /** The entry with which it was answered on the spot. */
  topic?: string;
  path: string;
}

export function readSampleInquiries(): Promise<SampleInquiry[]> {
  return readJson<SampleInquiry[]>('inquiries.json');
}

/** What the triage reads by: the words, and the sample county's names of places and shops. */
export async function readTriageCounty(): Promise<TriageCounty> {
  const { regions, stations, organisations, county } = await readSampleCounty();
  const { premises, usualTown } = await readJson<Pick<CountyPlaces, 'premises' | 'usualTown'>>('premises.json');
  const named = regions.map((region) => ({ ...region, pinyin: '', initials: '' }));
  return {
    gazetteer: compileGazetteer({
      regions: named,
      stations,
      organisations,
      neighbours: county.neighbours,
      premises,
      usualTown,
    }),
    lexicon: await readLexicon(),
    lessons: await readLessons(),
    voter: await readVoter(),
    together: togetherBy(await readFacts(), placesOf(named), defaultGroupLimits),
    calendar: calendarOf(await readCalendarYears()),
  };
}

/** Of the sample county's places what its tables do not hold: its neighbours, and its register of shops. */
export async function readSamplePlaces(): Promise<
  Pick<CountyPlaces, 'neighbours' | 'premises'> & { countyId: string }
> {
  const { county } = await readSampleCounty();
  const { premises } = await readJson<Pick<CountyPlaces, 'premises'>>('premises.json');
  return { countyId: county.id, neighbours: county.neighbours, premises };
}

export async function readLessons(): Promise<Lessons> {
  return compileLessons(await readJson<LessonSeed>('lessons.json'));
}

let voter: Promise<Voter> | null = null;

/** What labelled texts have taught, read once for the whole program, when the first text is triaged. */
export function readVoter(): Promise<Voter> {
  voter ??= Promise.all([readJson<VoterSeed>('voter.json'), readLexicon()]).then(([seed, words]) =>
    compileVoter(seed, words),
  );
  return voter;
}

let lexicon: Promise<Lexicon> | null = null;

/** The words of the triage, read once for the whole program. */
export function readLexicon(): Promise<Lexicon> {
  lexicon ??= Promise.all([readJson<LexiconSeed>('lexicon.json'), readJson<SignSeed>('lexicon-signs.json')]).then(
    ([words, signs]) => compileLexicon(words, signs),
  );
  return lexicon;
}

let alarm: Promise<Alarm> | null = null;

/** The alarm, made once of these words; every request asks for it. */
export function readAlarm(): Promise<Alarm> {
  alarm ??= readLexicon().then(alarmBy);
  return alarm;
}

/** What whoever tells of danger does first, of the same words. */
export async function readFirstAid(): Promise<FirstAids> {
  return firstAidOf(await readLexicon());
}

/** The drawn picture that stands for each photo of the sample county. */
export function readSamplePhoto(): Promise<Buffer> {
  return readFile(`${folder}station.jpg`);
}
