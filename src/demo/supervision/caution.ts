/** 警示 of the sample county: two on the shop of the fertiliser, one of them still to be confirmed. */
import { addDays } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { SetCaution } from '../../domain/supervision/inspection/caution.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { cautionFrame } from '../../actions/supervision/inspection/caution.ts';
import { findEnforcement } from '../../store/supervision/enforcement/enforcement.ts';
import { find, morningOf, type Cast } from '../life.ts';

const samples = [
  { kind: 'dog', words: '院里有狗，没拴，到门口先打招呼', isConfirmed: true },
  { kind: 'together', words: '上次有人拦执法记录仪，两人以上去，全程记录', isConfirmed: true },
  { kind: 'danger', words: '库房里码放太高，进去先看顶上', isConfirmed: false },
] as const;

export async function cautionSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { ctx } = cast;
  const enforcement = await findEnforcement(ctx.db, ctx.actor.countyId, { id: idOf('case 0') });
  if (enforcement === null) throw new Error('The sample county has the case of the fertiliser.');
  const on = addDays(ctx.today, -20);
  const by = (id: string | null, minute: number): Context => ({
    ...contextAt(ctx, morningOf(on, ctx.at, minute)),
    actor: actorOfAccount(find(cast, (one) => one.id === id)),
  });
  const centre = find(cast, ({ loginName }) => loginName === 'fangmin').id;
  for (const [i, { kind, words, isConfirmed }] of samples.entries()) {
    const id = idOf(`caution ${i}`);
    const untilOn = addDays(ctx.today, 90);
    const input = { id, enforcementNumber: enforcement.number, kind, words, untilOn };
    await openEntry(by(enforcement.handlerId, 5 + i), cautionFrame, SetCaution.parse(input));
    if (isConfirmed) await moveEntry(by(centre, 20 + i), cautionFrame, id, 'confirm', {}, { version: 1 });
  }
  return samples.length;
}
