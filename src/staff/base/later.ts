import { lazy, useEffect, type ComponentType, type LazyExoticComponent } from 'react';

/** So long a browser that never rests puts it off. */
const patienceMs = 5_000;

/** A part of the frame that no page begins with, such as the palette. */
interface Later<P extends object> {
  Part: LazyExoticComponent<ComponentType<P>>;
  /** Fetches it once the page that calls this stands and the browser has nothing to do. */
  useSoon: () => void;
}

/**
 * Keeps a part out of the first load. It is there all the same before anybody asks for it, whatever has become of the network or of the
 * program by then: the way in must open over a page that was loaded before an upgrade.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let coming: Promise<ComponentType<P>> | null = null;
  const fetched = () => {
    coming ??= load().catch((error: unknown) => {
      // What did not come is asked for again.
      coming = null;
      throw error;
    });
    return coming;
  };
  return {
    Part: lazy(async () => ({ default: await fetched() })),
    useSoon: () => useEffect(() => whenIdle(() => void fetched().catch(() => undefined)), []),
  };
}

/** Some browsers do not say when they rest. */
function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const asked = window.requestIdleCallback(run, { timeout: patienceMs });
    return () => window.cancelIdleCallback(asked);
  }
  const timer = setTimeout(run, patienceMs);
  return () => clearTimeout(timer);
}
