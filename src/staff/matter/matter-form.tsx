import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isChangedMeanwhile, isUnreachable, Refusals, useBack } from '../base/ui/form-refusals.tsx';
import { useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Field } from '../../domain/base/field.ts';
import { lateReasonWords } from '../../domain/law/late-entry.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { VariableValues } from '../../domain/matter/phrase/variables.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import { ProblemError, type Directory } from '../base/client.ts';
import { DraftGate, useKeptForm, type KeptForm } from './draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from './draft/draft-state.tsx';
import type { SeenOpened } from './draft/draft-wire.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useFirstField } from '../base/ui/focus.ts';
import { Changed } from './changed-meanwhile.tsx';
import type { Hint } from './choice-list.tsx';
import { AllToday, Control } from './form-control.tsx';
import { ChecklistWarning } from './checklist/checklist-warning.tsx';
import { FieldVariables } from './phrase/phrase-calls.ts';
import { askedFields, readInput, withoutUnfit, type Read, type Typed } from './matter-typed.ts';
import type { FormRule, Row, SeenView } from './matter-view.ts';

/** What a kind of matter draws in the form in its own way. */
export interface Drawing {
  typed: Typed;
  /** Sets one field, or several that are one choice. */
  change: (changed: Typed) => void;
  errorOf: (path: string) => string | undefined;
}

interface Props<After> {
  kind: MatterKind;
  row: Row;
  view: SeenView;
  move: string;
  rule: FormRule;
  /** All fields of the move for this matter; those that hang on another come and go. */
  fields: readonly Field[];
  /** What the form shows when it is opened. */
  start: () => Typed;
  directory: Directory;
  send: (body: { version: number; clientId: string; input: unknown; lateReason?: string }) => Promise<After>;
  onClose: () => void;
  onDone: (after: After) => void;
  /** A field in its own way, null for none; undefined draws the common control. */
  draw?: (field: Field, drawing: Drawing) => ReactNode | undefined;
  /** What is known about a choice of the field. */
  hintOf?: (field: Field, value: string, typed: Typed) => Hint | null;
  /** What a text module put into a field of this move is filled with. */
  variables?: VariableValues;
  /** What follows from the field that was changed, such as a sum. */
  follow?: (typed: Typed, changed: string) => Typed;
  /** What the move would do, below the fields, and the letter beside them. */
  consequence?: (read: Read, fields: readonly Field[]) => { below: ReactNode; beside: ReactNode };
}

const nothingKnown: VariableValues = {};

/** Why a day of long ago is written only now. */
const lateReasonField: Field = { name: 'lateReason', ...lateReasonWords, input: 'text', required: true };

/** The form of a move: what is typed is kept while it is typed, and a second press sends nothing new. */
export function MoveForm<After>(props: Props<After>) {
  const name = `${props.row.number}.${props.move}`;
  return (
    <DraftGate key={name} form={name}>
      {(found) => <OpenForm {...props} name={name} found={found} />}
    </DraftGate>
  );
}

type OpenProps<After> = Props<After> & { name: string; found: SeenOpened | null };

function OpenForm<After>(props: OpenProps<After>) {
  const { view, rule, onClose } = props;
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  const filling = useFilling(props);
  const { kept, fields, problems } = filling;
  const submission = useSubmission(props, filling, form);
  const { press, isOld, isPossible } = submission;
  const { below, beside } = props.consequence?.(filling.read, fields) ?? { below: null, beside: null };
  useFirstField(form, focusField);
  return (
    <form
      ref={form}
      className="move-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <div className="move-fields">
        <DraftElsewhere kept={kept} onTake={filling.take} />
        {isOld ? <Changed view={view} since={submission.since} possible={isPossible} /> : null}
        <Refusals
          error={submission.error}
          isBack={submission.isBack}
          problems={problems}
          onField={(path) => focusField(form.current, path)}
        />
        <FieldVariables value={props.variables ?? nothingKnown}>
          {fields.map((field) => (
            <MoveField key={field.name} field={field} moveForm={props} filling={filling} />
          ))}
        </FieldVariables>
        {filling.asksLate ? <MoveField field={lateReasonField} moveForm={props} filling={filling} /> : null}
        {fields.length === 0 ? (
          <p className="mut">
            {below === null
              ? t('没有要填的，直接提交。', 'Nothing to fill in; submit it.')
              : t('没有要填的，看一下“提交以后”，就可以提交。', 'Nothing to fill in; read what follows and submit.')}
          </p>
        ) : null}
        <AllToday filling={filling} />
        <ChecklistWarning row={props.row} move={props.move} />
        {below}
      </div>
      {beside}
      <Foot kept={kept} rule={rule} submission={submission} onClose={onClose} />
    </form>
  );
}

