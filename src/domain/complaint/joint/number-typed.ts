import type { z } from 'zod';
import { written } from '../../base/field.ts';
import { complaintNumber, parseComplaintNumber } from '../../matter/numbering.ts';

/** The field of a complaint's number, as it is written however it was typed; what is no number stays as it is and is not found. */
export function numberTyped(): z.ZodString {
  return written().overwrite((typed) => {
    const parsed = parseComplaintNumber(typed);
    return parsed === null ? typed : complaintNumber(parsed.year, parsed.n);
  });
}
