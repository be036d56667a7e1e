import { mayDo, maySee } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { findMattersByIds } from '../../../store/matter/matter.ts';
import { tipoffBook } from '../../../store/tipoff/tipoff.ts';
import { linksOf, type Callout } from '../../../domain/command/callout.ts';
import { calloutDocket } from '../../../domain/command/callout-steps.ts';
import { hiddenIn, maskName } from '../../../domain/base/masking.ts';
import { hidingOf } from '../../../domain/complaint/privacy.ts';
import { mayMove, type Complaint } from '../../../domain/complaint/complaint.ts';
import { activeMembers, representativesOf } from '../../../domain/complaint/joint/member.ts';
import { toldAnswers, type ToldAnswer } from '../../../domain/county/asked/asked-question.ts';
import { listAnswers, type AnswerRow } from '../../../store/incident/fact.ts';
import { townOf } from '../../../domain/county/region.ts';
import { incidentRow, type Incident, type IncidentMember } from '../../../domain/incident/incident.ts';
import { incidentFrame } from '../../../actions/incident/incident.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findComplaintsByIds } from '../../../store/complaint/complaint.ts';
import type { Tally } from '../../../domain/incident/area-answer.ts';
import { listCommanding } from '../../../store/command/callout.ts';
import { countBelonging, listIncidents, listMembers, type Belonging } from '../../../store/incident/incident.ts';
import { listAreaChecks, tallyChecks } from '../../../store/incident/area-check.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** A matter of an incident, with as much of it as its reader sees. */
export interface SeenMember extends Pick<
  IncidentMember,
  'matterId' | 'kind' | 'number' | 'state' | 'how' | 'why' | 'whyEn' | 'households'
> {
  /** Null where the reader does not see the matter, and of every tip-off. */
  name: string | null;
  village: string | null;
  town: string | null;
  operatorName: string | null;
  filedAt: string | null;
  /** 共同投诉: the matter in which it is complained jointly, its own or the one that took it in; null where each goes alone. */
  joint: { lead: string; people: number; representatives: number } | null;
  /** 愿意一起办, as he said on the short form. */
  willing: boolean;
  /** Whether it may still be complained jointly with others: not once it has come to its end. */
  mayJoin: boolean;
  answeredAt: string | null;
  /** What was answered to the county's further questions; nothing of a matter that the reader does not see. */
  answers: ToldAnswer[];
}

export interface SeenCheck {
  number: string;
  state: string;
  question: string;
  dueAt: string;
  tally: Tally;
}

/** What is shown beside a row of the list. */
export interface IncidentRowMore {
  /** What goods and whose, by which it is found on the page. */
  goods: string;
  /** How many matters belong, and how many of them are tip-offs. */
  matters: number;
  tipoffs: number;
  households: number;
  /** Towns from which complaints came. */
  towns: number;
}

/** What is shown beside an incident. */
export interface IncidentMore extends IncidentRowMore {
  members: SeenMember[];
  responsibleName: string | null;
  byName: string;
  checks: SeenCheck[];
  /** From the first complaint to the last. */
  days: number;
  /** Of the complaints to which the last answer goes, how many have it; null where nobody was answered. */
  answered: { told: number; of: number } | null;
  mergedIntoNumber: string | null;
  /** 应急指挥: the call-outs by which it is or was commanded, the newest first. */
  commands: SeenCommand[];
}

export interface SeenCommand extends Pick<Callout, 'number' | 'state' | 'levelName'> {
  openedAt: string;
  /** Minutes to the first unit on the spot; null until one is there. */
  firstUnit: number | null;
}

