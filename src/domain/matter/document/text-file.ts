/**
 * 从文件取字 (text of a file): a contract comes as a document, and its words are wanted. What is read of it at most; each limit is far above
 * any contract, and each has its sentence.
 */
export const textFileLimits = {
  /** The file as it comes. */
  packedMegabytes: 20,
  /** What the parts of a document unpack into. */
  megabytes: 50,
  /** So long its reading may take, and so much memory may be needed for it. */
  seconds: 20,
  memoryMegabytes: 512,
  /** Pages of a PDF. */
  pages: 300,
  /** Characters; what is longer is cut, and said to be. */
  letters: 200_000,
} as const;

/** What a file was, once it has been read. */
export const textFileKindWords = {
  docx: { zh: 'DOCX', en: 'DOCX' },
  pdf: { zh: 'PDF', en: 'PDF' },
  txt: { zh: 'TXT', en: 'TXT' },
} as const;
export type TextFileKind = keyof typeof textFileKindWords;

/** The words of a file, as somebody looks at them before anything is done with them. */
export interface TextOfFile {
  kind: TextFileKind;
  text: string;
  /** Its pages, where it has any. */
  pages: number | null;
  /** It was longer than what is read. */
  isCut: boolean;
}

/** How tables come: word by word like the text around them, or a row in a line with tabs between its cells. */
export type TableReading = 'words' | 'rows';

/** Lines without blanks at their ends, and no more than one empty line between two. */
export function tidyText(text: string, tables: TableReading = 'words'): string {
  return (
    text
      .replace(/\r\n?/gu, '\n')
      // Some fonts write 「⼀」, the radical, where 「一」 is meant; they look alike and are not found.
      .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/gu, (sign) => sign.normalize('NFKC'))
      .replace(tables === 'rows' ? / ?\t ?/gu : /\t/gu, tables === 'rows' ? '\t' : ' ')
      .replace(/[\u00a0 ]{1,400}/gu, ' ')
      .split('\n')
      .map((line) => (tables === 'rows' ? line.replace(/^ | [ \t]{0,9}$/gu, '').replace(/\t$/u, '') : line.trim()))
      .filter((line, i, all) => line !== '' || (all[i - 1] ?? '') !== '')
      .join('\n')
      .trim()
  );
}
