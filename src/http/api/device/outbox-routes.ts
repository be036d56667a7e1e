import { createRoute, z } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import { redispatchProcedure } from '../../../domain/command/redispatch-steps.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { channelOf, demandStation } from '../../../domain/device/device.ts';
import type { Inquiry } from '../../../domain/inquiry/inquiry.ts';
import type { Words } from '../../../domain/base/words.ts';
import { instructionProcedure } from '../../../domain/command/instruction-steps.ts';
import { actedOf, type Acted, type ClockFault } from '../../../domain/matter/acted-at.ts';
import { isPress, isUrgent, OutboxItem } from '../../../domain/device/outbox.ts';
import { reportOf } from '../../../domain/device/station-clue.ts';
import { mayPressAgain } from '../../../domain/complaint/facts/urgent-call.ts';
import { procedure } from '../../../domain/complaint/procedure.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { taskProcedure } from '../../../domain/steering/task-steps.ts';
import { isSlipOf } from '../../../domain/complaint/slip.ts';
import { callHelp, endCallOfHelp } from '../../../actions/command/redispatch-call.ts';
import { redispatchFrame } from '../../../actions/command/redispatch.ts';
import { callFromStation, hearStation } from '../../../actions/command/station-call.ts';
import { complaintFrame } from '../../../actions/complaint/complaint.ts';
import { dialComplaint, endComplaintCall } from '../../../actions/complaint/dial.ts';
import { demandFiler, type Context } from '../../../actions/base/context.ts';
import { demandOwnDevice } from '../../../actions/device/device.ts';
import { moveEntry, openEntry } from '../../../actions/matter/docket.ts';
import { moveMatter } from '../../../actions/matter/matter.ts';
import { fileComplaint } from '../../../actions/complaint/filing.ts';
import { moveInstruction } from '../../../actions/command/instruction.ts';
import { inquiryFrame } from '../../../actions/inquiry/inquiry.ts';
import { askAtStation } from '../../../actions/inquiry/station-asked.ts';
import { giveAnswer } from '../../../actions/incident/area-check.ts';
import { postingFrameOf } from '../../../actions/publicity/board-posting.ts';
import { tellAttendance } from '../../../actions/publicity/education/attendance.ts';
import { driveReportFrame } from '../../../actions/publicity/education/drive.ts';
import { seeWarnings } from '../../../actions/publicity/warning/seen.ts';
import { signDuty } from '../../../actions/station/duty.ts';
import { readStationMessages, writeFromTelephone } from '../../../actions/station/station-message.ts';
import { taskFrame } from '../../../actions/steering/task.ts';
import { stationReportFrame } from '../../../actions/supervision/enforcement/station-report.ts';
import { tellSheet } from '../../../actions/supervision/survey/survey.ts';
import { listRequested } from '../../../store/base/ledger.ts';
import { isBeingRung, listCalloutsOf, wasHeardAt } from '../../../store/command/callout.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import { namesOf } from '../county/account-names.ts';
import { provisionOf, type Provision } from './carried.ts';
import { actsOnRecords, standingOf, type Standing } from './standing.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { openSheets, staffOnly, telephoneToken } from '../../base/session.ts';

/** What became of an act: what it belongs to now, and which of its two times counts. */
export interface Arrived {
  id: string;
  number: string;
  /** Of a filing alone. */
  queryCode: string | null;
  version: number;
  state: string;
  actedAt: string;
  arrivedAt: string;
  fault: ClockFault | null;
  /** What the person has to hear of it besides, as he would not expect it. */
  said: Words | null;
}

const send = createRoute({
  method: 'post',
  path: '/outbox',
  summary: '站点没网时办的一步；同一个 id 再发一次，只算一次',
  middleware: staffOnly,
  request: { body: body(OutboxItem) },
  responses: { 200: { description: '收到了', ...json(shape<Arrived>()) }, ...problems },
});
const provisions = createRoute({
  method: 'get',
  path: '/outbox/provisions',
  summary: '站点手机随身带的：村名、商家、在办的件、要答的',
  middleware: staffOnly,
  responses: { 200: { description: '随身资料', ...json(shape<Provision>()) }, ...problems },
});

