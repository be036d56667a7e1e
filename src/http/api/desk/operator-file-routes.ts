/** 经营者档案的一页: what the register and the wings above it know of one shop; of the matters only those that the reader may see. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand, maySee, mayDo } from '../../../domain/base/actor.ts';
import { dayOf, type Day } from '../../../domain/base/calendar.ts';
import { complaintRowFields, ComplaintQuery, type ComplaintRow } from '../../../domain/complaint/complaint-list.ts';
import type { Agreement, Complaint } from '../../../domain/complaint/complaint.ts';
import { settlementRate, type FirmCount } from '../../../domain/firm/firm.ts';
import type { OfferState } from '../../../domain/firm/offer.ts';
import {
  countedFrom,
  noCounts,
  performanceOf,
  type OperatorCounts,
  type Performance,
} from '../../../domain/operator/operator-figures.ts';
import {
  AssignForm,
  isFlagOn,
  type MatterOperator,
  type Operator,
  type OperatorFlag,
  type OperatorMerge,
} from '../../../domain/operator/operator.ts';
import { TipoffQuery } from '../../../domain/tipoff/tipoff-list.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Context } from '../../../actions/base/context.ts';
import { assignOperator, getSeenTold } from '../../../actions/desk/operator-reader.ts';
import { besideTheTable } from '../../../domain/matter/paper-form.ts';
import { complaintPapers } from '../../../domain/complaint/papers/papers.ts';
import { complaintBook } from '../../../store/complaint/complaint.ts';
import { tipoffBook } from '../../../store/tipoff/tipoff.ts';
import { findMattersByIds } from '../../../store/matter/matter.ts';
import { complaintListing } from '../../../store/complaint/complaint-list.ts';
import { countFirms, listFirms, type StoredFirm } from '../../../store/firm/firm.ts';
import { listOffersOf } from '../../../store/firm/offer.ts';
import { countMatters, listMatters } from '../../../store/matter/lists.ts';
import { listPapersOf } from '../../../store/matter/paper.ts';
import { countNames, listMattersOf, listOfMatter } from '../../../store/operator/matter-operator.ts';
import { countOperators } from '../../../store/operator/operator-list.ts';
import {
  findHeardOperator,
  getHeardOperator,
  getOperator,
  listFlags,
  listMembers,
  listMerges,
  listTwins,
  type NamedOperator,
} from '../../../store/operator/operator.ts';
import { isOperatorWatched } from '../../../store/operator/operator-watch.ts';
import { tipoffListing } from '../../../store/tipoff/tipoff-list.ts';
import { namesOf } from '../county/account-names.ts';
import { complaintLineOf, type ComplaintLine } from '../complaint/complaint-view.ts';
import { tipoffItemOf, type TipoffItem } from '../tipoff/tipoff-view.ts';
import { placeOf } from '../operator/operator-routes.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** An agreement of the shop, and how it was kept. */
export interface OperatorAgreement {
  number: string;
  signedOn: Day;
  performBy: Day | null;
  performedOn: Day | null;
  performance: Performance;
}

/** Another shop that may be the same one, and why. */
export interface OperatorTwinView {
  id: string;
  mineId: string;
  name: string;
  place: string;
  why: Words;
}

/** The page of a shop. */
export interface OperatorFile {
  operator: Omit<Operator, 'searchKeys' | 'countyId'> & { place: string; names: readonly string[] };
  members: { id: string; name: string; code: string; address: string }[];
  /** Whether the reader follows it. */
  isWatched: boolean;
  counts: OperatorCounts;
  from: Day;
  /** How it is called in matters, and how often. */
  told: { name: string; n: number; why: Words; isPersons: boolean }[];
  twins: OperatorTwinView[];
  /** Matters that may be about it; a person decides. */
  offered: { number: string; name: string; why: Words }[];
  flags: (Omit<OperatorFlag, 'countyId' | 'byId' | 'liftedById'> & { by: string; isOn: boolean })[];
  merges: (Omit<OperatorMerge, 'countyId' | 'byId' | 'partedById'> & { by: string; name: string })[];
  complaints: ComplaintLine[];
  tipoffs: TipoffItem[];
  /** As many as the reader may see. */
  seen: { complaints: number; tipoffs: number };
  agreements: OperatorAgreement[];
  offers: { number: string; state: OfferState; offeredAt: Date; recoveredFen: number | null }[];
  papers: { number: string; title: Words; paperNumber: string; issuedAt: Date }[];
  firm: (Pick<StoredFirm, 'id' | 'name' | 'active' | 'pledgedHours' | 'pledge' | 'pledgedOn'> & FirmShare) | null;
  /** Complaints in each month of the counted ones that the reader may see, the oldest month first. */
  months: { month: string; n: number }[];
}

