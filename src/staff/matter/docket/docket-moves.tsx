import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { renewLedgers } from '../../base/ledger-renewal.ts';
import type { Choosable } from '../choices.ts';
import type { Start } from '../matter-typed.ts';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { keyOf, type DocketCalls, type SeenItem } from './docket-calls.ts';
import type { ShownDocket } from './shown-docket.ts';
import { DocketForm } from './docket-form.tsx';
import './docket.css';

/** What is asked before a step, and what it is about where the question alone does not say it. */
export type Asked = string | { title: string; about: ReactNode } | null;

interface Props<Item extends SeenItem> {
  docket: Pick<ShownDocket, 'name' | 'procedure'>;
  calls: Pick<DocketCalls<Item>, 'path' | 'move'>;
  /** The entry as it was read, and what can be done with it. */
  item: { entry: { id: string; number: string | null; version: number; state: string }; moves: readonly string[] };
  /** What people call it. */
  name: string;
  directory: Directory;
  /** What a step's form shows when it is opened; `whole` is the entry that was read for it, null where nothing had to be. */
  startOf?: ((move: string, whole: Item | null) => Start) | undefined;
  people?: readonly Choosable[] | undefined;
  /** What else the form of a step chooses from, such as the parts of the entry. */
  partsOf?: ((move: string, whole: Item | null) => readonly Choosable[]) | undefined;
  /** What is asked before a step that the press alone would make, such as 「核准 9,750.00 元？」; null asks nothing. */
  askOf?: ((move: string, whole: Item | null) => Asked) | undefined;
  /** What a step that the press alone makes is sent with, such as what its question has shown; nothing where it is left out. */
  inputOf?: ((move: string) => object) | undefined;
  /** Of a row, which carries no more than its list shows: reads the entry whole, for a form and a question that begin with it. */
  read?: (() => Promise<Item>) | undefined;
  /** What is done before a step is begun, such as saving what is open beside it: the version to go on with, or null where the person stays. */
  before?: ((move: string) => Promise<number | null>) | undefined;
  /** What stands above the fields of a step's form: what it is about, where nothing beside it says so. */
  above?: ((move: string) => ReactNode) | undefined;
  small?: boolean;
  /** What waits for nothing from the reader any more: what he may do again is none of its chief steps, and says so. */
  isAnswered?: boolean;
  /** A row of a list, whose entry opens beside it with the same steps. */
  isRow?: boolean;
}

/** The steps that can be made now, as buttons; a step that asks for nothing is made by the press. */
export function DocketMoves<Item extends SeenItem>(props: Props<Item>) {
  const { docket, item, name, small = false, isAnswered = false } = props;
  const t = useWords();
  const label = useLabel();
  const { writing, setWriting, shut, sent } = useWriting<Item>();
  useLinkedStep(props, (move) => setWriting({ move, whole: null }));
  const { begin, busy, refused } = usePressedStep(props, setWriting);
  const steps = item.moves.flatMap((move) => {
    const rule = docket.procedure[move];
    return rule === undefined ? [] : [{ move, rule }];
  });
  const open = steps.find(({ move }) => move === writing?.move);
  // One of them is what comes next, and it alone is drawn as such.
  const next = isAnswered ? undefined : steps.find(({ rule }) => rule.chief === true)?.move;
  if (steps.length === 0) return null;
  const wordsOf = (rule: (typeof steps)[number]['rule']) =>
    isAnswered && rule.chief === true ? t(`再${rule.zh}`, `${rule.en} again`) : label(rule);
  const presses = (
    <p className="docket-moves">
      {steps.map(({ move, rule }) => (
        <button
          key={move}
          type="button"
          className={`${move === next ? 'b p' : 'b'}${small ? ' sm' : ''}`}
          disabled={busy}
          aria-label={`${wordsOf(rule)} ${name}`}
          onClick={() => void begin(move, rule.asks)}
        >
          {wordsOf(rule)}
          {rule.asks ? '…' : ''}
        </button>
      ))}
      {open === undefined ? null : (
        <StepForm {...props} step={open} whole={writing?.whole ?? null} onClose={shut} onSent={sent} />
      )}
    </p>
  );
  if (refused === null) return presses;
  return (
    <>
      {presses}
      <ErrorLine error={refused} />
    </>
  );
}

/** The second press of a double one comes within so many milliseconds. */
const doublePressMs = 400;

/** The form that is open. The second press of a double one falls on whatever the drawer has put beneath it, and does not shut it again. */
function useWriting<Item>() {
  const [writing, setOpen] = useState<Writing<Item> | null>(null);
  const openedAt = useRef(0);
  const setWriting = (next: Writing<Item>) => {
    openedAt.current = performance.now();
    setOpen(next);
  };
  const shut = () => {
    if (performance.now() - openedAt.current > doublePressMs) setOpen(null);
  };
  // What was sent is done, however soon.
  const sent = () => {
    openedAt.current = -Infinity;
  };
  return { writing, setWriting, shut, sent };
}

/** The step whose form is open, and the entry that was read for it. */
interface Writing<Item> {
  move: string;
  whole: Item | null;
}

