/**
 * 批量 (bulk): one act on many matters of one kind that were picked from a list. It is looked at before anything is done: what can go, what
 * somebody has to decide, what cannot, each with why. Then each matter is acted on by itself, as if its button had been pressed: by the same
 * rule, right and version, with a line of its own in the ledger. No legal notice is served so: each of those has its own proof.
 */
import { z } from 'zod';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { Refusal, type RefusalCode } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { labelled, written } from '../../base/field.ts';
import type { Actor } from '../../base/actor.ts';
import { matterKinds, matterWords, type Matter, type MatterKind } from '../matter.ts';
import { isAtCentre, type Owned } from '../owner.ts';

export const bulkActs = ['dispatch', 'assign', 'urge', 'tell', 'follow'] as const;
export type BulkAct = (typeof bulkActs)[number];

export const bulkActWords = {
  dispatch: { zh: '分送', en: 'Dispatch' },
  assign: { zh: '指定承办人', en: 'Assign' },
  urge: { zh: '催办', en: 'Urge' },
  tell: { zh: '告诉承办人', en: 'Tell the handlers' },
  follow: { zh: '关注', en: 'Follow' },
} as const satisfies Record<BulkAct, Words>;

/** The act on so many: what a button and a head say before, and the strip after it. */
export function bulkOn(act: BulkAct, n: number, isDone = false): Words {
  const en = `${bulkActWords[act].en}: ${n}`;
  const done = isDone ? '了' : '';
  switch (act) {
    case 'assign':
      return { zh: `给 ${n} 件指定${done}承办人`, en };
    case 'tell':
      return { zh: isDone ? `${n} 件的承办人都告诉了` : `告诉 ${n} 件的承办人`, en };
    default:
      return { zh: `${bulkActWords[act].zh}${done} ${n} 件`, en };
  }
}

/** 改派: what somebody has is given to another. It is the same act, called by what it does to whoever has it now. */
export function reassignOn(n: number, isDone = false): Words {
  return { zh: `改派${isDone ? '了' : ''} ${n} 件`, en: `Reassign: ${n}` };
}

/** What is done to many of a kind at once. An inquiry is answered by who has it, and a case is urged by letters alone. */
export const bulkActsOf = {
  complaint: ['dispatch', 'assign', 'urge', 'tell', 'follow'],
  tipoff: ['dispatch', 'assign', 'urge', 'tell', 'follow'],
  inquiry: ['tell', 'follow'],
  enforcement: ['assign', 'tell', 'follow'],
} as const satisfies Record<MatterKind, readonly BulkAct[]>;

export function isBulkAct(kind: MatterKind, act: BulkAct): boolean {
  const acts: readonly BulkAct[] = bulkActsOf[kind];
  return acts.includes(act);
}

/** The move that the act makes on each; following makes none, for it changes no matter. */
export const bulkMoves = {
  dispatch: 'dispatch',
  assign: 'assign',
  urge: 'urge',
  tell: 'note',
  follow: null,
} as const satisfies Record<BulkAct, string | null>;

/** As many as are picked and looked through at once. */
export const mostInBulk = 200;

/** So long a batch is kept with its results; what was done stands in the ledger. */
export const bulkDays = 7;

/** What each of a batch is: not yet done, done, left because nobody decided on it, refused, and taken back. */
export const bulkItemStates = ['waiting', 'done', 'left', 'refused', 'undoing', 'undone'] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

export const bulkItemStateWords = {
  waiting: { zh: '待办', en: 'Waiting' },
  done: { zh: '已办', en: 'Done' },
  left: { zh: '未定，未办', en: 'Left, nobody decided' },
  refused: { zh: '未办', en: 'Not done' },
  undoing: { zh: '正在撤回', en: 'Being taken back' },
  undone: { zh: '已撤回', en: 'Taken back' },
} as const satisfies Record<BulkItemState, Words>;

/** How each is found before anything is done: first what waits for a decision, then what goes, last what stays as it is. */
export const bulkVerdicts = ['ask', 'able', 'unable'] as const;
export type BulkVerdict = (typeof bulkVerdicts)[number];

export const bulkVerdictWords = {
  unable: { zh: '不能', en: 'Cannot' },
  ask: { zh: '要您定', en: 'To decide' },
  able: { zh: '能', en: 'Can' },
} as const satisfies Record<BulkVerdict, Words>;

