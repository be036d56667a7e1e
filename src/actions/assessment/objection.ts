import type { Assessment } from '../../domain/assessment/assessment.ts';
import {
  objectionDocket,
  type Objection,
  type ObjectionFacts,
  type RaiseObjection,
  type Uphold,
} from '../../domain/assessment/objection.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { markItem } from '../../domain/assessment/score.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { docketKey, findEntry, lockEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { findScheme } from '../../store/assessment/scheme.ts';
import { findScore, lockScore, saveMarks } from '../../store/assessment/score.ts';
import { onCommit } from '../../store/base/transact.ts';
import type { Announcement, Context } from '../base/context.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { tellEach, tellPeople } from '../matter/tell-people.ts';

/** Objections, with the mark that an upheld one changes and the line that the round gets of each. */
export const objectionFrame: DocketFrame<Objection, RaiseObjection, ObjectionFacts> = {
  docket: objectionDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  async know(tx, ctx, { entry, input }) {
    if (entry !== null) return { round: null, score: null, item: null };
    const { assessmentNumber, subjectId, itemCode } = input as RaiseObjection;
    const { countyId } = ctx.actor;
    const round = await findEntry<Assessment>(tx, 'assessment', countyId, docketKey(assessmentNumber, '考'));
    if (round === null) return { round: null, score: null, item: null };
    const score = await findScore(tx, countyId, round.id, subjectId);
    const scheme = await findScheme(tx, countyId, round);
    return { round, score, item: scheme?.items.find((one) => one.code === itemCode) ?? null };
  },
  async beside(tx, ctx, { entry, move, input, change }) {
    const { countyId, assessmentId, subjectId, itemCode } = entry;
    const round = await lockEntry<Assessment>(tx, 'assessment', countyId, { id: assessmentId });
    await record(tx, { ...change.event, matterId: round.id });
    onCommit(tx, () => ctx.announce({ ...announced(round), by: ctx.actor.id }));
    if (move === null) await tellCentre(tx, ctx, entry);
    if (move === 'uphold' || move === 'dismiss') await tellRaiser(tx, ctx, entry, move);
    if (move !== 'uphold') return;
    const scheme = await findScheme(tx, countyId, round);
    if (scheme === null) throw new Refusal('scheme-missing');
    const { points, answer } = input as Uphold;
    const score = await lockScore(tx, countyId, assessmentId, subjectId);
    const mark = { code: itemCode, points, reason: `异议 ${entry.number} 成立：${answer}`, attachmentIds: [] };
    const by = { id: entry.answeredById ?? '', self: false, counted: true };
    await saveMarks(tx, markItem(scheme, score, mark, by));
  },
};

/** Who answers objections hears of each; nothing is decided before. */
function tellCentre(tx: Tx, ctx: Context, one: Objection): Promise<void> {
  const { id, version, countyId, assessmentId, assessmentNumber, number, subjectName, itemZh } = one;
  const about = { countyId, id: assessmentId, number: assessmentNumber, version: 0 };
  const words = `${subjectName}对${assessmentNumber}的“${itemZh}”提了异议${number}，请答复。`;
  return tellPeople(tx, ctx, about, ({ role }) => role === 'centre', words, {
    ring: 'asked',
    cause: `${id} ${version}`,
  });
}

/** Whoever objected hears that he was answered, and where the answer stands. */
async function tellRaiser(tx: Tx, ctx: Context, one: Objection, move: 'uphold' | 'dismiss'): Promise<void> {
  const raiser = (await listAccounts(tx, one.countyId)).find(({ id, active }) => active && id === one.byId);
  const result = move === 'uphold' ? '成立，分已改' : '不成立';
  const words = `考核异议${one.number}（${one.itemZh}）${result}，答复在工作台的得分单里。`;
  // The answer stands on the page of the round.
  const about = { countyId: one.countyId, id: one.assessmentId, number: one.assessmentNumber };
  if (raiser !== undefined)
    await tellEach(tx, ctx, [{ account: raiser, about, cause: `${one.id} ${one.version}`, words }]);
}

/** The screens that show the round are renewed: an objection is a part of it. */
function announced({ id, number, state, version }: Assessment): Omit<Announcement, 'by'> {
  const nowhere = { officeId: null, stationId: null, entrustedTo: null, leftOfficeId: null };
  return { docket: 'assessments', matterId: id, number, state, version, ...nowhere };
}
