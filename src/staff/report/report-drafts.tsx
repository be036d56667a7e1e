/** 稿本和差别: what was written before, what was signed, and what of it reads otherwise now. */
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Fragment, useState } from 'react';
import { runsOf } from '../../domain/report/body.ts';
import { compareBodies, type BodyChange, type PlaceNames } from '../../domain/report/compare.ts';
import type { SeenDraft, SeenDrafts } from '../../http/api/report/work-report-routes.ts';
import type { Wire } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { isUnread } from '../base/queries.ts';
import { instantShort } from '../base/ui/day.ts';
import { ErrorLine, useProblemWords } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import {
  fetchDifference,
  fetchDraft,
  fetchDrafts,
  saveTemplate,
  workReportCalls,
  type Reading,
  type SeenReport,
} from './report-calls.ts';

/** 稿本: each sitting of each hand, and what one changed against another. */
export function Drafts({ view, reading }: { view: SeenReport; reading: Reading }) {
  const t = useWords();
  const { today } = useMe();
  const { number, version } = view.entry;
  const [n, setN] = useState<number | null>(null);
  const found = useQuery({
    queryKey: [workReportCalls.path, 'drafts', number, version],
    queryFn: ({ signal }) => fetchDrafts(number, signal),
  });
  const other = useQuery({
    queryKey: [workReportCalls.path, 'draft', number, n],
    queryFn: ({ signal }) => fetchDraft(number, n ?? 1, signal),
    enabled: n !== null,
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  return (
    <>
      <ul className="report-findings">
        {found.data.editions.map(({ edition, at, byName, sha256, number, voided }) => (
          <li key={`e${edition}`}>
            <b>{t(`第 ${edition} 版签发`, `Edition ${edition} signed`)}</b>
            <small>
              {byName} {instantShort(at, today)} <code>{sha256.slice(0, 12)}</code>
            </small>
            {number === '' ? null : <p>{number}</p>}
            {voided.map((one) => (
              <p key={one} className="dim">
                {t(`${one}（作废）`, `${one} (voided)`)}
              </p>
            ))}
          </li>
        ))}
        {found.data.drafts.map((draft) => (
          <li key={draft.n}>
            <button type="button" aria-expanded={n === draft.n} onClick={() => setN(n === draft.n ? null : draft.n)}>
              {t(`第 ${draft.draft} 稿`, `Draft ${draft.draft}`)}
              {timesOf(found.data.drafts, draft) > 1
                ? t(
                    `（第 ${placeIn(found.data.drafts, draft)} 次写）`,
                    `, sitting ${placeIn(found.data.drafts, draft)}`,
                  )
                : null}{' '}
              {draft.byName} {instantShort(draft.at, today)}
            </button>
            {n === draft.n && other.data !== undefined ? (
              <ComparedDraft draft={other.data} view={view} reading={reading} />
            ) : null}
          </li>
        ))}
      </ul>
      <SaveAsTemplate view={view} />
    </>
  );
}

/** What a draft said and what the report says now, each with the numbers as they are counted today. */
function ComparedDraft({ draft, view, reading }: { draft: Wire<SeenDraft>; view: SeenReport; reading: Reading }) {
  const t = useWords();
  const names = usePlaceNames();
  return (
    <>
      <p className="dim s">
        {view.entry.signedOn === null
          ? t(
              '上面一行是那一稿，下面是现在；数都是今天从台账数的。',
              'Above that draft, below it now; all counted today.',
            )
          : t(
              `上面一行是那一稿，数是今天从台账数的；下面是签发的，数是 ${view.entry.signedOn} 签发那天的。`,
              `Above that draft, counted today; below it what was signed, with the numbers of ${view.entry.signedOn}.`,
            )}
      </p>
      <Compared
        changes={compareBodies(draft.body, view.entry.body, names)}
        was={valuesByName(draft.values)}
        now={valuesByName(reading.values)}
      />
    </>
  );
}

type Kept = Wire<SeenDrafts>['drafts'][number];

/** How often a draft was sat at, and which of these it is. */
function timesOf(drafts: readonly Kept[], { draft }: Kept): number {
  return drafts.filter((one) => one.draft === draft).length;
}
function placeIn(drafts: readonly Kept[], { draft, n }: Kept): number {
  return drafts.filter((one) => one.draft === draft && one.n <= n).length;
}

/** What the numbers of a draft are narrowed to, by name. */
function usePlaceNames(): PlaceNames {
  const directory = useDirectory();
  const label = useLabel();
  return {
    office: (id) => directory?.organisations.find((one) => one.id === id)?.name ?? id,
    category: (code) => {
      const found = directory?.categories.find((one) => one.code === code);
      return found === undefined ? code : label(found);
    },
  };
}

type Values = ReadonlyMap<string, string>;

function valuesByName(values: readonly { name: string; text: string }[]): Values {
  return new Map(values.map(({ name, text }) => [name, text]));
}

/** Words of a draft: a number by the name of its chip and what it prints, a footnote in brackets, and no marks of the writing. */
function Told({ text, values }: { text: string; values: Values }) {
  return runsOf(text).map((run, i) => {
    if (run.kind === 'text') return <Fragment key={i}>{run.text}</Fragment>;
    if (run.kind === 'note') return <Fragment key={i}>{`（注：${run.text}）`}</Fragment>;
    return (
      <b key={i} className="report-told-chip">
        {run.name} <span>{values.get(run.name) ?? ''}</span>
      </b>
    );
  });
}

const noValues: Values = new Map();

function Compared({
  changes,
  was: before = noValues,
  now: after = noValues,
}: {
  changes: readonly BodyChange[];
  was?: Values;
  now?: Values;
}) {
  const t = useWords();
  if (changes.length === 0) return <p className="dim s">{t('和现在一样。', 'The same as now.')}</p>;
  return (
    <ul className="report-changes" lang="zh">
      {changes.map(({ id, was, now }) => (
        <li key={id}>
          {was === '' ? null : (
            <del>
              <Told text={was} values={before} />
            </del>
          )}
          {now === '' ? null : (
            <ins>
              <Told text={now} values={after} />
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}

function SaveAsTemplate({ view }: { view: SeenReport }) {
  const t = useWords();
  const me = useMe();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [reason, setReason] = useState('');
  // One id a form: whoever presses twice, or again after a cut line, saves once.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  if (!me.permissions.includes('reportTemplate.save')) return null;
  const save = async () => {
    setBusy(true);
    try {
      await saveTemplate({ id, number: view.entry.number, reason });
      setId(crypto.randomUUID());
      void message.success(t('存成样式了，下次起草这一种就用它。', 'Saved: the next one of this kind begins with it.'));
      setReason('');
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className="report-answer report-none">
      <input
        aria-label={t('存成样式：改了什么', 'Save as template: what is new')}
        placeholder={t('改了什么', 'What is new')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />{' '}
      <button type="button" className="b sm" disabled={busy || reason.trim().length < 2} onClick={() => void save()}>
        {t('存成样式', 'Save as template')}
      </button>
    </p>
  );
}

/** 差别: what a signed report would print today. */
export function Difference({ view }: { view: SeenReport }) {
  const t = useWords();
  const { number, version } = view.entry;
  const found = useQuery({
    queryKey: [workReportCalls.path, 'difference', number, version],
    queryFn: ({ signal }) => fetchDifference(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { chips, blocks } = found.data;
  if (chips.length === 0 && blocks.length === 0)
    return (
      <p className="report-none dim">
        {t('今天再数，和签发的一样。', 'Counted today, nothing differs from what was signed.')}
      </p>
    );
  return (
    <>
      <ul className="report-findings">
        {chips.map(({ name, was, now }) => (
          <li key={name} data-open>
            <b>{name}</b>
            <small>{t(`签发时 ${was}，今天再数 ${now}`, `Signed: ${was}; counted today: ${now}`)}</small>
          </li>
        ))}
      </ul>
      {blocks.length === 0 ? null : (
        <>
          <h3>{t('今天会写成这样的', 'What would be written otherwise today')}</h3>
          <Compared changes={blocks} />
        </>
      )}
    </>
  );
}
