import type { Alarmed, Heard } from '../../matter/matter.ts';

/** What several fields sound like, each read by itself, and the words that do: who threatens first, then who is hurt. */
export function heardIn(fields: readonly string[], listen: (words: string) => Alarmed | null): Heard | null {
  const heard = fields.flatMap((words) => {
    const alarm = words === '' ? null : listen(words);
    return alarm === null ? [] : [{ alarm, words }];
  });
  const gravest = heard.find(({ alarm }) => alarm.threatens) ?? heard.find(({ alarm }) => alarm.hurt) ?? heard[0];
  if (gravest === undefined) return null;
  const others = heard.filter((one) => one !== gravest);
  return {
    ...gravest.alarm,
    hurt: heard.some(({ alarm }) => alarm.hurt),
    words: [gravest, ...others].map(({ words }) => words).join('\n'),
  };
}
