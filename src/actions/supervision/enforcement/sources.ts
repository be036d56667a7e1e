/**
 * 案件和它的来源 (source): a tip-off that is opened gets a case, a complaint in which a clue was found gets one to be verified; each goes on with
 * a life of its own, and hears of what is decided there. Nothing of who told it goes along (《办法》第三十七条).
 */
import type { Actor } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { openClue } from '../../../domain/complaint/steps/found-clue.ts';
import { conducts } from '../../../domain/law/conduct.ts';
import {
  enforcementOutcomeWords,
  type Enforcement,
  type EnforcementOutcome,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import { moneyDecidedFen } from '../../../domain/supervision/enforcement/money.ts';
import type { Carried } from '../../../domain/supervision/enforcement/filing.ts';
import type { EnforcementResult, Tipoff } from '../../../domain/tipoff/tipoff.ts';
import { complaintBook, findComplaint } from '../../../store/complaint/complaint.ts';
import type { Tx } from '../../../store/base/db.ts';
import { lockMatter } from '../../../store/matter/matter.ts';
import { findEnforcementOf } from '../../../store/supervision/enforcement/enforcement.ts';
import { findTipoff } from '../../../store/tipoff/tipoff.ts';
import type { Context, Follower } from '../../base/context.ts';
import { complaintFrame } from '../../complaint/complaint.ts';
import { moveWithin } from '../../matter/matter.ts';
import type { MatterReader } from '../../matter/reading.ts';
import { tellPeople } from '../../matter/tell-people.ts';
import { tipoffFrame } from '../../tipoff/tipoff.ts';
import { carryEach, writeClue } from './enforcement.ts';

/** A tip-off for which the head decides to open a case gets it, with the two officers who verified. */
export const openCase: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['open'],
  async follow(tx, ctx, { on }) {
    await carryEach(
      tx,
      ctx,
      on.map(({ saved }) => carriedFrom(saved, ctx.newId())),
    );
  },
};

/** Tip-offs that were opened before there was a ledger of cases get theirs, each with a line, as the start of the program reads them. */
export const caseReader: MatterReader = {
  name: 'enforcement',
  version: 1,
  kinds: ['tipoff'],
  async read(tx, ctx, { matters }) {
    const system = systemOf(ctx);
    for (const matter of matters) {
      const { countyId, id, outcome } = matter;
      if (outcome !== 'opened' || (await findEnforcementOf(tx, countyId, id)) !== null) continue;
      const tipoff = await findTipoff(tx, countyId, { id });
      if (tipoff !== null) await carryEach(tx, system, [carriedFrom(tipoff, ctx.newId())]);
    }
  },
};

function carriedFrom(tipoff: Tipoff, id: string): Omit<Carried, 'number'> {
  const { enforcementEndedOn: endedOn, enforcementResult: result, penaltyFen } = tipoff;
  const conduct = tipoff.conductCode === null ? null : conducts[tipoff.conductCode].zh;
  const filedOn = tipoff.decidedOn ?? dayOf(tipoff.receivedAt);
  return {
    id,
    source: 'tipoff',
    sourceNumber: '',
    complaintId: null,
    tipoffId: tipoff.id,
    officeId: tipoff.officeId,
    stationId: null,
    handlerId: tipoff.handlerId,
    secondId: tipoff.secondId,
    operatorName: tipoff.operatorName,
    // What kind of party it is nobody has said; it is put right in the case.
    partyKind: 'organisation',
    partyAddress: tipoff.operatorAddress,
    cause: conduct === null ? '涉嫌违法经营' : `涉嫌${conduct}`,
    // The reporter's own words stay in the tip-off.
    story: tipoff.decisionReason ?? '见举报的核查情况',
    conductCode: tipoff.conductCode,
    categoryCode: tipoff.categoryCode,
    foundOn: tipoff.lastTakenInOn ?? dayOf(tipoff.receivedAt),
    fileNumber: tipoff.enforcementNumber,
    filedOn,
    filingReason: tipoff.decisionReason ?? '',
    legalBasis: null,
    caseValueFen: null,
    valueBasis: null,
    fineDecidedFen: null,
    confiscatedDecidedFen: null,
    fineCollectedFen: 0,
    confiscatedCollectedFen: 0,
    closed: endedOn === null ? null : { on: endedOn, outcome: outcomeOf[result ?? 'withdrawn'] },
    carriedFrom: endedOn === null ? null : `举报台账，罚没款合计 ${formatYuan(penaltyFen ?? 0)} 元`,
  };
}

const outcomeOf = {
  penalised: 'penalised',
  notPenalised: 'exempted',
  withdrawn: 'terminated',
  transferred: 'transferred',
} as const satisfies Record<EnforcementResult, EnforcementOutcome>;

/** A clue that was found while a complaint is mediated is verified among the cases; the complaint goes on. */
export const takeClue: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['findClue'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const clue = openClue(saved);
      if (clue !== null) await writeClue(tx, ctx, saved, clue);
    }
  },
};

