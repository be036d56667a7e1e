/** 行文: what a signed report has when it is formally issued: its number in the books of documents, who gets a copy, what is attached. */
import { z } from 'zod';
import { labelled, written } from '../../base/field.ts';
import type { OfficialHead, OfficialImprint } from './official.ts';

/** Typed with any brackets, 「青市监[2026]012号」; kept as GB/T 9704 writes it: 〔2026〕, no nought before the number, no 第. */
function asWritten(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[[({【〔](\d{4})[\])}】〕]/u, '〔$1〕')
    .replace(/〕第?0{0,6}/u, '〕');
}

const IssueNumber = written()
  .max(40)
  .overwrite(asWritten)
  .regex(
    /^\p{Script=Han}{2,16}〔\d{4}〕[1-9]\d{0,4}号$/u,
    '写成“青市监〔2026〕12号”的样子|write it like 青市监〔2026〕12号',
  );
const numbered = { zh: '发文字号', en: 'Number of the document', input: 'text' } as const;

/** 编文号: the number alone, which is often known only after the signature. */
export const NumberReport = z.object({
  number: labelled(IssueNumber, { ...numbered, hintZh: '如 青市监〔2026〕12号' }),
});
export type NumberReport = z.infer<typeof NumberReport>;

export const Issue = z.object({
  number: labelled(z.union([z.literal(''), IssueNumber]).default(''), numbered),
  copyTo: labelled(written().max(200).default(''), { zh: '抄送', en: 'Copies to', input: 'text' }),
  attachments: labelled(written().max(400).default(''), { zh: '附件', en: 'Attached', input: 'text' }),
});
export type Issue = z.infer<typeof Issue>;

/** What is typed in one line, one after another; the name of a table has a 、 of its own, that of an office has none. */
export function namesIn(typed: string, between: RegExp = /[;；\n、，,]/u): string[] {
  return typed
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

export interface Issuer {
  bureauName: string;
  /** Who signed. */
  signer: string;
  /** The day of the signature as it is printed. */
  signedOn: string;
}

export interface Framed {
  head: OfficialHead | null;
  imprint: OfficialImprint | null;
  attachments: string[];
}

/**
 * The frame of a report that is issued; it goes up, so that its head names who signed it. What has no number yet has no red head; what is
 * not signed, or is an office's, is issued by nobody and says no more than what is attached.
 */
export function framed({ number, copyTo, attachments }: Issue, issuer: Issuer | null): Framed {
  const attached = namesIn(attachments, /[;；\n]/u);
  if (issuer === null) return { head: null, imprint: null, attachments: attached };
  const { bureauName, signer, signedOn } = issuer;
  const copies = namesIn(copyTo);
  return {
    head: number === '' ? null : { mark: `${bureauName}文件`, number, signer },
    imprint:
      number === '' && copies.length === 0 ? null : { copyTo: copies, printedBy: bureauName, printedOn: signedOn },
    attachments: attached,
  };
}
