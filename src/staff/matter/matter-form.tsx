import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Field } from '../../domain/base/field.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import { ProblemError, type Directory } from '../base/client.ts';
import { DraftGate, useKeptForm } from './draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from './draft/draft-state.tsx';
import type { SeenOpened } from './draft/draft-wire.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Changed } from './changed-meanwhile.tsx';
import { Control, type Hint } from './form-control.tsx';
import { askedFields, readInput, type Read, type Typed } from './matter-typed.ts';
import type { MoveWords, Row, SeenView } from './matter-view.ts';

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
  rule: MoveWords;
  /** All fields of the move for this matter; those that hang on another come and go. */
  fields: readonly Field[];
  /** What the form shows when it is opened. */
  start: () => Typed;
  directory: Directory;
  send: (body: { version: number; clientId: string; input: unknown }) => Promise<After>;
  onClose: () => void;
  onDone: (after: After) => void;
  /** A field in its own way, null for none; undefined draws the common control. */
  draw?: (field: Field, drawing: Drawing) => ReactNode | undefined;
  /** What is known about a choice of the field. */
  hintOf?: (field: Field, value: string, typed: Typed) => Hint | null;
  /** What follows from the field that was changed, such as a sum. */
  follow?: (typed: Typed, changed: string) => Typed;
  /** What the move would do, below the fields, and the letter beside them. */
  consequence?: (read: Read, fields: readonly Field[]) => { below: ReactNode; beside: ReactNode };
}

/** The form of a move: what is typed is kept while it is typed, and a second press sends nothing new. */
export function MoveForm<After>(props: Props<After>) {
  const name = `${props.row.number}.${props.move}`;
  return (
    <DraftGate key={name} form={name}>
      {(found) => <OpenForm {...props} name={name} found={found} />}
    </DraftGate>
  );
}

function OpenForm<After>(props: Props<After> & { name: string; found: SeenOpened | null }) {
  const { kind, row, view, move, rule, fields: all, directory, onClose, onDone } = props;
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeptForm(props.name, `${label(rule)} ${row.number}`, props.found);
  const clientId = kept.id;
  const [typed, setTyped] = useState<Typed>(() => ({ ...props.start(), ...props.found?.typed }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // What the person has seen of the matter; what came later is shown before it is submitted over.
  const [seen, setSeen] = useState({ version: row.version, seq: view.timeline.at(-1)?.seq ?? 0 });
  const fields = useMemo(() => askedFields(all, typed), [all, typed]);
  const read = readInput(rule.input, fields, typed);
  const changed = row.version !== seen.version;
  const possible = view.moves.includes(move);
  const { below, beside } = props.consequence?.(read, fields) ?? { below: null, beside: null };

  const submit = useMutation({
    mutationFn: () => props.send({ version: row.version, clientId, input: read.input }),
    onSuccess: (after) => {
      void kept.clear();
      onDone(after);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      setProblems(error.fields.map((field) => ({ ...field, path: field.path.replace(/^input\./u, '') })));
      if (error.code === 'changed-meanwhile') void queries.invalidateQueries({ queryKey: [kind, row.number] });
    },
  });
  const sent = useRef(false);
  const press = () => {
    if (sent.current || submit.isPending || !possible) return;
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
    submit.mutate(undefined, {
      onSettled: () => {
        sent.current = false;
      },
    });
  };
  useKeys([{ key: 'mod+enter', zh: '提交', en: 'Submit', run: press }], 'form');
  useEffect(() => {
    const timer = setTimeout(() => focusField(form.current), 60);
    return () => clearTimeout(timer);
  }, []);

  const change = (values: Typed) => {
    const names = Object.keys(values);
    const next = names.reduce<Typed>((now, name) => props.follow?.(now, name) ?? now, { ...typed, ...values });
    setTyped(next);
    setProblems((known) =>
      known.filter(({ path }) => !names.some((name) => path === name || path.startsWith(`${name}.`))),
    );
    kept.keep(next);
  };
  const errorOf = (name: string) => problems.find((problem) => problem.path === name)?.[language];
  const refused =
    submit.error instanceof ProblemError &&
    submit.error.fields.length === 0 &&
    submit.error.code !== 'changed-meanwhile';
  // What the press itself brought is no news.
  const isOld =
    !submit.isPending &&
    !submit.isSuccess &&
    (changed || !possible || (submit.error instanceof ProblemError && submit.error.code === 'changed-meanwhile'));
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
        <DraftElsewhere kept={kept} onTake={(theirs) => setTyped({ ...props.start(), ...theirs })} />
        {isOld ? <Changed view={view} since={seen.seq} possible={possible} /> : null}
        {refused || (submit.error !== null && !(submit.error instanceof ProblemError)) ? (
          <ErrorLine error={submit.error} />
        ) : null}
        {problems.length > 0 ? (
          <ErrorLine
            error={
              new ProblemError({
                code: 'invalid-input',
                status: 400,
                zh: `有 ${problems.length} 处要改：`,
                en: `${problems.length} to correct:`,
                fields: problems,
              })
            }
            onField={(path) => focusField(form.current, path)}
          />
        ) : null}
        {fields.map((field) => {
          const own = props.draw?.(field, { typed, change, errorOf });
          if (own !== undefined) return own;
          return (
            <Control
              key={field.name}
              field={field}
              value={typed[field.name] ?? ''}
              onChange={(value) => change({ [field.name]: value })}
              error={errorOf(field.name)}
              errorOf={errorOf}
              view={view}
              directory={directory}
              hintOf={props.hintOf === undefined ? undefined : (value) => props.hintOf?.(field, value, typed) ?? null}
            />
          );
        })}
        {fields.length === 0 ? (
          <p className="mut">
            {below === null
              ? t('没有要填的，直接提交。', 'Nothing to fill in; submit it.')
              : t('没有要填的，看一下“提交以后”，就可以提交。', 'Nothing to fill in; read what follows and submit.')}
          </p>
        ) : null}
        {below}
      </div>
      {beside}
      <footer className="move-foot">
        <DraftMark kept={kept} />
        <span className="sp" />
        {isOld && !possible ? (
          <button type="button" className="b p" onClick={onClose}>
            {t('关上，看现在能做什么', 'Close and see what is possible')} <kbd>Esc</kbd>
          </button>
        ) : (
          <>
            <button type="button" className="b" onClick={onClose}>
              {t('先放着', 'Leave it')}
            </button>
            <button type="submit" className="b p" disabled={submit.isPending || kept.isStopped}>
              {submit.isPending
                ? t('正在提交…', 'Submitting…')
                : isOld
                  ? t('看过了，照我填的提交', 'Seen; submit mine')
                  : label(rule)}
              <kbd>Ctrl ↵</kbd>
            </button>
          </>
        )}
      </footer>
    </form>
  );
}

/** The first control of the field, or of the form; the button of a form that asks nothing. */
function focusField(form: HTMLFormElement | null, path?: string): void {
  const own = path === undefined ? form : form?.querySelector(`[data-field="${CSS.escape(path)}"]`);
  const inside =
    own?.matches('input,textarea') === true
      ? own
      : (own?.querySelector('input:checked,input:not(:disabled),textarea') ?? own?.querySelector('[type=submit]'));
  if (inside instanceof HTMLElement) inside.focus();
}
