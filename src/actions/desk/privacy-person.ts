import { demand, mayDo, maySee } from '../../domain/base/actor.ts';
import { isRecord, recordRules } from '../../domain/desk/kept.ts';
import { demandWhole, type FindPerson, type PersonRecord } from '../../domain/desk/privacy-person.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { listRowsOfPerson, type PersonRow } from '../../store/desk/privacy-person.ts';
import type { Context } from '../base/context.ts';

/** The records in which somebody stands who has shown that it is he; what the officer may not see is to him as if it were not there. */
export async function findPersonRecords(ctx: Context, asked: FindPerson): Promise<PersonRecord[]> {
  demand(ctx.actor, 'privacy.ask');
  demandWhole(asked);
  const found = await listRowsOfPerson(ctx.db, ctx.actor.countyId, asked);
  return found
    .filter((one) => one.row.erasedOn === null && maySeeRow(ctx, one))
    .map(({ kind, standing, row }) => ({ kind, id: row.id, number: row.number ?? '', standing }));
}

function maySeeRow({ actor }: Context, { kind, row }: PersonRow): boolean {
  if (isRecord(kind)) return recordRules[kind].sees(actor, row as never);
  return mayDo(actor, `${kind}.read`) && maySee(actor, row as unknown as Matter);
}
