/** 案卷 (case file): what the papers of a case say besides the case, and the hash of what is served to the party. */
import { dayOf } from '../../../domain/base/calendar.ts';
import type { Served } from '../../../domain/matter/matter.ts';
import type { PaperFacts } from '../../../domain/matter/paper-facts.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { enforcementPapers, type EnforcementPaper } from '../../../domain/supervision/enforcement/papers/papers.ts';
import { exhibitKindWords } from '../../../domain/supervision/enforcement/exhibit.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import type { Context } from '../../base/context.ts';
import { paperFactsOf, servedOf } from '../../matter/paper-facts.ts';
import { listExhibitFiles, listExhibits } from '../../../store/supervision/enforcement/exhibit.ts';

/** What lies in the file of a case. */
export async function caseFactsOf(db: Db | Tx, { countyId, id }: Enforcement): Promise<Partial<PaperFacts>> {
  const [certificates, files, exhibits] = await Promise.all([
    listCertificates(db, countyId),
    listAttachments(db, countyId, id),
    listExhibits(db, countyId, id),
  ]);
  const laid = await listExhibitFiles(
    db,
    countyId,
    exhibits.map((one) => one.id),
  );
  return {
    caseFile: {
      certificates,
      exhibits: exhibits.map((one) => ({
        n: one.n,
        name: one.name,
        kindZh: exhibitKindWords[one.kind].zh,
        source: one.source,
        collectedOn: one.collectedOn,
        collectors: one.collectorIds,
        keptIn: one.keptIn,
        hashes: laid.filter(({ exhibitId }) => exhibitId === one.id).map(({ sha256 }) => sha256),
      })),
      files: files.map(({ fileName, addedAt }) => ({ fileName, addedOn: dayOf(addedAt) })),
    },
  };
}

/** The hash of the paper as it is served with the case as it then stands: every word that the party reads, with nothing masked. */
export async function servedCase(
  tx: Tx,
  ctx: Context,
  kind: EnforcementPaper,
  enforcement: Enforcement,
): Promise<Served> {
  const facts = { ...(await paperFactsOf(ctx, tx, enforcement)), ...(await caseFactsOf(tx, enforcement)) };
  return servedOf(enforcementPapers, kind, enforcement, facts);
}
