import { useEffect, useState } from 'react';

/** Gives the keyboard back to what opened a drawer once it is gone, unless the page has put it elsewhere meanwhile. */
export function useFocusBack(): void {
  // Before the drawer takes it.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isNowhere = document.activeElement === null || document.activeElement === document.body;
        if (isNowhere && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
