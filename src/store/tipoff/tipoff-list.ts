import { sql, type RawBuilder } from 'kysely';
import type { Role } from '../../domain/base/actor.ts';
import { askedByStation } from '../../domain/tipoff/seen-by-station.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { tipoffBook } from './tipoff.ts';
import { isAbout } from '../operator/matter-operator.ts';
import type { TipoffQuery } from '../../domain/tipoff/tipoff-list.ts';
import { tipoffPaceOf } from './pace-figure.ts';
import { firstWithin } from './tipoff-figure.ts';
import { reachingTipoffFigures, verifiedOf } from './verify-figure.ts';
import type { Asked } from '../figures/kept.ts';
import { isOfOffice } from '../figures/scope.ts';
import type { Listing } from '../matter/lists.ts';
import { handlerOf } from '../matter/ways.ts';

/** A tip-off's list can also be asked for one kind of conduct, for those rewarded, and for the records behind a figure. */
export function tipoffListing(asked: TipoffQuery, role?: Role): Listing<Tipoff> {
  const query = role === 'station' ? askedByStation(asked) : asked;
  const own: RawBuilder<unknown>[] = [];
  if (query.conduct !== undefined) own.push(sql`c.conduct_code = ${query.conduct}`);
  if (query.urged === 'yes') own.push(sql`c.urged_times > 0`);
  if (query.anonymous !== undefined) own.push(sql`c.anonymous = ${query.anonymous === 'yes'}`);
  if (query.operator !== undefined) own.push(isAbout(query.operator));
  if (query.proposed === 'yes') own.push(sql`c.proposal is not null and c.stage <> 'done'`);
  if (query.rewarded === 'yes') own.push(sql`c.reward is not null`);
  const { handlerId, ...rest } = query;
  // Two officers verify, and each of them has the tip-off.
  if (handlerId !== undefined) {
    const id = handlerId.replace(/^mine:/u, '');
    own.push(id === 'none' ? handlerOf(id) : sql`(${handlerOf(handlerId)} or c.second_id::text = ${id})`);
  }
  const { own: more, ...behind } = behindFigure(query, role);
  return { book: tipoffBook, query: rest, own: [...own, ...more], ...behind };
}

function behindFigure(query: TipoffQuery, role: Role | undefined): Pick<Listing<Tipoff>, 'own' | 'received'> {
  const { figure, from, to, officeId } = query;
  if (figure === undefined) return { own: [] };
  const dispatched =
    officeId !== undefined && reachingTipoffFigures.has(figure) ? [sql`c.dispatched_on is not null`] : [];
  if (from === undefined || to === undefined) return { own: dispatched };
  if (figure === 'tipoffs') return { own: dispatched, received: { from, to } };
  return { own: [...dispatched, figureOf(figure, { from, to, isOfOffice: isOfOffice(query, role) })] };
}

/** The tip-offs behind a figure, as they are counted. */
function figureOf(figure: Exclude<NonNullable<TipoffQuery['figure']>, 'tipoffs'>, days: Asked): RawBuilder<unknown> {
  switch (figure) {
    case 'casesOpened':
      return firstWithin('enforcement-opened', days);
    case 'casesNotOpened':
      return firstWithin('enforcement-not-opened', days);
    case 'tipoffsDecided':
      return sql`(${firstWithin('enforcement-opened', days)} or ${firstWithin('enforcement-not-opened', days)})`;
    case 'paceReceived':
    case 'paceAnalysed':
    case 'paceDecided':
      return tipoffPaceOf(figure, days);
    default:
      return verifiedOf(figure, days);
  }
}