/** What is typed once for all of them. */
export const BulkInput = z.object({
  /** To which office all go; left out, each goes where it is proposed to. */
  officeId: labelled(z.string().min(1).max(40).nullable().default(null), { zh: '分送到哪个所', en: 'Office' }),
  handlerId: labelled(z.uuid().nullable().default(null), { zh: '承办人', en: 'Handler' }),
  secondId: labelled(z.uuid().nullable().default(null), { zh: '协办人', en: 'Second officer' }),
  words: labelled(written().max(300).default(''), { zh: '想说的话', en: 'Words' }),
});
export type BulkInput = z.infer<typeof BulkInput>;

/** One of those that were picked. */
export const BulkPick = z.object({
  number: z.string().min(4).max(30),
  /** The version that was looked at; acted on meanwhile, it is left out. */
  version: z.number().int().min(1).nullable().default(null),
  /** Where this one goes instead, as it was chosen. */
  officeId: z.string().min(1).max(40).nullable().default(null),
  /** That somebody has decided on what was to be decided. */
  decided: z.boolean().default(false),
});
export type BulkPick = z.infer<typeof BulkPick>;

export const LookAtBulk = z.object({
  kind: z.enum(matterKinds),
  act: z.enum(bulkActs),
  input: BulkInput.default({ officeId: null, handlerId: null, secondId: null, words: '' }),
  items: z.array(BulkPick).min(1).max(1000),
});
export type LookAtBulk = z.infer<typeof LookAtBulk>;

/** The same under an id of the page's own, so that a second press and a retry do nothing twice. */
export const MakeBulk = LookAtBulk.extend({ id: z.uuid() });
export type MakeBulk = z.infer<typeof MakeBulk>;

export interface Bulk {
  countyId: number;
  id: string;
  kind: MatterKind;
  act: BulkAct;
  byId: string;
  madeAt: Date;
  input: BulkInput;
  /** When the last of it was done; null while some wait. */
  endedAt: Date | null;
  /** When it, or a part of it, was taken back. */
  undoneAt: Date | null;
  /** The id of the press that took it back last; null where none has. */
  undoId: string | null;
}

export interface BulkItem {
  countyId: number;
  bulkId: string;
  /** Its place among those that were picked. */
  n: number;
  number: string;
  version: number | null;
  officeId: string | null;
  decided: boolean;
  /** By which the ledger of the matter knows that it was done. */
  requestId: string;
  state: BulkItemState;
  /** Known once it was looked for. */
  matterId: string | null;
  /** Why it was not done, was left or is not taken back; null where there is nothing to say. */
  why: BulkWhy | null;
  /** The id of the press that was to take it back; null where none was. */
  undoId: string | null;
  /** How often the program has failed at it. */
  tries: number;
}

/** So often the program tries one at which it fails, a minute apart; then that one is left, and said so. */
export const mostBulkTries = 5;

/** The press that takes a batch back: the whole of it, or these; its id lets a retry take nothing back twice. */
export const UndoBulk = z.object({
  clientId: z.uuid(),
  numbers: z.array(z.string().min(4).max(30)).min(1).max(mostInBulk).nullable().default(null),
});
export type UndoBulk = z.infer<typeof UndoBulk>;

/** What of a batch the last press has taken back; what an earlier one has is told already. */
export function undoneBy({ undoId }: Pick<Bulk, 'undoId'>, items: readonly BulkItem[]): BulkItem[] {
  return items.filter((item) => item.state === 'undone' && item.undoId === undoId);
}

/** What a rule refused, as its sentence is made of it; or in words, what somebody has to decide. */
export type BulkWhy = { code: RefusalCode; facts: Readonly<Record<string, string | number>> } | Words;

/** Refuses what would change nothing, or would tell nobody; who urges does not urge his own desk. */
export function demandUseful(act: BulkAct, matter: Owned, input: BulkInput, { role }: Pick<Actor, 'role'>): void {
  const { stage, handlerId, secondId = null } = matter;
  if (act === 'assign' && handlerId === input.handlerId && secondId === input.secondId)
    throw new Refusal('bulk-same-handler');
  if ((act === 'tell' || act === 'urge') && stage === 'done') throw new Refusal('bulk-nobody-to-tell');
  if (act === 'urge' && role === 'centre' && isAtCentre(matter)) throw new Refusal('bulk-own-desk');
}

/** What the move is given for one of them. */
export function inputOf(act: BulkAct, { officeId, handlerId, secondId, words }: BulkInput): Record<string, unknown> {
  switch (act) {
    case 'dispatch':
      return { officeId, note: words };
    case 'assign':
      return secondId === null ? { handlerId } : { handlerId, secondId };
    case 'urge':
    case 'tell':
      return { words };
    case 'follow':
      return {};
  }
}

