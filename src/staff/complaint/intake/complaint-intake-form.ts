import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { scopes } from '../../../domain/base/actor.ts';
import { client, ProblemError, type Directory, type Filed, type LikelyHint } from '../../base/client.ts';
import { useKeptForm } from '../../matter/draft/draft-gate.tsx';
import type { SeenOpened } from '../../matter/draft/draft-wire.ts';
import { useLanguage } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { inScreenOrder } from '../../matter/form-order.ts';
import { filesOf, inDeskWords, joiningTyped, readFiling, startFiling } from './complaint-filing.ts';
import type { KeptFile, Typed } from '../../matter/matter-typed.ts';
import { carriedTo, putDown } from '../../triage/intake-handover.ts';
import type { Filing } from '../../../domain/complaint/filing.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';

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

/** The name under which the intake is kept. */
export function intakeForm(from: HandedOver | null): string {
  return from === null ? 'new.file' : `${from.number}.file`;
}

/** The state of a filing at the desk: drafts kept while typing, a second press sends nothing new, files upload at once. */
export function useIntake(directory: Directory, from: HandedOver | null, found: SeenOpened | null) {
  const me = useMe();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const title = language === 'zh' ? '登记投诉' : 'File a complaint';
  const kept = useKeptForm(intakeForm(from), from === null ? title : `${title} ${from.number}`, found);
  const clientId = kept.id;
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startFiling(me, directory),
    ...from?.typed,
    ...found?.typed,
    ...carriedTo('complaint'),
  }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [tries, setTries] = useState(0);
  const [joining, setJoining] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const sent = useRef(false);
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
  const change = (path: string, value: string) => {
    keep({ ...typed, [path]: value });
    setProblems((known) => known.filter((problem) => problem.path !== path));
  };
  const changeAll = (values: Typed) => {
    keep({ ...latest.current, ...values });
    setProblems((known) => known.filter((problem) => !(problem.path in values)));
  };
  const done = (reached: Omit<Outcome, 'typed'>) => {
    void kept.clear();
    void queries.invalidateQueries({ queryKey: ['complaints'] });
    void queries.invalidateQueries({ queryKey: ['work'] });
    from?.renew();
    setOutcome({ ...reached, typed });
  };
  const send = useMutation({
    mutationFn: async (hint: LikelyHint | null): Promise<Omit<Outcome, 'typed'>> => {
      const { filing } = readFiling(hint === null ? typed : joiningTyped(typed, hint), clientId);
      if (filing === null) throw new Error('An unread form is not sent.');
      if (hint !== null) {
        const joined = await client.join(hint.number, filing);
        if (from !== null && scopes[me.role] === 'county') await from.join(joined.number, clientId);
        return { kind: 'joined', number: joined.number, queryCode: null, tipoff: null };
      }
      const filed = await (from === null ? client.file(filing) : from.file(filing));
      return {
        kind: 'filed',
        number: filed.number,
        queryCode: filed.queryCode,
        tipoff: await splitOff(filed.number, typed),
      };
    },
    onSuccess: done,
    onError: (error) => {
      if (error instanceof ProblemError)
        setProblems(error.fields.map((field) => ({ ...field, zh: inDeskWords(field.zh) })));
      setTries((n) => n + 1);
    },
    onSettled: () => {
      sent.current = false;
    },
  });
  const attach = useMutation({
    mutationFn: (files: readonly File[]) => client.attach(files),
    onSuccess: ({ attachments }) => {
      const files: KeptFile[] = [
        ...filesOf(latest.current),
        ...attachments.map(({ id, fileName }) => ({ id, fileName })),
      ];
      keep({ ...latest.current, files: JSON.stringify(files) });
    },
  });
  return {
    typed,
    /** The number of the inquiry that turned out to be this complaint. */
    from: from?.number ?? null,
    change,
    /** Puts several fields at once, as taking proposals does. */
    changeAll,
    /** The draft has gone over to another intake. */
    leave: () => void kept.clear(),
    kept,
    /** What another window has typed takes the place of what stands here. */
    takeTheirs(theirs: Typed) {
      latest.current = { ...startFiling(me, directory), ...theirs };
      setTyped(latest.current);
    },
    problems,
    /** How often a press was refused. */
    tries,
    /** The number that the last press wanted to join. */
    joining,
    outcome,
    error: send.error,
    busy: send.isPending,
    /** Another window has the form: it goes from nowhere until the person has chosen. */
    isStopped: kept.isStopped,
    attach,
    detach: (id: string) => keep({ ...typed, files: JSON.stringify(filesOf(typed).filter((one) => one.id !== id)) }),
    errorOf: (path: string) => problems.find((problem) => problem.path === path)?.[language],
    /** Registers, or joins to the open complaint; what is missing is listed in the order of the screen. */
    submit(hint: LikelyHint | null, form: HTMLElement | null) {
      if (sent.current) return;
      const read = readFiling(hint === null ? typed : joiningTyped(typed, hint), clientId);
      setProblems(inScreenOrder(read.problems, form));
      setJoining(hint === null ? null : hint.number);
      if (read.problems.length > 0) {
        setTries((n) => n + 1);
        return;
      }
      sent.current = true;
      void kept.mayGo().then((may) => {
        if (may) send.mutate(hint);
        else sent.current = false;
      });
    },
    again() {
      kept.renew();
      latest.current = startFiling(me, directory);
      setTyped(latest.current);
      setProblems([]);
      setTries(0);
      setJoining(null);
      setOutcome(null);
      send.reset();
    },
  };
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
