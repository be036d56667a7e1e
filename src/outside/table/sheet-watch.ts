/** 先数后读: what of a workbook is too much to be read, found in its bytes as they are unpacked, before any of them is parsed. */
import { Readable } from 'node:stream';
import { Refusal } from '../../domain/base/refusal.ts';
import { longestTableCell, type TableLimits } from '../../domain/exchange/import/table-limits.ts';

/** A character may be written as the eight of &#x4E2D; or in as many bytes; nothing between two tags is longer than a cell of them. */
const mostBytesOfCharacter = 8;
const longestRun = longestTableCell * mostBytesOfCharacter;

const [tagStart, colon, slash, tagEnd, letterC] = [...Buffer.from('<:/>c')] as [number, number, number, number, number];
const afterName = new Set([...Buffer.from(' \t\r\n'), slash, tagEnd]);

/** Hands the bytes of one part on, and fails at the first cell too many or too long, an empty cell counted like any other. */
export function watched(source: Readable, { cells: mostCells }: Pick<TableLimits, 'cells'>): Readable {
  const counter = new CellCounter();
  async function* pass(): AsyncGenerator<Buffer> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      counter.take(chunk);
      if (counter.run > longestRun) throw cellTooLong(null);
      if (counter.cells > mostCells) throw tooManyCells(mostCells);
      yield chunk;
    }
  }
  return Readable.from(pass(), { objectMode: false });
}

/** Counts the tags <c>, whatever prefix they have, and the bytes since the last tag began. */
class CellCounter {
  cells = 0;
  run = 0;
  /** Where in the name of a tag the last byte stood. */
  #at: 'outside' | 'start' | 'c' | 'name' = 'outside';

  take(chunk: Buffer): void {
    let at = this.#at;
    let last = -1;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] as number;
      if (byte === tagStart) {
        const run = last < 0 ? this.run + i : i - last;
        if (run > longestRun) {
          this.run = run;
          return;
        }
        last = i;
        at = 'start';
      } else if (at !== 'outside') {
        if (at === 'c' && afterName.has(byte)) this.cells += 1;
        if (afterName.has(byte)) at = 'outside';
        else if (byte === colon) at = 'start';
        else at = at === 'start' && byte === letterC ? 'c' : 'name';
      }
    }
    this.run = last < 0 ? this.run + chunk.length : chunk.length - last;
    this.#at = at;
  }
}

/** Refuses a cell that is longer than any that a person fills; the line is null where it is not known. */
export function demandShort(text: string, line: number | null): void {
  if (text.length > longestTableCell) throw cellTooLong(line);
}

export function cellTooLong(line: number | null): Refusal {
  return new Refusal('sheet-cell-too-long', {
    characters: longestTableCell,
    where: line === null ? '表里' : `第 ${line} 行`,
    whereEn: line === null ? 'Somewhere in the table' : `In line ${line}`,
  });
}

export function tooManyCells(most: number): Refusal {
  return new Refusal('sheet-too-many-cells', { tenThousands: most / 10_000 });
}
