import { demand } from '../../domain/base/actor.ts';
import type { Finding } from '../../domain/base/upkeep.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { tellPeople } from './tell-people.ts';

/** Tells the administrators what is wrong with the machine, each thing once a day as long as it lasts. */
export async function tellUpkeep(ctx: Context, findings: readonly Finding[]): Promise<void> {
  demand(ctx.actor, 'upkeep.watch');
  if (findings.length === 0) return;
  const { countyId, ledgerId: id } = ctx.county.county;
  const about = { countyId, id, number: null, page: 'upkeep' as const, version: 1 };
  await transact(ctx.db, async (tx) => {
    for (const { code, zh } of findings)
      await tellPeople(tx, ctx, about, ({ role }) => role === 'admin', `${zh}。请看管理 → 系统状态。`, {
        cause: `upkeep-${code} ${ctx.today}`,
        ring: 'asked',
      });
  });
}
