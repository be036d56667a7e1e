import { useQueryClient } from '@tanstack/react-query';
import type { Directory } from '../../base/client.ts';
import type { DocketPageProps } from './docket-beside.tsx';
import { keyOf, type SeenItem } from './docket-calls.ts';
import { DocketMoves } from './docket-moves.tsx';

interface Props<Item extends Row, Row extends SeenItem> {
  page: DocketPageProps<Item, Row>;
  item: Row;
  directory: Directory;
}

/** The steps that stand in a row; one that begins with what is known of the entry reads it whole, for the row has only what its list shows. */
export function RowMoves<Item extends Row, Row extends SeenItem>({ page, item, directory }: Props<Item, Row>) {
  const { docket, calls, nameOf, rowMoves = 2, startOf, partsOf, askOf } = page;
  const queries = useQueryClient();
  const { entry, moves } = item;
  const key = keyOf(entry);
  const read = (): Promise<Item> =>
    queries.fetchQuery({
      queryKey: [calls.path, 'one', key],
      queryFn: ({ signal }) => calls.get(key, signal),
      staleTime: 0,
    });
  const inRow =
    rowMoves === 'chief' ? moves.filter((move) => docket.procedure[move]?.chief === true) : moves.slice(0, rowMoves);
  return (
    <DocketMoves
      docket={docket}
      calls={calls}
      item={{ entry, moves: inRow }}
      name={(page.formNameOf ?? nameOf)(item)}
      directory={directory}
      people={page.people}
      read={startOf === undefined && partsOf === undefined && askOf === undefined ? undefined : read}
      startOf={(move, whole) => (whole === null ? {} : (startOf?.(whole, move) ?? {}))}
      partsOf={(move, whole) => (whole === null ? [] : (partsOf?.(whole, move) ?? []))}
      askOf={askOf === undefined ? undefined : (move, whole) => (whole === null ? null : askOf(whole, move))}
      small
      isRow
    />
  );
}
