import { Suspense } from 'react';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import type { ListState } from './list-state.ts';
import type { FilteredShelf } from './filter-form.tsx';

const { Part, useSoon } = later(async () => (await import('./filter-form.tsx')).FilterForm);

/** Every filter of the list; a change shows at once behind the drawer. */
export function FilterDrawer({
  shelf,
  state,
  onChange,
  open,
  onClose,
}: {
  shelf: FilteredShelf;
  state: ListState;
  onChange: (state: ListState) => void;
  open: boolean;
  onClose: () => void;
}) {
  const t = useWords();
  useSoon();
  return (
    <SideDrawer open={open} onClose={onClose} title={t('条件', 'Filters')}>
      <Suspense fallback={<Loading rows={8} />}>
        <Part shelf={shelf} state={state} onChange={onChange} />
      </Suspense>
    </SideDrawer>
  );
}
