/** The page of one's own matter as every form on it answers: drawn anew with what is wrong, or gone to with what was done. */
import type { Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import { maxAttachments } from '../../../domain/matter/attachment.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import type { FirstAid } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listCalloutsOf } from '../../../store/command/callout.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import type { Env } from '../../base/env.ts';
import type { Kept } from '../base/attachment.tsx';
import { one, type Form } from '../base/field.tsx';
import { sendPage } from '../base/layout.tsx';
import { sealedId } from '../base/ticket.ts';
import { talkOf } from '../firm/offer.tsx';
import { MatterPage, type OwnMatter } from '../matter/own-matter.tsx';
import { aidByKeys, aidFor, aidKeys } from '../matter/receipt-slip.tsx';
import { filedComplaint } from './open-own.ts';

/** Back to the page, which says what was done, and whom to call where the words that were just said sound like danger to life. */
export function toDone(c: HonoContext<Env>, ctx: Context, done: string, words: string): Response {
  const keys = aidKeys(aidFor(ctx, [words]));
  return c.redirect(`/progress/mine?done=${done}${keys === '' ? '' : `&grave=${keys}`}`, 303);
}

/** The page of one's own matter, with a form on it that came back. */
export async function sendMatter(
  c: HonoContext<Env>,
  ctx: Context,
  matter: OwnMatter,
  form: Form,
  pressId: string,
  attachments: Kept['attachments'] = [],
  status = 200,
): Promise<Response> {
  const [ledger, files] = await Promise.all([
    listLedger(ctx.db, matter.countyId, matter.id),
    listAttachments(ctx.db, matter.countyId, matter.id),
  ]);
  const own = files.filter((file) => file.by === ctx.actor.id);
  const freshToken = () => sealedId(c, uuidv7());
  const complaint = await filedComplaint(ctx, matter);
  const talk = complaint === null ? null : await talkOf(ctx, complaint, form, sealedId(c, uuidv7()));
  const page = (
    <MatterPage
      ctx={ctx}
      matter={matter}
      page={await matter.show(ctx, form.m, { ledger, files: own, form, freshToken })}
      there={own.length}
      form={form}
      attachments={attachments}
      token={sealedId(c, pressId)}
      freshToken={freshToken}
      talk={talk}
      done={form.m.here.searchParams.get('done')}
      aid={aidByKeys(ctx, c.req.query('grave') ?? '') ?? (await aidNow(ctx, matter))}
    />
  );
  return sendPage(c, page, status, true);
}

/**
 * While those on duty are rung and nobody is there yet, by the words of the person alone: what officers wrote of it is not shown here, and of
 * those who complain jointly each sees it by what he filed himself, for a call-out does not keep which of them added what. Who asks has no receipt
 * page, and reads it as long as his question is open.
 */
async function aidNow(ctx: Context, matter: OwnMatter): Promise<FirstAid | null> {
  const { kind, isOpen, countyId, id, told, member } = matter;
  if (kind === 'inquiry') return isOpen ? aidFor(ctx, told) : null;
  const coming = (await listCalloutsOf(ctx.db, countyId, id)).filter(
    ({ state, pagings }) => pagings.length > 0 && (state === 'paging' || state === 'accepted'),
  );
  if (coming.length === 0) return null;
  // Everybody from outside is one account.
  const added = coming.flatMap((one) => one.told.filter(({ byId }) => member === null && byId === ctx.actor.id));
  return aidFor(ctx, [...told, ...added.map(({ words }) => words)]);
}

/** What is wrong with words and photos that are to be added. */
export async function supplementProblems(ctx: Context, matter: OwnMatter, kept: Kept): Promise<FieldProblem[]> {
  const problems = [...kept.problems];
  const words = one(kept.typed, 'words').trim();
  if (words === '' && kept.attachments.length === 0 && problems.length === 0)
    problems.push({ path: 'words', zh: '写一句话，或者加一张照片', en: 'Please write a word or add a photo' });
  if (words.length > 2000)
    problems.push({
      path: 'words',
      zh: `最多 2000 个字，现在 ${words.length} 个，请缩短一些`,
      en: 'At most 2000 characters',
    });
  const own = (await listAttachments(ctx.db, matter.countyId, matter.id)).filter((file) => file.by === ctx.actor.id);
  if (own.length + kept.attachments.length > maxAttachments) {
    const most = maxAttachments - own.length;
    problems.push({
      path: 'photos',
      zh: `一件最多 ${maxAttachments} 个文件，已有 ${own.length} 个，还能加 ${most} 个，请去掉几个`,
      en: `At most ${maxAttachments} files for one matter; ${own.length} are there, ${most} more may be added`,
    });
  }
  return problems;
}
