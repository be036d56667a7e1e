/** Group incidents: raised by a person or by what complaints have in common, and every step with what is written beside it. */
import { randomInt } from 'node:crypto';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { maySee } from '../../domain/base/actor.ts';
import { addDays, dayShortZh } from '../../domain/base/calendar.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import {
  responsibleRoles,
  type Incident,
  type IncidentFacts,
  type IncidentMember,
  type MemberState,
  type RaiseIncident,
} from '../../domain/incident/incident.ts';
import {
  incidentDocket,
  type AddMembers,
  type Command,
  type MergeInto,
  type TakeOut,
} from '../../domain/incident/incident-steps.ts';
import { calloutDocket } from '../../domain/command/callout-steps.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { listCommanding } from '../../store/command/callout.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import {
  addMembers,
  findNamed,
  holdIncident,
  listAppraisalsDue,
  listMembers,
  noteWilling,
  saveMember,
} from '../../store/incident/incident.ts';
import { findEntry } from '../../store/matter/docket.ts';
import type { Context } from '../base/context.ts';
import { writeOpening, type DocketDone, type DocketFrame } from '../matter/docket.ts';
import { calloutFrame } from '../command/callout.ts';
import { knownBehind } from './known.ts';
import { tellPeople } from '../matter/tell-people.ts';

export const incidentFrame: DocketFrame<Incident, RaiseIncident, IncidentFacts> = {
  docket: incidentDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const { countyId } = ctx.actor;
    const {
      numbers = [],
      number = null,
      responsibleId,
    } = input as Partial<AddMembers & MergeInto & { responsibleId: string }>;
    const named = await findNamed(tx, countyId, numbers);
    const members = entry === null ? [] : ((await listMembers(tx, countyId, [entry.id])).get(entry.id) ?? []);
    return {
      members,
      named: named.filter((one) => maySee(ctx.actor, one)),
      other: number === null ? null : await findEntry<Incident>(tx, 'incident', countyId, { number }),
      recordNumber: move === 'confirm' ? await recordNumberOf(tx, ctx) : null,
      levels: ctx.county.county.limits.responseLevels,
      commandedBy: move === 'command' && entry !== null ? await commandedBy(tx, entry) : null,
      formCode: move === 'openForm' ? newFormCode() : '',
      mayRespond: responsibleId !== undefined && (await mayRespond(tx, countyId, responsibleId)),
      known: await knownOf(tx, ctx, { entry, move, input, matters: [...members, ...named] }),
    };
  },
  beside: async (tx, ctx, done) => {
    await keepMembers(tx, ctx, done);
    // Told page by page after the act, so that an answer to a thousand holds nobody up.
    if (done.move === 'answerAll') await enqueue(tx, { name: 'answer-incidents' });
    if (done.move === 'command') await openCommand(tx, ctx, done.entry, done.input as Command);
    await tellOf(tx, ctx, done);
  },
};

interface Told {
  entry: Incident | null;
  move: string | null;
  input: object;
  matters: readonly ({ matterId: string } | { id: string })[];
}

/** Who stands behind it, for a step of which many read what is written. */
async function knownOf(tx: Tx, ctx: Context, { entry, move, input, matters }: Told): Promise<IncidentFacts['known']> {
  if (move !== null && !readByMany.has(move)) return {};
  const { operators = [] } = input as Partial<Incident>;
  return knownBehind(tx, ctx, {
    matterIds: matters.map((one) => ('matterId' in one ? one.matterId : one.id)),
    operators: [...(entry?.operators ?? []), ...operators],
    texts: [entry?.title ?? '', ...Object.values(input)].filter((one) => typeof one === 'string'),
  });
}

const readByMany: ReadonlySet<string> = new Set(['describe', 'openForm', 'answerAll', 'command']);

/** Short enough to be read out, without letters and figures that are taken for each other. */
function newFormCode(): string {
  return Array.from({ length: 6 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)]).join('');
}

/**
 * A complaint that came by the short form belongs to the incident, for its complainant says so; told twice it is written once. In the
 * transaction of the filing: there is no complaint by the form that belongs nowhere. Where the incident was merged meanwhile it belongs
 * to the other.
 */
