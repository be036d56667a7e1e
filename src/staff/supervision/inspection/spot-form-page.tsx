import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { spotFormStateWords, type SpotFormState } from '../../../domain/supervision/inspection/spot-form.ts';
import type { CloseSpotForm } from '../../../domain/supervision/inspection/spot-form.ts';
import type { SeenSpotForm, SpotFormYear } from '../../../http/api/supervision/inspection/spot-form-routes.ts';
import { useAddress } from '../../base/address.ts';
import { send, type Wire } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import '../../base/ui/settings.css';
import '../enforcement/enforcement.css';

const closeSpotForm = async () => (await import('../../../domain/supervision/inspection/spot-form.ts')).CloseSpotForm;

type Row = Wire<SeenSpotForm>;

/** 当场决定书编号: what became of each number of a year, by the officer with whom it lay; what is not used is spoiled or returned here. */
export default function SpotFormPage() {
  const t = useWords();
  const { search, change } = useAddress();
  const year = search.get('year') ?? '';
  const asked = useQuery({
    queryKey: ['spot-forms', year],
    queryFn: ({ signal }) => send<Wire<SpotFormYear>>(`/spot-forms${year === '' ? '' : `?year=${year}`}`, { signal }),
  });
  const [chosen, setChosen] = useState<Row | null>(null);
  if (asked.data === undefined)
    return asked.error === null ? (
      <Loading rows={6} />
    ) : (
      <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />
    );
  const { rows, years, isWhole } = asked.data;
  const shown = rows.filter(isAskedFor(search));
  return (
    <div className="pad settings-body">
      <title>{`${t('当场决定书编号', 'Forms on the spot')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{t('当场处罚决定书的编号', 'Numbers of decisions on the spot')}</h1>
      </div>
      <p className="mut">
        {isWhole
          ? t(
              '一年里每一个号都有去向：在谁的手机上、用在哪件案、作废还是交回。收回的号不再发。',
              'Each number of the year is accounted for; one that was taken back is not given out again.',
            )
          : t(
              '本所的人领的号：在谁的手机上、用在哪件案、作废还是交回。收回的号不再发。',
              'Numbers that people of your office have; one that was taken back is not given out again.',
            )}
      </p>
      <Filters data={asked.data} search={search} change={change} years={years} />
      <p className="mut">{t(`${shown.length} 个号`, `${shown.length} numbers`)}</p>
      {shown.length === 0 ? (
        <section className="card pad">{t('没有这样的号。', 'There is none.')}</section>
      ) : (
        <Table rows={shown} onClose={setChosen} />
      )}
      {chosen === null ? null : <Closing row={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

function Closing({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory(true);
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t(`收回 ${row.number}`, `Take back ${row.number}`)}
      keptAs={t('收回编号', 'Take back a number')}
      press={t('收回', 'Take back')}
      schema={closeSpotForm}
      directory={directory}
      draft={`spot-form.${row.number}`}
      queryKey="spot-forms"
      saved={t('收回了', 'Taken back')}
      send={(input) =>
        send<object>(`/spot-forms/${encodeURIComponent(row.number)}/close`, {
          method: 'POST',
          body: input as z.infer<typeof CloseSpotForm>,
        })
      }
      onClose={onClose}
    />
  );
}

function isAskedFor(search: URLSearchParams): (row: Row) => boolean {
  const [state, holder] = [search.get('state'), search.get('holder')];
  return (row) => (state === null || row.state === state) && (holder === null || row.holder === holder);
}

const states = Object.keys(spotFormStateWords).filter((one): one is SpotFormState =>
  Object.hasOwn(spotFormStateWords, one),
);

/** By year, by officer and by what became of it, each with how many there are. */
function Filters({
  data: { rows, year },
  years,
  search,
  change,
}: {
  data: Wire<SpotFormYear>;
  years: readonly number[];
} & Pick<ReturnType<typeof useAddress>, 'search' | 'change'>) {
  const t = useWords();
  const label = useLabel();
  const holders = [...new Set(rows.map(({ holder }) => holder))].filter((one) => one !== '').toSorted();
  const of = (name: 'state' | 'holder', value: string) => rows.filter((row) => row[name] === value).length;
  const pick = (name: string, words: string, options: readonly [string, string][], value: string) => (
    <label>
      {words}{' '}
      <select value={value} onChange={(event) => change({ [name]: event.target.value })}>
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
  const all: [string, string] = ['', t('全部', 'All')];
  const known = [...new Set([year, ...years])].toSorted((a, b) => b - a);
  return (
    <p className="form-filters">
      {pick(
        'year',
        t('哪年', 'Year'),
        known.map((one): [string, string] => [String(one), String(one)]),
        String(year),
      )}
      {pick(
        'holder',
        t('谁领的', 'Officer'),
        [all, ...holders.map((one): [string, string] => [one, `${one}（${of('holder', one)}）`])],
        search.get('holder') ?? '',
      )}
      {pick(
        'state',
        t('去向', 'What became of it'),
        [
          all,
          ...states.map((one): [string, string] => [one, `${label(spotFormStateWords[one])}（${of('state', one)}）`]),
        ],
        search.get('state') ?? '',
      )}
    </p>
  );
}

function Table({ rows, onClose }: { rows: readonly Row[]; onClose: (row: Row) => void }) {
  const t = useWords();
  const mayClose = rows.some((row) => row.mayClose);
  return (
    <section className="card settings-table">
      <table>
        <caption className="sr">{t('当场处罚决定书的编号', 'Numbers of decisions on the spot')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('编号', 'Number')}</th>
            <th scope="col">{t('去向', 'What became of it')}</th>
            <th scope="col">{t('谁领的', 'Officer')}</th>
            <th scope="col">{t('在哪部手机', 'Telephone')}</th>
            <th scope="col">{t('案件、原因', 'Case, or why')}</th>
            {mayClose ? <th scope="col">{t('收回', 'Take back')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.n} row={row} mayClose={mayClose} onClose={onClose} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ row, mayClose, onClose }: { row: Row; mayClose: boolean; onClose: (row: Row) => void }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const mayRead = useMay('enforcement.read');
  const { number, n, state, holder, office, device, isDeviceOff, givenAt, endedAt, caseNumber, closedBy, reason } = row;
  const when = endedAt ?? givenAt;
  return (
    <tr>
      <th scope="row">{number === '' ? t(`第 ${n} 号`, `No. ${n}`) : number}</th>
      <td data-label={t('去向', 'What became of it')}>
        {state === 'unknown' ? (
          <span className="tag wa">{label(spotFormStateWords[state])}</span>
        ) : (
          label(spotFormStateWords[state])
        )}
        {when === null ? null : <span className="mut"> {instantShort(when, today)}</span>}
      </td>
      <td data-label={t('谁领的', 'Officer')}>
        {holder === '' ? '—' : holder} <span className="mut">{office}</span>
      </td>
      <td data-label={t('在哪部手机', 'Telephone')}>
        {device === '' ? '—' : device}
        {isDeviceOff && state === 'held' ? (
          <span className="tag wa">{t('手机已停用，请作废', 'cut off: take it back')}</span>
        ) : null}
      </td>
      <td data-label={t('案件、原因', 'Case, or why')}>
        {caseNumber === '' ? null : mayRead ? (
          <Link to={`/enforcements/${encodeURIComponent(caseNumber)}`}>{caseNumber}</Link>
        ) : (
          caseNumber
        )}
        {reason === '' ? null : t(`${closedBy}：${reason}`, `${closedBy}: ${reason}`)}
      </td>
      {mayClose ? (
        <td>
          {row.mayClose ? (
            <button type="button" className="b sm" onClick={() => onClose(row)}>
              {t('作废、交回', 'Take back')}
            </button>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}
