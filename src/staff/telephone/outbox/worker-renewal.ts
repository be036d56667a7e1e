import { useEffect, useState } from 'react';

/**
 * The worker that keeps the program on the telephone. A new version is fetched whole beside the old one and takes over only
 * when the person says so or no window is open: nobody's form is taken from under his hands.
 */
export function useRenewal(): [boolean, () => void] {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    let hadOne = navigator.serviceWorker.controller !== null;
    let reloaded = false;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      // The first worker takes a page that is already right; each after it brings another one.
      const isFirst = !hadOne;
      hadOne = true;
      if (isFirst || reloaded) return;
      reloaded = true;
      window.location.reload();
    });
    navigator.serviceWorker
      .register('/station/worker.js', { scope: '/station/', updateViaCache: 'none' })
      .then((registration) => {
        const look = () => {
          if (registration.waiting !== null && navigator.serviceWorker.controller !== null)
            setWaiting(registration.waiting);
        };
        look();
        registration.addEventListener('updatefound', () =>
          registration.installing?.addEventListener('statechange', look),
        );
        document.addEventListener('visibilitychange', () => {
          if (document.visibilityState === 'visible' && navigator.onLine)
            void registration.update().catch(() => undefined);
        });
      })
      .catch(() => undefined);
  }, []);
  return [waiting !== null, () => waiting?.postMessage('take-over')];
}
