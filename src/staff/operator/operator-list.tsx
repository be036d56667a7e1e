import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatYuan } from '../../domain/base/money.ts';
import { counted } from '../../domain/base/words.ts';
import { operatorFigures } from '../../domain/operator/operator-figures.ts';
import { mostBeside, operatorStateWords } from '../../domain/operator/operator.ts';
import { mostRegisterMegabytes, mostRegisterRows } from '../../domain/operator/register-table.ts';
import { useAddress } from '../base/address.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { later } from '../base/later.ts';
import { useMay } from '../base/me.tsx';
import { DropPlace } from '../base/ui/drop-place.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { SideDrawer } from '../base/ui/side-drawer.tsx';
import { FindField } from '../base/ui/table.tsx';
import '../base/ui/settings.css';
import { operatorCalls, type SeenOperatorRow } from './operator-wire.ts';
import './operator.css';

const { Part: OperatorDrawer, useSoon: useDrawerSoon } = later(
  async () => (await import('./operator-form.tsx')).OperatorDrawer,
);

const kinds = [
  { value: '', zh: '全部', en: 'All' },
  { value: 'offered', zh: '等人认的', en: 'To be decided' },
  { value: 'flagged', zh: '有标记的', en: 'Flagged' },
  { value: 'firm', zh: '参与企业', en: 'Firms' },
  { value: 'watched', zh: '我关注的', en: 'Followed by me' },
] as const;

