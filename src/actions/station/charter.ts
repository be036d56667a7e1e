import { z } from 'zod';
import type { Account } from '../../domain/county/account.ts';
import { demand } from '../../domain/base/actor.ts';
import { Approve } from '../../domain/station/charter-admission.ts';
import type { ApplyForStation } from '../../domain/station/application.ts';
import { dayShortZh } from '../../domain/base/calendar.ts';
import { takesMatters, type Charter, type CharterFacts } from '../../domain/station/charter.ts';
import { withDue } from '../../domain/complaint/deadline.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import { labelled } from '../../domain/base/field.ts';
import { withInquiryDue } from '../../domain/inquiry/inquiry.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { charterDocket, heardOfCharter } from '../../domain/station/charter-procedure.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Station } from '../../domain/county/station.ts';
import { passComplaint, passInquiry, type Handover } from '../../domain/station/open-matters.ts';
import {
  countOpenInstructions,
  insertStation,
  listBatch,
  lockCharters,
  lockOpenMatters,
  saveStationActive,
} from '../../store/station/charter.ts';
import { listAccounts } from '../../store/county/account.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import { tellCountyFacts } from '../../store/county/county.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveEntry } from '../../store/matter/docket.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { lockMatter, saveMatter } from '../../store/matter/matter.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { lockOutAt } from '../../store/command/redispatch.ts';
import { listStandards } from '../../store/station/standard.ts';
import { lockTasksAt } from '../../store/steering/task.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { redispatchFrame } from '../command/redispatch.ts';
import { announceOnCommit, factsOf, noteSetting, type Context } from '../base/context.ts';
import { writeMove, type DocketDone, type DocketFrame } from '../matter/docket.ts';
import { sendSoon, toCitizen } from '../matter/message.ts';
import { tellPeople } from '../matter/tell-people.ts';

type Known = Omit<CharterFacts, keyof ReturnType<typeof factsOf>>;

/** The files of the stations, with the station itself, its photos and the matters that it hands over. */
export const charterFrame: DocketFrame<Charter, ApplyForStation, CharterFacts> = {
  docket: charterDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  know: async (tx, ctx, { entry, move, input }) => {
    const known = await plainFacts(tx, ctx);
    if (entry === null) return { ...known, region: regionOf(ctx, input as ApplyForStation) };
    if (move === 'approve') return { ...known, batchNumber: await takeBatchNumber(tx, ctx) };
    if ((move !== 'suspend' && move !== 'close') || entry.stationId === null) return known;
    const { countyId, stationId } = entry;
    return {
      ...known,
      openMatters: await lockOpenMatters(tx, countyId, stationId),
      openInstructions: await countOpenInstructions(tx, countyId, stationId),
    };
  },
  brings: ({ entry, before }) => filesOf(entry, before),
  beside: async (tx, ctx, done) => {
    await writeBeside(tx, ctx, done);
    await noteStation(tx, ctx, done);
    const { entry, move } = done;
    if (move === null) await tellHead(tx, ctx, entry, `有新的建站申请${entry.number}（${entry.name}），请初审。`);
    if (move === 'approve') await tellHead(tx, ctx, entry, `${entry.name}已批准设立，请授牌、送资料。`);
  },
};

async function writeBeside(tx: Tx, ctx: Context, done: DocketDone<Charter>): Promise<void> {
  const { entry, before, move, input } = done;
  if (move === 'approve') await insertStation(tx, stationOf(ctx, entry));
  if (move === 'suspend' || move === 'close') await handOver(tx, ctx, entry, input as { handover: Handover });
  if (entry.stationId !== null && before !== null && takesMatters(entry) !== takesMatters(before))
    await saveStationActive(tx, entry);
  if (entry.stationId !== null) onCommit(tx, () => tellCountyFacts(ctx.db));
  await tellOfCharter(tx, ctx, entry, before, move);
}

/** Tells the county's chain too, which says what the list of stations is, where the step has made one or lets it take matters or not. */
async function noteStation(
  tx: Tx,
  ctx: Context,
  { entry, before, move }: Pick<DocketDone<Charter>, 'entry' | 'before' | 'move'>,
): Promise<void> {
  const { stationId } = entry;
  const active = takesMatters(entry);
  if (stationId === null || before === null || (move !== 'approve' && active === takesMatters(before))) return;
  const known = ctx.county.stations.find((one) => one.id === stationId);
  await noteSetting(tx, ctx, 'station-saved', { stationId, publishedWindow: known?.publishedWindow ?? false, active });
}

