/** 上级机关 (superior): the city or the province above the county, whose people read counts of its counties and nothing else. */
import type { Actor } from '../base/actor.ts';
import type { Organisation } from './organisation.ts';

/** The counties below whoever reads: those of the city or of the province to which his body belongs; null where it is neither. */
export function reachOf(
  { countyId, organisationId }: Pick<Actor, 'countyId' | 'organisationId'>,
  organisations: readonly Pick<Organisation, 'id' | 'kind' | 'active'>[],
): number | null {
  const own = organisations.find(({ id, active }) => id === organisationId && active);
  if (own?.kind === 'province') return Math.floor(countyId / 10_000) * 10_000;
  if (own?.kind === 'city') return Math.floor(countyId / 100) * 100;
  return null;
}
