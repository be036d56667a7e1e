import { Fragment, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { bulkVerdicts, type BulkAct, type BulkVerdict } from '../../../domain/matter/bulk/bulk.ts';
import type { BulkLook, LookedRow } from '../../../http/api/matter/bulk-view.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { OfficeSelect } from './bulk-fields.tsx';
import { VerdictMark, type Decision } from './verdict-mark.tsx';

interface Props {
  act: BulkAct;
  path: string;
  look: BulkLook;
  decisions: ReadonlyMap<string, Decision>;
  onDecide: (decided: ReadonlyMap<string, Decision>) => void;
  onDrop: (number: string) => void;
}

/** So many of those that cannot be done are shown at first; the others are one press away. */
const fewUnable = 3;

/** What would become of each: what waits for a decision first, then what can be done, then what cannot. */
export function LookedRows(props: Props) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const heads: Record<BulkVerdict, [string, string]> = {
    unable: [t('不能', 'Cannot'), t('不会动，原样留着', 'stay as they are')],
    ask: [t('要您定', 'To decide'), t('定了才一起走；不定就留下', 'go once decided; else they stay')],
    able: [t('能办', 'Can'), ''],
  };
  return (
    <table className="bulk-rows">
      <caption className="sr">{t('逐件预览', 'Each of them')}</caption>
      <thead className="sr">
        <tr>
          <th scope="col">{t('能不能', 'Can it')}</th>
          <th scope="col">{t('编号', 'Number')}</th>
          <th scope="col">{t('店家', 'Shop')}</th>
          <th scope="col">{t('到哪里', 'Where to')}</th>
          <th scope="col">{t('为什么', 'Why')}</th>
          <th scope="col">{t('要做的', 'To do')}</th>
        </tr>
      </thead>
      {bulkVerdicts.map((verdict) => {
        const rows = props.look.rows.filter((row) => row.verdict === verdict);
        const [name, hint] = heads[verdict];
        return rows.length === 0 ? null : (
          <tbody key={verdict}>
            <tr className={`bulk-group ${verdict}`}>
              <th scope="rowgroup" colSpan={6}>
                {name} {rows.length} <span className="mut">{hint}</span>
                {verdict === 'ask' ? <GoAll {...props} rows={rows} /> : null}
              </th>
            </tr>
            {(verdict === 'unable' && !all ? rows.slice(0, fewUnable) : rows).map((row) => (
              <Looked key={row.number} row={row} name={name} {...props} />
            ))}
            {verdict === 'unable' && !all && rows.length > fewUnable ? (
              <tr>
                <td colSpan={6}>
                  <button type="button" className="b sm" onClick={() => setAll(true)}>
                    {t(
                      `还有 ${rows.length - fewUnable} 件也不能，看是哪些`,
                      `${rows.length - fewUnable} more: show them`,
                    )}
                  </button>
                </td>
              </tr>
            ) : null}
          </tbody>
        );
      })}
    </table>
  );
}

/** One press for all that wait for no more than a word: where the office is to be chosen as well, each is chosen by itself. */
function GoAll({ rows, decisions, onDecide }: Pick<Props, 'decisions' | 'onDecide'> & { rows: readonly LookedRow[] }) {
  const t = useWords();
  const open = rows.filter(({ number, officeId }) => officeId !== null && decisions.get(number)?.decided !== true);
  if (open.length < 2) return null;
  const decided = new Map(open.map(({ number }) => [number, { officeId: null, decided: true }]));
  return (
    <button type="button" className="b sm bulk-go-all" onClick={() => onDecide(decided)}>
      {t(`这 ${open.length} 件都这样办`, `Go ahead with these ${open.length}`)}
    </button>
  );
}

function Looked({ row, name, act, path, decisions, onDecide, onDrop }: Props & { row: LookedRow; name: string }) {
  const t = useWords();
  const label = useLabel();
  const { number, verdict } = row;
  const decision = decisions.get(number);
  return (
    <tr>
      <td className={`bulk-verdict ${verdict}`}>
        <VerdictMark verdict={verdict} /> {name}
      </td>
      <td className="num nw">
        <Link to={`${path}/${encodeURIComponent(number)}`} target="_blank">
          {number}
        </Link>
      </td>
      <td>{row.shop || '—'}</td>
      <td>{verdict === 'unable' ? '—' : (row.officeName ?? '—')}</td>
      <td className="bulk-why">{label(row)}</td>
      <td className="bulk-do">
        {verdict === 'able' && (decision === undefined || row.zh === '') ? null : verdict === 'unable' ? (
          <button
            type="button"
            className="b sm"
            onClick={() => onDrop(number)}
            aria-label={t(`拿掉 ${number}`, `Leave out ${number}`)}
          >
            {t('拿掉', 'Leave out')}
          </button>
        ) : (
          <Decide row={row} act={act} decision={decision} onDecide={onDecide} />
        )}
      </td>
    </tr>
  );
}

interface DecideProps extends Pick<Props, 'act' | 'onDecide'> {
  row: LookedRow;
  decision: Decision | undefined;
}

/** 定: whether it goes all the same, and to which office where none is proposed. */
function Decide({ row, act, decision, onDecide }: DecideProps): ReactNode {
  const t = useWords();
  const { number, officeId } = row;
  const now = decision ?? { officeId: null, decided: false };
  const goes = now.decided || now.officeId !== null;
  const decide = (decision: Decision) => onDecide(new Map([[number, decision]]));
  return (
    <Fragment>
      {act === 'dispatch' ? (
        <OfficeSelect
          control={{ 'aria-label': t(`${number} 分送到哪个所`, `Office for ${number}`) }}
          isProposed={officeId !== null}
          value={now.officeId}
          onChange={(chosen) => decide({ officeId: chosen, decided: chosen !== null })}
        />
      ) : null}
      {officeId === null && !goes ? null : (
        <button
          type="button"
          className="b sm"
          aria-pressed={goes}
          onClick={() => decide({ officeId: goes ? null : now.officeId, decided: !goes })}
        >
          {goes ? t('先不办', 'Leave it') : t('就这样办', 'Go ahead')}
        </button>
      )}
    </Fragment>
  );
}
