/** What the desk reads of a matter: words instead of codes, masked by role, with only the moves that are possible now. */
import { clockMark, remainingZh, type Clock, type ClockMark } from '../domain/clock.ts';
import type { Complaint, LegalRole } from '../domain/complaint.ts';
import { clocksOf, dueClock } from '../domain/deadline.ts';
import { mayPrint, paperKinds, paperNumberOf, paperWords, type PaperKind } from '../domain/paper.ts';
import { masked } from '../domain/privacy.ts';
import { type PersonMove } from '../domain/procedure.ts';
import { availableMoves } from '../domain/button.ts';
import { regionPath } from '../domain/region.ts';
import { lawfulRoles } from '../domain/talk.ts';
import type { Context } from '../actions/context.ts';
import { factsOf } from '../actions/context.ts';
import { listAccounts } from '../store/account.ts';
import { listAttachments } from '../store/attachment.ts';
import { listLedger } from '../store/ledger.ts';

export interface ClockView extends Clock {
  mark: ClockMark;
  remaining: string;
}

export interface Named {
  officeName: string | null;
  stationName: string | null;
  handlerName: string | null;
  categoryZh: string | null;
  categoryEn: string | null;
  natureZh: string | null;
  natureEn: string | null;
  channelZh: string | null;
  channelEn: string | null;
  consumerPlace: string | null;
  operatorPlace: string | null;
}

export type SeenComplaint = Omit<Complaint, 'queryCode'>;

export interface ListItem extends Named {
  complaint: SeenComplaint;
  due: { mark: ClockMark; remaining: string; zh: string; en: string } | null;
}

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

export interface Matter extends ListItem {
  clocks: ClockView[];
  moves: PersonMove[];
  lawfulRoles: readonly LegalRole[];
  papers: { kind: PaperKind; zh: string; en: string; number: string | null }[];
  timeline: TimelineLine[];
  attachments: { id: string; fileName: string; type: string; bytes: number; addedAt: string; by: string }[];
  /** People who may handle the matter, for the form that assigns it. */
  handlers: { id: string; name: string }[];
}

/** Names of accounts by id, read once for a whole page of matters. */
export async function namesOf(ctx: Context): Promise<Map<string, string>> {
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  return new Map(accounts.map((account) => [account.id, account.name]));
}

export function itemOf(
  ctx: Context,
  complaint: Complaint,
  names: ReadonlyMap<string, string>,
  unmasked = false,
): ListItem {
  const { organisations, stations, regions, categories, calendar } = ctx.county;
  const { queryCode: _, ...seen } = unmasked ? complaint : masked(complaint, ctx.actor.role);
  const category = (code: string | null) => categories.find((one) => one.code === code) ?? null;
  const place = (id: string | null) => {
    const region = regions.find((one) => one.id === id);
    return region === undefined ? null : regionPath(region, regions);
  };
  const clock = dueClock(complaint);
  return {
    complaint: seen,
    due:
      clock === null
        ? null
        : {
            mark: clockMark(clock, ctx.today, calendar),
            remaining: remainingZh(clock, ctx.today, calendar),
            zh: clock.zh,
            en: clock.en,
          },
    officeName: organisations.find((one) => one.id === complaint.officeId)?.name ?? null,
    stationName: stations.find((one) => one.id === complaint.stationId)?.name ?? null,
    handlerName: complaint.handlerId === null ? null : (names.get(complaint.handlerId) ?? null),
    categoryZh: category(complaint.categoryCode)?.zh ?? null,
    categoryEn: category(complaint.categoryCode)?.en ?? null,
    natureZh: category(complaint.natureCode)?.zh ?? null,
    natureEn: category(complaint.natureCode)?.en ?? null,
    channelZh: category(complaint.channel)?.zh ?? null,
    channelEn: category(complaint.channel)?.en ?? null,
    consumerPlace: place(complaint.consumerRegionId),
    operatorPlace: place(complaint.operatorRegionId),
  };
}

export async function matterOf(ctx: Context, complaint: Complaint, unmasked = false): Promise<Matter> {
  const [accounts, ledger, attachments] = await Promise.all([
    listAccounts(ctx.db, ctx.actor.countyId),
    listLedger(ctx.db, complaint.countyId, complaint.id),
    listAttachments(ctx.db, complaint.countyId, complaint.id),
  ]);
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  const { organisations, stations, calendar } = ctx.county;
  const placeName = (id: string | null) =>
    organisations.find((one) => one.id === id)?.name ?? stations.find((one) => one.id === id)?.name ?? null;
  return {
    ...itemOf(ctx, complaint, names, unmasked),
    clocks: clocksOf(complaint, factsOf(ctx)).map((clock) => ({
      ...clock,
      mark: clockMark(clock, ctx.today, calendar),
      remaining: remainingZh(clock, ctx.today, calendar),
    })),
    moves: availableMoves(complaint, ctx.actor),
    lawfulRoles: lawfulRoles(complaint),
    papers: paperKinds
      .filter((kind) => mayPrint(complaint, kind))
      .map((kind) => ({
        kind,
        zh: paperWords[kind].zh,
        en: paperWords[kind].en,
        number: paperNumberOf(complaint, kind),
      })),
    timeline: ledger.map((line) => ({
      seq: line.seq,
      verb: line.verb,
      at: line.at.toISOString(),
      onDay: line.onDay,
      byName: line.by === 'consumer' ? '投诉人' : line.by === 'system' ? '系统' : (names.get(line.by) ?? '已停用账号'),
      byPlace: placeName(line.byOrganisationId),
      detail: withNames(line.detail, names, placeName),
      hash: line.hash.toString('hex').slice(0, 8),
    })),
    attachments: attachments.map(({ id, fileName, type, bytes, addedAt, by }) => ({
      id,
      fileName,
      type,
      bytes,
      addedAt: addedAt.toISOString(),
      by: by === 'consumer' ? '投诉人' : (names.get(by) ?? ''),
    })),
    handlers: accounts
      .filter(
        (account) =>
          account.active &&
          account.organisationId === complaint.officeId &&
          (account.role === 'officer' || account.role === 'officeHead'),
      )
      .map(({ id, name }) => ({ id, name })),
  };
}

/** Ids in a ledger line become names for the reader; the line itself keeps the ids. */
function withNames(
  detail: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
  placeName: (id: string | null) => string | null,
): Record<string, unknown> {
  const { requestId: _, ...rest } = detail;
  const word = (id: unknown, of: (id: string) => string | null | undefined) =>
    typeof id === 'string' ? (of(id) ?? null) : null;
  return {
    ...rest,
    handlerName: word(rest['handlerId'], (id) => names.get(id)),
    officeName: word(rest['officeId'], placeName),
    stationName: word(rest['stationId'], placeName),
  };
}
