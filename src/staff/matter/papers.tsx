import { FileTextOutlined } from '@ant-design/icons';
import { useLabel, useWords } from '../language.tsx';
import type { SeenView } from './view.ts';

/** The papers that can be printed now, each in a page of its own. */
export function Papers({ number, view }: { number: string; view: Pick<SeenView, 'papers'> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card" aria-label={t('文书', 'Papers')}>
      <h2 className="card-head">
        {t('文书', 'Papers')} <small>{view.papers.length}</small>
      </h2>
      <ul className="papers">
        {view.papers.map((paper) => (
          <li key={paper.kind}>
            <a href={`/papers/${encodeURIComponent(number)}/${paper.kind}`} target="_blank" rel="noreferrer">
              <FileTextOutlined /> {label(paper)}
            </a>
            <small className="el">{paper.number ?? t('打印', 'Print')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
