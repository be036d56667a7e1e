import { createHash } from 'node:crypto';
import { textOfPaper, paperFrom, issueKey, type Papered, type PaperTable } from '../../domain/matter/paper-form.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import type { Matter, Served } from '../../domain/matter/matter.ts';
import { conducts } from '../../domain/law/conduct.ts';
import { listAccounts } from '../../store/county/account.ts';
import { countAttachments } from '../../store/matter/attachment.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { listIssuedPapers } from '../../store/matter/paper.ts';
import type { Context } from '../base/context.ts';

/** A matter as letters read it; a tip-off says besides what conduct it tells of, and a complaint when it was dispatched. */
export type Lettered = Matter & Papered & { dispatchedOn?: string | null; conductCode?: string | null };

/** What the caller has read already. */
export interface Known {
  names?: ReadonlyMap<string, string>;
  fileCount?: number;
}

/** What a paper says besides the matter itself: the county, the office, who is called back, and the numbers already taken. */
export async function paperFactsOf(
  ctx: Context,
  db: Db | Tx,
  matter: Lettered,
  known: Known = {},
): Promise<PaperFacts> {
  const { county, organisations, stations, categories } = ctx.county;
  const [names, issued, fileCount] = await Promise.all([
    known.names ?? namesIn(ctx, db),
    listIssuedPapers(db, matter.countyId, matter.id),
    known.fileCount ?? countAttachments(db, matter.countyId, matter.id),
  ]);
  const placeOf = (id: string | null) => organisations.find((one) => one.id === id);
  const centre = organisations.find((one) => one.kind === 'centre' && one.active);
  // Before dispatch the centre writes the letter, and it is the centre that is called back.
  const office = matter.dispatchedOn === null ? undefined : placeOf(matter.officeId);
  const station = stations.find((one) => one.id === matter.stationId);
  const association = placeOf(matter.entrustedTo);
  const channel = categories.find((one) => one.code === matter.channel);
  const address = office?.address ?? centre?.address;
  const conduct = conducts[matter.conductCode as keyof typeof conducts] as { zh: string } | undefined;
  return {
    county,
    officePhone: office?.phone ?? county.hotline,
    handlerName: matter.handlerId === null ? '' : (names.get(matter.handlerId) ?? ''),
    today: ctx.today,
    fileCount,
    nameOf: (id) => names.get(id) ?? null,
    issued: new Map(issued.map(({ kind, occasion, number }) => [issueKey(kind, occasion), number])),
    ...(office === undefined ? {} : { officeName: office.name }),
    ...(address === undefined ? {} : { officeAddress: address }),
    ...(station === undefined ? {} : { stationName: station.name }),
    ...(association === undefined ? {} : { associationName: association.name }),
    ...(channel === undefined ? {} : { channelZh: channel.zh }),
    ...(conduct === undefined ? {} : { conductZh: conduct.zh }),
  };
}

/** The hash of the paper's whole text as it is served now, and the version of its wording. */
export function servedOf<K extends string, T extends Papered>(
  table: PaperTable<K, T>,
  kind: K,
  matter: T,
  facts: PaperFacts,
): Served {
  const paper = paperFrom(table, kind, matter, facts);
  const contentHash = createHash('sha256').update(textOfPaper(paper), 'utf8').digest('hex');
  return { contentHash, wording: paper.wording };
}

async function namesIn(ctx: Context, db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const accounts = await listAccounts(db, ctx.actor.countyId);
  return new Map(accounts.map(({ id, name }) => [id, name]));
}