const standing = createRoute({
  method: 'get',
  path: '/outbox/standing/{kind}/{number}',
  summary: '没收下的那一步所在的件：现在什么状态、别人又办了什么',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412').extend({ kind: z.enum(actsOnRecords) }) },
  responses: { 200: { description: '现在的样子', ...json(shape<Standing>()) }, ...problems },
});
const sheets = createRoute({
  method: 'post',
  path: '/outbox/sheets',
  summary: '站点手机打印海报和公示栏：几分钟里另开一页打得开',
  middleware: staffOnly,
  responses: { 200: { description: '可以打开了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const outboxApi = apiRoutes()
  .openapi(
    send,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'outbox.send');
      const item = c.req.valid('json');
      const device = await demandOwnDevice(ctx, item.deviceId);
      const acted = actedOf(new Date(item.actedAt), ctx.at, item.deviceId, null, item.clockAheadMs ?? 0);
      try {
        if (item.kind === 'filing') demandOwnSlip(item, device);
        return c.json(await arrive({ ...ctx, acted }, item, acted), 200);
      } catch (error) {
        if (item.kind === 'filing' && error instanceof Refusal) await hearRefused(ctx, item);
        throw error;
      }
    },
    checked(OutboxItem),
  )
  .openapi(provisions, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'outbox.send');
    return c.json(await provisionOf(ctx, c.get('deps').settings.publicUrl), 200);
  })
  .openapi(sheets, async (c) => {
    demand(c.get('ctx').actor, 'outbox.send');
    const token = telephoneToken(c);
    if (token !== null) await openSheets(c, token);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(standing, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'outbox.send');
    const { kind, number } = c.req.valid('param');
    return c.json(await standingOf(ctx, kind, number), 200);
  });

/** What a filing tells that was not taken: where it sounds like danger nobody waits until it is mended. */
async function hearRefused(ctx: Context, { id, filing: { story, claim, consumer } }: Item<'filing'>): Promise<void> {
  const station = demandStation(ctx.actor, ctx.county.stations);
  const homeRegionId = consumer.regionId;
  await hearStation(null, ctx, station, { id, what: '登记没收下', words: [story, claim], homeRegionId });
}

function demandOwnSlip({ slip }: Item<'filing'>, device: Parameters<typeof isSlipOf>[1]): void {
  if (!isSlipOf(slip.code, device))
    throw new Refusal('invalid-input', {}, [
      { path: 'slip.code', zh: '小票号不是这部手机给的。', en: 'This telephone did not give that slip number.' },
    ]);
}

async function arrive(ctx: Context, item: OutboxItem, acted: Acted): Promise<Arrived> {
  const times = { actedAt: acted.at.toISOString(), arrivedAt: acted.arrivedAt.toISOString(), fault: acted.fault };
  const became = await (arrivals[item.kind] as Arrival<OutboxItem['kind']>)(ctx, item, acted);
  return { id: item.id, queryCode: null, said: null, ...became, ...times };
}

type Item<K extends OutboxItem['kind']> = Extract<OutboxItem, { kind: K }>;
type Became = Pick<Arrived, 'number' | 'version' | 'state'> & Partial<Pick<Arrived, 'queryCode' | 'said'>>;
type Arrival<K extends OutboxItem['kind']> = (ctx: Context, item: Item<K>, acted: Acted) => Promise<Became>;

