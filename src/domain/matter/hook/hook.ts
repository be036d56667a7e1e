/**
 * 对外通知 (hook): what the county's own systems are told as it happens: that something was registered, dispatched, accepted, closed, that a
 * warning was published, and how the machine stands. Numbers, states and days alone; nothing of a person, and nothing of tip-offs, goes out.
 */
import { z } from 'zod';
import type { Words } from '../../base/words.ts';
import { alertWords } from '../alert/alert-words.ts';

export const hookEvents = {
  filed: { zh: '登记', en: 'Registered' },
  dispatched: { zh: '分送', en: 'Dispatched' },
  accepted: { zh: '受理', en: 'Accepted' },
  declined: { zh: '不予受理', en: 'Declined' },
  answered: { zh: '答复咨询', en: 'Inquiry answered' },
  closed: { zh: '办结', en: 'Closed' },
  'warning-published': { zh: '发布警示', en: 'Warning published' },
  alert: { zh: '系统告警', en: 'System alert' },
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
  kind: 'complaint' | 'inquiry' | 'warning' | 'machine';
  /** The number of the matter; of an alert the code of what was found. */
  number: string;
  /** The state that was reached; of an alert `begun`, `lasting`, `over`, or `test`. */
  state: string;
  /** The office that handles it; null where none does. */
  officeId: string | null;
  /** Of an alert alone: how severe it is, and what it says. */
  level?: 'stop' | 'warn';
  zh?: string;
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

const Told = z.object({ event: z.enum(hookEventNames), number: z.string(), state: z.string().default('') });
const alertStates: Readonly<Record<string, string>> = { begun: '', lasting: '（还没有好）', over: '（已恢复）' };

/** Of an alert what was found, by its name. */
function alertZh(code: string, state: string): string {
  const name = Object.hasOwn(alertWords, code) ? alertWords[code as keyof typeof alertWords].name.zh : '测试';
  return `${name}${alertStates[state] ?? ''}`;
}

/** What a letter tells, for who looks at the outbox. */
export function hookZh(letter: string): string {
  let read: unknown = null;
  try {
    read = JSON.parse(letter);
  } catch {
    // It was changed past the program; that it went out stands beside it.
  }
  const told = Told.safeParse(read);
  if (!told.success) return '对外通知';
  const { event, number, state } = told.data;
  const about = event === 'alert' ? alertZh(number, state) : number;
  return `对外通知：${hookEvents[event].zh} ${about}`;
}
