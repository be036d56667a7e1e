import { demand } from '../../domain/base/actor.ts';
import {
  mayReadSheet,
  type Assessment,
  type AssessmentFacts,
  type OpenAssessment,
} from '../../domain/assessment/assessment.ts';
import { awardsInForce, type Honour } from '../../domain/assessment/award.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Charter } from '../../domain/station/charter.ts';
import { toldQuarters } from '../../domain/law/credit-points.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import { assessmentDocket, type Decide } from '../../domain/assessment/assessment-steps.ts';
import { townOf } from '../../domain/county/region.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { schemesInForce, type Scheme, type SchemeItem } from '../../domain/assessment/scheme.ts';
import {
  drawnMarks,
  firstMarks,
  permilleOf,
  ranked,
  unmarkedOf,
  type Placed,
  type Score,
} from '../../domain/assessment/score.ts';
import { draw } from '../../domain/assessment/spotcheck.ts';
import { inForce, type Standard } from '../../domain/station/standard.ts';
import {
  clueEvidence,
  endedEvidence,
  fileEvidence,
  type Evidence,
  type OwnedEvidence,
  type Subject,
  type Yardstick,
} from '../../domain/assessment/yardstick.ts';
import { listAwards, listHonours, publishHonour, replaceHonours } from '../../store/assessment/award.ts';
import { listCharters } from '../../store/station/charter.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { countOpenObjections } from '../../store/assessment/objection.ts';
import { findScheme, listSchemes } from '../../store/assessment/scheme.ts';
import { findScore, insertScores, listScoreLines, listScores, saveMarks } from '../../store/assessment/score.ts';
import { listStandards } from '../../store/station/standard.ts';
import {
  listEndedAtStation,
  listPersonEvidence,
  listStationEvidence,
  listSupervisors,
} from '../../store/assessment/yardstick.ts';
import { countCredits, listCreditedReports } from '../../store/tipoff/credit-points.ts';
import type { Context } from '../base/context.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { tellOfScores } from './score.ts';

/** Rounds, with the scores that the freeze writes and the honours that the decision writes. */
export const assessmentFrame: DocketFrame<Assessment, OpenAssessment, AssessmentFacts> = {
  docket: assessmentDocket,
  async know(tx, ctx, { entry, move, input }) {
    const { countyId } = ctx.actor;
    const none = { candidates: [], unmarked: { n: 0, names: [] }, openObjections: 0, awards: [], chance: '' };
    if (entry === null) {
      const schemes = schemesInForce(await listSchemes(tx, countyId));
      const scheme = schemes.find((one) => one.code === (input as OpenAssessment).schemeCode) ?? null;
      return { ...none, scheme, awards: awardsInForce(await listAwards(tx, countyId)) };
    }
    const scheme = await findScheme(tx, countyId, entry);
    if (move === 'draw') return { ...none, scheme, chance: ctx.newId() };
    if (move !== 'finish' && move !== 'nominate' && move !== 'decide') return { ...none, scheme };
    const candidates = ranked(await listScoreLines(tx, countyId, entry.id));
    const missing = candidates.filter(({ marks }) => unmarkedOf(scheme?.items ?? [], marks).length > 0);
    return {
      ...none,
      scheme,
      candidates,
      unmarked: { n: missing.length, names: missing.map((one) => one.name) },
      openObjections: move === 'decide' ? await countOpenObjections(tx, countyId, entry.id) : 0,
    };
  },
  async beside(tx, ctx, { entry, move, input }) {
    if (move === 'freeze') await insertScores(tx, await assess(tx, ctx, entry, await schemeOf(tx, entry)));
    if (move === 'announce') await tellOfScores(tx, ctx, entry);
    if (move === 'draw') await applyDraw(tx, entry, await schemeOf(tx, entry));
    if (move === 'decide') await saveHonours(tx, ctx, entry, input as Decide);
    if (move === 'publish') await certify(tx, ctx, entry);
  },
};

async function schemeOf(db: Db | Tx, round: Assessment): Promise<Scheme> {
  const scheme = await findScheme(db, round.countyId, round);
  if (scheme === null) throw new Refusal('scheme-missing');
  return scheme;
}

/** What everybody would have if the round were frozen now; after the freeze, what was kept. */
export async function readScores(ctx: Context, round: Assessment): Promise<{ scheme: Scheme; scores: Score[] }> {
  demand(ctx.actor, 'assessment.read');
  const scheme = await schemeOf(ctx.db, round);
  if (round.state === 'opened') return { scheme, scores: await assess(ctx.db, ctx, round, scheme) };
  // Whose work counts for several departments is told apart by the records; a ranking of stations does without them.
  if (round.subject === 'person') return { scheme, scores: await listScores(ctx.db, round.countyId, round.id) };
  const lines = await listScoreLines(ctx.db, round.countyId, round.id);
  return { scheme, scores: lines.map((one) => ({ ...one, evidence: {} })) };
}

