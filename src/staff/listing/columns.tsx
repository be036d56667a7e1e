import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { defaultColumns, listingColumnNames, listingColumns, type ListingColumn } from '../../domain/listing.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { movedColumn, readColumns } from './state.ts';

/** The columns a person chose, in his order, kept on this machine. */
export function useColumns(): [readonly ListingColumn[], (columns: readonly ListingColumn[]) => void] {
  const key = `hongdun.columns.${useMe().id}`;
  const [columns, choose] = useState(() => readColumns(localStorage.getItem(key)));
  return [
    columns,
    (next) => {
      localStorage.setItem(key, next.join(','));
      choose(next);
    },
  ];
}

interface Props {
  columns: readonly ListingColumn[];
  onChange: (columns: readonly ListingColumn[]) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Chooses columns and puts them in order, by dragging or with the arrows. */
export function ColumnChoice({ columns, onChange, open, onOpen }: Props) {
  const t = useWords();
  const label = useLabel();
  const [dragged, setDragged] = useState<ListingColumn | null>(null);
  const rows = [...columns, ...listingColumnNames.filter((name) => !columns.includes(name))];
  const panel = (
    <div className="columns">
      <p className="dim s">{t('拖动或用箭头改次序', 'Drag, or use the arrows')}</p>
      <ul>
        {rows.map((column) => {
          const at = columns.indexOf(column);
          const words = label(listingColumns[column]);
          return (
            <li key={column}>
              <div
                className="column-row"
                draggable={at >= 0}
                onDragStart={() => setDragged(column)}
                onDragOver={(event) => event.preventDefault()}
                onDrop={() => {
                  if (dragged !== null && at >= 0)
                    onChange(movedColumn(columns, dragged, at - columns.indexOf(dragged)));
                  setDragged(null);
                }}
              >
                <Checkbox
                  checked={at >= 0}
                  disabled={listingColumns[column].always}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...columns, column] : columns.filter((one) => one !== column))
                  }
                >
                  {words}
                </Checkbox>
                {at < 0 ? null : (
                  <span className="column-move">
                    <button
                      type="button"
                      disabled={at === 0}
                      aria-label={t(`${words}上移`, `${words} up`)}
                      onClick={() => onChange(movedColumn(columns, column, -1))}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      disabled={at === columns.length - 1}
                      aria-label={t(`${words}下移`, `${words} down`)}
                      onClick={() => onChange(movedColumn(columns, column, 1))}
                    >
                      ↓
                    </button>
                  </span>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <Button type="link" size="small" onClick={() => onChange(defaultColumns)}>
        {t('恢复默认', 'As it was')}
      </Button>
    </div>
  );
  return (
    <Popover content={panel} trigger="click" placement="topRight" open={open} onOpenChange={onOpen} destroyOnHidden>
      <Button size="small">
        {t(
          `列 ${columns.length} / ${listingColumnNames.length}`,
          `Columns ${columns.length} / ${listingColumnNames.length}`,
        )}
      </Button>
    </Popover>
  );
}
