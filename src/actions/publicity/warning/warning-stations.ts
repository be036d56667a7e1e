import { townOf } from '../../../domain/county/region.ts';
import { isForTown, type Warning } from '../../../domain/publicity/warning/warning.ts';
import type { Context } from '../../base/context.ts';

/** The stations that a warning is for, by the towns that it is published to. */
export function stationsOf(ctx: Context, warning: Pick<Warning, 'townIds'>) {
  const { regions, stations } = ctx.county;
  return stations.filter(({ active, regionId }) => {
    const region = regions.find(({ id }) => id === regionId);
    return active && isForTown(warning, region === undefined ? null : (townOf(region, regions)?.id ?? null));
  });
}
