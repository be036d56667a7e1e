/** The pages of a docket whose list has an order of its own: fifty rows each, in the address, under the keys of every list. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAddress, type Choices } from '../../base/address.ts';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { pageKeys, PageSteps, type Paging } from '../list/list-frame.tsx';
import '../list/list.css';
import { makeRowStore, useCurrent, useSteps } from '../list/row-store.ts';
import type { DocketCalls, SeenItem } from './docket-calls.ts';
import { anew, cursorsOf, entriesAsked, firstEntries, pageAfter, pageBeforeOf } from './docket-list-state.ts';

interface Asked<Item extends SeenItem> {
  calls: Pick<DocketCalls<Item, Item>, 'path' | 'list'>;
  /** What is asked for besides the page: open or all, and filters. */
  query: Readonly<Record<string, string>>;
  /** What is looked for on the page. */
  typed: string;
  most: number;
  may: boolean;
}

/** What the address asks for, and the pages before and behind it; whoever looks for one has many of them at once, and no pages. */
export function useDocketPages<Item extends SeenItem>({ calls, query, typed, most, may }: Asked<Item>) {
  const { search, change } = useAddress();
  const cursors = cursorsOf(search);
  const isSought = typed.trim() !== '';
  const asked = { ...query, ...entriesAsked(cursors, typed, most) };
  const list = useQuery({
    queryKey: [calls.path, 'list', asked],
    queryFn: ({ signal }) => calls.list(asked, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  const next = list.data?.next ?? null;
  const paging: Paging = {
    before: isSought ? 0 : cursors.length * firstEntries,
    shown: list.data?.items.length ?? 0,
    toNext: isSought || next === null ? null : () => change(pageAfter({ cursors }, next)),
    toBefore: isSought || cursors.length === 0 ? null : () => change(pageBeforeOf({ cursors })),
  };
  return {
    list,
    paging,
    /** The other entries, open or all, from the first page. */
    show: (choices: Choices) => change(anew(choices)),
  };
}

export type DocketPages<Item extends SeenItem> = ReturnType<typeof useDocketPages<Item>>;

const idOf = ({ entry }: SeenItem) => entry.id;

interface Rows<Item extends SeenItem> {
  items: readonly Item[];
  paging: Paging;
  open: (item: Item) => void;
  /** Not while something else lies over the list. */
  isOwn: boolean;
}

/** The row that the keys stand on, and the keys of rows and pages. */
export function useDocketKeys<Item extends SeenItem>({ items, paging, open, isOwn }: Rows<Item>): Item | undefined {
  const [rows] = useState(makeRowStore);
  const step = useSteps(
    rows,
    useMemo(() => items.map(idOf), [items]),
  );
  const current = useCurrent(rows, items, idOf);
  const left = (go: (() => void) | null) =>
    go === null
      ? null
      : () => {
          rows.stand(null);
          go();
        };
  useKeys(
    pageKeys({
      paging: { ...paging, shown: items.length, toNext: left(paging.toNext), toBefore: left(paging.toBefore) },
      step,
      openCurrent: current === undefined ? null : () => open(current),
      isOwn,
    }),
    'list',
  );
  return current;
}

/** The pages below the rows, where there is more than one; and of who looks for something, that there were more than he saw. */
export function PagesFoot({ paging, isSought, more }: { paging: Paging; isSought: boolean; more: boolean }) {
  const t = useWords();
  if (isSought)
    return more ? (
      <p className="pad dim">
        {t(
          `只在前 ${paging.shown} 条里找过，后面还有；换成“在办”，或者翻页看。`,
          `Only the first ${paging.shown} were looked through; there are more behind them.`,
        )}
      </p>
    ) : null;
  if (paging.toNext === null && paging.toBefore === null) return null;
  return (
    <div className="docket-pages">
      <PageSteps paging={paging} />
      {more && paging.toNext === null ? (
        <p className="pad dim">
          {t(
            '后面还有，翻到这里为止；请换成“在办”，或者用搜索找。',
            'There are more, but no page begins behind these: show the open ones, or search.',
          )}
        </p>
      ) : null}
    </div>
  );
}
