/** 案卷 (case file): what the papers of a case say besides the case, and how they are served. */
import { dayOf } from '../../../domain/base/calendar.ts';
import { leaksOf } from '../../../domain/base/disclosure/leak.ts';
import type { Account } from '../../../domain/county/account.ts';
import type { PaperFacts } from '../../../domain/matter/paper-facts.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { maskedCase, maskedCaseFacts } from '../../../domain/supervision/enforcement/masked-case.ts';
import { enforcementPapers, type EnforcementPaper } from '../../../domain/supervision/enforcement/papers/papers.ts';
import { exhibitKindWords } from '../../../domain/supervision/enforcement/words/exhibit-words.ts';
import { isTold, withoutTeller } from '../../../domain/supervision/enforcement/exhibit-names.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import type { Context } from '../../base/context.ts';
import type { Giving } from '../../matter/decided/served-paper.ts';
import { listExhibitFiles, listExhibits } from '../../../store/supervision/enforcement/exhibit.ts';

/** What lies in the file of a case; what told who told of it is printed without. */
export async function caseFactsOf(db: Db | Tx, enforcement: Enforcement, ctx: Context): Promise<Partial<PaperFacts>> {
  const { countyId, id } = enforcement;
  const [certificates, files, exhibits, accounts] = await Promise.all([
    listCertificates(db, countyId),
    listAttachments(db, countyId, id),
    listExhibits(db, countyId, id),
    listAccounts(db, countyId),
  ]);
  const laid = await listExhibitFiles(
    db,
    countyId,
    exhibits.map((one) => one.id),
  );
  const known = isTold(enforcement) ? namesOfCounty(ctx.county, accounts) : [];
  const told = (words: string) => withoutTeller(words, enforcement, { leaksOf, known });
  return {
    caseFile: {
      certificates,
      heads: accounts.filter(({ role }) => role === 'officeHead').map(({ id: accountId }) => accountId),
      exhibits: exhibits.map((one) => ({
        n: one.n,
        name: told(one.name),
        kindZh: exhibitKindWords[one.kind].zh,
        source: told(one.source),
        collectedOn: one.collectedOn,
        collectors: one.collectorIds,
        keptIn: told(one.keptIn),
        hashes: laid.filter(({ exhibitId }) => exhibitId === one.id).map(({ sha256 }) => sha256),
      })),
      files: files.map(({ id: fileId, fileName, addedAt }) => ({
        id: fileId,
        fileName: told(fileName),
        addedOn: dayOf(addedAt),
      })),
    },
  };
}

/** Who may be named in what a party reads: the officers, and the offices and places of the county. */
export function namesOfCounty(
  { organisations, stations, regions }: Context['county'],
  accounts: readonly Pick<Account, 'name' | 'organisationId' | 'stationId'>[],
): string[] {
  const officers = accounts.filter(({ organisationId, stationId }) => organisationId !== null && stationId === null);
  return [...organisations, ...stations, ...regions, ...officers].map(({ name }) => name);
}

/** How papers of a case are made and served: the party reads every word, with nothing masked. */
export const caseGiving: Giving<Enforcement, EnforcementPaper> = {
  table: enforcementPapers,
  masked: maskedCase,
  maskedFacts: maskedCaseFacts,
  besides: caseFactsOf,
  namesIn: ({ operatorName }) => [operatorName],
};
