import { useEffect, useState } from 'react';

/** Draws anew each second while the instant is to come. */
function useSecondsTo(until: string): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  return left;
}

/** How long there is still, such as 9:58. */
export function TimeLeft({ until }: { until: string }) {
  const left = useSecondsTo(until);
  return <b className="num">{`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}</b>;
}

/** Whether the instant is still to come. */
export function useIsOpen(until: string): boolean {
  return useSecondsTo(until) > 0;
}
