import { dayOf, isPublished } from '../../domain/base/calendar.ts';
import { issueKey, type Papered, type PaperTime } from '../../domain/matter/paper-form.ts';
import type { PaperFacts } from '../../domain/matter/paper-facts.ts';
import type { Revocation } from '../../domain/matter/decided/anew.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { pathOf } from '../../domain/county/region.ts';
import type { Organisation } from '../../domain/county/organisation.ts';
import { conducts } from '../../domain/law/conduct.ts';
import { listAccounts } from '../../store/county/account.ts';
import { countAttachments } from '../../store/matter/attachment.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { listIssuedPapers } from '../../store/matter/paper.ts';
import type { Context } from '../base/context.ts';

/** A matter as letters read it; a tip-off says besides what conduct it tells of, a complaint when it was dispatched, and both what was revoked. */
export type Lettered = Matter &
  Papered & { dispatchedOn?: string | null; conductCode?: string | null; annulments?: readonly Revocation[] };

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
  const { county, organisations } = ctx.county;
  const [names, issued, fileCount] = await Promise.all([
    known.names ?? namesIn(ctx, db),
    listIssuedPapers(db, matter.countyId, matter.id),
    known.fileCount ?? countAttachments(db, matter.countyId, matter.id),
  ]);
  // Before dispatch the centre writes the letter, and it is the centre that is called back.
  const office = matter.dispatchedOn === null ? undefined : organisations.find((one) => one.id === matter.officeId);
  return {
    county,
    officePhone: office?.phone ?? county.hotline,
    handlerName: matter.handlerId === null ? '' : (names.get(matter.handlerId) ?? ''),
    today: ctx.today,
    fileCount,
    nameOf: (id) => names.get(id) ?? null,
    placeOf: (id) => pathOf(id, ctx.county.regions),
    isProvisional: (day) => !isPublished(ctx.county.calendar, Number(day.slice(0, 4))),
    issued: new Map(issued.map(({ kind, occasion, number }) => [issueKey(kind, occasion), number])),
    issuedOn: new Map(issued.map(({ kind, occasion, issuedAt }) => [issueKey(kind, occasion), dayOf(issuedAt)])),
    ...officeWords(ctx, office),
    ...matterWords(ctx, matter),
  };
}

/** By what the set of a paper is found. */
export function timeOf({ county, today }: Pick<Context, 'county' | 'today'>): PaperTime {
  return { county: county.county, today };
}

/** The office that is called back, by name, and where to find it: at the centre, as long as no office has the matter. */
function officeWords({ county }: Context, office: Organisation | undefined): Partial<PaperFacts> {
  const centre = county.organisations.find((one) => one.kind === 'centre' && one.active);
  const address = office?.address ?? centre?.address;
  return {
    ...(office === undefined ? {} : { officeName: office.name }),
    ...(address === undefined ? {} : { officeAddress: address }),
  };
}

/** What the matter holds by a code, in words; what it does not hold, or nobody knows any more, is left out. */
function matterWords({ county }: Context, matter: Lettered): Partial<PaperFacts> {
  const station = county.stations.find((one) => one.id === matter.stationId);
  const association = county.organisations.find((one) => one.id === matter.entrustedTo);
  const channel = county.categories.find((one) => one.code === matter.channel);
  const conduct = conducts[matter.conductCode as keyof typeof conducts] as { zh: string } | undefined;
  return {
    ...(station === undefined ? {} : { stationName: station.name }),
    ...(association === undefined ? {} : { associationName: association.name }),
    ...(channel === undefined ? {} : { channelZh: channel.zh }),
    ...(conduct === undefined ? {} : { conductZh: conduct.zh }),
  };
}

/** The names of all accounts of the county by their ids. */
export async function namesIn(ctx: Context, db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const accounts = await listAccounts(db, ctx.actor.countyId);
  return new Map(accounts.map(({ id, name }) => [id, name]));
}
