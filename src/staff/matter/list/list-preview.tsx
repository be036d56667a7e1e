import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import type { Shelf } from './shelf.ts';
import { pathOf } from './list-table.tsx';

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
  const narrow = item === null;
  return (
    <Drawer
      open={!narrow}
      mask={false}
      size={420}
      onClose={onClose}
      focusable={{ trap: false }}
      title={item === null ? '' : shelf.glanceTitle(item)}
      extra={
        item === null ? null : (
          <Link className="b sm" to={pathOf(shelf, item)}>
            {t('打开', 'Open')}
          </Link>
        )
      }
    >
      {item === null ? null : <Glance item={item} />}
    </Drawer>
  );
}
