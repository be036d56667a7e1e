import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Who waits longer than this would rather see what is there. */
const mostMs = 1500;

/**
 * Whether the page stands still: everything that it asked for at first is there, or the wait has become too long. Cards that come
 * one after another push the rows away from under a thumb.
 */
export function useStill(hasMain: boolean): boolean {
  const [isStill, setStill] = useState(false);
  const [isLong, setLong] = useState(false);
  const waiting = useIsFetching({ predicate: ({ state }) => state.status === 'pending' });
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), mostMs);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (!hasMain || (waiting > 0 && !isLong)) return;
    // What one answer makes another ask for is asked in the next breath.
    const frame = requestAnimationFrame(() => setStill(true));
    return () => cancelAnimationFrame(frame);
  }, [hasMain, waiting, isLong]);
  return isStill;
}
