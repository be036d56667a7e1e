/**
 * DOCX (ECMA-376, part 1, chapter 17): the words of a document line by line, its tables and foot notes among them, without what was struck
 * out. What is in small print at the foot of a page is a term like any other.
 */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { textFileLimits, type TableReading } from '../../domain/matter/document/text-file.ts';
import { NoZip, openZip, TooLarge, type Zip } from '../table/zip.ts';

const main = 'word/document.xml';
/** After the text itself, where it has them. */
const notes = ['word/footnotes.xml', 'word/endnotes.xml'];
/** No document that a person wrote lies deeper; tables within tables are some twenty deep each. */
const deepest = 400;
const mostBytes = textFileLimits.megabytes * 1024 * 1024;

export async function docxTextOf(path: string, tables: TableReading): Promise<string> {
  const zip = await openZip(path);
  try {
    if (!zip.entries.some(({ name }) => name === main)) throw new NoZip();
    if (zip.entries.reduce((sum, entry) => sum + entry.bytes, 0) > mostBytes) throw new TooLarge();
    const parts: string[] = [];
    for (const part of [main, ...notes])
      if (zip.entries.some(({ name }) => name === part)) parts.push(await wordsIn(await opened(zip, part), tables));
    return parts.join('\n');
  } finally {
    zip.close();
  }
}

const opened = (zip: Zip, part: string): Promise<Readable> => zip.open({ name: part, bytes: 0 }, mostBytes);

/** What each element puts into the text when it ends; a cell of a table is held apart from the next. */
const ends: Readonly<Record<string, string>> = { p: '\n', br: '\n', cr: '\n', tab: ' ', tc: ' ', tr: '\n' };
/** Within a cell of a table that is read by rows. */
const endsInCell: Readonly<Record<string, string>> = { ...ends, p: ' ', br: ' ', cr: ' ', tc: '\t' };

async function wordsIn(source: Readable, tables: TableReading): Promise<string> {
  const parser = new SaxesParser();
  const words: string[] = [];
  let [letters, depth, inText, inFallback, inCell] = [0, 0, 0, 0, 0];
  const put = (piece: string) => {
    letters += piece.length;
    // Whatever is longer is cut by who asked.
    if (letters <= textFileLimits.letters * 2) words.push(piece);
  };
  parser.on('opentag', ({ name }) => {
    if ((depth += 1) > deepest) throw new TooLarge();
    const plain = plainOf(name);
    if (plain === 't') inText += 1;
    if (plain === 'tc') inCell += 1;
    // The same words again, for programs that cannot draw them otherwise.
    if (plain === 'Fallback') inFallback += 1;
  });
  parser.on('text', (text) => {
    if (inText > 0 && inFallback === 0) put(text);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    const plain = plainOf(name);
    if (plain === 't') inText -= 1;
    if (plain === 'Fallback') inFallback -= 1;
    const end = (inCell > 0 && tables === 'rows' ? endsInCell : ends)[plain];
    if (plain === 'tc') inCell -= 1;
    if (end !== undefined && inFallback === 0) put(end);
  });
  source.setEncoding('utf8');
  for await (const chunk of source as AsyncIterable<string>) parser.write(chunk);
  parser.close();
  return words.join('');
}

/** Without its prefix, which another program may choose as it likes. */
const plainOf = (name: string): string => name.slice(name.indexOf(':') + 1);
