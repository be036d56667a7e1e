import { useState } from 'react';
import { boardKinds, boardKindWords, staleWords, type BoardKind } from '../../domain/publicity/board.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { dayPlain } from '../base/ui/day.ts';
import { Bar, Icon, Tabs } from './bars.tsx';
import { Photos } from './photos.tsx';
import { SheetLink } from './sheet-link.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from './carried.tsx';
import type { Carried } from './outbox/wire.ts';

type Kept = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** The kinds that wait in the outbox to be told as renewed. */
function useTold(): ReadonlySet<BoardKind> {
  const { picture } = useKeeper();
  return new Set(
    picture.acts.flatMap(({ act, body: { item } }) =>
      act.state !== 'sent' && item.kind === 'posting' ? item.boards : [],
    ),
  );
}

/** On the first screen: which boards are to be renewed, or that all are fresh. */
export function BoardCard() {
  const t = useWords();
  const label = useLabel();
  const { boards } = useCarried();
  const told = useTold();
  const stale = boards.hanging.filter(({ kind, stale: why }) => why !== null && !told.has(kind));
  if (boards.sheets.length === 0) return null;
  return (
    <a className="card boards-card" href="#/boards">
      <span>
        <b>{t('公示栏', 'Boards')}</b>
        <br />
        <span className={stale.length === 0 ? 'hint' : 'msg'}>
          {stale.length === 0
            ? t('三块都是新的', 'All three are fresh')
            : t(
                `该换了：${stale.map(({ kind }) => boardKindWords[kind].zh).join('、')}`,
                `To be renewed: ${stale.map(({ kind }) => label(boardKindWords[kind])).join(', ')}`,
              )}
        </span>
      </span>
      <Icon name="on" />
    </a>
  );
}

/** 公示栏: the three sheets as they are to hang, readable without a network; pressed as renewed when they hang. */
export function BoardsPage() {
  const t = useWords();
  const { picture } = useKeeper();
  const { boards, station } = useCarried();
  const told = useTold();
  return (
    <>
      <Bar title={t('公示栏', 'Boards')} back="#/" />
      <main className="wrap stack">
        {boards.sheets.length === 0 ? (
          <p className="card">{t('还没有内容；有网时打开一次就有了。', 'Nothing yet; open it once with a network.')}</p>
        ) : null}
        {boards.sheets.map((sheet) => (
          <Sheet key={sheet.kind} sheet={sheet} isTold={told.has(sheet.kind)} />
        ))}
        {picture.online ? (
          <SheetLink
            href={`/papers/boards?station=${encodeURIComponent(station.id)}`}
            words={t('打印三张（A4）', 'Print the three (A4)')}
          />
        ) : (
          <p className="hint">
            {t('打印要有网；没网可以先照着抄。', 'Printing needs a network; copy it by hand till then.')}
          </p>
        )}
        <Renewed />
      </main>
      <Tabs here="home" />
    </>
  );
}

type SheetOfBoard = Carried['boards']['sheets'][number];

