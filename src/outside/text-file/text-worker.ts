/** The program that reads the words of one file, and what it tells: the words, or why not. It is started and ended by text-files.ts. */
import { readFileSync } from 'node:fs';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  textFileLimits,
  tidyText,
  type TextFileKind,
  type TextOfFile,
} from '../../domain/matter/document/text-file.ts';
import { answerApart } from '../machine/apart.ts';
import { TooLarge } from '../table/zip.ts';
import { docxTextOf } from './docx-text.ts';
import type { TextAnswer } from './text-files.ts';
import { pdfTextOf } from './pdf-text.ts';
import { plainTextOf } from './plain-text.ts';

const path = process.argv[2] ?? '';
const tables = process.argv[3] === 'rows' ? 'rows' : 'words';

await answerApart(() => read().then((found): TextAnswer => ({ read: found }), answerOf));

async function read(): Promise<TextOfFile> {
  const kind = kindOf(readFileSync(path).subarray(0, 8));
  const { text: found, pages } = await wordsOf(kind);
  const text = tidyText(found, tables);
  if (text === '') throw new Refusal(kind === 'pdf' ? 'text-file-scan' : 'text-file-empty');
  const letters = [...text];
  const isCut = letters.length > textFileLimits.letters;
  return { kind, text: isCut ? letters.slice(0, textFileLimits.letters).join('') : text, pages, isCut };
}

async function wordsOf(kind: TextFileKind): Promise<{ text: string; pages: number | null }> {
  if (kind === 'pdf') return pdfTextOf(path);
  return { text: kind === 'docx' ? await docxTextOf(path, tables) : plainTextOf(readFileSync(path)), pages: null };
}

/** By the first bytes; the name and what the sender says of it count for nothing. */
function kindOf(head: Buffer): TextFileKind {
  const first = head.toString('latin1');
  if (first.startsWith('%PDF-')) return 'pdf';
  if (first.startsWith('PK\u0003\u0004')) return 'docx';
  // DOC and WPS, and a DOCX with a password.
  if (first.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new Refusal('text-file-old');
  if (/^(?:\u00ff\u00d8\u00ff|\u0089PNG|RIFF|GIF8|II\*\0|MM\0\*)/u.test(first)) throw new Refusal('text-file-picture');
  return 'txt';
}

function answerOf(error: unknown): TextAnswer {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof TooLarge)
    return refused(new Refusal('text-file-swells', { megabytes: textFileLimits.megabytes }));
  // A full disk is no fault of the file.
  if (typeof (error as NodeJS.ErrnoException).syscall === 'string') return { failed: (error as Error).message };
  return refused(new Refusal('text-file-type'));
}

function refused({ code, facts }: Refusal): TextAnswer {
  return { refused: { code, facts } };
}