type Filling = ReturnType<typeof useFilling>;

/** What is typed into the form, what the rule would read of it, and what is wrong; every letter is kept. */
function useFilling<After>(props: OpenProps<After>) {
  const { row, rule, fields: all } = props;
  const label = useLabel();
  const { language } = useLanguage();
  const kept = useKeptForm(props.name, `${label(rule)} ${row.number}`, props.found);
  const [typed, setTyped] = useState<Typed>(() => ({ ...props.start(), ...props.found?.typed }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // Asked where the day that was typed lies long ago, which the server says.
  const [asksLate, setAsksLate] = useState(() => (props.found?.typed['lateReason'] ?? '') !== '');
  const fields = useMemo(() => askedFields(all, typed), [all, typed]);
  const read = readInput(rule.input, fields, typed);
  const change = (values: Typed) => {
    const names = Object.keys(values);
    const followed = names.reduce<Typed>((now, name) => props.follow?.(now, name) ?? now, { ...typed, ...values });
    const next = withoutUnfit(all, followed);
    setTyped(next);
    setProblems((known) =>
      known.filter(({ path }) => !names.some((name) => path === name || path.startsWith(`${name}.`))),
    );
    kept.keep(next);
  };
  const take = (theirs: Typed) => setTyped({ ...props.start(), ...theirs });
  const errorOf = (name: string) => problems.find((problem) => problem.path === name)?.[language];
  return { kept, typed, fields, read, change, take, problems, setProblems, errorOf, asksLate, setAsksLate };
}

interface Submission {
  press: () => void;
  isPending: boolean;
  error: Error | null;
  /** The line is up again, after a press whose answer was lost with it. */
  isBack: boolean;
  /** Others have moved the matter since the person looked at it. */
  isOld: boolean;
  /** The move can still be made. */
  isPossible: boolean;
  /** The last line of the timeline that the person has seen. */
  since: number;
}

/** The press: sent once, over the version that the person has seen. */
function useSubmission<After>(
  props: OpenProps<After>,
  { kept, read, typed, setProblems, setAsksLate }: Filling,
  form: RefObject<HTMLFormElement | null>,
): Submission {
  const { kind, row, view, move, onDone } = props;
  const queries = useQueryClient();
  const clientId = kept.id;
  // What the person has seen of the matter; what came later is shown before it is submitted over.
  const [seen, setSeen] = useState({ version: row.version, seq: view.timeline.at(-1)?.seq ?? 0 });
  const isPossible = view.moves.includes(move);
  const [savedBefore, setSavedBefore] = useState(kept.savedAt);
  const submit = useMutation({
    // Over what stood there at the press: a change of another that comes in between is not what the person has read.
    mutationFn: (pressed: { version: number; input: unknown; lateReason?: string }) =>
      props.send({ ...pressed, clientId }),
    onSuccess: (after) => {
      void kept.clear();
      onDone(after);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      setSavedBefore(kept.savedAt);
      if (error.code === 'late-reason-missing') setAsksLate(true);
      const wrong = error.fields.map((field) => ({ ...field, path: field.path.replace(/^input\./u, '') }));
      setProblems(wrong);
      if (wrong.length > 0) focusField(form.current, wrong[0]?.path);
      if (isChangedMeanwhile(error)) void queries.invalidateQueries({ queryKey: [kind, row.number] });
    },
  });
  const { isPending, error } = submit;
  const isBack = useBack(isUnreachable(error), kept.trouble === null && kept.savedAt !== savedBefore);
  const sent = useRef(false);
  const press = () => {
    if (sent.current || isPending || !isPossible) return;
    setProblems(read.problems);
    if (read.problems.length > 0) {
      focusField(form.current, read.problems[0]?.path);
      return;
    }
    sent.current = true;
    void go();
  };
  const go = async () => {
    if (!(await kept.mayGo())) {
      sent.current = false;
      return;
    }
    setSeen({ version: row.version, seq: view.timeline.at(-1)?.seq ?? 0 });
    const done = { onSettled: () => void (sent.current = false) };
    const { lateReason = '' } = typed;
    submit.mutate({ version: row.version, input: read.input, ...(lateReason === '' ? {} : { lateReason }) }, done);
  };
  useKeys([{ key: 'mod+enter', zh: '提交', en: 'Submit', run: press }], 'form');
  // What the press itself brought is no news.
  const isOld =
    !isPending && !submit.isSuccess && (row.version !== seen.version || !isPossible || isChangedMeanwhile(error));
  return { press, isPending, error, isBack, isOld, isPossible, since: seen.seq };
}

interface FieldProps<After> {
  field: Field;
  moveForm: Props<After>;
  filling: Filling;
}

/** A field in the kind's own way, or as the common control. */
function MoveField<After>({ field, moveForm, filling }: FieldProps<After>) {
  const { typed, change, errorOf } = filling;
  const own = moveForm.draw?.(field, { typed, change, errorOf });
  if (own !== undefined) return own;
  return (
    <Control
      field={field}
      value={typed[field.name] ?? ''}
      onChange={(value) => change({ [field.name]: value })}
      error={errorOf(field.name)}
      errorOf={errorOf}
      view={moveForm.view}
      directory={moveForm.directory}
      hintOf={moveForm.hintOf === undefined ? undefined : (value) => moveForm.hintOf?.(field, value, typed) ?? null}
    />
  );
}

interface FootProps {
  kept: KeptForm;
  rule: FormRule;
  submission: Submission;
  onClose: () => void;
}

/** Whether what is typed is kept, and the buttons; a move that has gone away can only be closed. */
function Foot({ kept, rule, submission, onClose }: FootProps) {
  const t = useWords();
  const label = useLabel();
  const { isPending, isOld, isPossible } = submission;
  const press = isOld ? t('看过了，照我填的提交', 'Seen; submit mine') : label(rule);
  return (
    <footer className="move-foot">
      <DraftMark kept={kept} />
      <span className="sp" />
      {isOld && !isPossible ? (
        <button type="button" className="b p" onClick={onClose}>
          {t('关上，看现在能做什么', 'Close and see what is possible')} <kbd>Esc</kbd>
        </button>
      ) : (
        <>
          <button type="button" className="b" onClick={onClose}>
            {t('暂存', 'Leave it')}
          </button>
          <button type="submit" className="b p" disabled={isPending || kept.isStopped}>
            {isPending ? t('正在提交…', 'Submitting…') : press}
            <kbd>Ctrl ↵</kbd>
          </button>
        </>
      )}
    </footer>
  );
}

/** The first control of the field, or of the form; the button of a form that asks nothing. */
function focusField(form: HTMLElement | null, path?: string): void {
  const own = path === undefined ? form : form?.querySelector(`[data-field="${CSS.escape(path)}"]`);
  const inside =
    own?.matches('input,textarea') === true
      ? own
      : (own?.querySelector('input:checked,input:not(:disabled),textarea') ?? own?.querySelector('[type=submit]'));
  if (inside instanceof HTMLElement) inside.focus();
}
