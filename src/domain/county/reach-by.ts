/** 怎么通知到人 (reach): by which ways besides the desk an account is told that something has become his; each says so for himself. */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';

export interface Reach {
  countyId: number;
  accountId: string;
  bySms: boolean;
  byEmail: boolean;
  email: string;
  /** The extension of his telephone, at which calls ring; empty where he takes none. */
  line: string;
}

export const ReachForm = z.object({
  bySms: labelled(z.boolean(), { zh: '也发短信给我', en: 'By text message too', input: 'tick' }),
  byEmail: labelled(z.boolean(), { zh: '也发邮件给我', en: 'By mail too', input: 'tick' }),
  email: labelled(
    written()
      .max(200)
      .regex(/^(?:[^@\s]+@[^@\s]+\.[^@\s]+|)$/u),
    {
      zh: '邮箱',
      en: 'Mail address',
      input: 'text',
      wrongZh: '写成 name@example.cn 这样',
      wrongEn: 'such as name@example.cn',
    },
  ),
  line: labelled(written().max(20).regex(/^\d*$/u).default(''), {
    zh: '我的分机号',
    en: 'My extension',
    input: 'text',
    wrongZh: '只写数字，例如 8003',
    wrongEn: 'figures alone, such as 8003',
  }),
});
export type ReachForm = z.infer<typeof ReachForm>;

/** Brings full-width digits, spaces and dashes that people type into one form. */
export function plainPhone(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s()（）]/gu, '')
    .replace(/^\+?86-?(?=1)/u, '');
  // The dash of a landline's area code stays: it is part of how the number is written.
  return plain.startsWith('1') ? plain.replaceAll('-', '') : plain;
}

/** Whether text messages reach the number. */
export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/u.test(phone);
}

/** Whether the number can be rung: a mobile, a landline with its area code and perhaps an extension, a hotline. */
export function isTelephone(typed: string): boolean {
  const digits = typed.normalize('NFKC').replace(/[\s()-]/gu, '');
  return /^(?:\+?86)?1[3-9]\d{9}$|^0[1-9]\d{8,10}(?:[转x]?\d{1,5})?$|^[48]00\d{7}$|^1[012]\d{3}$/u.test(digits);
}

/** Refuses a way that leads nowhere. */
export function demandReachable({ bySms, byEmail, email }: ReachForm, phone: string): void {
  if (byEmail && email === '')
    throw new Refusal('invalid-input', {}, [
      { path: 'email', zh: '要发邮件，请写邮箱。', en: 'Write the address to which mail goes.' },
    ]);
  if (bySms && !isMobile(phone))
    throw new Refusal('invalid-input', {}, [
      {
        path: 'bySms',
        zh: '您的账号没有登记手机号，发不了短信；请管理员在账号里填上。',
        en: 'Your account has no mobile number; the administrator can add it.',
      },
    ]);
}
