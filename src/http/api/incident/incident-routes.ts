import { maySee } from '../../../domain/base/actor.ts';
import { maskName } from '../../../domain/base/masking.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { townOf } from '../../../domain/county/region.ts';
import type { IncidentMember } from '../../../domain/incident/incident.ts';
import { incidentFrame } from '../../../actions/incident/incident.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findComplaintsByIds } from '../../../store/complaint/complaint.ts';
import type { Tally } from '../../../domain/incident/area-answer.ts';
import { listIncidents, listMembers } from '../../../store/incident/incident.ts';
import { listAreaChecks, tallyChecks } from '../../../store/incident/area-check.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** A matter of an incident, with as much of it as its reader sees. */
export interface SeenMember extends Pick<
  IncidentMember,
  'matterId' | 'kind' | 'number' | 'state' | 'how' | 'why' | 'households'
> {
  /** Null where the reader does not see the matter, and of every tip-off. */
  name: string | null;
  village: string | null;
  town: string | null;
  operatorName: string | null;
  filedAt: string | null;
  answeredAt: string | null;
}

export interface SeenCheck {
  number: string;
  state: string;
  question: string;
  dueAt: string;
  tally: Tally;
}

/** What is shown beside an incident. */
export interface IncidentMore {
  members: SeenMember[];
  responsibleName: string | null;
  byName: string;
  checks: SeenCheck[];
  /** Towns from which complaints came, and days from the first to the last. */
  towns: number;
  days: number;
  households: number;
  mergedIntoNumber: string | null;
}

export const incidentApi = apiRoutes();
addDocketRoutes(incidentApi, {
  frame: incidentFrame,
  example: '群2026-0003',
  Query: DocketState,
  list: (ctx, { state }, most) => listIncidents(ctx.db, ctx.actor, { state }, most),
  moreOf: async (ctx, incidents, names) => {
    const ids = incidents.map(({ id }) => id);
    const members = await listMembers(ctx.db, ctx.actor.countyId, ids);
    const all = [...members.values()].flat();
    const [seen, checks] = await Promise.all([seenMembers(ctx, all), checksOf(ctx, ids)]);
    return (incident): IncidentMore => {
      const own = (members.get(incident.id) ?? []).map((member) => seen.get(key(member)) as SeenMember);
      const belonging = own.filter(({ state }) => state === 'in');
      const days = belonging.flatMap(({ filedAt }) => (filedAt === null ? [] : [filedAt.slice(0, 10)])).toSorted();
      const span = Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '');
      return {
        members: own,
        responsibleName: incident.responsibleId === null ? null : (names.get(incident.responsibleId) ?? null),
        byName: names.get(incident.byId) ?? '',
        checks: checks.get(incident.id) ?? [],
        towns: new Set(belonging.flatMap(({ town }) => (town === null ? [] : [town]))).size,
        days: Number.isNaN(span) ? 0 : Math.round(span / 86_400_000) + 1,
        households: belonging.reduce((sum, { households }) => sum + households, 0),
        mergedIntoNumber: incidents.find(({ id }) => id === incident.mergedIntoId)?.number ?? null,
      };
    };
  },
});

const key = ({ incidentId, matterId }: Pick<IncidentMember, 'incidentId' | 'matterId'>) => `${incidentId} ${matterId}`;

/** Members with the facts of their complaints, as far as the reader sees these; names are masked, for one opens the matter for them. */
async function seenMembers(ctx: Context, members: readonly IncidentMember[]): Promise<Map<string, SeenMember>> {
  const ids = members.flatMap(({ kind, matterId }) => (kind === 'complaint' ? [matterId] : []));
  const complaints = new Map((await findComplaintsByIds(ctx.db, ctx.actor.countyId, ids)).map((one) => [one.id, one]));
  return new Map(
    members.map((member): [string, SeenMember] => [
      key(member),
      seenMember(ctx, member, complaints.get(member.matterId)),
    ]),
  );
}

function seenMember(ctx: Context, member: IncidentMember, found: Complaint | undefined): SeenMember {
  const { matterId, kind, number, state, how, why, households, answeredAt } = member;
  const own = { matterId, kind, number, state, how, why, households, answeredAt: answeredAt?.toISOString() ?? null };
  if (found === undefined) return { ...own, name: null, village: null, town: null, operatorName: null, filedAt: null };
  const { regions } = ctx.county;
  const home = regions.find(({ id }) => id === (found.consumerRegionId ?? found.operatorRegionId)) ?? null;
  const isSeen = maySee(ctx.actor, found);
  return {
    ...own,
    name: isSeen ? maskName(found.consumerName) : null,
    village: home?.name ?? null,
    town: home === null ? null : (townOf(home, regions)?.name ?? null),
    operatorName: isSeen ? found.operatorName : null,
    filedAt: found.filedAt.toISOString(),
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
