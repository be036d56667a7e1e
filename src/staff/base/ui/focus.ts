import { useEffect, useRef, type RefObject } from 'react';

/** What somebody types into: the focus is never taken from there. */
const fields = 'input, textarea, select, [contenteditable]';

/** A dialog or a drawer takes the focus for itself while it opens. */
const openingMs = 60;

/** Puts the keyboard where the reader goes next, once, when a dialog or form opens. */
export function useFocus<T extends { focus: () => void }>(wanted = true): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    const before = document.activeElement;
    const timer = setTimeout(() => {
      if (!isElsewhere(document.activeElement, before)) place.current?.focus();
    }, openingMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  return place;
}

/** Puts the cursor into the first field of a form, once, when it opens; not where the reader is in one of its fields already. */
export function useFirstField(form: RefObject<HTMLElement | null>, toFirst: (form: HTMLElement | null) => void): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      if (form.current?.contains(document.activeElement) !== true) toFirst(form.current);
    }, openingMs);
    return () => clearTimeout(timer);
  }, [form, toFirst]);
}

/**
 * Whether the reader has gone to another field by himself meanwhile, and types there: half of a password would end up in the box of the
 * name. Within a dialog it may be the dialog that chose its first field.
 */
function isElsewhere(now: Element | null, before: Element | null): boolean {
  return now !== null && now !== before && now.matches(fields) && now.closest('[role=dialog]') === null;
}
