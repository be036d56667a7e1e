import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { bulkOn, reassignOn, type BulkAct, type BulkVerdict } from '../../../domain/matter/bulk/bulk.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { BulkLook, BulkView } from '../../../http/api/matter/bulk-view.ts';
import type { Words } from '../../../domain/base/words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { BulkFields, missingOf, nothingTyped, type Typed } from './bulk-fields.tsx';
import { LookedRows } from './bulk-looked.tsx';
import { BulkResult } from './bulk-result.tsx';
import {
  bulkClient,
  isUnanswered,
  makingBulk,
  renewAfter,
  useAskedAfter,
  useUnsure,
  type Unsure,
} from './bulk-wire.ts';
import { VerdictMark, type Decision } from './verdict-mark.tsx';
import './bulk.css';

interface Props {
  kind: MatterKind;
  path: string;
  act: BulkAct;
  numbers: readonly string[];
  /** Takes one out of what is picked. */
  onDrop: (number: string) => void;
  /** These were done, and are picked no more; what stays as it was stays picked. */
  onDone: (numbers: readonly string[]) => void;
  /** 改派: that somebody has it already is what the act is for, and no doubt about it. */
  isRegiven?: boolean;
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
  const [own] = useState(() => ({ id: crypto.randomUUID(), act, of: numbers.length }));
  const [unsure, setUnsure] = useUnsure(kind);
  const known = (id: string, view: BulkView) => {
    queries.setQueryData(['bulks', id], view);
    onDone(view.rows.filter(({ state }) => state === 'done').map(({ number }) => number));
  };
  useAskedAfter(unsure?.became === 'unknown' ? unsure.id : null, (view) => {
    if (unsure === null) return;
    if (view !== null) known(unsure.id, view);
    setUnsure({ ...unsure, became: view === null ? 'missed' : 'made' });
    renewAfter(queries, kind);
  });
  const make = useMutation({
    mutationKey: makingBulk,
    mutationFn: (body: ReturnType<typeof askedOf>) => bulkClient.make({ id: own.id, ...body }),
    onMutate: () => {
      setUnsure(null);
      void queries.invalidateQueries({ queryKey: ['bulks'], exact: true });
    },
    onSuccess: (view) => known(own.id, view),
    onError: (error) => {
      if (isUnanswered(error)) setUnsure({ ...own, became: 'unknown' });
    },
    onSettled: () => renewAfter(queries, kind),
  });
  const onClose = () => {
    if (unsure?.became !== 'unknown') setUnsure(null);
    props.onClose();
  };
  const shared = { ...props, onClose };
  if (unsure?.became === 'unknown') return <AskedAfter {...shared} {...unsure} />;
  if (unsure?.became === 'made') return <Made {...shared} {...unsure} isDone />;
  if (make.isSuccess || make.isPending) return <Made {...shared} {...own} isDone={make.isSuccess} />;
  const shown = picked.filter((number) => numbers.includes(number));
  const error = isUnanswered(make.error) ? null : make.error;
  return <Preview {...shared} key={act} shown={shown} isMissed={unsure !== null} error={error} onMake={make.mutate} />;
}

type Sent = Pick<Unsure, 'id' | 'of'>;

/** The act on so many, by the name under which it was opened. */
function useOn({ act, isRegiven = false }: Pick<Props, 'act' | 'isRegiven'>): (n: number) => string {
  const label = useLabel();
  return (n) => label(isRegiven ? reassignOn(n) : bulkOn(act, n));
}

/** Nobody knows whether it arrived: that is said, and the server is asked until it answers. */
function AskedAfter({ of, onClose, ...props }: Props & Sent) {
  const t = useWords();
  const on = useOn(props);
  return (
    <SideDrawer
      width={860}
      title={on(of)}
      mark={<span className="dim s">{t('不知道交到没有，正在问', 'Not known whether it arrived: asking')}</span>}
      onClose={onClose}
      foot={
        <span className="mut s">
          {t(
            '可以关掉；再打开批量，先问的还是这一批',
            'You may close this: opened again, this batch is asked after first',
          )}
        </span>
      }
    >
      <output className="bulk-underway">
        <p>
          {t(
            '连不上服务器，不知道这一批交到没有。一连上就按这一批的编号问：交到了的，服务器自己接着办，这里出它的结果；没交到的，这里会说一件也没动。不用再选一遍。',
            'The server cannot be reached, and it is not known whether this batch arrived. Once the line is back it is asked for by its id: what has arrived goes on by itself and its result stands here; else it is said that nothing was done.',
          )}
        </p>
        <progress aria-label={t('正在问', 'Asking')} />
      </output>
    </SideDrawer>
  );
}

interface MadeProps extends Props, Sent {
  isDone: boolean;
}

