import { Link, useRouteError } from 'react-router';
import { useWords } from '../base/language.tsx';
import { isUnloaded } from '../base/loaded.ts';
import type { Place } from './frame/rooms.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';

/** An address that leads nowhere. */
export function Nowhere() {
  const t = useWords();
  return (
    <div className="pad">
      <h1>{t('没有这一页', 'There is no such page')}</h1>
      <Empty words={t('地址可能抄错了。', 'The address may be wrong.')}>
        <Link className="b" to="/">
          {t('回到我的工作', 'Back to my work')}
        </Link>
      </Empty>
    </div>
  );
}

/** A page that the reader came to by its address, or by a link of somebody else, and that his role does not have. */
export function NotYours({ place: { zh, en } }: { place: Pick<Place, 'zh' | 'en'> }) {
  const t = useWords();
  return (
    <div className="pad">
      <title>{t('您的角色看不到这一页 · 红盾', 'Not for your role · Hongdun')}</title>
      <h1>{t('您的角色看不到这一页', 'Your role does not see this page')}</h1>
      <Empty
        words={t(
          `您的角色看不到${zh}；工作上要看，请管理员调整角色。`,
          `Your role does not see this: ${en.toLowerCase()}. If your work needs it, ask the administrator.`,
        )}
      >
        <Link className="b" to="/">
          {t('回到我的工作', 'Back to my work')}
        </Link>
      </Empty>
    </div>
  );
}

/** A page that failed: the frame stays, so that the way on is there. A part that could not be loaded comes with a reload. */
export function Failed() {
  const t = useWords();
  const error = useRouteError();
  return (
    <div className="pad">
      {isUnloaded(error) ? (
        <Empty
          words={t(
            '这一页没有载入：网络断了，或者程序刚升级。',
            'This page could not be loaded: the line broke, or the program has just been upgraded.',
          )}
        >
          <button type="button" className="b p" onClick={() => window.location.reload()}>
            {t('重新载入', 'Reload')}
          </button>
        </Empty>
      ) : (
        <ErrorLine error={error} onRetry={() => window.location.reload()} />
      )}
    </div>
  );
}
