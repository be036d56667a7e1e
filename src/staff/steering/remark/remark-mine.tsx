import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useMyRemarks } from '../steering-calls.ts';
import '../steering.css';

/** 我的批示: what a leader wrote to the reader, or what was answered to him; nothing where nothing waits. */
export function MyRemarks() {
  const t = useWords();
  const items = useMyRemarks().data?.items ?? [];
  const panel = useLoaded('remark-panel', () => import('./remark-line.tsx'), items.length > 0);
  if (items.length === 0 || panel === undefined) return null;
  return (
    <section
      className="card remark-card steering-part my-remarks"
      aria-label={t('等您看的批示', 'Remarks that wait for you')}
    >
      <h3>
        <Link to="/tasks/remarks">{t('批示', 'Remarks')}</Link> <small>{items.length}</small>
      </h3>
      <ul>
        {items.map((item) => (
          <panel.RemarkLine key={item.entry.id} item={item} linked />
        ))}
      </ul>
    </section>
  );
}
