import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { fieldsOf } from '../../../domain/base/field.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { ProblemError, type Directory } from '../../base/client.ts';
import { useKeptForm } from '../draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from '../draft/draft-state.tsx';
import type { SeenOpened } from '../draft/draft-wire.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import type { Choosable } from '../choices.ts';
import { Control, type Hint } from '../form-control.tsx';
import { askedFields, readInput, startOfFields, type Typed } from '../matter-typed.ts';
import { useMe } from '../../base/me.tsx';
import '../../base/ui/settings.css';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import './docket.css';

interface Drawing {
  typed: Typed;
  change: (changed: Typed) => void;
  /** What is wrong with the field; who draws it says it there. */
  error: string | undefined;
}

/** What the form needs to know, whatever comes of it. */
export interface SheetProps {
  title: string;
  /** What its draft is called, where the title names a person. */
  keptAs?: string;
  /** What the button says. */
  press: string;
  schema: z.ZodObject;
  directory: Directory;
  /** Values that nobody types, such as the id of what is opened. */
  fixed?: (clientId: string, typed: Typed) => Record<string, unknown>;
  /** What the form shows when it is opened, over what every form begins with. */
  start?: Typed;
  /** Under which name the typed is kept until it is sent. */
  draft: string;
  /** Sends what was typed; gives what is said of it and what is done once the form is shut. */
  send: (input: Record<string, unknown>, clientId: string) => Promise<{ said: string; done: () => void }>;
  onClose: () => void;
  /** The first part of the query keys that are read again. */
  queryKey: string;
  /** What stands above the fields. */
  above?: ReactNode;
  /** People to choose from, for fields of the input `handler`. */
  people?: readonly Choosable[];
  /** What is known about a choice of the field. */
  hintOf?: (field: string, value: string) => Hint | null;
  /** Fields in their own way; undefined draws the common control. */
  draw?: (field: string, drawing: Drawing) => ReactNode | undefined;
}

/** The open form: its fields in the order of the schema, and beside each what is wrong with it. */
export function DocketSheet(props: SheetProps & { name: string; found: SeenOpened | null }) {
  const { title, press, schema, directory, onClose, queryKey, above } = props;
  const t = useWords();
  const me = useMe();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const all = useMemo(() => fieldsOf(schema), [schema]);
  const kept = useKeptForm(props.name, props.keptAs ?? title, props.found);
  const clientId = kept.id;
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startOfFields(all, me, directory, new Date()),
    ...props.start,
    ...props.found?.typed,
  }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fields = askedFields(all, typed);
  const change = (changed: Typed) => {
    const next = { ...typed, ...changed };
    const names = Object.keys(changed);
    setTyped(next);
    setProblems((known) => known.filter(({ path }) => !names.includes(path.split('.')[0] ?? '')));
    kept.keep(next);
  };
  const submit = async () => {
    if (busy) return;
    const read = readInput(schema, fields, typed, props.fixed?.(clientId, typed));
    setProblems(read.problems);
    setRefused(null);
    if (read.problems.length > 0) {
      focusField(form.current, read.problems[0]?.path);
      return;
    }
    setBusy(true);
    if (!(await kept.mayGo())) {
      setBusy(false);
      return;
    }
    try {
      const { said, done } = await props.send(read.input, clientId);
      void kept.clear();
      void message.success(said);
      onClose();
      done();
    } catch (error) {
      const named = error instanceof ProblemError ? error.fields : [];
      setProblems(named.map((field) => ({ ...field, path: field.path.replace(/^input\./u, '') })));
      setRefused(named.length === 0 ? error : null);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [queryKey] });
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => focusField(form.current), 60);
    return () => clearTimeout(timer);
  }, []);
  const errorOf = (path: string) => problems.find((problem) => problem.path === path)?.[language];
  const away = problems.filter(({ path }) => !fields.some((field) => field.name === path.split('.')[0]));
  return (
    <SideDrawer
      title={title}
      onClose={onClose}
      act={{ words: press, run: () => void submit(), busy, stopped: kept.isStopped }}
      foot={
        <>
          <Button onClick={onClose}>{t('先放着', 'Later')}</Button>
          <DraftMark kept={kept} />
        </>
      }
    >
      <form
        ref={form}
        className="edit-form docket-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DraftElsewhere kept={kept} onTake={(theirs) => setTyped((now) => ({ ...now, ...theirs }))} />
        {above}
        {refused === null ? null : <ErrorLine error={refused} />}
        {away.map((problem) => (
          <p className="wrong" role="alert" key={problem.path}>
            {problem[language]}
          </p>
        ))}
        {fields.length === 0 ? <p className="dim">{t('不用再填什么。', 'Nothing else to fill in.')}</p> : null}
        {fields.map((field) => {
          const own = props.draw?.(field.name, { typed, change, error: errorOf(field.name) });
          if (own !== undefined) return <div key={field.name}>{own}</div>;
          return (
            <Control
              key={field.name}
              field={field}
              value={typed[field.name] ?? ''}
              onChange={(value) => change({ [field.name]: value })}
              error={errorOf(field.name)}
              errorOf={(path) => errorOf(`${field.name}.${path}`)}
              view={{ handlers: [...(props.people ?? [])] }}
              directory={directory}
              hintOf={props.hintOf === undefined ? undefined : (value) => props.hintOf?.(field.name, value) ?? null}
            />
          );
        })}
      </form>
    </SideDrawer>
  );
}

/** Puts the cursor into the field that is wrong, or into the first one. */
function focusField(form: HTMLFormElement | null, path?: string): void {
  const wrong = path === undefined ? null : form?.querySelector(`[data-field="${path.split('.')[0] ?? ''}"]`);
  const field = wrong ?? form?.querySelector('[data-field]');
  const inside = field?.matches('input, textarea') === true ? field : field?.querySelector('input, textarea');
  if (inside instanceof HTMLElement) inside.focus();
}
