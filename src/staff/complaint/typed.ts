/** The typed values of a move's form: how it starts, and how the texts become the input that the rule takes. */
import { z } from 'zod';
import type { LegalRole } from '../../domain/complaint.ts';
import { fieldsOf, isAsked, problemsOf, type Field, type FieldOption } from '../../domain/field.ts';
import { groundRules, groundsOf } from '../../domain/ground.ts';
import { formatYuan, parseSum, parseYuan } from '../../domain/money.ts';
import { noticeKindWords, recipientWords } from '../../domain/notice.ts';
import { ClaimRow, PromiseRow } from '../../domain/claim.ts';
import { termKindWords, type TermKind } from '../../domain/dossier.ts';
import { compensationOf, isRunning, recoveredOf } from '../../domain/term.ts';
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
    if (field.input === 'day' && field.required && field.when === undefined) start[field.name] = me.today;
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
      return { ...start, party: complaint.consumerConsentedOn === null ? 'consumer' : 'operator', way: 'phone' };
    case 'decline':
    case 'proposeDecline':
      return { ...start, knownOn: complaint.knownOn ?? complaint.happenedOn ?? '' };
    case 'askIdentity': {
      const due = matter.clocks.find((clock) => clock.identifier === 'accept')?.targetOn;
      return { ...start, dueOn: due ?? '', idPaper: 'yes' };
    }
    case 'requestRecusal':
      return { ...start, mediator: complaint.sessions.at(-1)?.mediators ?? matter.handlerName ?? '' };
    case 'decideRecusal':
      return { ...start, handlerId: '' };
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
    case 'recordClaims':
      return { ...start, claims: rowsText(complaint.claims, ClaimRow) };
    case 'recordPurchase':
      return {
        ...start,
        ...textsOf(complaint.purchase ?? {}, fieldsOf(procedure.recordPurchase.input)),
        item: complaint.purchase?.item ?? '',
        place: complaint.purchase?.place ?? complaint.operatorAddress,
        knownOn: complaint.knownOn ?? '',
        promises: rowsText(complaint.promises, PromiseRow),
      };
    case 'recordInjury':
      return {
        ...start,
        ...textsOf(complaint.injury ?? {}, fieldsOf(procedure.recordInjury.input)),
        person: complaint.injury?.person ?? complaint.consumerName,
        product: complaint.injury?.product || (complaint.purchase?.item ?? ''),
        seller: complaint.injury?.seller ?? complaint.operatorName,
      };
    case 'checkTerm':
      return { ...start, result: 'kept' };
    case 'talk':
    case 'settleAtStation':
      return { ...start, legalRole: matter.lawfulRoles[0] ?? '', recoveredAs: 'refund' };
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
    if (move === 'checkTerm' && field.name === 'term') return { ...field, options: termOptions(matter) };
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
    // The rule of the day of receipt had a list of its own.
    if (field.name === 'ground') return { ...field, options: groundOptions(field, complaint) };
    return field;
  });
}

/** The grounds of the rule under which the matter was received, in its words and its order. */
function groundOptions(field: Field, complaint: SeenMatter['complaint']): readonly FieldOption[] {
  const start = new Date(complaint.receivedAt ?? complaint.filedAt);
  const { decline, terminate } = groundsOf(groundRules({ receivedAt: start, filedAt: start }));
  const known = field.options ?? [];
  return Object.entries({ ...decline, ...terminate }).flatMap(([value, { zh, en, article }]) =>
    known.some((option) => option.value === value) ? [{ value, zh: `${article} ${zh}`, en }] : [],
  );
}

/** The fields that the form asks for as it stands: some hang on what another holds. */
export function askedFields(fields: readonly Field[], typed: Typed): Field[] {
  return fields.filter((field) => isAsked(field, fields, (name) => typed[name]));
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

/** The running terms by their place, as the paper counts them. */
function termOptions({ complaint }: SeenMatter): FieldOption[] {
  return complaint.terms.flatMap((term, i) => {
    if (!isRunning(term)) return [];
    const { zh, en } = termKindWords[term.kind];
    return [
      { value: String(i + 1), zh: `${i + 1}. ${zh} ${term.text}`.trim(), en: `${i + 1}. ${en} ${term.text}`.trim() },
    ];
  });
}

/** What stands in the boxes of kept rows: a JSON list of texts, so that a draft stays one plain object. */
export function rowsText(rows: readonly object[], row: z.ZodObject): string {
  return JSON.stringify(rows.map((one) => textsOf(one, fieldsOf(row))));
}

export function rowsOf(text: string): Record<string, string>[] {
  try {
    const rows: unknown = JSON.parse(text === '' ? '[]' : text);
    return Array.isArray(rows) ? (rows as Record<string, string>[]) : [];
  } catch {
    return [];
  }
}

function textsOf(values: object, fields: readonly Field[]): Record<string, string> {
  const known = values as Record<string, string | number | null | undefined>;
  return Object.fromEntries(
    fields
      .filter((field) => field.input !== 'rows')
      .map((field) => {
        const value = known[field.name];
        if (value === null || value === undefined) return [field.name, ''];
        return [field.name, field.input === 'money' ? yuanText(Number(value)) : String(value)];
      }),
  );
}

/** The terms add up by themselves: whoever writes a row need not add. */
export function withSums(move: PersonMove, typed: Typed, changed: string): Typed {
  if (move !== 'settle' || changed !== 'terms') return typed;
  const terms = rowsOf(typed['terms'] ?? '').map((row) => ({
    kind: row['kind'] as TermKind,
    valueFen: parseYuan(row['valueFen'] ?? ''),
  }));
  if (terms.length === 0) return typed;
  return { ...typed, recoveredFen: yuanText(recoveredOf(terms)), compensationFen: yuanText(compensationOf(terms)) };
}

function valueOf(field: Field, text: string, schema: z.ZodType | undefined): unknown {
  if (field.input === 'rows') {
    const shape = rowShape(schema);
    return rowsOf(text).map((row) => ({
      // 「30多元」 says itself that it is rough.
      about: parseSum(row['amountFen'] ?? '')?.about ?? null,
      ...Object.fromEntries(
        (field.rows ?? []).flatMap((one) => {
          const value = valueOf(one, row[one.name] ?? '', shape[one.name]);
          return value === undefined || (one.name === 'about' && value === null) ? [] : [[one.name, value]];
        }),
      ),
    }));
  }
  const typed = field.input === 'longText' ? text.replace(/\s+$/u, '') : text.trim();
  if (typed === '') return schema?.safeParse(null).success === true ? null : undefined;
  // What is no amount stays wrong, and the schema says so with the field's own way out.
  if (field.input === 'money') return parseSum(typed)?.fen ?? Number.NaN;
  if (field.input === 'number') return Number(typed);
  if (field.input === 'tick') return typed === 'yes';
  return typed;
}

function rowShape(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  const list = schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  const row = list instanceof z.ZodArray ? list.element : undefined;
  return row instanceof z.ZodObject ? (row.shape as Record<string, z.ZodType>) : {};
}

/** 「2026-04-29T09:30」 as it is in China now. */
function instantInChina(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
