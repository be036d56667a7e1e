import { Suspense } from 'react';
import { Link } from 'react-router';
import { later } from '../../base/later.ts';
import { useWords } from '../../base/language.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { dueOf, type Shelf } from './shelf.ts';
import { pathOf } from './list-table.tsx';

const { Part: RevisitAct } = later(async () => (await import('../revisit/revisit-act.tsx')).RevisitAct);

/** Space: a matter at a glance beside the list, which keeps the keyboard: J and K go on. */
export function Preview<Item>({
  shelf,
  item,
  onClose,
}: {
  shelf: Shelf<Item>;
  item: Item | null;
  onClose: () => void;
}) {
  const { Glance } = shelf;
  const t = useWords();
  return (
    <SideDrawer
      open={item !== null}
      beside
      onClose={onClose}
      title={item === null ? '' : shelf.glanceTitle(item)}
      more={
        item === null ? null : (
          <>
            <Suspense fallback={null}>
              <RevisitAct number={shelf.rowOf(item).number} dueOn={dueOf(shelf.rowOf(item))} look="small" />
            </Suspense>
            <Link className="b sm" to={pathOf(shelf, item)}>
              {t('打开', 'Open')}
            </Link>
          </>
        )
      }
    >
      {item === null ? null : <Glance item={item} />}
    </SideDrawer>
  );
}
