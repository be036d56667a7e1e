import { docketNumber } from '../../domain/matter/docket.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  branchOf,
  workgroupDocket,
  type FoundWorkgroup,
  type Workgroup,
  type WorkgroupFacts,
} from '../../domain/steering/workgroup.ts';
import type { Tx } from '../../store/base/db.ts';
import { insertEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { listBranches } from '../../store/steering/workgroup.ts';
import { factsOf, type Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Leading groups, with those that the offices found under them. */
export const workgroupFrame: DocketFrame<Workgroup, FoundWorkgroup, WorkgroupFacts> = {
  docket: workgroupDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    if (entry === null || move === 'amend') demandSeat(ctx, (input as FoundWorkgroup).seatId);
    return { without: entry === null || move !== 'cascade' ? [] : await officesWithout(tx, ctx, entry) };
  },
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === 'cascade') await foundBranches(tx, ctx, entry, await officesWithout(tx, ctx, entry));
    if (move === 'end' && entry.parentId === null)
      for (const branch of await listBranches(tx, entry.countyId, [entry.id]))
        await writeMove(tx, ctx, workgroupFrame, branch, 'end', input);
  },
};

async function officesWithout(tx: Tx, { county }: Context, root: Workgroup) {
  const founded = new Set((await listBranches(tx, root.countyId, [root.id])).map(({ officeId }) => officeId));
  return county.organisations.filter(({ id, kind, active }) => kind === 'office' && active && !founded.has(id));
}

async function foundBranches(
  tx: Tx,
  ctx: Context,
  root: Workgroup,
  offices: readonly { id: string; name: string }[],
): Promise<void> {
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeNumbers(tx, root.countyId, workgroupDocket.name, year, offices.length);
  for (const [n, { id: officeId, name: officeName }] of offices.entries()) {
    const number = docketNumber(workgroupDocket.letter ?? '', year, first + n);
    const { next, event } = branchOf(root, { id: ctx.newId(), officeId, officeName, number }, factsOf(ctx));
    await insertEntry(tx, workgroupDocket.name, next);
    await record(tx, event);
    const words = `请本所成立“${root.name}”并填三级责任（${number}）。`;
    await tellPeople(tx, ctx, next, (one) => one.organisationId === officeId && one.role === 'officeHead', words);
  }
}

function demandSeat({ county }: Context, seatId: string | null): void {
  if (seatId === null || county.organisations.some(({ id, active }) => id === seatId && active)) return;
  throw new Refusal('office-unknown', {}, [{ path: 'seatId', zh: '请选办公室设在哪里。', en: 'Choose where it is.' }]);
}
