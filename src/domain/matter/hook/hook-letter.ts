/** The list of what was sent to the county's own systems: in which states a letter stands there, and how each is called. */
import { z } from 'zod';
import type { Words } from '../../base/words.ts';

export const hookLetterStates = {
  waiting: { zh: '等着发', en: 'Waiting' },
  taken: { zh: '对方收下', en: 'Taken' },
  dead: { zh: '没发成', en: 'Not taken' },
  again: { zh: '已再发', en: 'Sent again' },
} as const satisfies Record<string, Words>;
export type HookLetterState = keyof typeof hookLetterStates;
export const hookLetterStateNames = Object.keys(hookLetterStates) as HookLetterState[];

/** 全部再发: under an id of the page, so that a lost answer sends nothing twice; to one system by its name, or to all. */
export const LettersAgain = z.object({ id: z.uuid(), system: z.string().max(40).nullable() });
export type LettersAgain = z.infer<typeof LettersAgain>;

/** So many at once, and of so many days: what is older is of no use to anybody. */
export const mostAgain = 500;
export const againDays = 30;