/** What becomes of each kind of act. */
const arrivals: Readonly<{ [K in OutboxItem['kind']]: Arrival<K> }> = {
  async filing(ctx, item, acted) {
    const filing = { ...item.filing, clientId: item.id, receivedAt: acted.at };
    const filed = await fileComplaint(ctx, filing, { slip: { ...item.slip, deviceId: item.deviceId } });
    await demandFiler(ctx.db, ctx, filed);
    return { ...stands(filed), queryCode: item.slip.queryCode };
  },
  async move(ctx, item, acted) {
    if (await isUnfiledCall(ctx, item)) return callUnfiled(ctx, item);
    try {
      return await moveOnce(ctx, item, acted);
    } catch (error) {
      // Somebody else pressed, or took back, between the look at the matter and the move: a call for help is read against what stands now.
      if (!isPress(item.move) || !(error instanceof Refusal) || error.code !== 'move-not-allowed') throw error;
      return moveOnce(ctx, item, acted);
    }
  },
  clue: reportClue,
  called: noteCalled,
  callEnded: noteCallEnded,
  async help(ctx, item, acted) {
    const input = inputOf(redispatchProcedure[item.move].input, item.input, acted);
    return stands(await moveEntry(ctx, redispatchFrame, item.number, item.move, input, pressOf(item)));
  },
  async task(ctx, item, acted) {
    const input = inputOf(taskProcedure[item.move].input, item.input, acted);
    return stands(await moveEntry(ctx, taskFrame, item.number, item.move, input, pressOf(item)));
  },
  async inquiry(ctx, item, acted) {
    const { kind: _kind, deviceId: _device, actedAt: _actedAt, clockAheadMs: _ahead, ...asked } = item;
    const filed = await askAtStation(
      ctx,
      { ...asked, channel: channelOf(demandStation(ctx.actor, ctx.county.stations)) },
      acted.at,
    );
    return { ...stands(filed), said: saidOfAsked(item, filed) };
  },
  async inquiryAnswer(ctx, item, acted) {
    const { answer, knowledgeId, knowledgeVersion, close } = item;
    const input = { answer, knowledgeId, knowledgeVersion, close, answeredOn: dayOf(acted.at) };
    return stands(await moveMatter(ctx, inquiryFrame, item.number, 'answer', input, pressOf(item)));
  },
  duty: async (ctx, item) => stands(await signDuty(ctx, item)),
  async answer(ctx, item, acted) {
    const input = inputOf(instructionProcedure[item.move].input, item.input, acted);
    return stands(await moveInstruction(ctx, item.number, item.move, input, pressOf(item)));
  },
  async area(ctx, { id, number: checkNumber, attachmentIds: photoIds, answer, households, mu, ways, words }) {
    const input = { id, checkNumber, stationId: null, entered: null, answer, households, mu, ways, words, photoIds };
    const { version, state } = await giveAnswer(ctx, input);
    return { number: checkNumber, version, state };
  },
  // What was hung has no number: an id under its name would read as one.
  posting: async (ctx, item, acted) => stands({ ...(await putUpOf(ctx, item, acted)), number: '' }),
  drive: async (ctx, item, acted) => stands({ ...(await tellDriveOf(ctx, item, acted)), number: item.driveNumber }),
  async warning(ctx, { seen }) {
    await seeWarnings(ctx, seen);
    return { number: '', version: 1, state: 'seen' };
  },
  async attendance(ctx, item, acted) {
    const { id, deviceId } = item;
    const by = { id, deviceId, stationId: ctx.actor.stationId ?? '', byId: ctx.actor.id, countedAt: acted.at };
    return stands({ ...(await tellAttendance(ctx, item, by)), number: item.outreachNumber });
  },
  sheet: async (ctx, item) => stands(await tellSheet(ctx, item)),
  stationMessage: async (ctx, item) => stands({ ...(await writeFromTelephone(ctx, item)), number: '' }),
  async stationMessageRead(ctx, { ids }) {
    await readStationMessages(ctx, ids);
    return { number: '', version: 1, state: 'read' };
  },
};

/** What was read out of an article that held no longer was no answer: the station hears it. */
function saidOfAsked({ knowledgeId }: Item<'inquiry'>, { state }: Pick<Inquiry, 'state'>): Words | null {
  return knowledgeId === null || state !== 'open' ? null : notAnswered;
}

const notAnswered = {
  zh: '念的那一条已经改了，登记成没答的；请按新的再答一次',
  en: 'what was read out holds no longer: it is registered as open, please answer it anew',
};

/** Where the record of an act stands behind it. */
function stands({ number, version, state }: Pick<Became, 'number' | 'version' | 'state'>): Became {
  return { number, version, state };
}

function pressOf({ version, id: clientId }: { version: number; id: string }) {
  return { version, clientId };
}