/** One sheet with its records and its place. */
export async function readSheet(
  ctx: Context,
  round: Assessment,
  subjectId: string,
): Promise<{ scheme: Scheme; score: Score & Placed }> {
  const { scheme, scores } = await readScores(ctx, round);
  const line = ranked(scores).find((one) => one.subjectId === subjectId);
  if (line === undefined || !mayReadSheet(ctx.actor, round, line)) throw new Refusal('not-found');
  const kept = round.state === 'opened' ? line : await findScore(ctx.db, round.countyId, round.id, subjectId);
  return { scheme, score: { ...line, evidence: kept?.evidence ?? {} } };
}

type Subjected = Omit<Score, 'marks' | 'evidence' | 'permille'>;

/** Counts everything that the scheme asks of everybody whom it is for. */
async function assess(db: Db | Tx, ctx: Context, round: Assessment, scheme: Scheme): Promise<Score[]> {
  const { countyId, fromOn: from, toOn: to } = round;
  const charters = (await listCharters(db, { ...ctx.actor, role: 'system' })).filter(
    (one) => one.stationId !== null && !one.facility && (one.state === 'active' || one.state === 'rectifying'),
  );
  const standards = await listStandards(db, countyId);
  const everybody = await subjectsOf(db, directoryOf(ctx, round, standards), scheme, charters);
  const counted = scheme.items.filter(
    (item): item is SchemeItem & { yardstick: Yardstick } => item.source === 'counted' && item.yardstick !== null,
  );
  const found = new Map<Yardstick, Map<string, Evidence[]>>();
  for (const { yardstick } of counted)
    found.set(
      yardstick,
      byOwner(
        yardstick === 'clues'
          ? await ofClues(db, ctx, { countyId, from, to }, scheme.subject)
          : scheme.subject === 'person'
            ? await listPersonEvidence(db, yardstick, { countyId, from, to })
            : await ofStations(db, ctx, yardstick, { countyId, from, to }, charters, standards),
      ),
    );
  const officeStations = (officeId: string) =>
    ctx.county.stations.filter((one) => one.officeId === officeId).map((one) => one.id);
  return everybody.map((one) => {
    const owners =
      scheme.subject === 'office'
        ? officeStations(one.subjectId)
        : [scheme.subject === 'person' ? one.subjectId : (one.stationId ?? one.subjectId)];
    const evidence = Object.fromEntries(
      counted.map((item) => [item.code, owners.flatMap((owner) => found.get(item.yardstick)?.get(owner) ?? [])]),
    );
    const marks = firstMarks(scheme.items, evidence);
    return { ...one, evidence, marks, permille: permilleOf(scheme.items, marks) };
  });
}

function byOwner(records: readonly OwnedEvidence[]): Map<string, Evidence[]> {
  const of = new Map<string, Evidence[]>();
  for (const { owner, ...record } of records) {
    const known = of.get(owner);
    if (known === undefined) of.set(owner, [record]);
    else known.push(record);
  }
  return of;
}

/** Those whom the scheme is for, as they are called and placed today. */
async function subjectsOf(
  db: Db | Tx,
  directory: Directory,
  { subject, appliesTo }: Scheme,
  charters: readonly Charter[],
): Promise<Subjected[]> {
  if (subject === 'station')
    return charters
      .filter((one) => appliesTo.length === 0 || appliesTo.includes(one.kindCode) || appliesTo.includes(one.venueKind))
      .map((one) => ofStation(directory, one));
  if (subject === 'person') return supervisorsOf(db, directory);
  if (subject === 'office') return organisationsOf(directory, 'office');
  return [...organisationsOf(directory, 'association'), ...branchesOf(directory, charters)];
}

/** What a line of the round says of whoever it is about, looked up in the lists of today. */
interface Directory {
  county: CountyFacts;
  plain: Pick<Subjected, 'countyId' | 'assessmentId' | 'version' | 'departmentIds'>;
  kindZh: (kindCode: string) => string;
  townAt: (regionId: string | null) => Pick<Subjected, 'townId' | 'townName'>;
}

function directoryOf({ county }: Context, round: Assessment, standards: readonly Standard[]): Directory {
  const kinds = inForce(standards).find((one) => one.subject === 'kinds')?.items ?? [];
  // Of thousands of stations in ten thousand villages each is looked up, not searched for.
  const regions = new Map(county.regions.map((one) => [one.id, one]));
  return {
    county,
    plain: { countyId: round.countyId, assessmentId: round.id, version: 1, departmentIds: [] },
    kindZh: (code) => kinds.find((one) => one.code === code)?.zh ?? '站点',
    townAt: (regionId) => {
      const region = regions.get(regionId ?? '');
      const above = regions.get(region?.parentId ?? '');
      const town = region === undefined ? null : townOf(region, above === undefined ? [] : [above]);
      return { townId: town?.id ?? null, townName: town?.name ?? '' };
    },
  };
}

function ofStation({ plain, kindZh, townAt }: Directory, one: Charter): Subjected {
  return {
    ...plain,
    subjectId: one.stationId ?? one.id,
    name: one.name,
    kindCode: one.kindCode,
    kindZh: kindZh(one.kindCode),
    ...townAt(one.regionId),
    officeId: one.officeId,
    stationId: one.stationId,
  };
}

