import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Calendar } from '../../domain/calendar.ts';
import { procedure, type PersonMove } from '../../domain/procedure.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { client, ProblemError, type Directory, type SeenMatter } from '../client.ts';
import { useKeys } from '../keys.tsx';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { clockTime } from '../ui/day.ts';
import { ErrorLine } from '../ui/error-line.tsx';
import { Aftermath } from './aftermath.tsx';
import { Changed } from './changed.tsx';
import { Choices, Control } from './control.tsx';
import { tryMove } from './consequence.ts';
import { clearDraft, draftKey, findDraft, keepDraft } from './draft.ts';
import { declineHint, terminateHint } from './guidance.ts';
import { Letter } from './letter.tsx';
import { askedFields, draftInput, moveFields, openNotices, readMove, startOf, withSums, type Typed } from './typed.ts';
import { complaintOf, factsOf } from './wire.ts';

interface Props {
  matter: SeenMatter;
  move: PersonMove;
  directory: Directory;
  calendar: Calendar;
  onClose: () => void;
  onDone: (after: SeenMatter) => void;
}

/** The form of a move: what is typed is kept while it is typed, and a second press sends nothing new. */
export function MoveForm({ matter, move, directory, calendar, onClose, onDone }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const { complaint } = matter;
  const key = draftKey(me.id, complaint.number, move);
  const [draft] = useState(() => findDraft(localStorage, key));
  const [clientId] = useState(() => draft?.clientId ?? crypto.randomUUID());
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startOf(move, matter, me, directory, new Date()),
    ...draft?.typed,
  }));
  const [savedAt, setSavedAt] = useState<number | null>(draft?.savedAt ?? null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // What the person has seen of the matter; what came later is shown before it is submitted over.
  const [seen, setSeen] = useState({ version: complaint.version, seq: matter.timeline.at(-1)?.seq ?? 0 });
  const all = useMemo(() => moveFields(move, matter), [move, matter]);
  const fields = useMemo(() => askedFields(all, typed), [all, typed]);
  const facts = useMemo(
    () => factsOf(me, directory, calendar, complaint.countyId),
    [me, directory, calendar, complaint.countyId],
  );
  const before = useMemo(() => complaintOf(matter), [matter]);
  const read = readMove(move, fields, typed);
  const tried = tryMove(move, before, draftInput(fields, read), facts);
  const changed = complaint.version !== seen.version;
  const possible = matter.moves.includes(move);

  const submit = useMutation({
    mutationFn: () => client.move(complaint.number, move, { version: complaint.version, clientId, input: read.input }),
    onSuccess: (after) => {
      clearDraft(localStorage, key);
      onDone(after);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      setProblems(error.fields.map((field) => ({ ...field, path: field.path.replace(/^input\./u, '') })));
      if (error.code === 'changed-meanwhile')
        void queries.invalidateQueries({ queryKey: ['complaint', complaint.number] });
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
    setSeen({ version: complaint.version, seq: matter.timeline.at(-1)?.seq ?? 0 });
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

  const change = (name: string, value: string) => {
    const next = withSums(move, { ...typed, [name]: value }, name);
    setTyped(next);
    setProblems((known) => known.filter(({ path }) => path !== name && !path.startsWith(`${name}.`)));
    const at = Date.now();
    setSavedAt(keepDraft(localStorage, key, { typed: next, clientId, savedAt: at }) ? at : null);
  };
  const errorOf = (name: string) => problems.find((problem) => problem.path === name)?.[language];
  const hintOf = (value: string) =>
    move === 'decline' || move === 'proposeDecline'
      ? declineHint(value, before, facts, move === 'proposeDecline')
      : move === 'terminate' || move === 'proposeTerminate'
        ? terminateHint(value, before, facts, typed['decidedOn'] ?? facts.today)
        : null;
  const notices = openNotices(matter);
  const refused =
    submit.error instanceof ProblemError &&
    submit.error.fields.length === 0 &&
    submit.error.code !== 'changed-meanwhile';
  // What the press itself brought is no news.
  const isOld =
    !submit.isPending &&
    !submit.isSuccess &&
    (changed || !possible || (submit.error instanceof ProblemError && submit.error.code === 'changed-meanwhile'));
  const { paper } = procedure[move];
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
        {isOld ? <Changed matter={matter} since={seen.seq} possible={possible} /> : null}
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
        {fields.map((field) =>
          move === 'recordNotice' && field.name === 'kind' ? (
            <Choices
              key="notice"
              field={{ name: 'kind', zh: '告知什么、告知谁', en: 'What is told, and to whom', required: true }}
              choices={notices}
              value={`${typed['kind']} ${typed['to']}`}
              error={errorOf('kind') ?? errorOf('to')}
              onChange={(value) => {
                const [kind = '', to = ''] = value.split(' ');
                change('to', to);
                setTyped((now) => ({ ...now, kind, to }));
              }}
            />
          ) : move === 'recordNotice' && field.name === 'to' ? null : (
            <Control
              key={field.name}
              field={field}
              value={typed[field.name] ?? ''}
              onChange={(value) => change(field.name, value)}
              error={errorOf(field.name)}
              errorOf={errorOf}
              matter={matter}
              directory={directory}
              hintOf={field.name === 'ground' ? hintOf : undefined}
            />
          ),
        )}
        {fields.length === 0 ? (
          <p className="mut">
            {t('没有要填的，看一下“提交以后”，就可以提交。', 'Nothing to fill in; read what follows and submit.')}
          </p>
        ) : null}
        <Aftermath move={move} before={before} tried={tried} facts={facts} />
      </div>
      {paper === null ? null : <Letter kind={paper} matter={matter} next={tried.next} me={me} directory={directory} />}
      <footer className="move-foot">
        <span className="dim s">
          {savedAt === null
            ? t('写一个字存一个字', 'Kept while you type')
            : t(`草稿 ${clockTime(savedAt)} 已存`, `Draft kept ${clockTime(savedAt)}`)}
        </span>
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
            <button type="submit" className="b p" disabled={submit.isPending}>
              {submit.isPending
                ? t('正在提交…', 'Submitting…')
                : isOld
                  ? t('看过了，照我填的提交', 'Seen; submit mine')
                  : label(procedure[move])}
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