export async function joinFiled(
  tx: Tx,
  ctx: Context,
  opened: Incident,
  { id, number }: Pick<Complaint, 'id' | 'number'>,
  willing: boolean,
): Promise<void> {
  let incident = await holdIncident(tx, opened.countyId, opened.id);
  while (incident.mergedIntoId !== null) incident = await holdIncident(tx, incident.countyId, incident.mergedIntoId);
  const said = { state: 'in' as const, how: 'form' as const, why: '', whyEn: '', at: ctx.at, byId: ctx.actor.id };
  await addMembers(tx, [memberOf(incident, { kind: 'complaint', matterId: id, number, willing }, said)]);
}

/** Whoever has filed already and comes back by the short form says now that his is the same trouble. */
export function joinByForm(ctx: Context, incident: Incident, complaint: Complaint, willing: boolean): Promise<void> {
  return transact(ctx.db, async (tx) => {
    await joinFiled(tx, ctx, incident, complaint, willing);
    if (willing) await noteWilling(tx, complaint);
  });
}

/** The call-out by which the incident is commanded now. */
async function commandedBy(tx: Tx, { countyId, id }: Incident): Promise<string | null> {
  const found = await listCommanding(tx, countyId, [id]);
  return found.find(({ state }) => !calloutDocket.over.includes(state))?.number ?? null;
}

/** 应急指挥: a call-out pages those on duty in the same transaction; units, orders, broadcast and end are its steps. */
async function openCommand(tx: Tx, ctx: Context, incident: Incident, { place, hurt }: Command): Promise<void> {
  const { id, number, title, level } = incident;
  const levelName = level === null ? '' : ctx.county.county.limits.responseLevels[level].zh;
  const commands = { id, number, levelName };
  await writeOpening(tx, ctx, calloutFrame, { id: ctx.newId(), title, place, regionId: null, hurt, commands });
}

type Done = DocketDone<Incident, IncidentFacts>;

/** 「备2026-0003」: the record that every confirmed incident gets with its confirmation (「将相关信息向工商部门备案」). */
async function recordNumberOf(tx: Tx, ctx: Context): Promise<string> {
  const year = Number(ctx.today.slice(0, 4));
  return docketNumber('备', year, await takeNumbers(tx, ctx.actor.countyId, 'incident-record', year, 1));
}

/** Who answers for an incident works at the centre or an office. */
async function mayRespond(tx: Tx, countyId: number, accountId: string): Promise<boolean> {
  const account = (await listAccounts(tx, countyId)).find(({ id }) => id === accountId);
  return account?.active === true && responsibleRoles.includes(account.role);
}

/** Who belongs to it after the step. */
async function keepMembers(tx: Tx, ctx: Context, { entry, move, input, facts }: Done): Promise<void> {
  const { countyId, id: incidentId } = entry;
  const { at, by } = facts;
  const said = { at, byId: by.id };
  switch (move) {
    case null:
    case 'addMember': {
      const why = move === null ? (input as RaiseIncident).reason : (input as AddMembers).why;
      const rows = facts.named.map(({ kind, id, number, households }) => ({ kind, matterId: id, number, households }));
      const belongs = { ...said, state: 'in' as const, how: 'person' as const, why, whyEn: '' };
      await addMembers(
        tx,
        rows.map((row) => memberOf(entry, row, belongs)),
      );
      // One that was offered, or taken out before, belongs again.
      for (const { matterId } of rows) await saveMember(tx, { countyId, incidentId, matterId }, belongs);
      return;
    }
    case 'takeIn':
    case 'takeOut': {
      const { memberId, why = '' } = input as Partial<TakeOut> & { memberId: string };
      const before = facts.members.find(({ matterId }) => matterId === memberId);
      const state: MemberState = move === 'takeIn' ? 'in' : 'out';
      const row = { ...said, state, how: before?.how ?? ('person' as const), ...whyAfter(before, move, why) };
      return saveMember(tx, { countyId, incidentId, matterId: memberId }, row);
    }
    case 'mergeInto':
      return joinOther(tx, ctx, { entry, facts });
    default:
      return;
  }
}

/** What was found of it counts again once it is taken in; who takes it out says why in his own words. */
function whyAfter(before: IncidentMember | undefined, move: 'takeIn' | 'takeOut', why: string) {
  return move === 'takeIn' ? { why: before?.why ?? '', whyEn: before?.whyEn ?? '' } : { why, whyEn: '' };
}