type FirmShare = Pick<FirmCount, 'offered' | 'answered' | 'settled'> & { settlementRate: number | null };

const params = z.object({ id: z.uuid() });
const get = createRoute({
  method: 'get',
  path: '/operators/{id}',
  summary: '一家店的档案：叫法、件、协议、标记、合并；件只给看得到的',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '档案', ...json(shape<OperatorFile>()) }, ...problems },
});
const ofMatter = createRoute({
  method: 'get',
  path: '/matters/{number}/operator',
  summary: '一件说的是哪家店，可能是哪几家',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412') },
  responses: { 200: { description: '店', ...json(shape<MatterOperatorView>()) }, ...problems },
});
const assign = createRoute({
  method: 'put',
  path: '/matters/{number}/operator',
  summary: '认定一件说的是哪家店；null 是给出的几家都不是',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412'), body: body(AssignForm) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

/** The shop of a matter with what whoever handles it should know, or the ones that it may be. */
export interface MatterOperatorView {
  operator: { id: string; name: string; complaints: number; unkept: number } | null;
  flags: { id: string; kind: OperatorFlag['kind']; words: string; until: Day | null }[];
  offered: { id: string; name: string; place: string; why: Words }[];
}

const mostShown = 100;

export const operatorFileApi = apiRoutes()
  .openapi(get, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'operator.read');
    const { rootId } = await getHeardOperator(ctx.db, ctx.actor, c.req.valid('param').id);
    return c.json(await fileOf(ctx, rootId), 200);
  })
  .openapi(ofMatter, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'operator.read');
    return c.json(await matterOperatorOf(ctx, c.req.valid('param').number), 200);
  })
  .openapi(
    assign,
    async (c) => {
      await assignOperator(c.get('ctx'), c.req.valid('param').number, c.req.valid('json').operatorId);
      return c.json({ ok: true as const }, 200);
    },
    checked(AssignForm),
  );

/** Of one page, by the shop to which the merges lead. */
export async function fileOf(ctx: Context, rootId: string): Promise<OperatorFile> {
  const { db } = ctx;
  const { countyId } = ctx.actor;
  const members = await listMembers(db, countyId, rootId);
  const ids = members.map(({ id }) => id);
  const root = members[0] ?? { ...(await getOperator(db, countyId, rootId)), names: [] };
  const [shared, matters, told, parts] = await Promise.all([
    registeredOf(ctx, members),
    mattersOf(ctx, rootId),
    countNames(db, countyId, ids),
    saidOf(ctx, ids),
  ]);
  const { searchKeys: _, countyId: __, names: ___, ...operator } = root;
  return {
    operator: {
      ...operator,
      place: placeOf(ctx, root.regionId),
      names: [...new Set(members.flatMap((one) => one.names))],
    },
    members: members.map(({ id, name, code, address }) => ({ id, name, code, address })),
    from: countedFrom(ctx.today),
    told,
    ...shared,
    ...matters,
    ...parts,
  };
}

/** What the register and the settlement scheme hold of it. */
async function registeredOf(ctx: Context, members: readonly NamedOperator[]) {
  const { db, today } = ctx;
  const { countyId } = ctx.actor;
  const rootId = members[0]?.rootId ?? '';
  const [counts, firm, isWatched] = await Promise.all([
    countOperators(db, countyId, [rootId], { from: countedFrom(today), today }),
    firmOf(ctx, members),
    isOperatorWatched(db, { countyId, accountId: ctx.actor.id, rootId }),
  ]);
  return { isWatched, counts: counts.get(rootId) ?? noCounts, firm };
}

