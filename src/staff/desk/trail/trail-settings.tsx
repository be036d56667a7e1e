import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { isDay } from '../../../domain/base/calendar.ts';
import { roleWords } from '../../../domain/county/account.ts';
import { askedKinds } from '../../../domain/desk/trail-words.ts';
import type { SeenTrail, TrailPage } from '../../../http/api/desk/trail-routes.ts';
import { chosen, useAddress } from '../../base/address.ts';
import { send } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { deviceWords } from '../../../domain/county/session/device-words.ts';
import { TrailLinks } from './trail-links.tsx';
import { TrailState } from './trail-state.tsx';
import './trail.css';

const filterNames = ['account', 'kind', 'group', 'from', 'to', 'number'] as const;

/** 审计: who signed in, looked at, searched, took out and changed what; each choice stands in the address. */
export function TrailSettings() {
  const t = useWords();
  const { search } = useAddress();
  const query = askedOf(search);
  const fault = usePeriodFault();
  const trail = useInfiniteQuery({
    queryKey: ['trail', query],
    enabled: fault === null,
    queryFn: ({ pageParam, signal }) =>
      send<TrailPage>(`/trail?${query}${pageParam === null ? '' : `&after=${pageParam}`}`, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  const [first] = trail.data?.pages ?? [];
  return (
    <section className="card" aria-label={t('审计留痕', 'Audit trail')}>
      <div className="card-head trail-head">
        <span>
          {t('审计留痕', 'Audit trail')} {first === undefined ? null : <Kept page={first} />}
        </span>
        <span className="settings-tools">
          <a className="b" href={`/api/export/trail?${query}&format=xlsx`} download>
            {t('导出表格', 'Export')}
          </a>
          <a className="b" href={`/api/export/trail?${query}&format=csv`} download>
            CSV
          </a>
        </span>
      </div>
      {first === undefined ? null : <TrailState page={first} />}
      <TrailLinks counts={first?.counts ?? null} />
      <Filters people={first?.people ?? []} />
      {fault === null ? (
        <Found trail={trail} isFiltered={query !== ''} />
      ) : (
        <p className="pad err" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

type TrailPages = UseInfiniteQueryResult<InfiniteData<TrailPage>>;

/** The lines that were found, page by page. */
function Found({ trail, isFiltered }: { trail: TrailPages; isFiltered: boolean }) {
  const t = useWords();
  const [first] = trail.data?.pages ?? [];
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {trail.error === null ? null : <ErrorLine error={trail.error} onRetry={() => void trail.refetch()} />}
      {first === undefined && trail.error === null ? <Loading rows={10} /> : null}
      {first === undefined ? null : (
        <>
          <Changes n={first.changes} />
          <Lines items={items} isFiltered={isFiltered} />
        </>
      )}
      {trail.hasNextPage ? (
        <p className="pad">
          <button
            type="button"
            className="b"
            disabled={trail.isFetchingNextPage}
            onClick={() => void trail.fetchNextPage()}
          >
            {t('再看更早的', 'Show earlier ones')}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** What of the address is asked for. */
function askedOf(search: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const name of filterNames) {
    const value = search.get(name) ?? '';
    if (value !== '') asked.set(name, value);
  }
  return asked.toString();
}

/** What of the days cannot be asked for, with the way out; null where they can. */
function usePeriodFault(): string | null {
  const t = useWords();
  const { search } = useAddress();
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const none = (name: string, nameEn: string, day: string) =>
    t(
      `“${name}”填得不对：没有 ${day} 这一天，写成 2026-04-29 这样的日期。`,
      `${nameEn}: there is no ${day}; write a day like 2026-04-29.`,
    );
  if (from !== '' && !isDay(from)) return none('从哪天', 'From', from);
  if (to !== '' && !isDay(to)) return none('到哪天', 'To', to);
  if (from === '' || to === '' || from <= to) return null;
  return t(
    `“从哪天”（${from}）晚于“到哪天”（${to}），中间没有一天：请对调。`,
    `From (${from}) is after To (${to}): exchange them.`,
  );
}

/** “全部” has no steps of records: those of the one that was asked for are a press away. */
function Changes({ n }: { n: number | null }) {
  const t = useWords();
  const { search, change } = useAddress();
  if (n === null || n === 0) return null;
  return (
    <p className="pad">
      {t(`这个编号另有 ${n} 步改动，不在下面：`, `${n} steps of this record stand apart: `)}
      <a
        href={`?${chosen(search, { kind: 'changed' }).toString()}`}
        onClick={(event) => {
          event.preventDefault();
          change({ kind: 'changed' }, 'step');
        }}
      >
        {t('看改动', 'see them')}
      </a>
    </p>
  );
}

/** For how long it is kept. */
function Kept({ page: { days } }: { page: TrailPage }) {
  const t = useWords();
  return <small>{t(`只能添、不能改，保存 ${days} 天`, `added to and never changed, kept for ${days} days`)}</small>;
}

function Filters({ people }: { people: TrailPage['people'] }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { search, change } = useAddress();
  const all = { value: '', label: t('全部', 'All') };
  // Steps are found by the number of their record alone.
  const allKinds = { value: '', label: t('全部（办件的改动另按编号看）', 'All (steps of a record by its number)') };
  const isAny = filterNames.some((name) => search.has(name));
  return (
    <div className="pad trail-filters">
      <Labelled words={t('人员', 'Person')}>
        <Select
          aria-label={t('人员', 'Person')}
          showSearch={{ optionFilterProp: 'label' }}
          value={search.get('account') ?? ''}
          onChange={(account) => change({ account })}
          options={[
            all,
            ...people.map((one) => ({ value: one.id, label: `${one.name} ${roleWords[one.role][language]}` })),
          ]}
        />
      </Labelled>
      <Labelled words={t('做了什么', 'What')}>
        <Select
          aria-label={t('做了什么', 'What')}
          value={search.get('kind') ?? ''}
          onChange={(kind) => change({ kind, group: null })}
          options={[allKinds, ...Object.entries(askedKinds).map(([value, words]) => ({ value, label: label(words) }))]}
        />
      </Labelled>
      <DayChoice name="from" words={t('从哪天', 'From')} />
      <DayChoice name="to" words={t('到哪天', 'To')} />
      <NumberChoice />
      {isAny ? (
        <button type="button" className="b" onClick={() => change(nothingChosen)}>
          {t('清除条件', 'Clear')}
        </button>
      ) : null}
    </div>
  );
}

const nothingChosen = Object.fromEntries(filterNames.map((name) => [name, null]));

function Labelled({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <span className="trail-filter">
      <span className="dim s" aria-hidden>
        {words}
      </span>
      {children}
    </span>
  );
}

/** Goes into the address once it is a whole day. */
function DayChoice({ name, words }: { name: 'from' | 'to'; words: string }) {
  const { search, change } = useAddress();
  const stands = search.get(name) ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Labelled words={words}>
      <DayInput
        aria-label={words}
        value={typed ?? stands}
        onChange={(value) => {
          const isWhole = value === '' || /^\d{4}-\d{2}-\d{2}$/u.test(value);
          setTyped(isWhole ? null : value);
          if (isWhole) change({ [name]: value });
        }}
      />
    </Labelled>
  );
}

function NumberChoice() {
  const t = useWords();
  const { search, change } = useAddress();
  const stands = search.get('number') ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    if (typed !== null) change({ number: typed.trim() });
    setTyped(null);
  };
  return (
    <Labelled words={t('编号', 'Number')}>
      <Input
        aria-label={t('编号', 'Number')}
        placeholder={t('投2026-0412，或水印号', '投2026-0412 or watermark number')}
        autoComplete="off"
        value={typed ?? stands}
        onChange={(event) => (event.target.value === '' ? change({ number: null }) : setTyped(event.target.value))}
        onBlur={take}
        onPressEnter={take}
      />
    </Labelled>
  );
}

function Lines({ items, isFiltered }: { items: readonly SeenTrail[]; isFiltered: boolean }) {
  const t = useWords();
  const { search } = useAddress();
  if (items.length === 0)
    return (
      <Empty
        words={
          search.get('kind') === 'changed' && (search.get('number') ?? '') === ''
            ? t(
                '改动按编号查：在“编号”里写上，例如 案2026-0009。',
                'Changes are found by a number: write it above, such as 案2026-0009.',
              )
            : isFiltered
              ? t('这些条件下没有留痕；放宽条件再看。', 'Nothing fits these choices.')
              : t('还没有留痕；有人登录、查看、导出就会出现在这里。', 'Nothing yet.')
        }
      />
    );
  return (
    <div className="settings-table trail-table">
      <table>
        <thead>
          <tr>
            {[
              t('时间', 'When'),
              t('人员', 'Who'),
              t('做了什么', 'What'),
              t('说明', 'Details'),
              t('从哪里', 'Where'),
            ].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Line key={one.id} line={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const troubled: ReadonlySet<string> = new Set(['sign-in-failed', 'must-wait', 'view-refused']);

function Line({ line }: { line: SeenTrail }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { at, kind, number, zh, en, address, device } = line;
  return (
    <tr>
      <td className="nw num">{instantShort(at, today)}</td>
      <td className="nw">
        <Who line={line} />
      </td>
      <td className="nw">
        <span className={troubled.has(kind) ? 'tag err' : 'tag'}>{label(askedKinds[kind])}</span>
      </td>
      <td>
        {number === '' ? null : <NumberOf number={number} />}
        {t(zh, en)}
      </td>
      <td className="dim s">
        <span className="num">{address}</span>
        {device === '' ? null : (
          <span className="trail-device" title={device}>
            {' '}
            {label(deviceWords(device))}
          </span>
        )}
      </td>
    </tr>
  );
}

/** A link for who may open what the number names; an auditor reads the trail and no records, and finds here what else was done to it. */
function NumberOf({ number }: { number: string }) {
  const { permissions } = useMe();
  const { search, change } = useAddress();
  const place = placeOfMessage({ matterNumber: number, page: null }, permissions);
  if (place !== null)
    return (
      <>
        <Link to={place} className="num">
          {number}
        </Link>{' '}
      </>
    );
  return (
    <>
      <a
        className="num"
        href={`?${chosen(search, { number }).toString()}`}
        onClick={(event) => {
          event.preventDefault();
          change({ number }, 'step');
        }}
      >
        {number}
      </a>{' '}
    </>
  );
}

/** Who it was, as a choice of his lines alone. */
function Who({ line: { accountId, name, typed, role } }: { line: SeenTrail }) {
  const t = useWords();
  const { language } = useLanguage();
  const { search, change } = useAddress();
  if (accountId === null && name !== '') return <span className="dim">{name}</span>;
  if (accountId === null) return <span className="dim">{t(`没有这个人：${typed}`, `Nobody: ${typed}`)}</span>;
  return (
    <a
      href={`?${chosen(search, { account: accountId }).toString()}`}
      onClick={(event) => {
        event.preventDefault();
        change({ account: accountId }, 'step');
      }}
    >
      {name}
      {role === null ? null : <span className="dim s"> {roleWords[role][language]}</span>}
    </a>
  );
}
