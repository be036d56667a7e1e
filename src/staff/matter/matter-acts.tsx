import { EyeFilled, EyeOutlined, PrinterOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { Suspense } from 'react';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { useKeys } from '../base/keys.tsx';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { capsOf } from '../base/key-sequence.ts';
import { mayKindBeWatched } from '../../domain/matter/follow.ts';
import { matterKeys } from './matter-keys.ts';
import { useFollow, useWatches } from './follow-wire.ts';
import { ProblemError } from '../base/client.ts';
import { later } from '../base/later.ts';

const { Part: RevisitAct } = later(async () => (await import('./revisit/revisit-act.tsx')).RevisitAct);

/** 关注, 过几天再看 and 打印卷宗: what a reader can do with a whole matter, whoever handles it. */
export function MatterActs({ kind, number, dueOn }: { kind: MatterKind; number: string; dueOn: string | null }) {
  const t = useWords();
  const { role } = useMe();
  const prints = {
    complaint: useMay('complaint.print'),
    tipoff: useMay('tipoff.print'),
    inquiry: false,
    enforcement: useMay('enforcement.print'),
  };
  const mayPrint = prints[kind];
  const mayWatch = mayKindBeWatched(role, kind);
  const { isWatched, turn } = useWatching(number);
  const volume = `/papers/${encodeURIComponent(number)}/volume`;
  useKeys(
    [
      {
        key: matterKeys.watch,
        zh: isWatched ? '不再关注' : '关注这一件',
        en: isWatched ? 'Follow no more' : 'Follow this matter',
        run: turn,
        when: mayWatch,
      },
      {
        key: matterKeys.print,
        zh: '打印卷宗',
        en: 'Print the whole file',
        run: () => void window.open(volume, '_blank', 'noopener'),
        when: mayPrint,
      },
    ],
    'matter',
  );
  return (
    <>
      <span className="sp" />
      {mayWatch ? (
        <button type="button" className="b plain" aria-pressed={isWatched} onClick={turn}>
          {isWatched ? <EyeFilled aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}{' '}
          {isWatched ? t('已关注', 'Followed') : t('关注', 'Follow')} <kbd>{capsOf(matterKeys.watch).join(' ')}</kbd>
        </button>
      ) : null}
      <Suspense fallback={null}>
        <RevisitAct number={number} dueOn={dueOn} look="button" />
      </Suspense>
      {mayPrint ? (
        <a className="b" href={volume} target="_blank" rel="noreferrer">
          <PrinterOutlined aria-hidden="true" /> {t('打印卷宗', 'Print the file')}
        </a>
      ) : null}
    </>
  );
}

/** Whether the reader follows the matter, and the press that turns it round. */
function useWatching(number: string): { isWatched: boolean; turn: () => void } {
  const t = useWords();
  const { language } = useLanguage();
  const { message } = App.useApp();
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
  return { isWatched, turn };
}
