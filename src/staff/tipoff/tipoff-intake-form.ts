import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Allegation } from '../../domain/tipoff/filing.ts';
import { problemsOf } from '../../domain/base/field.ts';
import { parseSum } from '../../domain/base/money.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import { client, ProblemError, type Directory, type Me } from '../base/client.ts';
import { filesOf } from '../complaint/intake/complaint-filing.ts';
import { inScreenOrder } from '../matter/form-order.ts';
import { useKeptForm, type KeptForm } from '../matter/draft/draft-gate.tsx';
import type { SeenOpened } from '../matter/draft/draft-wire.ts';
import { useLanguage } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import type { KeptFile } from '../matter/box-texts.ts';
import { useMe } from '../base/me.tsx';
import { carriedTo, putDown } from '../triage/intake-handover.ts';

/** What was registered: the number and the code that are read out. */
export interface FiledTipoff {
  number: string;
  queryCode: string | null;
  anonymous: boolean;
  hasCodeWord: boolean;
}

export type ReadAllegation = { allegation: Allegation; problems: [] } | { allegation: null; problems: FieldProblem[] };

/** The words of the citizen's form as an officer says them. */
const deskWords: readonly (readonly [string, string])[] = [
  ['您的姓名', '举报人姓名'],
  ['您的电话', '举报人电话'],
  ['您的住址', '举报人住址'],
  ['您住的村或社区', '举报人住的村或社区'],
];

/** From what is typed to an allegation; the keys of the typed values are the paths of its fields. */
export function readAllegation(typed: Typed, clientId: string): ReadAllegation {
  const at = (path: string) => (typed[path] ?? '').trim();
  const orNull = (path: string) => (at(path) === '' ? null : at(path));
  const amount = at('amountFen');
  const received = at('receivedAt');
  const anonymous = at('anonymous') === 'yes';
  const parsed = Allegation.safeParse({
    clientId,
    channel: at('channel'),
    platformNumber: orNull('platformNumber'),
    // Typed without its offset; the county's clock is China's.
    ...(received === '' ? {} : { receivedAt: `${received}:00+08:00` }),
    anonymous,
    codeWord: anonymous ? orNull('codeWord') : null,
    realName: at('realName') === 'yes',
    reporter: anonymous
      ? null
      : {
          name: at('reporter.name'),
          phone: at('reporter.phone'),
          address: at('reporter.address'),
          regionId: orNull('reporter.regionId'),
          idNumber: orNull('reporter.idNumber'),
          wantsReward: at('reporter.wantsReward') === 'yes',
        },
    operator: { name: at('operator.name'), phone: at('operator.phone'), address: at('operator.address') },
    place: { regionId: orNull('place.regionId') },
    categoryCode: orNull('categoryCode'),
    natureCode: null,
    conductCode: orNull('conductCode'),
    // An empty box is not too short a text but none.
    story: at('story') || undefined,
    evidence: at('evidence'),
    happenedOn: orNull('happenedOn'),
    amountFen: amount === '' ? null : (parseSum(amount)?.fen ?? Number.NaN),
    attachmentIds: filesOf(typed).map((one) => one.id),
    ...(anonymous || at('personId') === '' ? {} : { personId: at('personId') }),
  });
  if (parsed.success) return { allegation: parsed.data, problems: [] };
  return { allegation: null, problems: inDeskWords(problemsOf(parsed.error, Allegation, { inBox: true })) };
}

function inDeskWords(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map((problem) => ({
    ...problem,
    zh: deskWords.reduce((words, [theirs, ours]) => words.replace(theirs, ours), problem.zh),
  }));
}

export function startAllegation(me: Me, directory: Directory): Typed {
  const station = directory.stations.find((one) => one.id === me.stationId);
  const channel =
    station === undefined ? (me.role === 'centre' ? 'C01' : 'C08') : station.serves === 'venue' ? 'C10' : 'C09';
  return { channel, realName: 'yes' };
}