async function supervisorsOf(db: Db | Tx, { county, plain, townAt }: Directory): Promise<Subjected[]> {
  const homes = new Map(county.stations.map(({ id, regionId }) => [id, regionId]));
  return (await listSupervisors(db, plain.countyId)).map(
    ({ id, name, stationId, officeId, regionId, departmentIds }) => ({
      ...plain,
      subjectId: id,
      name,
      kindCode: 'supervisor',
      kindZh: '监督员',
      ...townAt(homes.get(stationId ?? '') ?? regionId),
      officeId,
      stationId,
      departmentIds,
    }),
  );
}

function organisationsOf({ county, plain }: Directory, kind: 'office' | 'association'): Subjected[] {
  return county.organisations
    .filter((one) => one.active && one.kind === kind)
    .map((one) => ({
      ...plain,
      subjectId: one.id,
      name: one.name,
      kindCode: one.kind,
      kindZh: one.kind === 'office' ? '市场监管所' : '协会',
      townId: null,
      townName: '',
      officeId: one.kind === 'office' ? one.id : null,
      stationId: null,
    }));
}

/** The stations that are a branch of an association. */
function branchesOf(directory: Directory, charters: readonly Charter[]): Subjected[] {
  const branches = new Set(directory.county.stations.flatMap((one) => (one.associationId ? [one.id] : [])));
  return charters
    .filter((one) => branches.has(one.stationId ?? ''))
    .map((one) => ({ ...ofStation(directory, one), kindCode: 'branch', kindZh: '分会' }));
}

/**
 * The points of clues, of stations or of the people of their rosters, by the county's table of today; of tip-offs by the whole quarters of the
 * round that are over, whatever days it has (《办法》第三十七条).
 */
async function ofClues(
  db: Db | Tx,
  ctx: Context,
  asked: { countyId: number; from: Day; to: Day },
  subject: Subject,
): Promise<OwnedEvidence[]> {
  const { keyring, today } = ctx;
  const [reports, counts] = [
    await listCreditedReports(db, asked),
    await countCredits(db, keyring, { ...asked, today }),
  ];
  return clueEvidence(
    { reports, tipoffs: counts.filter(({ source }) => source === 'tipoff') },
    ctx.county.county.limits.tipoffCredits,
    ({ stationId, personId }) => (subject === 'person' ? personId : stationId),
    toldQuarters(asked, today),
  );
}

/** The records of stations, those among them that lie in their files. */
async function ofStations(
  db: Db | Tx,
  ctx: Context,
  yardstick: Yardstick,
  asked: { countyId: number; from: Day; to: Day },
  charters: readonly Charter[],
  standards: readonly Standard[],
): Promise<OwnedEvidence[]> {
  if (yardstick === 'inTime') {
    const { calendar, county } = ctx.county;
    return endedEvidence(await listEndedAtStation(db, asked), calendar, county.limits.ownVenueWorkingDays);
  }
  const inFile = charters.flatMap((charter) => fileEvidence(yardstick, charter, asked, standards));
  return inFile.length > 0 ? inFile : listStationEvidence(db, yardstick, asked);
}

async function applyDraw(tx: Tx, { countyId, id, seed }: Assessment, { items, sharePercent }: Scheme): Promise<void> {
  const scores = await listScores(tx, countyId, id);
  const drawn = new Set(
    draw(
      seed,
      scores.map((one) => one.subjectId),
      sharePercent,
    ),
  );
  for (const score of scores) {
    if (!drawn.has(score.subjectId)) continue;
    const marks = drawnMarks(items, score.marks, true);
    await saveMarks(tx, { ...score, marks, permille: permilleOf(items, marks) });
  }
}

async function saveHonours(tx: Tx, ctx: Context, round: Assessment, { winners }: Decide): Promise<void> {
  const candidates = ranked(await listScoreLines(tx, round.countyId, round.id));
  const honours = winners.flatMap(({ awardCode, subjectId }): Honour[] => {
    const award = round.awards.find((one) => one.code === awardCode);
    const winner = candidates.find((one) => one.subjectId === subjectId);
    if (award === undefined || winner === undefined) return [];
    const { title, words } = award;
    const { name, place, permille } = winner;
    return [
      {
        countyId: round.countyId,
        id: ctx.newId(),
        assessmentId: round.id,
        awardCode,
        title,
        words,
        subjectId,
        name,
        year: Number(round.toOn.slice(0, 4)),
        place,
        permille,
        certNumber: null,
        publishedOn: null,
      },
    ];
  });
  await replaceHonours(tx, round.countyId, round.id, honours);
}

/** Each honour gets the number of its certificate with the publication, gapless by the year of the publication. */
async function certify(tx: Tx, { today }: Context, { countyId, id }: Assessment): Promise<void> {
  const honours = await listHonours(tx, countyId, id);
  if (honours.length === 0) return;
  const year = Number(today.slice(0, 4));
  const first = await takeNumbers(tx, countyId, 'honour', year, honours.length);
  for (const [i, honour] of honours.entries())
    await publishHonour(tx, { ...honour, certNumber: docketNumber('奖', year, first + i), publishedOn: today });
}
