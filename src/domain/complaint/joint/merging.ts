/**
 * 并案 (merging): several complaints of the same dispute become one (《办法》第十六条第（二）项: no two live complaints on one dispute). The
 * officer says for each value which is kept; the others close as merged, keep number, code and history, and can be put back
 * exactly until something is decided. The earliest receipt counts (第十四条、第十五条).
 */
import { z } from 'zod';
import { moved, type Complaint, type ComplaintState } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { samePersonBy } from '../duplicate.ts';
import { isDisputed } from '../steps/jurisdiction-dispute.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import type { Kept, MergedInto, TakenOver } from './member.ts';
import { openProposal } from '../steps/proposal.ts';
import { openRecusal } from '../mediation/recusal.ts';
import { numberTyped } from './number-typed.ts';
import { namedAgent } from '../facts/agent-now.ts';
import { Refusal } from '../../base/refusal.ts';
import { duplicatesIn, isMembers } from './duplicates.ts';
import { proceedingWords } from '../words/move-words.ts';

/** The values between which the officer chooses, in the order of the page. */
export const mergeFields = {
  consumerName: { zh: '投诉人', en: 'Complainant' },
  consumerPhone: { zh: '投诉人电话', en: 'Telephone' },
  consumerAddress: { zh: '投诉人地址', en: 'Address' },
  consumerIdNumber: { zh: '身份证件号码', en: 'Identity number' },
  operatorName: { zh: '被投诉人', en: 'Operator' },
  operatorPhone: { zh: '被投诉人电话', en: "Operator's telephone" },
  operatorAddress: { zh: '被投诉人地址', en: "Operator's address" },
  categoryCode: { zh: '商品或服务', en: 'Goods or services' },
  natureCode: { zh: '问题性质', en: 'Kind of problem' },
  story: { zh: '事实', en: 'Facts' },
  claim: { zh: '诉求', en: 'Claim' },
  happenedOn: { zh: '发生日期', en: 'Happened on' },
  knownOn: { zh: '知道受损日期', en: 'Harm known on' },
  amountFen: { zh: '涉及金额', en: 'Amount' },
} as const satisfies Partial<Record<keyof Complaint, { zh: string; en: string }>>;
export type MergeField = keyof typeof mergeFields;

/** What goes with a value because it says the same in another way. */
const companions: Partial<Record<MergeField, readonly (keyof Complaint)[]>> = {
  consumerAddress: ['consumerRegionId'],
  operatorAddress: ['operatorRegionId'],
  amountFen: ['amountAbout'],
};

const instants: readonly string[] = ['receivedAt', 'stationReceivedAt'];

/** How far a matter has come, for those that can be merged; nobody merges what has been decided at its end. */
const progress: Partial<Record<ComplaintState, number>> = { registered: 0, dispatched: 0, accepted: 1, mediating: 1 };

const numberField = labelled(numberTyped().min(4).max(30), { zh: '编号', en: 'Number', input: 'text' });

export const Merge = z.object({
  others: labelled(
    z
      .array(z.object({ number: numberField }))
      .min(1)
      .max(20),
    {
      zh: '并进来的件',
      en: 'What is merged into this one',
      input: 'rows',
    },
  ),
  picks: labelled(
    z
      .array(
        z.object({
          field: labelled(z.enum(Object.keys(mergeFields) as [MergeField, ...MergeField[]]), {
            zh: '哪一项',
            en: 'Value',
            input: 'choice',
            options: Object.entries(mergeFields).map(([value, words]) => ({ value, ...words })),
          }),
          number: labelled(numberTyped().min(4).max(30), { zh: '用哪一件的', en: 'Taken from', input: 'text' }),
        }),
      )
      .max(20)
      .default([]),
    {
      zh: '留下的内容',
      en: 'What is kept',
      hintZh: '没有选的，留这一件原来的；没留下的还在原件里，随时看得到',
      hintEn: 'What is not chosen stays as this one has it; nothing of the others is lost',
      input: 'rows',
    },
  ),
  reason: labelled(written().min(4).max(300), {
    zh: '为什么是同一争议',
    en: 'Why it is the same dispute',
    input: 'text',
  }),
});

