import { EyeFilled, EyeOutlined } from '@ant-design/icons';
import { useWords } from '../base/language.tsx';
import { usePress } from '../base/ui/press.ts';
import { operatorCalls } from './operator-wire.ts';

/** 关注 on the page of a shop: each new matter that the reader may see is told him by the bell. */
export function FollowShop({ id, isWatched }: { id: string; isWatched: boolean }) {
  const t = useWords();
  const { press, isBusy } = usePress('operators');
  const done = isWatched
    ? t('不再关注。', 'Followed no more.')
    : t('关注了：有了您看得到的新件，消息里告诉您一声。', 'Followed: each new matter that you may see is told you.');
  return (
    <button
      type="button"
      className="b"
      aria-pressed={isWatched}
      aria-disabled={isBusy}
      onClick={() => press(() => operatorCalls.follow(id, !isWatched), done)}
    >
      {isWatched ? <EyeFilled aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}{' '}
      {isWatched ? t('已关注', 'Followed') : t('关注', 'Follow')}
    </button>
  );
}
