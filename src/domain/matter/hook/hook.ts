/**
 * 对外通知 (hook): what the county's own systems are told as it happens: that something was registered, dispatched, accepted, closed, that a
 * warning was published. Numbers, states and days alone; nothing of a person, and nothing of tip-offs, goes out.
 */
import { z } from 'zod';
import type { Words } from '../../base/words.ts';

export const hookEvents = {
  filed: { zh: '登记', en: 'Registered' },
  dispatched: { zh: '分送', en: 'Dispatched' },
  accepted: { zh: '受理', en: 'Accepted' },
  declined: { zh: '不予受理', en: 'Declined' },
  answered: { zh: '答复咨询', en: 'Inquiry answered' },
  closed: { zh: '办结', en: 'Closed' },
  'warning-published': { zh: '发布警示', en: 'Warning published' },
} as const satisfies Record<string, Words>;
export type HookEvent = keyof typeof hookEvents;
export const hookEventNames = Object.keys(hookEvents) as HookEvent[];

/** A system that is told, by its name in the settings; what it is told is signed and sent elsewhere. */
export interface Hook {
  name: string;
  events: readonly HookEvent[];
}

/** What is said of one event: the body that is signed and sent. */
export interface HookLetter {
  /** Of this letter: the same however often it is sent. */
  id: string;
  event: HookEvent;
  /** When it happened. */
  at: string;
  countyId: number;
  kind: 'complaint' | 'inquiry' | 'warning';
  number: string;
  state: string;
  /** The office that handles it; null where none does. */
  officeId: string | null;
}

/** Of states that are an event once they are reached. */
const reached: Readonly<Record<string, HookEvent>> = {
  dispatched: 'dispatched',
  accepted: 'accepted',
  declined: 'declined',
  answered: 'answered',
  closed: 'closed',
};

/** What has happened to a matter that is now so and was so before; null for what no system is told of. */
export function hookEventOf(state: string, before: string | null): HookEvent | null {
  if (before === null) return 'filed';
  return state === before || !Object.hasOwn(reached, state) ? null : (reached[state] ?? null);
}

const Told = z.object({ event: z.enum(hookEventNames), number: z.string() });

/** What a letter tells, for who looks at the outbox. */
export function hookZh(letter: string): string {
  let read: unknown = null;
  try {
    read = JSON.parse(letter);
  } catch {
    // It was changed past the program; that it went out stands beside it.
  }
  const told = Told.safeParse(read);
  return told.success ? `对外通知：${hookEvents[told.data.event].zh} ${told.data.number}` : '对外通知';
}
