import { lineSaying } from '../../domain/base/event.ts';
import { demand } from '../../domain/base/actor.ts';
import { pactFor, type DataClass, type Pact, type PactForm } from '../../domain/people/sharing-pact.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { lockCounty } from '../../store/county/county.ts';
import { record } from '../../store/base/ledger.ts';
import { listPacts, lockPact, savePact } from '../../store/people/sharing-pact.ts';
import { transact } from '../../store/base/transact.ts';
import { isSavedAlready, noteSetting, type Context } from '../base/context.ts';

/** Agrees that a department reads a class of data, or changes the agreement. */
export async function savePactForm(ctx: Context, form: PactForm): Promise<void> {
  demand(ctx.actor, 'pact.save');
  const department = ctx.county.organisations.find((one) => one.id === form.departmentId);
  if (department === undefined || !department.active)
    throw new Refusal('office-unknown', {}, [
      { path: 'departmentId', zh: '请从列表里选部门。', en: 'Choose the department from the list.' },
    ]);
  const isOfClues = form.dataClass === 'clues';
  const isKnown = ctx.county.categories.some(
    ({ code, kind }) => code === form.categoryCode && kind !== 'nature' && kind !== 'channel',
  );
  if (isOfClues && !isKnown)
    throw new Refusal('invalid-input', {}, [
      { path: 'categoryCode', zh: '请选看哪一类商品或服务的线索。', en: 'Choose the kind of goods or services.' },
    ]);
  if (form.endsOn !== null && form.endsOn < form.agreedOn) throw new Refusal('period-invalid');
  await transact(ctx.db, async (tx) => {
    const { countyId, id: byId } = ctx.actor;
    const categoryCode = isOfClues ? form.categoryCode : null;
    const pact: Pact = { ...form, categoryCode, countyId, version: form.version + 1, byId };
    await lockCounty(tx, countyId);
    if (isSavedAlready(await lockPact(tx, pact), pact)) return;
    await savePact(tx, pact);
    const { id, version, departmentId, dataClass, endsOn } = pact;
    await noteSetting(tx, ctx, 'pact-saved', { pactId: id, version, departmentId, dataClass, endsOn });
  });
}

/** The agreement of the reader's department about this class of data on the day; nothing is read by it yet. */
export async function findAgreed({ db, actor, today }: Context, dataClass: DataClass): Promise<Pact | null> {
  if (actor.role !== 'department') return null;
  return pactFor(await listPacts(db, actor.countyId), actor.organisationId, dataClass, today);
}

/**
 * The agreement by which the reader may have this class of data, and a line in its ledger that he had it: who, when and of how many
 * people. Null where the reader is of no department, or nothing is agreed; nobody is asked for one but departments.
 */
export async function readByPact(ctx: Context, dataClass: DataClass, n: number): Promise<Pact | null> {
  const { actor } = ctx;
  const asked = await findAgreed(ctx, dataClass);
  if (asked === null || n === 0) return asked;
  return transact(ctx.db, async (tx) => {
    // One reader after the other: their lines are one chain. What was ended meanwhile is read no more.
    const known = await lockPact(tx, asked);
    const pact = known === null ? null : pactFor([known], actor.organisationId, dataClass, ctx.today);
    if (pact === null) return null;
    await record(
      tx,
      lineSaying({
        countyId: actor.countyId,
        matterId: pact.id,
        verb: 'shared-data-read',
        at: ctx.at,
        onDay: ctx.today,
        by: actor.id,
        byOrganisationId: actor.organisationId,
        detail: { dataClass, n },
      }),
    );
    return pact;
  });
}
