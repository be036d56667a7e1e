/** The entry for every detector of group incidents: what it found is compared with what people said before, and a card is raised or extended. */
import {
  extendSuspected,
  judgeEvidence,
  memberStateOf,
  raiseSuspected,
  type Evidence,
  type EvidenceMember,
} from '../../domain/incident/suspicion.ts';
import { openIncidentStates, type Incident } from '../../domain/incident/incident.ts';
import { incidentDocket } from '../../domain/incident/incident-steps.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { addMembers, listMemberships, lockSuspicions } from '../../store/incident/incident.ts';
import { findEntry, insertEntry, lockEntry, saveEntry } from '../../store/matter/docket.ts';
import { onCommit } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { memberOf } from './incident.ts';

/**
 * Raises a suspicion, or gives an open one more members; null when people have already said that it is none. In the transaction of
 * the detector, so that what it read and what it found are written together; the same evidence twice changes nothing.
 */
export async function raiseSuspicion(tx: Tx, ctx: Context, evidence: Evidence): Promise<Incident | null> {
  const { countyId } = ctx.county.county;
  await lockSuspicions(tx, countyId);
  const memberships = await listMemberships(
    tx,
    countyId,
    evidence.members.map(({ matterId }) => matterId),
  );
  const incidents = new Map<string, Incident>();
  for (const id of new Set(memberships.map(({ incidentId }) => incidentId))) {
    const found = await findEntry<Incident>(tx, 'incident', countyId, { id });
    if (found !== null) incidents.set(id, found);
  }
  // What was only offered to a card, or is only offered now, makes nothing one with it.
  const sure = new Set(evidence.members.flatMap((one) => (one.sure ? one.matterId : [])));
  const holds = (id: string) =>
    memberships.some((one) => one.incidentId === id && one.state === 'in' && sure.has(one.matterId));
  const open = [...incidents.values()]
    .filter(({ id, state }) => (openIncidentStates as readonly string[]).includes(state) && holds(id))
    .toSorted((a, b) => a.raisedAt.getTime() - b.raisedAt.getTime());
  const droppedIds = [...incidents.values()].filter(({ state }) => state === 'dropped').map(({ id }) => id);
  const locked = open[0] === undefined ? null : await lockEntry<Incident>(tx, 'incident', countyId, { id: open[0].id });
  const verdict = judgeEvidence(evidence, { open: locked, memberships, droppedIds });
  switch (verdict.act) {
    case 'none':
      return null;
    case 'extend':
      return extend(tx, ctx, evidence, verdict);
    case 'raise':
      return raise(tx, ctx, evidence, verdict.members);
  }
}

async function raise(tx: Tx, ctx: Context, evidence: Evidence, members: readonly EvidenceMember[]): Promise<Incident> {
  const { countyId } = ctx.county.county;
  const year = Number(ctx.today.slice(0, 4));
  const number = docketNumber(incidentDocket.letter ?? '', year, await takeNumbers(tx, countyId, 'incident', year, 1));
  const { next, event } = raiseSuspected(evidence, members, { ...factsOf(ctx), id: ctx.newId(), number });
  await insertEntry(tx, 'incident', next);
  await record(tx, event);
  await join(tx, ctx, next, members);
  const words = `疑似群体投诉${number}：${next.title}，${members.length} 件，请看是不是一回事。`;
  await tellPeople(tx, ctx, next, ({ role }) => role === 'centre' || role === 'leader', words);
  tellScreens(tx, ctx, next);
  return next;
}

async function extend(
  tx: Tx,
  ctx: Context,
  evidence: Evidence,
  verdict: { incident: Incident; members: readonly EvidenceMember[]; isGraver: boolean },
): Promise<Incident> {
  const { next, event } = extendSuspected(verdict.incident, evidence, verdict, factsOf(ctx));
  const saved = await saveEntry(tx, 'incident', verdict.incident, next);
  await record(tx, event);
  await join(tx, ctx, saved, verdict.members);
  const { number, title, responsibleId, state } = saved;
  const isTold = ({ id, role }: { id: string; role: string }) =>
    responsibleId === null ? role === 'centre' || role === 'leader' : id === responsibleId;
  const more = state === 'suspected' ? '又有相合的' : '又有相合的，等您定算不算在内';
  await tellPeople(tx, ctx, saved, isTold, `${number}（${title}）${more} ${verdict.members.length} 件。`);
  tellScreens(tx, ctx, saved);
  return saved;
}

function join(tx: Tx, ctx: Context, incident: Incident, members: readonly EvidenceMember[]): Promise<void> {
  const said = { how: 'detected' as const, at: ctx.at, byId: ctx.actor.id };
  return addMembers(
    tx,
    members.map(({ kind, matterId, number, households, why, whyEn, sure }) =>
      memberOf(
        incident,
        { kind, matterId, number, households },
        { ...said, state: memberStateOf(incident, { sure }), why, whyEn },
      ),
    ),
  );
}

function tellScreens(tx: Tx, ctx: Context, { id, number, state, version }: Incident): void {
  onCommit(tx, () =>
    ctx.announce({
      docket: incidentDocket.path,
      matterId: id,
      number,
      officeId: null,
      stationId: null,
      entrustedTo: null,
      leftOfficeId: null,
      state,
      version,
      by: ctx.actor.id,
    }),
  );
}