export const incidentApi = apiRoutes();
export const orderedIncidents = ordered({
  frame: incidentFrame,
  example: '群2026-0003',
  Query: DocketState,
  list: (ctx, { state }, most) => listIncidents(ctx.db, ctx.actor, { state }, most),
  // 应急指挥 is for the levels that the county says, and one at a time.
  closedOf: async (ctx, incidents) => {
    const ids = incidents.map(({ id }) => id);
    const commanded = new Set(
      (await listCommanding(ctx.db, ctx.actor.countyId, ids)).flatMap((one) =>
        calloutDocket.over.includes(one.state) ? [] : [one.incidentId],
      ),
    );
    const levels = ctx.county.county.limits.responseLevels;
    return ({ id, level }) => (level === null || !levels[level].command || commanded.has(id) ? ['command'] : []);
  },
  row: { entry: incidentRow, moreOf: incidentRowMore },
  moreOf: async (ctx, incidents, names) => {
    const ids = incidents.map(({ id }) => id);
    const members = await listMembers(ctx.db, ctx.actor.countyId, ids);
    const all = [...members.values()].flat();
    const [seen, checks, commands] = await Promise.all([
      seenMembers(ctx, all),
      checksOf(ctx, ids),
      listCommanding(ctx.db, ctx.actor.countyId, ids),
    ]);
    return (incident): IncidentMore => {
      const all = members.get(incident.id) ?? [];
      const own = all.map((member) => seen.get(key(member))?.shown as SeenMember);
      // How many, where and when is said of all; what each of them tells only where the reader sees it.
      const belonging = all.flatMap((one) => (one.state === 'in' ? [seen.get(key(one)) as Placed] : []));
      const days = belonging.flatMap(({ day }) => (day === null ? [] : [day])).toSorted();
      const span = Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '');
      return {
        members: own,
        goods: goodsOf(incident),
        matters: belonging.length,
        tipoffs: belonging.filter(({ shown }) => shown.kind === 'tipoff').length,
        responsibleName: incident.responsibleId === null ? null : (names.get(incident.responsibleId) ?? null),
        byName: names.get(incident.byId) ?? '',
        checks: checks.get(incident.id) ?? [],
        towns: new Set(belonging.flatMap(({ town }) => (town === null ? [] : [town]))).size,
        days: Number.isNaN(span) ? 0 : Math.round(span / 86_400_000) + 1,
        households: belonging.reduce((sum, { shown }) => sum + shown.households, 0),
        answered: answeredOf(incident, all),
        commands: commands.filter(({ incidentId }) => incidentId === incident.id).map(seenCommand),
        mergedIntoNumber: incidents.find(({ id }) => id === incident.mergedIntoId)?.number ?? null,
      };
    };
  },
});
addDocketRoutes(incidentApi, orderedIncidents);

async function incidentRowMore(ctx: Context, incidents: readonly Incident[]) {
  const ids = incidents.map(({ id }) => id);
  const counted = await countBelonging(ctx.db, ctx.actor.countyId, ids);
  const { regions } = ctx.county;
  return ({ id, ...incident }: Incident): IncidentRowMore => {
    const { matters, tipoffs, households, regionIds } = counted.get(id) ?? none;
    const homes = regions.filter((one) => regionIds.includes(one.id));
    const towns = new Set(homes.flatMap((one) => townOf(one, regions)?.name ?? []));
    return { goods: goodsOf(incident), matters, tipoffs, households, towns: towns.size };
  };
}

function goodsOf({
  product,
  brand,
  variety,
  batch,
  operators,
}: Pick<Incident, 'product' | 'brand' | 'variety' | 'batch' | 'operators'>): string {
  return [product, brand, variety, batch, ...operators].filter((one) => one !== '').join(' ');
}

const none: Omit<Belonging, 'incidentId'> = { matters: 0, tipoffs: 0, households: 0, regionIds: [] };

function seenCommand(callout: Callout): SeenCommand {
  const { number, state, levelName, openedAt } = callout;
  return { number, state, levelName, openedAt: openedAt.toISOString(), firstUnit: linksOf(callout).firstUnit };
}

/** The answer goes out page by page, to the complaints that belonged when it was given. */
function answeredOf({ answeredAt }: Incident, members: readonly IncidentMember[]): IncidentMore['answered'] {
  if (answeredAt === null) return null;
  const asked = members.filter(({ kind, state, at }) => kind === 'complaint' && state === 'in' && at <= answeredAt);
  return {
    told: asked.filter((one) => one.answeredAt !== null && one.answeredAt >= answeredAt).length,
    of: asked.length,
  };
}

const key = ({ incidentId, matterId }: Pick<IncidentMember, 'incidentId' | 'matterId'>) => `${incidentId} ${matterId}`;

/** A member as its reader sees it, and where and when it was told, which counts for the sums whoever reads. */
interface Placed {
  shown: SeenMember;
  town: string | null;
  day: string | null;
}

/**
 * Members with the facts of their matters, as far as the reader sees these: of another office's matter and of a tip-off that he does not
 * read no more than the number (《办法》第三十七条). Names are masked, for one opens the matter for them.
 */
