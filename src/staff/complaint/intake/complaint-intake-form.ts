import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { scopes } from '../../../domain/base/actor.ts';
import { apartIn } from '../../triage/proposal.ts';
import { client, ProblemError, type Directory, type Filed, type LikelyHint } from '../../base/client.ts';
import { useKeptForm } from '../../matter/draft/draft-gate.tsx';
import type { SeenOpened } from '../../matter/draft/draft-wire.ts';
import { useLanguage } from '../../base/language.tsx';
import { useWhenIdle } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { inScreenOrder } from '../../matter/form-order.ts';
import { filesOf, furtherIn, inDeskWords, joiningTyped, startFiling, type Further } from './complaint-filing.ts';
import { asked } from '../../../domain/county/asked/asked-question.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import type { KeptFile } from '../../matter/box-texts.ts';
import { carriedTo, putDown } from '../../triage/intake-handover.ts';
import { sheetForm } from '../../../domain/matter/draft.ts';
import type { Filing } from '../../../domain/complaint/filing.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';

/** What checks the fields comes beside the form: there before anybody has typed a story, and asked for again where it did not come. */
const rulesOfFiling = () => import('./read-filing.ts');

/** A matter of another kind that turned out to be this complaint: what was told already, and how it ends there. */
export interface HandedOver {
  number: string;
  typed: Typed;
  /** Registers the complaint out of it. */
  file(filing: Filing): Promise<Filed>;
  /** Ends it where the complaint is open already. */
  join(complaintNumber: string, clientId: string): Promise<void>;
  /** What shows it has to be read anew. */
  renew(): void;
}

/** What became of what was told: registered with a code to read out, or joined to an open complaint. */
export interface Outcome {
  kind: 'filed' | 'joined';
  number: string;
  queryCode: string | null;
  /** The tip-off that was split off it; `failed` when the complaint stands and the tip-off does not yet. */
  tipoff: { number: string } | 'failed' | null;
  typed: Typed;
}

/** The name under which the intake is kept: each call has its sheet. */
export function intakeForm(from: HandedOver | null, sheet: string): string {
  return from === null ? sheetForm(sheet) : `${from.number}.file`;
}

/** The state of a filing at the desk: drafts kept while typing, a second press sends nothing new, files upload at once. */
export function useIntake(directory: Directory, from: HandedOver | null, sheet: string, found: SeenOpened | null) {
  const { language } = useLanguage();
  const draft = useFilingDraft(directory, from, intakeForm(from, sheet), found);
  const refused = useRefused();
  const further = useFurther(directory);
  const sending = useSending(draft, refused, from, further);
  const attach = useAttaching(draft);
  const { typed, latest, kept, keep } = draft;
  return {
    typed,
    /** The number of the inquiry that turned out to be this complaint. */
    from: from?.number ?? null,
    /** What the county asks besides of what is told. */
    further: furtherIn(further, typed),
    /** Under which it is kept. */
    form: intakeForm(from, sheet),
    change(path: string, value: string) {
      keep({ ...typed, [path]: value });
      refused.forget((problem) => problem.path === path);
    },
    /** Puts several fields at once, as taking proposals does. */
    changeAll(values: Typed) {
      keep({ ...latest.current, ...values });
      refused.forget((problem) => problem.path in values);
    },
    /** The draft has gone over to another intake. */
    leave: () => void kept.clear(),
    kept,
    /** What another window has typed takes the place of what stands here. */
    takeTheirs: draft.startWith,
    problems: refused.problems,
    /** How often a press was refused. */
    tries: refused.tries,
    /** The number that the last press wanted to join. */
    joining: refused.joining,
    outcome: sending.outcome,
    error: sending.error,
    busy: sending.busy,
    /** Another window has the form: it goes from nowhere until the person has chosen. */
    isStopped: kept.isStopped,
    attach,
    detach: (id: string) => keep({ ...typed, files: JSON.stringify(filesOf(typed).filter((one) => one.id !== id)) }),
    errorOf: (path: string) => refused.problems.find((problem) => problem.path === path)?.[language],
    submit: sending.submit,
    again() {
      kept.renew();
      draft.startWith({});
      refused.clear();
      sending.clear();
    },
  };
}

/** The questions that are asked besides where this account files. */
function useFurther({ questions }: Directory): Further {
  const { role, today } = useMe();
  return useMemo(
    () => ({ questions: asked(questions, role === 'station' ? 'station' : 'desk'), today }),
    [questions, role, today],
  );
}

type FilingDraft = ReturnType<typeof useFilingDraft>;

/** What is typed, kept under the name of the intake. */
function useFilingDraft(directory: Directory, from: HandedOver | null, form: string, found: SeenOpened | null) {
  const me = useMe();
  const { language } = useLanguage();
  const title = language === 'zh' ? '登记投诉' : 'File a complaint';
  const kept = useKeptForm(form, from === null ? title : `${title} ${from.number}`, found);
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startFiling(me, directory),
    ...from?.typed,
    ...found?.typed,
    ...carriedTo('complaint'),
  }));
  // An upload ends later than it began, and must not take back what was typed meanwhile.
  const latest = useRef(typed);
  const keep = (next: Typed) => {
    latest.current = next;
    setTyped(next);
    kept.keep(next);
  };
  // What came over from another intake is kept as what was typed here.
  useEffect(() => {
    if (Object.keys(carriedTo('complaint')).length > 0) keep(latest.current);
    putDown();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the intake opens.
  }, []);
  return {
    typed,
    latest,
    kept,
    keep,
    /** Begins anew with this; it is not kept, because nobody typed it here. */
    startWith(theirs: Typed) {
      latest.current = { ...startFiling(me, directory), ...theirs };
      setTyped(latest.current);
    },
  };
}

