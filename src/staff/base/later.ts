import { createElement, lazy, useEffect, useState, type ComponentType } from 'react';
import { LatePart } from './ui/late-part.tsx';

/** So long a browser that never rests puts it off. */
const patienceMs = 5_000;

/** A part that no page begins with, such as the palette or the form of a step. */
interface Later<P extends object> {
  /** What could not be fetched says so in its place, and the page stands (`LatePart`). */
  Part: ComponentType<P>;
  /** Fetches it once the page that calls this stands and the browser has nothing to do. */
  useSoon: () => void;
  /** Fetches it beside what else the part waits for, not after it. */
  useNow: () => void;
}

/**
 * Keeps a part out of the first load. It is there all the same before anybody asks for it, whatever has become of the network or of the
 * program by then: the way in must open over a page that was loaded before an upgrade.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let coming: Promise<ComponentType<P>> | null = null;
  let there: ComponentType<P> | null = null;
  const fetched = () => {
    coming ??= load().then(
      (part) => (there = part),
      (error: unknown) => {
        // What did not come is asked for again.
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  const Fetched = lazy(async () => ({ default: await fetched() }));
  return {
    Part: (props) => {
      // What is there already stands at once, and takes the very next key; a part that has begun stays the same part.
      const [Chosen] = useState(() => there ?? Fetched);
      return createElement(LatePart, null, createElement(Chosen, props));
    },
    useSoon: () => useWhenIdle(() => void fetched().catch(() => undefined)),
    useNow: () => useEffect(() => void fetched().catch(() => undefined), []),
  };
}

/** Whether it has been so once: what was opened stays in its place when it is shut, and so closes as it should. */
export function useEver(is: boolean): boolean {
  const [was, setWas] = useState(is);
  if (is && !was) setWas(true);
  return is || was;
}

/** Runs it once the page that calls this stands and the browser has nothing to do. */
export function useWhenIdle(run: () => void): void {
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once a page.
  useEffect(() => whenIdle(run), []);
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
