import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from 'react-router';
import { matterKinds } from '../../../domain/matter/matter.ts';
import { client } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { placeOfKind } from '../../base/places.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';

/** What a message of a view opens: the list as the view has it now, whatever it was called when the message was written. */
export default function SavedViewPage() {
  const { id = '' } = useParams();
  const t = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['views'], queryFn: client.views });
  const view = data?.views.find((one) => one.id === id);
  const kind = matterKinds.find((one) => one === view?.kind);
  if (view !== undefined && kind !== undefined)
    return <Navigate to={`${placeOfKind(kind).path}?${view.query}`} replace />;
  return (
    <div className="pad">
      <title>{t('存下的视图 · 红盾', 'Saved view · Hongdun')}</title>
      {error !== null ? (
        <ErrorLine error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading rows={6} />
      ) : (
        <Empty words={t('这个视图已经删了。', 'This view was deleted.')}>
          <Link className="b" to="/">
            {t('回我的工作', 'To my work')}
          </Link>
        </Empty>
      )}
    </div>
  );
}
