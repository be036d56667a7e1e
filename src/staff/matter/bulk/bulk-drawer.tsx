import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { bulkActWords, bulkVerdicts, type BulkAct, type BulkVerdict } from '../../../domain/matter/bulk/bulk.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { BulkLook } from '../../../http/api/matter/bulk-view.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { BulkFields, isTyped, nothingTyped, type Typed } from './bulk-fields.tsx';
import { LookedRows } from './bulk-looked.tsx';
import { BulkResult } from './bulk-result.tsx';
import { bulkClient, renewAfter } from './bulk-wire.ts';
import { VerdictMark, type Decision } from './verdict-mark.tsx';
import './bulk.css';

interface Props {
  kind: MatterKind;
  path: string;
  act: BulkAct;
  numbers: readonly string[];
  /** Takes one out of what is picked. */
  onDrop: (number: string) => void;
  /** Some of it was done: nothing is picked any more. */
  onDone: () => void;
  onClose: () => void;
}

/** So long after the last letter or tick they are looked through again. */
const pauseMs = 400;
const progressMs = 500;

/** 批量: what would become of each, before anything is done; then what became of it. */
export function BulkDrawer(props: Props) {
  const { kind, act, numbers, onDone } = props;
  const queries = useQueryClient();
  // What was picked as it was opened: what is done is no longer picked, and stands here all the same.
  const [picked] = useState(numbers);
  const [id] = useState(() => crypto.randomUUID());
  const make = useMutation({
    mutationFn: (body: ReturnType<typeof askedOf>) => bulkClient.make({ id, ...body }),
    onSuccess: (view) => {
      queries.setQueryData(['bulks', id], view);
      onDone();
    },
    onSettled: () => renewAfter(queries, kind),
  });
  if (make.isSuccess || make.isPending) return <Made {...props} id={id} of={picked.length} isDone={make.isSuccess} />;
  const shown = picked.filter((number) => numbers.includes(number));
  return <Preview {...props} key={act} shown={shown} error={make.error} onMake={make.mutate} />;
}

interface MadeProps extends Props {
  id: string;
  of: number;
  isDone: boolean;
}

/** How far it is, and what became of each; it goes on whoever looks. */
function Made({ act, path, onClose, id, of, isDone }: MadeProps) {
  const t = useWords();
  const words = useLabel()(bulkActWords[act]);
  return (
    <SideDrawer
      width={860}
      title={t(`${words} ${of} 件`, `${words}: ${of}`)}
      mark={<span className="dim s">{isDone ? t('办完了', 'Done') : t('正在办', 'Under way')}</span>}
      onClose={onClose}
      foot={
        isDone ? undefined : (
          <span className="mut s">
            {t('可以关掉去做别的，会接着办完；结果在列表下面的条上看', 'You may close this: it goes on by itself')}
          </span>
        )
      }
    >
      {isDone ? <BulkResult id={id} path={path} /> : <Underway id={id} of={of} />}
    </SideDrawer>
  );
}

interface PreviewProps extends Props {
  shown: readonly string[];
  error: Error | null;
  onMake: (body: ReturnType<typeof askedOf>) => void;
}

/** What is typed once for all, what is to be decided of some, and what would become of each; nothing is done yet. */
function Preview({ kind, path, act, onDrop, onClose, shown, error, onMake }: PreviewProps) {
  const t = useWords();
  const label = useLabel();
  const words = label(bulkActWords[act]);
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const asked = { kind, act, typed, shown, decisions };
  const looking = useLooking(asked);
  const look = isTyped(act, typed) ? looking.data : undefined;
  const able = look?.counts.able ?? 0;
  return (
    <SideDrawer
      width={860}
      title={t(`${words} ${shown.length} 件`, `${words}: ${shown.length}`)}
      mark={<span className="dim s">{t('预览，还没动一件', 'A preview: nothing is done yet')}</span>}
      onClose={onClose}
      act={{
        words: t(`${words} ${able} 件`, `${words}: ${able}`),
        run: () => onMake(askedOf(asked, look ?? null)),
        stopped: able === 0 || looking.isStale,
      }}
      foot={<span className="mut s">{look === undefined ? '' : label(look.after)}</span>}
    >
      <BulkFields act={act} typed={typed} onChange={setTyped} />
      {error === null ? null : <ErrorLine error={error} />}
      {looking.error === null ? null : <ErrorLine error={looking.error} onRetry={looking.again} />}
      {look === undefined ? (
        <NotLooked isTyped={isTyped(act, typed)} isFailed={looking.error !== null} />
      ) : (
        <>
          <Counts look={look} />
          <LookedRows
            act={act}
            path={path}
            look={look}
            decisions={decisions}
            onDecide={(number, decision) => setDecisions(new Map([...decisions, [number, decision]]))}
            onDrop={onDrop}
          />
        </>
      )}
    </SideDrawer>
  );
}

