import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { fieldsOf } from '../../../domain/base/field.ts';
import { useAddress } from '../../base/address.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import type { Choosable } from '../choices.ts';
import type { Typed } from '../matter-typed.ts';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import { keyOf, type DocketCalls, type SeenItem, type ShownDocket } from './docket-calls.ts';
import { DocketForm } from './docket-form.tsx';
import './docket.css';

/** What is asked before a step, and what it is about where the question alone does not say it. */
export type Asked = string | { title: string; about: ReactNode } | null;

interface Props<Item extends SeenItem> {
  docket: Pick<ShownDocket, 'name' | 'procedure'>;
  calls: DocketCalls<Item>;
  /** The entry as it was read, and what can be done with it. */
  item: { entry: { id: string; number: string | null; version: number; state: string }; moves: readonly string[] };
  /** What people call it. */
  name: string;
  directory: Directory;
  /** What a step's form shows when it is opened. */
  startOf?: ((move: string) => Typed) | undefined;
  people?: readonly Choosable[] | undefined;
  /** What else the form of a step chooses from, such as the parts of the entry. */
  partsOf?: ((move: string) => readonly Choosable[]) | undefined;
  /** What is asked before a step that the press alone would make, such as 「核准 9,750.00 元？」; null asks nothing. */
  askOf?: ((move: string) => Asked) | undefined;
  /** What is done before a step is begun, such as saving what is open beside it: the version to go on with, or null where the person stays. */
  before?: ((move: string) => Promise<number | null>) | undefined;
  small?: boolean;
  /** A row of a list, whose entry opens beside it with the same steps. */
  isRow?: boolean;
}

/** The steps that can be made now, as buttons; a step that asks for nothing is made by the press. */
export function DocketMoves<Item extends SeenItem>(props: Props<Item>) {
  const { docket, item, name, small = false } = props;
  const label = useLabel();
  const [writing, setWriting] = useState<string | null>(null);
  useLinkedStep(props, setWriting);
  const { begin, busy, refused } = usePressedStep(props);
  const steps = item.moves.flatMap((move) => {
    const rule = docket.procedure[move];
    return rule === undefined ? [] : [{ move, rule, asks: fieldsOf(rule.input).length > 0 }];
  });
  const open = steps.find(({ move }) => move === writing);
  if (steps.length === 0) return null;
  const presses = (
    <p className="docket-moves">
      {steps.map(({ move, rule, asks }) => (
        <button
          key={move}
          type="button"
          className={`${rule.chief === true ? 'b p' : 'b'}${small ? ' sm' : ''}`}
          disabled={busy}
          aria-label={`${label(rule)} ${name}`}
          onClick={() => (asks ? setWriting(move) : void begin(move))}
        >
          {label(rule)}
          {asks ? '…' : ''}
        </button>
      ))}
      {open === undefined ? null : <StepForm {...props} step={open} onClose={() => setWriting(null)} />}
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
    else
      void message.warning(
        t('这一步已经过去了，或者现在轮不到您办。', 'This step is over, or is not for you to make now.'),
      );
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once by the address, from which it is taken away here.
  }, [isMine, asked]);
}

/** A step that the press alone makes: asked about first where the docket wants it, and the same act when it is pressed twice. */
function usePressedStep<Item extends SeenItem>(props: Props<Item>) {
  const { docket, calls, item, name } = props;
  const t = useWords();
  const label = useLabel();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  // Why the last press did nothing stays beside the buttons until the next one; in a row of a list there is no room for it.
  const [refused, setRefused] = useState<unknown>(null);
  // One id a shown version: a second press of the same button is the same act.
  const [ids] = useState(() => new Map<string, string>());
  const { entry } = item;
  const press = async (move: string, version: number) => {
    const press = `${version} ${move}`;
    const clientId = ids.get(press) ?? crypto.randomUUID();
    ids.set(press, clientId);
    setBusy(true);
    setRefused(null);
    try {
      await calls.move(keyOf(entry), move, { version, clientId, input: {} });
      void message.success(`${label(docket.procedure[move] ?? noWords)} ${name}`);
    } catch (error) {
      if (props.isRow === true) void message.error(problemWords(error));
      else setRefused(error);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [calls.path] });
    }
  };
  // The second press of a double one begins nothing: it would ask the same question once more.
  const isBegun = useRef(false);
  const begin = async (move: string) => {
    if (isBegun.current) return;
    isBegun.current = true;
    try {
      const version = props.before === undefined ? entry.version : await props.before(move);
      if (version !== null) await asked(move, version);
    } finally {
      isBegun.current = false;
    }
  };
  const asked = async (move: string, version: number) => {
    const rule = docket.procedure[move] ?? noWords;
    const question = props.askOf?.(move) ?? null;
    if (question === null) await press(move, version);
    else
      await modal.confirm({
        title: typeof question === 'string' ? question : question.title,
        content: typeof question === 'string' ? null : question.about,
        width: typeof question === 'string' ? 416 : 720,
        okText: label(rule),
        cancelText: t('先不', 'Not now'),
        onOk: () => press(move, version),
      });
  };
  return { begin, busy, refused };
}

interface StepFormProps<Item extends SeenItem> extends Props<Item> {
  step: { move: string; rule: ShownDocket['procedure'][string] };
  onClose: () => void;
}

/** The form of a step that asks for something. */
function StepForm<Item extends SeenItem>({ step, onClose, ...props }: StepFormProps<Item>) {
  const { docket, calls, name } = props;
  const t = useWords();
  const label = useLabel();
  const { entry } = props.item;
  const { move, rule } = step;
  return (
    <DocketForm
      title={`${label(rule)} · ${name}`}
      keptAs={`${label(rule)} ${entry.number ?? ''}`.trim()}
      press={label(rule)}
      schema={rule.input}
      directory={props.directory}
      start={props.startOf?.(move) ?? {}}
      people={[...(props.people ?? []), ...(props.partsOf?.(move) ?? [])]}
      draft={`${docket.name}.${entry.id}.${move}`}
      queryKey={calls.path}
      saved={t(`${rule.zh}：${name}`, `${rule.en}: ${name}`)}
      send={(input, clientId) => calls.move(keyOf(entry), move, { version: entry.version, clientId, input })}
      onClose={onClose}
    />
  );
}

const noWords = { zh: '', en: '' };
