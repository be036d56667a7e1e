import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { use, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { z } from 'zod';
import { fieldsOf, type Field } from '../../../domain/base/field.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { ProblemError, type Directory } from '../../base/client.ts';
import { useKeptForm } from '../draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from '../draft/draft-state.tsx';
import type { SeenOpened } from '../draft/draft-wire.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { renewLedgers } from '../../base/ledger-renewal.ts';
import type { Choosable } from '../choices.ts';
import type { Hint } from '../choice-list.tsx';
import { AllToday, Control } from '../form-control.tsx';
import {
  askedFields,
  readInput,
  startOf,
  startOfFields,
  withoutUnfit,
  type Start,
  type Typed,
} from '../matter-typed.ts';
import '../../base/ui/settings.css';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { useFirstField } from '../../base/ui/focus.ts';
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
  /** Or what brings it. */
  schema: z.ZodObject | Promise<z.ZodObject>;
  directory: Directory;
  /** Values that nobody types, such as the id of what is opened. */
  fixed?: (clientId: string, typed: Typed) => Record<string, unknown>;
  /** What the form shows when it is opened, over what every form begins with. */
  start?: Start;
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

type SheetOfProps = SheetProps & { name: string; found: SeenOpened | null };
type OpenProps = SheetOfProps & { schema: z.ZodObject };

/** The open form, as soon as its schema is there. */
export function DocketSheet(props: SheetOfProps) {
  const { schema } = props;
  return <OpenSheet {...props} schema={schema instanceof Promise ? use(schema) : schema} />;
}

/** Its fields in the order of the schema, and beside each what is wrong with it. */
function OpenSheet(props: OpenProps) {
  const { title, press, onClose, above } = props;
  const t = useWords();
  const { language } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const filling = useFilling(props);
  const { kept, fields, problems } = filling;
  const { submit, refused, busy } = useSending(props, filling, form);
  useFirstField(form, focusField);
  const away = problems.filter(({ path }) => !fields.some((field) => field.name === path.split('.')[0]));
  return (
    <SideDrawer
      title={title}
      onClose={onClose}
      act={{ words: press, run: () => void submit(), busy, stopped: kept.isStopped }}
      foot={
        <>
          <DraftMark kept={kept} />
          <span className="sp" />
          <Button onClick={onClose}>{t('暂存', 'Later')}</Button>
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
        <DraftElsewhere kept={kept} onTake={filling.take} />
        {above}
        {refused === null ? null : <ErrorLine error={refused} />}
        {away.map((problem) => (
          <p className="wrong" role="alert" key={problem.path}>
            {problem[language]}
          </p>
        ))}
        {fields.length === 0 ? <p className="dim">{t('不用再填什么。', 'Nothing else to fill in.')}</p> : null}
        {fields.map((field) => (
          <SheetField key={field.name} field={field} sheet={props} filling={filling} />
        ))}
        <AllToday filling={filling} />
      </form>
    </SideDrawer>
  );
}

type Filling = ReturnType<typeof useFilling>;

/** What is typed into the form and what is wrong with it; every letter is kept. */
function useFilling({ schema, directory, title, keptAs, name, found, start }: OpenProps) {
  const { language } = useLanguage();
  const all = useMemo(() => fieldsOf(schema), [schema]);
  const kept = useKeptForm(name, keptAs ?? title, found);
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startOfFields(all, directory),
    ...startOf(start, schema),
    ...found?.typed,
  }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const change = (changed: Typed) => {
    const next = withoutUnfit(all, { ...typed, ...changed });
    const names = Object.keys(changed);
    setTyped(next);
    setProblems((known) => known.filter(({ path }) => !names.includes(path.split('.')[0] ?? '')));
    kept.keep(next);
  };
  const take = (theirs: Typed) => setTyped((now) => ({ ...now, ...theirs }));
  const errorOf = (path: string) => problems.find((problem) => problem.path === path)?.[language];
  return { kept, typed, fields: askedFields(all, typed), change, take, problems, setProblems, errorOf };
}

/** The press: reads the form, sends it once, and puts each refusal beside its field. */
function useSending(props: OpenProps, filling: Filling, form: RefObject<HTMLFormElement | null>) {
  const { schema, queryKey, onClose } = props;
  const { kept, typed, fields, setProblems } = filling;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const clientId = kept.id;
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const problemWords = useProblemWords();
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
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
      // What another did took the form away while this was on its way: nothing else would say that it was not done.
      if (!isShown.current) void message.error(problemWords(error));
      const named = error instanceof ProblemError ? error.fields : [];
      const wrong = named.map((field) => ({ ...field, path: field.path.replace(/^input\./u, '') }));
      setProblems(wrong);
      setRefused(named.length === 0 ? error : null);
      if (wrong.length > 0) focusField(form.current, wrong[0]?.path);
    } finally {
      setBusy(false);
      void renewLedgers(queries, [queryKey]);
    }
  };
  return { submit, refused, busy };
}

/** A field in the form's own way, or as the common control. */
function SheetField({ field, sheet, filling }: { field: Field; sheet: SheetProps; filling: Filling }) {
  const { typed, change, errorOf } = filling;
  const own = sheet.draw?.(field.name, { typed, change, error: errorOf(field.name) });
  if (own !== undefined) return <div>{own}</div>;
  return (
    <Control
      field={field}
      value={typed[field.name] ?? ''}
      onChange={(value) => change({ [field.name]: value })}
      error={errorOf(field.name)}
      errorOf={errorOf}
      view={{ handlers: [...(sheet.people ?? [])] }}
      directory={sheet.directory}
      hintOf={sheet.hintOf === undefined ? undefined : (value) => sheet.hintOf?.(field.name, value) ?? null}
    />
  );
}

/** Puts the cursor into the field that is wrong, or into the first one. */
function focusField(form: HTMLElement | null, path?: string): void {
  const at = (name: string) => form?.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? null;
  const wrong = path === undefined ? null : (at(path) ?? at(path.split('.')[0] ?? ''));
  const field = wrong ?? form?.querySelector('[data-field]');
  const inside = field?.matches('input, textarea') === true ? field : field?.querySelector('input, textarea');
  if (inside instanceof HTMLElement) inside.focus();
}
