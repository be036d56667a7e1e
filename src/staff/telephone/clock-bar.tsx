import { useState } from 'react';
import { clockWords, countyTimeZh, isClockWrong } from '../../domain/matter/acted-at.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useKeeper } from './carried.tsx';

/** Both clocks as they were when they were measured, which is every minute while there is a network. */
export function bothTimes({ aheadMs, heardAt }: { aheadMs: number; heardAt: number }) {
  return [
    { zh: '这台手机', en: 'This telephone', at: countyTimeZh(heardAt + aheadMs) },
    { zh: '县里的钟', en: 'The county', at: countyTimeZh(heardAt) },
  ];
}

/** 手机的钟不对: said as soon as it was measured, on whatever page, with what counts instead and how it is put right. */
export function ClockBar() {
  const t = useWords();
  const w = useLabel();
  const { picture, keeper } = useKeeper();
  const { aheadMs } = picture.clock;
  const [open, setOpen] = useState(false);
  if (!isClockWrong(aheadMs)) return null;
  return (
    <aside className="renewal clock" role="alert">
      <p>
        <b>{w(clockWords(aheadMs))}</b>
        {t('。照样登记，单子上的日子按县里的钟写。', '. File all the same: the slip bears the county’s day.')}
      </p>
      <dl>
        {bothTimes(picture.clock).map((one) => (
          <div key={one.zh}>
            <dt>{w(one)}</dt>
            <dd>{one.at}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="btn" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('怎么改', 'How to mend it')}
      </button>
      {open ? (
        <>
          <ol>
            <li>{t('手机“设置”→“日期和时间”', 'Settings of the telephone, date and time')}</li>
            <li>{t('打开“自动确定”', 'Turn on “automatic”')}</li>
            <li>{t('回到这里，按“再对一次”', 'Come back here and press “measure again”')}</li>
          </ol>
          <p>
            {t(
              '有网时自己常对；没网的时候，按上回对的算。',
              'Measured while there is a network; without one the last measure counts.',
            )}
          </p>
          <button type="button" className="btn" onClick={() => void keeper.measureClock()}>
            {t('再对一次', 'Measure again')}
          </button>
        </>
      ) : null}
    </aside>
  );
}
