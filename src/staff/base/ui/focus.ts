import { useEffect, useRef, type RefObject } from 'react';

/** Puts the keyboard where the reader goes next, once, when a dialog or form opens. */
export function useFocus<T extends { focus: () => void }>(wanted = true): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    // A dialog takes the focus for itself while it opens.
    const timer = setTimeout(() => place.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [wanted]);
  return place;
}
