/** What a station reads of warnings: what holds in its area, and how those ended that were withdrawn lately. At its desk and on its telephone. */
import { addDays, dayOf, startOf, type Day } from '../../../../domain/base/calendar.ts';
import { townOf } from '../../../../domain/county/region.ts';
import {
  inOrder,
  isForTown,
  withdrawnWords,
  type PutRight,
  type Warning,
} from '../../../../domain/publicity/warning/warning.ts';
import { revisionOf, withdrawnDays, type KnownHere } from '../../../../domain/publicity/warning/warning-here.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listCarried, listKnownHere } from '../../../../store/publicity/warning/warning.ts';

export interface CarriedWarning extends KnownHere {
  id: string;
  number: string;
  kind: Warning['kind'];
  title: string;
  text: string;
  advice: string;
  unknown: string;
  actBy: Day | null;
  actWhat: string;
  untilOn: Day | null;
  publishedOn: Day;
  corrections: readonly PutRight[];
  /** When and why it was withdrawn. */
  withdrawn: { on: Day; reason: string } | null;
}

/** A telephone carries no more; the most urgent and the newest come first. */
const mostCarried = 40;

export async function warningsOf(ctx: Context, station: { id: string; regionId: string }): Promise<CarriedWarning[]> {
  const { county, actor, today } = ctx;
  const region = county.regions.find(({ id }) => id === station.regionId);
  const townId = region === undefined ? null : (townOf(region, county.regions)?.id ?? null);
  const since = startOf(addDays(today, -withdrawnDays));
  const found = (await listCarried(ctx.db, actor.countyId, { today, since })).filter((one) => isForTown(one, townId));
  const shown = [
    ...inOrder(found.filter(({ state }) => state === 'published')),
    ...found.filter(({ state }) => state === 'withdrawn'),
  ].slice(0, mostCarried);
  const ids = shown.map(({ id }) => id);
  const known = await listKnownHere(ctx.db, actor.countyId, station.id, ids);
  return shown.map((one) => carriedWarning(one, known.get(one.id)));
}

function carriedWarning(one: Warning, known: Pick<KnownHere, 'seen' | 'hungOn'> | undefined): CarriedWarning {
  const { id, number, kind, title, text, advice, unknown, actBy, actWhat, untilOn, corrections, publishedAt } = one;
  const isWithdrawn = one.state === 'withdrawn';
  return {
    id,
    number: number ?? '',
    kind,
    title,
    text,
    advice,
    unknown,
    actBy,
    actWhat,
    untilOn,
    publishedOn: dayOf(publishedAt ?? new Date(0)),
    corrections,
    revision: revisionOf(one),
    isWithdrawn,
    withdrawn: isWithdrawn ? { on: dayOf(one.endedAt ?? new Date(0)), reason: withdrawnWords(one) } : null,
    seen: known?.seen ?? null,
    hungOn: known?.hungOn ?? null,
  };
}
