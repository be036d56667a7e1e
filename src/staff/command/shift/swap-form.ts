import { z } from 'zod';
import { labelled, type FieldOption } from '../../../domain/base/field.ts';

/** With which of the shifts somebody wants to swap. */
export function swapForm(options: readonly FieldOption[]): z.ZodObject {
  return z.object({
    withShiftId: labelled(z.uuid(), {
      zh: '换哪一班',
      en: 'With which shift',
      input: 'choice',
      options,
      wrongZh: '请选同事的一班',
      wrongEn: 'choose a shift of a colleague',
    }),
  });
}
