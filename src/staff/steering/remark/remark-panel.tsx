import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import '../../matter/docket/docket.css';
import '../steering.css';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Suspense } from 'react';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { WriteRemarkButton } from './remark-button.tsx';
import { useRemarksAbout } from './remark-words.ts';

// Most records bear none: what a remark is made of is read where there is one.
const { Part: RemarkLine } = later(async () => (await import('./remark-line.tsx')).RemarkLine);

/** 批示 on a record: the chain in its order, what was answered, and the leader's pen. Nothing where nobody wrote and the reader may not. */
export function Remarks({ number, card = false }: { number: string; card?: boolean }) {
  const t = useWords();
  const may = useMay('remark.read');
  const mayWrite = useMay('remark.write');
  const found = useRemarksAbout(number);
  const items = found.data?.items ?? [];
  if (!may || (items.length === 0 && !mayWrite && found.error === null)) return null;
  return (
    <section
      className={card ? 'card remark-card steering-part' : 'steering-part'}
      aria-label={t('批示', 'Remarks')}
      data-test="remarks"
    >
      <h3>
        {t('批示', 'Remarks')} {items.length === 0 ? null : <small>{items.length}</small>}
      </h3>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {items.length === 0 ? null : (
        <Suspense fallback={<Loading rows={2} />}>
          <ul>
            {items.map((item) => (
              <RemarkLine key={item.entry.id} item={item} />
            ))}
          </ul>
        </Suspense>
      )}
      {mayWrite ? (
        <p className="docket-moves">
          <WriteRemarkButton number={number} />
        </p>
      ) : null}
    </section>
  );
}
