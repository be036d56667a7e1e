import { demand } from '../../domain/base/actor.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { Award, AwardForm, Honour } from '../../domain/assessment/award.ts';
import { maySeeAssessment } from '../../domain/assessment/assessment.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findHonour, insertAward, listAwards } from '../../store/assessment/award.ts';
import { findEntry } from '../../store/matter/docket.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Saves the next version of an award; a round that was opened before keeps its quota. */
export function saveAward(ctx: Context, form: AwardForm): Promise<Award> {
  demand(ctx.actor, 'award.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const versions = (await listAwards(tx, countyId)).filter((one) => one.code === form.code);
    const before = versions.toSorted((a, b) => b.version - a.version)[0] ?? null;
    if ((before?.version ?? 0) !== form.version) throw new Refusal('changed-meanwhile');
    if (before !== null && before.subject !== form.subject)
      throw new Refusal('invalid-input', {}, [
        {
          path: 'subject',
          zh: '已有的荣誉不能改成表彰别的；请另建一个。',
          en: 'Whom an award is for stays; make another.',
        },
      ]);
    const next = { ...form, countyId, version: form.version + 1 };
    if (!(await insertAward(tx, next))) throw new Refusal('changed-meanwhile');
    await noteSetting(tx, ctx, 'award-saved', { code: next.code, title: next.title, quota: next.quota });
    return next;
  });
}

/** A published honour with its round, for the certificate. */
export async function getHonour(ctx: Context, id: string): Promise<{ honour: Honour; round: Assessment }> {
  demand(ctx.actor, 'assessment.read');
  const honour = await findHonour(ctx.db, ctx.actor.countyId, id);
  if (honour === null || honour.certNumber === null) throw new Refusal('not-found');
  const round = await findEntry<Assessment>(ctx.db, 'assessment', ctx.actor.countyId, { id: honour.assessmentId });
  if (round === null || !maySeeAssessment(ctx.actor, round)) throw new Refusal('not-found');
  return { honour, round };
}
