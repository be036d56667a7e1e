/** The typed values of a move's form: how it starts, and how the texts become the input that the rule takes. */
import type { z } from 'zod';
import type { LegalRole } from '../../domain/complaint.ts';
import { fieldsOf, problemsOf, type Field, type FieldOption } from '../../domain/field.ts';
import { formatYuan, parseYuan } from '../../domain/money.ts';
import { noticeKindWords, recipientWords } from '../../domain/notice.ts';
import { procedure, type PersonMove } from '../../domain/procedure.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import type { Directory, Me, SeenMatter } from '../client.ts';

/** Every control holds a text, so that a draft is one plain object. */
export type Typed = Readonly<Record<string, string>>;

export interface Read {
  input: Record<string, unknown>;
  problems: FieldProblem[];
}

/** What the form of the move shows when it is opened: today, the proposed office, the open notice, the amount in dispute. */
export function startOf(move: PersonMove, matter: SeenMatter, me: Me, directory: Directory, now: Date): Typed {
  const { complaint } = matter;
  const start: Record<string, string> = {};
  for (const field of moveFields(move, matter)) {
    if (field.input === 'day' && field.required) start[field.name] = me.today;
    if (field.input === 'instant') start[field.name] = instantInChina(now);
    if (field.input === 'association') start[field.name] = associationsOf(directory)[0]?.id ?? '';
    if (field.options?.length === 1) start[field.name] = field.options[0]?.value ?? '';
  }
  switch (move) {
    case 'dispatch':
      return { ...start, officeId: complaint.officeId ?? '' };
    case 'assign':
      return { ...start, handlerId: complaint.handlerId ?? '' };
    case 'correct':
      return {
        ...start,
        categoryCode: complaint.categoryCode ?? '',
        natureCode: complaint.natureCode ?? '',
        platformNumber: complaint.platformNumber ?? '',
      };
    case 'recordNotice': {
      const open = complaint.notices.find((notice) => notice.toldOn === null);
      return {
        ...start,
        kind: open?.kind ?? '',
        to: open?.to ?? '',
        // How somebody was told is a fact that the officer knows: nothing is chosen for him.
        way: '',
      };
    }
    case 'recordConsent':
      return { ...start, party: complaint.consumerConsentedOn === null ? 'consumer' : 'operator' };
    case 'holdSession':
      return {
        ...start,
        place: matter.officeName === null ? '' : `${matter.officeName}调解室`,
        way: 'onSite',
        mediators: me.name,
      };
    case 'settle':
      return {
        ...start,
        form: 'letter',
        disputedFen: yuanText(complaint.amountFen),
        recoveredFen: '',
        compensationFen: '0',
      };
    case 'talk':
    case 'settleAtStation':
      return { ...start, legalRole: matter.lawfulRoles[0] ?? '' };
    default:
      return start;
  }
}

/** The fields of the move for this matter: only lawful capacities, only notices that are open, only the party still to be asked. */
export function moveFields(move: PersonMove, matter: SeenMatter): Field[] {
  const { complaint } = matter;
  const open = complaint.notices.filter((notice) => notice.toldOn === null);
  return fieldsOf(procedure[move].input).map((field) => {
    const keep = (possible: (value: string) => boolean): Field => ({
      ...field,
      options: (field.options ?? []).filter((option) => possible(option.value)),
    });
    if (field.name === 'legalRole') return keep((value) => matter.lawfulRoles.includes(value as LegalRole));
    if (move === 'recordNotice' && field.name === 'kind')
      return keep((value) => open.some((notice) => notice.kind === value));
    if (move === 'recordNotice' && field.name === 'to')
      return keep((value) => open.some((notice) => notice.to === value));
    if (move === 'recordConsent' && field.name === 'party') {
      return keep(
        (value) => (value === 'consumer' ? complaint.consumerConsentedOn : complaint.operatorConsentedOn) === null,
      );
    }
    return field;
  });
}

/** The notices still to be proven, as one choice each, in the order in which they arose. */
export function openNotices(matter: SeenMatter): (FieldOption & { kind: string; to: string })[] {
  return matter.complaint.notices
    .filter((notice) => notice.toldOn === null)
    .map(({ kind, to }) => ({
      kind,
      to,
      value: `${kind} ${to}`,
      zh: `${noticeKindWords[kind].zh} → ${recipientWords[to].zh}`,
      en: `${noticeKindWords[kind].en} → ${recipientWords[to].en}`,
    }));
}

/** Reads the form: fen from yuan, nothing from an empty box, and a sentence for every field that is wrong. */
export function readMove(move: PersonMove, fields: readonly Field[], typed: Typed): Read {
  const schema: z.ZodObject = procedure[move].input;
  const shape = schema.shape as Record<string, z.ZodType>;
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, typed[field.name] ?? '', shape[field.name]);
    if (value !== undefined) input[field.name] = value;
  }
  const parsed = schema.safeParse(input);
  return parsed.success ? { input: parsed.data, problems: [] } : { input, problems: problemsOf(parsed.error, schema) };
}

/** The same input with something in every place, so that the rule can already show the letter while it is being written. */
export function draftInput(fields: readonly Field[], read: Read): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.input === 'text' || field.input === 'longText') filled[field.name] = '';
    if (field.input === 'money') filled[field.name] = 0;
    if (field.input === 'day') filled[field.name] = null;
  }
  for (const [name, value] of Object.entries(read.input)) if (!Number.isNaN(value)) filled[name] = value;
  return filled;
}

/** The bodies to which a mediation can be entrusted (令121 第十九条). */
export function associationsOf(directory: Directory): Directory['organisations'] {
  return directory.organisations.filter((one) => one.active && one.kind === 'association');
}

export function yuanText(fen: number | null): string {
  return fen === null ? '' : formatYuan(fen).replace(/\.00$/u, '');
}

function valueOf(field: Field, text: string, schema: z.ZodType | undefined): unknown {
  const typed = field.input === 'longText' ? text.replace(/\s+$/u, '') : text.trim();
  if (typed === '') return schema?.safeParse(null).success === true ? null : undefined;
  // What is no amount stays wrong, and the schema says so with the field's own way out.
  if (field.input === 'money') return parseYuan(typed) ?? Number.NaN;
  if (field.input === 'number') return Number(typed);
  if (field.input === 'tick') return typed === 'yes';
  return typed;
}

/** 「2026-04-29T09:30」 as it is in China now. */
function instantInChina(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