function NotLooked({ isTyped: isReady, isFailed }: { isTyped: boolean; isFailed: boolean }) {
  const t = useWords();
  if (isReady) return isFailed ? null : <Loading rows={12} />;
  return (
    <p className="mut">{t('先写好上面一栏，再逐件看能不能办。', 'Fill in the above first; then each is looked at.')}</p>
  );
}

interface Asked {
  kind: MatterKind;
  act: BulkAct;
  typed: Typed;
  shown: readonly string[];
  decisions: ReadonlyMap<string, Decision>;
}

/** With the versions that were looked at, what somebody changes meanwhile is left out. */
function askedOf({ kind, act, typed, shown, decisions }: Asked, look: BulkLook | null) {
  const versions = new Map((look?.rows ?? []).map(({ number, version }) => [number, version]));
  const items = shown.map((number) => ({
    number,
    version: versions.get(number) ?? null,
    officeId: decisions.get(number)?.officeId ?? null,
    decided: decisions.get(number)?.decided ?? false,
  }));
  return { kind, act, input: typed, items };
}

/** Looks through them all once what is typed and ticked has rested for a moment. */
function useLooking(asked: Asked) {
  const { act, typed, shown } = asked;
  const body = askedOf(asked, null);
  const key = JSON.stringify(body);
  const [rested, setRested] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setRested(key), pauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  const latest = useRef(body);
  useEffect(() => {
    latest.current = body;
  });
  const found = useQuery({
    queryKey: ['bulks', 'look', rested],
    queryFn: ({ signal }) => bulkClient.look(JSON.parse(rested) as typeof body, signal),
    enabled: shown.length > 0 && isTyped(act, typed),
    placeholderData: (before) => before,
    // What was looked at holds until something else is asked; what changes meanwhile is left out by its version.
    staleTime: Infinity,
    gcTime: 0,
  });
  return {
    data: found.data,
    error: found.error,
    again: () => void found.refetch(),
    isStale: rested !== key || found.isPlaceholderData || found.isFetching,
  };
}

function Counts({ look }: { look: BulkLook }): ReactNode {
  const t = useWords();
  const words: Record<BulkVerdict, string> = {
    able: t('能办', 'can be done'),
    ask: t('要您定', 'to decide'),
    unable: t('不能', 'cannot'),
  };
  return (
    <div className="bulk-counts" aria-live="polite">
      {bulkVerdicts.toReversed().map((verdict) => (
        <p key={verdict}>
          <b className="num">{look.counts[verdict]}</b>
          <span>
            <VerdictMark verdict={verdict} /> {words[verdict]}
          </span>
        </p>
      ))}
      <p className="mut s">
        {look.offices.length === 0 ? null : look.offices.map(({ name, n }) => `${name} ${n}`).join(t(' · ', ' · '))}
        <br />
        {t('逐件看过了', 'Each was looked at')}
      </p>
    </div>
  );
}

/** How far it is; asked of the server, which goes on whoever looks. */
function Underway({ id, of }: { id: string; of: number }) {
  const t = useWords();
  const read = useQuery({
    queryKey: ['bulks', id, 'progress'],
    queryFn: ({ signal }) => bulkClient.read(id, signal),
    refetchInterval: progressMs,
    retry: false,
  }).data;
  const through = read === undefined ? 0 : of - read.counts.waiting - read.counts.undoing;
  return (
    <output className="bulk-underway">
      <p>{t(`过了 ${through} / ${of} 件`, `${through} of ${of}`)}</p>
      <progress max={of} value={through} aria-label={t('进度', 'Progress')} />
    </output>
  );
}
