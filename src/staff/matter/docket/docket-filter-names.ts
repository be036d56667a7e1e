/** What the chips of a docket's list and the form of its filters both read. */
import type { DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import type { Directory } from '../../base/client.ts';
import type { ShownDocket } from './shown-docket.ts';
import type { DocketListState } from './docket-list-state.ts';

export type ShownListing = Omit<DocketListing<never>, 'columns'>;

export interface FilterProps {
  docket: Pick<ShownDocket, 'states'>;
  listing: ShownListing;
  state: DocketListState;
  /** How many there are of each state under the other filters. */
  counts: Readonly<Record<string, number>>;
  onChange: (changed: Readonly<Record<string, string | undefined>>) => void;
}

/** The offices or the stations of the county, by name. */
export function namedIn(
  directory: Directory | undefined,
  from: 'offices' | 'stations',
): { id: string; name: string }[] {
  if (directory === undefined) return [];
  return from === 'stations'
    ? [...directory.stations]
    : directory.organisations.filter(({ kind }) => kind === 'office').map(({ id, name }) => ({ id, name }));
}
