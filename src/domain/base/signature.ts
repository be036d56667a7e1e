/**
 * 签名 (signature): both sides sign what they settled, on the screen of the station. Strokes are kept as lines, which print as
 * sharp as ink; who cannot draw types his name after the words were read aloud to him.
 */
import { z } from 'zod';
import { labelled, written } from './field.ts';

export const signers = ['consumer', 'operator'] as const;
export type Signer = (typeof signers)[number];

/** The field on which one signs, in the units of the strokes. */
export const signatureField = { width: 600, height: 200 } as const;

/** Moves and lines in whole units and nothing else, so that what is printed can be nothing but strokes. */
const strokesForm = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/u;

export const Signature = z.object({
  who: z.enum(signers),
  name: labelled(written().min(1).max(50), { zh: '签名人', en: 'Who signs', input: 'text' }),
  /** Null when the name was typed, after the words were read aloud. */
  strokes: z.string().max(12_000).regex(strokesForm).nullable(),
  readAloud: z.boolean(),
});
export type Signature = z.infer<typeof Signature>;

/** Not asked by the form of the desk: only the screen of a station takes signatures. */
export const Signatures = z
  .array(Signature)
  .max(2)
  .refine((all) => new Set(all.map((one) => one.who)).size === all.length, '一方签一次。|Each side signs once.')
  .refine(
    (all) => all.every((one) => one.strokes !== null || one.readAloud),
    '没有画签名的，要先念给本人听，再勾上“念过了”。|Who did not draw must have had it read aloud.',
  );

/** One stroke of a pen, thinned to what print can show. */
export function strokesOf(lines: readonly (readonly { x: number; y: number }[])[]): string {
  const at = (point: { x: number; y: number }) =>
    `${clamp(point.x, signatureField.width)} ${clamp(point.y, signatureField.height)}`;
  return lines
    .filter((line) => line.length > 0)
    .map(
      (line) =>
        `M${at(line[0] as { x: number; y: number })}${thin(line)
          .map((point) => `L${at(point)}`)
          .join('')}`,
    )
    .join('');
}

function thin(line: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  const kept: { x: number; y: number }[] = [];
  let last = line[0] as { x: number; y: number };
  for (const point of line.slice(1)) {
    if (Math.hypot(point.x - last.x, point.y - last.y) < 3) continue;
    kept.push(point);
    last = point;
  }
  // A dot is a line that comes back to where it began.
  return kept.length === 0 ? [{ x: last.x + 1, y: last.y }] : kept;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)));
}
