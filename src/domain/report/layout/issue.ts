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

export const Issue = z.object({
  number: labelled(
    written()
      .max(40)
      .overwrite(asWritten)
      .regex(
        /^\p{Script=Han}{2,16}〔\d{4}〕[1-9]\d{0,4}号$/u,
        '写成“青市监〔2026〕12号”的样子|write it like 青市监〔2026〕12号',
      ),
    { zh: '发文字号', en: 'Number of the document', input: 'text' },
  ),
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

/** The frame of a report that is issued; it goes up, so that its head names who signed it. */
export function framed(
  { number, copyTo, attachments }: Issue,
  { bureauName, signer, signedOn }: Issuer,
): { head: OfficialHead; imprint: OfficialImprint; attachments: string[] } {
  return {
    head: { mark: `${bureauName}文件`, number, signer },
    imprint: { copyTo: namesIn(copyTo), printedBy: bureauName, printedOn: signedOn },
    attachments: namesIn(attachments, /[;；\n]/u),
  };
}
