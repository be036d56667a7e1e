/** What is asked for somebody who soon waits no longer: it keeps no connection from others when he has gone. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Until when an answer is of use. */
interface Limit {
  /** As `performance.now` tells it. */
  until: number;
  /** Aborted once nobody waits for it, earlier than that. */
  signal: AbortSignal;
}

const limits = new AsyncLocalStorage<Limit | null>();

/** It was asked too late, or of nobody's need any more. */
export class OverTime extends Error {
  constructor() {
    super('What was asked is not waited for any more.');
  }
}

/**
 * Runs work of which every statement has to be over by then: the server breaks off one that is not, and none is begun later. What the
 * work asks of the pool it gives back with its usual patience.
 */
export function withinTime<T>(most: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return limits.run({ until: performance.now() + most, signal }, work);
}

/** For what others use too, who wait longer: it is asked as if nobody was in a hurry. */
export function inOwnTime<T>(work: () => Promise<T>): Promise<T> {
  return limits.run(null, work);
}

/** Whether it failed only because its time was over. */
export function isOverTime(error: unknown): boolean {
  return error instanceof OverTime || (error as { code?: unknown }).code === '57014';
}

/** A statement that has less is not begun: it could not be told from one that is done. */
const leastMs = 50;

/** How many whole milliseconds the next statement has; null where nothing limits it. Throws when there are none. */
export function timeLeft(): number | null {
  const limit = limits.getStore() ?? null;
  if (limit === null) return null;
  const left = Math.floor(limit.until - performance.now());
  if (limit.signal.aborted || left < leastMs) throw new OverTime();
  return left;
}
