import { useEffect, useState } from 'react';
import type { SeenItem } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';

const everyMs = 15_000;

/** 加急: how many minutes somebody has been waiting for a call, or after how many it came. */
export function UrgentTag({ complaint }: { complaint: Pick<SeenItem['complaint'], 'urgentAt' | 'respondedAt'> }) {
  const t = useWords();
  const { urgentAt, respondedAt } = complaint;
  const [now, setNow] = useState(() => Date.now());
  const waits = urgentAt !== null && respondedAt === null;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [waits]);
  if (urgentAt === null) return null;
  const until = respondedAt === null ? now : Date.parse(respondedAt);
  const minutes = Math.max(0, Math.floor((until - Date.parse(urgentAt)) / 60_000));
  return (
    <span className={waits ? 'tag er' : 'tag'}>
      {waits
        ? t(`加急 等回电 ${minutes} 分钟`, `Urgent: waits ${minutes} min`)
        : t(`加急 ${minutes} 分钟回电`, `Urgent: called in ${minutes} min`)}
    </span>
  );
}