async function seenMembers(ctx: Context, members: readonly IncidentMember[]): Promise<Map<string, Placed>> {
  const idsOf = (kind: MatterKind) => members.flatMap((one) => (one.kind === kind ? [one.matterId] : []));
  const { countyId } = ctx.actor;
  const [complaints, tipoffs, answers] = await Promise.all([
    findComplaintsByIds(ctx.db, countyId, idsOf('complaint')),
    findMattersByIds(ctx.db, tipoffBook, countyId, idsOf('tipoff')),
    listAnswers(ctx.db, countyId, idsOf('complaint')),
  ]);
  const answersOf = Map.groupBy(answers, ({ matterId }) => matterId);
  const complaintOf = new Map(complaints.map((one) => [one.id, one]));
  const tipoffOf = new Map(tipoffs.map((one) => [one.id, one]));
  return new Map(
    members.map((member): [string, Placed] => {
      const complaint = complaintOf.get(member.matterId);
      if (complaint !== undefined)
        return [key(member), seenComplaint(ctx, member, complaint, answersOf.get(complaint.id) ?? [])];
      const tipoff = tipoffOf.get(member.matterId);
      const isSeen = tipoff !== undefined && mayDo(ctx.actor, 'tipoff.read') && maySee(ctx.actor, tipoff);
      return [key(member), { shown: { ...bare(member), ...(isSeen ? whyOf(member) : {}) }, town: null, day: null }];
    }),
  );
}

function whyOf({ why, whyEn }: IncidentMember): Pick<SeenMember, 'why' | 'whyEn'> {
  return { why, whyEn };
}

/** The number, and whether it belongs. */
function bare({ matterId, kind, number, state, how, households, answeredAt }: IncidentMember): SeenMember {
  const told = { matterId, kind, number, state, how, households, answeredAt: answeredAt?.toISOString() ?? null };
  return {
    ...told,
    why: '',
    whyEn: '',
    name: null,
    village: null,
    town: null,
    operatorName: null,
    filedAt: null,
    joint: null,
    willing: false,
    mayJoin: false,
    answers: [],
  };
}

function seenComplaint(
  ctx: Context,
  member: IncidentMember,
  complaint: Complaint,
  answers: readonly AnswerRow[],
): Placed {
  const { regions } = ctx.county;
  const home = regions.find(({ id }) => id === (complaint.consumerRegionId ?? complaint.operatorRegionId)) ?? null;
  const town = home === null ? null : (townOf(home, regions)?.name ?? null);
  const at = { town, day: dayOf(complaint.filedAt) };
  if (!maySee(ctx.actor, complaint)) return { shown: bare(member), ...at };
  const shown = {
    ...bare(member),
    ...whyOf(member),
    name: maskName(complaint.consumerName),
    village: home?.name ?? null,
    town,
    operatorName: complaint.operatorName,
    filedAt: complaint.filedAt.toISOString(),
    joint: jointOf(complaint),
    willing: member.willing,
    mayJoin: mayMove(complaint, 'addMember'),
    answers: hiddenIn(toldAnswers(ctx.county.questions, answers), hidingOf(complaint, ctx.actor.role)),
  };
  return { shown, ...at };
}

function jointOf(complaint: Complaint): SeenMember['joint'] {
  const { joint, merged, number } = complaint;
  if (merged?.as === 'member') return { lead: merged.number, people: 0, representatives: 0 };
  if (joint === null) return null;
  return {
    lead: number,
    people: activeMembers(complaint).length,
    representatives: representativesOf(complaint).length,
  };
}

async function checksOf(ctx: Context, incidentIds: readonly string[]): Promise<Map<string, SeenCheck[]>> {
  if (incidentIds.length !== 1) return new Map();
  const [incidentId] = incidentIds;
  const checks = await listAreaChecks(ctx.db, ctx.actor, { state: 'all', incidentId });
  const tallies = await tallyChecks(
    ctx.db,
    ctx.actor.countyId,
    checks.map(({ id }) => id),
  );
  const seen = checks.map(({ id, number, state, question, dueAt }): SeenCheck => {
    return { number, state, question, dueAt: dueAt.toISOString(), tally: tallies.get(id) as Tally };
  });
  return new Map([[incidentId as string, seen]]);
}
