import { EyeFilled, EyeOutlined } from '@ant-design/icons';
import { App } from 'antd';
import type { MatterKind } from '../../domain/matter.ts';
import { useKeys } from '../keys.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { useFollow, useWatches } from '../watch/wire.ts';
import { ProblemError } from '../client.ts';

/** 关注: what a reader can do with a matter, whoever handles it. */
export function MatterActs({ kind, number }: { kind: MatterKind; number: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const { role } = useMe();
  const { message } = App.useApp();
  // How a tip-off is handled is kept from a station.
  const mayWatch = !(role === 'station' && kind === 'tipoff');
  const isWatched = useWatches().data?.watches.some((one) => one.number === number) === true;
  const follow = useFollow(number);
  const turn = () => {
    if (follow.isPending) return;
    follow.mutate(!isWatched, {
      onSuccess: ({ watched }) => {
        void message.success(
          watched
            ? t('关注了：办一步，消息里告诉您一声。', 'Followed: each step is told you.')
            : t('不再关注。', 'Followed no more.'),
        );
      },
      onError: (error) => {
        void message.error(
          error instanceof ProblemError ? error[language] : t('没有改成，请再按一次。', 'Not changed; press again.'),
        );
      },
    });
  };
  useKeys(
    [
      {
        key: 'f',
        zh: isWatched ? '不再关注' : '关注这一件',
        en: isWatched ? 'Follow no more' : 'Follow this matter',
        run: turn,
        when: mayWatch,
      },
    ],
    'matter',
  );
  return (
    <>
      <span className="sp" />
      {mayWatch ? (
        <button type="button" className="b plain" aria-pressed={isWatched} onClick={turn}>
          {isWatched ? <EyeFilled /> : <EyeOutlined />} {isWatched ? t('已关注', 'Followed') : t('关注', 'Follow')}{' '}
          <kbd>F</kbd>
        </button>
      ) : null}
    </>
  );
}