async function firmOf(ctx: Context, members: readonly NamedOperator[]): Promise<OperatorFile['firm']> {
  const firmId = members.find((one) => one.firmId !== null)?.firmId ?? null;
  if (firmId === null || !mayDo(ctx.actor, 'firm.read')) return null;
  const { countyId } = ctx.actor;
  const [firms, counts] = await Promise.all([
    listFirms(ctx.db, countyId),
    countFirms(ctx.db, countyId, { from: countedFrom(ctx.today), to: ctx.today }),
  ]);
  const firm = firms.find(({ id }) => id === firmId);
  const count = counts.find((one) => one.firmId === firmId);
  if (firm === undefined || count === undefined) return null;
  const { id, name, active, pledgedHours, pledge, pledgedOn } = firm;
  const { offered, answered, settled } = count;
  return {
    id,
    name,
    active,
    pledgedHours,
    pledge,
    pledgedOn,
    offered,
    answered,
    settled,
    settlementRate: settlementRate(count),
  };
}

const complaintFields = [...complaintRowFields, 'agreement'] as const;
type ShownComplaint = ComplaintRow & Pick<Complaint, 'agreement'>;

/** Its matters as far as the reader may see them, with what was agreed, offered and issued in them. */
async function mattersOf(ctx: Context, rootId: string) {
  const { db, actor, today } = ctx;
  const asked = { operator: rootId, limit: mostShown, sort: 'newest' as const };
  const complaintQuery = ComplaintQuery.parse(asked);
  const tipoffList = tipoffListing(TipoffQuery.parse(asked), actor.role);
  const [complaints, tipoffs, nComplaints, nTipoffs, names] = await Promise.all([
    listMatters<Complaint, ShownComplaint>(
      db,
      actor,
      { ...complaintListing(complaintQuery, today), fields: complaintFields },
      today,
    ),
    listMatters(db, actor, tipoffList, today),
    countMatters(db, actor, complaintListing(complaintQuery, today), today, 10_000),
    countMatters(db, actor, tipoffList, today, 10_000),
    namesOf(ctx),
  ]);
  const numbers = new Map(complaints.items.map(({ id, number }) => [id, number]));
  const ids = [...numbers.keys()];
  const [offers, papers] = await Promise.all([
    listOffersOf(db, actor.countyId, ids),
    listPapersOf(db, actor.countyId, ids, mostShown),
  ]);
  const numberOf = (id: string) => numbers.get(id) ?? '';
  return {
    complaints: complaints.items.map((row) => complaintLineOf(ctx, rowOf(row), names)),
    tipoffs: tipoffs.items.map((one) => tipoffItemOf(ctx, one, names)),
    seen: { complaints: nComplaints, tipoffs: nTipoffs },
    agreements: complaints.items.flatMap(({ number, agreement }) => agreementOf(number, agreement, today)),
    offers: offers.map(({ complaintId, state, offeredAt, recoveredFen }) => ({
      number: numberOf(complaintId),
      state,
      offeredAt,
      recoveredFen,
    })),
    papers: papers.map(({ matterId, kind, number, issuedAt }) => ({
      number: numberOf(matterId),
      title: paperWords(kind),
      paperNumber: number,
      issuedAt,
    })),
    months: monthsOf(complaints.items, today),
  };
}

/** Of what was read, what a row of the list shows: it is masked as that is. */
function rowOf(row: ShownComplaint): ComplaintRow {
  return Object.fromEntries(complaintRowFields.map((field) => [field, row[field]])) as unknown as ComplaintRow;
}

function agreementOf(number: string, agreement: Agreement | null, today: Day): OperatorAgreement[] {
  if (agreement === null) return [];
  const { signedOn, performBy, performedOn } = agreement;
  return [{ number, signedOn, performBy, performedOn, performance: performanceOf(agreement, today) }];
}

function monthsOf(rows: readonly Pick<ComplaintRow, 'receivedAt' | 'filedAt'>[], today: Day): OperatorFile['months'] {
  const told = rows.map(({ receivedAt, filedAt }) => dayOf(receivedAt ?? filedAt).slice(0, 7));
  const [year = 0, month = 1] = countedFrom(today).split('-').map(Number);
  const last = today.slice(0, 7);
  const months: OperatorFile['months'] = [];
  for (let i = 0; ; i += 1) {
    const at = month - 1 + i;
    const name = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    months.push({ month: name, n: told.filter((one) => one === name).length });
    if (name >= last) return months;
  }
}

