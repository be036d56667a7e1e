import { useState } from 'react';
import { clockWords, countyTimeZh, isClockWrong } from '../../domain/matter/acted-at.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useKeeper } from './carried.tsx';

/** 手机的钟不对: said as soon as it was measured, on whatever page, with what counts instead and how it is put right. */
export function ClockBar() {
  const t = useWords();
  const w = useLabel();
  const { picture, keeper } = useKeeper();
  const { aheadMs, heardAt } = picture.clock;
  const [open, setOpen] = useState(false);
  if (!isClockWrong(aheadMs)) return null;
  // As it was when it was measured, which is every minute while there is a network.
  const county = countyTimeZh(heardAt);
  return (
    <aside className="renewal clock" role="alert">
      <p>
        <b>{w(clockWords(aheadMs))}</b>
        {t(
          `：县里的钟是 ${county}。照样登记，日子按县里的钟写。`,
          `: the county has ${county}. What you file bears the county’s day.`,
        )}
      </p>
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
          <button type="button" className="btn" onClick={() => void keeper.measureClock()}>
            {t('再对一次', 'Measure again')}
          </button>
        </>
      ) : null}
    </aside>
  );
}
