/**
 * 办件清单 (matter checklist): what a county wants to be looked at on a matter before it leaves a state, kept by its administrator for a
 * kind and its classes. It reminds and never holds anything up: what a step asks for, the law says and the step itself.
 */
import { z } from 'zod';
import type { LedgerEvent } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { belowCategory } from '../../county/category.ts';
import { eventOf, matterKinds, type Facts, type Matter, type MatterKind } from '../matter.ts';

export interface ChecklistItem {
  /** Stays with the line through its versions: by it a line is ticked. */
  code: string;
  zh: string;
  /** In which state of the matter it is looked at, before the step that leads out of it; 「told.settled」 only where it ended so. */
  state: string;
}

export interface MatterChecklist {
  countyId: number;
  code: string;
  version: number;
  /** Of which kind of matter it is. */
  subject: MatterKind;
  title: string;
  /** Of which classes, with all below them; empty for all. */
  categoryCodes: readonly string[];
  /** Whether a step that leaves the state says which lines are not ticked. */
  warns: boolean;
  items: readonly ChecklistItem[];
  retired: boolean;
  savedById: string;
  savedAt: Date;
}

/** A line that was ticked on a matter. */
export interface MatterCheck {
  countyId: number;
  matterId: string;
  list: string;
  line: string;
  /** What the line said then. */
  words: string;
  byId: string;
  at: Date;
}

const code = z.string().regex(/^[A-Za-z0-9-]{2,40}$/u);
const codeWords = { zh: '代号', en: 'Code', input: 'text', wrongZh: '用 2 到 40 个字母、数字或短横' } as const;
export const ChecklistForm = z.object({
  code: labelled(code, codeWords),
  version: z.number().int().min(0),
  subject: labelled(z.enum(matterKinds), { zh: '哪一类件', en: 'Kind of matter', input: 'choice' }),
  title: labelled(written().min(2).max(40), { zh: '名称', en: 'Title', input: 'text' }),
  categoryCodes: labelled(z.array(z.string().max(10)).max(30).default([]), { zh: '哪些类别', en: 'Classes' }),
  warns: labelled(z.boolean().default(false), { zh: '没勾完就办下一步，提醒一句', en: 'Warns', input: 'tick' }),
  items: labelled(
    z
      .array(
        z.object({
          code: labelled(code, codeWords),
          zh: labelled(written().min(2).max(80), { zh: '看什么', en: 'What is looked at', input: 'text' }),
          state: labelled(z.string().min(1).max(40), { zh: '在哪个状态', en: 'In which state', input: 'choice' }),
        }),
      )
      .min(1)
      .max(30),
    { zh: '各项', en: 'Lines', input: 'rows', wrongZh: '至少写一项，最多三十项' },
  ),
  retired: labelled(z.boolean().default(false), { zh: '停用', en: 'Retired', input: 'tick' }),
});
export type ChecklistForm = z.infer<typeof ChecklistForm>;

interface SavingFacts extends Pick<Facts, 'by' | 'at'> {
  /** The states of the kind that a step leads out of. */
  states: readonly string[];
}

/** The version that follows the one that was read; it holds for open matters at once. */
export function nextChecklist(
  form: ChecklistForm,
  before: MatterChecklist | null,
  facts: SavingFacts,
): MatterChecklist {
  if ((before?.version ?? 0) !== form.version) throw new Refusal('changed-meanwhile');
  const problem = problemOf(form, before, facts);
  if (problem !== null) throw new Refusal('invalid-input', {}, [problem]);
  const { by, at } = facts;
  return { ...form, countyId: by.countyId, version: form.version + 1, savedById: by.id, savedAt: at };
}

function problemOf({ subject, items }: ChecklistForm, before: MatterChecklist | null, { states }: SavingFacts) {
  if (before !== null && before.subject !== subject)
    return {
      path: 'subject',
      zh: '已有的清单不能改成另一类件；请另建一个。',
      en: 'The kind stays; make another list.',
    };
  const codes = items.map((item) => item.code);
  const twice = codes.findIndex((one, i) => codes.indexOf(one) !== i);
  if (twice >= 0)
    return {
      path: `items.${twice}.code`,
      zh: '这个代号写了两次；请改一个。',
      en: 'The code stands twice; change one.',
    };
  const astray = items.findIndex(({ state }) => !states.includes(state));
  if (astray < 0) return null;
  return {
    path: `items.${astray}.state`,
    zh: '请选在哪个状态看这一项。',
    en: 'Choose in which state it is looked at.',
  };
}

/** Whether a save is there already: the same press after a lost answer. */
export function isSaved(stored: MatterChecklist | null, form: ChecklistForm): boolean {
  if (stored === null || stored.version !== form.version + 1) return false;
  const said = ({ subject, title, categoryCodes, warns, items, retired }: ChecklistForm | MatterChecklist) =>
    JSON.stringify([
      subject,
      title,
      categoryCodes,
      warns,
      items.map(({ code: of, zh, state }) => [of, zh, state]),
      retired,
    ]);
  return said(stored) === said(form);
}

/** The newest version of each that is in use. */
export function checklistsInForce(versions: readonly MatterChecklist[]): MatterChecklist[] {
  const newest = new Map<string, MatterChecklist>();
  for (const one of versions) if ((newest.get(one.code)?.version ?? 0) < one.version) newest.set(one.code, one);
  return [...newest.values()].filter(({ retired }) => !retired);
}

export interface Checkable extends Pick<Matter, 'state' | 'stage'> {
  kind: MatterKind;
  /** How it ended; null while it has not, and of kinds that do not tell. */
  outcome: string | null;
  categoryCode: string | null;
}