/** What people have said of it, and what they are asked. */
async function saidOf(ctx: Context, ids: readonly string[]) {
  const { db, today } = ctx;
  const { countyId } = ctx.actor;
  const [flags, merges, twins, matters, names] = await Promise.all([
    listFlags(db, countyId, ids),
    listMerges(db, countyId, ids),
    listTwins(db, countyId, ids),
    listMattersOf(db, countyId, ids),
    namesOf(ctx),
  ]);
  const byName = (id: string) => names.get(id) ?? '';
  const offered = matters.filter(({ state }) => state === 'offered');
  return {
    flags: flags.map(({ id, operatorId, kind, words, until, byId, at, liftedAt, liftReason }) => ({
      id,
      operatorId,
      kind,
      words,
      until,
      at,
      liftedAt,
      liftReason,
      by: byName(byId),
      isOn: isFlagOn({ liftedAt, until }, today),
    })),
    merges: await Promise.all(
      merges.map(async ({ id, keptId, goneId, reason, byId, at, partedAt, partReason }) => ({
        id,
        keptId,
        goneId,
        reason,
        at,
        partedAt,
        partReason,
        by: byName(byId),
        name: (await getOperator(db, countyId, goneId)).name,
      })),
    ),
    twins: (await Promise.all(twins.map((twin) => twinOf(ctx, twin)))).flat(),
    offered: await seenOffered(ctx, offered),
  };
}

/** None for one of which the reader may not be told. */
async function twinOf(ctx: Context, twin: Awaited<ReturnType<typeof listTwins>>[number]): Promise<OperatorTwinView[]> {
  const other = await findHeardOperator(ctx.db, ctx.actor, twin.otherRootId);
  if (other === null) return [];
  const mineId = twin.aId === twin.otherId ? twin.bId : twin.aId;
  return [{ id: other.id, mineId, name: other.name, place: placeOf(ctx, other.regionId), why: twin.why }];
}

function paperWords(kind: string): Words {
  const rule = (complaintPapers as Readonly<Record<string, Words | undefined>>)[kind];
  return rule === undefined ? besideTheTable(kind) : { zh: rule.zh, en: rule.en };
}

/** Those of the matters that the reader may see: that a matter is there is told by its number. */
async function seenOffered(ctx: Context, offered: readonly MatterOperator[]): Promise<OperatorFile['offered']> {
  const { db, actor } = ctx;
  const idsOf = (kind: string) => offered.filter((one) => one.kind === kind).map(({ matterId }) => matterId);
  const [complaints, tipoffs] = await Promise.all([
    findMattersByIds(db, complaintBook, actor.countyId, idsOf('complaint')),
    findMattersByIds(db, tipoffBook, actor.countyId, idsOf('tipoff')),
  ]);
  const seen = new Set([...complaints, ...tipoffs].filter((one) => maySee(actor, one)).map(({ id }) => id));
  return offered.filter(({ matterId }) => seen.has(matterId)).map(({ number, name, why }) => ({ number, name, why }));
}

async function matterOperatorOf(ctx: Context, number: string): Promise<MatterOperatorView> {
  const { db, actor, today } = ctx;
  const matter = await getSeenTold(ctx.db, ctx, number);
  const said = await listOfMatter(db, actor.countyId, matter.id);
  const sure = said.find(({ state }) => state === 'sure');
  const offered = await Promise.all(
    said
      .filter(({ state }) => state === 'offered')
      .map(async ({ operatorId, why }) => {
        const heard = await findHeardOperator(db, actor, operatorId);
        if (heard === null) return [];
        const root = await getOperator(db, actor.countyId, heard.rootId);
        return [{ id: root.id, name: root.name, place: placeOf(ctx, root.regionId), why }];
      }),
  );
  if (sure === undefined) return { operator: null, flags: [], offered: offered.flat() };
  const { rootId } = await getOperator(db, actor.countyId, sure.operatorId);
  const members = await listMembers(db, actor.countyId, rootId);
  const [counts, flags] = await Promise.all([
    countOperators(db, actor.countyId, [rootId], { from: countedFrom(today), today }),
    listFlags(
      db,
      actor.countyId,
      members.map(({ id }) => id),
    ),
  ]);
  const { complaints, unkept } = counts.get(rootId) ?? noCounts;
  return {
    operator: { id: rootId, name: members[0]?.name ?? '', complaints, unkept },
    flags: flags
      .filter((flag) => isFlagOn(flag, today))
      .map(({ id, kind, words, until }) => ({ id, kind, words, until })),
    offered: offered.flat(),
  };
}