/** Tells the station's people and its contact what has become of it, and the office what has become its own to do. */
async function tellOfCharter(
  tx: Tx,
  ctx: Context,
  entry: Charter,
  before: Charter | null,
  move: string | null,
): Promise<void> {
  const words = heardOfCharter(entry, before, move);
  if (words !== null) {
    // Before it is there nobody has an account at it.
    const isNew = entry.stationId === null || move === 'approve';
    const accounts = isNew ? [] : await listAccounts(tx, entry.countyId);
    const people = accounts.filter(({ active, stationId }) => active && stationId === entry.stationId);
    const isThere = ({ id }: { id: string }) => people.some((one) => one.id === id);
    await tellPeople(tx, ctx, entry, isThere, words);
    // The telephone that stands in the file may be nobody's account.
    // Whoever applies from outside may have typed anybody's telephone.
    const isProven = ctx.actor.role !== 'consumer';
    const isTold = people.some(({ phone }) => phone === entry.phone);
    const messages = isTold ? [] : toCitizen(ctx, entry, entry.phone, words, isProven);
    await saveMessages(tx, messages);
    await sendSoon(tx, messages);
  }
}

/** The head of the office hears what waits for him, unless he did it himself. */
function tellHead(tx: Tx, ctx: Context, about: Charter, words: string): Promise<void> {
  const { officeId } = about;
  const isTold = ({ id, role, organisationId }: Account) =>
    role === 'officeHead' && organisationId === officeId && id !== ctx.actor.id;
  return tellPeople(tx, ctx, about, isTold, words);
}

async function plainFacts(tx: Tx, ctx: Context): Promise<Known> {
  return {
    standards: await listStandards(tx, ctx.actor.countyId),
    batchNumber: null,
    openMatters: [],
    openInstructions: 0,
    stations: ctx.county.stations,
    region: null,
  };
}

function regionOf(ctx: Context, { regionId }: ApplyForStation): { id: string; officeId: string | null } | null {
  return ctx.county.regions.find((one) => one.id === regionId) ?? null;
}

/** 「批2026-0003」: the county counts its batches by the year. */
async function takeBatchNumber(tx: Tx, ctx: Context): Promise<string> {
  const year = Number(ctx.today.slice(0, 4));
  return docketNumber('批', year, await takeNumbers(tx, ctx.actor.countyId, 'charter-batch', year, 1));
}

/** The photos that the step brought. */
function filesOf(entry: Charter, before: Charter | null): string[] {
  const all = (one: Charter | null) =>
    one === null
      ? []
      : [
          ...one.photoIds,
          ...one.checks.flatMap(({ results }) =>
            results.flatMap(({ findings }) => findings.flatMap(({ attachmentId }) => attachmentId ?? [])),
          ),
          ...[...one.kit, ...one.postings, ...one.activities].flatMap(({ attachmentIds }) => attachmentIds),
        ];
  const known = new Set(all(before));
  return all(entry).filter((id) => !known.has(id));
}

function stationOf(ctx: Context, charter: Charter): Station & { countyId: number } {
  const region = ctx.county.regions.find((one) => one.id === charter.regionId);
  const {
    countyId,
    name,
    venueKind: kind,
    officeId,
    regionId,
    serves,
    hostName,
    phone,
    address,
    contactName,
  } = charter;
  if (charter.stationId === null) throw new Error('An approved file names its station.');
  return {
    countyId,
    id: charter.stationId,
    name,
    kind,
    officeId,
    regionId,
    x: region?.x ?? null,
    y: region?.y ?? null,
    serves,
    venueNames: serves === 'venue' && hostName !== '' ? [hostName] : [],
    publishedWindow: false,
    phone,
    address,
    contactName,
    active: false,
  };
}

