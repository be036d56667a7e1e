/** The words of the county's triage, read once, for whoever asks them besides the triage itself. */
import type { Day } from '../domain/calendar.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { urgencyOf } from '../domain/urgency.ts';
import { readLexicon } from '../outside/seeds.ts';

let read: Promise<Lexicon> | null = null;

export function lexiconOnce(): Promise<Lexicon> {
  read ??= readLexicon();
  return read;
}

/** Whether what was told sounds like danger to life: those on duty are rung, and a person decides. */
export function alarmBy(lexicon: Lexicon): (text: string, today: Day) => { hurt: boolean } | null {
  return (text, today) => {
    const { urgent, hurt } = urgencyOf(text, 'complaint', today, lexicon);
    return urgent ? { hurt } : null;
  };
}
