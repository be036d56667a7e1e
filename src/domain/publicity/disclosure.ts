/** 放行 (pass-over): a piece that the gate of publication marks and a person lets through, with a reason that stays. */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';

export const gatedDockets = ['warning', 'example', 'publication'] as const;
export type GatedDocket = (typeof gatedDockets)[number];

export interface DisclosurePass {
  countyId: number;
  id: string;
  docket: GatedDocket;
  entryId: string;
  words: string;
  kind: string;
  reason: string;
  byId: string;
  at: Date;
}

export const PassOver = z.object({
  /** Made by the client: the same press twice lets one piece through once. */
  id: z.uuid(),
  docket: z.enum(gatedDockets),
  entryId: z.uuid(),
  words: labelled(z.string().min(1).max(80), { zh: '哪几个字', en: 'Which words', input: 'text' }),
  reason: labelled(written().min(4).max(200), { zh: '为什么可以公开', en: 'Why it may be public', input: 'text' }),
});
export type PassOver = z.infer<typeof PassOver>;
