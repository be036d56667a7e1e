/** 经过: the lines of a ledger as the desk reads them, names instead of ids. */
import { hiddenIn, withoutWords } from '../../../domain/base/masking.ts';
import { undoneLines } from '../../../domain/matter/bulk/undo.ts';
import type { LedgerVerb } from '../../../domain/base/ledger-verbs.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { LedgerRow } from '../../../store/base/schema.ts';

export interface TimelineLine {
  seq: number;
  verb: string;
  at: string;
  onDay: string;
  byName: string;
  byPlace: string | null;
  detail: Record<string, unknown>;
  hash: string;
}

/** What the person outside is called in the lines, and what their words are without what their reader does not see beside them. */
export interface Telling {
  /** 投诉人, 举报人, 咨询人 or 来人. */
  citizen: string;
  hide: (words: string) => string;
  /** Of the lines before the first of this verb no words are told. */
  closedBefore?: LedgerVerb;
}

/** For who has given a reason. */
export const inFull = (words: string) => words;

/** The lines of a ledger as the desk reads them: names instead of ids, and no words that its reader sees masked elsewhere. */
export function linesOf(
  ctx: Context,
  ledger: readonly LedgerRow[],
  names: ReadonlyMap<string, string>,
  { citizen, hide, closedBefore }: Telling,
): TimelineLine[] {
  const placeName = (id: string | null) => placeNameOf(ctx, id);
  const undone = undoneLines(ledger);
  const openFrom = ledger.find(({ verb }) => verb === closedBefore)?.seq ?? 0;
  return ledger.map((line) => ({
    seq: line.seq,
    verb: line.verb,
    at: line.at.toISOString(),
    onDay: line.onDay,
    byName: line.by === 'consumer' ? citizen : line.by === 'system' ? '系统' : (names.get(line.by) ?? '已停用账号'),
    byPlace: placeName(line.byOrganisationId),
    detail: {
      ...withNames(
        line.seq < openFrom ? closedDetail(line.detail) : hiddenIn(line.detail, hide),
        names,
        placeName,
        (id) => ctx.county.regions.find((one) => one.id === id)?.name ?? null,
        line.tombstone !== null,
      ),
      ...codeNames(ctx, line.detail),
      ...(undone.has(line.seq) ? { undone: true } : {}),
    },
    hash: line.hash.toString('hex').slice(0, 8),
  }));
}

/** What a line keeps whose words are closed, and that they are, where there were any. */
function closedDetail(detail: LedgerRow['detail']): LedgerRow['detail'] {
  const kept = withoutWords(detail);
  return JSON.stringify(kept) === JSON.stringify(detail) ? kept : { ...kept, wordsClosed: true };
}

/** The name of an organisation or a station of the county, or null. */
export function placeNameOf({ county }: Context, id: string | null): string | null {
  const { organisations, stations } = county;
  return organisations.find((one) => one.id === id)?.name ?? stations.find((one) => one.id === id)?.name ?? null;
}

/** The names of the categories and kinds that a correction changed, by their codes: the county sets them. */
function codeNames({ county }: Context, { was, ...now }: Record<string, unknown>): Record<string, unknown> {
  if (typeof was !== 'object' || was === null) return {};
  const used = new Set([...Object.values(was), ...Object.values(now)]);
  const named = county.categories.filter(({ code }) => used.has(code));
  return { codes: Object.fromEntries(named.map(({ code, zh, en }) => [code, { zh, en }])) };
}

/** Ids in a ledger line become names for the reader; the line itself keeps the ids. */
function withNames(
  detail: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
  placeName: (id: string | null) => string | null,
  regionName: (id: string) => string | null,
  isErased: boolean,
): Record<string, unknown> {
  const { requestId: _, ...rest } = detail;
  const word = (id: unknown, of: (id: string) => string | null | undefined) =>
    typeof id === 'string' ? (of(id) ?? null) : null;
  return {
    ...rest,
    ...(isErased ? { wordsErased: true } : {}),
    handlerName: word(rest['handlerId'], (id) => names.get(id)),
    coHandlerName: word(rest['coHandlerId'], (id) => names.get(id)),
    ...('accountId' in rest ? { accountName: word(rest['accountId'], (id) => names.get(id)) } : {}),
    ...('beforeId' in rest ? { beforeName: word(rest['beforeId'], (id) => names.get(id)) } : {}),
    ...(Array.isArray(rest['accountIds']) ? { accountNames: namesIn(rest['accountIds'], names) } : {}),
    ...('secondId' in rest ? { secondName: word(rest['secondId'], (id) => names.get(id)) } : {}),
    officeName: word(rest['officeId'], placeName),
    stationName: word(rest['stationId'], placeName),
    ...('organisationId' in rest ? { organisationName: word(rest['organisationId'], placeName) } : {}),
    ...('regionId' in rest ? { regionName: word(rest['regionId'], regionName) } : {}),
    ...(Array.isArray(rest['departmentIds'])
      ? { departmentNames: rest['departmentIds'].map((id) => placeName(String(id)) ?? '') }
      : {}),
  };
}

function namesIn(ids: readonly unknown[], names: ReadonlyMap<string, string>): string[] {
  return ids.map((id) => names.get(String(id)) ?? '');
}