/** Each open matter to who was named, of which the rule has seen to it that none is left; what it helps with to who sent it. */
async function handOver(tx: Tx, ctx: Context, entry: Charter, { handover }: { handover: Handover }): Promise<void> {
  if (entry.stationId === null) return;
  const { countyId, stationId, officeId } = entry;
  const why = `${entry.name}${entry.state === 'closed' ? '撤销' : '停用'}`;
  const facts = factsOf(ctx);
  // The rule saw the same list under the same locks.
  for (const { kind, number } of await lockOpenMatters(tx, countyId, stationId)) {
    const row = handover.find((one) => one.number === number);
    const to = ctx.county.stations.find((one) => one.id === row?.toStationId) ?? null;
    if (kind === 'complaint') {
      const old = await lockMatter(tx, complaintBook, countyId, { number });
      const { next, event } = passComplaint(old, to, why, facts);
      const saved = await saveMatter(tx, complaintBook, old, withDue(next, facts));
      await record(tx, event);
      announceOnCommit(tx, ctx, saved, old);
    } else {
      const old = await lockMatter(tx, inquiryBook, countyId, { number });
      const { next, event } = passInquiry(old, to, { why, officeId }, facts);
      const saved = await saveMatter(tx, inquiryBook, old, withInquiryDue(next, facts));
      await record(tx, event);
      announceOnCommit(tx, ctx, saved, old);
    }
  }
  await passTasks(tx, ctx, stationId, why);
  // The station stops whosever complaint it helps with: taken back by the county's right, under the name of who stops it.
  const county: Context = { ...ctx, actor: { ...ctx.actor, role: 'centre' } };
  for (const out of await lockOutAt(tx, countyId, stationId))
    await writeMove(tx, county, redispatchFrame, out, 'recall', { remark: why });
}

/** What the station had to do for its office is the office's to do, or to give to somebody else; its head is told. */
async function passTasks(tx: Tx, ctx: Context, stationId: string, why: string): Promise<void> {
  const { countyId } = ctx.actor;
  const tasks = await lockTasksAt(tx, countyId, stationId);
  if (tasks.length === 0) return;
  const own = new Set(
    (await listAccounts(tx, countyId)).filter((one) => one.stationId === stationId).map(({ id }) => id),
  );
  for (const task of tasks) {
    const personId = task.personId !== null && own.has(task.personId) ? null : task.personId;
    await saveEntry(tx, 'task', task, { ...task, stationId: null, personId });
    await record(tx, eventOf(task, 'task-passed-on', factsOf(ctx), { toId: personId, fromStationId: stationId, why }));
    if (task.state !== 'assigned') continue;
    const words = `${why}，任务${task.number}（${task.title}）回到所里，${dayShortZh(task.dueOn)}前办结。`;
    await tellPeople(
      tx,
      ctx,
      { ...task, version: task.version + 1 },
      ({ role, organisationId }) => role === 'officeHead' && organisationId === task.leadId,
      words,
    );
  }
}

/** 批量批准: the files of one act, by their numbers; the same press twice approves once. */
export const ApproveBatch = Approve.extend({
  clientId: z.uuid(),
  numbers: labelled(z.array(z.string().max(40)).min(1).max(500), {
    zh: '批准哪些站点',
    en: 'Stations to approve',
    wrongZh: '先勾选待批准的站点',
  }),
});
export type ApproveBatch = z.infer<typeof ApproveBatch>;

/** Approves all or none: one number for the batch, one line in each file. */
export async function approveBatch(
  ctx: Context,
  { clientId, numbers, on, remark }: ApproveBatch,
): Promise<{ batchNumber: string; n: number }> {
  demand(ctx.actor, 'charter.approve');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const found = await lockCharters(tx, countyId, [...new Set(numbers)]);
    const first = found[0];
    if (first === undefined || found.length !== new Set(numbers).size) throw new Refusal('not-found');
    // The line of the first tells whether this very press was made before.
    if (first.batchNumber !== null && (await hasRequest(tx, first, clientId)))
      return { batchNumber: first.batchNumber, n: (await listBatch(tx, countyId, first.batchNumber)).length };
    const known = await plainFacts(tx, ctx);
    const batchNumber = await takeBatchNumber(tx, ctx);
    const frame = { ...charterFrame, know: async () => ({ ...known, batchNumber }), beside: writeBeside };
    const approved: Charter[] = [];
    for (const one of found) approved.push(await writeMove(tx, ctx, frame, one, 'approve', { on, remark }, clientId));
    // Behind all of them, so that the ledger reads the stations once.
    for (const [i, entry] of approved.entries())
      await noteStation(tx, ctx, { entry, before: found[i] ?? null, move: 'approve' });
    // Each office once, however many of its stations are in the batch.
    for (const one of new Map(found.map((each) => [each.officeId, each])).values()) {
      const n = found.filter(({ officeId }) => officeId === one.officeId).length;
      await tellHead(tx, ctx, one, `批次${batchNumber}批准了您所 ${n} 个站点，请授牌、送资料。`);
    }
    return { batchNumber, n: found.length };
  });
}
