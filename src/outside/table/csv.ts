/** CSV: comma, tab or semicolon separated text as Excel and other systems write it, in UTF-8, UTF-16 or GBK. */

/** The text of a file: what its mark says, UTF-8 where it is that, and GBK (GB18030) otherwise. Null when it is no text. */
export function decodeText(file: Buffer): string | null {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file);
  // No table is written with zeroes in it: those are pictures and programs.
  if (file.subarray(0, 65_536).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
}

/** The lines of the text as cells; their number is told as it grows. A quoted cell may hold separators, quotes written twice, and line breaks. */
export function* readCsv(text: string, counted?: (cells: number) => void): Generator<string[]> {
  const separator = separatorOf(text);
  let cells: string[] = [];
  let cell = '';
  let count = 0;
  let at = 0;
  const end = text.length;
  while (at < end) {
    if (text[at] === '"' && cell === '') {
      const [inside, after] = quotedFrom(text, at);
      cell = inside;
      at = after;
      // What stands behind the closing quote, such as a space, belongs to the cell as well.
      const rest = plainUntil(text, at, separator);
      cell += text.slice(at, rest).trim();
      at = rest;
    } else {
      const rest = plainUntil(text, at, separator);
      cell = text.slice(at, rest);
      at = rest;
    }
    cells.push(cell);
    counted?.((count += 1));
    cell = '';
    if (text[at] === separator) {
      at += 1;
      if (at === end || text[at] === '\r' || text[at] === '\n') cells.push('');
      else continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield cells;
    cells = [];
  }
  if (cells.length > 0) yield cells;
}

function quotedFrom(text: string, start: number): [string, number] {
  let inside = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return [inside + text.slice(at), text.length];
    inside += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [inside, quote + 1];
    inside += '"';
    at = quote + 2;
  }
}

function plainUntil(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') at += 1;
  return at;
}

/** The separator that stands most often outside of quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000).replace(/"[^"]*"/gu, '');
  const times = (one: string) => head.split(one).length - 1;
  return [',', '\t', ';'].reduce((best, one) => (times(one) > times(best) ? one : best));
}
