/** What stands in the boxes of a form: texts all of them, so that a draft is one plain object. */
import { formatYuan } from '../../domain/base/money.ts';
import type { Directory } from '../base/client.ts';

/** The bodies to which a mediation can be entrusted (令121 第十九条). */
export function associationsOf(directory: Directory): Directory['organisations'] {
  return directory.organisations.filter((one) => one.active && one.kind === 'association');
}

export function yuanText(fen: number | null): string {
  return fen === null ? '' : formatYuan(fen).replace(/\.00$/u, '');
}

/** The rows of a box that holds several, which is a JSON list of texts. */
export function rowsOf(text: string): Record<string, string>[] {
  try {
    const rows: unknown = JSON.parse(text === '' ? '[]' : text);
    return Array.isArray(rows) ? (rows as Record<string, string>[]) : [];
  } catch {
    return [];
  }
}

/** A file that lies at the server already and is named by the form. */
export interface KeptFile {
  id: string;
  fileName: string;
}

/** What stands in a field of files: a JSON list, so that a draft stays one plain object. */
export function keptFiles(text: string): KeptFile[] {
  try {
    const kept: unknown = JSON.parse(text === '' ? '[]' : text);
    return Array.isArray(kept) ? (kept as KeptFile[]) : [];
  } catch {
    return [];
  }
}

/** The parts of a box that holds several, separated as people do it. */
export function partsOf(text: string): string[] {
  return text
    .split(/[、,，;；\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** An instant of the wire as a box of the desk holds it; one that names no zone is of China already. */
export function boxOfInstant(instant: string): string {
  return /(?:Z|[+-]\d\d:\d\d)$/u.test(instant) ? instantInChina(new Date(instant)) : instant.slice(0, 16);
}

/** 「2026-04-29T09:30」 as it is in China now. */
export function instantInChina(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
