import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';

/** The words above a column; those above figures stand at the right, as the figures do. */
export type TableColumn = string | { figures: string };

/** A plain table of rows that a person edits; the last column holds the button. On a phone each row is a card. */
export function SettingsTable({
  columns,
  hasActs = true,
  children,
}: {
  columns: readonly TableColumn[];
  /** Whether its rows have buttons at their end. */
  hasActs?: boolean;
  children: ReactNode;
}) {
  const t = useWords();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === 'string' ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <th key={column.figures} scope="col" className="r">
                  {column.figures}
                </th>
              ),
            )}
            {hasActs ? (
              <th scope="col">
                <span className="sr">{t('操作', 'Action')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Finds rows while it is typed into. */
export function FindField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (typed: string) => void;
}) {
  return (
    <Input
      size="small"
      style={{ width: 200 }}
      aria-label={label}
      placeholder={label}
      allowClear
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Whether one of the words of a row holds what was typed; nothing typed finds everything. */
export function isFound(typed: string, words: readonly (string | null)[]): boolean {
  const sought = typed.trim().toLowerCase();
  return sought === '' || words.some((word) => word?.toLowerCase().includes(sought) === true);
}

/** The cell of the button, and of what else can be done with the row. */
export function EditCell({
  name,
  onEdit,
  children,
}: {
  name: string;
  onEdit: (() => void) | null;
  children?: ReactNode;
}) {
  const t = useWords();
  return (
    <td className="r nw">
      {children}
      {onEdit === null ? null : (
        <button type="button" className="b sm" aria-label={t(`改 ${name}`, `Edit ${name}`)} onClick={onEdit}>
          {t('改', 'Edit')}
        </button>
      )}
    </td>
  );
}

export function ActiveCell({ active }: { active: boolean }) {
  const t = useWords();
  return <td>{active ? t('在用', 'Active') : <span className="err">{t('停用', 'Closed')}</span>}</td>;
}
