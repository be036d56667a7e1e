/** 行文: what stands around a report as it is printed, out of its signing where it has one. */
import { framed, type Framed, type Issue } from '../../domain/report/layout/issue.ts';
import { issueOf, type WorkReport } from '../../domain/report/work-report.ts';
import type { WorkReportSigningRow } from '../../store/base/schema.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Context } from '../base/context.ts';

/** A draft is issued by nobody, and an office writes to its county without the red head, which is the bureau's. */
export async function framedOf(
  ctx: Context,
  entry: WorkReport,
  signed: Pick<WorkReportSigningRow, 'frozen' | 'signedById'> | null,
): Promise<Framed> {
  if (signed === null) return framed(issueOf(entry), null);
  const issue = issueSigned(entry, signed);
  if (entry.officeId !== null) return framed(issue, null);
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  return framed(issue, {
    bureauName: ctx.county.county.bureauName,
    signer: accounts.find(({ id }) => id === signed.signedById)?.name ?? '',
    signedOn: signed.frozen.written.signedOn,
  });
}

/** As it was signed; only a number that it did not have yet was given to it since. */
function issueSigned(entry: WorkReport, { frozen }: Pick<WorkReportSigningRow, 'frozen'>): Issue {
  const issue = frozen.issue ?? { number: '', copyTo: '', attachments: '' };
  const isNewest = frozen.edition === entry.edition;
  return issue.number === '' && isNewest ? { ...issue, number: entry.issueNumber } : issue;
}
