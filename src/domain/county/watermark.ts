/**
 * 水印 (watermark): what a file or a paper carries that leaves the house, so that a copy that is found leads to its line in the audit
 * trail: who took it, when, and a number of its own.
 */
export interface Watermark {
  id: string;
  name: string;
  loginName: string;
  office: string;
  at: Date;
}

/** Without the letters and figures that are taken for one another on a bad copy. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;

/** The sheet of a workbook that tells it. */
export const takenSheetName = '导出说明';

/** As it is kept, of bytes that were drawn by chance. */
export function markIdOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, length)].map((byte) => letters[byte % letters.length]).join('');
}

/** As it is printed: two groups of four. */
export function shownMark(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4)}`;
}

/** What somebody typed off a paper, as it is kept; null for what is no such number. */
export function readMark(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–]/gu, '');
  return plain.length === length && [...plain].every((one) => letters.includes(one)) ? plain : null;
}

/** The whole line: who, where, when, and the number. */
export function markLine({ id, name, office, at }: Watermark): string {
  return `${name}　${office}　${shanghaiTime(at)}　水印号 ${shownMark(id)}`;
}

/**
 * What a paper carries. One that stays in the house says who printed it. One that a party, another bureau or a court may get is the
 * bureau's and not the officer's: the number alone, which says nothing to anybody but the auditor.
 */
export function markOn({ isInward = false }: { isInward?: boolean }, mark: Watermark): string {
  return isInward ? markLine(mark) : shownMark(mark.id);
}

/** 2026-11-28 16:40, by the clock of the county. */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