/** What is decided in the case is decided for the clue of the complaint, and for the tip-off. */
export const tellSource: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['extendVerification', 'file', 'notFile', 'handOver', 'decideOnTheSpot', 'close', 'fileAway'],
  async follow(tx, ctx, { on, move, input }) {
    for (const { saved, before } of on) {
      await endClueOf(tx, ctx, saved, before, {
        move,
        reason: typeof input['reason'] === 'string' ? input['reason'] : '',
      });
      if (move === 'close' || move === 'fileAway') {
        await endTipoffOf(tx, ctx, saved);
        await tellResult(tx, ctx, saved);
      }
    }
  },
};

/** 线索: the clock of the complaint's clue stops when its case is filed or not. */
async function endClueOf(
  tx: Tx,
  ctx: Context,
  enforcement: Enforcement,
  before: Enforcement | null,
  { move, reason }: { move: string; reason: string },
): Promise<void> {
  const { complaintId, countyId } = enforcement;
  const wasClue = before?.state === 'clue' || before?.state === 'verifying';
  if (complaintId === null || !wasClue) return;
  const complaint = await lockMatter(tx, complaintBook, countyId, { id: complaintId });
  const clue = openClue(complaint);
  if (clue === null) return;
  const system = systemOf(ctx);
  if (move === 'extendVerification') {
    if (clue.extendedOn === null)
      await moveWithin(tx, system, complaintFrame, complaint.number, 'extendClue', { reason }, { version: null });
    return;
  }
  await endClueWith(tx, system, complaint.number, clue.foundOn, endOfClue(ctx, enforcement, move, reason));
}

function endOfClue(ctx: Context, { filedOn, endedOn, number }: Enforcement, move: string, reason: string) {
  const isFiled = move === 'file' || move === 'decideOnTheSpot';
  return {
    result: isFiled ? 'filed' : 'noCase',
    tipoffNumber: '',
    enforcementNumber: isFiled ? number : '',
    reason: isFiled ? '' : reason,
    endedOn: filedOn ?? endedOn ?? ctx.today,
  };
}

async function endClueWith(
  tx: Tx,
  system: Context,
  number: string,
  foundOn: string,
  ended: ReturnType<typeof endOfClue>,
): Promise<void> {
  if (ended.endedOn >= foundOn)
    await moveWithin(tx, system, complaintFrame, number, 'endClue', ended, { version: null });
}

/** 举报: the case has ended, so the tip-off can; its notices and its reward are counted from this. */
async function endTipoffOf(tx: Tx, ctx: Context, enforcement: Enforcement): Promise<void> {
  const { tipoffId, countyId, outcome, closedOn } = enforcement;
  if (tipoffId === null || closedOn === null) return;
  const tipoff = await findTipoff(tx, countyId, { id: tipoffId });
  if (tipoff === null || tipoff.enforcementEndedOn !== null || tipoff.erasedOn !== null) return;
  const result = resultOf(outcome);
  const input = {
    endedOn: closedOn,
    result,
    penaltyFen: result === 'penalised' ? moneyDecidedFen(enforcement) : 0,
  };
  await moveWithin(tx, systemOf(ctx), tipoffFrame, tipoff.number, 'endEnforcement', input, { version: null });
}

function resultOf(outcome: EnforcementOutcome | null): EnforcementResult {
  switch (outcome) {
    case 'penalised':
      return 'penalised';
    case 'exempted':
    case 'unfounded':
      return 'notPenalised';
    case 'transferred':
    case 'crime':
      return 'transferred';
    case 'terminated':
    case 'notFiled':
    case null:
      return 'withdrawn';
  }
}

/**
 * 逆向信息反馈: the station whose complaint it was and whoever handles that complaint hear the result, and so does the consumers'
 * association (消法实施条例 第三十六条). Of a case from a tip-off only the association hears, and nothing that tells who told it.
 */
async function tellResult(tx: Tx, ctx: Context, enforcement: Enforcement): Promise<void> {
  const { outcome, complaintId, countyId, number, cause } = enforcement;
  if (outcome === null || outcome === 'notFiled') return;
  const result = enforcementOutcomeWords[outcome].zh;
  const about = { ...enforcement, number: null, page: 'work' } as const;
  await tellPeople(tx, ctx, about, ({ role }) => role === 'mediator', `${number}（${cause}）结案：${result}。`, {
    cause: `result ${enforcement.id} association`,
  });
  const complaint = complaintId === null ? null : await findComplaint(tx, countyId, { id: complaintId });
  if (complaint === null) return;
  const isConcerned = (account: { id: string; role: string; stationId: string | null }) =>
    account.id === complaint.handlerId ||
    (account.role === 'station' && complaint.stationId !== null && account.stationId === complaint.stationId);
  await tellPeople(tx, ctx, complaint, isConcerned, `投诉${complaint.number}引出的案件结案：${result}。`, {
    cause: `result ${enforcement.id} complaint`,
  });
}

/** As the program acts by itself. */
export function systemOf(ctx: Context): Context {
  const actor: Actor = {
    countyId: ctx.county.county.countyId,
    id: 'system',
    name: '',
    role: 'system',
    organisationId: null,
    stationId: null,
  };
  return { ...ctx, actor };
}
