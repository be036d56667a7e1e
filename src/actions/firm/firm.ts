import { demand } from '../../domain/base/actor.ts';
import type { FirmForm } from '../../domain/firm/firm.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { saveOrganisations } from '../../store/county/county.ts';
import { saveFirm } from '../../store/firm/firm.ts';
import { transact } from '../../store/base/transact.ts';
import { linkFirm } from './firm-operator.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Lets a firm take part, or changes what it pledged; its contacts are accounts that the administrator makes. */
export async function saveFirmForm(ctx: Context, form: FirmForm): Promise<void> {
  demand(ctx.actor, 'firm.save');
  const { countyId } = ctx.actor;
  const there = ctx.county.organisations.find((one) => one.id === form.id);
  if (there !== undefined && there.kind !== 'firm')
    throw new Refusal('name-taken', {}, [
      {
        path: 'id',
        zh: '这个代号是别的机构的，请换一个。',
        en: 'This code is another organisation’s; choose another.',
      },
    ]);
  const { aliases, pledgedHours, pledge, pledgedOn, ...organisation } = form;
  const parentId = ctx.county.organisations.find((one) => one.kind === 'bureau')?.id ?? null;
  await transact(ctx.db, async (tx) => {
    await saveOrganisations(tx, [{ ...organisation, countyId, kind: 'firm', parentId }]);
    await saveFirm(tx, { countyId, id: form.id, aliases, pledgedHours, pledge, pledgedOn });
    await linkFirm(tx, ctx, form);
    await noteSetting(tx, ctx, 'firm-saved', { firmId: form.id, pledgedHours, pledgedOn, active: form.active });
  });
}
