/** TXT: as editors write it in Chinese, UTF-8, UTF-16 with its mark, or GB18030. */
import { Refusal } from '../../domain/base/refusal.ts';

/** Refuses what no encoding makes words of. */
export function plainTextOf(file: Buffer): string {
  for (const encoding of encodingsOf(file)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      // Another encoding is tried.
    }
  }
  throw new Refusal('text-file-type');
}

function encodingsOf(file: Buffer): string[] {
  if (file[0] === 0xff && file[1] === 0xfe) return ['utf-16le'];
  if (file[0] === 0xfe && file[1] === 0xff) return ['utf-16be'];
  // No text holds this byte; a program, a picture, an old document does.
  return file.includes(0) ? [] : ['utf-8', 'gb18030'];
}
