import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import { scopes } from '../../domain/base/actor.ts';
import { satisfactionWords } from '../../domain/complaint/steps/followup.ts';
import { grades, type Grade } from '../../domain/complaint/opinion.ts';
import { useAddress, type Choices } from '../base/address.ts';
import { client, type SeenDigest } from '../base/client.ts';
import { periodOf, periodText } from '../figures/period.ts';
import { Periods } from '../figures/period-choice.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import '../base/ui/settings.css';
import { dayShort } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './opinion.css';

/** 民意摘要: of what was closed in a period, who was satisfied, by office and category, and what people say. */
export default function OpinionPage() {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const may = useMay('opinion.read');
  const { search, change } = useAddress();
  const fallback = periodOf('year', me.today);
  const ownOffice = scopes[me.role] === 'office';
  const query = {
    from: search.get('from') ?? fallback.from,
    to: search.get('to') ?? fallback.to,
    officeId: ownOffice ? undefined : (search.get('officeId') ?? undefined),
    grade: search.get('grade') ?? undefined,
    category: search.get('category') ?? undefined,
  };
  const digest = useQuery({
    queryKey: ['opinions', JSON.stringify(query)],
    queryFn: ({ signal }) => client.opinions(query, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  const directory = useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => client.directory(signal),
    staleTime: 300_000,
    enabled: may && !ownOffice,
  });
  if (!may) return <Empty words={t('您的角色看不到民意摘要。', 'Your role does not see the digest.')} />;
  const offices = directory.data?.organisations.filter((one) => one.kind === 'office') ?? [];
  return (
    <div className="pad opinions">
      <title>{t('民意摘要 · 红盾', 'Opinions · Hongdun')}</title>
      <div className="hd">
        <h1>{t('民意摘要', 'Opinions')}</h1>
        <span className="tag">{periodText(query, language)}</span>
        {ownOffice ? <span className="mut">{me.organisationName}</span> : null}
      </div>
      <div className="opinion-choice">
        <Periods period={query} onChoose={({ from, to }) => change({ from, to })} />
        {ownOffice ? null : (
          <Select
            aria-label={t('范围', 'Scope')}
            value={query.officeId ?? ''}
            style={{ minWidth: 170 }}
            onChange={(officeId: string) => change({ officeId })}
            options={[
              { value: '', label: t('全县', 'Whole county') },
              ...offices.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        )}
      </div>
      {digest.error === null ? null : <ErrorLine error={digest.error} onRetry={() => void digest.refetch()} />}
      {digest.data === undefined ? (
        digest.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <Digest digest={digest.data} grade={query.grade} category={query.category} change={change} />
      )}
    </div>
  );
}

interface DigestProps {
  digest: SeenDigest;
  grade: string | undefined;
  category: string | undefined;
  change: (choices: Choices) => void;
}

function Digest({ digest, grade, category, change }: DigestProps) {
  const t = useWords();
  const label = useLabel();
  const { whole } = digest;
  return (
    <>
      <section className="card opinion-grades" aria-label={t('四档', 'Four grades')}>
        {grades.map((one) => (
          <button
            key={one}
            type="button"
            className={`grade-${one}`}
            aria-pressed={grade === String(one)}
            onClick={() => change({ grade: grade === String(one) ? '' : String(one) })}
          >
            <b>{whole.grades[one]}</b> {label(satisfactionWords[one])}
          </button>
        ))}
        <p>
          <b>{percent(whole.satisfiedShare)}</b> {t('满意率', 'satisfied')}
          <span className="dim s">{t('非常满意和满意 ÷ 有评价的', 'the first two of all graded')}</span>
        </p>
        <p>
          <b>{percent(whole.answeredShare)}</b> {t('评价率', 'graded')}
          <span className="dim s">
            {t(
              `${sum(whole.grades)} / ${whole.closed}，期内办结、没有撤回的`,
              `${sum(whole.grades)} of ${whole.closed} closed and not withdrawn`,
            )}
          </span>
        </p>
      </section>
      {whole.closed === 0 ? (
        <div className="card">
          <Empty words={t('这个期间没有办结的件，所以没有评价。', 'Nothing was closed in this period.')} />
        </div>
      ) : (
        <div className="opinion-tables">
          <Table title={t('按所', 'By office')} name={t('所', 'Office')} rows={digest.byOffice} />
          <Table
            title={t('按类别', 'By category')}
            name={t('类别', 'Category')}
            rows={digest.byCategory}
            chosen={category}
            onChoose={(key) => change({ category: key === category ? '' : key })}
          />
        </div>
      )}
      <section className="card" aria-label={t('群众怎么说', 'What people say')}>
        <h2 className="card-head">
          {t('群众怎么说', 'What people say')} <small>{digest.records.length}</small>
          {grade === undefined && category === undefined ? null : (
            <button type="button" className="b sm go" onClick={() => change({ grade: '', category: '' })}>
              {t('看全部', 'Show all')}
            </button>
          )}
        </h2>
        {digest.records.length === 0 ? (
          <p className="opinion-none dim">{t('没有这样的评价。', 'No such opinion.')}</p>
        ) : (
          <ul className="opinion-records">
            {digest.records.map((one) => (
              <li key={one.number}>
                <p>
                  <span className={one.grade === 4 ? 'tag er' : one.grade === 3 ? 'tag wa' : 'tag gr'}>
                    {label(satisfactionWords[one.grade as Grade])}
                  </span>{' '}
                  <Link className="num" to={`/complaints/${encodeURIComponent(one.number)}`}>
                    {one.number}
                  </Link>{' '}
                  <span className="dim s">
                    {[
                      one.officeName,
                      label({ zh: one.categoryZh, en: one.categoryEn }),
                      dayShort(one.onDay),
                      one.own ? t('自己评的', 'by himself') : t('回访记的', 'from the call'),
                    ].join(' · ')}
                  </span>
                </p>
                {one.words === '' ? null : <p className="opinion-words">{one.words}</p>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Table({
  title,
  name,
  rows,
  chosen,
  onChoose,
}: {
  title: string;
  /** What the first column holds. */
  name: string;
  rows: SeenDigest['byOffice'];
  chosen?: string | undefined;
  onChoose?: (key: string) => void;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">{title}</h2>
      <div className="settings-table opinion-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{name}</th>
              <th scope="col" className="r">
                {t('办结', 'Closed')}
              </th>
              {grades.map((one) => (
                <th key={one} scope="col" className="r">
                  {label(satisfactionWords[one])}
                </th>
              ))}
              <th scope="col" className="r">
                {t('满意率', 'Satisfied')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} aria-current={chosen === row.key ? 'true' : undefined}>
                <th scope="row">
                  {onChoose === undefined || row.key === '' ? (
                    label(row)
                  ) : (
                    <button type="button" className="b sm t" onClick={() => onChoose(row.key)}>
                      {label(row)}
                    </button>
                  )}
                </th>
                <td data-label={t('办结', 'Closed')} className="num r">
                  {row.closed}
                </td>
                {grades.map((one) => (
                  <td
                    key={one}
                    data-label={label(satisfactionWords[one])}
                    className={one === 4 && row.grades[one] > 0 ? 'num r err' : 'num r'}
                  >
                    {row.grades[one]}
                  </td>
                ))}
                <td data-label={t('满意率', 'Satisfied')} className="num r">
                  {percent(row.satisfiedShare)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function percent(share: number | null): string {
  return share === null ? '—' : `${share.toFixed(2)}%`;
}

function sum(of: Record<Grade, number>): number {
  return grades.reduce((all, one) => all + of[one], 0);
}
