import { useRef } from 'react';

interface Running {
  current: Promise<void> | null;
}

/** Gives a press that does nothing more until its first one is answered: the second of a double press would be refused beside it. */
export function useOnce(): (act: () => Promise<void>) => void {
  const running = useRef<Promise<void> | null>(null);
  return (act) => void onceAtATime(running, act);
}

export function onceAtATime(running: Running, act: () => Promise<void>): Promise<void> {
  running.current ??= act().finally(() => {
    running.current = null;
  });
  return running.current;
}
