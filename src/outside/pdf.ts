/**
 * PDF: stored as it came, because rewriting one is not lossless; refused when it is cut short, or when it would run a
 * script or start a program. Officers open these in whatever reader the office machine has, and no invoice, contract or
 * scan needs either; who is refused can send a photo of the page. Files inside the file are let through: official
 * electronic invoices carry their data in one, and it does nothing by itself.
 */
import { inflateSync } from 'node:zlib';

/** Names that make a reader act instead of show. */
const active = /\/(?:JavaScript|JS|Launch)(?![A-Za-z0-9])/u;
/** A packed stream may swell this far in all before it counts as a trap. */
const maxInflatedBytes = 50 * 1024 * 1024;

/** Whether the file is a whole PDF that only shows pages. */
export function isQuietPdf(file: Buffer): boolean {
  const text = file.toString('latin1');
  if (!text.startsWith('%PDF-') || text.lastIndexOf('%%EOF') === -1) return false;
  let allowed = maxInflatedBytes;
  const skeleton: string[] = [];
  let from = 0;
  // What lies in a stream is picture or page text and may hold any letters; only packed objects among them are read.
  for (const { dictionary, start, end } of streams(text)) {
    skeleton.push(text.slice(from, start));
    from = end;
    if (!/\/ObjStm/u.test(plainNames(dictionary))) continue;
    try {
      const objects = inflateSync(file.subarray(start, end), { maxOutputLength: allowed });
      allowed -= objects.length;
      skeleton.push(objects.toString('latin1'));
    } catch (error) {
      // Larger than allowed, or packed in a way that hides what it holds. An encrypted file's objects stay unread.
      if (!/\/Encrypt/u.test(text) || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return false;
    }
    if (allowed <= 0) return false;
  }
  skeleton.push(text.slice(from));
  return !active.test(plainNames(skeleton.join(' ')));
}

function* streams(text: string): Generator<{ dictionary: string; start: number; end: number }> {
  const opening = /stream\r?\n/gu;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const start = found.index + found[0].length;
    const end = text.indexOf('endstream', start);
    if (end === -1) return;
    const object = text.lastIndexOf(' obj', found.index);
    yield { dictionary: text.slice(Math.max(object, found.index - 2000), found.index), start, end };
    opening.lastIndex = end + 'endstream'.length;
  }
}

/** A name may write any of its letters as # and two hex digits. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
