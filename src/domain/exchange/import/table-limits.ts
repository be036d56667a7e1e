/** 表格的限度: how much of a table from outside is read. Each is far above what a county's lists have, and each has its sentence. */
import { mostRegisterMegabytes, mostRegisterRows } from '../../operator/register-table.ts';

/** The largest file and the longest table that are taken, in words people see; a longer list is divided by month. */
export const mostImportMegabytes = 20;
export const mostImportRows = 20_000;
export const mostImportColumns = 100;
const mostRegisterColumns = 40;

export interface TableLimits {
  /** The file as it comes. */
  packedMegabytes: number;
  /** Lines that hold anything, of all its sheets that are read. */
  rows: number;
  /** What all parts of a workbook unpack into. */
  megabytes: number;
  /** Cells of one sheet, the empty ones too. */
  cells: number;
  /** So long its reading may take, and so much memory may be needed for it. */
  seconds: number;
  memoryMegabytes: number;
}

/** What Excel itself puts into one cell, in characters. */
export const longestTableCell = 32_767;

/** By what is read: a list of matters or of shops row by row, or the small workbook of a county's lists, whole. */
export const tableLimits = {
  table: {
    packedMegabytes: mostImportMegabytes,
    rows: mostImportRows,
    megabytes: 200,
    cells: mostImportRows * mostImportColumns,
    seconds: 60,
    memoryMegabytes: 256,
  },
  register: {
    packedMegabytes: mostRegisterMegabytes,
    rows: mostRegisterRows,
    megabytes: 200,
    cells: mostRegisterRows * mostRegisterColumns,
    seconds: 60,
    memoryMegabytes: 256,
  },
  workbook: {
    packedMegabytes: 10,
    rows: mostImportRows,
    megabytes: 50,
    cells: 500_000,
    seconds: 30,
    memoryMegabytes: 256,
  },
} as const satisfies Record<string, TableLimits>;
export type TableKind = keyof typeof tableLimits;
/** What is read row by row and kept as lines. */
export type ListKind = Exclude<TableKind, 'workbook'>;
