import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { cameSince, readerWords, type VersionChanges } from '../../../domain/desk/changes/changes.ts';
import type { SeenChanges } from '../../../http/api/desk/changes/changes-routes.ts';
import { send } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import './changes.css';

/** 版本与更新: which version this is, and what each brought; what came since the last look is marked. */
export function ChangesDrawer({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const read = useQuery({
    queryKey: ['changes'],
    queryFn: ({ signal }) => send<SeenChanges>('/changes', { signal }),
  });
  return (
    <SideDrawer
      title={t('版本与更新', 'Version and changes')}
      mark={read.data === undefined ? null : <span className="tag">{read.data.version}</span>}
      onClose={onClose}
    >
      {isUnread(read) ? (
        <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading rows={8} />
      ) : (
        <Versions versions={read.data.versions} />
      )}
    </SideDrawer>
  );
}

function Versions({ versions }: Pick<SeenChanges, 'versions'>) {
  const t = useWords();
  const looked = useLastLook(versions[0]?.version ?? null);
  if (versions.length === 0)
    return (
      <p className="mut">
        {t(
          '这一份程序里没有带更新说明；请管机器的人看程序文件夹里的 CHANGELOG.md。',
          'This program came without its list of changes; who keeps the machine looks for CHANGELOG.md.',
        )}
      </p>
    );
  return (
    // It is longer than its drawer and holds nothing to press: the keyboard turns it from here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={t('各版变了什么', 'What each version brought')}>
      {versions.map((one) => (
        <Version key={one.version} one={one} isNew={cameSince(versions, one.version, looked)} />
      ))}
    </section>
  );
}

/** The version that was the newest when the person looked last on this machine; from now on it is this one. */
function useLastLook(newest: string | null): string | null {
  const { id } = useMe();
  const key = `hongdun.changes.${id}`;
  const [looked] = useState(() => localStorage.getItem(key));
  useEffect(() => {
    if (newest !== null) localStorage.setItem(key, newest);
  }, [key, newest]);
  return looked;
}

function Version({ one: { version, day, parts }, isNew }: { one: VersionChanges; isNew: boolean }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="changes" aria-label={version}>
      <h2>
        {version} <small className="dim">{day}</small>{' '}
        {isNew ? <span className="tag pr">{t('上次看过以后的', 'Since you looked')}</span> : null}
      </h2>
      {parts.map((part) => (
        <div key={part.of}>
          {part.of === '' ? null : <h3>{label(readerWords(part.of))}</h3>}
          <ul>
            {part.items.map((item) => (
              <li key={item.zh}>{label(item)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