/** A line as it stands on a matter. */
export interface MatterLine {
  list: string;
  line: string;
  zh: string;
  state: string;
  /** Looked at now, before the step that leads out of the present state. */
  isNow: boolean;
  mark: MatterCheck | null;
  /** Ticked, and no longer on the county's list. */
  isGone: boolean;
}

export interface ListOnMatter extends Pick<MatterChecklist, 'code' | 'title' | 'warns'> {
  lines: MatterLine[];
}

/**
 * The lists on a matter. An open one has the newest lines, and what was ticked of lines that have gone since; one that is done has what
 * was ticked, in the words of then: nobody is asked afterwards for a line that there was not.
 */
export function checklistsOf(
  matter: Checkable,
  versions: readonly MatterChecklist[],
  marks: readonly MatterCheck[],
): ListOnMatter[] {
  const inForce = isOver(matter) ? [] : checklistsInForce(versions).filter((list) => holdsFor(list, matter));
  const codes = [...new Set([...inForce.map((one) => one.code), ...marks.map(({ list }) => list)])];
  return codes.flatMap((of) => {
    const list = inForce.find((one) => one.code === of);
    const lines = linesOf(
      matter,
      of,
      list?.items ?? [],
      marks.filter((mark) => mark.list === of),
    );
    const last = versions.findLast((one) => one.code === of);
    return lines.length === 0 ? [] : [{ code: of, title: last?.title ?? of, warns: list?.warns ?? false, lines }];
  });
}

/** A state in which only what ended in one way is meant: who was declined has no agreement that is kept. */
export function withOutcome(state: string, outcome: string): string {
  return `${state}.${outcome}`;
}

/** The state of a line, and how the matter must have ended for it. */
function meantBy({ state }: Pick<ChecklistItem, 'state'>): { state: string; outcome: string | null } {
  const [of = '', outcome = null] = state.split('.');
  return { state: of, outcome };
}

/** Whether the line is of the matter: nothing that is asked of another end. */
function isOf(item: Pick<ChecklistItem, 'state'>, { outcome }: Pick<Checkable, 'outcome'>): boolean {
  const meant = meantBy(item).outcome;
  return meant === null || outcome === null || meant === outcome;
}

function linesOf(
  { state, outcome }: Checkable,
  list: string,
  items: readonly ChecklistItem[],
  marks: readonly MatterCheck[],
): MatterLine[] {
  const asked = items.filter((item) => isOf(item, { outcome }));
  const own = asked.map((item) => ({
    list,
    line: item.code,
    zh: item.zh,
    state: item.state,
    isNow: meantBy(item).state === state,
    mark: marks.find(({ line }) => line === item.code) ?? null,
    isGone: false,
  }));
  const gone = marks
    .filter(({ line }) => !asked.some((item) => item.code === line))
    .map((mark) => ({ list, line: mark.line, zh: mark.words, state: '', isNow: false, mark, isGone: true }));
  return [...own, ...gone];
}

function isOver({ stage }: Checkable): boolean {
  return stage === 'done';
}

function holdsFor({ subject, categoryCodes }: MatterChecklist, { kind, categoryCode }: Checkable): boolean {
  if (subject !== kind) return false;
  if (categoryCodes.length === 0) return true;
  return categoryCodes.some(
    (node) => categoryCode !== null && (categoryCode === node || categoryCode.startsWith(belowCategory(node))),
  );
}

export const TickForm = z.object({
  list: code,
  line: code,
  ticked: z.boolean(),
  clientId: z.uuid(),
});
export type TickForm = z.infer<typeof TickForm>;

/** The line of the ledger that says it, and what is marked from now on; null where it stands so already. */
export function tickLine(
  matter: Checkable & Pick<Matter, 'countyId' | 'id'>,
  lists: readonly ListOnMatter[],
  { list, line, ticked }: TickForm,
  facts: Facts,
): { event: LedgerEvent; mark: MatterCheck } | null {
  if (isOver(matter)) throw new Refusal('checklist-over');
  const on = lists.find((one) => one.code === list);
  const found = on?.lines.find((one) => one.line === line);
  if (on === undefined || found === undefined || (found.isGone && ticked)) throw new Refusal('checklist-line-gone');
  if ((found.mark !== null) === ticked) return null;
  const { zh } = found;
  const event = eventOf(matter, ticked ? 'line-ticked' : 'line-unticked', facts, { list: on.title, line: zh });
  const { countyId, id: matterId } = matter;
  return { event, mark: { countyId, matterId, list, line, words: zh, byId: facts.by.id, at: facts.at } };
}

export interface ChecklistDetails {
  'matter-checklist-saved': { code: string; title: string; version: number };
  'line-ticked': { list: string; line: string };
  'line-unticked': { list: string; line: string };
}

declare module '../../base/event.ts' {
  interface Details extends ChecklistDetails {}
}

export const checklistTellings: Tellings<ChecklistDetails> = {
  'matter-checklist-saved': (d) => [
    `改了办件清单“${text(d.title)}”，第${text(d.version)}版。`,
    `A checklist of matters was saved: ${text(d.title)}, v${text(d.version)}.`,
  ],
  'line-ticked': (d) => [
    `勾了“${text(d.list)}”里的“${text(d.line)}”。`,
    `Ticked “${text(d.line)}” of “${text(d.list)}”.`,
  ],
  'line-unticked': (d) => [
    `去掉了“${text(d.list)}”里“${text(d.line)}”的勾。`,
    `Took the tick from “${text(d.line)}” of “${text(d.list)}”.`,
  ],
};
