import { FileTextOutlined } from '@ant-design/icons';
import type { SeenMatter } from '../client.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMay } from '../me.tsx';

/** The papers that can be printed now, each in a page of its own. */
export function Papers({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const label = useLabel();
  if (!useMay('complaint.print')) return null;
  return (
    <section className="card" aria-label={t('文书', 'Papers')}>
      <h2 className="card-head">
        {t('文书', 'Papers')} <small>{matter.papers.length}</small>
      </h2>
      <ul className="papers">
        {matter.papers.map((paper) => (
          <li key={paper.kind}>
            <a
              href={`/papers/${encodeURIComponent(matter.complaint.number)}/${paper.kind}`}
              target="_blank"
              rel="noreferrer"
            >
              <FileTextOutlined /> {label(paper)}
            </a>
            <small className="el">{paper.number ?? t('打印', 'Print')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
