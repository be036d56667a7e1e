import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateRawSync } from 'node:zlib';
import excel from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/outside/table/csv.ts';
import { tablesIn } from '../../src/outside/spreadsheet.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-tables-'));
const tables = tablesIn(folder, 30);
afterAll(() => rmSync(folder, { recursive: true }));

const stored = (file: Buffer | string) => tables.storeTable(Readable.from([Buffer.from(file)]));

async function linesOf(file: Buffer | string): Promise<{ headers: string[]; lines: (number | string)[][] }> {
  const { sha256, headers } = await stored(file);
  const lines: (number | string)[][] = [];
  for await (const { line, cells } of tables.readTable(sha256)) lines.push([line, ...cells]);
  return { headers, lines };
}

async function bookOf(fill: (sheet: excel.Worksheet, book: excel.Workbook) => void): Promise<Buffer> {
  const book = new excel.Workbook();
  fill(book.addWorksheet('导出'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a workbook', () => {
  it('says what a person sees in it: results, words, wall time, telephones as figures', async () => {
    const file = await bookOf((sheet) => {
      sheet.addRow(['投诉编号', '联系电话', '登记时间', '消费时间', '争议金额', '投诉内容', '投诉人', '企业名称']);
      sheet.addRow([
        'P001',
        13_800_000_317,
        new Date(Date.UTC(2026, 4, 6, 8, 30)),
        new Date(Date.UTC(2026, 4, 5)),
        { formula: 'A1*2', result: 1750.5 },
        { richText: [{ text: '每袋' }, { text: '少四公斤' }] },
        { text: '李有田', hyperlink: 'mailto:a@b.c' },
        { error: '#N/A' },
      ]);
    });
    expect((await linesOf(file)).lines).toEqual([
      [2, 'P001', '13800000317', '2026-05-06 08:30:00', '2026-05-05', '1750.5', '每袋少四公斤', '李有田', ''],
    ]);
  });

  it('shows that Excel has lost the last figures of a long number', async () => {
    const file = await bookOf((sheet) => {
      sheet.addRow(['投诉编号', '投诉人']);
      sheet.addRow([Number('1411023002026050600001'), '李有田']);
    });
    expect((await linesOf(file)).lines[0]?.[1]).toMatch(/^1\.41102E\+21$/u);
  });

  it('has its headers below a title, its first sheet alone, and a value that spans lines in each of them', async () => {
    const file = await bookOf((sheet, book) => {
      sheet.addRow(['投诉信息导出表']);
      sheet.mergeCells('A1:C1');
      sheet.addRow([]);
      sheet.addRow(['投诉编号', '投诉人', '投诉内容']);
      sheet.addRow(['P1', '李有田', '一']);
      sheet.addRow(['P2', null, '二']);
      sheet.addRow([]);
      sheet.addRow(['P3', null, '三']);
      sheet.mergeCells('B4:B5');
      book.addWorksheet('别的').addRow(['投诉编号', '投诉人', '投诉内容', '联系电话']);
    });
    const { headers, lines } = await linesOf(file);
    expect(headers).toEqual(['投诉编号', '投诉人', '投诉内容']);
    expect(lines).toEqual([
      [4, 'P1', '李有田', '一'],
      [5, 'P2', '李有田', '二'],
      [7, 'P3', '', '三'],
    ]);
  });

  it('that unpacks into more than any table is refused before it is read', async () => {
    const zeroes = deflateRawSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    const files = { 'xl/workbook.xml': deflateRawSync(Buffer.from('<workbook/>')) } as Record<string, Buffer>;
    for (let i = 0; i < 8; i += 1) files[`xl/worksheets/sheet${i + 1}.xml`] = zeroes;
    await expect(stored(zipOf(files, 64 * 1024 * 1024))).rejects.toMatchObject({ code: 'sheet-unpacks-too-far' });
  });

  it('whose end claims a directory of gigabytes is refused before room is made for it', async () => {
    const file = await bookOf((sheet) => sheet.addRow(['投诉编号', '投诉人']));
    file.writeUInt32LE(0xf000_0000, file.length - 10);
    await expect(stored(file)).rejects.toMatchObject({ code: 'sheet-broken' });
  });

  it('cut anywhere is refused in words and leaves nothing behind', async () => {
    const file = await bookOf((sheet) => sheet.addRow(['投诉编号', '投诉人']).worksheet.addRow(['P', '李']));
    for (const part of [0.2, 0.5, 0.9])
      // Whoever sent an xlsx is not told to save it as one.
      await expect(stored(file.subarray(0, Math.floor(file.length * part)))).rejects.toMatchObject({
        code: 'sheet-broken',
      });
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('CSV', () => {
  it('may have tabs or semicolons, quotes, line breaks in a cell, and what keeps a number as text', async () => {
    expect((await linesOf('投诉编号\t投诉人\r\n="0012"\t李\r\n')).lines).toEqual([[2, '0012', '李']]);
    expect((await linesOf('投诉编号;投诉人\n"1;2";"李 ""有田"""\n')).lines).toEqual([[2, '1;2', '李 "有田"']]);
    const { lines } = await linesOf('投诉编号,投诉内容,投诉人\n13\t,"一\r\n二,三",\'=1+1\n,,\n7,,\n');
    expect(lines).toEqual([
      [2, '13', '一\r\n二,三', '=1+1'],
      [4, '7', '', ''],
    ]);
  });

  it('of UTF-16, as Excel saves Unicode text, is read', async () => {
    const text = Buffer.from('\uFEFF投诉编号\t投诉人\r\nP1\t李有田\r\n', 'utf16le');
    expect(await linesOf(text)).toEqual({ headers: ['投诉编号', '投诉人'], lines: [[2, 'P1', '李有田']] });
  });

  it('gives back any cells that were written as it asks', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => one.replace(/\uFEFF/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect([...readCsv(text)]).toEqual(rows);
      }),
    );
  });
});

describe('stored tables', () => {
  it('are listed for the sweep once they are old, and are gone when they were removed', async () => {
    const { sha256 } = await stored('投诉编号,投诉人\nX1,李\n');
    const listed: string[] = [];
    for await (const one of tables.listTables(new Date(Date.now() + 1000))) listed.push(one);
    expect(listed).toContain(sha256);
    await tables.removeTable(sha256);
    await expect(tables.readTable(sha256).next()).rejects.toMatchObject({ code: 'sheet-gone' });
  });
});

/** An archive of these entries, each said to unpack into so many bytes. */
function zipOf(files: Record<string, Buffer>, bytes: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, packed] of Object.entries(files)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc32(packed), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(bytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
