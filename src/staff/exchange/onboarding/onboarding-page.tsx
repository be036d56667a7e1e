import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { rowVerdictNames, rowVerdicts, type RowVerdict } from '../../../domain/exchange/onboarding/onboarding.ts';
import { sheetNames, sheetWords } from '../../../domain/exchange/onboarding/workbook.ts';
import { counted } from '../../../domain/base/words.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { SlipBatches } from '../../base/ui/slip-batches.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { DropPlace } from '../../base/ui/drop-place.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import './onboarding.css';
import { Rows } from './onboarding-rows.tsx';
import { onboardingCalls, stateRead, type SeenOnboarding, type SeenState } from './onboarding-wire.ts';
import { OpeningSteps } from './opening-steps.tsx';

/** 开县: the county from one workbook: tried row by row, shown with what each would change, then written in one go. */
export function OnboardingSettings() {
  const t = useWords();
  const label = useLabel();
  const onboarding = useOnboarding();
  const { file, view, busy, error, state } = onboarding;
  return (
    <>
      {state?.isOpen === true ? <OpeningSteps steps={state.steps} /> : null}
      <section className="card">
        <h2 className="card-head">
          {t('开县导入', 'The county from one workbook')}
          <small>{t('机构、行政区划、站点、人员、节假日各一张表', 'Five sheets')}</small>
        </h2>
        <p className="onboarding-tools">
          <a className="b" href="/api/onboarding/template" download>
            {t('下载模板', 'Template')}
          </a>
          <a className="b" href="/api/onboarding/template?filled=1" download>
            {t('下载现有名册', 'The county as it is')}
          </a>
          <span className="dim">
            {t(
              '空着的格子不改原来的内容，没写到的不会删。',
              'An empty cell leaves what is there; nothing is ever removed.',
            )}
          </span>
        </p>
        <Dropper busy={busy} name={file?.name ?? null} onFile={onboarding.take} />
        {error === null ? null : <ErrorLine error={error} />}
        {state === undefined ? null : <UnderWay state={state} isShown={(view?.written ?? null) !== null} />}
        <SlipBatches batches={state?.slips ?? []} />
      </section>
      {view === null ? null : (
        <section className="card" aria-label={t('试读结果', 'Result')}>
          <Counts view={view} />
          {view.ignored.length === 0 ? null : (
            <p className="note-warn">
              {t(
                `这些表不在模板里，没有读：${view.ignored.join('、')}。`,
                `These sheets are none of the template’s and were not read: ${view.ignored.join(', ')}.`,
              )}
            </p>
          )}
          {view.notes.map((note) => (
            <p key={note.zh} className="note-warn">
              {label(note)}
            </p>
          ))}
          <Writing onboarding={onboarding} view={view} />
          <Rows view={view} />
        </section>
      )}
    </>
  );
}

/** The workbook that was chosen, what it would do or has done, and the acts on it, one at a time. */
function useOnboarding() {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [view, setView] = useState<SeenOnboarding | null>(null);
  const [runId, setRunId] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { data: state } = useQuery({
    ...stateRead,
    refetchInterval: ({ state: { data } }) => ((data?.running ?? null) === null && !busy ? false : 1000),
  });
  const act = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const take = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    void act(async () => {
      setFile(chosen);
      // One id for one file as it was read: a press again is the same press.
      setRunId(crypto.randomUUID());
      setView(null);
      setView(await onboardingCalls.check(chosen));
    });
  };
  const apply = () =>
    act(async () => {
      if (file === null || view === null) return;
      const { fingerprint } = view;
      const soon = setTimeout(() => void queries.invalidateQueries({ queryKey: stateRead.queryKey }), 300);
      try {
        setView(await onboardingCalls.apply(file, { fingerprint, runId }));
        void message.success(t('导入好了', 'Imported'));
      } finally {
        clearTimeout(soon);
        await queries.invalidateQueries();
      }
    });
  const mend = () =>
    act(async () => {
      if (file === null) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await onboardingCalls.errors(file));
      link.download = `有错的行-${file.name}`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return { file, view, busy, error, state, take, apply, mend };
}

