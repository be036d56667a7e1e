/** PDF: the words of its pages by PDF.js. A scan has none, and that is said in a sentence of its own. */
import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';
import { Refusal } from '../../domain/base/refusal.ts';
import { textFileLimits } from '../../domain/matter/document/text-file.ts';

/** A page of a contract has hundreds; the number of a page, or what a scanner writes below it, is no text. */
const fewestOfPage = 10;

export async function pdfTextOf(path: string): Promise<{ text: string; pages: number }> {
  const document = await getDocumentProxy(new Uint8Array(await readFile(path)), {
    verbosity: 0,
    maxImageSize: 1,
  }).catch(refuse);
  const pages = document.numPages;
  if (pages > textFileLimits.pages) throw new Refusal('text-file-pages', { pages: textFileLimits.pages });
  const texts: string[] = [];
  let letters = 0;
  for (let n = 1; n <= pages && letters <= textFileLimits.letters; n += 1) {
    const page = await document.getPage(n);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    letters += text.length;
    texts.push(text);
    page.cleanup();
  }
  const written = texts.join('').replace(/[\s\d\p{P}]/gu, '');
  if (written.length < fewestOfPage * Math.min(texts.length, 3)) throw new Refusal('text-file-scan');
  // What a font does not say the letters of comes as signs that no text has.
  const strange = written.replace(/[\p{Script=Han}\p{L}\p{N}\p{S}]/gu, '');
  if (strange.length > written.length / 3) throw new Refusal('text-file-scan');
  return { text: texts.join('\n'), pages };
}

function refuse(error: unknown): never {
  if ((error as Error).name === 'PasswordException') throw new Refusal('text-file-locked');
  throw new Refusal('text-file-type');
}
