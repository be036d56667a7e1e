import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { Link } from 'react-router';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { periodText } from './period.ts';
import '../base/ui/settings.css';

/** One record behind a number, and what it counts for. */
export interface RecordRow {
  id: string;
  number: string;
  title: string;
  place: string;
  onDay: string | null;
  n: number;
  /** The page on which it stands; null where the reader has to look for it himself. */
  to: string | null;
}

interface Props {
  words: { zh: string; en: string; definitionZh: string; definitionEn: string };
  period: { from: string; to: string };
  found: { data: unknown; error: Error | null; refetch: () => unknown };
  records: readonly RecordRow[];
  /** What all of them count for, where more may be than are shown; null where it was not kept. */
  n?: number | null | undefined;
  /** Whether more may be than are shown, and whether those that are shown are the newest. */
  isCut?: boolean;
  isNewestFirst?: boolean;
  onMore?: (() => void) | undefined;
}

/** 一个数后面的每一笔: what it means, the sum of what its records count for, and they themselves. */
export function RecordsPage({ words, period, found, records, n, isCut, isNewestFirst, onMore }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <div className="pad settings-body">
      <title>{`${label(words)} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{label(words)}</h1>
        <span className="tag">{periodText(period, language)}</span>
        <b className="num">
          {n === null ? t('没有留存', 'Not kept') : (n ?? records.reduce((sum, one) => sum + one.n, 0))}
        </b>
      </div>
      <p className="dim">{language === 'zh' ? words.definitionZh : words.definitionEn}</p>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={label(words)}>
          {records.length === 0 ? (
            <Empty
              words={
                n === null
                  ? t('这段时间的台账没有留存，没有数。', 'The ledger of these days was not kept; nothing was counted.')
                  : t('这段时间没有。', 'Nothing in this period.')
              }
            />
          ) : (
            <RecordTable records={records} />
          )}
          {isCut === true ? (
            <p className="mut">
              {isNewestFirst === true
                ? t(`先列最近的 ${records.length} 笔。`, `The newest ${records.length} are listed.`)
                : t(`先列 ${records.length} 笔。`, `The first ${records.length} are listed.`)}{' '}
              {onMore === undefined ? (
                t(
                  '这一页最多列这么多；要看其余的，把日期缩短，或者只看一个所。',
                  'This page lists no more: choose fewer days, or one office, to see the others.',
                )
              ) : (
                <button type="button" className="b" onClick={onMore}>
                  {t('再列一些', 'List more')}
                </button>
              )}
            </p>
          ) : null}
        </section>
      )}
    </div>
  );
}

/** What each counts for is told where that is not one of them each. */
function RecordTable({ records }: Pick<Props, 'records'>) {
  const t = useWords();
  const hasCounts = records.some(({ n }) => n !== 1);
  const [number, place, day, counts] = [
    t('编号', 'Number'),
    t('哪里', 'Where'),
    t('哪天', 'Day'),
    t('算多少', 'Counts'),
  ];
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{number}</th>
            <th scope="col">{t('名称', 'Name')}</th>
            <th scope="col">{day}</th>
            <th scope="col">{place}</th>
            {hasCounts ? (
              <th scope="col" className="r">
                {counts}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {records.map((one) => (
            <tr key={one.id}>
              <td data-label={number}>{one.number}</td>
              <th scope="row">{one.to === null ? one.title : <Link to={one.to}>{one.title}</Link>}</th>
              <td data-label={day}>{one.onDay ?? ''}</td>
              <td data-label={place}>{one.place}</td>
              {hasCounts ? (
                <td className="num r" data-label={counts}>
                  {one.n}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
