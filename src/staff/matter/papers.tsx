import { FileTextOutlined } from '@ant-design/icons';
import { paperKey } from '../../domain/matter/words/paper-key.ts';
import { useLabel, useWords } from '../base/language.tsx';
import type { SeenView } from './matter-view.ts';

type SeenPaper = SeenView['papers'][number];

/** The papers that can be printed now, each in a page of its own: the official forms first, the practical ones folded away. */
export function Papers({ number, view }: { number: string; view: Pick<SeenView, 'papers'> }) {
  const t = useWords();
  const official = view.papers.filter((paper) => paper.practical !== true);
  const practical = view.papers.filter((paper) => paper.practical === true);
  return (
    <section className="card" aria-label={t('文书', 'Papers')}>
      <h2 className="card-head">
        {t('文书', 'Papers')} <small>{official.length}</small>
      </h2>
      <PaperList number={number} papers={official} />
      {practical.length === 0 ? null : (
        <details className="fold papers-more">
          <summary>
            <span>{t('实用文书', 'Practical papers')}</span> <small>{practical.length}</small>
          </summary>
          <PaperList number={number} papers={practical} />
        </details>
      )}
    </section>
  );
}

/** Each paper with its number, or with how much is still missing from it. */
function PaperList({ number, papers }: { number: string; papers: readonly SeenPaper[] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <ul className="papers">
      {papers.map((paper) => {
        const missing = paper.missing ?? [];
        return (
          <li key={paperKey(paper.kind, paper.of)}>
            <a
              href={`/papers/${encodeURIComponent(number)}/${encodeURIComponent(paperKey(paper.kind, paper.of))}`}
              target="_blank"
              rel="noreferrer"
            >
              <FileTextOutlined aria-hidden="true" /> {label(paper)}
            </a>
            <small>
              {paper.number}
              {missing.length > 0 ? (
                <span className="lacks" title={missing.map(label).join(t('、', ', '))}>
                  {' '}
                  {t(`缺 ${missing.length} 项`, `${missing.length} missing`)}
                </span>
              ) : paper.number === null ? (
                t('打印', 'Print')
              ) : null}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