/** 经营者: the shops of the county, the ones of which most is told first. */
export default function OperatorListPage() {
  const t = useWords();
  const may = useMay('operator.read');
  const maySave = useMay('operator.save');
  useDrawerSoon();
  const mayImport = useMay('operator.import');
  const [open, setOpen] = useState<'new' | 'import' | null>(null);
  if (!may) return <Empty words={t('您的角色看不到经营者档案。', 'Your role does not see the register of shops.')} />;
  return (
    <div className="pad settings-body">
      <title>{t('经营者 · 红盾', 'Shops · Hongdun')}</title>
      <div className="hd">
        <h1>{t('经营者档案', 'Register of shops')}</h1>
        <span className="sp" />
        {mayImport ? (
          <button type="button" className="b" onClick={() => setOpen('import')}>
            {t('导入登记库…', 'Import a register…')}
          </button>
        ) : null}
        {maySave ? (
          <button type="button" className="b" onClick={() => setOpen('new')}>
            {t('建一份档', 'Open a file')}
          </button>
        ) : null}
      </div>
      <Filters />
      <Shops />
      <Suspense fallback={null}>
        {open === 'new' ? <OperatorDrawer shop={null} onClose={() => setOpen(null)} /> : null}
      </Suspense>
      {open === 'import' ? <ImportDrawer onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

function Filters() {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const directory = useDirectory();
  const only = search.get('only') ?? '';
  const towns = (directory?.regions ?? []).filter(({ kind }) => kind === 'town');
  return (
    <div className="operator-tools">
      <FindField
        label={t('店名、代码、地址', 'Name, code, address')}
        value={search.get('q') ?? ''}
        onChange={(q) => change({ q: q.slice(0, 60) })}
      />
      <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
        {kinds.map(({ value, ...words }) => (
          <button key={value} type="button" aria-pressed={only === value} onClick={() => change({ only: value })}>
            {label(words)}
          </button>
        ))}
      </fieldset>
      <select
        className="b sm"
        aria-label={t('乡镇', 'Town')}
        value={search.get('town') ?? ''}
        onChange={(event) => change({ town: event.target.value })}
      >
        <option value="">{t('全县', 'The whole county')}</option>
        {towns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Shops() {
  const t = useWords();
  const { search } = useAddress();
  const query = new URLSearchParams();
  for (const name of ['q', 'only', 'town']) {
    const value = search.get(name)?.trim() ?? '';
    if (value !== '') query.set(name, value);
  }
  const asked = query.toString();
  const found = useInfiniteQuery({
    queryKey: ['operators', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      operatorCalls.list(pageParam === null ? asked : `${asked}&after=${encodeURIComponent(pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={8} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <section className="card">
      <h2 className="card-head">
        {t('件多的在前', 'Most told first')}{' '}
        <small>{t('近 24 个月，按统计口径', 'within 24 months, as the figures define')}</small>
      </h2>
      {items.length === 0 ? (
        <Empty
          words={t(
            '没有这样的店。投诉、举报登记以后一两分钟自己认到这里；也可以建一份档，或者导入登记库。',
            'No such shop. Complaints and tip-offs come here a minute or two after their filing; open a file, or import a register.',
          )}
        />
      ) : (
        <ShopTable items={items} />
      )}
      {found.hasNextPage ? (
        <p className="pad">
          <button
            type="button"
            className="b"
            aria-disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('再看一些', 'Show more')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function ShopTable({ items }: { items: readonly SeenOperatorRow[] }) {
  const t = useWords();
  const [ticked, setTicked] = useState<ReadonlyMap<string, string>>(new Map());
  const tick = ({ id, name }: SeenOperatorRow) => {
    const next = new Map(ticked);
    if (!next.delete(id)) next.set(id, name);
    setTicked(next);
  };
  const { language } = useLanguage();
  const figures = (['complaints', 'tipoffs', 'agreements', 'unkept', 'recoveredFen'] as const).map((name) => {
    const { zh, en, definitionZh, definitionEn } = operatorFigures[name];
    return { name, word: language === 'zh' ? zh : en, definition: language === 'zh' ? definitionZh : definitionEn };
  });
  return (
    <>
      <Beside ticked={ticked} onClear={() => setTicked(new Map())} />
      <div className="settings-table operator-table">
        <table>
          <thead>
            <tr>
              <th scope="col" className="operator-tick">
                <span className="sr">{t('勾选', 'Tick')}</span>
              </th>
              <th scope="col">{t('店', 'Shop')}</th>
              <th scope="col">{t('在哪里', 'Place')}</th>
              {figures.map(({ name, word, definition }) => (
                <th key={name} scope="col" className="r" title={definition}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <ShopRow key={one.id} one={one} isTicked={ticked.has(one.id)} onTick={() => tick(one)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** 放在一起看: two or three that were ticked, printed side by side; they stay ticked when the list is looked through for another. */
function Beside({ ticked, onClear }: { ticked: ReadonlyMap<string, string>; onClear: () => void }) {
  const t = useWords();
  const n = ticked.size;
  const names = [...ticked.values()].join('、');
  const words =
    n === 0
      ? t(`勾两家到 ${mostBeside} 家，放在一起看。`, `Tick two to ${mostBeside} to see them side by side.`)
      : n > mostBeside
        ? t(
            `一次最多放 ${mostBeside} 家，请去掉 ${n - mostBeside} 家。`,
            `At most ${mostBeside} at a time; take ${n - mostBeside} away.`,
          )
        : n === 1
          ? t(`勾了 ${names}，再勾一家。`, `${names} is ticked; tick one more.`)
          : t(`勾了 ${names}。`, `Ticked: ${names}.`);
  return (
    <output className="operator-beside">
      <span className={n > mostBeside ? 'err' : 'dim'}>{words}</span>
      {n < 2 || n > mostBeside ? null : (
        <a className="b sm" href={`/papers/operators/${[...ticked.keys()].join(',')}`} target="_blank" rel="noreferrer">
          {t('放在一起看', 'See side by side')}
        </a>
      )}
      {n === 0 ? null : (
        <button type="button" className="b sm plain" onClick={onClear}>
          {t('都不勾', 'Clear')}
        </button>
      )}
    </output>
  );
}

function ShopRow({ one, isTicked, onTick }: { one: SeenOperatorRow; isTicked: boolean; onTick: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { counts } = one;
  return (
    <tr>
      <td className="operator-tick">
        <input
          type="checkbox"
          aria-label={t(`勾 ${one.name}`, `Tick ${one.name}`)}
          checked={isTicked}
          onChange={onTick}
        />
      </td>
      <th scope="row">
        <Link to={`/operators/${one.id}`}>{one.name}</Link>{' '}
        {one.names === 0 ? null : (
          <span className="dim s">{t(`另有 ${one.names} 个叫法`, counted(one.names, 'other name'))}</span>
        )}{' '}
        {one.state === 'open' ? null : <span className="tag">{label(operatorStateWords[one.state])}</span>}
        {one.flags === 0 ? null : <span className="tag wa">{t(`标记 ${one.flags}`, counted(one.flags, 'flag'))}</span>}
        {one.offered === 0 ? null : (
          <span className="tag pr">{t(`等人认 ${one.offered}`, `${one.offered} to decide`)}</span>
        )}
        {one.isFirm ? <span className="tag gr">{t('参与企业', 'Firm')}</span> : null}
        <span className="operator-brief dim">
          {t(
            `投诉 ${counts.complaints}，举报 ${counts.tipoffs}，协议 ${counts.agreements}，没履行 ${counts.unkept}`,
            `complaints ${counts.complaints}, tip-offs ${counts.tipoffs}, agreements ${counts.agreements}, not kept ${counts.unkept}`,
          )}
        </span>
      </th>
      <td>{one.address === '' ? one.place : one.address}</td>
      <td className="r">{counts.complaints}</td>
      <td className="r">{counts.tipoffs}</td>
      <td className="r">{counts.agreements}</td>
      <td className="r">{counts.unkept === 0 ? '0' : <span className="err">{counts.unkept}</span>}</td>
      <td className="r nw">{formatYuan(counts.recoveredFen)}</td>
    </tr>
  );
}

/** A register's list becomes a run of the imports, whose page says what each line will make before anything is written. */
function ImportDrawer({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined || busy) return;
    setBusy(true);
    setError(null);
    try {
      const run = await operatorCalls.importRegister(file);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void go(`/imports/${run.id}`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <SideDrawer title={t('导入登记库', 'Import a register')} onClose={onClose}>
      <DropPlace
        input={input}
        label={t('选登记库的名单', 'Choose the list')}
        accept=".xlsx,.csv,.txt"
        busy={busy}
        words={
          busy ? t('正在读表…', 'Reading…') : t('把名单拖到这里，或者点这里选文件', 'Drop a list here, or choose one')
        }
        hint={t(
          `xlsx 或 csv，最多 ${mostRegisterMegabytes} 兆、${mostRegisterRows} 家。要有“名称”或“店名”一栏；有信用代码、电话、经营场所、登记状态更好。先试读，您看过每一行会怎样再导；再导一次什么都不变。`,
          `xlsx or csv, up to ${mostRegisterMegabytes} MB and ${mostRegisterRows} shops, with a column 名称 or 店名; code, telephone, address and state help. It is looked through first, and nothing is written before you confirm.`,
        )}
        onFile={(file) => void take(file)}
      />
      {error === null ? null : <ErrorLine error={error} />}
    </SideDrawer>
  );
}
