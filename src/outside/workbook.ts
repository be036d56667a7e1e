/** 工作簿: every sheet of a small workbook at once, each cell as the words that a person sees in it. */
import { open } from 'node:fs/promises';
import type { RawSheet } from '../domain/exchange/onboarding/onboarding.ts';
import { wordsOf } from './xlsx.ts';
import { listZip, NoZip, openEntry, TooLarge } from './zip.ts';

/** What a county's lists unpack into, many times over. */
const mostBytes = 60 * 1024 * 1024;
const mostColumns = 40;

/** The lines of each sheet that hold anything, hidden sheets among them. */
export async function readSheets(path: string): Promise<RawSheet[]> {
  await demandSmall(path);
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  return book.worksheets.map((sheet) => {
    const lines: { line: number; cells: string[] }[] = [];
    sheet.eachRow((row, line) => {
      const values = row.values as readonly unknown[];
      const cells = values.slice(1, mostColumns + 1).map((value) => wordsOf(value).trim());
      // Places that were skipped are holes and no cells.
      const whole = Array.from(cells, (cell) => cell ?? '');
      if (whole.some((cell) => cell !== '')) lines.push({ line, cells: whole });
    });
    return { name: sheet.name, lines };
  });
}

/** What the directory says of sizes may be untrue, so every part is unpacked once and counted before it is read. */
async function demandSmall(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const entries = await listZip(file);
    if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new NoZip();
    let left = mostBytes;
    for (const entry of entries) {
      for await (const chunk of (await openEntry(file, entry, left)) as AsyncIterable<Buffer>) left -= chunk.length;
      if (left <= 0) throw new TooLarge();
    }
  } finally {
    await file.close();
  }
}
