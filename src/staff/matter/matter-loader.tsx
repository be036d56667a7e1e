import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Fresh } from '../base/ui/shown-at.tsx';
import { Loading } from '../base/ui/loading.tsx';

interface Props<Seen> {
  kind: MatterKind;
  /** The address of the list. */
  path: string;
  read: (number: string, signal: AbortSignal) => Promise<Seen>;
  /** The page, and what it says when it could not be renewed. */
  Page: (props: { matter: Seen; fresh: ReactNode }) => ReactNode;
}

/** Reads the matter of the address; what cannot be read says why and leads back. */
export function MatterLoader<Seen>({ kind, path, read, Page }: Props<Seen>) {
  const { number = '' } = useParams();
  const t = useWords();
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: [kind, number],
    queryFn: ({ signal }) => read(number, signal),
  });
  if (data !== undefined) {
    return <Page key={number} matter={data} fresh={error === null ? null : <Fresh at={dataUpdatedAt} failed />} />;
  }
  return (
    <div className="pad">
      {error === null ? (
        <Loading rows={10} />
      ) : (
        <>
          <ErrorLine error={error} onRetry={() => void refetch()} />
          <p className="matter-back">
            <Link className="b" to={path}>
              {t('回到列表', 'Back to the list')}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