async function moveOnce(ctx: Context, item: Item<'move'>, acted: Acted): Promise<Became> {
  const target = await getTarget(ctx, item);
  const { move, input: typed } = isPress(item.move) ? pressOn(item, target, ctx.at) : item;
  const input = inputOf(procedure[move].input, typed, acted);
  const request = { version: isUrgent(item) ? null : item.version, clientId: item.id };
  const moved = await moveMatter(ctx, complaintFrame, target.number, move, input, request);
  return { ...stands(moved), said: isPress(item.move) ? await saidOfPress(ctx, item, moved) : null };
}

/**
 * What a press is on the matter as it stands: whoever presses where it is urgent already tells of another danger, and is believed. While the
 * first press is held everybody hears of both in a moment, so that its words are kept.
 */
function pressOn(
  { input }: Pick<Item<'move'>, 'input'>,
  complaint: Complaint,
  at: Date,
): Pick<Item<'move'>, 'move' | 'input'> {
  if (mayPressAgain(complaint, at)) return { move: 'urgentAgain', input };
  const { urgentAt, state } = complaint;
  if (urgentAt === null) return { move: 'markUrgent', input };
  const words = `手机上又按了加急：${reasonOf({ input })}`;
  return { move: state === 'closed' ? 'note' : 'supplement', input: { words } };
}

/** The line that was written with a press. */
function reasonOf({ input }: Pick<Item<'move'>, 'input'>): string {
  return typeof input['reason'] === 'string' ? input['reason'] : '';
}

/** What came of a press, by the line that it left: of a first one nothing has to be said. Sent twice it is told the same twice. */
async function saidOfPress(ctx: Context, { id: requestId }: Item<'move'>, { countyId, id, urgentAt }: Complaint) {
  const { db } = ctx;
  const wrote = async (verb: 'urgent-again' | 'marked-urgent') =>
    (await listRequested(db, countyId, { verb, requestId })).size > 0;
  if (await wrote('urgent-again')) return rungAgain(await rungLast(ctx, id));
  if (await wrote('marked-urgent'))
    return (await wasHeardAt(db, countyId, id, urgentAt)) ? rungAlong(await rungLast(ctx, id)) : null;
  return (await isBeingRung(db, countyId, id)) ? null : notRungAgain(await rungLast(ctx, id));
}

/** Who has been rung last for the complaint: 「李文君、高云」; none while the first page is still held. */
async function rungLast(ctx: Context, matterId: string): Promise<string> {
  const [callouts, names] = await Promise.all([listCalloutsOf(ctx.db, ctx.actor.countyId, matterId), namesOf(ctx)]);
  const rung = new Set(callouts.at(-1)?.pagings.flatMap(({ to }) => to.map((id) => names.get(id) ?? '')));
  return [...rung].filter((name) => name !== '').join('、');
}

const whoZh = (names: string) => (names === '' ? '' : `：${names}`);
const whoEn = (names: string) => (names === '' ? '' : ` (${names})`);

const rungAlong = (names: string) => ({
  zh: `正在呼叫，这一按又告诉了值班的人${whoZh(names)}，不能撤回；有生命危险先打110、120`,
  en: `those on duty were being paged for it: they are told of this press${whoEn(names)}, which cannot be taken back; where a life is in danger call 110 and 120 first`,
});

const rungAgain = (names: string) => ({
  zh: `按这一条又呼叫了值班的人${whoZh(names)}；有生命危险先打110、120`,
  en: `those on duty are paged again for this press${whoEn(names)}; where a life is in danger call 110 and 120 first`,
});

const notRungAgain = (names: string) => ({
  zh: `值班的人呼叫过了${whoZh(names)}，这一按没有再呼叫；写的话记在件里了，还急就打电话`,
  en: `those on duty had been rung${whoEn(names)}: nobody is rung anew; your words are kept, call where it is pressing still`,
});

/** A press behind a filing of the same telephone that the bureau did not take: there is no matter to ring for. */
async function isUnfiledCall({ db, actor }: Context, { move, number, filingId }: Item<'move'>): Promise<boolean> {
  if (!isPress(move) || number !== null || filingId === null) return false;
  return (await findComplaint(db, actor.countyId, { id: filingId })) === null;
}

