import type { Alarmed } from '../../matter/matter.ts';

/** What several fields sound like, each read by itself: who threatens first, then who is hurt. */
export function heardIn(fields: readonly string[], listen: (words: string) => Alarmed | null): Alarmed | null {
  const heard = fields.flatMap((words) => (words === '' ? [] : (listen(words) ?? [])));
  const gravest = heard.find(({ threatens }) => threatens) ?? heard.find(({ hurt }) => hurt) ?? heard[0];
  return gravest === undefined ? null : { ...gravest, hurt: heard.some(({ hurt }) => hurt) };
}
