import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { bulkActWords, bulkItemStateWords, bulkOn } from '../../../domain/matter/bulk/bulk.ts';
import type { BulkRow, BulkView } from '../../../http/api/matter/bulk-view.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { TimeLeft, useIsOpen } from './time-left.tsx';
import { bulkClient, renewAfter } from './bulk-wire.ts';

/** What became of each of a batch, and the ways back while there are any. */
export function BulkResult({ id, path }: { id: string; path: string }) {
  const found = useQuery({
    queryKey: ['bulks', id],
    queryFn: ({ signal }) => bulkClient.read(id, signal),
    refetchInterval: ({ state }) => (state.data?.isRunning === true ? 1000 : false),
  });
  if (found.data === undefined)
    return found.error === null ? (
      <Loading rows={10} />
    ) : (
      <ErrorLine error={found.error} onRetry={() => void found.refetch()} />
    );
  return <Result view={found.data} path={path} />;
}

function Result({ view, path }: { view: BulkView; path: string }) {
  const t = useWords();
  const label = useLabel();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const { counts, rows, act } = view;
  const order = ['refused', 'left', 'waiting', 'undoing', 'done', 'undone'];
  const sorted = rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <>
      <div className="bulk-counts" aria-live="polite">
        {(['done', 'undone', 'left', 'refused'] as const).map((state) => (
          <p key={state}>
            <b className="num">{counts[state]}</b>
            <span>{state === 'done' ? t(`已${bulkActWords[act].zh}`, 'done') : label(bulkItemStateWords[state])}</span>
          </p>
        ))}
      </div>
      <UndoBar view={view} chosen={chosen} onChoose={setChosen} />
      <table className="bulk-rows">
        <caption className="sr">{t('逐件的结果', 'What became of each')}</caption>
        <thead className="sr">
          <tr>
            <th scope="col">{t('结果', 'Result')}</th>
            <th scope="col">{t('编号', 'Number')}</th>
            <th scope="col">{t('到哪里', 'Where to')}</th>
            <th scope="col">{t('为什么', 'Why')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <ResultRow key={row.number} row={row} path={path} chosen={chosen} onChoose={setChosen} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ChoiceProps {
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string> | null) => void;
}

function ResultRow({ row, path, chosen, onChoose }: ChoiceProps & { row: BulkRow; path: string }) {
  const t = useWords();
  const label = useLabel();
  const { number, state } = row;
  const turn = (is: boolean) => {
    const next = new Set(chosen);
    if (is) next.add(number);
    else next.delete(number);
    onChoose(next);
  };
  return (
    <tr>
      <td className={`bulk-verdict ${state}`}>
        {chosen !== null && state === 'done' ? (
          <Checkbox
            checked={chosen.has(number)}
            onChange={(event) => turn(event.target.checked)}
            aria-label={t(`撤回 ${number}`, `Take ${number} back`)}
          />
        ) : null}{' '}
        {label(bulkItemStateWords[state])}
      </td>
      <td className="num nw">
        <Link to={`${path}/${encodeURIComponent(number)}`} target="_blank">
          {number}
        </Link>
      </td>
      <td>{row.officeName ?? '—'}</td>
      <td className="bulk-why">{label(row)}</td>
    </tr>
  );
}

/** 撤回: the whole of it or what is chosen, for ten minutes; what somebody has gone on with stays. */
function UndoBar({ view, chosen, onChoose }: ChoiceProps & { view: BulkView }) {
  const t = useWords();
  const { undo, error, isPending } = useUndoBulk(view);
  const isOpen = useIsOpen(view.undoUntil) && view.counts.done > 0 && !view.isRunning;
  const isAny = view.counts.done > view.takenOver;
  useKeys(
    [
      {
        key: 'z',
        zh: '整批撤回',
        en: 'Take all back',
        run: () => undo(null),
        when: isOpen && isAny && !isPending,
        group: 'form',
      },
    ],
    'form',
  );
  if (!isOpen && error === null) return null;
  return (
    <section className="bulk-undo" aria-label={t('撤回', 'Take back')}>
      <span>
        {t(bulkOn(view.act, view.counts.done, true).zh, `${view.counts.done} done`)}
        {isAny ? (
          <>
            {t('，余 ', ', ')}
            <TimeLeft until={view.undoUntil} />
          </>
        ) : null}
        {view.takenOver === 0
          ? ''
          : t(`；其中 ${view.takenOver} 件已有人接着办，撤不回`, `; ${view.takenOver} taken over`)}
      </span>
      <span className="sp" />
      {isAny ? <UndoPresses chosen={chosen} onChoose={onChoose} undo={undo} isPending={isPending} /> : null}
      {error === null ? null : <ErrorLine error={error} />}
    </section>
  );
}

/** All of it, or some that are chosen first. */
function UndoPresses({
  chosen,
  onChoose,
  undo,
  isPending,
}: ChoiceProps & Pick<ReturnType<typeof useUndoBulk>, 'undo' | 'isPending'>) {
  const t = useWords();
  if (chosen === null)
    return (
      <>
        <button type="button" className="b" disabled={isPending} onClick={() => undo(null)}>
          {t('整批撤回', 'Take all back')} <kbd>Z</kbd>
        </button>
        <button type="button" className="b" onClick={() => onChoose(new Set())}>
          {t('挑着撤…', 'Choose…')}
        </button>
      </>
    );
  const takeBack = () => {
    undo([...chosen]);
    onChoose(null);
  };
  return (
    <>
      <button type="button" className="b" disabled={chosen.size === 0 || isPending} onClick={takeBack}>
        {t(`撤回选中的 ${chosen.size} 件`, `Take ${chosen.size} back`)}
      </button>
      <button type="button" className="b t" onClick={() => onChoose(null)}>
        {t('不挑了', 'Never mind')}
      </button>
    </>
  );
}

/** The press that takes a batch back, or a part of it. */
export function useUndoBulk({ id, kind }: Pick<BulkView, 'id' | 'kind'>) {
  const queries = useQueryClient();
  // Pressed again after an answer that was lost, the same press takes nothing back twice.
  const press = useRef<{ clientId: string; what: string } | null>(null);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (numbers: readonly string[] | null) => {
      const what = numbers === null ? '' : numbers.join(' ');
      if (press.current?.what !== what) press.current = { clientId: crypto.randomUUID(), what };
      return bulkClient.undo(id, { clientId: press.current.clientId, numbers: numbers === null ? null : [...numbers] });
    },
    onSuccess: (view) => {
      press.current = null;
      queries.setQueryData(['bulks', id], view);
    },
    onSettled: () => renewAfter(queries, kind),
  });
  return { undo: mutate, error, isPending };
}
