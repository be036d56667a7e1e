/** 行文: what stands around a report as it is printed, out of its signing where it has one. */
import { framed, type Framed, type Issue } from '../../domain/report/layout/issue.ts';
import { numberOfEdition } from '../../domain/report/layout/issued-number.ts';
import { issueOf, type WorkReport } from '../../domain/report/work-report.ts';
import type { WorkReportSigningRow } from '../../store/base/schema.ts';
import { listNumbersOf } from '../../store/report/issued-number.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Context } from '../base/context.ts';

/** A draft is issued by nobody, and an office writes to its county without the red head, which is the bureau's. */
export async function framedOf(
  ctx: Context,
  entry: WorkReport,
  signed: Pick<WorkReportSigningRow, 'frozen' | 'signedById'> | null,
): Promise<Framed> {
  if (signed === null) return framed(issueOf(entry), null);
  const issue = await issueSigned(ctx, entry, signed);
  if (entry.officeId !== null) return framed(issue, null);
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  return framed(issue, {
    bureauName: ctx.county.county.bureauName,
    signer: accounts.find(({ id }) => id === signed.signedById)?.name ?? '',
    signedOn: signed.frozen.written.signedOn,
  });
}

/** As it was signed, under the number that the register has for this edition: it may have been given after the signature, or voided. */
async function issueSigned(
  ctx: Context,
  { countyId, id }: WorkReport,
  { frozen }: Pick<WorkReportSigningRow, 'frozen'>,
): Promise<Issue> {
  const issue = frozen.issue ?? { number: '', copyTo: '', attachments: '' };
  const own = (await listNumbersOf(ctx.db, countyId, id)).filter(({ edition }) => edition === frozen.edition);
  return { ...issue, number: numberOfEdition(issue.number, own) };
}