/** What is left to write or was written, and the rows that have to be mended. */
function Writing({ onboarding, view }: { onboarding: ReturnType<typeof useOnboarding>; view: SeenOnboarding }) {
  const t = useWords();
  const { busy, apply, mend } = onboarding;
  const { written } = view;
  const sum = (verdict: RowVerdict) => sheetNames.reduce((n, sheet) => n + view.counts[sheet][verdict], 0);
  const due = sum('made') + sum('changed');
  return (
    <div className="onboarding-act">
      {written !== null ? (
        <b>
          {t(
            `写好了：新建 ${written.made} 行，改动 ${written.changed} 行。`,
            `Written: ${written.made} made, ${written.changed} changed.`,
          )}
        </b>
      ) : due === 0 ? (
        <b>{t('没有要写的：和现有的一样，或者有错。', 'Nothing to write.')}</b>
      ) : (
        <button type="button" className="b p" disabled={busy} onClick={() => void apply()}>
          {t(`写入 ${due} 行`, `Write ${counted(due, 'row')}`)}
        </button>
      )}
      {sum('refused') === 0 ? null : (
        <>
          <button type="button" className="b" disabled={busy} onClick={() => void mend()}>
            {t(`下载有错的 ${sum('refused')} 行`, `Load the ${sum('refused')} refused rows`)}
          </button>
          <span className="dim">
            {t('改好再传；别的行可以先写入。', 'Mend and send them again; the others can be written now.')}
          </span>
        </>
      )}
    </div>
  );
}

/** How far the writing is, also of a page that was left; else what the last one has written, whose answer may have been lost. */
function UnderWay({ state: { running, last }, isShown }: { state: SeenState; isShown: boolean }) {
  const t = useWords();
  if (running !== null) {
    const { fileName, stage, done, of } = running;
    const zh = stage === 'passwords' ? `正在生成密码，${done} / ${of} 个` : `正在写入，${done} / ${of} 行`;
    const en = stage === 'passwords' ? `drawing passwords, ${done} of ${of}` : `writing, ${done} of ${of} rows`;
    return (
      <output className="onboarding-act">
        <progress max={Math.max(of, 1)} value={done} aria-label={t('写了多少', 'How far it is')} />
        {t(
          `${fileName}：${zh}。离开这一页、断了网，也会接着写；要么全写，要么一行不写。`,
          `${fileName}: ${en}. It goes on when you leave; all is written, or nothing.`,
        )}
      </output>
    );
  }
  if (last === null || isShown) return null;
  return (
    <p className="onboarding-act">
      {t(
        `上一次：${last.fileName}，${instantShort(last.at)}写好，新建 ${last.made} 行，改动 ${last.changed} 行。`,
        `The last: ${last.fileName}, written ${instantShort(last.at)}, ${last.made} made, ${last.changed} changed.`,
      )}
    </p>
  );
}

/** The place where the workbook is dropped or chosen. */
function Dropper({ busy, name, onFile }: { busy: boolean; name: string | null; onFile: (file?: File) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <DropPlace
      input={input}
      label={t('选开县工作簿', 'Choose the workbook')}
      accept=".xlsx"
      busy={busy}
      words={
        busy
          ? t(`正在读 ${name ?? ''}…`, `Reading ${name ?? ''}…`)
          : name === null
            ? t('把填好的工作簿拖到这里，或者点这里选文件', 'Drop the workbook here, or click to choose it')
            : t(`换一个文件（现在是 ${name}）`, `Another file (now ${name})`)
      }
      hint={t(
        'xlsx，最多 10 兆。先试读，确认以前什么都不写。',
        'xlsx, up to 10 MB. Nothing is written before you confirm.',
      )}
      onFile={onFile}
    />
  );
}

/** Sheet by sheet how many rows are what; a number leads to its rows. */
function Counts({ view }: { view: SeenOnboarding }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  return (
    <div className="onboarding-counts">
      <table aria-label={t('各表的行数', 'Rows of each sheet')}>
        <thead>
          <tr>
            <th scope="col">{t('表', 'Sheet')}</th>
            {rowVerdictNames.map((verdict) => (
              <th key={verdict} scope="col" className="r">
                {label(rowVerdicts[verdict])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheetNames.map((sheet) => (
            <tr key={sheet}>
              <th scope="row">{label(sheetWords[sheet])}</th>
              {rowVerdictNames.map((verdict) => {
                const n = view.counts[sheet][verdict];
                return (
                  <td key={verdict} className="r">
                    {n === 0 ? (
                      <span className="dim">0</span>
                    ) : (
                      <button type="button" className="docket-name num" onClick={() => change({ sheet, verdict })}>
                        {n}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
