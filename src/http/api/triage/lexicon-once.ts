/** The words of the county's triage, read once, for whoever asks them besides the triage itself. */
import type { Day } from '../../../domain/base/calendar.ts';
import type { Lexicon } from '../../../domain/triage/lexicon.ts';
import { urgencyOf } from '../../../domain/triage/urgency.ts';
import { readLexicon } from '../../../outside/seeds.ts';

let read: Promise<Lexicon> | null = null;

export function lexiconOnce(): Promise<Lexicon> {
  read ??= readLexicon();
  return read;
}

type Alarm = (text: string, today: Day) => { hurt: boolean } | null;

let alarm: Alarm | null = null;

/** The alarm, made once; every request asks for it. */
export async function alarmOnce(): Promise<Alarm> {
  alarm ??= alarmBy(await lexiconOnce());
  return alarm;
}

/**
 * Whether what was told sounds like danger to life: those on duty are rung, and a person decides. Nothing is urgent without a
 * sign of danger, so hardly any text is read further than for these.
 */
function alarmBy(lexicon: Lexicon): Alarm {
  const { crowds, grave, dangers } = lexicon.signs;
  const danger = new RegExp([...crowds, ...grave, ...dangers].map(({ form }) => `(?:${form.source})`).join('|'), 'u');
  return (text, today) => {
    if (!danger.test(text)) return null;
    const { urgent, hurt } = urgencyOf(text, 'complaint', today, lexicon);
    return urgent ? { hurt } : null;
  };
}
