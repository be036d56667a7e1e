import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useLabel, useWords } from '../../base/language.tsx';
import { movedColumn } from './list-state.ts';
import type { ColumnShelf } from './shelf.ts';

interface Props {
  shelf: ColumnShelf;
  columns: readonly string[];
  onChange: (columns: readonly string[]) => void;
}

/** Chooses columns and puts them in order, by dragging or with the arrows. */
export function ColumnPanel({ shelf, columns, onChange }: Props) {
  const t = useWords();
  const [dragged, setDragged] = useState<string | null>(null);
  const names = Object.keys(shelf.columns);
  const rows = [...columns, ...names.filter((name) => !columns.includes(name))];
  return (
    <div className="columns">
      <p className="dim s">{t('拖动或用箭头改次序', 'Drag, or use the arrows')}</p>
      <ul>
        {rows.map((column) => (
          <li key={column}>
            <div
              className="column-row"
              draggable={columns.includes(column)}
              onDragStart={() => setDragged(column)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => {
                const at = columns.indexOf(column);
                if (dragged !== null && at >= 0) onChange(movedColumn(columns, dragged, at - columns.indexOf(dragged)));
                setDragged(null);
              }}
            >
              <ColumnTick shelf={shelf} column={column} columns={columns} onChange={onChange} />
            </div>
          </li>
        ))}
      </ul>
      <Button type="link" size="small" onClick={() => onChange(shelf.defaultColumns)}>
        {t('恢复默认', 'As it was')}
      </Button>
    </div>
  );
}

interface TickProps extends Pick<Props, 'shelf' | 'columns' | 'onChange'> {
  column: string;
}

/** Whether the column is shown, and while it is, the arrows that move it. */
function ColumnTick({ shelf, column, columns, onChange }: TickProps) {
  const t = useWords();
  const label = useLabel();
  const at = columns.indexOf(column);
  const { always = false, ...known } = shelf.columns[column] ?? { zh: '', en: '' };
  const words = label(known);
  return (
    <>
      <Checkbox
        checked={at >= 0}
        disabled={always}
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
    </>
  );
}
