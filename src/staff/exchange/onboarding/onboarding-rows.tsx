import { Select } from 'antd';
import { useState } from 'react';
import { rowVerdictNames, rowVerdicts, type RowVerdict } from '../../../domain/exchange/onboarding/onboarding.ts';
import { sheetNames, sheetWords } from '../../../domain/exchange/onboarding/workbook.ts';
import { useAddress, type Choices } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import type { SeenOnboarding } from './onboarding-wire.ts';

const tones: Record<RowVerdict, string> = { made: 'tag gr', changed: 'tag pr', unchanged: 'tag', refused: 'tag er' };
const pageSize = 100;

/** Row by row: where it stands in the file, what it would do, each field before and after, or why not. */
export function Rows({ view }: { view: SeenOnboarding }) {
  const t = useWords();
  const { search, change } = useAddress();
  const [shown, setShown] = useState(pageSize);
  const verdict = search.get('verdict');
  const sheet = search.get('sheet');
  // What stays as it is says nothing new; what is wrong stands first.
  const rows = view.rows
    .filter((row) => (verdict === null ? row.verdict !== 'unchanged' : row.verdict === verdict))
    .filter((row) => sheet === null || row.sheet === sheet)
    .toSorted((a, b) => Number(b.verdict === 'refused') - Number(a.verdict === 'refused'));
  return (
    <>
      <Filters
        sheet={sheet}
        verdict={verdict}
        onChoose={(choices) => {
          change(choices);
          setShown(pageSize);
        }}
      />
      {rows.length === 0 ? (
        <Empty words={t('没有这样的行；都和现有的一样。', 'No such row; everything is as it is.')} />
      ) : (
        <RowTable rows={rows.slice(0, shown)} />
      )}
      {rows.length > shown ? (
        <p className="onboarding-filters">
          <button type="button" className="b" onClick={() => setShown(shown + pageSize)}>
            {t(`再看 ${Math.min(pageSize, rows.length - shown)} 行，共 ${rows.length} 行`, `More of ${rows.length}`)}
          </button>
        </p>
      ) : null}
    </>
  );
}

function Filters({
  sheet,
  verdict,
  onChoose,
}: {
  sheet: string | null;
  verdict: string | null;
  onChoose: (choices: Choices) => void;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="onboarding-filters">
      <Select
        allowClear
        aria-label={t('哪张表', 'Sheet')}
        placeholder={t('哪张表', 'Sheet')}
        value={sheet}
        onChange={(value: string | undefined) => onChoose({ sheet: value })}
        options={sheetNames.map((value) => ({ value, label: label(sheetWords[value]) }))}
      />
      <Select
        allowClear
        aria-label={t('结果', 'Result')}
        placeholder={t('结果', 'Result')}
        value={verdict}
        onChange={(value: string | undefined) => onChoose({ verdict: value })}
        options={rowVerdictNames.map((value) => ({ value, label: label(rowVerdicts[value]) }))}
      />
    </div>
  );
}

type Row = SeenOnboarding['rows'][number];

function RowTable({ rows }: { rows: readonly Row[] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table aria-label={t('逐行的结果', 'Rows')}>
        <thead>
          <tr>
            {[t('行', 'Row'), t('结果', 'Result'), t('会怎样', 'What it does')].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.sheet} ${row.line}`}>
              <th scope="row">
                <span className="dim">
                  {t(
                    `${label(sheetWords[row.sheet])} 第 ${row.line} 行`,
                    `${label(sheetWords[row.sheet])} ${row.line}`,
                  )}
                </span>{' '}
                {row.name}
              </th>
              <td>
                <span className={tones[row.verdict]}>{label(rowVerdicts[row.verdict])}</span>
              </td>
              <td>
                {row.problem === null ? (
                  <Changes row={row} />
                ) : (
                  <span className="err onboarding-why">{row.problem}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({ row }: { row: Row }) {
  return (
    <span className="onboarding-changes">
      {row.changes.map(({ zh, before, after }) => (
        <span key={zh}>
          <span className="dim">{zh}</span> {before === '' ? null : <del>{before}</del>}
          {before === '' ? null : ' → '}
          {after === '' ? '—' : after}
        </span>
      ))}
    </span>
  );
}
