/** 过几天再看: what the reader wanted to see again, as his own list of them and, once its day has come, as lines of his work. */
import { mayDo } from '../../../../domain/base/actor.ts';
import type { Day } from '../../../../domain/base/calendar.ts';
import type { WaitingLine } from '../../../../domain/desk/work/waiting-line.ts';
import { mayWatch } from '../../../../domain/matter/follow.ts';
import type { Matter } from '../../../../domain/matter/matter.ts';
import { mostRevisits } from '../../../../domain/matter/revisit.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { complaintBook } from '../../../../store/complaint/complaint.ts';
import { listRevisits } from '../../../../store/desk/revisit.ts';
import { inquiryBook } from '../../../../store/inquiry/inquiry.ts';
import { findMattersByIds, type Book } from '../../../../store/matter/matter.ts';
import { enforcementBook } from '../../../../store/supervision/enforcement/enforcement.ts';
import { tipoffBook } from '../../../../store/tipoff/tipoff.ts';
import { namesOf } from '../../county/account-names.ts';
import type { SeenRevisit } from '../../matter/revisit-view.ts';
import { caseLine, complaintLine, inquiryLine, tipoffLine } from './matter-lines.ts';

/** What the reader wants to see again and may still see, the nearest day first; until a day, or all of it. */
export async function seenRevisits(ctx: Context, until: Day | null): Promise<SeenRevisit[]> {
  const { db, keyring, actor } = ctx;
  const own = { countyId: actor.countyId, accountId: actor.id };
  const rows = await listRevisits(db, keyring, own, { until, limit: mostRevisits });
  if (rows.length === 0) return [];
  const names = await namesOf(ctx);
  const seen = new Map<string, Pick<SeenRevisit, 'number' | 'who' | 'whom'>>();
  const read = async <T extends Matter>(book: Book<T>, line: (matter: T) => WaitingLine) => {
    const ids = rows.filter(({ kind }) => kind === book.kind).map(({ matterId }) => matterId);
    for (const matter of await findMattersByIds(db, book, actor.countyId, ids)) {
      if (!mayWatch(actor, book.kind, matter)) continue;
      const { number, who, whom } = line(matter);
      seen.set(matter.id, { number, who, whom });
    }
  };
  await Promise.all([
    read(complaintBook, (one) => complaintLine(ctx, one)),
    read(tipoffBook, (one) => tipoffLine(ctx, one)),
    read(inquiryBook, (one) => inquiryLine(ctx, one, names)),
    read(enforcementBook, (one) => caseLine(ctx, one, names)),
  ]);
  return rows.flatMap(({ id, kind, matterId, againOn, note }) => {
    const one = seen.get(matterId);
    return one === undefined ? [] : [{ id, kind, ...one, againOn, note }];
  });
}

/** What has come back. It is for today however long it has waited: a day that somebody set himself is no deadline, and is never late. */
export async function revisitLinesOf(ctx: Context): Promise<WaitingLine[]> {
  if (!mayDo(ctx.actor, 'revisit.keep')) return [];
  const back = await seenRevisits(ctx, ctx.today);
  return back.map(({ id, number, who, whom, note, againOn }) => {
    const [zh, en] = note === '' ? ['再看一眼', 'Look again'] : [note, note];
    const since =
      againOn < ctx.today ? { zh: `（定的 ${againOn.slice(5)}）`, en: ` (set for ${againOn.slice(5)})` } : null;
    return {
      kind: 'revisit',
      id,
      number,
      who,
      whom,
      what: { zh: `${zh}${since?.zh ?? ''}`, en: `${en}${since?.en ?? ''}` },
      dueOn: ctx.today,
      legalOn: null,
      clock: null,
      step: null,
      urgedTimes: 0,
      isUrgent: false,
    };
  });
}
