/** What is being typed of one thing: kept sealed as it is typed. */
import { useEffect, useRef, useState } from 'react';
import { useKeeper } from '../carried.tsx';

export function useDraft<T extends object>(name: string, empty: T): [T, (change: Partial<T>) => void, boolean] {
  const { keeper } = useKeeper();
  const [value, setValue] = useState(empty);
  const [isReady, setReady] = useState(false);
  const now = useRef(empty);
  useEffect(() => {
    let gone = false;
    void keeper
      .findDraft<T>(name)
      .catch(() => null)
      .then((kept) => {
        if (gone) return;
        now.current = { ...now.current, ...kept };
        setValue(now.current);
        setReady(true);
      });
    return () => {
      gone = true;
    };
  }, [keeper, name]);
  const change = (more: Partial<T>) => {
    now.current = { ...now.current, ...more };
    setValue(now.current);
    void keeper.keepDraft(name, now.current).catch(() => undefined);
  };
  return [value, change, isReady];
}
