/** 练习机 at the head of every page of a document that was made on one. */
import { AlignmentType, Header, Paragraph, TextRun } from 'docx';
import { practiceLine } from '../../base/practice.ts';
import { exactly, fontOf } from './docx-type.ts';

/** Odd pages and even ones have a head each; words that stand there anyway come below. */
export function practiceHeaders(besides: () => readonly Paragraph[] = () => []): { default: Header; even: Header } {
  return { default: headerOf(besides()), even: headerOf(besides()) };
}

function headerOf(besides: readonly Paragraph[]): Header {
  const words = new TextRun({ text: practiceLine, size: 24, font: fontOf('heading'), bold: true });
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(18), children: [words] }), ...besides],
  });
}
