/**
 * 草稿 (draft): what somebody is still typing into a form of the desk. It lies at the server, sealed, under his account and the
 * name of the form: another machine goes on where he stopped, a shared machine keeps nothing, and who takes over from him gets
 * it. It goes when the form is submitted, and by itself when nobody has touched it for the days that the county sets.
 */
import { z } from 'zod';
import { firstOf } from '../base/words.ts';

/** More forms than anybody has open; a machine gone wild stops here. */
export const mostDrafts = 80;
/** A filing with the longest story and its proposals is a quarter of it. */
export const mostDraftCharacters = 60_000;

/** Every box of a form holds a text. */
export type DraftTexts = Readonly<Record<string, string>>;

export interface Draft {
  countyId: number;
  /** The id under which the form will be submitted, so that a press whose answer was lost makes nothing twice. */
  id: string;
  accountId: string;
  /** Which form it is: the record and the move, or the name of what is opened. */
  form: string;
  /** What the form is called on the screen; names nobody. */
  title: string;
  /** Where at the desk it is typed. */
  path: string;
  version: number;
  /** The window that saved it last. */
  writer: string;
  savedAt: Date;
  /** Whose it was before he left; null for one's own. */
  fromId: string | null;
  handedAt: Date | null;
  /** The uploads that it names; they stay as long as it does. */
  fileIds: readonly string[];
}

export const KeepDraft = z.object({
  id: z.uuid(),
  form: z.string().min(1).max(200),
  title: z.string().trim().min(1).max(120),
  // A place of the desk and nothing outside it.
  path: z
    .string()
    .max(400)
    .regex(/^\/(?![/\\])/u),
  /** The version that the window knows; nought when it knows none. */
  version: z.number().int().min(0),
  writer: z.uuid(),
  /** Whether it may take the place of what another window saved: asked only after the person has seen that there is one. */
  over: z.boolean().default(false),
  typed: z
    .record(z.string().min(1).max(200), z.string().max(mostDraftCharacters))
    .refine((typed) => JSON.stringify(typed).length <= mostDraftCharacters),
});
export type KeepDraft = z.infer<typeof KeepDraft>;

const NamedFiles = z.array(z.object({ id: z.uuid() }));

/** The uploads that what is typed names, wherever a form keeps its list of them. */
export function filesNamed({ files: ofFiling, attachmentIds: ofStep }: DraftTexts): string[] {
  const files = ofFiling ?? ofStep;
  if (files === undefined) return [];
  try {
    return (NamedFiles.safeParse(JSON.parse(files)).data ?? []).map(({ id }) => id);
  } catch {
    return [];
  }
}

/** Whether the window may save over what is kept: its own, or the very version that it knows. */
export function maySaveOver(kept: Pick<Draft, 'id' | 'version' | 'writer'>, { id, version, writer, over }: KeepDraft) {
  return over || (kept.id === id && (kept.version === version || kept.writer === writer));
}

/** What was last saved before this instant goes. */
export function draftsEndBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

/** What a form belongs to, read from its name: nothing yet, a record by its number, or an entry of a docket by its id; and which step of it. */
export type DraftSubject =
  /** With the sheet, where several of a kind are begun at once: one for each caller. */
  | { kind: 'new'; what: string; sheet?: string }
  | { kind: 'record'; number: string; move: string | null }
  | { kind: 'entry'; docket: string; id: string; move: string };

/** Null for a name that says nothing of what it belongs to. */
export function draftSubject(form: string): DraftSubject | null {
  const [, fresh, sheet] = /^new\.(\w+)(?:\.(\w{1,40}))?$/u.exec(form) ?? [];
  if (fresh !== undefined) return { kind: 'new', what: fresh, ...(sheet === undefined ? {} : { sheet }) };
  const [, beside, number, move = null] =
    /^(docket\.(?:remark|redispatch)\.)?(\p{Script=Han}\d{4}-\d{4,})(?:\.(\w+)|\.|$)/u.exec(form) ?? [];
  if (number !== undefined) return { kind: 'record', number, move: beside === undefined ? move : null };
  const [, docket, id, step] = /^docket\.(\w+)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\w+)/u.exec(form) ?? [];
  return docket === undefined || id === undefined || step === undefined
    ? null
    : { kind: 'entry', docket, id, move: step };
}

/** Where a complaint is registered: opened by itself it is a new sheet, whatever lies unfinished there. */
const intake = '/complaints/new';
/** The sheet of an intake that was begun when each person had one. */
export const onlySheet = '0';

/** The name of a sheet of the intake, and null of the one that each person had once. */
export function sheetForm(sheet: string): string {
  return sheet === onlySheet ? 'new.file' : `new.file.${sheet}`;
}

/** By whom the owner knows a sheet again: who called, or else the shop, or how the story begins. */
export function callerOf(typed: DraftTexts): string {
  const said = (name: string) => typed[name]?.trim() ?? '';
  const phone = said('consumer.phone').slice(-4);
  const names = [said('consumer.name'), phone === '' ? '' : `尾号 ${phone}`, said('operator.name'), said('story')];
  return firstOf(names.find((one) => one !== '') ?? '', 20);
}

/** Where a draft is gone on with: the page that it was typed at, with the form of its step open. */
export function draftPlace({ form, path }: Pick<Draft, 'form' | 'path'>): string {
  const subject = draftSubject(form);
  if (subject?.kind === 'new' && subject.what === 'file' && path.split('?')[0] === intake)
    return `${intake}?sheet=${subject.sheet ?? onlySheet}`;
  if (subject === null || subject.kind === 'new' || subject.move === null) return path;
  const [page = '', typed = ''] = path.split('?');
  const search = new URLSearchParams(typed);
  if (subject.kind === 'record') search.set('do', subject.move);
  else {
    // Typed in the row of a list, it goes on beside the list, wherever the row stands by now.
    if (!/\d{4}-\d{4,}/u.test(page) && !search.has('open')) search.set('open', subject.id);
    search.set('step', `${subject.id}.${subject.move}`);
  }
  return `${page}?${search.toString()}`;
}
