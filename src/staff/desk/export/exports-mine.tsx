import { Link } from 'react-router';
import { exportLists } from '../../../domain/matter/export-request.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { useExportRequests } from './export-requests.ts';

/** On the first screen: what colleagues want to take out and the reader must answer. */
export function ExportsToDecide() {
  const t = useWords();
  const label = useLabel();
  const found = useExportRequests(useMay('export.decide'));
  const waiting = found.data?.items.filter((one) => one.mayDecide) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="card" aria-label={t('等您准的导出', 'Exports for you to answer')}>
      <h2 className="card-head">
        {t('等您准的导出', 'Exports for you to answer')} <small>{waiting.length}</small>
        <span className="sp" />
        <Link className="s" to="/settings/exports">
          {t('去看', 'Open')}
        </Link>
      </h2>
      <ul>
        {waiting.map(({ id, name, list, rows, purpose, askedAt }) => (
          <li key={id} className="reminder">
            <Link className="el" to="/settings/exports" title={purpose}>
              {name} {label(exportLists[list])} {t(`${rows} 行`, `${rows} lines`)} — {purpose}
            </Link>
            <span className="dim nw">{instantShort(askedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