/** All that belonged to the one that was merged belongs to the other, which tells of it in a line of its own. */
async function joinOther(tx: Tx, ctx: Context, { entry, facts }: Pick<Done, 'entry' | 'facts'>): Promise<void> {
  const { other, members } = facts;
  if (other === null) return;
  const coming = members.filter(({ state }) => state !== 'out');
  const moved = coming.map((one): IncidentMember => ({
    ...one,
    incidentId: other.id,
    how: 'merged',
    at: ctx.at,
    byId: ctx.actor.id,
  }));
  await addMembers(tx, moved);
  const line: LedgerEvent = {
    countyId: other.countyId,
    matterId: other.id,
    verb: 'incident-joined',
    at: ctx.at,
    onDay: ctx.today,
    by: ctx.actor.id,
    byOrganisationId: ctx.actor.organisationId,
    detail: { number: other.number, n: coming.length, by: 'person', from: entry.number },
  };
  await record(tx, line);
}

export function memberOf(
  { countyId, id }: Pick<Incident, 'countyId' | 'id'>,
  row: Pick<IncidentMember, 'kind' | 'matterId' | 'number'> & { households?: number; willing?: boolean },
  said: Pick<IncidentMember, 'state' | 'how' | 'why' | 'whyEn' | 'at' | 'byId'>,
): IncidentMember {
  return { countyId, incidentId: id, households: 1, willing: false, answeredAt: null, ...row, ...said };
}

/** Who hears of which step: the county of a new card, and who answers for it of what is his now. */
async function tellOf(tx: Tx, ctx: Context, { entry: incident, before, move }: Done): Promise<void> {
  const { number, title, responsibleId, recordNumber } = incident;
  const isResponsible = ({ id }: { id: string }) => id === responsibleId;
  const isCounty = ({ role }: { role: string }) => role === 'centre' || role === 'leader';
  // Whom the county has hear of a level; a head of an office hears of those of the whole county.
  const level = incident.level === null ? null : ctx.county.county.limits.responseLevels[incident.level];
  const isToldOf = ({ role }: { role: string }) => (level?.told ?? []).some((one) => one === role);
  switch (move) {
    case null:
      return tellPeople(tx, ctx, incident, isCounty, `疑似群体投诉${number}：${title}，请看是不是一回事。`);
    case 'confirm':
      return tellPeople(
        tx,
        ctx,
        incident,
        (account) => isToldOf(account) || isResponsible(account),
        `群体投诉${number}（${title}）已确认，备案号${recordNumber ?? ''}，请办备案和排查。`,
      );
    case 'direct':
      await tellPeople(tx, ctx, incident, isResponsible, `群体投诉${number}（${title}）由您负责。`);
      // Another who answers for it is no news of the level.
      if (before?.level === incident.level) return;
      return tellPeople(
        tx,
        ctx,
        incident,
        (account) => isToldOf(account) && !isResponsible(account),
        `群体投诉${number}（${title}）现在按${level?.zh ?? ''}响应。`,
      );
    default:
      return;
  }
}

/**
 * Tells who answers for an incident that the last day to ask for an appraisal of the field comes near, each morning until it is asked for;
 * a watch that runs twice tells once.
 */
export function tellAppraisalsDue(ctx: Context): Promise<number> {
  return transact(ctx.db, async (tx) => {
    const due = await listAppraisalsDue(tx, ctx.actor.countyId, addDays(ctx.today, appraisalAhead));
    for (const incident of due) {
      const { id, number, title, appraiseBy, responsibleId } = incident;
      const words = `群体投诉${number}（${title}）：申请田间现场鉴定最迟${dayShortZh(appraiseBy ?? ctx.today)}，还没有申请。`;
      const isTold = (account: { id: string; role: string }) =>
        account.id === responsibleId || (responsibleId === null && account.role === 'centre');
      await tellPeople(tx, ctx, incident, isTold, words, { cause: `appraisal ${id} ${ctx.today}` });
    }
    return due.length;
  });
}

/** So many days before the last one somebody is told; an appraisal has to be asked for and made while the crop still shows it. */
const appraisalAhead = 3;
