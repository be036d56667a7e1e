import { demand } from '../../../domain/base/actor.ts';
import type { Certificate, CertificateForm } from '../../../domain/supervision/enforcement/certificate.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { getAccount } from '../../../store/county/account.ts';
import { transact } from '../../../store/base/transact.ts';
import { saveCertificate as save } from '../../../store/supervision/enforcement/certificate.ts';
import { noteSetting, type Context } from '../../base/context.ts';

/** Writes down by which certificate an officer enforces; the county's own chain tells of it. The same again changes nothing. */
export function saveCertificate(ctx: Context, accountId: string, form: CertificateForm): Promise<Certificate> {
  demand(ctx.actor, 'certificate.save');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const { role } = await getAccount(tx, countyId, accountId);
    if (role !== 'officer' && role !== 'officeHead') throw new Refusal('handler-unknown');
    const certificate: Certificate = { countyId, accountId, ...form };
    await save(tx, certificate);
    const { number: certNumber, fromOn: from, untilOn: until } = form;
    await noteSetting(tx, ctx, 'certificate-saved', { accountId, certNumber, from, until });
    return certificate;
  });
}
