import { useWords } from '../language.tsx';
import { clockTime } from './day.ts';

/** 「截至 09:12」: how old what is shown is; in red when renewing it failed. */
export function Fresh({ at, failed = false }: { at: number; failed?: boolean }) {
  const t = useWords();
  if (at === 0) return null;
  const time = clockTime(at);
  return (
    <span className={failed ? 'err s nw' : 'dim s nw'}>
      {failed ? t(`没能更新，截至 ${time}`, `Not renewed, as of ${time}`) : t(`截至 ${time}`, `as of ${time}`)}
    </span>
  );
}
