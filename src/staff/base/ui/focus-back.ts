import { useCallback, useEffect, useState } from 'react';

/** By each drawer what opened it, and behind that what opened the drawer which that lay in: one that stood while a form loaded is gone. */
const openersOf = new WeakMap<Element, readonly Element[]>();

/**
 * Gives the keyboard back to what opened a drawer once it is gone, unless the page has put it elsewhere meanwhile. What it returns is
 * told the panel of the drawer.
 */
export function useFocusBack(): (panel: HTMLElement | null) => void {
  // Before the drawer takes it.
  const [openers] = useState(openersNow);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isNowhere = document.activeElement === null || document.activeElement === document.body;
        const opener = openers.find((one) => one instanceof HTMLElement && one.isConnected);
        if (isNowhere && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      });
    },
    [openers],
  );
  return useCallback(
    (panel) => {
      const drawer = drawerOf(panel);
      if (drawer !== null) openersOf.set(drawer, openers);
    },
    [openers],
  );
}

function openersNow(): readonly Element[] {
  const active = document.activeElement;
  if (active === null) return [];
  const drawer = drawerOf(active);
  return [active, ...(drawer === null ? [] : (openersOf.get(drawer) ?? []))];
}

/** The whole of it: the keyboard stands on the frame around the panel as soon as it opens. */
const drawerOf = (element: Element | null) => element?.closest('.ant-drawer') ?? null;
