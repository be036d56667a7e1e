/** The program that looks into one PDF. It is started and ended by pdf-reader.ts. */
import { readFile } from 'node:fs/promises';
import { answerApart } from './machine/apart.ts';
import { isQuietPdf } from './pdf.ts';

await answerApart(async () => isQuietPdf(await readFile(process.argv[2] ?? '')));