/** The state of a tip-off being written down: kept while typing, but for the code word and who told it. */
export function useAllegation(directory: Directory, found: SeenOpened | null) {
  const { language } = useLanguage();
  const written = useWritten(directory, found);
  const { typed, kept, keep, latest } = written;
  const filing = useFiling(typed, kept);
  const { problems, setProblems, send } = filing;
  const attach = useAttaching(written);
  return {
    typed,
    kept,
    takeTheirs: written.takeTheirs,
    problems,
    tries: filing.tries,
    joining: null,
    outcome: filing.outcome,
    error: send.error,
    busy: send.isPending,
    /** Another window has the form: it goes from nowhere until the person has chosen. */
    isStopped: kept.isStopped,
    attach,
    detach: (id: string) => keep({ ...typed, files: JSON.stringify(filesOf(typed).filter((one) => one.id !== id)) }),
    changeAll(values: Typed) {
      keep({ ...latest.current, ...values });
      setProblems((known) => known.filter((problem) => !(problem.path in values)));
    },
    /** The draft has gone over to another intake. */
    leave: () => void kept.clear(),
    change(path: string, value: string) {
      keep({ ...typed, [path]: value });
      setProblems((known) => known.filter((problem) => problem.path !== path));
    },
    errorOf: (path: string) => problems.find((problem) => problem.path === path)?.[language],
    submit: filing.submit,
    again() {
      written.begin();
      filing.begin();
    },
  };
}
export type AllegationForm = ReturnType<typeof useAllegation>;

type Written = ReturnType<typeof useWritten>;

/** What is written down, on whichever intake it was begun, and its draft. */
function useWritten(directory: Directory, found: SeenOpened | null) {
  const me = useMe();
  const { language } = useLanguage();
  const kept = useKeptForm('new.tipoff', language === 'zh' ? '登记举报' : 'File a tip-off', found);
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startAllegation(me, directory),
    ...found?.typed,
    ...carriedTo('tipoff'),
  }));
  const latest = useRef(typed);
  const put = (next: Typed) => {
    latest.current = next;
    setTyped(next);
  };
  const keep = (next: Typed) => {
    put(next);
    kept.keep(withoutPerson(next));
  };
  // What came over from another intake is kept as what was typed here.
  useEffect(() => {
    if (Object.keys(carriedTo('tipoff')).length > 0) keep(latest.current);
    putDown();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the intake opens.
  }, []);
  return {
    typed,
    kept,
    keep,
    /** As it is now, for what comes later than the press that asked for it. */
    latest,
    /** What another window has typed takes the place of what stands here, but for who told it. */
    takeTheirs: (theirs: Typed) => put({ ...latest.current, ...theirs }),
    begin() {
      kept.renew();
      put(startAllegation(me, directory));
    },
  };
}

/** The press: read on the spot, sent once, and what came of it. */
function useFiling(typed: Typed, kept: KeptForm) {
  const queries = useQueryClient();
  const clientId = kept.id;
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [tries, setTries] = useState(0);
  const [outcome, setOutcome] = useState<FiledTipoff | null>(null);
  const sent = useRef(false);
  const send = useMutation({
    mutationFn: async () => {
      const { allegation } = readAllegation(typed, clientId);
      if (allegation === null) throw new Error('An unread form is not sent.');
      return {
        ...(await client.fileTipoff(allegation)),
        anonymous: allegation.anonymous,
        codeWord: allegation.codeWord,
      };
    },
    onSuccess: ({ number, queryCode, anonymous, codeWord }) => {
      void kept.clear();
      void queries.invalidateQueries({ queryKey: ['tipoffs'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      setOutcome({ number, queryCode, anonymous, hasCodeWord: codeWord !== null });
    },
    onError: (error) => {
      if (error instanceof ProblemError) setProblems(inDeskWords(error.fields));
      setTries((n) => n + 1);
    },
    onSettled: () => {
      sent.current = false;
    },
  });
  const submit = (form: HTMLElement | null) => {
    if (sent.current) return;
    const read = readAllegation(typed, clientId);
    setProblems(inScreenOrder(read.problems, form));
    if (read.problems.length > 0) {
      setTries((n) => n + 1);
      return;
    }
    sent.current = true;
    void kept.mayGo().then((may) => {
      if (may) send.mutate();
      else sent.current = false;
    });
  };
  const begin = () => {
    setProblems([]);
    setTries(0);
    setOutcome(null);
    send.reset();
  };
  return { problems, setProblems, tries, outcome, send, submit, begin };
}

/** Photos and papers go to the server as they are chosen; the form names them. */
function useAttaching({ keep, latest }: Written) {
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

/** Who told it lies sealed with the tip-off alone, where each look leaves a line (《办法》第三十七条): no draft has it. */
function withoutPerson(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([path]) => path !== 'codeWord' && path !== 'personId' && !path.startsWith('reporter.'),
    ),
  );
}
