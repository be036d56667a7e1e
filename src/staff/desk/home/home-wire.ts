/** 县情、本所: what the first screen of who governs asks the server for, and what a cell of it opens. */
import { useQuery } from '@tanstack/react-query';
import type { HandCell } from '../../../domain/matter/list/hand.ts';
import { matterKinds, type MatterKind } from '../../../domain/matter/matter.ts';
import type { Home } from '../../../http/api/desk/home-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

export type SeenHome = Wire<Home>;
export type SeenHolder = SeenHome['holders'][number];

export function useHome() {
  return useQuery({
    queryKey: ['home'],
    queryFn: ({ signal }) => send<SeenHome>('/home', { signal }),
    enabled: useMay('home.read'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** What is chosen in the table: a column, and whose; without a holder of them all. */
export interface Chosen {
  hand: HandCell;
  holder: string | null;
}

/** The number of a cell for one kind. */
export function kindCount({ kinds }: Pick<SeenHolder, 'kinds'>, kind: MatterKind, cell: HandCell): number {
  const counts = kinds[kind];
  if (counts === undefined) return 0;
  const { untaken, ...spans } = counts;
  if (cell === 'untaken') return untaken;
  return cell === 'all' ? Object.values(spans).reduce((sum, n) => sum + n, 0) : spans[cell];
}

/** The number of a cell: of all kinds, and of one row or of all of them. */
export function cellCount(rows: readonly SeenHolder[], cell: HandCell): number {
  return rows.reduce((sum, row) => sum + matterKinds.reduce((n, kind) => n + kindCount(row, kind, cell), 0), 0);
}

/** What the one list of all kinds is asked for, so that it shows what the cell counts. */
export function cellQuery({ hand, holder }: Chosen): string {
  return new URLSearchParams({ hand, holder: holder ?? '' }).toString();
}

/** Only offices decide on acceptance. */
export function hasUntaken({ what }: Pick<SeenHolder, 'what'>): boolean {
  return what === 'office' || what === 'officer' || what === 'nobody';
}