export const Unmerge = z.object({
  number: labelled(numberTyped().min(4).max(30), { zh: '分出哪一件', en: 'Which one', input: 'choice', options: [] }),
  reason: labelled(written().min(4).max(300), { zh: '为什么要分开', en: 'Why', input: 'text' }),
});

/** The values that may be chosen: those of a person stand in the list of members once the complaint is joint. */
export function mergeFieldsOf({ joint }: Pick<Complaint, 'joint'>): MergeField[] {
  const all = Object.keys(mergeFields) as MergeField[];
  return joint === null ? all : all.filter((field) => !field.startsWith('consumer') && field !== 'amountFen');
}

/** Why the one cannot go into the other, or null. */
export function mergeObstacle(
  complaint: Complaint,
  other: Complaint,
): 'merge-itself' | 'merge-not-open' | 'merge-into-further' | 'merge-joint' | 'merge-busy' | null {
  const [own, its] = [progress[complaint.state], progress[other.state]];
  if (other.id === complaint.id) return 'merge-itself';
  if (own === undefined || its === undefined) return 'merge-not-open';
  if (its > own) return 'merge-into-further';
  if (other.joint !== null) return 'merge-joint';
  const busy = openProposal(other) !== null || openRecusal(other) !== null || isDisputed(other);
  return busy || other.entrustedTo !== null || other.pauses.some((pause) => pause.to === null) ? 'merge-busy' : null;
}

export function merge(complaint: Complaint, input: z.infer<typeof Merge>, facts: Facts): Change<Complaint> {
  moved(complaint, 'merge');
  const others = othersOf(facts);
  const allowed = mergeFieldsOf(complaint);
  let next = complaint;
  const possibly: string[] = [];
  const also: Change<Complaint>[] = [];
  for (const { number } of input.others) {
    const other = others.find((one) => one.number === number);
    if (other === undefined) throw new Refusal('merge-unknown', { number });
    const by = samePersonBy(complaint, other);
    if (by === null) throw new Refusal('merge-other-person', { number });
    if (by === 'possibly') possibly.push(number);
    const fields = input.picks.filter((pick) => pick.number === number).map((pick) => pick.field);
    const done = takeOver(next, other, { as: 'duplicate', fields, reason: input.reason }, facts);
    next = done.next;
    also.push(done.source);
  }
  const numbers = input.others.map((one) => one.number);
  const strange = input.picks.some(
    ({ field, number }) => !allowed.includes(field) || ![complaint.number, ...numbers].includes(number),
  );
  if (strange) throw new Refusal('merge-pick-unknown');
  const fields = input.picks.filter((pick) => pick.number !== complaint.number).map((pick) => pick.field);
  return {
    next,
    also,
    event: eventOf(complaint, 'took-over', facts, {
      numbers,
      fields,
      reason: input.reason,
      ...(possibly.length === 0 ? {} : { possibly }),
    }),
  };
}

/** Takes one complaint into another: the chosen values and the earlier days go over, the rest stays where it was. */
export function takeOver(
  complaint: Complaint,
  other: Complaint,
  how: { as: MergedInto['as']; fields: readonly MergeField[]; reason: string },
  facts: Facts,
): { next: Complaint; source: Change<Complaint> } {
  const obstacle = mergeObstacle(complaint, other);
  if (obstacle !== null) throw new Refusal(obstacle, { number: other.number });
  const names: (keyof Complaint)[] = how.fields.flatMap((field) => [field, ...(companions[field] ?? [])]);
  if (isEarlier(other.receivedAt, complaint.receivedAt)) names.push('receivedAt');
  if (isEarlier(other.stationReceivedAt, complaint.stationReceivedAt)) names.push('stationReceivedAt');
  if (complaint.acceptedOn !== null && other.acceptedOn !== null && other.acceptedOn < complaint.acceptedOn)
    names.push('acceptedOn');
  const fields = Object.fromEntries(names.map((name) => [name, keptOf(other[name])]));
  const taken: TakenOver = {
    id: other.id,
    number: other.number,
    on: facts.today,
    reason: how.reason,
    byId: facts.by.id,
    decidedOn: complaint.decidedOn,
    fields,
    before: Object.fromEntries(names.map((name) => [name, keptOf(complaint[name])])),
  };
  const { state, outcome, closedOn, endedOn } = other;
  const { id, number } = complaint;
  return {
    next: {
      ...put(complaint, fields),
      agents: agentsWith(complaint, other, how.as, facts),
      takenOver: [...complaint.takenOver, taken],
    },
    source: {
      next: {
        ...other,
        state: 'closed',
        outcome: 'merged',
        closedOn: facts.today,
        endedOn: facts.today,
        merged: { id, number, on: facts.today, as: how.as, was: { state, outcome, closedOn, endedOn } },
      },
      event: eventOf(other, 'merged-into', facts, { into: number, as: how.as, reason: how.reason }),
    },
  };
}