/** It rings by itself, and gives what waits behind it no number: that comes with the filing. */
async function callUnfiled(ctx: Context, item: Item<'move'>): Promise<Became> {
  const station = demandStation(ctx.actor, ctx.county.stations);
  await callFromStation(ctx, station, { id: item.id, what: '按了加急，登记没收下', words: reasonOf(item) });
  return { number: '', version: item.version, state: 'paging', said: calledUnfiled };
}

const calledUnfiled = {
  zh: '登记没收下，先按这一条呼叫了值班的人；请到待发箱里改好登记，还急就打电话',
  en: 'the filing was not taken; those on duty were paged all the same: mend the filing in the outbox, and call where it presses',
};

/** The sheets that hang since the day on which they were put up. */
function putUpOf(ctx: Context, item: Item<'posting'>, acted: Acted) {
  const { boards: kinds, attachmentIds, exampleIds } = item;
  const input = {
    id: item.id,
    stationId: ctx.actor.stationId ?? '',
    kinds,
    putUpOn: dayOf(acted.at),
    attachmentId: attachmentIds[0] ?? null,
  };
  return openEntry(ctx, postingFrameOf(exampleIds), input);
}

/** What the station hung, read out and handed out, on the day on which it did. */
function tellDriveOf(ctx: Context, item: Item<'drive'>, acted: Acted) {
  const { id, driveNumber, hung, ways, handed, cannot, attachmentIds } = item;
  const told = { driveNumber, hung, ways, handed, cannot, attachmentIds };
  const input = { id, stationId: ctx.actor.stationId ?? '', ...told, actedOn: dayOf(acted.at) };
  return openEntry(ctx, driveReportFrame, input);
}

/** What the station saw becomes its own report, by the number of the complaint over which it was seen, which is left as it is. */
async function reportClue(ctx: Context, item: Item<'clue'>, acted: Acted): Promise<Became> {
  const isAlone = item.number === null && item.filingId === null;
  const complaint = isAlone ? null : await getTarget(ctx, item);
  const here = demandStation(ctx.actor, ctx.county.stations).name;
  const sent = await openEntry(ctx, stationReportFrame, reportOf(item, dayOf(acted.at), complaint, here));
  // What comes behind it on the telephone is about the complaint, and asks for that number.
  const { number, version, state } = complaint ?? sent;
  return { number, version, state };
}

/** The station has rung somebody up: what is done is written down, by whichever of the two it was asked. */
async function noteCalled(ctx: Context, item: Item<'called'>): Promise<Became> {
  if (item.help !== null) {
    const { version, state } = (await callHelp(ctx, item.help, item, true)).entry;
    return { number: item.help, version, state };
  }
  const { number } = await getTarget(ctx, item);
  const { version, state } = (await dialComplaint(ctx, number, item, true)).complaint;
  return { number, version, state };
}

/** How it ended, behind the call itself. */
async function noteCallEnded(ctx: Context, { press: id, ...item }: Item<'callEnded'>): Promise<Became> {
  if (item.help !== null) {
    const { version, state } = await endCallOfHelp(ctx, item.help, { ...item, id });
    return { number: item.help, version, state };
  }
  const { number } = await getTarget(ctx, { ...item, id });
  const { version, state } = await endComplaintCall(ctx, number, { ...item, id });
  return { number, version, state };
}

/** The matter by its number, or by the id under which the same telephone filed it. */
async function getTarget(
  ctx: Context,
  item: Pick<Item<'move' | 'clue' | 'called'>, 'id' | 'number' | 'filingId'>,
): Promise<Complaint> {
  const by = item.number === null ? { id: item.filingId ?? item.id } : { number: item.number };
  const found = await findComplaint(ctx.db, ctx.actor.countyId, by);
  if (found === null || !maySee(ctx.actor, found)) throw new Refusal('not-found');
  return found;
}

/** What was typed, by the schema of the move. Where the telephone's clock was wrong its day is wrong too. */
function inputOf(schema: z.ZodObject, typed: Record<string, unknown>, acted: Acted): Record<string, unknown> {
  const parsed = schema.safeParse(typed);
  if (!parsed.success) throw new Refusal('invalid-input', {}, problemsOf(parsed.error, schema));
  const input = parsed.data as Record<string, unknown>;
  return acted.fault !== null && 'on' in input ? { ...input, on: dayOf(acted.at) } : input;
}