/** A link to a step, such as from what was not finished, opens its form once; where it cannot be made, that is said. */
function useLinkedStep<Item extends SeenItem>(
  { docket, item, isRow = false }: Props<Item>,
  open: (move: string) => void,
): void {
  const t = useWords();
  const { message } = App.useApp();
  const { search, change } = useAddress();
  const asked = search.get('step');
  const [id, move = ''] = (asked ?? '').split('.');
  const isMine = !isRow && id === item.entry.id && docket.procedure[move] !== undefined;
  const isPossible = item.moves.includes(move);
  useEffect(() => {
    if (!isMine) return;
    change({ step: null });
    if (isPossible) open(move);
    else void message.warning(t(...overWords));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once by the address, from which it is taken away here.
  }, [isMine, asked]);
}

/** A step that the press alone makes: asked about first where the docket wants it, and the same act when it is pressed twice. */
function usePressedStep<Item extends SeenItem>(props: Props<Item>, open: (writing: Writing<Item>) => void) {
  const { docket, calls, item, name } = props;
  const label = useLabel();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [isSending, setSending] = useState(false);
  const { readFor, isReading } = useWhole(props);
  const ask = useQuestion(props);
  // Why the last press did nothing stays beside the buttons until the next one; in a row of a list there is no room for it.
  const [refused, setRefused] = useState<unknown>(null);
  // One id a shown version: a second press of the same button is the same act.
  const [ids] = useState(() => new Map<string, string>());
  const { entry } = item;
  const press = async (move: string, version: number) => {
    const press = `${version} ${move}`;
    const clientId = ids.get(press) ?? crypto.randomUUID();
    ids.set(press, clientId);
    setSending(true);
    setRefused(null);
    try {
      await calls.move(keyOf(entry), move, { version, clientId, input: props.inputOf?.(move) ?? {} });
      void message.success(`${label(docket.procedure[move] ?? noWords)} ${name}`);
    } catch (error) {
      if (props.isRow === true) void message.error(problemWords(error));
      else setRefused(error);
    } finally {
      setSending(false);
      void renewLedgers(queries, [calls.path]);
    }
  };
  // The second press of a double one begins nothing: it would ask the same question once more.
  const isBegun = useRef(false);
  const begin = async (move: string, asks: boolean) => {
    if (isBegun.current) return;
    isBegun.current = true;
    try {
      const whole = await readFor(move, asks);
      if (whole === false) return;
      if (asks) {
        open({ move, whole });
        return;
      }
      const { version: known } = whole?.entry ?? entry;
      const version = props.before === undefined ? known : await props.before(move);
      if (version !== null) await ask(move, whole, () => press(move, version));
    } finally {
      isBegun.current = false;
    }
  };
  return { begin, busy: isSending || isReading, refused };
}

/** Asks before a step where its docket wants it; one without a question is made at once. */
function useQuestion<Item extends SeenItem>({ docket, askOf }: Props<Item>) {
  const t = useWords();
  const label = useLabel();
  const { modal } = App.useApp();
  return async (move: string, whole: Item | null, press: () => Promise<void>) => {
    const question = askOf?.(move, whole) ?? null;
    if (question === null) return press();
    await modal.confirm({
      title: typeof question === 'string' ? question : question.title,
      content: typeof question === 'string' ? null : question.about,
      width: typeof question === 'string' ? 416 : 720,
      okText: label(docket.procedure[move] ?? noWords),
      cancelText: t('先不', 'Not now'),
      onOk: press,
    });
  };
}

/** Reads the entry that a step begins with, where a row has to; false where it could not be read, or the step is over. */
function useWhole<Item extends SeenItem>({ calls, read, askOf }: Props<Item>) {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [isReading, setReading] = useState(false);
  const readFor = async (move: string, asks: boolean): Promise<Item | null | false> => {
    if (read === undefined || (!asks && askOf === undefined)) return null;
    setReading(true);
    try {
      const whole = await read();
      if (whole.moves.includes(move)) return whole;
      void message.warning(t(...overWords));
      void renewLedgers(queries, [calls.path]);
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setReading(false);
    }
    return false;
  };
  return { readFor, isReading };
}

interface StepFormProps<Item extends SeenItem> extends Props<Item> {
  step: { move: string; rule: ShownDocket['procedure'][string] };
  whole: Item | null;
  onClose: () => void;
  onSent: () => void;
}

/** The form of a step that asks for something. */
function StepForm<Item extends SeenItem>({ step, whole, onClose, onSent, ...props }: StepFormProps<Item>) {
  const { docket, calls, name } = props;
  const t = useWords();
  const label = useLabel();
  const { entry } = whole ?? props.item;
  const { move, rule } = step;
  return (
    <DocketForm
      title={`${label(rule)} · ${name}`}
      above={props.above?.(move)}
      keptAs={`${label(rule)} ${entry.number ?? ''}`.trim()}
      press={label(rule)}
      schema={rule.form}
      directory={props.directory}
      start={props.startOf?.(move, whole) ?? {}}
      people={[...(props.people ?? []), ...(props.partsOf?.(move, whole) ?? [])]}
      draft={`${docket.name}.${entry.id}.${move}`}
      queryKey={calls.path}
      saved={t(`${rule.zh}：${name}`, `${rule.en}: ${name}`)}
      send={async (input, clientId) => {
        const after = await calls.move(keyOf(entry), move, { version: entry.version, clientId, input });
        onSent();
        return after;
      }}
      onClose={onClose}
    />
  );
}

const noWords = { zh: '', en: '' };
const overWords = [
  '这一步已经过去了，或者现在轮不到您办。',
  'This step is over, or is not for you to make now.',
] as const;