/** Of one person's two complaints the agent acts in the one that goes on, where nobody acts in it; each of several acts for himself. */
function agentsWith(
  complaint: Complaint,
  other: Complaint,
  as: MergedInto['as'],
  { today }: Facts,
): Complaint['agents'] {
  const agent = namedAgent(other, today);
  if (as === 'member' || complaint.joint !== null || agent === null || namedAgent(complaint, today) !== null)
    return complaint.agents;
  return [...complaint.agents, agent];
}

export function unmerge(complaint: Complaint, input: z.infer<typeof Unmerge>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'unmerge');
  // Who complains jointly is still a member: he leaves, and his own complaint goes on by that.
  if (!duplicatesIn(complaint).some((one) => one.number === input.number))
    throw new Refusal('not-merged', { number: input.number });
  const { next, source } = takeApart(complaint, input, facts);
  return {
    next: { ...next, state },
    also: [source],
    event: eventOf(complaint, 'split-off', facts, { number: input.number, reason: input.reason }),
  };
}

/** Puts one that was taken over back as it was; what somebody has corrected since stays corrected. */
export function takeApart(
  complaint: Complaint,
  { number, reason }: { number: string; reason: string },
  facts: Facts,
): { next: Complaint; source: Change<Complaint> } {
  const taken = complaint.takenOver.find((one) => one.number === number);
  const other = othersOf(facts).find((one) => one.number === number);
  if (taken === undefined || other?.merged?.id !== complaint.id) throw new Refusal('not-merged', { number });
  if (complaint.decidedOn !== taken.decidedOn || complaint.outcome !== null)
    throw new Refusal('unmerge-decided', { number });
  const later = complaint.takenOver.slice(complaint.takenOver.indexOf(taken) + 1);
  const back: Record<string, Kept> = {};
  const relinked = new Map<TakenOver, Record<string, Kept>>();
  for (const [name, value] of Object.entries(taken.fields)) {
    const before = taken.before[name] ?? null;
    const next = later.find((one) => name in one.fields);
    if (next !== undefined) relinked.set(next, { ...next.before, ...relinked.get(next), [name]: before });
    else if (keptOf(complaint[name as keyof Complaint]) === value) back[name] = before;
  }
  const takenOver = complaint.takenOver
    .filter((one) => one !== taken)
    .map((one) => ({ ...one, before: relinked.get(one) ?? one.before }));
  const { was } = other.merged;
  return {
    next: { ...put(complaint, back), takenOver },
    source: {
      next: { ...other, ...(was as Partial<Complaint>), merged: null },
      event: eventOf(other, 'restored', facts, { from: complaint.number, reason }),
    },
  };
}

/** Whether one of those taken over can still be put back. */
export function mayUnmerge({ takenOver, decidedOn, joint }: Complaint): boolean {
  return takenOver.some((one) => one.decidedOn === decidedOn && !isMembers(joint, one.id));
}

export function othersOf(facts: Facts): readonly Complaint[] {
  return (facts.others ?? []) as readonly Complaint[];
}

function put(complaint: Complaint, values: Readonly<Record<string, Kept>>): Complaint {
  const read = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && instants.includes(name) ? new Date(value) : value,
  ]);
  return { ...complaint, ...(Object.fromEntries(read) as Partial<Complaint>) };
}

function keptOf(value: unknown): Kept {
  return value instanceof Date ? value.toISOString() : (value as Kept);
}

function isEarlier(a: Date | null, b: Date | null): boolean {
  return a !== null && (b === null || a.getTime() < b.getTime());
}

export const mergingMoves = {
  merge: {
    ...proceedingWords.merge,
    input: Merge,
    apply: merge,
  },
  unmerge: {
    ...proceedingWords.unmerge,
    input: Unmerge,
    apply: unmerge,
  },
} as const;
