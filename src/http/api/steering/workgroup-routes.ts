import {
  missingIn,
  workgroupRow,
  type Layer,
  type Workgroup,
  type WorkgroupState,
} from '../../../domain/steering/workgroup.ts';
import type { Context } from '../../../actions/base/context.ts';
import { workgroupFrame } from '../../../actions/steering/workgroup.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listBranches, listWorkgroups } from '../../../store/steering/workgroup.ts';
import { apiRoutes } from '../../base/schema.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** An office under a group of the county: whether it has founded its own, and who is missing in it. */
export interface BranchCheck {
  officeId: string;
  officeName: string;
  number: string | null;
  state: WorkgroupState | null;
  layers: Layer[];
  people: string[];
}

/** What is shown beside a row of the list. */
export interface WorkgroupRowMore {
  seatName: string | null;
  /** For a group of the county: how many of the offices that the reader may look into are complete, and of how many. */
  complete: { offices: number; of: number };
  /** For a group of an office: who is missing in it. */
  missing: { layers: Layer[]; people: string[] } | null;
}

/** What is shown beside a leading group. */
export interface WorkgroupMore extends WorkgroupRowMore {
  officeName: string | null;
  byName: string;
  parentNumber: string | null;
  /** For a group of the county: every grass-roots office that the reader may look into. */
  branches: BranchCheck[];
  /** For a group of an office: who works there. */
  people: { name: string; head: boolean }[];
}

export const workgroupApi = apiRoutes();
addDocketRoutes(workgroupApi, {
  frame: workgroupFrame,
  example: '组2026-0002',
  Query: DocketState,
  list: (ctx, { state }, most) => listWorkgroups(ctx.db, ctx.actor, state, most),
  row: {
    entry: workgroupRow,
    moreOf: async (ctx, groups) => {
      const staffing = await staffingOf(ctx, groups);
      return (group): WorkgroupRowMore => rowMoreOf(ctx, group, staffing(group));
    },
  },
  // Nothing is carried down where every office has it.
  closedOf: async (ctx, groups) => {
    const roots = groups.filter(({ parentId }) => parentId === null).map(({ id }) => id);
    const branches = await listBranches(ctx.db, ctx.actor.countyId, roots);
    const offices = ctx.county.organisations.filter(({ kind, active }) => kind === 'office' && active);
    return ({ id: rootId }) => {
      const founded = branches.filter(({ parentId }) => parentId === rootId).map(({ officeId }) => officeId);
      return offices.every(({ id }) => founded.includes(id)) ? ['cascade'] : [];
    };
  },
  moreOf: async (ctx, groups, names) => {
    const numbers = new Map(groups.map(({ id, number }) => [id, number]));
    const staffing = await staffingOf(ctx, groups);
    return (group): WorkgroupMore => {
      const staffed = staffing(group);
      return {
        ...rowMoreOf(ctx, group, staffed),
        ...staffed,
        officeName: placeNameOf(ctx, group.officeId),
        byName: names.get(group.byId) ?? '',
        parentNumber: group.parentId === null ? null : (numbers.get(group.parentId) ?? null),
      };
    };
  },
});

type Staffed = Pick<WorkgroupMore, 'branches' | 'people'>;

function rowMoreOf(ctx: Context, group: Workgroup, { branches, people }: Staffed): WorkgroupRowMore {
  const names = people.map(({ name }) => name);
  return {
    seatName: placeNameOf(ctx, group.seatId),
    complete: { offices: branches.filter(isComplete).length, of: branches.length },
    missing: group.officeId === null ? null : missingIn(group, names),
  };
}

function isComplete({ number, layers, people }: BranchCheck): boolean {
  return number !== null && layers.length === 0 && people.length === 0;
}

/** Of each group the offices below it, or the people of its own. */
async function staffingOf(ctx: Context, groups: readonly Workgroup[]): Promise<(group: Workgroup) => Staffed> {
  const { countyId } = ctx.actor;
  const [accounts, branches] = await Promise.all([
    listAccounts(ctx.db, countyId),
    listBranches(
      ctx.db,
      countyId,
      groups.filter(({ parentId }) => parentId === null).map(({ id }) => id),
    ),
  ]);
  const peopleOf = (officeId: string) =>
    accounts
      .filter(({ active, organisationId, role }) => active && organisationId === officeId && role.startsWith('office'))
      .map(({ name, role }) => ({ name, head: role === 'officeHead' }));
  return (group) => ({
    people: group.officeId === null ? [] : peopleOf(group.officeId),
    branches: group.parentId === null ? checksOf(ctx, group, branches, peopleOf) : [],
  });
}

function checksOf(
  ctx: Context,
  root: Workgroup,
  branches: readonly Workgroup[],
  peopleOf: (officeId: string) => { name: string }[],
): BranchCheck[] {
  const { role, organisationId } = ctx.actor;
  const isOfOffice = role === 'officer' || role === 'officeHead';
  return ctx.county.organisations
    .filter(({ id, kind, active }) => kind === 'office' && active && (!isOfOffice || id === organisationId))
    .map(({ id: officeId, name: officeName }) => {
      const branch = branches.find((one) => one.parentId === root.id && one.officeId === officeId);
      const people = peopleOf(officeId).map(({ name }) => name);
      const { number = null, state = null } = branch ?? {};
      return { officeId, officeName, number, state, ...missingIn(branch ?? { duties: [] }, people) };
    });
}