/** What was taken back, by the name of its move. */
export const undoneWords = {
  dispatch: { zh: '分送', en: 'Dispatch' },
  assign: { zh: '指定承办人', en: 'Assign' },
  urge: { zh: '催办', en: 'Urge' },
  note: { zh: '加备注', en: 'Note' },
} as const satisfies Record<string, Words>;

/** Which they are: one by its number, which begins with its kind, several by how many. */
function named({ kind }: Pick<Bulk, 'kind'>, own: readonly Pick<Matter, 'number'>[]): string {
  const [one] = own;
  return own.length === 1 && one !== undefined ? one.number : `${own.length} 件${matterWords[kind].zh}`;
}

/** What somebody hears of the matters of his to which it was done; nothing of the people in them. */
export function bulkHeardZh(bulk: Pick<Bulk, 'kind' | 'act'>, own: readonly Pick<Matter, 'number'>[]): string {
  const what = named(bulk, own);
  switch (bulk.act) {
    case 'dispatch':
      return `${what}分送到您所，请安排人办。`;
    case 'assign':
      return `${what}交给您承办，请及时办理。`;
    case 'urge':
      return `中心催办：${what}，请抓紧办理。`;
    case 'tell':
    case 'follow':
      return `${what}有给您的留话，请看备注。`;
  }
}

/** What he hears when it was taken back. */
export function bulkUndoneZh(bulk: Pick<Bulk, 'kind' | 'act'>, own: readonly Pick<Matter, 'number'>[]): string {
  const what = named(bulk, own);
  const isGiven = bulk.act === 'dispatch' || bulk.act === 'assign';
  return isGiven ? `${what}刚才给错了，已经撤回，您不用办。` : `${what}刚才的${bulkActWords[bulk.act].zh}撤回了。`;
}

/** What he hears who has them again, since they had been given to another. */
export function bulkRestoredZh(bulk: Pick<Bulk, 'kind' | 'act'>, own: readonly Pick<Matter, 'number'>[]): string {
  return `${named(bulk, own)}刚才的${bulkActWords[bulk.act].zh}撤回了，还在您这里，请接着办。`;
}

/** What somebody hears who follows them. */
export function bulkWatchedZh(
  bulk: Pick<Bulk, 'kind'>,
  own: readonly Pick<Matter, 'number'>[],
  { zh }: { zh: string },
): string {
  return `您关注的${named(bulk, own)}有进展：${zh}。`;
}

/** What stands in the ledger of whoever made it, and of a matter whose step was taken back. */
export interface BulkDetails {
  'bulk-made': { bulk: string; kind: MatterKind; act: BulkAct; picked: number };
  'bulk-ended': { bulk: string; kind: MatterKind; act: BulkAct; done: number; left: number; refused: number };
  'bulk-undone': { bulk: string; kind: MatterKind; act: BulkAct; undone: number; kept: number };
  'step-undone': { line: number; move: string };
}

declare module '../../base/event.ts' {
  interface Details extends BulkDetails {}
}

function actWords({ act, kind }: { act?: unknown; kind?: unknown }): { zh: string; en: string; of: string } {
  const { zh, en } = bulkActWords[bulkActs.find((one) => one === act) ?? 'tell'];
  return { zh, en, of: matterWords[matterKinds.find((one) => one === kind) ?? 'complaint'].zh };
}

export const bulkTellings: Tellings<BulkDetails> = {
  'bulk-made': (d) => {
    const { zh, en, of } = actWords(d);
    return [`批量${zh}：选了${of} ${text(d.picked)} 件。`, `${en} in bulk: ${text(d.picked)} picked.`];
  },
  'bulk-ended': (d) => {
    const { zh, en, of } = actWords(d);
    return [
      `批量${zh}${of}做完了：办了 ${text(d.done)} 件，未定 ${text(d.left)} 件，未办 ${text(d.refused)} 件。`,
      `${en} in bulk: ${text(d.done)} done, ${text(d.left)} left, ${text(d.refused)} refused.`,
    ];
  },
  'bulk-undone': (d) => {
    const { zh, en, of } = actWords(d);
    return [
      `撤回了批量${zh}${of} ${text(d.undone)} 件，${text(d.kept)} 件没有撤。`,
      `${en} in bulk was taken back: ${text(d.undone)}, and ${text(d.kept)} stay.`,
    ];
  },
  'step-undone': (d) => {
    const { zh, en } = words(undoneWords, d.move);
    return [
      `更正：撤回了台账第 ${text(d.line)} 行的“${zh}”。`,
      `Correction: line ${text(d.line)} (${en}) was taken back.`,
    ];
  },
};
