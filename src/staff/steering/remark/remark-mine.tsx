import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useMyRemarks } from '../steering-calls.ts';
import '../steering.css';
import { RemarkLine } from './remark-panel.tsx';

/** 我的批示: what a leader wrote to the reader, or what was answered to him; nothing where nothing waits. */
export function MyRemarks() {
  const t = useWords();
  const items = useMyRemarks().data?.items ?? [];
  if (items.length === 0) return null;
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
          <RemarkLine key={item.entry.id} item={item} linked />
        ))}
      </ul>
    </section>
  );
}