/** One sheet as it is to hang, folded up behind its name and since when the one before hangs. */
function Sheet({ sheet, isTold }: { sheet: SheetOfBoard; isTold: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { boards, today } = useCarried();
  const hangs = boards.hanging.find(({ kind }) => kind === sheet.kind);
  return (
    <details className={`card board-sheet board-${sheet.kind}`}>
      <summary>
        <b>{label(boardKindWords[sheet.kind])}</b>
        <span className={hangs?.stale === null || isTold ? 'hint' : 'msg'}>
          {isTold
            ? t('刚换的，等发', 'Just renewed, to be sent')
            : hangs === undefined || hangs.putUpOn === null
              ? label(staleWords.never)
              : `${dayPlain(hangs.putUpOn, language, today)}${t(' 换的', '')}${hangs.stale === null ? '' : ` · ${label(staleWords[hangs.stale])}`}`}
        </span>
      </summary>
      <div className="stack" lang="zh-CN">
        {sheet.table === null ? null : <SheetTable table={sheet.table} />}
        {sheet.items.map((item) => (
          <section key={`${item.title} ${item.note}`}>
            <h2>{item.title}</h2>
            <p>{item.text}</p>
            {item.note === '' ? null : <p className="hint">{item.note}</p>}
          </section>
        ))}
        {sheet.note === '' ? null : <p className="hint">{sheet.note}</p>}
        {sheet.duty.map((one) => (
          <p key={one} className="hint">
            {one}
          </p>
        ))}
      </div>
    </details>
  );
}

function SheetTable({ table }: { table: NonNullable<SheetOfBoard['table']> }) {
  return (
    <table>
      <thead>
        <tr>
          {table.columns.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([head = '', ...cells]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((one, n) => (
              <td key={`${head} ${table.columns[n + 1] ?? ''}`}>{one}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which boards were renewed, with a photo of the wall; then that it was noted. */
function Renewed() {
  const t = useWords();
  const { boards } = useCarried();
  const { chosen, choose, photos, setPhotos, wrong, done, setDone, tell } = useRenewed();
  if (done)
    return (
      <output className="card">
        <p>{t('记下了，贴的日子是今天。', 'Noted as of today.')}</p>
        <button type="button" className="plain" onClick={() => setDone(false)}>
          {t('再记一次', 'Note another')}
        </button>
      </output>
    );
  if (boards.sheets.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('贴上墙了', 'They hang now')}</h2>
      <WhichBoards chosen={chosen} onChange={choose} />
      {wrong ? <p className="msg">{t('请选换了哪一块。', 'Choose which.')}</p> : null}
      <p>{t('拍一张墙上的（可不拍）', 'A photo of the wall (optional)')}</p>
      <Photos photos={photos} onChange={(next) => setPhotos(next.slice(-1))} />
      <button type="button" className="btn do full" onClick={() => void tell()}>
        {t('换好了', 'Renewed')}
      </button>
    </section>
  );
}

function useRenewed() {
  const t = useWords();
  const { boards } = useCarried();
  const act = useAct();
  const [times, setTimes] = useState(0);
  const once = useOnce(`${times}`);
  const stamp = useStamp();
  const [chosen, setChosen] = useState<readonly BoardKind[]>([...boardKinds]);
  const [photos, setPhotos] = useState<Kept>([]);
  const [wrong, setWrong] = useState(false);
  const [done, setDone] = useState(false);
  const choose = (next: readonly BoardKind[]) => {
    setWrong(false);
    setChosen(next);
  };
  const tell = async () => {
    if (chosen.length === 0) {
      setWrong(true);
      return;
    }
    const names = chosen.map((kind) => boardKindWords[kind].zh).join('、');
    const kept = photos.slice(0, 1);
    // What the sheets say here is what was hung, whatever has been published or taken down by the time this is sent.
    const hung = boards.sheets.flatMap(({ kind, exampleIds }) => (chosen.includes(kind) ? exampleIds : []));
    const item = {
      kind: 'posting' as const,
      ...stamp(),
      boards: [...chosen],
      attachmentIds: kept.map(({ id }) => id),
      exampleIds: [...new Set(hung)],
    };
    await once(async () => {
      await act(`boards ${item.id}`, item, t(`换了${names}`, 'The boards were renewed'), { photos: kept });
      setPhotos([]);
      setDone(true);
      setTimes(times + 1);
    });
  };
  return { chosen, choose, photos, setPhotos, wrong, done, setDone, tell };
}

function WhichBoards({
  chosen,
  onChange,
}: {
  chosen: readonly BoardKind[];
  onChange: (chosen: readonly BoardKind[]) => void;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <fieldset className="chips" aria-label={t('换了哪几块', 'Which boards')}>
      {boardKinds.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={(event) =>
              onChange(boardKinds.filter((one) => (one === kind ? event.target.checked : chosen.includes(one))))
            }
          />
          <span>{label(boardKindWords[kind])}</span>
        </label>
      ))}
    </fieldset>
  );
}
