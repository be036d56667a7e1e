/** 合计: behind a figure of money the list says what its records come to; it is the figure itself, of the same days, office and category. */
import { mayDo, scopes } from '../../../domain/base/actor.ts';
import type { FigurePeriod, FigureWords } from '../../../domain/figures/figure.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Db } from '../../../store/base/db.ts';

/** What a list was asked for, as far as a figure is meant by it. */
type Asked = Readonly<Record<string, unknown>>;

/** By what else a list is narrowed its records are no longer those of the figure. */
const ofFigure: ReadonlySet<string> = new Set([
  'figure',
  'from',
  'to',
  'officeId',
  'category',
  'sort',
  'after',
  'limit',
  'columns',
]);

/** Counts the figures of money of a kind, in fen. */
export type CountMoney = (
  db: Db,
  countyId: number,
  period: FigurePeriod,
  wanted: ReadonlySet<string>,
) => Promise<Readonly<Record<string, number | null | undefined>>>;

/** In fen; null where the list is asked for no figure of money, for less than all of it, or by somebody who reads no figures. */
export function sumOfFigure(
  words: Readonly<Partial<Record<string, Pick<FigureWords, 'unit'>>>>,
  count: CountMoney,
): (ctx: Context, asked: Asked) => Promise<number | null> {
  return async (ctx, asked) => {
    const { figure, compensated, ...others } = asked;
    // The list behind the compensations is of those that carry one, whether that is asked for besides or not.
    const period =
      compensated !== undefined && figure !== 'compensationFen' ? null : periodOf(ctx, { ...others, figure });
    if (
      period === null ||
      typeof figure !== 'string' ||
      words[figure]?.unit !== 'fen' ||
      !mayDo(ctx.actor, 'figure.read')
    )
      return null;
    return (await count(ctx.db, ctx.actor.countyId, period, new Set([figure])))[figure] ?? null;
  };
}

function periodOf({ actor }: Context, asked: Asked): FigurePeriod | null {
  const { from, to, officeId, category } = asked;
  const isWhole = Object.entries(asked).every(([name, value]) => value === undefined || ofFigure.has(name));
  if (!isWhole || typeof from !== 'string' || typeof to !== 'string') return null;
  // Who is of an office counts his own, and of another has no records.
  if (scopes[actor.role] === 'office' && officeId !== undefined && officeId !== actor.organisationId) return null;
  const own = scopes[actor.role] === 'office' ? actor.organisationId : typeof officeId === 'string' ? officeId : null;
  return { from, to, officeId: own, category: typeof category === 'string' ? category : null };
}
