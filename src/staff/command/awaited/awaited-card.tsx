import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import '../../matter/docket/docket.css';
import '../redispatch/redispatch.css';
import { useAwaitedOf } from './awaited-calls.ts';
import { Suspense } from 'react';
import { later } from '../../base/later.ts';
import { Loading } from '../../base/ui/loading.tsx';

const { Part: AwaitedLines } = later(async () => (await import('./awaited-lines.tsx')).AwaitedLines);

/** 等外面的, beside a matter: of whom an answer is waited for, by when, how often he was reminded, and what came of it. */
export function AwaitedCard({ number, mayNote }: { number: string; mayNote: boolean }) {
  const t = useWords();
  const may = useMay('awaited.open') && mayNote;
  const items = useAwaitedOf(number) ?? [];
  if (items.length === 0 && !may) return null;
  return (
    <section className="card" aria-label={t('等外面的', 'Waiting for others')}>
      <h2 className="card-head">
        {t('等外面的', 'Waiting for others')} <small>{items.length}</small>
        {may ? (
          <Link className="go" to={`/awaiteds?new=1&about=${encodeURIComponent(number)}`}>
            {t('记一件', 'Note one')}
          </Link>
        ) : null}
      </h2>
      {items.length === 0 ? (
        <p className="pad dim s">
          {t(
            '没有等着谁。等平台、厂家、部门答复的，记一件，到期自动催。',
            'Nothing is waited for. What is noted is reminded of.',
          )}
        </p>
      ) : (
        <Suspense fallback={<Loading rows={2} />}>
          <AwaitedLines items={items} />
        </Suspense>
      )}
    </section>
  );
}