/** How far it is, and what became of each; it goes on whoever looks. */
function Made({ path, onClose, id, of, isDone, ...props }: MadeProps) {
  const t = useWords();
  const on = useOn(props);
  const read = useQuery({
    queryKey: ['bulks', id, 'progress'],
    queryFn: ({ signal }) => bulkClient.read(id, signal),
    enabled: !isDone,
    refetchInterval: progressMs,
    retry: false,
  });
  return (
    <SideDrawer
      width={860}
      title={on(of)}
      mark={<span className="dim s">{isDone ? t('交到了', 'Arrived') : t('正在办', 'Under way')}</span>}
      onClose={onClose}
      foot={
        isDone ? undefined : (
          <span className="mut s">
            {t('可以关掉去做别的，会接着办完；结果在列表下面的条上看', 'You may close this: it goes on by itself')}
          </span>
        )
      }
    >
      {isDone ? (
        <BulkResult id={id} path={path} />
      ) : (
        <Underway of={of} view={read.data} isCut={isUnanswered(read.error)} />
      )}
    </SideDrawer>
  );
}

interface PreviewProps extends Props {
  shown: readonly string[];
  /** It was sent, and the server has told since that it never arrived. */
  isMissed: boolean;
  error: Error | null;
  onMake: (body: ReturnType<typeof askedOf>) => void;
}

/** What is typed once for all, what is to be decided of some, and what would become of each; nothing is done yet. */
function Preview({ kind, path, act, isRegiven = false, onDrop, onClose, shown, ...before }: PreviewProps) {
  const { isMissed, error, onMake } = before;
  const t = useWords();
  const label = useLabel();
  const on = useOn({ act, isRegiven });
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(() =>
    isRegiven ? new Map(shown.map((number) => [number, { officeId: null, decided: true }])) : new Map(),
  );
  const asked = { kind, act, typed, shown, decisions };
  const looking = useLooking(asked);
  const missing = missingOf(act, typed);
  const look = missing === null ? looking.data : undefined;
  const able = look?.counts.able ?? 0;
  return (
    <SideDrawer
      width={860}
      title={on(shown.length)}
      mark={<span className="dim s">{t('预览，还没动一件', 'A preview: nothing is done yet')}</span>}
      onClose={onClose}
      act={{
        words: on(able),
        run: () => onMake(askedOf(asked, look ?? null)),
        stopped: able === 0 || looking.isStale,
        why: label(missing ?? whyNone(look)),
      }}
      foot={<span className="mut s">{look === undefined ? '' : label(look.after)}</span>}
    >
      {isMissed ? <Missed /> : null}
      <BulkFields act={act} typed={typed} onChange={setTyped} />
      {error === null ? null : <ErrorLine error={error} />}
      {looking.error === null ? null : <ErrorLine error={looking.error} onRetry={looking.again} />}
      {look === undefined ? (
        <NotLooked missing={missing} isFailed={looking.error !== null} />
      ) : (
        <>
          <Counts look={look} />
          <LookedRows
            act={act}
            path={path}
            look={look}
            decisions={decisions}
            onDecide={(decided) => setDecisions(new Map([...decisions, ...decided]))}
            onDrop={onDrop}
          />
        </>
      )}
    </SideDrawer>
  );
}

function Missed() {
  const t = useWords();
  return (
    <output>
      {t(
        '刚才那一批没有交到，服务器上没有，一件也没动；可以再按一次。',
        'That batch never arrived and nothing was done: press again.',
      )}
    </output>
  );
}

function NotLooked({ missing, isFailed }: { missing: Words | null; isFailed: boolean }) {
  const label = useLabel();
  if (missing === null) return isFailed ? null : <Loading rows={12} />;
  return <p className="mut">{label(missing)}</p>;
}

/** Why the act cannot be pressed yet, for whoever presses its keys all the same. */
function whyNone(look: BulkLook | undefined): Words {
  if (look === undefined || look.counts.able > 0)
    return { zh: '还在逐件看，看完再按。', en: 'Each is still being looked at.' };
  if (look.counts.ask > 0)
    return {
      zh: `还没有能办的：有 ${look.counts.ask} 件要您定，先按“就这样办”，或者一次按“都这样办”。`,
      en: `None can go yet: ${look.counts.ask} wait for your decision.`,
    };
  return { zh: '选中的没有一件能办，为什么写在各行上。', en: 'None of them can go; each row says why.' };
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
    enabled: shown.length > 0 && missingOf(act, typed) === null,
    placeholderData: (before) => before,
    // What was looked at holds until something else is asked; what changes meanwhile is left out by its version.
    staleTime: Infinity,
    gcTime: 0,
  });
  return {
    data: found.data,
    error: found.error,
    again: () => void found.refetch(),
    // Where the same is read anew because something changed elsewhere, what was looked at holds until then, and its key is not lost.
    isStale: rested !== key || found.isPlaceholderData,
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
      {(['able', 'ask', 'unable'] as const satisfies readonly BulkVerdict[]).map((verdict) => (
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
        {t('程序按规则逐件查过', 'Each was checked by the rules')}
      </p>
    </div>
  );
}

/** How far it is; the server goes on whoever looks. */
function Underway({ of, view, isCut }: { of: number; view: BulkView | undefined; isCut: boolean }) {
  const t = useWords();
  const through = view === undefined ? 0 : of - view.counts.waiting - view.counts.undoing;
  return (
    <output className="bulk-underway">
      <p>
        {isCut
          ? t(
              '连不上服务器，不知道办到哪里，正在问',
              'The server cannot be reached: how far it is is not known, asking',
            )
          : t(`过了 ${through} / ${of} 件`, `${through} of ${of}`)}
      </p>
      <progress max={of} value={through} aria-label={t('进度', 'Progress')} />
    </output>
  );
}
