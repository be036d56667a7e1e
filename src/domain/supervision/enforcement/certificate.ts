/** 执法证 (certificate): who may investigate. 程序规定 第十九条、第二十三条: at least two officers who are qualified to enforce, on the day of the act. */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';

/** A certificate of an account, with its first and its last day. */
export interface Certificate {
  countyId: number;
  accountId: string;
  number: string;
  fromOn: Day;
  untilOn: Day;
}

export const CertificateForm = z
  .object({
    number: labelled(written().min(4).max(40), { zh: '执法证号', en: 'Number', input: 'text' }),
    fromOn: labelled(z.iso.date(), { zh: '有效期从', en: 'Valid from', input: 'day', startsEmpty: true }),
    untilOn: labelled(z.iso.date(), { zh: '有效期到', en: 'Valid until', input: 'day', startsEmpty: true }),
  })
  .check(({ value, issues }) => {
    if (value.fromOn <= value.untilOn) return;
    issues.push({
      code: 'custom',
      input: value.untilOn,
      path: ['untilOn'],
      message: '有效期到的日子要在起始日以后。|The last day comes after the first.',
    });
  });
export type CertificateForm = z.infer<typeof CertificateForm>;

export function isCertified(accountId: string, on: Day, certificates: Facts['certificates'] = []): boolean {
  return certificates.some((one) => one.accountId === accountId && one.fromOn <= on && on <= one.untilOn);
}

/** One who took part in a deed, with the certificate that he held on its day: what the paper of the deed says of him for good. */
export interface Officer {
  id: string;
  /** Null where none held on the day. */
  certificate: string | null;
}

/** Those who take part in a deed of the day, as its paper is to name them whoever goes on with the case. */
export function officersOn(ids: readonly string[], on: Day, { certificates = [] }: Facts): Officer[] {
  return ids.map((id) => {
    const held = certificates.find((one) => one.accountId === id && one.fromOn <= on && on <= one.untilOn);
    return { id, certificate: held?.number ?? null };
  });
}

/** Refuses fewer than two officers, the same one twice, and one without a certificate that holds on the day. */
export function demandCertified(officers: readonly string[], on: Day, { certificates }: Facts): void {
  if (officers.length < 2) throw new Refusal('investigators-missing');
  if (new Set(officers).size < officers.length) throw new Refusal('investigators-same');
  const without = officers.filter((id) => !isCertified(id, on, certificates)).length;
  if (without > 0) throw new Refusal('certificate-missing', { n: without, on });
}
