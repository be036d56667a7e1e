import { demand, mayDo, maySee } from '../../domain/base/actor.ts';
import { isRecord, recordRules } from '../../domain/desk/kept.ts';
import { demandWhole, mostOfPerson, type FindPerson, type FoundPerson } from '../../domain/desk/privacy-person.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { listRowsOfPerson, type PersonRow } from '../../store/desk/privacy-person.ts';
import type { Context } from '../base/context.ts';

/** The records in which somebody stands who has shown that it is he; what the officer may not see is to him as if it were not there. */
export async function findPersonRecords(ctx: Context, asked: FindPerson): Promise<FoundPerson> {
  demand(ctx.actor, 'privacy.ask');
  demandWhole(asked);
  const found = (await listRowsOfPerson(ctx.db, ctx.actor, asked)).filter((one) => maySeeRow(ctx, one));
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => [kind, found.filter((one) => one.kind === kind)] as const);
  return {
    items: byKind
      .flatMap(([, rows]) => rows.slice(0, mostOfPerson))
      .map(({ kind, standing, row }) => ({ kind, id: row.id, number: row.number ?? '', standing })),
    more: byKind.filter(([, rows]) => rows.length > mostOfPerson).map(([kind]) => kind),
  };
}

function maySeeRow({ actor }: Context, { kind, row }: PersonRow): boolean {
  if (isRecord(kind)) return recordRules[kind].sees(actor, row as never);
  return mayDo(actor, `${kind}.read`) && maySee(actor, row as unknown as Matter);
}
