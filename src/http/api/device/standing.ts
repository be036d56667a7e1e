/** How a record stands that a telephone had acted on while somebody else did: where it is now, and its course in sentences. */
import { instructionStateWords } from '../../../domain/command/instruction.ts';
import { redispatchStateWords } from '../../../domain/command/redispatch.ts';
import type { OutboxItem } from '../../../domain/device/outbox.ts';
import { areaCheckStateWords } from '../../../domain/incident/area-check.ts';
import type { Words } from '../../../domain/base/words.ts';
import { maskPersons } from '../../../domain/base/masking.ts';
import { hidingOf } from '../../../domain/complaint/privacy.ts';
import { stateWords } from '../../../domain/complaint/state-words.ts';
import { neighbourTold } from '../../../domain/complaint/words/neighbour-told.ts';
import { inquiryStateWords } from '../../../domain/inquiry/state-words.ts';
import { taskStateWords } from '../../../domain/steering/task.ts';
import { timelineEn, timelineZh } from '../../../domain/desk/timeline.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenInstruction } from '../../../actions/command/instruction.ts';
import { redispatchFrame } from '../../../actions/command/redispatch.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { inquiryFrame } from '../../../actions/inquiry/inquiry.ts';
import { getSeenMatter } from '../../../actions/matter/matter.ts';
import { areaCheckFrame } from '../../../actions/incident/area-check.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { taskFrame } from '../../../actions/steering/task.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import { namesOf } from '../county/account-names.ts';
import { tellingOf } from '../inquiry/inquiry-view.ts';
import { inFull, linesOf, type Telling } from '../matter/timeline-lines.ts';

export interface Standing {
  version: number;
  state: Words;
  /** The course in the order of the ledger. The telephone has no rules from which to make the sentences. */
  told: { seq: number; at: string; zh: string; en: string; by: string }[];
}

/** The kinds of acts that are made on a record which others act on too. */
export const actsOnRecords = [
  'move',
  'clue',
  'help',
  'answer',
  'area',
  'task',
  'inquiryAnswer',
] as const satisfies readonly OutboxItem['kind'][];

/** Of a record that the station may see; of any other nothing. */
export function standingOf(ctx: Context, kind: (typeof actsOnRecords)[number], number: string): Promise<Standing> {
  return standings[kind](ctx, number);
}

const standings = {
  move: standingOfComplaint,
  clue: standingOfComplaint,
  help: async (ctx, number) => {
    const { id, version, state } = await getSeenEntry(ctx, redispatchFrame, number);
    return {
      version,
      state: redispatchStateWords[state],
      told: await courseOf(ctx, id, { citizen: '来人', hide: (words) => maskPersons(words, []) }),
    };
  },
  answer: async (ctx, number) => {
    const { version, state } = await getSeenInstruction(ctx, number);
    return { version, state: instructionStateWords[state], told: [] };
  },
  area: async (ctx, number) => {
    const { version, state } = await getSeenEntry(ctx, areaCheckFrame, number);
    return { version, state: areaCheckStateWords[state], told: [] };
  },
  task: async (ctx, number) => {
    const { id, version, state } = await getSeenEntry(ctx, taskFrame, number);
    const told = await courseOf(ctx, id, { citizen: '来人', hide: inFull });
    return { version, state: taskStateWords[state], told };
  },
  inquiryAnswer: async (ctx, number) => {
    const inquiry = await getSeenMatter(ctx, inquiryFrame, { number });
    const told = await courseOf(ctx, inquiry.id, tellingOf(inquiry));
    return { version: inquiry.version, state: inquiryStateWords[inquiry.state], told };
  },
} as const satisfies Record<(typeof actsOnRecords)[number], (ctx: Context, number: string) => Promise<Standing>>;

async function standingOfComplaint(ctx: Context, number: string): Promise<Standing> {
  const complaint = await getSeenComplaint(ctx, number);
  const { id, version, state } = complaint;
  const telling = { citizen: '投诉人', hide: hidingOf(complaint, ctx.actor.role) };
  return { version, state: stateWords[state], told: await courseOf(ctx, id, telling) };
}

/** The ledger in sentences. */
async function courseOf(ctx: Context, id: string, telling: Telling): Promise<Standing['told']> {
  const [ledger, names] = await Promise.all([listLedger(ctx.db, ctx.actor.countyId, id), namesOf(ctx)]);
  return linesOf(ctx, ledger, names, telling).map((line) => ({
    seq: line.seq,
    at: line.at,
    zh: neighbourTold(line, timelineZh(line)),
    en: timelineEn(line),
    by: line.byName,
  }));
}
