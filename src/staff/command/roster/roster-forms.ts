import { z } from 'zod';
import { labelled } from '../../../domain/base/field.ts';
import type { Rota } from '../../../domain/command/rota.ts';
import { AssignShift } from '../../../domain/command/shift.ts';

/** From which day to which the roster is built. */
export const Period = z.object({
  from: labelled(z.iso.date(), { zh: '从哪天', en: 'From', input: 'day' }),
  to: labelled(z.iso.date(), { zh: '到哪天', en: 'Until', input: 'day' }),
});

/** Who is put into a post, in one of the parts of the day that the county has. */
export function fillForm({ parts }: Pick<Rota, 'parts'>): z.ZodObject {
  return AssignShift.extend({
    part: labelled(z.string().min(1), {
      zh: '班次',
      en: 'Part of the day',
      input: 'choice',
      options: parts.map(({ code, zh }) => ({ value: code, zh, en: zh })),
    }),
  });
}
