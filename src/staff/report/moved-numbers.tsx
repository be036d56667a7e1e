/** 审核以后变了的数: what whoever signs is shown before he signs, for the reviewer approved other numbers. */
import type { MovedNumber } from '../../domain/report/reviewed-numbers.ts';
import { useWords } from '../base/language.tsx';

/** Above the steps of a report that waits for its signature. */
export function MovedNote({ moved }: { moved: readonly MovedNumber[] }) {
  const t = useWords();
  if (moved.length === 0) return null;
  return (
    <div className="report-moved" role="note">
      <p>
        {t(
          `审核以后有 ${moved.length} 个数变了。看过按现在的签发，或者退回修改：`,
          `${moved.length} numbers have changed since the review. Sign them as they are now, or send it back:`,
        )}
      </p>
      <MovedNumbers moved={moved} />
    </div>
  );
}

export function MovedNumbers({ moved }: { moved: readonly MovedNumber[] }) {
  const t = useWords();
  const shown = (text: string) => (text === '' ? t('没有', 'none') : text);
  return (
    <ul className="report-moved-list">
      {moved.map(({ name, was, now }) => (
        <li key={name}>
          <b lang="zh">{name}</b>{' '}
          {t(`审核时 ${shown(was)}，现在 ${shown(now)}`, `reviewed: ${shown(was)}; now: ${shown(now)}`)}
        </li>
      ))}
    </ul>
  );
}