type Refused = ReturnType<typeof useRefused>;

/** What the presses met that could not be sent. */
function useRefused() {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [tries, setTries] = useState(0);
  const [joining, setJoining] = useState<string | null>(null);
  return {
    problems,
    tries,
    joining,
    setProblems,
    setJoining,
    addTry: () => setTries((n) => n + 1),
    /** What is touched is no longer wrong until the next press. */
    forget: (isTouched: (problem: FieldProblem) => boolean) =>
      setProblems((known) => known.filter((problem) => !isTouched(problem))),
    clear() {
      setProblems([]);
      setTries(0);
      setJoining(null);
    },
  };
}

function useSending(draft: FilingDraft, refused: Refused, from: HandedOver | null, further: Further) {
  const me = useMe();
  const queries = useQueryClient();
  const { typed, kept } = draft;
  const ending = scopes[me.role] === 'county' ? from : null;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const sent = useRef(false);
  const { unread, setUnread, check } = useChecking(draft, refused, further);
  const send = useMutation({
    mutationFn: ({ hint, filing }: { hint: LikelyHint | null; filing: Filing }) =>
      hint === null ? register(filing, typed, from) : join(hint, filing, ending),
    onSuccess: (reached) => {
      void kept.clear();
      void queries.invalidateQueries({ queryKey: ['complaints'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      from?.renew();
      setOutcome({ ...reached, typed });
    },
    onError: (error) => {
      if (error instanceof ProblemError)
        refused.setProblems(error.fields.map((field) => ({ ...field, zh: inDeskWords(field.zh) })));
      refused.addTry();
    },
    onSettled: () => {
      sent.current = false;
    },
  });
  return {
    outcome,
    error: unread ?? send.error,
    busy: send.isPending,
    /** Registers, or joins to the open complaint; what is missing is listed in the order of the screen. */
    submit(hint: LikelyHint | null, form: HTMLElement | null) {
      if (sent.current) return;
      sent.current = true;
      setUnread(null);
      void check(hint, form).then((filing) => {
        if (filing === null) sent.current = false;
        else send.mutate({ hint, filing });
      });
    },
    clear() {
      setOutcome(null);
      setUnread(null);
      send.reset();
    },
  };
}

/** What is checked before anything is sent. */
function useChecking({ typed, kept }: FilingDraft, refused: Refused, further: Further) {
  // The rules did not come: the line broke. What was typed stands, and the next press asks for them again.
  const [unread, setUnread] = useState<Error | null>(null);
  useWhenIdle(() => void rulesOfFiling().catch(() => undefined));
  /** The filing, or null where something is wrong with it, or another window has the form. */
  const check = async (hint: LikelyHint | null, form: HTMLElement | null): Promise<Filing | null> => {
    const rules = await rulesOfFiling().catch((error: unknown) => {
      setUnread(error instanceof Error ? error : new Error(String(error)));
      refused.addTry();
      return null;
    });
    if (rules === null) return null;
    const { filing, problems } = rules.readFiling(hint === null ? typed : joiningTyped(typed, hint), kept.id, further);
    refused.setProblems(inScreenOrder(problems, form));
    refused.setJoining(hint === null ? null : hint.number);
    if (filing === null) refused.addTry();
    return filing !== null && (await kept.mayGo()) ? filing : null;
  };
  return { unread, setUnread, check };
}

type Reached = Omit<Outcome, 'typed'>;

async function register(filing: Filing, typed: Typed, from: HandedOver | null): Promise<Reached> {
  const filed = await (from === null ? client.file(filing) : from.file(filing));
  // What was compared on the way is not proposed again; where that does not get through, it is proposed on the page, and said there.
  await Promise.all(
    apartIn(typed).map((other) =>
      client.apart(filed.number, other, { clientId: crypto.randomUUID(), back: false }).catch(() => null),
    ),
  );
  return {
    kind: 'filed',
    number: filed.number,
    queryCode: filed.queryCode,
    tipoff: await splitOff(filed.number, typed),
  };
}

/** Joins what was told to the open complaint, and ends there the matter out of which it came. */
async function join(hint: LikelyHint, filing: Filing, ending: HandedOver | null): Promise<Reached> {
  const joined = await client.join(hint.number, filing);
  if (ending !== null) await ending.join(joined.number, filing.clientId);
  return { kind: 'joined', number: joined.number, queryCode: null, tipoff: null };
}

/** Uploads at once; the files travel with the draft. */
function useAttaching({ latest, keep }: FilingDraft) {
  return useMutation({
    mutationFn: (files: readonly File[]) => client.attach(files),
    onSuccess: ({ attachments }) => {
      const files: KeptFile[] = [
        ...filesOf(latest.current),
        ...attachments.map(({ id, fileName }) => ({ id, fileName })),
      ];
      keep({ ...latest.current, files: JSON.stringify(files) });
    },
  });
}

/** 《办法》第九条: what of it is a tip-off becomes a matter of its own; the complaint stands even when that fails. */
export async function splitOff(number: string, typed: Typed): Promise<Outcome['tipoff']> {
  const { splitId, splitConduct } = typed;
  if (splitId === undefined || splitId === '') return null;
  const story = (typed['story'] ?? '').trim();
  return client
    .split(number, { clientId: splitId, conductCode: splitConduct ?? 'R99', story, evidence: '' })
    .then((made): Outcome['tipoff'] => ({ number: made.number }))
    .catch((): Outcome['tipoff'] => 'failed');
}

export type Intake = ReturnType<typeof useIntake>;
